//! The tables of model 3.4.

use super::*;
use crate::measure::Rounding;

fn percent(text: &str) -> Percentage {
    text.parse().unwrap()
}

#[test]
fn limits_of_confidence_have_seven_right_digits() {
    for (good, all, cp_low, cp_high, wilson_low, wilson_high) in [
        (2, 2, "15.81139", "100", "34.23802", "100"),
        (4, 5, "28.35821", "99.49492", "37.55346", "96.37759"),
        (9, 10, "55.49839", "99.74714", "59.58500", "98.21238"),
        (18, 20, "68.30173", "98.76515", "69.89664", "97.21335"),
        (19, 20, "75.12672", "99.87349", "76.38688", "99.11186"),
        (57, 60, "86.07568", "98.95677", "86.29948", "98.28505"),
        (190, 200, "90.99725", "97.57658", "91.04219", "97.26174"),
        (950, 1000, "93.46095", "96.26646", "93.46862", "96.18697"),
    ] {
        let digits = |number: &str| number.parse::<Exact>().unwrap().to_string() + "%";
        let exact = clopper_pearson(good, all, &percent("95%")).unwrap();
        assert_eq!(exact.low.to_string(), digits(cp_low), "{good}/{all}");
        assert_eq!(exact.high.to_string(), digits(cp_high), "{good}/{all}");
        let score = wilson(good, all, &percent("95%")).unwrap();
        assert_eq!(score.low.to_string(), digits(wilson_low), "{good}/{all}");
        assert_eq!(score.high.to_string(), digits(wilson_high), "{good}/{all}");
    }
    assert_eq!(
        clopper_pearson(0, 2, &percent("95%"))
            .unwrap()
            .high
            .to_string(),
        "84.18861%"
    );
    assert_eq!(clopper_pearson(1, 0, &percent("95%")), None);
    assert_eq!(wilson(3, 2, &percent("95%")), None);
}

#[test]
fn breaches_come_without_fault() {
    let breach = |events, target: &str, rate: &str| {
        breach_probability(events, &percent(target), &percent(rate)).unwrap()
    };
    let four = |percentage: &Percentage| percentage.fixed(4, Rounding::HalfUp);
    for (events, shown) in [
        (2, "7.8400"),
        (10, "33.5167"),
        (20, "18.9662"),
        (60, "21.8656"),
        (200, "18.0021"),
        (400, "12.7254"),
    ] {
        assert_eq!(four(&breach(events, "95%", "96%")), shown, "{events}");
    }
    for (events, shown) in [
        (5, "44.3705"),
        (10, "54.4300"),
        (20, "40.4896"),
        (60, "18.4841"),
        (200, "2.5473"),
    ] {
        assert_eq!(
            four(&breach(events, "90%", "85%").complement()),
            shown,
            "{events}"
        );
    }
    assert_eq!(four(&any_breach(&breach(2, "95%", "97%"), 12)), "51.8583");
    assert_eq!(four(&any_breach(&breach(2, "95%", "99%"), 12)), "21.4322");
    assert_eq!(
        breach_probability(3_001, &percent("95%"), &percent("96%")),
        None
    );
}

#[test]
fn showing_a_target_without_a_miss_takes_many_events() {
    let needed =
        |target: &str, confidence: &str| zero_miss_sample(&percent(target), &percent(confidence));
    assert_eq!(needed("99.9%", "95%"), Some(2995));
    assert_eq!(needed("99.999%", "99%"), Some(460_515));
    assert_eq!(needed("50%", "75%"), Some(2));
    assert_eq!(needed("10%", "99%"), Some(2));
    assert_eq!(needed("0%", "99%"), Some(1));
    assert_eq!(needed("100%", "90%"), None);
    assert_eq!(needed("99%", "100%"), None);
    assert_eq!(one_miss_from(&percent("100%")), None);
    assert_eq!(one_miss_from(&percent("0%")), Some(1));
    assert_eq!(misses_allowed(2910, &percent("99%")), 29);
}
