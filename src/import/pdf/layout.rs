//! Pages as the plain text a typist would have made of them: margins, gaps between columns and
//! empty lines say what their distances said.

use super::columns::Stream;
use super::hyphens::Words;
use super::lines::Line;

/// Width of a typed character as a share of the font's height; narrower than most letters, so
/// that columns keep their places.
const CELL: f64 = 0.4;
/// A gap of this share of the font's height parts two cells.
const GAP: f64 = 1.3;
/// Deepest indent in typed characters.
const DEEPEST: usize = 90;

/// Typed pages.
#[derive(Default)]
pub(super) struct Layout {
    /// The text, with a form feed after each page.
    pub(super) words: String,
    /// Its lines.
    pub(super) lines: Vec<TypedLine>,
}

/// A typed line.
#[derive(Clone, Copy)]
pub(super) struct TypedLine {
    /// Its first byte.
    pub(super) start: usize,
    /// Its page, from 1.
    pub(super) page: u32,
    /// How large it is beside the body, in percent.
    pub(super) size: u32,
    /// How far below the line before it stands, in percent of the body; nothing for the first line.
    pub(super) down: Option<u32>,
}

impl Layout {
    /// The line that holds a byte.
    pub(super) fn at(&self, byte: usize) -> TypedLine {
        let after = self.lines.partition_point(|line| line.start <= byte);
        self.lines[..after].last().copied().unwrap_or(TypedLine {
            start: 0,
            page: 1,
            size: 100,
            down: None,
        })
    }
}

/// Types pages.
pub(super) fn text(pages: Vec<Vec<Stream>>) -> Layout {
    let mut words = Words::default();
    let body = body(&pages);
    for line in pages.iter().flatten().flatten() {
        for piece in &line.pieces {
            words.note(&piece.words);
        }
    }
    let mut layout = Layout::default();
    for (at, streams) in pages.into_iter().enumerate() {
        let page = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let spacing = spacing(&streams);
        for mut stream in streams {
            mend(&mut stream, &words);
            type_stream(&stream, spacing, body, page, &mut layout);
            layout.words.push('\n');
        }
        layout.words.push('\u{c}');
    }
    layout
}

fn type_stream(stream: &Stream, spacing: f64, body: f64, page: u32, layout: &mut Layout) {
    let left = stream.iter().map(Line::x).fold(f64::INFINITY, f64::min);
    let mut last: Option<&Line> = None;
    for line in stream.iter().filter(|line| !line.pieces.is_empty()) {
        if let Some(last) = last {
            let down = line.y - last.y;
            let differs = (line.size - last.size).abs() > 0.12 * line.size.max(last.size);
            if down > 1.4 * spacing || differs {
                layout.words.push('\n');
            }
        }
        let share =
            |length: f64| u32::try_from(whole(100.0 * length / body.max(1.0))).unwrap_or(100);
        let start = layout.words.len();
        layout.lines.push(TypedLine {
            start,
            page,
            size: share(line.size),
            down: last.map(|last| share(line.y - last.y)),
        });
        type_line(line, left, body, start, &mut layout.words);
        layout.words.push('\n');
        last = Some(line);
    }
}

fn type_line(line: &Line, left: f64, body: f64, start: usize, out: &mut String) {
    let cell = (CELL * body).max(1.0);
    let mut end: Option<f64> = None;
    // Characters on the line so far.
    let mut typed = 0;
    for piece in &line.pieces {
        let column = whole((piece.x - left) / cell).min(DEEPEST + 400);
        let blanks = match end {
            None => column.min(DEEPEST),
            Some(end) if piece.x - end > GAP * line.size => column.saturating_sub(typed).max(3),
            Some(_) => 1,
        };
        out.extend(std::iter::repeat_n(' ', blanks));
        out.push_str(piece.words.trim());
        typed = out[start..].chars().count();
        end = Some(piece.end);
    }
}

/// Mends words broken at the ends of lines.
fn mend(stream: &mut Stream, words: &Words) {
    for at in 1..stream.len() {
        let (before, after) = stream.split_at_mut(at);
        if let (Some(line), Some(next)) = (before.last_mut(), after.first_mut())
            && let ([.., piece], [first, ..]) =
                (line.pieces.as_mut_slice(), next.pieces.as_mut_slice())
        {
            words.mend(&mut piece.words, &mut first.words);
            if first.words.is_empty() {
                next.pieces.remove(0);
            }
        }
    }
}

/// The usual distance between two lines of a page.
fn spacing(streams: &[Stream]) -> f64 {
    let mut distances: Vec<f64> = streams
        .iter()
        .flat_map(|stream| stream.windows(2).map(|pair| pair[1].y - pair[0].y))
        .filter(|down| *down > 1.0)
        .collect();
    distances.sort_by(f64::total_cmp);
    // Most lines of a page follow each other within a paragraph, but not on a page of headings.
    let middle = distances
        .get(distances.len() * 2 / 5)
        .copied()
        .unwrap_or(12.0);
    let size = streams
        .iter()
        .flatten()
        .map(|line| line.size)
        .fold(0.0, f64::max);
    middle.min(3.0 * size.max(4.0))
}

/// The height of the font that most characters have.
fn body(pages: &[Vec<Stream>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = pages
        .iter()
        .flatten()
        .flatten()
        .map(|line| (line.size, line.length()))
        .collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut seen = 0;
    for (size, length) in sizes {
        seen += length;
        if seen >= half {
            return size;
        }
    }
    10.0
}

/// A distance as a whole number of units; what is less than nothing is nothing.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped before"
)]
fn whole(value: f64) -> usize {
    value.round().clamp(0.0, 100_000.0) as usize
}
