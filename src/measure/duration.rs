//! Two kinds of time that must never mix: elapsed time runs through the night, support time does not.

use std::cmp::Ordering;
use std::fmt;

use super::exact::Exact;
use super::words::count_of;

/// A unit of elapsed time. A day is 24 hours, a week seven days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElapsedUnit {
    /// `ms`
    Millisecond,
    /// `s`
    Second,
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `d`, 24 hours
    Day,
    /// `wk`, seven days
    Week,
}

impl ElapsedUnit {
    /// Every unit, smallest first.
    pub const ALL: [Self; 6] = [
        Self::Millisecond,
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
    ];

    /// The unit in an engagement file.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Millisecond => "ms",
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
        }
    }

    /// The unit in a contract, for one and for many.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Millisecond => ("millisecond", "milliseconds"),
            Self::Second => ("second", "seconds"),
            Self::Minute => ("minute", "minutes"),
            Self::Hour => ("hour", "hours"),
            Self::Day => ("day", "days"),
            Self::Week => ("week", "weeks"),
        }
    }

    /// How many seconds one unit has.
    pub fn seconds(self) -> Exact {
        match self {
            Self::Millisecond => Exact::decimal(1, 3),
            Self::Second => Exact::one(),
            Self::Minute => Exact::from(60),
            Self::Hour => Exact::from(3_600),
            Self::Day => Exact::from(86_400),
            Self::Week => Exact::from(604_800),
        }
    }
}

/// Time on the wall. Equal when equally long: `60min` is `1h`; it prints as it was written.
#[derive(Clone, Debug)]
pub struct Elapsed {
    amount: Exact,
    unit: ElapsedUnit,
}

impl Elapsed {
    /// So many of a unit; nothing for a negative amount.
    pub fn new(amount: Exact, unit: ElapsedUnit) -> Option<Self> {
        (!amount.is_negative()).then_some(Self { amount, unit })
    }

    /// How long it is, in seconds.
    pub fn seconds(&self) -> Exact {
        &self.amount * self.unit.seconds()
    }

    /// The number as written.
    pub fn amount(&self) -> &Exact {
        &self.amount
    }

    /// The unit as written.
    pub fn unit(&self) -> ElapsedUnit {
        self.unit
    }

    /// The form of an engagement file: `4h`.
    pub fn compact(&self) -> String {
        format!("{}{}", self.amount, self.unit.symbol())
    }

    /// The form of ISO 8601: `PT4H`, `P30D`, `PT0.8S`.
    pub fn iso8601(&self) -> String {
        let amount = &self.amount;
        match self.unit {
            ElapsedUnit::Millisecond => format!("PT{}S", self.seconds()),
            ElapsedUnit::Second => format!("PT{amount}S"),
            ElapsedUnit::Minute => format!("PT{amount}M"),
            ElapsedUnit::Hour => format!("PT{amount}H"),
            ElapsedUnit::Day => format!("P{amount}D"),
            ElapsedUnit::Week => format!("P{amount}W"),
        }
    }
}

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = self.unit.words();
        f.pad(&count_of(&self.amount, one, many))
    }
}

/// A unit of support time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupportUnit {
    /// `bmin`
    Minute,
    /// `bh`
    Hour,
}

impl SupportUnit {
    /// Every unit, smallest first.
    pub const ALL: [Self; 2] = [Self::Minute, Self::Hour];

    /// The unit in an engagement file.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Minute => "bmin",
            Self::Hour => "bh",
        }
    }

    /// The unit in a contract, for one and for many.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Minute => ("Working Minute", "Working Minutes"),
            Self::Hour => ("Working Hour", "Working Hours"),
        }
    }

    fn seconds(self) -> Exact {
        match self {
            Self::Minute => Exact::from(60),
            Self::Hour => Exact::from(3_600),
        }
    }
}

/// Time that runs only while a calendar is open. It has no length on the wall without one.
#[derive(Clone, Debug)]
pub struct SupportTime {
    amount: Exact,
    unit: SupportUnit,
}

impl SupportTime {
    /// So many of a unit; nothing for a negative amount.
    pub fn new(amount: Exact, unit: SupportUnit) -> Option<Self> {
        (!amount.is_negative()).then_some(Self { amount, unit })
    }

    /// How long it is in open time, in seconds.
    pub fn seconds(&self) -> Exact {
        &self.amount * self.unit.seconds()
    }

    /// The number as written.
    pub fn amount(&self) -> &Exact {
        &self.amount
    }

    /// The unit as written.
    pub fn unit(&self) -> SupportUnit {
        self.unit
    }

    /// The form of an engagement file: `4bh`.
    pub fn compact(&self) -> String {
        format!("{}{}", self.amount, self.unit.symbol())
    }
}

impl fmt::Display for SupportTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = self.unit.words();
        f.pad(&count_of(&self.amount, one, many))
    }
}

macro_rules! compared_by_length {
    ($($type:ty),+) => {$(
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.seconds() == other.seconds()
            }
        }
        impl Eq for $type {}
        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                self.seconds().cmp(&other.seconds())
            }
        }
    )+};
}

compared_by_length!(Elapsed, SupportTime);
