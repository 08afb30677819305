//! Exact amounts that can be tested: what a promise must consist of before anyone can keep it.
//!
//! Percentages, elapsed and support time, money, windows and calendars. No binary floating
//! point, no clock, no other module of the crate. Every type reads the compact form of an
//! engagement file (`4bh`) and the spelled-out form of a contract (`4 Working Hours`), and
//! prints both. Text that is none of these is [`Unmeasurable`], which says what to write.

mod calendar;
mod currency;
mod date;
mod duration;
mod exact;
mod interval;
mod lexer;
mod money;
mod percentage;
mod period;
mod quantity;
mod rate;
mod serial;
mod time_set;
mod unmeasurable;
mod window;
mod words;
mod zone;

pub use calendar::{Calendar, ClockTime, DailyHours, HolidayTreatment, WeeklyHours, weekday};
pub use currency::Currency;
pub use date::{MONTHS, date, long_date};
pub use duration::{Elapsed, ElapsedUnit, SupportTime, SupportUnit};
pub use exact::{Exact, Rounding};
pub use interval::Interval;
pub use money::Money;
pub use percentage::Percentage;
pub use period::{Months, Period, WorkingDays};
pub use quantity::{Dimension, Quantity};
pub use rate::Rate;
pub use time_set::{TimeSet, TimeSpan};
pub use unmeasurable::{Fault, Unmeasurable};
pub use window::{DayRange, Window};
pub use words::{compact_time, count_of, number_word, spelled_time};
pub use zone::{Zone, instant};

#[cfg(test)]
mod tests;
