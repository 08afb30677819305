//! What providers type, and what it is read as.

use crate::library::Better;
use crate::tender::value;
use crate::tender::{Against, AskedValue, Offer};
use crate::written::Kind;

fn offer(kind: Kind, written: &str, unit: (&str, &str), better: Option<Better>) -> Offer {
    Offer {
        blank: "value".into(),
        path: "clause.a.b.value".into(),
        target: None,
        from: None,
        kind,
        options: Vec::new(),
        asks: "How much?".into(),
        example: written.into(),
        asked: (!written.is_empty()).then(|| AskedValue {
            written: written.into(),
            printed: written.into(),
        }),
        better,
        unit: unit.0.into(),
        suffix: unit.1.into(),
    }
}

fn percent(asked: &str) -> Offer {
    offer(Kind::Percentage, asked, ("%", "%"), Some(Better::Higher))
}

fn hours() -> Offer {
    offer(Kind::Duration, "4h", ("hours", "h"), Some(Better::Lower))
}

fn money() -> Offer {
    let unit = ("EUR", " EUR");
    offer(Kind::Money, "15000.00 EUR", unit, Some(Better::Lower))
}

/// How each of these is read: as printed, with a `?` behind it if something was assumed.
fn read(offer: &Offer, cases: &[(&str, &str)]) {
    for (typed, expected) in cases {
        let found = match value::read(typed, offer) {
            Ok(value) => {
                let doubt = if value.assumed.is_empty() { "" } else { "?" };
                format!("{}{doubt}", value.printed)
            }
            Err((message, help)) => {
                assert!(!message.is_empty() && !help.is_empty(), "{typed}");
                "refused".to_owned()
            }
        };
        assert_eq!(found, *expected, "{typed}");
    }
}

#[test]
fn percentages() {
    read(
        &percent("99.5%"),
        &[
            ("99.5", "99.5%"),
            ("99.5 %", "99.5%"),
            ("99,5", "99.5%"),
            ("99,5\u{a0}%", "99.5%"),
            ("0.995", "99.5%?"),
            ("0,995", "99.5%?"),
            ("1", "100%?"),
            ("100", "100%"),
            ("99,950", "99.95%?"),
            (">= 99.5%", "99.5%"),
            ("≥99,5 %", "99.5%"),
            ("at least 99.5%", "99.5%"),
            ("99.5 percent", "99.5%"),
            ("≤ 99.5%", "refused"),
            ("120", "refused"),
            ("99-100%", "refused"),
            ("-1%", "refused"),
            ("about 99%", "refused"),
            ("best effort", "refused"),
            ("tbd", "refused"),
            ("4h", "refused"),
            ("2026-10-12", "refused"),
        ],
    );
    let few = offer(Kind::Percentage, "5%", ("%", "%"), Some(Better::Lower));
    read(
        &few,
        &[("4", "4%"), ("0.04", "4%?"), ("0.9", "0.9%?"), ("5%", "5%")],
    );
    let share = offer(Kind::Share, "150%", ("%", "%"), Some(Better::Higher));
    read(
        &share,
        &[
            ("1.5", "150%?"),
            ("2", "200%?"),
            ("125", "125%"),
            ("125 %", "125%"),
        ],
    );
    read(
        &percent(""),
        &[("0.5", "50%?"), ("2", "2%"), ("99,9", "99.9%")],
    );
}

#[test]
fn times() {
    read(
        &hours(),
        &[
            ("4", "4 hours"),
            ("4 hours", "4 hours"),
            ("4h", "4 hours"),
            ("4 hrs", "4 hours"),
            ("240 min", "240 minutes"),
            ("240 minutes", "240 minutes"),
            ("2,5 h", "2.5 hours"),
            ("2.5", "2.5 hours"),
            ("max. 4 h", "4 hours"),
            ("within 4 hours", "4 hours"),
            ("04:00", "refused"),
            ("2027-04-04", "refused"),
            ("4-8 h", "refused"),
            ("4 working hours", "refused"),
            ("4 or 5", "refused"),
        ],
    );
    let against = |typed: &str| value::read(typed, &hours()).unwrap().against;
    assert_eq!(against("240 min"), Against::Same);
    assert_eq!(against("3 h"), Against::Beyond);
}

#[test]
fn money_and_numbers() {
    read(
        &money(),
        &[
            ("12000", "EUR 12,000.00"),
            ("12000 EUR", "EUR 12,000.00"),
            ("12.000,00 EUR", "EUR 12,000.00"),
            ("12,000.00 EUR", "EUR 12,000.00"),
            ("€ 12 000", "EUR 12,000.00"),
            ("12'000.00", "EUR 12,000.00"),
            ("12.000 EUR", "EUR 12,000.00?"),
            ("12,000 EUR", "EUR 12,000.00?"),
            ("EUR 12,000.00", "EUR 12,000.00"),
            ("12,5,00 EUR", "refused"),
            ("1,5.2 EUR", "refused"),
        ],
    );
    let count = offer(Kind::Count, "5", ("", ""), Some(Better::Higher));
    read(
        &count,
        &[
            ("5", "5"),
            ("1,000", "1000?"),
            ("1.000", "1000?"),
            ("five", "refused"),
            ("2.5", "refused"),
        ],
    );
    let score = offer(Kind::Quantity, "4.0", ("1–5", ""), Some(Better::Higher));
    read(
        &score,
        &[("4.2", "4.2"), ("4,2", "4.2"), ("90%", "refused")],
    );
}

#[test]
fn words_stay_words() {
    let text = offer(Kind::Text, "", ("", ""), None);
    read(
        &text,
        &[
            ("at most 4, or 5", "at most 4, or 5"),
            ("2026-10-12", "2026-10-12"),
        ],
    );
    let date = offer(Kind::Date, "2027-01-31", ("", ""), None);
    read(
        &date,
        &[("2027-02-01", "1 February 2027"), ("01/02/2027", "refused")],
    );
}
