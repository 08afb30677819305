//! What would take a reader of PDF more memory or time than any document does, found before it
//! reads: streams that unpack without end, objects nested without end, trees of pages that stand
//! for more pages than there are.

use std::io::Read;

use super::filters::{self, Filter};
use super::nesting::Nesting;
use super::tree::Tree;
use crate::import::Unreadable;

/// Most bytes that one stream may unpack to.
const LARGEST: u64 = 64 << 20;
/// Most bytes that all streams may unpack to.
const LARGEST_WHOLE: u64 = 256 << 20;
/// Bytes before a stream that hold its dictionary.
const DICTIONARY: usize = 600;
/// A stream that packs objects is no larger, if its objects are to be looked at.
const OBJECTS: usize = 16 << 20;
/// How many bytes may be searched for the ends of streams, where no table says where objects are.
const MOST_SEARCHED: u64 = 4_000_000_000;

/// Refuses a file with such things. Pictures are not counted: nobody unpacks them.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut whole = 0;
    let mut tree = Tree::default();
    let mut between = Nesting::default();
    let ends: Vec<usize> = ends(bytes);
    let mut seen = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let mark = at + found;
        at = mark + 6;
        if bytes[..mark].ends_with(b"end") {
            // The next objects begin here; what stands in the stream is none of them.
            seen = mark;
            continue;
        }
        let start = match &bytes[at..] {
            [b'\r', b'\n', ..] => at + 2,
            [b'\r' | b'\n', ..] => at + 1,
            _ => continue,
        };
        if seen < mark {
            between.read(&bytes[seen..mark])?;
            tree.read(&bytes[seen..mark]);
        }
        seen = start;
        let before = &bytes[mark.saturating_sub(DICTIONARY)..mark];
        let own = find_last(before, b"obj").map_or(before, |end| &before[end..]);
        let filters = filters::named(own);
        if find(own, b"/Image").is_some() {
            continue;
        }
        if filters.is_empty() {
            let end = ends.partition_point(|end| *end < start);
            let end = ends.get(end).copied().unwrap_or(bytes.len());
            if !is_font(own) {
                Nesting::default().read(&bytes[start..end])?;
            }
            at = end;
            continue;
        }
        let size = unpack(&bytes[start..], own, &filters, &mut tree)?;
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
    between.read(&bytes[seen..])?;
    tree.read(&bytes[seen..]);
    tree.refuse()?;
    searched(bytes)
}

/// Where streams end.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(end) = find(&bytes[at..], b"endstream") {
        found.push(at + end);
        at += end + 9;
    }
    found
}

/// Whether a stream is a font: its bytes are no objects.
fn is_font(dictionary: &[u8]) -> bool {
    [&b"/Length1"[..], b"Type1C", b"Type0C", b"/OpenType"]
        .iter()
        .any(|name| find(dictionary, name).is_some())
}

/// How many bytes a stream unpacks to, counted up to the limit. Its objects must not nest without
/// end, and the trees in it are taken.
fn unpack(
    bytes: &[u8],
    dictionary: &[u8],
    filters: &[Filter],
    tree: &mut Tree,
) -> Result<u64, Unreadable> {
    let is_font = is_font(dictionary);
    let holds_objects = find(dictionary, b"/ObjStm").is_some();
    // What comes out of an inner filter counts, too.
    let mut size = 0;
    for depth in 1..filters.len() {
        size = size.max(count(
            filters::unpacked(bytes, &filters[..depth]),
            &mut |_| Ok(()),
        )?);
        if size > LARGEST {
            return Ok(size);
        }
    }
    let mut objects = Vec::new();
    let mut nesting = Nesting::default();
    let all = count(filters::unpacked(bytes, filters), &mut |piece| {
        if holds_objects && objects.len() < OBJECTS {
            objects.extend_from_slice(piece);
        }
        if is_font { Ok(()) } else { nesting.read(piece) }
    })?;
    if holds_objects {
        tree.read_packed(&objects);
    }
    Ok(size.max(all))
}

/// Reads to the end or the limit, keeping nothing; what is damaged ends there.
fn count(
    from: impl Read,
    look: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>,
) -> Result<u64, Unreadable> {
    let mut from = from.take(LARGEST + 1);
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        look(&buffer[..read])?;
        size += read as u64;
    }
    Ok(size)
}

/// A file whose table of objects is lost is searched for them, and after each for the end of its
/// stream: many objects and few streams make that endless.
fn searched(bytes: &[u8]) -> Result<(), Unreadable> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let table = find_last(tail, b"startxref").and_then(|at| {
        let digits: Vec<u8> = tail[at + 9..]
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace())
            .take_while(|byte| byte.is_ascii_digit())
            .copied()
            .collect();
        let at: usize = std::str::from_utf8(&digits).ok()?.parse().ok()?;
        let rest = bytes.get(at..)?;
        let blank = rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        rest.get(blank..).filter(|rest| {
            rest.starts_with(b"xref") || rest.first().is_some_and(u8::is_ascii_digit)
        })
    });
    if table.is_some() {
        return Ok(());
    }
    let (mut total, mut pending, mut from, mut at) = (0_u64, 0_u64, 0, 0);
    while let Some(found) = find(&bytes[at..], b"e") {
        at += found;
        if bytes[at..].starts_with(b"endobj") {
            pending += 1;
        } else if bytes[at..].starts_with(b"endstream") {
            total += pending * (at - from) as u64;
            (pending, from) = (0, at);
        }
        at += 1;
    }
    total += pending * (bytes.len() - from) as u64;
    if total / 2 > MOST_SEARCHED {
        return Err(Unreadable::new(
            "the file is damaged: its table of objects is lost, and it has too many to search for; print it to PDF again",
        ));
    }
    Ok(())
}

pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
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

pub(super) fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
