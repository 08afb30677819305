//! The quantities that rules, tables and commands ask of the records: H(c, w), B(t), caps, volumes.

use jiff::Span;
use jiff::civil::Date;

use super::{Charge, Credits, ExclusionKind, ServiceLevels, Target};
use crate::measure::{Calendar, DayRange, Exact, Money, Period, Window};
use crate::sla::{self, Arithmetic, CreditTerms, EventPromise, Part, Promise, SmallSample};
use crate::source::Located;

/// Time that maintenance may take out of one window of a target, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// Planned.
    pub planned: Exact,
    /// In an emergency.
    pub emergency: Exact,
    /// Whether some maintenance has no cap, so that the sums say too little.
    pub uncapped: bool,
}

impl Maintenance {
    /// Both together.
    pub fn total(&self) -> Exact {
        &self.planned + &self.emergency
    }
}

impl ServiceLevels {
    /// `H(c, w)`: the seconds a calendar is open in the shortest whole window of two years from the
    /// first day of the effective year; nothing per event.
    pub fn shortest(&self, calendar: &Calendar, window: Window) -> Option<Exact> {
        let effective = self.header.effective;
        let range = match window {
            // A contract year begins with the agreement.
            Window::ContractYear => years(effective, 2),
            _ => years(effective.first_of_year(), 2),
        }?;
        sla::shortest_agreed(calendar, window, range, Some(effective))
    }

    /// `B(t)`: the downtime an availability target allows in its shortest window, in seconds.
    ///
    /// Maintenance is not considered. Nothing for other kinds of target.
    pub fn budget(&self, target: &Target) -> Option<Exact> {
        if !self.kind_of(target)?.is_availability() {
            return None;
        }
        let agreed = self.shortest(&self.hours_of(target)?, target.window()?)?;
        Some(sla::downtime_budget(target.percentage()?, &agreed))
    }

    /// The first day after the first term.
    pub fn end_of_term(&self) -> Option<Date> {
        let months = Span::new().try_months(self.header.term_months).ok()?;
        self.header.effective.checked_add(months).ok()
    }

    /// What maintenance may take out of one window of a target: the caps of the exclusions with
    /// treatment `remove-both`.
    pub fn maintenance(&self, target: &Target) -> Maintenance {
        let mut sums = Maintenance {
            planned: Exact::zero(),
            emergency: Exact::zero(),
            uncapped: false,
        };
        for exclusion in self.exclusions_of(target) {
            let exclusion = &exclusion.value;
            let removes = exclusion.treatment.as_ref();
            if removes.is_none_or(|own| own.value != sla::Treatment::RemoveBoth) {
                continue;
            }
            let sum = match exclusion.kind.as_ref().map(|kind| kind.value) {
                Some(ExclusionKind::PlannedMaintenance) => &mut sums.planned,
                Some(ExclusionKind::EmergencyMaintenance) => &mut sums.emergency,
                _ => continue,
            };
            let periods = match (&exclusion.cap_per, target.window()) {
                (Some(per), Some(window)) => periods_in(per.value, window),
                _ => None,
            };
            match (&exclusion.cap, periods) {
                (Some(cap), Some(periods)) => {
                    *sum = &*sum + cap.value.seconds() * Exact::from(periods);
                }
                _ => sums.uncapped = true,
            }
        }
        sums
    }

    /// How many events a target sees in one window; nothing where nobody said.
    ///
    /// Months are mean months of 365.2425 / 12 days where a window counts days.
    pub fn expected_events(&self, target: &Target) -> Option<Exact> {
        let metric = &self.metric_of(target)?.value;
        let stated = metric.expected_events_per_month.as_ref();
        let monthly = match stated {
            Some(events) => Exact::from(events.value),
            None => Exact::from(
                self.severity_of(target)?
                    .value
                    .forecast_per_month
                    .as_ref()?
                    .value,
            ),
        };
        Some(monthly * months_in(target.window()?)?)
    }

    /// The promise of a target in the base unit of what it measures.
    pub fn promise(&self, target: &Target) -> Option<Promise> {
        Some(Promise {
            comparator: target.comparator.as_ref()?.value,
            value: target.value.as_ref()?.value.magnitude(),
            minimum: target
                .minimum
                .as_ref()
                .map(|minimum| minimum.value.magnitude()),
        })
    }

    /// The promise of a target about a share of events.
    pub fn event_promise(&self, target: &Target) -> Option<EventPromise> {
        let small = target.small_sample.as_ref().and_then(|rule| {
            Some(SmallSample {
                below: rule.value.below.as_ref()?.value,
                max_misses: rule.value.max_misses.as_ref()?.value,
            })
        });
        Some(EventPromise {
            promise: self.promise(target)?,
            no_events: self.metric_of(target)?.value.no_events.as_ref()?.value,
            small_sample: small,
        })
    }

    /// How results are rounded and compared.
    pub fn rules(&self) -> Option<Arithmetic> {
        self.arithmetic.as_ref()?.value.rules()
    }

    /// The rules for credits.
    pub fn credit_terms(&self) -> Option<CreditTerms> {
        self.credits
            .as_ref()
            .map(|own| &own.value)
            .and_then(Credits::terms)
    }

    /// The monthly charge that credits of a target are a share of.
    pub fn base_of(&self, target: &Target) -> Option<&Money> {
        let base = self.scheme_of(target)?.value.base.as_ref()?;
        monthly(self.charge(&base.value)?)
    }

    /// All charges of a month together.
    pub fn monthly_charges(&self) -> Exact {
        let charges = self.charges.iter().filter_map(monthly);
        charges.map(Money::amount).sum()
    }

    /// The chain of parts of a service; nothing if a part is incomplete, or there is none.
    pub fn parts_of(&self, service: &str) -> Option<Vec<Part>> {
        let components = &self.service(service)?.value.components;
        if components.is_empty() {
            return None;
        }
        components
            .iter()
            .map(|id| self.component(&id.value)?.value.part())
            .collect()
    }
}

fn monthly(charge: &Located<Charge>) -> Option<&Money> {
    charge.value.monthly.as_ref().map(|money| &money.value)
}

fn years(from: Date, years: i16) -> Option<DayRange> {
    let to = from.checked_add(Span::new().try_years(years).ok()?).ok()?;
    DayRange::new(from, to)
}

/// How many periods of one kind a window of another holds, rounded up: the caps of three months in
/// a quarter. Nothing where one of them is `per-event` or a rolling window shorter than a week.
pub fn periods_in(period: Window, window: Window) -> Option<u32> {
    let days = |window: Window| match window {
        Window::PerEvent => None,
        Window::CalendarWeek => Some(7),
        Window::CalendarMonth => Some(31),
        Window::CalendarQuarter => Some(92),
        Window::CalendarYear | Window::ContractYear => Some(366),
        Window::Rolling { days, .. } => Some(u32::from(days)),
    };
    let months = |window: Window| match window {
        Window::CalendarMonth => Some(1_u32),
        Window::CalendarQuarter => Some(3),
        Window::CalendarYear | Window::ContractYear => Some(12),
        _ => None,
    };
    match (months(period), months(window)) {
        (Some(period), Some(window)) => Some(window.div_ceil(period)),
        _ => Some(days(window)?.div_ceil(days(period)?)),
    }
}

/// How many mean months a window has.
fn months_in(window: Window) -> Option<Exact> {
    let of_days = |days: u32| {
        let year = Exact::decimal(3_652_425, 4);
        (Exact::from(days) * Exact::from(12)).checked_div(&year)
    };
    match window {
        Window::PerEvent => None,
        Window::CalendarWeek => of_days(7),
        Window::CalendarMonth => Some(Exact::one()),
        Window::CalendarQuarter => Some(Exact::from(3)),
        Window::CalendarYear | Window::ContractYear => Some(Exact::from(12)),
        Window::Rolling { days, .. } => of_days(u32::from(days)),
    }
}

/// The most time on the wall a period can take, in seconds: an hour of support is at most 3.36 hours
/// on the wall with ten-hour days and five-day weeks, a Working Day at most a week and a third.
///
/// For comparing times of different kinds with each other (model, Appendix B); a month has 31 days.
pub fn at_most_elapsed(period: &Period) -> Exact {
    match period {
        Period::Elapsed(time) => time.seconds(),
        Period::SupportTime(time) => time.seconds() * Exact::decimal(336, 2),
        Period::WorkingDays(days) => Exact::from(days.0) * Exact::from(120_960),
        Period::Months(months) => Exact::from(months.0) * Exact::from(31 * 86_400),
    }
}
