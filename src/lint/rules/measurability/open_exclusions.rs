use crate::finding::{Group, Severity};
use crate::lint::exclusions::leaves_out;
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::Pattern;

pub(crate) const RULE: Rule = Rule {
    name: "open-exclusions",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("open_exclusions.md"),
    check: Check::Prose(check),
};

/// Words that leave a list open, at its beginning, in it or at its end.
static OPEN: Pattern = Pattern::new(
    "includ(?:e|es|ing),? ?(?:but )?(?:not limited to|without limitation)|examples? (?:of|are)|are examples|without (?:being )?limit(?:ed|ation)(?: to)?|not limited to|such as|and so (?:on|forth)|and the like|or (?:the like|similar|comparable|otherwise)|in (?:its |provider's )?(?:view|opinion|judge?ment|estimation)(?: of provider)?|etc|et cetera|e\\.g|for (?:example|instance)|in particular|inter alia|among (?:other things|others)|amongst others|(?:any |all |some )?(?:other|further|additional) (?:[a-z]+ )?(?:reasons?|causes?|circumstances?|events?|factors?|matters?|occurrences?|incidents|disturbances?|conditions|situations)|(?:other|further) (?:outages?|times?|periods?) (?:that|which)|anything else|something else|for any (?:other )?reason|(?:similar|comparable|like|equivalent|related) (?:[a-z]+ )?(?:events?|causes?|circumstances?|reasons?|matters?|occurrences?|situations|conditions|factors?|problems|disturbances)|of (?:a |an )?(?:like|similar|comparable|that|such|this) (?:kind|nature|sort|type)|third[- ]party (?:issues|problems)|(?:reasons?|causes?|circumstances?|events?|factors?|matters?|issues|conditions|anything|outages?|disruptions?|interruptions?) (?:that (?:are|is|lie) |which (?:are|is|lie) |lying )?(?:beyond|outside|not (?:within|under)) (?:of )?(?:[a-z']+ ){0,3}?(?:control|influence|sphere|responsibility)|not (?:reasonably )?(?:attributable to|caused by|within [a-z ]*control of) provider|(?:events?|circumstances?|causes?|reasons?|outages?|time|periods?) (?:that |which )?provider (?:in its [a-z ]*)?(?:considers?|deems?|regards?|decides?|determines?|classif(?:y|ies)|designates?|believes)|at provider's (?:sole |reasonable )*discretion|for which (?:provider|it) is not (?:responsible|liable|answerable|to blame|at fault)|among(?:st)? [a-z]+ (?:that|which|not counted|excluded|left out|excepted)|(?:comparable|similar|like|related|such) (?:[a-z]+ )?(?:circumstances|events|causes|cases|interruptions|outages|grounds)|above all|first and foremost|mainly|chiefly|principally|primarily|notably|especially|whatever else|(?:anything|something|everything|matters?|others?) (?:similar|comparable|like(?: that| this| these| it)?|of (?:the|this|that) (?:kind|sort))|and so forth|and (?:many )?(?:others|more)|(?:any|some) (?:other )?causes? whatsoever|of (?:a |an )?like or unlike|in other cases|typical other|usual other|circumstances such|e\\.g\\.|viz|exceptional situations|(?:recognis|recogniz|accept|acknowledg|regard|classif|elect)(?:es|s|ed)? (?:as |to )?(?:unavoidable|acceptable|exclude|excusable|justified)|considered acceptable|(?:or|and) the like|in (?:all )?fairness|(?:is|are|was|were) not to blame|not to blame|(?:without|no) fault (?:of|on)|not (?:of|by) provider's (?:own )?(?:making|doing|fault)|not provider's (?:fault|doing|responsibility)|(?:could|can|cannot|can't|couldn't)(?: not)?(?: [a-z]+){0,3} (?:help|have (?:helped|prevented|avoided|foreseen|influenced)|prevent|avoid|foresee|influence|control)|(?:laid|put|held)(?: [a-z]+){0,2} (?:at|against|to) provider(?:'s (?:door|charge|account))?|out of provider's (?:hands|control|reach)|(?:as )?(?:appears|seems) (?:fair|reasonable|equitable)|(?:outside|beyond) provider's (?:[a-z]+ )?(?:sphere|influence|reach|power|domain)",
);
/// Words of the same family that close a list.
static CLOSED: Pattern = Pattern::new(
    "only (?:[a-z]+ )?(?:things?|cases?|events?)|(?:and|in) no (?:other|further)s?|no (?:other|further)|nothing (?:else|other)",
);
/// What lies beyond somebody's control is closed where it has a definition.
static DEFINED: Pattern = Pattern::new(
    "force majeure (?:under|as defined|within the meaning|event as defined)|as (?:defined|listed|set out) in (?:section|clause|article|annex|schedule|exhibit) [0-9a-z.]+ \\(force majeure\\)",
);
static BEYOND: Pattern =
    Pattern::new("beyond|outside|control|influence|prevented|foreseen|foresee");

/// A list that has nothing else.
static ALONE: Pattern = Pattern::new(
    "solely|exclusively|nothing (?:shall be|is|may be|will be|else|other)[^;]{0,50}(?:except|but|save)|nothing else|only (?:the following|these|those|if|where)|and only|exhaustive|conclusive list|list is complete",
);
/// An example of an item.
static EXAMPLE: Pattern =
    Pattern::whole("^(?:for (?:example|instance)|e\\.g|in particular|such as)$");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let promised = || {
        paper
            .of_kinds(&[CommitmentKind::Availability])
            .next()
            .is_some()
    };
    if !paper.is_fragment() && !promised() {
        return;
    }
    for sentence in &paper.sentences {
        let Some(told) = leaves_out(paper, sentence) else {
            continue;
        };
        let Some(open) = told.find(&OPEN).filter(|_| !told.says(&CLOSED)) else {
            continue;
        };
        if BEYOND.is_in(&paper.plain[open.clone()]) && told.says(&DEFINED) {
            continue;
        }
        // "Solely (ii) faults that the Customer caused, for example by a change": one of a closed list.
        if told.says(&ALONE) && EXAMPLE.is_in(&paper.plain[open.clone()]) {
            continue;
        }
        findings.report(
            paper.place(&open),
            format!(
                "what does not count as downtime is an open list: \"{}\"",
                paper.short(&open)
            ),
            "list the events that are left out, each with its limit and who proves it",
        );
    }
}
