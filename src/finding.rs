//! One thing worth saying about a text, with its place: what is wrong, and what to write instead.

use crate::source::{FileId, Place};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A weakness a careful reader would raise.
    Warning,
    /// Wrong, contradictory or unmeasurable.
    Error,
}

impl Severity {
    /// The word people read and type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a reader is asking when a rule answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The file cannot be read as what it should be.
    Reading,
    /// What is missing?
    Completeness,
    /// What cannot be measured?
    Measurability,
    /// What contradicts?
    Consistency,
    /// Which terms and references are broken?
    References,
    /// What should a clause author mend?
    Library,
}

impl Group {
    /// The word people read and type.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Completeness => "completeness",
            Self::Measurability => "measurability",
            Self::Consistency => "consistency",
            Self::References => "references",
            Self::Library => "library",
        }
    }
}

/// One thing worth saying.
///
/// The message is lower case, one line, without a full stop, and says whose thing lacks what.
/// The help starts with a verb and shows what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Kebab-case name of the fault; its only identity.
    pub rule: &'static str,
    /// The question the rule answers.
    pub group: Group,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
    /// Id or path of what it is about, where the place alone does not say it; waivers name it.
    pub about: Option<String>,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Place, String)>,
}

impl Finding {
    /// A finding of level error without help.
    pub fn error(
        rule: &'static str,
        group: Group,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            group,
            severity: Severity::Error,
            message: message.into(),
            help: None,
            place: Some(place),
            about: None,
            related: Vec::new(),
        }
    }

    /// The same finding with other weight.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding with help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding about something with an id or path.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// Whether a part of the file was not read because of it, so that nothing can be said about
    /// what is missing there.
    pub fn hides_others(&self) -> bool {
        matches!(self.rule, "toml-syntax" | "unknown-preset")
    }

    /// The same finding among texts that were taken in after `by` others.
    #[must_use]
    pub fn moved(mut self, by: u32) -> Self {
        let places = self.place.iter_mut();
        for place in places.chain(self.related.iter_mut().map(|(place, _)| place)) {
            place.file = FileId::from_index(place.file.index() + by);
        }
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn beside(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }
}
