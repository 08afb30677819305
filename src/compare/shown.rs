//! A change in one line, with a few words around it.

use super::{Change, Difference};
use crate::document::plain;

/// Words kept on each side of a change.
const AROUND: usize = 5;
/// Most words of a line that came or went.
const WHOLE: usize = 24;

impl Difference {
    /// The change as `[-old-]{+new+}` with a few words around it.
    pub fn shown(&self) -> String {
        let last = self.pieces.len().saturating_sub(1);
        let mut out = String::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let text = plain(&piece.text);
            match piece.change {
                Change::Kept => out.push_str(&around(&text, at > 0, at < last)),
                Change::Deleted => out.extend(["[-", first(&text).as_str(), "-]"]),
                Change::Inserted => out.extend(["{+", first(&text).as_str(), "+}"]),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words that go, and those that come.
    pub fn sides(&self) -> (String, String) {
        let side = |wanted: Change| {
            let pieces = self.pieces.iter();
            let texts: Vec<String> = pieces
                .filter(|piece| piece.change == wanted)
                .map(|piece| plain(&piece.text))
                .collect();
            texts.join(" … ")
        };
        (side(Change::Deleted), side(Change::Inserted))
    }
}

/// The words next to a change.
fn around(text: &str, after: bool, before: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let most = AROUND * (usize::from(after) + usize::from(before));
    if words.len() <= most {
        return text.to_owned();
    }
    let start = if after {
        words[..AROUND].join(" ")
    } else {
        String::new()
    };
    let end = if before {
        words[words.len() - AROUND..].join(" ")
    } else {
        String::new()
    };
    let blank = |is_there: bool| if is_there { " " } else { "" };
    let lead = blank(after && text.starts_with(char::is_whitespace));
    let tail = blank(before && text.ends_with(char::is_whitespace));
    format!("{lead}{start} … {end}{tail}")
}

/// The beginning of a long text.
fn first(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= WHOLE {
        return text.to_owned();
    }
    format!("{} …", words[..WHOLE].join(" "))
}
