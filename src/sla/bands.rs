//! Bands: what a result in each range gives, be it per cent of a charge or service points.

use std::str::FromStr;

use super::promise::Comparator;
use crate::measure::{Exact, Fault, Quantity, Unmeasurable};

/// One end of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The number, in the base unit of what is measured.
    pub at: Exact,
    /// Whether the number itself is in the band.
    pub included: bool,
}

/// A range of results and what it gives. A missing edge has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its lower end.
    pub from: Option<Edge>,
    /// Its upper end.
    pub to: Option<Edge>,
    /// Per cent of the base charge, or points.
    pub gives: Exact,
}

impl Band {
    /// A row of a band table: `[from, to)` where high is good, `(from, to]` where low is good.
    pub fn row(
        direction: Comparator,
        from: Option<Exact>,
        to: Option<Exact>,
        gives: Exact,
    ) -> Self {
        let high_is_good = direction == Comparator::AtLeast;
        let edge = |at: Option<Exact>, included| at.map(|at| Edge { at, included });
        Self {
            from: edge(from, high_is_good),
            to: edge(to, !high_is_good),
            gives,
        }
    }

    /// Whether a result lies in it.
    pub fn holds(&self, measured: &Exact) -> bool {
        let after = |edge: &Edge| *measured > edge.at || edge.included && *measured == edge.at;
        let before = |edge: &Edge| *measured < edge.at || edge.included && *measured == edge.at;
        self.from.as_ref().is_none_or(after) && self.to.as_ref().is_none_or(before)
    }
}

/// Bands of one measurement. Where they overlap the worst counts; outside them all, nothing is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands(Vec<Band>);

impl Bands {
    /// Bands in the order they stand.
    pub fn new(bands: Vec<Band>) -> Self {
        Self(bands)
    }

    /// The bands, in the order they stand.
    pub fn bands(&self) -> &[Band] {
        &self.0
    }

    /// What a result gives.
    pub fn gives(&self, measured: &Exact) -> Exact {
        let holding = self
            .0
            .iter()
            .filter(|band| band.holds(measured))
            .map(|band| &band.gives);
        holding.max().cloned().unwrap_or_else(Exact::zero)
    }

    /// What the mildest miss gives: the first band of a small sample.
    pub fn least(&self) -> Exact {
        let given = self
            .0
            .iter()
            .map(|band| &band.gives)
            .filter(|gives| !gives.is_zero());
        given.min().cloned().unwrap_or_else(Exact::zero)
    }

    /// What the worst result gives.
    pub fn most(&self) -> Exact {
        self.0
            .iter()
            .map(|band| &band.gives)
            .max()
            .cloned()
            .unwrap_or_else(Exact::zero)
    }
}

impl FromStr for Bands {
    type Err = Unmeasurable;

    /// Reads `>=99:0, [98,99):1, <96:4` and `<99.9:5%, <99.5:20%`.
    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        let refuse =
            || Unmeasurable::new(Fault::Prose, text, "bands, such as `<99.9:5%, <99.5:20%`");
        let mut bands = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (range, after) = rest.split_once(':').ok_or_else(refuse)?;
            let (gives, next) = after.split_once(',').unwrap_or((after, ""));
            let (from, to) = edges(range.trim()).ok_or_else(refuse)?;
            bands.push(Band {
                from,
                to,
                gives: amount(gives).ok_or_else(refuse)?,
            });
            rest = next.trim_start();
        }
        if bands.is_empty() {
            Err(refuse())
        } else {
            Ok(Self(bands))
        }
    }
}

/// The two ends of `>=99`, `<96`, `[98,99)`.
fn edges(range: &str) -> Option<(Option<Edge>, Option<Edge>)> {
    for (sign, lower, included) in [
        (">=", true, true),
        ("<=", false, true),
        (">", true, false),
        ("<", false, false),
    ] {
        if let Some(number) = range.strip_prefix(sign) {
            let edge = Some(Edge {
                at: amount(number)?,
                included,
            });
            return Some(if lower { (edge, None) } else { (None, edge) });
        }
    }
    let opened = range.strip_prefix('[').map(|rest| (rest, true));
    let (rest, from_included) = opened.or_else(|| Some((range.strip_prefix('(')?, false)))?;
    let closed = rest.strip_suffix(']').map(|rest| (rest, true));
    let (rest, to_included) = closed.or_else(|| Some((rest.strip_suffix(')')?, false)))?;
    let (from, to) = rest.split_once(',')?;
    let to = match to.trim() {
        "inf" => None,
        number => Some(Edge {
            at: amount(number)?,
            included: to_included,
        }),
    };
    Some((
        Some(Edge {
            at: amount(from)?,
            included: from_included,
        }),
        to,
    ))
}

fn amount(text: &str) -> Option<Exact> {
    text.parse::<Quantity>()
        .ok()
        .map(|quantity| quantity.magnitude())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn edges_belong_to_the_better_side_of_the_promise() {
        let high = Band::row(
            Comparator::AtLeast,
            Some(exact("99.5")),
            Some(exact("99.9")),
            exact("5"),
        );
        assert!(high.holds(&exact("99.5")) && !high.holds(&exact("99.9")));
        let low = Band::row(Comparator::AtMost, Some(exact("800")), None, exact("3"));
        assert!(!low.holds(&exact("800")) && low.holds(&exact("800.001")));
    }

    #[test]
    fn bands_are_read_and_the_worst_one_counts() {
        let bands: Bands = "<99.9:5%, <99.5:20%".parse().unwrap();
        assert_eq!(bands.gives(&exact("99.9")), Exact::zero());
        assert_eq!(bands.gives(&exact("99.5")), exact("5"));
        assert_eq!(bands.gives(&exact("99.4")), exact("20"));
        assert_eq!((bands.least(), bands.most()), (exact("5"), exact("20")));
        let times: Bands = "(800ms,1500ms]:3%, (1500ms,inf):8%".parse().unwrap();
        assert_eq!(times.gives(&exact("0.95")), exact("3"));
        assert_eq!(times.gives(&exact("9")), exact("8"));
        for refused in [
            "",
            "99",
            "99:",
            ":5",
            "<:5",
            "[98,99:1",
            "[98;99):1",
            "<99.9:5%,,",
            "[,):1",
        ] {
            assert!(refused.parse::<Bands>().is_err(), "{refused}");
        }
    }
}
