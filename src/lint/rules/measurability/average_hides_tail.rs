use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Unit, Who};

pub(crate) const RULE: Rule = Rule {
    name: "average-hides-tail",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("average_hides_tail.md"),
    check: Check::Prose(check),
};

/// Where words speak of a mean, and do not say that none counts.
fn mean_in(words: &str) -> Option<Range<usize>> {
    let mut all = MEAN.find_all(words).into_iter();
    all.find(|found| {
        !NO_MEAN.is_in(&words[..found.start]) && !NOT_ENOUGH.is_in(&words[found.end..])
    })
}

/// "Times are never averaged", "an average is not enough".
static NO_MEAN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:never|not|no|nor|without|than)(?: (?:be|an?|as|on|by|the|monthly|any)){0,3} $",
);
static NOT_ENOUGH: Pattern = Pattern::whole(
    "^ ?(?:[a-z]+ ){0,2}(?:is|are|does|do|will|shall|must) (?:not|never)(?-u:\\b)|^(?:,| and| or)(?: the| its| an?)? [a-z]+ (?:shall|will|must|is to|are to|is|are)(?: also)?(?: be)? (?:reported|shown|given|stated|published|recorded)|^ (?:shall|will|must|is to|is|are)(?: also)?(?: be)? (?:reported|shown|given|stated|published|recorded)|^ (?:of )?[0-9]+ (?:calls|tickets|incidents|requests|users|orders|cases)",
);

static MEAN: Pattern = Pattern::new(
    "(?:the|a|an|its|whose) mean (?:[a-z]+ )?(?:value|time|duration|wait|latency|delay|interval|of)|averages?|averaged|averaging|averagely|(?:arithmetic|monthly|quarterly|weekly|the|a|as|in the) mean|avg|mttr|mtta|mtts|mean:? (?:is |shall be |no |not |within |in |max |maximum |at )?[0-9]|mean (?:value|values|of|per|is|shall|over|time (?:to|of|for|until)|time|times|[a-z]+ times?|[a-z]+ (?:duration|latency|delay))|median",
);
/// A mean of what the commitments do not know: "on average within 5 days".
static MEAN_TIME: Pattern = Pattern::new(
    "(?:on|as|in) (?:an |a |the )?(?:[a-z]+ )?(?:average|mean),?(?: (?:over|of|in|per|for|during) [^;,]{0,40}?)?,? (?:within|in|no|not|at most|less|below|under)|(?:within|in|no more than|not exceed(?:ing)?|at most|less than|below)[^;]{0,60} (?:on|as) an? (?:[a-z]+ )?(?:average|mean)|(?:within|in|of) (?:an|a [a-z]+) average of",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::Latency,
        Kind::CallAnswer,
        Kind::InTime,
    ];
    let mut told = Vec::new();
    for one in paper.of_kinds(&kinds) {
        let sentence = paper.sentence_of(one);
        let from = crate::recognise::reading::floor(
            &paper.plain,
            one.target.span.start.saturating_sub(300),
        )
        .max(one.span.start);
        let till = crate::recognise::reading::floor(&paper.plain, one.target.span.end + 60)
            .min(one.span.end);
        let here = mean_in(&paper.plain[from..till]).map(|mean| from + mean.start..from + mean.end);
        let Some(mean) = here.or_else(|| above(paper, sentence)) else {
            continue;
        };
        // The tail is there, or the mean is no promise.
        if told.contains(&mean.start) || paper.says(sentence, &BESIDE) {
            continue;
        }
        told.push(mean.start);
        let place = paper.place(&mean);
        let shares = sentence.amounts.iter().any(Amount::is_percent);
        let (message, help) = if shares {
            (
                format!(
                    "\"{}\" makes a statistic of a statistic: a share of averages says nothing of single cases",
                    paper.short(&mean)
                ),
                "count single cases: \"95% of Incidents are answered within 15 minutes\""
                    .to_owned(),
            )
        } else {
            (
                format!(
                    "the {} of {} is an average: long waits disappear behind short ones",
                    one.kind.printed(),
                    one.target.printed()
                ),
                format!(
                    "promise a share of single cases, such as \"95% within {}\"",
                    one.target.printed()
                ),
            )
        };
        findings.report(place, message, help);
    }
    for sentence in paper.about(&[Cue::Average, Cue::Duty, Cue::Time]) {
        let owed = |who| !matches!(who, Who::Customer | Who::Both);
        let is_own = sentence.duty.as_ref().is_some_and(|duty| owed(duty.who));
        let Some(mean) = paper.find(sentence, &MEAN_TIME).filter(|_| is_own) else {
            continue;
        };
        let inside = |known: &usize| sentence.span.contains(known);
        if told.iter().any(inside) {
            continue;
        }
        told.push(mean.start);
        findings.report(
            paper.place(&mean),
            format!(
                "\"{}\": the time is an average, so long waits disappear behind short ones",
                paper.short(&mean)
            ),
            "promise a share of single cases, such as \"95% within 5 days\"",
        );
    }
    valued(paper, &mut told, findings);
    in_rows(paper, &told, findings);
    judged(paper, &told, findings);
}

/// A mean and its value in one sentence, whatever is timed: "handling time: mean 6 hours", "an MTTR
/// of 4 hours", "in 20 minutes on average".
fn valued(paper: &PaperReading<'_>, told: &mut Vec<usize>, findings: &mut Findings) {
    if !paper.is_service() {
        return;
    }
    for sentence in paper.about(&[Cue::Average, Cue::Time]) {
        let owed = |who| !matches!(who, Who::Customer | Who::Both);
        let is_own = sentence.duty.as_ref().is_none_or(|duty| owed(duty.who));
        if !matches!(sentence.kind, Part::Paragraph | Part::Item)
            || !is_own
            || told.iter().any(|at| sentence.span.contains(at))
        {
            continue;
        }
        let words = paper.words(sentence);
        let Some(mean) = mean_in(words).filter(|_| {
            (WAITED.is_in(words) || paper.is_fragment())
                && !BESIDE.is_in(words)
                && !PERCENTILE.is_in(words)
                && !PAST.is_in(words)
                && !is_added(paper, sentence)
        }) else {
            continue;
        };
        let (first, last) = (
            sentence.span.start + mean.start,
            sentence.span.start + mean.end,
        );
        let near = |one: &Amount| {
            let between = last.min(one.span.end)..first.max(one.span.start);
            let between = paper.plain.get(between).unwrap_or_default();
            between.len() <= APART && !between.contains(';')
        };
        let is_value = |one: &&Amount| {
            let before = &paper.plain[sentence.span.start..one.span.start];
            let after = &paper.plain[one.span.end..sentence.span.end];
            one.is_time()
                && one.unit <= Unit::Week
                && VALUE.is_in(before)
                && near(one)
                && !WINDOW.is_in(before)
                && !WORKLOAD.is_in(after)
        };
        let Some(target) = sentence.amounts.iter().find(is_value) else {
            continue;
        };
        let mean = sentence.within(&mean);
        told.push(mean.start);
        findings.report(
            paper.place(&mean),
            format!(
                "the time of {} is an average: long waits disappear behind short ones",
                target.printed()
            ),
            format!(
                "promise a share of single cases, such as \"95% within {}\"",
                target.printed()
            ),
        );
    }
}

/// A mean and its value stand no farther from each other, in bytes.
const APART: usize = 110;

/// What somebody waits for.
static WAITED: Pattern = Pattern::new(
    "(?:response|reaction|resolution|repair|handling|lead|waiting|answer|processing|delivery|recovery|restoration|turn-?around|cycle|hold|queue|solution|set-?up|provisioning|fulfilment|attendance|pick-?up|closure|completion|throughput) times?|turn-?around|lead time|latency|delay|mttr|mtta|mtts|time to [a-z]+|speed|repl(?:y|ies|ied)|respon(?:d|ds|se|ses)|answer(?:s|ed)?|resolv(?:e|es|ed)|solv(?:e|es|ed)|fix(?:es|ed)?|repair(?:s|ed)?|restor(?:e|es|ed)|process(?:es|ed)|handl(?:e|es|ed)|complet(?:e|es|ed)|deliver(?:s|ed)?|clos(?:e|es|ed)|clear(?:s|ed)?|call(?:s|ed)? back|attend(?:s|ed)?|arriv(?:e|es|ed)|on site|provid(?:e|es|ed)|fulfil(?:s|led)?|carried out|implement(?:s|ed)?|execut(?:e|es|ed)|install(?:s|ed)?|creat(?:e|es|ed)|recover(?:s|ed)?|wait(?:s|ing)?|accepted|picked up|dealt with|return(?:s|ed)?|transactions?|requests?|orders?|tickets?|incidents?|faults?",
);
static PERCENTILE: Pattern = Pattern::new("(?:[0-9]{2}(?:th|st|nd|rd)? )?percentiles?");
/// What is told of a time that is over.
static PAST: Pattern = Pattern::new(
    "(?:was|were|had|historically|in the past|currently|last year|to date|has been|have been|for (?:information|guidance|planning))|expect(?:s|ed)?|estimat(?:e|es|ed)|assum(?:e|es|ed|ing|ption)|forecast",
);
/// What stands before the value of a time.
static VALUE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|inside|in|under|below|exceed(?:ing)?|than|most|max(?:imum)?|max\\.|of|is|are|be|mean|average|averages|avg|avg\\.|to|takes?|last|by|mttr)(?: (?:an?|the|average of|mean of|maximum of|most|about|around))? \\(?$|[:=≤<–—-] ?$",
);
/// What stands before a time over which something is computed.
static WINDOW: Pattern = Pattern::whole(
    "(?-u:\\b)(?:over|per|during|for|(?:in|of|for) (?:any|each|every|all|a|the)|periods? of|(?:last|past|rolling|preceding|previous|any|each|every)|averag(?:e|ed|es) (?:over|across|for|in))(?: (?:a|the|any|each|period|last|past|rolling|of))* ?$",
);
/// How much work is done, which nobody waits for.
static WORKLOAD: Pattern = Pattern::whole(
    "^ (?:per|a|an|each|every|of (?:work|support|service|effort|consulting|training|time|usage|use|downtime|sick|leave))(?-u:\\b)",
);

/// A mean beside a promise of single cases: "in addition the average wait shall not exceed 12 seconds".
fn is_added(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    const AROUND: usize = 3;
    let at = paper
        .sentences
        .partition_point(|one| one.span.start < sentence.span.start);
    let around = paper.sentences[at.saturating_sub(AROUND)..]
        .iter()
        .take(AROUND);
    paper.says(sentence, &ADDED)
        && around.into_iter().any(|one| {
            one.amounts.iter().any(Amount::is_percent) && one.amounts.iter().any(Amount::is_time)
        })
}

static ADDED: Pattern = Pattern::new(
    "in addition|additionally|also|furthermore|moreover|besides|beside|beyond this|on top|as well",
);

/// "Average time to answer a call | 40 seconds" in a table of targets.
fn in_rows(paper: &PaperReading<'_>, told: &[usize], findings: &mut Findings) {
    for row in paper.about(&[Cue::Average, Cue::Time]) {
        let Some(header) = paper
            .header_of(row)
            .filter(|header| header.span != row.span)
        else {
            continue;
        };
        let (cells, titles) = (paper.cells(row), paper.cells(header));
        // "8-1 | Mean waiting time | 45 seconds" has its number first.
        let mut named = cells.iter().take(2);
        let Some(mean) = named.find_map(|cell| {
            let found = mean_in(&paper.plain[cell.clone()])?;
            Some(cell.start + found.start..cell.start + found.end)
        }) else {
            continue;
        };
        let target = cells.iter().zip(&titles).skip(1).find_map(|(cell, title)| {
            TARGET.is_in(&paper.plain[title.clone()]).then_some(())?;
            row.amounts
                .iter()
                .find(|one| one.is_time() && cell.contains(&one.span.start))
        });
        let Some(target) = target.filter(|_| !told.iter().any(|at| row.span.contains(at))) else {
            continue;
        };
        findings.report(
            paper.place(&mean),
            format!(
                "the time of {} is an average: long waits disappear behind short ones",
                target.printed()
            ),
            format!(
                "promise a share of single cases, such as \"95% within {}\"",
                target.printed()
            ),
        );
    }
}

static TARGET: Pattern = Pattern::new(
    "targets?|service levels?|values?|minimum|maximum|limits?|required|requirements?|goals?|thresholds?|standards?|commitments?|slas?",
);

/// Times that are kept if their mean is: "a month is compliant if the mean of all Incidents lies
/// within them".
fn judged(paper: &PaperReading<'_>, told: &[usize], findings: &mut Findings) {
    if paper.commitments.is_empty() {
        return;
    }
    for sentence in paper.about(&[Cue::Average]) {
        if sentence.kind == Part::Heading || told.iter().any(|at| sentence.span.contains(at)) {
            continue;
        }
        let words = paper.words(sentence);
        let mean = mean_in(words).or_else(|| DIVIDED.find(words));
        let Some(mean) = mean.map(|found| sentence.within(&found)) else {
            continue;
        };
        let deadlines = DEADLINES.is_in(words) || DIVIDED.is_in(words);
        let kept = KEPT.is_in(words) || DIVIDED.is_in(words);
        if deadlines
            && kept
            && !BESIDE.is_in(words)
            && !TOLD.is_in(words)
            && !is_added(paper, sentence)
        {
            findings.report(
                paper.place(&mean),
                format!(
                    "\"{}\": times are judged by an average, so long waits disappear behind short ones",
                    paper.short(&mean)
                ),
                "judge single cases, such as \"95% of Incidents within 4 hours\"",
            );
            return;
        }
    }
}

/// A sum of times over a number of cases is a mean, whatever it is called.
static DIVIDED: Pattern = Pattern::new(
    "(?:times?|hours|minutes|durations?|delays?|downtimes?|waits?)[^.;]{0,120} divided by (?:the )?(?:total )?number of (?:[a-z]+ ){0,3}?(?:incidents|tickets|calls|failures|faults|cases|requests|orders|events|outages|repairs|jobs|interruptions|disruptions|restorations)|divid(?:e|es|ing) (?:the )?(?:total|sum|all|added|cumulated|aggregate|combined)[^.;]{0,120} by (?:the )?(?:total )?number of (?:[a-z]+ ){0,3}?(?:incidents|tickets|calls|failures|faults|cases|requests|orders|events|outages|repairs|jobs|interruptions|disruptions|restorations)",
);
/// Times that are promised.
static DEADLINES: Pattern = Pattern::new(
    "(?:response|resolution|reaction|fix|repair|restoration|waiting|answer|target|service level) (?:times?|targets?)|(?:these|those|the|both|all|following|above|agreed) (?:times?|targets?|values|limits)|service levels?",
);
/// That they are kept or not.
static KEPT: Pattern = Pattern::new(
    "(?:is|are|be|as) (?:deemed |considered |treated as |taken as )?(?:kept|met|compliant|satisfied|observed|achieved|fulfilled|reached|judged|assessed|in time)|(?:judged|assessed|met|kept|achieved|tested) (?:by|on|as|if|when|over|against)|compliant|lies? within|(?:not|never) exceed",
);
/// What is only told.
static TOLD: Pattern = Pattern::new("reports?|reported|dashboards?|statistics|for information");

static BESIDE: Pattern = Pattern::new(
    "for (?:information|reference|guidance)(?: only| purposes)?|percentiles?|(?:and|but|with|while)(?: [a-z]+){0,4}? [0-9.]+ ?(?:%|percent|per cent) of (?:them|these|those|the|all|its|such)|(?:not (?:to )?exceed(?:ing)?|no more than|longer than)[^.;]{0,40} (?:for|in) (?:[a-z]+ )?(?:[0-9]+ ?%|[0-9]+ percent|percent|five percent|of (?:all )?(?:transactions|calls|cases))",
);

/// A paragraph leads into a table with its last sentences, no more than so many.
const NEAR: usize = 20;

/// What leads into the rows or items of times says that they are averages.
fn above(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    if !matches!(sentence.kind, Part::Row { .. } | Part::Item) {
        return paper.find(sentence, &MEAN).filter(|mean| {
            sentence.kind == Part::Paragraph
                && sentence.cues.has(Cue::Average)
                && BEHIND.is_in(&paper.plain[sentence.span.start..mean.start])
        });
    }
    let lead = sentence.lead.and_then(|at| paper.sentences.get(at));
    let header = paper.header_of(sentence);
    // All sentences of the paragraph before a table lead into it.
    let before = sentence.lead.into_iter().flat_map(|at| {
        let own = paper.sentences[..at].iter().rev();
        own.take_while(move |one| lead.is_some_and(|lead| lead.block == one.block))
            .take(NEAR)
    });
    [lead, header]
        .into_iter()
        .flatten()
        .chain(before)
        .filter(|one| one.cues.has(Cue::Average))
        .find_map(|one| Some(one.within(&mean_in(paper.words(one))?)))
}

/// The mean stands far behind the time: "within 6 hours, averaged over the month".
static BEHIND: Pattern = Pattern::whole(
    "(?:, |[(])(?:each |all |both )?(?:as |measured as |calculated as |taken )?(?:an |the |a |on )?$",
);
