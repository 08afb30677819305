use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind;
use crate::recognise::reading::{Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "unlimited-maintenance",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("unlimited_maintenance.md"),
    check: Check::Prose(check),
};

static EXCLUDED: Pattern = Pattern::new(
    "(?:is|are|be) not (?:regarded as |treated as |considered |counted as |deemed )?(?:to be )?(?:downtime|unavailab(?:le|ility))|not downtime|disregard(?:ed)?|exclud(?:e|es|ed|ing)|exclusions?|excused|exclusive of|other than|not (?:be )?(?:count|counted|include|included|considered|deemed)|do(?:es)? not (?:include|count)|(?:left|leaves?) out|out of account|deducted|ignored|no downtime|never counts?|except (?:for|during)|outside",
);
static AT_WILL: Pattern = Pattern::new(
    "maintenance (?:may|can|will) be (?:carried out|performed|scheduled|undertaken|done)[^;]{0,60}(?:as necessary|as needed|as required|at any time|when necessary|from time to time|whenever|without (?:prior )?notice)|(?:may|reserves? the right to) (?:perform|carry out|schedule|conduct|suspend)[^;]{0,80}maintenance[^;]{0,60}(?:as necessary|at any time|from time to time|without (?:prior )?notice|as needed|as required)",
);
static WORK: Pattern = Pattern::new(
    "(?:scheduled |planned |routine |preventive |regular |emergency |periodic |system )*maintenance(?: windows?)?|(?:scheduled|planned) (?:downtime|outages?)",
);
static LIMIT: Pattern = Pattern::new(
    "(?:not (?:to )?exceed(?:ing)?|no(?:t)? (?:more|longer) than|up to|maximum|at most|limited to|less than|within|total of|aggregate|cap(?:ped)?|never|takes?|lasts?)[^;]{0,60}(?:hours?|minutes?|h|min)|(?:hours?|minutes?|h|min)[^;]{0,40}(?:per|each|every|a|any|in any|of the|in the|during the) (?:calendar |single |service |billing |whole )*(?:month|week|quarter|year|day|sunday|saturday|night|weekend)",
);
/// A window with a beginning and an end.
static FIXED: Pattern = Pattern::new(
    "[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)?[^;]{0,24}(?:to|-|–|—|and|until|till) ?[^;]{0,24}?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2]?[0-9][:.][0-5][0-9] ?(?:hours |hrs |h )?(?:to|-|–|—|and|until|till) ?[^;0-9]{0,34}[0-2]?[0-9]:[0-5][0-9]|[01][0-9][0-5]0 ?(?:to|-|–|—|and|until) ?[0-2][0-9][0-5]0|(?:one|two|three|four|five|six|ten|eleven|twelve|midnight)[^;]{0,20}? (?:to|and|until|till) [^;]{0,12}?(?:one|two|three|four|five|six|seven|eight) (?:o'clock|in the morning|a\\.?m)|(?:midnight|noon)[^;]{0,20}(?:to|-|–|and|until) ?[0-9]|[0-9][^;]{0,16}(?:to|-|–|and|until) (?:midnight|noon)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let availability = paper.of_kinds(&[CommitmentKind::Availability]).next();
    let limited = paper
        .about(&[Cue::Maintenance])
        .any(|sentence| paper.says(sentence, &LIMIT) || paper.says(sentence, &FIXED));
    if limited {
        return;
    }
    for sentence in paper.about(&[Cue::Maintenance]) {
        let Some(work) = paper.find(sentence, &WORK) else {
            continue;
        };
        let at_will = paper.says(sentence, &AT_WILL);
        let Some(one) = availability.filter(|_| at_will || is_left_out(paper, sentence)) else {
            if at_will && !paper.commitments.is_empty() {
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

fn is_left_out(paper: &PaperReading<'_>, sentence: &Sentence) -> bool {
    let words = paper.words(sentence);
    let measured = sentence.cues.any(&[Cue::Available, Cue::Level]);
    let above = [paper.lead_of(sentence), paper.heading_of(sentence)];
    EXCLUDED.is_in(words) && (measured || sentence.cues.has(Cue::Maintenance))
        || above.iter().any(|above| EXCLUDED.is_in(above))
}
