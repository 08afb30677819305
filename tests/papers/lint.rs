//! `engross lint` on papers: reports for programs, folders, what is accepted, what is known.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::pdf::pdf;
use crate::json_schema::conforms;

const GAP: &str = "# Größe\n\n1.1 The fee is [●] euros.\n";

/// Runs the program in a folder; gives the exit code and what it printed.
pub(super) fn engross(folder: &Path, arguments: &[&str], input: Option<&str>) -> (i32, String) {
    piped(folder, arguments, input.unwrap_or_default().as_bytes())
}

/// As [`engross`], with any bytes on standard input.
pub(super) fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_engross"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    to.write_all(input).unwrap();
    drop(to);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), said)
}

/// The folder of a team with papers of every kind.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("a.md", GAP.as_bytes());
    put("b/c.html", b"<p>It ends on [insert date].</p>");
    put(
        "b/d.pdf",
        &pdf(&[vec![(72.0, 700.0, 10.0, "4.2 The fee is [TBC].")]]),
    );
    put("b/e.rtf", b"{\\rtf1}");
    put("b/picture.png", b"\x89PNG");
    folder
}

pub(super) fn findings(report: &str) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(report).unwrap();
    let files = report["files"].as_array().unwrap();
    files
        .iter()
        .flat_map(|file| file["findings"].as_array().unwrap())
        .map(|one| {
            (
                one["rule"].as_str().unwrap().to_owned(),
                one["quote"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn reports_say_where_in_the_text() {
    let folder = folder();
    let (code, report) = engross(
        folder.path(),
        &["lint", ".", "--format", "json", "--fail-on", "never"],
        None,
    );
    assert_eq!(code, 0);
    let again = engross(
        folder.path(),
        &["lint", ".", "--format", "json", "--fail-on", "never"],
        None,
    )
    .1;
    assert_eq!(report, again, "the same files gave another report");
    let (_, schema) = engross(folder.path(), &["schema", "report"], None);
    let (report, schema): (Value, Value) = (
        serde_json::from_str(&report).unwrap(),
        serde_json::from_str(&schema).unwrap(),
    );
    let mut wrong = Vec::new();
    conforms(&report, &schema, &schema, "report", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let files = report["files"].as_array().unwrap();
    let kinds: Vec<&str> = files
        .iter()
        .map(|file| file["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["markdown", "html", "pdf", "text"]);
    for file in &files[..3] {
        let path = file["path"].as_str().unwrap();
        let (_, text) = engross(folder.path(), &["text", path], None);
        let found: Vec<&Value> = file["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["rule"] == "placeholder")
            .collect();
        assert_eq!(found.len(), 1, "{path}");
        let at = |name: &str| usize::try_from(found[0]["span"][name].as_u64().unwrap()).unwrap();
        let quoted: String = text
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect();
        assert_eq!(found[0]["quote"], Value::String(quoted));
    }
    let paid = &files[2]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "placeholder")
        .unwrap();
    assert_eq!(
        (&paid["clause"], &paid["page"]),
        (&Value::from("4.2"), &Value::from(1))
    );
    let (_, human) = engross(folder.path(), &["lint", "b/d.pdf"], None);
    assert!(human.contains("in clause 4.2, on page 1"), "{human}");
    let (_, human) = engross(folder.path(), &["lint", "."], None);
    assert!(
        human.contains("file") && human.contains("warnings"),
        "{human}"
    );
}

#[test]
fn standard_input_and_unreadable_files_have_exit_codes() {
    let folder = folder();
    let (code, report) = engross(folder.path(), &["lint", "-", "--format", "json"], Some(GAP));
    assert_eq!(
        (
            code,
            findings(&report).contains(&("placeholder".into(), "[●]".into()))
        ),
        (0, true)
    );
    assert_eq!(
        engross(folder.path(), &["text", "-"], Some(GAP)),
        (0, GAP.to_owned())
    );
    assert_eq!(engross(folder.path(), &["lint", "b/e.rtf"], None).0, 2);
    assert_eq!(engross(folder.path(), &["lint", "."], None).0, 1);
    assert_eq!(engross(folder.path(), &["lint", "nowhere.md"], None).0, 2);
}

#[test]
fn what_a_paper_accepts_is_not_reported() {
    let folder = folder();
    let of = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
        let (_, report) = engross(folder.path(), &["lint", name, "--format", "json"], None);
        let rules: Vec<String> = findings(&report)
            .into_iter()
            .map(|(rule, _)| rule)
            .filter(|rule| ["placeholder", "thin-reason", "unknown-rule"].contains(&rule.as_str()))
            .collect();
        rules.join(" ")
    };
    let remark = "<!-- engross: allow placeholder — filled in at signing -->";
    assert_eq!(
        of(
            "x.md",
            &format!("{remark}\nThe fee is [●].\n\nThe term is [●].\n")
        ),
        "placeholder"
    );
    assert_eq!(of("x.html", &format!("{remark}<p>The fee is [●].</p>")), "");
    assert_eq!(
        of(
            "x.txt",
            "engross: allow placeholder — filled in at signing\n\nThe fee is [●].\n"
        ),
        ""
    );
    assert_eq!(
        of(
            "x.md",
            "<!-- engross: allow placeholder -->\n\nThe fee is [●].\n"
        ),
        "thin-reason placeholder"
    );
    assert_eq!(
        of(
            "x.md",
            "<!-- engross: allow placeholders - at signing -->\n\nThe fee is [●].\n"
        ),
        "unknown-rule placeholder"
    );
    for words in ["ignore placeholder - at signing", "allow", ""] {
        let text = format!("<!-- engross: {words} -->\n\nThe fee is [●].\n");
        assert_eq!(of("x.md", &text), "unknown-rule placeholder", "{words}");
    }
    let told = "The tool engross: a remark on it.\n\nThe fee is [●].\n";
    assert_eq!(of("x.md", told), "placeholder");
}

#[test]
fn settings_above_a_paper_hold_for_it() {
    let folder = folder();
    let run = |settings: &str, more: &[&str]| {
        fs::write(folder.path().join("engross.toml"), settings).unwrap();
        let mut arguments = vec!["lint", "b/c.html", "--format", "json"];
        arguments.extend(more);
        let (code, report) = engross(folder.path(), &arguments, None);
        (code, report.matches("\"placeholder\"").count())
    };
    assert_eq!(run("", &[]), (0, 1));
    assert_eq!(run("fail-on = \"warning\"", &[]), (1, 1));
    assert_eq!(
        run("fail-on = \"warning\"", &["--fail-on", "never"]),
        (0, 1)
    );
    assert_eq!(run("[severity]\nplaceholder = \"off\"", &[]).1, 0);
    assert_eq!(run("[severity]\nplaceholder = \"error\"", &[]), (1, 1));
    let allow = "[[allow]]\nrule = \"placeholder\"\npath = \"b/*.html\"\nreason = \"It is a template.\"\nexpires = 2027-12-31\n";
    assert_eq!(run(allow, &["--as-of", "2027-12-31"]).1, 0);
    assert_eq!(run(allow, &["--as-of", "2028-01-01"]).1, 1);
    assert_eq!(run("fail-on = 3", &[]).0, 2);
    assert_eq!(run("fail-on = \"errors\"", &[]).0, 2);
}

#[test]
fn coverage_judges_a_paper_as_its_settings_say() {
    let folder = folder();
    let frameworks = |settings: &str, more: &[&str]| {
        fs::write(folder.path().join("engross.toml"), settings).unwrap();
        let mut arguments = vec!["coverage", "b/c.html", "--format", "json"];
        arguments.extend(more);
        let (code, report) = engross(folder.path(), &arguments, None);
        if code != 0 {
            return format!("{code}: {report}");
        }
        let report: Value = serde_json::from_str(&report).unwrap();
        let all = report["frameworks"].as_array().unwrap().iter();
        let missing = all.filter(|one| {
            let requirements = one["requirements"].as_array().unwrap();
            requirements.iter().any(|one| one["state"] == "missing")
        });
        let ids = missing.map(|one| one["id"].as_str().unwrap());
        ids.collect::<Vec<_>>().join(" ")
    };
    let asked = frameworks("", &["--profile", "gdpr-processor"]);
    assert_eq!(asked, "gdpr");
    let set = "profile = [\"gdpr-processor\"]\n";
    assert_eq!(frameworks(set, &[]), asked);
    assert_ne!(frameworks("", &[]), asked);
    assert_eq!(frameworks(set, &["--profile", "dora"]), "dora");
    assert!(frameworks("profile = [\"gpdr-processor\"]\n", &[]).starts_with("2: "));
}

#[test]
fn a_baseline_knows_findings_by_their_words() {
    let folder = folder();
    let lint = |more: &[&str]| {
        let mut arguments = vec!["lint", "a.md", "--format", "json"];
        arguments.extend(more);
        engross(folder.path(), &arguments, None)
    };
    let (_, none) = lint(&["--write-baseline", "known.json"]);
    assert_eq!(findings(&none), []);
    assert_eq!(
        lint(&["--write-baseline", "known.json"]).0,
        2,
        "nothing is overwritten unasked"
    );
    let moved = format!("# Other\n\nMore.\n\nAnd more.\n\n{GAP}\nThe term is [●] years.\n");
    fs::write(folder.path().join("a.md"), moved).unwrap();
    let (_, report) = lint(&["--baseline", "known.json"]);
    let gaps = findings(&report)
        .iter()
        .filter(|(rule, _)| rule == "placeholder")
        .count();
    assert_eq!(gaps, 1, "only the new one: {report}");
}

#[test]
fn rules_are_listed() {
    let folder = folder();
    let (code, listed) = engross(
        folder.path(),
        &["rules", "--format", "json", "--group", "completeness"],
        None,
    );
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let gap = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "placeholder")
        .unwrap();
    assert_eq!(
        (code, &gap["reads"]),
        (0, &serde_json::json!(["engagement", "paper"]))
    );
    assert_eq!(
        engross(folder.path(), &["rules", "--group", "none"], None).0,
        2
    );
}

const PROMISES: &str = "# Dienstgüte\n\n2.1 The Provider shall keep the Portal – “Größe” – available at least 99.5%\n    of each month, excluding planned maintenance.\n\n| Severity | Response time | Resolution time |\n|---|---|---|\n| Severity 1 | 15 minutes | 4 hours |\n";

#[test]
fn commitments_stand_in_the_report_as_they_are_extracted() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<h1>Dienstgüte</h1><p>2.1 The Provider shall keep the Portal – “Größe” – available at least 99.5% of each <i>month</i>, excluding planned maintenance.</p><table><tr><th>Severity<th>Response time<tr><td>Severity 1<td>15 minutes</table>";
    for (name, written, kinds) in [
        (
            "a.md",
            PROMISES,
            &["availability", "response-time", "resolution-time"][..],
        ),
        ("a.html", page, &["availability", "response-time"]),
    ] {
        fs::write(folder.path().join(name), written).unwrap();
        let value = |arguments: &[&str]| -> Value {
            serde_json::from_str(&engross(folder.path(), arguments, None).1).unwrap()
        };
        let report = value(&["lint", name, "--format", "json"]);
        let extracted = value(&["sla", "extract", name, "--format", "json"]);
        let (_, text) = engross(folder.path(), &["text", name], None);
        let found = &report["files"][0]["commitments"];
        assert_eq!(found, &extracted["commitments"], "{name}");
        let found = found.as_array().unwrap();
        let named: Vec<&str> = found
            .iter()
            .map(|one| one["kind"].as_str().unwrap())
            .collect();
        assert_eq!(named, kinds, "{name}");
        let window = &found[0]["window"];
        assert_eq!(window["here"], Value::Bool(true), "{name}: {window}");
        for one in found {
            let parts = one.as_object().unwrap().values();
            for part in parts.chain([one]).filter(|part| part["span"].is_object()) {
                let at = |end: &str| usize::try_from(part["span"][end].as_u64().unwrap()).unwrap();
                let (start, end) = (at("start"), at("end"));
                let quoted: String = text.chars().skip(start).take(end - start).collect();
                assert_eq!(part["quote"], Value::String(quoted), "{name}: {part}");
            }
        }
        let schema = value(&["schema", "report"]);
        let mut wrong = Vec::new();
        conforms(&report, &schema, &schema, "report", &mut wrong);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}
