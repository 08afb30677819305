//! The service commitments of a paper for programs and for people.
//!
//! One commitment in JSON:
//!
//! ```json
//! {"quote":"…","span":{"start":0,"end":4},"kind":"availability","severity":null,
//!  "target":{"value":"99.5","unit":"%","working":false,"direction":"at least","quote":"99.5%","span":{…}},
//!  "meaning":"…","page":null,"clause":"4.1",
//!  "actor":{"quote":"The Provider","span":{…},"here":true},
//!  "window":null,"clock-start":null,"clock-stop":null,"method":null,"source":null,
//!  "measured-by":null,"exclusions":null,"hours":null,"remedy":null,"reporting":null}
//! ```
//!
//! `null` is what the paper does not state; `here` says whether a part stands in the same sentence
//! or row. Spans count Unicode code points of the text that `engross text` prints; a quote is the
//! text at its span.

use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::import::Paper;
use crate::measure::{Percentage, compact_time};
use crate::recognise::commitments::{Commitment, CommitmentKind};
use crate::recognise::reading::Unit;
use crate::sla;

/// The commitments of a paper, each a value of a JSON array.
pub fn commitments_json(paper: &Paper, commitments: &[Commitment]) -> Vec<Value> {
    let points = Points::of(&paper.text);
    let all = commitments.iter().map(|one| {
        let block = paper.blocks.get(paper.prose.block_of(one.span.start));
        let mut object = Map::new();
        let (quote, span) = quoted(paper, &points, &one.span);
        object.insert("quote".into(), quote);
        object.insert("span".into(), span);
        object.insert("kind".into(), one.kind.word().into());
        let severity = one.severity.as_ref().map(|label| label.name.as_str());
        object.insert("severity".into(), severity.into());
        let (quote, span) = quoted(paper, &points, &one.target.span);
        object.insert(
            "target".into(),
            json!({
                "value": one.target.number.to_string(),
                "unit": unit(one.target.unit),
                "working": one.target.working,
                "direction": one.direction.unwrap_or_else(|| one.kind.good()).words(),
                "quote": quote,
                "span": span,
            }),
        );
        object.insert("meaning".into(), meaning(paper, one).into());
        object.insert("page".into(), block.and_then(|block| block.page).into());
        object.insert(
            "clause".into(),
            block.and_then(|block| block.clause.as_deref()).into(),
        );
        for (name, part) in one.parts() {
            let value = part.map_or(Value::Null, |part| {
                let (quote, span) = quoted(paper, &points, &part.span);
                json!({ "quote": quote, "span": span, "here": part.is_here })
            });
            object.insert(name.into(), value);
        }
        Value::Object(object)
    });
    all.collect()
}

/// What a target means: how long the service may be down, or how long something may take.
pub fn meaning(paper: &Paper, commitment: &Commitment) -> Option<String> {
    let window = commitment
        .window
        .as_ref()
        .and_then(|window| paper.prose.text.get(window.span.clone()))
        .map(str::to_ascii_lowercase);
    let window = window.as_deref();
    let target = &commitment.target;
    if commitment.kind == CommitmentKind::Availability {
        let share = Percentage::of_percent(target.number.clone())?;
        let down = |days: &str| {
            let length = sla::length_seconds(days)?;
            Some(compact_time(&sla::downtime_budget(&share, &length)))
        };
        let clock = "if it counts around the clock";
        return Some(match window {
            None => format!(
                "down for at most {} in a month of 30 days, {} in a year of 365 days, {clock}: no window says which",
                down("30d")?,
                down("365d")?
            ),
            Some(words) if words.contains("quarter") => {
                format!(
                    "down for at most {} in a quarter of 90 days, {clock}",
                    down("90d")?
                )
            }
            Some(words)
                if ["year", "annual", "annum"]
                    .iter()
                    .any(|one| words.contains(one)) =>
            {
                format!(
                    "down for at most {} in a year of 365 days, {clock}",
                    down("365d")?
                )
            }
            Some(words) if words.contains("week") => {
                format!("down for at most {} in a week, {clock}", down("7d")?)
            }
            Some(_) => format!(
                "down for at most {} in a month of 30 days, {} in a year of 365 days, {clock}",
                down("30d")?,
                down("365d")?
            ),
        });
    }
    let seconds = target.seconds()?;
    (target.unit >= Unit::Minute).then(|| format!("{} on the clock", compact_time(&seconds)))
}

/// The unit as programs read it.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::Millisecond => "ms",
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "d",
        Unit::Week => "wk",
        Unit::Month => "mo",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

fn quoted(paper: &Paper, points: &Points, range: &Range<usize>) -> (Value, Value) {
    let span = paper.prose.span(range.clone());
    let text = &paper.text;
    (
        text.get(span.clone()).unwrap_or_default().into(),
        json!({ "start": points.count(text, span.start), "end": points.count(text, span.end) }),
    )
}

/// Code points before every so many bytes of a text.
struct Points(Vec<(usize, usize)>);

impl Points {
    fn of(text: &str) -> Self {
        const STEP: usize = 4096;
        let mut marks = vec![(0, 0)];
        let (mut byte, mut count) = (0, 0);
        while byte + STEP < text.len() {
            let mut next = byte + STEP;
            while !text.is_char_boundary(next) {
                next += 1;
            }
            count += text[byte..next].chars().count();
            byte = next;
            marks.push((byte, count));
        }
        Self(marks)
    }

    fn count(&self, text: &str, byte: usize) -> usize {
        let at = self.0.partition_point(|(known, _)| *known <= byte);
        let (known, count) = self.0[at.saturating_sub(1)];
        count + text.get(known..byte).map_or(0, |rest| rest.chars().count())
    }
}
