use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::finding::{Group, Severity};
use crate::lint::disagreements::{self, Of};
use crate::lint::tiers;
use crate::lint::{Check, Findings, PaperReading, Rule, two_numbers};
use crate::measure::Exact;
use crate::recognise::commitments::{Commitment, CommitmentKind as Kind};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "contradicting-targets",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("contradicting_targets.md"),
    check: Check::Prose(check),
};

/// Words that tell two promises of one kind apart.
static APART: Pattern = Pattern::new(
    "(?:gold|silver|bronze|platinum|premium|standard|basic|enterprise|professional) (?:plan|tier|support|level)|tier [0-9a-z]|plan [0-9a-z]|clustered|production|non-production|test environment|development|portal|api|network|database|email|e-mail|website|storage|peak|off-peak|during (?:business|support|office) hours|outside|after hours|weekends?|remote|on-?site|telephone|chat|year [0-9]|phase|initial|first|interim|other|otherwise|all other|clarification|updates?|phones?|apart|attempts?|escalation",
);

/// A promise that another clause names by its number: "the committed level of 99.0%".
static COMMITTED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:committed|agreed|promised|guaranteed|contracted|contractual|warranted|required|owed|target)(?: (?:service|availability|uptime|monthly))*(?: (?:level|value|figure|target|percentage|minimum|availability|uptime|rate))?(?: (?:of|is|being|at)|:|,)?(?: (?:at least|a minimum of|not less than))? ?\\(?$",
);

/// "In two data centres, with an availability of the System of 99.95 %".
static WITH: Pattern = Pattern::whole(
    "(?-u:\\b)(?:with|at|offering|ensuring|guaranteeing) (?:an? |the )?(?:minimum |monthly |annual |guaranteed |quarterly )*(?:availability|up-?time)(?: (?:level|rate|target))?(?: of (?:the |its )?[a-z ]{2,30}?)? of(?: at least)? ?$",
);
/// "OPS-05 (RTO 2 hours, RPO 15 minutes)".
static RECOVERED: [(Kind, Pattern); 2] = [
    (
        Kind::RecoveryTime,
        Pattern::whole("(?-u:\\b)(?:rto|recovery time objective)(?: of|:| is|,| \\()? ?$"),
    ),
    (
        Kind::RecoveryPoint,
        Pattern::whole("(?-u:\\b)(?:rpo|recovery point objective)(?: of|:| is|,| \\()? ?$"),
    ),
];

/// Where a sentence names a recovery objective by its short name, and another length of it than the
/// only one that is promised.
fn recovered(paper: &PaperReading<'_>, findings: &mut Findings) {
    for (kind, name) in &RECOVERED {
        let kinds = [*kind];
        let mut known = paper.of_kinds(&kinds);
        let (Some(one), None) = (known.next(), known.next()) else {
            continue;
        };
        let found = paper
            .about(&[Cue::Restore, Cue::Time])
            .find_map(|sentence| {
                let is_other = sentence.span != paper.sentence_of(one).span
                    && sentence.kind != Part::Heading
                    && !APART.is_in(paper.words(sentence));
                sentence.amounts.iter().filter(|_| is_other).find(|amount| {
                    amount.is_time()
                        && !amount.is_same_as(&one.target)
                        && name.is_in(&paper.plain[sentence.span.start..amount.span.start])
                })
            });
        let Some(other) = found else { continue };
        two_numbers::report(
            paper,
            (&other.span, &other.printed()),
            (&one.target.span, &one.target.printed()),
            &format!("the {}", one.kind.printed()),
            findings,
        );
        return;
    }
}

/// Where a sentence names the promised availability, and names another one than is promised.
fn named(paper: &PaperReading<'_>, findings: &mut Findings) {
    let mut known = paper.of_kinds(&[Kind::Availability]);
    let Some(one) = known.next() else { return };
    // What differs by tier cannot be named by one number.
    if known.any(|other| other.target.number != one.target.number) {
        return;
    }
    for sentence in paper.about(&[Cue::Available, Cue::Share]) {
        if sentence.kind == Part::Heading || sentence.span == paper.sentence_of(one).span {
            continue;
        }
        let is_row = matches!(sentence.kind, Part::Row { .. });
        let other = sentence.amounts.iter().find(|amount| {
            let before = &paper.plain[sentence.span.start..amount.span.start];
            amount.is_percent()
                && amount.number >= Exact::from(90)
                && amount.number < Exact::hundred()
                && amount.number != one.target.number
                && (!is_row && COMMITTED.is_in(before) && AVAILABLE.is_in(before)
                    || WITH.is_in(before))
        });
        let Some(other) = other else { continue };
        two_numbers::report(
            paper,
            (&other.span, &other.printed()),
            (&one.target.span, &one.target.printed()),
            "the availability",
            findings,
        );
        return;
    }
}

static AVAILABLE: Pattern = Pattern::new("availab(?:le|ility)|up-?time");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    named(paper, findings);
    recovered(paper, findings);
    promised(paper, findings);
    disagreements::report(paper, Of::Targets, findings);
}

/// Where two promises are of one kind, for one thing.
fn promised(paper: &PaperReading<'_>, findings: &mut Findings) {
    let kinds = [
        Kind::Availability,
        Kind::ResponseTime,
        Kind::RestoreTime,
        Kind::ResolutionTime,
        Kind::RecoveryTime,
        Kind::RecoveryPoint,
        Kind::PatchTime,
        Kind::CallAnswer,
        Kind::InTime,
    ];
    let all: Vec<Promise<'_>> = paper
        .of_kinds(&kinds)
        // More than all there is contradicts itself.
        .filter(|one| !one.target.is_percent() || one.target.number <= Exact::hundred())
        .map(|one| Promise::of(paper, one))
        .collect();
    for (at, promise) in all.iter().enumerate() {
        let one = promise.commitment;
        let other = all[at + 1..].iter().find(|next| {
            let other = next.commitment;
            other.kind == one.kind
                && other.sentence != one.sentence
                && (other.severity == one.severity || one.kind == Kind::InTime)
                && !same_table(paper, one, other)
                && (is_same_subject(paper, promise, next) || is_row_again(paper, one, other))
                && !one.target.is_same_as(&other.target)
                && one.target.is_percent() == other.target.is_percent()
        });
        let Some(other) = other.map(|other| other.commitment) else {
            continue;
        };
        let of = one
            .severity
            .as_ref()
            .map(|label| format!(" of {}", label.name))
            .unwrap_or_default();
        two_numbers::report(
            paper,
            (&other.target.span, &other.target.printed()),
            (&one.target.span, &one.target.printed()),
            &format!("the {}{of}", one.kind.printed()),
            findings,
        );
        return;
    }
}

/// Rows of one table are for different things.
fn same_table(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    match (paper.sentence_of(one).kind, paper.sentence_of(other).kind) {
        (Part::Row { table: first, .. }, Part::Row { table: second, .. }) => {
            first == second && !same_row_name(paper, one, other)
        }
        _ => false,
    }
}

/// Whether two rows of one table promise two numbers for one name.
fn is_row_again(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    let table = |one: &Commitment| match paper.sentence_of(one).kind {
        Part::Row { table, .. } => Some(table),
        _ => None,
    };
    table(one).is_some() && table(one) == table(other) && same_row_name(paper, one, other)
}

/// Whether two rows have one name: all cells before the target are the same, but for a number.
fn same_row_name(paper: &PaperReading<'_>, one: &Commitment, other: &Commitment) -> bool {
    let name = |one: &Commitment| -> Vec<String> {
        let cells = paper.cells(paper.sentence_of(one));
        let before = cells
            .into_iter()
            .take_while(|cell| cell.end <= one.target.span.start);
        let texts = before.map(|cell| paper.plain[cell].trim().to_owned());
        texts
            .filter(|text| text.contains(|one: char| one.is_ascii_alphabetic()) && text.len() > 3)
            .collect()
    };
    let (mine, theirs) = (name(one), name(other));
    !mine.is_empty() && mine == theirs
}

/// Whether two promises are for the same thing, as far as their words say: both name the same
/// severity, or neither has a word that sets it apart and one repeats the subject of the other.
fn is_same_subject<'a>(
    paper: &'a PaperReading<'_>,
    one: &Promise<'a>,
    other: &Promise<'a>,
) -> bool {
    // A mean and a limit for each case are two promises.
    if one.sentence.cues.has(Cue::Average) != other.sentence.cues.has(Cue::Average) {
        return false;
    }
    let kind = one.commitment.kind;
    // "Tier 1 | 99.5%" and "the availability of Tier 1".
    let (mine, theirs) = (one.tiers(paper), other.tiers(paper));
    if mine.len() == 1 && mine == theirs && tiered(kind) {
        return true;
    }
    if mine != theirs && !mine.is_empty() && !theirs.is_empty() && tiered(kind) {
        return false;
    }
    let severity = &one.commitment.severity;
    if matches!(kind, Kind::InTime | Kind::CallAnswer) {
        let both =
            |pattern: &Pattern| [one, other].map(|one| pattern.is_in(paper.words(one.sentence)));
        return both(&CALLS) == [true, true] && both(&VOICE).contains(&true);
    }
    let critical = |one: &Promise<'_>| CRITICAL.is_in(paper.words(one.sentence));
    if (one.is_apart(paper) || other.is_apart(paper)) && !set_apart_alike(paper, one, other)
        || severity.is_none() && (critical(one) || critical(other))
        || paper.heading_of(one.sentence) != paper.heading_of(other.sentence)
            && severity.is_none()
            && kind != Kind::Availability
            && kind != Kind::RecoveryTime
            && kind != Kind::RecoveryPoint
    {
        return false;
    }
    if severity.is_some() {
        return true;
    }
    // "For each important Service …. The recovery time is 8 hours."
    if one.is_of_a_class(paper) || other.is_of_a_class(paper) {
        return false;
    }
    let is_bare = |one: &Promise<'_>| one.commitment.is_row && is_bare(paper, one.commitment);
    match kind {
        // Rows are for services of their own, unless they name no more than the objective.
        Kind::RecoveryTime | Kind::RecoveryPoint => [one, other]
            .iter()
            .all(|one| !one.commitment.is_row || is_bare(one)),
        Kind::Availability => {
            let is_single = |one: &Promise<'_>| {
                let shares = one.sentence.amounts.iter();
                shares.filter(|amount| amount.is_percent()).take(2).count() == 1
            };
            let (mine, theirs) = (one.things(paper), other.things(paper));
            let bare = is_bare(one) || is_bare(other);
            let is_row = one.commitment.is_row != other.commitment.is_row;
            let within = is_row
                && !mine.is_empty()
                && !theirs.is_empty()
                && (mine.is_subset(theirs) || theirs.is_subset(mine));
            // "Availability: 99.5%" beside "the System shall be available 99.9%", and no other one.
            let lone = || {
                (mine.is_empty() != theirs.is_empty()
                    || mine.is_subset(theirs)
                    || theirs.is_subset(mine))
                    && only_two(paper)
                    && one
                        .commitment
                        .window
                        .as_ref()
                        .map(|one| &paper.plain[one.span.clone()])
                        == other
                            .commitment
                            .window
                            .as_ref()
                            .map(|one| &paper.plain[one.span.clone()])
            };
            ((mine == theirs || within)
                && (!mine.is_empty() || !one.commitment.is_row && !other.commitment.is_row)
                || lone()
                || bare && (mine.is_empty() || theirs.is_empty() || mine == theirs))
                && is_single(one)
                && is_single(other)
        }
        _ => false,
    }
}

/// Whether the paper promises two availabilities in all.
fn only_two(paper: &PaperReading<'_>) -> bool {
    paper.of_kinds(&[Kind::Availability]).take(3).count() == 2
}

/// Whether what sets two promises apart from others is the same thing: the core network in both.
fn set_apart_alike(paper: &PaperReading<'_>, one: &Promise<'_>, other: &Promise<'_>) -> bool {
    let of = |one: &Promise<'_>| -> BTreeSet<String> {
        let words = paper.words(one.sentence);
        let found = APART.find_all(words).into_iter();
        found.map(|range| words[range].to_owned()).collect()
    };
    let (one, other) = (of(one), of(other));
    one == other && one.iter().all(|word| THING.contains(&word.as_str()))
}

/// Words that set apart by naming a thing.
const THING: &[&str] = &[
    "production",
    "portal",
    "api",
    "network",
    "database",
    "email",
    "e-mail",
    "website",
    "storage",
    "telephone",
    "phones",
];

/// What a tier of services has one of.
fn tiered(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Availability | Kind::RecoveryTime | Kind::RecoveryPoint
    )
}

/// A commitment, and what its sentence says it is for: found out once, for all it is held against.
struct Promise<'a> {
    commitment: &'a Commitment,
    sentence: &'a Sentence,
    is_apart: OnceCell<bool>,
    is_of_a_class: OnceCell<bool>,
    things: OnceCell<BTreeSet<&'a str>>,
    tiers: OnceCell<Vec<String>>,
}

impl<'a> Promise<'a> {
    fn of(paper: &'a PaperReading<'_>, commitment: &'a Commitment) -> Self {
        Self {
            commitment,
            sentence: paper.sentence_of(commitment),
            is_apart: OnceCell::new(),
            is_of_a_class: OnceCell::new(),
            things: OnceCell::new(),
            tiers: OnceCell::new(),
        }
    }

    /// Whether a word sets it apart.
    fn is_apart(&self, paper: &PaperReading<'_>) -> bool {
        let is_apart = || {
            let words = paper.words(self.sentence);
            // "The Production Platform" is what the whole paper is about.
            let is_named = |found: &std::ops::Range<usize>| {
                let terms = paper.definitions.terms.iter();
                let mut names = terms.map(|term| term.name.to_ascii_lowercase());
                names.any(|name| {
                    name.contains(&words[found.clone()])
                        && name.contains(' ')
                        && words.contains(&name)
                })
            };
            APART.find_all(words).iter().any(|found| !is_named(found))
        };
        *self.is_apart.get_or_init(is_apart)
    }

    /// Whether the sentences before it, in its own paragraph, name a class it is for.
    fn is_of_a_class(&self, paper: &PaperReading<'_>) -> bool {
        *self.is_of_a_class.get_or_init(|| {
            paper.sentences[..=self.commitment.sentence]
                .iter()
                .rev()
                .take_while(|sentence| sentence.block == self.sentence.block)
                .take(NEAR)
                .any(|sentence| paper.says(sentence, &CLASS))
        })
    }

    /// The tiers of services that it is for.
    fn tiers(&self, paper: &PaperReading<'_>) -> &Vec<String> {
        self.tiers
            .get_or_init(|| tiers::named(paper, self.commitment))
    }

    /// What is available.
    fn things(&self, paper: &'a PaperReading<'_>) -> &BTreeSet<&'a str> {
        self.things.get_or_init(|| {
            let words = paper.words(self.sentence);
            let found = THINGS.find_all(words).into_iter();
            // A service period is no service.
            found
                .filter(|range| !OF_SERVICE.is_in(&words[range.end..]))
                .map(|range| words[range].trim_end_matches('s'))
                .collect()
        })
    }
}

/// What stands further before a promise in its paragraph speaks of something else.
const NEAR: usize = 200;

static CRITICAL: Pattern = Pattern::new("critical|non-critical");
/// Calls that are picked up.
static CALLS: Pattern = Pattern::new(
    "(?:telephone |phone )?calls?[^.;]{0,60}?(?:answer(?:ed)?|pick(?:ed)? up)|(?:answers?|answering|pick(?:s)? up)[^.;]{0,60}?(?:calls?|telephone|phone)",
);

/// Calls of people, not of programs.
static VOICE: Pattern = Pattern::new(
    "telephone|phone|help ?desk|service desk|agents?|callers?|queue|ring(?:s|ing)?|support line|hotline|pick(?:s|ed)? up",
);

/// Whether the first cell of a row names only what is promised, not for what.
fn is_bare(paper: &PaperReading<'_>, one: &Commitment) -> bool {
    let row = paper.sentence_of(one);
    let cells = paper.cells(row);
    cells
        .first()
        .is_some_and(|first| BARE_NAME.is_in(&paper.plain[first.clone()]))
}

static BARE_NAME: Pattern = Pattern::whole(
    "^(?:[0-9a-z]{1,2}[.)] )?(?:(?:the|service|system|platform|monthly|overall|target|maximum|of|per month|per|in|each|calendar|month|a) ?)*(?:(?:recovery (?:time|point)(?: objective)?s?|rto|rpo|availability|up-?time|loss of data|data loss|\\(|\\)|,|–|-|of|the|services?|system|platform|monthly|per|month|in|each|calendar|percentage) ?)+$",
);

static OF_SERVICE: Pattern =
    Pattern::whole("^ (?:periods?|levels?|hours|credits?|desk|windows?|points?)(?-u:\\b)");
/// What is available.
static THINGS: Pattern = Pattern::new(
    "platforms?|services?|systems?|software|sites?|applications?|networks?|servers?|solutions?|infrastructure|workspaces?|tenants?|instances?|desktops?",
);

static CLASS: Pattern = Pattern::new(
    "for (?:each|every|all|an?|any) (?:[a-z-]+ ){1,2}(?:services?|systems?|applications?|servers?)",
);
