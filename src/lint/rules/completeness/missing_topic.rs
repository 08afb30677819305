use crate::finding::{Group, Severity};
use crate::library::{Topic, Weight};
use crate::lint::{Check, Findings, Known, PaperSubject, Rule, listed};
use crate::recognise::topics::State;
use crate::source::Place;

pub(crate) const RULE: Rule = Rule {
    name: "missing-topic",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("missing_topic.md"),
    check: Check::Paper(check),
};

fn check(subject: &PaperSubject<'_>, findings: &mut Findings) {
    let Some(known) = subject.known else { return };
    let top = Place::new(subject.file, 0..0);
    let title = known.kind.title();
    let mut others = Vec::new();
    for (id, topic) in missing(&known) {
        if topic.weight == Weight::Essential {
            let help = format!(
                "{}{}",
                small(topic.write.trim_end_matches('.')),
                example(topic)
            );
            let message = format!("the {title} says nothing about {}", small(&topic.title));
            findings.report(top, message, help).about = Some(id.to_owned());
        } else if topic.weight == Weight::Expected {
            others.push(id);
        }
    }
    if !others.is_empty() {
        let message = format!("the {title} says nothing about {}, either", listed(&others));
        let help = "`engross coverage` on this file lists every topic with its evidence";
        findings.report(top, message, help).severity = Severity::Note;
    }
}

/// The topics that such a paper should have and has not.
fn missing<'a>(known: &Known<'a>) -> impl Iterator<Item = (&'a str, &'a Topic)> {
    let known = *known;
    known
        .found
        .iter()
        .filter(|found| found.state == State::Absent)
        .filter_map(move |found| Some((found.id, known.topics.topics.get(found.id)?)))
        .filter(move |(_, topic)| known.expects(topic))
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
