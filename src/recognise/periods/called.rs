//! Periods that have a name of their own, "the Exit Period", wherever their length is said.

use std::collections::BTreeSet;

use super::stems::stems;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Reading, floor};

/// The length that a paper gives a period by its name.
#[derive(Clone, Debug)]
pub struct Called {
    /// The words of its name that tell it apart, without endings.
    pub key: BTreeSet<String>,
    /// Its name as it stands.
    pub name: String,
    /// The index of its sentence.
    pub sentence: usize,
    /// How long it is.
    pub amount: Amount,
}

macro_rules! noun {
    () => {
        "(?:periods?|terms?|phase|window)"
    };
}

/// "The exit period lasts", "an export period of", "Warranty Period (": the name, before the length.
static BEFORE: Pattern = Pattern::whole(concat!(
    "(?-u:\\b)((?:[a-z-]+ ){0,3}",
    noun!(),
    "(?: of (?:the|this) (?:agreement|contract|annex|lease))?)[\"”’'*]*(?:,? ?(?:hereinafter|which)[^.;]{0,30}?)? ?(?:is|are|lasts?(?: for)?|runs? for|of|means?(?: a period of)?|(?:shall|will|must) (?:be|last|run)(?: for)?|comprises|covers|extends (?:to|over)|amounts to|[:(–—-]|\t)(?: (?:a|an|the|for|of|period|exactly|fixed|time|at least|up to|maximum|first|following))* ?$",
));
/// "The nine months of the exit period", "the 120-day transition period".
static BEHIND: Pattern = Pattern::whole(concat!(
    "^(?:'|’)? ?(?:(?:of|for) (?:the |this |its |our |your |an? )|long )?((?:[a-z-]+ ){0,2}",
    noun!(),
    ")(?-u:\\b)",
));
/// "… for six months after termination (the "Exit Period")".
static DEFINED: Pattern = Pattern::whole(concat!(
    "^[^.;]{0,90}?\\((?:the|an?|hereinafter[a-z ]*|this period is the)? ?[\"“*]+((?:[a-z-]+ ){0,2}",
    noun!(),
    ")[\"”*]+\\)",
));
/// What is only a part of the period, or limits it.
static PART: Pattern = Pattern::whole(
    "(?-u:\\b)(?:first|last|final|initial|within|after|before|remaining|next|every|each|any|more than|less than|another|than|further|additional|earlier|later)(?: (?:the|of|a|an|at least|than))* ?$|(?-u:\\b)once ?$",
);
/// "The three-year initial term" and "the term of this agreement" are one.
static WHOLE: Pattern = Pattern::whole(
    "^(?:(?:an?|the|this|its|for|fixed|initial|contract|agreement|minimum|basic|of) ?)*(?:contract|agreement|initial|fixed|minimum|basic|term)? ?(?:term|period|duration)(?: of (?:the|this) (?:agreement|contract|annex))?$",
);
/// Names that many periods share.
const COMMON: &[&str] = &[
    "period",
    "time",
    "calendar",
    "reporting",
    "measurement",
    "measuring",
    "month",
    "any",
    "each",
    "such",
    "that",
    "same",
    "certain",
    "notice",
    "service",
    "billing",
    "invoice",
    "invoicing",
    "renewal",
    "short",
    "longer",
    "long",
    "further",
    "limitation",
    "relevant",
    "given",
    "review",
    "accounting",
    "payment",
    "cure",
    "following",
    "first",
    "second",
    "last",
    "maintenance",
    "rolling",
    "continuous",
    "consecutive",
    "grace",
    "reasonable",
    "additional",
    "whole",
    "maximum",
    "minimum",
    "in",
    "for",
    "during",
    "within",
    "over",
    "of",
    "the",
    "a",
    "an",
    "this",
    "its",
    "and",
    "or",
    "claim",
    "response",
    "resolution",
    "extension",
    "extended",
    "subsequent",
    "successive",
    "option",
    "optional",
    "prior",
    "preceding",
    "previous",
    "current",
    "new",
    "shorter",
    "remaining",
    "day",
    "week",
    "year",
    "quarter",
    "hour",
    "monthly",
    "annual",
    "yearly",
    "quarterly",
    "other",
    "all",
    "no",
    "some",
    "these",
    "those",
    "survival",
    "observation",
    "time-out",
    "rest",
    "peak",
    "bid",
    "validity",
    "credit",
    "or",
];

/// Periods by their names, in the order of the paper.
pub fn called(reading: &Reading<'_>) -> Vec<Called> {
    let mut found = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let is_said = matches!(
            sentence.kind,
            Part::Paragraph | Part::Item | Part::Row { header: false, .. }
        );
        if !is_said || !sentence.cues.has(Cue::Time) {
            continue;
        }
        for amount in sentence.amounts.iter().filter(|one| one.is_time()) {
            let from = floor(&reading.plain, amount.span.start.saturating_sub(90));
            let before = &reading.plain[from.max(sentence.span.start)..amount.span.start];
            let till = floor(&reading.plain, amount.span.end + 140);
            let after = &reading.plain[amount.span.end..till.min(sentence.span.end)];
            let lone = || sentence.amounts.iter().filter(|one| one.is_time()).count() == 1;
            let name = BEHIND
                .groups(after)
                .filter(|_| !PART.is_in(before))
                .or_else(|| DEFINED.groups(after).filter(|_| lone()))
                .or_else(|| {
                    BEFORE.groups(before).filter(|_| {
                        before.ends_with(" of ") && !before.contains(" each ")
                            || !is_about_another(before)
                    })
                })
                .map(|groups| groups.text(1).to_owned());
            // "For 60 days after the end you can export your data".
            let exported = || {
                let said = EXPORTABLE.is_in(after)
                    || lone()
                        && EXPORTED.is_in(before)
                        && EXPORT.is_in(reading.words(sentence))
                        && ENDED.is_in(reading.words(sentence));
                said.then(|| "export period".to_owned())
            };
            let Some(name) = name.or_else(exported) else {
                continue;
            };
            let Some(key) = key(&name) else { continue };
            found.push(Called {
                key,
                name,
                sentence: at,
                amount: amount.clone(),
            });
        }
    }
    found
}

static ENDED: Pattern = Pattern::new(
    "ends?|ended|end of|terminat(?:es?|ed|ion)|expir(?:es?|ed|y|ation)|cancel(?:s|led|lation)?",
);

/// What tells a name apart from other periods; nothing if nothing does.
fn key(name: &str) -> Option<BTreeSet<String>> {
    let bare = OPENS.find(name).map_or(name, |found| &name[found.end..]);
    if WHOLE.is_in(bare) && TERM.is_in(bare) {
        return Some(BTreeSet::from(["term".to_owned()]));
    }
    if EXPORT.is_in(name) {
        return Some(BTreeSet::from(["export".to_owned()]));
    }
    // "During the exit period": what stands behind the last small word.
    let start = name
        .split(' ')
        .enumerate()
        .filter(|(_, word)| SMALL.contains(word))
        .map(|(at, _)| at + 1)
        .last();
    let name = name
        .split(' ')
        .skip(start.unwrap_or(0))
        .collect::<Vec<_>>()
        .join(" ");
    let mut key = stems(&name);
    key.retain(|word| {
        !COMMON.contains(&word.as_str()) && word != "term" && word != "phase" && word != "window"
    });
    (!key.is_empty() && key.iter().all(|word| word.len() > 2)).then_some(key)
}

/// Words that no name has.
const SMALL: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "its",
    "our",
    "your",
    "their",
    "of",
    "for",
    "during",
    "within",
    "in",
    "over",
    "after",
    "to",
    "and",
    "or",
    "means",
    "mean",
    "is",
    "be",
    "with",
    "at",
    "by",
    "such",
    "that",
    "each",
    "every",
    "any",
    "as",
    "on",
    "from",
    "until",
    "through",
    "throughout",
    "no",
];
static OPENS: Pattern = Pattern::whole(
    "^(?:[a-z-]+ )?(?:during|within|for|over|throughout|in|at|through|has|have|of) ",
);
static TERM: Pattern = Pattern::new(
    "(?:initial|contract|fixed|minimum|basic) (?:term|period|duration)|(?:term|duration) of (?:the|this) [a-z]+",
);
/// What people do with their data at the end.
static EXPORT: Pattern =
    Pattern::new("export(?:s|ed|ing)?|download(?:s|ed|ing)?|retriev(?:e|es|ed|al|ing)");
static EXPORTED: Pattern =
    Pattern::whole("(?-u:\\b)for(?: (?:a|period of|the|another|further|at least))* ?$");
static EXPORTABLE: Pattern = Pattern::whole(
    "^ (?:in|during|for|within) which [a-z ]{2,24}(?:can|may|is able to|are able to) (?:export|download|retrieve)",
);

/// "Within the exit period of", "30 days after the end of the export period of" still name it; "an
/// extension of the term of" does not.
fn is_about_another(before: &str) -> bool {
    static OTHER: Pattern = Pattern::new(
        "exten(?:d|ds|ded|sion|sions)|renew(?:s|ed|al)?|shorten(?:s|ed)?|each|every|any|such|reduce[sd]?|within (?:a|any)|a further|an additional|another",
    );
    OTHER.is_in(before)
}
