//! Ways to define a term beside `"Term" means`: other quotation marks, other verbs, no marks at all.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Manner;
use crate::recognise::reading::{AnyOf, Pattern};

/// A name, where it stands, and what it means.
pub(super) struct Formed {
    pub name: Range<usize>,
    pub meaning: Range<usize>,
    pub manner: Manner,
}

/// A name without quotation marks.
const NAME: &str =
    r"[A-Z][A-Za-z0-9&/’'-]*(?: (?:[A-Z][A-Za-z0-9&/’'-]*|of|and|or|the|for|to|in)){0,5}";

/// "the expression Term shall be construed as", "for the purposes of this Schedule a Term means".
static NAMED_THEN_VERB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = r"(?:^|, |: |; |[Ii]n this [A-Za-z]+,? )(?:\(?[0-9a-zA-Z]{1,3}(?:\.[0-9]{1,3})*[.)]* )?(?:(?:the|The|an?|An?|any|Any) )?(?:(?:term|expression|word|phrase)s? )?";
    let verb = r"(?:(?:shall|will|is to|are to|must) )?(?:(?:be )?(?:construed|understood|read|taken|interpreted) (?:as|to mean)|be (?:deemed|taken) to mean|means?|denotes?|designates?|signif(?:y|ies)|stands? for|(?:is|are) (?:defined|understood|construed) as|has the meaning|have the meaning)";
    Regex::new(&format!(
        r#"{before}["“]?\s?({NAME})\s?["”“]?,? (?:\([^()]{{0,80}}\),? )?{verb}\b"#
    ))
    .ok()
});

/// "by Term the parties understand".
static UNDERSTOOD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r#"(?:^|\. |, )[Bb]y (?:the term |an? |the )?["“]?({NAME}?)["”]?,? (?:the [Pp]arties understand|is (?:meant|understood)|we (?:mean|understand))\b"#
    ))
    .ok()
});

/// "hereinafter called the Term", "(in the following: Term)", "(the Term)".
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let called = r"(?:called|referred to as|known as|named|styled|termed|designated(?: as)?|abbreviated(?: as)?)";
    let here = r"(?:hereinafter|hereafter|herein|hereunder|henceforth|in the following|in what follows|from here on|below|thereafter)";
    let group = r"(?:also |jointly |together |collectively |each |either )*";
    Regex::new(&format!(
        r#"(?:(?:\({here}|hereinafter|hereafter),?:? {group}(?:{called},? )?|{here},?:? {group}{called},? |(?:jointly |together |collectively |each |also )?{called},? {here} )(?:as )?["“]?(?:the |an? )?["“]?({NAME})"#
    ))
    .ok()
});

/// "(the Term)", "(each a Term)".
static IN_BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\((?:(?:together|collectively|jointly|each|either),? (?:the |an? )?|the |an? )({NAME})\)"
    ))
    .ok()
});

/// How brackets with a name begin.
static OPENED: AnyOf = AnyOf::new(&[
    "(the ",
    "(a ",
    "(an ",
    "(together",
    "(collectively",
    "(jointly",
    "(each",
    "(either",
]);

/// The names that a sentence gives in brackets without marks.
pub(super) fn in_brackets(text: &str) -> Vec<&str> {
    let may_name = text.contains('(') && OPENED.is_in(text);
    let pattern = IN_BRACKETS.as_ref().filter(|_| may_name);
    let found = pattern.into_iter().flat_map(|one| one.captures_iter(text));
    found.filter_map(|one| Some(one.get(1)?.as_str())).collect()
}

/// A sentence without any of these has none of the verbs.
static VERBS: AnyOf = AnyOf::new(&[
    "mean",
    "denote",
    "designate",
    "signif",
    "stand for",
    "stands for",
    "construed",
    "understood",
    "understand",
    "interpreted",
    "taken",
    "defined as",
    "be read as",
]);

/// A sentence without any of these gives nothing a shorter name.
static HERE: AnyOf = AnyOf::new(&[
    "herein",
    "hereafter",
    "hereunder",
    "henceforth",
    "in the following",
    "in what follows",
    "from here on",
    "below",
    "thereafter",
]);

/// Nor does one without any of these.
static GIVES: AnyOf = AnyOf::new(&[
    "hereinafter",
    "hereafter",
    "(herein",
    "(hereunder",
    "(henceforth",
    "(in the following",
    "(in what follows",
    "(from here on",
    "(below",
    "(thereafter",
    "called",
    "referred to as",
    "known as",
    "named",
    "styled",
    "termed",
    "designated",
    "abbreviated",
]);

/// What is no name although it opens a sentence.
const NO_NAMES: &[&str] = &[
    "This", "It", "That", "The", "Which", "What", "There", "These", "They", "Those", "By", "As",
    "If", "In", "For", "Neither", "Nothing", "A", "An", "Any", "We", "You", "Each", "Such", "No",
];

/// The terms that a sentence defines in these ways.
pub(super) fn formed(text: &str, plain: &str) -> Vec<Formed> {
    let mut found = Vec::new();
    let mut take = |name: Option<regex::Match<'_>>, end: usize, manner| {
        let Some(name) = name else { return };
        let range = trimmed(text, name.range());
        let first = text[range.clone()].split(' ').next().unwrap_or_default();
        if !range.is_empty()
            && !NO_NAMES.contains(&&text[range.clone()])
            && !NO_NAMES[..10].contains(&first)
        {
            found.push(Formed {
                name: range,
                meaning: end..text.len(),
                manner,
            });
        }
    };
    if VERBS.is_in(plain) {
        if let Some(pattern) = NAMED_THEN_VERB.as_ref() {
            for one in pattern.captures_iter(text) {
                take(
                    one.get(1),
                    one.get(0).map_or(0, |one| one.end()),
                    Manner::Means,
                );
            }
        }
        if let Some(one) = UNDERSTOOD.as_ref().and_then(|one| one.captures(text)) {
            take(
                one.get(1),
                one.get(0).map_or(0, |one| one.end()),
                Manner::Means,
            );
        }
    }
    if HERE.is_in(plain)
        && GIVES.is_in(plain)
        && let Some(pattern) = CALLED.as_ref()
    {
        for one in pattern.captures_iter(text) {
            take(one.get(1), 0, Manner::Brackets);
        }
    }
    found
}

/// A name without an article before it and a word behind it that goes on with the sentence.
fn trimmed(text: &str, mut range: Range<usize>) -> Range<usize> {
    loop {
        let name = &text[range.clone()];
        let short = ["The ", "A ", "An ", "Any ", "Each "]
            .iter()
            .find_map(|word| name.strip_prefix(word))
            .map(|rest| range.end - rest.len()..range.end);
        let short = short.or_else(|| {
            [" of", " and", " or", " the", " for", " to", " in"]
                .iter()
                .find_map(|word| name.strip_suffix(word))
                .map(|rest| range.start..range.start + rest.len())
        });
        match short {
            Some(short) => range = short,
            None => return range,
        }
    }
}

/// What announces definitions that follow in one line: "Definitions: *Host*: …; *Client*: …".
static ANNOUNCED: Pattern = Pattern::new(
    "definitions?|interpretation|meanings?|glossary|in this [a-z]+|(?:these|following) meanings?|defined terms",
);
/// What stands between a name and its meaning.
static SIGNS: AnyOf = AnyOf::new(&[": ", " – ", " — ", " - ", " = "]);
/// A name with a colon, a dash or a sign of equality behind it, where such a line goes on.
static NEXT: LazyLock<Option<Regex>> = LazyLock::new(|| next(""));
/// The same at the beginning of a text, behind which nothing is looked for.
static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| next("^"));

fn next(from: &str) -> Option<Regex> {
    Regex::new(&format!(
        r#"{from}(?:^|[.;:,] )(?:\(?[0-9a-zA-Z]{{1,3}}(?:\.[0-9]{{1,3}})*[.)]* )?["“]?(?:the )?["“]?({NAME}?)["”]?(?:: | [–—-] | = )"#
    ))
    .ok()
}

/// Whether a sentence announces definitions that stand behind it in the same paragraph.
pub(super) fn announces(plain: &str) -> bool {
    plain.len() < 90 && ANNOUNCED.is_in(plain)
}

/// The terms of a line of definitions: one that announces them and goes on with two of them at
/// least, or one that stands behind the sentence that does.
pub(super) fn in_line(text: &str, plain: &str, is_announced: bool) -> Vec<Formed> {
    if !SIGNS.is_in(plain) {
        return Vec::new();
    }
    let opening = &plain[..crate::recognise::reading::floor(plain, 90)];
    if !is_announced && !ANNOUNCED.is_in(opening) {
        return Vec::new();
    }
    let Some(pattern) = NEXT.as_ref() else {
        return Vec::new();
    };
    let mut named: Vec<(Range<usize>, usize)> = Vec::new();
    let mut from = 0;
    while let Some(one) = pattern.captures_at(text, from) {
        let (Some(whole), Some(name)) = (one.get(0), one.get(1)) else {
            break;
        };
        // The colon of what announces them stands before the first.
        let colon = whole.as_str().ends_with(": ");
        from = whole.end() - if colon { 2 } else { 0 };
        if !ANNOUNCED.is_in(&plain[name.range()]) {
            named.push((name.range(), whole.end()));
        }
    }
    if named.len() < 2 && !is_announced {
        return Vec::new();
    }
    let ends = named.iter().skip(1).map(|(name, _)| name.start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    named
        .into_iter()
        .zip(ends)
        .map(|((name, from), end)| Formed {
            name: trimmed(text, name),
            meaning: from..end.max(from),
            manner: Manner::Row,
        })
        .collect()
}

/// A name at the beginning of a paragraph with what it means behind a sign: "Class 1 Fault: no
/// vehicle can be charged". Whether it is a term is known by its uses elsewhere.
pub(super) fn label<'t>(text: &'t str, plain: &str) -> Option<&'t str> {
    let head = &plain[..crate::recognise::reading::floor(plain, 80)];
    if !SIGNS.is_in(head) {
        return None;
    }
    let found = FIRST.as_ref()?.captures(text)?;
    let name = found.get(1)?.as_str();
    name.contains(' ').then_some(name)
}

/// A name between other quotation marks.
static MARKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let inner = r#"[A-Z0-9][^‘’“”„«»'";]{0,60}?(?:[’'](?:s )?[^‘’“”„«»'";]{0,40}?)?"#;
    Regex::new(&format!(
        r"(‘{inner}’)|(„{inner}[“”])|(«\s?{inner}\s?»)|(?:^|[\s(])('{inner}')(?:$|[\s),.;:])"
    ))
    .ok()
});

/// The text with all names in the marks that most papers use, byte for byte as long.
pub(super) fn quoted_alike(text: &str) -> Cow<'_, str> {
    // Most apostrophes end a word.
    let opens = |mark: &str| text.contains(mark);
    let is_marked =
        text.contains(['‘', '„', '«']) || text.starts_with('\'') || opens(" '") || opens("('");
    if !is_marked {
        return Cow::Borrowed(text);
    }
    let Some(pattern) = MARKED.as_ref() else {
        return Cow::Borrowed(text);
    };
    let mut alike = String::new();
    let mut from = 0;
    for found in pattern.captures_iter(text) {
        let Some(one) = (1..=4).find_map(|at| found.get(at)) else {
            continue;
        };
        let words = one.as_str();
        let mark = words.chars().next().map_or(1, char::len_utf8);
        let last = words.chars().next_back().map_or(1, char::len_utf8);
        let (open, close) = match mark {
            1 => ("\"", "\""),
            2 => ("\" ", " \""),
            _ => ("“", "”"),
        };
        alike.push_str(&text[from..one.start()]);
        alike.push_str(open);
        alike.push_str(&words[mark..words.len() - last]);
        alike.push_str(close);
        from = one.end();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    alike.push_str(&text[from..]);
    Cow::Owned(alike)
}
