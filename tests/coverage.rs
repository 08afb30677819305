//! Coverage: the library carries both guides whole, and no draft claims more than it prints.

mod reports;

use std::collections::{BTreeMap, BTreeSet};

use engross::assembly::{Carrier, Draft, assemble};
use engross::coverage::{self, Coverage, Judged, State};
use engross::document::{Block, plain};
use engross::engagement::{self, Engagement, Position};
use engross::library::{self, Library};
use engross::lint;
use engross::source::Sources;
use engross::template::{self, Outline, Tables};
use proptest::prelude::*;

const EXAMPLES: &[&str] = &["managed-hosting", "software-development", "service-desk"];

fn library() -> Library {
    let (library, findings) = library::load(&mut Sources::default(), &library::embedded());
    assert!(findings.is_empty());
    library
}

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("examples/{name}/engagement.toml")).unwrap()
}

/// Drafts the clean copy of an engagement.
fn clean(text: &str, library: &Library) -> (Engagement, Draft) {
    let mut sources = Sources::default();
    let file = sources.add("engagement.toml", text);
    let (engagement, _) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, _) = engagement::facts(&engagement, &library.facts);
    let outline = Outline::embedded("agreement").unwrap();
    let tables = Tables::embedded().unwrap();
    let (draft, _) = assemble(&engagement, library, &outline, &tables, &facts, false);
    (engagement, draft)
}

fn all_rules_silent() -> coverage::Evidence<'static> {
    lint::evidence(&|_, _| false)
}

fn of_framework<'a, 'b>(coverage: &'b Coverage<'a>, id: &str) -> &'b [Judged<'a>] {
    let of = coverage
        .frameworks
        .iter()
        .find(|of| of.framework.id == id)
        .unwrap();
    &of.requirements
}

/// What each kind of requirement of a guide has to be carried by.
fn fits(kind: &str, by: &str) -> bool {
    match kind {
        "lint" => by == "rule",
        "tender" => by == "requirement",
        "advice" => by == "guidance" || by == "planning",
        _ => by != "guidance" && by != "rule",
    }
}

/// Each requirement of both guides is carried by something of the kind that it asks for.
#[test]
fn both_guides_are_carried_whole() {
    let library = library();
    let evidence = all_rules_silent();
    let coverage = coverage::of_library(&library, &evidence);
    let mut counts = BTreeMap::new();
    let mut uncarried = BTreeSet::new();
    for guide in ["csm", "dk"] {
        for judged in of_framework(&coverage, guide) {
            let kind = judged.requirement.kind.as_deref().unwrap();
            *counts.entry(kind.to_owned()).or_insert(0) += 1;
            if !judged.by.iter().any(|by| fits(kind, by.kind)) {
                uncarried.insert(judged.requirement.id.as_str());
            }
        }
    }
    // The catalogue of both guides: 178 + 113 + 37 + 21 + 49 + 34.
    let expected = [
        ("advice", 34),
        ("clause", 178),
        ("lint", 49),
        ("schedule", 113),
        ("service-level", 37),
        ("tender", 21),
    ];
    let expected: BTreeMap<String, i32> = expected
        .map(|(kind, count)| (kind.to_owned(), count))
        .into();
    assert_eq!(counts, expected);
    assert_eq!(uncarried, BTreeSet::new());
}

/// Proved over all combinations of facts: whenever a requirement of a guide applies, something that
/// carries it is there.
#[test]
fn guides_are_carried_wherever_they_apply() {
    let library = library();
    let evidence = all_rules_silent();
    let coverage = coverage::of_library(&library, &evidence);
    let in_some_deals: Vec<(&str, &str)> = ["csm", "dk"]
        .into_iter()
        .flat_map(|guide| of_framework(&coverage, guide))
        .filter(|judged| judged.state == State::Carried && !judged.reason.is_empty())
        .filter(|judged| judged.requirement.kind.as_deref() != Some("tender"))
        .map(|judged| (judged.requirement.id.as_str(), judged.reason.as_str()))
        .collect();
    assert_eq!(in_some_deals, []);
}

/// What a law demands of the agreement itself is carried in every deal to which the law applies.
#[test]
fn critical_requirements_are_carried_wherever_they_apply() {
    let library = library();
    let evidence = all_rules_silent();
    let coverage = coverage::of_library(&library, &evidence);
    let mut found = Vec::new();
    for judged in coverage.frameworks.iter().flat_map(|of| &of.requirements) {
        let critical = judged.requirement.criticality == Some(library::Criticality::Critical);
        if critical && (judged.state != State::Carried || !judged.reason.is_empty()) {
            found.push((judged.requirement.id.as_str(), judged.reason.as_str()));
        }
    }
    assert_eq!(found, []);
}

#[test]
fn every_trace_of_a_rule_or_metric_names_a_requirement() {
    let library = library();
    for rule in lint::RULES {
        for id in rule.satisfies() {
            assert!(library.requirement(id).is_some(), "{}: {id}", rule.name);
        }
    }
    let kinds = engagement::fields().unwrap();
    let metric = kinds
        .records
        .iter()
        .find(|record| record.name == "metric")
        .unwrap();
    let kind = metric.keys.iter().find(|key| key.name == "kind").unwrap();
    for trace in &library.metrics {
        assert!(kind.values.contains(&trace.kind), "{}", trace.kind);
    }
}

/// The anchors of the clean copy, each with its number.
fn printed(draft: &Draft) -> BTreeMap<String, String> {
    let mut printed = BTreeMap::new();
    draft.document.sections(&mut |section| {
        if let (Some(anchor), Some(number)) = (&section.anchor, &section.number) {
            printed.insert(anchor.0.clone(), number.clone());
        }
    });
    draft.document.paragraphs(&mut |_, paragraph| {
        if let (Some(anchor), Some(label)) = (&paragraph.anchor, &paragraph.label) {
            printed.insert(anchor.0.clone(), label.full.clone());
        }
    });
    printed
}

/// Everything that coverage claims of the agreement stands in its clean copy, under the number
/// claimed, in a wording that has not given it up.
fn holds_to_the_clean_copy(text: &str, library: &Library) {
    let (engagement, draft) = clean(text, library);
    let printed = printed(&draft);
    for trace in &draft.traces {
        let id = match trace.kind {
            Carrier::ServiceLevel => "schedules/service-levels",
            _ => &trace.id,
        };
        let number = printed
            .get(id)
            .unwrap_or_else(|| panic!("{id} is not printed"));
        let last = trace.number.rsplit(", ").next().unwrap();
        assert_eq!(last, number, "{trace:?}");
        let clause = id.split('#').next().unwrap();
        let chosen = draft
            .chosen
            .iter()
            .find(|chosen| chosen.id == clause)
            .unwrap();
        let wording = &library.clauses[clause].acceptable;
        if let (Position::Acceptable, Some(wording)) = (chosen.position, wording) {
            let dropped = wording
                .drops
                .iter()
                .any(|drop| drop.value == trace.requirement);
            assert!(!dropped || trace.kind == Carrier::ServiceLevel, "{trace:?}");
        }
    }
    let evidence = all_rules_silent();
    let coverage = coverage::of_draft(&draft, library, &evidence);
    for of in &coverage.frameworks {
        for judged in &of.requirements {
            let applies = of.framework.when.holds(&draft.facts)
                && judged.requirement.when.holds(&draft.facts);
            assert_eq!(judged.state == State::Carried, !judged.by.is_empty());
            assert!(applies || judged.state == State::NotApplicable);
            assert_eq!(judged.state == State::Carried, judged.reason.is_empty());
        }
    }
    only_what_was_read_is_claimed(&engagement, &draft, library);
}

/// The schedule of the agreement lists what is carried, of frameworks the engagement names, and
/// only what was read in the instrument itself.
fn only_what_was_read_is_claimed(engagement: &Engagement, draft: &Draft, library: &Library) {
    let mut rows = Vec::new();
    draft.document.sections(&mut |section| {
        let own = section
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.0 == "schedules/coverage");
        for block in section.blocks.iter().filter(|_| own) {
            if let Block::Table(table) = block {
                rows.extend(
                    table
                        .rows
                        .iter()
                        .map(|row| (plain(&row[0]), plain(&row[2]))),
                );
            }
        }
    });
    let header = &engagement.header;
    assert_eq!(
        !rows.is_empty(),
        header.coverage_schedule && !header.regimes.is_empty()
    );
    for (source, places) in rows {
        assert!(!places.is_empty());
        let named = library
            .frameworks()
            .iter()
            .filter(|framework| engagement.header.regimes.contains(&framework.id));
        let claimed = named
            .flat_map(|framework| &framework.requirements)
            .any(|one| one.source == source && one.verified && one.when.holds(&draft.facts));
        assert!(claimed, "{source}");
    }
}

#[test]
fn examples_claim_only_what_they_print() {
    let library = library();
    for name in EXAMPLES {
        let text = example(name);
        holds_to_the_clean_copy(&text, &library);
        holds_to_the_clean_copy(&with_schedule(&text), &library);
    }
}

/// The engagement with the schedule of coverage.
fn with_schedule(text: &str) -> String {
    text.replacen(
        "[engagement]\n",
        "[engagement]\ncoverage-schedule = true\n",
        1,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// Whatever positions families take and whatever clauses are left out.
    #[test]
    fn any_choice_claims_only_what_it_prints(
        name in prop::sample::select(EXAMPLES),
        acceptable in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        left_out in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let library = library();
        let clauses: Vec<&String> = library
            .clauses()
            .map(|clause| &clause.id)
            .collect();
        let text = example(name);
        let mut settings = BTreeMap::new();
        for index in &acceptable {
            let id = *index.get(&clauses);
            if library.clauses[id].acceptable.is_some() {
                settings.insert(id, "position = \"acceptable\"");
            }
        }
        for index in &left_out {
            settings.insert(*index.get(&clauses), "omit = \"agreed elsewhere, as the file shows\"");
        }
        let mut text = with_schedule(&text);
        for (id, setting) in settings {
            let header = format!("[clause.{}]", id.replace('/', "."));
            if !text.contains(&header) {
                text = text + "\n" + &header + "\n" + setting + "\n";
            }
        }
        holds_to_the_clean_copy(&text, &library);
    }
}

#[test]
fn a_wording_that_gives_up_a_requirement_does_not_carry_it() {
    let library = library();
    let text = example("managed-hosting");
    let mut compared = 0;
    for clause in library
        .clauses()
        .filter(|clause| clause.acceptable.is_some())
    {
        let drops = &clause.acceptable.as_ref().unwrap().drops;
        let header = format!("[clause.{}]", clause.id.replace('/', "."));
        if drops.is_empty() || text.contains(&header) {
            continue;
        }
        let (_, draft) = clean(
            &format!("{text}\n{header}\nposition = \"acceptable\"\n"),
            &library,
        );
        for drop in drops {
            compared += 1;
            let own = |trace: &engross::assembly::Trace| {
                trace.requirement == drop.value && trace.id.split('#').next() == Some(&clause.id)
            };
            assert!(
                !draft.traces.iter().any(own),
                "{}: {}",
                clause.id,
                drop.value
            );
            let evidence = coverage::Evidence::default();
            let coverage = coverage::of_draft(&draft, &library, &evidence);
            let judged = coverage
                .frameworks
                .iter()
                .flat_map(|of| &of.requirements)
                .find(|judged| judged.requirement.id == drop.value)
                .unwrap();
            if judged.state == State::Missing && draft.chosen.iter().any(|one| one.id == clause.id)
            {
                let said = format!("the acceptable wording of `{}` drops it", clause.id);
                assert!(judged.reason.contains(&said), "{}", judged.reason);
            }
        }
    }
    assert!(compared >= 5, "{compared}");
}

#[test]
fn reasons_name_the_omission_and_the_fact() {
    let library = library();
    let text = example("managed-hosting")
        + "\n[clause.audit.who-may-audit]\nomit = \"The group audit agreement of 2025 names them.\"\n";
    let (_, draft) = clean(&text, &library);
    let evidence = lint::evidence(&|rule, requirement| {
        rule == "protection-left-out" && requirement == "DK-AUD-12"
    });
    let coverage = coverage::of_draft(&draft, &library, &evidence);
    let of = |framework: &str, id: &str| {
        of_framework(&coverage, framework)
            .iter()
            .find(|judged| judged.requirement.id == id)
            .map(|judged| (judged.state, judged.remark()))
            .unwrap()
    };
    assert_eq!(
        of("dk", "DK-AUD-12"),
        (
            State::Missing,
            "`audit/who-may-audit` is left out: The group audit agreement of 2025 names them.; \
             `engross lint` reports `protection-left-out`"
                .to_owned()
        )
    );
    assert_eq!(
        of("data-act", "DATAACT-23"),
        (
            State::NotApplicable,
            "only where `frameworks has data-act and services has cloud and eu-customer`: \
             `frameworks` is dora, gdpr, `services` is disaster-recovery, help-desk, hosting, \
             operations, security, `eu-customer` is true"
                .to_owned()
        )
    );
}
