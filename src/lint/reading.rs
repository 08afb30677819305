//! What rules about prose look at: a paper, read once for all of them.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use crate::lint::PaperSubject;
use crate::lint::sides::{Sides, Told};
use crate::recognise::commitments::{Commitment, CommitmentKind, commitments};
use crate::recognise::definitions::{Definitions, Manner};
use crate::recognise::facts::{Fact, contradictions};
use crate::recognise::kind::Kind;
use crate::recognise::reading::{Amount, Part, Pattern, Reading, Sentence, floor};
use crate::recognise::references::{Reference, References};
use crate::source::Place;

static DAMAGES: Pattern = Pattern::new("liquidated (?:and ascertained )?damages|lads?");
/// What a missed service level may cost, by the beginning of the word for it.
const CREDITED: &[&str] = &[
    "credit",
    "penalt",
    "deduction",
    "rebate",
    "malus",
    "abatement",
    "reduction",
    "refund",
    "compensation",
    "discount",
];
/// How many of these words are enough by themselves.
const PLAIN_NAMES: usize = 6;
/// What such a name means.
static LOWERS: Pattern = Pattern::new(
    "reduction|reduc(?:e|es|ed|ing)|deduct(?:ion|ed)?|lower(?:s|ed|ing)?|credit(?:s|ed)?|service levels?|service targets?|availability|slas?|kpis?|misse[sd]|not met",
);
static MISSES: Pattern = Pattern::new(
    "availab(?:le|ility)|up-?time|(?:response|resolution|rectification|restoration|recovery|solution) times?|service (?:level|target)s?|slas?|kpis?|missed|not met|exceeded|below|less than",
);
static SERVED: Pattern = Pattern::new(
    "service levels?|slas?|kpis?|up-?time|availability|down-?time|response|resolution|incidents?|monthly (?:fee|charge)s?",
);

/// An excerpt is shorter than this, in bytes.
const EXCERPT: usize = 3_000;
/// What is about other things: programs, other trades, and promises to keep secrets.
static ELSEWHERE: Pattern = Pattern::new(
    "changelog|release notes|pull requests?|readme|github|commits?|clinical|royalt(?:y|ies)|shares of|common stock|joint filing|schedule 13[dg]|franchise|lease|tenant|premises are let|distributor|manufactur(?:e|ing) of|goods sold|non-?disclosure|promissory|indemnit(?:y|ee)s?|shareholders?|trademarks?|escrow|purchase price",
);

/// A paper and what it says. Ranges are of its prose.
pub struct PaperReading<'a> {
    /// The paper.
    pub subject: &'a PaperSubject<'a>,
    /// Its service commitments.
    pub commitments: Vec<Commitment>,
    /// Its terms.
    pub definitions: Definitions,
    /// Its references.
    pub references: References,
    /// Whether it is a part of an agreement that stands elsewhere: a form, a schedule or a paper
    /// about it. What it does not say may stand there.
    pub is_part: bool,
    /// Whether the agreement stands beside it, as beside the annex of a tender or a schedule that
    /// refers to its clauses: that defines what the paper only uses.
    pub has_draft: bool,
    sides: OnceCell<Sides>,
    damages: OnceCell<bool>,
    credits: OnceCell<Vec<String>>,
    service: OnceCell<bool>,
    served: OnceCell<bool>,
    excerpt: OnceCell<bool>,
    disagreements: OnceCell<Vec<(Fact, Fact)>>,
    reading: Reading<'a>,
}

impl<'a> Deref for PaperReading<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> PaperReading<'a> {
    /// Reads a paper.
    pub fn of(subject: &'a PaperSubject<'a>) -> Self {
        let reading = Reading::of(subject.paper);
        let references = References::of(&reading);
        let definitions = Definitions::of(&reading);
        // An annex that defines its own terms stands for itself.
        let taken_out = is_taken_out(&reading) && definitions.own() < OWN_TERMS;
        let is_part = taken_out || is_part(subject, &reading) && definitions.own() < WHOLE_TERMS;
        let has_draft = DRAFT.is_in(&reading.plain) && !holds_draft(&reading)
            || taken_out && points_away(&references);
        Self {
            is_part: is_part || has_draft,
            has_draft,
            subject,
            commitments: commitments(&reading),
            definitions,
            references,
            sides: OnceCell::new(),
            damages: OnceCell::new(),
            credits: OnceCell::new(),
            service: OnceCell::new(),
            served: OnceCell::new(),
            excerpt: OnceCell::new(),
            disagreements: OnceCell::new(),
            reading,
        }
    }

    /// Whether the paper is no more than a clause or two: it does not say what its whole is about.
    pub(crate) fn is_fragment(&self) -> bool {
        const FEW: usize = 30;
        self.sentences.len() < FEW
    }

    /// Whether the paper is about a service of information technology: it promises one by number, its
    /// title or one of its headings names one, or it is no more than a fragment.
    pub(crate) fn is_service(&self) -> bool {
        const OPENING: usize = 4;
        *self.service.get_or_init(|| {
            let titles = self
                .sentences
                .iter()
                .enumerate()
                .filter(|(at, one)| *at < OPENING || one.kind == Part::Heading);
            // A fragment does not say what its whole is about.
            !self.commitments.is_empty()
                || self.is_fragment()
                || titles.into_iter().any(|(_, one)| self.says(one, &SERVICE))
        })
    }

    /// Whether it promises service levels: a share, a speed, times by severity, or more than one time.
    /// A defect that a licensor has to correct in 30 days is a warranty.
    pub(crate) fn has_levels(&self) -> bool {
        let is_level = |one: &Commitment| {
            one.severity.is_some()
                || one.target.is_percent()
                || matches!(
                    one.kind,
                    CommitmentKind::CallAnswer | CommitmentKind::Latency
                )
        };
        let is_time = |one: &&Commitment| {
            matches!(
                one.kind,
                CommitmentKind::ResponseTime
                    | CommitmentKind::ResolutionTime
                    | CommitmentKind::RestoreTime
            )
        };
        self.is_ict()
            || self.is_fragment()
            || self.commitments.iter().any(is_level)
            || self.commitments.iter().filter(is_time).count() > 1
    }

    /// Whether the damages that the paper agrees on beforehand are those of missed service levels.
    pub(crate) fn has_damages(&self) -> bool {
        *self.damages.get_or_init(|| {
            let mut all = self.sentences.iter();
            all.any(|one| {
                self.says(one, &DAMAGES)
                    && (self.says(one, &SERVED) || self.heading_says(one, &SERVED))
            })
        })
    }

    /// Whether some words have the name that this paper gives to what a missed service level costs:
    /// "the Penalty", where a term, a heading or a column of a table says that it is that.
    pub(crate) fn names_credit(&self, words: &str) -> bool {
        let names = self.credits.get_or_init(|| self.credit_names());
        names.iter().any(|name| {
            words
                .match_indices(name.as_str())
                .any(|(at, _)| !words[..at].ends_with(|one: char| one.is_ascii_alphanumeric()))
        })
    }

    /// The names, in small letters: whole terms, and the words of titles that no other trade has.
    fn credit_names(&self) -> Vec<String> {
        if self.commitments.is_empty() {
            return Vec::new();
        }
        let terms = self.definitions.terms.iter().filter(|term| {
            matches!(term.manner, Manner::Means | Manner::Row | Manner::Brackets)
                && LOWERS.is_in(&self.plain[term.meaning.clone()])
        });
        let mut found: Vec<String> = terms
            .map(|term| term.name.to_ascii_lowercase())
            .filter(|name| {
                let last = name.rsplit(' ').next().unwrap_or_default();
                CREDITED.iter().any(|word| last.starts_with(word))
            })
            .collect();
        for rows in self.tables() {
            let Some(titles) = rows.first().map(|header| self.words(header)) else {
                continue;
            };
            for name in CREDITED[..PLAIN_NAMES]
                .iter()
                .filter(|name| titles.contains(**name))
            {
                let misses = |row: &&Sentence| {
                    row.amounts.iter().any(Amount::is_percent) && self.says(row, &MISSES)
                };
                if MISSES.is_in(titles) || rows[1..].iter().any(misses) {
                    found.push((*name).to_owned());
                }
            }
        }
        found
    }

    /// Whether it is about ICT services that one side runs for the other: by its kind, by what it
    /// promises, or because it is an excerpt of a few clauses.
    pub(crate) fn is_served(&self) -> bool {
        *self
            .served
            .get_or_init(|| self.is_ict() || !self.commitments.is_empty())
    }

    /// The same by its kind, or as an excerpt: whatever it promises belongs to such services.
    pub(crate) fn is_ict(&self) -> bool {
        let kind = self.subject.known.map(|known| known.kind);
        let is_ict = matches!(
            kind,
            Some(
                Kind::IctAgreement
                    | Kind::ServiceLevels
                    | Kind::DataProcessing
                    | Kind::SecurityAnnex
            )
        );
        is_ict || self.is_excerpt()
    }

    /// Whether it is a few clauses, too short to be any kind of paper, and about no other trade: who
    /// has them checked here runs services.
    pub(crate) fn is_excerpt(&self) -> bool {
        *self.excerpt.get_or_init(|| {
            self.plain.len() < EXCERPT
                && self
                    .subject
                    .known
                    .is_none_or(|known| known.kind != Kind::Nda)
                && !ELSEWHERE.is_in(&self.plain)
        })
    }

    /// Facts that contradict each other: the first, and what contradicts it.
    pub(crate) fn disagreements(&self) -> &[(Fact, Fact)] {
        self.disagreements
            .get_or_init(|| contradictions(&self.reading))
    }

    /// Who provides and who is served.
    pub(crate) fn sides(&self) -> &Sides {
        self.sides
            .get_or_init(|| Sides::of(&self.reading, &self.definitions))
    }

    /// A sentence, with the words that lead into it, in which each side has one name.
    pub(crate) fn told(&self, sentence: &Sentence) -> Told {
        self.sides().told(&self.reading, sentence)
    }

    /// The place of a range of the prose.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        self.subject.prose(range.clone())
    }

    /// A range as it is written, in one line and cut to a length that a message can bear.
    pub(crate) fn short(&self, range: &Range<usize>) -> String {
        const LONGEST: usize = 70;
        let text = self.quote(range).replace('\t', " | ");
        let text = text.trim();
        if text.chars().count() <= LONGEST {
            return text.to_owned();
        }
        let cut: String = text.chars().take(LONGEST).collect();
        let cut = cut
            .rsplit_once(' ')
            .map_or(cut.as_str(), |(whole, _)| whole);
        format!("{cut} …")
    }

    /// The commitments that are judged, some of them pair by pair: no contract has more, and a file
    /// made to have a hundred thousand must not take an hour.
    pub(crate) fn judged(&self) -> &[Commitment] {
        const MOST: usize = 1_000;
        &self.commitments[..self.commitments.len().min(MOST)]
    }

    /// Those of some kinds.
    pub(crate) fn of_kinds<'b>(
        &'b self,
        kinds: &'b [CommitmentKind],
    ) -> impl Iterator<Item = &'b Commitment> {
        self.judged()
            .iter()
            .filter(move |one| !one.is_told && kinds.contains(&one.kind))
    }

    /// The sentence of a commitment.
    pub(crate) fn sentence_of(&self, commitment: &Commitment) -> &Sentence {
        &self.sentences[commitment.sentence]
    }
}

/// What an outsourcer is asked for.
static SERVICE: Pattern = Pattern::new(
    "service levels?|slas?|kpis?|service desk|help ?-?desk|hotline|customer care|support (?:services?|hours|desk|plan|levels?)|managed|hosting|hosted|cloud|outsourc(?:ed|ing)|saas|data cent(?:re|er)s?|software maintenance|colocation|call cent(?:re|er)s?|contact cent(?:re|er)s?|shared services?|group it|it services?|information technology|ict|uptime|availability|incidents?|disaster recovery|back-?ups?|service (?:guarantee|description|catalogue|schedule|hours|agreement|window)|bureau|facilities management|response times?",
);
/// The draft that goes with a request for offers.
static DRAFT: Pattern = Pattern::new("draft agreement|draft contract");
/// So many sentences under the title of a draft are the draft itself.
const DRAFTED: usize = 40;

/// Whether the draft stands in the paper, under a heading of its own.
fn holds_draft(reading: &Reading<'_>) -> bool {
    let titled = |one: &Sentence| one.kind == Part::Heading && reading.says(one, &DRAFT);
    let found = reading.sentences.iter().position(titled);
    found.is_some_and(|at| reading.sentences.len() - at > DRAFTED)
}

/// Words by which a paper says that it belongs to an agreement.
static BELONGS: Pattern =
    Pattern::new("(?:the|draft) agreement|the (?:provider|supplier|customer)");
/// A title that only a whole paper has.
static ENTITLED: Pattern = Pattern::new(
    "agreement|contract|terms|conditions|deed|bedingungen|vertrag|overeenkomst|order form|statement of work|request for (?:proposals?|tenders?|quotations?)|rfp|tender",
);
/// Words of an agreement about itself.
static IS_ONE: Pattern = Pattern::new("this (?:[a-z-]+ ){0,3}(?:agreement|contract)");

/// The beginning of a paper that changes an agreement.
static AMENDS: Pattern = Pattern::new(
    "(?:this|first|second|third|fourth|fifth|sixth|seventh|[0-9]+(?:st|nd|rd|th)) amendment|amendment (?:no\\.?|number|#) ?[0-9a-z]+|amendment (?:to|agreement)",
);
/// The title of one that was taken out of a set of papers.
static TAKEN_OUT: Pattern = Pattern::whole(
    "^[^a-z]{0,12}(?:(?:call[- ]off|joint|framework|contract|template|final) )?(?:schedule|annexure|annex|appendix|attachment) (?:[0-9]{1,2}[a-z]?|[a-z])(?:$|[ :.,–—-])",
);
/// The title of one that speaks about a set of them.
static ABOUT: Pattern =
    Pattern::new("playbook|cover page|setup page|examples? of schedules|schedules? examples?");
/// How much of a paper is its title, in bytes and lines.
const TITLE: usize = 240;
const LINES: usize = 4;
/// How much of it says what it changes, in bytes.
const FIRST: usize = 600;

/// Whether a paper was taken out of a set of them, by its title: no clause stands before it.
fn is_taken_out(reading: &Reading<'_>) -> bool {
    let opening = &reading.plain[..floor(&reading.plain, TITLE)];
    let starts = |line: &str| {
        line.trim_start()
            .starts_with(|one: char| one.is_ascii_digit())
    };
    ABOUT.is_in(opening)
        || opening
            .lines()
            .take(LINES)
            .take_while(|line| !starts(line) && !line.contains(" shall "))
            .any(|line| TAKEN_OUT.is_in(line))
}

/// A part with so many terms of its own is a paper by itself.
const OWN_TERMS: usize = 3;
/// What defines so many is no form of another paper.
const WHOLE_TERMS: usize = 3;

/// Whether a paper that was taken out of a set points to the rest of it.
fn points_away(references: &References) -> bool {
    let missing = |one: &Reference| !one.is_external && references.has_clause(one) == Some(false);
    let elsewhere = |one: &Reference| !one.is_external && !references.has_annex(one);
    references.clauses.iter().any(missing) || references.annexes.iter().any(elsewhere)
}

/// Whether a paper is none of the kinds that people agree on, has a title, and speaks of the
/// parties to an agreement that is another paper.
fn is_part(subject: &PaperSubject<'_>, reading: &Reading<'_>) -> bool {
    let first = &reading.plain[..floor(&reading.plain, FIRST)];
    if AMENDS.is_in(first) {
        return true;
    }
    let other = subject
        .known
        .is_some_and(|known| matches!(known.kind, Kind::Other));
    let titled = reading.sentences.first().is_some_and(|first| {
        // A clause with a number opens an agreement, no form.
        let words = reading.words(first);
        first.kind == Part::Heading
            && !words.starts_with(|one: char| one.is_ascii_digit())
            && !ENTITLED.is_in(words)
    });
    other && titled && BELONGS.is_in(&reading.plain) && !IS_ONE.is_in(&reading.plain)
}
