//! What a sentence speaks of, found for all subjects in one pass: rules look closer only where
//! their subject is.

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

use super::pattern::spelled;

macro_rules! cues {
    ($($cue:ident $words:expr;)+) => {
        /// A subject of a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words beside each name say what it is")]
        pub enum Cue { $($cue),+ }

        const WORDS: &[&str] = &[$($words),+];
    };
}

cues! {
    Time "(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?)";
    Share "(?:percent|per cent)|%";
    Duty "shall|must|will|undertakes?|agrees?|guarantees?|warrants?|required to|commits?|responsible for|we (?:also )?(?:back up|install|apply|provide|monitor|maintain|respond|answer|resolve|notify|test|encrypt|keep|restore|recover|patch|update|scan|support|host|delete|fix)";
    Available "availab(?:le|ility)|(?:be|is|are|stay|stays|remain|kept) up|keep[a-z ]{0,40} up|up-?time|unavailab(?:le|ility)|down-?time|outages?|accessible|operational";
    Respond "respon(?:d|ds|se|ses|ding)|acknowledg(?:e|es|ed|ement|ment)|call-?back|initial communication|first reply|react|reaction";
    Resolve "resol(?:ve|ves|ved|ving|ution|utions)|fix(?:e[sd])?|correct(?:s|ed|ion|ions)?|repair(?:s|ed)?|work-?arounds?|rectif(?:y|ied|ication)";
    Restore "restor(?:e|es|ed|ation|ing)|recover(?:s|ed|y)?|reinstate[ds]?|rto|rpo";
    Backup "back-?ups?|backed up|back up|snapshots?|cop(?:y|ies|ied) (?:of )?(?:the |all |its |your )*(?:database|data|files?|file shares|system|platform|workspace)";
    Speed "latency|throughput|transactions? per|page load|pages?|load(?:s|ed)?|response times?|milliseconds?|ms|load time";
    Breach "(?:security|data|personal data) (?:incidents?|breach(?:es)?)|breach of security|unauthori[sz]ed (?:access|disclosure)|cyber[- ]?(?:incidents?|attacks?)";
    Patch "patch(?:e[sd]|ing)?|vulnerabilit(?:y|ies)|security updates?";
    Maintenance "maintenance|scheduled downtime|planned (?:downtime|outages?)";
    Credit "(?:service|performance|sla|availability|uptime) credits?|fee credits?|credits?|credited|liquidated damages|penalt(?:y|ies)";
    Cap "(?:not|never) exceed|exceed|maximum|capped|cap|up to|limited to|no more than|limit";
    Sole "(?:sole|exclusive|only) (?:(?:and|or|financial|monetary|other|legal|available|exclusive|sole) ){0,4}(?:remed(?:y|ies)|liabilit(?:y|ies)|obligations?|recourse|rights?)";
    Exclude "exclud(?:e|es|ed|ing)|exclusions?|excused|not (?:be )?(?:count|counted|include|included|considered|downtime|regarded|treated|deemed)|disregard(?:ed)?|does not include|except(?:ions?)?|caused by|result(?:s|ing)? from|due to|attributable to|arising from";
    Severity "severit(?:y|ies)|sev ?-?[0-9]|priorit(?:y|ies)|p[1-5]|critical";
    Hours "(?:business|working|support|office|service|normal|core|operating|coverage) (?:business )?(?:hours?|days?|time)|24 ?(?:x|×|/|by) ?7|24 hours (?:a|per) day";
    Zone "time zone|standard time|daylight time|[ecmp][sd]t|[ecmp]t|gmt|utc|cet|cest|bst|ist|(?:eastern|central|mountain|pacific) time";
    Clock "a\\.?m|p\\.?m|[0-2]?[0-9]:[0-5][0-9]|midnight|noon";
    Measure "measur(?:e|es|ed|ing|ement|ements)|calculat(?:e|es|ed|ion|ions)|comput(?:e|es|ed|ation)|formula|divid(?:e|ed|ing)|monitor(?:s|ed|ing)?|recorded|records|logs?|logged|determined|probe[ds]?|ping(?:s|ed)?|poll(?:s|ed)?|checks? the";
    Report "reports?|reported|reporting|dashboards?|scorecards?|status page";
    Level "service levels?|slas?|service level agreements?|kpis?|performance (?:standards?|targets?|levels?|criteria)|targets?|objectives?";
    Effort "(?:reasonable|best|commercial|diligent|good[- ]faith) (?:commercial )?(?:efforts?|endeavou?rs?)|endeavou?rs?|efforts?|strives?|aims?|seeks?|goals?|(?:our|its|their) best|best to";
    Vague "promptly|prompt|timely|expeditiously|quickly|speedily|swiftly|rapidly|in (?:good|due) time|reasonable extent|immediately|forthwith|instantly|as soon as|without (?:undue )?delay|undue delay|in due course|regularly|periodically|frequently|(?:regular|periodic) (?:basis|intervals)|from time to time|appropriate|adequate|adequately|sufficient|suitable|satisfactory|proper|properly|acceptable|reasonable|reasonably|best practices?|industry practices?|industry[- ]standards?|state[- ]of[- ]the[- ]art|professional|workmanlike|high(?:est)? quality|user-friendly|robust|reliable|seamless|efficient|efficiently|flexible|scalable|modern|possible|practicable|feasible|as necessary|as needed|as required|if required|approximately|roughly|normally|usually|generally|typically|significant|significantly|substantial|substantially|minimi[sz]e[ds]?|maximi[sz]e[ds]?|optimi[sz]e[ds]?|kept low|be low|most|several|various|etc";
    Discretion "discretion|in its (?:opinion|judgment|judgement|determination)|sole(?:ly)?|deems?|sees fit|decide[sd]?|determine[sd]?|(?:re-?)?classif(?:y|ies|ied)|downgrade[sd]?|lowers?|adjusts?|sets?|chosen|chooses?|allocate[sd]?|changes?|assign(?:s|ed)?|designate[sd]?";
    Change "modif(?:y|ies|ied|ication|ications)|amend(?:s|ed|ment|ments)?|change[sd]?|update[sd]?|revise[sd]?|alter(?:s|ed)?|replace[sd]?|var(?:y|ies|ied)|adjust(?:s|ed)?";
    Alone "at any time|sole discretion|from time to time|without (?:prior )?(?:notice|consent)|unilaterally|upon notice|on notice|as it sees fit|by posting|reserves? the right|in its discretion|posting";
    Terminate "terminat(?:e|es|ed|ion|ing)|cancel(?:s|led|lation)?";
    Mean "means?|meaning|defined as|refers? to|has the meaning|shall mean|definitions?";
    Refer "sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex(?:es|ures?)?|appendi(?:x|ces)|attachments?|addendum";
    Average "average|mean|median|percentiles?|on average|averaged";
    Claim "claims?|request(?:s|ed)?|submit(?:s|ted)?|entitled";
    Exit "(?:exit|transition|transfer|termination|disengagement|migration|hand-?over) (?:assistance|services?|support|plan|period)|hand-?over|disengagement|(?:successor|replacement|incoming|another|new) (?:provider|supplier|vendor|contractor)|migration|transition";
    Retain "retain(?:s|ed)?|retention|keeps?|kept|store[ds]?|preserve[ds]?|maintain(?:s|ed)?|delete[sd]?|purge[sd]?|overwrit(?:e|es|ten)|discard(?:s|ed)?";
    Volume "expect(?:s|ed)? (?:about|around|approximately|an average of|some|to|volume)|expected|estimated|forecast|anticipated?|anticipates|projected|per month|each month|a month|monthly";
    Pause "clock|suspend(?:s|ed)?|pause[sd]?|stop(?:s|ped)?|on hold|await(?:s|ing|ed)?|pending|wait(?:s|ing)?|not run";
    Calendar "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec";
    Renew "renew(?:s|al|als|ed)?|extend(?:s|ed)?|non-?renewal";
    Invoice "invoices?|invoiced|payments?|payable|paid|pay";
    Notice "notices?|notif(?:y|ies|ied|ication|ications)|inform(?:s|ed)?|tells?|told|advise[sd]?";
    Open "next (?:major |minor |scheduled )?(?:release|version|sprint|update)|subject to complexity|depending on|future release|best effort";
    Automatic "automat(?:ic|ed|ically)|auto-?(?:reply|repl(?:y|ies)|respon(?:se|der|d)|acknowledg\\w*)";
    Test "test(?:s|ed|ing)?|exercises?|drills?|rehears(?:e|al|ed)";
    Passive "(?:shall|must|will) (?:also |then |always )?be (?:\\w+ly )?[a-z]+ed|(?:shall|must|will) be (?:taken|kept|given|made|done|sent|held|run)";
    Money "[$€£]|dollars?|euros?|pounds?|usd|eur|gbp|fees?|charges?";
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

    /// The cues of a sentence of plain text.
    pub(super) fn of(plain: &str) -> Self {
        static SET: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
            let patterns = WORDS.iter().map(|words| match *words {
                // Signs have no border beside a blank.
                words if words.contains('%') || words.contains('$') => words.to_owned(),
                words => spelled(words),
            });
            RegexSetBuilder::new(patterns)
                .size_limit(64 << 20)
                .dfa_size_limit(64 << 20)
                .build()
                .ok()
        });
        let Some(set) = SET.as_ref() else {
            return Self(0);
        };
        Self(
            set.matches(plain)
                .iter()
                .fold(0, |bits, index| bits | 1 << index),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Cue, Cues, WORDS};

    #[test]
    fn cues_are_found_in_one_pass() {
        assert!(WORDS.len() <= 128);
        let cues = Cues::of("the provider shall respond within 4 hours and 99.9% of the time");
        assert!(cues.all(&[Cue::Duty, Cue::Respond, Cue::Time, Cue::Share]));
        assert!(!cues.any(&[Cue::Backup, Cue::Credit]));
    }
}
