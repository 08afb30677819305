//! A table: columns with headers, rows of cells.

use super::Inline;

/// A table with one header row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Columns from left to right; never empty.
    pub columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub header: Vec<Inline>,
    /// Where its cells stand.
    pub align: Align,
}

/// Where a cell's text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// At the end of the line: numbers.
    End,
}

impl Table {
    /// Every cell in reading order, headers first.
    pub fn cells(&self) -> impl Iterator<Item = &[Inline]> {
        let headers = self.columns.iter().map(|column| &column.header);
        headers.chain(self.rows.iter().flatten()).map(Vec::as_slice)
    }

    /// Share of the width each column should get, in percent, from the length of its words;
    /// the shares add up to 100. Every format uses these, so that tables look alike.
    pub fn widths(&self) -> Vec<u32> {
        let wanted: Vec<u32> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let cells = || {
                    std::iter::once(&column.header)
                        .chain(self.rows.iter().filter_map(move |row| row.get(at)))
                        .map(|cell| super::plain(cell))
                };
                let longest_word = cells()
                    .flat_map(|text| {
                        text.split_whitespace()
                            .map(|word| word.chars().count())
                            .collect::<Vec<_>>()
                    })
                    .max()
                    .unwrap_or(1);
                let mean = cells().map(|text| text.chars().count()).sum::<usize>()
                    / (self.rows.len() + 1).max(1);
                let wish = mean.clamp(8, 60).max(longest_word.min(24) + 3);
                u32::try_from(wish).unwrap_or(60)
            })
            .collect();
        let sum: u32 = wanted.iter().sum::<u32>().max(1);
        let mut shares: Vec<u32> = wanted.iter().map(|wish| wish * 100 / sum).collect();
        let rest = 100 - shares.iter().sum::<u32>();
        if let Some(widest) = (0..shares.len()).max_by_key(|&at| (wanted[at], at)) {
            shares[widest] += rest;
        }
        shares
    }
}
