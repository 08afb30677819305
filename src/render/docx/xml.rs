//! The one writer of XML: every text and every attribute is escaped here and nowhere else.

use super::tracking::Tracking;
use crate::render::text::clean;

/// XML in the making.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) out: String,
    /// Who tracks changes, and what becomes of the runs that are written now.
    pub(super) tracking: Option<Tracking>,
}

/// Names and values of attributes, in the order they are written.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration.
    pub(super) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            tracking: None,
        }
    }

    /// An element and what stands in it.
    pub(super) fn wrap(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        let tracked = (name == "w:r").then(|| self.begin_change()).flatten();
        self.open(name, attributes);
        self.out.push('>');
        content(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self.end_change(tracked);
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with nothing but `w:val`.
    pub(super) fn value(&mut self, name: &str, value: impl AsRef<str>) {
        self.empty(name, &[("w:val", value.as_ref())]);
    }

    /// An element that only says yes.
    pub(super) fn flag(&mut self, name: &str, is_set: bool) {
        if is_set {
            self.empty(name, &[]);
        }
    }

    /// An element with nothing but text.
    pub(super) fn words(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        let name = self.fated(name);
        self.wrap(name, attributes, |xml| xml.text(text));
    }

    /// Text; nothing in it can become markup.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// XML that another writer made.
    pub(super) fn append(&mut self, other: &Self) {
        self.out.push_str(&other.out);
    }

    /// The bytes of the part.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for char in clean(text).chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            char => out.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::default();
        xml.words("w:t", &[("a", "\"<&>\"")], "</w:t>&amp;\0\u{202e}");
        assert_eq!(
            String::from_utf8(xml.into_bytes()).unwrap(),
            "<w:t a=\"&quot;&lt;&amp;&gt;&quot;\">&lt;/w:t&gt;&amp;amp;\u{fffd}\u{fffd}</w:t>"
        );
    }
}
