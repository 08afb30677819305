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
    "CSM-0-2", "CSM-1.1-1", "CSM-1.1-2", "CSM-1.2-1", "CSM-2-6", "CSM-4.1-10", "CSM-5-3",
    "CSM-5-5", "CSM-5.1.1-3", "CSM-5.2.1-2a", "CSM-5.2.1-2b", "CSM-5.2.1-2c", "CSM-5.2.1-3",
    "CSM-5.3.1-6", "CSM-5.5-2", "CSM-5.5-3", "CSM-5.5.1-1", "CSM-6.1-2", "CSM-A2-1", "CSM-A2-2",
    "DK-AUD-11", "DK-AUD-12", "DK-AUD-2", "DK-AUD-6", "DK-BCP-6", "DK-CHG-4", "DK-CL-1",
    "DK-CL-2", "DK-CL-3", "DK-CON-14", "DK-CON-3", "DK-CTRL-1", "DK-EMT-0", "DK-EXE-7",
    "DK-EXIT-7", "DK-FW-3", "DK-FW-4", "DK-KIND-1", "DK-LEG-1", "DK-LL-2", "DK-LL-3", "DK-LL-7",
    "DK-MAT-3", "DK-ORG-3", "DK-RISK-11", "DK-SLA-10", "DK-SLA-11", "DK-SLA-8", "DK-SLA-9",
];
