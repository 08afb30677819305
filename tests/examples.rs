//! What people start from holds together: presets, the scaffolds that `engross new` writes, and
//! the example engagements.

use std::path::{Path, PathBuf};

use engross::assembly::Draft;
use engross::engagement::Engagement;
use engross::finding::Finding;
use engross::library;
use engross::source::Sources;
use engross::template;

use crate::linted;

/// An engagement drafted as `engross draft` does, and all that was said about it.
struct Drafted {
    engagement: Engagement,
    draft: Draft,
    said: Vec<String>,
}

#[test]
fn every_preset_has_a_scaffold_of_its_name() {
    let presets: Vec<String> = template::presets();
    let named: Vec<String> = template::scaffolds()
        .iter()
        .map(|name| format!("{name}/1"))
        .collect();
    assert_eq!(presets, named);
}

#[test]
fn every_scaffold_is_a_working_engagement() {
    for name in template::scaffolds() {
        let path = root().join(format!("templates/engagements/{name}.toml"));
        let drafted = drafted(&path);
        assert_sound(&name, &drafted);
        assert!(
            !drafted.engagement.confirms.is_empty(),
            "{name}: nothing asks the reader to replace what is invented"
        );
    }
}

/// Whoever takes the mark of the comment away must not meet an error.
#[test]
fn what_a_scaffold_shows_as_a_comment_works() {
    for name in template::scaffolds() {
        let text = template::text(&format!("engagements/{name}.toml")).unwrap();
        let taken_in: String = text.lines().map(|line| taken_in(line) + "\n").collect();
        assert_ne!(text, taken_in, "{name}");
        assert_sound(
            &name,
            &drafted_text(format!("{name}, comments taken in"), taken_in),
        );
    }
}

#[test]
fn what_the_wizard_replaces_stands_once() {
    for name in template::scaffolds() {
        let text = template::text(&format!("engagements/{name}.toml")).unwrap();
        for once in [
            "Example Customer Ltd",
            "Example Provider Ltd",
            "\ntitle = \"Example",
        ] {
            assert_eq!(text.matches(once).count(), 1, "{name}: `{once}`");
        }
    }
}

#[test]
fn every_example_is_sound() {
    for name in examples() {
        assert_sound(&name, &drafted(&example(&name)));
    }
}

/// The worked example states everything, so that its clean copy can be shown.
#[test]
fn the_worked_example_leaves_nothing_open() {
    let drafted = drafted(&example("managed-hosting"));
    let open: Vec<String> = drafted
        .draft
        .open_points
        .iter()
        .map(|point| format!("{}: {}", point.path, point.question))
        .collect();
    assert!(open.is_empty(), "\n{}", open.join("\n"));
}

/// An example without a page that says what it shows is a riddle.
#[test]
fn every_example_says_what_it_shows() {
    let list = read(&root().join("examples/README.md"));
    for name in examples() {
        let page = read(&root().join(format!("examples/{name}/README.md")));
        assert!(
            page.contains(&format!("examples/{name}/engagement.toml")),
            "{name}"
        );
        assert!(list.contains(&format!("]({name}/")), "{name}");
    }
}

/// What a reader tries must leave a clone as it was: no example writes an `engross.lock`.
#[test]
fn every_example_follows_the_library() {
    for name in examples() {
        let text = read(&example(&name));
        assert!(text.contains("\npinned = false "), "{name}");
    }
}

/// Nothing is said but that points are open and findings waived: the library is tested by itself.
fn assert_sound(name: &str, drafted: &Drafted) {
    let said: Vec<&str> = drafted
        .said
        .iter()
        .map(String::as_str)
        .filter(|line| !line.starts_with("clause-library/") && !line.contains(": open-point: "))
        .collect();
    assert!(said.is_empty(), "{name}:\n{}", said.join("\n"));
}

/// A line of TOML behind the mark of a comment, without the mark; any other line as it is.
fn taken_in(line: &str) -> String {
    let is_key = |text: &str| {
        text.split_once(" = ").is_some_and(|(key, _)| {
            key.chars()
                .all(|one| one.is_ascii_lowercase() || one == '-')
        })
    };
    match line.strip_prefix("# ") {
        Some(rest) if rest.starts_with('[') || rest.starts_with("  {") || rest == "]" => {
            rest.to_owned()
        }
        Some(rest) if is_key(rest) => rest.to_owned(),
        _ => line.to_owned(),
    }
}

fn drafted(path: &Path) -> Drafted {
    let name = path.strip_prefix(root()).unwrap().display().to_string();
    drafted_text(name, read(path))
}

fn drafted_text(name: String, text: String) -> Drafted {
    let linted = linted::engagement(&library::embedded(), name, text, |_| Vec::new());
    Drafted {
        said: said(&linted.sources, &linted.findings),
        engagement: linted.engagement,
        draft: linted.draft,
    }
}

fn said(sources: &Sources, findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            let place = finding.place.map_or_else(String::new, |place| {
                let (line, column) = sources.line_column(place);
                format!("{}:{line}:{column}: ", sources.file(place.file).name)
            });
            format!(
                "{place}{}: {} ({})",
                finding.rule,
                finding.message,
                finding.help.as_deref().unwrap_or_default()
            )
        })
        .collect()
}

/// The folders of `examples`, sorted.
fn examples() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn example(name: &str) -> PathBuf {
    root().join(format!("examples/{name}/engagement.toml"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
