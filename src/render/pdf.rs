//! Sets the document with the embedded typesetter: no network, no system fonts, no clock.
//! This is the only file that names its crates.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::Document;
use crate::render::Unprintable;
use crate::render::style::Style;
use crate::render::typst::{MAIN, ProjectFile, project};

/// A PDF, and what a reader of it should know.
#[derive(Clone, Debug, Default)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Texts that no font has glyphs for: they are in the file as text, but show as boxes, and
    /// the file makes no claim of conformity.
    pub without_glyphs: Vec<String>,
}

/// The document as a tagged PDF that conforms to PDF/UA-1 and, if it has a date, to PDF/A-2a.
///
/// `fonts` are font files for scripts that the embedded fonts do not have.
///
/// # Errors
/// What the typesetter cannot set.
pub fn pdf(document: &Document, style: &Style, fonts: &[Vec<u8>]) -> Result<Pdf, Unprintable> {
    let document = &*style.dressed(document);
    let world = Project::new(project(document, style), fonts)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    // What layout has remembered is a third of the memory and of no use to the file.
    forget();
    let pages = compiled
        .output
        .map_err(|errors| unprintable(&errors, "it cannot be set"))?;
    let strict = options(document, standards(document))?;
    match typst_pdf::pdf(&pages, &strict) {
        Ok(bytes) => Ok(Pdf {
            bytes,
            without_glyphs: Vec::new(),
        }),
        Err(errors) if errors.iter().all(is_about_glyphs) => {
            let plain = options(document, &[])?;
            let bytes = typst_pdf::pdf(&pages, &plain)
                .map_err(|errors| unprintable(&errors, "it cannot be written"))?;
            Ok(Pdf {
                bytes,
                without_glyphs: without_glyphs(&errors),
            })
        }
        Err(errors) => Err(unprintable(&errors, "it cannot be written")),
    }
}

/// What the messages about missing glyphs quote, each once.
fn without_glyphs(errors: &[SourceDiagnostic]) -> Vec<String> {
    let mut texts: Vec<String> = errors.iter().filter_map(quoted).collect();
    texts.sort();
    texts.dedup();
    texts
}

/// The text that a message about missing glyphs quotes.
fn quoted(error: &SourceDiagnostic) -> Option<String> {
    let (_, rest) = error.message.split_once('`')?;
    let (text, _) = rest.split_once('`')?;
    Some(text.trim_matches('"').to_owned())
}

/// Forgets everything the typesetter has remembered of former documents.
pub fn forget() {
    comemo::evict(0);
}

/// What a file claims to conform to: an archive takes no paper without a date, such as a blank form.
fn standards(document: &Document) -> &'static [PdfStandard] {
    let (year, month, day) = document.meta.date;
    if year > 0 && jiff::civil::Date::new(year, month, day).is_ok() {
        &[PdfStandard::A_2a, PdfStandard::Ua_1]
    } else {
        &[PdfStandard::Ua_1]
    }
}

fn options(document: &Document, standards: &[PdfStandard]) -> Result<PdfOptions, Unprintable> {
    let meta = &document.meta;
    Ok(PdfOptions {
        ident: Smart::Custom(format!(
            "{} {} {} {}",
            meta.kind, meta.title, meta.reference, meta.version
        )),
        creator: Smart::Custom(Some("Engross".to_owned())),
        standards: PdfStandards::new(standards)
            .map_err(|error| Unprintable(error.message().to_string()))?,
        ..PdfOptions::default()
    })
}

fn is_about_glyphs(error: &SourceDiagnostic) -> bool {
    error.message.contains("could not be displayed")
        || error.message.contains("glyph")
        || error.message.contains("codepoint")
}

fn unprintable(errors: &[SourceDiagnostic], what: &str) -> Unprintable {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Unprintable(format!(
        "the PDF of this agreement: {what}: {}",
        messages.join("; ")
    ))
}

/// The fonts that are part of the program.
fn embedded() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| {
        typst_assets::fonts()
            .flat_map(|data| Font::iter(Bytes::new(data)))
            .collect()
    })
}

fn library() -> &'static LazyHash<Library> {
    static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| LazyHash::new(Library::default()))
}

/// A project in memory: the typesetter sees these files and nothing else.
struct Project {
    main: Source,
    files: BTreeMap<String, Bytes>,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Project {
    fn new(files: Vec<ProjectFile>, fonts: &[Vec<u8>]) -> Result<Self, Unprintable> {
        let path = VirtualPath::new(MAIN).map_err(|error| Unprintable(error.to_string()))?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        let mut main = String::new();
        let mut kept = BTreeMap::new();
        for (name, bytes) in files {
            if name == MAIN {
                main = String::from_utf8_lossy(&bytes).into_owned();
            } else {
                kept.insert(name, Bytes::new(bytes));
            }
        }
        let more = fonts
            .iter()
            .flat_map(|data| Font::iter(Bytes::new(data.clone())));
        let fonts: Vec<Font> = embedded().iter().cloned().chain(more).collect();
        Ok(Self {
            main: Source::new(id, main),
            files: kept,
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        })
    }
}

impl World for Project {
    fn library(&self) -> &LazyHash<Library> {
        library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        self.files.get(name).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
