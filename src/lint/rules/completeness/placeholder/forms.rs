//! Where a paper has a form: a part that is filled in when it is used, not before it is signed.

use std::collections::BTreeSet;

use crate::import::{Block, BlockKind, Paper};
use crate::recognise::reading::Pattern;

/// The parts of a paper that are forms, followed from its first line to its last.
pub(super) struct Forms {
    /// Attachments that the text calls forms, in small letters: "exhibit a".
    named: BTreeSet<String>,
    /// Whether the paper itself is one.
    is_whole: bool,
    attachment: Option<String>,
    in_attachment: bool,
    below_heading: bool,
}

impl Forms {
    pub(super) fn of(paper: &Paper) -> Self {
        let titles = (0..paper.blocks.len().min(TITLES))
            .map(|at| paper.words(at).trim())
            .filter(|words| words.len() < SHORT);
        let mut named = BTreeSet::new();
        for at in 0..paper.blocks.len() {
            let words = paper.words(at);
            if !words.contains("form") {
                continue;
            }
            let words = words.to_ascii_lowercase();
            named.extend(
                CALLED
                    .all_groups(&words)
                    .iter()
                    .map(|groups| groups.text(1).to_owned()),
            );
        }
        Self {
            named,
            is_whole: titles.map(str::to_ascii_lowercase).any(|title| {
                ends_as_form(&title) || title.contains(" form)") || title.starts_with("form of ")
            }),
            attachment: None,
            in_attachment: false,
            below_heading: false,
        }
    }

    /// Takes the next part; says whether it belongs to a form.
    pub(super) fn take(&mut self, block: &Block, words: &str) -> bool {
        let own = attachment(block);
        if own != self.attachment {
            self.in_attachment = own.as_ref().is_some_and(|own| self.named.contains(own));
            self.attachment = own;
        }
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let opens = words.len() >= SHORT && opens_attachment(words);
        if is_heading || words.len() < SHORT || opens {
            let is_form = names_form(&words[..words.floor_char_boundary(SHORT)]);
            if is_heading || is_form {
                self.below_heading = is_form;
            }
            // The title of an attachment holds for all of it.
            self.in_attachment |= is_form && self.attachment.is_some();
        }
        // "The undersigned hereby certifies that …" opens what is filled in when it is sworn.
        let is_sworn = words.len() < LONG && {
            let words = words.to_ascii_lowercase();
            SWORN.iter().any(|one| words.contains(one))
        };
        self.below_heading |= is_sworn;
        self.is_whole || self.in_attachment || self.below_heading
    }
}

/// What opens a certificate.
const SWORN: &[&str] = &[
    "hereby certifies",
    "hereby certify",
    "hereby verify",
    "my commission expires",
    "notary public",
    "notarial certificate",
    "being duly sworn",
    "personally appeared",
    "acknowledgment of",
    "letter of guarantee",
];
/// What opens one is no longer.
const LONG: usize = 600;
/// A paper says what it is in its first lines.
const TITLES: usize = 6;
/// The title of a form is short.
const SHORT: usize = 90;
/// What a part of a paper is called that is filled in when it is used.
const FORMS: &[&str] = &[
    "form of",
    "format of",
    "format for",
    "specimen",
    "sample",
    "template",
    "pro forma",
    "proforma",
    "notice form",
    "order form no",
];
const ATTACHMENTS: &[&str] = &[
    "exhibit ",
    "schedule ",
    "annex ",
    "annexure ",
    "appendix ",
    "attachment ",
];
/// "The form of which is attached hereto as Exhibit A", "in the form set out in Schedule 3".
static CALLED: Pattern = Pattern::new(
    "form[^.;]{0,80}(?:attached|set out|set forth|annexed|appended|contained|provided|included|given|of)[^.;]{0,40} ((?:exhibit|schedule|annex|annexure|appendix|attachment) [a-z0-9-]{1,4})",
);

fn names_form(words: &str) -> bool {
    let words = words.to_lowercase();
    FORMS.iter().any(|form| words.contains(form)) || ends_as_form(&words)
}

/// "Variation Form"; an order form is filled in before it is signed.
fn ends_as_form(words: &str) -> bool {
    words.ends_with(" form") && !words.ends_with("order form")
}

fn opens_attachment(words: &str) -> bool {
    let first = words[..words.floor_char_boundary(12)].to_ascii_lowercase();
    ATTACHMENTS.iter().any(|name| first.starts_with(name))
}

/// The attachment that a part stands in, in small letters.
fn attachment(block: &Block) -> Option<String> {
    let clause = block.clause.as_deref()?.to_ascii_lowercase();
    let first = clause.split(',').next().unwrap_or_default().trim();
    ATTACHMENTS
        .iter()
        .any(|name| first.starts_with(name))
        .then(|| first.to_owned())
}
