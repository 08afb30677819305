//! Amounts in data files stand in their compact form, so that reading them back gives the same.

use std::borrow::Cow;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    ClockTime, Currency, Elapsed, Exact, Interval, Money, Months, Percentage, Period, Quantity,
    Rate, Rounding, SupportTime, Window, WorkingDays, Zone,
};

macro_rules! compact {
    ($($type:ty),+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.compact())
            }
        }
    )+};
}

compact!(
    Elapsed, Interval, Money, Percentage, Period, Quantity, Rate, Window
);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

macro_rules! read_back {
    ($($type:ty),+) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )+};
}

read_back!(
    ClockTime,
    Currency,
    Elapsed,
    Exact,
    Interval,
    Money,
    Months,
    Percentage,
    Period,
    Quantity,
    Rate,
    Rounding,
    SupportTime,
    Window,
    WorkingDays,
    Zone
);
