//! Any text as every kind of amount: what is read prints as something that is read as the same.

#![no_main]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use engross::measure;
use libfuzzer_sys::fuzz_target;

fn there_and_back<T>(text: &str)
where
    T: FromStr<Err = measure::Unmeasurable> + Display + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(amount) => {
            let printed = amount.to_string();
            let again = printed
                .parse::<T>()
                .unwrap_or_else(|error| panic!("{text:?} prints as {printed:?}: {error}"));
            assert_eq!(again, amount, "{text:?} prints as {printed:?}");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fuzz_target!(|text: &str| {
    there_and_back::<measure::Percentage>(text);
    there_and_back::<measure::Elapsed>(text);
    there_and_back::<measure::SupportTime>(text);
    there_and_back::<measure::WorkingDays>(text);
    there_and_back::<measure::Months>(text);
    there_and_back::<measure::Period>(text);
    there_and_back::<measure::Interval>(text);
    there_and_back::<measure::Money>(text);
    there_and_back::<measure::Quantity>(text);
    there_and_back::<measure::Rate>(text);
    there_and_back::<measure::Currency>(text);
    there_and_back::<measure::ClockTime>(text);
    there_and_back::<measure::Zone>(text);
    let _ = text.parse::<measure::Window>();
    let _ = text.parse::<measure::Exact>();
    let _ = text.parse::<measure::Rounding>();
    let _ = measure::date(text);
});
