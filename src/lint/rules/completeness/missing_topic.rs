use crate::coverage::{Demand, Demands};
use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::library::{Criticality, Topic, Weight};
use crate::lint::{Check, Findings, Known, PaperSubject, Rule, listed};
use crate::recognise::topics::{State, TopicFound};
use crate::source::Place;

pub(crate) const RULE: Rule = Rule {
    name: "missing-topic",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("missing_topic.md"),
    check: Check::Paper(check),
};

/// How many requirements are named where no profile asks for them.
const NAMED: usize = 3;

fn check(subject: &PaperSubject<'_>, findings: &mut Findings) {
    let Some(known) = subject.known else { return };
    let top = Place::new(subject.file, 0..0);
    let title = known.kind.title();
    let none = Demands::new();
    let unmet = known.unmet.unwrap_or(&none);
    let mut others = Vec::new();
    for (id, topic) in missing(subject, &known).filter(|(id, _)| !unmet.contains_key(*id)) {
        if topic.weight == Weight::Essential {
            let demands = known.demands.map(|demands| demands(id));
            let help = format!(
                "{}{}{}",
                small(topic.write.trim_end_matches('.')),
                asked(&demands.unwrap_or_default()),
                example(topic)
            );
            let message = format!("the {title} says nothing about {}", small(&topic.title));
            findings.report(top, message, help).about = Some(id.to_owned());
        } else if topic.weight == Weight::Expected {
            others.push(id);
        }
    }
    for (id, demands) in unmet {
        let Some(topic) = known.topics.topics.get(id) else {
            continue;
        };
        let found = known.found.iter().find(|found| found.id == id);
        let half = found.is_some_and(|found| found.state == State::Partial);
        let says = if half {
            "does not settle"
        } else {
            "says nothing about"
        };
        let requirements: Vec<String> = demands.iter().map(with_id).collect();
        let requirements: Vec<&str> = requirements.iter().map(String::as_str).collect();
        let message = format!(
            "the {title} {says} {}, asked for by {}",
            small(&topic.title),
            requirements.join(", ")
        );
        let help = format!(
            "{}{}",
            small(topic.write.trim_end_matches('.')),
            example(topic)
        );
        let finding = findings.report(top, message, help);
        finding.about = Some(id.clone());
        let is_critical = |demand: &Demand| demand.criticality == Some(Criticality::Critical);
        if !demands.iter().any(is_critical) {
            finding.severity = Severity::Note;
        }
    }
    if !others.is_empty() {
        let message = format!("the {title} says nothing about {}, either", listed(&others));
        let help = "`engross coverage` on this file lists every topic with its evidence";
        findings.report(top, message, help).severity = Severity::Note;
    }
}

/// "`DORA-30-3-e-i` (DORA, Art. 30(3)(e)(i), critical)".
fn with_id(demand: &Demand) -> String {
    let weight = demand.criticality.map_or("standard", Criticality::word);
    format!("`{}` ({}, {weight})", demand.requirement, demand.source)
}

/// What asks for a topic, where nobody named a profile.
fn asked(all: &[Demand]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut sources: Vec<&str> = Vec::new();
    for demand in all {
        if !sources.contains(&demand.source.as_str()) {
            sources.push(&demand.source);
        }
    }
    let more = match sources.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    sources.truncate(NAMED);
    format!(
        "; where they apply, {}{more} ask for it (critical)",
        sources.join("; ")
    )
}

/// The topics that such a paper should have and has not.
fn missing<'a>(
    subject: &'a PaperSubject<'_>,
    known: &Known<'a>,
) -> impl Iterator<Item = (&'a str, &'a Topic)> {
    let known = *known;
    known
        .found
        .iter()
        .filter(move |found| {
            found.state == State::Absent || is_only_announced(subject, found, known.found)
        })
        .filter_map(move |found| Some((found.id, known.topics.topics.get(found.id)?)))
        .filter(move |(_, topic)| known.expects(topic))
}

/// Whether a heading names a topic and no more, and what stands under it is about others.
fn is_only_announced(
    subject: &PaperSubject<'_>,
    found: &TopicFound<'_>,
    all: &[TopicFound<'_>],
) -> bool {
    let Some(heading) = found.evidence.first().filter(|_| !found.is_said()) else {
        return false;
    };
    let prose = &subject.paper.prose;
    let span = |at: usize| prose.lines.get(at).map(|line| prose.span(line.clone()));
    let is_heading = |at: usize| {
        let block = subject.paper.blocks.get(at);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
    };
    let count = prose.lines.len();
    let Some(at) = (0..count).find(|at| {
        span(*at)
            .is_some_and(|span| span.start <= heading.span.start && heading.span.start < span.end)
    }) else {
        return false;
    };
    let under: Vec<usize> = (at + 1..count).take_while(|at| !is_heading(*at)).collect();
    let others = || all.iter().filter(|other| other.id != found.id);
    let is_anothers = |at: &usize| {
        let Some(span) = span(*at) else { return false };
        others().any(|other| {
            let mut evidence = other.evidence.iter();
            evidence.any(|one| one.span.start < span.end && span.start < one.span.end)
        })
    };
    // "Liability and insurance": what stands below may be about the liability alone.
    let names_more = prose.lines.get(at).is_some_and(|line| {
        let words = &prose.text[line.clone()];
        words.contains(" and ") || words.contains(" & ") || words.contains(',')
    });
    let is_theirs = if names_more {
        under.iter().any(is_anothers)
    } else {
        !under.is_empty() && under.iter().all(is_anothers)
    };
    is_heading(at) && is_theirs
}

fn example(topic: &Topic) -> String {
    topic.clauses.first().map_or_else(String::new, |clause| {
        format!("; `engross clauses show {clause}` shows how")
    })
}

/// "Right to audit" within a sentence.
fn small(title: &str) -> String {
    let mut letters = title.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
