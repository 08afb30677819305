//! Somebody's paper (text): it is read or refused, and its parts stand where they say.
#![no_main]

use engross::import;
use engross::source::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (paper, findings) = import::read(FileId::from_index(0), "a.txt", bytes);
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
});
