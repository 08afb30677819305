//! Words of which one stands in whatever a pattern finds, so that most sentences need no search.

use super::word;
use super::written::{Class, Node};

/// So many letters of a word tell it from others.
const LETTERS: usize = 6;
/// So many do where its end is not known.
const FEW: usize = 3;
/// No piece of a pattern is read in more spellings.
const SPELLINGS: usize = 16;

/// Words that stand in so many sentences that needing them says little.
const COMMON: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "by", "custom", "each", "for", "from",
    "has", "have", "if", "in", "is", "it", "its", "may", "no", "not", "of", "on", "or", "other",
    "partie", "party", "provid", "servic", "shall", "such", "suppli", "that", "the", "this", "to",
    "which", "will", "with", "within", "day", "days", "time",
];

/// A bit for each word of a text, by its first letters, or for each of the words that a pattern
/// needs one of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognise) struct Marks([u64; 16]);

impl Marks {
    /// Those of a text in small letters.
    pub(in crate::recognise) fn of(text: &[u8]) -> Self {
        let mut marks = Self::default();
        each_word(text, |key| {
            if let Some(begins) = beginning(key) {
                marks.put(begins);
            }
            marks.put(key);
        });
        marks
    }

    fn put(&mut self, key: u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54;
        if let Some(bits) = usize::try_from(mixed >> 6)
            .ok()
            .and_then(|at| self.0.get_mut(at))
        {
            *bits |= 1 << (mixed & 63);
        }
    }

    /// These and others.
    pub(in crate::recognise) fn with(&self, others: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | others.0[at]))
    }

    /// How many bits there are.
    pub(in crate::recognise) fn count(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    /// Whether any are among others.
    pub(in crate::recognise) fn meet(&self, others: &Self) -> bool {
        let both = self.0.iter().zip(&others.0);
        both.fold(0, |all, (one, other)| all | (one & other)) != 0
    }
}

/// Tells the first letters of a word from a whole word.
const BEGINS: u64 = 1 << 63;

/// Hands on each word of a text in small letters, by its first letters.
pub(in crate::recognise) fn each_word(text: &[u8], mut take: impl FnMut(u64)) {
    let mut at = 0;
    while at < text.len() {
        if !word(text[at]) {
            at += 1;
            continue;
        }
        let mut key = 0;
        let start = at;
        while at < text.len() && word(text[at]) {
            let place = at - start;
            if place < LETTERS {
                key |= u64::from(text[at]) << (8 * place);
            }
            at += 1;
        }
        take(key);
    }
}

/// What stands for the few first letters of a word, if it has so many.
pub(in crate::recognise) fn beginning(key: u64) -> Option<u64> {
    let few = key & ((1 << (8 * FEW)) - 1);
    (few >> (8 * (FEW - 1)) != 0).then_some(few | BEGINS)
}

/// The words of a text that is asked for many patterns: more room than [`Marks`] have, so that a long
/// list of words, too, is found to be missing.
#[derive(Clone, Debug)]
pub(in crate::recognise) struct Known(Vec<u64>);

impl Known {
    /// How many bits, as a power of two.
    const BITS: u32 = 14;

    pub(in crate::recognise) fn of(text: &[u8]) -> Self {
        let mut known = Self(vec![0; 1 << (Self::BITS - 6)]);
        each_word(text, |key| {
            if let Some(begins) = beginning(key) {
                known.put(begins);
            }
            known.put(key);
        });
        known
    }

    fn place(key: u64) -> Option<(usize, u64)> {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS);
        Some((usize::try_from(mixed >> 6).ok()?, 1 << (mixed & 63)))
    }

    fn put(&mut self, key: u64) {
        if let Some((at, bit)) = Self::place(key)
            && let Some(bits) = self.0.get_mut(at)
        {
            *bits |= bit;
        }
    }

    /// Whether it may be one of the words.
    pub(in crate::recognise) fn has(&self, key: u64) -> bool {
        let found = |(at, bit): (usize, u64)| self.0.get(at).is_some_and(|bits| bits & bit != 0);
        Self::place(key).is_some_and(found)
    }
}

/// No more lists of words are known of one pattern.
const LISTS: usize = 6;

/// What is needed: any of some words, and how often sentences have one of them, about, in thousands.
struct Needed {
    keys: Vec<u64>,
    often: u32,
}

impl Node {
    /// The words of which one stands in whatever it finds; nothing if none has to. `open`: it is
    /// looked for at the start of words only.
    pub(in crate::recognise) fn needs(&self, open: bool) -> Option<Marks> {
        let needed = needs(self, open, false).into_iter().next()?;
        let mut marks = Marks::default();
        for key in needed.keys {
            marks.put(key);
        }
        Some(marks)
    }

    /// Lists of words: whatever it finds has one of each list. The rarest first.
    pub(in crate::recognise) fn all_needs(&self) -> Vec<Box<[u64]>> {
        let all = needs(self, false, false).into_iter();
        all.map(|one| one.keys.into_boxed_slice()).collect()
    }

    /// How many spellings it has, if they are few.
    fn spelled(&self) -> Option<usize> {
        let count = match self {
            Self::One(class) => class.count(),
            Self::Group(_, node) => node.spelled()?,
            Self::Sequence(all) => all.iter().try_fold(1, |count, node| {
                let count = count * node.spelled()?;
                (count <= SPELLINGS).then_some(count)
            })?,
            Self::Either(any) => any
                .iter()
                .try_fold(0, |count, node| Some(count + node.spelled()?))?,
            Self::Repeat {
                node,
                least: 0,
                most: 1,
                ..
            } => node.spelled()? + 1,
            _ => return None,
        };
        let most = if matches!(self, Self::One(_)) {
            FEW
        } else {
            SPELLINGS
        };
        (count <= most).then_some(count)
    }

    /// Puts all its spellings behind some texts.
    fn spell(&self, texts: &mut Vec<Vec<u8>>) {
        match self {
            Self::One(class) => {
                if let Some(byte) = class.only() {
                    for text in texts {
                        text.push(byte);
                    }
                } else {
                    let bytes: Vec<u8> = class.bytes().collect();
                    let each = |text: &Vec<u8>| {
                        let text = text.clone();
                        let spelled = bytes.iter().map(move |byte| [&text[..], &[*byte]].concat());
                        spelled.collect::<Vec<_>>()
                    };
                    *texts = texts.iter().flat_map(each).collect();
                }
            }
            Self::Group(_, node) => node.spell(texts),
            Self::Sequence(all) => {
                for node in all {
                    node.spell(texts);
                }
            }
            Self::Either(any) => {
                let each = any.iter().flat_map(|node| {
                    let mut texts = texts.clone();
                    node.spell(&mut texts);
                    texts
                });
                *texts = each.collect();
            }
            Self::Repeat { node, .. } => {
                let mut without = texts.clone();
                node.spell(texts);
                texts.append(&mut without);
            }
            _ => {}
        }
    }

    /// Whether no word goes on behind it, if none went on before.
    fn closes(&self, before: bool) -> bool {
        let (behind_word, behind_none) = self.closing();
        if before { behind_none } else { behind_word }
    }

    /// Whether no word goes on behind it, if one went on before and if none did.
    fn closing(&self) -> (bool, bool) {
        let both = |closes| (closes, closes);
        match self {
            Self::One(class) => both(!has_word(*class)),
            Self::Letter(letters) => both(!has_word(letters.bytes)),
            Self::Start | Self::End | Self::Boundary => both(true),
            Self::Group(_, node) => node.closing(),
            Self::Sequence(all) => all.iter().fold((false, true), |before, node| {
                let (behind_word, behind_none) = node.closing();
                let behind = |before| if before { behind_none } else { behind_word };
                (behind(before.0), behind(before.1))
            }),
            Self::Either(any) => any
                .iter()
                .map(Self::closing)
                .fold((true, true), |all, one| (all.0 && one.0, all.1 && one.1)),
            Self::Repeat { node, least, .. } => {
                let (behind_word, behind_none) = node.closing();
                // Behind the last of several, none went on before if it closes at all.
                let behind = |before| {
                    let after = if before { behind_none } else { behind_word };
                    after && (before || *least > 0) && behind_none
                };
                (behind(false), behind(true))
            }
        }
    }

    /// Whether no word goes on from before it into it or over it; nothing if it may be empty.
    fn opens(&self) -> Option<bool> {
        match self {
            Self::Start | Self::End | Self::Boundary => Some(true),
            node if node.may_be_empty() => has_word(node.first()).then_some(false),
            node => Some(!has_word(node.first())),
        }
    }
}

/// Whether a class has what words are made of.
fn has_word(class: Class) -> bool {
    !class.within(Class::WORD).is_empty()
}

/// The words that something needs, list by list, the rarest first. `open`: no word goes on from
/// before it; `shut`: none goes on behind it.
fn needs(node: &Node, open: bool, shut: bool) -> Vec<Needed> {
    match node {
        Node::Group(_, node) => needs(node, open, shut),
        Node::Repeat {
            node, least, most, ..
        } if *least > 0 => needs(node, open && *most == 1, shut && *most == 1),
        Node::Either(any) => {
            let mut all: Option<Vec<Needed>> = None;
            for node in any {
                let one = needs(node, open, shut);
                if one.is_empty() {
                    return one;
                }
                let Some(all) = &mut all else {
                    all = Some(one);
                    continue;
                };
                // Each way needs one of its own list: together they need one of both.
                all.truncate(one.len());
                for (all, one) in all.iter_mut().zip(one) {
                    all.keys.extend(one.keys);
                    all.often += one.often;
                }
            }
            rarest(all.unwrap_or_default())
        }
        Node::Sequence(all) => needs_of_all(all, open, shut),
        Node::One(_) if node.spelled().is_some() => {
            needs_of_all(std::slice::from_ref(node), open, shut)
        }
        _ => Vec::new(),
    }
}

/// The lists of words that are rarest.
fn rarest(mut all: Vec<Needed>) -> Vec<Needed> {
    all.sort_by_key(|one| one.often);
    all.truncate(LISTS);
    all
}

/// What the parts of a sequence need.
fn needs_of_all(all: &[Node], open: bool, shut: bool) -> Vec<Needed> {
    let mut found = Vec::new();
    let mut run = Run::new(open);
    for (at, node) in all.iter().enumerate() {
        if let Some(count) = node.spelled() {
            if count * run.texts.len() > SPELLINGS {
                found.extend(run.words(false));
                run = Run::new(run.is_open());
            }
            node.spell(&mut run.texts);
            continue;
        }
        found.extend(run.words(is_shut(&all[at..], shut)));
        let before = run.is_open();
        found.extend(needs(node, before, is_shut(&all[at + 1..], shut)));
        run = Run::new(node.closes(before));
    }
    found.extend(run.words(shut));
    rarest(found)
}

/// Whether no word goes on into these from before.
fn is_shut(rest: &[Node], shut: bool) -> bool {
    rest.iter().find_map(Node::opens).unwrap_or(shut)
}

/// Texts of which one stands there.
struct Run {
    /// Whether no word goes on from before.
    open: bool,
    texts: Vec<Vec<u8>>,
}

impl Run {
    fn new(open: bool) -> Self {
        Self {
            open,
            texts: vec![Vec::new()],
        }
    }

    /// Whether no word goes on behind it.
    fn is_open(&self) -> bool {
        let is_open = |text: &Vec<u8>| text.last().map_or(self.open, |last| !word(*last));
        self.texts.iter().all(is_open)
    }

    /// The rarest word of each text; nothing if one has none that is known to begin there.
    fn words(&self, shut: bool) -> Option<Needed> {
        let mut all = Needed {
            keys: Vec::new(),
            often: 0,
        };
        for text in &self.texts {
            let mut at = 0;
            let mut best: Option<(u32, u64)> = None;
            for piece in text.split(|byte| !word(*byte)) {
                let (start, end) = (at, at + piece.len());
                at = end + 1;
                if !(piece.is_empty() || start == 0 && !self.open) {
                    let one = key(piece, end < text.len() || shut);
                    best = best.into_iter().chain(one).min();
                }
            }
            let (often, key) = best?;
            all.keys.push(key);
            all.often += often;
        }
        Some(all)
    }
}

/// How often a word stands in a sentence, and its bit.
fn key(piece: &[u8], is_whole: bool) -> Option<(u32, u64)> {
    let known = if is_whole || piece.len() >= LETTERS {
        &piece[..piece.len().min(LETTERS)]
    } else {
        piece.get(..FEW)?
    };
    let key = known
        .iter()
        .rev()
        .fold(0, |key, byte| key << 8 | u64::from(*byte));
    let is_common = COMMON.iter().any(|one| one.as_bytes() == known);
    Some(if is_whole || piece.len() >= LETTERS {
        (if is_common { 400 } else { 20 }, key)
    } else {
        (60, key | BEGINS)
    })
}

#[cfg(test)]
mod tests {
    use super::{Marks, Node};
    use regex::Regex;

    fn needs(pattern: &str) -> Option<Marks> {
        Node::read(pattern, true).unwrap().needs(false)
    }

    #[test]
    fn what_is_found_has_what_is_needed() {
        let patterns = [
            r"(?-u:\b)(?:service levels?|slas?|up-?times?)(?-u:\b)",
            r"(?-u:\b)(?:the |its )?(?:[a-z]+ ){0,3}?(?:amend(?:s|ed)?|chang(?:e|es))(?-u:\b)",
            r"(?-u:\b)(?:provider|customer),? (?:may|can)(?: [a-z]+)* (?:set|fix)(?-u:\b)",
            r"^[^.;]{0,40} of (?:this |the agreement)",
            r"un(?:avail|work)able|(?:dis)?continu[a-z]*",
            r"(?:[0-9]+ ?%|per cent)(?: of [a-z]+)?",
            r"credit[s ]|(?:a|an?) fee(?:s|\t)",
        ];
        let texts = [
            "the service level is met",
            "uptime and up-time, slas",
            "its own old targets change; they are amended",
            "the provider may at will set it",
            "customer, can fix",
            "clause 4 of this deed",
            "unavailable, unworkable and discontinued; continues",
            "5 % of it, 5 per cent",
            "credits, credit notes and a fee",
            "fees\tand fines",
            "nothing of all that",
        ];
        for pattern in patterns {
            let regex = Regex::new(pattern).unwrap();
            let needs = needs(pattern);
            for text in texts {
                let may_be = needs.is_none_or(|needs| needs.meet(&Marks::of(text.as_bytes())));
                assert!(may_be || !regex.is_match(text), "{pattern} on {text}");
            }
        }
    }

    #[test]
    fn what_lacks_it_is_passed_over() {
        for (pattern, text) in [
            (
                r"(?-u:\b)(?:service levels?|slas?)(?-u:\b)",
                "the service is paid",
            ),
            (
                r"(?-u:\b)(?:[a-z]+ ){0,3}?(?:amends?|alters?)(?-u:\b)",
                "the provider pays",
            ),
            (
                r"(?-u:\b)[a-z]+,? (?:may|can)(?: [a-z]+)* fix(?-u:\b)",
                "the provider may set it",
            ),
            (r"[^.;]{0,40} terms of", "all of it"),
        ] {
            let marks = Marks::of(text.as_bytes());
            assert!(!needs(pattern).unwrap().meet(&marks), "{pattern} on {text}");
        }
        for open in ["un(?:known)?", "[a-z]+", "(?:a term)?", "ab"] {
            assert_eq!(needs(open), None, "{open}");
        }
    }
}
