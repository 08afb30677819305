//! Five lines become records, each value with its origin.

use super::*;
use crate::engagement::{Engagement, load};

fn read(text: &str) -> (Engagement, Vec<Finding>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", text);
    let preset = |_: &str| Some(("presets/p-1.toml".to_owned(), PRESET.to_owned()));
    let (engagement, findings) = load(&mut sources, file, &preset, &["p/1".to_owned()]);
    let wrong = findings
        .into_iter()
        .filter(|finding| !["missing-record", "missing-key"].contains(&finding.rule))
        .collect();
    (engagement, wrong, sources)
}

const PRESET: &str = r#"
[[exclusion]]
id = "planned"
kind = "planned-maintenance"
[[exclusion]]
id = "majeure"
kind = "force-majeure"
[[data-source]]
id = "log"
kind = "request-log"
precedence = 2
[[data-source]]
id = "probe"
kind = "synthetic-probe"
precedence = 1
[[report]]
id = "monthly"
every = "calendar-month"
[[trigger]]
id = "often"
[measurement-dispute]
raise-within = "15bd"
"#;

const ENGAGEMENT: &str = r#"
schema = "engross/1"
preset = "p/1"
[engagement]
effective = 2027-01-01
[[party]]
id = "buyer"
role = "customer"
[[party]]
id = "seller"
role = "provider"
[[charge]]
id = "fee"
monthly = "1000.00 EUR"
[[service]]
id = "host"
charge = "fee"
[[service-level]]
id = "up"
service = "host"
kind = "availability"
target = "99.9%"
window = "calendar-month"
credit = "5%"
[[service-level]]
service = "host"
kind = "error-rate"
target = "0.5%"
window = "calendar-quarter"
"#;

#[test]
fn five_lines_become_a_metric_a_target_and_a_credit_scheme() {
    let (engagement, findings, sources) = read(ENGAGEMENT);
    assert_eq!(findings, []);
    let target = &records(&engagement.node, "target")[0];
    for (key, value) in [
        ("id", "up"),
        ("metric", "metric-up"),
        ("obligated", "seller"),
        ("class", "critical"),
        ("comparator", ">="),
        ("value", "99.9%"),
        ("credit", "credit-up"),
    ] {
        assert_eq!(word(target, key), value, "{key}");
    }
    let metric = &records(&engagement.node, "metric")[0];
    assert_eq!(word(metric, "data-source"), "probe");
    assert_eq!(word(metric, "measured-by"), "seller");
    assert_eq!(word(metric, "verified-by"), "buyer");
    let excluded = metric.get("exclusions").unwrap().elements();
    assert_eq!(excluded.len(), 2);
    // Each value says where it came from.
    let origin = |key: &str| {
        sources
            .file(metric.get(key).unwrap().place.file)
            .name
            .as_str()
    };
    assert_eq!(origin("service"), "engagement.toml");
    assert_eq!(origin("data-source"), "presets/p-1.toml");
    assert_eq!(origin("down-when"), "engross:measuring.toml");
    let scheme = &records(&engagement.node, "credit-scheme")[0];
    let band = &scheme.get("bands").unwrap().elements()[0];
    assert_eq!((word(band, "from"), word(band, "to")), ("0%", "99.9%"));
}

#[test]
fn low_is_good_turns_the_comparator_and_leaves_less_out() {
    let (engagement, _, _) = read(ENGAGEMENT);
    let target = &records(&engagement.node, "target")[1];
    assert_eq!(word(target, "id"), "host-error-rate");
    assert_eq!(word(target, "comparator"), "<=");
    assert_eq!(word(target, "class"), "key");
    assert_eq!(target.get("credit"), None);
    let metric = &records(&engagement.node, "metric")[1];
    assert_eq!(word(metric, "data-source"), "log");
    assert_eq!(metric.get("exclusions").unwrap().elements().len(), 1);
}

#[test]
fn links_that_are_left_out_are_made() {
    let (engagement, _, _) = read(ENGAGEMENT);
    let ids = |path: &str, key: &str| -> Vec<String> {
        let record = match records(&engagement.node, path) {
            [first, ..] => first,
            [] => engagement.node.get(path).unwrap(),
        };
        let ids = record.get(key).unwrap().elements().iter();
        ids.filter_map(Node::text).map(str::to_owned).collect()
    };
    assert_eq!(ids("report", "covers"), ["up"]);
    assert_eq!(ids("trigger", "targets"), ["up"]);
    assert_eq!(
        ids("measurement-dispute", "evidence-order"),
        ["probe", "log"]
    );
}

#[test]
fn a_preset_may_say_how_a_kind_is_counted() {
    let more = "\n[measuring.availability]\ngranularity = \"5min\"\n[measuring.availabilty]\n";
    let (engagement, findings, _) = read(&format!("{ENGAGEMENT}{more}"));
    let metric = &records(&engagement.node, "metric")[0];
    assert_eq!(word(metric, "granularity"), "5min");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("availabilty"));
}

#[test]
fn a_report_may_name_a_short_service_level() {
    let more = "\n[[report]]\nid = \"own\"\ncovers = [\"up\"]\n";
    let (_, findings, _) = read(&format!("{ENGAGEMENT}{more}"));
    assert_eq!(findings, []);
}

#[test]
fn few_expected_events_get_a_rule_of_their_own() {
    let level = "\n[[service-level]]\nid = \"answered\"\nservice = \"host\"\nkind = \"call-answer\"\n\
                 target = \"95%\"\nwindow = \"calendar-month\"\n";
    let sample = |more: &str| {
        let (engagement, _, _) = read(&format!("{ENGAGEMENT}{level}{more}"));
        let target = records(&engagement.node, "target")[2].clone();
        target
            .at("small-sample.below")
            .map(|node| node.value.clone())
    };
    assert_eq!(sample(""), Some(Value::Integer(20)));
    assert_eq!(sample("expected-events-per-month = 900\n"), None);
}
