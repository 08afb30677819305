//! Unpacks streams only to count what comes out: what packs well is refused before a reader of
//! PDF unpacks it into memory.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

/// What packs a stream, by its names.
const NAMES: &[(&[u8], Filter)] = &[
    (b"/FlateDecode", Filter::Flate),
    (b"/Fl", Filter::Flate),
    (b"/LZWDecode", Filter::Lzw),
    (b"/LZW", Filter::Lzw),
    (b"/RunLengthDecode", Filter::RunLength),
    (b"/RL", Filter::RunLength),
    (b"/ASCII85Decode", Filter::Ascii85),
    (b"/A85", Filter::Ascii85),
    (b"/ASCIIHexDecode", Filter::Hex),
    (b"/AHx", Filter::Hex),
];

/// What packs a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    Hex,
}

/// The filters that a dictionary names, in their order.
pub(super) fn named(dictionary: &[u8]) -> Vec<Filter> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < dictionary.len() {
        let rest = &dictionary[at..];
        let ends = |name: &[u8]| {
            rest.get(name.len())
                .is_none_or(|next| !next.is_ascii_alphanumeric())
        };
        let known = NAMES
            .iter()
            .find(|(name, _)| rest.starts_with(name) && ends(name));
        if let Some((name, filter)) = known {
            found.push(*filter);
            at += name.len();
        } else {
            at += 1;
        }
    }
    found
}

/// What a stream unpacks to.
pub(super) fn unpacked<'a>(bytes: &'a [u8], filters: &[Filter]) -> Box<dyn Read + 'a> {
    let packed: Box<dyn Read + 'a> = Box::new(bytes);
    filters.iter().fold(packed, |inner, filter| match filter {
        Filter::Flate => Box::new(ZlibDecoder::new(inner)),
        Filter::Lzw => Box::new(Steps::new(inner, Lzw::default())),
        Filter::RunLength => Box::new(Steps::new(inner, RunLength::default())),
        Filter::Ascii85 => Box::new(Steps::new(inner, Ascii85::default())),
        Filter::Hex => Box::new(Steps::new(inner, Hex::default())),
    })
}

/// One step of a decoder: it takes a byte and puts out what it then knows.
trait Step {
    /// Whether more may follow.
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> bool;
}

/// A decoder that is read from.
struct Steps<R, S> {
    inner: io::Bytes<io::BufReader<R>>,
    step: S,
    ready: Vec<u8>,
    given: usize,
    is_over: bool,
}

impl<R: Read, S> Steps<R, S> {
    fn new(inner: R, step: S) -> Self {
        Self {
            inner: io::BufReader::new(inner).bytes(),
            step,
            ready: Vec::new(),
            given: 0,
            is_over: false,
        }
    }
}

impl<R: Read, S: Step> Read for Steps<R, S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
            while self.ready.len() < buffer.len() && !self.is_over {
                match self.inner.next() {
                    Some(Ok(byte)) => self.is_over = !self.step.take(byte, &mut self.ready),
                    _ => self.is_over = true,
                }
            }
        }
        let rest = &self.ready[self.given..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

/// Runs of one byte, and bytes as they are.
#[derive(Default)]
struct RunLength {
    /// Bytes to take as they are.
    copies: u8,
    /// How often the next byte comes.
    repeats: usize,
}

impl Step for RunLength {
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> bool {
        if self.copies > 0 {
            self.copies -= 1;
            out.push(byte);
        } else if self.repeats > 0 {
            out.resize(out.len() + self.repeats, byte);
            self.repeats = 0;
        } else {
            match byte {
                128 => return false,
                0..128 => self.copies = byte + 1,
                _ => self.repeats = 257 - usize::from(byte),
            }
        }
        true
    }
}

/// Five letters for four bytes; how many bytes come out is all that matters here, except before
/// another filter.
#[derive(Default)]
struct Ascii85 {
    digits: u32,
    count: u8,
}

impl Step for Ascii85 {
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> bool {
        match byte {
            b'z' if self.count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                self.digits = self
                    .digits
                    .wrapping_mul(85)
                    .wrapping_add(u32::from(byte - b'!'));
                self.count += 1;
                if self.count == 5 {
                    out.extend(self.digits.to_be_bytes());
                    (self.digits, self.count) = (0, 0);
                }
            }
            b'~' => {
                let missing = 5 - self.count;
                if self.count > 1 {
                    for _ in 0..missing {
                        self.digits = self.digits.wrapping_mul(85).wrapping_add(84);
                    }
                    out.extend(&self.digits.to_be_bytes()[..usize::from(self.count) - 1]);
                }
                return false;
            }
            _ => {}
        }
        true
    }
}

/// Two digits a byte.
#[derive(Default)]
struct Hex {
    first: Option<u8>,
}

impl Step for Hex {
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> bool {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            b'>' => return false,
            _ => return true,
        };
        match self.first.take() {
            Some(first) => out.push(first << 4 | digit),
            None => self.first = Some(digit),
        }
        true
    }
}

/// Codes of 9 to 12 bits for strings seen before. A string is the one before it and a byte.
#[derive(Default)]
struct Lzw {
    bits: u32,
    held: u32,
    /// For each code from 258 on: the code it goes on from, its last byte and its length.
    strings: Vec<(u16, u8, u16)>,
    before: Option<u16>,
}

impl Lzw {
    fn length(&self, code: u16) -> usize {
        match code {
            0..256 => 1,
            _ => self
                .strings
                .get(usize::from(code) - 258)
                .map_or(0, |(.., length)| usize::from(*length)),
        }
    }

    /// Puts the string of a code out; gives its first byte.
    fn write(&self, code: u16, out: &mut Vec<u8>) -> u8 {
        let end = out.len() + self.length(code);
        out.resize(end, 0);
        let (mut code, mut at) = (code, end);
        while code >= 258 && at > 0 {
            let Some((parent, last, _)) = self.strings.get(usize::from(code) - 258) else {
                break;
            };
            at -= 1;
            out[at] = *last;
            code = *parent;
        }
        let first = u8::try_from(code).unwrap_or(0);
        if let Some(place) = at.checked_sub(1).and_then(|at| out.get_mut(at)) {
            *place = first;
        }
        first
    }

    fn code(&mut self, code: u16, out: &mut Vec<u8>) -> bool {
        match code {
            256 => {
                self.strings.clear();
                self.before = None;
                return true;
            }
            257 => return false,
            _ => {}
        }
        let next = u16::try_from(self.strings.len() + 258).unwrap_or(u16::MAX);
        let is_new = code == next;
        if code > next || code == next && self.before.is_none() {
            return false;
        }
        let shown = if is_new {
            self.before.unwrap_or(0)
        } else {
            code
        };
        let first = self.write(shown, out);
        if is_new {
            out.push(first);
        }
        if let Some(before) = self.before
            && self.strings.len() < 4096 - 258
        {
            let length = u16::try_from(self.length(before) + 1).unwrap_or(u16::MAX);
            self.strings.push((before, first, length));
        }
        self.before = Some(code);
        true
    }
}

impl Step for Lzw {
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> bool {
        self.held = self.held << 8 | u32::from(byte);
        self.bits += 8;
        // A code grows one string early.
        let width = match self.strings.len() + 259 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if self.bits < width {
            return true;
        }
        self.bits -= width;
        let code = self.held >> self.bits & ((1 << width) - 1);
        self.held &= (1 << self.bits) - 1;
        u16::try_from(code).is_ok_and(|code| self.code(code, out))
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, named, unpacked};
    use std::io::Read;

    fn of(bytes: &[u8], filters: &[Filter]) -> Vec<u8> {
        let mut out = Vec::new();
        unpacked(bytes, filters).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn filters_are_named_in_order() {
        assert_eq!(
            named(b"/Filter [/ASCII85Decode /LZW]/FlateDecoder"),
            [Filter::Ascii85, Filter::Lzw]
        );
    }

    #[test]
    fn streams_are_unpacked() {
        assert_eq!(of(b"\x02abc\xfed\x80zz", &[Filter::RunLength]), b"abcddd");
        assert_eq!(of(b"48 65 6c6C6f>", &[Filter::Hex]), b"Hello");
        assert_eq!(
            of(b"87cURD]i,\"Ebo80+T~>", &[Filter::Ascii85]),
            b"Hello World!!"
        );
        // The example of the PDF standard.
        let lzw = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(
            of(&lzw, &[Filter::Lzw]),
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
        assert_eq!(
            of(b"800B6050220C0C8501>", &[Filter::Hex, Filter::Lzw]).len(),
            10
        );
    }
}
