//! Streams that unpack to more than any document holds, found before anything is unpacked.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::import::Unreadable;

/// Most bytes that one stream may unpack to.
const LARGEST: u64 = 64 << 20;
/// Most bytes that all streams may unpack to.
const LARGEST_WHOLE: u64 = 256 << 20;
/// Bytes before a stream that hold its dictionary.
const DICTIONARY: usize = 600;

/// Refuses a file with such streams. Pictures are not counted: nobody unpacks them.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut whole = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let mark = at + found;
        at = mark + 6;
        if bytes[..mark].ends_with(b"end") {
            continue;
        }
        let start = match &bytes[at..] {
            [b'\r', b'\n', ..] => at + 2,
            [b'\r' | b'\n', ..] => at + 1,
            _ => continue,
        };
        let before = &bytes[mark.saturating_sub(DICTIONARY)..mark];
        let own = find_last(before, b"obj").map_or(before, |end| &before[end..]);
        let is_picture = find(own, b"/Image").is_some();
        if is_picture || find(own, b"Fl").is_none() {
            continue;
        }
        let packed = own.windows(6).filter(|window| *window == b"Decode").count();
        let size = unpacked(&bytes[start..], packed);
        whole += size;
        if size > LARGEST || whole > LARGEST_WHOLE {
            return Err(Unreadable::new(format!(
                "it unpacks to more than {} MiB, as no document does; print it to PDF again",
                if size > LARGEST {
                    LARGEST
                } else {
                    LARGEST_WHOLE
                } >> 20
            )));
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to, counted up to the limit; streams packed twice are
/// unpacked twice.
fn unpacked(bytes: &[u8], times: usize) -> u64 {
    let once = ZlibDecoder::new(bytes).take(LARGEST + 1);
    if times < 2 {
        return count(once);
    }
    let first = Counting {
        inner: once,
        count: 0,
    };
    let mut twice = ZlibDecoder::new(first).take(LARGEST + 1);
    let second = count(&mut twice);
    second.max(twice.get_ref().get_ref().count)
}

/// Reads to the end, keeping nothing; what is damaged ends there.
fn count(mut from: impl Read) -> u64 {
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        size += read as u64;
    }
    size
}

/// A reader that counts what passes.
struct Counting<R> {
    inner: R,
    count: u64,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == first) {
        at += next;
        if bytes[at..].starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
