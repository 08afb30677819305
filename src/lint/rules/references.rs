//! Which terms, references and settings point nowhere?

pub(super) mod circular_chain;
pub(super) mod dangling_id;
pub(super) mod duplicate_id;
pub(super) mod outdated_standard;
pub(super) mod undefined_term;
pub(super) mod unresolved_reference;
pub(super) mod unused_record;
pub(super) mod unused_setting;
pub(super) mod unused_term;
