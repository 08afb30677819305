//! Which requirements a tender asks for: those of the clauses that the agreement will have, and of the
//! pages of the annex, whose conditions hold for the facts; with their blanks filled.

use crate::assembly::Draft;
use crate::condition::Facts;
use crate::engagement::Engagement;
use crate::finding::{Finding, Group};
use crate::library::{
    Better, Blank, Clause, ClauseKind, Each, Evidence, Library, Priority, Run, TenderRequirement,
};
use crate::source::{Place, nearest};
use crate::tender::{Words, levels};
use crate::written::{Kind, Node, Value};

/// One requirement as this tender asks it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Stable name, such as `AUD-1`.
    pub id: String,
    /// Folder name of the family.
    pub family: String,
    /// Title of the topic: that of the family, or of the page.
    pub topic: String,
    /// Id of the clause or page that it belongs to.
    pub clause: String,
    /// Number of that clause in the agreement; nothing for a page of the annex.
    pub number: Option<String>,
    /// Heading of that clause.
    pub title: String,
    /// The sentence, blanks filled.
    pub text: String,
    /// Whether a provider has to comply.
    pub priority: Priority,
    /// What the provider encloses.
    pub evidence: Vec<Evidence>,
    /// What a measurable answer looks like.
    pub measure: String,
    /// The values that an answer may offer.
    pub offers: Vec<Offer>,
    /// Requirements of frameworks that it carries.
    pub satisfies: Vec<String>,
    /// Where it is written.
    pub place: Place,
}

/// A value that an answer may offer.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Name of the blank.
    pub blank: String,
    /// Path of the value in an engagement: `clause.audit.right-to-audit.notice`.
    pub path: String,
    /// Id of the target whose value it is; nothing for a blank.
    pub target: Option<String>,
    /// Path at which the engagement states the value instead, if it does.
    pub from: Option<String>,
    /// What may stand there.
    pub kind: Kind,
    /// Key and phrase of each option of a choice.
    pub options: Vec<(String, String)>,
    /// The question.
    pub asks: String,
    /// A realistic value, as it is printed.
    pub example: String,
    /// The value that the engagement asks for.
    pub asked: Option<AskedValue>,
    /// Which value is better for the Customer.
    pub better: Option<Better>,
    /// Unit in which a bare number is meant, as printed: "Working Days"; empty if there is none.
    pub unit: String,
    /// The same unit as an engagement writes it: `bd`.
    pub suffix: String,
}

/// A value that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedValue {
    /// As an engagement writes it.
    pub written: String,
    /// As it is printed.
    pub printed: String,
}

/// The requirements of a tender, by topic; pages of the annex first. `agreement` is a draft of the
/// agreement, which says which clauses there will be and how they are numbered.
pub fn asked(
    engagement: &Engagement,
    library: &Library,
    facts: &Facts,
    agreement: &Draft,
    words: &Words,
) -> (Vec<Asked>, Vec<Finding>) {
    let mut found = Vec::new();
    let pages = library
        .clauses
        .values()
        .filter(|one| one.kind == ClauseKind::Page && one.when.holds(facts))
        .map(|page| (page, None));
    let clauses = agreement.chosen.iter().filter_map(|chosen| {
        Some((
            library.clauses.get(&chosen.id)?,
            Some(chosen.number.clone()),
        ))
    });
    for (clause, number) in pages.chain(clauses) {
        for one in &clause.requirements {
            if !one.when.holds(facts) {
                continue;
            }
            let asked = fill(one, clause, number.clone(), engagement, library, words);
            match one.each {
                Some(Each::ServiceLevel) => {
                    found.extend(levels::asked(one, &asked, engagement));
                }
                None => found.push(asked),
            }
        }
    }
    let unknown = unknown_names(engagement, library, &found);
    found.retain_mut(|one| {
        let otherwise = otherwise(one, engagement);
        match otherwise {
            Some("mandatory") => one.priority = Priority::Mandatory,
            Some("scored") => one.priority = Priority::Scored,
            _ => {}
        }
        otherwise != Some("not-asked")
    });
    let order = |one: &Asked| match one.number {
        None => 0,
        Some(_) => library
            .families
            .iter()
            .position(|(id, _)| *id == one.family)
            .map_or(usize::MAX, |at| at + 1),
    };
    found.sort_by_key(|one| (order(one), natural(&one.id)));
    (found, unknown)
}

/// How the engagement wants it asked, if not as the library says: what it says about this one, else
/// about all for which the library asks the same.
fn otherwise<'a>(one: &Asked, engagement: &'a Engagement) -> Option<&'a str> {
    let priorities = &engagement.tender.priorities;
    let of = |id: &str| priorities.iter().find(|other| other.of.value == id);
    let found = of(&one.id).or_else(|| of(one.common_id()));
    found.map(|other| other.priority.as_str())
}

impl Asked {
    /// The id in the library: `SLA-11` for `SLA-11/k01`, which is asked once for each Service Level.
    pub fn common_id(&self) -> &str {
        let common = self.id.split_once('/');
        common.map_or(&self.id, |(common, _)| common)
    }
}

/// Family and number of an id, so that AUD-2 stands before AUD-10; Service Levels of one id keep
/// their order.
fn natural(id: &str) -> (String, u32) {
    let id = id.split_once('/').map_or(id, |(common, _)| common);
    let (family, number) = id.split_once('-').unwrap_or((id, ""));
    (family.to_owned(), number.parse().unwrap_or(0))
}

fn fill(
    one: &TenderRequirement,
    clause: &Clause,
    number: Option<String>,
    engagement: &Engagement,
    library: &Library,
    words: &Words,
) -> Asked {
    let folder = clause.id.split_once('/').map_or("", |(folder, _)| folder);
    let family = library
        .families
        .iter()
        .find(|(id, _)| id == folder && clause.kind != ClauseKind::Page);
    Asked {
        id: one.id.value.clone(),
        family: folder.to_owned(),
        topic: family.map_or_else(|| clause.title.value.clone(), |(_, title)| title.clone()),
        clause: clause.id.clone(),
        number,
        title: clause.title.value.clone(),
        text: sentence(&one.text, clause, engagement, words),
        priority: one.priority,
        evidence: one.evidence.clone(),
        measure: one.measure.clone(),
        offers: one
            .offers
            .iter()
            .filter_map(|name| Some(offer(clause.blank(&name.value)?, clause, engagement)))
            .collect(),
        satisfies: one.satisfies.iter().map(|id| id.value.clone()).collect(),
        place: one.id.place,
    }
}

/// Words and blanks in one sentence.
pub(super) fn sentence(
    runs: &[Run],
    clause: &Clause,
    engagement: &Engagement,
    words: &Words,
) -> String {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Words(plain) => text.push_str(&plain.value),
            Run::Blank(name) => {
                let printed = clause
                    .blank(&name.value)
                    .and_then(|blank| blank.printed(value(blank, clause, engagement)?));
                text.push_str(printed.as_deref().unwrap_or(&words.open_value));
            }
            Run::Break => text.push(' '),
            Run::Definition(_) | Run::Link(_) => {}
        }
    }
    text
}

/// The value of a blank: from the clause's settings, else from the engagement.
fn value<'a>(blank: &Blank, clause: &Clause, engagement: &'a Engagement) -> Option<&'a Node> {
    engagement
        .settings
        .of(&clause.id)
        .and_then(|setting| {
            setting
                .blanks
                .iter()
                .find(|entry| entry.key == blank.name.value)
        })
        .map(|entry| &entry.node)
        .or_else(|| engagement.node.at(&blank.from.as_ref()?.value))
}

fn offer(blank: &Blank, clause: &Clause, engagement: &Engagement) -> Offer {
    let name = &blank.name.value;
    let path = match clause.id.strip_prefix("schedules/") {
        Some(schedule) => format!("schedule.{schedule}.{name}"),
        None => format!("clause.{}.{name}", clause.id.replace('/', ".")),
    };
    let own = engagement
        .settings
        .of(&clause.id)
        .is_some_and(|setting| setting.blanks.iter().any(|entry| entry.key == *name));
    let asked = value(blank, clause, engagement).and_then(|node| {
        Some(AskedValue {
            written: written(node)?,
            printed: blank.printed(node)?,
        })
    });
    let example = written(&blank.example).unwrap_or_default();
    let like = asked.as_ref().map_or(&example, |asked| &asked.written);
    let (unit, suffix) = unit(blank.kind, like, &engagement.header.currency);
    Offer {
        blank: name.clone(),
        from: blank
            .from
            .as_ref()
            .filter(|_| !own && asked.is_some())
            .map(|from| from.value.clone()),
        path,
        target: None,
        kind: blank.kind,
        options: blank.options.clone(),
        asks: blank.asks.clone(),
        example: blank.printed(&blank.example).unwrap_or_default(),
        asked,
        better: blank.better(),
        unit,
        suffix,
    }
}

/// A single value as it is written.
fn written(node: &Node) -> Option<String> {
    Some(match &node.value {
        Value::Text(text) | Value::Float(text) | Value::Instant(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(elements) => elements
            .iter()
            .filter_map(written)
            .collect::<Vec<_>>()
            .join("; "),
        Value::Table(_) => return None,
    })
}

/// The unit of a bare number: that of the kind, or for times that of the value asked for.
pub(super) fn unit(kind: Kind, like: &str, currency: &str) -> (String, String) {
    let (name, suffix) = match kind {
        Kind::Percentage | Kind::Share => ("%", "%"),
        Kind::SupportDays => ("Working Days", "bd"),
        Kind::SupportHours => ("Working Hours", "bh"),
        Kind::Months => ("months", "mo"),
        Kind::Money => return (currency.to_owned(), format!(" {currency}")),
        Kind::Quantity if like.ends_with('%') => ("%", "%"),
        Kind::Quantity if like.ends_with("/s") => ("per second", "/s"),
        Kind::Quantity if like.ends_with(currency) && !currency.is_empty() => {
            return (currency.to_owned(), format!(" {currency}"));
        }
        Kind::Duration | Kind::Period | Kind::Interval | Kind::Quantity => {
            match like.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.') {
                "ms" => ("milliseconds", "ms"),
                "s" => ("seconds", "s"),
                "min" => ("minutes", "min"),
                "h" => ("hours", "h"),
                "d" => ("days", "d"),
                "wk" => ("weeks", "wk"),
                "bh" => ("Working Hours", "bh"),
                "bd" => ("Working Days", "bd"),
                "mo" => ("months", "mo"),
                _ => ("", ""),
            }
        }
        _ => ("", ""),
    };
    (name.to_owned(), suffix.to_owned())
}

/// Weights and priorities of what nobody asks.
fn unknown_names(engagement: &Engagement, library: &Library, asked: &[Asked]) -> Vec<Finding> {
    let ids: Vec<&str> = library
        .clauses
        .values()
        .flat_map(|clause| &clause.requirements)
        .map(|one| one.id.value.as_str())
        .chain(asked.iter().map(|one| one.id.as_str()))
        .collect();
    let families: Vec<&str> = library.families.iter().map(|(id, _)| id.as_str()).collect();
    let tender = &engagement.tender;
    let priorities = tender.priorities.iter().map(|one| (&one.of, false));
    let weights = tender.weights.iter().map(|one| (&one.of, true));
    let mut findings = Vec::new();
    for (name, may_be_family) in priorities.chain(weights) {
        let mut known = ids.clone();
        if may_be_family {
            known.extend(&families);
        }
        if known.contains(&name.value.as_str()) {
            continue;
        }
        let help = nearest(&name.value, known.iter().copied()).map_or_else(
            || "use an id that `engross annex` prints, such as AUD-1".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("no requirement has the id `{}`", name.value.escape_debug());
        let finding = Finding::error("dangling-id", Group::References, name.place, message);
        findings.push(finding.help(help));
    }
    findings
}
