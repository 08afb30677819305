use crate::engagement::ClauseSetting;
use crate::finding::{Group, Severity};
use crate::library::{Clause, Run, Text};
use crate::lint::{Check, Findings, Rule, Subject};

pub(crate) const RULE: Rule = Rule {
    name: "unused-setting",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("unused_setting.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let settings = &subject.engagement.settings;
    let clauses = settings.families.iter().flat_map(|(family, setting)| {
        setting
            .clauses
            .iter()
            .map(move |(name, clause)| (format!("{family}/{name}"), clause))
    });
    let schedules = settings
        .schedules
        .iter()
        .map(|(name, setting)| (format!("schedules/{name}"), setting));
    for (id, setting) in clauses.chain(schedules) {
        // What the library does not know is reported while reading; presets speak for many deals.
        let Some(clause) = subject.library.clauses.get(&id) else {
            continue;
        };
        if setting.place.file == subject.engagement.file {
            one(subject, &id, clause, setting, findings);
        }
    }
}

fn one(
    subject: &Subject<'_>,
    id: &str,
    clause: &Clause,
    setting: &ClauseSetting,
    findings: &mut Findings,
) {
    let omitted = subject
        .draft
        .omitted
        .iter()
        .any(|omission| omission.id == id);
    let chosen = subject.draft.chosen.iter().find(|chosen| chosen.id == id);
    if let (Some(omit), None, false) = (&setting.omit, chosen, omitted) {
        findings.report(
            omit.place,
            format!("`{id}` would not be in the draft anyway, so its omission changes nothing"),
            "delete the omission",
        );
        return;
    }
    if let Some(position) = &setting.position
        && chosen.is_none()
    {
        findings.report(
            position.place,
            format!("the position of `{id}` changes nothing: the draft does not have it"),
            "delete the position",
        );
    }
    let wording = chosen.and_then(|chosen| subject.wording(chosen));
    for entry in &setting.blanks {
        if clause.blank(&entry.key).is_none() || entry.key_place.file != subject.engagement.file {
            continue;
        }
        let Some(text) = wording else {
            let why = if omitted {
                "is left out"
            } else {
                "is not in the draft"
            };
            findings.report(
                entry.key_place,
                format!(
                    "the value of `{}` is printed nowhere: `{id}` {why}",
                    entry.key
                ),
                "delete the value",
            );
            continue;
        };
        if !stands_in(text, &entry.key) {
            let position = chosen.map_or("preferred", |chosen| chosen.position.word());
            findings.report(
                entry.key_place,
                format!("the value of `{}` is printed nowhere: the {position} wording of `{id}` does not ask for it", entry.key),
                "delete the value, or choose the other position",
            );
        }
    }
}

fn stands_in(text: &Text, blank: &str) -> bool {
    let mut found = false;
    text.runs(&mut |run, _| found |= matches!(run, Run::Blank(name) if name.value == blank));
    found
}
