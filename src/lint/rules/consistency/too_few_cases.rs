use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, floor, whole_number};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-cases",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("too_few_cases.md"),
    check: Check::Prose(check),
};

/// What is counted.
static CASES: Pattern = Pattern::new(
    "(?:incidents?|calls?|requests?|tickets?|errors?|cases?|failures?|resets?|changes?|change requests?|orders?|transactions?|deliver(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies)|faults?|jobs?|transfers?|disruptions?|restores?|restorations?|contacts?|defects?|problems?|invoices?|releases?|shipments?|chats?|e-?mails?|reports?|deployments?|audits?|claims?|alarms?|alerts?|messages?|quer(?:y|ies)|search(?:es)?|documents?|bookings?|samples?|consultations?|installations?|creations?)",
);
/// How sure people are of how many there will be.
static EXPECTED: Pattern = Pattern::new(
    "expect(?:s|ed|ing|ations?)?|experience|likely|estimated?|estimates?|forecasts?|anticipate[sd]?|projected|volumes?|average|approximately|about|around|some|roughly|historically|history|usually|typically|in the past|so far|received|there (?:were|have been|will be)|last year|at present|currently|asks? for|opens?|opened|raised?|reported|there are|planned|plans?|number of|makes?|runs?|performs?",
);
static NUMBER: Pattern = Pattern::new(
    "(?:(a dozen|two dozen|[a-z]+|[0-9]{1,4})(?: \\([0-9]{1,4}\\))? (?:to|or|-|–) )?(a dozen|two dozen|twenty|thirty|forty|fifty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|[0-9]{1,3}(?:[ ,][0-9]{3})+|[0-9]{1,4})(?: \\([0-9]{1,4}\\))?",
);
/// The time they fall in: how often it comes in how many months.
static EVERY: [(Pattern, (u64, u64)); 5] = [
    (
        Pattern::new("(?:per|a|each|every|any|calendar|one|the) month|monthly"),
        (1, 1),
    ),
    (
        Pattern::new("(?:per|a|each|every|any|calendar|one|the) quarter|quarterly"),
        (1, 3),
    ),
    (
        Pattern::new(
            "(?:per|a|each|every|any|calendar|one|the) year|yearly|annual(?:ly)?|per annum",
        ),
        (1, 12),
    ),
    (
        Pattern::new("(?:per|a|each|every|any|calendar|one) week|weekly"),
        (4, 1),
    ),
    (
        Pattern::new("(?:per|a|each|every|any|working|business|calendar|one) day|daily"),
        (30, 1),
    ),
];

/// How many cases people expect, in how many months, and where that is said.
struct Volume {
    span: Range<usize>,
    /// Whether it stands in the row of a table.
    in_row: bool,
    count: u64,
    per: (u64, u64),
}

/// The volumes that a paper expects.
fn volumes(paper: &PaperReading<'_>) -> Vec<Volume> {
    let mut found = Vec::new();
    for sentence in paper.about(&[Cue::Volume]) {
        let words = paper.words(sentence);
        if !paper.says(sentence, &CASES)
            || sentence
                .amounts
                .iter()
                .any(|one| one.is_percent() && !paper.says(sentence, &EXPECTED))
        {
            continue;
        }
        let titles = paper
            .header_of(sentence)
            .filter(|header| header.span != sentence.span)
            .map_or("", |header| paper.words(header));
        if !paper.says(sentence, &EXPECTED) && !EXPECTED.is_in(titles) {
            continue;
        }
        let row = matches!(sentence.kind, Part::Row { .. });
        if row && !EXPECTED.is_in(titles) && !paper.says(sentence, &EXPECTED) {
            continue;
        }
        let by_title = row && EXPECTED.is_in(titles);
        // A row has numbers of many things.
        let counted = volume(words)
            .filter(|_| !by_title)
            .filter(|(span, ..)| !row || ABOUT.is_in(&words[..span.start]));
        let found_here = counted.or_else(|| {
            let count =
                NUMBER.all_groups(words).iter().rev().find_map(|groups| {
                    number(groups.text(2)).map(|count| (groups.whole(), count))
                })?;
            let (_, months) = EVERY.iter().find(|(pattern, _)| pattern.is_in(titles))?;
            by_title.then_some((count.0, count.1, *months))
        });
        if let Some((span, count, months)) = found_here {
            found.push(Volume {
                span: sentence.within(&span),
                in_row: row,
                count,
                per: months,
            });
        }
    }
    found
}

static ABOUT: Pattern = Pattern::whole(
    "(?-u:\\b)(?:about|around|approximately|roughly|some|expected|average of|estimated(?: at)?|circa|ca\\.?|only|fewer than|typically|usually|normally|on average|average|at present|currently|historically|(?:about|in) total) $",
);

/// "Five to ten incidents a month": the number, the cases and the time stand close together.
fn volume(words: &str) -> Option<(Range<usize>, u64, (u64, u64))> {
    let cases = CASES.find_all(words);
    for groups in NUMBER.all_groups(words) {
        let whole = groups.whole();
        let Some(count) = number(groups.text(2)) else {
            continue;
        };
        // A share, a length of time, a severity or the number of a clause counts nothing.
        let (before, after) = (&words[..whole.start], &words[whole.end..]);
        let is_first = !before.contains(|one: char| one.is_ascii_alphabetic());
        if is_first
            || NO_COUNT.is_in(after)
            || NO_COUNT_BEFORE.is_in(before)
            || THAN.is_in(before) && !AT_MOST.is_in(before)
        {
            continue;
        }
        let case = cases
            .iter()
            .find(|case| case.start >= whole.end && case.start - whole.end < 45)
            .or_else(|| {
                cases
                    .iter()
                    .rev()
                    .find(|case| case.end <= whole.start && whole.start - case.end < 60)
            });
        let pointed = || {
            let points = OF_THEM.is_in(after) || OF_WHICH.is_in(before);
            cases
                .iter()
                .rev()
                .find(|case| points && case.end <= whole.start)
        };
        let Some(case) = case.or_else(pointed) else {
            continue;
        };
        let around = floor(words, whole.start.saturating_sub(70))
            ..floor(words, case.end.max(whole.end) + 40);
        if !EXPECTED.is_in(&words[around]) {
            continue;
        }
        let from = case.end.min(whole.end);
        let till = floor(words, case.end.max(whole.end) + 60);
        let near = &words[from..till];
        let start = &words[floor(words, whole.start.saturating_sub(60))..whole.start];
        let months = EVERY
            .iter()
            .find(|(pattern, _)| pattern.is_in(near))
            .or_else(|| EVERY.iter().find(|(pattern, _)| pattern.is_in(start)))
            .or_else(|| EVERY.iter().find(|(pattern, _)| pattern.is_in(words)));
        if let Some((_, months)) = months {
            return Some((whole, count, *months));
        }
    }
    None
}

static NO_COUNT: Pattern = Pattern::whole(
    "^(?: ?%|[.,:][0-9]| ?percent| per cent|(?: (?:business|working|calendar|clock|consecutive|full|whole|elapsed|support|service|trading|banking))?[ -](?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)(?-u:\\b)|(?: ?[ap]\\.?m))",
);
static THAN: Pattern = Pattern::whole("(?-u:\\b)than $");
/// "The parties expect no more than six a month".
static AT_MOST: Pattern = Pattern::whole(
    "(?-u:\\b)(?:expect|anticipat|estimat|forecast|reckon|assum)[a-z]*(?: [a-z]+){0,4} than $",
);
/// "About ten of them", "of which the parties expect six": the cases named before.
static OF_THEM: Pattern =
    Pattern::whole("^(?: \\([a-z0-9-]+\\))? of (?:them|these|those|such)(?-u:\\b)");
static OF_WHICH: Pattern = Pattern::new("of (?:which|whom)");
static NO_COUNT_BEFORE: Pattern = Pattern::whole(
    "(?:(?:severit(?:y|ies)|priorit(?:y|ies)|levels?|class|classes|p|sev)(?: (?:[0-9]|and|or|to),?)*|clause|section|no\\.|schedule|annex|within|\\$|€|£|eur|usd|[0-9][.,]|least|up to) ?$",
);

fn number(word: &str) -> Option<u64> {
    match word {
        "a dozen" => Some(12),
        "two dozen" => Some(24),
        word => whole_number(&word.replace([',', ' '], "")),
    }
    .filter(|count| *count > 0)
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let volumes = volumes(paper);
    if volumes.is_empty() {
        return;
    }
    for one in shares(paper) {
        let Some(share) = Percentage::of_percent(one.target.number.clone()) else {
            continue;
        };
        let Some(needed) = sla::one_miss_from(&share) else {
            continue;
        };
        let (target, window) = (one.words, one.window);
        let judged = EVERY
            .iter()
            .find(|(pattern, _)| pattern.is_in(window))
            .map_or(1, |(_, (_, months))| *months);
        // A volume is for the target if both name one kind of cases.
        let volume = volumes.iter().find(|volume| {
            let said = paper
                .sentences
                .iter()
                .find(|sentence| sentence.span.contains(&volume.span.start))
                .map_or("", |sentence| paper.words(sentence));
            let (times, months) = volume.per;
            let count = volume.count * times * judged / months;
            // A row counts what it names, and says nothing of cases without a name.
            let fits = if volume.in_row {
                one.words == said || one.has_cases() && same_cases(said, target)
            } else {
                same_cases(said, target)
            };
            let forgives = one.words == said && FORGIVEN.is_in(said);
            fits && !forgives && Exact::whole(needed) > Exact::whole(count)
        });
        if let Some(volume) = volume.filter(|_| one.target.number < Exact::hundred()) {
            findings
                .report(
                    paper.place(&one.target.span),
                    format!(
                        "with {} cases in a window, {} allows no miss at all: the first miss is allowed from {needed} cases",
                        volume.count,
                        one.target.printed()
                    ),
                    "judge a longer window, or say how many misses a window may have",
                )
                .related
                .push((paper.place(&volume.span), "the expected number".into()));
        }
    }
}

/// A share of cases that is promised, the words of its sentence and of its window.
struct Share<'a> {
    target: &'a Amount,
    words: &'a str,
    window: &'a str,
}

impl Share<'_> {
    fn has_cases(&self) -> bool {
        CASES.is_in(self.words)
    }
}

/// Misses that do not count: "one late alarm is always permitted".
static FORGIVEN: Pattern = Pattern::new(
    "(?:one|two|three|an?|[0-9]) (?:[a-z-]+ ){0,4}(?:is|are|may be) (?:always |in any case |never )?(?:permitted|allowed|tolerated|disregarded|ignored|forgiven|free|left out|counted)|at least one (?:[a-z-]+ ){0,3}(?:permitted|allowed|may)|(?:one|first) (?:miss|failure) (?:[a-z-]+ ){0,4}(?:allowed|permitted|free)",
);

/// The shares of cases: those that are known, and "for 98 per cent of the faults of each month".
fn shares<'a>(paper: &'a PaperReading<'_>) -> Vec<Share<'a>> {
    let known = paper.of_kinds(&[Kind::InTime]).map(|one| {
        let words = paper.words(paper.sentence_of(one));
        let window = one.window.as_ref();
        Share {
            target: &one.target,
            words,
            window: window.map_or(words, |window| &paper.plain[window.span.clone()]),
        }
    });
    let mut found: Vec<Share<'a>> = known.collect();
    for sentence in paper.about(&[Cue::Share]) {
        if sentence.kind == Part::Heading {
            continue;
        }
        let is_row = matches!(sentence.kind, Part::Row { .. });
        for target in sentence.amounts.iter().filter(|one| one.is_percent()) {
            let behind = &paper.plain[target.span.end..sentence.span.end];
            let is_known = found.iter().any(|one| one.target.span == target.span);
            let said = if is_row {
                is_target(paper, sentence, target)
            } else {
                OF_CASES.is_in(behind)
            };
            if !is_known && said && target.number >= Exact::from(70) {
                let words = paper.words(sentence);
                found.push(Share {
                    target,
                    words,
                    window: words,
                });
            }
        }
    }
    found
}

/// Whether a share stands in a column of targets, in a row about cases.
fn is_target(paper: &PaperReading<'_>, row: &Sentence, share: &Amount) -> bool {
    let cells = paper.cells(row);
    let at = cells
        .iter()
        .position(|cell| cell.contains(&share.span.start));
    let header = paper
        .header_of(row)
        .filter(|header| header.span != row.span);
    let title = header
        .zip(at)
        .and_then(|(header, at)| paper.cells(header).get(at).cloned());
    title.is_some_and(|title| TARGETS.is_in(&paper.plain[title])) && paper.says(row, &CASES)
}

static TARGETS: Pattern = Pattern::new(
    "targets?|service levels?|kpis?|standards?|goals?|objectives?|requirements?|required|promised?|minimum|commitments?|values?",
);
static OF_CASES: Pattern = Pattern::whole(
    "^ of (?:all |the |each |any |such |its |reported )*(?:[a-z0-9-]+ ){0,3}?(?:incidents|calls|requests|tickets|cases|failures|changes|orders|deliveries|enquiries|inquiries|faults|jobs|disruptions|restores|contacts|defects|problems|releases|alarms|alerts|messages|queries|searches|documents|bookings|samples|consultations|installations|creations|chats|e-?mails|deployments)(?-u:\\b)",
);

/// Whether two sentences count the same kind of cases.
fn same_cases(one: &str, other: &str) -> bool {
    let of = |words: &str| -> Vec<String> {
        CASES
            .find_all(words)
            .into_iter()
            .map(|found| {
                words[found]
                    .trim_end_matches("ies")
                    .trim_end_matches(['s', 'y'])
                    .to_owned()
            })
            .collect()
    };
    let (one, other) = (of(one), of(other));
    other.is_empty() || one.iter().any(|case| other.contains(case))
}
