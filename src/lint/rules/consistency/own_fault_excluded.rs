use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "own-fault-excluded",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("own_fault_excluded.md"),
    check: Check::Prose(check),
};

static OWN: Pattern = Pattern::new(
    "(?:failures?|faults?|errors?|acts?|omissions?|outages?|interruptions?|unavailability|delays?|problems?|issues?|defects?|performance)?[^.;\\t]{0,40}?(?:of|by|from|with|in|to) (?:the |its |our |a |any |any of its |one of its )?(?:provider|supplier|vendor|contractor|company|licensor)?(?:'s|’s)? ?(?:own |third[- ]party |upstream |underlying )*(?:sub-?contractors?|sub-?processors?|(?:hosting|cloud|cloud service|infrastructure|data cent(?:re|er)|network|internet|upstream|third[- ]party service|third[- ]party hosting) (?:providers?|vendors?|suppliers?|services? providers?)|suppliers|vendors|software bugs?|bugs?|personnel|employees|changes|upgrades|own (?:systems?|equipment|software|network))|(?:failures?|outages?|unavailability|interruptions?|faults?) (?:of|in|at|with) (?:the )?(?:amazon web services|aws|microsoft azure|azure|google cloud(?: platform)?)|(?:cloud|hosting|infrastructure|data cent(?:re|er)) (?:platforms?|providers?|services?|environments?)[^.;]{0,40}(?:on which|used by|engaged by|selected by|with which) (?:the )?(?:provider|supplier|vendor|contractor|company|we)|(?:provider|supplier|vendor|contractor)(?:'s|’s) (?:own )?(?:sub-?contractors?|suppliers?|personnel|staff|systems?|equipment|data cent(?:re|er)s?|software|hardware)|(?:third[- ]party )?(?:suppliers?|providers?|vendors?|carriers?|operators?)[^.;,]{0,20} (?:engaged|used|appointed|selected|contracted) by (?:the )?(?:provider|supplier|vendor|contractor|company|bidder|us)|(?:provider|supplier|vendor|contractor|bidder)(?:'s|’s) (?:oem|partners?|carriers?|hosting provider|cloud provider)|(?:release|change|upgrade|update|deployment)[^.;]{0,30} (?:that|which) (?:the )?(?:provider|supplier|vendor|contractor|bidder) (?:has |have )?(?:carried out|made|performed|installed|deployed)|(?:an?|any|the|its|our) (?:sub-?contractors?|hosting providers?|cloud providers?)(?: of (?:the )?(?:provider|supplier|vendor|contractor|bidder))? (?:caused|causes|has caused|is responsible)|sub-?contractors? of (?:the )?(?:provider|supplier|vendor|contractor|bidder)|(?:emergency|unplanned|unscheduled) maintenance|bugs? in (?:the |our |its )?(?:software|platform|service|code)",
);
/// What the customer or a stranger causes is rightly left out.
static OTHERS: Pattern = Pattern::new(
    "customer(?:'s|’s)?|client(?:'s|’s)?|your|user(?:'s|’s|s)?|licensee(?:'s|’s)?|subscriber(?:'s|’s)?|not (?:under|within|controlled|provided|engaged)|other than (?:the )?(?:provider|supplier|its|our)|outside (?:the )?(?:provider|supplier|our|its)",
);
static LEFT_OUT: Pattern = Pattern::new(
    "(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|excused|exceptions?|not (?:be )?(?:count|counted|include|included|considered|deemed|apply|responsible|liable)|does not include|do not include|shall not apply|not include|relieved",
);
/// What counts all the same.
static COUNTED: Pattern = Pattern::new(
    "(?:is|are|be) not (?:be )?excluded|not excluded|counts (?:as|towards?|against)|(?:is|are|shall be) (?:counted|included) (?:as|in)",
);
static MEASURED: Pattern = Pattern::new(
    "interruptions?|availab(?:le|ility)|up-?time|down-?time|unavailab(?:le|ility)|outages?|service levels?|slas?|service credits?",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.commitments.is_empty() {
        return;
    }
    for sentence in &paper.sentences {
        if !is_exclusion(paper, sentence) || COUNTED.is_in(paper.words(sentence)) {
            continue;
        }
        let found = OWN
            .find_all(paper.words(sentence))
            .into_iter()
            .find(|found| {
                let words = &paper.words(sentence)[found.clone()];
                let whole = paper.words(sentence);
                let from = crate::recognise::reading::floor(whole, found.start.saturating_sub(30));
                // The item before it has a cause of its own.
                let from = whole[from..found.start]
                    .rfind([';', ','])
                    .map_or(from, |at| from + at);
                let around = &paper.words(sentence)[from..found.end];
                !OTHERS.is_in(words) && !OTHERS.is_in(around)
            });
        let Some(found) = found else { continue };
        let span = sentence.within(&found);
        findings.report(
            paper.place(&span),
            format!("\"{}\" does not count, although the provider answers for it", paper.short(&span)),
            "leave out only what the Customer caused, what the agreement allows, and events nobody could avoid",
        );
    }
}

fn is_exclusion(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let words = paper.words(sentence);
    let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
    let here = sentence.cues.has(Cue::Exclude) && LEFT_OUT.is_in(words) && MEASURED.is_in(words);
    here || above
        .iter()
        .any(|above| LEFT_OUT.is_in(above) && (MEASURED.is_in(above) || MEASURED.is_in(words)))
}
