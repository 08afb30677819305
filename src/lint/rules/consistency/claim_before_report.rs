use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule, credits};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "claim-before-report",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("claim_before_report.md"),
    check: Check::Prose(check),
};

/// What a customer does to get a credit.
static CLAIMS: Pattern = Pattern::new(
    "claim(?:s|ed|ing)?|lodge[sd]?|in writing|write(?:s)? to|request(?:s|ed)?|submit(?:s|ted)?|notif(?:y|ies|ied)|appl(?:y|ies|ied|ication)|assert(?:s|ed)?|demand(?:s|ed)?|invoke[sd]?|ask(?:s|ed)? for|open(?:s|ed|ing)? (?:an?|the|its) (?:[a-z-]+ )?(?:case|ticket|claim|request)|fil(?:e|es|ed|ing) (?:an?|the|its)|log(?:s|ged)? (?:an?|the)|exercise[sd]?|raise[sd]?|call(?:s|ed)? for",
);
/// The provider's own answer is no claim.
static ANSWER: Pattern = Pattern::new(
    "(?:we|provider|supplier|vendor|contractor)(?:[a-z ]{0,20})? (?:shall |will )?(?:decide|respond|answer|confirm|review|credit|pay|apply|process)(?:s|es)?",
);
static REPORTS: Pattern = Pattern::new("reports?|statements?|scorecards?|dashboards?");
/// What makes the report known: who must deliver it.
static DELIVERED: Pattern = Pattern::new(
    "deliver(?:s|ed|y)?|submit(?:s|ted)?|provide[sd]?|send(?:s)?|sent|issue[sd]?|publish(?:es|ed)?|prepare[sd]?|furnish(?:es|ed)?|present(?:s|ed)?|suppl(?:y|ies|ied)|make[sd]?|made|receives?|reports|due|available|gives?|given|hands?|handed|shows?|forward(?:s|ed)?|e-?mail(?:s|ed)?|shares?|shared|upload(?:s|ed)?|post(?:s|ed)?|produces?|produced|transmit(?:s|ted)?",
);
static LEVELS: Pattern = Pattern::new(
    "service levels?|slas?|performance|availability|up-?time|values? achieved|kpis?|service reports?|targets?|(?:service )?goals?|results?|operations reports?|credits?|penalt(?:y|ies)|deductions?",
);
/// What is reported for each month or quarter.
static PERIODIC: Pattern = Pattern::new(
    "(?:end|close|expiry|beginning|day|of|for) (?:of )?(?:the |each |every |a |any |that |its |it |previous |preceding |past |prior |following |next |calendar |reporting |service |billing |contract |measurement |measuring |relevant )*(?:month|quarter|period)|monthly|quarterly|after each (?:[a-z]+ )?(?:month|quarter|period)|following month|month (?:ends|concerned)",
);
/// What starts the time to claim when the customer knows.
static KNOWN: Pattern = Pattern::new(
    "(?:receipt|receiving|receives|received|delivery|deliver(?:s|ed)|publication|published|publishing|date|after) (?:of )?(?:the |that |a |such |its |our |each )*(?:[a-z]+ ){0,3}(?:reports?|statement)|becom(?:es|ing|e) aware|became aware|(?:learn|know)(?:s|ed|n)? of",
);
/// "By the last day of the month in which it occurred".
static SAME_MONTH: Pattern = Pattern::new(
    "(?:by|before|until|than|on) the (?:last (?:calendar |business |working )?day|end) of (?:the|that|such) (?:calendar |same |relevant )*month(?: (?:in which|of the)|[,;.)]|$)|within (?:the|that) same (?:calendar )?month",
);

/// When something is due, in days after the end of the month, and where that is said.
struct Due {
    span: Range<usize>,
    days: Exact,
    shown: String,
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let claims: Vec<Due> = paper
        .sentences
        .iter()
        .filter(|one| {
            one.cues.any(&[Cue::Credit, Cue::Claim]) || paper.names_credit(paper.words(one))
        })
        .filter(|one| one.cues.any(&[Cue::Time, Cue::Calendar]))
        .filter_map(|sentence| claim(paper, sentence))
        .collect();
    if claims.is_empty() {
        return;
    }
    // Reports of other things are due at other times.
    let due = |one: &Sentence| Some((paper.says(one, &PERIODIC), report(paper, one)?));
    let mut reports: Vec<(bool, Due)> = paper
        .about(&[Cue::Report, Cue::Time])
        .filter_map(due)
        .collect();
    if reports.iter().any(|(periodic, _)| *periodic) {
        reports.retain(|(periodic, _)| *periodic);
    }
    let Some((_, report)) = reports.first() else {
        return;
    };
    let Some(claim) = claims.iter().find(|claim| report.days > claim.days) else {
        return;
    };
    findings
        .report(
            paper.place(&claim.span),
            format!(
                "a credit must be claimed {}, before the report that shows the miss is due, {}",
                claim.shown, report.shown
            ),
            "let the time to claim start when the report has arrived, or credit misses without a claim",
        )
        .related
        .push((paper.place(&report.span), "when the report is due".into()));
}

/// When a credit has to be claimed.
fn claim(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Due> {
    let words = paper.words(sentence);
    // "… Service Credits …. They lapse unless claimed within a week."
    let about = || {
        credits::speaks_of(paper, sentence)
            || paper.says(sentence, &BACK)
                && paper
                    .sentences
                    .iter()
                    .filter(|one| one.block == sentence.block)
                    .any(|one| credits::speaks_of(paper, one))
    };
    if !paper.says(sentence, &CLAIMS) || paper.says(sentence, &KNOWN) || !about() {
        return None;
    }
    if let Some(found) = SAME_MONTH.find(words) {
        let span = sentence.within(&found);
        let shown = format!("\"{}\"", paper.short(&span));
        return Some(Due {
            span,
            days: Exact::from(0),
            shown,
        });
    }
    if let Some(due) = by_day(paper, sentence) {
        return Some(due);
    }
    let amount = sentence.amounts.iter().find(|one| {
        one.is_time()
            && (Unit::Hour..=Unit::Month).contains(&one.unit)
            && !is_window(paper, sentence, one)
    })?;
    if ANSWER.is_in(&paper.plain[sentence.span.start..amount.span.start]) {
        return None;
    }
    Some(Due {
        span: amount.span.clone(),
        days: amount.about_days()?,
        shown: format!("within {}", amount.printed()),
    })
}

/// What points back at credits that were spoken of.
static BACK: Pattern = Pattern::new(
    "them|it|they|these|those|such|the (?:claim|demand|entitlement|right|amount)|an?y? claims?|entitlements?|lapse[sd]?|forfeit(?:s|ed)?|waived",
);

/// When the results are reported.
fn report(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Due> {
    let words = paper.words(sentence);
    // "A report on the month before. It gives the uptime".
    let of_levels = paper
        .sentences
        .iter()
        .filter(|one| one.block == sentence.block)
        .any(|one| paper.says(one, &LEVELS) || paper.names_credit(paper.words(one)));
    if !paper.says(sentence, &REPORTS) || !of_levels || !paper.says(sentence, &DELIVERED) {
        return None;
    }
    if let Some(due) = by_day(paper, sentence) {
        return Some(due);
    }
    let reports = REPORTS.find(words)?;
    let amount = sentence
        .amounts
        .iter()
        .find(|one| one.is_time() && one.unit <= Unit::Month && !is_window(paper, sentence, one))?;
    // "Reports … kept for 2 years", "may dispute a report within 60 days".
    if paper.says(sentence, &DISPUTED)
        || reports.start > amount.span.end - sentence.span.start + 150
    {
        return None;
    }
    Some(Due {
        span: amount.span.clone(),
        days: amount.about_days()?,
        shown: format!("within {}", amount.printed()),
    })
}

static DISPUTED: Pattern = Pattern::new(
    "dispute[sd]?|object(?:s|ed|ion|ions)?|contest(?:s|ed)?|challenge[sd]?|kept|keeps?|retain(?:s|ed)?|claim(?:s|ed)?",
);
static WINDOW: Pattern = Pattern::whole(
    "(?:in|of|over|during|for|per|each|every|any|a|an) (?:(?:any|each|the|a|period of|consecutive|rolling) )*$",
);

/// Whether an amount is the window of a measurement.
fn is_window(paper: &PaperReading<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    amount.number == Exact::one()
        && WINDOW.is_in(&paper.plain[sentence.span.start..amount.span.start])
}

/// The day of the next month by which something is due.
fn by_day(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Due> {
    let day = paper.month_day(sentence)?;
    let one = if day.working {
        Exact::decimal(14, 1)
    } else {
        Exact::one()
    };
    Some(Due {
        days: Exact::from(day.day) * one,
        shown: format!("by {}", day.printed()),
        span: day.span,
    })
}
