//! What holds for every paper, whatever it was made from: it is read or refused with one finding,
//! its parts stand where they say, and every rule can judge it.

use engross::import;
use engross::lint::{self, PaperSubject};
use engross::source::{FileId, Sources};

/// Reads and judges a paper.
pub fn judge(name: &str, bytes: &[u8]) {
    let (paper, findings) = import::read(FileId::from_index(0), name, bytes);
    assert_eq!(paper.is_none(), findings.len() == 1);
    let Some(paper) = paper else { return };
    let mut end = 0;
    for (at, block) in paper.blocks.iter().enumerate() {
        assert!(block.span.start >= end && paper.text.get(block.span.clone()).is_some());
        end = block.span.end;
        let line = paper.prose.lines[at].clone();
        let span = paper.prose.span(line);
        assert!(paper.text.get(span).is_some());
    }
    let mut sources = Sources::default();
    let file = sources.add(name, paper.text.clone());
    let subject = PaperSubject {
        sources: &sources,
        file,
        paper: &paper,
        as_of: jiff::civil::date(2027, 1, 4),
        known: None,
    };
    for finding in lint::paper(&subject, findings) {
        let place = finding.place.expect("a finding about a paper stands somewhere");
        let span = place.start as usize..place.end as usize;
        assert!(paper.text.get(span).is_some(), "{finding:?}");
    }
}
