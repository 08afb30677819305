use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "holidays-end-early",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("holidays_end_early.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let Some(end) = levels.end_of_term() else {
        return;
    };
    for set in &levels.holiday_sets {
        let holidays = &set.value;
        let used = levels.calendars.iter().any(|calendar| {
            let named = calendar.value.holidays.as_ref();
            named.is_some_and(|named| named.value == holidays.id)
        });
        if !used || holidays.extension.is_some() {
            continue;
        }
        let (place, last) = match &holidays.covers_to {
            Some(covers) if covers.value.tomorrow().is_ok_and(|next| next >= end) => continue,
            Some(covers) => (covers.place, format!("end on {}", covers.value)),
            None => (set.place, "have no last day".to_owned()),
        };
        findings.report(
            place,
            format!(
                "the holidays `{}` {last}, the first term before {end}, and nothing says how the list goes on",
                holidays.id
            ),
            "add extension = \"…\": who sends the next list, by when, and what binds if nobody does",
        );
    }
}
