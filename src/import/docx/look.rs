//! What a Word file looks like: fonts, sizes, colours, margins, the logo in its header and how it
//! numbers. Its words are not read.

use super::package::Package;
use super::xml::Element;
use crate::import::Unreadable;

/// Most bytes of a picture that is taken.
const LARGEST_PICTURE: usize = 4 << 20;
/// English metric units in a point.
const UNITS: f64 = 12_700.0;

/// The looks of a Word file, as far as it states them. Lengths are in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Type face of running text.
    pub font: Option<String>,
    /// Size of running text.
    pub body: Option<f64>,
    /// Size of the title.
    pub title: Option<f64>,
    /// Colour of running text, six hexadecimal digits.
    pub ink: Option<String>,
    /// Headings of the first three levels.
    pub headings: [Face; 3],
    /// Width and height of the sheet.
    pub sheet: Option<(f64, f64)>,
    /// Margins: above, right, below, left.
    pub margins: Option<[f64; 4]>,
    /// How far the number of a heading hangs.
    pub hanging: Option<f64>,
    /// Whether the number of a heading has a dot after it.
    pub dotted: bool,
    /// The first picture of a header, and its height there.
    pub logo: Option<(Vec<u8>, f64)>,
}

/// The look of a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Face {
    /// Its size.
    pub size: Option<f64>,
    /// Its colour, six hexadecimal digits.
    pub colour: Option<String>,
}

/// Reads what a DOCX file looks like.
///
/// # Errors
/// If the file is no Word document, is damaged, encrypted, or larger than any agreement.
pub fn look(bytes: &[u8]) -> Result<Look, Unreadable> {
    let package = Package::open(bytes)?;
    let main = package.main()?;
    let part = |kind: &str| -> Result<Option<Element>, Unreadable> {
        match package.related(&main, kind)? {
            Some(path) => package.xml(&path).map(Some),
            None => Ok(None),
        }
    };
    let (styles, theme) = (part("styles")?, part("theme")?);
    let mut look = Look::default();
    if let Some(styles) = &styles {
        of_styles(styles, theme.as_ref(), &mut look);
    }
    if let (Some(numbering), Some(styles)) = (part("numbering")?, &styles) {
        of_numbers(&numbering, styles, &mut look);
    }
    let document = package.xml(&main)?;
    let mut page = None;
    document.each(&mut |element| {
        if &*element.name == "w:sectPr" {
            page = Some(element);
        }
    });
    if let Some(page) = page {
        of_page(page, &mut look);
        look.logo = logo(&package, &main, page)?;
    }
    Ok(look)
}

fn of_styles(styles: &Element, theme: Option<&Element>, look: &mut Look) {
    let defaults = styles.at(&["w:docDefaults", "w:rPrDefault", "w:rPr"]);
    let normal = styles
        .children()
        .find(|one| {
            one.attribute("w:type") == Some("paragraph")
                && matches!(one.attribute("w:default"), Some("1" | "true" | "on"))
        })
        .and_then(|one| one.child("w:rPr"));
    let both = || normal.into_iter().chain(defaults);
    look.font = both().find_map(|run| font(run, theme));
    look.body = both().find_map(size);
    look.ink = both().find_map(colour);
    for (at, face) in look.headings.iter_mut().enumerate() {
        let run = named(styles, &format!("heading {}", at + 1)).and_then(|one| one.child("w:rPr"));
        face.size = run.and_then(size);
        face.colour = run.and_then(colour);
    }
    look.title = named(styles, "title")
        .and_then(|one| one.child("w:rPr"))
        .and_then(size);
}

/// The paragraph style that Word knows by this name, whatever its id is.
fn named<'e>(styles: &'e Element, name: &str) -> Option<&'e Element> {
    styles.children().find(|one| {
        &*one.name == "w:style"
            && one
                .value("w:name")
                .is_some_and(|known| known.eq_ignore_ascii_case(name))
    })
}

fn font(run: &Element, theme: Option<&Element>) -> Option<String> {
    let fonts = run.child("w:rFonts")?;
    let of_theme = || {
        let which = fonts.attribute("w:asciiTheme")?;
        let scheme = ["a:themeElements", "a:fontScheme"];
        let kind = if which.starts_with("major") {
            "a:majorFont"
        } else {
            "a:minorFont"
        };
        let latin = theme?.at(&scheme)?.at(&[kind, "a:latin"])?;
        latin.attribute("typeface")
    };
    of_theme()
        .or_else(|| fonts.attribute("w:ascii"))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

fn size(run: &Element) -> Option<f64> {
    Some(run.value("w:sz")?.parse::<f64>().ok()? / 2.0)
}

fn colour(run: &Element) -> Option<String> {
    let colour = run.value("w:color")?;
    let is_hex = colour.len() == 6 && colour.bytes().all(|one| one.is_ascii_hexdigit());
    is_hex.then(|| colour.to_ascii_lowercase())
}

/// The number of the second level of headings, else of the first.
fn of_numbers(numbering: &Element, styles: &Element, look: &mut Look) {
    for name in ["heading 2", "heading 1"] {
        let Some(style) = named(styles, name) else {
            continue;
        };
        let id = style.attribute("w:styleId").unwrap_or_default();
        let levels = numbering
            .children()
            .filter(|one| &*one.name == "w:abstractNum")
            .flat_map(Element::children);
        let level = levels
            .filter(|one| &*one.name == "w:lvl")
            .find(|one| one.value("w:pStyle") == Some(id));
        if let Some(level) = level {
            look.dotted = level
                .value("w:lvlText")
                .is_some_and(|text| text.ends_with('.'));
            let indent = level.at(&["w:pPr", "w:ind"]);
            look.hanging = indent.and_then(|one| twips(one, "w:hanging"));
            return;
        }
    }
}

fn of_page(page: &Element, look: &mut Look) {
    if let Some(sheet) = page.child("w:pgSz") {
        look.sheet = twips(sheet, "w:w").zip(twips(sheet, "w:h"));
    }
    if let Some(margins) = page.child("w:pgMar") {
        let side = |name| twips(margins, name);
        let all = [
            side("w:top"),
            side("w:right"),
            side("w:bottom"),
            side("w:left"),
        ];
        if let [Some(top), Some(right), Some(bottom), Some(left)] = all {
            look.margins = Some([top, right, bottom, left]);
        }
    }
}

fn twips(element: &Element, name: &str) -> Option<f64> {
    let number = element.attribute(name)?.parse::<f64>().ok()?;
    number.is_finite().then_some(number.abs() / 20.0)
}

/// The first picture of a header of the last section.
fn logo(
    package: &Package<'_>,
    main: &str,
    page: &Element,
) -> Result<Option<(Vec<u8>, f64)>, Unreadable> {
    let relations = package.relations(main)?;
    let headers = page
        .children()
        .filter(|one| &*one.name == "w:headerReference")
        .filter_map(|one| one.attribute("r:id"));
    for id in headers {
        let target = relations
            .iter()
            .find(|one| one.id == id && !one.is_external && package.has(&one.target));
        let Some(target) = target else { continue };
        let header = package.xml(&target.target)?;
        let mut picture = None;
        let mut height = None;
        header.each(&mut |element| match &*element.name {
            "wp:extent" if picture.is_none() => {
                height = element
                    .attribute("cy")
                    .and_then(|units| units.parse::<f64>().ok());
            }
            "a:blip" if picture.is_none() => {
                picture = element.attribute("r:embed").map(str::to_owned);
            }
            _ => {}
        });
        let Some(picture) = picture else { continue };
        let found = package
            .relations(&target.target)?
            .into_iter()
            .find(|one| one.id == picture && !one.is_external && package.has(&one.target));
        if let Some(found) = found {
            let bytes = package.bytes(&found.target)?;
            if bytes.len() <= LARGEST_PICTURE {
                let height = height.filter(|units| units.is_finite()).unwrap_or(0.0) / UNITS;
                return Ok(Some((bytes, height)));
            }
        }
    }
    Ok(None)
}
