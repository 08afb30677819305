//! What the attributes of a tag say about its place: hidden, numbered, on a new page.

use html5gum::StartTag;

use crate::import::marker::Manner;

/// The attributes of a tag.
pub(super) struct Attributes<'a>(&'a StartTag<()>);

impl<'a> Attributes<'a> {
    /// Those of a tag.
    pub(super) fn of(tag: &'a StartTag<()>) -> Self {
        Self(tag)
    }

    /// The value of one.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let value = self.0.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    }

    /// Whether it is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.attributes.contains_key(name.as_bytes())
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// How the items of a list are numbered.
    pub(super) fn manner(&self) -> Option<Manner> {
        match self.get("type")?.trim() {
            "a" => Some(Manner::Letter),
            "A" => Some(Manner::Capital),
            "i" => Some(Manner::Roman),
            "I" => Some(Manner::CapitalRoman),
            "1" => Some(Manner::Number),
            _ => None,
        }
    }

    /// Whether nothing of the element is to be seen.
    pub(super) fn hides(&self) -> bool {
        self.has("hidden")
            || self.style().is_some_and(|style| {
                ["display:none", "visibility:hidden", "mso-hide:all"]
                    .iter()
                    .any(|hiding| style.contains(hiding))
            })
    }

    /// Whether a new page begins.
    pub(super) fn breaks_page(&self) -> bool {
        self.style().is_some_and(|style| {
            [
                "page-break-before:always",
                "page-break-after:always",
                "break-before:page",
                "break-after:page",
            ]
            .iter()
            .any(|breaking| style.contains(breaking))
        })
    }

    /// The style in small letters without blanks.
    fn style(&self) -> Option<String> {
        let style = self.get("style")?;
        Some(
            style
                .chars()
                .filter(|one| !one.is_whitespace())
                .collect::<String>()
                .to_ascii_lowercase(),
        )
    }
}
