use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, Levels, Rule};
use crate::measure::{Exact, Quantity};
use crate::service_levels::{BandEnd, BandRow, Target};
use crate::sla::Comparator;
use crate::source::{Located, Place};

pub(crate) const RULE: Rule = Rule {
    name: "bands-do-not-fit",
    group: Group::Consistency,
    severity: Severity::Error,
    guide: include_str!("bands_do_not_fit.md"),
    check: Check::Levels(check),
};

fn check(levels: &Levels<'_>, findings: &mut Findings) {
    for target in &levels.targets {
        let target = &target.value;
        let Some(scheme) = levels
            .scheme_of(target)
            .filter(|own| !levels.is_short(own.place))
        else {
            continue;
        };
        let rows = rows(&scheme.value.bands, target);
        if rows.len() == scheme.value.bands.len() && !rows.is_empty() {
            fits(&scheme.value.id, target, &rows, findings);
        }
    }
}

/// One band, seen from good to bad: where it begins, where it ends.
struct Row<'a> {
    better: End<'a>,
    worse: End<'a>,
    place: Place,
}

/// One edge: nothing for an end that has none.
struct End<'a>(Option<&'a Quantity>);

impl End<'_> {
    fn at(&self) -> Option<Exact> {
        self.0.map(Quantity::magnitude)
    }

    fn words(&self) -> String {
        self.0
            .map_or_else(|| "any amount".to_owned(), ToString::to_string)
    }
}

/// The complete bands in the unit of the target, best first.
fn rows<'a>(bands: &'a [Located<BandRow>], target: &Target) -> Vec<Row<'a>> {
    let Some((promised, comparator)) = target.value.as_ref().zip(target.comparator.as_ref()) else {
        return Vec::new();
    };
    let mut rows: Vec<Row<'_>> = bands
        .iter()
        .filter_map(|band| {
            let (from, to) = (band.value.from.as_ref()?, band.value.to.as_ref()?);
            let from = End(Some(&from.value));
            let to = match &to.value {
                BandEnd::At(amount) => End(Some(amount)),
                BandEnd::Open => End(None),
            };
            let same = |end: &End<'_>| {
                end.0
                    .is_none_or(|amount| amount.dimension() == promised.value.dimension())
            };
            let fits = same(&from) && same(&to);
            let (better, worse) = match comparator.value {
                Comparator::AtLeast => (to, from),
                Comparator::AtMost => (from, to),
            };
            fits.then_some(Row {
                better,
                worse,
                place: band.place,
            })
        })
        .collect();
    rows.sort_by_key(|row| row.better.at());
    if comparator.value == Comparator::AtLeast {
        rows.reverse();
    }
    rows
}

fn fits(scheme: &str, target: &Target, rows: &[Row<'_>], findings: &mut Findings) {
    let (Some(promised), Some(comparator)) = (&target.value, &target.comparator) else {
        return;
    };
    let at_least = comparator.value == Comparator::AtLeast;
    if let Some(first) = rows
        .first()
        .filter(|row| row.better.at() != Some(promised.value.magnitude()))
    {
        findings.report(
            first.place,
            format!(
                "the best band of credit scheme `{scheme}` begins at {}, but target `{}` promises {}",
                first.better.words(),
                target.id,
                promised.value
            ),
            format!("begin at {}: every miss has its credit, and nothing else has", promised.value),
        );
    }
    for pair in rows.windows(2) {
        let [one, next] = pair else { continue };
        let (Some(ends), Some(begins)) = (one.worse.at(), next.better.at()) else {
            continue;
        };
        if ends == begins {
            continue;
        }
        let overlap = (ends < begins) == at_least;
        let (what, help) = if overlap {
            (
                "overlap",
                "let each band begin where the one before it ends",
            )
        } else {
            (
                "leave a gap",
                "let each band begin where the one before it ends; bands hold all results between, however many decimals",
            )
        };
        findings.report(
            next.place,
            format!(
                "bands of credit scheme `{scheme}` {what} between {} and {}",
                one.worse.words(),
                next.better.words()
            ),
            help,
        );
    }
    let ends_well = |row: &Row<'_>| match (at_least, &row.worse.0) {
        (true, end) => end.is_some_and(|end| end.magnitude().is_zero()),
        (false, Some(Quantity::Percentage(end))) => *end.percent() == Exact::hundred(),
        (false, end) => end.is_none(),
    };
    if let Some(last) = rows.last().filter(|row| !ends_well(row)) {
        findings.report(
            last.place,
            format!(
                "the worst band of credit scheme `{scheme}` ends at {}: what is worse costs nothing",
                last.worse.words()
            ),
            if at_least { "end at 0" } else { "write to = \"inf\"" },
        );
    }
}
