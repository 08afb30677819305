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
    r"|\[[ \t\r\n]*(?i:name|date|address|e-?mail|location|place|title|percentage|law|country|city|currency|sum|fee|price|term|period|telephone|phone)[ \t\r\n]*\]",
    r"|\[[ \t\r\n]*(?:£|\$|€)[ \t\r\n]*(?:●|•|_+|\.{2,}|…|XX+)?[ \t\r\n]*\]|(?:£|\$|€)[ \t\r\n]?\[[ \t\r\n]*\]",
    r"|(?:£|\$|€)[ \t\r\n]?XX[X,.]*",
    r"|<[ \t\r\n]*(?i:amount|name|date|customer|client|supplier|provider|vendor|company|number|value|percentage|currency|period|days|hours|months|years|term|address|fee|price|rate|place|title|party)[ \t\r\n]*>",
    r"|<<[^<>\r\n]{1,60}>>",
    r"|(?-u:\b)(?:X{4,}|XX ?(?:%|days|hours|months|years|EUR|USD|GBP)|(?:EUR|USD|GBP|INR|RM|Rs\.?) ?XX+)",
    r"|(?-u:\b)(?:DD[/.-]MM[/.-](?:20)?(?:YY(?:YY)?|[0-9]{2})|MM/DD/YY(?:YY)?|YYYY-MM-DD|(?:D|d)(?:D|d)[/.-](?:M|m)(?:M|m)[/.-](?:Y|y)(?:Y|y)+)(?-u:\b)",
    r"|(?-u:\b)N\. ?N\.|(?-u:\b)(?:n|N)\. ?(?:t|T)\. ?(?:b|B)\.",
    // A currency, and no number behind it.
    r"|(?:(?-u:\b)(?:EUR|USD|GBP|INR|MYR|RM|SGD|DKK|SEK|NOK|CHF|CAD|AUD|PLN|Rs\.?|kr\.?) ?|€ ?|£ ?|\$ ?)(?:[xX][xX][xX.,’' ]*[xX]|[xX][xX]|#[#.,]+|\?+|-{3,}|\.{3,}|…|(?:●|•))",
    // "<date to be inserted by Procurement>", "«fee to be agreed»".
    r"|<[^<>]{0,60}(?-u:\b)(?i:to be [a-z]+|to follow|please insert|insert here)(?-u:\b)[^<>]{0,60}>",
    r"|<[ ]?(?:[a-zA-Z]+ ){0,3}(?i:name|date|address|amount|number|fee|title|percentage|rate|value|sum|figure|law|place|city|country|price|period)[ ]?>",
    r"|<<[^<>]{1,40}>>|(?:^|[ \t])\?{2,}(?: |$)",
    r"|\[[ ]?(?i:date|dates|duration|frequency|deadline)[ ]?\]",
    r"|«[^«»]{1,80}»|\{[ ]?(?i:insert|enter|to be|date|name|amount|figure)[^{}]{0,60}\}",
    // What is said to be open, in a sentence.
    r"|(?-u:\b)(?i:(?:figures?|amounts?|sums?|numbers?|values?|dates?|rates?|prices?|percentages?|names?|address(?:es)?|details?|fees?|limits?|thresholds?|targets?|hours|place|location)(?: (?:is|are|which is|which are|remains?))?(?: still| yet)? to be (?:confirmed|inserted|advised|filled in|finali[sz]ed|supplied|specified|entered|announced|nominated|named))(?-u:\b)",
    r"|(?-u:\b)(?i:(?:still|yet) to be (?:agreed|confirmed|inserted|advised|determined|decided|fixed|set|specified|named|nominated|completed|negotiated|supplied|defined|filled in))(?-u:\b)",
    r"|(?-u:\b)(?i:(?:not yet|still not|not as yet) (?:been )?(?:agreed|confirmed|fixed|determined|decided|negotiated|named))(?-u:\b)",
    r"|(?-u:\b)(?i:(?:as|to be|will be|shall be|is to be|are to be) (?:agreed|fixed|determined|decided|confirmed|named|set|specified|communicated|advised|supplied|announced|inserted) (?:later|at a later (?:date|stage|time|point)|in due course|(?:before|prior to|upon|at|after) (?:contract )?(?:signature|signing|award|kick-?off)|once known))(?-u:\b)",
    r"|(?-u:\b)(?:xx+|XX+|X) (?:business |working |calendar |clock )?(?:days|hours|months|years|weeks|minutes|percent)(?-u:\b)|\?{2,} ?(?:business |working |calendar )?(?:%|days|hours|months|years|weeks|minutes|EUR|USD|GBP)|\?{3,}",
    r"|\[[ \t\r\n]*(?i:(?:shall|must|will)/(?:shall|must|will|may|should)|(?:may|should)/(?:shall|must|will|may|should)|[0-9]+/[0-9]+|yes/no|option [a-z0-9]+)[ \t\r\n]*\]",
    r"|\[[ \t\r\n]{0,80}\]",
    r"|(?:^|\t)[ \t\r\n]*(?i:to be (?:agreed|confirmed|determined|decided|advised|completed|defined|named|notified|provided|inserted|supplied|added|nominated|fixed|set|specified|negotiated|finali[sz]ed|established|announced|selected|settled|appointed)|to follow|not yet known|open|pending|unknown|n\. ?n\.)(?i: (?:later|by [a-z ]{2,30}|before [a-z ]{2,30}|in due course|with [a-z ]{2,30}|upon [a-z ]{2,30}|at [a-z -]{2,30}|after [a-z -]{2,30}|during [a-z -]{2,30}|between [a-z -]{2,30}|in (?:the )?[a-z -]{2,24}|separately|jointly|mutually))?\.?[ \t\r\n]*(?:\t|$)",
    // A cell with nothing else in it.
    r"|\t[ ]*(?:\?+|…|\.{3,}|[xX]{2,}|(?i:(?:as )?agreed later|later|to come|follows|will follow|under (?:negotiation|discussion|review)|not (?:yet )?(?:agreed|decided|fixed|determined|available)|still open|in preparation|see later|n\.? ?t\.? ?b\.?|figure to be [a-z]+|[a-z]+ to be (?:confirmed|agreed|determined|inserted|decided|fixed|advised|named)))\.?[ ]*(?:\t|$)",
    r"|(?-u:\b)(?i:to be (?:named|nominated|inserted|filled in|advised))(?i: by (?:the )?[a-z]+)?(?i: (?:later|before|prior|in due))(?-u:\b)",
    r"|(?-u:\b)(?i:january|february|march|april|may|june|july|august|september|october|november|december) _{2,3}",
    r"|_{2,3} (?i:day of)(?-u:\b)|_{2,3} ?%|(?:£|\$|€) ?_{2,3}|(?-u:\b)XX+-XX+(?:-XX+)*(?-u:\b)",
    // Digits that nobody has typed yet, and wordings of which one is to be taken.
    r"|(?:[xX]{2,}[ -]){2,}[xX]{2,}|(?-u:\b)(?:xx+|nn+|NN+)(?:[.,][xnN]+)? ?(?:%|percent|per cent|days|hours|months|years|minutes)",
    r"|\[[ ]?(?:[0-9][0-9.,%]*(?: ?/ ?[0-9][0-9.,%]*)+|(?i:shall|will|may|must|daily|weekly|monthly|quarterly|annual|annually|danish|swedish|norwegian|german|english|french|dutch|irish|indian|business|calendar|working|exclusive|non-exclusive|sole|joint|eur|usd|gbp)(?: ?/ ?[A-Za-z -]{2,24})+)[ ]?\]",
    // Notes to oneself, and what a word processor leaves of a reference that is gone.
    r"|(?-u:\b)(?:TODO|FIXME|TO DO:|NTD|WIP)(?-u:\b)|(?-u:\b)Error! (?i:reference source not found|bookmark not defined|hyperlink reference not valid|no text of specified style)|(?i:lorem ipsum)|(?i:(?:note to draft(?:er)?|drafting note|note to (?:self|client|supplier|reviewer|legal)|comment to [a-z]+)) ?:",
    r"|\[[ ]?(?i:(?:full |registered |legal |postal |exact )?(?:[a-z]+ )?(?:address|name|date|number|amount|title|list|description|details?|place|location|percentage|sum|fee|price|period|term|city|country|court|law|time|hours|e-?mail|phone|role|contact|time zone)s? (?:of|for|to|in|when|at))(?-u:\b)[^\[\]]{1,60}\]",
    r"|\[[ ]?(?i:hours|days|minutes|value|values|figure|target|email|phone|signature|role|contact|url|reference|time|time zone|region|site|vendor name|client name|supplier name|product name)[ ]?\]|(?-u:\b)[0-9]{1,3}[.,][xX]+ ?%|(?-u:\b)[xX]{2}:[xX]{2}(?-u:\b)|@{3,}|#{3,} ?(?:%|days|hours|EUR|USD|GBP)",
    r"|: (?i:to be (?:agreed|confirmed|determined|decided|advised|completed|defined|provided|supplied|nominated|fixed|specified|negotiated|finali[sz]ed|announced|settled|discussed)|to follow|not yet known|still open|still pending|still under (?:discussion|negotiation|review))(?i: (?:between|by|with|at|in|before|after|during|upon|once|when|later|separately|jointly) [A-Za-z -]{2,60})?(?:[.;)]|$)",
    // "??/??/2027", "within ( ) days", "<number of> days", "[Month] [Day], [Year]".
    r"|\?\?[/.-]\?\?[/.-](?:[0-9]{2,4}|\?{2,4})|<[ ]?(?i:number|amount|name|date|percentage|length) of[ ]?>",
    r"|\([ ]{1,12}\)[ ]?(?:business |working |calendar )?(?:days?|hours?|months?|years?|weeks?|minutes?|%|percent)(?-u:\b)?",
    r"|\[[ ]?(?i:month|day|year|jurisdiction|venue|forum)[ ]?\]",
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
