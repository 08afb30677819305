//! Reads what subcommands work on: an engagement without its library, or a plain amount.

use std::path::Path;
use std::str::FromStr;

use crate::commands::{Console, Outcome, open};
use crate::engagement::{self, Engagement};
use crate::finding::Finding;
use crate::measure::Unmeasurable;
use crate::service_levels::ServiceLevels;
use crate::source::{Disk, Sources};
use crate::template;

/// The service levels of an engagement.
pub(super) struct Opened {
    pub(super) sources: Sources,
    pub(super) engagement: Engagement,
    pub(super) levels: ServiceLevels,
    pub(super) findings: Vec<Finding>,
}

impl Opened {
    /// Says what is wrong with the engagement, and how the command ends because of it.
    pub(super) fn conclude(&self, console: &mut Console<'_>) -> Outcome {
        console.findings(&self.findings, &self.sources);
        if open::broken(&self.findings) {
            Outcome::CouldNotRun
        } else {
            Outcome::Fine
        }
    }
}

/// Reads an engagement.
pub(super) fn engagement(path: &Path) -> Result<Opened, String> {
    let text = Disk.read_text(path)?;
    let mut sources = Sources::default();
    let file = sources.add(path.display().to_string(), text);
    let (engagement, findings) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let levels = ServiceLevels::of(&engagement);
    Ok(Opened {
        sources,
        engagement,
        levels,
        findings,
    })
}

/// Whether an argument names a file, and not an amount.
pub(super) fn is_file(argument: &str) -> bool {
    Path::new(argument)
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("toml"))
}

/// An amount of the command line.
pub(super) fn amount<T: FromStr<Err = Unmeasurable>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: Unmeasurable| {
        let advice = error.suggestion.as_ref();
        let advice = advice
            .map(|advice| format!("; {advice}"))
            .unwrap_or_default();
        format!(
            "`{}` is not {}{advice}",
            error.found.escape_debug(),
            error.expected
        )
    })
}
