//! Engross drafts ICT outsourcing agreements from one engagement file and a clause library,
//! and finds missing and unmeasurable terms in them.
//!
//! ```text
//! engagement.toml ─┐                                        ┌─ render ─→ md html pdf docx
//! clause-library/ ─┼─→ assembly ─→ Document (the tree) ─────┤
//! templates/      ─┘                                        └─ lint ─→ findings ─→ human json
//! ```
//!
//! Modules stand on floors; each uses only lower ones (`ARCHITECTURE.md`, `tests/floors.rs`).

pub mod measure;
pub mod source;
pub mod spreadsheet;

pub mod finding;

pub mod condition;
pub mod document;
pub mod written;

pub mod engagement;
pub mod library;
pub mod template;

pub mod import;
pub mod lock;
pub mod sla;

pub mod recognise;
pub mod service_levels;

pub mod assembly;
pub mod openslo;
pub mod simulation;

pub mod compare;
pub mod coverage;
pub mod planning;
pub mod tender;

pub mod lint;
pub mod render;

pub mod report;

pub mod commands;

pub mod cli;
