//! The typed records that the program itself reads; tables print all others as data.
//!
//! Every field has a default, because [`crate::written::check`] leaves out what is wrong.

use serde::Deserialize;

use crate::source::Located;

/// Which wording clauses take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// The wording drafted by default.
    #[default]
    Preferred,
    /// The agreed fall-back.
    Acceptable,
}

impl Position {
    /// The word people write.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Acceptable => "acceptable",
        }
    }
}

/// How far the agreement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being negotiated.
    #[default]
    Draft,
    /// Ready to sign: no point may be open.
    Final,
    /// Replaced by a later version.
    Superseded,
}

/// `[engagement]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Header {
    /// Reference printed on every page.
    pub id: String,
    /// Title on the cover.
    pub title: String,
    /// Version of the draft.
    pub version: String,
    /// How far it is.
    pub status: Status,
    /// Date of the draft.
    pub date: jiff::civil::Date,
    /// Date on which the Services start.
    pub effective: jiff::civil::Date,
    /// First term in months.
    pub term_months: u32,
    /// ISO 4217 code.
    pub currency: String,
    /// IANA zone.
    pub timezone: String,
    /// BCP 47 code, if stated.
    pub language: Option<String>,
    /// Frameworks to satisfy.
    pub regimes: Vec<String>,
    /// Whether a schedule lists where the named frameworks are met.
    pub coverage_schedule: bool,
    /// Whether a critical or important function depends on a Service.
    pub supports_critical_function: bool,
    /// Country codes of the home area; empty means the EEA.
    pub home_countries: Vec<String>,
    /// Which wording clauses take unless said otherwise.
    pub position: Position,
}

/// `[law]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Law {
    /// "the Netherlands".
    pub governing: String,
    /// "Amsterdam, the Netherlands".
    pub courts: String,
}

/// What a party is in the agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Buys.
    #[default]
    Customer,
    /// Supplies.
    Provider,
    /// Works for the Provider.
    SubContractor,
    /// Measures for both.
    Measurer,
}

impl Role {
    /// As printed in the agreement.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Customer => "Customer",
            Self::Provider => "Provider",
            Self::SubContractor => "Sub-contractor",
            Self::Measurer => "Measurer",
        }
    }
}

/// `[[party]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Party {
    /// Short name.
    #[serde(default)]
    pub id: String,
    /// What it is.
    pub role: Option<Located<Role>>,
    /// Registered name.
    pub name: Option<Located<String>>,
    /// Legal form.
    pub legal_form: Option<String>,
    /// Register and number.
    pub registration: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// Country code.
    pub country: Option<String>,
}

impl Party {
    /// Its registered name, or its id while the name is missing.
    pub fn printed(&self) -> &str {
        self.name.as_ref().map_or(&self.id, |name| &name.value)
    }

    /// Whether it has this role.
    pub fn is(&self, role: Role) -> bool {
        self.role.as_ref().is_some_and(|own| own.value == role)
    }
}

/// `[[signatory]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[derive(Default)]
pub struct Signatory {
    /// For which party.
    pub party: String,
    /// Name.
    pub name: Option<String>,
    /// Function.
    pub title: Option<String>,
}

/// `[[contact]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Contact {
    /// Short name.
    pub id: String,
    /// Whose contact it is.
    pub party: String,
    /// Function.
    pub function: String,
}

/// `[[service]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Service {
    /// Short name.
    pub id: String,
    /// Printed name.
    pub name: String,
    /// Kinds of service.
    pub kind: Vec<String>,
    /// `standard`, `important` or `critical`.
    pub criticality: String,
}

/// `[[location]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Location {
    /// Short name.
    pub id: String,
    /// Country code.
    pub country: String,
    /// What kind of place it is.
    pub kind: String,
    /// What happens there.
    pub uses: Vec<String>,
}

/// `[[confirm]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Confirm {
    /// Path of the value.
    pub what: Option<Located<String>>,
    /// The question.
    #[serde(default)]
    pub ask: String,
    /// Who can answer.
    pub who: Option<String>,
}

/// `[[waiver]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Waiver {
    /// Name of the rule.
    pub rule: Option<Located<String>>,
    /// Id or path of what it is about.
    #[serde(rename = "where")]
    pub subject: Option<Located<String>>,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who accepted it.
    #[serde(default)]
    pub approved_by: String,
    /// Last day.
    #[serde(default)]
    pub expires: jiff::civil::Date,
}

/// `[tender]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct TenderSettings {
    /// Reference of the request.
    pub reference: Option<String>,
    /// Day on which the annex goes out.
    pub issued: Option<jiff::civil::Date>,
    /// Last day for answers.
    pub answers_until: Option<jiff::civil::Date>,
    /// Requirements that are asked otherwise than the library says.
    pub priorities: Vec<AskedOtherwise>,
    /// Points of families and requirements.
    pub weights: Vec<Weight>,
    /// Whether the annex shows the points.
    pub publish_weights: bool,
    /// Share of the points that `partly` earns, such as `50%`.
    pub partly_earns: Option<String>,
    /// Share of the points that `alternative` earns.
    pub alternative_earns: Option<String>,
}

/// A requirement that is asked otherwise than the library says.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AskedOtherwise {
    /// Id of the requirement.
    pub of: Located<String>,
    /// `mandatory`, `scored` or `not-asked`.
    #[serde(default)]
    pub priority: String,
}

/// The points of a family or of a requirement.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Weight {
    /// A family or the id of a requirement.
    pub of: Located<String>,
    /// How many points.
    #[serde(default)]
    pub points: u32,
}

/// `[[agreed]]`: an answer of the provider that was chosen.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Agreed {
    /// Id of the requirement.
    pub requirement: Located<String>,
    /// Id of the clause that carries it.
    #[serde(default)]
    pub clause: String,
    /// `comply`, `partly`, `alternative` or `no`.
    #[serde(default)]
    pub answer: String,
    /// Blanks of the clause that the answer set.
    #[serde(default)]
    pub values: Vec<String>,
    /// What the provider wants otherwise.
    pub deviation: Option<String>,
}

/// `[[approver]]`: who has to approve what.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ApprovalRule {
    /// Function of the person.
    pub function: String,
    /// Name of the person.
    pub name: Option<String>,
    /// What needs this approval.
    pub when: Vec<String>,
}
