//! Every format says the words of the tree, in its order, and hardly anything else.

#[cfg(feature = "pdf")]
mod pdf;
pub(crate) mod sample;

use engross::document::Document;
use engross::render::{Format, Style, render};
use pulldown_cmark::{Event, Options, Parser};

fn bytes(document: &Document, format: Format) -> Vec<u8> {
    render(document, &Style::plain().unwrap(), format).unwrap()
}

fn page(document: &Document, format: Format) -> String {
    String::from_utf8(bytes(document, format)).unwrap()
}

/// The characters that are printed: no blanks, and no marks without width. Letters written from
/// right to left are left out, because glyphs stand on a page from left to right.
fn printed(text: &str) -> String {
    text.chars()
        .filter(|one| {
            !one.is_whitespace() && !matches!(one, '\u{200b}' | '\u{ad}' | '\u{590}'..='\u{6ff}')
        })
        .collect()
}

/// The text a reader of `CommonMark` shows.
pub(crate) fn text_of_markdown(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(end) if is_block(end) => text.push('\n'),
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push(' '),
            _ => {}
        }
    }
    text
}

fn is_block(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as End;
    !matches!(
        end,
        End::Strong | End::Emphasis | End::Link | End::Strikethrough
    )
}

/// The text of a page: what stands between its tags, below `<body>`.
fn text_of_html(html: &str) -> String {
    let body = &html[html.find("<body>").unwrap()..];
    let mut text = String::new();
    let mut rest = body;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('>').unwrap() + open;
        rest = &rest[close + 1..];
    }
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text
}

/// Each line of the tree stands in the text, one after the other.
fn says(document: &Document, text: &str, what: &str) {
    let text = printed(text);
    let mut at = 0;
    let mut said = 0;
    for line in document.lines() {
        let line = printed(&replaced(&line));
        match text[at..].find(&line) {
            Some(found) => at += found + line.len(),
            None => panic!(
                "{what} does not say “{line}” after “{}”",
                text[..at]
                    .chars()
                    .rev()
                    .take(80)
                    .collect::<String>()
                    .chars()
                    .rev()
                    .collect::<String>()
            ),
        }
        said += line.len();
    }
    let more = text.len() - said;
    assert!(
        more < 2_000 + text.len() / 5,
        "{what} says {more} bytes more than the tree"
    );
}

/// Control characters are shown as what they are: unprintable.
fn replaced(line: &str) -> String {
    line.chars()
        .map(|one| {
            if one.is_control() && !one.is_whitespace() {
                char::REPLACEMENT_CHARACTER
            } else {
                one
            }
        })
        .collect()
}

fn documents() -> Vec<(&'static str, Document)> {
    let example = crate::drafts::example("managed-hosting", true);
    let clean = crate::drafts::example("managed-hosting", false);
    let mut documents = vec![
        ("the sample", sample::sample()),
        ("the working draft", example),
        ("the clean copy", clean),
    ];
    documents.extend(crate::planning::papers());
    documents
}

#[test]
fn markdown_says_the_words_of_the_tree() {
    for (what, document) in documents() {
        says(
            &document,
            &text_of_markdown(&page(&document, Format::Markdown)),
            what,
        );
    }
}

#[test]
fn html_says_the_words_of_the_tree() {
    for (what, document) in documents() {
        says(
            &document,
            &text_of_html(&page(&document, Format::Html)),
            what,
        );
    }
}

#[test]
fn html_is_well_nested_and_each_name_is_given_once() {
    for (what, document) in documents() {
        let html = page(&document, Format::Html);
        let (mut open, mut ids) = (Vec::new(), std::collections::BTreeSet::new());
        for tag in html
            .split('<')
            .skip(1)
            .map(|rest| rest.split('>').next().unwrap())
        {
            let name = tag
                .split([' ', '/'])
                .find(|part| !part.is_empty())
                .unwrap_or("");
            if tag.starts_with('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "{what}: <{tag}>");
            } else if !tag.starts_with('!') && !["meta", "br", "link", "hr", "col"].contains(&name)
            {
                open.push(name.to_owned());
            }
            for id in tag
                .split(" id=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap())
            {
                assert!(
                    ids.insert(id.to_owned()),
                    "{what}: the name `{id}` is given twice"
                );
            }
        }
        assert!(open.is_empty(), "{what}: {open:?} never close");
        for target in html
            .split("href=\"#")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
        {
            assert!(ids.contains(target), "{what}: nothing is named `{target}`");
        }
        assert!(
            !html.contains("<script")
                && !html.contains("src=")
                && !html.contains("http-equiv=\"refresh")
        );
        assert!(html.contains("<html lang=\"en-GB\"") && html.contains("class=\"skip\""));
    }
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let document = sample::sample();
    for format in [Format::Markdown, Format::Html] {
        assert!(bytes(&document, format) == bytes(&document, format));
    }
}
