//! Text that stays text.

use std::fmt::Write as _;

use crate::render::text::clean;

/// Words, safe between tags and inside a quoted attribute.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in clean(text).chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            char => out.push(char),
        }
    }
    out
}

/// A quoted CSS string; nothing in it can end the string or the style element.
pub(super) fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for char in clean(text).chars() {
        if char.is_alphanumeric() || char == ' ' {
            out.push(char);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(char));
        }
    }
    out.push('"');
    out
}
