//! A requirement that is asked once for each Service Level of the engagement: each target is a row
//! of its own, with the value asked for, and which values are better.

use std::fmt::Write as _;

use crate::engagement::Engagement;
use crate::library::{Better, Level, Run, TenderRequirement};
use crate::measure::{Dimension, Quantity, Window};
use crate::service_levels::{ServiceLevels, Target};
use crate::sla::Comparator;
use crate::tender::asked::unit;
use crate::tender::{Asked, AskedValue, Offer};
use crate::written::Kind;

/// The requirement for each Service Level, in the order of the engagement.
pub(super) fn asked(one: &TenderRequirement, like: &Asked, engagement: &Engagement) -> Vec<Asked> {
    let levels = ServiceLevels::of(engagement);
    levels
        .targets
        .iter()
        .filter_map(|located| {
            let target = &located.value;
            let value = target.value.as_ref().map(|value| &value.value)?;
            let comparator = target.comparator.as_ref()?.value;
            Some(Asked {
                id: format!("{}/{}", one.id.value, target.id),
                text: sentence(one, &levels, target, value, comparator),
                offers: vec![offer(&levels, target, value, comparator)],
                place: located.place,
                ..like.clone()
            })
        })
        .collect()
}

/// The sentence with what this Service Level says.
fn sentence(
    one: &TenderRequirement,
    levels: &ServiceLevels,
    target: &Target,
    value: &Quantity,
    comparator: Comparator,
) -> String {
    let service = levels.service_of(target);
    let service = service.and_then(|service| service.value.name.as_ref());
    let mut text = String::new();
    for run in &one.text {
        match run {
            Run::Words(plain) => text.push_str(&plain.value),
            Run::Blank(name) => match name.value.parse() {
                Ok(Level::Name) => text.push_str(&label(levels, target)),
                Ok(Level::Service) => {
                    text.push_str(service.map_or("–", |service| &service.value));
                }
                Ok(Level::Target) => {
                    let _ = write!(text, "{} {value}", sense(comparator));
                }
                Ok(Level::Window) => text.push_str(&window(target.window())),
                Err(()) => {}
            },
            Run::Break | Run::Definition(_) | Run::Link(_) => {}
        }
    }
    text
}

/// The name of a Service Level, with its severity.
fn label(levels: &ServiceLevels, target: &Target) -> String {
    let label = levels.label(target);
    let severity = levels.severity_of(target);
    let severity = severity.and_then(|severity| severity.value.name.as_ref());
    match severity {
        Some(severity)
            if !label
                .to_lowercase()
                .contains(&severity.value.to_lowercase()) =>
        {
            format!("{label}, {}", severity.value)
        }
        _ => label,
    }
}

fn sense(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => "at least",
        Comparator::AtMost => "at most",
    }
}

fn window(window: Option<Window>) -> String {
    match window {
        Some(window @ Window::Rolling { .. }) => window.to_string(),
        Some(window) => format!("each {window}"),
        None => "–".to_owned(),
    }
}

fn offer(
    levels: &ServiceLevels,
    target: &Target,
    value: &Quantity,
    comparator: Comparator,
) -> Offer {
    let written = value.compact();
    let (mut unit, suffix) = unit(Kind::Quantity, &written, &levels.header.currency);
    let scale = levels
        .metric_of(target)
        .and_then(|metric| metric.value.scale.as_ref());
    if let (Dimension::Number, Some(scale)) = (value.dimension(), scale) {
        unit = scale.value.replace("..", "–");
    }
    let asked = AskedValue {
        printed: value.to_string(),
        written,
    };
    Offer {
        blank: "target".to_owned(),
        path: format!("target.{}.value", target.id),
        target: Some(target.id.clone()),
        from: None,
        kind: Kind::Quantity,
        options: Vec::new(),
        asks: label(levels, target),
        example: asked.printed.clone(),
        asked: Some(asked),
        better: Some(match comparator {
            Comparator::AtLeast => Better::Higher,
            Comparator::AtMost => Better::Lower,
        }),
        unit,
        suffix,
    }
}
