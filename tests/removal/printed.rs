//! A printed agreement, and where its clauses and schedules stand in it.

use std::ops::Range;

use engross::assembly::{ChosenClause, Draft};
use engross::render::{Format, Style, render};

/// A clean copy, as Markdown.
pub(crate) fn printed(draft: &Draft) -> String {
    let style = Style::plain().unwrap();
    let bytes = render(&draft.document, &style, Format::Markdown).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A clause or schedule of a printed agreement.
#[derive(Clone)]
pub(crate) struct Part {
    /// What was chosen.
    pub(crate) chosen: ChosenClause,
    /// Where it stands, its heading included.
    pub(crate) place: Range<usize>,
    /// The lines made from it: in the contents list, and in the schedule of particulars.
    pub(crate) lines: Vec<Range<usize>>,
}

impl Part {
    /// A text without some of its parts and without the lines made from them.
    pub(crate) fn cut(text: &str, parts: &[&Self]) -> String {
        let places = parts
            .iter()
            .flat_map(|one| one.lines.iter().chain([&one.place]));
        let mut places: Vec<&Range<usize>> = places.collect();
        places.sort_by_key(|place| place.start);
        let (mut left, mut from) = (String::new(), 0);
        for place in places {
            // The schedule of particulars may be cut itself.
            if place.start >= from {
                left.push_str(&text[from..place.start]);
                from = place.end;
            }
        }
        left + &text[from..]
    }
}

/// The clauses and schedules of a printed draft, in its order.
pub(crate) fn parts(text: &str, draft: &Draft) -> Vec<Part> {
    let headings = text
        .match_indices("\n## ")
        .chain(text.match_indices("\n### "));
    let mut headings: Vec<(usize, &str)> = headings
        .map(|(at, _)| (at + 1, text[at + 1..].lines().next().unwrap_or_default()))
        .collect();
    headings.sort_unstable();
    let chosen = draft.chosen.iter();
    chosen
        .filter_map(|chosen| {
            let id = chosen.id.replace('/', "--");
            let anchor = format!("<a id=\"{id}\"></a>");
            let at = headings
                .iter()
                .position(|(_, line)| line.contains(&anchor))?;
            let (start, line) = headings[at];
            // A schedule has sections below its own heading.
            let is_schedule = line.starts_with("## ");
            let mut later = headings[at + 1..].iter();
            let end = later.find(|(_, next)| !is_schedule || next.starts_with("## "));
            let end = end.map_or(text.len(), |(at, _)| *at);
            let lines = [format!("](#{id})\n"), format!(")](#{id}) | ")].into_iter();
            let lines = lines.filter_map(|link| {
                let at = text.find(&link)?;
                let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
                let is_row = text[line..].starts_with("| [");
                (is_row || link.ends_with('\n')).then_some(line..end)
            });
            Some(Part {
                chosen: chosen.clone(),
                place: start..end,
                lines: lines.collect(),
            })
        })
        .collect()
}
