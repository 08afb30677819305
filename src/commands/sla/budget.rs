//! `engross sla budget`: how long a service may be down.
//!
//! JSON: `budgets`, each with `target` (the percentage), `name` (null for a bare percentage),
//! `lines` (`length`, `agreed-seconds`, `down-seconds`).

use std::path::Path;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Exact, Percentage, Window, compact_time};
use crate::report::{Side, TextTable};
use crate::service_levels::{Allowed, ServiceLevels, Target};
use crate::sla;

/// Whose budget.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A percentage such as 99.9%, or an engagement file.
    pub what: String,
    /// The budget of so many agreed hours only.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

struct Budget {
    name: Option<String>,
    target: Percentage,
    lines: Vec<Allowed>,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    if open::is_file(&options.what) {
        let opened = open::engagement(Path::new(&options.what))?;
        let targets = opened.levels.targets.iter();
        let budgets: Vec<Budget> = targets
            .filter_map(|target| of_target(&opened.levels, &target.value))
            .collect();
        if budgets.is_empty() {
            console.complain("no target is an availability\n");
        }
        print(&budgets, options.format, console);
        return Ok(opened.conclude(console));
    }
    let target: Percentage = open::amount(&options.what)?;
    let lines = match &options.hours {
        Some(hours) => {
            let agreed = open::amount::<Exact>(hours)? * Exact::from(3_600);
            let down = sla::downtime_budget(&target, &agreed);
            let length = format!("{hours} h");
            vec![Allowed {
                length,
                agreed,
                down,
            }]
        }
        None => sla::budget_table(&target)
            .into_iter()
            .map(|line| Allowed {
                length: line.length.to_owned(),
                agreed: line.agreed,
                down: line.budget,
            })
            .collect(),
    };
    let name = None;
    print(
        &[Budget {
            name,
            target,
            lines,
        }],
        options.format,
        console,
    );
    Ok(Outcome::Fine)
}

/// What an availability target means, then each real month of the effective year.
fn of_target(levels: &ServiceLevels, target: &Target) -> Option<Budget> {
    let meaning = levels.meaning(target)?;
    let percentage = target.percentage()?.clone();
    let hours = levels.hours_of(target)?;
    let year = Window::CalendarYear.around(levels.header.effective, None)?;
    let mut lines = meaning.allowed;
    for (month, agreed) in sla::agreed_windows(&hours, Window::CalendarMonth, year, None) {
        let down = sla::downtime_budget(&percentage, &agreed);
        let length = format!("{}-{:02}", month.from().year(), month.from().month());
        lines.push(Allowed {
            length,
            agreed,
            down,
        });
    }
    Some(Budget {
        name: Some(format!("{} {}", target.id, levels.label(target))),
        target: percentage,
        lines,
    })
}

fn print(budgets: &[Budget], format: Format, console: &mut Console<'_>) {
    if format == Format::Json {
        let budgets: Vec<Value> = budgets
            .iter()
            .map(|budget| {
                let lines: Vec<Value> = budget
                    .lines
                    .iter()
                    .map(|line| {
                        json!({
                            "length": line.length,
                            "agreed-seconds": line.agreed,
                            "down-seconds": line.down,
                        })
                    })
                    .collect();
                json!({ "target": budget.target, "name": budget.name, "lines": lines })
            })
            .collect();
        say_json("budget", json!({ "budgets": budgets }), console);
        return;
    }
    for budget in budgets {
        let name = budget.name.as_deref().unwrap_or("around the clock");
        console.say(&format!("{} — {name}\n", budget.target));
        let mut table = TextTable::new([
            ("length", Side::Left),
            ("agreed", Side::Right),
            ("down at most", Side::Right),
        ]);
        for line in &budget.lines {
            table.row([
                line.length.clone(),
                compact_time(&line.agreed),
                compact_time(&line.down),
            ]);
        }
        console.say(&table.print(console.width));
    }
}
