//! Amounts in data files stand in their compact form, so that reading them back gives the same.

use serde::{Serialize, Serializer};

use super::{Elapsed, Exact, Interval, Money, Percentage, Period, Quantity, Rate, Window};

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
