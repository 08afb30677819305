//! What people type in a paper where something is still to come, and how it is told.

use std::ops::Range;

use crate::recognise::reading::Pattern;

/// What people leave open in a paper. `[***]` and `[REDACTED]` were taken out on purpose.
static OPEN: Pattern = Pattern::whole(concat!(
    r"\[[ \t\r\n]*(?:●|•|\.{2,}|…|_+|TBC|TBD|TBA|XX+|xx+|\?+)[ \t\r\n]*\]",
    r"|\[[ \t\r\n]*(?i:insert|enter|specify|name of|date of|amount|fill in|to be (?:agreed|confirmed|determined|completed|inserted|advised|decided|defined|filled|entered|provided|specified|added|selected|stated))(?-u:\b)[^\]]{0,120}\]",
    r"|<[ \t\r\n]*(?i:insert|enter|specify|name of|date of|amount|to be)(?-u:\b)[^>]{0,120}>",
    r"|\[[ \t\r\n]*(?i:ntd|note to draft(?:er)?|drafting note|drafting notes?|delete as (?:applicable|appropriate))(?-u:\b)[^\]]{0,200}\]",
    r"|\[[ \t\r\n]*(?i:(?:client|customer|buyer|supplier|provider|vendor|company|party|service|product|state|country|number|amount|start|end|effective|contract|project)(?:'s|’s)?(?: (?:legal )?(?:name|date|number|address|amount|title))?)[ \t\r\n]*\]",
    r"|(?-u:\b)(?i:TBC|TBD|TBA|T\.B\.[CDA])(?-u:\b)\.?",
    r"|\[[^\[\]]{0,60}(?-u:\b)(?i:to (?:be (?:agreed|confirmed|determined|completed|inserted|advised|decided|defined|filled|entered|provided|specified|added|selected|stated|supplied|discussed|named)|follow|come)|insert here|open point|please (?:insert|complete|confirm|fill in))(?-u:\b)[^\[\]]{0,60}\]",
    r"|\([^()]{0,40}(?-u:\b)(?i:to be (?:agreed|confirmed|determined|completed|inserted|advised|decided|filled in|entered|named)|to follow|insert here|open point|please (?:insert|complete|confirm|fill in))(?i: (?:later|with|in due|at signature|before|upon)[^()]{0,30})?\)",
    r"|[\[(](?:●|•|\?+)[\])]|\[[XxNnYy]\][ \t\r\n]?(?:%|percent|days?|hours?|months?|years?|minutes?)",
    r"|\[[ \t\r\n]*(?i:name|address|e-?mail|location|place|title|percentage|law|country|city|currency|sum|fee|price|term|period|telephone|phone)[ \t\r\n]*\]",
    r"|\[[ \t\r\n]*(?:£|\$|€)[ \t\r\n]*(?:●|•|_+|\.{2,}|…|XX+)?[ \t\r\n]*\]|(?:£|\$|€)[ \t\r\n]?\[[ \t\r\n]*\]",
    r"|(?:£|\$|€)[ \t\r\n]?XX[X,.]*",
    r"|<[ \t\r\n]*(?i:amount|name|date|customer|client|supplier|provider|vendor|company|number|value|percentage|currency)[ \t\r\n]*>",
    r"|(?-u:\b)(?:X{4,}|XX ?(?:%|days|hours|months|years|EUR|USD|GBP)|(?:EUR|USD|GBP|INR|RM|Rs\.?) ?XX+)",
    r"|(?-u:\b)(?:DD[/.-]MM[/.-](?:20)?(?:YY(?:YY)?|[0-9]{2})|MM/DD/YY(?:YY)?|YYYY-MM-DD|(?:D|d)(?:D|d)[/.-](?:M|m)(?:M|m)[/.-](?:Y|y)(?:Y|y)+)(?-u:\b)",
    r"|(?-u:\b)N\. ?N\.",
    r"|\[[ \t\r\n]{0,80}\]",
    r"|(?:^|\t)[ \t\r\n]*(?i:to be (?:agreed|confirmed|determined|decided|advised|completed|defined|named|notified|provided|inserted|supplied|added|nominated)|to follow|not yet known|open|pending|unknown|n\. ?n\.)(?i: (?:later|by [a-z ]{2,30}|before [a-z ]{2,30}|in due course|with [a-z ]{2,30}|upon [a-z ]{2,30}|at [a-z ]{2,30}))?\.?[ \t\r\n]*(?:\t|$)",
    r"|(?-u:\b)(?i:to be (?:named|nominated|inserted|filled in|advised))(?i: by (?:the )?[a-z]+)?(?i: (?:later|before|prior|in due))(?-u:\b)",
    r"|(?-u:\b)(?i:january|february|march|april|may|june|july|august|september|october|november|december) _{2,3}",
    r"|_{2,3} (?i:day of)(?-u:\b)|_{2,3} ?%|(?:£|\$|€) ?_{2,3}|(?-u:\b)XX+-XX+(?:-XX+)*(?-u:\b)",
    r"|_{4,}|\.{8,}|(?:…){3,}|\{\{[^}]{0,80}\}\}",
));

/// The gaps of a line.
pub(super) fn gaps(words: &str) -> Vec<Range<usize>> {
    OPEN.places(words).take(GAPS).collect()
}

/// A part that begins with so many gaps for signing is a form to its end.
const GAPS: usize = 40;

/// A mark as it is told: a line to fill in has no length, and what follows it is no part of it.
pub(super) fn printed(mark: &str) -> String {
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
