//! `engross sla sample`: how many events a percentage needs before it says anything.
//!
//! JSON: `rows`, each with `name` (null for a bare percentage), `target`, `one-miss-from`,
//! `zero-miss` (`90`, `95`, `99`: events without a miss that show the target with that confidence),
//! `events`, `misses-allowed`, `true-rate`, `breach` (probability of a missed window at that true
//! rate), `breach-in-windows` (at least one in so many windows).

use std::path::Path;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::engagement::Class;
use crate::measure::{Exact, Percentage, Rounding};
use crate::report::{Side, TextTable};
use crate::sla;

/// Which percentage.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A percentage such as 95%, or an engagement file.
    pub what: String,
    /// Events in a window.
    #[arg(long)]
    pub events: Option<u64>,
    /// The rate at which the supplier truly works; halfway from the target to 100% if left out.
    #[arg(long, value_name = "PERCENTAGE")]
    pub true_rate: Option<String>,
    /// For how many windows.
    #[arg(long, default_value_t = 12)]
    pub windows: u32,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

struct Row {
    name: Option<String>,
    target: Percentage,
    events: Option<u64>,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let rate = options.true_rate.as_deref().map(open::amount).transpose()?;
    if open::is_file(&options.what) {
        let opened = open::engagement(Path::new(&options.what))?;
        let levels = &opened.levels;
        let rows = levels.targets.iter().filter_map(|target| {
            let target = &target.value;
            let kind = levels.kind_of(target)?;
            let high = target.comparator.as_ref()?.value == sla::Comparator::AtLeast;
            let expected = levels.expected_events(target);
            let expected = expected.and_then(|events| events.round(0, Rounding::HalfUp).to_u64());
            (kind.class() == Class::EventRatio && high).then_some(Row {
                name: Some(format!("{} {}", target.id, levels.label(target))),
                target: target.percentage()?.clone(),
                events: options.events.or(expected),
            })
        });
        let rows: Vec<Row> = rows.collect();
        print(&rows, rate.as_ref(), options, console);
        return Ok(opened.conclude(console));
    }
    let row = Row {
        name: None,
        target: open::amount(&options.what)?,
        events: options.events,
    };
    print(&[row], rate.as_ref(), options, console);
    Ok(Outcome::Fine)
}

/// Halfway from the target to a hundred: a supplier that is better than its promise.
fn halfway(target: &Percentage) -> Percentage {
    Percentage::clamped_share(&((target.share() + Exact::one()) * Exact::decimal(5, 1)))
}

fn print(rows: &[Row], rate: Option<&Percentage>, options: &Options, console: &mut Console<'_>) {
    let confidence = |percent: u32| Percentage::clamped_share(&Exact::decimal(percent, 2));
    let zero_miss =
        |target: &Percentage, percent| sla::zero_miss_sample(target, &confidence(percent));
    let mut described = Vec::new();
    let mut table = TextTable::new([
        ("target", Side::Left),
        ("one miss allowed from", Side::Right),
        ("shown at 95% from", Side::Right),
        ("events", Side::Right),
        ("misses allowed", Side::Right),
        ("true rate", Side::Right),
        ("missed by luck", Side::Right),
        ("in all windows", Side::Right),
    ]);
    for row in rows {
        let rate = rate.cloned().unwrap_or_else(|| halfway(&row.target));
        let from = sla::one_miss_from(&row.target);
        let allowed = row
            .events
            .map(|events| sla::misses_allowed(events, &row.target));
        let breach = row
            .events
            .and_then(|events| sla::breach_probability(events, &row.target, &rate));
        let any = breach
            .as_ref()
            .map(|one| sla::any_breach(one, options.windows));
        let number =
            |number: Option<u64>| number.map_or_else(|| "–".to_owned(), |one| one.to_string());
        let chance = |chance: Option<&Percentage>| {
            chance.map_or_else(
                || "–".to_owned(),
                |one| format!("{}%", one.fixed(4, Rounding::HalfUp)),
            )
        };
        let name = row
            .name
            .as_deref()
            .map(|name| format!(" {name}"))
            .unwrap_or_default();
        table.row([
            format!("{}{name}", row.target),
            number(from),
            number(zero_miss(&row.target, 95)),
            number(row.events),
            number(allowed),
            row.events
                .map_or_else(|| "–".to_owned(), |_| rate.to_string()),
            chance(breach.as_ref()),
            chance(any.as_ref()),
        ]);
        described.push(json!({
            "name": row.name,
            "target": row.target,
            "one-miss-from": from,
            "zero-miss": {
                "90": zero_miss(&row.target, 90),
                "95": zero_miss(&row.target, 95),
                "99": zero_miss(&row.target, 99),
            },
            "events": row.events,
            "misses-allowed": allowed,
            "true-rate": rate,
            "breach": breach.map(|one| one.round(10, Rounding::HalfUp)),
            "windows": options.windows,
            "breach-in-windows": any.map(|one| one.round(10, Rounding::HalfUp)),
        }));
    }
    match options.format {
        Format::Json => say_json(
            "sample",
            json!({ "rows": Value::Array(described) }),
            console,
        ),
        Format::Human => {
            console.say(&table.print(console.width));
            let windows = options.windows;
            console.say(&format!(
                "missed by luck: how probable a missed window is although the true rate holds; \
                 in all windows: at least one in {windows}"
            ));
        }
    }
}
