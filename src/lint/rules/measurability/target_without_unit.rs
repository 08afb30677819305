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

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        let Some((header, body)) = rows.split_first() else {
            continue;
        };
        if !matches!(header.kind, Part::Row { .. }) {
            continue;
        }
        // A column of its own may hold the units.
        if paper.says(header, &UNITS) {
            continue;
        }
        for (column, title) in paper.cells(header).iter().enumerate().skip(1) {
            let words = &paper.plain[title.clone()];
            if !TARGET.is_in(words)
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
