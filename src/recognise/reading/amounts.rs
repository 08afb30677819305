//! Percentages and lengths of time in running text, in words, in figures, or in both.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::numerals::number_in_words;
use super::pattern::Pattern;
use crate::measure::Exact;

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `%`
    Percent,
    /// Thousandths of a second.
    Millisecond,
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

/// The units of time, with the words for one and for many, and their seconds where these are fixed.
const UNITS: [(Unit, &str, &str, Option<u32>); 9] = [
    (Unit::Millisecond, "millisecond", "milliseconds", None),
    (Unit::Second, "second", "seconds", Some(1)),
    (Unit::Minute, "minute", "minutes", Some(60)),
    (Unit::Hour, "hour", "hours", Some(3_600)),
    (Unit::Day, "day", "days", Some(86_400)),
    (Unit::Week, "week", "weeks", Some(604_800)),
    (Unit::Month, "month", "months", None),
    (Unit::Quarter, "quarter", "quarters", None),
    (Unit::Year, "year", "years", None),
];

/// One amount of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Where it stands, from the number to the unit.
    pub span: Range<usize>,
    /// The number, of the figure if there are both.
    pub number: Exact,
    /// What is counted.
    pub unit: Unit,
    /// Whether only working time counts: business days, support hours.
    pub working: bool,
    /// The number in words, where the text gives words and a figure.
    pub in_words: Option<u64>,
}

impl Amount {
    /// Whether it is a share.
    pub fn is_percent(&self) -> bool {
        self.unit == Unit::Percent
    }

    /// Whether it is a length of time.
    pub fn is_time(&self) -> bool {
        !self.is_percent()
    }

    /// The seconds it lasts on the wall; nothing for working time, months and longer.
    pub fn seconds(&self) -> Option<Exact> {
        if self.working {
            return None;
        }
        self.least_seconds()
    }

    /// The seconds it lasts at least: working time takes no less than its own length.
    pub fn least_seconds(&self) -> Option<Exact> {
        if self.unit == Unit::Millisecond {
            return Some(&self.number * Exact::decimal(1, 3));
        }
        // A working day is some hours of a day, so all it takes for sure is the days between.
        if self.working && self.unit >= Unit::Day {
            return None;
        }
        let (.., seconds) = UNITS.iter().find(|(unit, ..)| *unit == self.unit)?;
        seconds.map(|seconds| &self.number * Exact::from(seconds))
    }

    /// Whether it is longer than another, as far as that is certain.
    pub fn is_longer_than(&self, other: &Self) -> bool {
        if self.unit == other.unit && self.working == other.working {
            return self.is_time() && self.number > other.number;
        }
        match (self.least_seconds(), other.seconds()) {
            (Some(one), Some(other)) => one > other,
            // Months against hours: nobody means a month shorter than 28 days.
            (None, Some(other)) if self.unit >= Unit::Month => {
                &self.number * Exact::from(28 * 86_400) > other
            }
            (None, Some(other)) if self.working && self.unit == Unit::Day => {
                self.number >= Exact::one()
                    && (&self.number - Exact::one()) * Exact::from(86_400) > other
            }
            _ => false,
        }
    }

    /// The amount as people write it: `99.9 %`, `4 hours`, `2 business days`.
    pub fn printed(&self) -> String {
        if self.is_percent() {
            return format!("{}%", self.number);
        }
        let (_, one, many, _) = UNITS
            .iter()
            .find(|(unit, ..)| *unit == self.unit)
            .copied()
            .unwrap_or(UNITS[1]);
        let noun = if self.number == Exact::one() {
            one
        } else {
            many
        };
        let working = if self.working { "business " } else { "" };
        format!("{} {working}{noun}", self.number)
    }

    /// Whether both say the same length or share.
    pub fn is_same_as(&self, other: &Self) -> bool {
        if self.is_percent() || other.is_percent() || self.working != other.working {
            return self.unit == other.unit
                && self.working == other.working
                && self.number == other.number;
        }
        match (self.seconds(), other.seconds()) {
            (Some(one), Some(other)) => one == other,
            _ => match (self.months(), other.months()) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            },
        }
    }

    /// The days it lasts, about: a month has 30, and of seven days five are worked; nothing for a
    /// share.
    pub fn about_days(&self) -> Option<Exact> {
        let day = match self.unit {
            Unit::Percent => return None,
            Unit::Millisecond | Unit::Second | Unit::Minute => return Some(Exact::from(0)),
            Unit::Hour if self.working => return self.number.checked_div(&Exact::from(8)),
            Unit::Hour => return self.number.checked_div(&Exact::from(24)),
            Unit::Day if self.working => Exact::decimal(14, 1),
            Unit::Day => Exact::one(),
            Unit::Week => Exact::from(7),
            Unit::Month => Exact::from(30),
            Unit::Quarter => Exact::from(91),
            Unit::Year => Exact::from(365),
        };
        Some(&self.number * day)
    }

    fn months(&self) -> Option<Exact> {
        let factor = match self.unit {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            _ => return None,
        };
        Some(&self.number * Exact::from(factor))
    }
}

/// Words of numbers up to the hundreds.
macro_rules! number_words {
    () => {
        r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|point)(?:(?: and | *[-‑–] *| )(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|point))*)"
    };
}

/// The figure's sign, kind of time, whether it is worked, unit.
macro_rules! unit {
    () => {
        concat!(
            r" *(%)? *\)? *[-‑–]? *",
            r"((?:full |consecutive |calendar |clock |elapsed |continuous )*)((?:(?:normal |regular |local )?(?:business|working|banking|support|office|service|work|bank|operating|operational|desk|trading|school|coverage|core)[ -]+)?)",
            r"(percent|per cent|pct|milliseconds?|msecs?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|quarters?|years?|workdays?|bd|bh|wd)",
        )
    };
}

macro_rules! figure {
    () => {
        r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:[.,][0-9]{1,6})?)"
    };
}

/// Words, figure, or a figure alone.
static AMOUNT: Pattern = Pattern::new(concat!(
    "(?:(half an?|",
    number_words!(),
    r") *[-‑]? *(?:\( *)?",
    figure!(),
    r"?|(?:\( *)?",
    figure!(),
    ")",
    unit!(),
));

/// The figure of "5 (five) days", before the word.
static FIGURE_FIRST: Pattern =
    Pattern::whole("(?-u:\\b)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:[.,][0-9]{1,2})?) ?\\( ?$");

/// "Within an hour" is an amount, "100 requests an hour" none: what stands before where it is one.
static SINGLE: Pattern = Pattern::whole(concat!(
    r"(than the last|within an?|inside an?|under an?|than an?|exceed an?)(?-u:\b)(?:\( *)?",
    unit!(),
    r"(?-u:\b)",
));

/// "Below 1.5 s": the sign of seconds, which stands in no other word.
static SIGNED: Pattern = Pattern::whole(
    "(?:^|[(<≤\t:]|(?-u:\\b)(?:below|under|within|than|exceed|in|most|max|is|of|target|to)) ?([0-9]{1,4}(?:[.,][0-9]{1,3})?) (s)(?:$|[ ,;.)\t])",
);

/// What ends with a sign of per cent: words, figure.
static SHARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = concat!(
        r"(?:(",
        number_words!(),
        r") +(?:percent|per +cent)? *[(] *)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:[.,][0-9]{1,6})?) *%$"
    );
    Regex::new(words).ok()
});

/// The amounts of a plain text, in its order; places count from `offset`.
pub(super) fn amounts(plain: &str, offset: usize) -> Vec<Amount> {
    let mut found = Vec::new();
    shares(plain, offset, &mut found);
    times(plain, offset, &mut found);
    found.sort_by_key(|one: &Amount| one.span.start);
    found.dedup_by(|next, one| next.span.start < one.span.end);
    found
}

fn shares(plain: &str, offset: usize, found: &mut Vec<Amount>) {
    let Some(regex) = SHARE.as_ref() else {
        return;
    };
    for at in plain.match_indices('%').map(|(at, _)| at) {
        let from = floor(plain, at.saturating_sub(60));
        let Some(groups) = regex.captures(&plain[from..=at]) else {
            continue;
        };
        let (Some(whole), Some(figure)) = (groups.get(0), groups.get(2)) else {
            continue;
        };
        let Some(number) = figure_value(figure.as_str()) else {
            continue;
        };
        found.push(Amount {
            span: offset + from + whole.start()..offset + at + 1,
            number,
            unit: Unit::Percent,
            working: false,
            in_words: groups
                .get(1)
                .and_then(|words| number_in_words(words.as_str())),
        });
    }
}

fn times(plain: &str, offset: usize, found: &mut Vec<Amount>) {
    for groups in AMOUNT.each_groups(plain) {
        let words = groups.text(1);
        let figure = groups.part(2).or_else(|| groups.part(3));
        let digits = figure.clone().map_or("", |figure| &plain[figure]);
        // "Between two and three hours" names two numbers.
        let cut = words.rfind(" and ").map_or(0, |at| {
            let joined = ["hundred", "thousand", "point"];
            let one = joined.iter().any(|word| words[..at].ends_with(word));
            if one { 0 } else { at + " and ".len() }
        });
        let words = &words[cut..];
        let mut whole = groups.whole();
        if cut > 0 {
            whole.start = groups.part(1).map_or(whole.start, |part| part.start) + cut;
        }
        // "5 (five) business days": the figure stands first.
        let first_figure = if digits.is_empty() && !words.is_empty() {
            let near = floor(plain, whole.start.saturating_sub(16))..whole.start;
            let found = FIGURE_FIRST.groups(&plain[near]);
            found.and_then(|found| {
                whole.start -= found.whole().len();
                figure_value(found.text(1))
            })
        } else {
            None
        };
        // The end of a longer figure, a date or a clause number is no amount.
        let before = plain[..whole.start].chars().next_back();
        if words.is_empty()
            && before.is_some_and(|one| matches!(one, '.' | ',' | '/' | '$' | '€' | '£'))
        {
            continue;
        }
        // "Between two and three hours".
        let in_words =
            number_in_words(words).or_else(|| number_in_words(words.rsplit(" and ").next()?));
        let value = match words {
            "half a" | "half an" if digits.is_empty() => Some(Exact::decimal(5, 1)),
            _ if digits.is_empty() => in_words.map(Exact::whole),
            _ => figure_value(digits),
        };
        let is_figure_first = first_figure.is_some();
        let Some(number) = first_figure.or(value) else {
            continue;
        };
        // "One 15 second spot" has two numbers.
        let in_words = in_words.filter(|_| {
            let between = groups.part(1).zip(figure);
            let between = between.map(|(words, figure)| &plain[words.end..figure.start]);
            is_figure_first || between.is_some_and(|between| between.contains('('))
        });
        let unit = [4, 6, 7].map(|group| groups.text(group));
        found.extend(time(plain, offset, whole, unit, number, in_words));
    }
    if plain.contains(" s") {
        for groups in SIGNED.each_groups(plain) {
            let parts = groups.part(1).zip(groups.part(2));
            if let Some((number, unit)) = parts
                && let Some(value) = figure_value(&plain[number.clone()])
            {
                found.push(Amount {
                    span: offset + number.start..offset + unit.end,
                    number: value,
                    unit: Unit::Second,
                    working: false,
                    in_words: None,
                });
            }
        }
    }
    for groups in SINGLE.each_groups(plain) {
        let limit = groups.text(1);
        let article = limit.len() - limit.rfind(' ').map_or(0, |at| at + 1);
        let start = groups.part(1).map_or(0, |limit| limit.end) - article;
        let whole = start..groups.whole().end;
        let unit = [2, 4, 5].map(|group| groups.text(group));
        found.extend(time(plain, offset, whole, unit, Exact::one(), None));
    }
}

/// An amount of time, or a share in words, by its sign, whether it is worked, and its unit.
fn time(
    plain: &str,
    offset: usize,
    whole: Range<usize>,
    [sign, worked, noun]: [&str; 3],
    number: Exact,
    in_words: Option<u64>,
) -> Option<Amount> {
    let unit = unit_of(noun)?;
    let number = if noun.starts_with('f') {
        number * Exact::from(2)
    } else {
        number
    };
    if !sign.is_empty() && unit != Unit::Percent {
        return None;
    }
    // "One quarter (25%)" is a share.
    let after = &plain[whole.end..floor(plain, whole.end + 12)];
    if unit == Unit::Quarter && after.starts_with(" (") && after.contains('%') {
        return None;
    }
    Some(Amount {
        span: offset + whole.start..offset + whole.end,
        number,
        unit,
        working: !worked.is_empty()
            || matches!(noun, "bd" | "bh" | "wd")
            || noun.starts_with("work"),
        in_words,
    })
}

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "percent" | "pct" => Unit::Percent,
        "ms" | "msec" | "msecs" => Unit::Millisecond,
        "bd" | "wd" => Unit::Day,
        "bh" => Unit::Hour,
        word if word.starts_with("work") => Unit::Day,
        word if word.starts_with('f') => Unit::Week,
        word if word.starts_with("per") => Unit::Percent,
        word if word.starts_with("milli") => Unit::Millisecond,
        word if word.starts_with("sec") => Unit::Second,
        word if word.starts_with("min") => Unit::Minute,
        word if word.starts_with('h') => Unit::Hour,
        word if word.starts_with('d') => Unit::Day,
        word if word.starts_with('w') => Unit::Week,
        word if word.starts_with("mon") => Unit::Month,
        word if word.starts_with('q') => Unit::Quarter,
        word if word.starts_with('y') => Unit::Year,
        _ => return None,
    })
}

/// `99.9`, `99,9`, `1,500`.
pub(crate) fn figure_value(figure: &str) -> Option<Exact> {
    let text = match figure.rsplit_once(',') {
        Some((_, last)) if last.len() == 3 => figure.replace(',', ""),
        Some(_) => figure.replace(',', "."),
        None => figure.to_owned(),
    };
    text.parse().ok()
}

/// The nearest character border at or below a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn amounts_are_read_as_they_are_written() {
        for (text, expected) in [
            ("within thirty (30) days after", "30 days/30"),
            ("within ten business days", "10 business days"),
            ("99.9% of each month", "99.9%"),
            ("ninety-nine percent (99%) of", "99%/99"),
            ("a four-hour response", "4 hours"),
            ("4-hour response", "4 hours"),
            ("24 x 7 in section 4.5", ""),
            ("within 1,500 ms", "1500 milliseconds"),
            ("99,9 % per year", "99.9%"),
            ("one hundred and twenty (120) days", "120 days/120"),
            ("two (2) full business days", "2 business days/2"),
            ("5 percent per annum", "5%"),
            ("within an hour, 100 requests an hour", "1 hour"),
            ("respond in 4hrs or half an hour", "4 hours 0.5 hours"),
            (
                "within 24h, 3 wd or within a fortnight",
                "24 hours 3 business days 2 weeks",
            ),
            ("10 workdays", "10 business days"),
            ("between two and three hours", "3 hours"),
            ("within 5 (five) business days", "5 business days/5"),
            (
                "p99 below 1.5 s, < 300 s; section 4 s.2",
                "1.5 seconds 300 seconds",
            ),
        ] {
            let found: Vec<String> = amounts(text, 0)
                .iter()
                .map(|one| match one.in_words {
                    Some(words) => format!("{}/{words}", one.printed()),
                    None => one.printed(),
                })
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
