//! Places in reports: the quoted words are the text at the span, whatever the text is made of; and
//! standard input is read as the file would be.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::docx::word;
use super::lint::{engross, piped};
use super::pdf::pdf;
use crate::json_schema::conforms;

const PAPER: &str = "# Agreement\n\n1. Services\n\n1.1 The Provider shall promptly restore the Service.\n\n1.2 The Provider shall keep the Service available 99.5% of each month.\n\n2. Liability [\u{25cf}]\n\n2.1 See clause 99.9.\n\n| Severity | Response time |\n|---|---|\n| Severity 1 | 4 hours |\n";

/// The same paper in characters and line ends of many kinds.
fn papers() -> Vec<(String, String)> {
    let marks = ["\u{1}", "\u{301}", "\u{200d}", "\u{ad}"];
    let made: [(&str, String); 13] = [
        ("plain", PAPER.to_owned()),
        ("crlf", PAPER.replace('\n', "\r\n")),
        ("mark", format!("\u{feff}{PAPER}")),
        (
            "mark-crlf",
            format!("\u{feff}{}", PAPER.replace('\n', "\r\n")),
        ),
        (
            "tabs",
            PAPER.replace(" the ", "\tthe\t").replace("1.1 ", "1.1\t"),
        ),
        (
            "emoji",
            PAPER.replace("Liability", "Li\u{e9}bility \u{1f469}\u{200d}\u{1f467}"),
        ),
        (
            "accents",
            PAPER
                .replace("Agreement", "Agree\u{301}ment")
                .replace("Liability", "Lia\u{308}bility"),
        ),
        ("hard-blanks", PAPER.replace(" the ", "\u{a0}the\u{a0}")),
        (
            "soft-hyphens",
            PAPER.replace("hours", "ho\u{ad}urs\u{200b}"),
        ),
        ("line-marks", PAPER.replace(". ", ".\u{2028}")),
        ("form-feeds", PAPER.replace("\n\n2", "\n\u{c}\n2")),
        ("no-end", PAPER.trim_end().to_owned()),
        (
            "wide",
            PAPER.replace("Provider", "\u{1d4ab}rovider \u{6771}\u{4eac}"),
        ),
    ];
    let mut all: Vec<(String, String)> = made
        .iter()
        .flat_map(|(name, text)| {
            [
                (format!("{name}.md"), text.clone()),
                (format!("{name}.txt"), text.clone()),
            ]
        })
        .collect();
    for (name, text) in &made {
        let parts: Vec<String> = text
            .split("\n\n")
            .map(|part| format!("<p>{part}</p>"))
            .collect();
        all.push((format!("{name}.html"), parts.concat()));
    }
    all.extend(marks.iter().enumerate().map(|(at, mark)| {
        (
            format!("mark-{at}.md"),
            PAPER.replace("the ", &format!("{mark}the ")),
        )
    }));
    all
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&engross(folder, arguments, None).1).unwrap()
}

/// The text between two code points, and line and column of the first.
struct Text(Vec<char>);

impl Text {
    fn at(&self, span: &Value) -> String {
        let end = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
        self.0[end("start")..end("end")].iter().collect()
    }

    fn line_and_column(&self, span: &Value) -> (usize, usize) {
        let start = usize::try_from(span["start"].as_u64().unwrap()).unwrap();
        let before = &self.0[..start];
        let line = before.iter().filter(|one| **one == '\n').count() + 1;
        let from = before
            .iter()
            .rposition(|one| *one == '\n')
            .map_or(0, |at| at + 1);
        (line, start - from + 1)
    }
}

/// Everything in a value that has a quote and a place.
fn quotes<'a>(value: &'a Value, into: &mut Vec<(&'a Value, &'a Value)>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| quotes(one, into)),
        Value::Object(keys) => {
            if let Some(quote) = keys.get("quote") {
                into.push((quote, keys.get("span").unwrap_or(value)));
            }
            keys.values().for_each(|one| quotes(one, into));
        }
        _ => {}
    }
}

#[test]
fn quotes_are_the_text_at_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let papers = papers();
    for (name, text) in &papers {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let report = json(folder.path(), &["lint", ".", "--format", "json"]);
    let schema = json(folder.path(), &["schema", "report"]);
    let mut wrong = Vec::new();
    conforms(&report, &schema, &schema, "report", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), papers.len());
    for file in files {
        let path = file["path"].as_str().unwrap();
        let (_, text) = engross(folder.path(), &["text", path], None);
        if !path.contains(".html") {
            assert_eq!(text.as_bytes(), fs::read(folder.path().join(path)).unwrap());
        }
        let text = Text(text.chars().collect());
        let mut all = Vec::new();
        quotes(file, &mut all);
        assert!(all.len() > 5, "{path}: {}", all.len());
        for (quote, span) in all {
            assert_eq!(quote, &Value::String(text.at(span)), "{path}: {span}");
        }
        let found = file["findings"].as_array().unwrap();
        for one in found {
            let (line, column) = text.line_and_column(&one["span"]);
            assert_eq!(
                (&one["line"], &one["column"]),
                (&line.into(), &column.into()),
                "{path}: {one}"
            );
        }
        let has = |rule: &str| found.iter().any(|one| one["rule"] == rule);
        assert!(has("placeholder"), "{path}");
        let is_plain = text
            .0
            .iter()
            .collect::<String>()
            .contains("The Provider shall promptly");
        assert!(has("vague-duty") || !is_plain, "{path}");
    }
}

#[test]
fn sarif_has_what_the_standard_asks() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in papers() {
        fs::create_dir_all(folder.path().join("a b")).unwrap();
        fs::write(folder.path().join("a b").join(name), text).unwrap();
    }
    let page = pdf(&[vec![(72.0, 700.0, 10.0, "4.2 The fee is [TBC].")]]);
    fs::write(folder.path().join("a b/fee \u{e9}%.pdf"), page).unwrap();
    fs::write(folder.path().join("a b/old.rtf"), b"{\\rtf1}").unwrap();
    let log = json(folder.path(), &["lint", "./a b", "--format", "sarif"]);
    let schema: Value = serde_json::from_str(include_str!("sarif.schema.json")).unwrap();
    let mut wrong = Vec::new();
    conforms(&log, &schema, &schema, "sarif", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let mut ids: Vec<&str> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 50);
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("a%20b/") && uri.is_ascii(), "{uri}");
        if uri.ends_with("fee%20%C3%A9%25.pdf") && result["ruleId"] == "placeholder" {
            let stands = serde_json::json!([{ "name": "4.2", "kind": "clause" }, { "name": "1", "kind": "page" }]);
            assert_eq!(result["locations"][0]["logicalLocations"], stands);
            assert_eq!(place["region"]["snippet"]["text"], "[TBC]");
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "a rule stands there twice");
}

#[test]
fn standard_input_is_read_as_the_file_is() {
    let folder = tempfile::tempdir().unwrap();
    let html = "<p>1.1 The fee is [TBC] euros.</p>".to_owned();
    let files: [(&str, Vec<u8>); 5] = [
        ("a.md", PAPER.into()),
        ("a.txt", PAPER.replace(['#', '|'], "").into()),
        ("a.html", format!("<html><body>{html}</body></html>").into()),
        (
            "a.pdf",
            pdf(&[vec![(72.0, 700.0, 10.0, "4.2 The fee is [TBC].")]]),
        ),
        (
            "a.docx",
            word("<w:p><w:r><w:t>The fee is [TBC].</w:t></w:r></w:p>"),
        ),
    ];
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in [
            &["text"][..],
            &["lint", "--format", "json", "--fail-on", "never"],
            &["coverage", "--format", "json"],
            &["sla", "extract", "--format", "json"],
        ] {
            let of = |more: &[&str], input: &[u8]| {
                let (code, said) = piped(folder.path(), &[command, more].concat(), input);
                assert_eq!(code, 0, "{command:?} {more:?} {name}: {said}");
                said
            };
            let expected = of(&[name], b"");
            assert_eq!(
                of(&["-", "--stdin-name", name], bytes),
                expected,
                "{command:?} {name}"
            );
            let unnamed =
                of(&["-"], bytes).replace("\"path\": \"-\"", &format!("\"path\": \"{name}\""));
            assert_eq!(unnamed, expected, "{command:?} {name}");
        }
    }
    // What a name alone says: a part of a page, and a settings file for a path.
    let (_, text) = piped(
        folder.path(),
        &["text", "-", "--stdin-name", "x.html"],
        html.as_bytes(),
    );
    assert_eq!(text, "1.1 The fee is [TBC] euros.\n");
    let settings =
        "[[allow]]\nrule = \"placeholder\"\npath = \"forms/**\"\nreason = \"forms have gaps\"\n";
    fs::write(folder.path().join("engross.toml"), settings).unwrap();
    let named = ["lint", "-", "--stdin-name", "forms/fee.md"];
    let (_, said) = piped(folder.path(), &named, PAPER.as_bytes());
    assert!(
        said.contains("forms/fee.md:") && !said.contains("[placeholder]"),
        "{said}"
    );
    for command in [&["lint"][..], &["text"], &["coverage"], &["sla", "extract"]] {
        for (bytes, why) in [
            (&b"\x89PNG"[..], "picture"),
            (b"", "no words"),
            (b"%PDF-1.7 x", "damaged"),
        ] {
            let (code, said) = piped(folder.path(), &[command, &["-"]].concat(), bytes);
            assert_eq!(code, 2, "{command:?}: {said}");
            assert!(
                said.contains(why) && said.contains("--> -\n"),
                "{command:?}: {said}"
            );
        }
    }
}
