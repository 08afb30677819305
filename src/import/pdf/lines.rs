//! Pieces of lines from glyphs, lines from pieces.

use std::collections::BTreeSet;

use super::glyphs::Glyph;

/// A gap of this share of the font's height is a blank.
const BLANK: f64 = 0.18;
/// A gap of this share of the font's height ends a piece.
const APART: f64 = 0.9;
/// Glyphs this share of the height apart stand on one line.
const SAME_LINE: f64 = 0.35;

/// Words that stand together on a line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The words.
    pub(super) words: String,
    /// Where they begin.
    pub(super) x: f64,
    /// Where they end.
    pub(super) end: f64,
    /// The line they stand on.
    pub(super) y: f64,
    /// Height of the font.
    pub(super) size: f64,
}

/// A line of pieces from left to right.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The pieces.
    pub(super) pieces: Vec<Piece>,
    /// Where it stands.
    pub(super) y: f64,
    /// Height of its largest font.
    pub(super) size: f64,
}

impl Line {
    /// Where it begins.
    pub(super) fn x(&self) -> f64 {
        self.pieces.first().map_or(0.0, |piece| piece.x)
    }

    /// Where it ends.
    pub(super) fn end(&self) -> f64 {
        self.pieces
            .iter()
            .map(|piece| piece.end)
            .fold(0.0, f64::max)
    }

    /// Characters on it.
    pub(super) fn length(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| piece.words.chars().count())
            .sum()
    }
}

/// The pieces of a page. Glyphs that are drawn twice to look bold are read once.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut drawn: BTreeSet<(char, i64, i64)> = BTreeSet::new();
    let mut blank = false;
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        if glyph.shows.is_whitespace() {
            // A blank that stands far from the words says nothing.
            blank = last.is_some_and(|last| (glyph.y - last.y).abs() < SAME_LINE * last.size);
            continue;
        }
        let grid = (glyph.size * 0.05).max(0.1);
        let cell = |value: f64| grid_cell(value / grid);
        let (x, y) = (cell(glyph.x), cell(glyph.y));
        if (-1..=1).any(|off| drawn.contains(&(glyph.shows, x + off, y))) {
            continue;
        }
        drawn.insert((glyph.shows, x, y));
        let gap = last.map(|last| glyph.x - last.end);
        let joins = last.is_some_and(|last| {
            let size = last.size.max(glyph.size);
            let gap = glyph.x - last.end;
            (glyph.y - last.y).abs() < SAME_LINE * size && gap > -0.6 * size && gap < APART * size
        });
        match (pieces.last_mut(), joins) {
            (Some(piece), true) => {
                let wide = gap.is_some_and(|gap| gap > BLANK * glyph.size);
                if (blank || wide) && !piece.words.ends_with(' ') {
                    piece.words.push(' ');
                }
                piece.words.push(glyph.shows);
                piece.end = piece.end.max(glyph.end);
                piece.size = piece.size.max(glyph.size);
            }
            _ => pieces.push(Piece {
                words: glyph.shows.to_string(),
                x: glyph.x,
                end: glyph.end,
                y: glyph.y,
                size: glyph.size,
            }),
        }
        blank = false;
        last = Some(glyph);
    }
    pieces
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "positions were found to be finite and small"
)]
fn grid_cell(value: f64) -> i64 {
    value.round() as i64
}

/// The lines that pieces stand on, from the top.
pub(super) fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if (piece.y - line.y).abs() < SAME_LINE * piece.size.max(line.size) => {
                // Words of the larger font say where the line stands, not what is raised.
                if piece.size > line.size {
                    line.y = piece.y;
                    line.size = piece.size;
                }
                line.pieces.push(piece);
            }
            _ => lines.push(Line {
                y: piece.y,
                size: piece.size,
                pieces: vec![piece],
            }),
        }
    }
    for line in &mut lines {
        line.pieces.sort_by(|one, other| one.x.total_cmp(&other.x));
        join(&mut line.pieces);
    }
    lines
}

/// Joins pieces that touch: what is raised, or was drawn out of order.
fn join(pieces: &mut Vec<Piece>) {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        match joined.last_mut() {
            Some(last) if piece.x - last.end < APART * piece.size.max(last.size) => {
                if piece.x - last.end > BLANK * piece.size && !last.words.ends_with(' ') {
                    last.words.push(' ');
                }
                last.words.push_str(&piece.words);
                last.end = last.end.max(piece.end);
                last.size = last.size.max(piece.size);
            }
            _ => joined.push(piece),
        }
    }
    *pieces = joined;
}
