//! The settings that documents are judged by, and what became of each of their exceptions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use jiff::Zoned;
use jiff::civil::Date;

use crate::finding::Finding;
use crate::lint::Settings;
use crate::source::{Disk, FileId, Sources};

/// The settings for a document and the file they stand in.
pub(super) struct KnownSettings {
    file: PathBuf,
    text: String,
    pub(super) settings: Settings,
}

impl KnownSettings {
    /// Those of a file that was named, else of `engross.toml` in a document's folder or above it.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(super) fn of(document: &Path, named: Option<&Path>) -> Result<Option<Self>, String> {
        let whole = absolute(document);
        let found = named.map(Path::to_path_buf).or_else(|| {
            let folders = whole.ancestors().skip(1);
            let mut files = folders.map(|folder| folder.join("engross.toml"));
            files.find(|file| Disk.exists(file))
        });
        let Some(file) = found else { return Ok(None) };
        let text = Disk.read_text(&file)?;
        let settings = Settings::parse(&text)
            .map_err(|why| format!("cannot use `{}`: {why}", file.display()))?;
        Ok(Some(Self {
            file: absolute(&file),
            text,
            settings,
        }))
    }

    /// The profiles that a document is judged as: those asked for, else those of its settings.
    pub(super) fn profiles<'a>(known: Option<&'a Self>, asked: &'a [String]) -> &'a [String] {
        match known {
            Some(known) if asked.is_empty() => &known.settings.profile,
            _ => asked,
        }
    }

    /// The day by which exceptions end: it counts only where one has an end.
    fn day(&self, said: Option<Date>) -> Date {
        match said {
            Some(day) => day,
            None if self.settings.has_expiry() => Zoned::now().date(),
            None => Date::ZERO,
        }
    }
}

/// What became of each `[[allow]]` of the settings of all documents, by file.
#[derive(Default)]
pub(super) struct Uses(Mutex<BTreeMap<PathBuf, Used>>);

struct Used {
    known: KnownSettings,
    day: Date,
    /// For each exception: whether it hid something; nothing if it meant none of the documents.
    hid: Vec<Option<bool>>,
}

impl Uses {
    /// The findings in a document that its settings leave.
    pub(super) fn apply(
        &self,
        known: KnownSettings,
        document: &Path,
        said: Option<Date>,
        findings: Vec<Finding>,
    ) -> Vec<Finding> {
        let day = known.day(said);
        let whole = absolute(document);
        let folder = known.file.parent().unwrap_or(Path::new(""));
        let within = whole.strip_prefix(folder).unwrap_or(&whole);
        let within = within.to_string_lossy().replace('\\', "/");
        let made = known.settings.uses(&within, &findings);
        let left = known.settings.apply(&within, day, findings);
        if let Ok(mut uses) = self.0.lock() {
            let used = uses.entry(known.file.clone()).or_insert_with(|| Used {
                known,
                day,
                hid: vec![None; made.len()],
            });
            for (before, made) in used.hid.iter_mut().zip(made) {
                *before = (*before).max(made);
            }
        }
        left
    }

    /// Says which exceptions serve no more, by the file of settings they stand in.
    pub(super) fn stale(self, sources: &mut Sources) -> Vec<(FileId, Vec<Finding>)> {
        let here = absolute(Path::new("."));
        let uses = self.0.into_inner().unwrap_or_default();
        let said = uses.into_values().map(|used| {
            let name = used.known.file.strip_prefix(&here);
            let name = name.unwrap_or(&used.known.file).to_string_lossy();
            let file = sources.add(name.into_owned(), used.known.text);
            (file, used.known.settings.stale(file, &used.hid, used.day))
        });
        said.filter(|(_, said)| !said.is_empty()).collect()
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
