//! The head of the page: facts about it, and its whole style sheet.

use super::escape::{css_string, text};
use crate::document::Meta;
use crate::render::front::{Front, language};
use crate::render::style::{Colours, FontName, Paper, Style};

/// How the page looks, given the values of a style.
const SHEET: &str = include_str!("page.css");

/// Everything up to the body.
pub(super) fn head(meta: &Meta, front: &Front, style: &Style) -> String {
    let language = language(&meta.language);
    let author = match text(&meta.author) {
        author if author.trim().is_empty() => String::new(),
        author => format!("<meta name=\"author\" content=\"{author}\">\n"),
    };
    // A page without a picture allows none.
    let pictures = match style.logo {
        Some(_) => " img-src data:;",
        None => "",
    };
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';{pictures} base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         {author}\
         <title>{}</title>\n\
         <style>\n{}{SHEET}</style>\n\
         </head>\n",
        text(&front.title),
        values(front, style)
    )
}

/// The style's values as CSS variables.
fn values(front: &Front, style: &Style) -> String {
    let sizes = &style.sizes;
    let relative = |size: f64| format!("{:.3}em", size / sizes.body.points().max(1.0));
    let column = |size: f64| relative(size).replace("em", "rem");
    let page = &style.page;
    let paper = match page.paper {
        Paper::A4 => "A4",
        Paper::UsLetter => "letter",
    };
    let light = colours(&style.colours.light);
    let dark = colours(&style.colours.dark);
    format!(
        ":root {{\n{light}\
         --serif: {};\n--body: {}pt;\n--small: {};\n--table: {};\n--title: {};\n--part: {};\n--clause: {};\n--subclause: {};\n\
         --number: {};\n--item: {};\n}}\n\
         @media (prefers-color-scheme: dark) {{ :root {{\n{dark}}} }}\n\
         @media print {{ :root {{\n{light}}} }}\n\
         @page {{ size: {paper}; margin: {}pt {}pt {}pt {}pt; @bottom-right {{ content: {} counter(page) {} counter(pages); }} }}\n\
         @page {{ @top-left {{ content: {}; }} }}\n\
         @page :first {{ @bottom-right {{ content: none; }} @top-left {{ content: none; }} }}\n",
        fonts(&style.fonts.screen),
        sizes.body.points(),
        relative(sizes.small.points()),
        relative(sizes.table.points()),
        relative(sizes.title.points()),
        relative(sizes.part.points()),
        relative(sizes.clause.points()),
        relative(sizes.subclause.points()),
        column(page.number.points()),
        column(page.item.points()),
        page.top.points(),
        page.right.points(),
        page.bottom.points(),
        page.left.points(),
        css_string(&format!("{} ", style.words.page)),
        css_string(&format!(" {} ", style.words.of)),
        css_string(&front.working),
    )
}

fn colours(colours: &Colours) -> String {
    [
        ("paper", &colours.paper),
        ("ink", &colours.ink),
        ("muted", &colours.muted),
        ("rule", &colours.rule),
        ("accent", &colours.accent),
        ("head", &colours.head),
        ("open", &colours.open),
        ("note", &colours.note),
    ]
    .map(|(name, colour)| format!("--{name}: {};\n", colour.hex()))
    .concat()
}

/// Names in quotation marks, except those every browser knows.
fn fonts(names: &[FontName]) -> String {
    let quoted = names.iter().map(|name| match name.name() {
        generic @ ("serif" | "sans-serif" | "monospace" | "system-ui") => generic.to_owned(),
        name => format!("\"{name}\""),
    });
    quoted.collect::<Vec<_>>().join(", ")
}
