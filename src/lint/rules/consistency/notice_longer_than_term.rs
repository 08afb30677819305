use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::{Amount, Cue, Pattern, Sentence};

pub(crate) const RULE: Rule = Rule {
    name: "notice-longer-than-term",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("notice_longer_than_term.md"),
    check: Check::Prose(check),
};

static RENEWS: Pattern =
    Pattern::new("renew(?:s|ed|al)?|extend(?:s|ed)?|prolong(?:s|ed)?|rolls? over|continues?");
/// The time by which the agreement goes on, before its length.
static BY: Pattern = Pattern::whole(
    "(?:periods?|terms?|for|by) (?:(?:of|for|by|each|another|a further|further|additional|successive|consecutive|an additional|a|one|periods? of|terms? of) )*$",
);
static PERIOD: Pattern =
    Pattern::whole("^[ -](?:renewal |extension |successive )?(?:periods?|terms?)(?-u:\\b)");
static NOTICE: Pattern = Pattern::whole(
    "^[’']? ?(?:prior |advance |written |calendar )*(?:notice|before|prior to)(?-u:\\b)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Renew, Cue::Time]) {
        if sentence.amounts.len() < 2 || !paper.says(sentence, &RENEWS) {
            continue;
        }
        let period = sentence
            .amounts
            .iter()
            .find(|one| is_period(paper, sentence, one));
        let notice = sentence.amounts.iter().find(|one| {
            let rest = &paper.plain[one.span.end..sentence.span.end.max(one.span.end)];
            one.is_time() && NOTICE.is_in(rest)
        });
        let (Some(period), Some(notice)) = (period, notice) else {
            continue;
        };
        let longer = match (notice.about_days(), period.about_days()) {
            (Some(notice), Some(period)) => notice > period,
            _ => false,
        };
        if longer && period.span != notice.span {
            findings
                .report(
                    paper.place(&notice.span),
                    format!(
                        "the notice of {} is longer than the {} by which the agreement is renewed",
                        notice.printed(),
                        period.printed()
                    ),
                    "shorten the notice, or renew for longer: now nobody can leave at the end of the next period",
                )
                .related
                .push((paper.place(&period.span), "the time it is renewed for".into()));
        }
    }
}

fn is_period(paper: &PaperReading<'_>, sentence: &Sentence, one: &Amount) -> bool {
    const NEAR: usize = 60;
    let before = paper.before_in(sentence, one.span.start, NEAR);
    let after = &paper.plain[one.span.end..sentence.span.end.max(one.span.end)];
    one.is_time() && !NOTICE.is_in(after) && (BY.is_in(before) || PERIOD.is_in(after))
}
