//! What contradicts?

pub(super) mod critical_function_without_critical_service;
pub(super) mod escalation_without_phone;
pub(super) mod licence_ends_early;
pub(super) mod one_sided_body;
pub(super) mod starts_before_draft;
