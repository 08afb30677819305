use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Rule, Subject};
use serde::Deserialize;
use std::sync::LazyLock;

pub(crate) const RULE: Rule = Rule {
    name: "protection-left-out",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("protection_left_out.md"),
    check: Check::Deal(check),
};

/// Clauses whose absence is felt only when it is too late, as data.
static PROTECTIONS: LazyLock<Vec<Protection>> = LazyLock::new(|| {
    toml::from_str::<Protections>(include_str!("protection_left_out.toml"))
        .map(|list| list.protection)
        .unwrap_or_default()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Protections {
    protection: Vec<Protection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Protection {
    clause: String,
    because: String,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // How much it matters follows from how much the Customer depends on the Services.
    let matters = subject
        .engagement
        .services
        .iter()
        .any(|service| service.criticality != "standard");
    for omission in &subject.draft.omitted {
        let known = PROTECTIONS.iter().find(|one| one.clause == omission.id);
        let Some(protection) = known else { continue };
        let finding = findings.report(
            omission.place,
            format!("without `{}` {}", omission.id, protection.because),
            "delete the omission, or waive this finding and say where it is agreed instead",
        );
        finding.about = Some(omission.id.clone());
        if !matters {
            finding.severity = Severity::Note;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PROTECTIONS;

    #[test]
    fn every_protection_is_a_clause_of_the_library() {
        let files = crate::library::embedded();
        assert!(PROTECTIONS.len() > 20);
        for protection in PROTECTIONS.iter() {
            let path = format!("{}.md", protection.clause);
            assert!(files.iter().any(|file| file.path == path), "{path}");
            assert!(!protection.because.ends_with('.'), "{path}");
        }
    }
}
