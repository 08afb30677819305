//! Judges the library as a whole: whether each requirement is carried in every deal to which it
//! applies, proved over all combinations of facts.

use crate::condition::{self, Condition, implies};
use crate::coverage::applies::background;
use crate::coverage::{By, Cause, Coverage, Evidence, Judged, State, judged};
use crate::library::{ClauseKind, Framework, Library, Requirement};
use crate::source::Located;

/// Where the texts of the library, in their preferred wordings, meet the requirements of all its
/// frameworks. The reason of a requirement that is carried in some deals only names the condition.
pub fn of_library<'a>(library: &'a Library, evidence: &Evidence<'_>) -> Coverage<'a> {
    let certain = certain(library);
    judged(library, &|_| true, &|framework, requirement| {
        judge(framework, requirement, library, evidence, &certain)
    })
}

fn judge<'a>(
    framework: &Framework,
    requirement: &'a Requirement,
    library: &Library,
    evidence: &Evidence<'_>,
    certain: &[Condition],
) -> Judged<'a> {
    if let Some(reason) = background(requirement) {
        return Judged {
            requirement,
            state: State::NotApplicable,
            by: Vec::new(),
            causes: Vec::new(),
            reason,
        };
    }
    let carriers = carriers(&requirement.id, library, evidence);
    let conditions: Vec<Condition> = carriers.iter().map(|(_, when)| when.clone()).collect();
    let given = framework.when.clone().and(requirement.when.clone());
    let by: Vec<By> = carriers.into_iter().map(|(by, _)| by).collect();
    if by.is_empty() {
        return Judged {
            requirement,
            state: State::Missing,
            by,
            causes: vec![Cause::Nowhere],
            reason: Cause::Nowhere.words(),
        };
    }
    let reason = if holds_in_every_deal(&given, &conditions, certain, library) {
        String::new()
    } else {
        format!("only where `{}`", any_of(conditions))
    };
    Judged {
        requirement,
        state: State::Carried,
        by,
        causes: Vec::new(),
        reason,
    }
}

/// Whether one of the conditions holds in every deal in which `given` does.
fn holds_in_every_deal(
    given: &Condition,
    conditions: &[Condition],
    certain: &[Condition],
    library: &Library,
) -> bool {
    if conditions.contains(&Condition::Always) {
        return true;
    }
    let then = any_of(conditions.to_vec());
    // Only what is certain about the facts in question shortens the proof.
    let mut names: Vec<String> = then.facts().into_iter().map(str::to_owned).collect();
    names.extend(given.facts().into_iter().map(str::to_owned));
    let given = certain
        .iter()
        .filter(|one| {
            one.facts()
                .iter()
                .all(|name| names.iter().any(|own| own == name))
        })
        .fold(given.clone(), |given, one| given.and(one.clone()));
    implies(&given, &then, &library.facts)
}

/// What the facts always bring with them, as conditions that hold in every deal.
fn certain(library: &Library) -> Vec<Condition> {
    library
        .facts
        .consequences()
        .iter()
        .filter_map(|one| {
            let given = condition::parse(&one.given, &library.facts).ok()?;
            let then = condition::parse(&one.then, &library.facts).ok()?;
            Some(Condition::Or(vec![Condition::Not(Box::new(given)), then]))
        })
        .collect()
}

fn any_of(mut conditions: Vec<Condition>) -> Condition {
    let mut distinct = Vec::new();
    for one in conditions.drain(..) {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    match distinct.len() {
        1 => distinct.remove(0),
        _ => Condition::Or(distinct),
    }
}

/// Everything that carries a requirement, each with the condition under which it is there.
fn carriers(requirement: &str, library: &Library, evidence: &Evidence<'_>) -> Vec<(By, Condition)> {
    let mut found = Vec::new();
    let says = |ids: &[Located<String>]| ids.iter().any(|id| id.value == requirement);
    let mut add = |kind: &'static str, id: String, when: Condition| {
        let number = String::new();
        found.push((By { kind, id, number }, when));
    };
    for clause in library.clauses.values() {
        let kind = match clause.kind {
            ClauseKind::Clause => "clause",
            ClauseKind::Schedule => "schedule",
            ClauseKind::Form => "form",
            ClauseKind::Page => "requirement",
            ClauseKind::Plan => "planning",
        };
        let below = match clause.kind {
            ClauseKind::Plan => "planning",
            _ => "paragraph",
        };
        if says(&clause.satisfies) {
            add(kind, clause.id.clone(), clause.when.clone());
        }
        for (anchor, rule) in &clause.paragraphs {
            if says(&rule.satisfies)
                && let Some(when) = clause.printed_when(anchor)
            {
                add(below, format!("{}#{anchor}", clause.id), when);
            }
        }
        for asked in &clause.requirements {
            if says(&asked.satisfies) {
                let when = clause.when.clone().and(asked.when.clone());
                add("requirement", asked.id.value.clone(), when);
            }
        }
        if says(&clause.advises) {
            add("guidance", clause.id.clone(), clause.when.clone());
        }
    }
    for rule in evidence.rules_for(requirement) {
        add("rule", rule.name.to_owned(), Condition::Always);
    }
    found
}
