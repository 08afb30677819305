//! TOML as people wrote it: a tree of values with places, checked against a description of the
//! allowed keys, so that every mistake of a file shows in one run.
//!
//! Engagements, presets and the front matter of clauses are all read this way.

mod check;
mod country;
mod fields;
mod kind;
mod literal;
mod merge;
mod naming;
mod node;
mod read;
mod schema;
mod slip;
mod typed;

pub use check::check;
pub use fields::{Field, FieldTable, Record};
pub use kind::{Amount, Kind};
pub use merge::lay_over;
pub use naming::{capital, in_words};
pub use node::{Entry, Node, Value};
pub use read::read;
pub use schema::json_schema;
pub use typed::{from_node, many, one};
