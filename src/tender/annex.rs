//! The annex as a tree: the pages of the library, with the requirements that are asked.

use crate::assembly::{Draft, assemble};
use crate::condition::Facts;
use crate::engagement::Engagement;
use crate::finding::Finding;
use crate::library::Library;
use crate::template::{Outline, Tables};
use crate::tender::pages::Pages;
use crate::tender::{Asked, Words, asked};

/// The annex of a tender.
pub struct Annex {
    /// The annex: a tree like an agreement, with what is open in it.
    pub draft: Draft,
    /// The library that the annex was made from: pages with their tables filled.
    pub library: Library,
    /// What is asked, in order.
    pub asked: Vec<Asked>,
    /// The agreement that the Customer intends to sign.
    pub agreement: Draft,
}

/// Makes the annex. Nothing internal is in it: no guidance, positions, reasons or weights, unless the
/// engagement publishes the weights.
///
/// # Errors
/// If a template that is part of the program cannot be read.
pub fn annex(
    engagement: &Engagement,
    library: &Library,
    facts: &Facts,
    tables: &Tables,
) -> Result<(Annex, Vec<Finding>), String> {
    let words = Words::embedded()?;
    let outline = Outline::embedded("agreement")?;
    let (agreement, mut findings) = assemble(engagement, library, &outline, tables, facts, false);
    let (asked, wrong) = asked(engagement, library, facts, &agreement, &words);
    findings.extend(wrong);
    let mut outline = Outline::embedded("annex")?;
    let pages = Pages {
        engagement,
        library,
        asked: &asked,
        agreement: &agreement,
        words: &words,
    };
    let library = pages.filled(&mut outline);
    let mut asking = engagement.clone();
    // What the Customer still has to confirm for the agreement is nothing that providers are told.
    asking.confirms.clear();
    let (mut draft, wrong) = assemble(&asking, &library, &outline, tables, facts, false);
    for finding in wrong {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    let meta = &mut draft.document.meta;
    if let Some(reference) = &engagement.tender.reference {
        meta.reference.clone_from(reference);
    }
    if let Some(issued) = engagement.tender.issued {
        meta.date = (issued.year(), issued.month(), issued.day());
    }
    let annex = Annex {
        draft,
        library,
        asked,
        agreement,
    };
    Ok((annex, findings))
}
