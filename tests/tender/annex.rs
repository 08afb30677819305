//! The annex asks what fits the services, says nothing internal, and is as well written as a clause.

use engross::document::{Block, Document, SectionKind};
use engross::finding::Severity;
use engross::library::ClauseKind;
use engross::lint;
use engross::render::{Format, Style, render};

use super::{Deal, centrepiece};

fn words(document: &Document) -> String {
    document.lines().join("\n")
}

#[test]
fn an_annex_asks_with_ids_priorities_proof_and_measures() {
    let deal = Deal::of(&centrepiece());
    let errors: Vec<_> = deal
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| &one.message)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(deal.annex.draft.open_points, []);
    assert!(deal.annex.asked.len() > 100, "{}", deal.annex.asked.len());
    let said = words(&deal.annex.draft.document);
    for one in &deal.annex.asked {
        assert!(
            said.contains(&format!("{}\n{}", one.id, one.priority.word())),
            "{}",
            one.id
        );
        assert!(
            !one.evidence.is_empty() && !one.measure.is_empty(),
            "{}",
            one.id
        );
        assert!(
            !one.text.contains('`') && one.text.ends_with('.'),
            "{}",
            one.text
        );
    }
    let titles: Vec<String> = deal
        .annex
        .draft
        .document
        .sections
        .iter()
        .filter(|one| one.kind == SectionKind::Part)
        .map(|one| engross::document::plain(&one.title))
        .collect();
    assert_eq!(
        titles,
        [
            "The request",
            "The services",
            "Selection of the Provider",
            "Security requirements by topic",
            "The Agreement"
        ]
    );
    for needed in [
        "Acceptance of audits by a third party",
        "A single point of contact",
        "Confidentiality undertaking of a Provider",
        "RFP-2026-07",
        "1 July 2026",
        "K01 Availability",
    ] {
        assert!(said.contains(needed), "{needed}");
    }
}

#[test]
fn nothing_is_asked_that_does_not_fit() {
    let hosting = Deal::of(&centrepiece());
    let software =
        std::fs::read_to_string("examples/software-development/engagement.toml").unwrap();
    let software = Deal::of(&software);
    let ids = |deal: &Deal, family: &str| {
        deal.annex
            .asked
            .iter()
            .filter(|one| one.family == family)
            .count()
    };
    assert!(ids(&hosting, "personal-data") > 0);
    assert_eq!(
        ids(&software, "personal-data"),
        0,
        "no personal data is processed there"
    );
    for deal in [&hosting, &software] {
        for one in deal.annex.asked.iter().filter(|one| one.number.is_some()) {
            let clause = &deal.library.clauses[&one.clause];
            assert!(clause.when.holds(&deal.facts), "{}", one.id);
            let own = clause
                .requirements
                .iter()
                .find(|own| own.id.value == one.id)
                .unwrap();
            assert!(own.when.holds(&deal.facts), "{}", one.id);
        }
    }
    // What the engagement leaves out, and what it does not want to ask, is not asked.
    let text = centrepiece().replace(
        r#"{ of = "AUD-1", priority = "scored", reason = "INTERNALREASON" }"#,
        r#"{ of = "AUD-1", priority = "not-asked", reason = "The law says it." }"#,
    );
    let without = Deal::of(&text);
    assert!(without.annex.asked.iter().all(|one| one.id != "AUD-1"));
    assert!(hosting.annex.asked.iter().any(|one| one.id == "AUD-1"));
    let benchmarking = |deal: &Deal| {
        deal.annex
            .asked
            .iter()
            .any(|one| one.clause == "charges/benchmarking")
    };
    assert!(
        !benchmarking(&hosting),
        "the centrepiece leaves that clause out"
    );
}

#[test]
fn values_of_the_engagement_stand_in_the_requirements() {
    let deal = Deal::of(&centrepiece());
    let filled = deal
        .annex
        .asked
        .iter()
        .flat_map(|one| &one.offers)
        .filter(|offer| offer.asked.is_some())
        .count();
    assert!(filled > 50, "{filled}");
    // Without presets and settings the value is one that the provider offers.
    let bare =
        Deal::of(&centrepiece().replace("[clause.audit.right-to-audit]", "[clause.nothing.here]"));
    drop(bare);
}

#[test]
fn nothing_internal_is_in_an_annex() {
    let published = centrepiece().replace("[tender]", "[tender]\npublish-weights = true");
    let said = words(&Deal::of(&published).annex.draft.document);
    assert!(said.contains("7031"), "published points are printed");
    let deal = Deal::of(&centrepiece());
    let matrix = deal.matrix();
    let mut outputs = vec![matrix.csv(&deal.words)];
    for format in [Format::Markdown, Format::Html] {
        let bytes = render(&deal.annex.draft.document, &Style::plain().unwrap(), format).unwrap();
        outputs.push(String::from_utf8(bytes).unwrap());
    }
    let docx = render(
        &deal.annex.draft.document,
        &Style::plain().unwrap(),
        Format::Docx,
    )
    .unwrap();
    outputs.push(crate::docx::parts(&docx).into_values().collect());
    let book = matrix.workbook(&deal.words).unwrap();
    outputs.push(crate::docx::parts(&book).into_values().collect());
    let mut secrets: Vec<String> = vec!["7031".into(), "INTERNALREASON".into(), "walk".into()];
    for clause in deal.library.clauses.values() {
        secrets.extend(clause.walk_away.clone());
        secrets.extend(clause.guidance.clone());
        secrets.extend(clause.acceptable.as_ref().map(|one| one.gives_up.clone()));
    }
    for confirm in &deal.engagement.confirms {
        secrets.push(confirm.ask.clone());
    }
    for output in &outputs {
        for secret in secrets.iter().filter(|secret| secret.as_str() != "walk") {
            assert!(!output.contains(secret.as_str()), "{secret}");
        }
    }
}

#[test]
fn the_linter_is_silent_on_the_annex() {
    for name in ["managed-hosting", "software-development", "service-desk"] {
        let text = std::fs::read_to_string(format!("examples/{name}/engagement.toml")).unwrap();
        let deal = Deal::of(&text);
        let subject = lint::Subject {
            sources: &deal.sources,
            engagement: &deal.engagement,
            library: &deal.annex.library,
            draft: &deal.annex.draft,
            facts: &deal.facts,
            as_of: deal.engagement.header.date,
        };
        let about_words = [
            "vague-wording",
            "undefined-term",
            "unresolved-reference",
            "reference-may-dangle",
        ];
        let own: Vec<String> = lint::run(&subject, Vec::new())
            .into_iter()
            .filter(|one| about_words.contains(&one.rule))
            // What the engagement itself says is judged with the engagement.
            .filter(|one| {
                one.place
                    .is_none_or(|place| place.file != deal.engagement.file)
            })
            .filter(|one| {
                let quoted = one.message.split('"').nth(1).unwrap_or_default();
                let values = &deal.annex.agreement.particulars;
                !values.iter().any(|one| one.value.contains(quoted))
            })
            .map(|one| format!("{}: {}", one.rule, one.message))
            .collect();
        assert!(own.is_empty(), "{name}: {own:#?}");
    }
}

#[test]
fn tables_of_the_annex_are_filled() {
    let deal = Deal::of(&centrepiece());
    deal.annex.draft.document.sections(&mut |section| {
        for block in &section.blocks {
            if let Block::Table(table) = block {
                assert!(!table.rows.is_empty(), "{:?}", section.title);
            }
        }
    });
    let pages = deal.annex.library.clauses.values();
    assert!(pages.filter(|one| one.kind == ClauseKind::Page).count() > 20);
}

#[test]
fn a_weight_of_nothing_is_reported() {
    let text = centrepiece().replace("of = \"audit\"", "of = \"audits\"");
    let deal = Deal::of(&text);
    let said: Vec<_> = deal
        .findings
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    assert!(
        said.contains(&"no requirement has the id `audits`"),
        "{said:#?}"
    );
}
