//! What is worth saying about a returned workbook: which cell, what is wrong, what to do.

use crate::finding::Severity;

/// One thing worth saying about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Kebab-case name of the fault.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Sheet and cell, such as `Answers!H12`; empty where it is about the whole workbook.
    pub cell: String,
    /// The requirement it is about; empty if it is about none.
    pub requirement: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Remark {
    /// A remark about the whole workbook.
    pub(super) fn new(
        rule: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            cell: String::new(),
            requirement: String::new(),
            message: message.into(),
            help: help.into(),
        }
    }

    /// The same remark about a cell.
    pub(super) fn at(mut self, cell: impl Into<String>) -> Self {
        self.cell = cell.into();
        self
    }

    /// The same remark about a requirement.
    pub(super) fn about(mut self, requirement: &str) -> Self {
        requirement.clone_into(&mut self.requirement);
        self
    }
}
