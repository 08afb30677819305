//! `engross sla simulate`: verdicts, credits, caps and triggers for measured facts.
//!
//! JSON: `currency`; `results`, each with `target`, `name`, `window`, `from`, `to` (dates, the second
//! not included), `binding`, `verdict` (`met`, `missed`, `floor-missed`, `not-applicable`,
//! `carried-over`), `exact`, `compared`, `unit`, `first-band`, `cause`, `steps`; `months`, each with
//! `month`, `charges`, `credits` (`target`, `window`, `percent`, `base`, `consecutive`, `cause`,
//! `amount`, `counted`), `raw`, `cap-month`, `cap-year-left`, `cut-by`, `paid`; `charged-back`,
//! `triggers`, `bonuses`; and `paid`, the sum of all months.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Exact, Rounding};
use crate::report::{Side, TextTable};
use crate::simulation::{self, Judged, Month, Simulation};
use crate::sla::{CutBy, Verdict};
use crate::source::Disk;

/// What to try.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The engagement file.
    pub engagement: PathBuf,
    /// The file of measured facts.
    pub facts: PathBuf,
    /// Print no steps of single results.
    #[arg(long)]
    pub brief: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let mut opened = open::engagement(&options.engagement)?;
    let text = Disk.read_text(&options.facts)?;
    let file = opened
        .sources
        .add(options.facts.display().to_string(), text.clone());
    let (facts, wrong) = simulation::read(file, &text);
    opened.findings.extend(wrong);
    let (simulation, wrong) = simulation::simulate(&opened.levels, &facts);
    opened.findings.extend(wrong);
    let outcome = opened.conclude(console);
    if outcome != Outcome::Fine {
        console.complain("Nothing was judged: mend the errors first.\n");
        return Ok(outcome);
    }
    match options.format {
        Format::Json => say_json("simulate", described(&simulation), console),
        Format::Human => print(&simulation, options.brief, console),
    }
    Ok(outcome)
}

fn print(simulation: &Simulation, brief: bool, console: &mut Console<'_>) {
    let mut table = TextTable::new([
        ("window", Side::Left),
        ("target", Side::Left),
        ("result", Side::Right),
        ("compared", Side::Right),
        ("verdict", Side::Left),
    ]);
    for judged in &simulation.results {
        let note = if judged.binding {
            ""
        } else {
            ", does not bind yet"
        };
        let band = if judged.first_band {
            ", first band"
        } else {
            ""
        };
        table.row([
            judged.window.clone(),
            format!("{} {}", judged.target, judged.name),
            number(judged.exact.as_ref(), judged.unit, 9),
            number(judged.compared.as_ref(), judged.unit, 9),
            format!("{}{band}{note}", verdict(judged.verdict).replace('-', " ")),
        ]);
    }
    console.say(&table.print(console.width));
    for judged in simulation.results.iter().filter(|_| !brief) {
        if !judged.steps.is_empty() {
            let steps = judged.steps.join("\n  ");
            console.say(&format!("{} {}\n  {steps}", judged.window, judged.target));
        }
    }
    let currency = simulation.currency.as_deref().unwrap_or_default();
    for month in &simulation.months {
        console.say(&format!(
            "\n{}-{:02}",
            month.first.year(),
            month.first.month()
        ));
        print_month(month, currency, console);
    }
    for back in &simulation.charged_back {
        console.say(&format!(
            "charged back after {}: {currency} {} for {} in {}",
            back.after,
            money(&back.amount),
            back.target,
            back.window
        ));
    }
    for fired in &simulation.fired {
        let target = fired
            .target
            .as_deref()
            .unwrap_or("all its targets together");
        console.say(&format!(
            "trigger {} fires in {} ({target}): {}",
            fired.trigger,
            fired.window,
            fired.effects.join(", ")
        ));
    }
    for bonus in &simulation.bonuses {
        console.say(&format!(
            "bonus {} in {}: {currency} {}",
            bonus.bonus,
            bonus.window,
            money(&bonus.amount)
        ));
    }
    console.say(&format!(
        "\ncredits paid: {currency} {}",
        money(&simulation.paid())
    ));
}

fn print_month(month: &Month, currency: &str, console: &mut Console<'_>) {
    if month.credits.is_empty() {
        console.say("no credit");
        return;
    }
    let mut table = TextTable::new([
        ("target", Side::Left),
        ("band", Side::Right),
        ("of", Side::Right),
        ("miss in a row", Side::Right),
        ("cause", Side::Left),
        ("credit", Side::Right),
        ("counted", Side::Right),
    ]);
    for credit in &month.credits {
        table.row([
            credit.target.clone(),
            format!("{}%", credit.percent),
            money(&credit.base),
            credit.consecutive.to_string(),
            credit.cause.clone().unwrap_or_default(),
            money(&credit.amount),
            money(&credit.counted),
        ]);
    }
    console.say(&table.print(console.width));
    let cut = match month.cut_by {
        Some(CutBy::Month) => ", cut by the cap of the month",
        Some(CutBy::Year) => ", cut by what is left of the cap of twelve months",
        None => "",
    };
    console.say(&format!(
        "together {}; cap of the month {}; left of the cap of twelve months {}\npaid {currency} {}{cut}",
        money(&month.raw),
        money(&month.cap_month),
        money(&month.cap_year_left),
        money(&month.paid)
    ));
}

fn number(number: Option<&Exact>, unit: &str, decimals: u32) -> String {
    let Some(number) = number else {
        return "–".to_owned();
    };
    let digits = match number.decimals() {
        Some(own) if own <= decimals => number.to_string(),
        _ => number.fixed(decimals, Rounding::HalfUp),
    };
    match unit {
        "s" => crate::measure::compact_time(number),
        unit => format!("{digits}{unit}"),
    }
}

fn money(amount: &Exact) -> String {
    amount.fixed(2, Rounding::HalfUp)
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::FloorMissed => "floor-missed",
        Verdict::NotApplicable => "not-applicable",
        Verdict::CarriedOver => "carried-over",
    }
}

fn described(simulation: &Simulation) -> Value {
    let results: Vec<Value> = simulation.results.iter().map(result).collect();
    let months: Vec<Value> = simulation.months.iter().map(month).collect();
    let back: Vec<Value> = simulation
        .charged_back
        .iter()
        .map(|one| {
            json!({
                "target": one.target,
                "window": one.window,
                "after": one.after,
                "amount": money(&one.amount),
            })
        })
        .collect();
    let fired: Vec<Value> = simulation
        .fired
        .iter()
        .map(|one| {
            json!({
                "trigger": one.trigger,
                "target": one.target,
                "window": one.window,
                "effects": one.effects,
            })
        })
        .collect();
    let bonuses: Vec<Value> = simulation
        .bonuses
        .iter()
        .map(
            |one| json!({ "bonus": one.bonus, "window": one.window, "amount": money(&one.amount) }),
        )
        .collect();
    json!({
        "currency": simulation.currency,
        "results": results,
        "months": months,
        "charged-back": back,
        "triggers": fired,
        "bonuses": bonuses,
        "paid": money(&simulation.paid()),
    })
}

fn result(judged: &Judged) -> Value {
    json!({
        "target": judged.target,
        "name": judged.name,
        "window": judged.window,
        "from": judged.days.from().to_string(),
        "to": judged.days.to().to_string(),
        "binding": judged.binding,
        "verdict": verdict(judged.verdict),
        "exact": judged.exact,
        "compared": judged.compared,
        "unit": judged.unit,
        "first-band": judged.first_band,
        "cause": judged.cause,
        "steps": judged.steps,
    })
}

fn month(month: &Month) -> Value {
    let credits: Vec<Value> = month
        .credits
        .iter()
        .map(|credit| {
            json!({
                "target": credit.target,
                "window": credit.window,
                "percent": credit.percent,
                "base": money(&credit.base),
                "consecutive": credit.consecutive,
                "cause": credit.cause,
                "amount": credit.amount,
                "counted": credit.counted,
            })
        })
        .collect();
    json!({
        "month": format!("{}-{:02}", month.first.year(), month.first.month()),
        "charges": money(&month.charges),
        "credits": credits,
        "raw": month.raw,
        "cap-month": month.cap_month,
        "cap-year-left": month.cap_year_left,
        "cut-by": month.cut_by.map(|by| match by {
            CutBy::Month => "month",
            CutBy::Year => "year",
        }),
        "paid": money(&month.paid),
    })
}
