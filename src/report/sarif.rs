//! SARIF 2.1.0 (OASIS), as far as code-scanning services read it.
//!
//! Lines and columns count code points of the text that `engross text` prints, which for Word and
//! PDF is not the file itself: so each region also has its words, and each location says the clause
//! and the page. What is accepted (inline, in `engross.toml`, by a baseline) is left out, not listed
//! as suppressed: services that do not know suppressions would show it.

use std::fmt::Write;

use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::lint::fingerprint;
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
    partial_fingerprints: Fingerprints,
}

/// The same however the lines move: see `lint::fingerprint`.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "context/v1")]
    context: String,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

/// A clause or page.
#[derive(Serialize)]
struct LogicalLocation {
    name: String,
    kind: &'static str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
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
                .map(|place| location(None, place, None, &mut spots, manner))
                .into_iter()
                .collect(),
            related_locations: finding
                .related
                .iter()
                .enumerate()
                .map(|(at, (place, words))| {
                    location(Some(at + 1), *place, Some(words), &mut spots, manner)
                })
                .collect(),
            partial_fingerprints: Fingerprints {
                context: fingerprint(finding, sources),
            },
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
    manner: &Manner<'_>,
) -> Location {
    let spot = spots.of(place);
    let standing = (manner.stands)(place);
    let clause = standing.clause.map(|clause| LogicalLocation {
        name: clause,
        kind: "clause",
    });
    let page = standing.page.map(|page| LogicalLocation {
        name: page.to_string(),
        kind: "page",
    });
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
                snippet: (!spot.quote.is_empty()).then(|| Message {
                    text: spot.quote.to_owned(),
                }),
            },
        },
        logical_locations: clause.into_iter().chain(page).collect(),
        message: words.map(|words| Message {
            text: words.clone(),
        }),
    }
}

/// A path as a URI reference: `/` between parts, everything unusual percent-encoded. One from the
/// root of a file system is a whole URI; all others are relative.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let (mut out, path) = match path.as_bytes() {
        [b'/', b'/', ..] => ("file:".to_owned(), path),
        [b'/', ..] => ("file://".to_owned(), path),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => {
            (format!("file:///{}:", char::from(*drive)), &path[2..])
        }
        _ => (String::new(), path),
    };
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
