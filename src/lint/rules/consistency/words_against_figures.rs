use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::reading::{Cue, Pattern, number_in_words};

pub(crate) const RULE: Rule = Rule {
    name: "words-against-figures",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("words_against_figures.md"),
    check: Check::Prose(check),
};

/// An amount of money in figures and words: sign or code, figure, words, currency of the words.
static MONEY: Pattern = Pattern::whole(
    "(\\$|€|£|(?-u:\\b)(?:usd|eur|gbp|us\\$)) ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.00)? ?\\(([a-z -]{3,90}?) ?(?:(?:u\\.?s\\.? |us )?(dollars?|euros?|pounds?(?: sterling)?))?\\)",
);

/// The same the other way round: words, currency, figure in brackets.
static WORDS_FIRST: Pattern = Pattern::whole(
    "(?-u:\\b)((?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|and)[ -]){1,14})(?:u\\.?s\\.? |us |united states )?(dollars?|euros?|pounds?(?: sterling)?) ?\\((?:\\$|€|£|usd|eur|gbp|us\\$) ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.00)?\\)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for amount in paper.sentences.iter().flat_map(|one| &one.amounts) {
        let Some(words) = amount
            .in_words
            .filter(|words| Exact::whole(*words) != amount.number)
        else {
            continue;
        };
        // "one hundred (100%)" is right; "ten (10.5) hours" is another kind of slip.
        findings.report(
            paper.place(&amount.span),
            format!(
                "\"{}\" says {words} in words and {} in figures",
                paper.short(&amount.span),
                amount.number
            ),
            "write the number once, in figures",
        );
    }
    for sentence in paper.about(&[Cue::Money]) {
        let words = paper.words(sentence);
        if !words.contains('(') {
            continue;
        }
        for groups in WORDS_FIRST.all_groups(words) {
            let text = |index: usize| {
                groups
                    .get(index)
                    .cloned()
                    .flatten()
                    .map_or("", |range| &words[range])
            };
            let Some(whole) = groups.first().cloned().flatten() else {
                continue;
            };
            // "Four and one-half million dollars" begins before what was read.
            let is_cut = ["hundred", "thousand", "million", "and"]
                .iter()
                .any(|word| text(1).starts_with(word))
                || words[..whole.start].trim_end().ends_with(['-', '‑']);
            if is_cut {
                continue;
            }
            let span = sentence.span.start + whole.start..sentence.span.start + whole.end;
            let figure: Option<u64> = text(3).replace(',', "").parse().ok();
            if let (Some(figure), Some(said)) = (figure, number_in_words(text(1)))
                && figure != said
            {
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" says {said} in words and {figure} in figures",
                        paper.short(&span)
                    ),
                    "write the amount once, in figures, with the code of its currency",
                );
            }
        }
        for groups in MONEY.all_groups(words) {
            let text = |index: usize| {
                groups
                    .get(index)
                    .cloned()
                    .flatten()
                    .map_or("", |range| &words[range])
            };
            let Some(whole) = groups.first().cloned().flatten() else {
                continue;
            };
            let span = sentence.span.start + whole.start..sentence.span.start + whole.end;
            let figure: Option<u64> = text(2).replace(',', "").parse().ok();
            if let (Some(figure), Some(said)) = (figure, number_in_words(text(3)))
                && figure != said
            {
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" says {said} in words and {figure} in figures",
                        paper.short(&span)
                    ),
                    "write the amount once, in figures, with the code of its currency",
                );
            } else if let (Some(one), Some(other)) = (currency(text(1)), currency(text(4)))
                && one != other
            {
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" is in {one} by its figure and in {other} by its words",
                        paper.short(&span)
                    ),
                    "write the amount once, in figures, with the code of its currency",
                );
            }
        }
    }
}

fn currency(word: &str) -> Option<&'static str> {
    match word {
        "$" | "usd" | "us$" | "dollar" | "dollars" => Some("dollars"),
        "€" | "eur" | "euro" | "euros" => Some("euros"),
        "£" | "gbp" => Some("pounds"),
        word if word.starts_with("pound") => Some("pounds"),
        _ => None,
    }
}
