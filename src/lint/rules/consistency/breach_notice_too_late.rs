use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Pattern, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "breach-notice-too-late",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("breach_notice_too_late.md"),
    check: Check::Prose(check),
};

static PERSONAL: Pattern =
    Pattern::new("personal data|personal information|data subjects?|gdpr|data breach(?:es)?");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for one in paper.of_kinds(&[Kind::SecurityNotification]) {
        let sentence = paper.sentence_of(one);
        let personal =
            PERSONAL.is_in(paper.words(sentence)) || PERSONAL.is_in(paper.heading_of(sentence));
        let late = match one.target.seconds() {
            Some(seconds) => seconds >= Exact::from(72 * 3_600),
            None => one.target.unit >= Unit::Day && one.target.number >= Exact::from(3),
        };
        if personal && late {
            findings.report(
                paper.place(&one.target.span),
                format!("a breach of personal data may be told after {}: the customer has 72 hours for its own notice under the GDPR", one.target.printed()),
                "give the processor no more than 24 hours after it became aware, so that the controller can still notify in time",
            );
        }
    }
}
