//! What a miss leads to: credits, bonuses and triggers.

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use crate::measure::{Exact, Money, Percentage, Period, Quantity};
use crate::sla::{Band, Bands, Comparator, CreditTerms, Repeat, Stacking};
use crate::source::Located;

/// `[credits]`: rules for all service credits.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Credits {
    /// Of all monthly charges.
    pub cap_month: Option<Located<Percentage>>,
    /// Of the charges of twelve months.
    pub cap_year: Option<Located<Percentage>>,
    /// Whether several misses add up.
    pub stacking: Option<Located<Stacking>>,
    /// Whether misses of one root cause add up.
    pub same_cause: Option<Located<Stacking>>,
    /// Whether credits need no claim.
    pub automatic: Option<Located<bool>>,
    /// Time to claim.
    pub claim_within: Option<Located<Period>>,
    /// `next-invoice` or `cash`.
    pub applied_to: Option<Located<String>>,
    /// When they are paid in money.
    pub cash_if_not_applied_within: Option<Located<Period>>,
    /// Whether the Customer has no other remedy.
    pub sole_remedy: Option<Located<bool>>,
    /// Whether they use up the liability cap.
    pub counts_to_liability_cap: Option<Located<bool>>,
    /// `price-adjustment` or `liquidated-damages`.
    pub nature: Option<Located<String>>,
    /// What repeated misses cost.
    pub repeat: Option<Located<RepeatRule>>,
    /// When the Provider gets a credit back.
    pub earn_back: Option<Located<EarnBack>>,
}

/// What repeated misses cost.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct RepeatRule {
    /// From which miss in a row.
    pub consecutive: Option<Located<u32>>,
    /// By how much the credit is multiplied.
    pub multiplier: Option<Located<u32>>,
}

/// When the Provider gets a credit back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct EarnBack {
    /// Windows in a row that must be met.
    pub windows: Option<Located<u32>>,
    /// Which level must be met.
    pub level: Option<Located<Level>>,
    /// Targets, or `repeat`, that cannot be earned back.
    pub excludes: Vec<Located<String>>,
    /// Whether the miss still counts for triggers.
    pub still_counts_for_triggers: Option<Located<bool>>,
}

/// One of the two numbers of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// What is promised.
    Value,
    /// The floor.
    Minimum,
}

impl Credits {
    /// The rules as the arithmetic needs them; nothing while one of the caps or of the two stacking
    /// rules is missing.
    pub fn terms(&self) -> Option<CreditTerms> {
        let repeat = self.repeat.as_ref().and_then(|repeat| {
            Some(Repeat {
                consecutive: repeat.value.consecutive.as_ref()?.value,
                multiplier: Exact::from(repeat.value.multiplier.as_ref()?.value),
            })
        });
        Some(CreditTerms {
            cap_month: self.cap_month.as_ref()?.value.clone(),
            cap_year: self.cap_year.as_ref()?.value.clone(),
            stacking: self.stacking.as_ref()?.value,
            same_cause: self.same_cause.as_ref()?.value,
            repeat,
        })
    }
}

/// `[[credit-scheme]]`: what a miss costs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct CreditScheme {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: Option<Located<String>>,
    /// The charge it is a share of.
    pub base: Option<Located<String>>,
    /// Credit by measured value, in file order.
    pub bands: Vec<Located<BandRow>>,
}

/// One row of a band table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct BandRow {
    /// Start of the range.
    pub from: Option<Located<Quantity>>,
    /// End of the range.
    pub to: Option<Located<BandEnd>>,
    /// Share of the charge.
    pub credit: Option<Located<Percentage>>,
}

/// The end of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandEnd {
    /// An amount.
    At(Quantity),
    /// `inf`: it has no end.
    Open,
}

impl BandEnd {
    /// The number in the base unit of what is measured; nothing where there is no end.
    pub fn magnitude(&self) -> Option<Exact> {
        match self {
            Self::At(quantity) => Some(quantity.magnitude()),
            Self::Open => None,
        }
    }
}

impl<'de> Deserialize<'de> for BandEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "inf" {
            return Ok(Self::Open);
        }
        text.parse().map(Self::At).map_err(D::Error::custom)
    }
}

impl CreditScheme {
    /// The bands as the arithmetic needs them; rows with a missing value are left out.
    pub fn bands(&self, comparator: Comparator) -> Bands {
        let rows = self.bands.iter().filter_map(|row| {
            let row = &row.value;
            let from = row.from.as_ref()?.value.magnitude();
            let to = row.to.as_ref()?.value.magnitude();
            let credit = row.credit.as_ref()?.value.percent().clone();
            Some(Band::row(comparator, Some(from), to, credit))
        });
        Bands::new(rows.collect())
    }
}

/// `[[bonus]]`: what the Provider earns by doing better.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct BonusRecord {
    /// Short name.
    pub id: String,
    /// For which target.
    pub target: Option<Located<String>>,
    /// Which side of the value earns it.
    pub comparator: Option<Located<Comparator>>,
    /// From which value.
    pub value: Option<Located<Quantity>>,
    /// Share of the charge.
    pub amount: Option<Located<Percentage>>,
    /// The charge it is a share of.
    pub base: Option<Located<String>>,
    /// Most bonus in a year.
    pub cap_year: Option<Located<Money>>,
    /// When none is paid.
    pub void_if: Option<Located<String>>,
}

/// `[[trigger]]`: what repeated or deep misses allow the Customer to do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Trigger {
    /// Short name.
    pub id: String,
    /// Whether the misses must be of one target.
    pub scope: Option<Located<Scope>>,
    /// Which targets count.
    pub targets: Vec<Located<String>>,
    /// Whether a miss of the value counts.
    pub missed: Option<Located<bool>>,
    /// Whether a miss of the minimum counts.
    pub floor_missed: Option<Located<bool>>,
    /// `<` or `>`: direction of an own threshold.
    pub comparator: Option<Located<String>>,
    /// Own threshold.
    pub value: Option<Located<Quantity>>,
    /// How many misses.
    pub count: Option<Located<u32>>,
    /// In how many windows.
    pub of_last: Option<Located<u32>>,
    /// What the Customer may do.
    pub effect: Vec<Located<String>>,
    /// Notice it gives.
    pub notice: Option<Located<Period>>,
    /// Until when it may use the right.
    pub exercise_within: Option<Located<Period>>,
}

/// Whether the misses of a trigger must be of one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Each target is counted by itself.
    SameTarget,
    /// All are counted together.
    AnyTarget,
}
