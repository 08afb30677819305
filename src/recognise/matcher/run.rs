//! Runs the program of a pattern: one step after the other, and back where a step fails.

use std::cell::RefCell;

use super::failed::Failed;
use super::groups::{GROUPS, group};
use super::{Many, Matcher, Step, word};

/// No match of a part takes more steps.
const STEPS: usize = 20_000;
/// So many ways are tried from one place, and so many in one search, before those that failed are
/// remembered.
const FORGOTTEN: usize = 256;
const FORGOTTEN_IN_ALL: usize = 8_192;

/// What to try next if this fails.
#[derive(Clone, Copy, Debug)]
enum Left {
    /// Another way.
    Other { step: u32, at: u32 },
    /// The same with one letter fewer.
    Fewer { step: u32, at: u32, least: u32 },
    /// The same with one letter more.
    More {
        many: u32,
        step: u32,
        at: u32,
        most: u32,
    },
    /// A group is where it was before.
    Group { slot: u32, was: u32 },
}

/// Room for a search: what is left to try, where groups are, and what has failed.
#[derive(Debug, Default)]
pub(in crate::recognise) struct Room {
    left: Vec<Left>,
    /// Where each group begins and ends.
    pub(super) slots: Vec<u32>,
    /// How many more steps may be taken.
    pub(super) steps: usize,
    tried: usize,
    tried_in_all: usize,
    failed: Failed,
}

/// Room kept from match to match.
pub(in crate::recognise) type Stack = RefCell<Room>;

/// No place.
pub(super) const NONE: u32 = u32::MAX;

/// Where a match ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    At(usize),
    Nowhere,
    /// It takes too many steps to say.
    Unknown,
}

impl Room {
    /// Makes ready for a search of at most so many steps.
    pub(super) fn begin(&mut self, steps: usize) {
        self.steps = steps;
        self.tried = 0;
        self.tried_in_all = 0;
        self.failed.clear();
    }

    /// Goes on with the same search from another place.
    pub(super) fn go_on(&mut self) {
        self.tried = 0;
    }

    /// Whether a way has not been tried in this search, as far as that is remembered: what failed
    /// fails again, wherever the match began.
    fn is_new(&mut self, step: u32, at: u32) -> bool {
        self.tried += 1;
        self.tried_in_all += 1;
        self.tried < FORGOTTEN && self.tried_in_all < FORGOTTEN_IN_ALL
            || self.failed.insert(u64::from(step) << 32 | u64::from(at))
    }
}

impl Matcher {
    /// Where it ends if it starts here: the first way that leads to an end.
    pub(in crate::recognise) fn end(
        &self,
        text: &[u8],
        start: usize,
        stack: &Stack,
    ) -> Option<usize> {
        let mut room = stack.try_borrow_mut().ok()?;
        room.begin(STEPS);
        match self.run(text, start, &mut room) {
            End::At(end) => Some(end),
            End::Nowhere | End::Unknown => None,
        }
    }

    /// The same within a search.
    pub(super) fn run(&self, text: &[u8], start: usize, room: &mut Room) -> End {
        room.left.clear();
        let (mut step, mut at) = (0, start);
        while room.steps > 0 {
            room.steps -= 1;
            let Some(now) = self.steps.get(step) else {
                return End::Nowhere;
            };
            let goes_on = match *now {
                Step::Byte(byte) => text.get(at) == Some(&byte) && advance(&mut at, 1),
                Step::One(class) => {
                    text.get(at).is_some_and(|byte| self.has(class, *byte)) && advance(&mut at, 1)
                }
                Step::Letter(letters) => self.letters[letters as usize]
                    .at(text, at)
                    .is_some_and(|length| advance(&mut at, length)),
                Step::Save(slot) => {
                    let was = std::mem::replace(&mut room.slots[slot as usize], narrow(at));
                    room.left.push(Left::Group { slot, was });
                    true
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
                            room.left.push(Left::other(later, at));
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
                        let later = later.iter();
                        room.left.extend(later.map(|step| Left::other(*step, at)));
                        step = *first as usize;
                        continue;
                    }
                    false
                }
                Step::Many(many) => self.take(many, step + 1, text, &mut at, &mut room.left),
                Step::Done => return End::At(at),
            };
            if goes_on {
                step += 1;
            } else {
                let Some(next) = self.step_back(text, room) else {
                    return End::Nowhere;
                };
                (step, at) = next;
            }
        }
        End::Unknown
    }

    /// Takes as many letters of a class as may be, or as must be, and keeps the other choices.
    fn take(
        &self,
        number: u32,
        next: usize,
        text: &[u8],
        at: &mut usize,
        left: &mut Vec<Left>,
    ) -> bool {
        let many = self.many[number as usize];
        let most = if many.lazy { many.least } else { many.most };
        let mut from = *at;
        let mut count = 0;
        if many.is_wide {
            let letters = &self.letters[many.class as usize];
            while count < most
                && let Some(length) = letters.at(text, *at)
            {
                *at += length;
                count += 1;
                if count == many.least {
                    from = *at;
                }
            }
        } else {
            let room = text.len().saturating_sub(*at).min(most as usize);
            let run = text[*at..*at + room].iter();
            let taken = run.take_while(|byte| self.has(many.class, **byte)).count();
            count = narrow(taken);
            from += many.least as usize;
            *at += taken;
        }
        if count < many.least {
            return false;
        }
        let step = narrow(next);
        if many.lazy {
            left.push(Left::More {
                many: number,
                step,
                at: narrow(*at),
                most: many.most - many.least,
            });
        } else if *at > from {
            left.push(Left::Fewer {
                step,
                at: narrow(*at),
                least: narrow(from),
            });
        }
        true
    }

    /// The next thing to try.
    fn step_back(&self, text: &[u8], room: &mut Room) -> Option<(usize, usize)> {
        loop {
            let (step, at) = match room.left.pop()? {
                Left::Other { step, at } => (step, at),
                Left::Group { slot, was } => {
                    room.slots[slot as usize] = was;
                    continue;
                }
                Left::Fewer { step, at, least } => {
                    // Where one letter has to follow, only places before such a letter count.
                    let fewer = &text[least as usize..at as usize];
                    let shorter = match self.steps[step as usize] {
                        Step::Byte(byte) => fewer.iter().rposition(|one| *one == byte),
                        _ => fewer.iter().rposition(|byte| byte & 0xc0 != 0x80),
                    };
                    let Some(shorter) = shorter else { continue };
                    let at = least + narrow(shorter);
                    if at > least {
                        room.left.push(Left::Fewer { step, at, least });
                    }
                    (step, at)
                }
                Left::More {
                    many,
                    step,
                    at,
                    most,
                } => {
                    if most == 0 {
                        continue;
                    }
                    let Some(length) = self.letter(self.many[many as usize], text, at as usize)
                    else {
                        continue;
                    };
                    let at = at + narrow(length);
                    room.left.push(Left::More {
                        many,
                        step,
                        at,
                        most: most - 1,
                    });
                    let goes_on = match self.steps[step as usize] {
                        Step::Byte(byte) => text.get(at as usize) == Some(&byte),
                        _ => true,
                    };
                    if !goes_on {
                        continue;
                    }
                    (step, at)
                }
            };
            if room.is_new(step, at) {
                return Some((step as usize, at as usize));
            }
        }
    }

    /// How long the letter at a byte is, if a class that is repeated has it.
    fn letter(&self, many: Many, text: &[u8], at: usize) -> Option<usize> {
        if many.is_wide {
            return self.letters[many.class as usize].at(text, at);
        }
        let byte = text.get(at)?;
        self.has(many.class, *byte).then_some(1)
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

fn advance(at: &mut usize, length: usize) -> bool {
    *at += length;
    true
}

pub(super) fn is_boundary(text: &[u8], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().is_some_and(word);
    is_word(at.checked_sub(1)) != is_word(Some(at))
}
