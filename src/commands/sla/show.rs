//! `engross sla show`: every target with its meaning; one target with the origin of each value.
//!
//! JSON: `targets`, each with `id`, `name`, `service`, `kind`, `class`, `comparator`, `value`,
//! `minimum`, `window`, `applies-from`, `credit`, `expected-events`, `meaning`; the last holds
//! `allowed` (`length`, `agreed-seconds`, `down-seconds`), `shortest-window-seconds`,
//! `maintenance-seconds`, `user-visible`, `effective-target`, and is null for targets that are no
//! availability.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::show::literal;
use crate::commands::{Console, Outcome};
use crate::measure::{Rounding, compact_time};
use crate::report::{Side, TextTable};
use crate::service_levels::{Meaning, ServiceLevels, Target};
use crate::written::Node;

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// Only this target, with the origin of each value.
    pub target: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let opened = open::engagement(&options.engagement)?;
    let levels = &opened.levels;
    let mut chosen: Vec<&Target> = levels.targets.iter().map(|one| &one.value).collect();
    if let Some(id) = &options.target {
        chosen.retain(|target| target.id == *id);
        if chosen.is_empty() {
            let ids: Vec<&str> = levels
                .targets
                .iter()
                .map(|one| one.value.id.as_str())
                .collect();
            return Err(format!(
                "there is no target `{id}`; use one of: {}",
                ids.join(", ")
            ));
        }
    }
    match (options.format, &options.target) {
        (Format::Json, _) => {
            let targets: Vec<Value> = chosen.iter().map(|one| described(levels, one)).collect();
            say_json("show", json!({ "targets": targets }), console);
        }
        (Format::Human, None) => console.say(&table(levels, &chosen).print(console.width)),
        (Format::Human, Some(_)) => {
            for target in chosen {
                origins(&opened, target, console);
                if let Some(meaning) = levels.meaning(target) {
                    console.say(&format!("\n{}", meant(&meaning).print(console.width)));
                }
            }
        }
    }
    Ok(opened.conclude(console))
}

fn table(levels: &ServiceLevels, targets: &[&Target]) -> TextTable {
    let mut table = TextTable::new([
        ("id", Side::Left),
        ("service level", Side::Left),
        ("service", Side::Left),
        ("target", Side::Left),
        ("minimum", Side::Left),
        ("window", Side::Left),
        ("class", Side::Left),
        ("means", Side::Left),
    ]);
    for target in targets {
        let service = levels.service_of(target);
        let service = service.map_or("", |service| service.value.id.as_str());
        table.row([
            target.id.clone(),
            levels.label(target),
            service.to_owned(),
            promised(target),
            text(target.minimum.as_ref().map(|one| one.value.compact())),
            text(target.window().map(|window| window.compact())),
            text(
                target
                    .class()
                    .map(|class| format!("{class:?}").to_lowercase()),
            ),
            in_short(levels, target),
        ]);
    }
    table
}

fn promised(target: &Target) -> String {
    let comparator = target.comparator.as_ref().map(|one| one.value.to_string());
    let value = target.value.as_ref().map(|one| one.value.compact());
    format!("{} {}", text(comparator), text(value))
        .trim()
        .to_owned()
}

/// One phrase: the downtime of a month, or the events from which one miss is allowed.
fn in_short(levels: &ServiceLevels, target: &Target) -> String {
    if let Some(meaning) = levels.meaning(target) {
        let allowed = meaning.allowed.iter().find(|allowed| {
            allowed.length.contains("30 days") || allowed.length.contains("shortest month")
        });
        let down = allowed
            .map(|allowed| format!("down {} in {}", compact_time(&allowed.down), allowed.length));
        let floor = meaning
            .with_maintenance
            .filter(|_| !meaning.maintenance.total().is_zero());
        let floor = floor.map(|outcome| {
            format!(
                "; users see {}% at worst",
                outcome.user_visible.fixed(3, Rounding::Truncate)
            )
        });
        return text(down) + &text(floor);
    }
    let Some(percentage) = target.percentage() else {
        return String::new();
    };
    let high = target
        .comparator
        .as_ref()
        .is_some_and(|one| one.value == crate::sla::Comparator::AtLeast);
    match crate::sla::one_miss_from(percentage) {
        Some(from) if high => format!("one miss allowed from {from} events"),
        None if high => "no miss allowed".to_owned(),
        _ => String::new(),
    }
}

fn meant(meaning: &Meaning) -> TextTable {
    let mut table = TextTable::new([
        ("length", Side::Left),
        ("agreed", Side::Right),
        ("down at most", Side::Right),
    ]);
    for allowed in &meaning.allowed {
        table.row([
            allowed.length.clone(),
            compact_time(&allowed.agreed),
            compact_time(&allowed.down),
        ]);
    }
    table
}

/// Every value of a target, its metric and its credit scheme, with the place it came from.
fn origins(opened: &open::Opened, target: &Target, console: &mut Console<'_>) {
    let ids = [
        ("target", Some(target.id.as_str())),
        (
            "metric",
            target.metric.as_ref().map(|one| one.value.as_str()),
        ),
        (
            "credit-scheme",
            target.credit.as_ref().map(|one| one.value.as_str()),
        ),
    ];
    let mut table = TextTable::new([
        ("value", Side::Left),
        ("", Side::Left),
        ("from", Side::Left),
    ]);
    for (record, id) in ids {
        let records = opened.engagement.node.get(record).map(Node::elements);
        let found = records.unwrap_or_default().iter().find(|one| {
            let own = one.get("id").and_then(Node::text);
            own.is_some() && own == id
        });
        for entry in found.map(Node::entries).unwrap_or_default() {
            let place = entry.node.place;
            let (line, _) = opened.sources.line_column(place);
            table.row([
                format!("{record}.{}", entry.key),
                literal(&entry.node),
                format!("{}:{line}", opened.sources.file(place.file).name),
            ]);
        }
    }
    console.say(&table.print(console.width));
}

fn described(levels: &ServiceLevels, target: &Target) -> Value {
    let meaning = levels.meaning(target).map(|meaning| {
        let allowed: Vec<Value> = meaning
            .allowed
            .iter()
            .map(|one| {
                json!({
                    "length": one.length,
                    "agreed-seconds": one.agreed,
                    "down-seconds": one.down,
                })
            })
            .collect();
        json!({
            "allowed": allowed,
            "shortest-window-seconds": meaning.shortest,
            "maintenance-seconds": meaning.maintenance.total(),
            "user-visible": meaning.with_maintenance.map(|outcome| outcome.user_visible),
            "effective-target": meaning.effective,
        })
    });
    json!({
        "id": target.id,
        "name": levels.label(target),
        "service": levels.service_of(target).map(|one| one.value.id.clone()),
        "kind": levels.kind_of(target).map(crate::engagement::MetricKind::word),
        "class": target.class().map(|class| format!("{class:?}").to_lowercase()),
        "comparator": target.comparator.as_ref().map(|one| one.value.to_string()),
        "value": target.value.as_ref().map(|one| one.value.compact()),
        "minimum": target.minimum.as_ref().map(|one| one.value.compact()),
        "window": target.window().map(|window| window.compact()),
        "applies-from": target.applies_from.as_ref().map(|one| one.value.to_string()),
        "credit": target.credit.as_ref().map(|one| one.value.clone()),
        "expected-events": levels.expected_events(target),
        "meaning": meaning,
    })
}

fn text(value: Option<String>) -> String {
    value.unwrap_or_default()
}
