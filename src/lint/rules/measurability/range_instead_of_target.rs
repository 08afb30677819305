use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "range-instead-of-target",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("range_instead_of_target.md"),
    check: Check::Prose(check),
};

static FIRST: Pattern =
    Pattern::whole("(?-u:\\b)([0-9]{1,3}|one|two|three|four|five|six) ?(?:to|-|–|or|and) ?$");
/// The number of a severity is no time.
static LABEL: Pattern = Pattern::whole(
    "(?:severity|sev|priority|level|class|tier|category|phase|step|section|clause|no\\.?|p|s|#)[ .-]*$",
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
    for one in paper.of_kinds(&kinds) {
        let from = crate::recognise::reading::floor(
            &paper.plain,
            one.target.span.start.saturating_sub(24),
        );
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
            || figure.is_some_and(|figure| figure >= one.target.number)
        {
            continue;
        }
        let start = one.target.span.start - (before.len() - first.start);
        let range = start..one.target.span.end;
        findings.report(
            paper.place(&range),
            format!(
                "the {} is a range, \"{}\": only its far end binds, if any",
                one.kind.printed(),
                paper.short(&range)
            ),
            format!(
                "promise one time, such as \"within {}\"",
                one.target.printed()
            ),
        );
    }
}
