//! `engross sla maintenance`: the same maintenance, left out of the agreed time or counted.
//!
//! JSON: `rows`, each with `name` (null for a bare percentage), `target`, `agreed-seconds`,
//! `maintenance-seconds`, `down-beside-seconds` (left out), `down-with-seconds` (counted),
//! `user-visible`, `only-maintenance`, `fits`.

use std::path::Path;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Exact, Percentage, Rounding, compact_time};
use crate::report::{Side, TextTable};
use crate::sla::{PlannedMaintenance, planned_maintenance};

/// Whose maintenance.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A percentage such as 99.9%, or an engagement file.
    pub what: String,
    /// Agreed hours of the window.
    #[arg(long, value_name = "HOURS", default_value = "720")]
    pub hours: String,
    /// Hours of maintenance in it.
    #[arg(long, value_name = "HOURS", default_value = "4")]
    pub planned: String,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

struct Row {
    name: Option<String>,
    target: Percentage,
    agreed: Exact,
    maintenance: Exact,
    outcome: PlannedMaintenance,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    if open::is_file(&options.what) {
        let opened = open::engagement(Path::new(&options.what))?;
        let levels = &opened.levels;
        let rows = levels.targets.iter().filter_map(|target| {
            let target = &target.value;
            let meaning = levels.meaning(target)?;
            Some(Row {
                name: Some(format!("{} {}", target.id, levels.label(target))),
                target: target.percentage()?.clone(),
                agreed: meaning.shortest?,
                maintenance: meaning.maintenance.total(),
                outcome: meaning.with_maintenance?,
            })
        });
        let rows: Vec<Row> = rows.collect();
        print(&rows, options.format, console);
        return Ok(opened.conclude(console));
    }
    let hour = Exact::from(3_600);
    let target: Percentage = open::amount(&options.what)?;
    let agreed = open::amount::<Exact>(&options.hours)? * &hour;
    let maintenance = open::amount::<Exact>(&options.planned)? * &hour;
    let outcome = planned_maintenance(&target, &agreed, &maintenance)
        .ok_or("there is more maintenance than agreed time")?;
    let name = None;
    let row = Row {
        name,
        target,
        agreed,
        maintenance,
        outcome,
    };
    print(&[row], options.format, console);
    Ok(Outcome::Fine)
}

fn print(rows: &[Row], format: Format, console: &mut Console<'_>) {
    if format == Format::Json {
        let rows: Vec<Value> = rows
            .iter()
            .map(|row| {
                json!({
                    "name": row.name,
                    "target": row.target,
                    "agreed-seconds": row.agreed,
                    "maintenance-seconds": row.maintenance,
                    "down-beside-seconds": row.outcome.budget_excluded,
                    "down-with-seconds": row.outcome.budget_included,
                    "user-visible": row.outcome.user_visible,
                    "only-maintenance": row.outcome.only_maintenance,
                    "fits": row.outcome.fits_budget,
                })
            })
            .collect();
        say_json("maintenance", json!({ "rows": rows }), console);
        return;
    }
    let mut table = TextTable::new([
        ("target", Side::Left),
        ("agreed", Side::Right),
        ("maintenance", Side::Right),
        ("left out: down beside it", Side::Right),
        ("users see at worst", Side::Right),
        ("counted: down with it", Side::Right),
        ("can be kept", Side::Left),
    ]);
    for row in rows {
        let name = row.name.as_deref().map(|name| format!(" {name}"));
        table.row([
            format!("{}{}", row.target, name.unwrap_or_default()),
            compact_time(&row.agreed),
            compact_time(&row.maintenance),
            compact_time(&row.outcome.budget_excluded),
            format!("{}%", row.outcome.user_visible.fixed(6, Rounding::HalfUp)),
            compact_time(&row.outcome.budget_included),
            if row.outcome.fits_budget { "yes" } else { "no" }.to_owned(),
        ]);
    }
    console.say(&table.print(console.width));
}
