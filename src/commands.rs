//! One file per subcommand: load, call, write. Nothing here is worth a unit test of its own.

pub mod annex;
pub mod clauses;
pub mod compare;
pub mod coverage;
pub mod draft;
pub mod explain;
pub mod lint;
pub mod new;
pub mod register;
pub mod schema;
pub mod show;
pub mod sla;
pub mod text;
pub mod update;

mod console;
mod inputs;
mod open;
mod papers;
mod style;
mod tables;

pub use console::{Console, Outcome};
pub use open::LibraryOptions;
pub use papers::RevisionView;
pub use style::StyleOptions;
