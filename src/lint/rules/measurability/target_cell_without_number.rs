use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::severity_of_cell;
use crate::recognise::reading::{Amount, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "target-cell-without-number",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("target_cell_without_number.md"),
    check: Check::Prose(check),
};

static TARGET: Pattern = Pattern::new(
    "(?:service level |performance |target )?targets?|service levels?|(?:target )?(?:response|resolution|restoration|recovery|fix|repair|correction|rectification|clearance|respon[ds]e?|solution|remed(?:y|ied)|resolve|restore|acknowledge(?:ment)?)(?: times?| target| within| in)?|availability|up-?time|rto|rpo|latency|values?|thresholds?|limits?|commitments?|required(?: level)?|requirements?|(?:first|initial) (?:response|contact|reaction)|reaction(?: times?)?|answer(?: times?)?|turn-?around(?: times?)?|within|deadline|maximum|minimum|time (?:to|for) [a-z]+",
);
/// What a cell may say instead of a number, because it says enough.
static ENOUGH: Pattern = Pattern::whole(
    "^(?:[-–—.*/ ]*|none|nil|n/?a|n\\.a\\.?|not applicable|not (?:measured|covered|included|offered|available)|no target|excluded|out of scope)$|(?-u:\\b)(?:see (?:the )?(?:section|clause|schedule|annex|exhibit|appendix|table|row|above|below|note|part|paragraph|article|[0-9§])|as (?:in|for|above|stated|set out|defined|specified)|as per (?:the )?(?:above|table|row|section|clause|schedule|annex|exhibit|appendix|severity|priority)|same|section|clause|schedule|annex|exhibit|appendix|zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|all|every|each|no|always|never|yes|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|hourly|nightly|once|twice|(?:same|next|following|second|third|last|end of(?: the)?) (?:business |working |calendar )?(?:day|week|month|night)|close of business|start of business|24x7|day|month|number|formula|date|completed|signed|certified?|iso|full|fully|tls|aes)(?-u:\\b)",
);
static NAMED: Pattern = Pattern::whole("^(?:the )?(?:service levels?|commitments?|slas?|kpis?)$");
static VALUES: Pattern =
    Pattern::new("targets?|values?|levels?|minimum|maximum|thresholds?|percent(?:age)?|times?");
static OTHER: Pattern = Pattern::new(
    "measurable|descriptions?|service credits?|methods?|measure(?:ment|d)?|name|definitions?|severity|priority|credits?|hours|surveillance|windows?|scope|source|owner|responsib[a-z]+|notes?|comments?|communication|content|metric|objective|meaning|examples?|conditions?|process|steps?|actions?|contact|channel|by whom|who|how|escalation|offered|compliance|complies|evidence|bidder|tenderer|offeror|proposal|remarks?|consequence|impact|effect|price|fees?|charges?|basis|weight(?:ing)?",
);
static VAGUE: Pattern = Pattern::new(
    "see ticket|case by case|(?:by|as) (?:arrangement|scheduled|agreed|needed|planned|resources allow)|when(?:ever)? (?:time|resources|capacity)[a-z ]*|(?:continuous|ongoing|best) efforts?|until done|(?:future|next|later) (?:release|version|update)|straight ?away|right away|(?:very )?(?:low|high|normal) priority|(?:at once|instantly|without delay)|(?:as )?(?:soon as (?:possible|practicable)|high|low|fast|good|best efforts?|best endeavours|reasonable efforts?|quick(?:ly)?|prompt(?:ly)?|immediate(?:ly)?|timely|on time|acceptable|adequate|as agreed|to be agreed|tbd|tbc|tba|n/?a|asap|reasonable(?: time)?|next (?:release|version|update|sprint))",
);

/// What stands in the place of a length of time, whatever the column is called.
static NO_TIME: Pattern = Pattern::whole(
    "^(?:very )?(?:promptly|prompt|timely|in a timely manner|in good time|in due course|quickly|speedily|soon|shortly|asap|as soon as (?:reasonably )?(?:possible|practicable)|(?:within )?a reasonable (?:time|period)|reasonable (?:time|period)|without (?:undue )?delay)$",
);
/// What stands in the place of a share, under a title that says that there is one.
static NO_SHARE: Pattern = Pattern::whole(
    "^(?:very )?(?:high|low|good|adequate|acceptable|sufficient|reasonable|a high share|most)$",
);
static SHARE: Pattern = Pattern::new("share|percent(?:age)?|rate|at least|at most");

/// Words for a number are no longer, in bytes.
const LONGEST: usize = 40;

/// Whether a cell has words for a number that should stand there.
fn is_left_open(text: &str, title: &str) -> bool {
    let text = text.trim();
    NO_TIME.is_in(text) || SHARE.is_in(title) && NO_SHARE.is_in(text)
}

/// Whether a dash stands for the time of a severity, and a lesser one has a time.
fn is_skipped(
    paper: &PaperReading<'_>,
    row: &Sentence,
    cell: &Range<usize>,
    column: &[(&&Sentence, Range<usize>)],
) -> bool {
    let dash = |cell: &Range<usize>| {
        let text = paper.plain[cell.clone()].trim();
        !text.is_empty() && text.chars().all(|one| matches!(one, '-' | '–' | '—'))
    };
    let rank = |row: &Sentence| {
        let first = paper.cells(row).into_iter().next()?;
        severity_of_cell(&paper.plain[first])?.rank
    };
    let Some(own) = rank(row).filter(|_| dash(cell)) else {
        return false;
    };
    column.iter().any(|(other, cell)| {
        let timed = other
            .amounts
            .iter()
            .any(|one| one.is_time() && cell.contains(&one.span.start));
        timed && rank(other).is_some_and(|rank| rank > own)
    })
}

fn report(
    paper: &PaperReading<'_>,
    cells: &[Range<usize>],
    cell: &Range<usize>,
    title: &Range<usize>,
    findings: &mut Findings,
) {
    let first = cells.first().map(|cell| paper.short(cell));
    findings.report(
        paper.place(cell),
        format!(
            "\"{}\" has the value \"{}\" under \"{}\", which is no number",
            first.unwrap_or_default(),
            paper.short(cell),
            paper.short(title)
        ),
        "write the number with its unit",
    );
}

/// Columns whose titles do not say that they hold targets: only words that stand for a number.
fn others(
    paper: &PaperReading<'_>,
    titles: &[Range<usize>],
    body: &[&Sentence],
    findings: &mut Findings,
) {
    let words = titles.iter().map(|title| &paper.plain[title.clone()]);
    let is_other: Vec<bool> = words
        .map(|words| !TARGET.is_in(words) || OTHER.is_in(words))
        .collect();
    for row in body {
        let cells = paper.cells(row);
        let columns = cells.iter().zip(titles).zip(&is_other).enumerate().skip(1);
        for (column, ((cell, title), is_other)) in columns {
            let text = &paper.plain[cell.clone()];
            if *is_other
                && !OTHER.is_in(&paper.plain[title.clone()])
                && (paper.is_fragment() || TIMED.is_in(&paper.plain[title.clone()]))
                && stands_out(paper, body, cell, column)
            {
                report(paper, &cells, cell, title, findings);
                continue;
            }
            if *is_other
                && (1..=LONGEST).contains(&text.len())
                && is_left_open(text, &paper.plain[title.clone()])
            {
                report(paper, &cells, cell, title, findings);
            }
        }
    }
}

/// Whether a cell has words that are no number, where the other cells of its column have times or
/// shares, whatever the column is called.
fn stands_out(
    paper: &PaperReading<'_>,
    body: &[&Sentence],
    cell: &Range<usize>,
    column: usize,
) -> bool {
    const MOST: usize = 60;
    const WORDS: usize = 4;
    let text = paper.plain[cell.clone()].trim();
    let is_open = !text.is_empty()
        && !text.bytes().any(|byte| byte.is_ascii_digit())
        && text.split(' ').count() <= WORDS
        && !ENOUGH.is_in(text)
        && body.len() <= MOST;
    is_open && {
        let numbers = body.iter().filter(|row| {
            let cells = paper.cells(row);
            cells.get(column).is_some_and(|cell| {
                let inside =
                    |one: &Amount| cell.start <= one.span.start && one.span.end <= cell.end;
                row.amounts.iter().any(inside) || TIME_OF_DAY.is_in(&paper.plain[cell.clone()])
            })
        });
        let numbers = numbers.count();
        numbers > 0 && (numbers + 1) * 2 > body.len()
    }
}

/// Titles of times.
static TIMED: Pattern = Pattern::new(
    "tat|turn-?around(?: times?)?|lead times?|(?:engineer|technician|part|spare) on[- ]site|latest end|ready by|delivery times?",
);
static TIME_OF_DAY: Pattern = Pattern::whole("^[0-2]?[0-9]:[0-5][0-9]$");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        let Some((header, body)) = rows.split_first() else {
            continue;
        };
        if !matches!(header.kind, Part::Row { .. }) || !header.amounts.is_empty() {
            continue;
        }
        let titles = paper.cells(header);
        others(paper, &titles, body, findings);
        for (column, title) in titles.iter().enumerate().skip(1) {
            let words = &paper.plain[title.clone()];
            let target = words.starts_with("target") && !words.contains("date");
            if !TARGET.is_in(words) || OTHER.is_in(words) && !target {
                continue;
            }
            // "Ref. | Service level | Target" names what the targets are for.
            let named = NAMED.is_in(words)
                && titles
                    .iter()
                    .skip(column + 1)
                    .any(|next| VALUES.is_in(&paper.plain[next.clone()]));
            if named {
                continue;
            }
            let cells: Vec<_> = body
                .iter()
                .filter_map(|row| Some((row, paper.cells(row).get(column)?.clone())))
                .collect();
            let has_number = |row: &Sentence, cell: &Range<usize>| {
                let bare = paper.plain[cell.clone()]
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' '));
                row.amounts
                    .iter()
                    .any(|one| cell.start <= one.span.start && one.span.end <= cell.end)
                    || bare && !cell.is_empty()
            };
            let numbers = cells
                .iter()
                .filter(|(row, cell)| has_number(row, cell))
                .count();
            // A column without any number is no column of numbers; a dash says that none is meant.
            if numbers == 0
                && !cells
                    .iter()
                    .any(|(_, cell)| VAGUE.is_in(&paper.plain[cell.clone()]))
            {
                continue;
            }
            for (row, cell) in &cells {
                let text = &paper.plain[cell.clone()];
                let empty = text.trim().is_empty();
                let figures = text.bytes().any(|byte| byte.is_ascii_digit());
                let vague = VAGUE.is_in(text) && text.split(' ').count() <= 6 && !figures;
                // Where the others have a number, words that are none stand out.
                let odd = !empty
                    && !figures
                    && !has_number(row, cell)
                    && numbers * 2 >= cells.len()
                    && text.split(' ').count() <= 8
                    && !text.trim_end().ends_with('.')
                    && !ENOUGH.is_in(text);
                let vague = vague || odd || is_skipped(paper, row, cell, &cells);
                if empty && numbers > 0 {
                    let title = paper.short(title);
                    let first = paper.cells(row).first().map(|cell| paper.short(cell));
                    let first = first.unwrap_or_default();
                    findings.report(
                        paper.place(&row.span),
                        format!("\"{first}\" has no value under \"{title}\""),
                        "write the number with its unit, or say why there is none",
                    );
                } else if vague {
                    report(paper, &paper.cells(row), cell, title, findings);
                }
            }
        }
    }
}
