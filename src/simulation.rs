//! Tries an agreement before anybody signs it: measured facts in, verdicts, credits and triggers out,
//! step by step as the model says it (2.5, 2.6).
//!
//! What the facts do not say is not judged. A target that does not bind yet (before `applies-from`)
//! is judged and shown, but has no consequence. A quarter or year is credited in its last month.

mod availability;
mod consequences;
mod facts;
mod incidents;
mod judge;
mod label;
mod months;

use jiff::civil::Date;

use crate::finding::Finding;
use crate::measure::{DayRange, Exact};
use crate::service_levels::ServiceLevels;
use crate::sla::{CutBy, Verdict};

pub use facts::{Fact, Facts, Incident, Stretch, Used, fields, read};

/// Everything that facts lead to.
#[derive(Clone, Debug, Default)]
pub struct Simulation {
    /// Every judged window, in order of its end, then of the targets.
    pub results: Vec<Judged>,
    /// Every month with a result, in order.
    pub months: Vec<Month>,
    /// Credits charged back after good windows.
    pub charged_back: Vec<ChargedBack>,
    /// Triggers that fired, each at every window at which it did.
    pub fired: Vec<Fired>,
    /// Bonuses earned.
    pub bonuses: Vec<Earned>,
    /// Currency of all amounts, if the charges name one.
    pub currency: Option<String>,
}

/// A judged window of one target.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Id of the target.
    pub target: String,
    /// What people call it.
    pub name: String,
    /// The window's name: `2027-06`.
    pub window: String,
    /// Its days.
    pub days: DayRange,
    /// Whether the target binds in it.
    pub binding: bool,
    /// The unrounded result in the base unit of what is measured; nothing without one.
    pub exact: Option<Exact>,
    /// The result that is compared.
    pub compared: Option<Exact>,
    /// The unit of both: `%`, `s`, `/s`, or nothing.
    pub unit: &'static str,
    /// What it came to.
    pub verdict: Verdict,
    /// Whether a small sample, or a limit beside the target, was missed though the number was not.
    pub first_band: bool,
    /// The root cause it shares with others, if it has exactly one.
    pub cause: Option<String>,
    /// Windows in a row missed before the facts begin.
    pub missed_before: u32,
    /// How it was reckoned, one phrase per step.
    pub steps: Vec<String>,
}

/// The credits of one month.
#[derive(Clone, Debug)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// All charges of the month.
    pub charges: Exact,
    /// Each missed target with its credit.
    pub credits: Vec<Credit>,
    /// After causes and stacking, before the caps.
    pub raw: Exact,
    /// The cap of the month.
    pub cap_month: Exact,
    /// What was left of the cap of twelve months.
    pub cap_year_left: Exact,
    /// The cap that decided, if one did.
    pub cut_by: Option<CutBy>,
    /// What is paid, in whole cents.
    pub paid: Exact,
}

/// The credit of one missed target.
#[derive(Clone, Debug)]
pub struct Credit {
    /// Id of the target.
    pub target: String,
    /// Its window.
    pub window: String,
    /// Per cent of the base.
    pub percent: Exact,
    /// The charge it is a share of.
    pub base: Exact,
    /// How many windows in a row are missed, this one among them.
    pub consecutive: u32,
    /// The root cause it shares.
    pub cause: Option<String>,
    /// The credit, repeats included, unrounded.
    pub amount: Exact,
    /// What of it is paid after causes, stacking and caps, unrounded.
    pub counted: Exact,
}

/// A credit charged back.
#[derive(Clone, Debug)]
pub struct ChargedBack {
    /// Id of the target.
    pub target: String,
    /// The missed window.
    pub window: String,
    /// The window after which it is charged back.
    pub after: String,
    /// The amount, in whole cents.
    pub amount: Exact,
}

/// A trigger that fired.
#[derive(Clone, Debug)]
pub struct Fired {
    /// Id of the trigger.
    pub trigger: String,
    /// The target, or nothing where all of the trigger are counted together.
    pub target: Option<String>,
    /// The window that made it fire.
    pub window: String,
    /// What the Customer may do.
    pub effects: Vec<String>,
}

/// A bonus earned.
#[derive(Clone, Debug)]
pub struct Earned {
    /// Id of the bonus.
    pub bonus: String,
    /// The window that earned it.
    pub window: String,
    /// The amount, in whole cents.
    pub amount: Exact,
}

impl Simulation {
    /// All credits paid.
    pub fn paid(&self) -> Exact {
        self.months.iter().map(|month| &month.paid).sum()
    }
}

/// Judges facts; what cannot be judged is in the findings.
pub fn simulate(levels: &ServiceLevels, facts: &Facts) -> (Simulation, Vec<Finding>) {
    let (mut results, mut findings) = judge::results(levels, facts);
    let (more, wrong) = incidents::results(levels, facts, &results);
    results.extend(more);
    findings.extend(wrong);
    let order = |judged: &Judged| {
        let at = levels
            .targets
            .iter()
            .position(|one| one.value.id == judged.target);
        (judged.days.to(), at)
    };
    // Stable, so that events of one month keep the order of the facts.
    results.sort_by_key(order);
    let months = months::reckon(levels, facts, &results);
    let charged_back = consequences::charged_back(levels, &results, &months);
    let fired = consequences::fired(levels, &results);
    let bonuses = consequences::bonuses(levels, &results);
    let currency = levels.charges.iter().find_map(|charge| {
        let monthly = charge.value.monthly.as_ref()?;
        Some(monthly.value.currency().to_string())
    });
    let simulation = Simulation {
        results,
        months,
        charged_back,
        fired,
        bonuses,
        currency,
    };
    (simulation, findings)
}

#[cfg(test)]
mod tests;
