//! One object for programs. Its shape is promised:
//!
//! ```json
//! {"files":[{"path":"deal.toml","kind":"toml","findings":[{
//!   "rule":"missing-key","group":"completeness","severity":"error",
//!   "message":"…","help":"…","quote":"…","span":{"start":0,"end":4},
//!   "line":1,"column":1,"page":null,"clause":null}],
//!   "topics":[{"id":"…","state":"present","evidence":[{"quote":"…","start":0,"end":4}]}],
//!   "commitments":[{"quote":"…","span":{"start":0,"end":4},"kind":"availability",…}]}]}
//! ```
//!
//! What a commitment has beside stands in `report::commitments`.
//!
//! `engross schema report` prints the JSON Schema. Somebody's paper has, beside,
//! `"document":"ict-agreement"`: what kind of document it is.
//!
//! `span` counts Unicode code points from the start of the file's text; `line` and `column`
//! count from 1, columns in code points. What is not known is `null`; a finding without any
//! place is listed under a file whose path is `null`.

use serde::Serialize;

use crate::finding::Finding;
use crate::report::Manner;
use crate::report::spot::Spots;
use crate::report::topics::{Topic, topics};
use crate::source::{FileId, Place, Sources};

#[derive(Serialize)]
struct Report<'a> {
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: Option<&'a str>,
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'static str>,
    findings: Vec<One<'a>>,
    topics: Vec<Topic<'a>>,
    commitments: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct One<'a> {
    rule: &'a str,
    group: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    quote: Option<&'a str>,
    span: Option<Span>,
    line: Option<usize>,
    column: Option<usize>,
    page: Option<u32>,
    clause: Option<String>,
}

#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
}

pub(super) fn write(findings: &[&Finding], sources: &Sources, manner: &Manner<'_>) -> String {
    let mut spots = Spots::new(sources);
    let mut ids: Vec<Option<FileId>> = findings
        .iter()
        .map(|finding| finding.place.map(|place| place.file))
        .chain(manner.files.iter().copied().map(Some))
        .collect();
    ids.sort();
    ids.dedup();
    let files = ids
        .into_iter()
        .map(|id| {
            let paper = manner.papers.iter().find(|paper| Some(paper.file) == id);
            let known = id.map(|id| (manner.known)(id)).unwrap_or_default();
            File {
                path: id.map(|id| sources.file(id).name.as_str()),
                kind: known
                    .kind
                    .or_else(|| id.map(|id| kind(&sources.file(id).name))),
                document: paper.map(|paper| paper.kind),
                findings: findings
                    .iter()
                    .filter(|finding| finding.place.map(|place| place.file) == id)
                    .map(|finding| one(finding, &mut spots, manner))
                    .collect(),
                topics: paper
                    .map(|paper| topics(paper, &mut spots))
                    .unwrap_or_default(),
                commitments: known.commitments,
            }
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&Report { files }).unwrap_or_default();
    out.push('\n');
    out
}

fn one<'a>(finding: &'a Finding, spots: &mut Spots<'a>, manner: &Manner<'_>) -> One<'a> {
    let spot = finding.place.map(|place: Place| spots.of(place));
    let standing = finding.place.map(manner.stands).unwrap_or_default();
    One {
        rule: finding.rule,
        group: finding.group.word(),
        severity: finding.severity.word(),
        message: &finding.message,
        help: finding.help.as_deref(),
        quote: spot.map(|spot| spot.quote),
        span: spot.map(|spot| Span {
            start: spot.start,
            end: spot.end,
        }),
        line: spot.map(|spot| spot.line),
        column: spot.map(|spot| spot.column),
        page: standing.page,
        clause: standing.clause,
    }
}

/// What kind of text a file is, by the end of its name.
fn kind(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "toml" => "toml",
        "md" | "markdown" => "markdown",
        "html" | "htm" => "html",
        "docx" => "docx",
        "pdf" => "pdf",
        _ => "text",
    }
}
