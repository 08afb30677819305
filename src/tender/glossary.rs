//! The terms that a clause of the agreement defines and that the annex uses: the annex quotes the
//! sentence that defines them, because its readers do not have the clause.

use regex::Regex;

use crate::library::{Clause, ClauseKind, Library, Run, Text, TextBlock, TextParagraph};
use crate::source::Place;
use crate::template::Outline;
use crate::tender::asked::sentence;
use crate::tender::pages::{Pages, in_paragraph, plain};

/// Adds the sentences to the page of the glossary.
pub(super) fn add(filled: &mut Library, pages: &Pages<'_>, outline: &Outline) {
    let mut said = said(filled, pages);
    let listed = |term: &str| filled.terms.terms.iter().any(|one| one.name == term);
    let mut quoted: Vec<(String, TextParagraph)> = Vec::new();
    // A sentence may use further terms, so the search goes on until nothing new is found.
    loop {
        let before = quoted.len();
        for chosen in &pages.agreement.chosen {
            let Some(clause) = pages.library.clauses.get(&chosen.id) else {
                continue;
            };
            for (term, mut quote) in definitions(&clause.preferred) {
                let known = quoted.iter().any(|(_, quote)| defines(quote, &term));
                if known || listed(&term) || !uses(&said, &term) {
                    continue;
                }
                fill(&mut quote, clause, pages);
                in_paragraph(&mut quote, &mut |runs| {
                    pages.without_links(runs, &clause.id, outline);
                    add_words(runs, &mut said);
                });
                quoted.push((term, quote));
            }
        }
        if quoted.len() == before {
            break;
        }
    }
    quoted.sort_by_key(|(term, _)| term.to_lowercase());
    let home = filled.clauses.get_mut(&outline.definitions);
    if let Some(section) = home.and_then(|page| page.preferred.sections.last_mut()) {
        for (_, quote) in quoted {
            section.blocks.push(TextBlock::Paragraph(quote));
        }
    }
}

/// All words of the annex.
fn said(filled: &Library, pages: &Pages<'_>) -> String {
    let mut said = String::new();
    for one in pages.asked {
        let proofs = one.evidence.iter().map(|proof| proof.text.as_str());
        for words in [one.text.as_str(), one.measure.as_str()]
            .into_iter()
            .chain(proofs)
        {
            said.push_str(words);
            said.push(' ');
        }
    }
    let pages = filled.clauses.values();
    for page in pages.filter(|one| one.kind == ClauseKind::Page) {
        page.preferred.runs(&mut |run, _| {
            add_words(std::slice::from_ref(run), &mut said);
        });
    }
    said
}

fn add_words(runs: &[Run], said: &mut String) {
    for run in runs {
        if let Run::Words(words) = run {
            said.push_str(&words.value);
            said.push(' ');
        }
    }
}

fn uses(said: &str, term: &str) -> bool {
    let pattern = format!(r"(?-u:\b){}(?:s|es)?(?-u:\b)", regex::escape(term));
    Regex::new(&pattern).is_ok_and(|pattern| pattern.is_match(said))
}

/// Each term that a text defines, with the sentence that does.
fn definitions(text: &Text) -> Vec<(String, TextParagraph)> {
    let mut found = Vec::new();
    text.each(&mut |paragraph| {
        for run in &paragraph.runs {
            if let Run::Definition(term) = run {
                found.push((term.value.clone(), quote(paragraph, &term.value)));
            }
        }
    });
    found
}

/// Whether a quoted sentence, or an item below it, defines a term.
fn defines(quote: &TextParagraph, term: &str) -> bool {
    quote
        .runs
        .iter()
        .any(|run| matches!(run, Run::Definition(one) if one.value == term))
        || quote.items.iter().any(|item| defines(item, term))
}

/// The sentence of a paragraph that defines a term; with the items that it leads into.
fn quote(paragraph: &TextParagraph, term: &str) -> TextParagraph {
    let mut sentences: Vec<Vec<Run>> = vec![Vec::new()];
    let push = |sentences: &mut Vec<Vec<Run>>, run: Run| {
        if let Some(last) = sentences.last_mut() {
            last.push(run);
        }
    };
    for run in &paragraph.runs {
        let Run::Words(words) = run else {
            push(&mut sentences, run.clone());
            continue;
        };
        let mut rest = words.value.as_str();
        while let Some(end) = rest.find(". ") {
            push(&mut sentences, plain(&rest[..=end], words.place));
            sentences.push(Vec::new());
            rest = &rest[end + 2..];
        }
        if !rest.is_empty() {
            push(&mut sentences, plain(rest, words.place));
        }
    }
    let is_term = |run: &Run| matches!(run, Run::Definition(one) if one.value == term);
    let is_it = |runs: &Vec<Run>| runs.iter().any(is_term);
    let last = sentences.len() - 1;
    let at = sentences.iter().position(is_it).unwrap_or(last);
    let items = if at == last {
        paragraph.items.clone()
    } else {
        Vec::new()
    };
    TextParagraph {
        runs: sentences.swap_remove(at),
        items,
        anchor: None,
        place: paragraph.place,
        notes: Vec::new(),
    }
}

/// Words in the place of blanks: the page of the glossary has none.
fn fill(quote: &mut TextParagraph, clause: &Clause, pages: &Pages<'_>) {
    quote.anchor = None;
    for item in &mut quote.items {
        fill(item, clause, pages);
    }
    for run in &mut quote.runs {
        if let Run::Blank(name) = run {
            let place: Place = name.place;
            let runs = std::slice::from_ref(run);
            *run = plain(
                &sentence(runs, clause, pages.engagement, pages.words),
                place,
            );
        }
    }
}
