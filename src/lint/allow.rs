//! Findings that the paper itself accepts: `<!-- engross: allow placeholder — filled at signing -->`
//! in Markdown and HTML, a line `engross: allow placeholder — filled at signing` in plain text, a
//! comment of these words in Word. It covers the part it stands in, or the next one.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::finding::{Finding, Group, Severity};
use crate::import::Paper;
use crate::lint::{nearest_rule, rule};
use crate::source::{FileId, Place};

/// One such remark.
struct Allow {
    rule: String,
    /// Bytes of the text it covers.
    from: usize,
    till: usize,
}

/// Drops the findings that a paper accepts; says which remarks have no reason or name no rule.
pub(super) fn apply(paper: &Paper, file: FileId, found: Vec<Finding>) -> Vec<Finding> {
    static REMARK: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"engross:[ \t]*([a-z]*)[ \t]*([a-z0-9-]*)([^\n]*)").ok());
    let Some(remark) = REMARK.as_ref() else {
        return found;
    };
    if !paper.text.contains("engross:") && paper.remarks.is_empty() {
        return found;
    }
    let mut allows = Vec::new();
    let mut said = Vec::new();
    let in_text = remark.captures_iter(&paper.text).map(|parts| (None, parts));
    let in_text = in_text.filter(|(_, parts)| is_remark(&paper.text, parts));
    let beside = paper
        .remarks
        .iter()
        .filter_map(|(at, words)| Some((Some(*at), remark.captures(words)?)));
    for (at, parts) in in_text.chain(beside) {
        let whole = parts.get(0).map_or(0..0, |whole| whole.range());
        let place = Place::new(file, at.map_or(whole.clone(), |at| at..at));
        let name = &parts[2];
        let reason = parts[3].split("-->").next().unwrap_or_default();
        if &parts[1] != "allow" || name.is_empty() {
            let message = match &parts[1] {
                "allow" => "`engross: allow` names no rule".to_owned(),
                word => format!("`engross: {word}` is no remark that is known"),
            };
            said.push(
                Finding::error("unknown-rule", Group::References, place, message)
                    .weighing(Severity::Warning)
                    .help("write `engross: allow`, the name of a rule and, after a dash, why"),
            );
        } else if rule(name).is_none() {
            let near = nearest_rule(name);
            let message = format!("there is no rule `{name}` to allow");
            let help = near.map_or_else(
                || "see `engross rules` for their names".to_owned(),
                |near| format!("did you mean `{}`?", near.name),
            );
            said.push(
                Finding::error("unknown-rule", Group::References, place, message)
                    .weighing(Severity::Warning)
                    .help(help),
            );
        } else if reason
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic))
            .count()
            < 2
        {
            let message =
                format!("`{name}` is allowed without a reason, so it is reported all the same");
            said.push(
                Finding::error("thin-reason", Group::Completeness, place, message)
                    .weighing(Severity::Warning)
                    .help("add why it is right here, after a dash"),
            );
        } else {
            let (from, till) = covered(paper, at.unwrap_or(whole.start));
            allows.push(Allow {
                rule: name.to_owned(),
                from,
                till,
            });
        }
    }
    let is_allowed = |finding: &Finding| {
        let at = finding
            .place
            .filter(|place| place.file == file)
            .map(|place| place.start as usize);
        at.is_some_and(|at| {
            allows
                .iter()
                .any(|allow| allow.rule == finding.rule && (allow.from..=allow.till).contains(&at))
        })
    };
    said.extend(found.into_iter().filter(|finding| !is_allowed(finding)));
    said
}

/// Whether words of the text are a remark: they begin a line, a comment, or what somebody says in one.
fn is_remark(text: &str, parts: &Captures<'_>) -> bool {
    let before = parts.get(0).map_or("", |whole| &text[..whole.start()]);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    &parts[1] == "allow" || line.is_empty() || line.ends_with("<!--") || line.ends_with(':')
}

/// The part a remark stands in, and the next one where that part is only the remark.
fn covered(paper: &Paper, at: usize) -> (usize, usize) {
    let after = paper.blocks.partition_point(|block| block.span.end <= at);
    let block = paper.blocks.get(after);
    let Some(block) = block else {
        return (at, paper.text.len());
    };
    let is_remark =
        paper.written(block).trim_start().starts_with("engross:") && block.span.contains(&at);
    let is_note = matches!(block.kind, crate::import::BlockKind::Note);
    let last = if is_remark || is_note {
        paper.blocks.get(after + 1).unwrap_or(block)
    } else {
        block
    };
    // A comment in Word stands behind the paragraph it is about.
    let first = if is_note && after > 0 {
        &paper.blocks[after - 1]
    } else {
        block
    };
    (first.span.start.min(at), last.span.end)
}
