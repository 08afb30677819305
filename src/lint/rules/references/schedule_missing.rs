use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Group, Severity};
use crate::lint::counted::is_typed;
use crate::lint::{Check, Findings, PaperReading, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "schedule-missing",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("schedule_missing.md"),
    check: Check::Prose(check),
};

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let typed = is_typed(paper.subject.paper.format);
    let mut missing: Vec<(String, &std::ops::Range<usize>)> = Vec::new();
    let mut known = BTreeSet::new();
    let mut titles = Titles::of(&paper.subject.paper.prose.text);
    for reference in paper
        .references
        .annexes
        .iter()
        .filter(|one| !one.is_external)
    {
        // Of a part of an agreement the rest may be attached to another part; its own are not.
        if paper.is_part && !(typed && paper.references.is_behind_annexes(reference)) {
            continue;
        }
        let written = paper.quote(&reference.span);
        let loud = written.chars().all(|one| !one.is_lowercase());
        let far = reference
            .number
            .parse::<u32>()
            .is_ok_and(|number| number > 30);
        // A title in capital letters is the annex itself, or the label of a filing.
        if loud
            || far
            || reference.span.start < 300 && reference.number.contains('.')
            || titles.have(written)
        {
            continue;
        }
        let own = paper
            .clause(reference.span.start)
            .unwrap_or_default()
            .to_ascii_lowercase();
        if paper.references.has_annex(reference)
            || own.starts_with(&format!("{} {}", reference.word, reference.number))
        {
            continue;
        }
        if known.insert((reference.word.clone(), reference.number.clone())) {
            missing.push((written.replace(['"', '“', '”'], ""), &reference.span));
        }
    }
    let Some((_, first)) = missing.first() else {
        return;
    };
    let names: Vec<&str> = missing
        .iter()
        .take(8)
        .map(|(name, _)| name.as_str())
        .collect();
    let more = missing.len().saturating_sub(names.len());
    let listed = if more > 0 {
        format!("{} and {more} others", names.join(", "))
    } else {
        said(&names)
    };
    findings.report(
        paper.place(first),
        format!("nothing is attached as {listed}"),
        "attach what is meant, or refer to the document by its title and date",
    );
}

/// Names of annexes in capital letters, each looked for once.
struct Titles<'a> {
    text: &'a str,
    known: BTreeMap<&'a str, bool>,
}

impl<'a> Titles<'a> {
    /// Who speaks of more annexes than this has them all.
    const MOST: usize = 300;

    fn of(text: &'a str) -> Self {
        Self {
            text,
            known: BTreeMap::new(),
        }
    }

    fn have(&mut self, written: &'a str) -> bool {
        if let Some(known) = self.known.get(written) {
            return *known;
        }
        let found = self.known.len() >= Self::MOST || self.text.contains(&written.to_uppercase());
        self.known.insert(written, found);
        found
    }
}

fn said(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}
