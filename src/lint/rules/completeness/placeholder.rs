mod glance;

use std::sync::LazyLock;

use regex::Regex;
use regex::bytes::{self, RegexBuilder};

use crate::finding::{Group, Severity};
use crate::import::BlockKind;
use crate::lint::{Check, Findings, PaperSubject, Rule, Subject};
use crate::written::{Node, Value};

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

/// What people leave open in a paper. `[***]` and `[REDACTED]` were taken out on purpose.
///
/// Its letters are ASCII, and a length is one of bytes: what knows the letters of all languages takes
/// longer to make than a paper to read.
const OPEN: &str = r"(?x)
    \[\s*(?:●|•|\.{2,}|…|_+|TBC|TBD|TBA|XX+|xx+|\?+)\s*\]
  | \[\s*(?i:insert|enter|specify|name\ of|date\ of|amount|fill\ in|to\ be\ (?:agreed|confirmed|determined|completed|inserted|advised|decided|defined|filled|entered|provided|specified|added|selected|stated))(?-u:\b)[^\]]{0,120}\]
  | <\s*(?i:insert|enter|specify|name\ of|date\ of|amount|to\ be)(?-u:\b)[^>]{0,120}>
  | \[\s*(?i:ntd|note\ to\ draft(?:er)?|drafting\ note|drafting\ notes?|delete\ as\ (?:applicable|appropriate))(?-u:\b)[^\]]{0,200}\]
  | \[\s*(?i:(?:client|customer|buyer|supplier|provider|vendor|company|party|service|product|state|country|number|amount|start|end|effective|contract|project)(?:'s|’s)?(?:\ (?:legal\ )?(?:name|date|number|address|amount|title))?)\s*\]
  | (?-u:\b)(?i:TBC|TBD|TBA|T\.B\.[CDA])(?-u:\b)\.?
  | \[[^\[\]]{0,60}(?-u:\b)(?i:to\ (?:be\ (?:agreed|confirmed|determined|completed|inserted|advised|decided|defined|filled|entered|provided|specified|added|selected|stated|supplied|discussed|named)|follow|come)|insert\ here|open\ point|please\ (?:insert|complete|confirm|fill\ in))(?-u:\b)[^\[\]]{0,60}\]
  | \([^()]{0,40}(?-u:\b)(?i:to\ be\ (?:agreed|confirmed|determined|completed|inserted|advised|decided|filled\ in|entered|named)|to\ follow|insert\ here|open\ point|please\ (?:insert|complete|confirm|fill\ in))(?i:\ (?:later|with|in\ due|at\ signature|before|upon)[^()]{0,30})?\)
  | [\[(](?:●|•|\?+)[\])] | \[[XxNnYy]\]\s?(?:%|percent|days?|hours?|months?|years?|minutes?)
  | \[\s*(?i:name|address|e-?mail|location|place|title|percentage|law|country|city|currency|sum|fee|price|term|period|telephone|phone)\s*\]
  | \[\s*(?:£|\$|€)\s*(?:●|•|_+|\.{2,}|…|XX+)?\s*\] | (?:£|\$|€)\s?\[\s*\]
  | (?:£|\$|€)\s?XX[X,.]*
  | <\s*(?i:amount|name|date|customer|client|supplier|provider|vendor|company|number|value|percentage|currency)\s*>
  | (?-u:\b)(?:X{4,}|XX\ ?(?:%|days|hours|months|years|EUR|USD|GBP)|(?:EUR|USD|GBP|INR|RM|Rs\.?)\ ?XX+)
  | (?-u:\b)(?:DD[/.-]MM[/.-](?:20)?(?:YY(?:YY)?|[0-9]{2})|MM/DD/YY(?:YY)?|YYYY-MM-DD|(?:D|d)(?:D|d)[/.-](?:M|m)(?:M|m)[/.-](?:Y|y)(?:Y|y)+)(?-u:\b)
  | (?-u:\b)N\.\ ?N\.
  | (?:\A|\t)\s*(?i:to\ be\ (?:agreed|confirmed|determined|decided|advised|completed|defined|named|notified|provided|inserted|supplied|added|nominated)|to\ follow|not\ yet\ known|open|pending|unknown|n\.\ ?n\.)(?i:\ (?:later|by\ [a-z\ ]{2,30}|before\ [a-z\ ]{2,30}|in\ due\ course|with\ [a-z\ ]{2,30}|upon\ [a-z\ ]{2,30}|at\ [a-z\ ]{2,30}))?\.?\s*(?:\t|\z)
  | (?-u:\b)(?i:to\ be\ (?:named|nominated|inserted|filled\ in|advised))(?i:\ by\ (?:the\ )?[a-z]+)?(?i:\ (?:later|before|prior|in\ due))(?-u:\b)
  | (?-u:\b)(?i:january|february|march|april|may|june|july|august|september|october|november|december)\ _{2,3}
  | _{2,3}\ (?i:day\ of)(?-u:\b) | _{2,3}\ ?% | (?:£|\$|€)\ ?_{2,3} | (?-u:\b)XX+-XX+(?:-XX+)*(?-u:\b)
  | _{4,} | \.{8,} | (?:…){3,} | \{\{[^}]{0,80}\}\}
";

fn paper(subject: &PaperSubject<'_>, findings: &mut Findings) {
    static KNOWN: LazyLock<Option<bytes::Regex>> =
        LazyLock::new(|| RegexBuilder::new(OPEN).unicode(false).build().ok());
    let mut is_form = false;
    for at in 0..subject.paper.blocks.len() {
        let words = subject.paper.words(at);
        let is_heading = matches!(subject.paper.blocks[at].kind, BlockKind::Heading(_));
        if is_heading || words.len() < SHORT && names_form(words) {
            is_form = names_form(words);
        }
        let next = || {
            if at + 1 < subject.paper.blocks.len() {
                subject.paper.words(at + 1)
            } else {
                ""
            }
        };
        if !glance::may_be_open(words) {
            continue;
        }
        let Some(open) = KNOWN.as_ref() else { return };
        // A line to fill in is one gap, however many blanks it is made of.
        let gaps = open.find_iter(words.as_bytes()).map(|found| {
            // A letter is taken whole.
            words.floor_char_boundary(found.start())..words.ceil_char_boundary(found.end())
        });
        let mut told: Vec<String> = Vec::new();
        for found in gaps.take(GAPS) {
            let mark = &words[found.clone()];
            let shown = printed(mark);
            let is_filled_later = is_form && mark.starts_with('_');
            if is_filled_later
                || told.contains(&shown)
                || is_for_signing(words, found.clone())
                || is_explained(words, found.clone(), next())
            {
                continue;
            }
            findings.report(
                subject.place(at, found),
                format!("the text has the placeholder \"{shown}\""),
                "write the value before anybody signs; what stays open is not agreed",
            );
            told.push(shown);
        }
    }
}

/// The title of a form is short.
const SHORT: usize = 90;
/// What a part of a paper is called that is filled in when it is used.
const FORMS: &[&str] = &[
    "form of",
    "format of",
    "format for",
    "specimen",
    "sample",
    "template",
    "pro forma",
    "proforma",
    "notice form",
    "order form no",
];

fn names_form(words: &str) -> bool {
    let words = words.to_lowercase();
    FORMS.iter().any(|form| words.contains(form)) || words.ends_with(" form")
}

/// What stands behind a line that is signed, or behind a mask that somebody explains.
const EXPLAINED: &[&str] = &[
    "(print",
    "(name and title",
    "(name & title",
    "(signature",
    "its:",
];

/// Whether a gap is left to a page that a program fills, to a signature, or to who is asked.
fn is_explained(words: &str, gap: std::ops::Range<usize>, next: &str) -> bool {
    let mark = &words[gap.clone()];
    if let Some(name) = mark.strip_prefix("{{") {
        let owner = name.trim().split('.').next().unwrap_or_default();
        return ["site", "page", "layout", "post", "include"].contains(&owner)
            && name.contains('.');
    }
    let behind = words[gap.end..].trim_start().to_lowercase();
    if mark.starts_with("XXX") {
        return behind.starts_with('(');
    }
    if !mark.starts_with('_') {
        return false;
    }
    let next = next.trim_start().to_lowercase();
    let before = words[..gap.start].to_lowercase();
    let is_asked = [
        "initial here",
        "check here",
        "tick here",
        "tick if",
        "check if",
    ]
    .iter()
    .any(|ask| before.contains(ask));
    is_asked
        || EXPLAINED
            .iter()
            .any(|line| behind.starts_with(line) || behind.is_empty() && next.starts_with(line))
}

/// A mark as it is told: a line to fill in has no length, and what follows it is no part of it.
fn printed(mark: &str) -> String {
    if mark.starts_with('_') {
        return "____".to_owned();
    }
    let mut shown = String::with_capacity(mark.len());
    for letter in mark.chars() {
        if letter != '_' || !shown.ends_with("____") {
            shown.push(letter);
        }
    }
    shown
}

/// A part that begins with so many gaps for signing is a form to its end.
const GAPS: usize = 40;

/// What stands before the gaps of a signature.
const SIGNING: &[&str] = &[
    "by",
    "name",
    "title",
    "date",
    "dated",
    "signature",
    "signed",
    "witness",
    "its",
    "address",
    "attn",
    "attention",
    "telephone",
    "phone",
    "fax",
    "email",
    "e-mail",
    "initials",
    "print name",
    "per",
];

/// Words that a field of a form asks with.
const QUESTIONS: &[&str] = &["what ", "who ", "when ", "where ", "which ", "how ", "why "];

/// Words of a sentence: what they lead to is a term of the deal, not a field.
const VERBS: &[&str] = &[" shall ", " will ", " must "];

/// Whether a gap is the line of a signature, a box to tick, or a rule across the page.
fn is_for_signing(words: &str, gap: std::ops::Range<usize>) -> bool {
    let mark = &words[gap.clone()];
    let small = mark.to_lowercase();
    let is_dated = ["date", "before", "after", "prior", "ntd"]
        .iter()
        .any(|word| small.contains(word));
    if mark == "[_]" || !is_dated && small.contains("signature") {
        return true;
    }
    // Dots lead to a page number, or to nothing in a table of contents.
    if mark.starts_with(['.', '…']) {
        let rest = words[gap.end..].trim_start();
        return rest.starts_with(|one: char| one.is_ascii_digit())
            || !words[..gap.start].contains(" is ") && !words[..gap.start].contains(" of ")
            || rest.starts_with(['i', 'v', 'x']) && rest.len() < 6;
    }
    if !mark.starts_with('_') {
        return false;
    }
    let before = words[..gap.start].trim_end_matches([' ', ':', '.', '(', '\t', '_']);
    let last = before.rsplit([' ', '\t', '_']).next().unwrap_or_default();
    let last = last.to_lowercase();
    let last = last.as_str();
    let rest = words[gap.end..].trim_matches(|one: char| !one.is_alphanumeric());
    // "Service ________" on a line of its own is a form, filled in when it is used.
    // A box to tick, and a rule across the page.
    let is_box = matches!(last, "yes" | "no") && mark.len() <= 12;
    let is_line = mark.len() >= 50 && before.trim_matches(['_', ' ']).is_empty();
    // A full stop ends a sentence, no field.
    let is_sentence = words[gap.end..].trim_start().starts_with('.') && !is_line;
    let asks = || {
        let before = before.to_lowercase();
        QUESTIONS.iter().any(|word| before.starts_with(word))
            || !VERBS.iter().any(|verb| before.contains(verb))
    };
    let is_field = is_box
        || is_line
        || rest.is_empty() && !is_sentence && before.split(' ').nth(14).is_none() && asks();
    is_field
        || before.trim_matches(['_', ' ']).is_empty() && (rest.is_empty() || rest.len() < 60)
        || SIGNING.contains(&last) && words[..gap.start].trim_end().ends_with([':', '.'])
        || matches!(last, "by" | "its") && rest.to_lowercase().contains("its ") && !is_sentence
        || last == "its" && before.contains("by ")
}
