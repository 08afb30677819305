//! The worked example: what the vectors take for granted, as typed values.

use std::collections::{BTreeMap, BTreeSet};

use engross::measure::{
    Calendar, DailyHours, Exact, HolidayTreatment, Money, Percentage, Quantity, WeeklyHours, Zone,
    date, weekday,
};
use engross::sla::{
    Arithmetic, Band, Bands, Comparator, Compare, CreditTerms, Promise, Repeat, Stacking,
};
use toml::{Table, Value};

/// A target with its promise, bands and base charge.
pub(crate) struct Target {
    pub(crate) promise: Promise,
    /// Whether results are percentages, which are rounded before they are compared.
    pub(crate) percent: bool,
    /// None where misses are only reported.
    pub(crate) bands: Bands,
    pub(crate) base: Exact,
}

pub(crate) struct Example {
    table: Table,
    pub(crate) arithmetic: Arithmetic,
    pub(crate) monthly: Exact,
    pub(crate) terms: CreditTerms,
    pub(crate) targets: BTreeMap<String, Target>,
}

impl Example {
    pub(crate) fn read(text: &str) -> Self {
        let table: Table = text.parse().unwrap();
        let arithmetic = Arithmetic {
            percent_decimals: u32::try_from(
                table["arithmetic"]["percent-decimals"]
                    .as_integer()
                    .unwrap(),
            )
            .unwrap(),
            rounding: string(&table["arithmetic"]["rounding"]).parse().unwrap(),
            compare: Compare::AfterRounding,
        };
        let charges: BTreeMap<&str, Exact> = table["charge"]
            .as_table()
            .unwrap()
            .iter()
            .map(|(id, charge)| {
                (
                    id.as_str(),
                    string(charge).parse::<Money>().unwrap().amount().clone(),
                )
            })
            .collect();
        let targets = table["target"]
            .as_table()
            .unwrap()
            .iter()
            .map(|(id, target)| (id.clone(), read_target(target, &charges)))
            .collect();
        let terms = read_terms(&table["credits"]);
        let monthly = charges.values().sum();
        Self {
            table,
            arithmetic,
            monthly,
            terms,
            targets,
        }
    }

    pub(crate) fn zone(&self) -> Zone {
        string(&self.table["timezone"]).parse().unwrap()
    }

    /// A calendar by id, read in a zone; `-no-holidays` after the id ignores holidays.
    pub(crate) fn calendar(&self, id: &str, zone: Zone) -> Calendar {
        if let Some(id) = id.strip_suffix("-no-holidays") {
            return self.calendar(id, zone).without_holidays();
        }
        let calendar = &self.table["calendar"][id];
        if calendar.get("always").is_some() {
            return Calendar::always(zone);
        }
        let hours = DailyHours::new(
            string(&calendar["from"]).parse().unwrap(),
            string(&calendar["to"]).parse().unwrap(),
        )
        .unwrap();
        let days = calendar["days"].as_array().unwrap();
        let week = days.iter().fold(WeeklyHours::default(), |week, day| {
            week.with(weekday(string(day)).unwrap(), hours)
        });
        let holidays: BTreeSet<_> = self.table["holidays"]
            .as_array()
            .unwrap()
            .iter()
            .map(|day| date(&day.as_datetime().unwrap().to_string()).unwrap())
            .collect();
        Calendar::weekly(zone, week, holidays, HolidayTreatment::Closed)
    }

    /// The target whose availability is judged by the month.
    pub(crate) fn availability_target(&self) -> &Target {
        &self.targets[string(&self.table["availability"]["target"])]
    }

    /// Seconds of maintenance that leave the agreed time.
    pub(crate) fn maintenance_cap(&self, kind: &str) -> Exact {
        magnitude(&self.table["availability"][kind])
    }
}

fn read_terms(credits: &Value) -> CreditTerms {
    let percentage = |key: &str| string(&credits[key]).parse::<Percentage>().unwrap();
    let stacking = |key: &str| match string(&credits[key]) {
        "sum" => Stacking::Sum,
        "highest-only" => Stacking::HighestOnly,
        other => panic!("stacking `{other}`"),
    };
    let repeat = &credits["repeat"];
    CreditTerms {
        cap_month: percentage("cap-month"),
        cap_year: percentage("cap-year"),
        stacking: stacking("stacking"),
        same_cause: stacking("same-cause"),
        repeat: Some(Repeat {
            consecutive: u32::try_from(repeat["consecutive"].as_integer().unwrap()).unwrap(),
            multiplier: magnitude(&repeat["multiplier"]),
        }),
    }
}

fn read_target(target: &Value, charges: &BTreeMap<&str, Exact>) -> Target {
    let comparator: Comparator = string(&target["comparator"]).parse().unwrap();
    let rows = target.get("bands").and_then(Value::as_array);
    let bands = rows.into_iter().flatten().map(|band| {
        let to = Some(&band["to"]).filter(|to| string(to) != "inf");
        let (from, to) = (magnitude(&band["from"]), to.map(magnitude));
        Band::row(comparator, Some(from), to, magnitude(&band["credit"]))
    });
    let base = target.get("base").map(|base| charges[string(base)].clone());
    Target {
        promise: Promise {
            comparator,
            value: magnitude(&target["value"]),
            minimum: Some(magnitude(&target["minimum"])),
        },
        percent: string(&target["value"]).ends_with('%'),
        bands: Bands::new(bands.collect()),
        base: base.unwrap_or_else(Exact::zero),
    }
}

fn string(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
}

fn magnitude(value: &Value) -> Exact {
    string(value).parse::<Quantity>().unwrap().magnitude()
}
