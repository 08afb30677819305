//! `numbering.xml`: one definition a list, one instance for each time it starts anew.

use super::lists::{Level, List, Lists};
use super::package::WORD;
use super::plan::Instance;
use super::xml::Xml;

/// The part.
pub(super) fn numbering(lists: &Lists, instances: &[Instance], muted: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.wrap("w:numbering", &[("xmlns:w", WORD)], |xml| {
        for list in List::ALL {
            definition(list, lists.levels(list), muted, xml);
        }
        for (at, instance) in instances.iter().enumerate() {
            write(at + 1, instance, xml);
        }
    });
    xml.into_bytes()
}

fn definition(list: List, levels: &[Level], muted: &str, xml: &mut Xml) {
    let id = list.index().to_string();
    xml.wrap("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
        // Word joins lists of the same name when text is pasted; each of ours is its own.
        xml.value("w:nsid", format!("45{:06X}", 0x4E_4752 + list.index()));
        xml.value("w:multiLevelType", "multilevel");
        xml.value("w:tmpl", format!("54{:06X}", 0x4D_504C + list.index()));
        for (at, level) in levels.iter().enumerate() {
            let depth = at.to_string();
            xml.wrap("w:lvl", &[("w:ilvl", &depth)], |xml| {
                write_level(list, level, muted, xml);
            });
        }
    });
}

fn write_level(list: List, level: &Level, muted: &str, xml: &mut Xml) {
    xml.value("w:start", "1");
    xml.value("w:numFmt", level.numeral.name());
    if !level.style.is_empty() {
        xml.value("w:pStyle", level.style);
    }
    xml.value("w:suff", "tab");
    xml.value("w:lvlText", &level.text);
    xml.value("w:lvlJc", "left");
    let (left, hanging) = (level.indent.0.to_string(), level.indent.1.to_string());
    xml.wrap("w:pPr", &[], |xml| {
        xml.wrap("w:tabs", &[], |xml| {
            xml.empty("w:tab", &[("w:val", "num"), ("w:pos", &left)]);
        });
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    });
    if matches!(list, List::Parts | List::Schedules) {
        xml.wrap("w:rPr", &[], |xml| {
            xml.value("w:b", "0");
            xml.value("w:bCs", "0");
            xml.value("w:color", muted);
        });
    }
}

fn write(id: usize, instance: &Instance, xml: &mut Xml) {
    xml.wrap("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.value("w:abstractNumId", instance.list.index().to_string());
        if let Some((level, number)) = instance.start {
            let level = level.to_string();
            xml.wrap("w:lvlOverride", &[("w:ilvl", &level)], |xml| {
                xml.value("w:startOverride", number.to_string());
            });
        }
    });
}
