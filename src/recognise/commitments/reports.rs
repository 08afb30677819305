//! Reports that are due on a day of each month: "by the fifth Working Day of each month".

use super::{Commitment, CommitmentKind, bare};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cue, Pattern, Reading, Sentence, Unit};

static REPORTED: Pattern = Pattern::new(
    "(?:provid|deliver|submit|send|sent|issu|furnish|suppl|prepar|produc|publish|giv|present|hand|mak|report)[a-z]*",
);
static REPORT: Pattern = Pattern::new("reports?|statement|scorecard|dashboard");

/// The report that a sentence promises for a day of each month.
pub(super) fn in_sentence(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Sentence,
    found: &mut Vec<Commitment>,
) {
    let owed = sentence.duty.is_some() || sentence.cues.has(Cue::Duty);
    if !owed || !sentence.cues.has(Cue::Report) {
        return;
    }
    if !reading.says(sentence, &REPORT) || !reading.says(sentence, &REPORTED) {
        return;
    }
    let Some(due) = reading.month_day(sentence) else {
        return;
    };
    let target = Amount {
        span: due.span,
        number: Exact::whole(i64::from(due.day)),
        unit: Unit::Day,
        working: due.working,
        in_words: None,
    };
    found.push(bare(
        at,
        sentence,
        CommitmentKind::ReportDelivery,
        target,
        false,
    ));
}
