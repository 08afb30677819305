mod forms;
mod glance;
mod harmless;
mod marks;

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperSubject, Rule, Subject};
use crate::recognise::kind::Kind;
use crate::written::{Node, Value};

use forms::Forms;
use harmless::{
    Removals, is_decided_now, is_described, is_empty_value, is_explained, is_for_bidder,
    is_for_signing, is_ruled,
};

pub(crate) const RULE: Rule = Rule {
    name: "placeholder",
    group: Group::Completeness,
    severity: Severity::Warning,
    guide: include_str!("placeholder.md"),
    check: Check::Several(&[Check::Deal(check), Check::Paper(paper)]),
};

/// What people type where something is still to come.
const MARKS: &str = r"(?x)
    (?-u:\b)(?:TBC|TBD|TBA|T\.B\.[CDA]\.|tbc|tbd|tba)(?-u:\b)
  | (?-u:\b)(?i:to\ be\ (?:agreed|confirmed|determined|defined|decided|advised|completed|filled\ in)
      |lorem\ ipsum|not\ yet\ known|fill\ in\ later)(?-u:\b)
  | (?-u:\b)(?:XX+|xx+|TODO|FIXME)(?-u:\b)
  | \[\s*(?:●|•|\.{2,}|…|_+|(?i:insert|date|name|amount|number|to\ be)[^\]]{0,60})\s*\]
  | <\s*(?i:insert|name|date|amount|to\ be)[^>]{0,60}>
  | _{3,} | \?{3,} | \{\{[^}]{0,60}\}\}
";

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    static KNOWN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(MARKS).ok());
    let Some(marks) = KNOWN.as_ref() else { return };
    for entry in subject.engagement.node.entries() {
        // A question is not a value.
        if entry.key != "confirm" {
            look(subject, marks, &entry.key, &entry.node, findings);
        }
    }
}

fn look(subject: &Subject<'_>, marks: &Regex, path: &str, node: &Node, findings: &mut Findings) {
    match &node.value {
        Value::Text(text) => {
            if let Some(found) = marks.find(text) {
                let finding = findings.report(
                    node.place,
                    format!("`{path}` holds the placeholder \"{}\"", found.as_str()),
                    "write the value; if nobody knows it yet, delete the line: what is missing is reported as missing",
                );
                if subject.is_final() {
                    finding.severity = Severity::Error;
                }
            }
        }
        Value::List(elements) => {
            for element in elements {
                let id = element.get("id").and_then(Node::text);
                let path = id.map_or_else(|| path.to_owned(), |id| format!("{path}.{id}"));
                look(subject, marks, &path, element, findings);
            }
        }
        Value::Table(entries) => {
            for entry in entries {
                let path = format!("{path}.{}", entry.key);
                look(subject, marks, &path, &entry.node, findings);
            }
        }
        _ => {}
    }
}

fn paper(subject: &PaperSubject<'_>, findings: &mut Findings) {
    let paper = subject.paper;
    let mut forms: Option<Forms> = None;
    let removals = Removals::of(&paper.prose.text);
    let is_tender = subject
        .known
        .is_some_and(|known| known.kind == Kind::Tender);
    let mut followed = 0;
    for at in 0..paper.blocks.len() {
        let words = paper.words(at);
        if !glance::may_be_open(words) {
            continue;
        }
        let gaps = marks::gaps(words);
        if gaps.is_empty() {
            continue;
        }
        // Most papers have no gap: what the parts before this one are is looked up only now.
        let forms = forms.get_or_insert_with(|| Forms::of(paper));
        let mut is_form = false;
        for before in followed..=at {
            is_form = forms.take(&paper.blocks[before], paper.words(before));
        }
        followed = at + 1;
        let next = if at + 1 < paper.blocks.len() {
            paper.words(at + 1)
        } else {
            ""
        };
        let mut told: Vec<String> = Vec::new();
        for gap in gaps {
            let mark = &words[gap.clone()];
            let shown = marks::printed(mark);
            if told.contains(&shown)
                || is_form && !is_decided_now(words, &gap)
                || is_for_signing(words, gap.clone())
                || is_explained(words, gap.clone(), next)
                || is_described(words, &gap)
                || is_ruled(words, &gap)
                || is_tender && is_for_bidder(words, &gap)
                || is_empty(mark) && !is_empty_value(words, &gap)
                || removals.hold(mark)
            {
                continue;
            }
            findings.report(
                subject.place(at, gap),
                format!("the text has the placeholder \"{shown}\""),
                "write the value before anybody signs; what stays open is not agreed",
            );
            told.push(shown);
        }
    }
}

/// A bracket with nothing in it.
fn is_empty(mark: &str) -> bool {
    mark.strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|inner| inner.trim().is_empty())
}
