//! The tender that comes before an agreement: what is asked, what providers answer, and what their
//! answers would change.
//!
//! What is asked is data of the library (`[[requirement]]` of a clause or page), what surrounds it is
//! text of the library and of `templates/documents/annex`. Nothing here holds a sentence of law.

mod annex;
mod asked;
mod glossary;
mod matrix;
mod pages;
mod words;

pub use annex::{Annex, annex};
pub use asked::{Asked, AskedValue, Offer, asked};
pub use matrix::{Matrix, Row, RowKind};
pub use words::Words;
