//! Writes what is read as a program of steps.

use super::groups::{GROUPS, Set};
use super::letters::Letters;
use super::written::{Class, Node};
use super::{Many, Matcher, Step, Table, Way};

/// A group is repeated at most so often.
const REPEATED: u32 = 16;
/// From so many ways on, the next byte looks up which of them to try.
const LOOK_UP: usize = 4;

impl Matcher {
    /// Makes tables of many ways.
    pub(super) fn look_up(&mut self) {
        for step in &mut self.steps {
            let Step::Either(from, count) = *step else {
                continue;
            };
            let ways = &self.ways[from as usize..from as usize + usize::from(count)];
            if ways.len() < LOOK_UP {
                continue;
            }
            let mut table = Table {
                own: [(0, 0); GROUPS + 1],
                choices: Vec::new(),
            };
            for group in 0..=GROUPS {
                let own = ways.iter().rev().filter(|way| way.first.has(group));
                let own: Vec<u32> = own.map(|way| way.step).collect();
                let known = table.own[..group].iter().find(|(from, till)| {
                    table.choices[usize::from(*from)..usize::from(*till)] == own
                });
                table.own[group] = known.copied().unwrap_or_else(|| {
                    let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
                    let from = place(table.choices.len());
                    table.choices.extend(own);
                    (from, place(table.choices.len()))
                });
            }
            if u16::try_from(table.choices.len()).is_ok() {
                *step = Step::Table(u32::try_from(self.tables.len()).unwrap_or(u32::MAX));
                self.tables.push(table);
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

    fn letters(&mut self, letters: &Letters) -> u32 {
        let known = self.letters.iter().position(|one| one == letters);
        let at = known.unwrap_or_else(|| {
            self.letters.push(letters.clone());
            self.letters.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    pub(super) fn add(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::One(class) => {
                let step = match class.only() {
                    Some(byte) => Step::Byte(byte),
                    None => Step::One(self.class(*class)),
                };
                self.steps.push(step);
            }
            Node::Letter(letters) => {
                let letters = self.letters(letters);
                self.steps.push(Step::Letter(letters));
            }
            Node::Group(number, node) => {
                self.slots = self.slots.max(2 * number + 2);
                self.steps.push(Step::Save(2 * number));
                self.add(node)?;
                self.steps.push(Step::Save(2 * number + 1));
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
            first: node.map_or(Set::ALL, first),
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
        let class = match node {
            Node::One(class) => Some((self.class(*class), false)),
            Node::Letter(letters) => Some((self.letters(letters), true)),
            _ => None,
        };
        if let Some((class, is_wide)) = class.filter(|_| (least, most) != (0, 1)) {
            let at = u32::try_from(self.many.len()).unwrap_or(u32::MAX);
            self.many.push(Many {
                class,
                is_wide,
                least,
                most,
                lazy,
            });
            self.steps.push(Step::Many(at));
            return Ok(());
        }
        if least > REPEATED || (most > REPEATED && most != u32::MAX) {
            return Err(format!("a group is repeated more than {REPEATED} times"));
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
            debug_assert!(through < 2 && !node.may_be_empty());
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
            let through = Way {
                first: first(node),
                step: 0,
            };
            let past = Way {
                first: Set::ALL,
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
}

/// What something can start with.
fn first(node: &Node) -> Set {
    if node.may_be_empty() {
        Set::ALL
    } else {
        Set::of(node.first())
    }
}
