use crate::finding::{Group, Severity};
use crate::lint::levels::elapsed;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, compact_time};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "recovery-path-too-long",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("recovery_path_too_long.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let Some(rto) = &continuity.rto else { continue };
        let Some(limit) = elapsed(&rto.value) else {
            continue;
        };
        for path in &continuity.paths {
            let steps: Vec<Exact> = path
                .value
                .steps
                .iter()
                .filter_map(|step| Some(step.value.time.as_ref()?.value.seconds()))
                .collect();
            let needed = sla::path_time(&steps);
            if needed > limit {
                findings.report(
                    path.place,
                    format!(
                        "recovery path `{}` takes {}, longer than the RTO of service `{}`, {}",
                        path.value.id,
                        compact_time(&needed),
                        continuity
                            .service
                            .as_ref()
                            .map_or("", |own| own.value.as_str()),
                        rto.value
                    ),
                    "shorten a step, or promise a recovery time that the path can keep",
                );
            }
        }
    }
}
