//! Service points per window, multiplied when windows are missed in a row.

use super::bands::Bands;
use super::credits::Repeat;
use crate::measure::Exact;

/// The points of each window, in order; a window is missed when its band gives points.
pub fn points(bands: &Bands, results: &[Exact], repeat: Option<&Repeat>) -> Vec<Exact> {
    let mut consecutive = 0;
    results
        .iter()
        .map(|result| {
            let given = bands.gives(result);
            consecutive = if given.is_zero() { 0 } else { consecutive + 1 };
            repeat.map_or_else(Exact::one, |repeat| repeat.factor(consecutive)) * given
        })
        .collect()
}
