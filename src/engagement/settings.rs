//! What the engagement says about single clauses: position, omission, values of blanks.
//! Whether a clause or blank exists is not known here; assembly checks it against the library.

use std::collections::BTreeMap;

use crate::engagement::Position;
use crate::finding::{Finding, Group};
use crate::source::{Located, Place};
use crate::written::{Entry, Node, Value};

/// Settings of all clauses and schedules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `[clause.<family>]` and `[clause.<family>.<name>]`.
    pub families: BTreeMap<String, FamilySetting>,
    /// `[schedule.<name>]`.
    pub schedules: BTreeMap<String, ClauseSetting>,
}

/// Settings of one family.
#[derive(Clone, Debug)]
pub struct FamilySetting {
    /// Where its key stands.
    pub place: Place,
    /// Position of the whole family.
    pub position: Option<Located<Position>>,
    /// Its clauses.
    pub clauses: BTreeMap<String, ClauseSetting>,
}

/// Settings of one clause or schedule.
#[derive(Clone, Debug)]
pub struct ClauseSetting {
    /// Where its key stands.
    pub place: Place,
    /// Position of this clause.
    pub position: Option<Located<Position>>,
    /// Reason for leaving it out.
    pub omit: Option<Located<String>>,
    /// All other keys: values of blanks.
    pub blanks: Vec<Entry>,
}

impl Settings {
    /// The settings of a clause `family/name` or of a schedule `schedules/name`.
    pub fn of(&self, id: &str) -> Option<&ClauseSetting> {
        let (family, name) = id.split_once('/')?;
        if family == "schedules" {
            return self.schedules.get(name);
        }
        self.families.get(family)?.clauses.get(name)
    }

    /// The position of a clause: its own, else its family's.
    pub fn position(&self, id: &str) -> Option<Position> {
        let (family, _) = id.split_once('/')?;
        self.of(id)
            .and_then(|clause| clause.position.as_ref())
            .or_else(|| self.families.get(family)?.position.as_ref())
            .map(|position| position.value)
    }
}

/// Reads `[clause]` and `[schedule]` of a checked tree.
pub(super) fn settings(node: &Node) -> (Settings, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut settings = Settings::default();
    for entry in node.get("clause").map(Node::entries).unwrap_or_default() {
        let mut family = FamilySetting {
            place: entry.key_place,
            position: None,
            clauses: BTreeMap::new(),
        };
        if !is_table(
            entry,
            "[clause.<family>] holds `position` or clauses",
            &mut findings,
        ) {
            continue;
        }
        for inner in entry.node.entries() {
            if inner.key == "position" {
                family.position = position(inner, &mut findings);
            } else if is_table(
                inner,
                "write `[clause.<family>.<clause>]` above it",
                &mut findings,
            ) {
                family
                    .clauses
                    .insert(inner.key.clone(), clause(inner, &mut findings));
            }
        }
        settings.families.insert(entry.key.clone(), family);
    }
    for entry in node.get("schedule").map(Node::entries).unwrap_or_default() {
        if is_table(entry, "write `[schedule.<name>]` above it", &mut findings) {
            settings
                .schedules
                .insert(entry.key.clone(), clause(entry, &mut findings));
        }
    }
    (settings, findings)
}

fn is_table(entry: &Entry, help: &str, findings: &mut Vec<Finding>) -> bool {
    if matches!(entry.node.value, Value::Table(_)) {
        return true;
    }
    findings.push(
        Finding::error(
            "wrong-value",
            Group::Reading,
            entry.key_place,
            format!(
                "`{}` is {} where the settings of a clause are expected",
                entry.key.escape_debug(),
                entry.node.what()
            ),
        )
        .help(help),
    );
    false
}

fn clause(entry: &Entry, findings: &mut Vec<Finding>) -> ClauseSetting {
    let mut setting = ClauseSetting {
        place: entry.key_place,
        position: None,
        omit: None,
        blanks: Vec::new(),
    };
    for inner in entry.node.entries() {
        match inner.key.as_str() {
            "position" => setting.position = position(inner, findings),
            "omit" => match inner.node.text().filter(|text| !text.trim().is_empty()) {
                Some(reason) => {
                    setting.omit = Some(Located {
                        value: reason.to_owned(),
                        place: inner.node.place,
                    });
                }
                None => findings.push(
                    Finding::error(
                        "wrong-value",
                        Group::Reading,
                        inner.node.place,
                        "`omit` has no reason",
                    )
                    .help("write the reason: omit = \"…\""),
                ),
            },
            _ => setting.blanks.push(inner.clone()),
        }
    }
    setting
}

fn position(entry: &Entry, findings: &mut Vec<Finding>) -> Option<Located<Position>> {
    let value = match entry.node.text() {
        Some("preferred") => Position::Preferred,
        Some("acceptable") => Position::Acceptable,
        _ => {
            findings.push(
                Finding::error(
                    "wrong-value",
                    Group::Reading,
                    entry.node.place,
                    "`position` cannot have this value",
                )
                .help("use one of: preferred, acceptable"),
            );
            return None;
        }
    };
    Some(Located {
        value,
        place: entry.node.place,
    })
}
