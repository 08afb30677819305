use std::ops::Range;

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
            let whole = groups.whole();
            // "Four and one-half million dollars" begins before what was read.
            let is_cut = ["hundred", "thousand", "million", "and"]
                .iter()
                .any(|word| groups.text(1).starts_with(word))
                || words[..whole.start].trim_end().ends_with(['-', '‑']);
            if !is_cut {
                let span = sentence.within(&whole);
                differs(paper, &span, groups.text(3), groups.text(1), findings);
            }
        }
        for groups in MONEY.all_groups(words) {
            let span = sentence.within(&groups.whole());
            if !differs(paper, &span, groups.text(2), groups.text(3), findings)
                && let (Some(one), Some(other)) =
                    (currency(groups.text(1)), currency(groups.text(4)))
                && one != other
            {
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" is in {one} by its figure and in {other} by its words",
                        paper.short(&span)
                    ),
                    WRITE,
                );
            }
        }
    }
}

const WRITE: &str = "write the amount once, in figures, with the code of its currency";

/// Reports an amount that is another in words than in figures; whether it is.
fn differs(
    paper: &PaperReading<'_>,
    span: &Range<usize>,
    figure: &str,
    words: &str,
    findings: &mut Findings,
) -> bool {
    let figure: Option<u64> = figure.replace(',', "").parse().ok();
    let (Some(figure), Some(said)) = (figure, number_in_words(words)) else {
        return false;
    };
    if figure != said {
        findings.report(
            paper.place(span),
            format!(
                "\"{}\" says {said} in words and {figure} in figures",
                paper.short(span)
            ),
            WRITE,
        );
    }
    figure != said
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
