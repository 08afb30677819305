use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Unit, figure_value};

pub(crate) const RULE: Rule = Rule {
    name: "credit-bands-do-not-fit",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("credit_bands_do_not_fit.md"),
    check: Check::Prose(check),
};

static CREDITS: Pattern = Pattern::new(
    "credits?|refunds?|penalt(?:y|ies)|deductions?|rebates?|discounts?|reductions?|reduced|liquidated (?:and ascertained )?damages|lds?|lads?|points?|compensation|abatements?|malus|forfeit(?:s|ed|ure)?|(?:get|gets|pay|pays|paid|credited) back",
);
static RANGE: Pattern = Pattern::whole(
    "^ ?(?:%|percent)? ?,? ?(?:to|-|–|—|and|until|till|but|through|(?:and |but )?(?:only )?(?:down|up) to)(?:,? (?:and including|inclusive|but,? (?:excluding|not including|exclusive of|below|less than)))?,? ?(?:less than|below|under|<)? ?$",
);
static BELOW: Pattern = Pattern::whole(
    "(?:less than|below|under|beneath|lower than|worse than|<|fewer than|short of|excluding|excluded|not including|exclusive(?: of)?|not reaching),? ?$",
);
static AT_MOST: Pattern = Pattern::whole(
    "(?:≤|<=|at most|up to|up to and including|no more than|not more than|not above|not exceeding|less than or equal to|max(?:imum|\\.)?) ?$",
);
static ABOVE: Pattern =
    Pattern::whole("(?:greater than|more than|above|over|>|exceed(?:s|ing)?) ?$");
static AT_LEAST: Pattern = Pattern::whole(
    "(?:≥|>=|at least|greater than or equal to|equal to or (?:greater|more|higher) than|not (?:less|lower) than|no (?:less|lower) than|not below|not under|from(?:,? and including)?|from,? inclusive|starting (?:at|from)|between|minimum(?: of)?|min\\.) ?$",
);
static OR_LESS: Pattern = Pattern::whole("^ ?(?:or (?:less|lower|below|under)|and below)");
static OR_MORE: Pattern = Pattern::whole("^ ?(?:or (?:more|higher|above|greater)|and above)");
/// Which of several bands that overlap counts is said somewhere.
static RULED: Pattern = Pattern::new(
    "highest|greatest|only one|not (?:be )?cumulative|non-cumulative|largest|instead of|rounded|rounding",
);
/// Results have so many decimals that nothing lies between two bands.
static ROUNDED: Pattern = Pattern::new(
    "(?:rounded|rounding|truncated|truncation)(?:[^.;]{0,60}? (one|two|three|[0-9]) (?:decimals?|decimal places?|digits))?|(one|two|three|[0-9]) (?:decimals?|decimal places?)",
);

/// Results that earn one credit.
struct Band {
    /// What else tells the row apart: the level it is for.
    group: String,
    span: Range<usize>,
    low: Option<(Exact, bool)>,
    high: Option<(Exact, bool)>,
    credit: Option<Exact>,
    /// What stands behind the credit: `%`, or nothing for points and money.
    sign: &'static str,
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for bands in groups(paper) {
        judge(paper, &bands, findings);
    }
}

/// Bands that belong together: rows of a table with a column of credits, items of a list.
fn groups(paper: &PaperReading<'_>) -> Vec<Vec<Band>> {
    let mut found = Vec::new();
    for rows in paper.tables() {
        let Some(header) = rows.first() else { continue };
        let titles = paper.cell_words(header);
        let credit = titles.iter().rposition(|title| CREDITS.is_in(title));
        let Some(credit) = credit.filter(|_| titles.len() >= 2) else {
            continue;
        };
        let mut bands: Vec<Band> = rows[1..]
            .iter()
            .filter_map(|row| of_row(paper, row, credit, &titles))
            .collect();
        // Each level has bands of its own.
        while let Some(group) = bands.first().map(|band| band.group.clone()) {
            let (own, others): (Vec<_>, Vec<_>) =
                bands.into_iter().partition(|band| band.group == group);
            if own.len() >= 2 {
                found.push(own);
            }
            bands = others;
        }
    }
    for sentence in paper.about(&[Cue::Credit, Cue::Share]) {
        if matches!(sentence.kind, Part::Item | Part::Paragraph) {
            let bands = of_sentence(paper, sentence);
            if bands.len() >= 2 {
                found.push(bands);
            }
        }
    }
    let mut run: Vec<Band> = Vec::new();
    for sentence in &paper.sentences {
        let shares = sentence
            .amounts
            .iter()
            .filter(|one| one.is_percent())
            .count();
        let listed = matches!(sentence.kind, Part::Item | Part::Paragraph) && shares >= 2;
        let about = || {
            sentence.cues.has(Cue::Credit)
                || paper.says(sentence, &CREDITS)
                || CREDITS.is_in(paper.lead_of(sentence))
                || CREDITS.is_in(paper.heading_of(sentence))
        };
        let is_one = listed && about();
        match Some(sentence)
            .filter(|_| is_one)
            .and_then(|one| of_item(paper, one))
        {
            Some(band) => run.push(band),
            None if run.len() >= 2 => found.push(std::mem::take(&mut run)),
            None => run.clear(),
        }
    }
    if run.len() >= 2 {
        found.push(run);
    }
    found
}

fn of_row(
    paper: &PaperReading<'_>,
    row: &Sentence,
    credit: usize,
    titles: &[&str],
) -> Option<Band> {
    let cells = paper.cells(row);
    let own = |at: usize, cell: &Range<usize>| -> Vec<Amount> {
        let within = |one: &&Amount| {
            one.is_percent() && cell.start <= one.span.start && one.span.end <= cell.end
        };
        let shares: Vec<Amount> = row.amounts.iter().filter(within).cloned().collect();
        let in_title = titles.get(at).is_some_and(|title| SHARE.is_in(title));
        if shares.is_empty() && in_title {
            return figures(paper, cell);
        }
        shares
    };
    let (at, shares) = cells.iter().enumerate().find_map(|(at, cell)| {
        let shares = own(at, cell);
        let is_result = at != credit && shares.iter().any(|one| one.number >= Exact::from(50));
        is_result.then_some((at, shares))
    })?;
    let cell = &cells[at];
    let (low, high) = limits(paper, cell, &shares.iter().collect::<Vec<_>>())?;
    let paid = cells.get(credit)?;
    let share = own(credit, paid).first().map(|one| one.number.clone());
    let sign = if share.is_some() { "%" } else { "" };
    let credit = share.or_else(|| Some(figures(paper, paid).first()?.number.clone()));
    let first = shares.first()?.span.start;
    let label = cells
        .first()
        .filter(|_| at > 0)
        .map_or("", |label| paper.plain[label.clone()].trim());
    let is_count = label.bytes().all(|one| one.is_ascii_digit() || one == b'.');
    let before = paper.plain[cell.start..first]
        .rsplit_once(':')
        .map_or("", |(name, _)| name);
    Some(Band {
        group: format!("{before}|{}", if is_count { "" } else { label }),
        span: cell.clone(),
        low,
        high,
        credit,
        sign,
    })
}

/// The title of a column of shares.
static SHARE: Pattern =
    Pattern::whole("%|(?-u:\\b)(?:percent(?:age)?|per cent|availability|up-?time)(?-u:\\b)");

/// The figures of a cell, as shares: its title says that they are.
fn figures(paper: &PaperReading<'_>, cell: &Range<usize>) -> Vec<Amount> {
    let found = FIGURE.find_all(&paper.plain[cell.clone()]);
    let figures = found.into_iter().filter_map(|range| {
        let span = cell.start + range.start..cell.start + range.end;
        Some(Amount {
            number: figure_value(&paper.plain[span.clone()])?,
            span,
            unit: Unit::Percent,
            working: false,
            in_words: None,
        })
    });
    figures.collect()
}

static FIGURE: Pattern = Pattern::new("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:[.,][0-9]+)?");

/// Bands in one sentence: "5% if it is between 99% and 99.5%, 10% if it is below 99%".
fn of_sentence(paper: &PaperReading<'_>, sentence: &Sentence) -> Vec<Band> {
    let shares: Vec<&Amount> = sentence
        .amounts
        .iter()
        .filter(|one| one.is_percent())
        .collect();
    let is_result = |one: &Amount| one.number >= Exact::from(80);
    let credits = shares.iter().filter(|one| !is_result(one)).count();
    if credits < 2 || shares.len() < 4 {
        return Vec::new();
    }
    let first = !is_result(shares[0]);
    let mut bands = Vec::new();
    let mut start = 0;
    for at in 0..shares.len() {
        // A part ends before the next credit, or with its own.
        let ends = if first {
            shares.get(at + 1).is_none_or(|next| !is_result(next))
        } else {
            !is_result(shares[at])
        };
        if !ends {
            continue;
        }
        let part = &shares[start..=at];
        start = at + 1;
        let results: Vec<&Amount> = part.iter().copied().filter(|one| is_result(one)).collect();
        let credit = part.iter().find(|one| !is_result(one));
        let (Some(low), Some(high), Some(credit)) = (results.first(), results.last(), credit)
        else {
            return Vec::new();
        };
        let from = if first {
            credit.span.end
        } else {
            bands
                .last()
                .map_or(sentence.span.start, |band: &Band| band.span.end)
        };
        let till = if first {
            shares
                .get(start)
                .map_or(sentence.span.end, |next| next.span.start)
        } else {
            credit.span.start
        };
        let Some((lower, upper)) = limits(paper, &(from..till), &results) else {
            return Vec::new();
        };
        bands.push(Band {
            group: String::new(),
            span: low.span.start..high.span.end,
            low: lower,
            high: upper,
            credit: Some(credit.number.clone()),
            sign: "%",
        });
    }
    bands
}

fn of_item(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Band> {
    let shares: Vec<&Amount> = sentence
        .amounts
        .iter()
        .filter(|one| one.is_percent())
        .collect();
    let results: Vec<&Amount> = shares
        .iter()
        .copied()
        .filter(|one| one.number >= Exact::from(80))
        .take(2)
        .collect();
    let credit = shares.iter().find(|one| one.number < Exact::from(80));
    let last = results.last()?;
    let span = sentence.span.start..last.span.end;
    let band = Band {
        group: String::new(),
        low: None,
        high: None,
        credit: credit.map(|one| one.number.clone()),
        sign: "%",
        span: results.first()?.span.start..last.span.end,
    };
    credit?;
    let (low, high) = limits(paper, &span, &results)?;
    Some(Band { low, high, ..band })
}

type Limit = Option<(Exact, bool)>;

/// The limits that a cell names, each with whether it belongs to the band.
fn limits(
    paper: &PaperReading<'_>,
    cell: &Range<usize>,
    shares: &[&Amount],
) -> Option<(Limit, Limit)> {
    let before =
        |amount: &Amount, from: usize| &paper.plain[from.min(amount.span.start)..amount.span.start];
    match shares {
        [one] => {
            let (text, after) = (
                before(one, cell.start),
                &paper.plain[one.span.end..cell.end.max(one.span.end)],
            );
            let number = one.number.clone();
            // "95.0–98.9%": the sign stands behind the second number only.
            if let Some(first) = FIRST.groups(text) {
                let first: Exact = first.text(1).parse().ok()?;
                return Some((Some((first, true)), Some((number, true))));
            }
            if AT_MOST.is_in(text) || OR_LESS.is_in(after) {
                Some((None, Some((number, true))))
            } else if BELOW.is_in(text) && !AT_LEAST.is_in(text) {
                Some((None, Some((number, false))))
            } else if AT_LEAST.is_in(text) || OR_MORE.is_in(after) {
                Some((Some((number, true)), None))
            } else if ABOVE.is_in(text) {
                Some((Some((number, false)), None))
            } else {
                None
            }
        }
        [one, other, ..] => {
            let between = &paper.plain[one.span.end..other.span.start];
            let text = before(one, cell.start);
            // "99.5 % > A ≥ 99.0 %".
            if let Some(signs) = AROUND.groups(between) {
                let holds = |sign: &str| sign.contains(['≥', '≤', '=']);
                let first = (one.number.clone(), holds(signs.text(1)));
                let second = (other.number.clone(), holds(signs.text(2)));
                return Some(if one.number < other.number {
                    (Some(first), Some(second))
                } else {
                    (Some(second), Some(first))
                });
            }
            let belongs = |text: &str| {
                let below = BELOW.is_in(text) && !AT_MOST.is_in(text) && !AT_LEAST.is_in(text);
                let above = ABOVE.is_in(text) && !AT_LEAST.is_in(text);
                !below && !above
            };
            let known = RANGE.is_in(between)
                || BELOW.is_in(between)
                || ABOVE.is_in(between)
                || AT_LEAST.is_in(between)
                || AT_MOST.is_in(between);
            if !known || one.number == other.number {
                return None;
            }
            let (first, second) = (
                (one.number.clone(), belongs(text)),
                (other.number.clone(), belongs(between)),
            );
            Some(if one.number < other.number {
                (Some(first), Some(second))
            } else {
                (Some(second), Some(first))
            })
        }
        [] => None,
    }
}

static AROUND: Pattern = Pattern::whole("^ ?(>=|<=|>|<|≥|≤) ?[a-z]{1,14} ?(>=|<=|>|<|≥|≤) ?$");
static FIRST: Pattern = Pattern::whole("(?-u:\\b)([0-9]{2,3}(?:\\.[0-9]+)?) ?(?:to|-|–|—) ?$");

fn judge(paper: &PaperReading<'_>, bands: &[Band], findings: &mut Findings) {
    let mut sorted: Vec<&Band> = bands.iter().collect();
    // From the worst results to the best.
    sorted.sort_by(|one, other| {
        let key = |band: &Band| {
            band.high
                .as_ref()
                .map_or_else(|| Exact::from(1_000), |(number, _)| number.clone())
        };
        key(one).cmp(&key(other))
    });
    let said = paper
        .sentences
        .iter()
        .filter(|one| one.cues.any(&[Cue::Credit, Cue::Available]))
        .any(|sentence| paper.says(sentence, &RULED));
    let rounded = rounded_to(paper, &sorted);
    above_all(paper, &sorted, findings);
    for pair in sorted.windows(2) {
        let [worse, better] = pair else { continue };
        if let (Some(low), Some(high)) = (&worse.credit, &better.credit)
            && low < high
        {
            let sign = worse.sign;
            findings
                .report(
                    paper.place(&worse.span),
                    format!("the worse result, \"{}\", earns a credit of {low}{sign}, the better one, \"{}\", {high}{sign}", paper.short(&worse.span), paper.short(&better.span)),
                    "let the credit rise as the result falls",
                )
                .related
                .push((paper.place(&better.span), "the better result".into()));
        }
        let (Some((end, ends)), Some((start, starts))) = (&worse.high, &better.low) else {
            continue;
        };
        let (first, second) = (paper.short(&worse.span), paper.short(&better.span));
        if end < start || end == start && !ends && !starts {
            let hole = if end == start {
                format!("{end}%")
            } else {
                format!("what lies between {end}% and {start}%")
            };
            let meets = |places: u32| start - end <= Exact::decimal(1, places);
            if end != start && rounded.is_some_and(meets) {
                continue;
            }
            findings
                .report(
                    paper.place(&better.span),
                    format!("{hole} is in no band: \"{first}\" and \"{second}\" do not meet"),
                    format!("let one band end where the next one begins: \"less than {start}%\" and \"{start}% or more\""),
                )
                .related
                .push((paper.place(&worse.span), "the band below".into()));
        } else if end > start || *ends && *starts {
            if said {
                continue;
            }
            let both = if end == start {
                format!("{end}%")
            } else {
                format!("what lies between {start}% and {end}%")
            };
            findings
                .report(
                    paper.place(&better.span),
                    format!("{both} is in two bands: \"{first}\" and \"{second}\" overlap"),
                    format!("let one band end where the next one begins: \"less than {start}%\" and \"{start}% or more\""),
                )
                .related
                .push((paper.place(&worse.span), "the band below".into()));
        }
    }
}

/// What is missed by a little and lies above every band.
fn above_all(paper: &PaperReading<'_>, sorted: &[&Band], findings: &mut Findings) {
    let mut targets = paper.of_kinds(&[CommitmentKind::Availability]);
    let (Some(target), None) = (targets.next(), {
        let mut known = paper.of_kinds(&[CommitmentKind::Availability]);
        let first = known.next().map(|one| one.target.number.clone());
        known.find(|one| Some(&one.target.number) != first.as_ref())
    }) else {
        return;
    };
    let promised = &target.target.number;
    let Some(best) = sorted.last() else { return };
    let Some((end, _)) = &best.high else { return };
    // A band that is a decimal short of the target was rounded: "99.0% to 99.4%" below 99.5%.
    let places = end
        .decimals()
        .unwrap_or(0)
        .max(promised.decimals().unwrap_or(0));
    let step = Exact::decimal(1, places);
    if promised > end && promised - end > step {
        findings
            .report(
                paper.place(&best.span),
                format!(
                    "what lies between {end}% and the {promised}% that is promised earns no credit"
                ),
                format!("let the first band end at the promise: \"less than {promised}%\""),
            )
            .related
            .push((paper.place(&target.target.span), "the promise".into()));
    }
}

/// To how many decimals results are rounded, if the paper says that they are.
fn rounded_to(paper: &PaperReading<'_>, bands: &[&Band]) -> Option<u32> {
    let groups = paper
        .sentences
        .iter()
        .filter(|one| one.cues.any(&[Cue::Credit, Cue::Available]))
        .find_map(|sentence| {
            let groups = ROUNDED.groups(paper.words(sentence))?;
            Some(groups.first())
        })?;
    let said = groups.and_then(|word| match word {
        "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        figure => figure.parse().ok(),
    });
    // Else the numbers themselves show it.
    said.or_else(|| {
        bands
            .iter()
            .flat_map(|band| [&band.low, &band.high])
            .flatten()
            .filter_map(|(number, _)| number.decimals())
            .max()
    })
}
