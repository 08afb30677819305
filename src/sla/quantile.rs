//! Quantiles of raw values. The method must be named: it alone can decide whether a target is met.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::measure::{Exact, Fault, Unmeasurable};

/// How a quantile is read between values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum QuantileMethod {
    /// The smallest value that at least the share `p` of all values does not exceed.
    #[serde(rename = "nearest-rank")]
    NearestRank,
    /// Hyndman and Fan 6: interpolates at `(n + 1)p`.
    #[serde(rename = "hf-6")]
    HyndmanFan6,
    /// Hyndman and Fan 7: interpolates at `(n − 1)p + 1`.
    #[serde(rename = "hf-7")]
    HyndmanFan7,
}

impl QuantileMethod {
    /// Every method, in the order of the grammar.
    pub const ALL: [Self; 3] = [Self::NearestRank, Self::HyndmanFan6, Self::HyndmanFan7];

    /// The keyword in an engagement.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::NearestRank => "nearest-rank",
            Self::HyndmanFan6 => "hf-6",
            Self::HyndmanFan7 => "hf-7",
        }
    }
}

impl fmt::Display for QuantileMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.keyword())
    }
}

impl FromStr for QuantileMethod {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        Self::ALL
            .into_iter()
            .find(|method| method.keyword() == text)
            .ok_or_else(|| {
                Unmeasurable::new(Fault::WrongKind, text, "`nearest-rank`, `hf-6` or `hf-7`")
            })
    }
}

/// The value that a share `p` (0 to 1) of all values does not exceed, in the unit of the values.
///
/// Nothing without values, or for a share outside 0 to 1.
pub fn quantile(values: &[Exact], p: &Exact, method: QuantileMethod) -> Option<Exact> {
    if p.is_negative() || *p > Exact::one() {
        return None;
    }
    let mut ordered: Vec<&Exact> = values.iter().collect();
    ordered.sort_unstable();
    let count = Exact::from(ordered.len());
    let position = match method {
        QuantileMethod::NearestRank => Exact::whole((p * &count).ceil()),
        QuantileMethod::HyndmanFan6 => p * (&count + Exact::one()),
        QuantileMethod::HyndmanFan7 => p * (&count - Exact::one()) + Exact::one(),
    };
    let position = position.max(Exact::one()).min(count);
    let below = Exact::whole(position.floor());
    let rank = usize::try_from(below.to_u64()?).ok()?;
    let low = *ordered.get(rank.checked_sub(1)?)?;
    let high = ordered.get(rank).copied().unwrap_or(low);
    Some(low + (high - low) * (position - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_differ_and_edges_hold() {
        let values: Vec<Exact> = [1450, 210, 230, 240, 255, 260, 280, 300, 340, 620]
            .map(Exact::from)
            .to_vec();
        let at = |p: &str, method| {
            quantile(&values, &p.parse().unwrap(), method)
                .unwrap()
                .to_string()
        };
        assert_eq!(at("0.95", QuantileMethod::NearestRank), "1450");
        assert_eq!(at("0.95", QuantileMethod::HyndmanFan7), "1076.5");
        assert_eq!(at("0.5", QuantileMethod::HyndmanFan6), "270");
        assert_eq!(at("0.9", QuantileMethod::HyndmanFan6), "1367");
        for method in QuantileMethod::ALL {
            assert_eq!(at("0", method), "210");
            assert_eq!(at("1", method), "1450");
            assert_eq!(quantile(&[], &Exact::one(), method), None);
            assert_eq!(quantile(&values, &Exact::from(2), method), None);
            assert_eq!(method.keyword().parse(), Ok(method));
        }
    }
}
