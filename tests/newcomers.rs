//! What people get told who never saw TOML, a command line or the library before.

use std::fs;
use std::path::Path;
use std::process::Command;

use engross::commands::{Console, new};
use tempfile::TempDir;

/// Exit code and everything said.
fn engross(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_engross"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(said).unwrap(),
    )
}

/// A folder with the engagement that `engross new` writes, changed.
fn deal(change: impl Fn(&str) -> String) -> TempDir {
    let folder = TempDir::new().unwrap();
    let text = engross::template::text("engagements/managed-hosting.toml").unwrap();
    let changed = change(text);
    assert_ne!(changed, text, "the change changes nothing");
    fs::write(folder.path().join("engagement.toml"), changed).unwrap();
    folder
}

/// Line, rule and help of all findings.
fn findings(folder: &Path) -> Vec<(u64, String, String)> {
    let (_, said) = engross(folder, &["lint", "engagement.toml", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    report["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["findings"].as_array().unwrap())
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (
                finding["line"].as_u64().unwrap_or(0),
                text("rule"),
                text("help"),
            )
        })
        .collect()
}

#[test]
fn slips_in_toml_are_all_shown_and_nothing_else() {
    let folder = deal(|text| {
        text.replace("governing = \"Ireland\"", "governing = Ireland")
            .replace("term-months = 36", "term-months 36")
            .replace("rto = \"8h\"", "rto = 8h")
            .replace("version = \"1.0\"", "version = “1.0”")
            + "\n[clause.audit.right-to-audit]\nnotice = \"15bd\"\n"
    });
    let found = findings(folder.path());
    let helps: Vec<&str> = found.iter().map(|(_, _, help)| help.as_str()).collect();
    assert_eq!(
        helps,
        [
            "write term-months = 36",
            "write governing = \"Ireland\"",
            "write version = \"1.0\"",
            "write rto = \"8h\"",
            "write these lines under the first one, and delete this heading",
        ]
    );
    assert!(found.iter().all(|(_, rule, _)| rule == "toml-syntax"));
}

#[test]
fn a_misspelt_preset_is_one_finding() {
    let folder = deal(|text| text.replace("\"managed-hosting/1\"", "\"managed-hosting\""));
    let found = findings(folder.path());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, "did you mean `managed-hosting/1`?");
}

#[test]
fn a_misspelt_key_and_a_misspelt_name_are_one_finding_each() {
    let folder = deal(|text| {
        text.replace("id = \"customer\"", "id = \"Customer\"")
            .replace("criticality = ", "critcality = ")
            .replace(
                "[[signatory]]\nparty = \"customer\"",
                "[[party.signatory]]\nparty = \"x\"",
            )
            .replace("monthly = \"20000.00 EUR\"", "monthly = 20000.00")
    });
    let (code, said) = engross(
        folder.path(),
        &["draft", "engagement.toml", "--format", "md"],
    );
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("4 errors"), "{said}");
    for help in [
        "write `customer`",
        "did you mean `criticality`?",
        "write it as `[[signatory]]`",
        "such as \"38000.00 EUR\"",
    ] {
        assert!(said.contains(help), "{help}: {said}");
    }
    assert!(!folder.path().join("drafts").exists());
}

#[test]
fn files_that_are_no_text_are_named_for_what_they_are() {
    let folder = TempDir::new().unwrap();
    for (bytes, said) in [
        (b"PK\x03\x04rest".as_slice(), "packed file"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"a = 1\nb = \"Zo\xeb\"\n", "line 2 is not UTF-8"),
        (b"a\0b", "NUL"),
        (b"%PDF-1.7", "PDF"),
    ] {
        fs::write(folder.path().join("engagement.toml"), bytes).unwrap();
        let (code, text) = engross(folder.path(), &["draft", "engagement.toml"]);
        assert_eq!(code, 2);
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn what_is_shown_can_be_asked_for() {
    let folder = deal(|text| text.replace("36", "37"));
    let (code, said) = engross(
        folder.path(),
        &["show", "engagement.toml", "service.hosting"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("service.hosting.id = "), "{said}");
    let (code, said) = engross(folder.path(), &["explain", "transition"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("answered by: [facts]"), "{said}");
    let (code, said) = engross(folder.path(), &["explain", "audit/right-to-audit"]);
    assert_eq!(code, 2);
    assert!(said.contains("engross clauses show audit/right-to-audit"));
    for name in ["clause.audit.right-to-audit", "right-to-audit"] {
        let (code, said) = engross(folder.path(), &["clauses", "show", name]);
        assert_eq!(code, 0, "{said}");
    }
}

#[test]
fn output_goes_into_folders_once() {
    let folder = deal(|text| text.replace("36", "37"));
    let here = folder.path();
    let draft =
        |arguments: &[&str]| engross(here, &[&["draft", "engagement.toml"], arguments].concat());
    let (code, said) = draft(&["--format", "html,html,md,html"]);
    // Two drafts, and the lock that the first draft writes.
    assert_eq!((code, said.matches("wrote ").count()), (0, 3), "{said}");
    let (code, said) = draft(&["--format", "md", "--output", "engagement.toml"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("`engagement.toml` is a file, not a folder"),
        "{said}"
    );
    let (code, said) = engross(here, &["new", "a b", "--preset", "service-desk"]);
    assert_eq!(code, 0);
    assert!(
        said.contains("engross draft \"a b/engagement.toml\""),
        "{said}"
    );
    let (code, said) = engross(here, &["new", "c", "--customer", "A\nB"]);
    assert_eq!(code, 2);
    assert!(said.contains("nothing was written"), "{said}");
    assert!(!here.join("c").exists());
}

#[test]
fn a_clause_that_would_change_nothing_is_reported() {
    let folder = deal(|text| text.replace("36", "37"));
    fs::create_dir(folder.path().join("ours")).unwrap();
    let clause = "+++\ntitle = \"Who may audit\"\nbinds = \"provider\"\n+++\n\nA.\n";
    fs::write(folder.path().join("ours/who-may-audit.md"), clause).unwrap();
    let (code, said) = engross(
        folder.path(),
        &[
            "draft",
            "engagement.toml",
            "--format",
            "md",
            "--library",
            "ours",
        ],
    );
    assert_eq!(code, 2);
    assert!(
        said.contains("move it to `audit/who-may-audit.md`"),
        "{said}"
    );
}

/// What `engross new` answers to a person at a terminal.
fn asked(folder: &Path, answers: &str) -> (Result<(), String>, String) {
    let (mut out, mut err, mut input) = (Vec::new(), Vec::new(), answers.as_bytes());
    let options = new::Options {
        folder: folder.join("deal"),
        preset: None,
        customer: None,
        provider: None,
        force: false,
    };
    let mut console = Console {
        out: &mut out,
        err: &mut err,
        input: Some(&mut input),
        colour: false,
        width: 100,
    };
    let outcome = new::run(&options, &mut console).map(|_| ());
    (outcome, String::from_utf8(err).unwrap())
}

#[test]
fn questions_are_asked_again_and_the_end_of_input_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let (outcome, said) = asked(folder.path(), "payroll\n9\n3\nA \"B\" Ü\nP\\Q\n");
    assert_eq!(outcome, Ok(()), "{said}");
    assert_eq!(said.matches("Name or number").count(), 3, "{said}");
    let text = fs::read_to_string(folder.path().join("deal/engagement.toml")).unwrap();
    assert!(text.contains("preset = \"service-desk/1\""));
    let table: toml::Table = text.parse().unwrap();
    assert_eq!(table["party"][0]["name"].as_str(), Some("A \"B\" Ü"));
    assert_eq!(table["party"][1]["name"].as_str(), Some("P\\Q"));
    for answers in ["", "2\n", "2\nA\n"] {
        let folder = TempDir::new().unwrap();
        let (outcome, _) = asked(folder.path(), answers);
        assert!(outcome.unwrap_err().contains("nothing was written"));
        assert!(!folder.path().join("deal").exists());
    }
}
