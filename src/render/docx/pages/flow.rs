//! Puts pieces on pages: what has to stay together stays together.

use std::collections::BTreeMap;

/// A paragraph, or a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Space before, in points.
    pub(super) before: f64,
    /// Space after, in points.
    pub(super) after: f64,
    /// Its lines.
    pub(super) lines: usize,
    /// The height of each, in points.
    pub(super) line: f64,
    /// Stays with the next piece.
    pub(super) keep_next: bool,
    /// Stays on one page.
    pub(super) keep_lines: bool,
    /// Begins a page.
    pub(super) new_page: bool,
    /// Height of the header row that is repeated above it on a new page.
    pub(super) head: f64,
    /// The heading it is.
    pub(super) mark: Option<String>,
}

impl Piece {
    /// A piece that is not split.
    pub(super) fn block(height: f64) -> Self {
        Self {
            lines: 1,
            line: height,
            keep_lines: true,
            ..Self::default()
        }
    }

    fn height(&self) -> f64 {
        self.of(self.lines)
    }

    /// The height of some of its lines.
    fn of(&self, lines: usize) -> f64 {
        f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * self.line
    }

    /// Fewest lines that may stand alone at the foot of a page.
    fn least(&self) -> usize {
        if self.keep_lines || self.lines <= 3 {
            self.lines
        } else {
            2
        }
    }
}

/// The page of each heading, and how many pages there are.
pub(super) fn paginate(pieces: &[Piece], height: f64) -> (BTreeMap<String, usize>, usize) {
    let mut marks = BTreeMap::new();
    let mut page = 1;
    let mut at = 0.0;
    for (position, piece) in pieces.iter().enumerate() {
        let is_kept = position > 0 && pieces[position - 1].keep_next;
        if piece.new_page && at > 0.0 {
            page += 1;
            at = 0.0;
        } else if !is_kept && at > 0.0 {
            let together = together(&pieces[position..]);
            if at + together > height && together <= height {
                page += 1;
                at = piece.head;
            }
        }
        let is_at_top = at <= piece.head;
        let before = if is_at_top && !piece.new_page && page > 1 {
            0.0
        } else {
            piece.before
        };
        let fits = |lines: usize, at: f64| at + before + piece.of(lines) <= height;
        let mut left = piece.lines;
        if !fits(left, at) && !is_at_top && !fits(piece.least(), at) {
            page += 1;
            at = piece.head;
        }
        if let Some(mark) = &piece.mark {
            marks.insert(mark.clone(), page);
        }
        at += before;
        while left > 1 && !piece.keep_lines && at + piece.of(left) > height {
            let fitting = (1..left)
                .rev()
                .find(|lines| at + piece.of(*lines) <= height)
                .unwrap_or(1);
            // No last line stands alone on the next page.
            let here = if left - fitting == 1 && fitting > 2 {
                fitting - 1
            } else {
                fitting
            };
            left -= here;
            page += 1;
            at = 0.0;
        }
        at += piece.of(left) + piece.after;
    }
    (marks, page)
}

/// The height of everything that has to stay on the page of the first piece.
fn together(pieces: &[Piece]) -> f64 {
    let mut sum = 0.0;
    for piece in pieces {
        sum += piece.before;
        if piece.keep_next {
            sum += piece.height() + piece.after;
        } else {
            sum += piece.of(piece.least());
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{Piece, paginate};

    fn text(lines: usize) -> Piece {
        Piece {
            lines,
            line: 10.0,
            ..Piece::default()
        }
    }

    fn heading(mark: &str) -> Piece {
        Piece {
            keep_next: true,
            keep_lines: true,
            mark: Some(mark.to_owned()),
            ..text(1)
        }
    }

    #[test]
    fn a_heading_stays_with_its_text() {
        let (marks, count) = paginate(&[text(8), heading("a"), text(4)], 100.0);
        assert_eq!((marks["a"], count), (2, 2));
        let (marks, count) = paginate(&[text(7), heading("a"), text(5)], 100.0);
        assert_eq!((marks["a"], count), (1, 2));
    }

    #[test]
    fn rows_are_whole_and_repeat_their_header() {
        let row = Piece {
            head: 20.0,
            ..Piece::block(30.0)
        };
        let rows = vec![row; 7];
        let (_, count) = paginate(&rows, 100.0);
        // Three rows, then two and two below a repeated header.
        assert_eq!(count, 3);
    }

    #[test]
    fn long_text_runs_over_pages() {
        assert_eq!(paginate(&[text(35)], 100.0).1, 4);
    }
}
