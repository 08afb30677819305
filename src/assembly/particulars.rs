//! The particulars: each blank, its value, its clause, in one table.

use crate::assembly::front::target_of;
use crate::assembly::number::Numbered;
use crate::document::{Anchor, Block, Column, Inline, Paragraph, Table};
use crate::source::Place;

/// A blank that has a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particular {
    /// Path of the blank: `clause.audit.right-to-audit.notice`.
    pub path: String,
    /// Path of the engagement value it was taken from: the same, or that of `from`.
    pub origin: String,
    /// Id of the clause or schedule.
    pub clause: String,
    /// Name of the blank.
    pub name: String,
    /// The value as printed.
    pub value: String,
    /// Where the value was written.
    pub place: Place,
}

/// The table of all values so far.
pub(super) fn table(particulars: &[Particular], numbered: &Numbered<'_>) -> Block {
    if particulars.is_empty() {
        return Block::Paragraph(Paragraph {
            text: vec![Inline::text("None.")],
            ..Paragraph::default()
        });
    }
    let column = |header: &str| Column {
        header: vec![Inline::text(header)],
        ..Column::default()
    };
    let rows = particulars
        .iter()
        .map(|particular| {
            let place = target_of(&Anchor(particular.clause.clone()), numbered);
            let value = Inline::Value {
                text: particular.value.clone(),
                blank: particular.path.clone(),
            };
            vec![
                vec![place],
                vec![Inline::Text(in_words(&particular.name))],
                vec![value],
            ]
        })
        .collect();
    Block::Table(Table {
        columns: vec![
            column("Clause or Schedule"),
            column("Particular"),
            column("Value"),
        ],
        rows,
    })
}

/// `cause-notice` as "Cause notice".
fn in_words(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut characters = words.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
