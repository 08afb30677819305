use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "exit-without-period",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("exit_without_period.md"),
    check: Check::Prose(check),
};

static EXIT: Pattern = Pattern::new(
    "reversibility|(?:exit|transition(?:al|ing)?|disengagement|termination|migration|hand-?over|repatriation|run-?off) (?:assistance|services?|support|help|co-?operation)|orderly (?:transition|transfer|migration|hand-?over|exit)|(?:assist(?:ance|s|ing)?|co-?operat(?:e|es|ion|ing)|contribut(?:e|es|ing|ion)|support(?:s|ing)?|help(?:s|ing)?|work(?:s|ing)? (?:with|together)|render[^;]{0,40}|participate)[^;]{0,90}(?:migrat(?:e|es|ion|ing)|transition|transfer|hand-?over|hand(?:ing)? over|mov(?:e|ing) (?:it|them|the|to)|tak(?:e|ing)-?over|insourcing)|(?:migrat(?:e|es|ion|ing)|transition|transfer|hand-?over|hand(?:ing)? over|move|moving)(?: [^;]{0,80})? to (?:(?:the )?[a-z]+ (?:or|and) (?:to )?)?(?:a |the |any |its |your |our |another )?(?:successors?|replacement|incoming|another|new|next|other|(?:service )?provider|supplier|vendor|contractor|host|operator|whom)",
);
static OWED: Pattern = Pattern::new(
    "carr(?:y|ies) out|maintains?|extend|co-?operat(?:e|ion|es)|contribut(?:e|es|ing)|works? (?:with|together)|provides?|assist(?:s|ance)?|support(?:s)?|gives?|render(?:s|ed)?|continues?|performs?|suppl(?:y|ies)|provided|furnish(?:ed|es)?|helps?|hand(?:s)? over|transfer(?:s|red)?|participate|owed?|make(?:s)? available",
);
/// When it is owed.
static ENDED: Pattern = Pattern::new(
    "terminat(?:e|ed|ion|ing)|expir(?:y|es|ed|ation)|at the end|(?:the|its) end|has ended|ends|exit|disengagement|successors?|replacement|incoming|next provider|(?:another|new|next|other) (?:host|operator|(?:service )?provider|supplier|vendor|contractor)|whom|hand-?over|transition",
);
/// The assistance lasts so long: what stands before a length of time, and what behind it.
static LASTS: Pattern = Pattern::whole(
    "(?-u:\\b)(?:for|during|over|throughout|last(?:s|ing)?|runs?|(?:period|duration|term|phase|maximum|minimum|total)(?: of| is|:)|up to|at least|not (?:less|more|longer) than|no (?:less|more|longer) than|not exceed(?:ing)?|continues?)(?: (?:a|an|the|any|further|another|additional|period|maximum|minimum|total|term|duration|of|up|to|at|least|most|not|no|less|more|longer|than|exceeding|first|these|those|such|is|shall|be|initial|further))*[ :(]*$",
);
static LASTS_BEHIND: Pattern = Pattern::whole(
    "^(?:'|’)?s?(?:'|’)? ?(?:\\)|,? ?(?:(?:that|which) (?:begin|start|follow|commence)s?|beginning|starting|commencing)|periods?|of (?:exit|transition|disengagement|termination|support|assistance|help)|(?:after|following|from|of|beyond) (?:the |its |such |that |any |effective |date of |day of )*(?:end|expir|terminat|exit|notice of termination|last day)|exit|transition|hand-?over|thereafter|later)",
);
/// A day by which something is done.
static WITHIN: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|no later than|not later than|by|at the latest)(?: the| a| period| of| first)* $",
);
/// It lasts until a day.
static UNTIL: Pattern = Pattern::new(
    "until [a-z ]{0,40}\\(?[0-9]{1,3}\\)? (?:days|months)|until [0-9]{1,2}[ .]|until (?:january|february|march|april|may|june|july|august|september|october|november|december)|until the (?:[0-9a-z]+ (?:day|month)|(?:[0-9]+(?:st|nd|rd|th)?|last day|end) of (?:the )?(?:[a-z]+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|[0-9]))",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let open = paper
        .about(&[Cue::Exit])
        .find_map(|one| open_end(paper, one));
    if let Some(span) = open {
        report(paper, span, findings);
        return;
    }
    let mut first = None;
    for sentence in paper.about(&[Cue::Exit]) {
        let Some(span) = paper.find(sentence, &EXIT) else {
            continue;
        };
        // The name of another agreement.
        if paper.plain[span.end..].starts_with(" agreement") {
            continue;
        }
        // The same paragraph, the items it leads into, and what else is about the exit.
        let near = paper.sentences.iter().filter(|one| {
            one.block == sentence.block
                || sentence
                    .lead
                    .and_then(|lead| paper.sentences.get(lead))
                    .is_some_and(|lead| lead.block == one.block)
                || one
                    .lead
                    .and_then(|lead| paper.sentences.get(lead))
                    .is_some_and(|lead| lead.block == sentence.block)
                || one.cues.has(Cue::Exit)
                    && paper.says(one, &ABOUT)
                    && (!one.cues.has(Cue::Mean) || is_used(paper, one, sentence))
        });
        if near.into_iter().any(|one| lasts(paper, one)) {
            return;
        }
        let owed = sentence
            .duty
            .as_ref()
            .is_some_and(|duty| !matches!(duty.who, Who::Customer | Who::Both));
        if owed && paper.says(sentence, &OWED) && is_at_end(paper, sentence) && first.is_none() {
            first = Some(span);
        }
    }
    if let Some(span) = first {
        report(paper, span, findings);
    }
}

/// Whether the help is owed for a period that a definition names.
fn is_used(paper: &PaperReading<'_>, definition: &Sentence, help: &Sentence) -> bool {
    let named = PERIOD.find_all(paper.words(definition));
    let words = paper.words(definition);
    named.is_empty()
        || named
            .into_iter()
            .any(|name| paper.block_of(help).contains(&words[name]))
}

static PERIOD: Pattern = Pattern::new(
    "(?:exit|transition|disengagement|termination|hand-?over|transfer|run-?off|migration) (?:assistance )?(?:period|phase|term)",
);

fn report(paper: &PaperReading<'_>, span: std::ops::Range<usize>, findings: &mut Findings) {
    findings.report(
        paper.place(&span),
        format!("\"{}\" has no duration anywhere", paper.short(&span)),
        "say how long it lasts, in which format and by when data is handed over, when it is deleted, and at what price",
    );
}

/// Help "until the move is complete": whatever stands elsewhere, this has no end.
fn open_end(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    let own = paper.block_of(sentence);
    if !OPEN_END.is_in(own) || NAMED_END.is_in(own) || !is_at_end(paper, sentence) {
        return None;
    }
    let span = paper.find(sentence, &EXIT)?;
    let timed = paper
        .sentences
        .iter()
        .any(|one| one.block == sentence.block && lasts(paper, one));
    let owed = sentence
        .duty
        .as_ref()
        .is_some_and(|duty| !matches!(duty.who, Who::Customer))
        || paper.told(sentence).says(&HELPS);
    (!timed && owed && paper.says(sentence, &OWED)).then_some(span)
}

/// Help in the present tense.
static HELPS: Pattern = Pattern::new(
    "provider (?:continues|assists|helps|supports|provides|renders|performs|co-?operates|gives)",
);
/// An end that nobody can tell before.
static OPEN_END: Pattern = Pattern::new(
    "(?:until|till) (?:such (?:time|moment) (?:as|that|when)? ?)?(?:the |its |such |that |this |all )*(?:it|they|move|handing over|hand-?over|transfer|migration|transition|exit|services?|take-?over|everything|work|assistance)(?: [a-z]+){0,8}? (?:is|are|has been|have been|was|were) (?:fully |finally |successfully )?(?:complete|completed|finished|done|concluded|over|transferred|migrated|moved|ended)|until (?:the )?(?:completion|conclusion) of|until (?:complete|completed|such (?:time|completion))|(?:for )?(?:as|so) long (?:as|after)[^.;]{0,80}(?:takes?|finds?|considers?|deems?|wants?|needs?|needed|necessary|required?|requires|continues|lasts|asks|wishes)|(?:for )?(?:such|whatever|any) (?:time|period|duration)(?: [a-z]+){0,3}? (?:as|that|which)? ?(?:[a-z]+ ){0,3}(?:necessary|needed|required?|takes?|appropriate|reasonable|agree[d]?)|(?:an? |for )(?:an? )?(?:appropriate|reasonable|adequate|suitable|sufficient|necessary|transitional?) (?:[a-z]+ )?(?:period|time|duration)|(?:expiry|termination|end) (?:is|becomes) (?:approaching|near|imminent|foreseeable)|as long as (?:necessary|needed|required)",
);
/// An end that stands elsewhere under its name.
static NAMED_END: Pattern = Pattern::new(
    "(?:within|during|throughout|up to|until the end of|end of) (?:the )?(?:exit|transition|termination|disengagement|hand-?over|run-?off) (?:period|phase)|no (?:longer|more) than|at most|maximum|up to|not exceed(?:ing)?",
);
/// What speaks of the exit, wherever it stands.
static ABOUT: Pattern = Pattern::new(
    "exit|reversibility|disengagement|(?:transition|termination|migration|hand-?over|transfer) (?:assistance|services?|support|periods?|phase|plan)|successors?|replacement (?:provider|supplier|vendor|contractor)|hand-?over|orderly|take-?over|help lasts",
);

/// Whether a sentence says how long something lasts.
fn lasts(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    paper.says(sentence, &UNTIL)
        || sentence.amounts.iter().any(|amount| {
            amount.is_time()
                && (LASTS.is_in(&paper.plain[sentence.span.start..amount.span.start])
                    || !WITHIN.is_in(&paper.plain[sentence.span.start..amount.span.start])
                        && LASTS_BEHIND.is_in(&paper.plain[amount.span.end..sentence.span.end]))
        })
}

/// Whether it is about the end of an agreement, by itself or by its heading.
fn is_at_end(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    paper.says(sentence, &ENDED) || ENDED.is_in(paper.heading_of(sentence))
}
