//! What holds for every paper, whatever it was made from: it is read or refused with one finding,
//! its parts stand where they say, and every rule can judge it.

use std::sync::LazyLock;

use engross::import;
use engross::library::Topics;
use engross::lint::{self, PaperSubject};
use engross::recognise::commitments::commitments;
use engross::recognise::reading::Reading;
use engross::recognise::topics::Recogniser;
use engross::report;
use engross::source::{FileId, Sources};

static TOPICS: LazyLock<Topics> = LazyLock::new(Topics::embedded);
static RECOGNISER: LazyLock<Recogniser<'static>> = LazyLock::new(|| Recogniser::new(&TOPICS));

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
    let stands = |span: std::ops::Range<usize>| {
        assert!(paper.text.get(span.clone()).is_some(), "{span:?}");
    };
    for topic in RECOGNISER.topics(&paper) {
        topic.evidence.into_iter().for_each(|one| stands(one.span));
    }
    for one in commitments(&Reading::of(&paper)) {
        let parts = one.parts().into_iter().filter_map(|(_, part)| part);
        let parts = parts.map(|part| part.span.clone());
        parts
            .chain([one.span.clone(), one.target.span.clone()])
            .for_each(|span| stands(paper.prose.span(span)));
    }
    let found = lint::paper(&subject, findings);
    for finding in &found {
        let place = finding
            .place
            .expect("a finding about a paper stands somewhere");
        stands(place.start as usize..place.end as usize);
    }
    for format in report::Format::ALL {
        report::findings(&found, &sources, *format, &report::Manner::default());
    }
}
