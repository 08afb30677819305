//! The guide of each rule is its test: what it says is reported is reported, and nothing else.

use std::sync::LazyLock;

use engross::assembly;
use engross::engagement;
use engross::finding::{Finding, Severity};
use engross::library;
use engross::library::LibraryFile;
use engross::lint;
use engross::lint::{Judge, JudgedAs, Rule, Subject};
use engross::lock;
use engross::source::Sources;
use engross::template::{Outline, Tables};

const BASE: &str = include_str!("guides/base.toml");

/// The smallest library that shows every rule.
const LIBRARY: &[(&str, &str)] = &[
    ("terms.toml", include_str!("guides/library/terms.toml")),
    (
        "form/definitions.md",
        include_str!("guides/library/form/definitions.md"),
    ),
    (
        "scope/services.md",
        include_str!("guides/library/scope/services.md"),
    ),
    (
        "audit/right-to-audit.md",
        include_str!("guides/library/audit/right-to-audit.md"),
    ),
    ("exit/plan.md", include_str!("guides/library/exit/plan.md")),
    (
        "personal-data/transfers.md",
        include_str!("guides/library/personal-data/transfers.md"),
    ),
    (
        "schedules/services.md",
        include_str!("guides/library/schedules/services.md"),
    ),
];

/// What a snippet of a guide is.
#[derive(Debug, PartialEq)]
enum Kind {
    /// Laid over the base engagement.
    Over,
    /// A whole engagement.
    Alone,
    /// A file of the library.
    File(String),
    /// Somebody's paper.
    Paper(String),
}

/// Snippets that stand together, and the messages quoted after them.
#[derive(Debug, Default)]
struct Example {
    snippets: Vec<(Kind, String)>,
    expected: Vec<String>,
}

#[test]
fn the_base_of_the_guides_has_no_findings() {
    let found = findings(&Example::default());
    let said: Vec<_> = found.iter().map(|one| (one.rule, &one.message)).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn guides_hold() {
    let mut wrong = Vec::new();
    for rule in lint::RULES {
        let examples = examples(rule);
        let reported = examples
            .iter()
            .filter(|one| !one.expected.is_empty())
            .count();
        if reported == 0 || reported == examples.len() {
            wrong.push(format!(
                "{} needs a reported and an accepted example",
                rule.name
            ));
        }
        for example in &examples {
            let found: Vec<Finding> = findings(example)
                .into_iter()
                .filter(|finding| finding.rule == rule.name)
                .collect();
            let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
            if messages != example.expected {
                wrong.push(format!(
                    "{}: {:#?}\nreports {messages:#?}",
                    rule.name, example
                ));
            }
            wrong.extend(found.iter().filter_map(in_bad_form));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_waived_finding_is_a_note_until_its_last_day() {
    let contact = r#"
[[contact]]
id = "security"
party = "havenstad"
function = "Security officer"
channels = [{ kind = "phone", value = "+31 10 000 0004" }]
calendar = "always"
"#;
    let waived = |subject: &str, expires: &str| {
        let waiver = format!(
            "[[waiver]]\nrule = \"contact-without-deputy\"\nwhere = \"{subject}\"\n\
             reason = \"A deputy starts in May\"\napproved-by = \"CISO\"\nexpires = {expires}\n"
        );
        let example = Example {
            snippets: vec![(Kind::Over, format!("{contact}{waiver}"))],
            expected: Vec::new(),
        };
        findings(&example)
            .into_iter()
            .find(|finding| finding.rule == "contact-without-deputy")
            .unwrap()
    };
    // The base is assembled for 4 January 2027.
    for subject in ["security", "contact.security", "contact"] {
        let note = waived(subject, "2027-01-04");
        assert_eq!(note.severity, Severity::Note);
        assert_eq!(
            note.message,
            "contact `security` has no deputy (waived until 2027-01-04 by CISO)"
        );
        assert_eq!(
            note.help.as_deref(),
            Some("keep the reason true: A deputy starts in May")
        );
    }
    assert_eq!(waived("security", "2027-01-03").severity, Severity::Warning);
    assert_eq!(waived("operator", "2027-12-31").severity, Severity::Warning);
}

/// A message is one line in small letters without a full stop; help is there and is one line.
fn in_bad_form(finding: &Finding) -> Option<String> {
    let message = &finding.message;
    let bad = message.contains('\n')
        || message.ends_with('.')
        || message.starts_with(|first: char| first.is_uppercase())
        || finding.help.as_ref().is_none_or(|help| {
            help.contains('\n')
                || help.ends_with('.')
                || help.starts_with(|first: char| first.is_uppercase())
                    && !help.starts_with("Working ")
        });
    bad.then(|| format!("{}: {message:?} with help {:?}", finding.rule, finding.help))
}

/// What the program says about an example, by the steps the program takes.
fn findings(example: &Example) -> Vec<Finding> {
    if let Some((Kind::Paper(path), text)) = example.snippets.first() {
        return of_paper(path, text);
    }
    let mut sources = Sources::default();
    let text = match example
        .snippets
        .iter()
        .find(|(kind, _)| !matches!(kind, Kind::File(_)))
    {
        Some((Kind::Over, text)) if !text.contains("preset =") => {
            format!("preset = [\"base/1\"]\n{text}")
        }
        Some((_, text)) => text.clone(),
        None => "preset = [\"base/1\"]\n".to_owned(),
    };
    let file = sources.add("engagement.toml", text);
    let preset = |name: &str| (name == "base/1").then(|| ("base.toml".to_owned(), BASE.to_owned()));
    let (engagement, mut found) =
        engagement::load(&mut sources, file, &preset, &["base/1".to_owned()]);
    let pinned = example
        .snippets
        .iter()
        .find(|(kind, _)| *kind == Kind::File(lock::NAME.to_owned()));
    let (library, wrong) = library::load(&mut sources, &library_files(example));
    found.extend(wrong);
    if let Some((_, text)) = pinned {
        let file = sources.add(lock::NAME, text.clone());
        let (lock, wrong) = lock::read(file, text);
        found.extend(wrong);
        found.extend(lock::outdated(&lock, &library));
    }
    let duties = lint::silent_duties(&library).into_iter();
    let terms = lint::unknown_terms(&library).into_iter();
    let dangling = lint::dangling_terms(&library).into_iter();
    found.extend(
        duties
            .chain(terms)
            .chain(dangling)
            .filter(|one| one.message.contains("audit/example")),
    );
    found.extend(lint::topic_signs(
        &mut sources,
        &library_files(example),
        &library,
    ));
    if example
        .snippets
        .iter()
        .any(|(_, text)| text.contains("EX-1"))
    {
        found.extend(lint::uncarried(&library, &lint::evidence(&|_, _| false)));
        found.retain(|one| one.rule != "uncarried-requirement" || one.message.contains("EX-1"));
    }
    found.extend(library::check(&library));
    let (facts, wrong) = engagement::facts(&engagement, &library.facts);
    found.extend(wrong);
    let outline: Outline = toml::from_str(include_str!("guides/document.toml")).unwrap();
    let outline = known(outline, &library);
    let (draft, wrong) =
        assembly::assemble(&engagement, &library, &outline, tables(), &facts, true);
    found.extend(wrong);
    let subject = Subject {
        sources: &sources,
        engagement: &engagement,
        library: &library,
        draft: &draft,
        facts: &facts,
        as_of: jiff::civil::date(2027, 1, 4),
    };
    lint::run(&subject, found)
}

/// What the program says about somebody's paper.
fn of_paper(path: &str, text: &str) -> Vec<Finding> {
    static TOPICS: LazyLock<library::Topics> = LazyLock::new(library::Topics::embedded);
    static JUDGE: LazyLock<Judge<'static>> = LazyLock::new(|| Judge::new(&TOPICS));
    let judged_as = JudgedAs {
        as_of: jiff::civil::date(2027, 1, 4),
        ..JudgedAs::default()
    };
    JUDGE.judge(path, text.as_bytes(), &judged_as).findings
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::embedded().unwrap());
    &TABLES
}

/// The outline without the clauses that only some examples have.
fn known(mut outline: Outline, library: &library::Library) -> Outline {
    for part in &mut outline.parts {
        part.clauses.retain(|id| library.clauses.contains_key(id));
    }
    outline
}

/// Facts, families and a framework as they are, with the small library and the example's files.
fn library_files(example: &Example) -> Vec<LibraryFile> {
    let file = |path: &str, text: &str| LibraryFile {
        path: path.to_owned(),
        name: format!("library/{path}"),
        text: text.to_owned(),
    };
    let mut files: Vec<LibraryFile> = library::embedded()
        .into_iter()
        .filter(|file| {
            ["facts.toml", "families.toml", "frameworks/gdpr.toml"].contains(&file.path.as_str())
        })
        .collect();
    files.extend(LIBRARY.iter().map(|(path, text)| file(path, text)));
    let over = example
        .snippets
        .iter()
        .filter_map(|(kind, text)| match kind {
            Kind::File(path) => Some(file(path, text)),
            _ => None,
        })
        .collect();
    library::overlay(files, over)
}

/// Reads the fences of a guide. Fences without words between them stand together.
fn examples(rule: &Rule) -> Vec<Example> {
    let guide = rule.guide;
    let mut examples: Vec<Example> = Vec::new();
    let mut fence: Option<(&str, Kind, String)> = None;
    let mut fresh = true;
    for line in guide.lines() {
        if let Some((ticks, kind, mut text)) = fence.take() {
            if line == ticks {
                if fresh {
                    examples.push(Example::default());
                }
                fresh = false;
                examples
                    .last_mut()
                    .unwrap()
                    .snippets
                    .push((kind, repeated(&text)));
            } else {
                text.push_str(line);
                text.push('\n');
                fence = Some((ticks, kind, text));
            }
        } else if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let ticks = &line[..line.len() - info.len()];
            fence = Some((ticks, kind(info, rule), String::new()));
        } else if let Some(message) = line.strip_prefix("> ") {
            examples
                .last_mut()
                .unwrap()
                .expected
                .push(message.to_owned());
            fresh = true;
        } else if !line.trim().is_empty() {
            fresh = true;
        }
    }
    assert!(fence.is_none(), "a fence is not closed");
    examples
}

/// Writes out `"word ×3"` as `"wordwordword"`, for values too long to print.
fn repeated(text: &str) -> String {
    let Some((before, after)) = text.split_once(" ×") else {
        return text.to_owned();
    };
    let (times, after) = after.split_once('"').unwrap();
    let (before, word) = before.rsplit_once('"').unwrap();
    format!("{before}\"{}\"{after}", word.repeat(times.parse().unwrap()))
}

/// A block of Markdown is somebody's paper where the rule reads papers, else a clause.
fn kind(info: &str, rule: &Rule) -> Kind {
    match info.split_once(' ') {
        None if info == "markdown"
            && rule.check.reads_papers()
            && !rule.check.reads_libraries() =>
        {
            Kind::Paper("paper.md".to_owned())
        }
        Some(("paper", path)) => Kind::Paper(path.to_owned()),
        None if info == "toml" => Kind::Over,
        Some(("toml", "alone")) => Kind::Alone,
        None => Kind::File("audit/example.md".to_owned()),
        Some((_, path)) => Kind::File(path.to_owned()),
    }
}
