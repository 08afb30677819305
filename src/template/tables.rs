//! Data tables and covers: Tera templates in Markdown, every value escaped as text.

use std::io::Write;

use tera::{Context, Tera};

/// Rows of a table that is filled by hand.
const EMPTY_ROWS: usize = 5;

/// The data of one engagement, in the form in which templates read it.
pub struct Data(Context);

impl Data {
    /// Takes an object whose keys are the names that templates use. Anything else is no data:
    /// every template then says what it lacks.
    pub fn of(value: &serde_json::Value) -> Self {
        Self(Context::from_serialize(value).unwrap_or_default())
    }
}

/// All table and cover templates, ready to render.
pub struct Tables {
    tera: Tera,
}

impl Tables {
    /// Reads the embedded templates.
    ///
    /// # Errors
    /// What is wrong with a template, and where.
    pub fn embedded() -> Result<Self, String> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(escape);
        let mut templates: Vec<(String, &str)> =
            super::names("tables", |entry| entry.as_file().map(|_| ()))
                .into_iter()
                .filter_map(|name| {
                    Some((
                        format!("{name}.md"),
                        super::text(&format!("tables/{name}.md"))?,
                    ))
                })
                .collect();
        for name in super::names("internal", |entry| entry.as_file().map(|_| ())) {
            let path = format!("internal/{name}.md");
            if let Some(text) = super::text(&path) {
                templates.push((path, text));
            }
        }
        for document in super::documents() {
            for piece in ["cover", "parties", "signatures"] {
                let path = format!("documents/{document}/{piece}.md");
                if let Some(text) = super::text(&path) {
                    templates.push((path, text));
                }
            }
        }
        tera.add_raw_templates(templates)
            .map_err(|error| error.to_string())?;
        Ok(Self { tera })
    }

    /// Whether a template of this name exists.
    pub fn has(&self, name: &str) -> bool {
        self.tera.get_template_names().any(|one| one == name)
    }

    /// The table of a template with its heading row and room to write; nothing if it has none.
    pub fn empty(&self, name: &str) -> String {
        let text = super::text(&format!("tables/{name}.md")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let head = lines.windows(2).find(|pair| {
            pair[0].starts_with('|') && pair[1].starts_with('|') && pair[1].contains("---")
        });
        let Some(head) = head else {
            return String::new();
        };
        let row = "|   ".repeat(head[0].matches('|').count().saturating_sub(1)) + "|\n";
        format!("{}\n{}\n{}", head[0], head[1], row.repeat(EMPTY_ROWS))
    }

    /// Renders a template with the data of an engagement to Markdown.
    ///
    /// # Errors
    /// What the template asks for that the data does not have.
    pub fn render(&self, name: &str, data: &Data) -> Result<String, String> {
        self.tera
            .render(name, &data.0)
            .map_err(|error| error.to_string())
    }
}

/// Text as Markdown that shows exactly this text, also inside a table cell.
pub fn as_markdown(text: &str) -> String {
    let mut out = Vec::new();
    let _ = write_escaped(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

fn escape(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    write_escaped(text, out)
}

fn write_escaped(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    for one in text.trim().chars() {
        match one {
            '\n' => out.write_all(b"<br>")?,
            '\t' => out.write_all(b" ")?,
            // CommonMark: a backslash before any ASCII punctuation means that character itself.
            _ if one.is_ascii_punctuation() => write!(out, "\\{one}")?,
            _ => write!(out, "{one}")?,
        }
    }
    Ok(())
}
