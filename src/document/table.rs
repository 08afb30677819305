//! A table: columns with headers, rows of cells.

use super::Inline;

/// How much room a column wants that is filled by hand, in letters.
const BY_HAND: u32 = 30;

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

    /// Share of the width each column should get, in percent; the shares add up to 100. No word of
    /// up to 24 letters has to be broken as long as the words of all columns fit side by side; the
    /// rest of the width goes to the columns with the longest texts. Every format uses these
    /// shares, so that tables look alike.
    pub fn widths(&self) -> Vec<u32> {
        let columns: Vec<(u32, u32)> = (0..self.columns.len()).map(|at| self.needs(at)).collect();
        let least: u32 = columns.iter().map(|(least, _)| least).sum();
        let wanted: u32 = columns.iter().map(|(_, wish)| wish).sum::<u32>().max(1);
        let mut shares: Vec<u32> = if least >= 100 {
            columns.iter().map(|(own, _)| own * 100 / least).collect()
        } else {
            columns
                .iter()
                .map(|(own, wish)| own + (100 - least) * wish / wanted)
                .collect()
        };
        let rest = 100 - shares.iter().sum::<u32>();
        if let Some(widest) = (0..shares.len()).max_by_key(|&at| (columns[at].1, at)) {
            shares[widest] += rest;
        }
        shares
    }

    /// Whether the table has so many columns that its text is set smaller.
    pub fn is_dense(&self) -> bool {
        self.columns.len() >= 7
    }

    /// The least share of the width that keeps the longest word of a column whole, and how much
    /// more its text would like.
    fn needs(&self, at: usize) -> (u32, u32) {
        // Letters of table text that stand side by side on a page.
        let page = if self.is_dense() { 132 } else { 110 };
        let texts: Vec<String> = std::iter::once(&self.columns[at].header)
            .chain(self.rows.iter().filter_map(|row| row.get(at)))
            .map(|cell| super::plain(cell))
            .collect();
        let longest = texts
            .iter()
            .flat_map(|text| words(text))
            .map(unbroken)
            .max()
            .unwrap_or(1)
            .min(24);
        // A column that nobody has filled yet is filled by hand: it needs room, not little room.
        let by_hand = texts.len() > 1 && texts.iter().skip(1).all(|text| text.trim().is_empty());
        let lengths = || texts.iter().map(|text| text.chars().count());
        let mean = lengths().sum::<usize>() / texts.len();
        // A few long cells among many short ones make a high table, too.
        let most = lengths().max().unwrap_or(0).min(90);
        let usual = (2 * mean + most) / 3;
        let number = |count: usize| u32::try_from(count).unwrap_or(100);
        (
            number((longest + 3) * 100 / page + 1),
            if by_hand {
                BY_HAND
            } else {
                number(usual.max(mean).saturating_sub(longest).min(160) + 1)
            },
        )
    }
}

/// Letters of a word that stay side by side: a long one may break at its hyphens, which every format
/// does by itself.
fn unbroken(word: &str) -> usize {
    // A block of a bar is as broad as two letters.
    let breadth = |one: char| 1 + usize::from(matches!(one, '\u{2580}'..='\u{259f}'));
    let count = |part: &str| part.chars().map(breadth).sum::<usize>();
    let letters = count(word);
    if letters <= 16 {
        return letters;
    }
    let longest = word.split_inclusive('-').map(count).max();
    longest.unwrap_or(letters)
}

/// Letters of the longest amount or date that stays in one line of a cell.
const ONE_LINE: usize = 17;

/// The words of a cell that no line breaks: a short text that ends with a figure, such as an amount
/// of money or a date, is one.
pub fn words(cell: &str) -> Vec<&str> {
    let cell = cell.trim();
    if cell.ends_with(|last: char| last.is_ascii_digit()) && cell.chars().count() <= ONE_LINE {
        return vec![cell];
    }
    cell.split_whitespace().collect()
}
