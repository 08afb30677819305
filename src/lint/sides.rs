//! Who is the provider and who the customer of a paper, and its sentences with every name of a side
//! replaced by these two words: so that a rule says what it means once, for all papers.

mod own_names;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

use crate::recognise::definitions::{Definitions, Manner};
use crate::recognise::reading::{Pattern, Reading, Sentence, Words};
use own_names::{NAMES_ROLES, own_names};
use words::{CUSTOMERS, PAPERS, PLAIN_CUSTOMERS, PLAIN_PROVIDERS, PROVIDERS, SERVED, STRANGERS};

/// The names of the two sides, in small letters.
#[derive(Debug, Default)]
pub(crate) struct Sides {
    /// Each name with whether it is the provider's; the longest first.
    names: Vec<(String, bool)>,
    /// Whether the paper says "we" and "you".
    is_we: bool,
}

/// A sentence in small letters, without "the", with "provider" and "customer" for the sides.
#[derive(Debug)]
pub(crate) struct Told {
    /// The words; those that lead into a list come first.
    pub(crate) words: String,
    /// Where its own words begin.
    pub(crate) own: usize,
    /// Where pieces of `words` stand in the paper.
    pieces: Vec<(usize, usize)>,
    /// Where the sentence stands.
    span: Range<usize>,
    /// What stands in `words`, looked up when a phrase is looked for.
    known: OnceCell<Words>,
}

/// What the side that provides does, and the side that is served.
static SERVES: Pattern = Pattern::new(
    "(?:shall|will|must|agrees to|undertakes to) (?:also )?(?:provide|host|operate|perform|render|supply|maintain|deliver|back up|report|keep|answer|resolve|respond|run)",
);
static PAYS: Pattern = Pattern::new("(?:shall|will|must|agrees to) (?:pay|order|purchase)");

impl Sides {
    /// The sides of a paper.
    pub(crate) fn of(reading: &Reading<'_>, definitions: &Definitions) -> Self {
        let mut found = Self::default();
        let opening = reading.plain.len().min(6_000);
        let mut open = Vec::new();
        let terms = definitions.terms.iter();
        for term in terms.filter(|term| term.span.start < opening) {
            let name = term.name.to_ascii_lowercase();
            if let Some(is_provider) = side(&name) {
                found.add(&name, is_provider);
            } else if term.manner == Manner::Brackets
                && name.split(' ').count() <= 2
                && !PAPERS.contains(&name.as_str())
            {
                open.push(name);
            }
        }
        for name in open {
            let (serves, pays) = acts(reading, &name);
            if serves + pays < 2 {
                continue;
            }
            let has = |side: bool| found.names.iter().any(|(_, known)| *known == side);
            let is_provider = match (has(true), has(false)) {
                (true, false) => false,
                (false, true) => true,
                _ => serves > pays * 2,
            };
            found.add(&name, is_provider);
        }
        let has = |side: bool| found.names.iter().any(|(_, known)| *known == side);
        let (defined, served) = (has(true), has(false));
        // What nobody defined is what it says.
        if !defined {
            for name in PROVIDERS {
                found.add(name, true);
            }
        }
        if !served {
            for name in CUSTOMERS {
                found.add(name, false);
            }
        }
        let is_named = |names: &[&str]| {
            let mut all = names.iter();
            all.any(|name| named(&reading.plain, name))
        };
        let is_short = reading.plain.len() < NAMES_ROLES;
        let nobody_provides = is_short && !defined && !is_named(PROVIDERS);
        if !found.names.iter().any(|(name, _)| name == "company") {
            let served = reading.plain.matches("customer").count();
            let is_provider = !defined && served > 2 || nobody_provides && is_named(SERVED);
            found.add("company", is_provider);
        }
        if nobody_provides {
            for name in PLAIN_PROVIDERS {
                found.add(name, true);
            }
            for name in own_names(reading, &found) {
                let (done, paid) = acts(reading, &name);
                found.add(&name, paid <= done);
            }
        }
        if is_short && !served && !is_named(CUSTOMERS) {
            for name in PLAIN_CUSTOMERS {
                found.add(name, false);
            }
        }
        let says_we = ["we ", "our ", "us "]
            .iter()
            .any(|word| named(&reading.plain, word.trim_end()));
        found.is_we = says_we && nobody_provides
            || reading.plain.contains(" we ") && reading.plain.contains(" you");
        found
            .names
            .sort_by_key(|(name, _)| (std::cmp::Reverse(name.len()), name.clone()));
        found
    }

    fn add(&mut self, name: &str, is_provider: bool) {
        if !self.names.iter().any(|(known, _)| known == name) {
            self.names.push((name.to_owned(), is_provider));
        }
        // "The Provider" where "Service Provider" is defined.
        if let Some(short) = name.strip_prefix("service ").filter(|_| is_provider)
            && !self.names.iter().any(|(known, _)| known == short)
        {
            self.names.push((short.to_owned(), is_provider));
        }
    }

    /// A sentence with the sides for their names.
    pub(crate) fn told(&self, reading: &Reading<'_>, sentence: &Sentence) -> Told {
        let mut told = Told {
            words: String::with_capacity(sentence.span.len()),
            own: 0,
            pieces: Vec::new(),
            span: sentence.span.clone(),
            known: OnceCell::new(),
        };
        let lead = sentence.lead.and_then(|at| reading.sentences.get(at));
        if let Some(lead) = lead {
            self.tell(reading, &lead.span, &mut told);
            told.words.push(' ');
            told.own = told.words.len();
        }
        self.tell(reading, &sentence.span, &mut told);
        told
    }

    fn tell(&self, reading: &Reading<'_>, range: &Range<usize>, told: &mut Told) {
        let text = &reading.plain[range.clone()];
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut before = "";
        while at < text.len() {
            if !is_word(bytes[at]) {
                let rest = &text[at..];
                let length = rest.chars().next().map_or(1, char::len_utf8);
                told.piece(range.start + at);
                if let Some(not) = not_at(rest, &told.words) {
                    // "Isn't" is "is not".
                    told.words.truncate(told.words.len() - not.0);
                    told.words.push_str(not.1);
                } else if rest.starts_with(['’', '‘']) {
                    told.words.push('\'');
                } else {
                    told.words.push_str(&rest[..length]);
                }
                if !rest.starts_with([' ', '-', '\'', '’']) {
                    before = "";
                }
                at += length;
                continue;
            }
            let end = word_end(bytes, at);
            let word = &text[at..end];
            if word == "the" && bytes.get(end) == Some(&b' ') {
                at = end + 1;
                before = "the";
                continue;
            }
            let loud = reading
                .quote(&(range.start + at..range.start + end))
                .bytes()
                .all(|byte| byte.is_ascii_uppercase());
            if let Some((put, length)) = self.side_at(text, at, before, loud) {
                told.piece(range.start + at);
                told.words.push_str(put);
                at += length;
                before = put;
                continue;
            }
            told.piece(range.start + at);
            told.words.push_str(word);
            before = word;
            at = end;
        }
    }

    /// The side that is named here, with the length of its name.
    fn side_at(
        &self,
        text: &str,
        at: usize,
        before: &str,
        loud: bool,
    ) -> Option<(&'static str, usize)> {
        let rest = &text[at..];
        if self.is_we && !(loud && rest.starts_with("us")) {
            let plain = [
                ("we", "provider"),
                ("us", "provider"),
                ("our", "provider's"),
                ("you", "customer"),
                ("your", "customer's"),
            ];
            let own = plain.iter().find(|(word, _)| starts(rest, word));
            if let Some((word, put)) = own {
                return Some((put, word.len()));
            }
        }
        if STRANGERS.contains(&before) {
            return None;
        }
        let (name, is_provider) = self.names.iter().find(|(name, _)| starts(rest, name))?;
        // "We host it": some of these are verbs, too.
        if PLAIN_PROVIDERS.contains(&name.as_str()) && before != "the" {
            return None;
        }
        let after = &rest[name.len()..];
        // "Customer Data" is the customer's.
        let put = match (*is_provider, after.starts_with(" data")) {
            (true, _) => "provider",
            (false, true) => "customer's",
            (false, false) => "customer",
        };
        Some((put, name.len()))
    }

    /// Whether a name is the provider's; nothing if no side has it.
    pub(crate) fn side_of(&self, name: &str) -> Option<bool> {
        let known = self.names.iter().find(|(known, _)| known == name);
        known.map(|(_, is_provider)| *is_provider)
    }

    /// Whether the paper says "we" and "you".
    pub(crate) fn is_we(&self) -> bool {
        self.is_we
    }
}

/// The side that a word is for, whoever writes it.
fn side(name: &str) -> Option<bool> {
    if PROVIDERS.contains(&name) {
        return Some(true);
    }
    CUSTOMERS.contains(&name).then_some(false)
}

/// How often a name has to serve, and how often to pay.
fn acts(reading: &Reading<'_>, name: &str) -> (usize, usize) {
    let (mut serves, mut pays) = (0, 0);
    for (at, _) in reading.plain.match_indices(name).take(400) {
        let Some(rest) = reading.plain[at + name.len()..].strip_prefix(' ') else {
            continue;
        };
        let rest = &rest[..crate::recognise::reading::floor(rest, 40)];
        serves += usize::from(SERVES.find(rest).is_some_and(|found| found.start == 0));
        pays += usize::from(PAYS.find(rest).is_some_and(|found| found.start == 0));
    }
    (serves, pays)
}

/// Whether a name stands in a text, as whole words.
fn named(plain: &str, name: &str) -> bool {
    plain.match_indices(name).any(|(at, _)| {
        let before = plain[..at].bytes().next_back();
        let rest = plain[at + name.len()..].strip_prefix('s');
        let after = rest.unwrap_or(&plain[at + name.len()..]).bytes().next();
        !before.is_some_and(|one| is_word(one) || one == b'-') && !after.is_some_and(is_word)
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..]
        .iter()
        .take_while(|byte| is_word(**byte))
        .count()
}

/// What "n't" stands for behind some words: how many letters of them go, and what comes.
fn not_at(rest: &str, before: &str) -> Option<(usize, &'static str)> {
    let after = rest.strip_prefix(['’', '\''])?.strip_prefix('t')?;
    if after.as_bytes().first().is_some_and(|byte| is_word(*byte)) {
        return None;
    }
    let word = before
        .rsplit(|one: char| !one.is_ascii_alphanumeric())
        .next()?;
    match word {
        "can" => Some((0, " no")),
        "won" => Some((3, "will no")),
        "shan" => Some((4, "shall no")),
        _ => word.ends_with('n').then_some((1, " no")),
    }
}

/// Whether a text begins with a phrase, as whole words.
fn starts(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase)
        .is_some_and(|rest| !rest.as_bytes().first().is_some_and(|byte| is_word(*byte)))
}

impl Told {
    fn piece(&mut self, from: usize) {
        self.pieces.push((self.words.len(), from));
    }

    /// Whether a phrase is said.
    pub(crate) fn says(&self, pattern: &Pattern) -> bool {
        self.may_say(pattern) && pattern.is_in(&self.words)
    }

    fn may_say(&self, pattern: &Pattern) -> bool {
        let known = self.known.get_or_init(|| Words::of(&self.words));
        known.may_have(pattern)
    }

    /// Where a phrase stands that reaches into the sentence itself, in the paper.
    pub(crate) fn find(&self, pattern: &Pattern) -> Option<Range<usize>> {
        Some(self.place(&self.find_told(pattern)?))
    }

    /// The same in these words.
    pub(crate) fn find_told(&self, pattern: &Pattern) -> Option<Range<usize>> {
        if !self.may_say(pattern) {
            return None;
        }
        let mut all = pattern.places(&self.words);
        all.find(|found| found.end > self.own)
    }

    /// Where the first of several phrases stands, in these words.
    pub(crate) fn find_first(&self, patterns: &[Pattern]) -> Option<Range<usize>> {
        let found = patterns.iter().filter_map(|one| self.find_told(one));
        found.min_by_key(|found| found.start)
    }

    /// Where words of it stand in the paper.
    pub(crate) fn place(&self, found: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let piece = self.pieces.partition_point(|(own, _)| *own <= at);
            let known = piece.checked_sub(1).and_then(|one| self.pieces.get(one));
            known.map_or(self.span.start, |(_, from)| *from)
        };
        let start = place(found.start.max(self.own)).clamp(self.span.start, self.span.end);
        // The end is where the next piece begins: whole words.
        let next = self.pieces.partition_point(|(own, _)| *own < found.end);
        let end = self
            .pieces
            .get(next)
            .map_or(self.span.end, |(_, from)| *from)
            .clamp(start, self.span.end);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::Sides;
    use crate::import;
    use crate::recognise::definitions::Definitions;
    use crate::recognise::reading::Reading;
    use crate::source::FileId;

    fn told(text: &str) -> Vec<String> {
        let (paper, _) = import::read(FileId::from_index(0), "a.md", text.as_bytes());
        let paper = paper.unwrap();
        let reading = Reading::of(&paper);
        let sides = Sides::of(&reading, &Definitions::of(&reading));
        let sentences = reading.sentences.iter();
        sentences
            .map(|one| sides.told(&reading, one).words)
            .collect()
    }

    #[test]
    fn each_side_has_one_name() {
        let told = told(
            "Between Alder plc (the \"Company\") and Brook Ltd (the \"Service Provider\").\n\nThe Company's users call the Service Provider; a supplier of the Provider and a third-party provider do not count.\n",
        );
        assert_eq!(
            told[1],
            "customer's users call provider; a supplier of provider and a third-party provider do not count."
        );
        assert!(told[0].contains("(\"customer\")"), "{}", told[0]);
    }

    #[test]
    fn we_provide_and_you_are_served() {
        let told =
            told("Here we host it for you. We pay you $5 US within our limits, at your risk.\n");
        assert_eq!(told[0], "here provider host it for customer.");
        assert_eq!(
            told[1],
            "provider pay customer $5 us within provider's limits, at customer's risk."
        );
    }

    #[test]
    fn names_are_sides_by_what_they_do() {
        let told = told(
            "Between Alder plc (\"Alder\") and Brook Ltd (\"Brook\").\n\nBrook shall host the platform. Brook shall report each month. Alder shall pay the fees. Alder shall pay them in time. Alder decides.\n",
        );
        assert_eq!(told.last().unwrap(), "customer decides.");
        assert_eq!(told[1], "provider shall host platform.");
    }
}
