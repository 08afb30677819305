//! Any bytes as a Word document; text is packed first, since libFuzzer would rarely get past the
//! checksums of a package. `=== word/document.xml` on a line of its own begins a part.

#![no_main]

#[path = "papers.rs"]
mod papers;

use std::io::{Cursor, Write};

use engross::import::docx;
use engross::render::{self, Style};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(text: &str) -> Option<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for part in text.split("=== ").skip(1) {
        let (name, content) = part.split_once('\n')?;
        file.start_file(name.trim(), stored).ok()?;
        file.write_all(content.as_bytes()).ok()?;
    }
    Some(file.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let packed = match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with("=== ") => packed(text),
        _ => None,
    };
    let bytes = packed.as_deref().unwrap_or(bytes);
    papers::judge("a.docx", bytes);
    let Ok(document) = docx::read(bytes) else {
        return;
    };
    let style = Style::plain().unwrap();
    for format in [render::Format::Markdown, render::Format::Html] {
        render::render(&document, &style, format).unwrap();
    }
});
