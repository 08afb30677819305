use crate::finding::{Group, Severity};
use crate::lint::levels::{longer, times};
use crate::lint::{Check, Findings, Levels, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "severities-out-of-order",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("severities_out_of_order.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    let mut ranked: Vec<_> = levels
        .severities
        .iter()
        .map(|severity| &severity.value)
        .collect();
    ranked.sort_by_key(|severity| severity.rank.as_ref().map(|rank| rank.value));
    for (at, milder) in ranked.iter().enumerate() {
        for (key, time, place) in times(milder) {
            let worse = ranked.iter().take(at).find_map(|worse| {
                let (_, own, _) = times(worse).into_iter().find(|(other, ..)| *other == key)?;
                longer(own, time).then_some((worse.id.as_str(), own))
            });
            if let Some((id, own)) = worse {
                findings.report(
                    place,
                    format!(
                        "`{key}` of severity `{}` is {time}, shorter than the {own} of the worse severity `{id}`",
                        milder.id
                    ),
                    "give the worse severity the shorter time",
                );
            }
        }
    }
}
