//! Periods that a paper sets: who does what to what within which time, or keeps what how long.
//!
//! A period is known by what is done, to what, and by what it counts from; two places that agree
//! in these and differ in the length contradict each other. No list says which periods there are.

mod acts;
mod agreed;
mod called;
mod found;
mod pointed;
mod stems;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::recognise::reading::{Amount, MonthDay, Who};
use acts::ACTS;

pub use agreed::{Agreed, agreed};
pub use called::{Called, called};
pub use found::periods;
pub use pointed::{Pointed, pointed};

/// A period that is set.
#[derive(Clone, Debug)]
pub struct Period {
    /// Where its length stands, in the prose.
    pub span: Range<usize>,
    /// The index of its sentence.
    pub sentence: usize,
    /// What is done.
    pub act: &'static str,
    /// To what: its words without endings and articles.
    pub object: BTreeSet<String>,
    /// The things that the object lists, each as its words.
    pub parts: Vec<BTreeSet<String>>,
    /// Those words as they stand.
    pub named: String,
    /// How the length is meant.
    pub shape: Shape,
    /// How long it is.
    pub length: Length,
    /// What it counts from, if it is one of the usual events.
    pub event: Option<&'static str>,
    /// Who has to act.
    pub who: Who,
    /// Words that set a case apart from others.
    pub apart: BTreeSet<String>,
}

/// How a length of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Done within it, after something.
    Deadline,
    /// Said so long before something.
    Notice,
    /// Kept so long.
    Kept,
}

/// How long a period is.
#[derive(Clone, Debug)]
pub enum Length {
    /// An amount of time.
    Time(Amount),
    /// Until a day of the next month.
    Until(MonthDay),
}

impl Length {
    /// The length as people write it.
    pub fn printed(&self) -> String {
        match self {
            Self::Time(amount) => amount.printed(),
            Self::Until(day) => day.printed(),
        }
    }

    /// Whether two lengths contradict each other for sure.
    pub fn differs_from(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Time(one), Self::Time(other)) => {
                // A month is 30 days to most people.
                !one.is_same_as(other)
                    && (one.working != other.working || one.about_days() != other.about_days())
                    && !is_year_and_days(one, other)
            }
            (Self::Until(one), Self::Until(other)) => {
                one.day != other.day || one.working != other.working
            }
            _ => false,
        }
    }
}

/// Twelve months and 365 days, three months and 90 days.
fn is_year_and_days(one: &Amount, other: &Amount) -> bool {
    let days = |amount: &Amount| amount.about_days().map(|days| days.ceil());
    match (days(one), days(other)) {
        (Some(one), Some(other)) => {
            let gap = if one > other {
                &one - &other
            } else {
                &other - &one
            };
            gap * 50 <= one
        }
        _ => false,
    }
}

impl Period {
    /// What the period is for, in words.
    pub fn printed(&self) -> String {
        let object = self.named.as_str();
        match self.shape {
            Shape::Kept if self.act == "stand" => {
                format!("the time that {object} stands")
            }
            Shape::Kept => format!("the time to keep {object}"),
            Shape::Notice => format!("the notice of {object}"),
            Shape::Deadline => {
                let verb = ACTS
                    .iter()
                    .find(|(act, ..)| *act == self.act)
                    .map_or(self.act, |(_, verb, _)| verb);
                format!("the time to {verb} {object}")
            }
        }
    }

    /// Whether another period is for the same thing.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let who = self.who == other.who
            || [self.who, other.who]
                .iter()
                .any(|who| matches!(who, Who::Other | Who::Both));
        let event = self.event == other.event
            || self.event.is_none()
            || other.event.is_none()
            || self.shape == Shape::Kept;
        let is_part = self.object.is_subset(&other.object) || other.object.is_subset(&self.object);
        // "The report", where each month has one.
        let monthly = || {
            let is_bare = |one: &Self| {
                one.object.len() == 1
                    && ["report", "statement"]
                        .iter()
                        .any(|bare| one.object.contains(*bare))
            };
            matches!(
                (&self.length, &other.length),
                (Length::Until(_), Length::Until(_))
            ) && (is_bare(self) || is_bare(other))
        };
        let near = is_part && (self.sentence.abs_diff(other.sentence) <= 1 || monthly());
        // "Measurements and tickets" are kept as long as the tickets.
        let listed = || {
            self.shape == Shape::Kept
                && self.act == "keep"
                && self.parts.iter().any(|part| other.parts.contains(part))
        };
        self.act == other.act
            && self.shape == other.shape
            && who
            && event
            && self.apart == other.apart
            && (self.object == other.object || near || listed())
    }
}

#[cfg(test)]
mod tests {
    use super::{agreed, called, periods};
    use crate::import;
    use crate::recognise::reading::Reading;
    use crate::source::FileId;

    /// The first two periods of a text, and whether they are for the same thing.
    fn two(text: &str) -> (Vec<String>, bool) {
        let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
        let paper = paper.unwrap();
        let found = periods(&Reading::of(&paper));
        let said = found
            .iter()
            .map(|one| format!("{}: {}", one.printed(), one.length.printed()))
            .collect();
        (said, found.len() == 2 && found[0].is_same_as(&found[1]))
    }

    #[test]
    fn periods_for_one_thing_are_known_by_act_and_object() {
        for (text, same) in [
            (
                "The Provider keeps the log files for 12 months.\n\nLogs are deleted by the Provider after six months.",
                true,
            ),
            (
                "The Provider keeps the log files for 12 months.\n\nBackups are kept for 35 days.",
                false,
            ),
            (
                "The Service Report is delivered by the fifth Working Day of the month.\n\nThe Provider shall send the Service Report by the 10th Business Day of each month.",
                true,
            ),
            (
                "The Provider shall report a Security Incident within 24 hours after becoming aware of it.\n\nThe Provider undertakes to inform the Customer of any Security Incident no later than 48 hours after discovery.",
                true,
            ),
            (
                "The Customer may dispute a Service Report within 60 days after receipt.\n\nThe Customer may dispute an invoice within 30 days after receipt.",
                false,
            ),
            (
                "Within 20 days of a request, the Provider shall replace the person.\n\nThe Provider shall replace a person within 10 days after the request.",
                true,
            ),
        ] {
            let (said, is_same) = two(text);
            assert_eq!(said.len(), 2, "{text}: {said:?}");
            assert_eq!(is_same, same, "{said:?}");
        }
    }

    #[test]
    fn periods_of_the_agreement_are_known_by_their_parts() {
        for (text, name, lengths) in [
            (
                "The Customer pays each undisputed invoice within 30 days of receiving it.\n\nAny invoice that is not contested becomes payable forty-five (45) days after its date of receipt.",
                "the time to pay an invoice",
                "30 days, 45 days",
            ),
            (
                "The Customer may withdraw from this Agreement without giving reasons on six months' notice.\n\nIf the Customer terminates without cause, it gives the Supplier at least three months' notice.",
                "the notice of termination for convenience",
                "6 months, 3 months",
            ),
            (
                "A party may terminate if the other fails to remedy a material breach within 30 days after notice.\n\nA material breach that is not put right within fourteen (14) days of a notice entitles the other party to terminate.",
                "the time to cure a breach",
                "30 days, 14 days",
            ),
        ] {
            let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
            let paper = paper.unwrap();
            let found = agreed(&Reading::of(&paper));
            let own = found.iter().filter(|one| one.name == name);
            let said: Vec<_> = own.map(|one| one.amount.printed()).collect();
            assert_eq!(said.join(", "), lengths, "{text}");
        }
    }

    #[test]
    fn periods_with_names_are_known_by_them() {
        for (text, lengths) in [
            (
                "The Exit Period lasts six months.\n\nThe Provider shall keep its key staff in place throughout the nine months of the Exit Period.",
                "exit 6 months, exit 9 months",
            ),
            (
                "This Agreement is concluded for a fixed term of three years.\n\nAt the end of the initial term of four years, the Agreement is extended.",
                "term 3 years, term 4 years",
            ),
            (
                "The Exit Period lasts six months.\n\nWithin the first two months of the Exit Period, the Provider hands over the documentation.",
                "exit 6 months",
            ),
        ] {
            let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
            let paper = paper.unwrap();
            let found = called(&Reading::of(&paper));
            let said: Vec<_> = found
                .iter()
                .map(|one| {
                    let key: Vec<_> = one.key.iter().map(String::as_str).collect();
                    format!("{} {}", key.join(" "), one.amount.printed())
                })
                .collect();
            assert_eq!(said.join(", "), lengths, "{text}");
        }
    }
}
