//! Findings for a person: the line it is about, what is wrong, what to write; then a count.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::finding::{Finding, Severity};
use crate::report::counted;
use crate::report::spot::Spots;
use crate::report::{Manner, Standing};
use crate::source::{Place, Sources};

/// Terminals narrower than this get lines that run over.
const NARROWEST: usize = 40;

pub(super) fn write(findings: &[&Finding], sources: &Sources, manner: &Manner<'_>) -> String {
    let renderer = if manner.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(manner.width.max(NARROWEST));
    let mut spots = Spots::new(sources);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&one(finding, &mut spots, &renderer, manner));
        out.push_str("\n\n");
    }
    let count = counted(findings.iter().copied());
    out.push_str(if count.is_empty() {
        "no findings"
    } else {
        &count
    });
    out.push('\n');
    out
}

fn one<'a>(
    finding: &'a Finding,
    spots: &mut Spots<'a>,
    renderer: &Renderer,
    manner: &Manner<'_>,
) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group: Group<'_> = Group::with_title(
        level
            .primary_title(visible(&finding.message))
            .id(finding.rule),
    );
    if let Some(place) = finding.place {
        let spot = spots.of(place);
        group = if spot.is_empty {
            group.element(Origin::path(visible(spot.path)))
        } else {
            group.element(excerpt(place, None, AnnotationKind::Primary, spots))
        };
    }
    for (place, words) in &finding.related {
        group = group.element(excerpt(
            *place,
            Some(words.as_str()),
            AnnotationKind::Context,
            spots,
        ));
    }
    let standing = finding.place.map(manner.stands).unwrap_or_default();
    if let Some(stands) = stands(&standing) {
        group = group.element(Level::NOTE.message(visible(&stands)));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    renderer.render(&[group])
}

/// "in clause 4.2(b), on page 7".
fn stands(standing: &Standing) -> Option<String> {
    match (&standing.clause, standing.page) {
        (None, None) => None,
        (Some(clause), None) => Some(format!("in clause {clause}")),
        (None, Some(page)) => Some(format!("on page {page}")),
        (Some(clause), Some(page)) => Some(format!("in clause {clause}, on page {page}")),
    }
}

/// The line a place starts on; a place of several lines is marked to the end of its first.
fn excerpt<'a>(
    place: Place,
    label: Option<&str>,
    kind: AnnotationKind,
    spots: &mut Spots<'a>,
) -> Snippet<'a, Annotation<'a>> {
    let spot = spots.of(place);
    let (line, range) = spots.line(place);
    Snippet::source(line)
        .path(visible(spot.path))
        .line_start(spot.line)
        .annotation(kind.span(range).label(label.map(visible)))
}

/// Text without characters that could steer a terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|one| match one {
            '\n' => ' ',
            _ if one.is_control() => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => one,
        })
        .collect()
}
