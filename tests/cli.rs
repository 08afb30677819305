//! The program as people run it: what it says, what it writes, how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::json_schema::conforms;

pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn engross(folder: &Path, arguments: &[&str]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_engross"))
        .current_dir(folder)
        .args(arguments))
}

fn run(command: &mut Command) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    Run {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

const TEXT_FORMATS: &str = "md,html";

#[test]
fn a_new_engagement_drafts_at_once() {
    for preset in [
        "managed-hosting",
        "software-development",
        "service-desk",
        "cloud-platform",
    ] {
        let folder = TempDir::new().unwrap();
        let made = engross(
            folder.path(),
            &[
                "new",
                "deal",
                "--preset",
                preset,
                "--customer",
                "Zoë \"Q\" Ltd",
                "--provider",
                "Pro & Sons",
            ],
        );
        assert_eq!((made.code, made.err.as_str()), (0, ""), "{preset}");
        let drafted = engross(
            folder.path(),
            &["draft", "deal/engagement.toml", "--format", TEXT_FORMATS],
        );
        assert_eq!(
            (drafted.code, drafted.err.as_str()),
            (0, ""),
            "{preset}: {}",
            drafted.out
        );
        let markdown =
            fs::read_to_string(folder.path().join("deal/drafts/agreement-working.md")).unwrap();
        assert!(
            markdown.contains("Zoë \"Q\" Ltd"),
            "{preset}: the customer's name is lost"
        );
        assert!(!markdown.contains("Example Customer"), "{preset}");
        let linted = engross(folder.path(), &["lint", "deal/engagement.toml"]);
        assert!(linted.code <= 1, "{preset}: {}", linted.err);
        let schema = fs::read_to_string(folder.path().join("deal/engagement.schema.json")).unwrap();
        assert!(
            serde_json::from_str::<serde_json::Value>(&schema).unwrap()["properties"]["party"]
                .is_object()
        );
    }
}

#[test]
fn nothing_is_overwritten_unasked() {
    let folder = TempDir::new().unwrap();
    engross(folder.path(), &["new", "deal", "--preset", "service-desk"]);
    let path = folder.path().join("deal/engagement.toml");
    fs::write(&path, "mine").unwrap();
    let again = engross(folder.path(), &["new", "deal", "--preset", "service-desk"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("nothing was written"), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(
        engross(
            folder.path(),
            &["new", "deal", "--preset", "service-desk", "--force"]
        )
        .code,
        0
    );
    assert_ne!(fs::read_to_string(&path).unwrap(), "mine");
    // No temporary file is left behind.
    assert_eq!(fs::read_dir(folder.path().join("deal")).unwrap().count(), 2);
}

#[test]
fn the_clean_copy_is_refused_while_a_point_is_open() {
    let folder = TempDir::new().unwrap();
    engross(
        folder.path(),
        &["new", "deal", "--preset", "managed-hosting"],
    );
    let clean = engross(
        folder.path(),
        &[
            "draft",
            "deal/engagement.toml",
            "--clean",
            "--format",
            TEXT_FORMATS,
        ],
    );
    assert_eq!(clean.code, 1, "{}{}", clean.out, clean.err);
    assert!(clean.err.contains("open point"), "{}", clean.err);
    assert!(!folder.path().join("deal/drafts").exists());
}

#[test]
fn the_centrepiece_drafts_clean_and_the_same_anywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let formats = if cfg!(feature = "pdf") {
        "md,html,pdf,docx"
    } else {
        "md,html,docx"
    };
    let mut seen: Vec<Vec<Vec<u8>>> = Vec::new();
    for (zone, locale) in [("UTC", "C"), ("Pacific/Kiritimati", "tr_TR.UTF-8")] {
        let folder = TempDir::new().unwrap();
        let deep = folder.path().join("some/where else/ünï");
        fs::create_dir_all(&deep).unwrap();
        let engagement = deep.join("engagement.toml");
        fs::copy(
            root.join("examples/managed-hosting/engagement.toml"),
            &engagement,
        )
        .unwrap();
        let drafted = run(Command::new(env!("CARGO_BIN_EXE_engross"))
            .current_dir(&deep)
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .args([
                "draft",
                "engagement.toml",
                "--clean",
                "--format",
                formats,
                "--output",
                "out",
            ]));
        assert_eq!(
            (drafted.code, drafted.err.as_str()),
            (0, ""),
            "{}",
            drafted.out
        );
        seen.push(
            formats
                .split(',')
                .map(|ending| fs::read(deep.join(format!("out/agreement.{ending}"))).unwrap())
                .collect(),
        );
    }
    assert!(
        seen[0] == seen[1],
        "the same engagement gave other bytes in another place"
    );
    assert!(seen[0].iter().all(|bytes| bytes.len() > 100_000));
}

#[test]
fn mistakes_are_all_reported_in_one_run_with_places() {
    let folder = TempDir::new().unwrap();
    engross(
        folder.path(),
        &["new", "deal", "--preset", "managed-hosting"],
    );
    let path = folder.path().join("deal/engagement.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text
        .replace("criticality", "critcality")
        .replace("currency = \"EUR\"", "currency = \"EURO\"");
    fs::write(
        &path,
        text + "\n[clause.audit.right-to-audit]\nnotic = \"10 m\"\n[[contact]]\nid = \"Bad Id\"\n",
    )
    .unwrap();
    let drafted = engross(folder.path(), &["draft", "deal/engagement.toml"]);
    assert_eq!(drafted.code, 2);
    for part in [
        "did you mean `criticality`?",
        "EURO",
        "did you mean `notice`?",
        "bad-id",
        "engagement.toml:",
        "Nothing was written",
    ] {
        assert!(
            drafted.err.contains(part),
            "`{part}` is not in\n{}",
            drafted.err
        );
    }
}

#[test]
fn every_command_has_help_with_examples() {
    let folder = TempDir::new().unwrap();
    for command in [
        "new",
        "draft",
        "show",
        "lint",
        "sla",
        "explain",
        "clauses",
        "schema",
        "completions",
    ] {
        let help = engross(folder.path(), &[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(
            help.out.contains("Examples:"),
            "`{command} --help` has no examples"
        );
    }
    assert_eq!(engross(folder.path(), &["no-such-command"]).code, 2);
    assert_eq!(
        engross(folder.path(), &["draft", "no-such-file.toml"]).code,
        2
    );
}

#[test]
fn values_show_where_they_come_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shown = engross(root, &["show", "examples/service-desk/engagement.toml"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.contains("examples/service-desk/engagement.toml:"));
    assert!(shown.out.contains("templates/presets/service-desk-1.toml:"));
    let facts = engross(
        root,
        &["show", "examples/service-desk/engagement.toml", "facts"],
    );
    assert!(facts.out.contains("subcontracting = "));
    let missing = engross(
        root,
        &[
            "show",
            "examples/service-desk/engagement.toml",
            "no.such.path",
        ],
    );
    assert_eq!(missing.code, 2);
}

#[test]
fn the_library_can_be_looked_at_and_laid_over() {
    let folder = TempDir::new().unwrap();
    let list = engross(folder.path(), &["clauses", "list"]);
    assert!(list.out.lines().count() > 150);
    let shown = engross(folder.path(), &["clauses", "show", "audit/right-to-audit"]);
    assert!(shown.out.contains("# Preferred") && shown.out.contains("What it satisfies"));
    let near = engross(folder.path(), &["clauses", "show", "audit/right-to-adit"]);
    assert!(
        near.err.contains("did you mean `audit/right-to-audit`?"),
        "{}",
        near.err
    );

    let own = folder.path().join("own/form");
    fs::create_dir_all(&own).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built_in = fs::read_to_string(root.join("clause-library/form/notices.md")).unwrap();
    let own_text = built_in.replacen("in writing", "in writing by owl", 1);
    fs::write(own.join("notices.md"), own_text).unwrap();
    let example = root.join("examples/managed-hosting/engagement.toml");
    let example = example.to_str().unwrap();
    let drafted = engross(
        folder.path(),
        &[
            "draft",
            example,
            "--library",
            "own",
            "--format",
            "md",
            "--output",
            "out",
        ],
    );
    let text =
        fs::read_to_string(folder.path().join("out/agreement-working.md")).unwrap_or_default();
    assert!(text.contains("by owl"), "{}{}", drafted.out, drafted.err);
    fs::write(own.join("notices.md"), "no front matter").unwrap();
    let broken = engross(
        folder.path(),
        &[
            "draft",
            example,
            "--library",
            "own",
            "--format",
            "md",
            "--output",
            "out",
            "--force",
        ],
    );
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("front matter"), "{}", broken.err);
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::io::Read;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_engross"))
        .args(["clauses", "list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaints = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaints)
        .unwrap();
    assert_eq!(complaints, "");
    assert!(child.wait().unwrap().success());
}

#[test]
fn completions_and_schema_are_printed() {
    let folder = TempDir::new().unwrap();
    assert!(
        engross(folder.path(), &["completions", "bash"])
            .out
            .contains("_engross")
    );
    let schema = engross(folder.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    assert_eq!(
        schema["additionalProperties"],
        serde_json::Value::Bool(false)
    );
    let schema = engross(folder.path(), &["schema", "facts"]);
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    assert!(schema["properties"]["incident"].is_object());
    let value = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&engross(folder.path(), arguments).out).unwrap()
    };
    let schema = value(&["schema", "coverage"]);
    let deal = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/managed-hosting/engagement.toml"
    );
    let covered = value(&["coverage", deal, "--format", "json"]);
    let mut wrong = Vec::new();
    conforms(&covered, &schema, &schema, "coverage", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(covered["topics"].as_array().unwrap().len() > 40);
}

#[test]
fn a_mistyped_path_is_answered_with_the_name_that_was_meant() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("hosting-agreement.md"), "# Hosting\n").unwrap();
    for command in ["lint", "text"] {
        let run = engross(folder.path(), &[command, "hosting-agrement.md"]);
        assert_eq!(run.code, 2, "{command}");
        let meant = "did you mean `hosting-agreement.md`?";
        assert!(run.err.contains(meant), "{command}: {}", run.err);
    }
    // A folder above it may be the one that is misspelt.
    let inner = folder.path().join("contracts");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("portal.md"), "# Portal\n").unwrap();
    let run = engross(folder.path(), &["lint", "contarcts/portal.md"]);
    assert!(
        run.err.contains("portal.md`?") && run.err.contains("did you mean `contracts"),
        "{}",
        run.err
    );
}
