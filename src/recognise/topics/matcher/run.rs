//! Runs the program of a part: one step after the other, and back where a step fails.

use std::cell::RefCell;

use super::groups::{GROUPS, group};
use super::{Many, Matcher, Step, word};

/// No match takes more steps.
const STEPS: usize = 20_000;

/// What to try next if this fails.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Left {
    /// Another way.
    Other { step: u32, at: u32 },
    /// The same with one byte fewer.
    Fewer { step: u32, at: u32, least: u32 },
    /// The same with one byte more.
    More {
        step: u32,
        at: u32,
        class: u32,
        most: u32,
    },
}

/// Room for what is left to try, kept from match to match.
pub(in super::super) type Stack = RefCell<Vec<Left>>;
impl Matcher {
    /// Where it ends if it starts here: the first way that leads to an end.
    pub(in super::super) fn end(&self, text: &[u8], start: usize, stack: &Stack) -> Option<usize> {
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
                    let mut first = None;
                    for way in ways.iter().rev().filter(|way| way.first.may_be(next)) {
                        if let Some(later) = first.replace(way.step) {
                            stack.push(Left::other(later, at));
                        }
                    }
                    if let Some(first) = first {
                        step = first as usize;
                        continue;
                    }
                    false
                }
                Step::Table(table) => {
                    let table = &self.tables[table as usize];
                    let group = text
                        .get(at)
                        .map_or(GROUPS, |byte| usize::from(group(*byte)));
                    let (from, till) = table.own[group];
                    let own = &table.choices[usize::from(from)..usize::from(till)];
                    if let Some((first, later)) = own.split_last() {
                        stack.extend(later.iter().map(|step| Left::other(*step, at)));
                        step = *first as usize;
                        continue;
                    }
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
        let step = narrow(next);
        if many.lazy {
            stack.push(Left::More {
                step,
                at: narrow(*at),
                class,
                most: many.most - many.least,
            });
        } else if *at > from {
            stack.push(Left::Fewer {
                step,
                at: narrow(*at),
                least: narrow(from),
            });
        }
        true
    }

    /// The next thing to try.
    fn step_back(&self, text: &[u8], stack: &mut Vec<Left>) -> Option<(usize, usize)> {
        loop {
            match stack.pop()? {
                Left::Other { step, at } => return Some((step as usize, at as usize)),
                Left::Fewer { step, at, least } => {
                    // Where one letter has to follow, only places before such a letter count.
                    let fewer = &text[least as usize..at as usize];
                    let shorter = match self.steps[step as usize] {
                        Step::Byte(byte) => fewer.iter().rposition(|one| *one == byte),
                        _ => fewer.len().checked_sub(1),
                    };
                    let Some(shorter) = shorter else { continue };
                    let at = least + narrow(shorter);
                    if at > least {
                        stack.push(Left::Fewer { step, at, least });
                    }
                    return Some((step as usize, at as usize));
                }
                Left::More {
                    step,
                    at,
                    class,
                    most,
                } => {
                    let next = text.get(at as usize);
                    if most == 0 || !next.is_some_and(|byte| self.has(class, *byte)) {
                        continue;
                    }
                    let at = at + 1;
                    stack.push(Left::More {
                        step,
                        at,
                        class,
                        most: most - 1,
                    });
                    let goes_on = match self.steps[step as usize] {
                        Step::Byte(byte) => text.get(at as usize) == Some(&byte),
                        _ => true,
                    };
                    if goes_on {
                        return Some((step as usize, at as usize));
                    }
                }
            }
        }
    }

    fn has(&self, class: u32, byte: u8) -> bool {
        self.classes[class as usize].has(byte)
    }
}

impl Left {
    fn other(step: u32, at: usize) -> Self {
        Self::Other {
            step,
            at: narrow(at),
        }
    }
}

/// Places of a sentence are small numbers.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn advance(at: &mut usize) -> bool {
    *at += 1;
    true
}

fn is_boundary(text: &[u8], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().is_some_and(word);
    is_word(at.checked_sub(1)) != is_word(Some(at))
}
