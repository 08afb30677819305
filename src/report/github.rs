//! GitHub workflow commands: one line a finding, shown beside the line it is about.

use std::fmt::Write;

use crate::finding::{Finding, Severity};
use crate::report::spot::Spots;
use crate::source::Sources;

pub(super) fn write(findings: &[&Finding], sources: &Sources) -> String {
    let mut spots = Spots::new(sources);
    let mut out = String::new();
    for finding in findings {
        out.push_str(match finding.severity {
            Severity::Error => "::error ",
            Severity::Warning => "::warning ",
            Severity::Note => "::notice ",
        });
        if let Some(place) = finding.place {
            let spot = spots.of(place);
            let path = property(spot.path);
            let _ = write!(out, "file={path},line={},col={},", spot.line, spot.column);
            // GitHub shows an end column only within one line.
            if spot.end_line == spot.line && spot.end_column > spot.column {
                let _ = write!(out, "endColumn={},", spot.end_column);
            }
        }
        let _ = write!(out, "title={}::", property(finding.rule));
        out.push_str(&data(&finding.message));
        if let Some(help) = &finding.help {
            out.push_str("%0A");
            out.push_str(&data(&format!("help: {help}")));
        }
        out.push('\n');
    }
    out
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, where `:` and `,` would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
