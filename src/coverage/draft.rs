//! Judges one draft: what it prints, what its guidance and its tender say, what the linter holds
//! it to.

use crate::assembly::{Carrier, Draft};
use crate::coverage::applies::hindrance;
use crate::coverage::reason::causes;
use crate::coverage::{By, Cause, Coverage, Evidence, Judged, State, judged};
use crate::library::{ClauseKind, Framework, Library, ParagraphRule, Requirement};
use crate::source::Located;

/// Where a draft meets the requirements of all frameworks of its library.
pub fn of_draft<'a>(draft: &Draft, library: &'a Library, evidence: &Evidence<'_>) -> Coverage<'a> {
    judged(
        library,
        &|framework| framework.when.holds(&draft.facts),
        &|framework, requirement| judge(framework, requirement, draft, library, evidence),
    )
}

fn judge<'a>(
    framework: &Framework,
    requirement: &'a Requirement,
    draft: &Draft,
    library: &Library,
    evidence: &Evidence<'_>,
) -> Judged<'a> {
    let done = |state, by, causes: Vec<Cause>, reason: String| Judged {
        requirement,
        state,
        by,
        causes,
        reason,
    };
    if let Some(hindrance) = hindrance(framework, requirement, &draft.facts) {
        return done(State::NotApplicable, Vec::new(), Vec::new(), hindrance);
    }
    let mut by = printed(&requirement.id, draft);
    by.extend(beside(&requirement.id, draft, library));
    let mut reported = Vec::new();
    for rule in evidence.rules_for(&requirement.id) {
        if rule.reported.contains(&requirement.id.as_str()) {
            reported.push(Cause::Reported {
                rule: rule.name.to_owned(),
            });
        } else {
            by.push(By {
                kind: "rule",
                id: rule.name.to_owned(),
                number: String::new(),
            });
        }
    }
    // What a rule has to find is only met where none of its rules finds a fault.
    let found = requirement.kind.as_deref() == Some("lint") && !reported.is_empty();
    if !by.is_empty() && !found {
        return done(State::Carried, by, Vec::new(), String::new());
    }
    let mut causes = causes(&requirement.id, draft, library);
    if !reported.is_empty() {
        // A text that is printed is not what is missing; what the rule found is.
        causes.retain(|cause| matches!(cause, Cause::LeftOut { .. } | Cause::Facts { .. }));
        causes.extend(reported);
    }
    let words: Vec<String> = causes.iter().map(Cause::words).collect();
    done(State::Missing, Vec::new(), causes, words.join("; "))
}

/// The places of the agreement.
fn printed(requirement: &str, draft: &Draft) -> Vec<By> {
    draft
        .traces
        .iter()
        .filter(|trace| trace.requirement == requirement)
        .map(|trace| By {
            kind: match trace.kind {
                Carrier::Clause => "clause",
                Carrier::Paragraph => "paragraph",
                Carrier::Schedule => "schedule",
                Carrier::Form => "form",
                Carrier::ServiceLevel => "service-level",
            },
            id: trace.id.clone(),
            number: trace.number.clone(),
        })
        .collect()
}

/// What the clauses of the draft say beside their text: guidance, and requirements of a tender.
fn beside(requirement: &str, draft: &Draft, library: &Library) -> Vec<By> {
    let mut by = Vec::new();
    for chosen in &draft.chosen {
        let Some(clause) = library.clauses.get(&chosen.id) else {
            continue;
        };
        if clause.advises.iter().any(|id| id.value == requirement) {
            by.push(By {
                kind: "guidance",
                id: clause.id.clone(),
                number: chosen.number.clone(),
            });
        }
        for asked in &clause.requirements {
            let says = asked.satisfies.iter().any(|id| id.value == requirement);
            if says && asked.when.holds(&draft.facts) {
                by.push(By {
                    kind: "requirement",
                    id: asked.id.value.clone(),
                    number: chosen.number.clone(),
                });
            }
        }
    }
    by.extend(papers(requirement, draft, library));
    by
}

/// What the papers beside the agreement say: the pages of a tender, planning documents and forms.
fn papers(requirement: &str, draft: &Draft, library: &Library) -> Vec<By> {
    let says = |ids: &[Located<String>]| ids.iter().any(|id| id.value == requirement);
    let mut by = Vec::new();
    for paper in library.clauses.values() {
        let kind = match paper.kind {
            ClauseKind::Page => "requirement",
            ClauseKind::Plan => "planning",
            ClauseKind::Form if !paper.is_contractual() => "form",
            ClauseKind::Clause | ClauseKind::Schedule | ClauseKind::Form => continue,
        };
        let printed = |(anchor, rule): (&String, &ParagraphRule)| {
            says(&rule.satisfies)
                && paper
                    .printed_when(anchor)
                    .is_some_and(|when| when.holds(&draft.facts))
        };
        if paper.when.holds(&draft.facts)
            && (says(&paper.satisfies) || paper.paragraphs.iter().any(printed))
        {
            by.push(By {
                kind,
                id: paper.id.clone(),
                number: String::new(),
            });
        }
    }
    by
}
