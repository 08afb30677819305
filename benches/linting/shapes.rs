//! Papers of ten megabytes that are made to be slow or to fill the memory, each with its name.

/// So large is each of them.
const SIZE: usize = 10_000_000;

/// A sentence as contracts have them.
const SENTENCE: &str = "The Provider shall respond to each Severity 1 Incident within 4 hours of notice from the Customer as set out in clause 4.2(b) and \"Service Levels\" of Schedule 3. ";

/// The papers by the names of their files.
pub(super) fn shapes() -> Vec<(&'static str, Vec<u8>)> {
    let again = |words: &str| words.repeat(SIZE / words.len());
    let counted = |words: &dyn Fn(usize) -> String| {
        let mut text = String::with_capacity(SIZE + 200);
        for at in 0.. {
            if text.len() > SIZE {
                break;
            }
            text.push_str(&words(at));
        }
        text
    };
    let with = |start: &str, rest: String| start.to_owned() + &rest;
    let all: Vec<(&'static str, String)> = vec![
        ("paragraphs.md", again(&format!("{}\n\n", SENTENCE.trim()))),
        ("one-line.md", again(SENTENCE)),
        ("one-line.txt", again(SENTENCE)),
        ("one-word.txt", again("a")),
        ("periods.txt", again("30 days ")),
        ("firms.txt", counted(&|at| format!("Acmecorp{at} Inc. "))),
        ("meanings.txt", again("\"A\" means ")),
        ("gaps.txt", again("____ ")),
        (
            "terms.md",
            counted(&|at| {
                format!("\"Term{at}x\" means the fee for item {at}. The Term{at}x applies.\n\n")
            }),
        ),
        (
            "terms-in-one-line.md",
            counted(&|at| {
                format!("\"Term{at}x\" means the fee for item {at}. The Term{at}x applies. ")
            }),
        ),
        (
            "references.md",
            counted(&|at| format!("{at}.1 See clause {}.2 and Annex {at}.\n\n", at + 1)),
        ),
        (
            "rows.md",
            with(
                "| Severity | Response time | Resolution time |\n|---|---|---|\n",
                counted(&|at| {
                    format!(
                        "| Severity {} | {at} minutes | {} hours |\n",
                        at % 5,
                        at % 50
                    )
                }),
            ),
        ),
        (
            "times-in-one-sentence.md",
            counted(&|at| format!("within {at} hours, within {} hours; ", at % 40)),
        ),
        (
            "promises-in-one-line.md",
            counted(&|at| {
                format!(
                    "The Provider shall resolve Severity {} Incidents within {} hours. ",
                    at % 4 + 1,
                    at % 40
                )
            }),
        ),
        (
            "breaches-in-one-line.md",
            counted(&|at| {
                format!(
                    "The Provider shall notify the Customer of a personal data breach within {} hours. ",
                    at % 90
                )
            }),
        ),
        (
            "severities.md",
            counted(&|at| {
                format!(
                    "Severity {}: response {} minutes, resolution {} hours\n\n",
                    at % 4 + 1,
                    at % 60,
                    at % 40
                )
            }),
        ),
        (
            "removals.md",
            again("The [● ] of the [   ●] applies. Information has been omitted.\n\n"),
        ),
        (
            "signs.txt",
            again("signed for and for and for Acme Data Ltd "),
        ),
        ("items.html", with("<html><ol type=i>", again("<li>a"))),
        ("paragraphs.html", with("<html>", again("<p>a"))),
        ("pages.txt", again("\u{c}")),
        ("empty-lines.txt", again("\n")),
    ];
    all.into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect()
}
