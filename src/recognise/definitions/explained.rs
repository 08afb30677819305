//! Phrases with capital letters that the words around them explain: no term is missing there.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::measure::MONTHS;
use crate::recognise::reading::floor;

/// What follows a phrase that is explained where it stands, or where it says.
const POINTERS: &[&str] = &[
    "(as ",
    "(each as ",
    "(each, as ",
    "as defined",
    "as such term",
    "as those terms",
    "as set forth",
    "as set out",
    "set forth ",
    "set out ",
    "specified ",
    "described ",
    "listed ",
    "identified ",
    "stated ",
    "referred to in",
    "attached ",
    "which is attached",
    "in the form ",
    "means ",
    "shall mean",
    "is defined",
    "are defined",
    "shall be defined",
    "shall be the ",
    "thereof (as ",
    "of expiry",
    "of expiration",
    "of termination",
    "of the termination",
    "of such termination",
    "(\"",
    "(“",
    "has the meaning",
    "consists of",
    "includes ",
];

/// Whether the words around a phrase say what it is: they define it, name the place that does, put
/// it in brackets behind its meaning, or use it as the label of a field.
pub(super) fn is_explained_here(text: &str, range: &Range<usize>) -> bool {
    let before = &text[..range.start];
    let after = &text[range.end..];
    if after.starts_with(['"', '”', ':', '\t', '@', '>'])
        || before.ends_with(['"', '“', '*', '@', '\t'])
            && after.starts_with(['>', '@', '"', '”', '\t'])
        || before.ends_with('(') && after.starts_with(')')
        || after.is_empty() && before.ends_with('\t')
    {
        return true;
    }
    let next = after.trim_start_matches([' ', ',']);
    if POINTERS.iter().any(|pointer| next.starts_with(pointer)) {
        return true;
    }
    // "The Unit Price per Seat (as defined in the Order)", "the first Duty Manager shall be Jo Doe".
    let near = &next[..floor(next, 60)];
    let behind = near
        .find("(as defined")
        .is_some_and(|at| at < 30 && !near[..at].contains(['.', ',', ';', ':']));
    if behind || is_named(next) {
        return true;
    }
    // "Biologics Application or BLA means …".
    let other = next
        .strip_prefix("or ")
        .and_then(|rest| rest.split_once(' '));
    if other.is_some_and(|(_, verb)| verb.starts_with("means ") || verb.starts_with("shall mean")) {
        return true;
    }
    // "A Success Fee of 2%", "payable as a Site Fee".
    let amount = next.strip_prefix("of ").is_some_and(|of| {
        let figure = of.split_once(" (").map_or(
            of,
            |(word, figure)| {
                if word.contains(' ') { of } else { figure }
            },
        );
        MONTHS.iter().any(|month| of.starts_with(month))
            || figure.starts_with(|one: char| {
                one.is_ascii_digit() || matches!(one, '$' | '£' | '€' | '_')
            })
    });
    // "Labor Standards (May 2014)" is a title and its date, "each as defined in the Order" stands
    // behind a list.
    let dated = next
        .strip_prefix('(')
        .is_some_and(|rest| MONTHS.iter().any(|month| rest.starts_with(&month[..3])));
    let near = &after[..floor(after, 180)];
    let listed = near
        .find("(each as defined")
        .or_else(|| near.find("(each, as defined"))
        .is_some_and(|at| at < 160);
    if amount
        || dated
        || listed
        || [" as a ", " as an ", " means ", " mean "]
            .iter()
            .any(|word| before.ends_with(word))
    {
        return true;
    }
    // "(i) Commencement Date 1 July 2027": a line of a list of particulars; "Start Date the day on
    // which …": one of definitions.
    let mark = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let short = |word: &str| word.len() <= 5 && !word.starts_with(|one: char| one.is_alphabetic());
    let opens = before.split(' ').all(short);
    let listed = mark.starts_with('(') && mark.ends_with(')') && short(mark);
    let valued = next
        .starts_with(|one: char| one.is_ascii_digit() || matches!(one, '$' | '{' | '['))
        || MONTHS.iter().any(|month| next.starts_with(month));
    let meant = ["the ", "a ", "an ", "any "]
        .iter()
        .any(|word| next.starts_with(word));
    after.starts_with(' ') && ((opens || listed) && valued || opens && meant)
}

/// Whether a role is followed by who has it: "shall be Jo Doe".
fn is_named(next: &str) -> bool {
    let rest = ["shall be ", "will be ", "is "]
        .iter()
        .find_map(|verb| next.strip_prefix(verb));
    rest.is_some_and(|rest| {
        let mut words = rest.split(' ').take(2);
        words.all(|word| word.starts_with(char::is_uppercase)) && rest.contains(' ')
    })
}

/// Whether a phrase begins with letters that stand for a name nobody defined: "HKIAC Procedures".
pub(super) fn has_unknown_letters(phrase: &str, known: &BTreeSet<String>) -> bool {
    let first = phrase.split(' ').next().unwrap_or_default();
    first.len() >= 3
        && first.len() < phrase.len()
        && first.bytes().all(|one| one.is_ascii_uppercase())
        && !known.contains(&first.to_lowercase())
}

/// The phrase before a month that follows it: "Start Date" of "Start Date July 1, 2027".
pub(super) fn before_month(phrase: &str) -> Option<&str> {
    // Nearly no phrase has one behind a blank.
    let is_month = |at: usize| MONTHS.iter().any(|month| phrase[at..].starts_with(month));
    let mut blanks = phrase.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    if !blanks.any(|(at, _)| is_month(at + 1)) {
        return None;
    }
    let at = MONTHS.iter().find_map(|month| phrase.find(month))?;
    let label = phrase[..at].trim_end();
    (at > 0 && !label.is_empty() && phrase[..at].ends_with(' ')).then_some(label)
}

/// The words of a name whose quotation mark is closed on the next page: `(the "Termination`.
pub(super) fn torn(text: &str) -> Option<&str> {
    let at = text.rfind(['"', '“'])?;
    let rest = text[at..].trim_start_matches(['"', '“']).trim_end();
    let plain = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric)
    };
    let opens = text[..at].ends_with(['(', ' ']);
    (opens && rest.len() < 50 && rest.split(' ').all(plain)).then_some(rest)
}
