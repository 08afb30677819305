//! What a lawyer waves away in papers of all kinds, beside what looks like it and is a fault.

use super::lint::{engross, findings};
use crate::linted;

/// The places that a rule names, as it writes them.
fn named(rule: &str, paper: &str) -> Vec<String> {
    let (_, found) = linted::paper("paper.md", paper.as_bytes());
    found
        .into_iter()
        .filter(|one| one.rule == rule)
        .map(|one| one.message)
        .collect()
}

#[test]
fn forms_are_filled_in_when_they_are_used() {
    let paper = "\
# Hosting Agreement

## 1 Services

1.1 Each order shall be placed in the form attached as Exhibit B and costs [●] euros.

# Exhibit A Form of certificate

We certify that [insert name] has erased all copies on DD/MM/YYYY.

# Exhibit B Orders

Order number [XXXX] of [date], at the price of EUR XX,XXX.
";
    let told = named("placeholder", paper);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("[●]"), "{told:#?}");
    assert!(told[1].contains("EUR XX"), "{told:#?}");
}

#[test]
fn what_was_taken_out_on_purpose_is_no_gap() {
    let paper = "\
# Hosting Agreement

Confidential treatment has been requested for the portions of this agreement in brackets.

1.1 The fee is [XXXXX] euros and the cap is [$●].

1.2 The agreement dated as of [ ] ends on [insert date].

1.3 Ship by [ ] air [ ] sea.
";
    let told = named("placeholder", paper);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("[ ]"), "{told:#?}");
    assert!(told[1].contains("[insert date]"), "{told:#?}");
}

#[test]
fn a_bidder_fills_in_its_own_gaps() {
    let paper = "\
# Request for Proposals: managed hosting

The Authority invites bidders to submit proposals by 1 March 2027. Bidders shall answer all requirements.

1.1 [Bidder to identify the sections of its proposal that are confidential]

1.2 The bidder shall enter the name of its security officer: ________ in the table.

1.3 The hosting shall start on [insert date].
";
    let folder = tempfile::tempdir().unwrap();
    let (_, report) = engross(
        folder.path(),
        &["lint", "--format", "json", "--kind", "rfp", "-"],
        Some(paper),
    );
    let told: Vec<_> = findings(&report)
        .into_iter()
        .filter(|(rule, _)| rule == "placeholder")
        .collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].1, "[insert date]");
}

#[test]
fn clauses_of_an_instrument_that_is_taken_over_are_its_own() {
    let paper = "\
# Data Processing Agreement

## Section 1 Transfers

1.1 The Standard Contractual Clauses are hereby incorporated by reference and read as follows:

(a) in Clause 17, Option 1 applies;

(b) in Clause 18(b), the courts of Ireland decide.

1.2 Section 1.1 and Section 2.1 prevail. Section 9.4 applies to audits.

## Section 2 Records

2.1 The Processor shall keep the records that Section 1.1 names in accordance with Error! Reference source not found.
";
    let told = named("reference-to-nothing", paper);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told.iter().any(|one| one.contains("section 9.4")),
        "{told:#?}"
    );
    assert!(told.iter().any(|one| one.contains("Error!")), "{told:#?}");
}

#[test]
fn a_roman_number_is_a_number() {
    let paper = |title: &str| {
        format!(
            "# Hosting Agreement\n\n## 1 Services\n\n1.1 The Provider shall host the products that Appendix 1 lists.\n\n# {title}\n\nServers and disks.\n"
        )
    };
    assert!(named("schedule-missing", &paper("APPENDIX I")).is_empty());
    assert_eq!(named("schedule-missing", &paper("APPENDIX II")).len(), 1);
}

#[test]
fn who_acts_may_stand_in_a_participle() {
    let paper = "\
# Hosting Agreement

## 1 Services

1.1 A report on backups, prepared by the Provider, shall be sent to the Customer within 5 days after each month.

1.2 The Provider does not warrant that all defects will be corrected.

1.3 All backups shall be tested every month.
";
    let told = named("duty-without-actor", paper);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("backups shall be tested"), "{told:#?}");
}

#[test]
fn only_repair_of_a_weakness_is_owed_in_time() {
    let paper = "\
# Hosting Agreement

## 1 Security

1.1 The Provider shall rate each vulnerability that is reported and send the report to the Customer.

1.2 The Provider shall remediate all vulnerabilities of the Platform.
";
    let told = named("security-duty-without-time", paper);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("remediate"), "{told:#?}");
}
