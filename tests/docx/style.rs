//! A firm's style: what is taken from it, and that nothing else is.

use std::fs;
use std::io::{Cursor, Read as _};

use engross::document::{Document, Inline};
use engross::import::docx::{check, look, read};
use engross::render::{Format, Style, render};
use tempfile::TempDir;
use zip::ZipArchive;

use super::sample::sample;

/// A picture of 40 by 20 points.
fn picture() -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    };
    let header = [0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0];
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"tEXt", b"Comment\0planted-in-picture"),
        chunk(b"IDAT", b"x"),
        chunk(b"IEND", b""),
    ]
    .concat()
}

const HOUSE: &str = r##"
[fonts]
word = ["Arial"]

[sizes]
body = "11pt"
clause = "12pt"

[page]
paper = "us-letter"
left = "30mm"
number = "15mm"

[header]
logo = "logo.png"
logo-height = "8mm"

[numbers]
dot = true

[colours.light]
accent = "#990000"
"##;

fn house() -> Style {
    Style::house(HOUSE, &|name| {
        assert_eq!(name, "logo.png");
        Ok(picture())
    })
    .unwrap()
}

fn docx(document: &Document, style: &Style) -> Vec<u8> {
    render(document, style, Format::Docx).unwrap()
}

/// Whether any part of a package holds these bytes.
fn holds(file: &[u8], wanted: &str) -> bool {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len()).any(|at| {
        let mut bytes = Vec::new();
        archive
            .by_index(at)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
            .windows(wanted.len())
            .any(|one| one == wanted.as_bytes())
    })
}

#[test]
fn a_word_file_of_a_style_looks_like_it() {
    let style = house();
    let file = docx(&sample(false), &style);
    assert_eq!(check(&file), Vec::<String>::new());
    assert!(!holds(&file, "planted-in-picture"));
    let look = look(&file).unwrap();
    assert_eq!(look.font.as_deref(), Some("Arial"));
    assert_eq!(look.body, Some(11.0));
    assert_eq!(look.headings[1].size, Some(12.0));
    assert_eq!(look.headings[0].colour.as_deref(), Some("990000"));
    assert!(look.dotted);
    assert_eq!(
        look.logo.as_ref().unwrap().0,
        style.logo.as_ref().unwrap().bytes
    );
    // What is taken from the file makes the same file again, up to what a file does not say.
    let mut again = Style::of_word(&look).unwrap();
    again.colours = style.colours.clone();
    assert_eq!(
        (again.page.paper, again.numbers, again.fonts.word[0].name()),
        (style.page.paper, style.numbers, "Arial")
    );
    assert!((again.page.left.points() - style.page.left.points()).abs() < 0.1);
    assert!((again.header.logo_height.points() - style.header.logo_height.points()).abs() < 0.1);
}

#[test]
fn dotted_numbers_are_referred_to_without_dots() {
    let document = crate::drafts::example("service-desk", false);
    let file = docx(&document, &house());
    assert_eq!(check(&file), Vec::<String>::new());
    let back = read(&file).unwrap();
    let mut numbers = Vec::new();
    back.sections(&mut |section| numbers.extend(section.number.clone()));
    assert!(numbers.iter().any(|number| number == "7."), "{numbers:?}");
    let references = |document: &Document| {
        let mut found = Vec::new();
        document.texts(&mut |text| {
            for inline in text {
                if let Inline::Reference { number, .. } = inline {
                    found.push(number.clone());
                }
            }
        });
        found
    };
    let found = references(&back);
    assert!(!found.is_empty());
    assert!(found.iter().all(|number| !number.ends_with('.')));
    let plain = docx(&document, &Style::plain().unwrap());
    assert_eq!(found, references(&read(&plain).unwrap()));
}

#[test]
fn nothing_but_looks_is_taken_from_a_word_file() {
    let mut planted = sample(true);
    planted.meta.title = "planted-title".to_owned();
    planted.meta.author = "planted-author".to_owned();
    planted.meta.reference = "planted-reference".to_owned();
    let look = look(&docx(&planted, &house())).unwrap();
    let style = Style::of_word(&look).unwrap();
    for format in [Format::Docx, Format::Html, Format::Markdown] {
        let file = render(&sample(false), &style, format).unwrap();
        if format == Format::Docx {
            assert!(!holds(&file, "planted"));
        } else {
            assert!(!String::from_utf8(file).unwrap().contains("planted"));
        }
    }
}

#[test]
fn a_style_is_given_as_a_folder_or_as_a_word_file() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("house")).unwrap();
    fs::write(at("house/style.toml"), HOUSE).unwrap();
    fs::write(at("house/logo.png"), picture()).unwrap();
    fs::write(at("firm.docx"), docx(&sample(false), &house())).unwrap();
    let example = fs::canonicalize("examples/service-desk/engagement.toml").unwrap();
    let draft = |style: &str, output: &str| {
        let arguments = ["draft", example.to_str().unwrap(), "--format", "docx,html"];
        let more = ["--style", style, "--output", output];
        crate::cli::engross(folder.path(), &[&arguments[..], &more[..]].concat())
    };
    for (style, output) in [("house", "a"), ("firm.docx", "b")] {
        let run = draft(style, output);
        assert_eq!(run.code, 0, "{}", run.err);
        let file = fs::read(at(output).join("agreement-working.docx")).unwrap();
        assert_eq!(check(&file), Vec::<String>::new());
        assert!(look(&file).unwrap().logo.is_some());
        let page = fs::read_to_string(at(output).join("agreement-working.html")).unwrap();
        assert!(page.contains("data:image/png;base64,"));
    }
    fs::write(at("house/style.toml"), "[sizes]\nbody = 11\n").unwrap();
    let wrong = draft("house", "c");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("style.toml:2:8:"), "{}", wrong.err);
    assert!(!at("c").exists());
    fs::write(at("firm.docx"), "not a Word file").unwrap();
    let wrong = draft("firm.docx", "c");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("cannot be taken as a style"),
        "{}",
        wrong.err
    );
}
