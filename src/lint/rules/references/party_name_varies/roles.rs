//! A party under the name of a role that it does not have in the paper: "the Vendor" where
//! the "Service Provider" and the "Company" agree.

use std::cell::LazyCell;
use std::ops::Range;

use crate::lint::PaperReading;
use crate::recognise::definitions::{Definitions, Manner};
use crate::recognise::reading::{Part, Pattern};

/// Roles of one side or the other. What may be a third party's role in a paper is none.
const ROLES: &[(&str, bool)] = &[
    ("service provider", true),
    ("provider", true),
    ("supplier", true),
    ("vendor", true),
    ("contractor", true),
    ("consultant", true),
    ("licensor", true),
    ("seller", true),
    ("customer", false),
    ("client", false),
    ("buyer", false),
    ("purchaser", false),
    ("licensee", false),
    ("subscriber", false),
    ("principal", false),
    ("agency", false),
    ("bank", false),
    ("authority", false),
    ("institution", false),
    ("council", false),
    ("company", false),
    ("employer", false),
];

/// Roles that are a third party's in many papers. One of them is a stranger only in a paper that
/// names its parties and writes hardly anything else with capital letters.
const RARE: &[(&str, bool)] = &[
    ("bureau", true),
    ("operator", true),
    ("administrator", true),
    ("lessor", true),
    ("publisher", true),
    ("outsourcer", true),
    ("developer", true),
    ("integrator", true),
    ("carrier", true),
    ("second party", true),
    ("first party", false),
    ("lessee", false),
    ("controller", false),
    ("municipality", false),
    ("ministry", false),
    ("government", false),
    ("hospital", false),
    ("university", false),
    ("trust", false),
    ("service recipient", false),
];

/// What a party does or is asked: the phrase is an actor, not a word of a name.
static ACTS: Pattern = Pattern::whole(
    "^(?:'s |’s )?(?:[a-z]+ )?(?:shall|will|must|may|is|has|agrees|undertakes|warrants|need|needs|grants|reviews|provides|supplies|pays|keeps|[a-z]+s)(?-u:\\b)",
);
/// What is done for or to a party.
static MET: Pattern = Pattern::whole(
    "(?-u:\\b)(?:by|to|of|with|against|from|for|upon|inform|notify|indemnify|pay|entitles?|allow|give|tell|enable|require|having) (?:the )?$",
);

/// Uses of roles that no party has, each with the name that the party has.
pub(super) fn strangers(paper: &PaperReading<'_>) -> Vec<(Range<usize>, String)> {
    let places = LazyCell::new(|| places(paper));
    let names = parties(paper, &paper.definitions, &|at| places[at].clone());
    let Some(provider) = names.iter().find(|(_, side)| *side).map(|(name, _)| name) else {
        return Vec::new();
    };
    // A customer that is called by its own name has no role at all.
    let customer = names.iter().find(|(_, side)| !*side).map(|(name, _)| name);
    let mut found = Vec::new();
    let is_strict = is_strict(paper) && customer.is_some();
    let rare = RARE.iter().filter(|_| is_strict);
    let text = paper.subject.paper.prose.text.as_str();
    let both = [customer.unwrap_or(provider), provider];
    let bare = LazyCell::new(|| both.map(|name| is_bare(text, name)));
    for (at, (role, side)) in ROLES.iter().chain(rare).enumerate() {
        let own = names.iter().any(|(name, _)| {
            let name = name.to_ascii_lowercase();
            name == *role
                || name.split(' ').any(|word| word == *role)
                || role.rsplit(' ').next() == Some(name.as_str())
        });
        if own || paper.definitions.defines(role) {
            continue;
        }
        let Some(party) = (if *side { Some(provider) } else { customer }) else {
            continue;
        };
        let used = uses(paper, (role, &places[at]), *side, bare[usize::from(*side)]);
        let is_rare = RARE.iter().any(|(rare, _)| rare == role);
        if is_rare && used.len() > 2 {
            continue;
        }
        // One who appears everywhere is somebody whom the paper knows.
        if (1..=MOST).contains(&used.len()) {
            found.extend(used.into_iter().map(|span| (span, party.clone())));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// Whether a paper writes hardly any name of several words that it does not define.
fn is_strict(paper: &PaperReading<'_>) -> bool {
    const MOST: usize = 3;
    let undefined = paper.definitions.undefined.keys();
    undefined.filter(|name| name.contains(' ')).count() <= MOST
}

/// So many uses show what a party is called.
const OFTEN: usize = 5;

/// Bodies that are no party of most papers.
const PUBLIC: &[&str] = &["authority", "institution", "council"];
static OWES: Pattern = Pattern::whole(
    "^ (?:shall|will|must|may|agrees|undertakes|is entitled|has the right|grants|gives|pays|provides)(?-u:\\b)|^(?:'s |’s )(?:prior|written|consent|approval|users|staff|data|systems|premises|request|service manager)",
);

/// Whether a role has one word more than its name: "the Operations Provider".
fn is_served(text: &str, plain: &str, at: usize) -> bool {
    let from = crate::recognise::reading::floor(plain, at.saturating_sub(28));
    let Some(found) = SERVING.groups(&plain[from..at]) else {
        return false;
    };
    found
        .part(1)
        .is_some_and(|word| text[from + word.start..].starts_with(char::is_uppercase))
}

static SERVING: Pattern = Pattern::whole(
    "(?-u:\\b)the (operations?|operating|services|it|ict|managed services?|managed|support|platform|solution|outsourcing|system|contracting|main|prime) $",
);

/// More uses say that it is somebody else.
const MOST: usize = 6;

/// Where each role stands with a capital letter, found in one pass over the paper.
fn places(paper: &PaperReading<'_>) -> Vec<Vec<usize>> {
    let roles = || ROLES.iter().chain(RARE).map(|(role, _)| *role);
    let mut found = vec![Vec::new(); roles().count()];
    // The roles that begin with each letter.
    let mut begin: [Vec<(usize, &[u8])>; 26] = Default::default();
    for (number, role) in roles().enumerate() {
        let role = role.as_bytes();
        begin[usize::from(role[0] - b'a')].push((number, role));
    }
    let text = paper.subject.paper.prose.text.as_bytes();
    let plain = paper.plain.as_bytes();
    let capitals = text.iter().enumerate();
    for (at, byte) in capitals.filter(|(_, byte)| byte.is_ascii_uppercase()) {
        for (number, role) in &begin[usize::from(byte - b'A')] {
            if plain[at..].starts_with(role) {
                found[*number].push(at);
            }
        }
    }
    found
}

/// The names of the parties, with whether each provides. `places`: where a role stands with a
/// capital letter.
fn parties(
    paper: &PaperReading<'_>,
    definitions: &Definitions,
    places: &dyn Fn(usize) -> Vec<usize>,
) -> Vec<(String, bool)> {
    let opening = paper.plain.len().min(6_000);
    let terms = definitions.terms.iter();
    let mut found: Vec<(String, bool)> = terms
        .filter(|term| {
            term.span.start < opening
                && matches!(term.manner, Manner::Brackets | Manner::Means | Manner::Row)
        })
        .filter_map(|term| {
            // What is known only by what it does may be one firm of many.
            let name = term.name.to_ascii_lowercase();
            let side = paper.sides().side_of(&name)?;
            (!side || ROLES.iter().any(|(role, _)| *role == name) || name.contains("provider"))
                .then(|| (term.name.clone(), side))
        })
        .collect();
    // "… is the "Contractor" from the date of award."
    for (role, side) in ROLES {
        let known = found
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(role));
        if !known && definitions.is_quoted(role) {
            found.push(((*role).to_owned(), *side));
        }
    }
    // Parties by names that say no side: whoever is defined first and acts.
    let one_side = !found.iter().any(|(_, side)| *side) || found.iter().all(|(_, side)| *side);
    if one_side && is_strict(paper) {
        for term in definitions
            .terms
            .iter()
            .filter(|term| term.span.start < opening)
        {
            let small = term.name.to_ascii_lowercase();
            let known = found
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case(&term.name));
            let is_name = term.name.starts_with(char::is_uppercase);
            if known || !is_name || term.name.len() < 3 || found.len() >= 2 {
                continue;
            }
            let bare = is_bare(&paper.subject.paper.prose.text, &term.name);
            let stands: Vec<usize> = paper
                .plain
                .match_indices(&small)
                .map(|(at, _)| at)
                .collect();
            if uses(paper, (&small, &stands), true, bare).len() >= 2 {
                let has_provider = found.iter().any(|(_, side)| *side);
                found.push((term.name.clone(), !has_provider));
            }
        }
    }
    // Two names that both may be a customer's: one of them provides.
    if is_strict(paper)
        && found.len() == 2
        && !found.iter().any(|(_, side)| *side)
        && let Some((_, side)) = found.first_mut()
    {
        *side = true;
    }
    // A schedule takes its parties from elsewhere: who acts in it often is one.
    if found.is_empty() && !paper.sides().is_we() {
        for (at, (role, side)) in ROLES.iter().enumerate() {
            let used = uses(paper, (role, &places(at)), *side, false);
            if used.len() >= OFTEN && !PUBLIC.contains(role) {
                let name: String = role
                    .split(' ')
                    .map(|word| word[..1].to_ascii_uppercase() + &word[1..])
                    .collect::<Vec<_>>()
                    .join(" ");
                found.push((name, *side));
            }
        }
    }
    // "We" and "you" are parties, too.
    if found.is_empty() && paper.sides().is_we() {
        found.push(("we".to_owned(), true));
        found.push(("you".to_owned(), false));
    }
    found
}

/// Whether a paper calls a party by its name without an article: "Vendor shall".
fn is_bare(text: &str, name: &str) -> bool {
    // A short paper names it a few times.
    let sure = if text.len() < 6_000 { 3 } else { 8 };
    let all = text.matches(name).count();
    let with =
        text.matches(&format!("the {name}")).count() + text.matches(&format!("The {name}")).count();
    all >= sure && with * 4 < all
}

/// What stands before such a name, and no word of it.
static BARE: Pattern = Pattern::whole(
    "(?:^|[.;:,)] |\\t|[0-9] |(?-u:\\b)(?:and|or|but|that|if|when|where|then|which|because|unless|until|by|to|of) )$",
);

/// Of the places of a role, those where it stands with a capital letter, as somebody who acts.
fn uses(
    paper: &PaperReading<'_>,
    (role, places): (&str, &[usize]),
    provides: bool,
    bare: bool,
) -> Vec<Range<usize>> {
    let text = paper.subject.paper.prose.text.as_str();
    let mut found = Vec::new();
    for at in places.iter().copied() {
        let end = at + role.len();
        let capital = text[at..].starts_with(|one: char| one.is_uppercase());
        let after = &paper.plain[end..crate::recognise::reading::floor(&paper.plain, end + 40)];
        let before = paper.before(at, 14);
        let loud = text[at..end]
            .bytes()
            .filter(u8::is_ascii_alphabetic)
            .all(|one| one.is_ascii_uppercase());
        // "The Vendor": a word of a longer name has another capital beside it.
        let served = LazyCell::new(|| provides && is_served(text, &paper.plain, at));
        let is_name = || {
            bare && OWES.is_in(after)
                && BARE.is_in(before)
                && !text[..at].trim_end().ends_with(char::is_uppercase)
        };
        if !capital || loud || after.starts_with(|one: char| one.is_alphanumeric()) {
            continue;
        }
        if !(before.ends_with("the ") || *served || is_name()) {
            continue;
        }
        let joined = text[end..]
            .strip_prefix(' ')
            .is_some_and(|next| next.starts_with(char::is_uppercase))
            || text[end..].starts_with(['-', '/', '"', '”'])
            // "The Bank of England".
            || [" of ", " for ", " of the ", " for the "].iter().any(|word| {
                let next = text[end..].strip_prefix(word);
                next.is_some_and(|next| next.starts_with(char::is_uppercase))
            });
        let at_sentence = paper.sentences.partition_point(|one| one.span.end <= at);
        let is_text = paper
            .sentences
            .get(at_sentence)
            .is_some_and(|one| !matches!(one.kind, Part::Heading | Part::Note));
        // An authority, a council or an institution may be a third one.
        if PUBLIC.contains(&role) && !OWES.is_in(after) {
            continue;
        }
        let acts = || {
            *served
                || ACTS.is_in(after.trim_start())
                || MET.is_in(before)
                || after.starts_with(['\'', '’'])
        };
        if !joined && is_text && acts() {
            found.push(at..end);
        }
    }
    found
}
