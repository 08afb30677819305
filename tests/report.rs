//! The formats of findings: what they say, and that no text makes them fail.

use engross::finding::{Finding, Group, Severity};
use engross::report::{self, Format, Manner, RuleText};
use engross::source::{Place, Sources};

fn sample() -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let deal = sources.add(
        "deals/my deal.toml",
        "[[party]]\r\nid = \"zürich\"\r\nname = \"=1+1, 100%\"\r\n",
    );
    let clause = sources.add("clause-library/audit/right-to-audit.md", "");
    let findings = vec![
        Finding::error(
            "wrong-value",
            Group::Reading,
            Place::new(deal, 34..46),
            "`name`: this is odd",
        )
        .help("write the name, as registered: 100%")
        .beside(Place::new(deal, 16..25), "its party"),
        Finding::error(
            "missing-key",
            Group::Completeness,
            Place::new(deal, 0..9),
            "party `zürich` has no `role`",
        )
        .weighing(Severity::Warning),
        Finding::error(
            "no-front-matter",
            Group::Library,
            Place::new(clause, 0..0),
            "this file has no front matter",
        )
        .weighing(Severity::Note),
    ];
    (sources, findings)
}

fn written(format: Format) -> String {
    let (sources, findings) = sample();
    report::findings(&findings, &sources, format, &Manner::default())
}

#[test]
fn a_person_sees_the_line_and_what_to_write() {
    let expected = "\
warning[missing-key]: party `zürich` has no `role`
 --> deals/my deal.toml:1:1
  |
1 | [[party]]
  | ^^^^^^^^^

error[wrong-value]: `name`: this is odd
 --> deals/my deal.toml:3:8
  |
3 | name = \"=1+1, 100%\"
  |        ^^^^^^^^^^^^
  |
 ::: deals/my deal.toml:2:6
  |
2 | id = \"zürich\"
  |      -------- its party
  |
  = help: write the name, as registered: 100%

note[no-front-matter]: this file has no front matter
--> clause-library/audit/right-to-audit.md

1 error, 1 warning, 1 note
";
    assert_eq!(written(Format::Human), expected);
}

#[test]
fn json_counts_code_points_and_names_what_is_unknown() {
    let (sources, findings) = sample();
    let manner = Manner {
        files: &[findings[0].place.unwrap().file],
        ..Manner::default()
    };
    let text = report::findings(&findings, &sources, Format::Json, &manner);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let file = &json["files"][0];
    assert_eq!(file["path"], "deals/my deal.toml");
    assert_eq!(file["kind"], "toml");
    let finding = &file["findings"][1];
    assert_eq!(finding["rule"], "wrong-value");
    assert_eq!(finding["quote"], "\"=1+1, 100%\"");
    assert_eq!(finding["span"]["start"], 33);
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&3.into(), &8.into())
    );
    assert!(finding["page"].is_null() && finding["clause"].is_null());
    let keys: Vec<&String> = finding.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "rule", "group", "severity", "message", "help", "quote", "span", "line", "column",
            "page", "clause"
        ]
    );
    let silent = report::findings(&[], &sources, Format::Json, &manner);
    assert!(silent.contains("\"findings\": []"), "{silent}");
}

#[test]
fn sarif_carries_rules_and_regions() {
    let (sources, findings) = sample();
    let rules = [RuleText {
        name: "missing-key",
        group: Group::Completeness,
        severity: Severity::Error,
        summary: "a key that must be there is not",
        guide: "# missing-key\n",
    }];
    let manner = Manner {
        rules: &rules,
        ..Manner::default()
    };
    let text = report::findings(&findings, &sources, Format::Sarif, &manner);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["version"], "2.1.0");
    let run = &json["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(
        run["tool"]["driver"]["rules"][0]["help"]["text"],
        "# missing-key\n"
    );
    let result = &run["results"][1];
    assert_eq!(result["ruleId"], "wrong-value");
    let at = result["ruleIndex"].as_u64().unwrap();
    assert_eq!(
        run["tool"]["driver"]["rules"][usize::try_from(at).unwrap()]["id"],
        "wrong-value"
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "deals/my%20deal.toml");
    assert_eq!(place["region"]["startLine"], 3);
    assert_eq!(place["region"]["charLength"], 12);
    assert_eq!(
        result["relatedLocations"][0]["message"]["text"],
        "its party"
    );
}

#[test]
fn github_commands_escape_what_would_end_them() {
    let expected = "\
::warning file=deals/my deal.toml,line=1,col=1,endColumn=10,title=missing-key::party `zürich` has no `role`
::error file=deals/my deal.toml,line=3,col=8,endColumn=20,title=wrong-value::`name`: this is odd%0Ahelp: write the name, as registered: 100%25
::notice file=clause-library/audit/right-to-audit.md,line=1,col=1,title=no-front-matter::this file has no front matter
";
    assert_eq!(written(Format::Github), expected);
    let mut sources = Sources::default();
    let file = sources.add("a:b,c\n.toml", "x");
    let finding = Finding::error(
        "x",
        Group::Reading,
        Place::new(file, 0..1),
        "one\ntwo::three",
    );
    let text = report::findings(&[finding], &sources, Format::Github, &Manner::default());
    assert_eq!(
        text,
        "::error file=a%3Ab%2Cc%0A.toml,line=1,col=1,endColumn=2,title=x::one%0Atwo::three\n"
    );
}

#[test]
fn no_cell_is_a_formula() {
    let mut sources = Sources::default();
    let file = sources.add("=cmd|' /C calc'!A0.toml", "@SUM(A1)\n");
    let finding = Finding::error(
        "x",
        Group::Reading,
        Place::new(file, 0..8),
        "-2+3, \"quoted\"",
    );
    let text = report::findings(&[finding], &sources, Format::Csv, &Manner::default());
    assert_eq!(
        text,
        "file,line,column,severity,rule,group,message,help,quote\r\n\
         '=cmd|' /C calc'!A0.toml,1,1,error,x,reading,\"'-2+3, \"\"quoted\"\"\",,'@SUM(A1)\r\n"
    );
}

#[test]
fn order_does_not_depend_on_who_found_what_first() {
    let (sources, mut findings) = sample();
    for format in Format::ALL {
        let first = report::findings(&findings, &sources, *format, &Manner::default());
        findings.reverse();
        let second = report::findings(&findings, &sources, *format, &Manner::default());
        assert_eq!(first, second);
    }
}

#[test]
fn no_text_and_no_place_makes_a_report_fail() {
    let texts = [
        "",
        "\n",
        "\r\n",
        "a",
        "ab\r\ncd\r\n",
        "東京\t都\u{202e}x\u{7}",
        "e\u{301}👩\u{200d}👩\u{200d}👧",
        "\u{0}\u{1b}[31m",
    ];
    let long = format!("{} needle {}", "word ".repeat(2_000), "東京".repeat(2_000));
    for text in texts.into_iter().chain([long.as_str()]) {
        let mut sources = Sources::default();
        let file = sources.add("x.md", text);
        let last = text.len() + 2;
        let mut ends: Vec<usize> = (0..=last.min(9)).chain([last / 2, last]).collect();
        ends.dedup();
        for &start in &ends {
            for &end in &ends {
                let finding =
                    Finding::error("x", Group::Reading, Place::new(file, start..end), "m")
                        .beside(Place::new(file, end..end), "beside");
                for format in Format::ALL {
                    let manner = Manner {
                        colour: true,
                        width: 60,
                        ..Manner::default()
                    };
                    let out = report::findings(
                        std::slice::from_ref(&finding),
                        &sources,
                        *format,
                        &manner,
                    );
                    assert!(!out.is_empty());
                }
            }
        }
    }
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{}needle{}", "word ".repeat(2_000), " word".repeat(2_000));
    let mut sources = Sources::default();
    let file = sources.add("x.md", text);
    let finding = Finding::error("x", Group::Reading, Place::new(file, 10_000..10_006), "m");
    let out = report::findings(&[finding], &sources, Format::Human, &Manner::default());
    assert!(out.lines().all(|line| line.chars().count() <= 110), "{out}");
    assert!(
        out.contains("needle") && out.contains("x.md:1:10001"),
        "{out}"
    );
}

#[test]
fn colour_only_when_asked() {
    assert!(!written(Format::Human).contains('\u{1b}'));
}
