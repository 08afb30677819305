//! `engross clauses new`: a commented clause to start from.

use std::path::{Path, PathBuf};

use crate::commands::{Console, LibraryOptions, Outcome, open};
use crate::source::{Disk, Sources, nearest};
use crate::written::{capital, in_words};

/// A clause that passes every check, with a remark on every key.
const SKELETON: &str = include_str!("skeleton.md");

/// Writes the clause `family/name` into a folder.
///
/// # Errors
/// If the id is none, the family is unknown, or the file is already there.
pub(super) fn run(
    id: &str,
    options: &LibraryOptions,
    force: bool,
    console: &mut Console<'_>,
) -> Result<Outcome, String> {
    let id = id.trim_end_matches(".md");
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part
                .bytes()
                .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'-')
    };
    let Some((family, name)) = id
        .split_once('/')
        .filter(|(family, name)| is_name(family) && is_name(name))
    else {
        return Err(format!(
            "`{}` is no id of a clause: write a family and a name in small letters, such as `audit/follow-up`",
            id.escape_debug()
        ));
    };
    // An own folder may not be there yet.
    let readable = LibraryOptions {
        library: options.library.clone().filter(|folder| Disk.exists(folder)),
    };
    let library = open::open_library(&readable, &mut Sources::default())?.0;
    if !library.families.iter().any(|(known, _)| known == family) {
        let names = library.families.iter().map(|(known, _)| known.as_str());
        let help = nearest(family, names.clone()).map_or_else(
            || format!("use one of: {}", names.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(format!("there is no family `{family}`; {help}"));
    }
    if library.clauses.contains_key(id) {
        console.complain(&format!(
            "note: the library has a clause `{id}` already; yours is laid over it\n"
        ));
    }
    let folder = options
        .library
        .clone()
        .unwrap_or_else(|| PathBuf::from("clauses"));
    let path = folder.join(Path::new(family)).join(format!("{name}.md"));
    let text = SKELETON.replacen("TITLE", &capital(&in_words(name)), 1);
    Disk.write_all(&[(path.clone(), text.into_bytes())], force)?;
    console.say(&format!(
        "wrote {}\nnext: engross clauses check --library {}",
        path.display(),
        folder.display()
    ));
    Ok(Outcome::Fine)
}
