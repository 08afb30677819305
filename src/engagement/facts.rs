//! Reads the facts that conditions ask about off the engagement's own records.

use std::collections::BTreeSet;

use crate::condition::{FactDefinition, FactKind, FactTable, FactValue, Facts};
use crate::engagement::Engagement;
use crate::finding::{Finding, Group, Severity};
use crate::source::{Place, nearest};
use crate::written::{Entry, Node, Value};

/// Frameworks under which an authority supervises the Customer.
const SUPERVISED: &[&str] = &["dora", "nis2", "eba", "bnm", "mas", "pra", "apra", "nydfs"];

/// The home area when none is stated: the European Economic Area.
const EEA: &[&str] = &[
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IS", "IE", "IT",
    "LV", "LI", "LT", "LU", "MT", "NL", "NO", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
];

/// The facts of an engagement; what is not answered is reported and counts as not so.
pub fn facts(engagement: &Engagement, table: &FactTable) -> (Facts, Vec<Finding>) {
    let mut facts = Facts::new();
    let mut findings = Vec::new();
    let declared = engagement.node.get("facts");
    for fact in table.iter() {
        let value = if fact.from == "declared" {
            let answer = declared.and_then(|node| node.get(&fact.name));
            if let Some(node) = answer {
                read(fact, node, &mut findings)
            } else {
                findings.push(unanswered(fact, engagement, declared));
                None
            }
        } else {
            derived(&fact.name, engagement, fact)
        };
        if let Some(value) = value {
            facts.insert(fact.name.clone(), value);
        }
    }
    for entry in declared.map(Node::entries).unwrap_or_default() {
        findings.extend(misplaced(entry, table));
    }
    (facts, findings)
}

fn derived(name: &str, engagement: &Engagement, fact: &FactDefinition) -> Option<FactValue> {
    let header = &engagement.header;
    let regimes = || header.regimes.iter().cloned().collect::<BTreeSet<_>>();
    let delivery = || {
        engagement
            .locations
            .iter()
            .map(|location| location.kind.clone())
            .filter(|kind| !kind.is_empty())
            .collect::<BTreeSet<_>>()
    };
    let has_record = |record: &str| {
        engagement
            .node
            .get(record)
            .is_some_and(|node| !node.elements().is_empty())
    };
    let data_set_says = |key: &str| {
        engagement
            .node
            .get("data-set")
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .any(|set| {
                set.get(key)
                    .is_some_and(|node| node.value == Value::Flag(true))
            })
    };
    Some(match name {
        "criticality" => FactValue::One(
            engagement
                .services
                .iter()
                .filter_map(|service| {
                    fact.values
                        .iter()
                        .position(|value| *value == service.criticality)
                })
                .max()
                .and_then(|highest| fact.values.get(highest))?
                .clone(),
            fact.values.clone(),
        ),
        "services" => FactValue::Many(
            engagement
                .services
                .iter()
                .flat_map(|service| service.kind.iter().cloned())
                .collect(),
        ),
        "frameworks" => FactValue::Many(regimes()),
        "regulated" => FactValue::Flag(
            regimes()
                .iter()
                .any(|one| SUPERVISED.contains(&one.as_str())),
        ),
        "critical-function" => FactValue::Flag(header.supports_critical_function),
        "personal-data" => FactValue::Flag(data_set_says("personal")),
        "special-categories" => FactValue::Flag(data_set_says("special")),
        "third-country" => FactValue::Flag(third_country(engagement)),
        "delivery" => FactValue::Many(delivery()),
        "on-site" => FactValue::Flag(delivery().contains("customer-site")),
        "deliverables" => FactValue::Flag(has_record("deliverable")),
        "key-personnel" => FactValue::Flag(has_record("key-person")),
        "customer-assets" => FactValue::Flag(has_record("asset")),
        "coverage-schedule" => FactValue::Flag(header.coverage_schedule),
        "multi-year" => FactValue::Flag(header.term_months >= 24),
        _ => return None,
    })
}

fn third_country(engagement: &Engagement) -> bool {
    let home = &engagement.header.home_countries;
    engagement.locations.iter().any(|location| {
        let at_home = if home.is_empty() {
            EEA.contains(&location.country.as_str())
        } else {
            home.contains(&location.country)
        };
        !at_home
    })
}

fn read(fact: &FactDefinition, node: &Node, findings: &mut Vec<Finding>) -> Option<FactValue> {
    match (fact.kind, &node.value) {
        (FactKind::Flag, Value::Flag(flag)) => return Some(FactValue::Flag(*flag)),
        (FactKind::Choice | FactKind::Ordered, Value::Text(text)) if fact.values.contains(text) => {
            return Some(FactValue::One(text.clone(), fact.values.clone()));
        }
        (FactKind::Set, Value::List(elements))
            if elements.iter().all(|one| {
                one.text()
                    .is_some_and(|text| fact.values.iter().any(|value| value == text))
            }) =>
        {
            return Some(FactValue::Many(
                elements
                    .iter()
                    .filter_map(Node::text)
                    .map(str::to_owned)
                    .collect(),
            ));
        }
        _ => {}
    }
    let help = match fact.kind {
        FactKind::Flag => "write true or false".to_owned(),
        _ => node
            .text()
            .and_then(|text| nearest(text, fact.values.iter().map(String::as_str)))
            .map_or_else(
                || format!("use one of: {}", fact.values.join(", ")),
                |near| format!("did you mean `{near}`?"),
            ),
    };
    findings.push(
        Finding::error(
            "wrong-value",
            Group::Reading,
            node.place,
            format!("the fact `{}` cannot have this value", fact.name),
        )
        .help(help),
    );
    None
}

fn unanswered(fact: &FactDefinition, engagement: &Engagement, declared: Option<&Node>) -> Finding {
    let place = declared.map_or_else(|| Place::new(engagement.file, 0..0), |node| node.place);
    let example = match fact.kind {
        FactKind::Flag => "true or false".to_owned(),
        _ => fact.values.join(" | "),
    };
    let severity = if fact.kind == FactKind::Flag {
        Severity::Warning
    } else {
        Severity::Error
    };
    Finding::error(
        "unanswered-fact",
        Group::Completeness,
        place,
        format!("the fact `{}` is not answered: {}", fact.name, fact.asks),
    )
    .weighing(severity)
    .help(format!("add under [facts]: {} = {example}", fact.name))
}

fn misplaced(entry: &Entry, table: &FactTable) -> Option<Finding> {
    let finding =
        |message: String| Finding::error("unknown-key", Group::Reading, entry.key_place, message);
    match table.get(&entry.key) {
        Some(fact) if fact.from == "declared" => None,
        Some(fact) => Some(
            finding(format!("the fact `{}` is not answered here", fact.name))
                .help(format!("delete it: it is read off `{}`", fact.from)),
        ),
        None => {
            let names = table
                .iter()
                .filter(|fact| fact.from == "declared")
                .map(|fact| fact.name.as_str());
            let help = nearest(&entry.key, names).map_or_else(
                || "delete it; the facts are listed by `engross explain facts`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Some(finding(format!("there is no fact `{}`", entry.key.escape_debug())).help(help))
        }
    }
}
