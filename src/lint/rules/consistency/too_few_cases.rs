use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::{Exact, Percentage};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Pattern};
use crate::sla;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-cases",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("too_few_cases.md"),
    check: Check::Prose(check),
};

static VOLUME: Pattern = Pattern::whole(
    "(?-u:\\b)(?:expect(?:s|ed)?|estimated?|estimates?|forecasts?|anticipates?|anticipated|projected|volume(?: is| of)?|average of|approximately|about|around|some)(?-u:\\b)[^.;]{0,40}?(?-u:\\b)([0-9]{1,4})(?-u:\\b)[^.;%]{0,50}?(?:incidents?|calls|requests|tickets|errors|cases|failures|resets|changes|orders|transactions|deliveries|enquiries|inquiries|faults|jobs|transfers)[^.;]{0,40}?(?:month|quarter|year|week)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let Some((count, span)) = paper.about(&[Cue::Volume]).find_map(|sentence| {
        let groups = VOLUME.groups(paper.words(sentence))?;
        let count: u64 = groups.text(1).parse().ok()?;
        Some((count, sentence.within(&groups.part(1)?)))
    }) else {
        return;
    };
    for one in paper.of_kinds(&[Kind::InTime]) {
        let Some(share) = Percentage::of_percent(one.target.number.clone()) else {
            continue;
        };
        let Some(needed) = sla::one_miss_from(&share) else {
            continue;
        };
        if Exact::whole(needed) > Exact::whole(count) && one.target.number < Exact::hundred() {
            findings
                .report(
                    paper.place(&one.target.span),
                    format!(
                        "with {count} cases in a window, {} allows no miss at all: the first miss is allowed from {needed} cases",
                        one.target.printed()
                    ),
                    "judge a longer window, or say how many misses a window may have",
                )
                .related
                .push((paper.place(&span), "the expected number".into()));
        }
    }
}
