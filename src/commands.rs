//! One file per subcommand: load, call, write. Nothing here is worth a unit test of its own.

pub mod annex;
pub mod clauses;
pub mod draft;
pub mod explain;
pub mod lint;
pub mod new;
pub mod schema;
pub mod show;
pub mod sla;
pub mod text;

mod console;
mod inputs;
mod open;
mod papers;

pub use console::{Console, Outcome};
pub use open::LibraryOptions;
