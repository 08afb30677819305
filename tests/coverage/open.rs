//! Requirements of the two guides that nothing of the right kind carries yet. Each list has to
//! shrink until it is empty.

/// Requirements that a tender has to ask for.
pub(super) const TENDER: &[&str] = &[];

/// Requirements that the planning documents have to carry.
pub(super) const PLANNING: &[&str] = &[];

/// Requirements that a rule of the linter has to hold an engagement to.
#[rustfmt::skip]
pub(super) const LINT: &[&str] = &[
    "CSM-5-3", "CSM-5-5",
];
