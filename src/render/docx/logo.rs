//! The firm's logo, as a picture in a line of text.

use super::package::id_of;
use super::xml::Xml;
use crate::render::style::{Length, Logo, Style};

/// English metric units in a point.
const UNITS: f64 = 12_700.0;
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// The name of its part.
pub(super) fn part(logo: &Logo) -> &'static str {
    match logo.kind {
        "png" => "media/logo.png",
        _ => "media/logo.jpeg",
    }
}

/// The logo so many times as high as at the top of a page; nothing if the style has none.
pub(super) fn logo(xml: &mut Xml, style: &Style, times: f64) {
    let Some(logo) = &style.logo else { return };
    let (width, height) = size(logo, style.header.logo_height, times);
    let (width, height) = (width.to_string(), height.to_string());
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    // A picture's id counts within its part.
    let picture = format!("{DRAWING}/picture");
    let name = part(logo).rsplit('/').next().unwrap_or_default();
    xml.wrap("w:r", &[], |xml| {
        xml.wrap("w:drawing", &[], |xml| {
            let inline = format!("{DRAWING}/wordprocessingDrawing");
            let none = [
                ("distT", "0"),
                ("distB", "0"),
                ("distL", "0"),
                ("distR", "0"),
            ];
            let attributes: Vec<(&str, &str)> = std::iter::once(("xmlns:wp", inline.as_str()))
                .chain(none)
                .collect();
            xml.wrap("wp:inline", &attributes, |xml| {
                xml.empty("wp:extent", &extent);
                xml.empty("wp:docPr", &[("id", "1"), ("name", "logo"), ("descr", "")]);
                let main = format!("{DRAWING}/main");
                xml.wrap("a:graphic", &[("xmlns:a", &main)], |xml| {
                    xml.wrap("a:graphicData", &[("uri", &picture)], |xml| {
                        xml.wrap("pic:pic", &[("xmlns:pic", &picture)], |xml| {
                            xml.wrap("pic:nvPicPr", &[], |xml| {
                                xml.empty("pic:cNvPr", &[("id", "1"), ("name", "logo")]);
                                xml.empty("pic:cNvPicPr", &[]);
                            });
                            xml.wrap("pic:blipFill", &[], |xml| {
                                xml.empty("a:blip", &[("r:embed", &id_of(name))]);
                                xml.wrap("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                            });
                            xml.wrap("pic:spPr", &[], |xml| {
                                xml.wrap("a:xfrm", &[], |xml| {
                                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                                    xml.empty("a:ext", &extent);
                                });
                                xml.wrap("a:prstGeom", &[("prst", "rect")], |xml| {
                                    xml.empty("a:avLst", &[]);
                                });
                            });
                        });
                    });
                });
            });
        });
    });
}

/// Width and height in English metric units.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a logo is smaller than a sheet, whose units fit many times"
)]
fn size(logo: &Logo, height: Length, times: f64) -> (i64, i64) {
    let height = height.points() * times * UNITS;
    let width = height * f64::from(logo.width) / f64::from(logo.height);
    // No wider than a page.
    let least = (400.0 * UNITS / width).min(1.0);
    (
        (width * least).round() as i64,
        (height * least).round() as i64,
    )
}
