//! Settings, type faces and properties. Nothing here makes Word ask a question.

use super::comments::date;
use super::package::WORD;
use super::xml::Xml;
use crate::document::Meta;
use crate::render::front::Front;

/// `settings.xml`: today's layout rules, the language of the page.
pub(super) fn settings(language: &str, tracks: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.wrap("w:settings", &[("xmlns:w", WORD)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.flag("w:trackRevisions", tracks);
        xml.value("w:defaultTabStop", "567");
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.wrap("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            for (name, value) in [
                ("compatibilityMode", "15"),
                ("overrideTableStyleFontSizeAndJustification", "1"),
                ("enableOpenTypeFeatures", "1"),
                ("doNotFlipMirrorIndents", "1"),
                ("differentiateMultirowTableHeaders", "1"),
                ("useWord2013TrackBottomHyphenation", "0"),
            ] {
                let setting = [("w:name", name), ("w:uri", uri), ("w:val", value)];
                xml.empty("w:compatSetting", &setting);
            }
        });
        xml.value("w:themeFontLang", language);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
    });
    xml.into_bytes()
}

/// `fontTable.xml`: what may stand in for the type face where it is missing.
pub(super) fn fonts(font: &str) -> Vec<u8> {
    let (family, instead) = match font {
        "Cambria" => ("roman", "Caladea"),
        "Georgia" => ("roman", "Gelasio"),
        "Calibri" => ("swiss", "Carlito"),
        "Times New Roman" => ("roman", "Liberation Serif"),
        "Arial" => ("swiss", "Liberation Sans"),
        "Aptos" | "Candara" | "Segoe UI" | "Tahoma" | "Verdana" => ("swiss", "DejaVu Sans"),
        _ => ("roman", "DejaVu Serif"),
    };
    let mut xml = Xml::part();
    xml.wrap("w:fonts", &[("xmlns:w", WORD)], |xml| {
        for (name, instead, family) in [
            (font, instead, family),
            ("Segoe UI Symbol", "DejaVu Sans", "swiss"),
        ] {
            xml.wrap("w:font", &[("w:name", name)], |xml| {
                xml.value("w:altName", instead);
                xml.value("w:charset", "00");
                xml.value("w:family", family);
                xml.value("w:pitch", "variable");
            });
        }
    });
    xml.into_bytes()
}

/// `core.xml`: title, author, language and dates.
pub(super) fn core(meta: &Meta, front: &Front, language: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.wrap("cp:coreProperties", &namespaces, |xml| {
        let mut property = |name: &str, text: &str| {
            if !text.trim().is_empty() {
                xml.words(name, &[], text);
            }
        };
        property("dc:title", &front.title);
        property("dc:subject", &meta.kind);
        property("dc:creator", &meta.author);
        property("dc:identifier", &meta.reference);
        property("dc:language", language);
        property("cp:lastModifiedBy", &meta.author);
        property("cp:version", &meta.version);
        if let Some(date) = date(meta) {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.words(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
            }
        }
    });
    xml.into_bytes()
}

/// `app.xml`: the program.
pub(super) fn app(pages: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.wrap("Properties", &[("xmlns", namespace)], |xml| {
        xml.words("Pages", &[], &pages.to_string());
        xml.words("Application", &[], "Engross");
    });
    xml.into_bytes()
}
