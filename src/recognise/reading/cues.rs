//! What a sentence speaks of, found for all subjects in one pass over its words: rules look closer
//! only where their subject is.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::spellings::each_spelling;

macro_rules! cues {
    ($($cue:ident $words:expr;)+) => {
        /// A subject of a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words beside each name say what it is")]
        pub enum Cue { $($cue),+ }

        /// The phrases for each, as [`each_spelling`] reads them: what begins with a letter or a digit
        /// stands between borders of words, a sign anywhere.
        const WORDS: &[&str] = &[$($words),+];
    };
}

cues! {
    Time "(?:milliseconds?|ms|msecs?|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|quarters?|years?|workdays?|b[dh]|wd)";
    Share "percent(?:ages?|iles?)?|per cent|%";
    Duty "(?:provider|supplier|vendor|contractor|processor|operator|bidder|tenderer) is to|(?:obligation|duty|responsibility|task) (?:of|to)|(?:has|have) to|under an? (?:obligation|duty)|responsibility|shall|must|will|undertakes?|agrees?|guarantees?|warrants?|required to|obliged to|bound to|(?:is|are) to be|incumbent (?:up)?on|commits?|responsible for|ll";
    Available "(?:operating|operation) (?:rate|ratio)|reachable|online|on-line|availab(?:le|ility)|(?:be|is|are|stay|stays|remain|kept) up|up-?time|unavailab(?:le|ility)|down-?time|outages?|accessible|operational";
    Respond "respon(?:d|ds|se|ses|ding)|provid(?:e|es) notification|acknowledg(?:e|es|ed|ement|ment)|call[- ]?back|call(?:s|ed) back|react(?:s|ed)?|initial communication|first reply|react|reaction";
    Resolve "resol(?:ve|ves|ved|ving|ution|utions)|fix(?:e[sd])?|correct(?:s|ed|ion|ions)?|repair(?:s|ed)?|work-?arounds?|rectif(?:y|ies|ied|ication)|remed(?:y|ies|ied|ying)|eliminat(?:e|es|ed|ing|ion)|solv(?:e|es|ed|ing)|fault clearance";
    Restore "restor(?:e|es|ed|ation|ing)|recover(?:s|ed|y)?|reinstate[ds]?|rto|rpo|resum(?:e|es|ed|ption)|fail-?over|back (?:in|into|to) (?:operation|service|production)|(?:running|up) again";
    Loss "los(?:e|es|s|t)|no older than";
    Answer "answer(?:s|ed|ing)?|repl(?:y|ies|ied)|contact(?:s|ed)?|pick(?:s|ed)? up";
    TakeUp "calls?|get(?:s|ting)? back|hear back|hear from us|take(?:s|n)?|tak(?:e|es|en|ing) (?:up|over|charge)|triaged?|triages|attend(?:s|ed|ance)?|begins?|begun|starts?|started|commences?|dispatch(?:ed|es)?|sends? (?:out )?|on[- ]site|on your site|at the desk|looks? (?:at|into)|investigat(?:e|es|ed|ion|ing)|hand(?:s|ed) over|hands the|engineer on";
    Settle "clear(?:s|ed|ing|ance)?|sorted|sorts|dealt with|deals? with|close[sd]?|closure|handl(?:e|es|ed|ing)|mend(?:s|ed|ing)?|exchang(?:e|es|ed)|replac(?:e|es|ed)|process(?:es|ed)?|up again|back up|bring back|brought back|finish(?:es|ed)?|turnaround|turn-around|tat|mttr";
    Backup "back-?ups?|back(?:s|ed|ing)?[ -]up|snapshots?|copy|copying|cop(?:y|ies|ied) (?:of )?(?:all )?(?:the |its |your )?(?:databases?|data|files?|file shares|system|platform|workspace)|copies|copied|saved?|secured?|dumps?|replicat(?:e|es|ed|ing|ion)|mirror(?:s|ed)?";
    Speed "latency|throughput|transactions? per|page load|pages?|load(?:s|ed)?|response times?|milliseconds?|ms|load time";
    Breach "(?:security|data|personal data) (?:incidents?|breach(?:es)?|events?|violations?)|breach(?:es)? of (?:data )?(?:security|the security|protection|the protection|personal data)|compromis(?:e|ed)|leak(?:s|ed)?|unauthori[sz]ed (?:access|disclosure)|cyber[- ]?(?:incidents?|attacks?)";
    Patch "patch(?:e[sd]|ing)?|vulnerabilit(?:y|ies)|(?:security|critical|software|system) (?:updates?|fix(?:es)?)|hot-?fix(?:es)?|(?:security|known) flaws?|cvss";
    Maintenance "(?:planned|scheduled|announced|notified) (?:works?|updates?|upgrades?)|updates or|system care|engineering changes|upgrade the|release weekends?|service works?|(?:planned|scheduled|agreed) stops?|(?:plan|schedule)s? (?:one |two |any )?(?:stops?|outages?|interruptions?|downtime)|maintenance|upkeep|servicing|housekeeping|service windows?|scheduled (?:downtime|works?)|planned (?:downtime|outages?|works?|interruptions?)";
    Credit "lads?|(?:price|fee|charge) reductions?|reductions? (?:of|in) (?:the )?(?:price|fees?|charges?)|liquidated (?:and )?ascertained damages|deductions?|rebates?|service points?|(?:service|performance|sla|availability|uptime) credits?|fee credits?|credits?|credited|liquidated damages|penalt(?:y|ies)";
    Cap "(?:not|never) exceed|exceed|maximum|capped|cap|up to|limited to|no more than|limit";
    Sole "sole|exclusive|only";
    Exclude "exclud(?:e|es|ed|ing)|exclusions?|excused|not (?:be )?(?:count|counted|include|included|considered|downtime|regarded|treated|deemed)|disregard(?:ed)?|does not include|except(?:ions?)?|counting|caused by|result(?:s|ing)? from|due to|attributable to|arising from";
    Severity "severit(?:y|ies)|sev ?-?[0-9]|priorit(?:y|ies)|p[1-5]|critical";
    Hours "(?:business|working|banking|bank|work|support|office|service|normal|core|operating|operational|coverage) (?:business )?(?:hours?|days?|time)|24 ?(?:x|×|/|by) ?7|24 hours (?:a|per) day";
    Zone "time zone|standard time|daylight time|[ecmp][sd]t|[ecmp]t|gmt|utc|cet|cest|bst|ist|(?:eastern|central|mountain|pacific) time";
    Clock "one minute|(?:[01][0-9]|2[0-4])(?:00|15|30|45|59|29) ?(?:h|hours|hrs|to)|a\\.?m|p\\.?m|o['’]clock|[0-2]?[0-9]h(?:00|15|30|45|59)|in the (?:morning|afternoon|evening)|half past|(?:00|15|30|45) (?:h|hours|hrs)|[0-2]?[0-9]:[0-5][0-9]|[0-2]?[0-9]\\.(?:00|15|30|45|59)|midnight|noon";
    Measure "=|÷|×|robots?|work(?:s|ed)? out|shows?|shown|established|console|no other data|proof|equals?|ratio|quotient|minus|less the|signs? (?:on|in)|measur(?:e|es|ed|ing|ement|ements)|calculat(?:e|es|ed|ion|ions)|comput(?:e|es|ed|ation)|formula|divid(?:e|ed|ing)|monitor(?:s|ed|ing)?|registrations?|registers?|recordings?|recorded|records|logs?|logged|determined|probe[ds]?|ping(?:s|ed)?|poll(?:s|ed)?|check(?:s|ed)?|quer(?:y|ies)|samples?|sampled|synthetic|heartbeats?|raw data|readings";
    Report "reports?|reported|reporting|dashboards?|scorecards?|status page|statements?|written account|account of|summary of|overview of|breakdown of|figures on|in hand";
    Level "service levels?|slas?|service level agreements?|kpis?|performance (?:standards?|targets?|levels?|criteria)|targets?|objectives?";
    Effort "with a view|skill|ambition|means|utmost|level best|diligently|hard|like to|wish to|hope to|pursu(?:e|es|ing)|planning values?|reference values?|guide values?|no (?:obligation|duty|breach|promise)|not in breach|not a breach|not promise|works? towards?|possible|practicable|feasible|lik(?:e|es) to|efforts?|endeavou?rs?|endeavou?r(?:ing|ed)|striv(?:e|es|ing)|aim(?:s|ed|ing)?|seeks?|try|tries|attempts?|goals?|(?:our|its|their) best|best to|work(?:s|ing)? towards?|ambitions?|aspir(?:e|es|ation|ations|ational)|intend(?:s|ed)?|intention|expect(?:s|ed)? to|targets?|objectives?|reasonabl[ey]|steps|everything|all it can|indicative|indication|guidance|guidelines?|orientation|non-binding|not (?:be )?(?:binding|guaranteed?|warranted|commitments?|contractual)|no (?:guarantees?|commitment|warranty|liability)|without (?:guaranteeing|guarantee|commitment|obligation)|do(?:es)? not (?:bind|guarantee|warrant|constitute)|best[- ]efforts?|hopes?|plans? to|care|skill";
    Vague "informed|warning|convenient|workload|requires|deserves|diligence|attention|skill|situation|demands|importance|additional|good|usual|permits?|allows?|makes? sense|makes possible|effective|efficient|competent|ample|industry-leading|market-leading|leading-edge|cutting-edge|first-class|first-rate|top-quality|top-class|high-class|best-of-breed|high-quality|high-performance|enterprise-grade|carrier-grade|bank-grade|knowledgeable|friendly|helpful|courteous|capable|highly skilled|highly qualified|well-trained|experienced|responsive|dependable|smooth|outstanding|premium|minimum|minimal|minimum delay|short|shortly|soon|urgently|early|trade|thinks?|sees? fit|care|decent|steady|fast|so often|subject to|necessary|where required|when required|as and when|short(?:est)? (?:possible )?(?:time|times|period|periods|notice|intervals?)|enough|(?:high|highest|good) (?:possible )?(?:levels?|standards?|degrees?)|current|up-to-date|up to date|strong|contemporary|leading|fair|moderate|in advance|advance notice|satisfactorily|appropriately|earliest|dispatch|despatch|haste|speed|urgency|first opportunity|straight ?away|right away|there and then|before long|loss of time|hesitation|ongoing|continuous|continuing|continually|continuously|rolling basis|every so often|now and|once in a while|often|occasionally|advisable|expedient|opportune|desirable|need arises|necessity arises|occasion arises|need be|a need|time permits|time allows|fitting|sensible|decent|requisite|workable|meaningful|worthwhile|of your kind|of its kind|of this kind|of your size|of its size|of its type|customary|usual|common in|quick|speedy|swift|expeditious|certain intervals|all stages|sufficiently|suitably|adequately|frequent|at the earliest|circumstances|frequency|found necessary|deemed necessary|called for|good quality|reasonabl[ey]|good standard|promptly|prompt|timely|expeditiously|quickly|speedily|swiftly|rapidly|in (?:good|due) time|reasonable extent|immediately|forthwith|instantly|as soon as|without (?:undue )?delay|undue delay|in due course|regularly|periodically|frequently|(?:regular|periodic) (?:basis|intervals)|from time to time|appropriate|adequate|adequately|sufficient|suitable|satisfactory|proper|properly|acceptable|reasonable|reasonably|best practices?|industry practices?|industry[- ]standards?|state[- ]of[- ]the[- ]art|professional|workmanlike|high(?:est)? quality|user-friendly|robust|reliable|seamless|efficient|efficiently|flexible|scalable|modern|possible|practicable|feasible|as necessary|as needed|as required|if required|approximately|roughly|normally|usually|generally|typically|significant|significantly|substantial|substantially|minimi[sz]e[ds]?|maximi[sz]e[ds]?|optimi[sz]e[ds]?|kept low|be low|most|several|various|etc";
    Discretion "discretion|in its (?:opinion|judgment|judgement|determination)|sole(?:ly)?|deems?|sees fit|decide[sd]?|determine[sd]?|(?:re-?)?classif(?:y|ies|ied)|downgrade[sd]?|lowers?|adjusts?|sets?|chosen|chooses?|allocate[sd]?|changes?|assign(?:s|ed)?|designate[sd]?";
    Change "modif(?:y|ies|ied|ication|ications)|amend(?:s|ed|ment|ments)?|change[sd]?|update[sd]?|revise[sd]?|alter(?:s|ed)?|replace[sd]?|var(?:y|ies|ied)|adjust(?:s|ed)?";
    Alone "at any time|sole discretion|from time to time|without (?:prior )?(?:notice|consent)|unilaterally|upon notice|on notice|as it sees fit|by posting|reserves? the right|in its discretion|posting";
    Terminate "terminat(?:e|es|ed|ion|ing)|end (?:this|the) (?:agreement|contract)|cancel(?:s|led|lation)?";
    Mean "means?|meaning|defined as|refers? to|has the meaning|shall mean|definitions?";
    Refer "chapters?|sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex(?:es|ures?)?|appendi(?:x|ces)|attachments?|addendum";
    Average "averagely|averages?|averaging|mean|median|percentiles?|on average|averaged|avg|mttr|mtta|mtts|divid(?:ed|ing)|taken together";
    Claim "claims?|claim(?:ed|ing)|request(?:s|ed)?|submit(?:s|ted)?|entitled|disput(?:e|es|ed|ing)|objections?|objects? to|contest(?:s|ed)?|challenge[sd]?";
    Exit "wind-?down|winding[- ]down|knowledge[- ]transfer|hand-?holding|elsewhere|take back|taken back|dismantling|determination|cessation|leaves the group|(?:has|have) ended|contract ends|contract expires|step-out|off-?boarding|repatriation|reversibility|take-?overs?|take over|taking over|(?:exit|transition|transfer|termination|disengagement|migration|hand-?over) (?:assistance|services?|support|plan|period)|exit|hand-?over|hand(?:ing)? over|disengagement|successors?|(?:replacement|incoming|another|new|next|other) (?:service )?(?:provider|supplier|vendor|contractor|host|operator)|migration|migrat(?:e|es|ing)|transition|transfer|transferred|mov(?:e|ing)";
    Retain "retain(?:s|ed|ing)?|retention|keeps?|kept|store[ds]?|stays?|held|holds?|archive[sd]?|preserve[ds]?|maintain(?:s|ed)?|delete[sd]?|erase[sd]?|destroy(?:s|ed)?|remove[sd]?|purge[sd]?|overwrit(?:e|es|ten)|discard(?:s|ed)?";
    Volume "expects?|calendar month|a (?:day|week|quarter|year)|per (?:day|week|quarter|year)|each (?:day|week|quarter|year)|average of|on average|roughly|historically|volumes?|expect(?:s|ed)? (?:about|around|approximately|an average of|some|to|volume)|expected|estimated|forecast|anticipated?|anticipates|projected|per month|each month|a month|monthly";
    Pause "extends|waiting|time stops|times stop|clock|suspend(?:s|ed)?|pause[sd]?|stop(?:s|ped)?|on hold|await(?:s|ing|ed)?|pending|wait(?:s|ing)?|not run|halt(?:s|ed)?|frozen|freezes?|interrupted|extended|stands? still|deducted|subtracted|on-hold";
    Calendar "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec";
    Renew "renew(?:s|al|als|ed)?|extend(?:s|ed)?|non-?renewal";
    Invoice "invoices?|invoiced|payments?|payable|paid|pay";
    Notice "notices?|notif(?:y|ies|ied|ication|ications)|inform(?:s|ed)?|tells?|told|advise[sd]?";
    Open "next (?:major |minor |scheduled )?(?:release|version|sprint|update)|subject to complexity|depending on|future release|best effort";
    Automatic "automat(?:ic|ed|ically)|auto-?(?:reply|repl(?:y|ies)|respon(?:se|der|d)|acknowledg(?:e|es|ed|ement|ments?|ements|ing))";
    Test "proves?|proved|demonstrates?|demonstrated|trials?|test(?:s|ed|ing)?|exercises?|drills?|rehears(?:e|es|ed|al|als)|fail-?over|switch-?over|switch(?:es|ed)?|simulat(?:e|es|ed|ion)";
    Passive "";
    Money "\\$|€|£|dollars?|euros?|pounds?|usd|eur|gbp|fees?|(?:sur)?charge(?:s|d|able)?";
    Rank "fault has|incident has|ticket has|class|classes|prioriti[sz]e[sd]?|prioriti[sz]ing|prioriti[sz]ation|triaged?|triages|categor(?:y|ies|ise|ize|ised|ized)|classif(?:y|ies|ied|ication)|grades?|graded|ranks?|ranked|re-?grade";
    Leave "rescind(?:s|ed)?|rescission|step[- ]in|end (?:the|this) (?:agreement|contract)|withdraw(?:al)?|leave the|extraordinary notice|good cause|material breach|give notice";
    Mail "e-?mail|website|url|https?|www|posted";
}

/// Cues of one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u128);

impl Cues {
    /// Whether the sentence speaks of it.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u32) != 0
    }

    /// Whether it speaks of all of these.
    pub fn all(self, cues: &[Cue]) -> bool {
        cues.iter().all(|cue| self.has(*cue))
    }

    /// Whether it speaks of one of these.
    pub fn any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(*cue))
    }

    /// These and others.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These and one more.
    #[must_use]
    pub(super) fn and(self, cue: Cue) -> Self {
        Self(self.0 | 1 << cue as u32)
    }

    /// The cues of a sentence of plain text.
    pub(super) fn of(plain: &str) -> Self {
        static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::new);
        Self(PHRASES.in_words(plain.as_bytes()))
    }
}

/// All phrases by their first words: a table of some thousand phrases is quicker to ask, and much
/// quicker to make, than an automaton of them.
#[derive(Default)]
struct Phrases {
    words: HashMap<Word, Known, BuildHasherDefault<Mix>>,
    /// Signs, which no letter has to be kept from.
    signs: Vec<(Box<[u8]>, u128)>,
}

/// The letters of a first word.
type Word = (u64, u64, u64);

/// There are so many first words, about.
const FIRST_WORDS: usize = 1_500;
/// No first word is longer.
const LONGEST: usize = 24;

/// A word as a key; nothing if it is too long to be one.
fn key(word: &[u8]) -> Option<Word> {
    let mut letters = [0; LONGEST];
    letters.get_mut(..word.len())?.copy_from_slice(word);
    let part = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| letters[at + byte]));
    Some((part(0), part(8), part(16)))
}

/// What begins with a word: the cues of the word itself, and of it with what follows.
#[derive(Default)]
struct Known {
    alone: u128,
    with: Vec<(Box<[u8]>, u128)>,
}

impl Phrases {
    fn new() -> Self {
        let mut all = Self::default();
        all.words.reserve(FIRST_WORDS);
        for (cue, written) in WORDS.iter().enumerate() {
            each_spelling(written, &mut |phrase| all.add(phrase.as_bytes(), 1 << cue));
        }
        all
    }

    fn add(&mut self, phrase: &[u8], bits: u128) {
        let (word, rest) = phrase.split_at(word_end(phrase, 0));
        if phrase.is_empty() {
            return;
        }
        if word.is_empty() {
            self.signs.push((phrase.into(), bits));
            return;
        }
        // A longer one is ruled out by a test.
        let Some(word) = key(word) else { return };
        let known = self.words.entry(word).or_default();
        if rest.is_empty() {
            known.alone |= bits;
        } else {
            known.with.push((rest.into(), bits));
        }
    }

    fn word(&self, word: &[u8]) -> Option<&Known> {
        self.words.get(&key(word)?)
    }

    fn in_words(&self, plain: &[u8]) -> u128 {
        let mut found = 0;
        let mut at = 0;
        while at < plain.len() {
            let end = word_end(plain, at);
            if end == at {
                if !matches!(plain[at], b' ' | b',' | b'.') {
                    let sign = |sign: &&(Box<[u8]>, u128)| plain[at..].starts_with(&sign.0);
                    found |= self.signs.iter().find(sign).map_or(0, |(_, bits)| *bits);
                }
                at += 1;
                continue;
            }
            // "4hrs", "24h": the unit stands right behind its number.
            let digits = plain[at..end]
                .iter()
                .take_while(|byte| byte.is_ascii_digit());
            let unit = at + digits.count();
            if at < unit
                && unit < end
                && let Some(known) = self.word(&plain[unit..end])
            {
                found |= known.alone;
            }
            if let Some(known) = self.word(&plain[at..end]) {
                found |= known.alone;
                for (rest, bits) in &known.with {
                    let after = end + rest.len();
                    if plain[end..].starts_with(rest) && word_end(plain, after) == after {
                        found |= bits;
                    }
                }
                if matches!(&plain[at..end], b"shall" | b"must" | b"will")
                    && is_passive(&plain[end..])
                {
                    found |= 1 << Cue::Passive as u32;
                }
                if matches!(&plain[at..end], b"keep" | b"keeps" | b"keeping")
                    && is_kept_up(&plain[end..])
                {
                    found |= 1 << Cue::Available as u32;
                }
            }
            if end - at == 2 && &plain[at..end] == b"we" && super::duties::acts(&plain[end..]) {
                found |= 1 << Cue::Duty as u32;
            }
            if end - at == 4 && is_time_of_day(&plain[at..end], &plain[end..]) {
                found |= 1 << Cue::Clock as u32;
            }
            at = end;
        }
        found
    }
}

/// Where the word ends that goes on at a byte; there if none does.
fn word_end(plain: &[u8], at: usize) -> usize {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let rest = plain.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| is_word(byte)).count()
}

/// Verbs whose passive has no "ed".
const IRREGULAR: &[&[u8]] = &[
    b"taken", b"kept", b"given", b"made", b"done", b"sent", b"held", b"run",
];

/// Whether " be tested", " also be fully tested" follows.
fn is_passive(after: &[u8]) -> bool {
    let mut words = after.split(|byte| *byte == b' ').skip(1);
    let mut word = words.next().unwrap_or_default();
    if matches!(word, b"also" | b"then" | b"always") {
        word = words.next().unwrap_or_default();
    }
    if word != b"be" {
        return false;
    }
    word = words.next().unwrap_or_default();
    if word.len() > 2 && word.ends_with(b"ly") {
        word = words.next().unwrap_or_default();
    }
    let word = &word[..word_end(word, 0)];
    let is_regular = word.len() > 2 && word.ends_with(b"ed");
    is_regular && word.iter().all(u8::is_ascii_lowercase) || IRREGULAR.contains(&word)
}

/// Whether four digits are a time of day: "1730 hrs".
fn is_time_of_day(word: &[u8], after: &[u8]) -> bool {
    let hours = [&b" h"[..], b"h "];
    word.iter().all(u8::is_ascii_digit)
        && matches!(&word[2..], b"00" | b"15" | b"30" | b"45" | b"59")
        && word[0] <= b'2'
        && hours.iter().any(|sign| after.starts_with(sign))
}

/// Whether " the platform up" follows: what is kept stands within five words.
fn is_kept_up(after: &[u8]) -> bool {
    let end = after.iter().position(|byte| b",;.(".contains(byte));
    let words = after[..end.unwrap_or(after.len())].split(|byte| *byte == b' ');
    words.skip(1).take(6).any(|word| word == b"up")
}

/// Mixes the letters of a word: words are short and nobody chooses them to collide with a table
/// that never grows.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64((*byte).into());
        }
    }

    fn write_u64(&mut self, part: u64) {
        let mixed = (self.0.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cue, Cues, WORDS};

    fn of(plain: &str, cue: Cue) -> bool {
        Cues::of(plain).has(cue)
    }

    #[test]
    fn cues_are_found_in_one_pass() {
        assert!(WORDS.len() <= 128);
        let cues = Cues::of("the provider shall respond within 4 hours and 99.9% of the time");
        assert!(cues.all(&[Cue::Duty, Cue::Respond, Cue::Time, Cue::Share]));
        assert!(!cues.any(&[Cue::Backup, Cue::Credit]));
    }

    #[test]
    fn phrases_are_words_and_no_expressions() {
        for (cue, written) in WORDS.iter().enumerate() {
            super::each_spelling(written, &mut |phrase| {
                let sign = phrase.find(['{', '}', '*', '+', '^']);
                assert_eq!(sign, None, "{cue}: {phrase}");
                let word = super::word_end(phrase.as_bytes(), 0);
                assert!(word <= super::LONGEST, "{cue}: {phrase}");
            });
        }
    }

    #[test]
    fn phrases_stand_between_borders() {
        for (plain, cue, is_there) in [
            ("take back-ups.", Cue::Backup, true),
            ("data is backed up", Cue::Backup, true),
            ("a backupx", Cue::Backup, false),
            ("_backup", Cue::Backup, false),
            ("at 17:30 cet", Cue::Clock, true),
            ("at 17:305", Cue::Clock, false),
            ("from 9 a.m. to 5 p.m.", Cue::Clock, true),
            ("24×7 support", Cue::Hours, true),
            ("24x7", Cue::Hours, true),
            ("working days", Cue::Hours, true),
            ("workingdays", Cue::Hours, false),
            ("10 €", Cue::Money, true),
            ("us$10", Cue::Money, true),
            ("5 per cent", Cue::Share, true),
            ("99%", Cue::Share, true),
            ("the parties' größe", Cue::Share, false),
        ] {
            assert_eq!(of(plain, cue), is_there, "{plain}");
        }
    }

    #[test]
    fn what_is_kept_up_is_available() {
        assert!(of("keep the hosting platform up", Cue::Available));
        assert!(!of("keep a list, up to 10", Cue::Available));
    }

    #[test]
    fn passive_duties_are_known() {
        for words in [
            "it shall be tested",
            "it must also be fully tested.",
            "it will be kept",
        ] {
            assert!(of(words, Cue::Passive), "{words}");
        }
        for words in [
            "it shall be red2ed",
            "it shall be",
            "it shall test",
            "be tested",
        ] {
            assert!(!of(words, Cue::Passive), "{words}");
        }
    }
}
