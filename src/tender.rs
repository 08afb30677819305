//! The tender that comes before an agreement: what is asked, what providers answer, and what their
//! answers would change.
//!
//! What is asked is data of the library (`[[requirement]]` of a clause or page), what surrounds it is
//! text of the library and of `templates/documents/annex`. Nothing here holds a sentence of law.

mod annex;
mod answers;
mod approval;
mod asked;
mod award;
mod evaluation;
mod glossary;
mod levels;
mod matrix;
mod pages;
mod remark;
mod typed;
mod value;
mod words;

pub use annex::{Annex, annex};
pub use answers::{Answer, Given, Letters, Response};
pub use approval::Approval;
pub use asked::{Asked, AskedValue, Offer, asked};
pub use award::{Award, award};
pub use evaluation::{Assessed, Evaluation, Item, Points};
pub use matrix::{Matrix, Row, RowKind};
pub use remark::Remark;
pub use value::{Against, Offered};
pub use words::Words;
