//! Every clause, schedule and term of the library loads and holds together.

use engross::library;
use engross::source::Sources;

#[test]
fn the_library_is_sound() {
    let mut sources = Sources::default();
    let (library, mut findings) = library::load(&mut sources, &library::embedded());
    findings.extend(library::check(&library));
    let said: Vec<String> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.unwrap();
            let (line, column) = sources.line_column(place);
            format!(
                "{}:{line}:{column}: {}: {} ({})",
                sources.file(place.file).name,
                finding.rule,
                finding.message,
                finding.help.as_deref().unwrap_or_default()
            )
        })
        .collect();
    assert!(said.is_empty(), "\n{}", said.join("\n"));
    assert!(library.clauses().count() >= 100);
}

/// What `engross clauses check` tells the authors of our own library: every requirement is carried,
/// and every fall-back says which party's duties it changes.
#[test]
fn authors_of_the_library_have_nothing_to_mend() {
    let run = crate::cli::engross(std::path::Path::new("."), &["clauses", "check"]);
    assert_eq!(
        (run.code, run.out.trim()),
        (0, "no findings"),
        "{}",
        run.err
    );
}

/// Where the two founding guides disagree or have grown old, the guidance says so.
#[test]
fn guidance_says_where_the_guides_disagree_or_are_old() {
    let (library, _) = library::load(&mut Sources::default(), &library::embedded());
    let list: toml::Table = toml::from_str(include_str!("differences.toml")).unwrap();
    for one in list["difference"].as_array().unwrap() {
        let text = one["text"].as_str().unwrap();
        let guidance = library.clauses[text].guidance.as_deref().unwrap();
        for says in one["says"].as_array().unwrap() {
            let says = says.as_str().unwrap();
            assert!(guidance.contains(says), "{text}: {says:?} in {guidance:?}");
        }
    }
}

/// A tender for work that nobody else may do asks nothing about those others.
#[test]
fn requirements_name_sub_contractors_only_where_there_may_be_some() {
    let (library, _) = library::load(&mut Sources::default(), &library::embedded());
    for clause in library.clauses.values() {
        for requirement in &clause.requirements {
            let asked = clause.when.clone().and(requirement.when.clone());
            let words = format!("{requirement:?}");
            let knows = asked.facts().contains(&"subcontracting");
            assert!(
                knows || !words.contains("Sub-contractor"),
                "{}",
                requirement.id.value
            );
        }
    }
}

/// What CONTRIBUTING.md tells an author, step by step.
#[test]
fn a_new_clause_passes_every_check_until_it_is_broken() {
    use crate::cli::engross;
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    let new = ["clauses", "new", "audit/follow-up", "--library", "ours"];
    let made = engross(path, &new);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let check = ["clauses", "check", "--library", "ours"];
    let fine = engross(path, &check);
    assert_eq!((fine.code, fine.err.as_str()), (0, ""), "{}", fine.out);
    assert!(!fine.out.contains("follow-up"), "{}", fine.out);
    let show = engross(
        path,
        &["clauses", "show", "audit/follow-up", "--library", "ours"],
    );
    assert!(
        show.out.contains("audit/follow-up — Follow up"),
        "{}",
        show.out
    );
    assert_eq!(engross(path, &new).code, 2);
    is_drafted(path);

    let written = path.join("ours/audit/follow-up.md");
    let text = std::fs::read_to_string(&written).unwrap();
    let broken = text
        .replacen("binds =", "bind =", 1)
        .replacen("within `time` after", "within `tine` after", 1)
        .replacen("on this subject within", "on [this](gone.md) within", 1);
    std::fs::write(&written, broken).unwrap();
    let run = engross(path, &[&check[..], &["--format", "json"]].concat());
    assert_eq!(run.code, 1, "{}", run.err);
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let all = object["files"].as_array().unwrap().iter();
    let rules: Vec<&str> = all
        .flat_map(|file| file["findings"].as_array().unwrap())
        .map(|one| one["rule"].as_str().unwrap())
        .collect();
    for rule in ["unknown-key", "unknown-blank", "broken-reference"] {
        assert!(rules.contains(&rule), "{rules:?}");
    }
    for wrong in ["Audit/x", "audti/x", "../x/y", "audit"] {
        let run = engross(path, &["clauses", "new", wrong, "--library", "ours"]);
        assert_eq!(run.code, 2, "{wrong}");
    }
}

/// A clause and a schedule of one's own stand in the draft, numbered and referred to.
fn is_drafted(path: &std::path::Path) {
    use crate::cli::engross;
    let schedule = "+++\ntitle = \"House rules\"\nkind = \"schedule\"\nbinds = \"provider\"\n+++\n\n\
                    The Provider shall leave each room locked.\n";
    let clause = "+++\ntitle = \"Rooms\"\nbinds = \"provider\"\n+++\n\n\
                  The Provider shall keep [House rules](../schedules/house-rules.md).\n";
    std::fs::create_dir_all(path.join("ours/schedules")).unwrap();
    std::fs::write(path.join("ours/schedules/house-rules.md"), schedule).unwrap();
    std::fs::write(path.join("ours/audit/rooms.md"), clause).unwrap();
    assert_eq!(
        engross(path, &["new", "deal", "--preset", "service-desk"]).code,
        0
    );
    let deal = "deal/engagement.toml";
    let draft = [
        "draft",
        deal,
        "--library",
        "ours",
        "--format",
        "md",
        "--output",
        "out",
    ];
    let run = engross(path, &draft);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = std::fs::read_to_string(path.join("out/agreement-working.md")).unwrap();
    let heading = |title: &str| {
        let found = text
            .lines()
            .find(|line| line.starts_with('#') && line.ends_with(title));
        found
            .unwrap_or_else(|| panic!("{title} is not drafted"))
            .to_owned()
    };
    let number = |title: &str| -> u32 {
        let line = heading(title);
        let number = line
            .trim_end_matches(title)
            .trim()
            .rsplit(['>', ' '])
            .next();
        number.unwrap().parse().unwrap()
    };
    assert!(number("Right to audit") < number("Follow up"));
    assert_eq!(number("Follow up") + 1, number("Rooms"));
    let schedule = number("House rules");
    assert!(
        text.contains(&format!("shall keep [Schedule {schedule} (House rules)]")),
        "{schedule}"
    );
    std::fs::remove_file(path.join("ours/schedules/house-rules.md")).unwrap();
    std::fs::remove_file(path.join("ours/audit/rooms.md")).unwrap();
}

/// A library in which everything that its author may get wrong is wrong: each fault is reported
/// once, by its own name, where it stands.
#[test]
fn every_fault_of_a_library_is_reported_in_its_place() {
    use crate::cli::engross;
    let check = ["clauses", "check", "--library", "tests/clauses/broken"];
    let run = engross(
        std::path::Path::new("."),
        &[&check[..], &["--format", "json"]].concat(),
    );
    assert_eq!(run.code, 1, "{}", run.err);
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let mut found = Vec::new();
    for file in object["files"].as_array().unwrap() {
        for one in file["findings"].as_array().unwrap() {
            let path = file["path"].as_str().unwrap_or_default();
            let name = path.strip_prefix("tests/clauses/broken/").unwrap_or(path);
            let place = format!("{name}:{}:{}", one["line"], one["column"]);
            found.push(format!("{place} {}", one["rule"].as_str().unwrap()));
        }
    }
    let expected: Vec<&str> = include_str!("clauses/broken.txt").lines().collect();
    assert_eq!(found, expected, "{}", found.join("\n"));
}
