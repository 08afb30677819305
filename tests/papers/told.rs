//! Every place is told: who mends what is listed and lints again finds nothing new.

use crate::linted;

/// How often a rule speaks of a paper.
fn told(rule: &str, paper: &str) -> usize {
    let (_, found) = linted::paper("paper.txt", paper.as_bytes());
    found.iter().filter(|one| one.rule == rule).count()
}

/// A rule and what it has to say of each line below.
const LINES: &[(&str, &[&str])] = &[
    (
        "vague-duty",
        &[
            "The Provider shall promptly restore the Platform.",
            "The Provider shall quickly replace defective disks of the servers.",
            "The Provider shall promptly repair the network.",
            "The Provider shall restore the database as soon as possible.",
            "The Provider shall test the backups in a timely manner.",
        ],
    ),
    (
        "placeholder",
        &[
            "The fee is [●] euros.",
            "The deposit is [●] euros.",
            "The Platform is hosted at [insert address], by [insert name].",
            "The service manager is TBC.",
            "The notice period is [●] months.",
            "The credit is [●] % of the monthly fee.",
            "The cap is [●] euros.",
        ],
    ),
    (
        "duty-without-actor",
        &[
            "Backups of all databases shall be made every night.",
            "Access rights shall be reviewed every month.",
            "Security patches shall be installed within 7 days after their release.",
            "The audit logs shall be kept for 12 months.",
        ],
    ),
    (
        "security-duty-without-time",
        &[
            "The Provider shall install all security patches on the servers.",
            "The Provider shall remediate known vulnerabilities of the Platform.",
            "The Provider shall revoke the access rights of personnel who leave.",
        ],
    ),
];

#[test]
fn every_place_is_told() {
    for (rule, lines) in LINES {
        let body: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| format!("1.{} {line}\n", at + 1))
            .collect();
        let paper = format!(
            "# Managed Hosting Agreement\n\n## 1 Services\n\n{}",
            body.join("\n")
        );
        // One line has two places.
        let places = lines.len() + usize::from(*rule == "placeholder");
        assert_eq!(told(rule, &paper), places, "{rule}\n{paper}");
    }
}

#[test]
fn a_line_to_fill_in_has_no_length() {
    let paper = "# Agreement\n\n1.1 The services are [____], [________] and [__________] of the [insert name].\n";
    assert_eq!(told("placeholder", paper), 2);
}
