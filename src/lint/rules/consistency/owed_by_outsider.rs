use crate::engagement::Role;
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "owed-by-outsider",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("owed_by_outsider.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let Some(party) = &target.value.obligated else {
            continue;
        };
        let role = levels.role(&party.value);
        if let Some(role @ (Role::SubContractor | Role::Measurer)) = role {
            findings.report(
                party.place,
                format!(
                    "target `{}` is owed by `{}`, a {} that does not sign the agreement",
                    target.value.id,
                    party.value,
                    role.printed()
                ),
                "name the Provider, which answers for its Sub-contractors, or the Customer",
            );
        }
    }
}
