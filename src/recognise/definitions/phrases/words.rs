//! Words with capital letters: which end a term, and which say nothing.

use std::sync::LazyLock;

use crate::measure::MONTHS;

/// Last words by which a phrase is known to be a term and no name of a person, place or law.
const NOUNS: &[&str] = &[
    "Date",
    "Service",
    "Period",
    "Fee",
    "Charge",
    "Deliverable",
    "Hour",
    "Day",
    "Plan",
    "Material",
    "Information",
    "Data",
    "Right",
    "Property",
    "Product",
    "Software",
    "System",
    "Credit",
    "Level",
    "Incident",
    "Report",
    "Term",
    "Order",
    "Policy",
    "Procedure",
    "Standard",
    "Requirement",
    "Documentation",
    "Premise",
    "Personnel",
    "User",
    "Event",
    "Notice",
    "Breach",
    "Loss",
    "Price",
    "Payment",
    "Milestone",
    "Change",
    "Platform",
    "Equipment",
    "Asset",
    "Record",
    "Register",
    "Specification",
    "Obligation",
    "Work",
    "Year",
    "Quarter",
    "Month",
    "Territory",
    "Trademark",
    "Mark",
    "Content",
    "Claim",
    "Liability",
    "Defect",
    "Error",
    "Maintenance",
    "Support",
    "Release",
    "Update",
    "Upgrade",
    "License",
    "Licence",
    "Facility",
    "Rate",
    "Target",
    "Window",
    "Tool",
    "Environment",
    "Account",
    "Budget",
    "Cost",
    "Expense",
    "Tax",
    "Invoice",
    "Request",
    "Response",
    "Desk",
    "Affiliate",
    "Subcontractor",
    "Sub-contractor",
    "Employee",
    "Representative",
    "Technology",
    "Patent",
    "Program",
    "Site",
    "Network",
    "Application",
    "Device",
    "Method",
    "Value",
    "Baseline",
    "Finding",
    "Weekend",
    "Objective",
    "Threshold",
    "Measure",
    "Test",
    "Phase",
    "Function",
    "Component",
    "Location",
    "Centre",
    "Center",
    "Criterion",
    "Criteria",
    "Catalogue",
    "Metric",
    "Outage",
    "Downtime",
    "Deviation",
    "Deficiency",
    "Failure",
    "Default",
    "Penalty",
    "Interface",
    "Volume",
    "Ticket",
    "Tenant",
    "Risk",
    "Matrix",
    "Freeze",
    "Cutover",
    "Certificate",
    "Bond",
    "Guarantee",
    "Deposit",
    "Sub-processor",
    "Subprocessor",
    "Package",
    "Handbook",
    "Manual",
    "Guide",
    "Playbook",
    "Runbook",
    "Protocol",
    "Charter",
    "Roadmap",
    "Inventory",
    "Amount",
    "Sum",
    "Ratio",
    "Balance",
    "Scheme",
    "Questionnaire",
    "Checklist",
    "Solution",
    "Review",
    "Log",
    "Statement",
    "Pack",
    "Formula",
    "Condition",
];

/// People and bodies that a contract gives tasks to, by the last word of their names.
const BODIES: &[&str] = &[
    "Manager",
    "Officer",
    "Director",
    "Committee",
    "Board",
    "Forum",
    "Group",
    "Team",
    "Lead",
    "Coordinator",
    "Executive",
];

/// What such names begin with.
const TASKS: &[&str] = &[
    "Contract",
    "Service",
    "Account",
    "Project",
    "Programme",
    "Program",
    "Delivery",
    "Relationship",
    "Incident",
    "Security",
    "Transition",
    "Exit",
    "Escalation",
    "Change",
    "Vendor",
    "Supplier",
    "Provider",
    "Operations",
    "Operational",
    "Steering",
    "Governance",
    "Problem",
    "Release",
    "Continuity",
    "Recovery",
    "Migration",
    "Quality",
    "Performance",
    "Technical",
    "Joint",
    "Customer",
    "Client",
];

/// Whether a phrase names whoever has a task under the contract: "Contract Manager".
pub(super) fn is_body(phrase: &str) -> bool {
    phrase
        .split_once(' ')
        .is_some_and(|(task, body)| TASKS.contains(&task) && BODIES.contains(&body))
}

/// Whether a phrase of several words may be a term though its last word says nothing: "Approved
/// Recipient", "Relief Notice".
pub(super) fn may_be_term(phrase: &str) -> bool {
    let mut words = phrase.split(' ');
    let is_word = |word: &str| {
        word.len() > 2
            && word
                .bytes()
                .skip(1)
                .all(|one| one.is_ascii_lowercase() || one == b'-')
            && (!is_name(word) || ["Committee", "Board", "Forum", "Group"].contains(&word))
    };
    let last = phrase.rsplit(' ').next().unwrap_or_default();
    let first = phrase.split(' ').next().unwrap_or_default();
    // Names of bodies and standards have three words and more: "Common Vulnerability Scoring System".
    phrase.split(' ').count() == 2
        && !INSTITUTIONS.contains(&last)
        && !NATIONS.contains(&first)
        && !["Third", "Our", "Your", "My", "Public"].contains(&first)
        && !is_known(phrase)
        && words.all(is_word)
}

/// Whether everybody knows what a phrase means.
pub(super) fn is_known(phrase: &str) -> bool {
    KNOWN.contains(&phrase)
}

/// Last words of names of bodies.
const INSTITUTIONS: &[&str] = &[
    "Authority",
    "Authorities",
    "Markets",
    "Clauses",
    "Office",
    "Tribunal",
    "Parliament",
    "Institution",
    "Foundation",
    "Society",
    "Times",
    "Islands",
    "Hospital",
    "Police",
    "General",
    "Counsel",
    "Companies",
];

/// First words of names of bodies and places.
const NATIONS: &[&str] = &[
    "Dutch",
    "German",
    "French",
    "British",
    "Irish",
    "Danish",
    "Swedish",
    "Norwegian",
    "Finnish",
    "Belgian",
    "Austrian",
    "Swiss",
    "Italian",
    "Spanish",
    "Polish",
    "Indian",
    "Malaysian",
    "Australian",
    "Canadian",
    "Japanese",
    "Chinese",
    "Korean",
    "African",
    "Scottish",
    "Welsh",
    "Nordic",
    "Central",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "San",
    "Los",
    "Las",
    "Saint",
];

/// Phrases that everybody knows.
const KNOWN: &[&str] = &[
    "Force Majeure",
    "Specially Designated Nationals",
    "Intellectual Property",
    "Data Protection",
    "Terms And Conditions",
    "Public Holidays",
    "Eastern Time",
    "Pacific Time",
    "Central Time",
    "Eastern Standard Time",
    "Pacific Standard Time",
    "Consumer Price Index",
    "Chief Executive Officers",
    "Financial Times",
    "Purchase Orders",
    "Purchase Order",
    "Value Added Tax",
    "Standard Contractual Clauses",
    "Personal Data Breach",
    "Signature Page Follows",
    "Ex Works",
    "Similar Damages",
];

/// Capital letters that say nothing: names of days, laws, bodies and parts of documents.
const NAMES: &[&str] = &[
    "Act",
    "Code",
    "Regulation",
    "Regulations",
    "Directive",
    "Law",
    "Laws",
    "Court",
    "Courts",
    "State",
    "States",
    "Commission",
    "Council",
    "Convention",
    "Treaty",
    "Section",
    "Article",
    "Clause",
    "Schedule",
    "Exhibit",
    "Annex",
    "Appendix",
    "Attachment",
    "Paragraph",
    "Part",
    "Chapter",
    "Rule",
    "Rules",
    "Agreement",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Christmas",
    "English",
    "American",
    "Federal",
    "National",
    "International",
    "Internal",
    "United",
    "European",
    "New",
    "Internet",
    "Web",
    "Windows",
    "Microsoft",
    "University",
    "Department",
    "Ministry",
    "Bank",
    "Republic",
    "County",
    "City",
    "Street",
    "Road",
    "Avenue",
    "Inc",
    "Ltd",
    "LLC",
    "Corporation",
    "Company",
    "Limited",
    "Committee",
    "Board",
    "Bureau",
    "Agency",
    "Institute",
    "Association",
    "Chamber",
    "Government",
    "I",
    "II",
    "III",
    "IV",
    "Mr",
    "Ms",
    "Dr",
    "President",
    "Director",
    "Officer",
    "Manager",
    "Secretary",
    "Revenue",
    "Securities",
    "Exchange",
    "Treasury",
    "God",
    "Effective Time",
    "North",
    "South",
    "East",
    "West",
    "U.S",
    "UK",
    "EU",
    "Great",
    "Social",
    "Universal",
    "World",
    "Arbitration",
    "Mediation",
    "Shareholders",
    "Every",
    "Two",
    "Three",
    "Four",
];

/// Words in order, so that one is found soon.
struct Sorted(Vec<&'static str>);

impl Sorted {
    fn of(words: &[&'static str]) -> Self {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        Self(sorted)
    }

    fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

/// Whether a word without the ending of its number ends a term.
pub fn is_noun(word: &str) -> bool {
    static SORTED: LazyLock<Sorted> = LazyLock::new(|| Sorted::of(NOUNS));
    SORTED.has(word)
}

/// Whether a word with a capital letter is a name and says nothing of a term.
pub(super) fn is_name(word: &str) -> bool {
    static SORTED: LazyLock<Sorted> = LazyLock::new(|| Sorted::of(NAMES));
    SORTED.has(word) || MONTHS.contains(&word)
}
