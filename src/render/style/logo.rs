//! A firm's logo: a PNG or JPEG picture, without anything in it that is no picture.

use serde::Serialize;

/// Most bytes of a logo.
const LARGEST: usize = 2 << 20;
/// Most points of a side of the picture.
const WIDEST: u32 = 8_000;

/// A picture for the top of the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Logo {
    /// The picture, without remarks, places and dates that programs leave in pictures.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// `png` or `jpeg`.
    pub kind: &'static str,
    /// Width in points of the picture.
    pub width: u32,
    /// Height in points of the picture.
    pub height: u32,
}

impl Logo {
    /// Reads a picture.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence about the file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err(format!(
                "has {} KB; a logo has {} KB at most",
                bytes.len() >> 10,
                LARGEST >> 10
            ));
        }
        let (kind, bare, (width, height)) = if bytes.starts_with(SIGNATURE) {
            let (bare, size) = png(bytes).ok_or("is a damaged PNG picture")?;
            ("png", bare, size)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            let (bare, size) = jpeg(bytes).ok_or("is a damaged JPEG picture")?;
            ("jpeg", bare, size)
        } else {
            return Err("is no PNG or JPEG picture".to_owned());
        };
        if !(1..=WIDEST).contains(&width) || !(1..=WIDEST).contains(&height) {
            return Err(format!(
                "is {width} by {height} points; a side has 1 to {WIDEST}"
            ));
        }
        Ok(Self {
            bytes: bare,
            kind,
            width,
            height,
        })
    }
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that make the picture, and its size.
fn png(bytes: &[u8]) -> Option<(Vec<u8>, (u32, u32))> {
    let mut bare = SIGNATURE.to_vec();
    let mut rest = bytes.get(SIGNATURE.len()..)?;
    let mut size = None;
    loop {
        let length = usize::try_from(number(rest.get(..4)?)).ok()?;
        let kind = rest.get(4..8)?;
        let whole = rest.get(..length.checked_add(12)?)?;
        if kind == b"IHDR" {
            size = Some((number(whole.get(8..12)?), number(whole.get(12..16)?)));
        }
        if [
            b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND",
        ]
        .contains(&kind.try_into().ok()?)
        {
            bare.extend_from_slice(whole);
        }
        if kind == b"IEND" {
            return Some((bare, size?));
        }
        rest = rest.get(whole.len()..)?;
    }
}

/// The segments that make the picture, and its size.
fn jpeg(bytes: &[u8]) -> Option<(Vec<u8>, (u32, u32))> {
    let mut bare = bytes.get(..2)?.to_vec();
    let mut rest = bytes.get(2..)?;
    let mut size = None;
    loop {
        let [0xff, marker] = *rest.get(..2)? else {
            return None;
        };
        // From the start of the scan on, everything is picture.
        if marker == 0xda {
            bare.extend_from_slice(rest);
            return Some((bare, size?));
        }
        let length = usize::from(u16::from_be_bytes(rest.get(2..4)?.try_into().ok()?));
        let whole = rest.get(..length.checked_add(2)?)?;
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let points = |at: usize| -> Option<u32> {
                let pair: [u8; 2] = whole.get(at..at + 2)?.try_into().ok()?;
                Some(u32::from(u16::from_be_bytes(pair)))
            };
            size = Some((points(7)?, points(5)?));
        }
        // Remarks and what programs know of a picture; the first and the colour transform stay.
        let is_remark = marker == 0xfe || matches!(marker, 0xe1..=0xed | 0xef);
        if !is_remark {
            bare.extend_from_slice(whole);
        }
        rest = rest.get(whole.len()..)?;
        if length < 2 {
            return None;
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{Logo, SIGNATURE};

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    }

    #[test]
    fn what_is_no_picture_goes() {
        let header = [0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0];
        let png = [
            SIGNATURE,
            &chunk(b"IHDR", &header),
            &chunk(b"tEXt", b"Author\0secret"),
            &chunk(b"IDAT", b"x"),
            &chunk(b"IEND", b""),
        ]
        .concat();
        let logo = Logo::read(&png).unwrap();
        assert_eq!((logo.kind, logo.width, logo.height), ("png", 40, 20));
        assert!(!String::from_utf8_lossy(&logo.bytes).contains("secret"));
        assert_eq!(Logo::read(&logo.bytes).unwrap(), logo);
        for end in 0..png.len() {
            assert!(Logo::read(&png[..end]).is_err());
        }
    }

    #[test]
    fn a_jpeg_keeps_its_picture() {
        let frame = [0xff, 0xc0, 0, 9, 8, 0, 20, 0, 40, 1, 0];
        let remark = [0xff, 0xfe, 0, 8, b's', b'e', b'c', b'r', b'e', b't'];
        let jpeg = [
            &[0xff, 0xd8],
            &remark[..],
            &frame[..],
            &[0xff, 0xda, 0, 2, 1, 0xff, 0xd9],
        ]
        .concat();
        let logo = Logo::read(&jpeg).unwrap();
        assert_eq!((logo.kind, logo.width, logo.height), ("jpeg", 40, 20));
        assert!(!String::from_utf8_lossy(&logo.bytes).contains("secret"));
    }
}
