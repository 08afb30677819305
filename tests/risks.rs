//! Risks of an engagement: each fault is reported once, at the risk it is about.

use crate::cli::engross;

/// The worked example with other risks: what is reported about them, as "line:column rule".
fn reported(risks: &str) -> Vec<String> {
    let folder = tempfile::TempDir::new().unwrap();
    let example = std::fs::read_to_string("examples/managed-hosting/engagement.toml").unwrap();
    let own = i64::try_from(example.lines().count()).unwrap() + 1;
    let text = format!("{example}\n{risks}");
    std::fs::write(folder.path().join("engagement.toml"), text).unwrap();
    let run = engross(
        folder.path(),
        &["lint", "engagement.toml", "--format", "json"],
    );
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let all = object["files"].as_array().unwrap().iter();
    all.flat_map(|file| file["findings"].as_array().unwrap())
        .map(|one| {
            let line = one["line"].as_i64().unwrap() - own;
            let rule = one["rule"].as_str().unwrap();
            format!(
                "{line}:{} {} {rule}",
                one["column"],
                one["severity"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_high_risk_is_treated_or_accepted_by_name() {
    let risk = "[[risk]]\nid = \"malware-spread\"\nlikelihood = \"high\"\nimpact = \"very-high\"\n";
    assert_eq!(reported(risk), ["2:6 error high-risk-untreated"]);
    let with = |more: &str| reported(&format!("{risk}{more}"));
    for fine in [
        "treatment = \"avoid\"\n",
        "treatment = \"accept\"\naccepted-by = \"Board\"\n",
        "treatment = \"reduce\"\nresidual-likelihood = \"low\"\nresidual-impact = \"very-high\"\n",
    ] {
        assert_eq!(with(fine), [""; 0], "{fine}");
    }
    for wrong in [
        "treatment = \"accept\"\n",
        "treatment = \"reduce\"\n",
        "treatment = \"share\"\nresidual-likelihood = \"medium\"\nresidual-impact = \"very-high\"\n",
    ] {
        assert_eq!(with(wrong), ["2:6 error high-risk-untreated"], "{wrong}");
    }
    // 14 is not high, and no two steps make 14: the next below is 12.
    let below = risk.replace("very-high", "medium");
    assert_eq!(reported(&below), [""; 0]);
}

#[test]
fn a_treated_risk_leads_to_a_clause() {
    let own = |more: &str| {
        reported(&format!(
            "[[risk]]\nid = \"own-one\"\nname = \"Own\"\n{more}"
        ))
    };
    let wrong = ["2:6 error risk-without-clause"];
    assert_eq!(own("treatment = \"reduce\"\n"), wrong);
    assert_eq!(own("treatment = \"accept\"\n"), [""; 0]);
    assert_eq!(own("treatment = \"reduce\"\nharms = [\"cost\"]\n"), [""; 0]);
    assert_eq!(
        own("treatment = \"reduce\"\nrequirements = [\"CSM-4.2-A1\"]\n"),
        [""; 0]
    );
    // A requirement that is advice stands in no clause.
    assert_eq!(
        own("treatment = \"reduce\"\nrequirements = [\"CSM-4.2-4\"]\n"),
        wrong
    );
    assert_eq!(
        own("requirements = [\"CSM-4.2-A1\", \"CSM-99\"]\n"),
        ["4:16 error risk-without-clause"]
    );
    // What is left out answers nothing; the rest still does, so it weighs less.
    let found = reported(
        "[[risk]]\nid = \"own-one\"\nname = \"Own\"\ntreatment = \"reduce\"\n\
         requirements = [\"CSM-5.5-c1b\", \"CSM-4.2-A1\"]\n\
         [clause.audit.who-may-audit]\nomit = \"The group audit agreement of 2025 names them.\"\n",
    );
    assert!(
        found.contains(&"2:6 warning risk-without-clause".to_owned()),
        "{found:?}"
    );
}
