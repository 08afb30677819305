//! SARIF 2.1.0 (OASIS), as far as code-scanning services read it.

use std::fmt::Write;

use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::report::spot::Spots;
use crate::report::{Manner, RuleText};
use crate::source::{Place, Sources};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    stands: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: usize,
    char_length: usize,
}

pub(super) fn write(findings: &[&Finding], sources: &Sources, manner: &Manner<'_>) -> String {
    let mut spots = Spots::new(sources);
    let mut rules: Vec<Rule<'_>> = manner.rules.iter().map(described).collect();
    for finding in findings {
        if !rules.iter().any(|rule| rule.id == finding.rule) {
            rules.push(named(finding.rule));
        }
    }
    let results = findings
        .iter()
        .map(|finding| Outcome {
            rule_id: finding.rule,
            rule_index: rules
                .iter()
                .position(|rule| rule.id == finding.rule)
                .unwrap_or_default(),
            level: level(finding.severity),
            message: Message {
                text: match &finding.help {
                    Some(help) => format!("{}\nhelp: {help}", finding.message),
                    None => finding.message.clone(),
                },
            },
            locations: finding
                .place
                .map(|place| location(None, place, None, &mut spots))
                .into_iter()
                .collect(),
            related_locations: finding
                .related
                .iter()
                .enumerate()
                .map(|(at, (place, words))| location(Some(at + 1), *place, Some(words), &mut spots))
                .collect(),
        })
        .collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Engross",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules,
                },
            },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn described<'a>(rule: &RuleText<'a>) -> Rule<'a> {
    Rule {
        id: rule.name,
        short_description: Some(Text { text: rule.summary }),
        help: Some(Help {
            text: rule.guide,
            markdown: rule.guide,
        }),
        default_configuration: Some(Configuration {
            level: level(rule.severity),
        }),
        properties: Some(Properties {
            tags: [rule.group.word()],
        }),
    }
}

fn named(name: &str) -> Rule<'_> {
    Rule {
        id: name,
        short_description: None,
        help: None,
        default_configuration: None,
        properties: None,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn location(
    id: Option<usize>,
    place: Place,
    words: Option<&String>,
    spots: &mut Spots<'_>,
) -> Location {
    let spot = spots.of(place);
    Location {
        id,
        stands: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(spot.path),
            },
            region: Region {
                start_line: spot.line,
                start_column: spot.column,
                end_line: spot.end_line,
                end_column: spot.end_column,
                char_offset: spot.start,
                char_length: spot.end - spot.start,
            },
        },
        message: words.map(|words| Message {
            text: words.clone(),
        }),
    }
}

/// A path as a URI reference: `/` between parts, everything unusual percent-encoded.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}
