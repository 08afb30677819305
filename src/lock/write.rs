//! The lock as TOML: sorted by id, the same bytes for the same texts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Lock, Pinned, hash};

/// The text of a lock.
pub fn write(lock: &Lock) -> String {
    let mut out = String::from(
        "# The texts this engagement is drafted from. Keep this file beside it and change it with\n\
         # `engross update` only; `engross clauses impact` says what a newer library would change.\n\n\
         schema = \"engross-lock/1\"\n",
    );
    out.push_str(&format_line("library", &lock.library));
    out.push_str("known = [\n");
    for id in &lock.known {
        out.extend(["  ", &quoted(id), ",\n"]);
    }
    out.push_str("]\n");
    for (name, all) in [
        ("preset", &lock.presets),
        ("clause", &lock.clauses),
        ("term", &lock.terms),
    ] {
        entries(name, all, &mut out);
    }
    out
}

fn entries(name: &str, all: &BTreeMap<String, Pinned>, out: &mut String) {
    for (id, pinned) in all {
        out.extend(["\n[[", name, "]]\n"]);
        out.push_str(&format_line("id", id));
        out.push_str(&format_line("library", &pinned.library));
        out.push_str(&format_line("hash", &hash(&pinned.text)));
        out.extend(["text = ", &literal(&pinned.text), "\n"]);
    }
}

fn format_line(key: &str, value: &str) -> String {
    format!("{key} = {}\n", quoted(value))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A text over several lines as it is; one that TOML cannot hold so, with escapes.
fn literal(text: &str) -> String {
    let is_plain = !text.contains("'''")
        && !text.ends_with('\'')
        && text
            .chars()
            .all(|one| one == '\n' || one == '\t' || !one.is_control());
    if is_plain {
        format!("'''\n{text}'''")
    } else {
        let mut out = String::from('"');
        for one in text.chars() {
            match one {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                one if one.is_control() => {
                    let _ = write!(out, "\\u{:04x}", u32::from(one));
                }
                one => out.push(one),
            }
        }
        out.push('"');
        out
    }
}
