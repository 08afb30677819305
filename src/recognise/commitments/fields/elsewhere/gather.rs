//! The sentences of a paper that say how commitments are measured, counted, answered for and
//! reported.

use super::super::phrases as say;
use super::super::topics::Topics;
use super::super::{Clause, statement};
use super::{Evidence, Field};
use crate::recognise::commitments::severities::ranks_in;
use crate::recognise::credits::says_bare as is_bare;
use crate::recognise::reading::{Cue, Part, Pattern, Reading, Sentence};

/// No paper says more of its commitments: a hostile one must not take all day.
const MOST: usize = 2_000;

/// Everything that is said of commitments.
pub(in super::super) fn gather(reading: &Reading<'_>) -> Vec<Evidence> {
    let mut found = Vec::new();
    let listed: Vec<Clause> = reading
        .about(&[Cue::Available, Cue::Refer])
        .filter(|one| reading.says(one, &LEFT_OUT))
        .take(NAMING)
        .flat_map(|one| Clause::named(reading.words(one)))
        .collect();
    let mut measured = None;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        if matches!(sentence.kind, Part::Note) || found.len() >= MOST {
            continue;
        }
        let mut of = Of {
            reading,
            at,
            sentence,
            words: reading.words(sentence),
            found: &mut found,
            listed: &listed,
        };
        of.measurement(&mut measured);
        of.times();
        of.consequences();
    }
    found
}

/// No paper names more clauses of exclusions.
const NAMING: usize = 20;

/// What is left out, in all forms.
static LEFT_OUT: Pattern = Pattern::new(
    "left out|leav(?:e|es|ing) out|except(?:ed|ions?)?|exclud(?:e|es|ed|ing)|exclusions?|disregard(?:s|ed)?|not (?:be )?count(?:ed)?|do(?:es)? not count|deduct(?:s|ed)?|excused|allowed minutes|permitted",
);
/// Credits that are not given, and what only settles how they are asked for.
static NO_REMEDY: Pattern = Pattern::new(
    "bonus|set off against|(?:not|never) (?:be )?(?:eligible|entitled|entitle|receive|liable)|no (?:service |availability |performance )*credits?|credit (?:card|rating|history|check|worthiness)|defects? in (?:one or more )?products?|refunds? to its|wire transfer|sums payable|exercising its right",
);
/// The meaning of a word for it.
static TERM: Pattern = Pattern::whole(
    "^[^a-z]{0,12}[\"“*]{0,3}(?:service|performance|sla|availability|fee) (?:credits?|points?)[\"”*]{0,3}[\t ]*(?:\\||means?|shall mean|is|an amount)",
);
/// A limit of what is given.
static CAPPED: Pattern = Pattern::new(
    "(?:credits?|penalt(?:y|ies)|deductions?|lads?|damages)[^.;]{0,120}(?:not|never|cannot|no case) (?:be )?(?:to )?exceed|capped at|cap on|(?:total|aggregate) (?:of )?(?:the )?(?:service )?credits?|limited to",
);
/// The right to end an agreement for any breach of it.
static OF_AGREEMENT: Pattern = Pattern::new(
    "material(?:ly)? (?:breach(?:es)?|default)[^.;]{0,40}(?:of |under )?(?:this|the) (?:agreement|contract)|materially breaches|commits a material breach|material breach and|insolven(?:t|cy)|bankruptcy|winding[- ]up",
);
/// What a report holds.
static LISTED: Pattern = Pattern::new(
    "(?:reports?|statements?|scorecards?|dashboards?)[^.;]{0,90} (?:states?|stating|shows?|showing|lists?|listing|contains?|containing|gives?|giving|sets? out|setting out|includes?|including|indicat(?:es|ing)|cover(?:s|ing)|with|on) ",
);
/// Rows for whatever else is missed.
static ANY_OTHER: Pattern = Pattern::new(
    "(?:any|each|every|all|per)(?: other| further| remaining)? (?:[a-z]+ )?(?:service levels?|targets?|kpis?|slas?|levels?|service targets?|measures?|metrics?)|others?|service levels?",
);
/// Titles and names of papers.
static TITLED: Pattern = Pattern::new("means a statement|statement of work (?:means|#|no)");

/// A shorter sentence is the title of its paragraph.
const TITLE: usize = 40;

/// A sentence that may say something.
struct Of<'r, 'a> {
    reading: &'r Reading<'a>,
    at: usize,
    sentence: &'r Sentence,
    words: &'r str,
    found: &'r mut Vec<Evidence>,
    /// The clauses that a sentence on availability leaves out.
    listed: &'r [Clause],
}

impl Of<'_, '_> {
    fn has(&self, cue: Cue) -> bool {
        self.sentence.cues.has(cue)
    }

    fn says(&self, pattern: &Pattern) -> bool {
        self.reading.says(self.sentence, pattern)
    }

    /// How numbers come about, and what is left out of them.
    fn measurement(&mut self, measured: &mut Option<usize>) {
        let general = self.is_general();
        if self.has(Cue::Measure) {
            if self.says(&say::PROBED) {
                *measured = Some(self.sentence.block);
            }
            let topical = general || !Topics::of_sentence(self.reading, self.sentence).is_empty();
            let money = self.has(Cue::Credit) && !self.has(Cue::Available);
            let is_method = topical && !money && self.says(&say::METHOD);
            if is_method {
                self.put(Field::Method, &say::METHOD);
                self.put(Field::Window, &say::WINDOW);
                *measured = Some(self.sentence.block);
            }
            // "The monitoring tool is the source": the sentence behind the formula.
            let probed = self.says(&say::PROBED);
            if topical || *measured == Some(self.sentence.block) || probed {
                let from = self.found.len();
                self.put(Field::MeasuredBy, &say::MEASURER);
                self.put(Field::Source, &say::SOURCE);
                // What is tried every minute is whether it is up.
                for one in self.found[from..].iter_mut().filter(|_| probed && !general) {
                    if one.is_inherited || one.topics.is_empty() {
                        one.topics = one.topics.or(Topics::OPERATION);
                        one.only = Some(Topics::OPERATION);
                    }
                }
            }
        }
        // "Monthly Uptime Percentage" names its window.
        if self.has(Cue::Available) {
            self.put(Field::Window, &say::NAMED_WINDOW);
        }
        let levels = self.has(Cue::Available) || self.has(Cue::Level);
        if levels
            && self.has(Cue::Exclude)
            && self.sentence.kind != Part::Heading
            && !self.says(&OTHER_EXCLUSION)
        {
            let named = self.has(Cue::Available);
            let pattern = if named { &say::EXCLUSION } else { &NOT_COUNTED };
            self.put(Field::Exclusions, pattern);
        }
        // "Less the minutes that section 2.5 leaves out" names a clause, which lists them.
        let listed = || {
            let own = Clause::at(self.reading, self.sentence.block);
            self.listed.iter().any(|one| one.holds(&own, &own))
        };
        if !levels
            && !self.listed.is_empty()
            && self.sentence.kind != Part::Heading
            && self.says(&LEFT_OUT)
            && listed()
            && self.put(Field::Exclusions, &LEFT_OUT)
        {
            self.about(Topics::OPERATION);
        }
        if self.has(Cue::Pause)
            && self.sentence.kind != Part::Heading
            && self.put(Field::Exclusions, &PAUSED)
            && self.has(Cue::Resolve)
            && !self.has(Cue::Respond)
        {
            self.only(Topics::RESOLUTION);
        }
    }

    /// When clocks start, stop and run.
    fn times(&mut self) {
        let cues = self.sentence.cues;
        let about = cues.any(&[
            Cue::Respond,
            Cue::Resolve,
            Cue::Restore,
            Cue::Severity,
            Cue::Mean,
            Cue::Time,
            Cue::Level,
        ]);
        let about = about
            || ["time", "clock", "period", "starting point"]
                .iter()
                .any(|word| self.words.contains(word));
        let paused = cues.has(Cue::Pause) && self.says(&PAUSED);
        if about && !paused && self.sentence.kind != Part::Heading {
            if !self.says(&say::OBJECTIVE) && !self.says(&POINTED) {
                self.put(Field::Start, &say::STARTS);
            }
            // "Each of these times starts when you submit the ticket."
            if self.put(Field::Start, &say::SET_RUNNING) {
                self.is_for_all();
            }
            if self.put(Field::Stop, &say::STOP_DEFINED) {
                self.only(Topics::RESOLUTION);
            }
            if cues.has(Cue::Respond) && self.put(Field::Stop, &RESPONSE_ENDS) {
                self.only(Topics::RESPONSE);
            }
        }
        if !cues.any(&[Cue::Pause, Cue::Maintenance])
            && cues.any(&[Cue::Hours, Cue::Clock, Cue::Time])
            && self.put_if(&SERVED, Field::Hours, &OPEN_HOURS)
        {
            let (answers, operates) = (self.says(&ANSWERS), self.says(&OPERATES));
            if let Some(last) = self.found.last_mut() {
                if answers {
                    last.topics = last.topics.or(Topics::SUPPORT);
                }
                if operates {
                    last.topics = last.topics.or(Topics::OPERATION);
                }
            }
        }
        if cues.has(Cue::Time) && self.put(Field::Clock, &RUNS) {
            self.is_for_all();
            if let Some(last) = self.found.last_mut() {
                last.topics = Topics::default();
            }
        }
    }

    /// What follows a miss, and who is told of it.
    fn consequences(&mut self) {
        if self.sentence.kind == Part::Heading {
            return;
        }
        let cues = self.sentence.cues;
        let due = cues.any(&[Cue::Credit, Cue::Terminate]);
        let bare = cues.has(Cue::Credit) && is_bare(self.reading, self.sentence);
        let levels = cues.has(Cue::Level)
            || bare
            || due && !Topics::of_sentence(self.reading, self.sentence).is_empty()
            || cues.has(Cue::Terminate) && self.says(&say::THIS_PART);
        // A report that lists credits gives none.
        let lists = cues.has(Cue::Report)
            && (self.says(&say::REPORTS) && !self.says(&MISSED) || self.says(&LISTED));
        let empty = self.says(&NO_REMEDY)
            || self.has(Cue::Mean) && self.says(&TERM)
            || self.has(Cue::Cap) && self.says(&CAPPED)
            || !self.has(Cue::Level) && !self.has(Cue::Available) && self.says(&OF_AGREEMENT);
        let put = !lists
            && !empty
            && (levels && self.put(Field::Remedy, &say::REMEDY)
                || cues.has(Cue::Share) && self.put(Field::Remedy, &OWES));
        let named =
            !Topics::of_sentence(self.reading, self.sentence).is_empty() && !self.is_general();
        if put && !self.leads_into_rows() && bare && !named {
            self.is_for_all();
        }
        // "… a report on the month. It gives the uptime": the paragraph says what is reported.
        if cues.has(Cue::Report) && !self.says(&TITLED) {
            let paragraph_says = |pattern| self.reading.paragraph_says(self.sentence, pattern);
            if paragraph_says(&say::SLA)
                && !self.says(&say::OF_CASES)
                && self.put(Field::Reporting, &say::REPORTS)
                && self.reading.paragraph_says(self.sentence, &GENERAL_REPORT)
            {
                self.is_for_all();
            }
        }
    }

    /// Whether what follows a miss stands in the rows below: then it follows only what they name.
    fn leads_into_rows(&mut self) -> bool {
        const MOST_ROWS: usize = 40;
        let all = &self.reading.sentences;
        let rows = all[self.at + 1..]
            .iter()
            .take(MOST_ROWS)
            .take_while(|one| matches!(one.kind, Part::Row { .. }));
        let mut topics = Topics::default();
        let mut clauses = Vec::new();
        let mut counted = 0;
        for row in rows.filter(|one| !matches!(one.kind, Part::Row { header: true, .. })) {
            let words = self.reading.words(row);
            let own = Topics::of_sentence(self.reading, row);
            let named = Clause::named(words);
            if own.is_empty() && named.is_empty() || self.reading.says(row, &ANY_OTHER) {
                return false;
            }
            topics = topics.or(own);
            clauses.extend(named);
            counted += 1;
        }
        let Some(last) = self.found.last_mut().filter(|_| counted > 0) else {
            return false;
        };
        last.topics = topics;
        last.names.extend(clauses);
        last.is_general = false;
        last.is_inherited = false;
        true
    }

    fn is_general(&self) -> bool {
        self.has(Cue::Level) || self.says(&GENERAL)
    }

    fn put_if(&mut self, also: &Pattern, field: Field, pattern: &Pattern) -> bool {
        self.says(also) && self.put(field, pattern)
    }

    /// Keeps what a sentence says, if it says it.
    fn put(&mut self, field: Field, pattern: &Pattern) -> bool {
        let Some(found) = self.reading.find(self.sentence, pattern) else {
            return false;
        };
        // "5.11 Monthly report." is a title.
        let is_title = self.sentence.kind == Part::Paragraph && self.words.len() < TITLE;
        let is_header = matches!(self.sentence.kind, Part::Row { header: true, .. });
        if (is_title || is_header) && field != Field::Window {
            return false;
        }
        let span = if field == Field::Window {
            found
        } else {
            statement(self.reading, self.sentence, &found)
        };
        let words = &self.reading.plain[span.clone()];
        // One sentence may speak of several things, each with its own consequence.
        let own = Topics::of(words, self.sentence.cues);
        let is_inherited = own.is_empty();
        let topics = match field {
            Field::Reporting => self.around(true),
            _ if is_inherited => self.around(false),
            _ => own,
        };
        self.found.push(Evidence {
            field,
            sentence: self.at,
            heading: self.sentence.heading,
            block: self.sentence.block,
            clause: Clause::at(self.reading, self.sentence.block),
            topics,
            is_inherited,
            is_sharp: field == Field::Remedy
                && MISSED.is_in(words)
                && !self.has(Cue::Mean)
                && !self.has(Cue::Cap),
            only: None,
            is_general: self.is_general(),
            severities: ranks_in(words),
            names: Clause::named(words),
            span,
        });
        true
    }

    fn about(&mut self, topics: Topics) {
        if let Some(last) = self.found.last_mut() {
            last.topics = topics;
        }
    }

    fn only(&mut self, topics: Topics) {
        if let Some(last) = self.found.last_mut() {
            last.only = Some(topics);
        }
    }

    fn is_for_all(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.is_general = true;
        }
    }

    /// What the sentences around this one are about: those of its paragraph, else of its clause.
    fn around(&self, whole: bool) -> Topics {
        const NEAR: usize = 24;
        let all = &self.reading.sentences;
        let near = self.at.saturating_sub(NEAR)..(self.at + NEAR).min(all.len());
        let of = |same: &dyn Fn(&Sentence) -> bool| {
            all[near.clone()]
                .iter()
                .filter(|one| same(one))
                .map(|one| Topics::of_sentence(self.reading, one))
                .fold(Topics::default(), Topics::or)
        };
        let paragraph = of(&|one| one.block == self.sentence.block);
        if whole || !paragraph.is_empty() || self.has(Cue::Mean) {
            return paragraph;
        }
        let own = Clause::at(self.reading, self.sentence.block);
        let clause = of(&|one| own.is_same(&Clause::at(self.reading, one.block)));
        if !clause.is_empty() {
            return clause;
        }
        let above = self.sentence.heading.and_then(|at| all.get(at));
        above.map_or(clause, |above| Topics::of_sentence(self.reading, above))
    }
}

/// A start that another clause has to name.
static POINTED: Pattern = Pattern::new(
    "from the (?:start|beginning|starting point|moment|time|event) (?:(?:as )?(?:described|defined|stated|set out|given|laid down|specified|named|mentioned|referred to) )?(?:under|in|by|according to) (?:section|clause|paragraph|article|schedule|annex|appendix|no\\.|point)",
);
/// Hours in which somebody works, not days until something is due.
static OPEN_HOURS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by|\\*) ?7(?: ?(?:x|×|/) ?(?:365|52))?|24 hours (?:a|per|each|every) day|twenty-?four (?:\\(24\\) )?hours,? (?:a|per|each|every|seven|7)|(?:7|seven) (?:\\(7\\) )?days (?:a|per) week|around the clock|day and night|at all hours|(?:all|every) (?:calendar )?days? of the (?:year|week)|(?:in|during|within|outside|only in|run in|throughout|are|is) (?:the |its |our )?(?:business|working|support|office|service|normal|core|operating|coverage|extended) (?:business )?hours|[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)? ?(?:to|-|–|and|until|through) ?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2]?[0-9][:.][0-5][0-9] ?(?:to|-|–|and|until) ?[0-2]?[0-9][:.][0-5][0-9]",
);
/// What is expressly no part of a service level.
static NOT_COUNTED: Pattern = Pattern::new(
    "exclud(?:e|es|ed|ing) (?:from|in)|(?:is|are|be) excluded|exclusions?|excused|(?:not|no) (?:be )?(?:count(?:ed|s)?|includ(?:e|ed)|consider(?:ed)?|deem(?:ed)?|regarded|treated)|disregard(?:s|ed)?|left out",
);
/// What was not kept.
static MISSED: Pattern = Pattern::new(
    "miss(?:es|ed)?|fail(?:s|ed|ure|ures)?|below|overrun|shortfall|lower than|drops?|not (?:met|kept|achieved|reached)|exceed(?:s|ed|ing)?|late",
);
static GENERAL: Pattern = Pattern::new(
    "(?:these|those|all|each of (?:these|the|those)|each|every|any|following|said) (?:response |resolution |target |agreed |promised |stated )*(?:times?|targets?|limits?|levels?|values?|percentages?|measures?|figures)|time limits?|the times|service points?",
);
static GENERAL_REPORT: Pattern = Pattern::new(
    "service (?:levels?|targets?|goals?|requirements?|standards?)|slas?|kpis?|performance|services? (?:results|quality)|missed times?|each (?:[a-z]+ )?target|targets|monthly service|service reports?|operations reports?",
);
/// What is left out of prices and days.
static OTHER_EXCLUSION: Pattern = Pattern::new(
    "(?:excluding|exclusive of|except(?:ion of|ing)?|excludes?) (?:for )?(?:the )?(?:[a-z]+ ){0,2}(?:vat|value[- ]added|tax(?:es)?|gst|holidays?|expenses|weekends?|saturdays?|sundays?)|confidential information|publicly available|receiving party|representations?|rely on",
);
/// Times that do not count.
static PAUSED: Pattern = Pattern::new(
    "(?:clock|times?|periods?|timer|counting)[^.;]{0,60}? (?:stops?|stopped|pauses?|paused|suspended|on hold|not (?:run|count|counted|include|included)|interrupted|stands? still|frozen|halted|excludes?|extended by)|(?:stops?|pauses?|suspends?) the (?:clock|time)|(?:waiting|wait(?:s|ed)?|time spent)[^.;]{0,60} (?:not (?:be )?(?:count|counted|included)|deducted|subtracted|disregarded)",
);
static RESPONSE_ENDS: Pattern = Pattern::new(
    "(?:first |initial |qualified )?(?:response|reaction|acknowledgement|acknowledgment|reply)(?: times?)?\\W{0,4} ?(?:means|shall mean|is (?:given|made|complete|completed|deemed|achieved|reached|an?|the|when|only|that)|occurs|is defined|ends?|has been given|has the meaning|refers to|requires)|(?:response|reaction)(?: times?)?[^a-z0-9]{1,6}(?:the time|time) [^.;]{0,240}until|(?:response|acknowledgement|reaction)(?: time)?\t(?:the|an?|when|means) |(?:respond(?:s|ed)?|acknowledge[sd]?)\\W{0,4} ?(?:means|shall mean)",
);
/// Times that run on all days.
static RUNS: Pattern = Pattern::new(
    "(?:time limits?|times?|hours|minutes|periods|clocks?|deadlines)[^.;]{0,140}? (?:runs?|counts?|counted|are|is|measured) [^.;]{0,60}?(?:around the clock|round the clock|day and night|continuous(?:ly)?|24 ?(?:x|×|/) ?7|clock hours|calendar days|all days|at all (?:times|hours)|without interruption|every day)|in hours,? (?:every|all)|(?:every|all) hours? of (?:the |each |every )?day(?: and (?:the )?night)? (?:is|are) counted|(?:run|runs|count|counts|counted) (?:around the clock|round the clock|day and night|continuously|24 ?(?:x|×|/) ?7|on all days|at all (?:times|hours))",
);
static SERVED: Pattern = Pattern::new(
    "support|service desk|help ?desk|service (?:time|hours|window)|hotline|available|availability|maintenance|coverage|response|operat(?:e|es|ing|ion)|staffed|staff|attended|work(?:s|ed)? on|answers?|reached|reachable|duty line|on-?call|calls|treat(?:s|ed)?|handle[sd]?|measured|times?",
);
static ANSWERS: Pattern = Pattern::new(
    "support|service desk|help ?desk|hotline|response|staffed|staff|attended|work(?:s|ed)? on|answers?|reached|reachable|duty line|on-?call|calls|treat(?:s|ed)?|handle[sd]?|coverage",
);
static OPERATES: Pattern =
    Pattern::new("operat(?:e|es|ing|ion)|service (?:time|window)|available|availability|up-?time");
/// Money that is owed for a miss without a name for it.
static OWES: Pattern = Pattern::new(
    "(?:ow(?:es?|ed)|pays?|paid|deducts?|deducted|credits?|credited|receives?|reduced|reduces?|entitled)[^;]{0,80}?(?:%|percent) of (?:the |its |that |such |each )?(?:[a-z]+ ){0,2}(?:fees?|charges?|remuneration|price)",
);
