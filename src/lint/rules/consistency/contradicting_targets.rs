use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Part, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "contradicting-targets",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("contradicting_targets.md"),
    check: Check::Prose(check),
};

/// Words that tell two promises of one kind apart.
static APART: Pattern = Pattern::new(
    "(?:gold|silver|bronze|platinum|premium|standard|basic|enterprise|professional) (?:plan|tier|support|level)|tier [0-9a-z]|plan [0-9a-z]|clustered|production|non-production|test environment|development|portal|api|network|database|email|e-mail|website|storage|peak|off-peak|during (?:business|support|office) hours|outside|after hours|weekends?|critical|non-critical|remote|on-?site|telephone|chat|year [0-9]|phase|initial|first|interim|other|otherwise|all other|clarification|updates?",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::Availability,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::RecoveryTime,
        Kind::RecoveryPoint,
        Kind::SecurityNotification,
    ];
    let all: Vec<&Commitment> = paper.of_kinds(&kinds).collect();
    for (at, one) in all.iter().enumerate() {
        let other = all[at + 1..].iter().find(|other| {
            other.kind == one.kind
                && other.sentence != one.sentence
                && other.severity == one.severity
                && !same_table(paper, one, other)
                && is_same_subject(paper, one, other)
                && !one.target.is_same_as(&other.target)
                && one.target.is_percent() == other.target.is_percent()
        });
        let Some(other) = other else { continue };
        let of = one
            .severity
            .as_ref()
            .map(|label| format!(" of {}", label.name))
            .unwrap_or_default();
        findings
            .report(
                paper.place(&other.target.span),
                format!(
                    "the {}{of} is {} here and {} {}",
                    one.kind.printed(),
                    other.target.printed(),
                    one.target.printed(),
                    paper
                        .clause(one.span.start)
                        .map_or_else(|| "before".to_owned(), |clause| format!("in {clause}"))
                ),
                "keep one number, and refer to it from the other place",
            )
            .related
            .push((paper.place(&one.target.span), "the other number".into()));
        return;
    }
}

/// Rows of one table are for different things.
fn same_table(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    match (paper.sentence_of(one).kind, paper.sentence_of(other).kind) {
        (Part::Row { table: one, .. }, Part::Row { table: other, .. }) => one == other,
        _ => false,
    }
}

/// Whether two promises are for the same thing, as far as their words say: both name the same
/// severity, or neither has a word that sets it apart and one repeats the subject of the other.
fn is_same_subject(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    let (first, second) = (paper.sentence_of(one), paper.sentence_of(other));
    let words = [paper.words(first), paper.words(second)];
    // A mean and a limit for each case are two promises.
    if first.cues.has(Cue::Average) != second.cues.has(Cue::Average) {
        return false;
    }
    if words.iter().any(|words| APART.is_in(words))
        || paper.heading_of(first) != paper.heading_of(second)
            && one.severity.is_none()
            && one.kind != Kind::Availability
            && one.kind != Kind::SecurityNotification
            && one.kind != Kind::RecoveryTime
            && one.kind != Kind::RecoveryPoint
    {
        return false;
    }
    if one.severity.is_some() {
        return true;
    }
    // "For each important Service …. The recovery time is 8 hours."
    if [one, other].iter().any(|one| is_of_a_class(paper, one)) {
        return false;
    }
    match one.kind {
        // Rows are for services of their own.
        Kind::RecoveryTime | Kind::RecoveryPoint => !one.is_row && !other.is_row,
        Kind::SecurityNotification => true,
        Kind::Availability => {
            let nouns = |words: &str| -> std::collections::BTreeSet<String> {
                THINGS
                    .find_all(words)
                    .into_iter()
                    // A service period is no service.
                    .filter(|range| !OF_SERVICE.is_in(&words[range.end..]))
                    .map(|range| words[range].trim_end_matches('s').to_owned())
                    .collect()
            };
            let (mine, theirs) = (nouns(words[0]), nouns(words[1]));
            mine == theirs
                && !mine.is_empty()
                && [first, second].iter().all(|one| {
                    one.amounts
                        .iter()
                        .filter(|amount| amount.is_percent())
                        .count()
                        == 1
                })
        }
        _ => false,
    }
}

static OF_SERVICE: Pattern =
    Pattern::whole("^ (?:periods?|levels?|hours|credits?|desk|windows?|points?)(?-u:\\b)");
/// What is available.
static THINGS: Pattern = Pattern::new(
    "platforms?|services?|systems?|software|sites?|applications?|networks?|servers?|solutions?|infrastructure|workspaces?|tenants?|instances?|desktops?",
);

/// Whether the sentences before a promise, in its own paragraph, name a class it is for.
fn is_of_a_class(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let block = paper.sentence_of(one).block;
    paper.sentences[..=one.sentence]
        .iter()
        .rev()
        .take_while(|sentence| sentence.block == block)
        .any(|sentence| paper.says(sentence, &CLASS))
}

static CLASS: Pattern = Pattern::new(
    "for (?:each|every|all|an?|any) (?:[a-z-]+ ){1,2}(?:services?|systems?|applications?|servers?)",
);
