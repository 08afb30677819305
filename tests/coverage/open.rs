//! Requirements of the two guides that nothing of the right kind carries yet. Each list has to
//! shrink until it is empty.

/// Requirements that a tender has to ask for.
pub(super) const TENDER: &[&str] = &[];

/// Requirements that the planning documents have to carry.
#[rustfmt::skip]
pub(super) const PLANNING: &[&str] = &[
    "CSM-4.1-1", "CSM-4.2-1", "CSM-4.2-2", "CSM-4.2-4", "CSM-5-1", "CSM-5-2", "CSM-5.1-1",
    "CSM-5.1.1-1", "CSM-5.1.1-2", "CSM-5.1.1-4", "CSM-5.3-1", "CSM-5.3.1-3", "CSM-5.3.1-5",
    "CSM-A3-1", "CSM-B1-1", "CSM-B5-2", "DK-BC-1", "DK-BC-2", "DK-BC-3", "DK-BC-5", "DK-BCP-2",
    "DK-EXIT-3", "DK-FW-1", "DK-FW-2", "DK-INT-1", "DK-INT-4", "DK-LL-1", "DK-LL-4", "DK-MAT-2",
    "DK-OFF-1", "DK-RISK-2", "DK-RISK-8", "DK-ROLE-4", "DK-SCOPE-1", "DK-SCOPE-2", "DK-SCOPE-3",
    "DK-SCOPE-5",
];

/// Requirements that a rule of the linter has to hold an engagement to.
#[rustfmt::skip]
pub(super) const LINT: &[&str] = &[
    "CSM-5-3", "CSM-5-5",
];
