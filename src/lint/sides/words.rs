//! What people call the two sides of a deal, and what only sounds like it.

/// Words for the side that provides.
pub(super) const PROVIDERS: &[&str] = &[
    "managed service provider",
    "system integrator",
    "service provider",
    "service supplier",
    "outsourcer",
    "integrator",
    "contractor",
    "consultant",
    "processor",
    "developer",
    "provider",
    "supplier",
    "licensor",
    "operator",
    "tenderer",
    "offeror",
    "bidder",
    "vendor",
    "seller",
    "msp",
];

/// Words for the side that is served.
pub(super) const CUSTOMERS: &[&str] = &[
    "contracting authority",
    "service recipient",
    "government",
    "subscriber",
    "controller",
    "department",
    "purchaser",
    "authority",
    "principal",
    "recipient",
    "licensee",
    "customer",
    "employer",
    "client",
    "agency",
    "buyer",
    "bank",
];

/// Words for the side that provides where no plainer one is used: each with "the" before it, for some
/// are verbs, too.
pub(super) const PLAIN_PROVIDERS: &[&str] = &[
    "hosting company",
    "service company",
    "hosting firm",
    "manufacturer",
    "reseller",
    "carrier",
    "hoster",
    "telco",
    "host",
    "firm",
    "msp",
    "isp",
];

/// Words for the side that is served where no plainer one is used.
pub(super) const PLAIN_CUSTOMERS: &[&str] = &[
    "responsible party",
    "municipality",
    "university",
    "ministry",
    "hospital",
    "merchant",
    "library",
    "council",
    "college",
    "county",
    "school",
    "tenant",
    "state",
    "trust",
    "city",
];

/// Words that only the side that is served has.
pub(super) const SERVED: &[&str] = &[
    "customer",
    "client",
    "subscriber",
    "licensee",
    "merchant",
    "user",
];

/// What makes of a word for a side somebody else: "another supplier", "a third-party vendor".
pub(super) const STRANGERS: &[&str] = &[
    "a",
    "an",
    "any",
    "another",
    "new",
    "other",
    "third-party",
    "party",
    "its",
    "their",
    "successor",
    "replacement",
    "incoming",
    "outgoing",
    "sub",
    "s",
    "cloud",
    "hosting",
    "network",
    "internet",
    "upstream",
    "external",
    "underlying",
    "infrastructure",
    "telecommunications",
    "independent",
    "monitoring",
    "group",
    "insurance",
    "parent",
    "data",
];

/// Names in the opening that are nobody.
pub(super) const PAPERS: &[&str] = &[
    "agreement",
    "contract",
    "terms",
    "parties",
    "party",
    "services",
    "service",
    "system",
    "platform",
    "order",
    "effective date",
    "rfp",
    "annex",
    "msa",
    "sow",
    "dpa",
    "sla",
];
