//! As much YAML as OpenSLO needs: nested mappings of texts that nothing can break out of.

use std::fmt::Write;

/// A document that is being written.
#[derive(Default)]
pub(super) struct Yaml(String);

impl Yaml {
    /// A key whose mapping follows, one level deeper.
    pub(super) fn open(&mut self, depth: usize, key: &str) {
        let _ = writeln!(self.0, "{}{key}:", "  ".repeat(depth));
    }

    /// A key with a word, number or nothing, of our own making.
    pub(super) fn plain(&mut self, depth: usize, key: &str, value: &str) {
        let gap = if value.is_empty() { "" } else { " " };
        let _ = writeln!(self.0, "{}{key}:{gap}{value}", "  ".repeat(depth));
    }

    /// A key with a text that people wrote: a double-quoted scalar, every odd character escaped.
    pub(super) fn text(&mut self, depth: usize, key: &str, value: &str) {
        let mut quoted = String::from("\"");
        for one in value.chars() {
            match one {
                '"' => quoted.push_str("\\\""),
                '\\' => quoted.push_str("\\\\"),
                '\n' => quoted.push_str("\\n"),
                '\t' => quoted.push_str("\\t"),
                one if one.is_control() || matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                    let _ = write!(quoted, "\\u{:04x}", u32::from(one));
                }
                one => quoted.push(one),
            }
        }
        quoted.push('"');
        self.plain(depth, key, &quoted);
    }

    /// The document.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Yaml;

    #[test]
    fn no_text_breaks_out_of_its_quotes() {
        let mut yaml = Yaml::default();
        yaml.text(1, "name", "a \"b\"\\: c\n- d # \u{85}");
        assert_eq!(
            yaml.finish(),
            "  name: \"a \\\"b\\\"\\\\: c\\n- d # \\u0085\"\n"
        );
    }
}
