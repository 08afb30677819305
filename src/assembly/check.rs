//! Checks what the engagement says about clauses against the library: names and values.

use crate::engagement::{ClauseSetting, Engagement};
use crate::finding::{Finding, Group};
use crate::library::{Clause, Library};
use crate::source::{Place, nearest};
use crate::written::Kind;

/// Every setting that names nothing, or whose value does not fit.
pub(super) fn settings(engagement: &Engagement, library: &Library) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (family, setting) in &engagement.settings.families {
        if !library.families.iter().any(|(id, _)| id == family) {
            let names = library.families.iter().map(|(id, _)| id.as_str());
            findings.push(unknown(
                "family of clauses",
                family,
                setting.place,
                nearest(family, names),
            ));
            continue;
        }
        for (name, clause_setting) in &setting.clauses {
            one(
                &format!("{family}/{name}"),
                clause_setting,
                engagement,
                library,
                &mut findings,
            );
        }
    }
    for (name, setting) in &engagement.settings.schedules {
        one(
            &format!("schedules/{name}"),
            setting,
            engagement,
            library,
            &mut findings,
        );
    }
    findings
}

fn one(
    id: &str,
    setting: &ClauseSetting,
    engagement: &Engagement,
    library: &Library,
    findings: &mut Vec<Finding>,
) {
    let Some(clause) = library.clauses.get(id) else {
        let near = nearest(id, library.clauses.keys().map(String::as_str));
        findings.push(unknown("clause", id, setting.place, near));
        return;
    };
    if let (Some(position), None) = (&setting.position, &clause.acceptable) {
        findings.push(
            Finding::error(
                "no-such-wording",
                Group::Reading,
                position.place,
                format!("`{id}` has one wording only"),
            )
            .help("delete the position"),
        );
    }
    for entry in &setting.blanks {
        let Some(blank) = clause.blank(&entry.key) else {
            // A preset speaks about the built-in clauses; one laid over may have other blanks.
            if entry.key_place.file != engagement.file {
                continue;
            }
            let names = clause.blanks.iter().map(|blank| blank.name.value.as_str());
            let near = nearest(&entry.key, names.clone());
            let mut finding = unknown("blank", &entry.key, entry.key_place, near);
            finding.message = format!("there is no blank `{}` in `{id}`", entry.key.escape_debug());
            if near.is_none() {
                let names: Vec<&str> = names.collect();
                finding.help = Some(if names.is_empty() {
                    "this clause has no blanks".into()
                } else {
                    format!("its blanks are: {}", names.join(", "))
                });
            }
            findings.push(finding);
            continue;
        };
        match blank.kind.read(&entry.node) {
            Err(misfit) => findings.push(
                Finding::error(
                    misfit.rule,
                    Group::Reading,
                    entry.node.place,
                    format!("`{}`: {}", entry.key, misfit.message),
                )
                .help(misfit.help),
            ),
            Ok(_) if blank.kind == Kind::Choice => findings.extend(option(
                clause,
                entry.node.text().unwrap_or_default(),
                &entry.key,
                entry.node.place,
            )),
            Ok(_) => {}
        }
    }
}

fn option(clause: &Clause, value: &str, blank: &str, place: Place) -> Option<Finding> {
    let options = &clause.blank(blank)?.options;
    if options.iter().any(|(key, _)| key == value) {
        return None;
    }
    let keys: Vec<&str> = options.iter().map(|(key, _)| key.as_str()).collect();
    let help = nearest(value, keys.iter().copied()).map_or_else(
        || format!("use one of: {}", keys.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Some(
        Finding::error(
            "wrong-value",
            Group::Reading,
            place,
            format!("`{blank}` cannot be `{}`", value.escape_debug()),
        )
        .help(help),
    )
}

fn unknown(what: &str, name: &str, place: Place, near: Option<&str>) -> Finding {
    let help = near.map_or_else(
        || "`engross clauses list` shows all of them".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::error(
        "unknown-clause",
        Group::Reading,
        place,
        format!("there is no {what} `{}`", name.escape_debug()),
    )
    .help(help)
}
