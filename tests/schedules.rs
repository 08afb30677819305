//! Every schedule, form and plan that an outsourcing needs is in the library, where the list says.

use clap::CommandFactory;
use engross::cli::Cli;
use engross::library::{self, Library, TextBlock, TextSection};
use engross::source::Sources;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct List {
    item: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    #[serde(default)]
    file: String,
    command: Option<String>,
    section: Option<String>,
    table: Option<String>,
    #[serde(default)]
    form: bool,
}

fn library() -> Library {
    library::load(&mut Sources::default(), &library::embedded()).0
}

fn is_form(block: &TextBlock) -> bool {
    match block {
        TextBlock::Form(lines) => !lines.is_empty(),
        // A table whose cells somebody fills by hand.
        TextBlock::Table(table) => table
            .rows
            .iter()
            .any(|row| row.iter().filter(|cell| cell.is_empty()).count() > 1),
        _ => false,
    }
}

#[test]
fn every_schedule_form_and_plan_is_carried() {
    let list: List = toml::from_str(include_str!("schedules.toml")).unwrap();
    let library = library();
    let mut seen = BTreeSet::new();
    for item in &list.item {
        assert!(seen.insert(&item.id), "{} stands twice", item.id);
        if let Some(command) = &item.command {
            let cli = Cli::command();
            assert!(
                cli.find_subcommand(command).is_some(),
                "{}: no command {command}",
                item.id
            );
            continue;
        }
        let text = &library
            .clauses
            .get(&item.file)
            .unwrap_or_else(|| panic!("{}: there is no {}", item.id, item.file))
            .preferred;
        let sections: Vec<&TextSection> = match &item.section {
            None => text.sections.iter().collect(),
            Some(wanted) => text
                .sections
                .iter()
                .filter(|section| {
                    let heading = section.heading.as_ref();
                    heading.is_some_and(|heading| heading.value == *wanted)
                })
                .collect(),
        };
        let blocks: Vec<&TextBlock> = sections
            .iter()
            .flat_map(|section| &section.blocks)
            .collect();
        assert!(
            !blocks.is_empty(),
            "{}: {} has no such section",
            item.id,
            item.file
        );
        if let Some(table) = &item.table {
            let has = |block: &&&TextBlock| matches!(block, TextBlock::DataTable(name) if name.value == *table);
            assert!(
                blocks.iter().any(|block| has(&block)),
                "{}: no table `{table}`",
                item.id
            );
        }
        if item.form {
            assert!(
                blocks.iter().any(|block| is_form(block)),
                "{}: nothing to fill in",
                item.id
            );
        }
    }
    assert_eq!(seen.len(), 50);
}

/// What nobody lists, nobody finds.
#[test]
fn every_form_and_plan_is_listed_or_adds_to_the_list() {
    let list: List = toml::from_str(include_str!("schedules.toml")).unwrap();
    let library = library();
    let listed: BTreeSet<&str> = list.item.iter().map(|item| item.file.as_str()).collect();
    // Records that clauses and schedules speak of without being an item of their own.
    let more = [
        "forms/benchmark-record",
        "forms/exit-checklist",
        "forms/knowledge-session",
        "forms/meeting-minutes",
        "forms/security-finding",
        "forms/sub-contractor-record",
        "planning/checklist",
    ];
    for text in library.forms().chain(library.plans()) {
        assert!(
            listed.contains(text.id.as_str()) || more.contains(&text.id.as_str()),
            "{} is not in tests/schedules.toml",
            text.id
        );
        assert!(
            !text.satisfies.is_empty() || !text.paragraphs.is_empty(),
            "{}",
            text.id
        );
        assert!(text.guidance.is_some(), "{} has no guidance", text.id);
    }
}

/// What the guides give as advice is said in a planning document or in a text of the library.
#[test]
fn every_advice_of_the_guides_is_carried() {
    let library = library();
    let mut said = BTreeSet::new();
    for clause in library.clauses.values() {
        said.extend(clause.satisfies.iter().map(|id| id.value.as_str()));
        for rule in clause.paragraphs.values() {
            said.extend(rule.satisfies.iter().map(|id| id.value.as_str()));
        }
    }
    let mut count = 0;
    for framework in library
        .frameworks()
        .iter()
        .filter(|one| one.id == "csm" || one.id == "dk")
    {
        for requirement in &framework.requirements {
            let kind = requirement.kind.as_deref();
            if matches!(kind, Some("advice" | "schedule")) {
                assert!(
                    said.contains(requirement.id.as_str()),
                    "nobody says {}",
                    requirement.id
                );
                count += usize::from(kind == Some("advice"));
            }
        }
    }
    assert_eq!(count, 34);
}
