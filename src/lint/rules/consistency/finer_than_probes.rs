use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage, compact_time};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cadence, Cue, Pattern, Sentence, number_in_words};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "finer-than-probes",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("finer_than_probes.md"),
    check: Check::Prose(check),
};

/// What measures whether a service runs.
static PROBE: Pattern = Pattern::new(
    "tries|tried|robots?|scripts?|log(?:s|ging)? in|(?:login|test|sample) transactions?|queries|queried|contacts?|calls? up|probe[ds]?|probing|ping(?:s|ed|ing)?|poll(?:s|ed|ing)?|check(?:s|ed|ing)?|monitor(?:s|ed|ing)?|sampl(?:e|es|ed|ing)|measur(?:e|es|ed|ing|ements?)|(?:test|sample|status|health|control) (?:quer(?:y|ies)|calls?|requests?|transactions?|log-?ins?|sign-ins?|page)|synthetic (?:transactions?|requests?|tests?|users?)|heartbeats?|tests?|tested|sends? (?:a|an|one) (?:http |https |test )?(?:request|query|ping)|readings?",
);
static ROBOT: Pattern = Pattern::new("robots?|probes?|scripts?|synthetic|monitor(?:s|ing)?");
/// What else is done so often.
static OTHERWISE: Pattern = Pattern::new(
    "report(?:s|ed|ing)?|maintenance|back(?:s|ed)?[ -]?ups?|restor(?:e|es|ed|ation)|review(?:s|ed)?|publish(?:es|ed)?|deliver(?:s|ed)?|calculat(?:e|es|ed|ion)|averaged?|penetration|recovery|fail-?over|calibrat(?:e|ed)|audit(?:s|ed)?|update[sd]?|patch(?:es|ed)?|meet(?:s|ings?)?|invoice[sd]?|virus|vulnerabilit(?:y|ies)|scan(?:s|ned)?|access logs?",
);
/// What a probe is for: not every check is one of availability.
static OF_SERVICE: Pattern = Pattern::new(
    "(?:un)?availab(?:le|ility)|up-?time|down-?time|probe[ds]?|ping(?:s|ed)?|poll(?:s|ed)?|monitor(?:s|ed|ing)?|synthetic|end ?point|test (?:quer(?:y|ies)|calls?|requests?|transactions?)|service levels?|heartbeats?|log-?in|sign-in|samples?|measurements?|reachable",
);
/// "7x24 every day of the year" never stops.
static ALWAYS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by) ?7|7 ?(?:x|×|/|by) ?24|24 hours|twenty-four hours|continuous(?:ly)?|round the clock|around the clock|(?:every|each) (?:day|month|hour) of",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let highest = paper
        .of_kinds(&[Kind::Availability])
        .max_by(|one, other| one.target.number.cmp(&other.target.number));
    let Some(one) = highest else { return };
    let (Some(share), Some(month)) = (
        Percentage::of_percent(one.target.number.clone()),
        sla::length_seconds("30d"),
    ) else {
        return;
    };
    let budget = sla::downtime_budget(&share, &month);
    // What allows no failure at all is a fault of its own.
    if budget.is_zero() {
        return;
    }
    // The most frequent check is the one that counts.
    let mut known: Option<Cadence> = None;
    let about = paper
        .sentences
        .iter()
        .filter(|one| one.cues.any(&[Cue::Measure, Cue::Available]) || paper.says(one, &ROBOT));
    for sentence in about {
        if let Some(cadence) = probes(paper, sentence)
            && known
                .as_ref()
                .is_none_or(|known| cadence.seconds < known.seconds)
        {
            known = Some(cadence);
        }
    }
    let Some(known) = known.filter(|known| &known.seconds * Exact::from(2) > budget) else {
        return;
    };
    let often = paper.short(&known.span);
    let said = if often
        .split([' ', '-'])
        .next()
        .is_some_and(|first| first.parse::<u32>().is_ok() || number_in_words(first).is_some())
        && !often.contains("times")
    {
        format!("a check every {often}")
    } else {
        format!("a check {often}")
    };
    findings
        .report(
            paper.place(&known.span),
            format!(
                "{said} cannot show {}: a month of 30 days allows {}",
                one.target.printed(),
                compact_time(&budget)
            ),
            "check at least twice within the downtime that is allowed",
        )
        .related
        .push((paper.place(&one.target.span), "the availability".into()));
}

/// How often a sentence says that a service is checked.
fn probes(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Cadence> {
    let words = paper.words(sentence);
    if !paper.says(sentence, &PROBE)
        || !paper.paragraph_says(sentence, &OF_SERVICE)
        || paper.says(sentence, &COPIES)
    {
        return None;
    }
    let (probes, otherwise) = (PROBE.find_all(words), OTHERWISE.find_all(words));
    let always = paper.says(sentence, &ALWAYS);
    paper.cadences(sentence).into_iter().find(|cadence| {
        let from = cadence.span.start - sentence.span.start;
        let last = |all: &[Range<usize>]| {
            all.iter()
                .rev()
                .find(|one| one.start <= from)
                .map(|one| one.end)
        };
        let next = |all: &[Range<usize>]| {
            all.iter()
                .find(|one| one.start >= from)
                .map(|one| one.start)
        };
        let is_probed = match (last(&probes), last(&otherwise)) {
            (Some(probe), Some(other)) => probe > other && from.saturating_sub(probe) < 150,
            (Some(probe), None) => from.saturating_sub(probe) < 150,
            (None, Some(_)) => false,
            (None, None) => next(&probes).is_some_and(|probe| {
                probe - from < 120 && next(&otherwise).is_none_or(|other| other > probe)
            }),
        };
        // "In each month", "every day of the year": what is measured, not how often.
        let is_window = cadence.seconds > Exact::from(86_400)
            || always && !words[from..].starts_with(|first: char| first.is_ascii_digit())
            || WINDOW.is_in(&words[..from])
                && !words[..from].ends_with("once in ")
                && !words[..from].ends_with("intervals of ")
            || COUNTED.is_in(&paper.plain[cadence.span.end..sentence.span.end]);
        is_probed && !is_window
    })
}

/// What is copied so often is not checked so often.
static COPIES: Pattern = Pattern::new(
    "back(?:s|ed)?[ -]?ups?|(?:takes?|makes?) (?:a |one )?(?:copy|copies)|replicat(?:es?|ed|ion)|snapshots?",
);
/// "Each minute in which the probe fails" is what is counted.
static COUNTED: Pattern = Pattern::whole("^ (?:in|during|for|at) which|^ (?:of|when|where|that) ");
static WINDOW: Pattern = Pattern::whole("(?-u:\\b)(?:in|for|during|over|per|of|on) $");
