//! Changes of the texts of the library: a time that somebody has to keep is blurred.

use std::ops::Range;

use engross::finding::Finding;
use engross::library::{self, LibraryFile};
use engross::lint;
use engross::source::Sources;
use regex::Regex;

use crate::deal::replaced;
use crate::score::{Change, Score};

/// Blurs each time limit of each clause and schedule, one at a time.
pub(crate) fn times_blurred() -> Score {
    let time = Regex::new(
        r"(?:within|no later than|not later than) (?:`[a-z-]+`|[0-9]+ (?:Working )?(?:Days?|Hours?|minutes?|hours?|days?|weeks?|months?))",
    )
    .unwrap();
    let files = library::embedded();
    let mut changes = Vec::new();
    for (at, file) in files.iter().enumerate() {
        if !file.text.starts_with("+++\n") {
            continue;
        }
        let Some(front) = file.text.find("\n+++\n") else {
            continue;
        };
        for found in time.find_iter(&file.text[front..]) {
            let place = front + found.start()..front + found.end();
            let line = line(&file.text, &place);
            // A duty of a party, and no remark to the drafter.
            let words = &file.text[line.clone()];
            if words.starts_with('>') || !words.contains(" shall ") {
                continue;
            }
            // "(never more than 30 days)" right behind it bounds whatever stands here.
            if file.text[place.end..].starts_with(" (never more than") {
                continue;
            }
            let vague = "within a reasonable time";
            let end = line.end + vague.len() - place.len();
            changes.push(Change {
                name: format!(
                    "{}: {}",
                    file.path,
                    &file.text[sentence(&file.text, &place)]
                ),
                text: replaced(&file.text, &place, vague),
                about: (at, line.start..end),
            });
        }
    }
    Score::of("times blurred in the library", &changes, |change| {
        let (at, place) = &change.about;
        let mut files = files.clone();
        files[*at].text.clone_from(&change.text);
        let found = said(&files, &files[*at].path);
        let near = |one: &&Finding| {
            one.place.is_some_and(|found| {
                (found.start as usize) < place.end && place.start < found.end as usize
            })
        };
        let of_number = found
            .iter()
            .filter(near)
            .find(|one| one.rule == "vague-wording");
        of_number.map(|one| format!("{}: {}", one.rule, one.message))
    })
}

/// What is said of one file of a library.
fn said(files: &[LibraryFile], path: &str) -> Vec<Finding> {
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, files);
    let mut found = lint::library(&library);
    found.retain(|one| {
        one.place
            .is_some_and(|place| sources.file(place.file).name.ends_with(path))
    });
    found
}

fn line(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place.end..].find('\n');
    start..end.map_or(text.len(), |at| place.end + at)
}

fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let line = line(text, place);
    let start = text[line.start..place.start].rfind(". ");
    let end = text[place.end..line.end].find(". ");
    start.map_or(line.start, |at| line.start + at + 2)
        ..end.map_or(line.end, |at| place.end + at + 1)
}
