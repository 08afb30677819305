//! Runs the program of a part: one step after the other, and back where a step fails.

use std::cell::RefCell;

use super::{Many, Matcher, Step, word};

/// No match takes more steps.
const STEPS: usize = 20_000;

/// What to try next if this fails.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Left {
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
