//! What kind of document a paper is: that decides which topics a reader expects in it.

use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use crate::import::Paper;

/// How much of the beginning of a paper says what it is, in bytes.
const BEGINNING: usize = 2500;
/// How much of it a paper takes to name itself, in bytes.
const OPENING: usize = 1000;
/// Where a paper that has no title of its own writes one, in bytes.
const ENTITLED: usize = 200;
/// How much of a paper shows how it speaks, in bytes.
const SAMPLE: usize = 40_000;
/// From how many ICT words in a thousand on a contract is about ICT.
const ICT: usize = 8;
/// How many of a thousand words speak of services that somebody operates.
const OPERATED: usize = 2;

/// A contract states at least so many duties.
const DUTIES: usize = 8;
/// A short one that begins with its title and its parties states at least so many.
const FEW_DUTIES: usize = 3;
/// A text so short, in bytes, is searched for a few letters before the words that tell kinds apart
/// are made ready.
const SHORT: usize = 300;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A contract about ICT services that somebody operates for another.
    IctAgreement,
    /// Another contract.
    Agreement,
    /// An agreement about confidentiality alone.
    Nda,
    /// Service levels.
    ServiceLevels,
    /// Processing of personal data.
    DataProcessing,
    /// Security requirements.
    SecurityAnnex,
    /// A request for offers.
    Tender,
    /// Anything else: nothing is expected in it.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::IctAgreement,
        Self::Agreement,
        Self::Nda,
        Self::ServiceLevels,
        Self::DataProcessing,
        Self::SecurityAnnex,
        Self::Tender,
        Self::Other,
    ];

    /// The word people and programs write; the topics of a library use it, too.
    pub fn word(self) -> &'static str {
        match self {
            Self::IctAgreement => "ict-agreement",
            Self::Agreement => "agreement",
            Self::Nda => "nda",
            Self::ServiceLevels => "sla",
            Self::DataProcessing => "dpa",
            Self::SecurityAnnex => "security-annex",
            Self::Tender => "rfp",
            Self::Other => "other",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::IctAgreement => "ICT agreement",
            Self::Agreement => "agreement",
            Self::Nda => "confidentiality agreement",
            Self::ServiceLevels => "service level agreement",
            Self::DataProcessing => "data processing agreement",
            Self::SecurityAnnex => "security annex",
            Self::Tender => "request for proposals",
            Self::Other => "document that is no contract",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// What kind of document a paper is, by its title, its beginning, and how it speaks.
pub fn kind(paper: &Paper) -> Kind {
    static MARKS: Marks = Marks::new();
    let marks = &MARKS;
    let title = paper.title.as_deref().unwrap_or_default();
    let title = title.to_ascii_lowercase();
    let title = title.as_bytes();
    let name = paper.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let name = name.to_ascii_lowercase().replace(['-', '_'], " ");
    let sample = &paper.prose.text.as_bytes()[..SAMPLE.min(paper.prose.text.len())];
    let sample = sample.to_ascii_lowercase();
    let beginning = &sample[..BEGINNING.min(sample.len())];
    let twice = |mark: &Mark| mark.count(beginning) >= 2;
    if marks.tender.is_in(title) || marks.tender.is_in(name.as_bytes()) {
        return Kind::Tender;
    }
    let titles = [
        (&marks.data, Kind::DataProcessing),
        (&marks.levels, Kind::ServiceLevels),
        (&marks.security, Kind::SecurityAnnex),
        (&marks.nda, Kind::Nda),
        (&marks.other, Kind::Other),
    ];
    let entitled = |title: &[u8]| titles.iter().find(|(mark, _)| mark.is_in(title));
    if let Some((_, kind)) = entitled(title).or_else(|| entitled(name.as_bytes())) {
        return *kind;
    }
    let opening = &sample[..OPENING.min(sample.len())];
    let itself = [
        (&marks.this_data, Kind::DataProcessing),
        (&marks.this_levels, Kind::ServiceLevels),
        (&marks.this_nda, Kind::Nda),
    ];
    if let Some((_, kind)) = itself.iter().find(|(mark, _)| mark.is_in(opening)) {
        return *kind;
    }
    if marks
        .nda_title
        .is_in(&opening[..ENTITLED.min(opening.len())])
    {
        return Kind::Nda;
    }
    if twice(&marks.tender) {
        return Kind::Tender;
    }
    if marks
        .schedule
        .is_in(&opening[..ENTITLED.min(opening.len())])
        && !marks.entitled.is_in(title)
    {
        return Kind::Other;
    }
    // What states no duties is no contract, whatever else it says.
    let duties = marks.duties.count(&sample);
    // What calls itself a contract is one although it is short or speaks of itself by its name.
    let entitled = marks.entitled.is_in(title)
        || marks
            .entitled
            .is_in(&opening[..ENTITLED.min(opening.len())]);
    let made = entitled && marks.made.is_in(opening);
    if duties < if made { FEW_DUTIES } else { DUTIES } {
        return Kind::Other;
    }
    let words = sample.split(u8::is_ascii_whitespace);
    let words = words.filter(|word| !word.is_empty()).count();
    if twice(&marks.work) || marks.work.is_in(title) || marks.staff.count(&sample) * 150 > words {
        return Kind::Other;
    }
    let contract = marks.contract.count(&sample);
    let speaks = contract >= DUTIES && (contract + duties) * 110 >= words;
    if !(speaks || entitled && duties * 150 >= words) {
        Kind::Other
    } else if marks.ict.count(&sample) * 1000 >= words * ICT
        && marks.operated.count(&sample) * 1000 >= words * OPERATED
    {
        Kind::IctAgreement
    } else {
        Kind::Agreement
    }
}

/// Words that tell kinds of documents apart.
struct Marks {
    tender: Mark,
    data: Mark,
    levels: Mark,
    security: Mark,
    nda: Mark,
    other: Mark,
    this_data: Mark,
    this_levels: Mark,
    this_nda: Mark,
    nda_title: Mark,
    work: Mark,
    staff: Mark,
    schedule: Mark,
    entitled: Mark,
    made: Mark,
    contract: Mark,
    duties: Mark,
    ict: Mark,
    operated: Mark,
}

impl Marks {
    const fn new() -> Self {
        Self {
            tender: Mark::new(
                r"request for (?:proposals?|quotations?|quotes?|tenders?|information|offers?)|invitation to (?:tender|bid)|\brf[pqi]\b|(?:this|the) solicitation|solicitation (?:number|no\.|documents?)|performance work statement|quality assurance surveillance|statement of requirements|call for tenders|tender for (?:the )?(?:supply|provision|delivery|appointment|hosting|services)|acquisition plan",
            ).needing(&["request for", "invitation", "rf", "solicitation", "performance work", "quality assurance", "statement of", "call for", "tender", "acquisition"]),
            data: Mark::new(
                r"data (?:processing|protection|privacy) (?:agreement|addendum|terms|annex|schedule|appendix|exhibit)|business associate|\bdpa\b|processor agreement|standard contractual clauses",
            ).needing(&["data", "business associate", "dpa", "processor", "contractual clauses"]),
            levels: Mark::new(r"service[- ]levels?\b|\bslas?\b|uptime").needing(&["service", "sla", "uptime"]),
            security: Mark::new(
                r"security (?:requirements?|annex|addendum|schedule|exhibit|policy|terms|measures|standards?|appendix)|technical and organi[sz]ational measures|security$",
            ).needing(&["security", "technical"]),
            nda: Mark::new(
                r"(?:non-?\s?disclosure|confidentiality|secrecy) (?:and [a-z -]{0,40})?(?:agreement|undertaking|deed)|\bm?nda\b|confidential disclosure agreement",
            ).needing(&["disclosure", "confidential", "secrecy", "nda"]),
            other: Mark::new(
                r"\bamendment\b|variation form|termination agreement|joint filing|plan of |policy$",
            ).needing(&["amendment", "variation", "termination", "joint", "plan of", "policy"]),
            this_data: Mark::new(
                r"\bthis (?:[a-z-]+ ){0,2}?(?:data (?:processing|protection|privacy)|business associate|processor) (?:agreement|addendum|terms|annex|schedule)",
            ).needing(&["this "]),
            this_levels: Mark::new(
                r"\bthis service[- ]levels? (?:agreement|schedule|annex)|service levels? (?:are |is )?(?:set out|described|listed) in this (?:schedule|annex|document)",
            ).needing(&["this "]),
            this_nda: Mark::new(
                r"\bthis (?:[a-z-]+ ){0,2}?(?:non-?\s?disclosure|confidentiality|confidential disclosure|proprietary information|secrecy) (?:agreement|undertaking|deed)",
            ).needing(&["this "]),
            nda_title: Mark::new(
                r"\b(?:confidentiality|non-?\s?disclosure)\b[ ,&a-z()-]{0,40}\b(?:agreement|undertaking|certificate)\b|agreement on the non-?disclosure",
            ).needing(&["confidential", "disclosure"]),
            work: Mark::new(
                r"employment (?:agreement|contract)|severance|offer letter|letter of employment|employee (?:agreement|handbook)",
            ),
            staff: Mark::new(r"\b(?:executive|employee)\b|\bbase salary\b"),
            schedule: Mark::new(r"\nschedule [0-9]{1,2} \xc2\xb7 ").needing(&["schedule"]),
            entitled: Mark::new(
                r"\b(?:agreement|contract)\b(?:\s*$|[ \n]+(?:(?:for|on|of|about)\b[a-z0-9 ,&-]{0,80})?(?:\n|$)|\s+(?:no\.|number))",
            ).needing(&["agreement", "contract"]),
            made: Mark::new(
                r"\bthis (?:[a-z-]+ ){0,3}?(?:agreement|contract)\b[^.]{0,120}\b(?:between|by and among)\b",
            ).needing(&["this "]),
            contract: Mark::new(
                r"\b(?:this|the) (?:agreement|contract|addendum|terms)\b|\b(?:either|each|neither|other) party\b|\bthe parties\b|\bhere(?:by|under|of|to|in)\b|\bthese terms\b",
            ),
            duties: Mark::new(
                r"\b(?:shall|must|agrees? to|may not|will not|undertakes? to|you (?:may|will|agree)|we (?:may|will))\b",
            ),
            operated: Mark::new(
                r"\b(?:hosting|hosted|cloud|saas|data cent(?:er|re)s?|outsourc[a-z]*|managed services?|service levels?|support services?|maintenance services?|availability|downtime|uptime|help ?desk|service desk|subscription|operate the|customer data)\b",
            ),
            ict: Mark::new(
                r"\b(?:software|hardware|servers?|hosting|hosted|networks?|internet|web ?sites?|computers?|databases?|applications?|platforms?|cloud|saas|source code|data|users?|systems?|information technology|telecommunications?|online|downtime|backups?|bandwidth|uptime|cyber[a-z]*|api|encrypt[a-z]*|passwords?|e-?mail)\b",
            ),
        }
    }
}

/// Words to look for.
struct Mark {
    pattern: &'static str,
    /// Letters of which some stand in whatever is found.
    needs: &'static [&'static str],
    /// Made when it is looked for first.
    ready: OnceLock<Option<Regex>>,
}

impl Mark {
    const fn new(pattern: &'static str) -> Self {
        Self {
            pattern,
            needs: &[],
            ready: OnceLock::new(),
        }
    }

    const fn needing(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    /// Whether a text could have it; a long one is not looked through twice.
    fn may_be_in(&self, text: &[u8]) -> bool {
        let has = |one: &&str| text.windows(one.len()).any(|part| part == one.as_bytes());
        self.needs.is_empty() || text.len() > SHORT || self.needs.iter().any(has)
    }

    fn regex(&self) -> Option<&Regex> {
        let build = || RegexBuilder::new(self.pattern).unicode(false).build().ok();
        self.ready.get_or_init(build).as_ref()
    }

    fn is_in(&self, text: &[u8]) -> bool {
        self.may_be_in(text) && self.regex().is_some_and(|mark| mark.is_match(text))
    }

    fn count(&self, text: &[u8]) -> usize {
        if !self.may_be_in(text) {
            return 0;
        }
        self.regex().map_or(0, |mark| mark.find_iter(text).count())
    }
}
