//! Sections: landmarks, headings, the cover and the contents.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Page;
use super::escape::text;
use crate::document::{Block, Section, SectionKind};
use crate::render::front::Front;
use crate::render::outline::Heading;

impl Page<'_> {
    /// The cover's words, then every section; a cover that comes first holds those words.
    pub(super) fn sections(&mut self, front: &Front) {
        let has_cover = self.outline.has_cover();
        let mut open: Vec<&str> = Vec::new();
        self.line(if has_cover {
            "<header class=\"cover\">"
        } else {
            "<header class=\"cover short\">"
        });
        self.front(front);
        if !has_cover {
            self.line("</header>");
        }
        for at in 0..self.outline.headings.len() {
            while open.len() > self.outline.headings[at].depth {
                self.line(open.pop().unwrap_or_default());
            }
            if at == 0 && has_cover {
                open.push("</header>");
            } else {
                open.push(self.start(at));
            }
            self.content(at);
        }
        while let Some(end) = open.pop() {
            self.line(end);
        }
    }

    fn front(&mut self, front: &Front) {
        if let Some(logo) = &self.style.logo {
            let bytes = STANDARD.encode(&logo.bytes);
            let height = 2.0 * self.style.header.logo_height.points();
            self.line(&format!(
                "<img class=\"logo\" alt=\"\" style=\"height:{height}pt\" src=\"data:image/{};base64,{bytes}\">",
                logo.kind
            ));
        }
        let mut paragraph = |class: &str, words: &str| {
            if !words.is_empty() {
                self.line(&format!("<p class=\"{class}\">{}</p>", text(words)));
            }
        };
        paragraph("working", &front.working);
        if front.kind != front.title {
            paragraph("kind", &front.kind);
        }
        self.line(&format!("<h1>{}</h1>", text(&front.title)));
        if !front.facts.is_empty() {
            let facts = front
                .facts
                .iter()
                .map(|fact| format!("<span>{}</span>", text(fact)));
            let facts = facts
                .collect::<Vec<_>>()
                .join(" <span class=\"dot\" aria-hidden=\"true\">·</span> ");
            self.line(&format!("<p class=\"facts\">{facts}</p>"));
        }
    }

    /// Opens a section and returns how it is closed.
    fn start(&mut self, at: usize) -> &'static str {
        let heading = &self.outline.headings[at];
        let (class, is_landmark) = class(heading.section.kind);
        let id = heading.id.clone();
        let label = match text(&heading.line()) {
            label if is_landmark && !label.is_empty() => format!(" aria-label=\"{label}\""),
            _ => String::new(),
        };
        let (tag, end) = match heading.section.kind {
            SectionKind::Contents => ("nav", "</nav>"),
            _ => ("section", "</section>"),
        };
        let id = self.id_named(&id);
        self.line(&format!("<{tag}{id} class=\"{class}\"{label}>"));
        end
    }

    fn content(&mut self, at: usize) {
        let section = self.outline.headings[at].section;
        if let Some(level) = self.outline.headings[at].level {
            self.heading(section, level);
        }
        self.notes(&section.notes);
        if section.kind == SectionKind::Contents {
            self.contents();
        }
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
                Block::Form(fields) => self.form(fields),
                Block::Signatures(blocks) => self.signatures(blocks),
            }
        }
    }

    fn heading(&mut self, section: &Section, level: usize) {
        let level = level + 1;
        let (tag, deep) = if level > 6 {
            (6, format!(" aria-level=\"{level}\""))
        } else {
            (level, String::new())
        };
        let title = self.running(&section.title);
        let number = text(section.number.as_deref().unwrap_or_default());
        let words = if number.trim().is_empty() {
            title
        } else {
            format!("<span class=\"label\">{number}</span> <span>{title}</span>")
        };
        self.line(&format!("<h{tag}{deep}>{words}</h{tag}>"));
    }

    /// The table of contents, clauses nested in their parts.
    fn contents(&mut self) {
        let listed: Vec<(usize, String)> = self.outline.listed().map(entry).collect();
        let mut depth = 0;
        for (level, link) in &listed {
            if *level > depth {
                self.line("<ol>");
            } else {
                for _ in *level..depth {
                    self.line("</li></ol>");
                }
                self.line("</li>");
            }
            depth = *level;
            self.line(&format!("<li>{link}"));
        }
        for _ in 0..depth {
            self.line("</li></ol>");
        }
    }
}

/// Level and link of one line of the contents.
fn entry(heading: &Heading) -> (usize, String) {
    let number = text(&heading.number());
    let line = heading.line();
    let title = text(line[heading.number().len()..].trim());
    let label = if number.is_empty() {
        String::new()
    } else {
        format!("<span class=\"label\">{number}</span> ")
    };
    let anchor = format!(
        "<a href=\"#{}\">{label}<span>{title}</span></a>",
        heading.id
    );
    (heading.level.unwrap_or(1), anchor)
}

/// The style sheet's name for a kind of section, and whether it is a landmark.
fn class(kind: SectionKind) -> (&'static str, bool) {
    match kind {
        SectionKind::Cover => ("cover", false),
        SectionKind::OpenPoints => ("open-points", true),
        SectionKind::Contents => ("contents", true),
        SectionKind::Parties => ("parties", true),
        SectionKind::Part => ("part", true),
        SectionKind::Clause => ("clause", false),
        SectionKind::Signatures => ("signing", true),
        SectionKind::Schedule => ("schedule", true),
        SectionKind::ScheduleSection => ("schedule-section", false),
        SectionKind::Other => ("other", false),
    }
}
