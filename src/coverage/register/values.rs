//! What an engagement holds for each column of the register.

use std::collections::BTreeSet;

use jiff::ToSpan;

use super::{About, ServiceType};
use crate::assembly::{Draft, Particular};
use crate::engagement::{Engagement, Location, Party, Role, Service};
use crate::measure::{Elapsed, Exact, Money, Rounding};
use crate::written::Node;

/// An engagement and its draft, with the types of ICT service by kind.
pub(super) struct Deal<'a> {
    engagement: &'a Engagement,
    draft: &'a Draft,
    types: &'a [ServiceType],
}

/// What one row is about.
pub(super) enum Row<'a> {
    Agreement(&'a str),
    Service(&'a Service),
    Party(&'a Party),
    Link(&'a Service, &'a Party),
}

impl Row<'_> {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Agreement(id) => (*id).to_owned(),
            Self::Service(service) => service.id.clone(),
            Self::Party(party) => party.id.clone(),
            Self::Link(service, party) => format!("{}/{}", service.id, party.id),
        }
    }

    fn service(&self) -> Option<&Service> {
        match self {
            Self::Service(service) | Self::Link(service, _) => Some(service),
            _ => None,
        }
    }

    fn party(&self) -> Option<&Party> {
        match self {
            Self::Party(party) | Self::Link(_, party) => Some(party),
            _ => None,
        }
    }
}

impl<'a> Deal<'a> {
    pub(super) fn of(
        engagement: &'a Engagement,
        draft: &'a Draft,
        types: &'a [ServiceType],
    ) -> Self {
        Self {
            engagement,
            draft,
            types,
        }
    }

    pub(super) fn rows(&self, about: About) -> Vec<Row<'a>> {
        let services = &self.engagement.services;
        match about {
            About::Agreement => vec![Row::Agreement(&self.engagement.header.id)],
            About::Service => services.iter().map(Row::Service).collect(),
            About::Party => self.chain().map(Row::Party).collect(),
            About::Link => services
                .iter()
                .flat_map(|service| {
                    self.chain()
                        .filter(|party| self.takes_part(party, service))
                        .map(move |party| Row::Link(service, party))
                })
                .collect(),
        }
    }

    /// The values of a column; none while the engagement holds none.
    pub(super) fn values(&self, code: &str, row: &Row<'_>) -> Vec<String> {
        let header = &self.engagement.header;
        let one = |value: Option<String>| value.into_iter().filter(|one| !one.is_empty()).collect();
        let customer = || self.party(Role::Customer);
        let provider = || row.party().or_else(|| self.party(Role::Provider));
        match code {
            "B_02.01.0010" | "B_02.02.0010" | "B_03.01.0010" | "B_03.02.0010" | "B_04.01.0010"
            | "B_05.02.0010" | "B_07.01.0010" => one(Some(header.id.clone())),
            "B_02.01.0020" => one(Some(
                if self.above().is_some() {
                    "Subsequent or associated arrangement"
                } else {
                    "Standalone arrangement"
                }
                .to_owned(),
            )),
            "B_02.01.0030" => one(self.above()),
            "B_02.01.0040" => one(Some(header.currency.clone())),
            "B_02.01.0050" => one(self.yearly_expense()),
            "B_02.02.0020" | "B_03.01.0020" | "B_04.01.0020" => {
                one(customer().and_then(|party| self.lei(party)))
            }
            "B_02.02.0030" | "B_03.02.0020" | "B_05.01.0010" | "B_05.02.0030" | "B_07.01.0020" => {
                one(provider().and_then(|party| self.lei(party)))
            }
            "B_02.02.0040" | "B_03.02.0030" | "B_05.01.0020" | "B_05.02.0040" | "B_07.01.0030" => {
                one(provider()
                    .and_then(|party| self.lei(party))
                    .map(|_| "LEI".to_owned()))
            }
            "B_02.02.0060" | "B_05.02.0020" | "B_07.01.0040" => self.types(row),
            "B_02.02.0070" => one(Some(header.effective.to_string())),
            "B_02.02.0080" => one(header
                .effective
                .checked_add(i64::from(header.term_months).months())
                .and_then(|end| end.checked_sub(1.day()))
                .ok()
                .map(|end| end.to_string())),
            "B_02.02.0100" => one(self.particular("clause.termination.rights.customer-notice")),
            "B_02.02.0110" => one(self.particular("clause.termination.rights.provider-notice")),
            "B_02.02.0120" => one(self.text("law", "country")),
            "B_02.02.0130" => self.countries(row, &["work", "remote-access"]),
            "B_02.02.0140" => one(self.stores(row)),
            "B_02.02.0150" => self.countries(row, &["storage", "backup"]),
            "B_02.02.0160" => self.countries(row, &["processing"]),
            "B_05.01.0050" => one(row
                .party()
                .and_then(|party| party.name.as_ref())
                .map(|name| name.value.clone())),
            "B_05.01.0070" => one(row
                .party()
                .and_then(|party| party.legal_form.as_ref())
                .map(|_| "Legal person".to_owned())),
            "B_05.01.0080" => one(row.party().and_then(|party| party.country.clone())),
            "B_05.02.0050" => one(row.party().and_then(|party| self.rank(party))),
            "B_05.02.0060" => one(row
                .party()
                .and_then(|party| self.principal(party))
                .and_then(|party| self.lei(party))),
            "B_06.01.0050" => one(Some(yes(header.supports_critical_function))),
            "B_06.01.0080" => one(self.objective(row, "rto")),
            "B_06.01.0090" => one(self.objective(row, "rpo")),
            "B_07.01.0080" => one(Some(yes(self
                .draft
                .chosen
                .iter()
                .any(|chosen| chosen.id == "exit/plan")))),
            _ => Vec::new(),
        }
    }

    /// The provider and its sub-contractors, in file order.
    fn chain(&self) -> impl Iterator<Item = &'a Party> {
        self.engagement
            .parties
            .iter()
            .filter(|party| party.is(Role::Provider) || party.is(Role::SubContractor))
    }

    fn party(&self, role: Role) -> Option<&'a Party> {
        self.engagement.parties.iter().find(|party| party.is(role))
    }

    fn records(&self, name: &str) -> &'a [Node] {
        self.engagement
            .node
            .get(name)
            .map(Node::elements)
            .unwrap_or_default()
    }

    /// A text of a record `[name]`.
    fn text(&self, name: &str, key: &str) -> Option<String> {
        let node = self.engagement.node.get(name)?.get(key)?;
        node.text().map(str::to_owned)
    }

    fn node_of(&self, party: &Party) -> Option<&'a Node> {
        self.records("party")
            .iter()
            .find(|node| node.get("id").and_then(Node::text) == Some(&party.id))
    }

    fn above(&self) -> Option<String> {
        self.text("engagement", "governing-agreement")
    }

    fn lei(&self, party: &Party) -> Option<String> {
        let lei = self.node_of(party)?.get("lei")?;
        lei.text().map(str::to_owned)
    }

    fn takes_part(&self, party: &Party, service: &Service) -> bool {
        party.is(Role::Provider)
            || self
                .node_of(party)
                .and_then(|node| node.get("services"))
                .map(Node::elements)
                .unwrap_or_default()
                .iter()
                .any(|id| id.text() == Some(&service.id))
    }

    /// For whom a sub-contractor works.
    fn principal(&self, party: &Party) -> Option<&'a Party> {
        let id = self.node_of(party)?.get("subcontractor-of")?.text()?;
        self.engagement.parties.iter().find(|one| one.id == id)
    }

    /// 1 for the provider, 2 for its sub-contractors, and so on; nothing for a chain in a circle.
    fn rank(&self, party: &Party) -> Option<String> {
        let mut rank = 1;
        let mut at = party;
        while !at.is(Role::Provider) {
            at = self.principal(at)?;
            rank += 1;
            if rank > self.engagement.parties.len() {
                return None;
            }
        }
        Some(rank.to_string())
    }

    /// Twelve times the monthly charges, if all of them are in one currency.
    fn yearly_expense(&self) -> Option<String> {
        let monthly: Vec<Money> = self
            .records("charge")
            .iter()
            .filter_map(|charge| charge.get("monthly")?.text()?.parse().ok())
            .collect();
        let (first, rest) = monthly.split_first()?;
        let sum = rest
            .iter()
            .try_fold(first.clone(), |sum, one| sum.plus(one))?;
        let year = sum.amount().clone() * Exact::whole(12);
        Some(year.fixed(2, Rounding::HalfUp))
    }

    fn types(&self, row: &Row<'_>) -> Vec<String> {
        let mut codes = Vec::new();
        for kind in row
            .service()
            .map(|service| service.kind.as_slice())
            .unwrap_or_default()
        {
            let known = self.types.iter().find(|one| one.kind == *kind);
            if let Some(one) = known
                && !one.code.is_empty()
                && !codes.contains(&one.code)
            {
                codes.push(one.code.clone());
            }
        }
        codes
    }

    fn particular(&self, path: &str) -> Option<String> {
        let of_path = |one: &&Particular| one.path == path;
        self.draft
            .particulars
            .iter()
            .find(of_path)
            .map(|one| one.value.clone())
    }

    /// The places of a service.
    fn locations(&self, row: &Row<'_>) -> Vec<&'a Location> {
        let Some(service) = row.service() else {
            return Vec::new();
        };
        let ids = self
            .records("service")
            .iter()
            .find(|node| node.get("id").and_then(Node::text) == Some(&service.id))
            .and_then(|node| node.get("locations"))
            .map(Node::elements)
            .unwrap_or_default();
        self.engagement
            .locations
            .iter()
            .filter(|location| ids.iter().any(|id| id.text() == Some(&location.id)))
            .collect()
    }

    fn countries(&self, row: &Row<'_>, uses: &[&str]) -> Vec<String> {
        let countries: BTreeSet<String> = self
            .locations(row)
            .into_iter()
            .filter(|location| {
                location
                    .uses
                    .iter()
                    .any(|used| uses.contains(&used.as_str()))
            })
            .map(|location| location.country.clone())
            .filter(|country| !country.is_empty())
            .collect();
        countries.into_iter().collect()
    }

    fn stores(&self, row: &Row<'_>) -> Option<String> {
        if self.locations(row).is_empty() {
            return None;
        }
        Some(yes(!self.countries(row, &["storage", "backup"]).is_empty()))
    }

    /// A recovery objective in hours; one in support hours has no fixed length.
    fn objective(&self, row: &Row<'_>, key: &str) -> Option<String> {
        let service = row.service()?;
        let record = self
            .records("continuity")
            .iter()
            .find(|node| node.get("service").and_then(Node::text) == Some(&service.id))?;
        let elapsed: Elapsed = record.get(key)?.text()?.parse().ok()?;
        let hours = elapsed.seconds().checked_div(&Exact::whole(3600))?;
        let decimals = hours.decimals().unwrap_or(2).min(2);
        Some(hours.fixed(decimals, Rounding::HalfUp))
    }
}

fn yes(is: bool) -> String {
    if is { "Yes" } else { "No" }.to_owned()
}
