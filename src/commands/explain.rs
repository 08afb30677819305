//! `engross explain`: why a rule reports what it reports, and which facts there are.

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::lint;
use crate::report::{Side, TextTable};
use crate::source::Sources;

/// What to explain.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A rule, `rules`, or `facts`.
    pub subject: String,
}

/// Explains.
///
/// # Errors
/// If nothing has this name.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    match options.subject.as_str() {
        "rules" => {
            let mut table = TextTable::new([
                ("rule", Side::Left),
                ("group", Side::Left),
                ("reports", Side::Left),
            ]);
            for rule in lint::RULES {
                table.row([rule.name, rule.group.word(), rule.summary()]);
            }
            console.say(&table.print(console.width));
        }
        "facts" => facts(console)?,
        name => {
            let rule = lint::rule(name).ok_or_else(|| {
                let near = lint::nearest_rule(name).map_or_else(
                    || "`engross explain rules` lists them".to_owned(),
                    |near| format!("did you mean `{}`?", near.name),
                );
                format!("there is no rule `{name}`; {near}")
            })?;
            console.say(rule.guide);
        }
    }
    Ok(Outcome::Fine)
}

fn facts(console: &mut Console<'_>) -> Result<(), String> {
    let (library, _) = open::open_library(&LibraryOptions::default(), &mut Sources::default())?;
    let mut table = TextTable::new([
        ("fact", Side::Left),
        ("values", Side::Left),
        ("answered by", Side::Left),
        ("question", Side::Left),
    ]);
    for fact in library.facts.iter() {
        let values = if fact.values.is_empty() {
            "true, false".to_owned()
        } else {
            fact.values.join(", ")
        };
        let from = match fact.from.as_str() {
            "declared" => "[facts]".to_owned(),
            "engagement" => "[engagement]".to_owned(),
            record => format!("[[{record}]]"),
        };
        table.row([fact.name.as_str(), &values, &from, &fact.asks]);
    }
    console.say(&table.print(console.width));
    Ok(())
}
