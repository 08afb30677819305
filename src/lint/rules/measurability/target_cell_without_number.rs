use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Part, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "target-cell-without-number",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("target_cell_without_number.md"),
    check: Check::Prose(check),
};

static TARGET: Pattern = Pattern::new(
    "(?:service level |performance |target )?targets?|service levels?|(?:target )?(?:response|resolution|restoration|recovery|fix|repair|correction|respon[ds]e?|solution|remed(?:y|ied)|resolve|restore|acknowledge(?:ment)?)(?: times?| target| within| in)?|availability|up-?time|rto|rpo|latency|values?|thresholds?|limits?|commitments?|required(?: level)?|(?:first|initial) (?:response|contact|reaction)|reaction(?: times?)?|answer(?: times?)?|turn-?around(?: times?)?|within|deadline|maximum|minimum|time (?:to|for) [a-z]+",
);
/// What a cell may say instead of a number, because it says enough.
static ENOUGH: Pattern = Pattern::whole(
    "^(?:[-–—.*/ ]*|none|nil|n/?a|n\\.a\\.?|not applicable|not (?:measured|covered|included|offered|available)|no target|excluded|out of scope)$|(?-u:\\b)(?:see|as (?:in|for|per|above|stated|set out|defined|specified)|same|section|clause|schedule|annex|exhibit|appendix|zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|half|all|every|each|no|always|never|yes|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|hourly|nightly|once|twice|(?:same|next|following|second|third|last|end of(?: the)?) (?:business |working |calendar )?(?:day|week|month|night)|close of business|start of business|24x7|day|month|number|formula|date|completed|signed|certified?|iso|full|fully|tls|aes)(?-u:\\b)",
);
static OTHER: Pattern = Pattern::new(
    "measurable|descriptions?|service credits?|methods?|measure(?:ment|d)?|name|definitions?|severity|priority|credits?|hours|surveillance|windows?|scope|source|owner|responsib[a-z]+|notes?|comments?|communication|content|metric|objective|meaning|examples?|conditions?|process|steps?|actions?|contact|channel|by whom|who|how|escalation|offered|compliance|complies|evidence|bidder|tenderer|offeror|proposal|remarks?|consequence|impact|effect|price|fees?|charges?|basis|weight(?:ing)?",
);
static VAGUE: Pattern = Pattern::new(
    "(?:at once|instantly|without delay)|(?:as )?(?:soon as (?:possible|practicable)|high|low|fast|good|best efforts?|best endeavours|reasonable efforts?|quick(?:ly)?|prompt(?:ly)?|immediate(?:ly)?|timely|on time|acceptable|adequate|as agreed|to be agreed|tbd|tbc|tba|n/?a|asap|reasonable(?: time)?|next (?:release|version|update|sprint))",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for rows in paper.tables() {
        let Some((header, body)) = rows.split_first() else {
            continue;
        };
        if !matches!(header.kind, Part::Row { .. }) || !header.amounts.is_empty() {
            continue;
        }
        let titles = paper.cells(header);
        for (column, title) in titles.iter().enumerate().skip(1) {
            let words = &paper.plain[title.clone()];
            if !TARGET.is_in(words) || OTHER.is_in(words) {
                continue;
            }
            let cells: Vec<_> = body
                .iter()
                .filter_map(|row| Some((row, paper.cells(row).get(column)?.clone())))
                .collect();
            let has_number = |row: &crate::recognise::reading::Sentence,
                              cell: &std::ops::Range<usize>| {
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
                let first = paper
                    .cells(row)
                    .first()
                    .map(|cell| paper.short(cell))
                    .unwrap_or_default();
                let empty = text.trim().is_empty();
                let figures = text.bytes().any(|byte| byte.is_ascii_digit());
                let vague = VAGUE.is_in(text) && text.split(' ').count() <= 6 && !figures;
                // Where the others have a number, words that are none stand out.
                let odd = !empty
                    && !figures
                    && numbers * 2 >= cells.len()
                    && text.split(' ').count() <= 8
                    && !text.trim_end().ends_with('.')
                    && !ENOUGH.is_in(text);
                let vague = vague || odd;
                let title = paper.short(title);
                if empty && numbers > 0 {
                    findings.report(
                        paper.place(&row.span),
                        format!("\"{first}\" has no value under \"{title}\""),
                        "write the number with its unit, or say why there is none",
                    );
                } else if vague {
                    findings.report(
                        paper.place(cell),
                        format!("\"{first}\" has the value \"{}\" under \"{title}\", which is no number", paper.short(cell)),
                        "write the number with its unit",
                    );
                }
            }
        }
    }
}
