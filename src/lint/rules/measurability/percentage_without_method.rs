use crate::finding::Severity as Weight;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::definitions::Manner;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "percentage-without-method",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("percentage_without_method.md"),
    check: Check::Prose(check),
};

/// Whether the paper defines availability by a state of things, and computes it nowhere.
fn is_only_described(paper: &PaperReading<'_>) -> bool {
    let terms = paper.definitions.terms.iter();
    let mut own = terms.filter(|term| {
        matches!(term.manner, Manner::Means | Manner::Row | Manner::Here)
            && NAME.is_in(&term.name.to_ascii_lowercase())
    });
    let Some(term) = own.next() else {
        return false;
    };
    let meaning = &paper.plain[term.meaning.clone()];
    if COMPUTED.is_in(meaning) || ELSEWHERE.is_in(meaning) {
        return false;
    }
    let about = paper
        .sentences
        .iter()
        .filter(|one| one.cues.has(Cue::Available));
    !about
        .into_iter()
        .any(|one| paper.paragraph_says(one, &COMPUTED))
}

/// The term for it.
static NAME: Pattern = Pattern::whole(
    "^(?:service |system |platform |monthly |network )*(?:availability|up-?time)(?: percentage| rate)?$",
);
/// A formula, in signs or in words.
static COMPUTED: Pattern = Pattern::new(
    "divid(?:e|es|ed|ing)|quotient|ratio|proportion|minus|less (?:the|any|all)|reduced by|numerator|formula|[a-z)] ?[÷/] ?\\(?[a-z]|÷|(?:percentage|share|part|per ?cent|fraction) of (?:the |all |total |each )*(?:number of |total )?(?:time|minutes|hours|seconds|checks|probes|tests|requests|samples|measurements|queries|intervals)|number of (?:successful|minutes|hours|checks|probes|failed)|total (?:minutes|time|hours|number)|(?:minutes|hours) (?:in|of) (?:the|each|a|that)",
);
static ELSEWHERE: Pattern = Pattern::new(
    "(?:clause|section|paragraph|schedule|annex|appendix|exhibit|article) [0-9a-z]{1,4}|§ ?[0-9]",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [CommitmentKind::Availability, CommitmentKind::ErrorRate];
    // What one row of a table lacks, the others lack too.
    let mut told: Vec<Option<usize>> = Vec::new();
    for one in paper.of_kinds(&kinds) {
        let measured = one.source.is_some() || one.measured_by.is_some();
        let computed = one.method.is_some()
            && (one.kind != CommitmentKind::Availability || !is_only_described(paper));
        let table = one
            .is_row
            .then(|| paper.sentence_of(one).heading.unwrap_or(0));
        if computed && measured || one.is_row && told.contains(&table) {
            continue;
        }
        told.push(table);
        let missing = match (computed, measured) {
            (false, false) => "how it is computed, and where or by whom it is measured",
            (false, true) => "how it is computed",
            _ => "where or by whom it is measured",
        };
        let finding = findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} does not say {missing}",
                one.kind.printed(),
                one.target.printed()
            ),
            "give the formula, the point of measurement and the record that decides, such as \"agreed minutes less minutes of interruption, divided by agreed minutes, as the probe at … recorded\"",
        );
        if computed {
            finding.severity = Weight::Note;
        }
    }
}
