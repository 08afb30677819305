//! Faults known by what they mean: each paper of `by_meaning.toml` has one, or is right as it is.

use serde::Deserialize;

use crate::linted;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    /// Whether the rule has to speak.
    is_fault: bool,
    paper: String,
}

#[test]
fn faults_are_known_by_what_they_mean() {
    let cases: Cases = toml::from_str(include_str!("by_meaning.toml")).unwrap();
    assert!(!cases.case.is_empty());
    for case in &cases.case {
        let (_, found) = linted::paper("paper.md", case.paper.as_bytes());
        let speaks = found.iter().any(|one| one.rule == case.rule);
        assert_eq!(
            speaks, case.is_fault,
            "{}: {}\n{found:#?}",
            case.rule, case.paper
        );
    }
}
