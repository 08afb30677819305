//! The 91 consistency rules of the service-level model: each is silent on the worked example and
//! reports the change that breaks it, at its place and with the numbers in it.

mod edit;

use std::collections::BTreeSet;

use engross::assembly;
use engross::assembly::Draft;
use engross::condition::Facts;
use engross::engagement;
use engross::finding::{Finding, Group, Severity};
use engross::library;
use engross::library::Library;
use engross::lint;
use engross::lint::Subject;
use engross::source::Sources;
use engross::template;
use engross::template::{Outline, Tables};
use serde::Deserialize;

use edit::Files;

const RULES: &str = include_str!("model_rules/rules.toml");
const EXAMPLE: &str = include_str!("../examples/managed-hosting/engagement.toml");

#[derive(Deserialize)]
struct Table {
    rule: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Number in the model.
    id: String,
    /// Name of the fault here.
    fault: String,
    /// `warning` where the rule weighs this change less than usual.
    level: Option<String>,
    change: Vec<Change>,
    /// Record or key that the finding is about, if it is not the changed one.
    at: Option<String>,
    /// The message.
    says: String,
    /// Faults that follow from the same change.
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    set: Option<String>,
    to: Option<String>,
    drop: Option<String>,
    delete: Option<String>,
    add: Option<String>,
}

impl Case {
    fn changed(&self, files: &Files) -> Files {
        let mut files = files.clone();
        for change in &self.change {
            if let Some(path) = &change.set {
                files.set(path, change.to.as_deref().unwrap());
            }
            if let Some(path) = &change.drop {
                files.drop(path);
            }
            if let Some(record) = &change.delete {
                files.delete(record);
            }
            if let Some(text) = &change.add {
                files.add(text);
            }
        }
        files
    }

    /// Where the finding has to stand: a changed key, or the record of one that is gone.
    fn at(&self) -> &str {
        let first = &self.change[0];
        let record = |path: &'_ String| path.rsplit_once('.').unwrap().0.len();
        match (&self.at, &first.set, &first.drop) {
            (Some(at), ..) => at,
            (None, Some(path), _) => path,
            (None, None, Some(path)) => &path[..record(path)],
            _ => panic!("{} does not say where", self.id),
        }
    }
}

/// Everything that the changes leave as it is.
struct World {
    sources: Sources,
    library: Library,
    draft: Draft,
    facts: Facts,
}

impl World {
    fn new() -> Self {
        let mut sources = Sources::default();
        let (library, _) = library::load(&mut sources, &library::embedded());
        let file = sources.add("engagement.toml", EXAMPLE);
        let (engagement, _) =
            engagement::load(&mut sources, file, &template::preset, &template::presets());
        let (facts, _) = engagement::facts(&engagement, &library.facts);
        let outline = Outline::embedded("agreement").unwrap();
        let tables = Tables::embedded().unwrap();
        let (draft, _) = assembly::assemble(&engagement, &library, &outline, &tables, &facts, true);
        Self {
            sources,
            library,
            draft,
            facts,
        }
    }

    /// The same without the clauses, which say nothing about service levels but take their time.
    fn without_clauses(mut self) -> Self {
        self.library.clauses.clear();
        self
    }

    /// What is said about files, with the name of the file and the line; of what the library says
    /// about itself, nothing.
    fn found(&self, files: &Files) -> Vec<(Finding, String, usize)> {
        let mut sources = self.sources.clone();
        let file = sources.add("engagement.toml", files.text(0));
        let preset = |_: &str| Some(("preset.toml".to_owned(), files.text(1)));
        let (engagement, read) = engagement::load(&mut sources, file, &preset, &[]);
        let subject = Subject {
            sources: &sources,
            engagement: &engagement,
            library: &self.library,
            draft: &self.draft,
            facts: &self.facts,
            as_of: engagement.header.date,
        };
        let found = lint::run(&subject, read);
        let placed = found.into_iter().filter_map(|finding| {
            let place = finding.place?;
            let name = sources.file(place.file).name.clone();
            let line = sources.line_column(place).0;
            ["engagement.toml", "preset.toml"]
                .contains(&name.as_str())
                .then_some((finding, name, line))
        });
        placed.collect()
    }
}

fn files() -> Files {
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    let (_, preset) = template::preset("managed-hosting/1").unwrap();
    Files {
        files: vec![
            ("engagement.toml".to_owned(), lines(EXAMPLE)),
            ("preset.toml".to_owned(), lines(&preset)),
        ],
    }
}

#[test]
fn every_rule_of_the_model_has_a_change_that_breaks_it() {
    let cases = toml::from_str::<Table>(RULES).unwrap().rule;
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), 91);
    for case in &cases {
        assert!(
            lint::rule(&case.fault).is_some(),
            "{}: {}",
            case.id,
            case.fault
        );
    }
}

#[test]
fn every_change_is_reported_at_its_place_and_the_example_is_not() {
    let world = World::new();
    let files = files();
    let clean: Vec<String> = world
        .found(&files)
        .into_iter()
        .map(|(finding, name, line)| format!("{name}:{line}: {}", finding.message))
        .collect();
    assert!(clean.is_empty(), "{clean:#?}");
    let world = world.without_clauses();
    let settings: BTreeSet<String> = world
        .found(&files)
        .into_iter()
        .map(|(finding, ..)| finding.message)
        .collect();

    let mut wrong = Vec::new();
    for case in toml::from_str::<Table>(RULES).unwrap().rule {
        let changed = case.changed(&files);
        let mut found = world.found(&changed);
        found.retain(|(finding, ..)| !settings.contains(&finding.message));
        let names: BTreeSet<&str> = found.iter().map(|(finding, ..)| finding.rule).collect();
        let expected: BTreeSet<&str> = std::iter::once(&case.fault)
            .chain(&case.also)
            .map(String::as_str)
            .collect();
        let at = changed.lines(case.at());
        let placed = found.iter().find(|(finding, name, line)| {
            let here = at
                .iter()
                .any(|(file, lines)| file == name && lines.contains(&(line - 1)));
            finding.rule == case.fault
                && here
                && finding.message == case.says
                && finding.help.is_some()
        });
        let usual = lint::rule(&case.fault).unwrap().severity;
        let severity = if case.level.is_some() {
            Severity::Warning
        } else {
            usual
        };
        match placed {
            Some((finding, ..)) if names == expected && finding.severity == severity => {}
            _ => {
                let said: Vec<String> = found
                    .iter()
                    .map(|(finding, name, line)| {
                        format!("{name}:{line}: {}: {}", finding.rule, finding.message)
                    })
                    .collect();
                wrong.push(format!(
                    "{} {} at {at:?}\nnames {names:?}\n{}",
                    case.id,
                    case.fault,
                    said.join("\n")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What people get wrong in a first draft, all at once: each mistake is placed and says what to write.
#[test]
fn all_bad_input_is_reported_in_one_run() {
    let world = World::new().without_clauses();
    let mut files = files();
    let mistakes = [
        (
            "target.k01.value",
            "99.9",
            "float-quantity",
            "write it as a string with its unit, such as `\"99.9%\"`",
        ),
        (
            "severity.p1.restore",
            "\"4 m\"",
            "ambiguous-unit",
            "minutes are `min`",
        ),
        (
            "severity.p3.restore",
            "\"1 to 3 days\"",
            "range-for-value",
            "write the amount that decides",
        ),
        (
            "target.k10.comparator",
            "\">\"",
            "strict-comparator",
            "write \">=\" where more is better",
        ),
        (
            "calendar.office.timezone",
            "\"CST\"",
            "unknown-zone",
            "does not say when clocks change",
        ),
        (
            "target.k03.metric",
            "\"m-error\"",
            "dangling-id",
            "did you mean `m-errors`?",
        ),
        (
            "target.k04.window",
            "\"each month\"",
            "wrong-value",
            "calendar-month",
        ),
        (
            "credit-scheme.cr-answer.bands",
            "[{ from = \"80%\", to = \"85%\", credit = \"4%\" }, { from = \"0%\", to = \"79.9%\", credit = \"10%\" }]",
            "bands-do-not-fit",
            "let each band begin where the one before it ends",
        ),
        (
            "data-source.access-log.fallback",
            "\"probe\"",
            "circular-chain",
            "let the last one have no `fallback`",
        ),
        (
            "party.provider.name",
            "\"a\\u0000b\"",
            "hidden-character",
            "",
        ),
    ];
    for (path, value, ..) in mistakes {
        files.set(path, value);
    }
    let found = world.found(&files);
    for (path, _, fault, help) in mistakes {
        let lines = files.lines(path);
        let placed = found.iter().any(|(finding, name, line)| {
            finding.rule == fault
                && finding
                    .help
                    .as_deref()
                    .is_some_and(|own| own.contains(help))
                && (fault == "circular-chain"
                    || lines
                        .iter()
                        .any(|(file, lines)| file == name && lines.contains(&(line - 1))))
        });
        let said: Vec<_> = found
            .iter()
            .filter(|(finding, ..)| finding.rule == fault)
            .collect();
        assert!(placed, "{path}: {fault} at {lines:?}: {said:#?}");
    }
}

/// Each rule can be waived by its name and the id of the record it speaks about.
#[test]
fn a_waiver_silences_a_rule_of_the_model() {
    let world = World::new().without_clauses();
    let cases = toml::from_str::<Table>(RULES).unwrap().rule;
    for case in cases.iter().filter(|case| case.at().contains('.')) {
        let rule = lint::rule(&case.fault).unwrap();
        // What a reader had to leave out is not in the draft: there is nothing to accept.
        if rule.group == Group::Reading || case.fault == "dangling-id" {
            continue;
        }
        let mut files = case.changed(&files());
        let record: Vec<&str> = case.at().split('.').take(2).collect();
        let single = [
            "credits",
            "review",
            "measurement-dispute",
            "security",
            "arithmetic",
            "engagement",
        ];
        let about = if single.contains(&record[0]) || record[0] == "continuity" {
            record[0]
        } else {
            record[1]
        };
        files.add(&format!(
            "[[waiver]]\nrule = \"{}\"\nwhere = \"{about}\"\nreason = \"The parties agreed on it in their meeting of 3 May\"\napproved-by = \"CISO\"\nexpires = 2027-12-31",
            case.fault
        ));
        let found = world.found(&files);
        let waived = found.iter().any(|(finding, ..)| {
            finding.rule == case.fault
                && finding.severity == Severity::Note
                && finding.message == format!("{} (waived until 2027-12-31 by CISO)", case.says)
        });
        assert!(
            waived,
            "{} {} is not waived by `{about}`",
            case.id, case.fault
        );
    }
}
