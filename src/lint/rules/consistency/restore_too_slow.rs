use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, compact_time};
use crate::service_levels::{RecoveryPath, RecoveryStep};
use crate::sla;
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "restore-too-slow",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("restore_too_slow.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for continuity in &levels.continuity {
        let continuity = &continuity.value;
        let Some(volume) = &continuity.data_volume_gb else {
            continue;
        };
        for path in &continuity.paths {
            let path = &path.value;
            let (Some(rate), Some(step)) = (&path.restore_rate_gb_per_h, restoring(path)) else {
                continue;
            };
            let Some(time) = &step.value.time else {
                continue;
            };
            let hours = sla::restore_duration(&Exact::from(volume.value), &Exact::from(rate.value));
            let Some(needed) = hours.map(|hours| hours * Exact::from(3_600)) else {
                continue;
            };
            if needed > time.value.seconds() {
                findings.report(
                    rate.place,
                    format!(
                        "{} GB at {} GB an hour take {}, but step `{}` of recovery path `{}` has {}",
                        volume.value,
                        rate.value,
                        compact_time(&needed),
                        step.value.what.as_ref().map_or("", |what| what.value.as_str()),
                        path.id,
                        time.value
                    ),
                    "restore faster, keep less data in the path, or give the step the time it needs",
                );
            }
        }
    }
}

/// The step that brings the data back: the one that says so, else the longest.
fn restoring(path: &RecoveryPath) -> Option<&Located<RecoveryStep>> {
    let says_so = |step: &&Located<RecoveryStep>| {
        let what = step.value.what.as_ref();
        what.is_some_and(|what| what.value.to_lowercase().contains("restor"))
    };
    let time =
        |step: &&Located<RecoveryStep>| step.value.time.as_ref().map(|time| time.value.seconds());
    path.steps
        .iter()
        .find(says_so)
        .or_else(|| path.steps.iter().max_by_key(time))
}
