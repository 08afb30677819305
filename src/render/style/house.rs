//! A firm's own style: a few values laid over the plain ones, or what a Word file looks like.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FontName, Length, Logo, PLAIN, Paper, Style};
use crate::import::docx::Look;

/// What is wrong with a style file, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// Bytes of the text; nothing if it is about the whole.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
}

impl Style {
    /// The plain style with the values of a `style.toml` laid over it. `logo` gives the bytes of
    /// a file that the style names.
    ///
    /// # Errors
    /// The first value that cannot be used, with its place.
    pub fn house(
        text: &str,
        logo: &dyn Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Self, Misprint> {
        let misprint = |error: &toml::de::Error| Misprint {
            span: error.span(),
            message: error.message().to_owned(),
        };
        let own = DeTable::parse(text).map_err(|error| misprint(&error))?;
        let plain = DeTable::parse(PLAIN).map_err(|error| misprint(&error))?;
        let logo_span = own
            .get_ref()
            .get("header")
            .and_then(|header| Some(header.get_ref().as_table()?.get("logo")?.span()));
        let merged = lay_over(plain, own);
        let mut style: Self = serde::Deserialize::deserialize(toml::Deserializer::from(merged))
            .map_err(|error| misprint(&error))?;
        if let Some(name) = &style.header.logo {
            let wrong = |message: String| Misprint {
                span: logo_span.clone(),
                message: format!("`{name}` {message}"),
            };
            let is_plain = !name.is_empty()
                && !name.starts_with('.')
                && !name.contains(['/', '\\', ':', '\0']);
            if !is_plain {
                return Err(wrong("is no file of the style's folder".to_owned()));
            }
            let bytes = logo(name).map_err(|why| wrong(format!("cannot be read: {why}")))?;
            style.logo = Some(Logo::read(&bytes).map_err(wrong)?);
        }
        Ok(style)
    }

    /// The plain style with the fonts, sizes, colours, margins, logo and numbers of a Word file.
    /// Neither its text nor its fields nor its macros are looked at.
    ///
    /// # Errors
    /// If the embedded style is not sound; a test reads it.
    pub fn of_word(look: &Look) -> Result<Self, String> {
        let mut style = Self::plain()?;
        if let Some(font) = look
            .font
            .clone()
            .and_then(|font| FontName::try_from(font).ok())
        {
            for faces in [
                &mut style.fonts.print,
                &mut style.fonts.screen,
                &mut style.fonts.word,
            ] {
                faces.insert(0, font.clone());
            }
        }
        let sizes = &mut style.sizes;
        for (size, found, least, most) in [
            (&mut sizes.body, look.body, 7.0, 16.0),
            (&mut sizes.part, look.headings[0].size, 9.0, 32.0),
            (&mut sizes.clause, look.headings[1].size, 8.0, 24.0),
            (&mut sizes.subclause, look.headings[2].size, 7.0, 20.0),
            (&mut sizes.title, look.title, 12.0, 48.0),
        ] {
            if let Some(points) = found.filter(|points| (least..=most).contains(points)) {
                *size = Length::of_points(points);
            }
        }
        let less = |by: f64| Length::of_points((sizes.body.points() - by).max(6.5));
        if look.body.is_some() {
            sizes.small = less(1.5);
            sizes.table = less(1.5);
        }
        let colours = &mut style.colours.light;
        for (colour, found) in [
            (&mut colours.accent, &look.headings[0].colour),
            (&mut colours.ink, &look.ink),
        ] {
            if let Some(found) = found
                .as_ref()
                .and_then(|found| format!("#{found}").try_into().ok())
            {
                *colour = found;
            }
        }
        if let Some((width, _)) = look.sheet {
            // Between the widths of the two, in points.
            style.page.paper = if width > 603.0 {
                Paper::UsLetter
            } else {
                Paper::A4
            };
        }
        if let Some([top, right, bottom, left]) = look.margins {
            let page = &mut style.page;
            for (side, found) in [
                (&mut page.top, top),
                (&mut page.right, right),
                (&mut page.bottom, bottom),
                (&mut page.left, left),
            ] {
                // Less would run into the header; more leaves no page to print on.
                *side = Length::of_points(found.clamp(34.0, 170.0));
            }
        }
        if let Some(hanging) = look.hanging.filter(|room| (18.0..=90.0).contains(room)) {
            style.page.number = Length::of_points(hanging);
        }
        style.numbers.dot = look.dotted;
        if let Some((picture, height)) = &look.logo
            && let Ok(logo) = Logo::read(picture)
        {
            style.header.logo_height = Length::of_points(height.clamp(12.0, 45.0));
            style.logo = Some(logo);
        }
        Ok(style)
    }
}

/// One table over another, key by key; lists and values replace.
fn lay_over<'a>(under: Spanned<DeTable<'a>>, over: Spanned<DeTable<'a>>) -> Spanned<DeTable<'a>> {
    let span = over.span();
    let mut merged = under.into_inner();
    for (key, value) in over.into_inner() {
        let lower = merged.remove(&**key.get_ref());
        let value_span = value.span();
        let laid = match (lower.map(Spanned::into_inner), value.into_inner()) {
            (Some(DeValue::Table(lower)), DeValue::Table(upper)) => {
                let lower = Spanned::new(0..0, lower);
                let upper = Spanned::new(value_span.clone(), upper);
                DeValue::Table(lay_over(lower, upper).into_inner())
            }
            (_, upper) => upper,
        };
        merged.insert(key, Spanned::new(value_span, laid));
    }
    Spanned::new(span, merged)
}

#[cfg(test)]
mod tests {
    use super::Style;

    fn house(text: &str) -> Result<Style, super::Misprint> {
        Style::house(text, &|_| Err("it is not there".to_owned()))
    }

    #[test]
    fn a_few_values_are_enough() {
        let style =
            house("[sizes]\nbody = \"11pt\"\n[colours.light]\naccent = \"#990000\"\n").unwrap();
        let plain = Style::plain().unwrap();
        assert!((style.sizes.body.points() - 11.0).abs() < 1e-9);
        assert_eq!(style.sizes.title, plain.sizes.title);
        assert_eq!(style.colours.light.accent.hex(), "#990000");
        assert_eq!(style.colours.light.ink, plain.colours.light.ink);
        assert_eq!(house("").unwrap(), plain);
    }

    #[test]
    fn a_mistake_has_its_place() {
        let text = "[sizes]\nbody = \"11 miles\"\n";
        let wrong = house(text).unwrap_err();
        assert_eq!(&text[wrong.span.unwrap()], "\"11 miles\"");
        assert!(
            wrong.message.contains("a length is written like"),
            "{}",
            wrong.message
        );
        let text = "[size]\nbody = \"11pt\"\n";
        let wrong = house(text).unwrap_err();
        assert!(
            wrong.message.contains("unknown field `size`"),
            "{}",
            wrong.message
        );
        let text = "[header]\nlogo = \"../secret.png\"\n";
        let wrong = house(text).unwrap_err();
        assert_eq!(&text[wrong.span.unwrap()], "\"../secret.png\"");
        assert!(
            wrong.message.contains("no file of the style's folder"),
            "{}",
            wrong.message
        );
    }
}
