//! The PDF, read back glyph by glyph.

use engross::render::Format;
use hayro_cmap::BfString;
use hayro_interpret::font::Glyph;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Rect};

use super::{bytes, says};

/// Collects the characters of the text; headers, footers and rules are artifacts.
#[derive(Default)]
struct Text {
    characters: String,
    unmapped: usize,
    /// Whether each open marked content is an artifact.
    open: Vec<bool>,
}

impl Device<'_> for Text {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        _: Affine,
        _: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        if self.open.contains(&true) {
            return;
        }
        match glyph.as_unicode() {
            Some(BfString::Char(one)) => self.characters.push(one),
            Some(BfString::String(several)) => self.characters.push_str(&several),
            None => self.unmapped += 1,
        }
    }
    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        self.open.push(tag == b"Artifact");
    }
    fn end_marked_content(&mut self) {
        self.open.pop();
    }
    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn text_of_pdf(bytes: Vec<u8>) -> (String, usize) {
    let pdf = Pdf::new(bytes).unwrap();
    let cache = InterpreterCache::new();
    let mut text = Text::default();
    for page in pdf.pages().iter() {
        let mut context = Context::new(
            Affine::IDENTITY,
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        interpret_page(page, &mut context, &mut text);
    }
    assert_eq!(text.unmapped, 0, "glyphs without a character");
    (text.characters, pdf.pages().len())
}

fn claims(pdf: &[u8], claim: &str) -> bool {
    pdf.windows(claim.len())
        .any(|window| window == claim.as_bytes())
}

#[test]
fn the_pdf_says_the_words_of_the_tree_and_conforms() {
    let document = super::sample::sample();
    let pdf = bytes(&document, Format::Pdf);
    assert!(
        pdf == bytes(&document, Format::Pdf),
        "the same tree gave other bytes"
    );
    for claim in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "/MarkInfo",
        "/StructTreeRoot",
        "/Outlines",
        "/Lang",
    ] {
        assert!(claims(&pdf, claim), "no {claim}");
    }
    let (text, _) = text_of_pdf(pdf);
    says(&document, &text, "the PDF");
}

#[test]
fn the_clean_agreement_is_a_conforming_pdf() {
    let document = crate::drafts::example("managed-hosting", false);
    let pdf = bytes(&document, Format::Pdf);
    assert!(claims(&pdf, "<pdfuaid:part>1</pdfuaid:part>"));
    let (text, pages) = text_of_pdf(pdf);
    assert!(pages > 60, "only {pages} pages");
    says(&document, &text, "the PDF");
}

#[test]
fn scripts_without_a_font_are_still_text() {
    let mut document = super::sample::sample();
    "北京 عربي 👩‍⚖️".clone_into(&mut document.meta.title);
    let pdf = bytes(&document, Format::Pdf);
    assert!(
        !claims(&pdf, "<pdfuaid:part>1</pdfuaid:part>"),
        "no font has these characters"
    );
    assert!(pdf.len() > 10_000);
}
