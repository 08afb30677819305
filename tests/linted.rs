//! What is found in an engagement and in a paper: the set-up that several tests share.

use engross::assembly::{Draft, assemble};
use engross::engagement::{self, Engagement};
use engross::finding::Finding;
use engross::import;
use engross::library::{self, Library, LibraryFile};
use engross::lint::{self, PaperSubject, Subject};
use engross::source::{FileId, Sources};
use engross::template::{self, Outline, Tables};

/// An engagement that was drafted and judged.
pub(crate) struct Linted {
    pub(crate) sources: Sources,
    pub(crate) engagement: Engagement,
    pub(crate) draft: Draft,
    pub(crate) findings: Vec<Finding>,
}

/// Drafts and judges the text of an engagement over a library; `more` is what else is found in that.
pub(crate) fn engagement(
    files: &[LibraryFile],
    name: impl Into<String>,
    text: impl Into<String>,
    more: fn(&Library) -> Vec<Finding>,
) -> Linted {
    let mut sources = Sources::default();
    let (library, mut found) = library::load(&mut sources, files);
    let file = sources.add(name, text);
    let (engagement, wrong) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    found.extend(wrong);
    let (facts, wrong) = engagement::facts(&engagement, &library.facts);
    found.extend(wrong);
    let outline = Outline::embedded("agreement").unwrap();
    let tables = Tables::embedded().unwrap();
    let (draft, wrong) = assemble(&engagement, &library, &outline, &tables, &facts, true);
    found.extend(wrong);
    found.extend(more(&library));
    let subject = Subject {
        sources: &sources,
        engagement: &engagement,
        library: &library,
        draft: &draft,
        facts: &facts,
        as_of: engagement.header.date,
    };
    let findings = lint::run(&subject, found);
    Linted {
        sources,
        engagement,
        draft,
        findings,
    }
}

/// What the rules about prose say of a paper that can be read.
pub(crate) fn paper(name: &str, bytes: &[u8]) -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let (paper, read) = import::read(FileId::from_index(0), name, bytes);
    let paper = paper.unwrap();
    let file = sources.add(name, paper.text.clone());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper: &paper,
        as_of: jiff::civil::date(2027, 3, 1),
        known: None,
    };
    let findings = lint::paper(&subject, read);
    (sources, findings)
}
