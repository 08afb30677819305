use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "one-side-changes-levels",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("one_side_changes_levels.md"),
    check: Check::Prose(check),
};

static CHANGE: Pattern = Pattern::new(
    "(?:provider|supplier|vendor|contractor|company|licensor|host|we|[a-z]+) (?:may|reserves? the right to|shall (?:be entitled|have the right) to|is entitled to|can)(?:, (?:at any time|in its sole discretion|from time to time|acting reasonably)[a-z ,]*,)?(?: at any time| unilaterally| also| from time to time| in its sole discretion| at its (?:sole )?discretion)* (?:modify|amend|change|update|revise|alter|replace|vary|adjust)[^.;]{0,40}?(?:service levels?|slas?|service level agreement|support (?:policy|terms|plan|services?)|service credits?|security (?:measures|policy)|service descriptions?|service specifications?|availability targets?|these terms|this agreement|the terms|this (?:exhibit|schedule|annex|appendix|attachment|addendum|sla|policy|dpa|data processing agreement|contract|call-off contract)[a-z0-9 ]*)|[a-z]+ (?:may|can|reserves? the right to|is entitled to)(?:,? (?:at any time|from time to time|acting reasonably|in its sole discretion|unilaterally|and))*,? (?:modify|amend|change|update|revise|alter|replace|vary|adjust) (?:the )?(?:annex|schedule|exhibit|appendix) [0-9a-z]{1,3}|(?:service levels?|slas?|service level agreement|service credits?|this (?:sla|service level agreement)|availability targets?)[^.;]{0,40}(?:(?:is|are) subject to (?:change|modification|revision)|may be (?:changed|modified|amended|revised|updated|varied|altered))[^.;]{0,30}(?:by (?:the )?(?:provider|supplier|vendor|contractor|us|company)|at any time|without (?:prior )?notice|from time to time|(?:at|in) (?:its|our|the (?:provider|supplier|vendor)(?:'s|’s)) (?:sole |absolute )?discretion)",
);
static BOTH: Pattern = Pattern::new(
    "mutual(?:ly)?|(?:written )?(?:agreement|consent|approval) (?:of|by|from|between) (?:the |both |each )?(?:customer|client|parties|party|other)|with (?:the )?(?:customer|client|other party)(?:'s|’s)? (?:prior )?(?:written )?(?:consent|approval|agreement)|agreed (?:by|between)|parties may|either party may|may only|customer may|client may|not (?:materially )?(?:reduce|degrade|decrease|diminish|lower)|change (?:control|procedure|request)|will not [a-z ]*(?:reduce|degrade|decrease)",
);
/// A right of the customer is no danger to the customer.
static NOT_PROVIDER: Pattern = Pattern::new(
    "^(?:customer|client|buyer|parties|party|authority|government|licensee|users?|you|subscriber|court|board|purchaser|they|that|which|it)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Change]) {
        if !sentence.cues.any(&[Cue::Level, Cue::Hours, Cue::Alone])
            && !paper.words(sentence).contains("support")
        {
            continue;
        }
        let Some(span) = paper.find(sentence, &CHANGE) else {
            continue;
        };
        let words = &paper.plain[span.clone()];
        let whole = paper.words(sentence);
        let levels = LEVELS.is_in(words);
        if BOTH.is_in(whole)
            || NOT_PROVIDER.is_in(words)
            || !levels && !sentence.cues.has(Cue::Alone)
        {
            continue;
        }
        findings.report(
            paper.place(&span),
            format!("one side alone may change what was promised: \"{}\"", paper.short(&span)),
            "let a change take effect only when both parties have signed it, or give a right to terminate before it does",
        );
        return;
    }
}

static LEVELS: Pattern = Pattern::new(
    "service levels?|slas?|service level agreement|service credits?|availability targets?|this (?:exhibit|schedule|annex|appendix|attachment|sla)",
);
