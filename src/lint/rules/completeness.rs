//! What is missing?

pub(super) mod contact_without_deputy;
pub(super) mod critical_service_without_recovery;
pub(super) mod critical_without_trigger;
pub(super) mod deliverable_without_criteria;
pub(super) mod key_person_without_backup;
pub(super) mod location_missing;
pub(super) mod missing_key;
pub(super) mod open_point;
pub(super) mod party_without_details;
pub(super) mod personal_data_undescribed;
pub(super) mod placeholder;
pub(super) mod service_without_target;
pub(super) mod signatory_missing;
pub(super) mod single_contact;
pub(super) mod sub_contractor_unlisted;
pub(super) mod sub_contractor_without_details;
pub(super) mod thin_reason;
pub(super) mod third_country_without_basis;
pub(super) mod unreported_target;
pub(super) mod untested_contact;
