//! One short service level and where each of its values comes from.

use super::{Written, entry, list, records, table, text, word};
use crate::engagement::metric_kind::{Class, Excludes, Good, MetricKind};
use crate::measure::{Exact, Percentage, Quantity};
use crate::source::Place;
use crate::written::{Entry, Node, Value};

/// A short service level beside everything that may complete it.
pub(super) struct Level<'a> {
    own: &'a Node,
    kind: MetricKind,
    kind_place: Place,
    file: &'a Node,
    /// `[measuring.<kind>]` of the engagement or preset, then that of `measuring.toml`.
    rules: [Option<&'a Node>; 2],
}

/// Keys a metric takes over as they are.
const OF_METRIC: &[&str] = &[
    "up-when",
    "down-when",
    "granularity",
    "partial-unit",
    "numerator",
    "denominator",
    "value-definition",
    "aggregation",
    "scale",
    "min-responses",
    "min-response-rate",
    "clock",
    "no-events",
];

impl<'a> Level<'a> {
    /// The level, if it says what it measures.
    pub(super) fn of(own: &'a Node, file: &'a Node, usual: &'a Node) -> Option<Self> {
        let kind_node = own.get("kind")?;
        let kind: MetricKind = kind_node.text()?.parse().ok()?;
        let rule = |node: &'a Node| node.get("measuring").and_then(|all| all.get(kind.word()));
        Some(Self {
            own,
            kind,
            kind_place: kind_node.place,
            file,
            rules: [rule(file), rule(usual)],
        })
    }

    /// Adds the metric, the target and the credit scheme it stands for.
    pub(super) fn write_out(&self, written: &mut Written) {
        let id = self.id();
        let id_text = id.text().unwrap_or_default().to_owned();
        let metric = text(format!("metric-{id_text}"), id.place);
        let scheme = text(format!("credit-{id_text}"), id.place);
        written.metrics.push(self.metric(&metric));
        let scheme_record = self.scheme(&scheme);
        let credit = scheme_record.is_some().then_some(scheme);
        written.schemes.extend(scheme_record);
        written.targets.push(self.target(id, metric, credit));
    }

    /// What the level says itself, else the rule of its kind.
    fn pick(&self, key: &str) -> Option<Node> {
        let rules = self.rules.iter().flatten().copied();
        std::iter::once(self.own)
            .chain(rules)
            .find_map(|node| node.get(key))
            .cloned()
    }

    fn id(&self) -> Node {
        if let Some(id) = self.own.get("id") {
            return id.clone();
        }
        let parts = [
            word(self.own, "service"),
            self.kind.word(),
            word(self.own, "severity"),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        text(parts.join("-"), self.own.place)
    }

    fn metric(&self, id: &Node) -> Node {
        let own = |key: &str| self.own.get(key).cloned();
        let mut entries = vec![entry("id", id.clone())];
        let mut put = |key: &str, node: Option<Node>| {
            entries.extend(node.map(|node| entry(key, node)));
        };
        put("kind", own("kind"));
        put("service", own("service"));
        put(
            "statement",
            own("measured").or_else(|| self.pick("statement")),
        );
        for key in OF_METRIC {
            put(key, self.pick(key));
        }
        put("exclusions", Some(self.exclusions()));
        put("data-source", self.data_source());
        if let Some(severity) = self.own.get("severity") {
            let flag = Node {
                value: Value::Flag(true),
                place: severity.place,
            };
            put("per-severity", Some(flag));
        }
        put("expected-events-per-month", self.expected_events());
        put(
            "measured-by",
            self.pick("measured-by").or_else(|| self.party("provider")),
        );
        put(
            "verified-by",
            self.pick("verified-by").or_else(|| self.party("customer")),
        );
        table(entries, self.own.place)
    }

    fn target(&self, id: Node, metric: Node, credit: Option<Node>) -> Node {
        let own = |key: &str| self.own.get(key).cloned();
        let id_text = id.text().unwrap_or_default().to_owned();
        let mut entries = vec![entry("id", id)];
        let mut put = |key: &str, node: Option<Node>| {
            entries.extend(node.map(|node| entry(key, node)));
        };
        put("name", own("name"));
        put("metric", Some(metric));
        put("severity", own("severity"));
        put("obligated", self.party("provider"));
        put("class", Some(self.class(credit.as_ref())));
        let comparator = match self.kind.good() {
            Good::High => ">=",
            Good::Low => "<=",
        };
        put("comparator", Some(text(comparator, self.kind_place)));
        put("value", own("target"));
        put("minimum", own("minimum"));
        put("user-visible-floor", self.pick("user-visible-floor"));
        put("window", own("window"));
        put("applies-from", self.applies_from());
        put("credit", credit);
        put("small-sample", self.small_sample());
        put(
            "max-consecutive-failures",
            self.pick("max-consecutive-failures"),
        );
        put("depends-on", self.depends_on(&id_text));
        table(entries, self.own.place)
    }

    /// One band from the worst result to the target, if the level names a credit.
    fn scheme(&self, id: &Node) -> Option<Node> {
        let credit = self.own.get("credit")?;
        let target = self.own.get("target")?;
        let base = self.service()?.get("charge")?;
        let worst = match self.kind.good() {
            Good::Low => text("inf", target.place),
            Good::High => {
                let unit = match target.text()?.parse().ok()? {
                    Quantity::Percentage(_) => "%",
                    Quantity::Rate(_) => "/s",
                    _ => "",
                };
                text(format!("0{unit}"), target.place)
            }
        };
        let (from, to) = match self.kind.good() {
            Good::High => (worst, target.clone()),
            Good::Low => (target.clone(), worst),
        };
        let band = vec![
            entry("from", from),
            entry("to", to),
            entry("credit", credit.clone()),
        ];
        let band = table(band, credit.place);
        let mut entries = vec![entry("id", id.clone())];
        entries.extend(self.own.get("name").map(|name| entry("name", name.clone())));
        entries.push(entry("base", base.clone()));
        entries.push(entry("bands", list(vec![band], credit.place)));
        Some(table(entries, credit.place))
    }

    fn class(&self, credit: Option<&Node>) -> Node {
        self.pick("class").unwrap_or_else(|| match credit {
            Some(credit) => text("critical", credit.place),
            None => text("key", self.kind_place),
        })
    }

    fn service(&self) -> Option<&'a Node> {
        let service = word(self.own, "service");
        find(self.file, "service", service)
    }

    fn party(&self, role: &str) -> Option<Node> {
        let party = records(self.file, "party")
            .iter()
            .find(|party| word(party, "role") == role)?;
        party.get("id").cloned()
    }

    /// The source of the best kind; of several, the one that prevails.
    fn data_source(&self) -> Option<Node> {
        self.pick("data-source").or_else(|| {
            let sources = records(self.file, "data-source");
            let best = self.kind.sources().iter().find_map(|kind| {
                sources
                    .iter()
                    .filter(|source| word(source, "kind") == *kind)
                    .min_by_key(
                        |source| match source.get("precedence").map(|node| &node.value) {
                            Some(Value::Integer(precedence)) => *precedence,
                            _ => i64::MAX,
                        },
                    )
            });
            best?.get("id").cloned()
        })
    }

    fn exclusions(&self) -> Node {
        if let Some(named) = self.pick("exclusions") {
            return named;
        }
        let taken =
            records(self.file, "exclusion")
                .iter()
                .filter(|exclusion| match self.kind.excludes() {
                    Excludes::Every => true,
                    Excludes::Maintenance => word(exclusion, "kind").ends_with("-maintenance"),
                    Excludes::Nothing => false,
                });
        let ids = taken.filter_map(|exclusion| exclusion.get("id").cloned());
        list(ids.collect(), self.kind_place)
    }

    fn expected_events(&self) -> Option<Node> {
        self.pick("expected-events-per-month").or_else(|| {
            let severity = find(self.file, "severity", word(self.own, "severity"))?;
            severity.get("forecast-per-month").cloned()
        })
    }

    /// The day after the bedding-in, else the effective date.
    fn applies_from(&self) -> Option<Node> {
        self.pick("applies-from").or_else(|| {
            if let Some(last) = self.file.at("review.bedding-in-until")
                && let Value::Date(date) = &last.value
                && let Ok(next) = date.tomorrow()
            {
                return Some(Node {
                    value: Value::Date(next),
                    place: last.place,
                });
            }
            self.file.at("engagement.effective").cloned()
        })
    }

    /// Below the number of events at which a first miss is allowed, the ratio says nothing: no miss
    /// is allowed then, and the agreement says so.
    fn small_sample(&self) -> Option<Node> {
        self.pick("small-sample").or_else(|| {
            if self.kind.class() != Class::EventRatio || self.kind.good() != Good::High {
                return None;
            }
            let target = self.own.get("target")?;
            let promised: Percentage = target.text()?.parse().ok()?;
            let below = Exact::one().checked_div(&promised.complement().share())?;
            let below = i64::try_from(Exact::whole(below.ceil()).to_u64()?).ok()?;
            if let Some(Value::Integer(expected)) = self.expected_events().map(|node| node.value)
                && expected >= below
            {
                return None;
            }
            let count = |number: i64| Node {
                value: Value::Integer(number),
                place: target.place,
            };
            let entries = vec![entry("below", count(below)), entry("max-misses", count(0))];
            Some(table(entries, target.place))
        })
    }

    /// The duties of the Customer that say they affect this target.
    fn depends_on(&self, id: &str) -> Option<Node> {
        let affecting = records(self.file, "dependency").iter().filter_map(|duty| {
            let affects = duty.get("affects")?;
            let named = affects.elements().iter().any(|one| one.text() == Some(id));
            named.then(|| duty.get("id").cloned()).flatten()
        });
        let ids: Vec<Node> = affecting.collect();
        let place = ids.first()?.place;
        Some(list(ids, place))
    }
}

fn find<'a>(file: &'a Node, name: &str, id: &str) -> Option<&'a Node> {
    records(file, name)
        .iter()
        .find(|record| !id.is_empty() && word(record, "id") == id)
}

/// The entries of a table node, for the code that completes records.
pub(super) fn entries_mut(node: &mut Node) -> Option<&mut Vec<Entry>> {
    match &mut node.value {
        Value::Table(entries) => Some(entries),
        _ => None,
    }
}
