//! What the answers of several providers come to: points, gaps, and what each would change.

mod assess;
mod report;
mod tables;
mod weights;

pub use weights::Points;

use crate::engagement::Engagement;
use crate::measure::{Exact, Percentage, Rounding};
use crate::tender::value::Offered;
use crate::tender::{Answer, Asked, Remark, Response};

/// All answers to one tender.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What was asked.
    pub asked: Vec<Asked>,
    /// Points of each requirement.
    pub points: Points,
    /// The providers, the best first.
    pub providers: Vec<Assessed>,
}

/// One provider.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// Its name.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its place: 1 for the best; nothing for one that a mandatory requirement excludes.
    pub rank: Option<usize>,
    /// Points earned, of all points, in percent.
    pub score: Percentage,
    /// Points earned.
    pub earned: Exact,
    /// Mandatory requirements that are refused or not answered.
    pub missed: Vec<String>,
    /// Mandatory requirements about which the Customer has to decide.
    pub undecided: Vec<String>,
    /// One for each requirement, in order.
    pub items: Vec<Item>,
    /// Deviations to which no requirement belongs: key of the row, explanation, wording.
    pub others: Vec<(String, String, String)>,
    /// What is wrong with the workbook and with its answers.
    pub remarks: Vec<Remark>,
}

/// One requirement as one provider answers it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Id of the requirement.
    pub id: String,
    /// The answer; nothing if there is none that can be read.
    pub answer: Option<Answer>,
    /// What it counts as: an answer that its own value contradicts counts as partly.
    pub counts_as: Answer,
    /// Points earned.
    pub earned: Exact,
    /// Values, in the order of the blanks that the requirement offers.
    pub values: Vec<Option<Offered>>,
    /// What was typed where a value was offered that cannot be read, in the same order; else empty.
    pub unread: Vec<String>,
    /// How the requirement is met.
    pub explanation: String,
    /// What is enclosed.
    pub evidence: String,
    /// The wording that the provider proposes.
    pub deviation: String,
}

impl Item {
    /// Whether the Customer would get less, or something else, than it asked for.
    pub fn is_gap(&self) -> bool {
        self.counts_as != Answer::Comply || !self.deviation.is_empty()
    }

    /// The values as one phrase.
    pub fn values_printed(&self) -> String {
        let values: Vec<&str> = self
            .values
            .iter()
            .flatten()
            .map(|value| value.printed.as_str())
            .collect();
        values.join("; ")
    }
}

impl Evaluation {
    /// Holds the answers against what is asked.
    pub fn of(engagement: &Engagement, asked: &[Asked], responses: &[Response]) -> Self {
        let points = Points::of(engagement, asked);
        let credit = |written: &Option<String>| {
            written
                .as_deref()
                .and_then(|text| text.parse::<Percentage>().ok())
                .unwrap_or_else(|| Percentage::clamped_share(&Exact::decimal(5, 1)))
        };
        let credits = assess::Credits {
            partly: credit(&engagement.tender.partly_earns),
            alternative: credit(&engagement.tender.alternative_earns),
        };
        let mut providers: Vec<Assessed> = responses
            .iter()
            .map(|response| assess::assess(response, asked, &points, &credits))
            .collect();
        providers.sort_by(|one, other| {
            let excluded = |provider: &Assessed| !provider.missed.is_empty();
            excluded(one)
                .cmp(&excluded(other))
                .then_with(|| other.earned.cmp(&one.earned))
                .then_with(|| one.undecided.len().cmp(&other.undecided.len()))
                .then_with(|| (&one.name, &one.file).cmp(&(&other.name, &other.file)))
        });
        for at in 0..providers.len() {
            if providers[at].missed.is_empty() {
                // Equal points, equal place.
                let same = at > 0
                    && providers[at - 1].earned == providers[at].earned
                    && providers[at - 1].undecided.len() == providers[at].undecided.len();
                providers[at].rank = if same {
                    providers[at - 1].rank
                } else {
                    Some(at + 1)
                };
            }
        }
        Self {
            asked: asked.to_vec(),
            points,
            providers,
        }
    }

    /// A score with one decimal, such as `81.5%`.
    pub fn shown(score: &Percentage) -> String {
        format!("{}%", score.fixed(1, Rounding::HalfUp))
    }
}
