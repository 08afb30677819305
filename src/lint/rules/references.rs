//! Which terms, references and settings point nowhere?

pub(super) mod circular_chain;
pub(super) mod clause_number_repeated;
pub(super) mod clause_number_skipped;
pub(super) mod clause_without_text;
pub(super) mod dangling_id;
pub(super) mod duplicate_id;
pub(super) mod duty_without_actor;
pub(super) mod outdated_standard;
pub(super) mod party_name_varies;
pub(super) mod reference_title_differs;
pub(super) mod reference_to_itself;
pub(super) mod reference_to_nothing;
pub(super) mod schedule_missing;
pub(super) mod term_defined_by_itself;
pub(super) mod term_defined_twice;
pub(super) mod term_never_used;
pub(super) mod term_not_defined;
pub(super) mod term_varies;
pub(super) mod undefined_term;
pub(super) mod unresolved_reference;
pub(super) mod unused_record;
pub(super) mod unused_setting;
pub(super) mod unused_term;
