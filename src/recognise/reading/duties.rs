//! Who owes what: the first duty of a sentence, its subject and its verb.

mod words;

use std::ops::Range;

use super::pattern::Pattern;
use words::{DEEDS, NO_ACTS, STATES, SUPPLIERS};

/// Who owes a duty, by the words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Provider, supplier, vendor, contractor and the like.
    Provider,
    /// Customer, client, buyer, licensee, authority and the like.
    Customer,
    /// Each party.
    Both,
    /// A name, a thing, or nobody.
    Other,
}

/// A duty of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The word that makes it one: shall, must, will.
    pub modal: Range<usize>,
    /// The words before it, without the number of the clause.
    pub subject: Range<usize>,
    /// Whom these name.
    pub who: Who,
    /// Whether what must be done stands without who does it: "shall be tested".
    pub passive: bool,
    /// Whether it stands in the words that lead into a list.
    pub is_led: bool,
}

static MODAL: Pattern = Pattern::new(
    "shall|must|will|ll|undertakes? to|agrees? to|(?:is|are) (?:required|obliged|obligated|bound) to|(?:is|are) to be|(?:is|are) incumbent (?:up)?on|commits? to|guarantees?|(?:is|are) responsible for",
);
/// Other words for it, which are often said of what is no duty.
static BOUND: Pattern = Pattern::new(
    "(?:is|are) under (?:an? |the )?(?:[a-z]+ )?(?:obligation|duty)|(?:has|have) (?:the |a |an )(?:[a-z]+ )?(?:obligation|duty|responsibility|task) to|(?:has|have) to|(?:is|are) to|(?:is|are) (?:tasked|charged|entrusted) with",
);
/// Whose task it is.
static TASK: Pattern = Pattern::whole(
    "(?-u:\\b)(?:responsibility|duty|obligation|task|job) of ((?:the |our |its )?[a-z-]+(?: [a-z-]+)?) (to) [a-z]",
);
/// Whom words name last: the subject of what follows them.
pub fn last_named(words: &str) -> Who {
    last_of(words)
}

static PROVIDER: Pattern = Pattern::new(
    "provider|licensor|supplier|vendor|contractor|service provider|outsourcer|operator|host|consultant|processor|subcontractor|sub-contractor|seller|developer|bidder|tenderer|system integrator|integrator|si|support team|service desk|help ?desk|we",
);
static CUSTOMER: Pattern = Pattern::new(
    "customers?|clients?|buyer|purchaser|licensee|users?|recipient|subscribers?|authority|controller|franchisee|distributor|reseller|government|agency|council|ministry|university|hospital(?: group)?|municipality|end[- ]users?|you",
);
static BOTH: Pattern =
    Pattern::new("part(?:y|ies)|each of them|both|neither party|either party|each party");
static PASSIVE: Pattern = Pattern::new(
    "(?:not )?(?:also |then |always |only |at all times )*be (?:[a-z]+ly )?(?:[a-z-]+ed|taken|kept|given|made|done|sent|held|run|built|written|borne|paid|met|put|set|brought)",
);
static BY: Pattern = Pattern::new("by (?:the|its|each|either|a|an|both|us|you|[a-z]+)");

/// What belongs to a party and is none: "Customer Data", "user accounts".
static BELONGING: Pattern = Pattern::whole(
    "^ (?:data|content|information|systems?|networks?|accounts?|records|environments?|materials?|equipment|premises|sites?|portals?|property|applications?|software|interfaces?|credentials|access|passwords?|files|reports?|requests?|tickets?|calls|satisfaction)(?-u:\\b)",
);
static NAMED: Pattern = Pattern::new(
    "providers?|suppliers?|vendors?|contractors?|licensor|customers?|clients?|buyer|part(?:y|ies)|we|you|service desk|processor|controller|company|licensee|government|agency|offeror|operator|bidder|tenderer|integrator|bank|authority|purchaser",
);

/// Whether words name somebody who could owe something.
pub fn names_party(words: &str) -> bool {
    parties(&NAMED, words).next().is_some()
}

/// Where words name parties of a kind, not what belongs to them.
fn parties<'a>(pattern: &Pattern, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let found = pattern.find_all(words).into_iter();
    found.filter(move |range| !BELONGING.is_in(&words[range.end..]))
}

impl Duty {
    /// The first duty of a plain sentence; places count from `offset`.
    pub(super) fn of(plain: &str, offset: usize) -> Option<Self> {
        let Some(modal) = MODAL.find(plain) else {
            return Self::bound(plain, offset).or_else(|| Self::of_us(plain, offset));
        };
        Some(Self::with(plain, offset, modal, 0))
    }

    /// "The Supplier is under an obligation to", "it is the responsibility of the Vendor to".
    fn bound(plain: &str, offset: usize) -> Option<Self> {
        if let Some(found) = TASK.groups(plain) {
            let (subject, modal) = (found.part(1)?, found.part(2)?);
            let who = last_of(&plain[subject.clone()]);
            return (who != Who::Other).then(|| Self {
                modal: offset + modal.start..offset + modal.end,
                subject: offset + subject.start..offset + subject.end,
                who,
                passive: false,
                is_led: false,
            });
        }
        let duty = Self::with(plain, offset, BOUND.find(plain)?, 0);
        let subject = duty.subject.start - offset..duty.subject.end - offset;
        let is_case = CASE.is_in(&plain[subject]);
        (duty.who == Who::Provider && !is_case).then_some(duty)
    }

    /// The last duty before a byte of a plain sentence: "the Client reports it and the Supplier
    /// shall answer within 4 hours".
    pub fn before(plain: &str, offset: usize, at: usize) -> Option<Self> {
        let near = border(plain, at.saturating_sub(FAR));
        let modals = MODAL.find_all(&plain[near..at]);
        let place = |one: &Range<usize>| near + one.start..near + one.end;
        let (modal, earlier) = modals.split_last()?;
        let modal = place(modal);
        let Some(from) = earlier.last().map(|one| place(one).end) else {
            return Some(Self::with(plain, offset, modal, near));
        };
        let between = &plain[from..modal.start];
        let from = [" and ", " but ", " or "]
            .iter()
            .filter_map(|word| Some(between.rfind(word)? + word.len()))
            .max()
            .map_or(from, |start| from + start);
        let found = Self::with(plain, offset, modal, from);
        // "Shall answer and shall repair" has one subject.
        if found.subject.is_empty() {
            return Self::of(plain, offset);
        }
        Some(found)
    }

    /// The duty of a modal whose subject stands behind a byte.
    fn with(plain: &str, offset: usize, modal: Range<usize>, from: usize) -> Self {
        // "Are to be tested": the verb that follows begins with "be".
        let verb = if plain[modal.clone()].ends_with(" to be") {
            " be".len()
        } else {
            0
        };
        let modal = modal.start..modal.end - verb;
        let before = &plain[..modal.start];
        // The subject follows the last full clause: "If …, the provider shall".
        let start = before[from..]
            .rfind([';', ':', '\t'])
            .map_or(from, |at| from + at + 1);
        let start = before[start..]
            .rfind(", ")
            .map_or(start, |at| start + at + 2);
        let subject = &before[start..];
        let trimmed = subject.trim_start_matches(|one: char| {
            one.is_ascii_digit() || matches!(one, ' ' | '.' | '(' | ')' | '-' | '•' | '%')
        });
        let start = start + (subject.len() - trimmed.len());
        let end = start + trimmed.trim_end().len();
        let named = if trimmed.trim().is_empty() {
            before
        } else {
            &plain[start..end]
        };
        let who = last_of(named);
        let after = &plain[modal.end..];
        let done = PASSIVE.find(after).filter(|found| found.start <= 1);
        let passive =
            done.is_some() && !BY.is_in(&after[..after.len().min(160).min(border(after, 160))]);
        let doer = done.and_then(|done| {
            let by = DOER.groups(&after[done.end..])?.part(1)?;
            let named = last_of(&after[done.end + by.start..done.end + by.end]);
            (named != Who::Other).then_some(named)
        });
        // "The Customer shall be told" and "you will get" owe nothing: the other side does.
        let who = match doer {
            Some(doer) => doer,
            None if who == Who::Customer && GIVEN.is_in(after) => Who::Provider,
            None => who,
        };
        Self {
            modal: offset + modal.start..offset + modal.end,
            subject: offset + start..offset + end,
            who,
            passive,
            is_led: false,
        }
    }

    /// Who does what a duty in the passive voice asks: "shall be answered by the Supplier".
    pub fn doer(plain: &str, offset: usize, modal: &Range<usize>) -> Option<Range<usize>> {
        let after = plain.get(modal.end.checked_sub(offset)?..)?;
        let done = PASSIVE.find(after).filter(|found| found.start <= 1)?;
        let by = DOER.groups(&after[done.end..])?.part(1)?;
        let start = modal.end + done.end + by.start;
        Some(start..start + by.len())
    }
}

impl Duty {
    /// "The Provider installs each patch": duties in the present tense, as contracts in much of
    /// Europe write them. Only at the start of a sentence, and only what somebody does.
    pub(super) fn present(plain: &str, offset: usize) -> Option<Self> {
        let start = plain.find(|one: char| one.is_ascii_lowercase())?;
        // A number or a mark may stand before, not half a sentence.
        if start > 14 {
            return None;
        }
        let start = start + label(&plain[start..]);
        let mut at = start;
        let mut words = plain[start..].split(' ').peekable();
        if words.peek() == Some(&"the") {
            at += "the ".len();
            words.next();
        }
        let mut word = words.next()?;
        if word == "service" {
            at += "service ".len();
            word = words.next()?;
        }
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        if !SUPPLIERS.contains(&owner.unwrap_or(word)) {
            return None;
        }
        at += word.len() + 1;
        let mut verb = words.next()?;
        // "The Provider's service desk answers".
        if owner.is_some() {
            for _ in 0..2 {
                if !verb.ends_with('s') || matches!(verb, "systems" | "services") {
                    at += verb.len() + 1;
                    verb = words.next()?;
                }
            }
        } else {
            while verb.ends_with("ly") || matches!(verb, "also" | "then" | "always") {
                at += verb.len() + 1;
                verb = words.next()?;
            }
        }
        let bare = verb.trim_end_matches(',');
        let acts = bare.len() > 3
            && bare.ends_with('s')
            && !bare.ends_with("ss")
            && bare.bytes().all(|byte| byte.is_ascii_lowercase())
            && !STATES.contains(&bare);
        acts.then(|| Self {
            modal: offset + at..offset + at,
            subject: offset + start..offset + at.saturating_sub(1).max(start),
            who: Who::Provider,
            passive: false,
            is_led: false,
        })
    }

    /// "To replace failed thin clients" under "Duties of the Contractor", whose place is given.
    pub(super) fn listed(plain: &str, title: &str, place: &Range<usize>) -> Option<Self> {
        let words = plain.trim_start_matches(|one: char| !one.is_ascii_lowercase());
        let is_deed = words.starts_with("to ") || words.starts_with("the ") || acts_first(words);
        (is_deed && OWES.is_in(title)).then(|| Self {
            modal: place.clone(),
            subject: place.clone(),
            who: Who::Provider,
            passive: false,
            is_led: true,
        })
    }

    /// "We back up your data": what people promise who write "we".
    fn of_us(plain: &str, offset: usize) -> Option<Self> {
        let (at, _) = plain.match_indices("we ").find(|(at, _)| {
            let before = plain[..*at].bytes().next_back();
            before.is_none_or(|one| !one.is_ascii_alphanumeric() && one != b'\'')
                && !ends_in_condition(&plain[..*at])
                && acts(&plain.as_bytes()[at + 2..])
        })?;
        let subject = offset + at..offset + at + 2;
        Some(Self {
            modal: subject.clone(),
            subject,
            who: Who::Provider,
            passive: false,
            is_led: false,
        })
    }

    /// "Updates are installed by the Supplier": what is done in the present tense, by whom.
    pub(super) fn done(plain: &str, offset: usize) -> Option<Self> {
        if !plain.contains(" by ") {
            return None;
        }
        let found = DONE.groups(plain)?;
        let (verb, doer) = (found.part(1)?, found.part(2)?);
        let start = plain.find(|one: char| one.is_ascii_lowercase())?;
        let clause = plain[..verb.start]
            .rfind([',', ';'])
            .map_or(start, |at| at + 1);
        if start > verb.start || CASE.is_in(plain[clause..verb.start].trim_start()) {
            return None;
        }
        let who = last_of(&plain[doer.clone()]);
        (who == Who::Provider || &plain[doer] == "us").then(|| Self {
            modal: offset + verb.start..offset + verb.start,
            subject: offset + start..offset + verb.start.max(start),
            who: Who::Provider,
            passive: false,
            is_led: false,
        })
    }
}

/// Whose duties stand below a title.
static OWES: Pattern = Pattern::new(
    "(?:duties|obligations|tasks|responsibilities|services|undertakings|deliverables|work) of (?:the |our )?(?:service )?(?:provider|supplier|vendor|contractor|processor|operator|outsourcer|bidder|tenderer|integrator|licensor|host)|(?:provider|supplier|vendor|contractor|processor|operator|outsourcer|bidder|tenderer|integrator|licensor|host)(?:'s|’s|s'|s’) (?:duties|obligations|tasks|responsibilities|services|undertakings|deliverables|work)|(?:provider|supplier|vendor|contractor|processor|operator|bidder|tenderer) (?:undertakes|agrees|has|is obliged|is to)|what we do|our (?:duties|services|promises|tasks)|we (?:will|shall)",
);

/// Whether words begin with a verb of doing.
fn acts_first(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    DEEDS.contains(&first)
}

/// How long the label of a clause is: "S-8 the processor", "patches: the provider".
fn label(plain: &str) -> usize {
    let Some((first, rest)) = plain.split_once(' ') else {
        return 0;
    };
    if first.len() < 9 && first.bytes().any(|one| one.is_ascii_digit()) {
        return plain.len() - rest.len();
    }
    let near = &plain[..border(plain, LABEL)];
    let label = near.find(": ").map_or(0, |at| at + 2);
    let is_title = !near[..label].contains(['.', ',', ';']);
    if is_title { label } else { 0 }
}

/// So long a title, in bytes, may stand before a duty.
const LABEL: usize = 40;

/// Whether the words before "we" make a case of what follows: "if we answer".
fn ends_in_condition(before: &str) -> bool {
    let last = before.trim_end().rsplit([' ', '(']).next();
    matches!(
        last,
        Some(
            "if" | "when"
                | "where"
                | "whenever"
                | "unless"
                | "until"
                | "once"
                | "that"
                | "which"
                | "whom"
                | "because"
                | "what"
                | "how"
                | "than"
                | "whether"
                | "as"
                | "after"
                | "before"
                | "while"
                | "services"
                | "data"
                | "information"
        )
    )
}

/// Whether a verb of doing follows "we".
pub(super) fn acts(after: &[u8]) -> bool {
    let mut words = after.split(|byte| *byte == b' ').skip(1);
    let plain = |word: &&[u8]| {
        let end = word.iter().position(|byte| !byte.is_ascii_lowercase());
        let rest = end.map_or(&[][..], |end| &word[end..]);
        end != Some(0) && !word.is_empty() && (rest.is_empty() || rest[0] != b'\'' && rest[0] < 128)
    };
    let mut word = words.next().unwrap_or_default();
    while word.len() > 3 && word.ends_with(b"ly")
        || matches!(word, b"also" | b"then" | b"always" | b"only")
    {
        word = words.next().unwrap_or_default();
    }
    if matches!(word, b"do") {
        word = words.next().unwrap_or_default();
        return matches!(
            word,
            b"our" | b"everything" | b"all" | b"what" | b"this" | b"so"
        );
    }
    if !plain(&word) {
        return false;
    }
    let end = word
        .iter()
        .position(|byte| !byte.is_ascii_lowercase())
        .unwrap_or(word.len());
    let verb = &word[..end];
    verb.len() > 1 && !verb.ends_with(b"ed") && !NO_ACTS.contains(&verb)
}

static DONE: Pattern = Pattern::new(
    "((?:is|are) (?:[a-z]+ly |also |then |always )?(?:[a-z-]+ed|taken|kept|given|made|done|sent|held|run|built|written|put|set|brought|begun)) [^.;:]{0,80}?by (?:the |our )?([a-z-]+(?: provider| supplier| desk| team| integrator)?)",
);
/// A case, which begins with such a word.
static CASE: Pattern = Pattern::whole(
    "^(?:[(]?[0-9a-z.]{1,4}[)]? )?(?:if|where|when|whenever|unless|until|once|which|that|who|after|before|as|whose|while|provided|any|damage|loss|failures?)(?-u:\\b)|(?-u:\\b)(?:which|that|who)[^,;]{0,60}$",
);

/// A duty that stands so many bytes before an amount is not its own.
const FAR: usize = 1_200;

/// What somebody is given, and does not do.
static GIVEN: Pattern = Pattern::whole(
    "^ (?:[a-z]+ly |also |then |always )?(?:receive (?:an? |the |its |from |within |by |every |each |monthly |at )|hear from|get (?:an? |the |your )(?:[a-z]+ ){0,3}(?:report|account|notice|message|answer|reply|copy|results?|figures|summary|explanation|statement)|be (?:[a-z]+ly )?(?:informed|notified|told|alerted|advised|kept|warned|given|sent|provided|furnished|supplied|shown|offered|called))",
);

/// The doer of a deed in the passive voice.
static DOER: Pattern = Pattern::whole(
    "^[^.;:]{0,40}? by (?:the |an? |its )?((?:(?:managed )?service |system |hosting |cloud )?[a-z][a-z&'’-]*)(?-u:\\b)",
);

/// Whom words name: the last one named is the subject of the verb that follows.
fn last_of(words: &str) -> Who {
    let last = |pattern: &Pattern| parties(pattern, words).last().map(|range| range.end);
    [
        (last(&PROVIDER), Who::Provider),
        (last(&CUSTOMER), Who::Customer),
        (last(&BOTH), Who::Both),
    ]
    .into_iter()
    .filter_map(|(at, who)| Some((at?, who)))
    .max_by_key(|(at, _)| *at)
    .map_or(Who::Other, |(_, who)| who)
}

fn border(text: &str, at: usize) -> usize {
    super::amounts::floor(text, at)
}

#[cfg(test)]
mod tests {
    use super::{Duty, Who};

    #[test]
    fn subjects_are_found() {
        for (sentence, who, passive) in [
            ("4.2 the provider shall answer.", Who::Provider, false),
            (
                "if the customer asks, the supplier will fix it.",
                Who::Provider,
                false,
            ),
            ("each party shall keep it secret.", Who::Both, false),
            ("backups shall be taken daily.", Who::Other, true),
            (
                "backups shall be taken daily by the provider.",
                Who::Provider,
                false,
            ),
            (
                "the customer shall be informed within 4 hours.",
                Who::Provider,
                true,
            ),
            ("you'll get a report by the 5th.", Who::Provider, false),
            ("we'll answer in 4 hours.", Who::Provider, false),
            ("the customer must pay.", Who::Customer, false),
            ("flaws are to be closed.", Who::Other, true),
        ] {
            let duty = Duty::of(sentence, 0).unwrap();
            assert_eq!((duty.who, duty.passive), (who, passive), "{sentence}");
        }
        assert_eq!(Duty::of("the provider may answer.", 0), None);
        assert!(Duty::of("we copy your data each day.", 0).is_some());
        for words in [
            "if we copy it, well.",
            "we are glad.",
            "the data we copied.",
        ] {
            assert_eq!(Duty::of(words, 0), None, "{words}");
        }
        for (words, acts) in [
            ("updates are installed by the supplier after tests.", true),
            (
                "if updates are installed by the supplier, it says so.",
                false,
            ),
            ("damage which is caused by the supplier.", false),
            ("fees are paid by the customer.", false),
        ] {
            assert_eq!(Duty::done(words, 0).is_some(), acts, "{words}");
        }
        for (sentence, acts) in [
            ("4.2 the provider installs each patch.", true),
            ("the provider's service desk answers calls.", true),
            ("the provider fails to answer.", false),
            ("the provider is a company.", false),
            ("if the provider installs it, well.", false),
        ] {
            assert_eq!(Duty::present(sentence, 0).is_some(), acts, "{sentence}");
        }
    }
}
