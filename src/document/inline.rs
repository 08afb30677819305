//! Running text, each piece with its meaning.

use super::Anchor;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// The use of a defined term; the anchor names its definition, if the document has it.
    Term {
        /// As written, singular or plural.
        text: String,
        /// Where it is defined.
        definition: Option<Anchor>,
    },
    /// The words that are defined here: printed bold in quotation marks.
    Definition {
        /// The term.
        text: String,
        /// Its name as a target.
        anchor: Option<Anchor>,
    },
    /// A blank that was filled.
    Value {
        /// As printed.
        text: String,
        /// Path of the blank, such as `clause.audit.right-to-audit.notice`.
        blank: String,
    },
    /// A blank nobody filled, or a fact to be confirmed: printed in brackets and highlighted.
    Open {
        /// As printed inside the brackets.
        text: String,
        /// Path of what is open.
        blank: String,
    },
    /// A live reference: `before`, `number` and `after` are printed in this order.
    Reference {
        /// What it points to; `None` if the target was left out (then `number` says so).
        target: Option<Anchor>,
        /// "clause ".
        before: String,
        /// "14.2(b)".
        number: String,
        /// " (Exit plan)", or empty.
        after: String,
    },
    /// A line break inside a table cell or an address.
    Break,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The words as every format prints them.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Term { text, .. } | Inline::Value { text, .. } => {
                out.push_str(text);
            }
            Inline::Definition { text, .. } => {
                out.push('“');
                out.push_str(text);
                out.push('”');
            }
            Inline::Open { text, .. } => {
                out.push('[');
                out.push_str(text);
                out.push(']');
            }
            Inline::Reference {
                before,
                number,
                after,
                ..
            } => {
                out.push_str(before);
                out.push_str(number);
                out.push_str(after);
            }
            Inline::Break => out.push('\n'),
        }
    }
    out
}
