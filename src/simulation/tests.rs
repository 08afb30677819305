//! The rules that change who owes money, each on the smallest agreement that has it.

use super::*;
use crate::engagement;
use crate::service_levels::ServiceLevels;
use crate::source::Sources;

const AGREEMENT: &str = r#"
[engagement]
effective = 2027-01-01
term-months = 36
[arithmetic]
percent-decimals = 3
rounding = "half-up"
compare = "after-rounding"
quantile-method = "nearest-rank"
[[party]]
id = "buyer"
role = "customer"
[[party]]
id = "seller"
role = "provider"
[[calendar]]
id = "always"
timezone = "Europe/Amsterdam"
always = true
[[calendar]]
id = "office"
timezone = "Europe/Amsterdam"
always = false
weekly = [{ days = ["mon", "tue", "wed", "thu", "fri"], from = "08:00", to = "18:00" }]
[[charge]]
id = "fee"
monthly = "1000.00 EUR"
[[service]]
id = "host"
service-hours = "always"
charge = "fee"
[[exclusion]]
id = "planned"
kind = "planned-maintenance"
treatment = "remove-both"
cap = "6h"
cap-per = "calendar-month"
beyond-cap = "counts-as-down"
windows = [{ day = "sun", from = "03:00", to = "06:00" }]
[[severity]]
id = "p1"
calendar = "office"
restore = "4bh"
[credits]
cap-month = "15%"
cap-year = "10%"
stacking = "sum"
same-cause = "highest-only"
repeat = { consecutive = 3, multiplier = 2 }
earn-back = { windows = 2, level = "value", excludes = ["repeat"], still-counts-for-triggers = true }
[[trigger]]
id = "often"
missed = true
scope = "same-target"
count = 3
of-last = 6
effect = ["terminate-service"]
[[service-level]]
id = "up"
service = "host"
kind = "availability"
target = "99.9%"
minimum = "99.5%"
window = "calendar-month"
credit = "5%"
[[service-level]]
id = "restored"
service = "host"
kind = "restore-time"
severity = "p1"
target = "90%"
window = "calendar-month"
credit = "10%"
small-sample = { below = 10, max-misses = 1 }
"#;

fn simulated(facts: &str) -> (Simulation, Vec<Finding>) {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", AGREEMENT);
    let (engagement, _) = engagement::load(&mut sources, file, &|_| None, &[]);
    let levels = ServiceLevels::of(&engagement);
    let file = sources.add("facts.toml", facts);
    let (facts, mut findings) = read(file, facts);
    let (simulation, wrong) = simulate(&levels, &facts);
    findings.extend(wrong);
    (simulation, findings)
}

fn month(number: u32, value: &str) -> String {
    format!("[[result]]\ntarget = \"up\"\nwindow = \"2027-{number:02}\"\nvalue = \"{value}\"\n")
}

fn paid(simulation: &Simulation) -> Vec<String> {
    let months = simulation.months.iter();
    months.map(|month| month.paid.to_string()).collect()
}

#[test]
fn maintenance_beyond_its_cap_is_downtime() {
    let (simulation, findings) = simulated(
        "[[result]]\ntarget = \"up\"\nwindow = \"2027-07\"\n\
         used-exclusions = [{ id = \"planned\", time = \"8h\" }]\n\
         down = [{ from = 2027-07-08T10:00:00+02:00, to = 2027-07-08T10:10:00+02:00 }]\n",
    );
    assert_eq!(findings, []);
    let judged = &simulation.results[0];
    assert_eq!(judged.compared.as_ref().unwrap().to_string(), "99.706");
    assert_eq!(judged.verdict, Verdict::Missed);
    assert!(
        judged
            .steps
            .contains(&"planned: 2 h beyond the maximum".to_owned())
    );
}

#[test]
fn maintenance_counts_only_inside_its_windows() {
    // The second hour of the claim lies after six in the morning, and so it is downtime.
    let (simulation, _) = simulated(
        "[[result]]\ntarget = \"up\"\nwindow = \"2027-06\"\n\
         used-exclusions = [{ id = \"planned\", from = 2027-06-06T05:00:00+02:00, to = 2027-06-06T07:00:00+02:00 }]\n",
    );
    let judged = &simulation.results[0];
    // One of 719 agreed hours: 718/719.
    assert_eq!(judged.compared.as_ref().unwrap().to_string(), "99.861");
}

#[test]
fn the_third_miss_in_a_row_doubles_and_fires() {
    let facts: String = (1..=4).map(|number| month(number, "99.8%")).collect();
    let (simulation, _) = simulated(&facts);
    assert_eq!(paid(&simulation), ["50", "50", "100", "100"]);
    let fired: Vec<&str> = simulation
        .fired
        .iter()
        .map(|one| one.window.as_str())
        .collect();
    assert_eq!(fired, ["2027-03", "2027-04"]);
}

#[test]
fn the_cap_of_twelve_months_holds_across_months() {
    let mut facts = String::from("[history]\ncredited = \"180.00 EUR\"\n");
    facts.push_str(&month(1, "99%"));
    facts.push_str(&month(2, "99%"));
    let (simulation, _) = simulated(&facts);
    // Ten per cent of one and of two months are charged; 180 were credited before.
    assert_eq!(paid(&simulation), ["0", "20"]);
    assert_eq!(simulation.months[1].cut_by, Some(CutBy::Year));
}

#[test]
fn one_cause_costs_its_dearest_miss_only() {
    let causes = "causes = [\"one\"]\n";
    let facts = month(5, "99%")
        + causes
        + "[[result]]\ntarget = \"restored\"\nwindow = \"2027-05\"\nevents = 4\nmisses = 2\n"
        + causes;
    let (simulation, _) = simulated(&facts);
    let credits = &simulation.months[0].credits;
    let counted: Vec<String> = credits.iter().map(|one| one.counted.to_string()).collect();
    assert_eq!(counted, ["0", "100"]);
    assert_eq!(paid(&simulation), ["100"]);
}

#[test]
fn good_windows_turn_a_credit_back_and_repeats_stay() {
    let values = [
        "99.8%", "100%", "99.95%", "99.8%", "99.8%", "99.8%", "100%", "100%",
    ];
    let facts: String = (1..)
        .zip(values)
        .map(|(number, value)| month(number, value))
        .collect();
    let (simulation, _) = simulated(&facts);
    let back: Vec<(&str, String)> = simulation
        .charged_back
        .iter()
        .map(|one| (one.window.as_str(), one.amount.to_string()))
        .collect();
    assert_eq!(back, [("2027-01", "50".to_owned())]);
}

#[test]
fn incidents_are_judged_by_clock_calendar_and_pauses() {
    let incident = |start: &str, restored: &str, more: &str| {
        format!(
            "[[incident]]\nseverity = \"p1\"\nstart = 2027-05-{start}:00+02:00\n\
             restored = 2027-05-{restored}:00+02:00\n{more}\n"
        )
    };
    let facts = incident("14T17:30", "17T11:30", "")
        + &incident("14T17:30", "17T11:31", "")
        + &incident(
            "18T09:00",
            "19T08:30",
            "pauses = [{ from = 2027-05-18T10:00:00+02:00, to = 2027-05-18T15:30:00+02:00 }]",
        )
        + "[[incident]]\nseverity = \"p1\"\nstart = 2027-05-20T09:00:00+02:00\n";
    let (simulation, findings) = simulated(&facts);
    assert_eq!(findings, []);
    let judged = &simulation.results[0];
    assert_eq!(
        (judged.target.as_str(), judged.window.as_str()),
        ("restored", "2027-05")
    );
    assert_eq!(judged.steps[0], "4 events, 2 missed");
    assert!(judged.verdict.is_miss());
}

#[test]
fn mistakes_in_facts_have_places_and_advice() {
    let (simulation, findings) = simulated(
        "[[result]]\ntarget = \"upp\"\nwindow = \"2027-05\"\nvalue = \"99%\"\n\
         [[result]]\ntarget = \"up\"\nwindow = \"2027-Q1\"\nvalue = \"99%\"\n\
         [[result]]\ntarget = \"up\"\nwindow = \"2027-05\"\nvalue = \"4h\"\n\
         [[result]]\ntarget = \"restored\"\nwindow = \"2027-05\"\nevents = 4\n\
         [[result]]\ntarget = \"up\"\nwindow = \"2027-05\"\ndown = [{ from = 2027-05-01, to = 2027-05-02 }]\n\
         [[result]]\nwindo = \"2027-05\"\n",
    );
    assert!(simulation.results.iter().all(|one| one.exact.is_some()));
    let helps: Vec<&str> = findings
        .iter()
        .filter_map(|one| one.help.as_deref())
        .collect();
    for help in [
        "did you mean `up`?",
        "write it like `2027-06`",
        "write it in the unit of the target",
        "add what was measured",
        "write 2027-06-08T09:10:00+02:00",
        "did you mean `window`?",
    ] {
        assert!(helps.contains(&help), "{help}: {helps:#?}");
    }
    assert!(findings.iter().all(|one| one.place.is_some()));
}
