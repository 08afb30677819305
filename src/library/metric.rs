//! What the service-level records of an engagement carry: requirements by kind of metric.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::source::{FileId, Located, Place};

/// What a target of one kind of metric carries.
#[derive(Clone, Debug)]
pub struct MetricTrace {
    /// Kind of metric, such as `availability`.
    pub kind: String,
    /// Requirements that such a target carries.
    pub satisfies: Vec<Located<String>>,
}

/// Reads `metrics.toml`.
pub(super) fn read(file: FileId, text: &str) -> Result<Vec<MetricTrace>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Metric {
        kind: String,
        satisfies: Vec<Spanned<String>>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Metrics {
        metric: Vec<Metric>,
    }
    let metrics: Metrics = toml::from_str(text).map_err(|error| error.to_string())?;
    let located = |id: Spanned<String>| {
        let span: Range<usize> = id.span();
        Located {
            place: Place::new(file, span),
            value: id.into_inner(),
        }
    };
    Ok(metrics
        .metric
        .into_iter()
        .map(|metric| MetricTrace {
            kind: metric.kind,
            satisfies: metric.satisfies.into_iter().map(located).collect(),
        })
        .collect())
}
