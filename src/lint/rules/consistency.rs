//! What contradicts?

pub(super) mod applies_outside_term;
pub(super) mod critical_function_without_critical_service;
pub(super) mod duplicate_target;
pub(super) mod escalation_without_phone;
pub(super) mod gap_counts_for_operator;
pub(super) mod licence_ends_early;
pub(super) mod minimum_not_worse;
pub(super) mod one_sided_body;
pub(super) mod owed_by_outsider;
pub(super) mod precedence_without_itself;
pub(super) mod starts_before_draft;
pub(super) mod unclear_source_order;
pub(super) mod wrong_direction;
