//! Reading order: two columns of prose are read one after the other, cells of a table side by
//! side.

use super::glyphs::Glyph;
use super::lines::{Line, Piece, lines, pieces};

/// Columns have so many lines.
const LEAST_LINES: usize = 4;
/// Lines of a column have so many characters on the average.
const LEAST_LENGTH: usize = 20;
/// Columns inside of columns are looked for so often.
const DEEPEST: u8 = 2;

/// Lines that are read from the top to the bottom.
pub(super) type Stream = Vec<Line>;

/// The streams of a page in reading order.
pub(super) fn streams(glyphs: Vec<Glyph>) -> Vec<Stream> {
    let mut turned: [Vec<Glyph>; 4] = Default::default();
    for glyph in glyphs {
        turned[usize::from(glyph.turns & 3)].push(glyph);
    }
    // The way most of the page is written comes first.
    turned.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
    let mut all = Vec::new();
    for glyphs in turned.iter().filter(|glyphs| !glyphs.is_empty()) {
        order(pieces(glyphs), 0, &mut all);
    }
    all
}

fn order(pieces: Vec<Piece>, depth: u8, all: &mut Vec<Stream>) {
    let lines = lines(pieces);
    let gutter = if depth < DEEPEST {
        gutter(&lines)
    } else {
        None
    };
    let Some(gutter) = gutter else {
        all.push(lines);
        return;
    };
    let mut whole: Stream = Vec::new();
    let mut band: Vec<Line> = Vec::new();
    for line in lines {
        if crosses(&line, gutter) {
            end_band(&mut band, gutter, depth, &mut whole, all);
            whole.push(line);
        } else {
            band.push(line);
        }
    }
    end_band(&mut band, gutter, depth, &mut whole, all);
    if !whole.is_empty() {
        all.push(whole);
    }
}

/// Ends a band of lines that leave the gutter free: columns, or lines like all others.
fn end_band(
    band: &mut Vec<Line>,
    gutter: f64,
    depth: u8,
    whole: &mut Stream,
    all: &mut Vec<Stream>,
) {
    let band = std::mem::take(band);
    if !are_columns(&band, gutter) {
        whole.extend(band);
        return;
    }
    if !whole.is_empty() {
        all.push(std::mem::take(whole));
    }
    let (left, right): (Vec<Piece>, Vec<Piece>) = band
        .into_iter()
        .flat_map(|line| line.pieces)
        .partition(|piece| piece.x < gutter);
    order(left, depth + 1, all);
    order(right, depth + 1, all);
}

fn crosses(line: &Line, gutter: f64) -> bool {
    line.pieces
        .iter()
        .any(|piece| piece.x < gutter && piece.end > gutter)
}

/// A place in the middle that hardly any line crosses while many stand on both sides.
fn gutter(lines: &[Line]) -> Option<f64> {
    let left = lines.iter().map(Line::x).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(Line::end).fold(0.0, f64::max);
    let width = right - left;
    if lines.len() < LEAST_LINES || width < 150.0 {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    let mut from = None;
    for step in 0..=120_u32 {
        let at = left + width * (0.25 + f64::from(step) / 240.0);
        let crossing = lines.iter().filter(|line| crosses(line, at)).count();
        let both = lines
            .iter()
            .filter(|line| !crosses(line, at) && line.x() < at && line.end() > at)
            .count();
        if both < LEAST_LINES {
            continue;
        }
        match best {
            Some((least, _)) if crossing > least => {}
            Some((least, _)) if crossing == least => {
                // The middle of the gap.
                let start = from.unwrap_or(at);
                best = Some((least, f64::midpoint(start, at)));
            }
            _ => {
                from = Some(at);
                best = Some((crossing, at));
            }
        }
    }
    best.map(|(_, at)| at)
        .filter(|at| !lines.iter().all(|line| crosses(line, *at)))
}

/// Whether the lines of a band are two columns of prose: long lines that mostly reach the margin.
fn are_columns(band: &[Line], gutter: f64) -> bool {
    let side = |is_left: bool| -> Vec<(f64, usize)> {
        band.iter()
            .filter_map(|line| {
                let pieces: Vec<&Piece> = line
                    .pieces
                    .iter()
                    .filter(|piece| (piece.x < gutter) == is_left)
                    .collect();
                let end = pieces.last()?.end;
                // Cells of a table inside a column are no prose.
                (pieces.len() <= 2).then(|| {
                    (
                        end,
                        pieces.iter().map(|piece| piece.words.chars().count()).sum(),
                    )
                })
            })
            .collect()
    };
    let is_prose = |lines: &[(f64, usize)]| {
        let margin = lines.iter().map(|(end, _)| *end).fold(0.0, f64::max);
        let length: usize = lines.iter().map(|(_, length)| *length).sum();
        let full = lines.iter().filter(|(end, _)| margin - end < 30.0).count();
        lines.len() >= LEAST_LINES
            && length >= LEAST_LENGTH * lines.len()
            && full * 2 >= lines.len()
    };
    is_prose(&side(true)) && is_prose(&side(false))
}
