//! Service commitments of papers: each once, with what its own words say of it.
//!
//! The sentences are ours; each has a shape that real papers have.

use std::fmt::Write as _;

use engross::import;
use engross::recognise::commitments::{Commitment, Stated, all_commitments, commitments};
use engross::recognise::reading::Reading;
use engross::source::FileId;

/// The commitments of a text: kind, severity, target, and the parts its own sentence states.
fn said(text: &str) -> Vec<String> {
    let (paper, _) = import::read(FileId::from_index(0), "paper.md", text.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let found = commitments(&reading);
    found.iter().map(|one| line(&reading, one)).collect()
}

fn line(reading: &Reading<'_>, one: &Commitment) -> String {
    let mut line = one.kind.word().to_owned();
    if let Some(severity) = &one.severity {
        let _ = write!(line, " [{}]", severity.name);
    }
    let _ = write!(line, " {}", one.target_words());
    let mut part = |name: &str, stated: &Option<Stated>| {
        if let Some(stated) = stated.as_ref().filter(|stated| stated.is_here) {
            let words = reading.quote(&stated.span).trim();
            let _ = write!(line, " | {name}: {words}");
        }
    };
    part("by", &one.actor);
    part("per", &one.window);
    part("hours", &one.hours);
    line
}

/// All commitments of a text, those beside the service levels too: kind, severity and target.
fn all_said(text: &str) -> Vec<String> {
    let (paper, _) = import::read(FileId::from_index(0), "paper.md", text.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let found = all_commitments(&reading, commitments(&reading));
    let name = |one: &Commitment| {
        let severity = one
            .severity
            .as_ref()
            .map(|label| format!(" [{}]", label.name));
        let severity = severity.unwrap_or_default();
        format!("{}{severity} {}", one.kind.word(), one.target_words())
    };
    found.iter().map(name).collect()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    assert_eq!(said(text), expected, "{text}");
}

#[test]
fn a_clause_with_two_windows_has_two_targets() {
    says(
        "The Host shall keep the portal available for at least 96% of the time during any 7 day period and 98.5% of the time during any 30 day period.",
        &[
            "availability at least 96% | by: The Host | per: any 7 day period",
            "availability at least 98.5% | by: The Host | per: any 30 day period",
        ],
    );
}

#[test]
fn the_party_nearest_to_a_time_owes_it() {
    says(
        "The Client shall forward each inquiry by e-mail and the Vendor shall respond to such inquiry within 36 hours.",
        &["response-time at most 36 hours | by: the Vendor"],
    );
    says(
        "Any defect in the Software shall be corrected by Licensor within 12 days after it receives notice.",
        &["resolution-time at most 12 days | by: Licensor"],
    );
}

#[test]
fn hours_of_service_are_no_deadline() {
    says(
        "The Supplier shall resolve complaints within 60 hours and shall be reachable 24 hours a day.",
        &["resolution-time at most 60 hours | by: The Supplier | hours: 24 hours a day"],
    );
}

#[test]
fn a_condition_before_a_duty_makes_the_share_no_failure() {
    says(
        "If no service level is agreed, the Provider will make the platform available 99.8% of the time in each month.",
        &["availability at least 99.8% | by: the Provider | per: each month"],
    );
    says(
        "If the availability is below 99.8% in a month, the Provider shall pay a credit.",
        &[],
    );
}

#[test]
fn mail_is_answered() {
    says(
        "All e-mails that reach the operator shall be answered within one business day.",
        &["response-time at most 1 business day | hours: business day"],
    );
}

#[test]
fn lines_below_a_severity_are_for_it() {
    says(
        "Severity 1 fault:\n\nResponse time: within twenty (20) minutes\n\nSeverity 2 fault:\n\nResponse time: within forty (40) minutes",
        &[
            "response-time [severity 1] at most 20 minutes",
            "response-time [severity 2] at most 40 minutes",
        ],
    );
}

#[test]
fn a_list_is_about_what_leads_into_it() {
    says(
        "4.1 The Host shall patch each vulnerability, counted from its publication:\n\n- (a) within 3 days if it is exploited;\n- (b) within 25 days otherwise.",
        &["patch-time at most 3 days", "patch-time at most 25 days"],
    );
}

#[test]
fn a_long_cell_is_read_as_a_sentence() {
    says(
        "| Area | Standard | How it is checked |\n| --- | --- | --- |\n| Search | 95th percentile latency of queries at less than 650 milliseconds and of suggestions at less than 70 milliseconds | probes |",
        &[
            "latency at most 650 milliseconds",
            "latency at most 70 milliseconds",
        ],
    );
}

#[test]
fn a_share_of_things_is_no_availability() {
    says(
        "The availability report shall list 100% of the rows of the ledger.",
        &[],
    );
}

#[test]
fn copies_are_promised_where_they_are_taken() {
    says(
        "The Supplier shall take daily incremental backups. It shall keep the daily backups in the library for 7 days and review the logs of daily backups.",
        &["backup-interval at most 1 day | by: The Supplier"],
    );
}

#[test]
fn a_report_about_resolutions_is_a_report() {
    says(
        "The Supplier shall provide monthly reports that show incidents, resolution and age of cases within ten (10) business days from the end of the calendar month.",
        &["report-delivery at most 10 business days | by: The Supplier | hours: business days"],
    );
}

#[test]
fn one_event_starts_both_clocks_of_a_sentence() {
    let text = "High-risk vulnerabilities shall be mitigated within 20 days and moderate vulnerabilities within 80 days from the date they are identified.";
    let (paper, _) = import::read(FileId::from_index(0), "paper.md", text.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let found = commitments(&reading);
    assert_eq!(found.len(), 2, "{:?}", said(text));
    assert!(found.iter().all(|one| one.clock_start.is_some()));
}

/// The parts of the first commitment of a kind: what its own sentence states with a star.
fn parts(text: &str, kind: &str) -> Vec<String> {
    let (paper, _) = import::read(FileId::from_index(0), "paper.md", text.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let found = commitments(&reading);
    let one = found.iter().find(|one| one.kind.word() == kind);
    let one = one.unwrap_or_else(|| panic!("no {kind}: {:?}", said(text)));
    let stated = one.parts().into_iter().filter_map(|(name, part)| {
        let part = part?;
        let star = if part.is_here { "*" } else { "" };
        Some(format!(
            "{name}: {star}{}",
            reading.quote(&part.span).trim()
        ))
    });
    stated.collect()
}

#[track_caller]
fn states(text: &str, kind: &str, expected: &[&str]) {
    assert_eq!(parts(text, kind), expected, "{kind}");
}

/// A paper of our own that says of each promise, somewhere, all there is to say.
const WHOLE: &str = include_str!("commitments/whole.md");

#[test]
fn every_kind_is_found_in_prose_lists_and_tables() {
    let (paper, _) = import::read(FileId::from_index(0), "paper.md", WHOLE.as_bytes());
    let paper = paper.unwrap();
    let reading = Reading::of(&paper);
    let found = commitments(&reading);
    let lines: Vec<String> = found
        .iter()
        .map(|one| {
            let severity = one.severity.as_ref().map(|label| label.name.as_str());
            format!(
                "{} {} {}",
                one.kind.word(),
                severity.unwrap_or("-"),
                one.target_words()
            )
        })
        .collect();
    assert_eq!(
        lines,
        include_str!("commitments/whole.txt")
            .lines()
            .collect::<Vec<_>>()
    );
}

#[test]
fn each_part_is_what_the_paper_says_of_this_promise() {
    states(
        WHOLE,
        "availability",
        &[
            "actor: *The Provider",
            "window: *of each calendar month",
            "method: 2.2 Availability is the total minutes of the month less the minutes of downtime, divided by the total minutes of the month.",
            "source: 2.3 The availability is measured by the Customer with a probe that opens the portal every minute.",
            "measured-by: 2.3 The availability is measured by the Customer with a probe that opens the portal every minute.",
            "exclusions: 2.4 Downtime does not count while announced maintenance lasts.",
            "remedy: 5.2 If the Provider misses a service level, it shall grant a service credit of 4% of the monthly fee.",
            "reporting: 5.1 By the sixth day of each month the Provider shall deliver a report that shows each service level, the incidents and the calls.",
        ],
    );
    states(
        WHOLE,
        "resolution-time",
        &[
            "actor: The Provider",
            "clock-start: 3.2 Each of these times starts when the Customer opens the ticket.",
            "clock-stop: 1.3 \"Solution\" means that the lost function works again and that the Customer has agreed in the ticket.",
            "exclusions: 3.3 The clock of an incident stops only while the Provider waits for an answer of the Customer.",
            "hours: 1.4 Hours that are not called Office Hours run day and night.",
            "remedy: 5.2 If the Provider misses a service level, it shall grant a service credit of 4% of the monthly fee.",
            "reporting: 5.1 By the sixth day of each month the Provider shall deliver a report that shows each service level, the incidents and the calls.",
        ],
    );
    states(
        WHOLE,
        "recovery-time",
        &[
            "actor: The Provider",
            "clock-start: *after a disaster",
            "hours: 1.4 Hours that are not called Office Hours run day and night.",
            "remedy: 5.3 If the Provider misses section 4.1(b), it shall pay 9% of the monthly fee.",
        ],
    );
    states(WHOLE, "backup-interval", &["actor: The Provider"]);
}

#[test]
fn what_is_told_of_other_things_is_no_promise() {
    for text in [
        "A probe has failed if no valid answer arrives within 12 seconds.",
        "If a solution is late, the Provider shall tell its director within 25 minutes.",
        "The Provider shall correct each shortcoming found in an audit within 15 days.",
        "The customer shall answer each question on an incident within 2 hours.",
        "The service desk is staffed 24 hours a day.",
        "The Provider shall deliver the report on the cause within 6 days after the resolution of the incident.",
        "| Measure | Target | Calculation |\n| --- | --- | --- |\n| Attrition | low | cases resolved within 6 hours divided by all cases |",
    ] {
        says(text, &[]);
    }
}

#[test]
fn a_row_of_calls_promises_a_share_and_a_time() {
    says(
        "| Measure | Target | Credit |\n| --- | --- | --- |\n| Calls answered | at least 88% within 35 seconds | 2% of the monthly fee |\n| Abandoned calls | at most 6% | 1% of the monthly fee |",
        &[
            "in-time at least 88%",
            "call-answer at most 35 seconds",
            "error-rate at most 6%",
        ],
    );
}

#[test]
fn what_is_promised_beside_the_service_levels_is_listed_too() {
    for (text, expected) in [
        (
            "The Provider shall send the Client an analysis of the root cause within 5 Business Days after a Severity 1 Incident is resolved.",
            &["rca-delivery [severity 1] at most 5 business days"][..],
        ),
        (
            "The Provider updates the Client every 30 minutes on a Severity 1 Incident and every 2 hours on a Severity 2 Incident.",
            &[
                "update-cadence [severity 1] at most 30 minutes",
                "update-cadence [severity 2] at most 2 hours",
            ],
        ),
        (
            "New users are set up within one working day. Backups run nightly and are kept for 35 days.",
            &[
                "service-request at most 1 business day",
                "backup-interval at most 1 day",
                "retention at least 35 days",
            ],
        ),
        (
            "Disaster recovery is tested twice a year. Status updates: hourly.",
            &[
                "restore-test at most 6 months",
                "update-cadence at most 1 hour",
            ],
        ),
        (
            "The Host shall resolve 90 per cent of Priority 3 defects within 10 working days.",
            &[
                "in-time [priority 3] at least 90%",
                "resolution-time [priority 3] at most 10 business days",
            ],
        ),
        (
            "Within 20 Working Days of each test of the backups, the Host shall hand the Client a report. On expiry the Host shall delete its copies of all data within 60 days.",
            &[
                "report-delivery at most 20 business days",
                "exit-step at most 60 days",
            ],
        ),
        (
            "The Host shall carry out a penetration test at least once every 12 months and patch each critical vulnerability within 3 days.",
            &[
                "interval at most 12 months",
                "patch-time [critical] at most 3 days",
            ],
        ),
        (
            "User satisfaction shall be at least 85 % in the survey. At least 97 % of all backup jobs shall succeed in each month.",
            &["customer-satisfaction at least 85%", "in-time at least 97%"],
        ),
        (
            "| KPI | Target | Severity |\n|---|---|---|\n| First-contact resolution | ≥ 70 % | all |\n| Root cause report | 5 WD | 1 |",
            &[
                "first-contact-resolution at least 70%",
                "rca-delivery at most 5 business days",
            ],
        ),
        (
            "P99 latency of the API must stay below 1.5 s at 40 requests per second.",
            &["latency at most 1.5 seconds"],
        ),
    ] {
        assert_eq!(all_said(text), expected, "{text}");
    }
}

#[test]
fn what_the_client_owes_what_is_paid_and_what_only_happens_is_no_commitment() {
    for text in [
        "The backup service starts on 1 March. The Client shall report incidents within 2 hours.",
        "Backup invoices are payable within 30 days.",
        "If a Severity 1 Incident is not closed for more than 30 days, the Client may leave.",
        "The obligation on backup media remains in force for 5 years.",
        "The service desk is staffed for 12 hours a day; its Severity 1 line is staffed longer.",
        "The clock stops while the Provider waits for the Client, for at most 2 Working Days in total for each Severity 1 Incident.",
    ] {
        assert_eq!(all_said(text), Vec::<String>::new(), "{text}");
    }
}
