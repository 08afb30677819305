use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};

pub(crate) const RULE: Rule = Rule {
    name: "response-not-defined",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("response_not_defined.md"),
    check: Check::Prose(check),
};

/// Work that a person does, which no automatic reply can do.
static RESPONSE: Pattern = Pattern::new(
    "(?:qualified|skilled|trained|technical|competent|human|named|suitable|responsible) (?:[a-z]+ )?(?:person|engineer|technician|staff|support|representative|member|employee|specialist|agent|expert|individual|contact|personnel)s?|(?:an?|the|one|our|its|support|service|first[- ]line) (?:[a-z]+ )?(?:engineer|technician|analyst|agent|specialist|consultant|employee|human being|administrator|expert)|(?:real|natural|by a) person|diagnos[a-z]*|analys(?:is|ing|e|es|ed)|investigat[a-z]*|(?:begin|began|begun|beginning|start|starts|started|commenc|takes? charge|taken up|takes up|taken over|takes over)(?:s|es|ed|ing|ning)? (?:to )?(?:work|with|on|the (?:work|repair|correction|ticket|incident))[a-z]*|on[- ]site|in person|personal(?:ly)?|telephones?|calls? back|names? (?:the |a )?(?:next|person)|assess(?:es|ed|ment)?|cause|next steps?|plan of action|action plan",
);
static DEFINED: Pattern = Pattern::new(
    "(?:respon(?:d|ds|se|ses)|acknowledge?(?:ment|s)?|repl(?:y|ies)|reaction|answer|first contact)[^;]{0,260}",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    if paper.has_draft {
        return;
    }
    let Some(first) = paper.of_kinds(&[Kind::ResponseTime]).next() else {
        return;
    };
    let defined = paper
        .definitions
        .terms
        .iter()
        .find(|term| TERM.is_in(&term.name.to_ascii_lowercase()));
    let said = if let Some(term) = defined {
        let block = paper.sentences[term.sentence].block;
        let line = paper.paper.prose.lines.get(block);
        line.is_some_and(|line| {
            let words = &paper.plain[line.clone()];
            (RESPONSE.is_in(words) || NO_TOOL.is_in(words)) && !BY_TOOL.is_in(words)
        }) || paper
            .about(&[Cue::Automatic, Cue::Respond])
            .any(|one| paper.says(one, &NO_TOOL))
    } else {
        paper.sentences.iter().any(|sentence| {
            sentence.cues.any(&[Cue::Respond, Cue::Automatic])
                && (paper.says(sentence, &DEFINED)
                    && (paper.says(sentence, &RESPONSE) || paper.says(sentence, &NO_TOOL))
                    || sentence.cues.has(Cue::Automatic) && !sentence.amounts.is_empty())
        })
    };
    let by_tool = paper
        .about(&[Cue::Respond])
        .any(|one| paper.says(one, &COUNTS));
    if !said || by_tool {
        findings.report(
            paper.place(&first.target.span),
            format!(
                "nothing says what counts as a response within {}: an automatic reply would do",
                first.target.printed()
            ),
            "define it, such as \"a qualified engineer has contacted the Customer and begun the diagnosis; automatic replies do not count\"",
        );
    }
}

/// The term for it.
static TERM: Pattern = Pattern::whole(
    "^(?:initial |first |target |incident |service )*(?:respond(?:s|ed)?|responses?|reply|replies|acknowledge(?:s|d|ment)?|reaction|(?:commencement|start|beginning) of (?:remedy|work|repair|correction))(?: times?)?$",
);
/// A ticket number that counts as an answer.
static COUNTS: Pattern = Pattern::new(
    "(?:ticket|case|reference) (?:number|reference|id)[^.;]{0,70}(?:counts? as|is|shall be|constitutes?|deemed) (?:an? |the )?(?:response|reply|acknowledge?ment)|(?:automat(?:ic|ed)|auto)[- ]?(?:reply|response|receipt|acknowledge?ment|message)[^.;]{0,50}(?:counts? as|suffices|is sufficient|constitutes?|is deemed|shall be deemed|meets)(?: [a-z]+){0,3}?",
);
/// No reply of a program counts.
static NO_TOOL: Pattern = Pattern::new(
    "(?:not|no|never|nor|neither|other than|except|excluding|without|isn['’]t|more than|rather than|opposed to|unlike)[^.;]{0,60}(?:automat[a-z]*|auto-[a-z]+|autoreply|bots?|machine|robot|computer|program)|(?:automat[a-z]*|auto-[a-z]+|bots?|machine|robot|computer)[^.;]{0,60}(?:not|no|never|nor|isn['’]t|doesn['’]t|insufficient|disregarded|excluded)",
);
/// A reply that a program sends.
static BY_TOOL: Pattern = Pattern::new(
    "(?:may|can) (?:do|be|occur|happen|take place)(?: so)? (?:by |through |with |via )?(?:an? )?automat[a-z]*|(?:whether|either|or|also|even) (?:by |through |via )?(?:an? |the )?(?:automat[a-z]+|(?:message|reply|mail|e-?mail|receipt|notice) (?:generated|sent|created) by)|automat[^.;]{0,60}(?:included|suffices|is enough|is sufficient|counts)|(?:or|either) by (?:the |a |its )?(?:[a-z]+ )?(?:tool|system|portal|software)|number (?:assigned|generated|issued) by",
);
