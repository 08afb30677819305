//! Days of a month by which something is due: "by the fifth Working Day of each month".

use std::ops::Range;

use super::{Pattern, Sentence};

/// A day of each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// Where it stands, in the text.
    pub span: Range<usize>,
    /// From 1.
    pub day: u32,
    /// Whether only working days count.
    pub working: bool,
}

impl MonthDay {
    /// The day as people write it: `day 5`, `working day 5`.
    pub fn printed(&self) -> String {
        let kind = if self.working { "working day" } else { "day" };
        format!("{kind} {} of the month", self.day)
    }
}

static DAY: Pattern = Pattern::new(
    "(?:by|on|before|than|until|\t) ?(?:the )?(?:([0-9]{1,2})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth))(?: \\([0-9]{1,2}(?:st|nd|rd|th)\\))? (calendar |business |working |banking )?(?:day|of)",
);
static OTHER_PERIOD: Pattern =
    Pattern::whole("^(?: (?:of|in|each|every|any|the|a|calendar|day))* (?:quarter|year|week)");
const ORDINALS: [(&str, u32); 20] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
];

/// The first day of a month in a sentence.
pub(super) fn month_day(plain: &str, sentence: &Sentence) -> Option<MonthDay> {
    let words = &plain[sentence.span.clone()];
    if !["month", "working day", "business day", "day after the end"]
        .iter()
        .any(|word| words.contains(word))
    {
        return None;
    }
    let groups = DAY.groups(words)?;
    // The day of another period.
    if OTHER_PERIOD.is_in(&words[groups.whole().end..]) {
        return None;
    }
    let day = match (groups.text(1), groups.text(2)) {
        ("", "") => return None,
        ("", word) => ORDINALS.iter().find(|(name, _)| *name == word)?.1,
        (figure, _) => figure.parse().ok()?,
    };
    Some(MonthDay {
        span: sentence.within(&groups.whole()),
        day,
        working: groups.text(3).starts_with(['b', 'w']),
    })
}
