//! Tracked changes: runs, paragraph marks and table rows that came or went, each with the author
//! and the date of the engagement, never those of the clock.

use super::xml::Xml;
use crate::compare::Change;

/// Who tracks changes, and what becomes of what is written now.
#[derive(Clone, Debug, Default)]
pub(super) struct Tracking {
    author: String,
    date: Option<String>,
    /// The last id that was given.
    last: usize,
    /// What becomes of the runs that are written now.
    change: Change,
    /// Where the last change ended, and which it was: a run that follows it belongs to it.
    end: (usize, Change),
    /// Where the inserted paragraphs that were written last begin and end.
    inserted: (usize, usize),
}

/// One change with its id.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    tag: &'static str,
    id: String,
    author: String,
    date: Option<String>,
}

impl Tracking {
    /// Tracks changes with ids above `last`.
    pub(super) fn by(author: &str, date: Option<String>, last: usize) -> Self {
        Self {
            // A change without an author would be nobody's.
            author: if author.trim().is_empty() {
                "Engross".to_owned()
            } else {
                author.to_owned()
            },
            date,
            last,
            ..Self::default()
        }
    }

    fn stamp(&mut self, change: Change) -> Option<Stamp> {
        let tag = tag(change)?;
        self.last += 1;
        Some(Stamp {
            tag,
            id: self.last.to_string(),
            author: self.author.clone(),
            date: self.date.clone(),
        })
    }
}

fn tag(change: Change) -> Option<&'static str> {
    match change {
        Change::Kept => None,
        Change::Deleted => Some("w:del"),
        Change::Inserted => Some("w:ins"),
    }
}

impl Stamp {
    /// An empty element, as in the properties of a paragraph mark or a row.
    pub(super) fn write(&self, xml: &mut Xml) {
        let mut attributes = self.attributes();
        attributes.extend(self.date.as_deref().map(|date| ("w:date", date)));
        xml.empty(self.tag, &attributes);
    }

    fn attributes(&self) -> Vec<(&str, &str)> {
        vec![("w:id", self.id.as_str()), ("w:author", &self.author)]
    }
}

impl Xml {
    /// Everything written in `content` comes or goes.
    pub(super) fn revise(&mut self, change: Change, content: impl FnOnce(&mut Self)) {
        let before = self.tracking.as_mut().map(|tracking| {
            let before = tracking.change;
            tracking.change = change;
            before
        });
        content(self);
        if let (Some(tracking), Some(before)) = (&mut self.tracking, before) {
            tracking.change = before;
        }
    }

    /// A change of a paragraph mark or a row, if there is one.
    pub(super) fn stamp(&mut self, change: Change) -> Option<Stamp> {
        self.tracking.as_mut()?.stamp(change)
    }

    /// After a paragraph that began at `start`: among paragraphs that came or went, those that went
    /// stand first. A paragraph mark that came before one that went would take the wrong one along
    /// in some programs.
    pub(super) fn settle(&mut self, start: usize, mark: Option<&Stamp>) {
        let (Some(tracking), Some(mark)) = (&mut self.tracking, mark) else {
            return;
        };
        let follows = tracking.inserted.1 == start;
        let end = self.out.len();
        match mark.tag {
            "w:ins" if follows => tracking.inserted.1 = end,
            "w:ins" => tracking.inserted = (start, end),
            _ if follows => {
                let gone = self.out.split_off(start);
                self.out.insert_str(tracking.inserted.0, &gone);
                tracking.inserted = (tracking.inserted.0 + gone.len(), end);
            }
            _ => {}
        }
    }

    /// Deleted words have elements of their own.
    pub(super) fn fated<'a>(&self, name: &'a str) -> &'a str {
        let change = self.tracking.as_ref().map(|tracking| tracking.change);
        match (name, change) {
            ("w:t", Some(Change::Deleted)) => "w:delText",
            ("w:instrText", Some(Change::Deleted)) => "w:delInstrText",
            (name, _) => name,
        }
    }

    /// Before a run: opens the change it belongs to, or goes on with the one just written.
    pub(super) fn begin_change(&mut self) -> Option<&'static str> {
        let tracking = self.tracking.as_mut()?;
        let tag = tag(tracking.change)?;
        if tracking.end == (self.out.len(), tracking.change) {
            let closing = tag.len() + "</>".len();
            self.out.truncate(self.out.len() - closing);
            return Some(tag);
        }
        let stamp = tracking.stamp(tracking.change)?;
        let mut attributes = stamp.attributes();
        attributes.extend(stamp.date.as_deref().map(|date| ("w:date", date)));
        self.open(tag, &attributes);
        self.out.push('>');
        Some(tag)
    }

    /// After a run.
    pub(super) fn end_change(&mut self, tag: Option<&str>) {
        let Some(tag) = tag else {
            return;
        };
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        let end = self.out.len();
        if let Some(tracking) = &mut self.tracking {
            tracking.end = (end, tracking.change);
        }
    }
}
