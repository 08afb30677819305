//! Looks of paragraphs and runs, written in the order the schema wants: Word repairs a file
//! whose properties stand in another order.

use super::tracking::Stamp;
use super::xml::Xml;

/// Looks of a paragraph, in a style or at one paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphLook {
    /// Id of its style; empty in a style itself.
    pub(super) style: &'static str,
    /// Stay on one page with the next paragraph, or not where its style would.
    pub(super) keep_next: Option<bool>,
    /// Stay on one page.
    pub(super) keep_lines: bool,
    /// Begin a page.
    pub(super) new_page: bool,
    /// Instance of a list, and level in it; instance 0 is no list.
    pub(super) list: Option<(usize, usize)>,
    /// A line below: colour, and its distance in points.
    pub(super) rule_below: Option<(String, u32)>,
    /// Tab stops.
    pub(super) tabs: Vec<Tab>,
    /// Space before, in twips.
    pub(super) before: Option<u32>,
    /// Space after, in twips.
    pub(super) after: Option<u32>,
    /// Height of a line: in 240ths of a line, or in twips exactly.
    pub(super) line: Option<Line>,
    /// Indent from the left and how far the first line hangs, in twips.
    pub(super) indent: Option<(u32, u32)>,
    /// `center` or `right`.
    pub(super) align: Option<&'static str>,
    /// Level in the outline, from 0; 9 is text.
    pub(super) outline: Option<u8>,
    /// What became of the paragraph's mark.
    pub(super) mark: Option<Stamp>,
}

/// The height of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// In 240ths of the font's own.
    Share(u32),
    /// In twips.
    Exactly(u32),
}

/// A tab stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tab {
    /// `left` or `right`.
    pub(super) side: &'static str,
    /// Whether dots lead to it.
    pub(super) dots: bool,
    /// In twips from the margin.
    pub(super) at: u32,
}

impl ParagraphLook {
    /// The look of a style.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }

    /// `w:pPr`, if there is anything to say.
    pub(super) fn write(&self, xml: &mut Xml) {
        let mut inner = Xml::default();
        self.properties(&mut inner);
        if !inner.is_empty() {
            xml.wrap("w:pPr", &[], |xml| xml.append(&inner));
        }
    }

    fn properties(&self, xml: &mut Xml) {
        if !self.style.is_empty() {
            xml.value("w:pStyle", self.style);
        }
        match self.keep_next {
            Some(true) => xml.empty("w:keepNext", &[]),
            Some(false) => xml.value("w:keepNext", "0"),
            None => {}
        }
        xml.flag("w:keepLines", self.keep_lines);
        xml.flag("w:pageBreakBefore", self.new_page);
        if let Some((instance, level)) = self.list {
            xml.wrap("w:numPr", &[], |xml| {
                xml.value("w:ilvl", level.to_string());
                xml.value("w:numId", instance.to_string());
            });
        }
        if let Some((colour, space)) = &self.rule_below {
            let space = space.to_string();
            xml.wrap("w:pBdr", &[], |xml| {
                let line = [
                    ("w:val", "single"),
                    ("w:sz", "4"),
                    ("w:space", space.as_str()),
                    ("w:color", colour.as_str()),
                ];
                xml.empty("w:bottom", &line);
            });
        }
        if !self.tabs.is_empty() {
            xml.wrap("w:tabs", &[], |xml| {
                for tab in &self.tabs {
                    tab.write(xml);
                }
            });
        }
        self.spacing(xml);
        if let Some((left, hanging)) = self.indent {
            let (left, hanging) = (left.to_string(), hanging.to_string());
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
        if let Some(align) = self.align {
            xml.value("w:jc", align);
        }
        if let Some(outline) = self.outline {
            xml.value("w:outlineLvl", outline.to_string());
        }
        if let Some(mark) = &self.mark {
            xml.wrap("w:rPr", &[], |xml| mark.write(xml));
        }
    }

    fn spacing(&self, xml: &mut Xml) {
        let mut spacing: Vec<(&str, String)> = Vec::new();
        spacing.extend(self.before.map(|twips| ("w:before", twips.to_string())));
        spacing.extend(self.after.map(|twips| ("w:after", twips.to_string())));
        if let Some(line) = self.line {
            let (height, rule) = match line {
                Line::Share(share) => (share, "auto"),
                Line::Exactly(twips) => (twips, "exact"),
            };
            spacing.push(("w:line", height.to_string()));
            spacing.push(("w:lineRule", rule.to_owned()));
        }
        if !spacing.is_empty() {
            let spacing: Vec<(&str, &str)> = spacing
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            xml.empty("w:spacing", &spacing);
        }
    }
}

impl Tab {
    fn write(self, xml: &mut Xml) {
        let at = self.at.to_string();
        if self.dots {
            let tab = [("w:val", self.side), ("w:leader", "dot"), ("w:pos", &at)];
            xml.empty("w:tab", &tab);
        } else {
            xml.empty("w:tab", &[("w:val", self.side), ("w:pos", &at)]);
        }
    }
}

/// Looks of a run, in a style or at one run.
#[derive(Clone, Debug, Default)]
pub(super) struct RunLook {
    /// Id of its style; empty for none.
    pub(super) style: &'static str,
    /// A type face of its own.
    pub(super) font: Option<String>,
    /// Bold, or not bold where the style below is.
    pub(super) bold: Option<bool>,
    /// Not for the spelling checker.
    pub(super) no_proof: bool,
    /// Colour as six digits.
    pub(super) colour: Option<String>,
    /// Size in half points.
    pub(super) size: Option<u32>,
    /// Marked as with a pen.
    pub(super) highlight: bool,
    /// Colour behind it.
    pub(super) behind: Option<String>,
}

impl RunLook {
    /// The look of a style.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }

    /// `w:rPr`, if there is anything to say.
    pub(super) fn write(&self, xml: &mut Xml) {
        let mut inner = Xml::default();
        self.properties(&mut inner);
        if !inner.is_empty() {
            xml.wrap("w:rPr", &[], |xml| xml.append(&inner));
        }
    }

    fn properties(&self, xml: &mut Xml) {
        if !self.style.is_empty() {
            xml.value("w:rStyle", self.style);
        }
        if let Some(font) = &self.font {
            fonts(xml, font);
        }
        match self.bold {
            Some(true) => {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            Some(false) => {
                xml.value("w:b", "0");
                xml.value("w:bCs", "0");
            }
            None => {}
        }
        xml.flag("w:noProof", self.no_proof);
        if let Some(colour) = &self.colour {
            xml.value("w:color", colour);
        }
        if let Some(size) = self.size {
            xml.value("w:sz", size.to_string());
            xml.value("w:szCs", size.to_string());
        }
        if self.highlight {
            xml.value("w:highlight", "yellow");
        }
        if let Some(behind) = &self.behind {
            shade(xml, behind);
        }
    }
}

/// One type face for every script.
pub(super) fn fonts(xml: &mut Xml, font: &str) {
    let faces = [
        ("w:ascii", font),
        ("w:hAnsi", font),
        ("w:eastAsia", font),
        ("w:cs", font),
    ];
    xml.empty("w:rFonts", &faces);
}

/// A colour behind something.
pub(super) fn shade(xml: &mut Xml, colour: &str) {
    let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)];
    xml.empty("w:shd", &shade);
}
