//! Somebody's papers: what each reader makes of small documents of ours.

mod broken;
mod by_meaning;
mod by_parts;
mod docx;
mod html;
mod large;
mod lint;
mod pdf;
mod places;
mod text;
mod told;
mod waved_away;

use engross::import::{self, BlockKind, Paper};
use engross::source::FileId;

/// Reads a paper that can be read.
fn read(path: &str, bytes: &[u8]) -> Paper {
    let (paper, findings) = import::read(FileId::from_index(0), path, bytes);
    assert!(findings.is_empty(), "{path}: {findings:?}");
    let paper = paper.unwrap();
    sound(&paper);
    paper
}

/// One line for each part: kind, clause, words.
fn parts(paper: &Paper) -> Vec<String> {
    let one = |(at, block): (usize, &import::Block)| {
        let kind = match &block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph if block.continues => "…".to_owned(),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item(depth) => format!("i{depth}"),
            BlockKind::Row { table, header, .. } => {
                format!("{}{table}", if *header { "th" } else { "tr" })
            }
            BlockKind::Note => "note".to_owned(),
        };
        let clause = block.clause.as_deref().unwrap_or("-");
        let words = paper.words(at).replace('\t', " | ");
        format!("{kind} {clause}: {words}")
    };
    paper.blocks.iter().enumerate().map(one).collect()
}

/// What holds for every paper, however it was made.
fn sound(paper: &Paper) {
    let text = &paper.text;
    let mut end = 0;
    assert_eq!(
        paper.blocks.len(),
        paper.prose.lines.len(),
        "{}",
        paper.path
    );
    for (at, block) in paper.blocks.iter().enumerate() {
        assert!(
            block.span.start >= end
                && block.span.end <= text.len()
                && block.span.start <= block.span.end,
            "{}: part {at} at {:?} after {end}",
            paper.path,
            block.span
        );
        assert!(
            text.get(block.span.clone()).is_some(),
            "{}: {:?}",
            paper.path,
            block.span
        );
        end = block.span.end;
        if let BlockKind::Row { cells, .. } = &block.kind {
            for cell in cells {
                assert!(
                    text.get(cell.clone()).is_some()
                        && cell.start >= block.span.start
                        && cell.end <= block.span.end,
                    "{}: cell {cell:?} of {:?}",
                    paper.path,
                    block.span
                );
            }
        }
        let line = &paper.prose.lines[at];
        let words = paper.words(at);
        assert!(!words.contains('\n'), "{words:?}");
        for (byte, one) in words.char_indices() {
            let span = paper
                .prose
                .span(line.start + byte..line.start + byte + one.len_utf8());
            assert!(
                text.get(span.clone()).is_some()
                    && span.start >= block.span.start
                    && span.end <= block.span.end,
                "{}: {one:?} of {words:?} at {span:?}, part at {:?}",
                paper.path,
                block.span
            );
        }
    }
}
