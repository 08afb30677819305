//! How deep the objects of a file stand in each other: a reader of PDF goes down with them.

use crate::import::Unreadable;

/// Brackets that may be open at once. Real files open a dozen.
const DEEPEST: usize = 1_000;
/// Drawing states that may be kept at once.
const MOST_STATES: usize = 20_000;

/// Follows brackets through pieces of a file or of a stream.
#[derive(Default)]
pub(super) struct Nesting {
    depth: usize,
    states: usize,
    inside: Inside,
    /// The letters of the word that is being read, as many as matter.
    word: [u8; 7],
    length: usize,
    last: u8,
}

/// What the next byte stands in.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Objects,
    Comment,
    /// Words in so many brackets.
    Text(usize),
    /// The same, after a backslash.
    Escape(usize),
}

impl Nesting {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// If they nest deeper than any document does.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        for byte in bytes {
            self.take(*byte);
            if self.depth > DEEPEST || self.states > MOST_STATES {
                return Err(Unreadable::new(
                    "its objects are nested deeper than in any document; print it to PDF again",
                ));
            }
        }
        Ok(())
    }

    fn take(&mut self, byte: u8) {
        match self.inside {
            Inside::Comment => {
                if matches!(byte, b'\n' | b'\r') {
                    self.inside = Inside::Objects;
                }
            }
            Inside::Escape(open) => self.inside = Inside::Text(open),
            Inside::Text(open) => match byte {
                b'\\' => self.inside = Inside::Escape(open),
                b'(' => self.inside = Inside::Text(open + 1),
                b')' if open == 1 => self.inside = Inside::Objects,
                b')' => self.inside = Inside::Text(open - 1),
                _ => {}
            },
            Inside::Objects => self.object(byte),
        }
    }

    fn object(&mut self, byte: u8) {
        if byte.is_ascii_alphabetic() {
            if let Some(letter) = self.word.get_mut(self.length) {
                *letter = byte;
            }
            self.length += 1;
            self.last = byte;
            return;
        }
        match self.word.get(..self.length) {
            Some(b"q") => self.states += 1,
            Some(b"Q") => self.states = self.states.saturating_sub(1),
            // What an object opened ends with it.
            Some(b"endobj" | b"obj") => self.depth = 0,
            _ => {}
        }
        self.length = 0;
        let is_double = self.last == byte;
        self.last = byte;
        match byte {
            b'(' => self.inside = Inside::Text(1),
            b'%' => self.inside = Inside::Comment,
            b'[' => self.depth += 1,
            b'<' if is_double => {
                self.depth += 1;
                self.last = 0;
            }
            b']' => self.depth = self.depth.saturating_sub(1),
            b'>' if is_double => {
                self.depth = self.depth.saturating_sub(1);
                self.last = 0;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Nesting;

    fn is_refused(bytes: &[u8]) -> bool {
        Nesting::default().read(bytes).is_err()
    }

    #[test]
    fn depth_is_followed() {
        assert!(is_refused(&b"[".repeat(2_000)));
        assert!(is_refused(&b"<</A ".repeat(2_000)));
        assert!(is_refused(&b"q ".repeat(50_000)));
        assert!(!is_refused(&b"[]<</A[(]]([[[)]>>q Q ".repeat(5_000)));
        assert!(!is_refused(&b"1 0 obj [[ endobj ".repeat(2_000)));
        assert!(!is_refused(&b"% [ [ [\n".repeat(2_000)));
        assert!(!is_refused(b"(\\([[[[)"));
    }
}
