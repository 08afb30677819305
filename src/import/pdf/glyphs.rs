//! The glyphs of a page, with the character each shows and where it stands.

use hayro_cmap::BfString;
use hayro_interpret::font::Glyph as Shape;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Vec2};

/// Most drawing steps of a file: a thousand pages full of words. A glyph is one step and takes up
/// to two microseconds.
const MOST_WORK: usize = 3_000_000;
/// What opens a group, a picture or another page inside a page takes as long as so many glyphs.
const COSTLY: usize = 4;
/// Width of a glyph whose font does not tell, in thousandths of its size.
const USUAL_WIDTH: f64 = 500.0;

/// Why drawing was stopped.
pub(super) struct TooMuch;

/// A character on a page, turned upright; y grows downwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The character.
    pub(super) shows: char,
    /// Where it begins on its line.
    pub(super) x: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// The line it stands on.
    pub(super) y: f64,
    /// Height of its font.
    pub(super) size: f64,
    /// Quarter turns of its line, clockwise.
    pub(super) turns: u8,
}

/// What a page shows.
#[derive(Default)]
pub(super) struct Drawn {
    /// Its characters in the order they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs of which nobody knows the character.
    pub(super) unknown: usize,
    /// For each glyph whether it decorates the page.
    artifacts: Vec<bool>,
    /// Whether each open mark says that what follows decorates the page.
    marks: Vec<bool>,
    work: usize,
}

/// The glyphs of a page; `work` counts the steps of all pages.
pub(super) fn of(pdf: &Pdf, page: &Page<'_>, work: &mut usize) -> Drawn {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut drawn = Drawn {
        work: *work,
        ..Drawn::default()
    };
    interpret_page(page, &mut context, &mut drawn);
    *work = drawn.work;
    drop_artifacts(&mut drawn);
    drawn
}

/// Headers and footers of a page that says which they are, unless it says so of most of it.
fn drop_artifacts(drawn: &mut Drawn) {
    let count = drawn.artifacts.iter().filter(|one| **one).count();
    if count * 2 < drawn.glyphs.len() {
        let mut at = 0;
        drawn.glyphs.retain(|_| {
            at += 1;
            !drawn.artifacts[at - 1]
        });
    }
}

impl Drawn {
    /// Takes note of a step; a file that draws without end is stopped here.
    fn step(&mut self, cost: usize) {
        self.work += cost;
        if self.work > MOST_WORK {
            // The only way out of somebody else's loop; nothing is printed, and the thread that
            // waits for this one says what happened.
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn show(&mut self, shows: char, from: Point, along: Vec2, size: f64) {
        let (from, along) = (from.to_vec2(), along);
        let turns = match (along.x, along.y) {
            (x, y) if x > 0.0 && y.abs() <= 0.1 * x => 0,
            (x, y) if y > 0.0 && x.abs() <= 0.1 * y => 1,
            (x, y) if x < 0.0 && y.abs() <= -0.1 * x => 2,
            (x, y) if y < 0.0 && x.abs() <= -0.1 * y => 3,
            (x, y) if x == 0.0 && y == 0.0 => 0,
            // A stamp across the page.
            _ => return,
        };
        let (x, y) = match turns {
            0 => (from.x, from.y),
            1 => (from.y, -from.x),
            2 => (-from.x, -from.y),
            _ => (-from.y, from.x),
        };
        let is_sound = [x, y, along.x, along.y, size]
            .iter()
            .all(|value| value.is_finite() && value.abs() < 1e6);
        if is_sound && size > 0.5 {
            self.glyphs.push(Glyph {
                shows,
                x,
                end: x + along.hypot(),
                y,
                size,
                turns,
            });
            self.artifacts.push(self.marks.contains(&true));
        }
    }
}

impl<'a> Device<'a> for Drawn {
    fn draw_glyph(
        &mut self,
        glyph: &Shape<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.step(1);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(one)) => one.to_string(),
            Some(BfString::String(several)) => several,
            None => {
                self.unknown += 1;
                return;
            }
        };
        let whole = transform * glyph_transform;
        let vector = |x: f64, y: f64| (whole * Point::new(x, y)) - (whole * Point::ZERO);
        let width = match glyph {
            Shape::Outline(outline) => outline.advance_width().map(f64::from),
            Shape::Type3(_) => None,
        };
        let along = vector(width.unwrap_or(USUAL_WIDTH), 0.0);
        let size = vector(0.0, 1000.0).hypot();
        let text: String = text.chars().flat_map(spelled).collect();
        let count = text.chars().count();
        for (at, shows) in text.chars().enumerate() {
            if is_private(shows) {
                self.unknown += 1;
                continue;
            }
            let share = 1.0 / f64::from(u32::try_from(count).unwrap_or(1));
            let begin = f64::from(u32::try_from(at).unwrap_or(0)) * share;
            let from = whole * Point::ZERO + along * begin;
            self.show(shows, from, along * share, size);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        self.step(1);
        if self.marks.len() < 10_000 {
            self.marks.push(tag == b"Artifact");
        }
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.step(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step(COSTLY);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step(COSTLY);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.step(COSTLY);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A character as it is spelled: ligatures in their letters, dots of symbol fonts as dots.
fn spelled(one: char) -> impl Iterator<Item = char> {
    let letters: &'static str = match one {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06e}' => "•",
        '\u{f0d8}' => "➢",
        _ => "",
    };
    let own = letters.is_empty().then_some(one);
    letters.chars().chain(own)
}

fn is_private(one: char) -> bool {
    matches!(one, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\0'..='\u{8}')
}
