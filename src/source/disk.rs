//! The only door to the file system: bounded reads, atomic writes, nothing replaced unasked.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::nearest;

/// No text a person writes for us is larger than this.
const LARGEST_TEXT: u64 = 16 * 1024 * 1024;

/// Fonts and papers of others are no larger than this.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The file system as this program may use it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Disk {
    /// Reads a UTF-8 text of at most 16 MiB; a byte-order mark is dropped.
    ///
    /// # Errors
    /// One sentence that names the file and what is wrong with it.
    pub fn read_text(self, path: &Path) -> Result<String, String> {
        let fail = |why: String| format!("cannot read `{}`: {why}", path.display());
        let file = fs::File::open(path).map_err(|error| fail(unopened(path, &error)))?;
        if file.metadata().is_ok_and(|data| data.is_dir()) {
            return Err(fail("it is a folder, not a file".into()));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST_TEXT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| fail(plain(&error)))?;
        if bytes.len() as u64 > LARGEST_TEXT {
            return Err(fail("it is larger than 16 MiB".into()));
        }
        let text = decoded(bytes).map_err(fail)?;
        Ok(text
            .strip_prefix('\u{feff}')
            .map_or_else(|| text.clone(), str::to_owned))
    }

    /// Reads a file of at most 64 MiB as it is.
    ///
    /// # Errors
    /// One sentence that names the file and what is wrong with it.
    pub fn read_bytes(self, path: &Path) -> Result<Vec<u8>, String> {
        let fail = |why: String| format!("cannot read `{}`: {why}", path.display());
        let file = fs::File::open(path).map_err(|error| fail(unopened(path, &error)))?;
        let mut bytes = Vec::new();
        file.take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| fail(plain(&error)))?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(fail("it is larger than 64 MiB".into()));
        }
        Ok(bytes)
    }

    /// Reads standard input, at most 64 MiB.
    ///
    /// # Errors
    /// One sentence.
    pub fn read_input(self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| format!("cannot read standard input: {}", plain(&error)))?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err("cannot read standard input: it is larger than 64 MiB".into());
        }
        Ok(bytes)
    }

    /// Whether something is at this path.
    pub fn exists(self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    /// Whether a folder is at this path.
    pub fn is_folder(self, path: &Path) -> bool {
        path.is_dir()
    }

    /// All files below a folder, sorted by path, as (path relative to the folder with `/`, path).
    ///
    /// # Errors
    /// One sentence that names the folder that could not be listed.
    pub fn files_below(self, folder: &Path) -> Result<Vec<(String, PathBuf)>, String> {
        let mut found = Vec::new();
        let mut pending = vec![(String::new(), folder.to_path_buf())];
        while let Some((prefix, folder)) = pending.pop() {
            let fail = |error: &io::Error| {
                format!(
                    "cannot list the folder `{}`: {}",
                    folder.display(),
                    plain(error)
                )
            };
            for entry in fs::read_dir(&folder).map_err(|error| fail(&error))? {
                let entry = entry.map_err(|error| fail(&error))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') {
                    continue;
                }
                let relative = format!("{prefix}{name}");
                let kind = entry.file_type().map_err(|error| fail(&error))?;
                if kind.is_dir() {
                    pending.push((format!("{relative}/"), entry.path()));
                } else if kind.is_file() {
                    found.push((relative, entry.path()));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// Writes several files so that either all are in place or an error says which was not:
    /// every file is first written beside its target, then renamed.
    ///
    /// # Errors
    /// One sentence; without `replace`, an existing target is an error and nothing is written.
    pub fn write_all(self, files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), String> {
        if !replace {
            let existing: Vec<_> = files
                .iter()
                .filter(|(path, _)| self.exists(path))
                .map(|(path, _)| format!("`{}`", path.display()))
                .collect();
            if !existing.is_empty() {
                return Err(format!(
                    "{} already there; nothing was written. Use `--force` to replace, or another folder",
                    match existing.as_slice() {
                        [one] => format!("{one} is"),
                        many => format!("{} are", many.join(", ")),
                    }
                ));
            }
        }
        let mut ready = Vec::new();
        for (path, bytes) in files {
            let fail =
                |error: &io::Error| format!("cannot write `{}`: {}", path.display(), plain(error));
            let folder = match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            };
            if let Some(file) = folder.ancestors().find(|above| above.is_file()) {
                return Err(format!(
                    "cannot write `{}`: `{}` is a file, not a folder",
                    path.display(),
                    file.display()
                ));
            }
            fs::create_dir_all(folder).map_err(|error| fail(&error))?;
            let mut file = tempfile::Builder::new()
                .prefix(".engross-")
                .tempfile_in(folder)
                .map_err(|error| fail(&error))?;
            file.write_all(bytes).map_err(|error| fail(&error))?;
            file.as_file().sync_all().map_err(|error| fail(&error))?;
            readable(file.as_file()).map_err(|error| fail(&error))?;
            ready.push((file, path));
        }
        for (file, path) in ready {
            let outcome = if replace {
                file.persist(path).map_err(|error| error.error)
            } else {
                file.persist_noclobber(path).map_err(|error| error.error)
            };
            outcome
                .map_err(|error| format!("cannot write `{}`: {}", path.display(), plain(&error)))?;
        }
        Ok(())
    }
}

/// The text of a file, or what the file is instead and how to save it.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    let advice = "save it as plain text in UTF-8";
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(format!(
            "it is a packed file, as word processors write them; {advice}"
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(format!("it is a PDF; {advice}"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(format!("it is text in UTF-16; {advice}"));
    }
    if bytes.contains(&0) {
        return Err("it is no text: it holds the character NUL".into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let right = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = right.split(|&byte| byte == b'\n').count();
        format!("line {line} is not UTF-8, perhaps in an older encoding of Windows; {advice}")
    })
}

/// Temporary files are private to their owner; a draft is meant to be read by colleagues.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Why a file cannot be opened, with the name beside it that was perhaps meant.
fn unopened(path: &Path, error: &io::Error) -> String {
    let why = plain(error);
    let meant = (error.kind() == io::ErrorKind::NotFound).then(|| meant(path));
    match meant.flatten() {
        Some(path) => format!("{why}; did you mean `{}`?", path.display()),
        None => why,
    }
}

/// The path that is there and most like one that is not: a name of it, or of a folder above it.
fn meant(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    if !folder.as_os_str().is_empty() && !folder.exists() {
        return Some(meant(folder)?.join(path.file_name()?)).filter(|path| path.exists());
    }
    let listed = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(listed).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    let wanted = path.file_name()?.to_string_lossy();
    nearest(&wanted, names.iter().map(String::as_str)).map(|name| path.with_file_name(name))
}

/// An operating-system error without its number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::AlreadyExists => "it already exists".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}
