use crate::engagement::{self, Class};
use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::service_levels::{ExclusionKind, Gap, OnHoliday};
use crate::source::Place;
use crate::written::FieldTable;

/// Keys that are always needed are found while reading; those that other values make necessary here.
pub(crate) const RULE: Rule = Rule {
    name: "missing-key",
    group: Group::Completeness,
    severity: Severity::Error,
    guide: include_str!("missing_key.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Ok(table) = engagement::fields() else {
        return;
    };
    let mut lacking = metrics(levels);
    lacking.extend(calendars(levels));
    lacking.extend(exclusions(levels));
    lacking.extend(others(levels));
    for lack in lacking {
        findings.report(
            lack.place,
            format!(
                "{} has no `{}`, which {} needs",
                lack.whose, lack.key, lack.why
            ),
            format!(
                "add `{} = …`: {}",
                lack.key,
                doc(table, lack.record, lack.key)
            ),
        );
    }
}

/// What a record lacks, and what makes it necessary.
struct Lack {
    place: Place,
    record: &'static str,
    whose: String,
    key: &'static str,
    why: String,
}

/// What a key is for.
fn doc<'a>(table: &'a FieldTable, record: &str, key: &str) -> &'a str {
    let field = table.record(record).and_then(|record| record.field(key));
    field.map_or("…", |field| field.doc.trim_end_matches('.'))
}

/// What the kind of a metric asks for. A short form takes it from the preset.
fn metrics(levels: &Levels<'_>) -> Vec<Lack> {
    let mut lacking = Vec::new();
    for metric in levels
        .metrics
        .iter()
        .filter(|metric| !levels.is_short(metric.place))
    {
        let Some(kind) = metric.value.kind() else {
            continue;
        };
        for key in kind
            .needs()
            .into_iter()
            .filter(|key| !metric.value.states(key))
        {
            lacking.push(Lack {
                place: metric.place,
                record: "metric",
                whose: format!("metric `{}`", metric.value.id),
                key,
                why: kind.word().to_owned(),
            });
        }
    }
    let quantile = levels.metrics.iter().find(|metric| {
        metric
            .value
            .kind()
            .is_some_and(|kind| kind.class() == Class::Quantile)
    });
    let method = levels
        .arithmetic
        .as_ref()
        .and_then(|own| own.value.quantile_method.as_ref());
    if let Some(metric) = quantile.filter(|_| method.is_none()) {
        lacking.push(Lack {
            place: levels
                .arithmetic
                .as_ref()
                .map_or(metric.place, |own| own.place),
            record: "arithmetic",
            whose: "`[arithmetic]`".to_owned(),
            key: "quantile-method",
            why: format!("the percentile of metric `{}`", metric.value.id),
        });
    }
    lacking
}

/// What a calendar that closes needs.
fn calendars(levels: &Levels<'_>) -> Vec<Lack> {
    let mut lacking = Vec::new();
    for calendar in levels
        .calendars
        .iter()
        .filter(|calendar| !calendar.value.is_always())
    {
        let (place, calendar) = (calendar.place, &calendar.value);
        let reduced =
            calendar.holiday_treatment.as_ref().map(|own| own.value) == Some(OnHoliday::Reduced);
        let needed = [
            (
                "weekly",
                calendar.weekly.is_empty(),
                "a calendar that closes",
            ),
            (
                "holidays",
                calendar.holidays.is_none(),
                "a calendar that closes",
            ),
            (
                "holiday-treatment",
                calendar.holiday_treatment.is_none(),
                "a calendar that closes",
            ),
            (
                "reduced",
                reduced && calendar.reduced.is_empty(),
                "a calendar with reduced hours on holidays",
            ),
        ];
        for (key, missing, why) in needed {
            if missing {
                lacking.push(Lack {
                    place,
                    record: "calendar",
                    whose: format!("calendar `{}`", calendar.id),
                    key,
                    why: why.to_owned(),
                });
            }
        }
    }
    lacking
}

/// What maintenance that does not count needs.
fn exclusions(levels: &Levels<'_>) -> Vec<Lack> {
    let mut lacking = Vec::new();
    for exclusion in &levels.exclusions {
        let (place, exclusion) = (exclusion.place, &exclusion.value);
        let kind = exclusion.kind.as_ref().map(|kind| kind.value);
        let Some(kind) = kind.filter(|kind| kind.is_maintenance()) else {
            continue;
        };
        let planned = kind == ExclusionKind::PlannedMaintenance;
        let needed = [
            ("cap", exclusion.cap.is_none()),
            ("cap-per", exclusion.cap_per.is_none()),
            ("notice", exclusion.notice.is_none()),
            ("notice-to", exclusion.notice_to.is_none()),
            ("beyond-cap", exclusion.beyond_cap.is_none()),
            ("windows", planned && exclusion.windows.is_empty()),
        ];
        for (key, missing) in needed {
            if missing {
                lacking.push(Lack {
                    place,
                    record: "exclusion",
                    whose: format!("exclusion `{}`", exclusion.id),
                    key,
                    why: if planned {
                        "planned maintenance"
                    } else {
                        "emergency maintenance"
                    }
                    .to_owned(),
                });
            }
        }
    }
    lacking
}

/// What single values of other records make necessary.
fn others(levels: &Levels<'_>) -> Vec<Lack> {
    let mut lacking = Vec::new();
    for source in &levels.data_sources {
        let gap = source.value.missing_data.as_ref().map(|gap| gap.value);
        if gap == Some(Gap::Fallback) && source.value.fallback.is_none() {
            lacking.push(Lack {
                place: source.place,
                record: "data-source",
                whose: format!("data source `{}`", source.value.id),
                key: "fallback",
                why: "missing-data = \"fallback\"".to_owned(),
            });
        }
    }
    if let Some(credits) = &levels.credits {
        let claimed = credits
            .value
            .automatic
            .as_ref()
            .is_some_and(|own| !own.value);
        if claimed && credits.value.claim_within.is_none() {
            lacking.push(Lack {
                place: credits.place,
                record: "credits",
                whose: "`[credits]`".to_owned(),
                key: "claim-within",
                why: "a credit that is not automatic".to_owned(),
            });
        }
    }
    for trigger in &levels.triggers {
        let (place, trigger) = (trigger.place, &trigger.value);
        let counts = [&trigger.missed, &trigger.floor_missed];
        let counts = counts.into_iter().flatten().any(|own| own.value);
        let (key, why) = match (&trigger.comparator, &trigger.value) {
            (None, None) if !counts => ("missed", "a trigger without a value of its own"),
            (None, Some(_)) => ("comparator", "a trigger with a value of its own"),
            (Some(_), None) => ("value", "a trigger with a comparator"),
            _ => continue,
        };
        lacking.push(Lack {
            place,
            record: "trigger",
            whose: format!("trigger `{}`", trigger.id),
            key,
            why: why.to_owned(),
        });
    }
    lacking
}
