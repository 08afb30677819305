use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use regex::Regex;
use std::sync::LazyLock;

pub(crate) const RULE: Rule = Rule {
    name: "statistic-of-statistic",
    group: Group::Measurability,
    severity: Severity::Error,
    guide: include_str!("statistic_of_statistic.md"),
    check: Check::Levels(check),
};

/// A share, percentile or mean of values that are percentiles, medians or means themselves.
const NESTED: &str = r"(?ix)
    (?-u:\b)(?: [0-9.]+\s?% | (?:share|percentage|ratio|percentile|mean|average|median)(?-u:\b) | p[0-9]{2}(?-u:\b) )
    [^.;]{0,60}?
    (?-u:\b)(?: medians? | means | averages | percentiles
             | (?:of|the|hourly|daily|weekly|monthly)\ (?:mean|average|percentile) | p[0-9]{2} )(?-u:\b)";

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    static KNOWN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(NESTED).ok());
    let Some(nested) = KNOWN.as_ref() else { return };
    for metric in levels
        .metrics
        .iter()
        .filter(|metric| !levels.is_short(metric.place))
    {
        let metric = &metric.value;
        let texts = [
            &metric.statement,
            &metric.numerator,
            &metric.denominator,
            &metric.value_definition,
        ];
        for text in texts.into_iter().flatten() {
            if let Some(found) = nested.find(&text.value) {
                findings.report(
                    text.place,
                    format!(
                        "metric `{}` is a statistic of a statistic: \"{}\"",
                        metric.id,
                        found.as_str()
                    ),
                    "compute one number from the raw values of the whole window",
                );
            }
        }
    }
}
