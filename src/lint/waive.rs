//! Waivers: a finding that somebody accepted, with a reason and a last day, becomes a note.

use crate::engagement::Waiver;
use crate::finding::{Finding, Severity};
use crate::lint::path;
use crate::lint::rules;
use crate::lint::{Findings, Group, Rule, Subject, nearest_rule, rule};
use crate::source::Located;

/// Applies the engagement's waivers and reports those that no longer serve.
pub(super) fn waive(subject: &Subject<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    let mut said = Vec::new();
    for waiver in &subject.engagement.waivers {
        let (Some(name), Some(wanted)) = (&waiver.rule, &waiver.subject) else {
            continue;
        };
        let Some(known) = rule(&name.value) else {
            said.extend(unknown(name));
            continue;
        };
        if subject.as_of > waiver.expires {
            let mut findings = Findings::of(&rules::EXPIRED_WAIVER);
            findings
                .report(
                    name.place,
                    format!(
                        "the waiver of `{}` for `{}` expired on {}",
                        name.value, wanted.value, waiver.expires
                    ),
                    "mend what it waives and delete it, or have it approved again with a later `expires`",
                )
                .about = Some(wanted.value.clone());
            said.extend(findings.found);
            continue;
        }
        let mut used = false;
        for finding in found
            .iter_mut()
            .filter(|finding| finding.rule == known.name)
        {
            if can_be_waived(known) && is_about(subject, finding, &wanted.value) {
                used = true;
                accept(finding, waiver, name);
            }
        }
        if !used {
            said.extend(unused(name, wanted, known));
        }
    }
    found.extend(said);
    found
}

/// What a reader could not read cannot be accepted: the draft would say something else.
fn can_be_waived(rule: &Rule) -> bool {
    !matches!(rule.group, Group::Reading | Group::Library)
}

/// Whether a waiver's `where` names what the finding is about, or something it is part of.
fn is_about(subject: &Subject<'_>, finding: &Finding, wanted: &str) -> bool {
    let wanted = path::parts(wanted);
    let about = finding.about.as_deref().map(path::parts);
    let place = finding.place.and_then(|place| path::of(subject, place));
    about.into_iter().chain(place).any(|path| {
        path.starts_with(&wanted) || matches!(wanted.as_slice(), [one] if path.contains(one))
    })
}

fn accept(finding: &mut Finding, waiver: &Waiver, name: &Located<String>) {
    if finding.severity == Severity::Note && finding.message.contains("(waived until ") {
        return;
    }
    finding.severity = Severity::Note;
    finding.message = format!(
        "{} (waived until {} by {})",
        finding.message, waiver.expires, waiver.approved_by
    );
    finding.help = Some(format!("keep the reason true: {}", waiver.reason.trim()));
    finding.related.push((name.place, "waived here".into()));
}

fn unknown(name: &Located<String>) -> Vec<Finding> {
    let help = nearest_rule(&name.value).map_or_else(
        || "delete it; `engross explain` lists the rules".to_owned(),
        |near| format!("did you mean `{}`?", near.name),
    );
    let mut findings = Findings::of(&rules::UNKNOWN_RULE);
    findings.report(
        name.place,
        format!("there is no rule `{}` to waive", name.value.escape_debug()),
        help,
    );
    findings.found
}

fn unused(name: &Located<String>, wanted: &Located<String>, known: &Rule) -> Vec<Finding> {
    let mut findings = Findings::of(&rules::UNUSED_WAIVER);
    let finding =
        if can_be_waived(known) {
            findings.report(
            name.place,
            format!("the waiver of `{}` for `{}` waives nothing", name.value, wanted.value),
            "delete it; if the finding is still there, copy the id or path it is about to `where`",
        )
        } else {
            findings.report(
                name.place,
                format!("`{}` cannot be waived", name.value),
                "delete the waiver and mend what is reported",
            )
        };
    finding.about = Some(wanted.value.clone());
    findings.found
}
