//! Every integration test, linked once.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests may stop at what they did not expect"
)]

mod breaks;
mod clauses;
mod cli;
mod commitments;
mod coverage;
mod defects;
mod docx;
mod drafts;
mod examples;
mod floors;
mod formats;
mod guides;
mod json_schema;
mod lint_ideas;
mod linted;
mod lock;
mod measure_properties;
mod measured;
mod model_rules;
mod newcomers;
mod own_papers;
mod papers;
mod planning;
mod redline;
mod removal;
mod report;
mod risks;
mod rules;
mod schedules;
mod seeded;
mod sla_commands;
mod sla_properties;
mod sla_records;
mod sla_vectors;
mod tender;
mod tidy;
mod topics;
