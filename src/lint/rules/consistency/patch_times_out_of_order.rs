use crate::finding::{Group, Severity};
use crate::lint::levels::longer;
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Period, Quantity};
use crate::service_levels::PatchTarget;
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "patch-times-out-of-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("patch_times_out_of_order.md"),
    check: Check::Levels(check),
};

/// The levels, worst first.
const LEVELS: [&str; 4] = ["critical", "high", "medium", "low"];

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Some(security) = &levels.security else {
        return;
    };
    let mut rows: Vec<(usize, &str, &Located<Period>, &PatchTarget)> = security
        .value
        .patch_targets
        .iter()
        .filter_map(|row| {
            let level = row.value.level.as_ref()?.value.as_str();
            let rank = LEVELS.iter().position(|known| *known == level)?;
            Some((rank, level, row.value.within.as_ref()?, &row.value))
        })
        .collect();
    rows.sort_by_key(|(rank, ..)| *rank);
    for pair in rows.windows(2) {
        let [(_, worse, time, _), (_, milder, other, _)] = pair else {
            continue;
        };
        if !longer(&other.value, &time.value) {
            findings.report(
                time.place,
                format!(
                    "{worse} weaknesses are closed within {}, no sooner than {milder} ones, within {}",
                    time.value, other.value
                ),
                "give the worse level the shorter time",
            );
        }
    }
    for (_, level, time, row) in rows {
        let Some(target) = row.target.as_ref().and_then(|id| levels.target(&id.value)) else {
            continue;
        };
        let Some(metric) = levels
            .metric_of(&target.value)
            .filter(|own| !levels.is_short(own.place))
        else {
            continue;
        };
        let texts = [&metric.value.statement, &metric.value.numerator];
        let said = texts
            .into_iter()
            .flatten()
            .any(|text| says(&text.value, &time.value));
        if !said {
            findings.report(
                time.place,
                format!(
                    "{level} weaknesses are closed within {}, but metric `{}` of target `{}` does not say so",
                    time.value, metric.value.id, target.value.id
                ),
                "write the same time in the statement of the metric",
            );
        }
    }
}

/// Whether a text names the number of a time.
fn says(text: &str, time: &Period) -> bool {
    let number = match Quantity::Period(time.clone()) {
        Quantity::Period(Period::Elapsed(own)) => own.amount().to_string(),
        Quantity::Period(Period::SupportTime(own)) => own.amount().to_string(),
        other => other.magnitude().to_string(),
    };
    text.split(|one: char| !one.is_ascii_digit() && one != '.')
        .any(|word| word == number)
}
