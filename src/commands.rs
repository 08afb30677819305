//! One file per subcommand: load, call, write. Nothing here is worth a unit test of its own.

pub mod annex;
pub mod approve;
pub mod award;
pub mod brief;
pub mod clauses;
pub mod compare;
pub mod coverage;
pub mod draft;
pub mod evaluate;
pub mod explain;
pub mod form;
pub mod lint;
pub mod new;
pub mod plan;
pub mod register;
pub mod rules;
pub mod schema;
pub mod show;
pub mod sla;
pub mod text;
pub mod update;

mod console;
mod deal;
mod inputs;
mod open;
mod papers;
mod printing;
mod settings;
mod style;
mod tables;
mod tender;

pub use console::{Console, Outcome};
pub use open::LibraryOptions;
pub use papers::{ReadingOptions, RevisionView};
pub use printing::{DraftFormat, Printing};
pub use style::StyleOptions;
