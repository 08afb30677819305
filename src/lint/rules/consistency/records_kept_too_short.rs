use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "records-kept-too-short",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("records_kept_too_short.md"),
    check: Check::Prose(check),
};

/// What shows whether a service level was kept.
static RECORDS: Pattern = Pattern::new(
    "logs|(?:an?|the|each|every|its|this|that|event|system) log|log files?|log data|records?|(?:raw|monitoring|measurement|measuring|performance|availability|underlying|ticket|incident) (?:and [a-z]+ )?(?:data|results|values|files)|(?:the )?data (?:behind|underlying|underneath|from which|on which|that underlie)|measurements?|probe results?|tickets?|readings",
);
/// Records of other things.
static OTHER: Pattern = Pattern::new(
    "(?:access|firewall|audit|security|administrator|sign-in|login|call|chat) logs?|log all access|logs? (?:of|all|every|each) [a-z ]{0,20}?(?:access|sign-ins?|logins?)|books|accounting|financial|personnel|payroll|tax|employment|training|voice|call recordings?|personal data|maintenance logs?|minutes|intervals?|back(?:s|ed)? up|back-?ups?",
);
static KEPT: Pattern = Pattern::new(
    "retain(?:s|ed|ing)?|retention|kept|keeps?|stored?|stores|stays?|preserve[sd]?|held|holds?|archive[sd]?|maintain(?:s|ed)?|available for|delete[sd]?|erase[sd]?|purge[sd]?|overwrit(?:e|es|ten)|discard(?:s|ed)?|destroy(?:s|ed)?|remove[sd]?",
);
static DISPUTES: Pattern = Pattern::new(
    "request(?:s|ed)? (?:an?|the|its|any) (?:service |sla )?credits?|differ(?:s|ed)? from|deviat(?:e|es) from|disagree(?:s|d)?|disput(?:e|es|ed|ing)|object(?:s|ed|ion|ions)?|challeng(?:e|es|ed|ing)|contest(?:s|ed|ing)?|claims?|claimed|queri(?:es|ed)|query|reclaim|complain(?:s|t|ts)?|deemed (?:accepted|approved)|question(?:s|ed)?",
);
/// What is disputed.
static RESULTS: Pattern = Pattern::new(
    "reports?|service levels?|credits?|penalt(?:y|ies)|measurements?|results?|performance|availability|up-?time|figures|statements?",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.cues.all(&[Cue::Time]) {
        return;
    }
    let mut kept: Option<Amount> = None;
    let mut disputed: Option<&Amount> = None;
    for sentence in paper.about(&[Cue::Time]) {
        if disputed.is_none()
            && sentence.cues.any(&[
                Cue::Claim,
                Cue::Report,
                Cue::Level,
                Cue::Credit,
                Cue::Measure,
            ])
            && paper.says(sentence, &RESULTS)
        {
            disputed = nearest(paper, sentence, &DISPUTES, false);
        }
        if sentence.cues.any(&[Cue::Retain, Cue::Measure])
            && paper.says(sentence, &RECORDS)
            && let Some(time) = time_kept(paper, sentence)
            && time.unit >= Unit::Day
            && kept.as_ref().is_none_or(|known| longer(known, &time))
        {
            kept = Some(time);
        }
    }
    if let (Some(kept), Some(claim)) = (kept, disputed)
        && longer(claim, &kept)
    {
        findings
            .report(
                paper.place(&kept.span),
                format!(
                    "records are kept for {}, and a result may be disputed for {}",
                    kept.printed(),
                    claim.printed()
                ),
                "keep the records at least until the last day on which the result can be disputed",
            )
            .related
            .push((paper.place(&claim.span), "the time to dispute".into()));
    }
}

/// How long a sentence keeps the records, in the clause that speaks of them.
fn time_kept(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Amount> {
    let until = paper
        .find(sentence, &UNTIL)
        .filter(|_| paper.says(sentence, &KEPT) && !paper.says(sentence, &OTHER));
    if let Some(span) = until {
        return Some(Amount {
            span,
            number: Exact::one(),
            unit: Unit::Month,
            working: false,
            in_words: None,
        });
    }
    let time = nearest(paper, sentence, &KEPT, true)?;
    // "For six months longer than that" counts from the dispute.
    if LONGER.is_in(&paper.plain[time.span.end..sentence.span.end]) {
        return None;
    }
    let (before, after) = (
        &paper.plain[sentence.span.start..time.span.start],
        &paper.plain[time.span.end..sentence.span.end],
    );
    // "Shall purge the tickets after … and shall retain its books for …": two duties.
    let start = before.rfind(" and shall ").max(before.rfind(';'));
    let end = after
        .find(" and shall ")
        .into_iter()
        .chain(after.find(';'))
        .min();
    let own = sentence.span.start + start.unwrap_or(0)..time.span.end + end.unwrap_or(after.len());
    let own = &paper.plain[own];
    (!OTHER.is_in(own)).then(|| time.clone())
}

static LONGER: Pattern = Pattern::whole(
    "^ ?(?:longer|more|beyond|after (?:that|the (?:dispute|settlement|end of that|time to dispute)|it has been settled))(?-u:\\b)",
);
/// "Until the end of the month after the Measuring Period".
static UNTIL: Pattern = Pattern::new(
    "until (?:the )?(?:end|last day|close|expiry) of the (?:following |next |subsequent )?(?:calendar )?month(?: (?:after|following|that follows|next))?",
);

fn longer(one: &Amount, other: &Amount) -> bool {
    // A month of 31 days against 30 days says nothing.
    let slack = Exact::decimal(105, 2);
    one.about_days()
        .zip(other.about_days())
        .is_some_and(|(one, other)| one > other * slack)
}

/// The time that stands nearest to a verb, with nothing between them that parts them.
fn nearest<'a>(
    paper: &PaperReading<'_>,
    sentence: &'a Sentence,
    verbs: &Pattern,
    behind: bool,
) -> Option<&'a Amount> {
    let found = verbs.find_all(paper.words(sentence));
    let gap = |amount: &Amount| -> Option<usize> {
        let verb = |range: &Range<usize>| -> Option<usize> {
            let range = sentence.within(range);
            let between = if range.end <= amount.span.start {
                range.end..amount.span.start
            } else {
                amount.span.end..range.start
            };
            let text = paper.plain.get(between)?;
            let parted = text.contains(';') || text.contains(" and shall ");
            (!parted && text.len() < 110).then_some(text.len())
        };
        found.iter().filter_map(verb).min()
    };
    sentence
        .amounts
        .iter()
        .filter(|one| one.is_time() && !is_advance(paper, sentence, one, behind))
        .filter_map(|one| Some((gap(one)?, one)))
        .min_by_key(|(gap, _)| *gap)
        .map(|(_, one)| one)
}

static DEADLINE: Pattern = Pattern::whole("(?:within|each|every|per|than) $");
static OF_AGE: Pattern = Pattern::new(
    "delete[sd]?|erase[sd]?|purge[sd]?|overwrit(?:e|es|ten)|discard(?:s|ed)?|destroy(?:s|ed)?|remove[sd]?",
);

/// "Hand over the records within 5 days" keeps nothing.
fn is_advance(paper: &PaperReading<'_>, sentence: &Sentence, one: &Amount, behind: bool) -> bool {
    let before = &paper.plain[sentence.span.start..one.span.start];
    let is_of_age = OF_AGE.is_in(before) && RECORDS.is_in(before);
    behind && DEADLINE.is_in(before) && !is_of_age
}
