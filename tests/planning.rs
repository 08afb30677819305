//! Forms, planning documents and the brief: each is made from every engagement and without any,
//! says the same in every format, and stays on its own side of the table.

use engross::assembly::{self, assemble};
use engross::document::{Block, Document};
use engross::engagement::{self, Engagement};
use engross::finding::Severity;
use engross::library::{self, Clause, Library};
use engross::planning::{self, Deal};
use engross::source::Sources;
use engross::template::{self, Outline, Tables};
use std::path::Path;

/// An engagement with all that papers are made from.
struct Made {
    library: Library,
    engagement: Engagement,
    outline: Outline,
    tables: Tables,
    draft: assembly::Draft,
}

impl Made {
    fn of(text: &str) -> Self {
        let mut sources = Sources::default();
        let file = sources.add("engagement.toml", text);
        let (library, _) = library::load(&mut sources, &library::embedded());
        let (engagement, _) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        let (facts, _) = engagement::facts(&engagement, &library.facts);
        let outline = Outline::embedded("agreement").unwrap();
        let tables = Tables::embedded().unwrap();
        let (draft, _) = assemble(&engagement, &library, &outline, &tables, &facts, false);
        Self {
            library,
            engagement,
            outline,
            tables,
            draft,
        }
    }

    fn deal(&self) -> Deal<'_> {
        Deal {
            engagement: &self.engagement,
            library: &self.library,
            outline: &self.outline,
            tables: &self.tables,
            draft: &self.draft,
        }
    }

    fn texts(&self) -> impl Iterator<Item = &Clause> {
        let library = &self.library;
        library
            .schedules()
            .chain(library.forms())
            .chain(library.plans())
    }
}

fn centrepiece() -> String {
    std::fs::read_to_string("examples/managed-hosting/engagement.toml").unwrap()
}

fn engagements() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = template::scaffolds()
        .into_iter()
        .map(|name| {
            let text = template::text(&format!("engagements/{name}.toml")).unwrap();
            (name, text.to_owned())
        })
        .collect();
    for entry in std::fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path().join("engagement.toml");
        if Path::new(&path).exists() {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
    assert!(found.len() >= 7);
    found
}

#[test]
fn every_paper_is_made_from_every_engagement() {
    for (name, text) in engagements() {
        let made = Made::of(&text);
        for text in made.texts() {
            let (document, findings) = made.deal().paper(text);
            assert!(findings.is_empty(), "{name}: {}: {findings:?}", text.id);
            assert_sound(&document, &format!("{name}: {}", text.id));
            assert_eq!(document.meta.title, text.title.value);
            assert_eq!(
                document.meta.internal,
                text.folder() == "planning",
                "{}",
                text.id
            );
        }
        let (brief, findings) = planning::brief(&made.deal(), "Negotiation brief", &[]);
        assert!(findings.is_empty(), "{name}: the brief: {findings:?}");
        assert_sound(&brief, &format!("{name}: the brief"));
        assert!(brief.meta.internal);
    }
}

#[test]
fn every_paper_is_made_without_any_engagement() {
    let made = Made::of("");
    for text in made.texts() {
        let (document, findings) = made.deal().blank(text);
        let errors = findings
            .iter()
            .filter(|one| one.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{}: {findings:?}", text.id);
        assert_sound(&document, &text.id);
        for line in document.lines() {
            assert!(
                !line.contains(": open point")
                    && !line.contains("clause 1")
                    && !line.contains("{{"),
                "{}: {line}",
                text.id
            );
        }
    }
}

/// Something to read, or to fill in, and no reference to what is not there.
fn assert_sound(document: &Document, what: &str) {
    assert!(document.lines().len() > 2, "{what} is nearly empty");
    let mut tables = 0;
    document.sections(&mut |section| {
        for block in &section.blocks {
            if let Block::Table(table) = block {
                tables += 1;
                for row in &table.rows {
                    assert_eq!(row.len(), table.columns.len(), "{what}: a row is torn");
                }
            }
        }
    });
    assert!(
        !document
            .lines()
            .iter()
            .any(|line| line.contains("left out: open point")),
        "{what} asks for what it should leave room for"
    );
}

/// The papers whose words every format must say (see `tests/formats.rs`).
pub(crate) fn papers() -> Vec<(&'static str, Document)> {
    let made = Made::of(&centrepiece());
    let one = |id: &str| made.deal().paper(&made.library.clauses[id]).0;
    let nothing = Made::of("");
    let blank = |id: &str| nothing.deal().blank(&nothing.library.clauses[id]).0;
    vec![
        ("the risk assessment", one("planning/risk-assessment")),
        ("the checklist", one("planning/checklist")),
        ("the contacts by themselves", one("schedules/contacts")),
        (
            "the blank asset form",
            blank("schedules/asset-tracking-form"),
        ),
        ("the blank plan", blank("planning/outsourcing-plan")),
        (
            "the brief",
            planning::brief(&made.deal(), "Negotiation brief", &[]).0,
        ),
    ]
}

/// Each schedule of an engagement's draft, taken out of it.
pub(crate) fn schedules_alone(text: &str) -> Vec<(String, Document)> {
    let made = Made::of(text);
    made.library
        .schedules()
        // The values of the clauses are nothing without the clauses.
        .filter(|one| one.id != "schedules/particulars")
        .map(|one| (one.id.clone(), made.deal().paper(one).0))
        // What is no schedule of this deal has no number.
        .filter(|(_, document)| document.meta.kind.starts_with("Schedule "))
        .collect()
}

#[test]
fn a_schedule_by_itself_has_the_numbers_of_the_agreement() {
    let made = Made::of(&centrepiece());
    let (document, _) = made
        .deal()
        .paper(&made.library.clauses["schedules/contacts"]);
    assert!(
        document.meta.kind.starts_with("Schedule 5 · "),
        "{}",
        document.meta.kind
    );
    let lines = document.lines().join("\n");
    assert!(
        lines.contains("Schedule 20 (Incident reporting procedure and form)"),
        "{lines}"
    );
}

#[test]
fn each_risk_of_the_example_is_answered_by_a_clause() {
    let made = Made::of(&centrepiece());
    let (document, _) = made
        .deal()
        .paper(&made.library.clauses["planning/risk-assessment"]);
    let lines = document.lines();
    assert!(
        !lines.iter().any(|line| line == "nothing: decide"),
        "a risk without an answer"
    );
    // A requirement, and the clause that carries it.
    assert!(lines.iter().any(|line| line.contains("CSM-B5-1")));
    assert!(
        lines
            .iter()
            .any(|line| line.contains("Contingency for provider failure"))
    );
}

#[test]
fn a_rating_of_the_engagement_is_printed_and_multiplied() {
    let text = strip(&centrepiece(), &["risk"])
        + "\n[[risk]]\nid = \"lock-in\"\nlikelihood = \"medium\"\nimpact = \"very-high\"\nowner = \"OWNERMARK\"\n\
           [[risk]]\nid = \"own-one\"\nname = \"RISKMARK\"\nwhat = \"WHATMARK\"\n";
    let made = Made::of(&text);
    let (document, _) = made
        .deal()
        .paper(&made.library.clauses["planning/risk-assessment"]);
    let lines = document.lines();
    for wanted in [
        "3, medium",
        "5, very high",
        "15",
        "OWNERMARK",
        "RISKMARK",
        "WHATMARK",
    ] {
        assert!(lines.iter().any(|line| line == wanted), "{wanted}");
    }
}

/// Nothing that is planned, rated or conceded may stand in the agreement.
#[test]
fn nothing_planned_reaches_the_agreement() {
    let planned = "\n[plan]\nobjective = \"PLANMARK\"\nmotives = [\"PLANMARK\"]\nappetite = \"PLANMARK\"\nsponsor = \"PLANMARK\"\n\
        [[milestone]]\nname = \"PLANMARK\"\nowner = \"PLANMARK\"\n\
        [[team-member]]\nfunction = \"PLANMARK\"\nname = \"PLANMARK\"\n\
        [[risk]]\nid = \"lock-in\"\nmeasure = \"PLANMARK\"\nowner = \"PLANMARK\"\n\
        [[risk]]\nid = \"own-one\"\nname = \"PLANMARK\"\nwhat = \"PLANMARK\"\n";
    let text = strip(
        &centrepiece(),
        &["plan", "milestone", "team-member", "risk"],
    ) + planned;
    let made = Made::of(&text);
    let mut shown = 0;
    for plan in made.library.plans() {
        shown += usize::from(words(&made.deal().paper(plan).0).contains("PLANMARK"));
    }
    assert!(shown >= 2, "the plan shows what is planned");
    assert!(
        !words(&made.draft.document).contains("PLANMARK"),
        "in the clean copy"
    );
    assert!(!made.draft.document.meta.internal);
    for text in made.library.schedules().chain(made.library.forms()) {
        let (document, _) = made.deal().paper(text);
        assert!(!words(&document).contains("PLANMARK"), "in {}", text.id);
    }
    let (brief, _) = planning::brief(&made.deal(), "Negotiation brief", &[]);
    let walk_away = made.library.clauses["audit/right-to-audit"]
        .walk_away
        .clone()
        .unwrap();
    assert!(
        words(&brief).contains(walk_away.trim()),
        "the brief says where to stop"
    );
    assert!(!words(&made.draft.document).contains(walk_away.trim()));
}

fn words(document: &Document) -> String {
    document.lines().join("\n")
}

/// The text without some of its tables.
fn strip(text: &str, names: &[&str]) -> String {
    let mut kept = String::new();
    let mut is_dropped = false;
    for line in text.lines() {
        if line.starts_with('[') {
            let name = line.trim_matches(['[', ']']);
            is_dropped = names.contains(&name);
        }
        if !is_dropped {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_brief_is_about_what_is_asked_for() {
    let made = Made::of(&centrepiece());
    let only = ["audit".to_owned(), "exit/plan".to_owned()];
    let (brief, _) = planning::brief(&made.deal(), "Negotiation brief", &only);
    let mut ids = Vec::new();
    brief.sections(&mut |section| ids.extend(section.anchor.clone()));
    let ids: Vec<&str> = ids
        .iter()
        .map(|anchor| anchor.0.as_str())
        .filter(|id| !id.starts_with("part"))
        .collect();
    assert!(ids.contains(&"exit/plan") && ids.contains(&"audit/right-to-audit"));
    assert!(
        ids.iter()
            .all(|id| id.starts_with("audit/") || *id == "exit/plan"),
        "{ids:?}"
    );
}
