//! Hours and days that a paper gives a name: "Business Hours means 08:00 to 18:00 on weekdays".

use std::ops::Range;

use super::statement;
use crate::recognise::reading::{Cue, Part, Pattern, Reading};

/// Each name of hours or days, without its plural, with where it is explained.
pub(super) struct Defined(Vec<(String, Range<usize>)>);

static NAME: Pattern = Pattern::new(
    "(?:business|working|work|support|service|office|operating|operational|operation|core|banking|coverage|contact|desk|production|attended) (?:hour|day|time|period)s?|workdays?",
);
static EXPLAINED: Pattern = Pattern::whole(
    "^[^a-z0-9]{0,6}(?:(?:\\([a-z ]+\\) )?(?:means?|shall mean|are|is|run|has the meaning|refers? to|comprises?|:|=|–|\\t)|\\()",
);
static CLOCK: Pattern = Pattern::new(
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|fri|weekdays?|holidays?|[0-2]?[0-9][:.][0-5][0-9]|[0-9]{1,2} ?(?:am|pm|a\\.m|p\\.m)|o'clock|24 hours",
);

impl Defined {
    /// The names that a paper explains.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let mut found: Vec<(String, Range<usize>)> = Vec::new();
        let explains = [Cue::Hours, Cue::Mean, Cue::Clock];
        let sentences = reading.sentences.iter();
        for sentence in sentences.filter(|one| one.cues.any(&explains)) {
            if matches!(sentence.kind, Part::Note | Part::Heading) {
                continue;
            }
            let words = reading.words(sentence);
            if !reading.says(sentence, &CLOCK) {
                continue;
            }
            for place in NAME.find_all(words) {
                let name = words[place.clone()].trim_end_matches('s');
                let known = found.iter().any(|(known, _)| known == name);
                // The cell behind a name explains it only where the name is a cell by itself.
                let rest = &words[place.end..];
                let cell = words[..place.start].rsplit('\t').next().unwrap_or_default();
                let is_cell = !rest.starts_with('\t') || cell.trim().is_empty();
                if !known && is_cell && EXPLAINED.is_in(rest) {
                    let span = statement(reading, sentence, &sentence.within(&place));
                    found.push((name.to_owned(), span));
                }
            }
        }
        Self(found)
    }

    /// Where the hours or days that words name are explained.
    pub(super) fn explain(&self, words: &str) -> Option<&Range<usize>> {
        let place = NAME.find(words)?;
        let name = words[place].trim_end_matches('s');
        let (_, span) = self.0.iter().find(|(known, _)| known == name)?;
        Some(span)
    }
}
