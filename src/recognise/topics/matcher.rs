//! Matches a part of a pattern from one place on.
//!
//! The notation is the usual one of regular expressions: letters, `.`, `[…]`, `\b \d \s \w`, `^ $`,
//! `(?:…)`, `|` and the counts `? * + {n,m}`, lazy with a `?` behind. A part is tried only where its
//! first letters stand and nearly always fails or ends within a few words, so it is read into a
//! small program that steps back where it must; an automaton would take longer to build than to
//! run. The number of steps is bounded, so that no text can hold it up.

mod starts;
mod written;

use std::cell::RefCell;

pub(super) use starts::Starts;
use written::{Class, Node};

/// No match takes more steps.
const STEPS: usize = 20_000;
/// A group is repeated at most so often.
const GROUPS: u32 = 16;
/// From so many ways on, the next byte looks up which of them to try.
const LOOK_UP: usize = 4;

/// One step of a program.
#[derive(Clone, Copy, Debug)]
enum Step {
    Byte(u8),
    One(u32),
    Start,
    End,
    Boundary,
    /// Any of so many ways from one on.
    Either(u32, u16),
    /// Any of many ways: those that the table names for the next byte.
    Table(u32),
    Jump(u32),
    /// A class, so and so often.
    Many(u32),
    Done,
}

/// A class and how often it is repeated.
#[derive(Clone, Copy, Debug)]
struct Many {
    class: u32,
    least: u32,
    most: u32,
    lazy: bool,
}

/// A way to go on.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// The bytes that it can start with; nothing if it can match nothing.
    first: Option<Class>,
    step: u32,
}

/// Which of many ways to try, by the next byte.
#[derive(Clone, Debug)]
struct Table {
    /// The group of each byte.
    groups: Vec<u8>,
    /// The steps to go on with, the last choice first; the first group is for the end of the text.
    steps: Vec<Vec<u32>>,
}

/// What to try next if this fails.
#[derive(Clone, Copy, Debug)]
pub(super) enum Left {
    /// Another way.
    Other { step: u32, at: usize },
    /// The same with one byte fewer.
    Fewer { step: u32, at: usize, least: usize },
    /// The same with one byte more.
    More {
        step: u32,
        at: usize,
        class: u32,
        most: u32,
    },
}

/// Room for what is left to try, kept from match to match.
pub(super) type Stack = RefCell<Vec<Left>>;

/// A part of a pattern, ready to be matched.
#[derive(Debug)]
pub(super) struct Matcher {
    steps: Vec<Step>,
    classes: Vec<Class>,
    ways: Vec<Way>,
    tables: Vec<Table>,
    many: Vec<Many>,
}

impl Matcher {
    /// Reads what is written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(written: &str) -> Result<Self, String> {
        let node = Node::read(written)?;
        let mut matcher = Self {
            steps: Vec::new(),
            classes: Vec::new(),
            ways: Vec::new(),
            tables: Vec::new(),
            many: Vec::new(),
        };
        matcher.add(&node)?;
        matcher.steps.push(Step::Done);
        matcher.look_up();
        Ok(matcher)
    }

    /// Makes tables of many ways.
    fn look_up(&mut self) {
        for step in &mut self.steps {
            let Step::Either(from, count) = *step else {
                continue;
            };
            let ways = &self.ways[from as usize..from as usize + usize::from(count)];
            if ways.len() < LOOK_UP {
                continue;
            }
            let of = |next: Option<u8>| -> Vec<u32> {
                let may = |way: &&Way| match (way.first, next) {
                    (None, _) => true,
                    (Some(first), Some(next)) => first.has(next),
                    (Some(_), None) => false,
                };
                ways.iter().rev().filter(may).map(|way| way.step).collect()
            };
            let mut steps = vec![of(None)];
            let mut groups = vec![0; 256];
            let firsts = ways.iter().filter_map(|way| way.first);
            for byte in firsts.fold(Class::default(), Class::with).bytes() {
                let own = of(Some(byte));
                let known = steps.iter().position(|one| *one == own);
                let at = known.unwrap_or_else(|| {
                    steps.push(own);
                    steps.len() - 1
                });
                groups[usize::from(byte)] = u8::try_from(at).unwrap_or(0);
            }
            if u8::try_from(steps.len()).is_ok() {
                let table = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
                self.tables.push(Table { groups, steps });
                *step = Step::Table(table);
            }
        }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    fn class(&mut self, class: Class) -> u32 {
        let known = self.classes.iter().position(|one| *one == class);
        let at = known.unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn add(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::One(class) => {
                let mut bytes = class.bytes();
                let step = match (bytes.next(), bytes.next()) {
                    (Some(byte), None) => Step::Byte(byte),
                    _ => Step::One(self.class(*class)),
                };
                self.steps.push(step);
            }
            Node::Start => self.steps.push(Step::Start),
            Node::End => self.steps.push(Step::End),
            Node::Boundary => self.steps.push(Step::Boundary),
            Node::Sequence(all) => {
                for node in all {
                    self.add(node)?;
                }
            }
            Node::Either(any) => {
                let ways: Vec<Option<&Node>> = any.iter().map(Some).collect();
                self.add_ways(&ways)?;
            }
            Node::Repeat {
                node,
                least,
                most,
                lazy,
            } => self.add_many(node, *least, *most, *lazy)?,
        }
        Ok(())
    }

    /// Several ways, in the order in which they are tried; nothing is the empty one.
    fn add_ways(&mut self, any: &[Option<&Node>]) -> Result<(), String> {
        let from = self.ways.len();
        self.ways.extend(any.iter().map(|node| Way {
            first: node.filter(|node| !node.may_be_empty()).map(Node::first),
            step: 0,
        }));
        let count = u16::try_from(any.len()).map_err(|_| "too many ways".to_owned())?;
        let place = u32::try_from(from).unwrap_or(u32::MAX);
        self.steps.push(Step::Either(place, count));
        let mut jumps = Vec::new();
        for (at, node) in any.iter().enumerate() {
            self.ways[from + at].step = self.next();
            if let Some(node) = node {
                self.add(node)?;
            }
            jumps.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let end = self.next();
        for jump in jumps {
            self.steps[jump] = Step::Jump(end);
        }
        Ok(())
    }

    fn add_many(&mut self, node: &Node, least: u32, most: u32, lazy: bool) -> Result<(), String> {
        if let Node::One(class) = node
            && (least, most) != (0, 1)
        {
            let class = self.class(*class);
            let at = u32::try_from(self.many.len()).unwrap_or(u32::MAX);
            self.many.push(Many {
                class,
                least,
                most,
                lazy,
            });
            self.steps.push(Step::Many(at));
            return Ok(());
        }
        if least > GROUPS || (most > GROUPS && most != u32::MAX) {
            return Err(format!("a group is repeated more than {GROUPS} times"));
        }
        for _ in 0..least {
            self.add(node)?;
        }
        if most == u32::MAX {
            if node.may_be_empty() {
                return Err("a group that may be empty is repeated without end".to_owned());
            }
            let again = self.next();
            let at = self.ways.len();
            let order = if lazy {
                [None, Some(node)]
            } else {
                [Some(node), None]
            };
            self.add_ways(&order)?;
            // The way through the group leads back instead of on.
            let through = usize::from(lazy);
            let after = if lazy {
                self.steps.len()
            } else {
                self.ways[at + 1].step as usize
            };
            debug_assert!(self.ways[at + through].first.is_some());
            self.steps[after - 1] = Step::Jump(again);
            return Ok(());
        }
        self.add_optional(node, most.saturating_sub(least), lazy)
    }

    /// Up to so many more, each only after the one before.
    fn add_optional(&mut self, node: &Node, count: u32, lazy: bool) -> Result<(), String> {
        let mut jumps = Vec::new();
        for _ in 0..count {
            let at = self.ways.len();
            let first = (!node.may_be_empty()).then(|| node.first());
            let through = Way { first, step: 0 };
            let past = Way {
                first: None,
                step: 0,
            };
            self.ways.extend(if lazy {
                [past, through]
            } else {
                [through, past]
            });
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            self.steps.push(Step::Either(place, 2));
            let (through, past) = if lazy { (at + 1, at) } else { (at, at + 1) };
            self.ways[through].step = self.next();
            self.add(node)?;
            jumps.push(past);
        }
        let end = self.next();
        for past in jumps {
            self.ways[past].step = end;
        }
        Ok(())
    }

    /// Where it ends if it starts here: the first way that leads to an end.
    pub(super) fn end(&self, text: &[u8], start: usize, stack: &Stack) -> Option<usize> {
        let mut stack = stack.try_borrow_mut().ok()?;
        stack.clear();
        let (mut step, mut at) = (0, start);
        for _ in 0..STEPS {
            let goes_on = match *self.steps.get(step)? {
                Step::Byte(byte) => text.get(at) == Some(&byte) && advance(&mut at),
                Step::One(class) => {
                    text.get(at).is_some_and(|byte| self.has(class, *byte)) && advance(&mut at)
                }
                Step::Start => at == 0,
                Step::End => at == text.len(),
                Step::Boundary => is_boundary(text, at),
                Step::Jump(to) => {
                    step = to as usize;
                    continue;
                }
                Step::Either(from, count) => {
                    let ways = &self.ways[from as usize..from as usize + usize::from(count)];
                    let next = text.get(at);
                    for way in ways.iter().rev() {
                        let may = way
                            .first
                            .as_ref()
                            .is_none_or(|first| next.is_some_and(|next| first.has(*next)));
                        if may {
                            stack.push(Left::Other { step: way.step, at });
                        }
                    }
                    false
                }
                Step::Table(table) => {
                    let table = &self.tables[table as usize];
                    let group = text
                        .get(at)
                        .map_or(0, |byte| table.groups[usize::from(*byte)]);
                    let steps = table.steps[usize::from(group)].iter();
                    stack.extend(steps.map(|step| Left::Other { step: *step, at }));
                    false
                }
                Step::Many(many) => {
                    let many = self.many[many as usize];
                    self.run(many, step + 1, text, &mut at, &mut stack)
                }
                Step::Done => return Some(at),
            };
            if goes_on {
                step += 1;
            } else {
                (step, at) = self.step_back(text, &mut stack)?;
            }
        }
        None
    }

    /// Takes as many bytes of a class as may be, or as must be, and keeps the other choices.
    fn run(
        &self,
        many: Many,
        next: usize,
        text: &[u8],
        at: &mut usize,
        stack: &mut Vec<Left>,
    ) -> bool {
        let (least, class) = (many.least as usize, many.class);
        let most = if many.lazy { many.least } else { many.most };
        let room = text.len().saturating_sub(*at).min(most as usize);
        let run = text[*at..*at + room].iter();
        let count = run.take_while(|byte| self.has(class, **byte)).count();
        if count < least {
            return false;
        }
        let from = *at + least;
        *at += count;
        let step = u32::try_from(next).unwrap_or(u32::MAX);
        if many.lazy {
            let most = many.most - many.least;
            stack.push(Left::More {
                step,
                at: *at,
                class,
                most,
            });
        } else if *at > from {
            stack.push(Left::Fewer {
                step,
                at: *at,
                least: from,
            });
        }
        true
    }

    /// The next thing to try.
    fn step_back(&self, text: &[u8], stack: &mut Vec<Left>) -> Option<(usize, usize)> {
        loop {
            match stack.pop()? {
                Left::Other { step, at } => return Some((step as usize, at)),
                Left::Fewer { step, at, least } => {
                    let at = at - 1;
                    if at > least {
                        stack.push(Left::Fewer { step, at, least });
                    }
                    return Some((step as usize, at));
                }
                Left::More {
                    step,
                    at,
                    class,
                    most,
                } => {
                    if most == 0 || !text.get(at).is_some_and(|byte| self.has(class, *byte)) {
                        continue;
                    }
                    let at = at + 1;
                    stack.push(Left::More {
                        step,
                        at,
                        class,
                        most: most - 1,
                    });
                    return Some((step as usize, at));
                }
            }
        }
    }

    /// The bytes that can come next from a step on, each with the steps that follow; nothing
    /// stands for the end.
    fn reach(&self, from: &[usize]) -> Vec<(Option<Class>, Vec<usize>)> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.steps.len()];
        let mut left = from.to_vec();
        while let Some(at) = left.pop() {
            if at >= seen.len() || std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps[at] {
                Step::Byte(byte) => found.push((Some(Class::one(byte)), vec![at + 1])),
                Step::One(class) => {
                    found.push((Some(self.classes[class as usize]), vec![at + 1]));
                }
                Step::Many(many) => {
                    let many = self.many[many as usize];
                    found.push((Some(self.classes[many.class as usize]), vec![at, at + 1]));
                    if many.least == 0 {
                        left.push(at + 1);
                    }
                }
                Step::Start | Step::End | Step::Boundary => left.push(at + 1),
                Step::Jump(to) => left.push(to as usize),
                Step::Either(from, count) => {
                    let ways = &self.ways[from as usize..from as usize + usize::from(count)];
                    left.extend(ways.iter().map(|way| way.step as usize));
                }
                Step::Table(table) => {
                    let table = &self.tables[table as usize];
                    left.extend(table.steps.iter().flatten().map(|step| *step as usize));
                }
                Step::Done => found.push((None, Vec::new())),
            }
        }
        found
    }

    fn has(&self, class: u32, byte: u8) -> bool {
        self.classes[class as usize].has(byte)
    }
}

fn advance(at: &mut usize) -> bool {
    *at += 1;
    true
}

fn is_boundary(text: &[u8], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().is_some_and(word);
    is_word(at.checked_sub(1)) != is_word(Some(at))
}

/// Whether a byte is part of a word.
pub(super) fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::{Matcher, Stack, Starts};
    use regex::bytes::RegexBuilder;

    fn end(pattern: &str, text: &str) -> Option<usize> {
        let matcher = Matcher::new(pattern).unwrap();
        matcher.end(text.as_bytes(), 0, &Stack::default())
    }

    #[test]
    fn it_ends_where_a_regular_expression_does() {
        let patterns = [
            "audit(?:s|ed)?\\b",
            "(?:[a-z]+ ){0,3}?audit",
            "(?:[a-z]+ ){0,3}audit",
            "[a-z ]{0,12}?right",
            "[a-z ]{0,12}right",
            "(?:any|a|an|and)+b?",
            "(?:ab|a)*?c",
            "(?:ab|a)*c",
            "a|ab|abc",
            "abc|ab|a",
            "[^.;]{0,5}[.;]",
            "\\d+(?:[.,]\\d{3})*(?: ?%)?",
            "x?y{2,}z??",
            "(?:a|b|(?:cd?)){2}e?$",
            "^a\\s*b",
            ".{0,4}d",
        ];
        let texts = [
            "audits of records",
            "the right to audit it",
            "a very long right",
            "anandab",
            "ababac",
            "ac",
            "abc",
            "abcd",
            "one. two; three",
            "12,345,678 %",
            "yyyz",
            "yy",
            "acde",
            "cdab",
            "a  b",
            "audit",
            "",
            "right",
            "xyyyz",
            "zzzzd",
        ];
        for pattern in patterns {
            let regex = RegexBuilder::new(&format!("\\A(?:{pattern})"))
                .unicode(false)
                .dot_matches_new_line(true)
                .build()
                .unwrap();
            for text in texts {
                let expected = regex.find(text.as_bytes()).map(|found| found.end());
                assert_eq!(end(pattern, text), expected, "{pattern} on {text}");
            }
        }
    }

    #[test]
    fn starts_hold_every_start() {
        let has = |pattern: &str, start: &[u8]| {
            let starts = Matcher::new(pattern).unwrap().starts();
            starts.has(Starts::at(start, 0))
        };
        assert!(has("audit|(?:an? )?inspect", b"audit"));
        assert!(has("audit|(?:an? )?inspect", b"inspect"));
        assert!(has("audit|(?:an? )?inspect", b"an inspect"));
        assert!(has("audit|(?:an? )?inspect", b"a inspect"));
        assert!(!has("audit|(?:an? )?inspect", b"rep"));
        assert!(has("\\$|eur", b"$5"));
        assert!(has("[a-z]*x", b"zzx"));
        assert!(has("a?", b"qqq"));
    }

    #[test]
    fn mistakes_are_told() {
        for wrong in [
            "(?:a", "a)", "[a", "[é]", "a{3", "\\q", "*a", "(?i:a)", "\\b+", "(?:a?)*",
        ] {
            assert!(Matcher::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn hopeless_texts_end_soon() {
        let text = "a ".repeat(2000);
        assert_eq!(end("(?:(?:[a-z]+ ?)+)+b", &text), None);
    }
}
