//! The annex asks what fits the services, says nothing internal, and is as well written as a clause.

use engross::condition::{Condition, implies, parse};
use engross::document::{Block, Document, SectionKind};
use engross::finding::Severity;
use engross::library::{self, ClauseKind, Library, Run};
use engross::lint;
use engross::render::{Format, Style, render};
use engross::source::Sources;

use super::{Deal, centrepiece};

fn words(document: &Document) -> String {
    document.lines().join("\n")
}

fn library() -> Library {
    library::load(&mut Sources::default(), &library::embedded()).0
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
                .find(|own| own.id.value == one.common_id())
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
    let planted = centrepiece().replace(
        "[tender]\nreference",
        "[tender]\npartly-earns = \"37.31%\"\nalternative-earns = \"41.73%\"\nreference",
    ) + r#"
[[approver]]
function = "PLANTEDBOARD"
name = "PLANTEDNAME"
when = ["always"]

[[waiver]]
rule = "no-bedding-in"
where = "review"
reason = "PLANTEDWAIVER"
approved-by = "PLANTEDAPPROVAL"
expires = 2027-01-01

[[agreed]]
requirement = "AUD-1"
clause = "audit/right-to-audit"
answer = "partly"
deviation = "PLANTEDDEVIATION"

[[confirm]]
what = "service.host.locations"
ask = "PLANTEDQUESTION?"
"#;
    let deal = Deal::of(&planted);
    let errors: Vec<_> = deal
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| &one.message)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let matrix = deal.matrix();
    let mut outputs = vec![matrix.csv(&deal.words)];
    #[cfg(feature = "pdf")]
    {
        let style = Style::plain().unwrap();
        let pdf = render(&deal.annex.draft.document, &style, Format::Pdf).unwrap();
        let file = engross::source::FileId::from_index(0);
        let paper = engross::import::read(file, "annex.pdf", &pdf).0.unwrap();
        assert!(paper.text.contains("AUD-1"), "the PDF is read");
        outputs.push(paper.text);
    }
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
    let plain = ["7031", "INTERNALREASON", "PLANTED", "37.31", "41.73"];
    let mut secrets: Vec<String> = plain.map(str::to_owned).into();
    for clause in deal.library.clauses.values() {
        secrets.extend(clause.walk_away.clone());
        secrets.extend(clause.guidance.clone());
        secrets.extend(clause.acceptable.as_ref().map(|one| one.gives_up.clone()));
    }
    secrets.extend(deal.engagement.confirms.iter().map(|one| one.ask.clone()));
    assert!(secrets.len() > 200, "{}", secrets.len());
    for output in &outputs {
        for secret in &secrets {
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

/// What a reader of the annex would be told: in each format, about each example, nothing.
#[test]
fn the_linter_is_silent_on_the_annex_as_somebody_elses_paper() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "tender",
        "managed-hosting",
        "software-development",
        "service-desk",
    ] {
        let engagement = std::fs::canonicalize(format!("examples/{name}/engagement.toml")).unwrap();
        let made = crate::cli::engross(
            folder.path(),
            &[
                "annex",
                engagement.to_str().unwrap(),
                "--format",
                "md,docx,html",
                "--output",
                name,
            ],
        );
        assert_eq!(made.code, 0, "{}", made.err);
        let judged = crate::cli::engross(folder.path(), &["lint", name, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&judged.out).unwrap();
        let files = report["files"].as_array().unwrap();
        assert_eq!(files.len(), 3, "{name}: each format is read");
        for file in files {
            let found = file["findings"].as_array().unwrap();
            assert!(found.is_empty(), "{name}: {found:#?}");
        }
    }
}

/// Words that only fit some services, each with the condition under which a requirement may use them.
const FITTING: [(&str, &str); 15] = [
    ("sub-contract", "subcontracting != prohibited"),
    ("personal data", "personal-data"),
    ("data subject", "personal-data"),
    ("customer premises", "on-site"),
    ("cloud", "services has cloud"),
    ("shared platform", "shared-platform"),
    (
        "deliverable",
        "deliverables or services has development or services has disaster-recovery",
    ),
    ("customer asset", "customer-assets"),
    ("key personnel", "key-personnel"),
    ("end user", "end-users"),
    ("transition team", "transition"),
    ("source code", "services has development"),
    ("benchmark", "benchmarking"),
    ("competent authority", "regulated"),
    ("global compact", "social-responsibility"),
];

/// Each requirement of the library, over all combinations of facts: if it says such a word, its
/// conditions imply that the word fits.
#[test]
fn no_requirement_speaks_of_what_the_facts_exclude() {
    let library = library();
    let holds = |given: &Condition, then: &Condition| implies(given, then, &library.facts);
    let mut wrong = Vec::new();
    let mut count = 0;
    for clause in library.clauses.values() {
        for one in &clause.requirements {
            count += 1;
            let mut said = one.measure.clone();
            for run in &one.text {
                if let Run::Words(words) = run {
                    said.push_str(&words.value);
                }
            }
            said.extend(one.evidence.iter().map(|proof| format!(" {}", proof.text)));
            let said = said.to_lowercase();
            let given = clause.when.clone().and(one.when.clone());
            for (word, when) in FITTING {
                let then = parse(when, &library.facts).unwrap();
                // The prohibition itself names what it prohibits.
                if said.contains(word) && one.id.value != "SUB-1" && !holds(&given, &then) {
                    wrong.push(format!("{} says `{word}` without {when}", one.id.value));
                }
            }
        }
    }
    assert!(count >= 163, "{count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
