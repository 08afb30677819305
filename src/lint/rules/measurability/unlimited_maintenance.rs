use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence, Unit};

pub(crate) const RULE: Rule = Rule {
    name: "unlimited-maintenance",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("unlimited_maintenance.md"),
    check: Check::Prose(check),
};

static EXCLUDED: Pattern = Pattern::new(
    "deemed to be (?:times of )?availab(?:le|ility)|counts? as availab(?:le|ility)|(?:do|does|is|are|was|were|did|will|shall)(?:n(?:'|’)t| not) (?:be )?(?:count(?:s|ed)?|regarded|held against|charged|treated|recorded|reckoned)|not regarded|suspended|no (?:service )?credits? (?:is|are) due|without (?:any )?credit|less (?:the |any |all )?(?:permitted|planned|scheduled|agreed)|permitted outages?|shall be disregarded|other than because|does not include|except(?:ed|ions?)|exempt(?:ed)?|leave(?:s)? out|(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|excused|exclusive of|other than|not (?:be )?(?:count|counted|include|included|considered|deemed)|do(?:es)? not (?:include|count)|(?:left|leaves?) out|out of account|deducted|ignored|no downtime|never counts?|except (?:for|during)|outside",
);
static AT_WILL: Pattern = Pattern::new(
    "(?:plan|schedule)s? (?:stops?|outages?|interruptions?|downtime) (?:as necessary|as needed|as required|at any time|when necessary|from time to time|whenever|at its)|maintenance (?:may|can|will) be (?:carried out|performed|scheduled|undertaken|done)[^;]{0,60}(?:as necessary|as needed|as required|at any time|when necessary|from time to time|whenever|without (?:prior )?notice)|(?:out of service|offline|down|off line) for maintenance[^;]{0,40}(?:at such times|when(?:ever)?|as often as)(?: as| it| the [a-z]+)? |(?:may|reserves? the right to) (?:perform|carry out|schedule|conduct|suspend)[^;]{0,80}maintenance[^;]{0,60}(?:as necessary|at any time|from time to time|without (?:prior )?notice|as needed|as required)",
);
static WORK: Pattern = Pattern::new(
    "(?:planned|scheduled|announced|notified) (?:updates?|upgrades?)|system care|engineering changes|updates or|upgrade the|release weekends?|service works?|maintenance works?|(?:scheduled |planned |routine |preventive |regular |emergency |periodic |system )*maintenance(?: windows?)?|(?:scheduled|planned) (?:downtime|outages?|works?|interruptions?|stops?)|(?:plan|schedule)s? (?:stops?|outages?|interruptions?|downtime)|upkeep|servicing|housekeeping",
);
/// A window with a beginning and an end.
static FIXED: Pattern = Pattern::new(
    "[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)?[^;]{0,24}(?:to|-|–|—|and|until|till) ?[^;]{0,24}?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2]?[0-9][:.][0-5][0-9][^;0-9]{0,24}?(?:to|-|–|—|and|until|till) ?[^;0-9]{0,34}[0-2]?[0-9]:[0-5][0-9]|[01][0-9][0-5]0 ?(?:to|-|–|—|and|until) ?[0-2][0-9][0-5]0|(?:one|two|three|four|five|six|ten|eleven|twelve|midnight)[^;]{0,20}? (?:to|and|until|till) [^;]{0,12}?(?:one|two|three|four|five|six|seven|eight) (?:o'clock|in the morning|a\\.?m)|(?:midnight|noon)[^;]{0,20}(?:to|-|–|and|until) ?[0-9]|[0-9][^;]{0,16}(?:to|-|–|and|until) (?:midnight|noon)",
);

/// Somebody decides how much or when, case by case.
static CHOSEN: Pattern = Pattern::new(
    "maintenance[^;]{0,120}(?:regardless of (?:its|the) (?:duration|length|number)|(?:when|whenever|as often as|as long as|where) (?:the |it |a )?(?:[a-z]+ ){0,3}(?:considers?|deems?|sees|finds|thinks|regards?|is|are) (?:it |this |them )?(?:to be )?(?:necessary|fit|useful|required|needed|appropriate|advisable|expedient|desirable))|(?:how often|how long|slot|slots|number|frequency|duration|length|extent)[^;]{0,100}(?:fixed|determined|decided|chosen|set|at the discretion) (?:by|of) (?:the )?(?:provider|supplier|contractor|vendor|operator|us)|(?:maintenance|windows?|slots?)[^;]{0,40} (?:is|are|shall be|will be) (?:laid down|fixed|determined|decided(?: upon)?|chosen|set|announced|agreed|scheduled|selected) (?:by|at the discretion of) (?:the )?(?:provider|supplier|contractor|vendor|operator|us) (?:for each|in each case|as|when|case by case|from case|from time|having|according|depending|individually|alone|at)[^;]{0,60}|(?:provider|supplier|contractor|vendor|operator|we) (?:alone )?(?:decides?|determines?|fixes|chooses?|sets|lays down)[^;]{0,40}(?:how often|how long|when|the (?:slot|number|duration|frequency|length|extent|time))[^;]{0,80}|(?:of any|whatever (?:its|the)|without limit (?:of|as to)|no limit (?:of|on|to)) (?:duration|length|number)",
);
static CAPPED: Pattern = Pattern::new(
    "not (?:to )?exceed(?:ing)?|no(?:t)? (?:more|longer) than|up to|maximum|at most|limited to|less than|in total|aggregate|cap(?:ped)?|never|takes?|lasts?",
);
/// What stands right before the most days.
static MOST: Pattern = Pattern::whole(
    "(?:not (?:to )?exceed(?:ing)?|no(?:t)? (?:more|longer) than|at most|maximum of)(?: [a-z]+)? ?\\(?$",
);
/// What is a limit of a month or a window.
static EACH: Pattern = Pattern::new(
    "(?:per|each|every|a|any|in any|of the|in the|the same|during the|of each) (?:calendar |single |service |billing |whole )*(?:month|week|quarter|year|day|sunday|saturday|night|weekend)",
);
static AHEAD: Pattern = Pattern::whole(
    "^(?:'|’)?s?(?:'|’)? ?(?:written |prior |clear )?(?:notice|in advance|ahead|before|beforehand|prior|earlier)(?-u:\\b)",
);

/// "With a notice of 48 hours".
static WARNED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:notice|warning|advance|notified|announced)(?: period)?(?: of| at least| within)* $",
);
/// The customer has to agree to each.
static CONSENT: Pattern = Pattern::new(
    "outside (?:of )?(?:the )?(?:trading|service|business|working|opening|agreed|core|operating|support|office) (?:hours|time)|(?:agreed|approved|permitted|consented)(?: to)? (?:in writing )?(?:by|with) (?:the )?(?:customer|client|council|bank|authority|agency|company|user|buyer|state|hospital|ministry)|(?:with|subject to) (?:the )?(?:customer|client|council|bank|authority|agency|buyer|state)(?:'s|’s)? (?:prior )?(?:written )?(?:consent|approval|agreement)",
);
/// A share of the time that is judged.
static OF_TIME: Pattern = Pattern::whole(
    "^ of (?:the |all |each |any )*(?:[a-z]+ )?(?:time|minutes|hours|month|quarter|year)",
);

/// Whether a sentence or a row limits how long maintenance takes.
fn limits(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    if paper.says(sentence, &FIXED) || paper.says(sentence, &CONSENT) {
        return true;
    }
    let share = |amount: &Amount| {
        amount.is_percent()
            && CAPPED.is_in(&paper.plain[sentence.span.start..amount.span.start])
            && OF_TIME.is_in(&paper.plain[amount.span.end..sentence.span.end])
    };
    if sentence.amounts.iter().any(share) {
        return true;
    }
    let titles = paper
        .header_of(sentence)
        .map_or("", |header| paper.words(header));
    let about = paper.says(sentence, &CAPPED)
        || paper.says(sentence, &EACH)
        || titles.contains("maintenance");
    about
        && sentence.amounts.iter().any(|amount| {
            let before = &paper.plain[sentence.span.start..amount.span.start];
            let days = amount.unit == Unit::Day && MOST.is_in(before);
            (amount.unit <= Unit::Hour && amount.unit >= Unit::Minute || days)
                && !AHEAD.is_in(&paper.plain[amount.span.end..sentence.span.end])
                && !WARNED.is_in(before)
        })
}

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let availability = paper.of_kinds(&[CommitmentKind::Availability]).next();
    let fragment = paper.is_fragment();
    let limited = paper
        .about(&[Cue::Maintenance])
        .any(|sentence| limits(paper, sentence) && !paper.says(sentence, &CHOSEN))
        || said_beside(paper)
        || tabled(paper);
    let chosen = paper
        .about(&[Cue::Maintenance])
        .find(|one| paper.says(one, &CHOSEN) && !limits(paper, one));
    if let Some(sentence) = chosen.filter(|_| availability.is_some() || fragment)
        && let Some(work) = paper.find(sentence, &WORK)
    {
        findings.report(
            paper.place(&work),
            "maintenance may be carried out without a limit",
            "give the most hours a month, the hours of the week in which it may be done, and the notice",
        );
        return;
    }
    if limited {
        return;
    }
    for sentence in paper.about(&[Cue::Maintenance]) {
        let Some(work) = paper.find(sentence, &WORK) else {
            continue;
        };
        let at_will = paper.says(sentence, &AT_WILL);
        let left_out = is_left_out(paper, sentence);
        let Some(one) = availability.filter(|_| at_will || left_out) else {
            if at_will && !paper.commitments.is_empty() || fragment && (at_will || left_out) {
                findings.report(
                    paper.place(&work),
                    "maintenance may be carried out without a limit",
                    "give the most hours a month, the hours of the week in which it may be done, and the notice",
                );
                return;
            }
            continue;
        };
        findings.report(
            paper.place(&work),
            format!(
                "{} does not count against the availability of {}, and has no limit",
                paper.short(&work).to_lowercase(),
                one.target.printed()
            ),
            "give the most hours a month, the hours of the week in which it may be done, and the notice",
        );
        return;
    }
}

/// "It lasts no more than 2 hours in a month", in the paragraph that speaks of maintenance.
fn said_beside(paper: &PaperReading<'_>) -> bool {
    let about = paper.about(&[Cue::Maintenance]);
    let blocks: Vec<usize> = about.map(|one| one.block).collect();
    paper.sentences.iter().any(|one| {
        let from = blocks.partition_point(|block| *block < one.block);
        let of_block = blocks[from..]
            .iter()
            .take_while(|block| **block == one.block);
        let own = usize::from(one.cues.has(Cue::Maintenance));
        let beside = of_block.take(2).count() > own;
        beside && paper.says(one, &IT) && paper.says(one, &CAPPED) && limits(paper, one)
    })
}

static IT: Pattern = Pattern::new("it|they|this|which");

/// Whether a table gives the most hours of maintenance.
fn tabled(paper: &PaperReading<'_>) -> bool {
    paper.sentences.iter().any(|row| {
        paper.header_of(row).is_some_and(|header| {
            header.span != row.span && paper.words(header).contains("maintenance")
        }) && row
            .amounts
            .iter()
            .any(|one| matches!(one.unit, Unit::Hour | Unit::Minute))
    })
}

fn is_left_out(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let measured = sentence
        .cues
        .any(&[Cue::Available, Cue::Level, Cue::Credit]);
    let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
    paper.says(sentence, &EXCLUDED) && (measured || sentence.cues.has(Cue::Maintenance))
        || above.iter().any(|above| EXCLUDED.is_in(above))
}
