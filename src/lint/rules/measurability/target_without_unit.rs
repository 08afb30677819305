use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Part, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "target-without-unit",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("target_without_unit.md"),
    check: Check::Prose(check),
};

static TARGET: Pattern = Pattern::new(
    "(?:target |first |initial )?(?:response|resolution|restoration|recovery|fix|repair|correction|rectification|clearance|reaction|answer|solution|acknowledge?ment)(?: times?| targets?)?|(?:respond|resolve|restore|fix|repair|acknowledge)(?: within| in| by)?|availability|up-?time|rto|rpo|latency|targets?|values?|thresholds?|turn-?around(?: times?)?|service levels?|time (?:to|for) [a-z]+",
);
static UNIT: Pattern = Pattern::new(
    "percent|per cent|ms|milliseconds?|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?|months?|bd|bh|number|count|score|points?|eur|usd|gbp",
);
static UNITS: Pattern =
    Pattern::new("units?|units? of (?:measure|measurement)|uom|measured in|expressed in");
/// Columns of numbers that have no unit.
static OTHER: Pattern = Pattern::new(
    "volumes?|headcount|positions?|quantity|priority|severity|class|rank|version|grade|year|date|amount|price|fees?|rating|csat|nps|index|ratio|share|rate|points?",
);
static BARE: Pattern = Pattern::whole(
    "^(?:(?:max(?:imum)?|at most|up to|within|less than|under|approx)[.:]? ?)?[≥≤<>=~ ]*[0-9]+(?:[.,][0-9]+)?$",
);

/// "All times are in working hours."
static FOR_ALL: Pattern = Pattern::new(
    "(?:times|values|figures|targets|numbers|periods)[^.;]{0,50} (?:are|is)(?: given| stated| expressed| measured)? in (?:working |business |service |clock )?(?:hours|minutes|days|seconds|percent|milliseconds)",
);
/// What is counted, and needs no unit.
static COUNTS: Pattern = Pattern::new(
    "no\\.?|volume|quantity|users|staff|employees|sites|devices|licen[cs]es|prices?|costs?|budget|weight|scores?|points?|errors|failures|defects|complaints|incidents|tickets|calls|changes|requests|faults|cases|pages|seats|servers|copies|samples|orders|per (?:day|week|month|year|quarter)|item|id|ref|code|clause|section|severity|priority|level",
);

/// Whether other cells of a column have times or shares with their units.
fn has_units(
    paper: &PaperReading<'_>,
    body: &[&crate::recognise::reading::Sentence],
    column: usize,
) -> bool {
    const MOST: usize = 60;
    body.len() <= MOST
        && body.iter().any(|row| {
            let cells = paper.cells(row);
            cells.get(column).is_some_and(|cell| {
                let inside = |one: &crate::recognise::reading::Amount| {
                    cell.start <= one.span.start && one.span.end <= cell.end
                };
                row.amounts.iter().any(inside)
            })
        })
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        let Some((header, body)) = rows.split_first() else {
            continue;
        };
        if !matches!(header.kind, Part::Row { .. }) {
            continue;
        }
        if paper.is_fragment() && paper.sentences.iter().any(|one| paper.says(one, &FOR_ALL)) {
            return;
        }
        // A column of its own may hold the units.
        if paper.says(header, &UNITS) {
            continue;
        }
        for (column, title) in paper.cells(header).iter().enumerate().skip(1) {
            let words = &paper.plain[title.clone()];
            let united =
                paper.is_fragment() && has_units(paper, body, column) && !COUNTS.is_in(words);
            if !TARGET.is_in(words) && !united
                || words.contains('=')
                || UNIT.is_in(words)
                || OTHER.is_in(words)
                || words.contains('%')
            {
                continue;
            }
            for row in body {
                let cells = paper.cells(row);
                let (Some(cell), Some(first)) = (cells.get(column), cells.first()) else {
                    continue;
                };
                let named = &paper.plain[first.clone()];
                if BARE.is_in(&paper.plain[cell.clone()])
                    && (TARGET.is_in(words) || !COUNTS.is_in(named) && !OTHER.is_in(named))
                    && !UNIT.is_in(named)
                    && !named.contains('%')
                    && !words.contains("number")
                    && !named.contains("number")
                {
                    findings.report(
                        paper.place(cell),
                        format!(
                            "\"{}\" has the value {} under \"{}\", without a unit",
                            paper.short(first),
                            paper.short(cell),
                            paper.short(title)
                        ),
                        "write the unit in the cell or in the heading of the column",
                    );
                    break;
                }
            }
        }
    }
}
