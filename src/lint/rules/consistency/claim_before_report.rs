use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "claim-before-report",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("claim_before_report.md"),
    check: Check::Prose(check),
};

static CLAIM: Pattern = Pattern::new(
    "(?:claims?|request(?:s|ed)?|submit(?:s|ted)?|notif(?:y|ies)|appl(?:y|ies))[^.;]{0,120}?(?:service |sla )?credits?[^.;]{0,120}?within|(?:service |sla )?credits?[^.;]{0,120}?(?:claims?|request(?:s|ed)?|submit(?:s|ted)?)[^.;]{0,80}?within|within[^.;]{0,60}?(?:claims?|request|submit|notify)[^.;]{0,80}?credits?|to (?:receive|obtain|be eligible for)[^.;]{0,60}?credits?[^.;]{0,140}?within",
);
static REPORT: Pattern = Pattern::new(
    "reports?[^.;]{0,140}?within|within[^.;]{0,100}?(?:submit|provide|deliver|send|issue|prepare)[^.;]{0,60}?reports?",
);
static LEVELS: Pattern = Pattern::new("service levels?|slas?|performance|availability|up-?time");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let claim = paper
        .about(&[Cue::Credit, Cue::Claim, Cue::Time])
        .find_map(|sentence| {
            let span = paper.find(sentence, &CLAIM)?;
            sentence
                .amounts
                .iter()
                .find(|amount| amount.is_time() && amount.span.start >= span.start)
        });
    let report = paper.about(&[Cue::Report, Cue::Time]).find_map(|sentence| {
        let span = paper
            .find(sentence, &REPORT)
            .filter(|_| paper.says(sentence, &LEVELS))?;
        sentence
            .amounts
            .iter()
            .find(|amount| amount.is_time() && amount.span.start >= span.start)
    });
    if let (Some(claim), None) = (claim, report)
        && let Some((span, day)) = by_day(paper)
        && claim
            .seconds()
            .is_some_and(|seconds| seconds < crate::measure::Exact::from(day * 86_400))
    {
        findings
            .report(
                paper.place(&claim.span),
                format!(
                    "a credit must be claimed within {}, before the report that shows the miss is due, on day {day} of the next month",
                    claim.printed()
                ),
                "let the time to claim start when the report has arrived, or credit misses without a claim",
            )
            .related
            .push((paper.place(&span), "when the report is due".into()));
    }
    if let (Some(claim), Some(report)) = (claim, report)
        && is_longer(report, claim)
    {
        findings
            .report(
                paper.place(&claim.span),
                format!(
                    "a credit must be claimed within {}, before the report that shows the miss is due, within {}",
                    claim.printed(),
                    report.printed()
                ),
                "let the time to claim start when the report has arrived, or credit misses without a claim",
            )
            .related
            .push((paper.place(&report.span), "when the report is due".into()));
    }
}

/// "By the tenth day of each month".
static BY_DAY: Pattern = Pattern::new(
    "(?:by|on|before|not later than|no later than|until) (?:the )?(?:([0-9]{1,2})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|twentieth))(?: \\([0-9]{1,2}(?:st|nd|rd|th)\\))? (?:calendar |business |working )?(?:day )?(?:of (?:the |each |every |any )?(?:following |next |subsequent |calendar )*month)",
);
const ORDINALS: [(&str, i64); 13] = [
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
    ("twelfth", 12),
    ("fifteenth", 15),
    ("twentieth", 20),
];

/// The day of a month by which service levels are reported.
fn by_day(paper: &PaperReading<'_>) -> Option<(std::ops::Range<usize>, i64)> {
    paper.about(&[Cue::Report]).find_map(|sentence| {
        let words = paper.words(sentence);
        let groups = BY_DAY.groups(words).filter(|_| LEVELS.is_in(words))?;
        let day = match (groups.text(1), groups.text(2)) {
            ("", "") => return None,
            ("", word) => ORDINALS.iter().find(|(name, _)| *name == word)?.1,
            (figure, _) => figure.parse().ok()?,
        };
        Some((sentence.within(&groups.whole()), day))
    })
}

fn is_longer(report: &Amount, claim: &Amount) -> bool {
    let days = |amount: &Amount| {
        // Ten working days take at least a fortnight.
        (amount.unit == crate::recognise::reading::Unit::Day && amount.working)
            .then(|| &amount.number * crate::measure::Exact::decimal(14, 1))
    };
    let claim_days = claim
        .seconds()
        .map(|seconds| seconds * crate::measure::Exact::one());
    match (days(report), claim_days) {
        (Some(report), Some(claim)) => report * crate::measure::Exact::from(86_400) > claim,
        _ => report.is_longer_than(claim),
    }
}
