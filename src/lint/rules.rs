//! Every rule, in the order the manual lists them.
//!
//! To add one: write `<rule>.md` and `<rule>.rs` beside each other in the folder of its group,
//! name the module in the group's file, add a line here.

mod completeness;
mod consistency;
mod measurability;
mod references;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Rule};

/// The one list.
pub const RULES: &[Rule] = &[
    elsewhere(
        Group::Reading,
        "toml-syntax",
        include_str!("rules/reading/toml_syntax.md"),
    ),
    elsewhere(
        Group::Reading,
        "hidden-character",
        include_str!("rules/reading/hidden_character.md"),
    ),
    elsewhere(
        Group::Reading,
        "text-too-long",
        include_str!("rules/reading/text_too_long.md"),
    ),
    elsewhere(
        Group::Reading,
        "unknown-key",
        include_str!("rules/reading/unknown_key.md"),
    ),
    elsewhere(
        Group::Reading,
        "wrong-value",
        include_str!("rules/reading/wrong_value.md"),
    ),
    elsewhere(
        Group::Reading,
        "strict-comparator",
        include_str!("rules/reading/strict_comparator.md"),
    ),
    elsewhere(
        Group::Reading,
        "float-quantity",
        include_str!("rules/reading/float_quantity.md"),
    ),
    elsewhere(
        Group::Reading,
        "ambiguous-unit",
        include_str!("rules/reading/ambiguous_unit.md"),
    ),
    elsewhere(
        Group::Reading,
        "range-for-value",
        include_str!("rules/reading/range_for_value.md"),
    ),
    elsewhere(
        Group::Reading,
        "unknown-zone",
        include_str!("rules/reading/unknown_zone.md"),
    ),
    elsewhere(
        Group::Reading,
        "unreadable-paper",
        include_str!("rules/reading/unreadable_paper.md"),
    ),
    elsewhere(
        Group::Reading,
        "unknown-preset",
        include_str!("rules/reading/unknown_preset.md"),
    ),
    elsewhere(
        Group::Reading,
        "unknown-clause",
        include_str!("rules/reading/unknown_clause.md"),
    ),
    elsewhere(
        Group::Reading,
        "no-such-wording",
        include_str!("rules/reading/no_such_wording.md"),
    ),
    completeness::missing_key::RULE,
    elsewhere(
        Group::Completeness,
        "missing-record",
        include_str!("rules/completeness/missing_record.md"),
    ),
    elsewhere(
        Group::Completeness,
        "missing-party",
        include_str!("rules/completeness/missing_party.md"),
    ),
    elsewhere(
        Group::Completeness,
        "unanswered-fact",
        include_str!("rules/completeness/unanswered_fact.md"),
    ),
    completeness::open_point::RULE,
    completeness::placeholder::RULE,
    completeness::party_without_details::RULE,
    completeness::signatory_missing::RULE,
    completeness::single_contact::RULE,
    completeness::contact_without_deputy::RULE,
    completeness::location_missing::RULE,
    completeness::critical_service_without_recovery::RULE,
    completeness::sub_contractor_unlisted::RULE,
    completeness::sub_contractor_without_details::RULE,
    completeness::personal_data_undescribed::RULE,
    completeness::third_country_without_basis::RULE,
    completeness::key_person_without_backup::RULE,
    completeness::deliverable_without_criteria::RULE,
    completeness::thin_reason::RULE,
    completeness::untested_contact::RULE,
    completeness::critical_without_trigger::RULE,
    completeness::service_without_target::RULE,
    completeness::unreported_target::RULE,
    measurability::vague_wording::RULE,
    measurability::wrong_dimension::RULE,
    measurability::no_failure_allowed::RULE,
    measurability::too_many_decimals::RULE,
    measurability::window_against_charges::RULE,
    measurability::too_few_events::RULE,
    measurability::too_few_values::RULE,
    measurability::statistic_of_statistic::RULE,
    measurability::volume_not_stated::RULE,
    measurability::unverified_measurement::RULE,
    measurability::data_kept_too_short::RULE,
    measurability::coarse_sampling::RULE,
    measurability::coarse_clock::RULE,
    measurability::measured_inside_provider::RULE,
    measurability::criterion_without_number::RULE,
    measurability::notice_clock_skips_sub_contractors::RULE,
    consistency::critical_function_without_critical_service::RULE,
    consistency::escalation_without_phone::RULE,
    consistency::licence_ends_early::RULE,
    consistency::one_sided_body::RULE,
    consistency::starts_before_draft::RULE,
    consistency::wrong_direction::RULE,
    consistency::minimum_not_worse::RULE,
    consistency::applies_outside_term::RULE,
    consistency::precedence_without_itself::RULE,
    consistency::owed_by_outsider::RULE,
    consistency::duplicate_target::RULE,
    consistency::gap_counts_for_operator::RULE,
    consistency::approved_by_provider::RULE,
    consistency::unclear_source_order::RULE,
    consistency::hours_end_before_start::RULE,
    consistency::holidays_end_early::RULE,
    consistency::time_in_wrong_hours::RULE,
    consistency::automatic_reply_stops::RULE,
    consistency::pause_by_provider::RULE,
    consistency::maintenance_at_clock_change::RULE,
    consistency::rank_gap::RULE,
    consistency::severities_out_of_order::RULE,
    consistency::severity_times_out_of_order::RULE,
    consistency::provider_may_downgrade::RULE,
    consistency::top_severity_closes::RULE,
    consistency::escalation_out_of_order::RULE,
    consistency::contact_out_of_hours::RULE,
    consistency::floor_not_reached::RULE,
    consistency::maintenance_over_budget::RULE,
    consistency::weak_components::RULE,
    consistency::sudden_maintenance::RULE,
    consistency::bands_do_not_fit::RULE,
    consistency::credit_does_not_rise::RULE,
    consistency::cap_never_reached::RULE,
    consistency::class_against_credit::RULE,
    consistency::yearly_cap_above_monthly::RULE,
    consistency::easy_earn_back::RULE,
    consistency::sole_remedy_without_exit::RULE,
    consistency::bonus_for_promise::RULE,
    consistency::trigger_cannot_fire::RULE,
    consistency::hasty_trigger::RULE,
    consistency::customer_step_without_duty::RULE,
    consistency::one_sided_dependency::RULE,
    consistency::backup_misses_recovery_point::RULE,
    consistency::recovery_path_too_long::RULE,
    consistency::restore_too_slow::RULE,
    consistency::recovery_times_differ::RULE,
    consistency::recovery_breaks_availability::RULE,
    consistency::recovery_tested_rarely::RULE,
    consistency::no_safe_copy::RULE,
    consistency::failed_backups_in_a_row::RULE,
    consistency::notice_after_deadline::RULE,
    consistency::patch_times_out_of_order::RULE,
    consistency::one_party_changes_targets::RULE,
    consistency::rare_review::RULE,
    consistency::short_dispute_time::RULE,
    references::duplicate_id::RULE,
    references::dangling_id::RULE,
    references::unresolved_reference::RULE,
    references::undefined_term::RULE,
    references::unused_term::RULE,
    references::unused_setting::RULE,
    references::unused_record::RULE,
    references::circular_chain::RULE,
    EXPIRED_WAIVER,
    UNUSED_WAIVER,
    UNKNOWN_RULE,
    elsewhere(
        Group::Library,
        "unreadable-data",
        include_str!("rules/library/unreadable_data.md"),
    ),
    elsewhere(
        Group::Library,
        "no-front-matter",
        include_str!("rules/library/no_front_matter.md"),
    ),
    elsewhere(
        Group::Library,
        "unknown-family",
        include_str!("rules/library/unknown_family.md"),
    ),
    elsewhere(
        Group::Library,
        "unknown-mark",
        include_str!("rules/library/unknown_mark.md"),
    ),
    elsewhere(
        Group::Library,
        "typed-number",
        include_str!("rules/library/typed_number.md"),
    ),
    elsewhere(
        Group::Library,
        "list-without-lead",
        include_str!("rules/library/list_without_lead.md"),
    ),
    elsewhere(
        Group::Library,
        "nested-too-deeply",
        include_str!("rules/library/nested_too_deeply.md"),
    ),
    elsewhere(
        Group::Library,
        "wrong-condition",
        include_str!("rules/library/wrong_condition.md"),
    ),
    elsewhere(
        Group::Library,
        "wrong-example",
        include_str!("rules/library/wrong_example.md"),
    ),
    elsewhere(
        Group::Library,
        "wording-mismatch",
        include_str!("rules/library/wording_mismatch.md"),
    ),
    elsewhere(
        Group::Library,
        "wordings-differ",
        include_str!("rules/library/wordings_differ.md"),
    ),
    elsewhere(
        Group::Library,
        "unknown-blank",
        include_str!("rules/library/unknown_blank.md"),
    ),
    Rule {
        severity: Severity::Warning,
        ..elsewhere(
            Group::Library,
            "dead-blank",
            include_str!("rules/library/dead_blank.md"),
        )
    },
    elsewhere(
        Group::Library,
        "duplicate-anchor",
        include_str!("rules/library/duplicate_anchor.md"),
    ),
    elsewhere(
        Group::Library,
        "unknown-anchor",
        include_str!("rules/library/unknown_anchor.md"),
    ),
    elsewhere(
        Group::Library,
        "broken-reference",
        include_str!("rules/library/broken_reference.md"),
    ),
    elsewhere(
        Group::Library,
        "reference-may-dangle",
        include_str!("rules/library/reference_may_dangle.md"),
    ),
    elsewhere(
        Group::Library,
        "term-incomplete",
        include_str!("rules/library/term_incomplete.md"),
    ),
    elsewhere(
        Group::Library,
        "doubly-defined",
        include_str!("rules/library/doubly_defined.md"),
    ),
    elsewhere(
        Group::Library,
        "unknown-requirement",
        include_str!("rules/library/unknown_requirement.md"),
    ),
    elsewhere(
        Group::Library,
        "wrong-requirement-id",
        include_str!("rules/library/wrong_requirement_id.md"),
    ),
    elsewhere(
        Group::Library,
        "table-unreadable",
        include_str!("rules/library/table_unreadable.md"),
    ),
];

/// A fault that the readers report.
const fn elsewhere(group: Group, name: &'static str, guide: &'static str) -> Rule {
    Rule {
        name,
        group,
        severity: Severity::Error,
        guide,
        check: Check::Elsewhere,
    }
}

/// A fault of a waiver.
const fn of_waiver(name: &'static str, guide: &'static str) -> Rule {
    Rule {
        name,
        group: Group::References,
        severity: Severity::Warning,
        guide,
        check: Check::Elsewhere,
    }
}

/// A waiver whose last day is over.
pub(super) const EXPIRED_WAIVER: Rule = of_waiver(
    "expired-waiver",
    include_str!("rules/references/expired_waiver.md"),
);
/// A waiver that matches no finding.
pub(super) const UNUSED_WAIVER: Rule = of_waiver(
    "unused-waiver",
    include_str!("rules/references/unused_waiver.md"),
);
/// A waiver of a rule that does not exist.
pub(super) const UNKNOWN_RULE: Rule = of_waiver(
    "unknown-rule",
    include_str!("rules/references/unknown_rule.md"),
);
