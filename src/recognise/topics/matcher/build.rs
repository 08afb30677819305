//! Writes what is read as a program of steps.

use super::written::{Class, Node};
use super::{Many, Matcher, Step, Table, Way};

/// A group is repeated at most so often.
const GROUPS: u32 = 16;
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

    pub(super) fn add(&mut self, node: &Node) -> Result<(), String> {
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
}
