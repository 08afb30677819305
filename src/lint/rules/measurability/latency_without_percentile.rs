use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "latency-without-percentile",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("latency_without_percentile.md"),
    check: Check::Prose(check),
};

static BASE: Pattern = Pattern::new(
    "percentiles?|(?:nine(?:teen)?|(?:ninety|eighty)(?:[- ][a-z]+)?|[a-z]+) (?:out of|in|of)(?: every| each)? (?:ten|twenty|(?:a |one )?hundred)|p[0-9]{2}|[0-9]+(?: [a-z]+)? (?:out of|in|of)(?: every| each)? [0-9]+|out of (?:every |each |any )?(?:[0-9]+|hundred)|[0-9.]+(?:%| percent) of|(?:under|at) (?:a |normal |peak |full |maximum )*load|concurrent|simultaneous|requests per|transactions per|each (?:request|transaction|page)|every (?:request|transaction)|all (?:requests|transactions)|at (?:all times|the gateway)",
);

static LENGTH: Pattern = Pattern::whole("^ of (?:the |a |an )?[a-z]");
/// What the time is counted from.
static EVENT: Pattern = Pattern::whole(
    "^ of (?:the |a |an |its |each |their )?(?:[a-z]+ )?(?:click|receipt|request|entry|submission|call|query|arrival|reaching|being|pressing|sending|log-?in|start|time|moment)",
);
static SHARE: Pattern = Pattern::new(
    "percentiles?|p9[0-9]|[0-9.]+ ?(?:%|percent|per cent) of (?:the |all |its )*(?:requests|responses|pages|transactions|measurements|calls|queries|samples|answers)",
);
static LEAST: Pattern = Pattern::whole("(?-u:\\b)(?:at least|minimum of|not less than) $");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told = Vec::new();
    for one in paper.of_kinds(&[Kind::Latency]) {
        let sentence = paper.sentence_of(one);
        // "24 ms of the digit" is a length, "at least 400 ms" a pause.
        let after = &paper.plain[one.target.span.end..sentence.span.end];
        let before = &paper.plain[sentence.span.start..one.target.span.start];
        let is_length =
            !one.is_row && (LENGTH.is_in(after) && !EVENT.is_in(after) || LEAST.is_in(before));
        // A table of targets, and the share of requests in the text beside it.
        let said = one.is_row
            && paper.sentences.iter().any(|other| {
                other.cues.any(&[Cue::Speed, Cue::Average]) && paper.says(other, &SHARE)
            });
        if is_length
            || said
            || told.contains(&one.sentence)
            || paper.says(sentence, &BASE)
            || sentence.amounts.iter().any(Amount::is_percent)
            || sentence.cues.has(Cue::Average)
            || BASE.is_in(paper.lead_of(sentence))
        {
            continue;
        }
        told.push(one.sentence);
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} names neither the share of requests nor the load it holds for",
                one.kind.printed(),
                one.target.printed()
            ),
            format!("write, for example, \"95% of requests within {} at 200 requests a second, measured at …\"", one.target.printed()),
        );
    }
}
