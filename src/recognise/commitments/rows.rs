//! Commitments in tables: the header says what a column measures, the first cells what a row is
//! about.

use std::ops::Range;

use super::severities::{Label, severity_in, severity_of_cell, severity_under};
use super::{Commitment, CommitmentKind, MOST, backups, bare, direction, in_sentence};
use crate::recognise::reading::{Amount, Pattern, Reading, Sentence, Unit, figure_value};

/// What the header of a column says its cells are.
static COLUMNS: [(Pattern, CommitmentKind); 12] = [
    (
        Pattern::new(
            "calls? answer(?:ed|ing)?(?: time)?|answered calls|answering of calls|speed of answer|time to answer|(?:telephone|phone) (?:response|answer(?:ing)?|pick-?up)|call (?:answer(?:ing)?|pick-?up|waiting)(?: time)?",
        ),
        CommitmentKind::CallAnswer,
    ),
    (
        Pattern::new(
            "abandon(?:ed|ment)(?: calls?| rate)?|error rate|failure rate|packet loss|failed (?:calls|requests|transactions)",
        ),
        CommitmentKind::ErrorRate,
    ),
    (
        Pattern::new(
            "(?:commencement|start|begin(?:ning)?|initiation) of (?:remedy|work|repair|correction|troubleshooting|fault clearance)",
        ),
        CommitmentKind::ResponseTime,
    ),
    (
        Pattern::new("recovery time(?: objective)?|rto"),
        CommitmentKind::RecoveryTime,
    ),
    (
        Pattern::new("recovery point(?: objective)?|rpo"),
        CommitmentKind::RecoveryPoint,
    ),
    (
        Pattern::new(
            "(?:restor(?:e|ed|ation)|recovery)(?: time| target)?|time to (?:be )?restored?",
        ),
        CommitmentKind::RestoreTime,
    ),
    (
        Pattern::new(
            "(?:target )?(?:resol(?:ution|ve[ds]?)|fix(?:ed)?|repair(?:ed)?|work-?around|correct(?:ion|ed)?|rectif(?:y|ication)|remedied|(?:time|times) of remedy|remedy (?:time|period)|closure|closed|cleared|clearance|mttr|solved?|solution|fulfilment|completion)(?: time| target| objective)?|time to (?:resolve|fix)",
        ),
        CommitmentKind::ResolutionTime,
    ),
    (
        Pattern::new("update(?:s| frequency| interval)?|communication frequency"),
        CommitmentKind::UpdateCadence,
    ),
    (
        Pattern::new(
            "(?:initial |first |target )?(?:response|respond|reply|answer|acknowledge(?:ment|d)?|acknowledgment|acknowledged|answered|reaction|attend(?:ance|ed)?|on[- ]?site|arrival)(?: time| target| objective| in)?|taken up|(?:engineer|technician|part) on site|initial communication",
        ),
        CommitmentKind::ResponseTime,
    ),
    (
        Pattern::new("(?:service |system |monthly )?(?:availability|up-?time)(?: target| level)?"),
        CommitmentKind::Availability,
    ),
    (
        Pattern::new("latency|load time|transaction time"),
        CommitmentKind::Latency,
    ),
    (
        Pattern::new(
            "patch(?:ing)?(?: time| window)?|remediation(?: time| timeline)?|(?:time to )?install(?:ed|ation)?(?: time| within)?",
        ),
        CommitmentKind::PatchTime,
    ),
];
/// A column of credits: its percentages are no promises.
pub(super) static CREDITS: Pattern = Pattern::new(
    "credits?|refund|penalt(?:y|ies)|deduction|fees?|charges?|weight(?:ing)?|discount|price|remed(?:y|ies)|at risk|(?:service|penalty|credit) points?",
);
/// A column of formulas.
static CALCULATED: Pattern = Pattern::new(
    "calculat(?:ion|ed)|formula|how (?:it is )?(?:calculated|computed|measured|worked out)|method|definition",
);
/// A column of how something is computed.
static METHODS: Pattern = Pattern::new(
    "calculat(?:ion|ed)|formula|methods?|how|definitions?|measur(?:ed|ement)|sources?|exclu(?:ded|sions?)|descriptions?|notes?|remarks?|consequences?|examples?",
);
/// Tables of backups.
static COPIES: Pattern = Pattern::new("back-?ups?|snapshots?|cop(?:y|ies)");
static INTERVAL: Pattern = Pattern::new("every|intervals?|frequency|how often");
/// What a miss costs, whatever else a title says.
static PAID: Pattern =
    Pattern::new("credits?|refunds?|penalt(?:y|ies)|deductions?|fees?|charges?|discount|price");
/// What is remedied is repaired, not paid for.
static REMEDIED: Pattern = Pattern::new(
    "(?:commencement|start|begin(?:ning)?|initiation|time|times) of remedy|remedied|remedy (?:time|period)",
);
pub(super) static TARGETS: Pattern = Pattern::new(
    "targets?|service levels?|objectives?|commitments?|measure|metric|slas?|requirement|standard|level|value|acceptable quality level|threshold",
);
/// A row about the size of a failure belongs to a table of credits.
static BAND: Pattern = Pattern::new(
    "(?:less than|below|under|between|<|>|≥|≤) ?[0-9]+|but|to less than|or (?:more|less) but",
);

/// A row about misses says what follows them.
static TRIGGER: Pattern =
    Pattern::new("targets? missed|missed targets?|is missed|are missed|misses");
static EVENT: Pattern =
    Pattern::new("(?:result |falls |is )?(?:below|less than|under|missed) ?[0-9]+");

pub(super) fn in_tables(reading: &Reading<'_>, found: &mut Vec<Commitment>) {
    for rows in reading.tables() {
        in_table(reading, &rows, found);
    }
}

/// A column of severities.
static GRADES: Pattern = Pattern::new(
    "severit(?:y|ies)|priorit(?:y|ies)|class(?:es|ification)?|levels?|impact|urgency|categor(?:y|ies)|critical(?:ity)?",
);

/// What the header of a table says of its columns.
struct Table<'a> {
    titles: Vec<&'a str>,
    kinds: Vec<Option<CommitmentKind>>,
    targets: Vec<bool>,
    has_credits: bool,
    /// Whether it is a table of backups.
    has_copies: bool,
    /// Whether the first row is a header at all.
    own_header: bool,
}

fn in_table(reading: &Reading<'_>, rows: &[&Sentence], found: &mut Vec<Commitment>) {
    let Some((header, body)) = rows.split_first() else {
        return;
    };
    let titles = reading.cell_words(header);
    let table = Table {
        kinds: titles.iter().map(|title| kind_of(title)).collect(),
        targets: titles.iter().map(|title| TARGETS.is_in(title)).collect(),
        has_credits: titles.iter().any(|title| CREDITS.is_in(title)),
        has_copies: titles.iter().any(|title| COPIES.is_in(title)),
        // "Permitted downtime in a 30-day month" is a title all the same.
        own_header: header.amounts.is_empty()
            || matches!(
                header.kind,
                crate::recognise::reading::Part::Row { header: true, .. }
            ) && titles.iter().any(|title| kind_of(title).is_some()),
        titles,
    };
    let body = if table.own_header { body } else { rows };
    let mut above = None;
    for row in body {
        if found.len() >= MOST {
            return;
        }
        let Some(at) = index_of(reading, row) else {
            continue;
        };
        if reading.says(row, &TRIGGER) {
            continue;
        }
        let cells = reading.cells(row);
        let first = cells
            .first()
            .map_or("", |cell| &reading.plain[cell.clone()]);
        let of = |at: usize| {
            let title = table.titles.get(at).copied().unwrap_or_default();
            severity_under(title, &reading.plain[cells.get(at)?.clone()])
        };
        let graded = table.titles.get(1).is_some_and(|title| GRADES.is_in(title));
        let severity = of(0).or_else(|| of(1).filter(|_| graded || first.len() <= 4));
        // "Severity 1 problem:" announces its lines.
        let severity = severity.or_else(|| {
            let lead = reading.lead_of(row);
            severity_in(lead).filter(|_| lead.len() < 60 && lead.trim_end().ends_with(':'))
        });
        // A cell that spans several rows is empty in the lower ones.
        let severity = severity.or_else(|| above.clone().filter(|_| first.is_empty()));
        above.clone_from(&severity);
        for column in 0..cells.len() {
            in_cell(
                reading,
                &table,
                (at, row),
                &cells,
                column,
                severity.as_ref(),
                found,
            );
        }
    }
}

fn in_cell(
    reading: &Reading<'_>,
    table: &Table<'_>,
    (at, row): (usize, &Sentence),
    cells: &[Range<usize>],
    column: usize,
    severity: Option<&Label>,
    found: &mut Vec<Commitment>,
) {
    let cell = &cells[column];
    let title = table.titles.get(column).copied().unwrap_or_default();
    let paid = CREDITS.is_in(title) && (!REMEDIED.is_in(title) || PAID.is_in(title));
    if table.own_header && paid {
        return;
    }
    if table.own_header && column > 0 && CALCULATED.is_in(title) {
        return;
    }
    let written = amounts_in(row, cell).next().cloned();
    // "Once a day at 02:00" under "Backup interval".
    let often = || {
        let is_interval = table.has_copies && INTERVAL.is_in(title);
        let mut said = reading.cadences(row).into_iter().filter(|_| is_interval);
        let cadence = said.find(|one| cell.start <= one.span.start && one.span.end <= cell.end)?;
        Some(backups::amount(&cadence))
    };
    let known = written.or_else(|| by_unit(reading, cell, title));
    let Some(amount) = known.or_else(often) else {
        return;
    };
    let (by_title, kind) = kinds_in(reading, table, cells, column);
    let Some(kind) = kind else {
        // A cell may say in a sentence what it promises.
        let told = cell.len() >= SENTENCE && column > 0 && !METHODS.is_in(title);
        if told && !amount.is_percent() {
            in_sentence(reading, at, row, cell, found);
        }
        return;
    };
    let words = &reading.plain[cell.clone()];
    let before = &reading.plain[cell.start..amount.span.start];
    let after = &reading.plain[amount.span.end.min(cell.end)..cell.end];
    // "Every 12 months" and months of support are no times in which an incident is solved.
    let support = matches!(
        kind,
        CommitmentKind::ResponseTime | CommitmentKind::ResolutionTime | CommitmentKind::RestoreTime
    );
    // "Findings closed within 7 days" are what a scanner found.
    if kind == CommitmentKind::ResolutionTime && !by_title && FOUND.is_in(words) {
        return;
    }
    if support && (amount.unit > Unit::Week || before.trim_end().ends_with("every")) {
        return;
    }
    // "Calls less those abandoned within 10 seconds": nobody was answered then.
    if super::kinds::is_given_up(before) {
        return;
    }
    // "Root cause report | 5 days after resolution" is due when the case is over.
    let first = cells
        .first()
        .map_or("", |cell| &reading.plain[cell.clone()]);
    if support && super::kinds::is_due_after(first, after) {
        return;
    }
    // The columns may be the severities, the rows what is promised for them.
    let severity = severity
        .cloned()
        .or_else(|| severity_of_cell(title).filter(|_| table.own_header && !by_title));
    // "95% within 4 hours" promises a time beside its share.
    let second = amounts_in(row, cell)
        .nth(1)
        .filter(|second| amount.is_percent() && second.is_time() && !kind.is_percent());
    if let Some(second) = second {
        let before = &reading.plain[cell.start..second.span.start];
        let after = &reading.plain[second.span.end.min(cell.end)..cell.end];
        found.push(Commitment {
            severity: severity.clone(),
            direction: direction(before, after, kind),
            ..bare(at, row, kind, second.clone(), true)
        });
    }
    // Seconds are what a system takes to answer.
    let kind = match kind {
        CommitmentKind::ResponseTime
            if amount.unit <= Unit::Second && amount.is_time() && !reading.says(row, &CALLED) =>
        {
            CommitmentKind::Latency
        }
        CommitmentKind::ResponseTime
            if amount.unit <= Unit::Second && amount.is_time() && reading.says(row, &PHONED) =>
        {
            CommitmentKind::CallAnswer
        }
        kind => kind,
    };
    let Some(kind) = fitting(kind, &amount) else {
        return;
    };
    // "Result below 98%" is an event, whatever follows.
    let is_event = kind != CommitmentKind::ErrorRate && EVENT.is_in(words);
    let is_band = kind.is_percent() && (table.has_credits && BAND.is_in(words) || is_event);
    if is_band || (column == 0 && table.has_credits) {
        return;
    }
    found.push(Commitment {
        severity,
        direction: direction(before, after, kind),
        ..bare(at, row, kind, amount, true)
    });
}

/// From so many bytes on a cell is read as a sentence.
const SENTENCE: usize = 60;

/// What a cell promises, and whether its title says so: else the first cells of the row do, or the
/// cell itself.
fn kinds_in(
    reading: &Reading<'_>,
    table: &Table<'_>,
    cells: &[Range<usize>],
    column: usize,
) -> (bool, Option<CommitmentKind>) {
    let words = |at: usize| {
        cells
            .get(at)
            .map_or("", |cell| &reading.plain[cell.clone()])
    };
    let title = table.titles.get(column).copied().unwrap_or_default();
    // "Backup | Every".
    if table.own_header && table.has_copies && INTERVAL.is_in(title) {
        return (true, Some(CommitmentKind::BackupInterval));
    }
    let titled = table.kinds.get(column).copied().flatten();
    if let Some(kind) = titled.filter(|_| table.own_header) {
        return (true, Some(kind));
    }
    let is_target = !table.own_header
        || table.targets.get(column).copied().unwrap_or(false)
        || column > 0 && !table.has_credits;
    let first = words(0);
    let kind = kind_of(first)
        .or_else(|| kind_of(words(1)).filter(|_| column > 1 && first.len() <= 4))
        .or_else(|| kind_of(promise(words(column))).filter(|_| words(column).len() < 60))
        .filter(|kind| !kind.is_timed() || !DOCUMENT.is_in(first))
        .filter(|_| is_target && column > 0);
    (false, kind)
}

/// A row about a paper that is handed over, not about a case.
static DOCUMENT: Pattern = Pattern::new(
    "reports?|plans?|minutes of|statements?|retention|invoices?|certificates?|post[- ]?mortem|analysis|notice of",
);

/// The words of a cell without the event that they count from.
fn promise(words: &str) -> &str {
    FROM.find(words)
        .map_or(words, |found| &words[..found.start])
}

static FROM: Pattern = Pattern::new("after|from|following|since|upon|counted from");

/// A bare number under "Response time (minutes)".
fn by_unit(reading: &Reading<'_>, cell: &Range<usize>, title: &str) -> Option<Amount> {
    let figure = BARE.groups(&reading.plain[cell.clone()])?.part(1)?;
    let word = UNIT.groups(title)?.first()?;
    // "Minutes (A, B) or hours (C, D)" are two units.
    if title.contains(" or ") && title.contains("minute") && title.contains("hour") {
        return None;
    }
    let span = cell.start + figure.start..cell.start + figure.end;
    let number = figure_value(&reading.plain[span.clone()])?;
    let unit_of = [
        ("ms", Unit::Millisecond),
        ("milli", Unit::Millisecond),
        ("sec", Unit::Second),
        ("min", Unit::Minute),
        ("h", Unit::Hour),
        ("d", Unit::Day),
        ("w", Unit::Week),
        ("%", Unit::Percent),
        ("per", Unit::Percent),
    ];
    let (_, found) = unit_of.iter().find(|(start, _)| word.starts_with(start))?;
    Some(Amount {
        span,
        number,
        unit: *found,
        working: WORKING.is_in(title),
        in_words: None,
    })
}

static FOUND: Pattern = Pattern::new("findings?|vulnerabilit(?:y|ies)|patch(?:es)?");
static PHONED: Pattern =
    Pattern::new("calls?|callers?|telephone|phone|hotline|ring(?:s|ing)?|queue");
/// Calls and chats that people answer.
static CALLED: Pattern = Pattern::new(
    "calls?|callers?|telephone|phone|chats?|hotline|ring(?:s|ing)?|service desk|help ?desk|incidents?|agents?|queue|tickets?|severity|priority",
);
static BARE: Pattern =
    Pattern::whole("^[≥≤<>=~ ]*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:[.,][0-9]+)?)$");
static UNIT: Pattern = Pattern::whole(
    "(?:\\(|\\[|(?-u:\\b)in |, )(?:in )?(?:business |working |service |support |office )?(milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|percent|%)(?:\\)|\\]|$|(?-u:\\b))",
);
static WORKING: Pattern =
    Pattern::new("(?:business|working|service|support|office) (?:hours?|days?|minutes?)");

/// The kind that fits the unit: "95% within 4 hours" of response times is a share kept in time.
fn fitting(kind: CommitmentKind, amount: &Amount) -> Option<CommitmentKind> {
    match (kind.is_percent(), amount.is_percent()) {
        (false, true) => Some(CommitmentKind::InTime),
        (true, false) => None,
        _ => Some(kind),
    }
}

fn kind_of(words: &str) -> Option<CommitmentKind> {
    COLUMNS
        .iter()
        .find(|(pattern, _)| pattern.is_in(words))
        .map(|(_, kind)| *kind)
}

fn amounts_in<'a>(row: &'a Sentence, cell: &'a Range<usize>) -> impl Iterator<Item = &'a Amount> {
    row.amounts
        .iter()
        .filter(|amount| cell.start <= amount.span.start && amount.span.end <= cell.end)
}

fn index_of(reading: &Reading<'_>, row: &Sentence) -> Option<usize> {
    reading
        .sentences
        .binary_search_by_key(&row.span.start, |one| one.span.start)
        .ok()
}
