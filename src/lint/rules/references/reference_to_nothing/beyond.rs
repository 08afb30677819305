//! References to numbers behind the last one of what a typed paper counts.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lint::PaperReading;
use crate::lint::counted::{Family, is_typed, runs};
use crate::recognise::reading::{Part, Pattern};

/// A number that nothing has: where it stands, the words for it, and the last one there is.
pub(super) struct Beyond {
    pub span: Range<usize>,
    pub last: String,
}

/// A noun and a number, with an item in brackets perhaps.
static NOUN: Pattern = Pattern::new(
    "(clause|section|article|paragraph|para|point|condition|item|sub-?clause|§) ?(?:no\\. ?)?([0-9]{1,3}(?:\\.[0-9]{1,3}){0,4})(?: ?\\(([a-z])\\))?",
);
static SIGN: Pattern =
    Pattern::whole("(§) ?([0-9]{1,3}(?:\\.[0-9]{1,3}){0,3})(?:[^0-9a-z.]|\\.?$|\\. )");
/// A number with dots and no noun.
static BARE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:under|in accordance with|pursuant to|see|per|referred to in|listed (?:in|at)|(?:set out|stated|described|laid down) in|survival of|events? in|events? of) ([0-9]{1,2}(?:\\.[0-9]{1,2}){1,3})(?: ?\\(([a-z])\\))?(?: (?:below|above|may|shall|is|are|applies|the|survives?|and|or|does|do|has|have)(?-u:\\b)|[,;)]|\\.?$|\\. )|(?:in|by|of|to|from) ([0-9]{1,2}(?:\\.[0-9]{1,2}){1,3})(?: ?\\(([a-z])\\)| (?:below|above)))",
);
/// "Section 23 para. 7", "clause 4 (3)".
static PARAGRAPH_OF: Pattern = Pattern::whole(
    "(?:section|clause|article|§) ?([0-9]{1,3}(?:\\.[0-9]{1,2})?)(?:,? (?:para(?:graph)?|abs|subsection|sub-?clause|no)\\.? ?\\(?| ?\\()([0-9]{1,2})(?:[^0-9a-z.%]|\\.?$|\\. )",
);
/// An article by its Roman number.
static ARTICLE: Pattern = Pattern::new("article ([ivxl]{1,6})");
/// What follows a number of something else.
static OTHER: Pattern = Pattern::whole(
    "^[ ,)]*(?:\\([^()]{0,60}\\) ?)?(?:of|to|in|under) (?:the|that|its|their|such|each|schedule|annex|annexure|appendix|exhibit|part|attachment|[a-z]+ (?:act|code|regulation))",
);
static SELF: Pattern = Pattern::whole(
    "^[ ,)]*(?:of|to|in|under) (?:this|these|the (?:agreement|contract|present))(?-u:\\b)",
);
/// Papers of others, which count for themselves.
static FOREIGN: Pattern = Pattern::new(
    "gdpr|acts?|regulations?|directive|law|code|bgb|hgb|statute|iso|iec|nist|standard|convention|treaty|sccs?|standard contractual clauses|framework|master|main|head|principal|constitution|charter|rules|u\\.?s\\.?c|far|cfr|kwg|mas|rbi|[a-z]+gesetz|policy|handbook|manual|guidelines?",
);

/// What counts under one beginning: the highest number, and whether all below it are there.
#[derive(Default)]
struct Counted {
    first: u32,
    last: u32,
    count: usize,
    is_whole: bool,
}

/// No reference leads so far behind the last number by a slip.
const FAR: u32 = 30;
/// So many clauses show how a paper counts.
const FEW: usize = 3;

/// All of them, in order.
pub(super) fn beyond(paper: &PaperReading<'_>) -> Vec<Beyond> {
    if !is_typed(paper.subject.paper.format) {
        return Vec::new();
    }
    let known = counted(paper);
    // The clauses of what is taken over whole have numbers of their own.
    let takes_over = ["standard contractual clauses", "sccs", "model clauses"]
        .iter()
        .any(|name| paper.plain.contains(name));
    // So have the articles of the law of data protection.
    let has_law = ["gdpr", "regulation (eu)", "data protection regulation"]
        .iter()
        .any(|name| paper.plain.contains(name));
    let mut found = Vec::new();
    for sentence in &paper.sentences {
        let words = paper.words(sentence);
        if sentence.kind == Part::Heading
            || !words.contains(|one: char| one.is_ascii_digit()) && !words.contains("article")
            || paper.says(sentence, &FOREIGN)
        {
            continue;
        }
        let mut look = |span: Range<usize>, number: &str, item: &str, noun: &str| {
            let after = &words[span.end.min(words.len())..];
            let is_foreign = takes_over && noun == "clause" && !number.contains('.')
                || has_law && noun == "article";
            if is_foreign || OTHER.is_in(after) && !SELF.is_in(after) {
                return;
            }
            if let Some(last) = missing(&known, number, item, noun, paper.is_part) {
                found.push(Beyond {
                    span: sentence.within(&span),
                    last,
                });
            }
        };
        for groups in NOUN
            .all_groups(words)
            .into_iter()
            .chain(SIGN.all_groups(words))
        {
            let Some(number) = groups.part(2) else {
                continue;
            };
            let item = groups.part(3);
            let end = item.as_ref().map_or(number.end, |item| item.end + 1);
            let item = item.map_or("", |item| &words[item]);
            // The number of the paragraph itself.
            if groups.whole().start == 0 {
                continue;
            }
            look(
                groups.whole().start..end,
                &words[number],
                item,
                groups.text(1),
            );
        }
        for groups in PARAGRAPH_OF.all_groups(words) {
            let (clause, paragraph) = (groups.text(1), groups.text(2));
            look(groups.whole(), &format!("{clause}#.{paragraph}"), "", "");
        }
        for groups in BARE.all_groups(words) {
            let Some(number) = groups.part(1).or_else(|| groups.part(3)) else {
                continue;
            };
            let item = groups.part(2).or_else(|| groups.part(4));
            let end = item.as_ref().map_or(number.end, |item| item.end + 1);
            let item = item.map_or("", |item| &words[item]);
            look(number.start..end, &words[number], item, "");
        }
        for groups in ARTICLE.all_groups(words) {
            if groups.whole().start == 0 {
                continue;
            }
            if let Some(value) = roman(groups.text(1)) {
                look(groups.whole(), &format!("i{value}"), "", "article");
            }
        }
    }
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    found.dedup_by(|next, one| next.span.start < one.span.end);
    found
}

fn roman(token: &str) -> Option<u32> {
    (1..60).find(|value| crate::import::in_roman(*value) == token)
}

/// What the paper counts, by what stands before the number: "10." of "10.4", "10.2(" of its items,
/// "i" of Roman articles.
fn counted(paper: &PaperReading<'_>) -> BTreeMap<String, Counted> {
    let mut known: BTreeMap<String, Counted> = BTreeMap::new();
    for (label, run) in runs(paper.subject.paper) {
        let key = match label.family {
            Family::Section | Family::Article => label.prefix.clone(),
            Family::Letter => format!("{}(", label.prefix),
            Family::Digit => format!("{}#", label.prefix),
            Family::Annex => continue,
        };
        let (Some((first, _)), Some((last, _))) = (run.parts.first(), run.parts.last()) else {
            continue;
        };
        let is_whole = run.pairs().all(|((one, _), (next, _))| next == one + 1);
        let entry = known.entry(key).or_insert(Counted {
            first: *first,
            last: 0,
            count: 0,
            is_whole: true,
        });
        entry.first = entry.first.min(*first);
        entry.last = entry.last.max(*last);
        entry.count += run.parts.len();
        entry.is_whole &= is_whole;
    }
    known
}

/// The last number there is, where a number leads behind it.
fn missing(
    known: &BTreeMap<String, Counted>,
    number: &str,
    item: &str,
    noun: &str,
    is_part: bool,
) -> Option<String> {
    if let Some(value) = number.strip_prefix('i') {
        let value: u32 = value.parse().ok()?;
        let all = known.get("i")?;
        let is_behind = all.count >= FEW && all.is_whole && value > all.last;
        return (is_behind && !is_part).then(|| {
            format!(
                "article {}",
                crate::import::in_roman(all.last).to_uppercase()
            )
        });
    }
    let (prefix, last) = match number.rsplit_once('.') {
        Some((prefix, last)) if prefix.ends_with('#') => (prefix.to_owned(), last),
        Some((prefix, last)) => (format!("{prefix}."), last),
        None => (String::new(), number),
    };
    let value: u32 = last.parse().ok()?;
    let all = known.get(&prefix)?;
    let is_top = prefix.is_empty();
    // A part of an agreement refers to the clauses of the rest of it, not to its own.
    if is_part && !["paragraph", "para", "point", "item"].contains(&noun) {
        return None;
    }
    let fewest = if is_top { FEW } else { 2 };
    if !all.is_whole
        || all.count < fewest
        || all.first != 1 && is_top && noun != "condition" && noun != "§"
    {
        return item_missing(known, number, item, value, all);
    }
    let is_behind = value > all.last && value <= all.last + FAR;
    if is_behind {
        let last = all.last;
        return Some(match prefix.strip_suffix('#') {
            Some(clause) => format!("{clause} ({last})"),
            None => format!("{prefix}{last}"),
        });
    }
    item_missing(known, number, item, value, all)
}

/// The last item of a clause that is there, where an item behind it is meant.
fn item_missing(
    known: &BTreeMap<String, Counted>,
    number: &str,
    item: &str,
    value: u32,
    all: &Counted,
) -> Option<String> {
    let letter = item.bytes().next()?;
    let items = known.get(&format!("{number}("))?;
    let place = u32::from(letter.checked_sub(b'a')?) + 1;
    let is_behind = (all.first..=all.last).contains(&value)
        && items.is_whole
        && items.count >= 2
        && items.first == 1
        && place > items.last
        // "(i)" may be a Roman number.
        && !["i", "v", "x"].contains(&item);
    is_behind.then(|| {
        let last = u8::try_from(items.last).unwrap_or(26).clamp(1, 26) - 1 + b'a';
        format!("{number}({})", char::from(last))
    })
}
