use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Part, Pattern, Unit, Who, floor};

pub(crate) const RULE: Rule = Rule {
    name: "range-instead-of-target",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("range_instead_of_target.md"),
    check: Check::Prose(check),
};

static FIRST: Pattern = Pattern::whole(
    "(?-u:\\b)([0-9]{1,3}|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[- ][a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen)(?: ?\\([0-9]{1,3}\\))?(?: ?(?:business |working |calendar |support |full |banking )?(?:minutes?|mins?|min|hours?|hrs?|h|days?|weeks?|months?))?,? ?(?:minimum|min\\.?)?,? ?(?:up to|and up to|to|-|–|—|~|/|or|and|till|until|through) ?(?:an? )?$",
);
/// What follows the first number of a cell.
static SECOND: Pattern = Pattern::whole("^ ?(?:up to|to|-|–|—) ?([0-9]{1,3}|[a-z]{3,7}(?: |-))");
/// The number of a severity is no time.
static LABEL: Pattern = Pattern::whole(
    "(?:(?-u:\\b)(?:severity|sev|priority|level|class|tier|category|phase|step|section|clause|no\\.?|p|s)|#)[ .-]*$",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::RecoveryTime,
        Kind::UpdateCadence,
        Kind::PatchTime,
    ];
    let mut told: Vec<usize> = Vec::new();
    for one in paper.of_kinds(&kinds) {
        if let Some(span) = in_cell(paper, one) {
            told.push(span.end);
            say_of(paper, one, &span, findings);
            continue;
        }
        if told
            .iter()
            .any(|end| one.target.span.end <= *end && end - one.target.span.end < 40)
        {
            continue;
        }
        let from = floor(&paper.plain, one.target.span.start.saturating_sub(44));
        let before = &paper.plain[from.max(one.span.start)..one.target.span.start];
        let Some(first) = FIRST.find(before) else {
            continue;
        };
        let figure: Option<crate::measure::Exact> = before[first.start..]
            .split(|one: char| !one.is_ascii_digit())
            .next()
            .and_then(|digits| digits.parse().ok());
        let and = before.trim_end().ends_with(" and");
        if LABEL.is_in(&before[..first.start])
            || and && !before[..first.start].trim_end().ends_with("between")
            || told.contains(&one.target.span.end)
            || figure.is_some_and(|figure| figure >= one.target.number)
        {
            continue;
        }
        let start = one.target.span.start - (before.len() - first.start);
        let range = start..one.target.span.end;
        told.push(range.end);
        say_of(paper, one, &range, findings);
    }
    shares(paper, findings);
    stated(paper, &told, findings);
}

/// The first time of a range stands so near to the second, in bytes.
const NEAR: usize = 120;

/// Ranges of times that are no commitments we know: "delivered in 5 to 8 days".
fn stated(paper: &PaperReading<'_>, told: &[usize], findings: &mut Findings) {
    if !paper.is_service() {
        return;
    }
    for sentence in paper.about(&[Cue::Time]) {
        let owed = |who| !matches!(who, Who::Customer | Who::Both);
        let is_own = sentence
            .duty
            .as_ref()
            .is_none_or(|duty| duty.passive || owed(duty.who));
        if !is_own || sentence.kind == Part::Heading || paper.says(sentence, &NO_TARGET) {
            continue;
        }
        for amount in &sentence.amounts {
            let near = floor(&paper.plain, amount.span.start.saturating_sub(NEAR));
            let from = near.max(sentence.span.start);
            let before = &paper.plain[from..amount.span.start];
            let after = &paper.plain[amount.span.end..sentence.span.end];
            let Some(first) = FIRST.find(before) else {
                continue;
            };
            let head = before[..first.start].trim_end();
            let and = before.trim_end().ends_with(" and") && !head.ends_with("between");
            let or = before.trim_end().ends_with(" or");
            let stated = WITHIN.is_in(head) || head.is_empty() || head.ends_with([':', '\t', '|']);
            let limit = if or {
                STRICT.is_in(head) && amount.unit <= Unit::Week
            } else {
                stated || EVENT.is_in(after)
            };
            let figure = |words: &str| -> Option<u32> {
                let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
                digits.parse().ok()
            };
            let falls = figure(&before[first.start..])
                .zip(figure(&paper.plain[amount.span.clone()]))
                .is_some_and(|(one, other)| one >= other)
                && before[first.start..]
                    .bytes()
                    .filter(u8::is_ascii_alphabetic)
                    .count()
                    <= 3;
            let known = told.contains(&amount.span.end);
            if amount.unit < Unit::Minute
                || amount.unit > Unit::Week
                || falls
                || !amount.is_time()
                || and
                || !limit
                || known
                || LABEL.is_in(&before[..first.start])
            {
                continue;
            }
            let row = matches!(sentence.kind, Part::Row { .. });
            if row && told.iter().any(|end| sentence.span.contains(end)) {
                continue;
            }
            let range = from + first.start..amount.span.end;
            say(paper, "time", &range, &amount.printed(), findings);
        }
    }
}

/// "Between 99.0 and 99.4 per cent": a share that is promised as a range.
fn shares(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut told: Vec<usize> = Vec::new();
    for one in paper.of_kinds(&[Kind::Availability, Kind::InTime]) {
        let from = one.target.span.start.saturating_sub(30).max(one.span.start);
        let from = floor(&paper.plain, from);
        let before = &paper.plain[from..one.target.span.start];
        let Some(found) = SHARES.groups(before) else {
            continue;
        };
        let first: Option<crate::measure::Exact> = found.text(2).replace(',', ".").parse().ok();
        let sentence = paper.sentence_of(one);
        if sentence.cues.has(Cue::Credit) {
            continue;
        }
        let joins = found.text(3) != "and" || found.text(1).starts_with("between");
        let rises = first.is_some_and(|first| {
            first < one.target.number && first > crate::measure::Exact::from(20)
        });
        if joins && rises && !told.contains(&one.target.span.end) {
            told.push(one.target.span.end);
            let range = from + found.whole().start..one.target.span.end;
            say_of(paper, one, &range, findings);
        }
    }
}

static SHARES: Pattern = Pattern::whole(
    "(?-u:\\b)(between |from )?([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:%|percent|per cent)? ?(to|-|–|—|and|or) ?$",
);

/// Times that are no targets of a service.
static NO_TARGET: Pattern = Pattern::new(
    "(?:days|months|weeks)(?:'|’)? (?:prior |written )*notice|notice (?:period|of termination)|payments?|pay|invoices?|terminat(?:e|es|ed|ion)|renew(?:al|s|ed)?|cure|experience|retention|retain(?:ed)?|kept|stored|open(?:ing)?|from monday|a week|meet(?:s|ings?)?|training|workshops?|estimat(?:e|es|ed)|p\\.m|a\\.m|o'clock|expected duration|prior to|takes place|holidays|vacation|leave",
);
/// What makes a choice of two times a promise: "in two or three days".
static STRICT: Pattern =
    Pattern::whole("(?-u:\\b)(?:within|in|takes?|about|around|approximately|roughly|circa|some)$");

/// What stands before a time that is owed, and what behind it.
static WITHIN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|in|takes?|between|after|approximately|about|around|roughly|circa|anything from|from|every|each|is|are|account|implemented|completed|done|targets?|time)$",
);
static EVENT: Pattern = Pattern::whole(
    "^,? (?:\\([a-z ]+\\) )?(?:max(?:imum)?\\.? )?(?:after|from|following|of (?:the |its |their )?(?:receipt|request|notice|report|call|order|ticket|approval))(?-u:\\b)",
);

/// "4 h to 6 h" in one cell, of which the first is what was read.
fn in_cell(paper: &PaperReading<'_>, one: &Commitment) -> Option<Range<usize>> {
    let row = paper.sentence_of(one);
    if !matches!(row.kind, Part::Row { .. }) {
        return None;
    }
    let mut cells = paper.cells(row).into_iter();
    let cell = cells.find(|cell| cell.contains(&one.target.span.start))?;
    SECOND.find(paper.plain.get(one.target.span.end..cell.end)?)?;
    let last = row.amounts.iter().rfind(|amount| {
        amount.is_time() && amount.span.end <= cell.end && amount.span.start > one.target.span.start
    })?;
    Some(one.target.span.start..last.span.end)
}

fn say_of(
    paper: &PaperReading<'_>,
    one: &Commitment,
    range: &Range<usize>,
    findings: &mut Findings,
) {
    say(
        paper,
        one.kind.printed(),
        range,
        &one.target.printed(),
        findings,
    );
}

fn say(
    paper: &PaperReading<'_>,
    what: &str,
    range: &Range<usize>,
    end: &str,
    findings: &mut Findings,
) {
    findings.report(
        paper.place(range),
        format!(
            "the {what} is a range, \"{}\": only its far end binds, if any",
            paper.short(range)
        ),
        format!("promise one time, such as \"within {end}\""),
    );
}
