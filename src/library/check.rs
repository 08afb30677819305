//! Checks the library as a whole: references and their conditions, wordings, blanks, traces.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition;
use crate::finding::{Finding, Group, Severity};
use crate::library::Library;
use crate::library::clause::{Clause, ClauseKind, target};
use crate::library::printed::path_to;
use crate::library::requirement::Level;
use crate::library::text::{Run, Text};
use crate::source::{Located, Place, nearest};

/// Everything that is wrong between the files of a library.
pub fn check(library: &Library) -> Vec<Finding> {
    let mut findings = library.frameworks.read(&library.facts).1.to_vec();
    for clause in library.clauses.values() {
        family(clause, library, &mut findings);
        traces(clause, library, &mut findings);
        anchors(clause, &mut findings);
        blanks(clause, &mut findings);
        for text in clause.wordings() {
            references(clause, text, library, &mut findings);
        }
    }
    for term in &library.terms.terms {
        for run in &term.meaning {
            if let Run::Link(link) = run {
                let found =
                    target("", "", &link.value).and_then(|(id, _)| library.clauses.get(&id));
                if found.is_none() {
                    findings.push(broken(link, library));
                }
            }
        }
    }
    for id in library.metrics.iter().flat_map(|metric| &metric.satisfies) {
        known(id, library, &mut findings);
    }
    doubly_defined(library, &mut findings);
    same_requirements(library, &mut findings);
    risks(library, &mut findings);
    findings
}

fn family(clause: &Clause, library: &Library, findings: &mut Vec<Finding>) {
    let known = match (clause.kind, clause.folder()) {
        (ClauseKind::Schedule | ClauseKind::Form, "schedules")
        | (ClauseKind::Form, "forms")
        | (ClauseKind::Plan, "planning") => true,
        (ClauseKind::Clause | ClauseKind::Page, folder) => {
            library.families.iter().any(|(id, _)| id == folder)
        }
        _ => false,
    };
    if !known {
        findings.push(
            Finding::error(
                "unknown-family",
                Group::Library,
                clause.title.place,
                format!("`{}` is in no known family", clause.id),
            )
            .help("move it to a folder named in families.toml, or add the family there"),
        );
    }
}

fn traces(clause: &Clause, library: &Library, findings: &mut Vec<Finding>) {
    let said = || {
        clause
            .satisfies
            .iter()
            .chain(clause.paragraphs.values().flat_map(|rule| &rule.satisfies))
    };
    let asked = clause.requirements.iter().flat_map(|one| &one.satisfies);
    for id in said().chain(&clause.advises).chain(asked) {
        known(id, library, findings);
    }
    for dropped in clause.acceptable.iter().flat_map(|wording| &wording.drops) {
        if !said().any(|id| id.value == dropped.value) {
            findings.push(
                Finding::error(
                    "unknown-requirement",
                    Group::Library,
                    dropped.place,
                    format!("`{}` is dropped but never satisfied", dropped.value),
                )
                .help("delete it here, or name it in `satisfies`"),
            );
        }
    }
}

/// Reports a trace to a requirement that no framework has.
fn known(id: &Located<String>, library: &Library, findings: &mut Vec<Finding>) {
    if library.requirement(&id.value).is_some() {
        return;
    }
    let ids = library
        .frameworks()
        .iter()
        .flat_map(|framework| &framework.requirements);
    let help = nearest(&id.value.to_lowercase(), ids.map(|one| one.id.as_str())).map_or_else(
        || "use an id from frameworks/".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    findings.push(
        Finding::error(
            "unknown-requirement",
            Group::Library,
            id.place,
            format!("no framework has the requirement `{}`", id.value),
        )
        .help(help),
    );
}

fn anchors_of(text: &Text) -> Vec<&Located<String>> {
    let mut anchors = Vec::new();
    text.each(&mut |paragraph| anchors.extend(&paragraph.anchor));
    anchors
}

fn definitions_of(text: &Text) -> BTreeSet<&str> {
    let mut terms = BTreeSet::new();
    text.runs(&mut |run, _| {
        if let Run::Definition(term) = run {
            terms.insert(term.value.as_str());
        }
    });
    terms
}

fn anchors(clause: &Clause, findings: &mut Vec<Finding>) {
    let preferred: BTreeSet<&str> = anchors_of(&clause.preferred)
        .iter()
        .map(|one| one.value.as_str())
        .collect();
    for text in clause.wordings() {
        let mut seen = BTreeSet::new();
        for anchor in anchors_of(text) {
            if !seen.insert(anchor.value.as_str()) {
                findings.push(
                    Finding::error(
                        "duplicate-anchor",
                        Group::Library,
                        anchor.place,
                        format!("the anchor `{}` stands twice in one wording", anchor.value),
                    )
                    .help("give each paragraph an anchor of its own"),
                );
            }
        }
    }
    for (name, rule) in &clause.paragraphs {
        if !preferred.contains(name.as_str()) {
            findings.push(
                Finding::error(
                    "unknown-anchor",
                    Group::Library,
                    rule.place,
                    format!("no paragraph of the preferred wording has the anchor `{name}`"),
                )
                .help(format!("end the paragraph with {{#{name}}}")),
            );
        }
    }
    if let Some(acceptable) = &clause.acceptable {
        let own: BTreeSet<&str> = anchors_of(&acceptable.text)
            .iter()
            .map(|one| one.value.as_str())
            .collect();
        let differing: Vec<&str> = preferred.symmetric_difference(&own).copied().collect();
        let terms = (
            definitions_of(&clause.preferred),
            definitions_of(&acceptable.text),
        );
        let terms: Vec<&str> = terms.0.symmetric_difference(&terms.1).copied().collect();
        for (what, names) in [("anchor", differing), ("term", terms)] {
            if !names.is_empty() {
                findings.push(
                    Finding::error(
                        "wordings-differ",
                        Group::Library,
                        clause.title.place,
                        format!(
                            "the wordings of `{}` do not carry the same {what}s: {}",
                            clause.id,
                            names.join(", ")
                        ),
                    )
                    .help("carry them in both, so that switching the wording breaks no reference"),
                );
            }
        }
    }
}

fn blanks(clause: &Clause, findings: &mut Vec<Finding>) {
    let mut used = BTreeSet::new();
    for text in clause.wordings() {
        text.runs(&mut |run, _| {
            let Run::Blank(name) = run else { return };
            used.insert(name.value.clone());
            findings.extend(undeclared(clause, name));
        });
    }
    for requirement in &clause.requirements {
        let blanks = requirement.text.iter().filter_map(|run| match run {
            Run::Blank(name) => Some(name),
            _ => None,
        });
        let is_shown = |name: &&Located<String>| {
            requirement.each.is_none() || name.value.parse::<Level>().is_err()
        };
        for name in blanks.chain(&requirement.offers).filter(is_shown) {
            findings.extend(undeclared(clause, name));
        }
    }
    for blank in &clause.blanks {
        if !clause.is_contractual() {
            findings.push(
                Finding::error(
                    "unknown-blank",
                    Group::Library,
                    blank.name.place,
                    format!(
                        "`{}` is no part of the agreement, so nobody can fill its blank",
                        clause.id
                    ),
                )
                .help("leave a line in a `form` fence, or show a table of the engagement"),
            );
        }
        if !used.contains(&blank.name.value) {
            findings.push(
                Finding::error(
                    "dead-blank",
                    Group::Library,
                    blank.name.place,
                    format!("the blank `{}` stands in no wording", blank.name.value),
                )
                .weighing(Severity::Warning)
                .help("use it or delete it"),
            );
        }
    }
}

/// What is said about the use of a blank that the clause does not have.
fn undeclared(clause: &Clause, name: &Located<String>) -> Option<Finding> {
    if clause.blank(&name.value).is_some() {
        return None;
    }
    let names = clause.blanks.iter().map(|blank| blank.name.value.as_str());
    let help = nearest(&name.value, names).map_or_else(
        || format!("add [blanks.{}]", name.value),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("the blank `{}` is not declared", name.value);
    Some(Finding::error("unknown-blank", Group::Library, name.place, message).help(help))
}

/// A requirement is traced by its id from the tender to the agreement, so no two may share one.
fn same_requirements(library: &Library, findings: &mut Vec<Finding>) {
    let mut homes: BTreeMap<&str, (&str, Place)> = BTreeMap::new();
    for clause in library.clauses.values() {
        for requirement in &clause.requirements {
            let id = &requirement.id;
            match homes.get(id.value.as_str()) {
                // Twice in one file is reported when its keys are checked.
                Some((home, first)) if *home != clause.id => findings.push(
                    Finding::error(
                        "duplicate-id",
                        Group::References,
                        id.place,
                        format!("two requirements have the id `{}`", id.value),
                    )
                    .help("give each requirement an id of its own")
                    .beside(*first, "first used here"),
                ),
                Some(_) => {}
                None => {
                    homes.insert(&id.value, (&clause.id, id.place));
                }
            }
        }
    }
}

fn references(clause: &Clause, text: &Text, library: &Library, findings: &mut Vec<Finding>) {
    text.runs(&mut |run, anchors| {
        let Run::Link(link) = run else { return };
        let found = clause
            .target(&link.value)
            .and_then(|(id, anchor)| Some((library.clauses.get(&id)?, anchor)));
        let Some((referred, anchor)) = found else {
            findings.push(broken(link, library));
            return;
        };
        if clause.is_contractual() && !referred.is_contractual() {
            findings.push(
                Finding::error(
                    "broken-reference",
                    Group::Library,
                    link.place,
                    format!("`{}` is no part of the agreement, so its text cannot refer to it", referred.id),
                )
                .help("refer to a clause or a schedule, or say it here"),
            );
            return;
        }
        let given = clause.within(anchors);
        let mut needed = referred.when.clone();
        if let Some(anchor) = &anchor {
            let Some(path) = path_to(&referred.preferred, anchor) else {
                let names = anchors_of(&referred.preferred);
                let help = nearest(anchor, names.iter().map(|one| one.value.as_str()))
                    .map_or_else(|| format!("end the paragraph of `{}` with {{#{anchor}}}", referred.id), |near| format!("did you mean `#{near}`?"));
                findings.push(Finding::error("broken-reference", Group::Library, link.place, format!("`{}` has no paragraph `{anchor}`", referred.id)).help(help));
                return;
            };
            needed = path.iter().fold(needed, |needed, name| match referred.paragraphs.get(*name) {
                Some(rule) => needed.and(rule.when.clone()),
                None => needed,
            });
        }
        if !condition::implies(&given, &needed, &library.facts) {
            findings.push(
                Finding::error("reference-may-dangle", Group::Library, link.place, format!("`{}` is not always there when this text refers to it", referred.id))
                    .help("give this paragraph the same condition, or refer to something that is always there")
                    .beside(referred.title.place, "its condition stands here"),
            );
        }
    });
}

fn broken(link: &Located<String>, library: &Library) -> Finding {
    let wanted = link.value.split('#').next().unwrap_or_default();
    let name = wanted.trim_start_matches("../").trim_end_matches(".md");
    let help = nearest(name, library.clauses.keys().map(String::as_str)).map_or_else(
        || "link to a file of the library, such as ../exit/plan.md".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::error(
        "broken-reference",
        Group::Library,
        link.place,
        format!("`{}` is no clause or schedule of the library", link.value),
    )
    .help(help)
}

/// A risk is answered by requirements that some framework has.
fn risks(library: &Library, findings: &mut Vec<Finding>) {
    let (risks, wrong) = library.risks.read(&library.facts);
    findings.extend_from_slice(wrong);
    let Some(file) = library.risks.file() else {
        return;
    };
    for risk in risks {
        for id in &risk.requirements {
            if library.requirement(id).is_none() {
                findings.push(
                    Finding::error(
                        "unknown-requirement",
                        Group::Library,
                        Place::new(file, 0..0),
                        format!(
                            "no framework has the requirement `{id}` of the risk `{}`",
                            risk.id
                        ),
                    )
                    .help("use an id from frameworks/"),
                );
            }
        }
    }
}

fn doubly_defined(library: &Library, findings: &mut Vec<Finding>) {
    let mut homes: Vec<(String, Place)> = library
        .terms
        .terms
        .iter()
        .map(|term| (term.name.clone(), term.place))
        .collect();
    for clause in library.clauses.values() {
        clause.preferred.runs(&mut |run, _| {
            let Run::Definition(term) = run else { return };
            match homes.iter().find(|(name, _)| *name == term.value) {
                Some((_, first)) => findings.push(
                    Finding::error(
                        "doubly-defined",
                        Group::Library,
                        term.place,
                        format!("`{}` is defined twice", term.value),
                    )
                    .help("keep one definition and use the term elsewhere")
                    .beside(*first, "first defined here"),
                ),
                None => homes.push((term.value.clone(), term.place)),
            }
        });
    }
}
