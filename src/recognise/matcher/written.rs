//! Reads a pattern: the usual notation of regular expressions, in bytes or in letters.

use super::letters::{Letters, Wide};

/// Groups stand in each other at most so deep.
const DEPTH: usize = 40;

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognise) struct Class([u64; 4]);

impl Class {
    pub(super) fn one(byte: u8) -> Self {
        let mut class = Self::default();
        class.add(byte);
        class
    }

    pub(super) fn add(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    pub(super) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    pub(super) fn within(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// How many bytes it has.
    pub(super) fn count(self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Its byte, if it has one and no other.
    pub(super) fn only(self) -> Option<u8> {
        (self.count() == 1).then(|| self.bytes().next())?
    }

    /// The bits of 64 bytes.
    pub(super) fn block(self, at: usize) -> u64 {
        self.0[at]
    }

    /// Its bytes, in order.
    pub(super) fn bytes(self) -> impl Iterator<Item = u8> {
        (0..4_u8).zip(self.0).flat_map(|(block, mut bits)| {
            std::iter::from_fn(move || {
                let bit = u8::try_from(bits.trailing_zeros())
                    .ok()
                    .filter(|bit| *bit < 64)?;
                bits &= bits - 1;
                Some(block << 6 | bit)
            })
        })
    }

    pub(super) fn without(self) -> Self {
        Self(self.0.map(|bits| !bits))
    }

    /// All bytes.
    pub(super) const ALL: Self = Self([u64::MAX; 4]);

    /// All of ASCII.
    pub(super) const ASCII: Self = Self([u64::MAX, u64::MAX, 0, 0]);

    /// What words are made of, as [`super::word`] says.
    pub(super) const WORD: Self = Self([0x03FF_0000_0000_0000, 0x07FF_FFFE_87FF_FFFE, 0, 0]);

    /// From one byte to another.
    fn range(from: u8, to: u8) -> Self {
        Self(std::array::from_fn(|block| {
            let first = block * 64;
            // The bits below a byte.
            let below = |byte: usize| match byte.saturating_sub(first) {
                0 => 0,
                count @ 1..64 => (1 << count) - 1,
                _ => u64::MAX,
            };
            below(usize::from(to) + 1) & !below(usize::from(from))
        }))
    }

    pub(super) fn of(is_in: impl Fn(u8) -> bool) -> Self {
        let mut class = Self::default();
        for byte in 0..=u8::MAX {
            if is_in(byte) {
                class.add(byte);
            }
        }
        class
    }
}

/// What is written.
#[derive(Debug)]
pub(in crate::recognise) enum Node {
    One(Class),
    /// One letter of a class that reaches beyond ASCII.
    Letter(Letters),
    /// A group that is told, by its number from 1.
    Group(u32, Box<Node>),
    Start,
    End,
    Boundary,
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        node: Box<Node>,
        least: u32,
        most: u32,
        lazy: bool,
    },
}

impl Node {
    /// Reads what is written: in bytes, whose groups nobody asks for, or in letters.
    pub(in crate::recognise) fn read(written: &str, in_letters: bool) -> Result<Self, String> {
        let mut reader = Reader {
            left: written.as_bytes(),
            depth: 0,
            in_letters,
            any_case: false,
            groups: 0,
        };
        let node = reader.either()?;
        if reader.left.is_empty() {
            Ok(node)
        } else {
            Err("a group ends that never began".to_owned())
        }
    }

    /// Whether it begins where the text begins, and nowhere else.
    pub(super) fn is_anchored(&self) -> bool {
        match self {
            Self::Start => true,
            Self::Group(_, node) => node.is_anchored(),
            Self::Sequence(all) => all.first().is_some_and(Self::is_anchored),
            Self::Either(any) => any.iter().all(Self::is_anchored),
            _ => false,
        }
    }

    /// Whether it can match nothing.
    pub(super) fn may_be_empty(&self) -> bool {
        match self {
            Self::One(_) | Self::Letter(_) => false,
            Self::Group(_, node) => node.may_be_empty(),
            Self::Start | Self::End | Self::Boundary => true,
            Self::Sequence(all) => all.iter().all(Self::may_be_empty),
            Self::Either(any) => any.iter().any(Self::may_be_empty),
            Self::Repeat { node, least, .. } => *least == 0 || node.may_be_empty(),
        }
    }

    /// The bytes it can start with, unless it can match nothing.
    pub(super) fn first(&self) -> Class {
        match self {
            Self::One(class) => *class,
            Self::Letter(letters) => letters.bytes,
            Self::Group(_, node) | Self::Repeat { node, .. } => node.first(),
            Self::Start | Self::End | Self::Boundary => Class::default(),
            Self::Sequence(all) => {
                let mut first = Class::default();
                for node in all {
                    first = first.with(node.first());
                    if !node.may_be_empty() {
                        break;
                    }
                }
                first
            }
            Self::Either(any) => any
                .iter()
                .fold(Class::default(), |first, node| first.with(node.first())),
        }
    }
}

struct Reader<'a> {
    left: &'a [u8],
    depth: usize,
    in_letters: bool,
    /// Whether large letters are small ones.
    any_case: bool,
    groups: u32,
}

impl Reader<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }

    fn take_if(&mut self, byte: u8) -> bool {
        let is_next = self.left.first() == Some(&byte);
        if is_next {
            self.take();
        }
        is_next
    }

    fn either(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("groups stand too deep in each other".to_owned());
        }
        let mut all = vec![self.sequence()?];
        while self.take_if(b'|') {
            all.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(match all.len() {
            1 => all.remove(0),
            _ => Node::Either(all),
        })
    }

    fn sequence(&mut self) -> Result<Node, String> {
        let mut all = Vec::new();
        while let Some(byte) = self.left.first() {
            if matches!(byte, b'|' | b')') {
                break;
            }
            let node = self.atom()?;
            all.push(self.counted(node)?);
        }
        Ok(Node::Sequence(all))
    }

    fn atom(&mut self) -> Result<Node, String> {
        let one = |class| Ok(Node::One(class));
        match self.take() {
            Some(b'(') => self.group(),
            Some(b'[') if self.in_letters => self.letters(),
            Some(b'[') => one(self.class()?),
            Some(b'\\') => match self.take() {
                Some(byte) if self.in_letters => escaped_letter(byte),
                Some(b'b') => Ok(Node::Boundary),
                Some(byte) => one(escaped(byte)?),
                None => Err("nothing follows the last `\\`".to_owned()),
            },
            Some(b'.') if self.in_letters => {
                let line = Class::one(b'\n').without();
                Ok(Node::Letter(Letters::new(line, Wide::Others(Vec::new()))))
            }
            Some(b'.') => one(Class::default().without()),
            Some(b'^') => Ok(Node::Start),
            Some(b'$') => Ok(Node::End),
            Some(byte @ (b'*' | b'+' | b'?' | b'{')) => {
                Err(format!("`{}` follows nothing", char::from(byte)))
            }
            Some(byte @ 0x80..) if self.in_letters => {
                let count = length(byte).saturating_sub(1).min(self.left.len());
                let (rest, left) = self.left.split_at(count);
                self.left = left;
                let bytes = std::iter::once(&byte).chain(rest);
                let bytes = bytes.map(|byte| Node::One(Class::one(*byte)));
                Ok(Node::Sequence(bytes.collect()))
            }
            Some(byte) => one(self.cased(Class::one(byte))),
            None => Err("something is missing at the end".to_owned()),
        }
    }

    fn group(&mut self) -> Result<Node, String> {
        let border = b"?-u:\\b)";
        if self.left.starts_with(border) {
            self.left = &self.left[border.len()..];
            return Ok(Node::Boundary);
        }
        let mut number = None;
        let any_case = self.any_case;
        if self.left.starts_with(b"?:") {
            self.left = &self.left[2..];
        } else if self.in_letters && self.left.starts_with(b"?i:") {
            self.left = &self.left[3..];
            self.any_case = true;
        } else if self.left.first() == Some(&b'?') {
            return Err("a group starts with `(` or `(?:`".to_owned());
        } else if self.in_letters {
            self.groups += 1;
            number = Some(self.groups);
        }
        let node = self.either()?;
        self.any_case = any_case;
        if !self.take_if(b')') {
            return Err("a group does not end; a gap (`..`) cannot stand in a group".to_owned());
        }
        Ok(match number {
            Some(number) => Node::Group(number, Box::new(node)),
            None => node,
        })
    }

    /// A class of letters.
    fn letters(&mut self) -> Result<Node, String> {
        let open = || "a `[` has no `]`".to_owned();
        let left = std::str::from_utf8(self.left).map_err(|_| open())?;
        let mut escaped = false;
        let first = usize::from(left.starts_with('^'));
        let end = left.char_indices().find(|(at, letter)| {
            let ends = *letter == ']' && !escaped && *at > first;
            escaped = *letter == '\\' && !escaped;
            ends
        });
        let (end, _) = end.ok_or_else(open)?;
        let (plain, wide): (String, String) = left[..=end].chars().partition(char::is_ascii);
        self.left = &left.as_bytes()[end + 1..];
        let mut inner = Reader {
            left: plain.as_bytes(),
            depth: self.depth,
            in_letters: true,
            any_case: self.any_case,
            groups: 0,
        };
        let class = match plain.as_str() {
            "]" => Class::default(),
            "^]" => Class::default().without(),
            _ => inner.class()?.within(Class::ASCII),
        };
        let wide: Vec<char> = wide.chars().collect();
        Ok(match (plain.starts_with('^'), wide.is_empty()) {
            (true, _) => Node::Letter(Letters::new(class, Wide::Others(wide))),
            (false, true) => Node::One(class),
            (false, false) => Node::Letter(Letters::new(class, Wide::These(wide))),
        })
    }

    fn class(&mut self) -> Result<Class, String> {
        let without = self.take_if(b'^');
        let mut class = Class::default();
        let mut first = true;
        loop {
            let open = || "a `[` has no `]`".to_owned();
            let byte = self.take().ok_or_else(open)?;
            match byte {
                b']' if !first => break,
                b'\\' => {
                    let byte = self.take().ok_or_else(open)?;
                    if self.in_letters && byte.is_ascii_alphabetic() && !b"tnr".contains(&byte) {
                        return Err("letters of a kind cannot stand between `[` and `]`".to_owned());
                    }
                    class = class.with(escaped(byte)?);
                }
                0x80.. => return Err("only ASCII stands between `[` and `]`".to_owned()),
                _ => match self.left {
                    [b'-', to, ..] if *to != b']' => {
                        let to = *to;
                        self.left = &self.left[2..];
                        if to < byte {
                            return Err("a range runs backwards".to_owned());
                        }
                        class = class.with(Class::range(byte, to));
                    }
                    _ => class.add(byte),
                },
            }
            first = false;
        }
        let class = self.cased(class);
        Ok(if without { class.without() } else { class })
    }

    /// A class with the large letters of its small ones, and the other way round, where these are
    /// one.
    fn cased(&self, class: Class) -> Class {
        if !self.any_case {
            return class;
        }
        // A large letter stands 32 bits before its small one, in one block of 64.
        let [digits, letters, ..] = class.0;
        let large = letters & LARGE | letters >> 32 & LARGE;
        Class([
            digits,
            letters | large | large << 32,
            class.0[2],
            class.0[3],
        ])
    }

    fn counted(&mut self, node: Node) -> Result<Node, String> {
        let (least, most) = match self.left.first() {
            Some(b'?') => (0, 1),
            Some(b'*') => (0, u32::MAX),
            Some(b'+') => (1, u32::MAX),
            Some(b'{') => {
                let end = self.left.iter().position(|byte| *byte == b'}');
                let wrong = || "a count is written {2}, {2,} or {2,5}".to_owned();
                let end = end.ok_or_else(wrong)?;
                let inner = std::str::from_utf8(&self.left[1..end]).map_err(|_| wrong())?;
                self.left = &self.left[end..];
                let number = |text: &str| text.parse::<u32>().map_err(|_| wrong());
                match inner.split_once(',') {
                    None => (number(inner)?, number(inner)?),
                    Some((least, "")) => (number(least)?, u32::MAX),
                    Some((least, most)) => (number(least)?, number(most)?),
                }
            }
            _ => return Ok(node),
        };
        self.take();
        if least > most {
            return Err("a count runs backwards".to_owned());
        }
        if matches!(node, Node::Start | Node::End | Node::Boundary) {
            return Err("a place cannot be repeated".to_owned());
        }
        Ok(Node::Repeat {
            node: Box::new(node),
            least,
            most,
            lazy: self.take_if(b'?'),
        })
    }
}

/// The large letters among the bytes from 64 on.
const LARGE: u64 = 0x07FF_FFFE;

/// How many bytes a letter has that begins with a byte.
pub(super) fn length(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// What is written with a `\` before a letter, where letters beyond ASCII count.
fn escaped_letter(byte: u8) -> Result<Node, String> {
    let words = Class::WORD;
    Ok(match byte {
        b'w' => Node::Letter(Letters::new(words, Wide::Words(true))),
        b'W' => Node::Letter(Letters::new(words.without(), Wide::Words(false))),
        b's' => Node::Letter(Letters::new(escaped(byte)?, Wide::Blanks)),
        b'b' | b'd' => return Err("a kind of letters that ASCII ends".to_owned()),
        _ => Node::One(escaped(byte)?),
    })
}

fn escaped(byte: u8) -> Result<Class, String> {
    match byte {
        b'd' => Ok(Class::range(b'0', b'9')),
        b's' => Ok(Class::of(|byte| matches!(byte, b'\t'..=b'\r' | b' '))),
        b'w' => Ok(Class::WORD),
        b't' => Ok(Class::one(b'\t')),
        b'n' => Ok(Class::one(b'\n')),
        b'r' => Ok(Class::one(b'\r')),
        _ if byte.is_ascii_alphanumeric() => Err(format!("`\\{}` is not known", char::from(byte))),
        _ => Ok(Class::one(byte)),
    }
}
