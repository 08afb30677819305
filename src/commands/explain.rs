//! `engross explain`: why a rule reports what it reports, and which facts there are.

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::condition::FactDefinition;
use crate::lint;
use crate::report::{Side, TextTable};
use crate::source::{Sources, nearest};

/// What to explain.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A rule, a fact, `rules`, or `facts`.
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
        name => match lint::rule(name) {
            Some(rule) => console.say(rule.guide),
            None => fact(name, console)?,
        },
    }
    Ok(Outcome::Fine)
}

/// One fact; what is neither a rule nor a fact may be a clause.
fn fact(name: &str, console: &mut Console<'_>) -> Result<(), String> {
    let (library, _) = open::open_library(&LibraryOptions::default(), &mut Sources::default())?;
    if let Some(fact) = library.facts.get(name) {
        console.say(&format!(
            "{}: {}\nvalues: {}\nanswered by: {}",
            fact.name,
            fact.asks,
            values(fact),
            home(fact)
        ));
        return Ok(());
    }
    if let Some(clause) = super::clauses::named(&library, name) {
        return Err(format!(
            "`{name}` is no rule but a clause: `engross clauses show {}`",
            clause.id
        ));
    }
    let known = lint::RULES
        .iter()
        .map(|rule| rule.name)
        .chain(library.facts.iter().map(|fact| fact.name.as_str()));
    let help = nearest(name, known).map_or_else(
        || "`engross explain rules` and `engross explain facts` list them".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(format!("there is no rule or fact `{name}`; {help}"))
}

fn values(fact: &FactDefinition) -> String {
    if fact.values.is_empty() {
        "true, false".to_owned()
    } else {
        fact.values.join(", ")
    }
}

fn home(fact: &FactDefinition) -> String {
    match fact.from.as_str() {
        "declared" => "[facts]".to_owned(),
        "engagement" => "[engagement]".to_owned(),
        record => format!("[[{record}]]"),
    }
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
        table.row([fact.name.as_str(), &values(fact), &home(fact), &fact.asks]);
    }
    console.say(&table.print(console.width));
    Ok(())
}
