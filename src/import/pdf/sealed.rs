//! Encrypted files with packed objects: what stands in their streams is seen only when the file is
//! open, and whoever opens it climbs its tree of pages at once. As anybody may add to a PDF, an empty
//! list of pages is laid over its own; so it is opened first, and its trees are measured.

use std::io::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Object};

use super::bombs::{find, find_last};
use super::tree::Tree;
use super::unreadable;
use crate::import::Unreadable;

/// Bytes of a trailer that are looked at.
const TRAILER: usize = 4096;

/// Refuses an encrypted file whose packed objects make a tree that is too high or has too many leaves.
///
/// # Errors
/// If it is such a file, or cannot be opened.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Unreadable> {
    if find(bytes, b"/Encrypt").is_none() || find(bytes, b"/ObjStm").is_none() {
        return Ok(());
    }
    let lost = || {
        Unreadable::new(
            "it is encrypted, and its table of objects is lost; save it without encryption",
        )
    };
    let pdf = Pdf::new(without_pages(bytes).ok_or_else(lost)?).map_err(unreadable)?;
    if !pdf.pages().is_empty() {
        return Err(lost());
    }
    let mut tree = Tree::default();
    for object in pdf.objects() {
        if let Object::Dict(own) = object
            && let Some(id) = own.obj_id()
            && let Some(kids) = own.get::<Array<'_>>(b"Kids")
        {
            let number = |number: i32| u32::try_from(number).unwrap_or(u32::MAX);
            let kids = kids.raw_iter().filter_map(|kid| kid.as_obj_ref());
            tree.add(
                number(id.obj_number),
                kids.map(|kid| number(kid.obj_number)),
            );
        }
    }
    tree.refuse()
}

/// The file with an empty list of pages laid over its own.
fn without_pages(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = &bytes[bytes.len().saturating_sub(2048)..];
    let before = number(&end[find_last(end, b"startxref")? + 9..])?;
    let table = bytes.get(before..)?;
    let trailer = match find(&table[..table.len().min(8)], b"xref") {
        Some(_) => &table[find(table, b"trailer")?..],
        None => table,
    };
    let trailer = &trailer[..trailer.len().min(TRAILER)];
    let trailer = &trailer[..find(trailer, b"stream").unwrap_or(trailer.len())];
    let encrypt = value(trailer, b"/Encrypt")?;
    let id = value(trailer, b"/ID").unwrap_or(b"[]");
    let catalog = number(&trailer[find(trailer, b"/Size")? + 5..])?;
    let list = catalog + 1;
    let mut all = bytes.to_vec();
    let mut at = [0; 3];
    at[0] = all.len() + 1;
    write!(
        all,
        "\n{catalog} 0 obj\n<< /Type /Catalog /Pages {list} 0 R >>\nendobj"
    )
    .ok()?;
    at[1] = all.len() + 1;
    write!(
        all,
        "\n{list} 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj"
    )
    .ok()?;
    at[2] = all.len() + 1;
    write!(
        all,
        "\nxref\n{catalog} 2\n{:010} 00000 n \n{:010} 00000 n \ntrailer\n<< /Size {} /Root {catalog} 0 R /Prev {before} /Encrypt ",
        at[0],
        at[1],
        list + 1
    )
    .ok()?;
    all.extend_from_slice(encrypt);
    all.extend_from_slice(b" /ID ");
    all.extend_from_slice(id);
    write!(all, " >>\nstartxref\n{}\n%%EOF\n", at[2]).ok()?;
    Some(all)
}

/// The number behind a word.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.trim_ascii_start();
    let count = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    std::str::from_utf8(&digits[..count.min(12)])
        .ok()?
        .parse()
        .ok()
}

/// The value of a key: a reference, a list, or a dictionary.
fn value<'a>(trailer: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let value = trailer[find(trailer, key)? + key.len()..].trim_ascii_start();
    let mut open = 0_usize;
    for (at, byte) in value.iter().enumerate() {
        match byte {
            b'[' | b'<' => open += 1,
            b']' | b'>' => open = open.checked_sub(1)?,
            _ => {}
        }
        let is_end = matches!(byte, b']' | b'>' | b'R') && open == 0;
        if is_end {
            return Some(&value[..=at]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_are_copied_whole() {
        let trailer = b"<< /Size 9 /Encrypt 7 0 R /ID [<aa> <bb>] /Own << /A <</B 1>> >> >>";
        let copied = |key: &[u8]| std::str::from_utf8(value(trailer, key).unwrap()).unwrap();
        assert_eq!(copied(b"/Encrypt"), "7 0 R");
        assert_eq!(copied(b"/ID"), "[<aa> <bb>]");
        assert_eq!(copied(b"/Own"), "<< /A <</B 1>> >>");
    }
}
