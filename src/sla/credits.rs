//! The credit of one billing month, step by step as the agreement says it (model 2.6).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::measure::{Exact, Percentage, Rounding};

/// Whether several amounts add up, or only the largest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stacking {
    /// They add up.
    Sum,
    /// The largest counts alone.
    HighestOnly,
}

impl Stacking {
    fn together<'a>(self, amounts: impl Iterator<Item = &'a Exact>) -> Exact {
        match self {
            Self::Sum => amounts.sum(),
            Self::HighestOnly => amounts.max().cloned().unwrap_or_else(Exact::zero),
        }
    }
}

/// From the n-th window missed in a row on, credits are multiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// From which miss in a row on.
    pub consecutive: u32,
    /// What the credit is multiplied with.
    pub multiplier: Exact,
}

impl Repeat {
    /// What a credit or point is multiplied with at the n-th miss in a row.
    pub fn factor(&self, consecutive: u32) -> Exact {
        if consecutive >= self.consecutive {
            self.multiplier.clone()
        } else {
            Exact::one()
        }
    }
}

/// What the agreement says about credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditTerms {
    /// Of the charges of the month.
    pub cap_month: Percentage,
    /// Of the charges of the last twelve months, this one among them.
    pub cap_year: Percentage,
    /// Several targets missed in one month.
    pub stacking: Stacking,
    /// Several targets missed through one root cause.
    pub same_cause: Stacking,
    /// Misses in a row, where they cost more.
    pub repeat: Option<Repeat>,
}

/// One missed target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Its id.
    pub target: String,
    /// The monthly charge the credit is a share of.
    pub base: Exact,
    /// What the band gives, in per cent of the base.
    pub credit: Exact,
    /// How many windows in a row this target is missed, this one among them.
    pub consecutive: u32,
    /// The root cause it shares with others, where it does.
    pub cause: Option<String>,
}

/// What is charged, and what has been credited before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charges {
    /// All charges of this month.
    pub month: Exact,
    /// All charges of the last twelve months, this one among them.
    pub last_12: Exact,
    /// All credits of the eleven months before.
    pub credited_last_11: Exact,
}

/// Which cap cut the credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CutBy {
    /// The cap of the month.
    Month,
    /// What was left of the cap of twelve months.
    Year,
}

/// The credit of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditMonth {
    /// Each target with its own credit, repeats included, unrounded, in the order given.
    pub per_target: Vec<(String, Exact)>,
    /// After grouping by cause and stacking, before the caps; unrounded.
    pub raw: Exact,
    /// What is paid: capped, then rounded half-up once, so that a cap is kept in whole cents.
    pub paid: Exact,
    /// The cap that decided, where one did.
    pub cut_by: Option<CutBy>,
}

/// Reckons the credit of one month; `decimals` are those of the currency.
pub fn credit_month(
    terms: &CreditTerms,
    missed: &[Missed],
    charges: &Charges,
    decimals: u32,
) -> CreditMonth {
    let mut alone = Vec::new();
    let mut by_cause: BTreeMap<&str, Vec<&Exact>> = BTreeMap::new();
    let per_target: Vec<(String, Exact)> = missed
        .iter()
        .map(|miss| {
            let factor = terms
                .repeat
                .as_ref()
                .map_or_else(Exact::one, |r| r.factor(miss.consecutive));
            let credit = &miss.credit * Exact::decimal(1, 2) * &miss.base * factor;
            (miss.target.clone(), credit)
        })
        .collect();
    for (miss, (_, credit)) in missed.iter().zip(&per_target) {
        match &miss.cause {
            Some(cause) => by_cause.entry(cause).or_default().push(credit),
            None => alone.push(credit.clone()),
        }
    }
    let groups = by_cause
        .into_values()
        .map(|group| terms.same_cause.together(group.into_iter()));
    let amounts: Vec<Exact> = alone.into_iter().chain(groups).collect();
    let raw = terms.stacking.together(amounts.iter());
    let month = terms.cap_month.of(&charges.month);
    let year = terms.cap_year.of(&charges.last_12) - &charges.credited_last_11;
    let year = year.max(Exact::zero());
    let (cap, by) = if year < month {
        (year, CutBy::Year)
    } else {
        (month, CutBy::Month)
    };
    let cut_by = (raw > cap).then_some(by);
    let paid = cut_by.map_or_else(|| raw.clone(), |_| cap);
    CreditMonth {
        per_target,
        raw,
        paid: paid.round(decimals, Rounding::HalfUp),
        cut_by,
    }
}

/// How much of a loss a credit covers; nothing where there is no loss.
pub fn cover_ratio(credit: &Exact, loss: &Exact) -> Option<Exact> {
    credit.checked_div(loss)
}
