//! XML as a small tree, with limits: no part may be nested or grown beyond what people write.

use std::collections::BTreeMap;
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::Unreadable;

/// Deepest nesting of elements.
const DEEPEST: usize = 200;
/// Most elements and attributes of one part.
const MOST: usize = 2_000_000;

/// Most attributes of one element.
const MOST_ATTRIBUTES: usize = 500;

/// Namespaces with the prefix their names are known by here, whatever a file calls them.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "r",
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "cp",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wp",
    ),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    (
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "",
    ),
];

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Its name with the prefix of its namespace: `w:p`.
    pub(super) name: Rc<str>,
    /// Its attributes in the order they are written.
    pub(super) attributes: Vec<(Rc<str>, String)>,
    /// What stands in it.
    pub(super) nodes: Vec<Node>,
}

/// A piece of an element.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The elements in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| &*child.name == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |element, name| element.child(name))
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| value.as_str())
    }

    /// `w:val` of the first element of a name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Whether the first element of a name says yes: it is there, and not "0" or "false".
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.child(name).is_some_and(|child| {
            !matches!(
                child.attribute("w:val"),
                Some("0" | "false" | "off" | "none")
            )
        })
    }

    /// All text in it.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.collect(&mut out);
        out
    }

    /// Calls `visit` on this element and on every element in it, in reading order.
    pub(super) fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for child in self.children() {
            child.each(visit);
        }
    }

    fn collect(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.collect(out),
            }
        }
    }
}

/// Reads a part; `name` is for messages.
pub(super) fn parse(name: &str, text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut parser = Parser::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| damaged(name, &error.to_string()))?;
        match event {
            Event::Eof => break,
            event => parser
                .event(&event)
                .map_err(|problem| damaged(name, &problem))?,
        }
    }
    if parser.open.is_empty() {
        parser.root.ok_or_else(|| damaged(name, "it is empty"))
    } else {
        Err(damaged(name, "it ends in the middle"))
    }
}

fn damaged(name: &str, problem: &str) -> Unreadable {
    Unreadable::new(format!("the file is damaged: `{name}`: {problem}"))
}

#[derive(Default)]
struct Parser {
    open: Vec<Element>,
    /// Namespaces that each open element binds.
    bound: Vec<Vec<(String, Option<&'static str>)>>,
    names: BTreeMap<String, Rc<str>>,
    root: Option<Element>,
    count: usize,
}

impl Parser {
    fn event(&mut self, event: &Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Event::CData(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Event::GeneralRef(reference) => {
                let character = reference
                    .resolve_char_ref()
                    .map_err(|error| error.to_string())?;
                match character {
                    Some(character) => self.text(character.encode_utf8(&mut [0; 4])),
                    None => self.text(match &**reference {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => return Err(format!("`&{other};` stands for nothing")),
                    }),
                }
                Ok(())
            }
            Event::DocType(_) => Err("it declares a document type, which no Word file does".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        self.count += 1;
        if self.open.len() >= DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} deep"));
        }
        if self.count > MOST {
            return Err(format!("it has more than {MOST} elements"));
        }
        if self.root.is_some() && self.open.is_empty() {
            return Err("it has more than one root".into());
        }
        let mut attributes = Vec::new();
        let mut bound = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            self.count += 1;
            // Each is compared with all before it.
            if attributes.len() + bound.len() > MOST_ATTRIBUTES {
                return Err(format!(
                    "an element has more than {MOST_ATTRIBUTES} attributes"
                ));
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref();
            let declared = key.strip_prefix("xmlns:");
            match declared.or((key == "xmlns").then_some("")) {
                Some(prefix) => {
                    let known = NAMESPACES.iter().find(|(uri, _)| *uri == value);
                    bound.push((prefix.to_owned(), known.map(|(_, prefix)| *prefix)));
                }
                None => attributes.push((key.to_owned(), value.into_owned())),
            }
        }
        self.bound.push(bound);
        let name = self.known(start.name().as_ref(), true);
        let attributes = attributes
            .into_iter()
            .map(|(key, value)| (self.known(&key, false), value))
            .collect();
        self.open.push(Element {
            name,
            attributes,
            nodes: Vec::new(),
        });
        Ok(())
    }

    fn end(&mut self) {
        self.bound.pop();
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else {
            return;
        };
        match element.nodes.last_mut() {
            Some(Node::Text(known)) => known.push_str(text),
            _ => element.nodes.push(Node::Text(text.to_owned())),
        }
    }

    /// A name with the prefix its namespace is known by. A plain attribute has no namespace.
    fn known(&mut self, name: &str, is_element: bool) -> Rc<str> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let bound = || {
            let all = self.bound.iter().rev().flatten();
            all.into_iter()
                .find(|(known, _)| known == prefix)
                .and_then(|(_, uri)| *uri)
        };
        let renamed = match bound() {
            Some(known) if known != prefix && (is_element || !prefix.is_empty()) => {
                if known.is_empty() {
                    local.to_owned()
                } else {
                    format!("{known}:{local}")
                }
            }
            _ => name.to_owned(),
        };
        if let Some(known) = self.names.get(&renamed) {
            return Rc::clone(known);
        }
        let new: Rc<str> = Rc::from(renamed.as_str());
        self.names.insert(renamed, Rc::clone(&new));
        new
    }
}
