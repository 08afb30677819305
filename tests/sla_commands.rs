//! `engross sla` as programs use it: one stable object per subcommand, amounts as exact strings.

use std::path::Path;
use std::process::Command;

use engross::engagement;
use engross::finding::Finding;
use engross::service_levels::ServiceLevels;
use engross::simulation::{self, Simulation};
use engross::source::Sources;
use engross::template;
use serde_json::{Value, json};
use tempfile::TempDir;

const CENTREPIECE: &str = "examples/managed-hosting/engagement.toml";

/// Runs `engross sla …` in the folder of the crate: exit code, standard output, standard error.
fn sla(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_engross"))
        .arg("sla")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json_of(arguments: &[&str]) -> Value {
    let all: Vec<&str> = arguments
        .iter()
        .copied()
        .chain(["--format", "json"])
        .collect();
    let (code, out, err) = sla(&all);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    let object: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(object["schema"], "engross-sla/1");
    assert_eq!(object["command"], arguments[0]);
    object
}

#[test]
fn every_subcommand_has_help_with_examples() {
    for command in [
        "show",
        "budget",
        "maintenance",
        "composite",
        "sample",
        "due",
        "tiers",
        "simulate",
        "export",
    ] {
        let (code, help, _) = sla(&[command, "--help"]);
        assert_eq!(code, 0);
        assert!(help.contains("Examples:"), "`sla {command} --help`");
    }
}

#[test]
fn show_tells_targets_with_their_meaning() {
    let targets = json_of(&["show", CENTREPIECE])["targets"].clone();
    let first = &targets[0];
    assert_eq!(first["id"], "k01");
    assert_eq!(first["comparator"], ">=");
    assert_eq!(first["value"], "99.9%");
    assert_eq!(
        first["meaning"]["allowed"][3],
        json!({
            "length": "a month of 30 days",
            "agreed-seconds": "2592000",
            "down-seconds": "2592",
        })
    );
    assert_eq!(first["meaning"]["maintenance-seconds"], "25200");
    assert_eq!(first["meaning"]["user-visible"], "98.859375%");
    assert_eq!(targets[1]["meaning"], Value::Null);
    // A short service level shows where each value came from.
    let (code, out, _) = sla(&[
        "show",
        "examples/service-desk/engagement.toml",
        "desk-call-answer",
    ]);
    assert_eq!(code, 0);
    assert!(out.contains("metric.no-events"), "{out}");
    assert!(out.contains("engross:measuring.toml"), "{out}");
    let (code, _, err) = sla(&["show", CENTREPIECE, "k99"]);
    assert_eq!(code, 2);
    assert!(err.contains("use one of: k01"), "{err}");
}

#[test]
fn budget_counts_named_lengths() {
    let budget = json_of(&["budget", "99.9%"]);
    assert_eq!(
        budget["budgets"][0]["lines"][4],
        json!({ "length": "30d", "agreed-seconds": "2592000", "down-seconds": "2592" })
    );
    let hours = json_of(&["budget", "99.5%", "--hours", "190"]);
    assert_eq!(hours["budgets"][0]["lines"][0]["down-seconds"], "3420");
    // March 2027 in Amsterdam has 743 hours.
    let own = json_of(&["budget", CENTREPIECE]);
    let lines = own["budgets"][0]["lines"].as_array().unwrap().clone();
    let march = lines
        .iter()
        .find(|line| line["length"] == "2027-03")
        .unwrap();
    assert_eq!(march["agreed-seconds"], "2674800");
}

#[test]
fn maintenance_is_left_out_or_counted() {
    let rows = json_of(&["maintenance", "99.9%", "--hours", "720", "--planned", "8"]);
    assert_eq!(
        rows["rows"][0],
        json!({
            "name": null,
            "target": "99.9%",
            "agreed-seconds": "2592000",
            "maintenance-seconds": "28800",
            "down-beside-seconds": "2563.2",
            "down-with-seconds": "2592",
            "user-visible": "98.79%",
            "only-maintenance": rows["rows"][0]["only-maintenance"],
            "fits": false,
        })
    );
    let own = json_of(&["maintenance", CENTREPIECE]);
    assert_eq!(own["rows"][0]["maintenance-seconds"], "25200");
}

#[test]
fn composite_multiplies_chains() {
    let chain = json_of(&[
        "composite",
        "99.95%",
        "99.99%",
        "99.9%",
        "--target",
        "99.9%",
    ]);
    assert_eq!(chain["chains"][0]["availability"], "99.840064995%");
    assert_eq!(chain["chains"][0]["enough"], false);
    let own = json_of(&["composite", CENTREPIECE]);
    assert_eq!(own["chains"][0]["name"], "host");
    assert_eq!(own["chains"][0]["enough"], true);
}

#[test]
fn sample_says_what_few_events_show() {
    let rows = json_of(&["sample", "95%", "--events", "2", "--true-rate", "97%"]);
    let row = &rows["rows"][0];
    assert_eq!(row["one-miss-from"], 20);
    assert_eq!(row["zero-miss"], json!({ "90": 45, "95": 59, "99": 90 }));
    assert_eq!(row["breach"], "5.91%");
    let any = row["breach-in-windows"].as_str().unwrap();
    assert!(any.starts_with("51.8582778"), "{any}");
}

#[test]
fn due_keeps_calendars_pauses_and_changes_of_the_clock() {
    let due = |arguments: &[&str]| json_of(arguments)["due"].clone();
    let office = ["--engagement", CENTREPIECE, "--calendar", "office"];
    let with_office = |arguments: &[&'static str]| {
        let all: Vec<&str> = arguments.iter().copied().chain(office).collect();
        due(&all)
    };
    assert_eq!(
        with_office(&["due", "4bh", "--start", "2027-05-14T17:30:00+02:00"]),
        "2027-05-18T11:30:00+02:00"
    );
    assert_eq!(
        with_office(&[
            "due",
            "4bh",
            "--start",
            "2027-05-18T09:00:00+02:00",
            "--pause",
            "2027-05-18T10:00:00+02:00/2027-05-18T15:30:00+02:00"
        ]),
        "2027-05-19T08:30:00+02:00"
    );
    assert_eq!(
        due(&[
            "due",
            "4h",
            "--start",
            "2027-10-31T01:00:00+02:00",
            "--zone",
            "Europe/Amsterdam"
        ]),
        "2027-10-31T04:00:00+01:00"
    );
    assert_eq!(
        sla(&["due", "4m", "--start", "2027-10-31T01:00:00+02:00"]).0,
        2
    );
}

#[test]
fn tiers_name_the_loss_from_which_they_pay() {
    let tiers = json_of(&[
        "tiers",
        "99.5%=120000",
        "99.9%=150000",
        "99.95%=180000",
        "--loss",
        "2000",
    ]);
    assert_eq!(
        tiers["tiers"][1],
        json!({
            "target": "99.9%",
            "price": "150000.00",
            "down-hours": "8.76",
            "break-even": "856.16",
            "total": "167520.00",
        })
    );
    assert_eq!(tiers["cheapest"], "99.9%");
}

#[test]
fn export_says_what_it_leaves_behind() {
    let (code, out, err) = sla(&["export", CENTREPIECE, "--to", "openslo"]);
    assert_eq!(code, 0);
    assert!(out.contains("target: 0.999\n"), "{out}");
    assert!(out.contains("engross/not-equivalent:"), "{out}");
    assert!(
        err.contains("not carried over: target k11: a promise per event"),
        "{err}"
    );
    let object = json_of(&["export", CENTREPIECE, "--to", "openslo"]);
    assert_eq!(object["yaml"], out.as_str());
    assert!(object["left-behind"].as_array().unwrap().len() > 20);
}

/// Simulates facts on the centrepiece.
fn simulated(facts: &str) -> (Simulation, Vec<Finding>) {
    let mut sources = Sources::default();
    let text = std::fs::read_to_string(CENTREPIECE).unwrap();
    let file = sources.add(CENTREPIECE, text);
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let levels = ServiceLevels::of(&engagement);
    let file = sources.add("facts.toml", facts);
    let (facts, mut findings) = simulation::read(file, facts);
    let (simulation, wrong) = simulation::simulate(&levels, &facts);
    findings.extend(wrong);
    (simulation, findings)
}

/// The golden vectors V6.8: one month with several misses.
#[test]
fn credits_of_a_month_are_those_of_the_vectors() {
    let text = std::fs::read_to_string("tests/sla-vectors/credits.json").unwrap();
    let vectors: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for vector in vectors.iter().filter(|one| one["fn"] == "credit_month") {
        let given = &vector["in"];
        let results = match given["results"].as_str() {
            None => &given["results"],
            Some(like) => {
                let id = format!("V6.8/{}", like.trim_start_matches("as "));
                let other = vectors.iter().find(|one| one["id"] == id.as_str());
                &other.unwrap()["in"]["results"]
            }
        };
        // In December the charges of twelve months are behind the cap of a year.
        let mut facts = String::new();
        if let Some(credited) = given["credits_last_11"].as_str() {
            facts = format!("[history]\ncredited = \"{credited} EUR\"\n");
        }
        let same_cause = given["same_cause"].as_array();
        for (target, value) in results.as_object().unwrap() {
            let cause = same_cause.is_some_and(|list| list.iter().any(|one| one == target));
            let before = given["consecutive_misses"].as_u64().map(|count| count - 1);
            let cause = if cause { "causes = [\"one\"]\n" } else { "" };
            let before = before.map_or_else(String::new, |one| format!("missed-before = {one}\n"));
            let result = format!("target = \"{target}\"\nwindow = \"2027-12\"\nvalue = {value}");
            facts += &["[[result]]\n", &result, "\n", cause, &before].concat();
        }
        let (simulation, findings) = simulated(&facts);
        assert_eq!(findings, [], "{}", vector["id"]);
        let month = &simulation.months[0];
        let money =
            |amount: &engross::measure::Exact| amount.fixed(2, engross::measure::Rounding::HalfUp);
        let out = &vector["out"];
        assert_eq!(money(&month.raw), out["raw"], "{}", vector["id"]);
        assert_eq!(money(&month.paid), out["paid"], "{}", vector["id"]);
        for (target, amount) in out["per_target"].as_object().into_iter().flatten() {
            let credit = month
                .credits
                .iter()
                .find(|one| one.target == *target)
                .unwrap();
            assert_eq!(money(&credit.amount), *amount, "{} {target}", vector["id"]);
        }
        checked += 1;
    }
    assert_eq!(checked, 5);
}

/// The golden vectors V6.1: months of the availability target, maintenance and all.
#[test]
fn months_of_availability_are_those_of_the_vectors() {
    let text = std::fs::read_to_string("tests/sla-vectors/availability-months.json").unwrap();
    let vectors: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for vector in vectors
        .iter()
        .filter(|one| one["fn"] == "availability_month")
    {
        let Some(window) = vector["id"].as_str().unwrap().strip_prefix("V6.1/2027-") else {
            continue;
        };
        let given = &vector["in"];
        let hours = |key: &str| given[key].as_u64().unwrap_or(0);
        let (down, planned) = (hours("down_min"), hours("planned_h"));
        let facts = format!(
            "[[result]]\ntarget = \"k01\"\nwindow = \"2027-{window}\"\n\
             used-exclusions = [{{ id = \"planned-maintenance\", time = \"{planned}h\" }}, \
             {{ id = \"emergency-maintenance\", time = \"{}h\" }}]\n\
             down = [{{ from = 2027-{window}-08T10:00:00+02:00, to = 2027-{window}-08T{:02}:{:02}:00+02:00 }}]\n",
            hours("emergency_h"),
            10 + down / 60,
            down % 60,
        );
        let (simulation, findings) = simulated(&facts);
        assert_eq!(findings, [], "{}", vector["id"]);
        let judged = &simulation.results[0];
        let exact = judged.exact.as_ref().unwrap();
        let rounding = engross::measure::Rounding::HalfUp;
        assert_eq!(
            exact.fixed(9, rounding),
            vector["out"]["percent_9"],
            "{}",
            vector["id"]
        );
        let paid = simulation.months[0].paid.fixed(2, rounding);
        assert_eq!(paid, vector["out"]["credit_eur"], "{}", vector["id"]);
        checked += 1;
    }
    assert!(checked >= 4, "{checked}");
}

#[test]
fn the_example_of_facts_can_be_tried() {
    let object = json_of(&[
        "simulate",
        CENTREPIECE,
        "examples/managed-hosting/facts.toml",
    ]);
    // 3,800 for one cause, 1,140 for slow pages, 560 for calls, 500 for backups.
    assert_eq!(object["paid"], "6000.00");
}

#[test]
fn simulate_prints_every_step_and_a_stable_object() {
    let folder = TempDir::new().unwrap();
    let facts = folder.path().join("facts.toml");
    std::fs::write(
        &facts,
        "[[result]]\ntarget = \"k01\"\nwindow = \"2027-06\"\n\
         used-exclusions = [{ id = \"planned-maintenance\", time = \"3h\" }]\n\
         down = [{ from = 2027-06-08T09:10:00+02:00, to = 2027-06-08T13:20:00+02:00, cause = \"inc-481\" }]\n\
         [[result]]\ntarget = \"k06\"\nwindow = \"2027-06\"\nevents = 2\nmisses = 1\ncauses = [\"inc-481\"]\n",
    )
    .unwrap();
    let path = |path: &Path| path.display().to_string();
    let (code, out, err) = sla(&["simulate", CENTREPIECE, &path(&facts)]);
    assert_eq!((code, err.as_str()), (0, ""));
    for said in [
        "service hours 30 d",
        "planned-maintenance: 3 h admitted",
        "agreed time 29 d 21 h, downtime 4 h 10 min",
        "fewer than 20 events",
        "paid EUR 3800.00",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let object = json_of(&["simulate", CENTREPIECE, &path(&facts)]);
    assert_eq!(object["paid"], "3800.00");
    assert_eq!(object["currency"], "EUR");
    assert_eq!(object["results"][0]["compared"], "99.419");
    assert_eq!(object["results"][0]["verdict"], "floor-missed");
    assert_eq!(
        object["months"][0]["credits"][0],
        json!({
            "target": "k01",
            "window": "2027-06",
            "percent": "10",
            "base": "38000.00",
            "consecutive": 1,
            "cause": "inc-481",
            "amount": "3800",
            "counted": "3800",
        })
    );
    std::fs::write(
        &facts,
        "[[result]]\ntarget = \"k0\"\nwindow = \"2027-06\"\n",
    )
    .unwrap();
    let (code, out, err) = sla(&["simulate", CENTREPIECE, &path(&facts)]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("facts.toml:2:10"), "{err}");
}
