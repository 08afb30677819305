//! The particulars: a table with one row for each clause, which lists its blanks and their values.

use crate::assembly::front::target_of;
use crate::assembly::number::Numbered;
use crate::assembly::typography::curl;
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
    /// How the particulars call it.
    pub label: String,
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
    let rows = particulars
        .chunk_by(|one, next| one.clause == next.clause)
        .map(|of_one_clause| {
            let place = target_of(&Anchor(of_one_clause[0].clause.clone()), numbered);
            let mut values = Vec::new();
            for particular in of_one_clause {
                if !values.is_empty() {
                    values.push(Inline::text("; "));
                }
                values.push(Inline::Text(format!("{}: ", curl(&particular.label, None))));
                values.push(Inline::Value {
                    text: particular.value.clone(),
                    blank: particular.path.clone(),
                });
            }
            vec![vec![place], values]
        })
        .collect();
    headed(rows)
}

/// The table with room to write.
pub(super) fn by_hand() -> Block {
    headed(vec![vec![Vec::new(), Vec::new()]; 10])
}

fn headed(rows: Vec<Vec<Vec<Inline>>>) -> Block {
    let column = |header: &str| Column {
        header: vec![Inline::text(header)],
        ..Column::default()
    };
    Block::Table(Table {
        columns: vec![column("Clause or Schedule"), column("Figures and choices")],
        rows,
    })
}
