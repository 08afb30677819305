//! Values of a style that are safe to print into CSS and to hand to Typst.

use serde::{Deserialize, Serialize};

/// A colour such as `#1f3a5f`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub struct Colour(String);

impl Colour {
    /// As CSS and Typst write it.
    pub fn hex(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_hex = text.strip_prefix('#').is_some_and(|digits| {
            digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        if is_hex {
            Ok(Self(text))
        } else {
            Err(format!("a colour is written #rrggbb, not `{text}`"))
        }
    }
}

/// A length in points.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "f64")]
pub struct Length(f64);

const POINTS_A_MILLIMETRE: f64 = 72.0 / 25.4;

impl Length {
    /// A length of so many points.
    pub(super) fn of_points(points: f64) -> Self {
        Self(points)
    }

    /// The number of points.
    pub fn points(self) -> f64 {
        self.0
    }
}

impl From<Length> for f64 {
    fn from(length: Length) -> Self {
        length.0
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = |unit: &str| text.strip_suffix(unit)?.trim_end().parse::<f64>().ok();
        read("pt")
            .or_else(|| read("mm").map(|millimetres| millimetres * POINTS_A_MILLIMETRE))
            .filter(|points| (0.0..=300.0 * POINTS_A_MILLIMETRE).contains(points))
            .map(Self)
            .ok_or_else(|| {
                format!("a length is written like 10.5pt or 25mm, up to 300mm, not `{text}`")
            })
    }
}

/// The name of a type face.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub struct FontName(String);

impl FontName {
    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FontName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, ' ' | '-');
        if !text.is_empty() && text.chars().all(is_plain) {
            Ok(Self(text))
        } else {
            Err(format!(
                "a font name has letters, digits, spaces and `-`, not `{text}`"
            ))
        }
    }
}
