use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::source::Place;

pub(crate) const RULE: Rule = Rule {
    name: "open-point",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("open_point.md"),
    check: Check::Deal(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for point in &subject.draft.open_points {
        // A reference to a clause that was left out has a rule of its own.
        if point.path.starts_with("reference.") {
            continue;
        }
        let (message, help, place) = match point.path.strip_prefix("confirm.") {
            Some(what) => (
                format!("`{what}` is not confirmed: {}", point.question),
                point.write.clone(),
                point.place.unwrap_or(subject.top()),
            ),
            None => (
                format!("`{}` has no value: {}", point.path, point.question),
                help(&point.write),
                home(subject, &point.path, &point.write),
            ),
        };
        let finding = findings.report(place, message, help);
        finding.about = Some(point.path.trim_start_matches("confirm.").to_owned());
        if let Some(asked) = point.place.filter(|asked| asked.file != place.file) {
            finding
                .related
                .push((asked, "the clause asks for it here".into()));
        }
        if subject.is_final() {
            finding.severity = Severity::Error;
        }
    }
}

/// `[table] key = value` as an instruction.
fn help(write: &str) -> String {
    match write.split_once("] ") {
        Some((table, line)) => format!("add under {table}]: {line}"),
        None => format!("add {write}"),
    }
}

/// The table in which the value would stand, or else the start of the file.
fn home(subject: &Subject<'_>, path: &str, write: &str) -> Place {
    let settings = &subject.engagement.settings;
    let parts: Vec<&str> = path.split('.').collect();
    let setting = match parts.as_slice() {
        ["clause", family, name, _] => settings.of(&format!("{family}/{name}")),
        ["schedule", name, _] => settings.schedules.get(*name),
        _ => None,
    };
    // A blank may take its value from a table such as `[engagement]`.
    let table = write
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .and_then(|(table, _)| subject.engagement.node.get(table));
    [
        setting.map(|setting| setting.place),
        table.map(|table| table.place),
    ]
    .into_iter()
    .flatten()
    .find(|place| place.file == subject.engagement.file)
    .unwrap_or(subject.top())
}
