//! The order of elements, which Word insists on.

use crate::import::docx::xml::Element;

/// Elements and what may stand in them, in order. What is not listed is reported.
const ORDERS: &[(&str, &str)] = &[
    ("w:body", "* w:sectPr"),
    ("w:p", "w:pPr *"),
    ("w:r", "w:rPr *"),
    ("w:tbl", "w:tblPr w:tblGrid *"),
    ("w:tr", "w:tblPrEx w:trPr *"),
    ("w:tc", "w:tcPr *"),
    ("w:sdt", "w:sdtPr w:sdtEndPr w:sdtContent"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr \
         w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap \
         w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd \
         w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc \
         w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr \
         w:sectPr w:pPrChange",
    ),
    (
        "w:rPr",
        "w:ins w:del w:moveFrom w:moveTo w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline \
         w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing \
         w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText \
         w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath",
    ),
    ("w:trPr", "* w:ins w:del w:trPrChange"),
    ("w:numPr", "w:ilvl w:numId"),
    ("w:pBdr", "w:top w:left w:bottom w:right w:between w:bar"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize \
         w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd \
         w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar \
         w:textDirection w:tcFitText w:vAlign w:hideMark",
    ),
    (
        "w:tcBorders",
        "w:top w:start w:left w:bottom w:end w:right w:insideH w:insideV w:tl2br w:tr2bl",
    ),
    (
        "w:tblBorders",
        "w:top w:left w:bottom w:right w:insideH w:insideV",
    ),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    (
        "w:sectPr",
        "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar \
         w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote \
         w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",
    ),
    (
        "w:numbering",
        "w:numPicBullet w:abstractNum w:num w:numIdMacAtCleanup",
    ),
    (
        "w:abstractNum",
        "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl",
    ),
    (
        "w:lvl",
        "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:legacy \
         w:lvlJc w:pPr w:rPr",
    ),
    ("w:num", "w:abstractNumId w:lvlOverride"),
    ("w:lvlOverride", "w:startOverride w:lvl"),
    ("w:styles", "w:docDefaults w:latentStyles w:style"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority \
         w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose \
         w:personalReply w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr",
    ),
    ("w:tblStylePr", "w:pPr w:rPr w:tblPr w:trPr w:tcPr"),
    (
        "w:settings",
        "w:view w:zoom w:removePersonalInformation w:embedTrueTypeFonts w:mirrorMargins \
         w:trackRevisions w:defaultTabStop w:autoHyphenation w:evenAndOddHeaders \
         w:characterSpacingControl w:footnotePr w:endnotePr w:compat w:docVars w:rsids \
         w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
    ),
];

/// Reports every element that stands where it may not.
pub(super) fn wrong(part: &str, root: &Element, wrong: &mut Vec<String>) {
    root.each(&mut |element| {
        let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == &*element.name) else {
            return;
        };
        if let Some(misplaced) = misplaced(element, order) {
            wrong.push(format!(
                "{part}: `{misplaced}` may not stand there in `{}`",
                element.name
            ));
        }
    });
}

/// The first element that breaks the order; `*` stands for any others.
fn misplaced<'a>(element: &'a Element, order: &str) -> Option<&'a str> {
    let names: Vec<&str> = order.split_whitespace().collect();
    let free = names.iter().position(|name| *name == "*");
    let mut reached = 0;
    for child in element.children() {
        let at = names.iter().position(|name| *name == &*child.name).or(free);
        match at {
            Some(at) if at >= reached => reached = at,
            _ => return Some(&child.name),
        }
    }
    None
}
