//! How often data is copied, in sentences.

use super::{Commitment, CommitmentKind, bare};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cadence, Cue, Pattern, Reading, Sentence, Unit};

/// Words for copies that are taken.
static COPIED: Pattern = Pattern::new(
    "back(?:s|ed|ing)?[ -]?ups?|snapshots?|(?:transaction|redo|archive|write-ahead|database) logs?|(?:cop(?:y|ies|ied|ying)|sav(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|dump(?:s|ed)?|replicat(?:e|es|ed|ing|ion)|mirror(?:s|ed|ing)?|export(?:s|ed)?)(?: of)?(?: (?:the|all|its|your|their|each|every|any|our))*(?: [a-z]+(?:'|’)s)?(?: [a-z-]+){0,2}? (?:databases?|data|files?|file shares|systems?|platform|workspace|base)|(?:databases?|data|files?|file shares|workspace) (?:is|are|shall be|will be|must be) (?:[a-z]+ )?(?:copied|saved|secured|dumped|replicated|mirrored)",
);
/// Words for what else is done with copies.
static OTHERWISE: Pattern = Pattern::new(
    "test(?:s|ed|ing)?|restor(?:e|es|ed|ing|ation|ations)|recover(?:y|s|ed)?|review(?:s|ed)?|verif(?:y|ies|ied)|reports?|reported|check(?:s|ed)?|rehears(?:e|al|ed)|exercises?|drills?|retain(?:s|ed)?|kept|keeps?|stored|rotat(?:e|es|ed)|delet(?:e|es|ed)|monitor(?:s|ed)?|inspect(?:s|ed)?|log(?:s|ged)?|continuous(?:ly)?|synchronous(?:ly)?|transported|transferred|moved",
);

static WINDOW: Pattern = Pattern::whole("(?-u:\\b)(?:in|during|over|for|per) (?:the )?$");
static PLACE: Pattern = Pattern::whole(
    "^ (?:data )?(?:cent(?:re|er)s?|sites?|locations?|facilit(?:y|ies)|environments?)(?-u:\\b)",
);

pub(super) fn in_sentence(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Sentence,
    found: &mut Vec<Commitment>,
) {
    if !sentence.cues.has(Cue::Backup) {
        return;
    }
    let words = reading.words(sentence);
    let copied = COPIED.find_all(words);
    if copied.is_empty() {
        return;
    }
    let mut otherwise = OTHERWISE.find_all(words);
    // "To the disaster recovery centre" is a place.
    otherwise.retain(|found| !PLACE.is_in(&words[found.end..]));
    for cadence in reading.cadences(sentence) {
        let from = cadence.span.start - sentence.span.start;
        let before = |all: &[std::ops::Range<usize>]| {
            all.iter()
                .rev()
                .find(|one| one.start <= from)
                .map(|one| one.end)
        };
        let after = |all: &[std::ops::Range<usize>]| {
            all.iter()
                .find(|one| one.start >= from)
                .map(|one| one.start)
        };
        // What is said last before how often, else first behind it, is what is done so often.
        let is_copied = match (before(&copied), before(&otherwise)) {
            (Some(copied), Some(other)) => copied >= other && from.saturating_sub(copied) < 140,
            (Some(copied), None) => from.saturating_sub(copied) < 140,
            (None, Some(_)) => false,
            (None, None) => match (after(&copied), after(&otherwise)) {
                (Some(copied), Some(other)) => copied <= other,
                (copied, _) => copied.is_some(),
            },
        };
        let known = found
            .iter()
            .any(|one| one.sentence == at && one.target.span == cadence.span);
        // "97% of all jobs succeed in each month" is when they are counted.
        let counted = WINDOW.is_in(&words[..from]);
        if is_copied && !known && !counted {
            let kind = CommitmentKind::BackupInterval;
            found.push(bare(at, sentence, kind, amount(&cadence), false));
        }
    }
}

/// How often as a length of time, in the largest unit that fits.
pub(super) fn amount(cadence: &Cadence) -> Amount {
    let units = [
        (Unit::Week, 604_800),
        (Unit::Day, 86_400),
        (Unit::Hour, 3_600),
        (Unit::Minute, 60),
    ];
    let (number, unit) = units
        .iter()
        .filter_map(|(unit, seconds)| {
            let number = cadence.seconds.checked_div(&Exact::from(*seconds))?;
            Some((number, *unit))
        })
        .find(|(number, _)| number.decimals() == Some(0))
        .unwrap_or_else(|| (cadence.seconds.clone(), Unit::Second));
    Amount {
        span: cadence.span.clone(),
        number,
        unit,
        working: false,
        in_words: None,
    }
}
