//! The engagement: one TOML file about one deal, read over its presets and checked.

mod facts;
mod metric_kind;
mod records;
mod roles;
mod settings;
mod short_form;

pub use facts::facts;
pub use metric_kind::{Class, Good, MetricKind};
pub use records::{
    Agreed, ApprovalRule, AskedOtherwise, Confirm, Contact, Header, Law, Location, Party, Position,
    Role, Service, Signatory, Status, TenderSettings, Waiver, Weight,
};
pub use settings::{ClauseSetting, FamilySetting, Settings};

use std::sync::LazyLock;

use crate::finding::{Finding, Group};
use crate::source::{FileId, Place, Sources};
use crate::written::{self, FieldTable, Node, Value};

/// The description of every key of an engagement file.
const FIELDS: &str = include_str!("engagement/fields.toml");

/// An engagement as meant: presets laid under, wrong values left out (each with a finding).
#[derive(Clone, Debug)]
pub struct Engagement {
    /// The agreement as a whole.
    pub header: Header,
    /// Governing law and courts.
    pub law: Law,
    /// Parties, sub-contractors and measurers, in file order.
    pub parties: Vec<Party>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// Who can be reached.
    pub contacts: Vec<Contact>,
    /// The services, in file order.
    pub services: Vec<Service>,
    /// Places of work and of data.
    pub locations: Vec<Location>,
    /// Positions, omissions and blanks.
    pub settings: Settings,
    /// Facts somebody must still confirm.
    pub confirms: Vec<Confirm>,
    /// Findings that are accepted.
    pub waivers: Vec<Waiver>,
    /// The tender that comes before the agreement.
    pub tender: TenderSettings,
    /// Answers of the provider that was chosen.
    pub agreed: Vec<Agreed>,
    /// Who has to approve what.
    pub approvals: Vec<ApprovalRule>,
    /// Every value, with the place it came from: the engagement's file or a preset's. Service levels
    /// in short form are written out beside themselves, as metrics, targets and credit schemes.
    pub node: Node,
    /// The same as stated: short forms are not written out.
    pub stated: Node,
    /// What the presets say alone, if there are any.
    pub preset: Option<Node>,
    /// The file of the engagement itself.
    pub file: FileId,
}

/// The description of the keys of an engagement file.
///
/// # Errors
/// Never, as long as the embedded description is sound; a test reads it.
pub fn fields() -> Result<&'static FieldTable, String> {
    static TABLE: LazyLock<Result<FieldTable, String>> = LazyLock::new(|| FieldTable::read(FIELDS));
    TABLE.as_ref().map_err(Clone::clone)
}

/// Reads the engagement in `file`. `preset` gives the name and text of a preset such as
/// `managed-hosting/1`.
///
/// Everything that is wrong is in the findings; the engagement holds what is right.
pub fn load(
    sources: &mut Sources,
    file: FileId,
    preset: &dyn Fn(&str) -> Option<(String, String)>,
    preset_names: &[String],
) -> (Engagement, Vec<Finding>) {
    let text = sources.file(file).text.clone();
    let (own, mut findings) = written::read(file, &text, 0);
    let mut under: Option<Node> = None;
    for name_node in named_presets(&own) {
        let name = name_node.text().unwrap_or_default();
        let Some((preset_file, preset_text)) = preset(name) else {
            findings.push(unknown_preset(name, name_node.place, preset_names));
            continue;
        };
        let id = sources.add(preset_file, preset_text.clone());
        let (node, preset_findings) = written::read(id, &preset_text, 0);
        findings.extend(preset_findings);
        under = Some(match under {
            Some(lower) => written::lay_over(lower, node),
            None => node,
        });
    }
    let merged = match under.clone() {
        Some(under) => written::lay_over(under, own),
        None => own,
    };
    let merged = with_zones(merged);
    let stated = match fields() {
        Ok(table) => {
            let (checked, wrong) = written::check(&merged, table);
            findings.extend(wrong);
            checked
        }
        Err(message) => {
            let place = Place::new(file, 0..0);
            findings.push(Finding::error(
                "unreadable-data",
                Group::Reading,
                place,
                message,
            ));
            merged
        }
    };
    let (engagement, wrong) = meant(stated, under, file, sources);
    findings.extend(wrong);
    drop_consequences(&mut findings);
    findings.sort_by_key(|finding| finding.place);
    (engagement, findings)
}

impl Engagement {
    /// The engagement with other values, which must be right: places of what is written out for
    /// short forms are not those of the run's texts.
    #[must_use]
    pub fn with(&self, stated: Node) -> Self {
        let mut sources = Sources::default();
        meant(stated, self.preset.clone(), self.file, &mut sources).0
    }
}

/// An engagement from its checked values.
fn meant(
    stated: Node,
    preset: Option<Node>,
    file: FileId,
    sources: &mut Sources,
) -> (Engagement, Vec<Finding>) {
    let (node, mut findings) = short_form::write_out(stated.clone(), sources);
    let mut engagement = Engagement {
        header: written::one(&node, "engagement"),
        law: written::one(&node, "law"),
        parties: written::many(&node, "party"),
        signatories: written::many(&node, "signatory"),
        contacts: written::many(&node, "contact"),
        services: written::many(&node, "service"),
        locations: written::many(&node, "location"),
        settings: Settings::default(),
        confirms: written::many(&node, "confirm"),
        waivers: written::many(&node, "waiver"),
        tender: written::one(&node, "tender"),
        agreed: written::many(&node, "agreed"),
        approvals: written::many(&node, "approver"),
        node,
        stated,
        preset,
        file,
    };
    let (settings, wrong) = settings::settings(&engagement.node);
    engagement.settings = settings;
    findings.extend(wrong);
    findings.extend(roles::check(&engagement));
    (engagement, findings)
}

/// A calendar that names no zone has that of the engagement.
fn with_zones(mut node: Node) -> Node {
    let zone = node
        .get("engagement")
        .and_then(|header| {
            header
                .entries()
                .iter()
                .find(|entry| entry.key == "timezone")
        })
        .cloned();
    let (Some(zone), Value::Table(entries)) = (zone, &mut node.value) else {
        return node;
    };
    for entry in entries.iter_mut().filter(|entry| entry.key == "calendar") {
        let Value::List(calendars) = &mut entry.node.value else {
            continue;
        };
        for calendar in calendars {
            let has_zone = calendar.get("timezone").is_some();
            if let (Value::Table(keys), false) = (&mut calendar.value, has_zone) {
                keys.push(zone.clone());
            }
        }
    }
    node
}

/// Drops what follows from a part that was not read: what seems to be missing may well stand there,
/// and a value in a broken line is not what was meant.
fn drop_consequences(findings: &mut Vec<Finding>) {
    let unread: Vec<Place> = findings
        .iter()
        .filter(|finding| finding.hides_others())
        .filter_map(|finding| finding.place)
        .collect();
    let is_broken = |place: Place| {
        unread.iter().any(|broken| {
            broken.file == place.file && place.start <= broken.end && broken.start <= place.end
        })
    };
    if !unread.is_empty() {
        findings.retain(|finding| {
            finding.hides_others()
                || (finding.group == Group::Reading && !finding.place.is_some_and(is_broken))
        });
    }
}

fn named_presets(own: &Node) -> Vec<&Node> {
    match own.get("preset") {
        Some(node) if node.text().is_some() => vec![node],
        Some(node) => node.elements().iter().collect(),
        None => Vec::new(),
    }
}

fn unknown_preset(name: &str, place: Place, names: &[String]) -> Finding {
    let help = crate::source::nearest(name, names.iter().map(String::as_str)).map_or_else(
        || format!("use one of: {}", names.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::error(
        "unknown-preset",
        Group::Reading,
        place,
        format!("there is no preset `{}`", name.escape_debug()),
    )
    .help(help)
}
