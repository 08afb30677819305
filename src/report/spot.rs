//! Places in the units that readers of a report count in: lines, columns and code points.

use std::collections::BTreeMap;

use crate::source::{FileId, Place, Sources};

/// A place, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    /// Name of the file.
    pub(super) path: &'a str,
    /// Line of the first character, from 1.
    pub(super) line: usize,
    /// Its column in characters, from 1.
    pub(super) column: usize,
    /// Line of the end.
    pub(super) end_line: usize,
    /// Column one past the last character.
    pub(super) end_column: usize,
    /// First character, as Unicode code points into the file.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The words there.
    pub(super) quote: &'a str,
    /// Whether the file has no text to show.
    pub(super) is_empty: bool,
}

/// Resolves places; the lines of each file are counted once.
pub(super) struct Spots<'a> {
    sources: &'a Sources,
    lines: BTreeMap<FileId, Vec<(usize, usize)>>,
}

impl<'a> Spots<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            lines: BTreeMap::new(),
        }
    }

    /// The spot of a place; what lies outside the file is cut to its end.
    pub(super) fn of(&mut self, place: Place) -> Spot<'a> {
        let file = self.sources.file(place.file);
        let text = file.text.as_str();
        let lines = self
            .lines
            .entry(place.file)
            .or_insert_with(|| line_starts(text));
        let start = floor(text, place.start as usize);
        let end = floor(text, (place.end as usize).max(start));
        let (line, column, start_point) = locate(lines, text, start);
        let (end_line, end_column, end_point) = locate(lines, text, end);
        Spot {
            path: &file.name,
            line,
            column,
            end_line,
            end_column,
            start: start_point,
            end: end_point,
            quote: &text[start..end],
            is_empty: text.is_empty(),
        }
    }

    /// The line a place starts on, without its ending, and the place's range in it.
    pub(super) fn line(&mut self, place: Place) -> (&'a str, std::ops::Range<usize>) {
        let text = self.sources.file(place.file).text.as_str();
        let start = floor(text, place.start as usize);
        let end = floor(text, (place.end as usize).max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(line.len());
        let to = (end - line_start).min(line.len()).max(from);
        (line, from..to)
    }
}

/// The nearest character border at or below `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Byte and code point at which each line starts.
fn line_starts(text: &str) -> Vec<(usize, usize)> {
    let mut starts = vec![(0, 0)];
    let (mut byte, mut point) = (0, 0);
    for line in text
        .split_inclusive('\n')
        .filter(|line| line.ends_with('\n'))
    {
        byte += line.len();
        point += line.chars().count();
        starts.push((byte, point));
    }
    starts
}

fn locate(lines: &[(usize, usize)], text: &str, at: usize) -> (usize, usize, usize) {
    let line = lines.partition_point(|(byte, _)| *byte <= at).max(1);
    let (byte, point) = lines[line - 1];
    let within = text[byte..at].chars().count();
    (line, within + 1, point + within)
}
