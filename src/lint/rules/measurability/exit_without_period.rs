use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Cue, Part, Pattern, Sentence, Unit, Who};

pub(crate) const RULE: Rule = Rule {
    name: "exit-without-period",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("exit_without_period.md"),
    check: Check::Prose(check),
};

static EXIT: Pattern = Pattern::new(
    "reversibility|wind-?down (?:services?|support|assistance|phase)|knowledge[- ]transfer|hand-?holding|off-?boarding (?:services?|support|assistance)|continu(?:e|es) (?:to (?:deliver|provide|perform|operate|supply|render|host|run)|(?:the )?(?:delivery|provision|operation))[^;]{0,120}(?:while|until|so that|as long as|same terms|same conditions|transition)|(?:co-?operat(?:e|es)|assist(?:s|ance)?|help(?:s)?|support(?:s)?)[^;]{0,90}(?:so that|elsewhere|carried on|tak(?:e|en) back|dismantling|de-?installation|removal of|operate [a-z ]{1,30}(?:independently|itself|by itself)|(?:mov|export|extract|return|retriev)(?:e|es|ing) (?:of )?(?:its|your|the|all|their) data)|(?:exit|transition(?:al|ing)?|disengagement|termination|migration|hand-?over|repatriation|run-?off) (?:assistance|services?|support|help|co-?operation)|orderly (?:transition|transfer|migration|hand-?over|exit)|(?:assist(?:ance|s|ing)?|all such help|co-?operat(?:e|es|ion|ing)|contribut(?:e|es|ing|ion)|support(?:s|ing)?|help(?:s|ing)?|work(?:s|ing)? (?:with|together)|render[^;]{0,40}|participate)[^;]{0,90}(?:migrat(?:e|es|ion|ing)|transition|transfer|hand-?over|hand(?:ing)? over|mov(?:e|ing) (?:it|them|the|to)|tak(?:e|ing)-?over|insourcing)|(?:migrat(?:e|es|ion|ing)|transition|transfer|hand-?over|hand(?:ing)? over|move|moving)(?: [^;]{0,80})? to (?:(?:the )?[a-z]+ (?:or|and) (?:to )?)?(?:a |the |any |its |your |our |another )?(?:successors?|replacement|incoming|another|new|next|other|(?:service )?provider|supplier|vendor|contractor|host|operator|whom)",
);
static OWED: Pattern = Pattern::new(
    "carr(?:y|ies) out|ensures?|delivers?|operates?|works?|maintains?|extend|co-?operat(?:e|ion|es)|contribut(?:e|es|ing)|works? (?:with|together)|provides?|assist(?:s|ance)?|support(?:s)?|gives?|render(?:s|ed)?|continues?|performs?|suppl(?:y|ies)|provided|furnish(?:ed|es)?|helps?|hand(?:s)? over|transfer(?:s|red)?|participate|owed?|make(?:s)? available",
);
/// When it is owed.
static ENDED: Pattern = Pattern::new(
    "terminat(?:e|ed|ion|ing)|expir(?:y|es|ed|ation)|determination (?:hereof|of)|cessation|(?:contract|agreement|term|relations(?:hip)?) (?:ends|stops|ceases)|last day|upon completion|leaves? the group|(?:contract|agreement) (?:is over|has run out)|at the end|(?:the|its) end|has ended|ends|exit|disengagement|successors?|replacement|incoming|next provider|(?:another|new|next|other) (?:host|operator|(?:service )?provider|supplier|vendor|contractor)|whom|hand-?over|transition",
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
/// What is owed may be asked for up to then, or ends then.
static CLOSES: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:called (?:off|for|upon)|drawn(?: down)?|used|taken|requested|ordered) (?:within|during|up to|no later than)|ends? (?:at the latest|no later than|not later than|at most|within|after)|at the latest)(?: the| a| period| of| first)* $",
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
            .is_some_and(|duty| !matches!(duty.who, Who::Customer | Who::Both))
            || sentence.kind != Part::Heading
                && sentence.duty.is_none()
                && paper.is_service()
                && paper.told(sentence).says(&HELPING);
        let owed = owed || named(paper, sentence);
        let does = paper.says(sentence, &OWED) || named(paper, sentence);
        if owed && does && is_at_end(paper, sentence) && first.is_none() {
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
            .any(|name| paper.paragraph(help).contains(&words[name]))
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
    let says = |pattern: &'static Pattern| paper.paragraph_says(sentence, pattern);
    if !says(&OPEN_END) || says(&NAMED_END) || !is_at_end(paper, sentence) {
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

/// Whether help at the end is offered by its name: a row, an item, what the customer may ask for.
fn named(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let asked = || paper.told(sentence).says(&ASKED);
    let listed = !paper.is_part
        && (matches!(sentence.kind, Part::Row { .. } | Part::Item) || sentence.duty.is_none());
    paper.is_service()
        && paper.says(sentence, &NAMED)
        && (listed && !paper.says(sentence, &NO_OFFER) || asked())
}

static NAMED: Pattern = Pattern::new(
    "(?:exit|transition(?:al|ing)?|transition-out|disengagement|termination|migration|hand-?over|repatriation|run-?off|wind-?down|off-?boarding|knowledge[- ]transfer) (?:assistance|services?|support|help|co-?operation|workshops?|sessions?|package)|(?:assistance|help|support|co-?operation) (?:with|in|for|on|at|during|upon|after) (?:the |its |your |an? )?(?:exit|transition|disengagement|termination|migration|hand-?over|transfer|move|moving|off-?boarding|end|change of provider)|knowledge[- ]transfer|hand-?holding",
);
/// What the customer may ask for.
static ASKED: Pattern = Pattern::new(
    "customer (?:may|can|is entitled to|has right to|is free to) (?:also )?(?:require|request|ask|demand|obtain|buy|order|receive|call|use|have|book|continue)|customer (?:is entitled|has right|has a right) to",
);
/// Sentences about such help that offer none.
static NO_OFFER: Pattern = Pattern::new(
    "means?|excluding|exclud(?:e|es|ed)|not included|no|without|if|unless|subject to|fees? for|agreement|see|clause|section|schedule [0-9]+",
);

/// Help in the present tense.
static HELPS: Pattern = Pattern::new(
    "provider (?:continues|assists|helps|supports|provides|renders|performs|co-?operates|gives)",
);
/// The same, whoever of the provider does it.
static HELPING: Pattern = Pattern::new(
    "(?:provider|staff|technicians?|engineers?|team|service desk|outsourcer|host|operator|unit|shared services|group it)(?:,? [a-z'-]+){0,3}? (?:continues|assists?|helps?|supports?|provides?|renders?|performs?|co-?operates?|gives?|delivers?|operates?|works?|ensures?|hands? over)|(?:assistance|help|support) (?:is|are) (?:also )?(?:given|provided|rendered|available|offered)",
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
            // Hours of help are how much of it, not how long.
            amount.is_time()
                && amount.unit >= Unit::Day
                && !NOTICE.is_in(&paper.plain[amount.span.end..sentence.span.end])
                && !is_another(&paper.plain[sentence.span.start..amount.span.start])
                && (CLOSES.is_in(&paper.plain[sentence.span.start..amount.span.start])
                    || LASTS.is_in(&paper.plain[sentence.span.start..amount.span.start])
                    || !WITHIN.is_in(&paper.plain[sentence.span.start..amount.span.start])
                        && LASTS_BEHIND.is_in(&paper.plain[amount.span.end..sentence.span.end]))
        })
}

/// Whether the words before a length of time say it of the contract, of data or of money, and not of
/// help.
fn is_another(before: &str) -> bool {
    OTHER.is_in(before) && !HELP.is_in(before)
}

static OTHER: Pattern = Pattern::new(
    "(?:agreement|contract|order form|subscription)(?: [a-z]+){0,4}? (?:runs?|lasts?|continues?|concluded|has|is|begins|for)|initial term|minimum term|terminat(?:e|ed) (?:with|by|on|upon|subject to)|data|cop(?:y|ies)|back-?ups?|logs?|download|export|retain(?:s|ed)?|stor(?:e|es|ed)|kept|delet(?:e|es|ed)|invoices?|pay(?:s|able|ment)?|confidential(?:ity)?|plan",
);
static HELP: Pattern = Pattern::new(
    "exit|transition(?:al)?|disengagement|help|assist(?:s|ance)?|support(?:s)?|co-?operat(?:e|es|ion)|hand-?over|services|run-?off|wind-?down|phase",
);
/// "Six months' notice".
static NOTICE: Pattern =
    Pattern::whole("^(?:'|’)?s?(?:'|’)? ?(?:prior |written |clear |advance )*notice(?-u:\\b)");

/// Whether it is about the end of an agreement, by itself or by its heading.
fn is_at_end(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    const SHORT: usize = 500;
    paper.says(sentence, &ENDED)
        || ENDED.is_in(paper.heading_of(sentence))
        || paper.paragraph(sentence).len() <= SHORT && paper.paragraph_says(sentence, &ENDED)
}
