//! `engross sla due`: the instant at which a time runs out.
//!
//! JSON: `start`, `time`, `calendar`, `zone`, `pauses` (pairs of instants), `due`; instants have the
//! offset of the zone.

use std::path::PathBuf;

use serde_json::json;

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Calendar, Period, TimeSet, TimeSpan, Unmeasurable, Zone, instant};
use crate::sla;

/// Which clock.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The time, such as 4h, 4bh, 5bd or 1mo.
    pub time: String,
    /// When it starts, with its offset.
    #[arg(long, value_name = "INSTANT")]
    pub start: String,
    /// The engagement that has the calendar.
    #[arg(long, value_name = "FILE")]
    pub engagement: Option<PathBuf>,
    /// Id of the calendar.
    #[arg(long, requires = "engagement")]
    pub calendar: Option<String>,
    /// A time in which the clock waits, as FROM/TO; may be given several times.
    #[arg(long, value_name = "FROM/TO")]
    pub pause: Vec<String>,
    /// The zone of a clock around the clock, without an engagement.
    #[arg(long, default_value = "UTC")]
    pub zone: String,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let period: Period = open::amount(&options.time)?;
    let start = read(&options.start)?;
    let mut outcome = Outcome::Fine;
    let (name, calendar) = match &options.engagement {
        None => {
            let zone: Zone = open::amount(&options.zone)?;
            ("around the clock".to_owned(), Calendar::always(zone))
        }
        Some(path) => {
            let opened = open::engagement(path)?;
            let found = chosen(&opened, options.calendar.as_deref())?;
            outcome = opened.conclude(console);
            found
        }
    };
    let mut spans = Vec::new();
    for pause in &options.pause {
        let (from, to) = pause.split_once('/').ok_or_else(|| wrong_pause(pause))?;
        let (from, to) = (read(from)?, read(to)?);
        spans.push(TimeSpan::new(from, to).ok_or_else(|| wrong_pause(pause))?);
    }
    let pauses = TimeSet::of(spans);
    let due = sla::due(start, &period, &calendar, &pauses);
    let zone = calendar.zone();
    match options.format {
        Format::Json => {
            let pauses: Vec<[String; 2]> = pauses
                .spans()
                .iter()
                .map(|span| [zone.written(span.from()), zone.written(span.to())])
                .collect();
            let own = json!({
                "start": zone.written(start),
                "time": period,
                "calendar": name,
                "zone": zone.name(),
                "pauses": pauses,
                "due": due.map(|due| zone.written(due)),
            });
            say_json("due", own, console);
        }
        Format::Human => match due {
            Some(due) => console.say(&format!(
                "{period} after {} ({name}, {zone}) end at {}",
                zone.written(start),
                zone.written(due)
            )),
            None => console.say(&format!(
                "{period} never end in the calendar {name} with these pauses"
            )),
        },
    }
    Ok(if due.is_none() {
        Outcome::CouldNotRun
    } else {
        outcome
    })
}

/// The calendar named, or the only one.
fn chosen(opened: &open::Opened, id: Option<&str>) -> Result<(String, Calendar), String> {
    let ids: Vec<&str> = opened
        .levels
        .calendars
        .iter()
        .map(|one| one.value.id.as_str())
        .collect();
    let id = match (id, ids.as_slice()) {
        (Some(id), _) => id,
        (None, [only]) => only,
        (None, _) => return Err(format!("name a calendar: --calendar {}", ids.join(" | "))),
    };
    let calendar = opened.levels.calendar(id).ok_or_else(|| {
        format!(
            "there is no calendar `{id}` that can be reckoned with; use one of: {}",
            ids.join(", ")
        )
    })?;
    Ok((id.to_owned(), calendar))
}

fn read(text: &str) -> Result<jiff::Timestamp, String> {
    instant(text)
        .map_err(|error: Unmeasurable| format!("`{}` is not {}", error.found, error.expected))
}

fn wrong_pause(pause: &str) -> String {
    format!(
        "`{pause}` is no pause: write FROM/TO, two instants with their offset, the first before the second"
    )
}
