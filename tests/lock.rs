//! Pinned texts: a later library changes no engagement by itself.

use std::fs;
use std::path::Path;

use engross::library;
use engross::lock::{self, Lock, Used};
use engross::source::Sources;
use tempfile::TempDir;

use crate::cli::engross;

/// A folder with a new engagement that was drafted once, and a newer library beside it.
fn drafted() -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    assert_eq!(
        engross(path, &["new", ".", "--preset", "service-desk", "--force"]).code,
        0
    );
    let run = draft(path, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("wrote engross.lock: texts of library"),
        "{}",
        run.out
    );
    let newer = path.join("newer");
    fs::create_dir_all(newer.join("form")).unwrap();
    let text = fs::read_to_string("clause-library/form/entire-agreement.md").unwrap();
    let changed = text.replacen("\n\nThe ", "\n\nNEWWORDS The ", 1);
    assert_ne!(text, changed);
    fs::write(newer.join("form/entire-agreement.md"), changed).unwrap();
    fs::write(newer.join("library.toml"), "version = \"9.1.0\"\n").unwrap();
    fs::write(
        newer.join("CHANGELOG.toml"),
        "[[version]]\nnumber = \"9.1.0\"\n[[version.change]]\ntexts = [\"form/entire-agreement\"]\nwhy = \"A court asked for it.\"\n\n[[version]]\nnumber = \"0.1.0\"\n",
    )
    .unwrap();
    folder
}

fn draft(path: &Path, more: &[&str]) -> crate::cli::Run {
    let mut arguments = vec!["draft", "engagement.toml", "--format", "md", "--force"];
    arguments.extend(more);
    engross(path, &arguments)
}

fn markdown(path: &Path) -> String {
    fs::read_to_string(path.join("drafts/agreement-working.md")).unwrap()
}

#[test]
fn a_newer_library_changes_nothing_until_it_is_taken() {
    let folder = drafted();
    let path = folder.path();
    let before = markdown(path);
    let lock = fs::read(path.join(lock::NAME)).unwrap();
    let run = draft(path, &["--library", "newer"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(markdown(path), before);
    assert_eq!(fs::read(path.join(lock::NAME)).unwrap(), lock);

    let lint = engross(
        path,
        &[
            "lint",
            "engagement.toml",
            "--library",
            "newer",
            "--fail-on",
            "never",
        ],
    );
    assert!(lint.out.contains("newer-text"), "{}", lint.out);
    assert!(
        lint.out.contains("A court asked for it (9.1.0)"),
        "{}",
        lint.out
    );

    let arguments = ["clauses", "impact", "engagement.toml", "--library", "newer"];
    let impact = engross(path, &arguments);
    assert_eq!((impact.code, impact.err.as_str()), (0, ""));
    assert!(
        impact.out.contains("form/entire-agreement"),
        "{}",
        impact.out
    );
    assert!(
        impact.out.contains("why: A court asked for it (9.1.0)"),
        "{}",
        impact.out
    );
    assert!(impact.out.contains("{+NEWWORDS"), "{}", impact.out);
    assert_eq!(impact.out.matches(" — ").count(), 1, "{}", impact.out);
    let json = engross(path, &[&arguments[..], &["--format", "json"]].concat());
    let object: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(object["changes"][0]["id"], "form/entire-agreement");
    assert_eq!(object["newest"], "9.1.0");

    // Another clause can be updated without this one.
    let other = [
        "update",
        "engagement.toml",
        "--library",
        "newer",
        "--clause",
    ];
    let run = engross(path, &[&other[..], &["form/definitions"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    draft(path, &["--library", "newer"]);
    assert_eq!(markdown(path), before);

    let run = engross(path, &[&other[..], &["form/entire-agreement"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("{+NEWWORDS"), "{}", run.out);
    draft(path, &["--library", "newer"]);
    assert!(markdown(path).contains("NEWWORDS"));
    let again = engross(path, &["update", "engagement.toml", "--library", "newer"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let still = engross(path, &["update", "engagement.toml", "--library", "newer"]);
    assert!(still.out.contains("nothing to update"), "{}", still.out);
}

#[test]
fn an_altered_text_is_never_drafted() {
    let folder = drafted();
    let path = folder.path();
    let file = path.join(lock::NAME);
    let text = fs::read_to_string(&file).unwrap();
    let altered = text.replacen("The Provider shall", "The Provider may", 1);
    assert_ne!(text, altered);
    fs::write(&file, &altered).unwrap();
    let run = draft(path, &[]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("broken-lock"), "{}", run.err);
    assert!(
        run.err.contains("not the one its hash was made from"),
        "{}",
        run.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), altered);
    let one = engross(
        path,
        &["update", "engagement.toml", "--clause", "form/definitions"],
    );
    assert_eq!(one.code, 2, "{}", one.out);
    let run = engross(path, &["update", "engagement.toml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert_eq!(draft(path, &[]).code, 0);
}

#[test]
fn whatever_a_lock_holds_it_is_answered() {
    let folder = drafted();
    let path = folder.path();
    for text in [
        "",
        "schema = 3",
        "schema = \"engross-lock/1\"\nclause = 7\nknown = \"x\"",
        "schema = \"engross-lock/1\"\nknown = [\"../../etc/passwd\", \"a/b/c\", 7]",
        "schema = \"engross-lock/1\"\n[[clause]]\nid = \"../x\"\nlibrary = \"1\"\nhash = \"h\"\ntext = \"t\"\nmore = 1",
        "schema = \"engross-lock/1\"\n[[clause]]\nid = \"a/b\"\n[[clause]]\nid = \"a/b\"",
        "[[[[",
    ] {
        fs::write(path.join(lock::NAME), text).unwrap();
        let run = draft(path, &[]);
        assert_eq!(run.code, 2, "{text}: {}", run.err);
        assert!(run.err.contains("engross.lock"), "{text}: {}", run.err);
    }
}

#[test]
fn an_engagement_may_follow_the_library() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    engross(path, &["new", ".", "--preset", "service-desk", "--force"]);
    let file = path.join("engagement.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replacen("[engagement]\n", "[engagement]\npinned = false\n", 1),
    )
    .unwrap();
    let run = draft(path, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!path.join(lock::NAME).exists());
    let update = engross(path, &["update", "engagement.toml"]);
    assert!(update.out.contains("nothing to update"), "{}", update.out);
}

#[test]
fn a_lock_reads_back_as_it_was_written() {
    let mut sources = Sources::default();
    let (mut library, _) = library::load(&mut sources, &library::embedded());
    library
        .texts
        .insert("audit/odd".to_owned(), "'''\n\"\\ émigré 北京'".to_owned());
    let used = Used {
        library: &library,
        clauses: library
            .texts
            .keys()
            .filter(|id| !id.starts_with("terms/"))
            .cloned()
            .collect(),
        terms: library
            .terms
            .terms
            .iter()
            .map(|term| term.name.clone())
            .collect(),
        presets: vec![("x/1".to_owned(), "a = 1\n".to_owned())],
    };
    let lock = Lock::default().with_used(&used);
    let text = lock::write(&lock);
    let file = sources.add(lock::NAME, text.clone());
    let (again, wrong) = lock::read(file, &text);
    assert!(wrong.is_empty(), "{:?}", wrong.first());
    assert_eq!(lock::write(&again), text);
    assert_eq!(
        again.clauses["audit/odd"].text,
        lock.clauses["audit/odd"].text
    );
    assert_eq!(again.clauses.len(), library.clauses.len() + 1);
    // The same texts make the same library.
    let (pinned, wrong) = library::load(&mut Sources::default(), &again.over(library::embedded()));
    assert!(!wrong.iter().any(|one| one.message.contains("terms")));
    assert_eq!(pinned.terms.terms.len(), library.terms.terms.len());
}
