//! The money of the business case: the charges of the draft over its first term, and what the
//! Customer reckons beside them. Amounts of different currencies are never added.

use serde_json::{Map, Value, json};

use crate::engagement::Engagement;
use crate::measure::{Exact, Money};
use crate::written::Node;

pub(super) fn add(engagement: &Engagement, data: &mut Map<String, Value>) {
    let months = engagement.header.term_months;
    let charges = engagement
        .node
        .get("charge")
        .map(Node::elements)
        .unwrap_or_default();
    let mut sum = Sum::default();
    let mut rows = Vec::new();
    for charge in charges {
        let monthly = money(charge, "monthly");
        let once = money(charge, "one-off");
        let term = monthly.as_ref().map(|monthly| times(monthly, months));
        let total = match (&term, &once) {
            (Some(term), Some(once)) => term.plus(once),
            (term, once) => term.clone().or_else(|| once.clone()),
        };
        sum.add(monthly.as_ref(), once.as_ref(), total.as_ref());
        let name = charge.get("name").or_else(|| charge.get("id"));
        rows.push(json!({
            "name": name.and_then(Node::text).unwrap_or_default(),
            "monthly": shown(monthly.as_ref()),
            "once": shown(once.as_ref()),
            "total": shown(total.as_ref()),
        }));
    }
    data.insert("charge_rows".into(), Value::Array(rows));
    let total = sum.total.filter(|_| !sum.mixed);
    data.insert(
        "charge_sum".into(),
        json!({
            "monthly": shown(sum.monthly.filter(|_| !sum.mixed).as_ref()),
            "once": shown(sum.once.filter(|_| !sum.mixed).as_ref()),
            "total": shown(total.as_ref()),
        }),
    );
    data.insert("case".into(), case(engagement, total));
}

/// The comparison, if every figure of it is known; else false.
fn case(engagement: &Engagement, charges: Option<Money>) -> Value {
    let months = engagement.header.term_months;
    let compared = || {
        let plan = engagement.node.get("plan")?;
        let a_year = |key: &str| money(plan, key).map(|amount| yearly(&amount, months));
        let today = a_year("today-year")?;
        let total = charges?
            .plus(&money(plan, "change-cost")?)?
            .plus(&a_year("steering-year")?)?
            .plus(&money(plan, "exit-cost")?)?;
        if today.currency() != total.currency() {
            return None;
        }
        let difference = today.amount() - total.amount();
        Some(json!({
            "today": today.to_string(),
            "total": total.to_string(),
            "saves": !difference.is_negative(),
            "difference": Money::rounded(&difference.abs(), today.currency()).to_string(),
        }))
    };
    compared().unwrap_or(Value::Bool(false))
}

#[derive(Default)]
struct Sum {
    monthly: Option<Money>,
    once: Option<Money>,
    total: Option<Money>,
    mixed: bool,
}

impl Sum {
    fn add(&mut self, monthly: Option<&Money>, once: Option<&Money>, total: Option<&Money>) {
        for (sum, amount) in [
            (&mut self.monthly, monthly),
            (&mut self.once, once),
            (&mut self.total, total),
        ] {
            let Some(amount) = amount else { continue };
            match sum {
                None => *sum = Some(amount.clone()),
                Some(known) => match known.plus(amount) {
                    Some(more) => *known = more,
                    None => self.mixed = true,
                },
            }
        }
    }
}

fn money(node: &Node, key: &str) -> Option<Money> {
    node.get(key)?.text()?.parse().ok()
}

fn times(amount: &Money, months: u32) -> Money {
    Money::rounded(
        &(amount.amount() * &Exact::whole(months)),
        amount.currency(),
    )
}

/// An amount a year, over some months.
fn yearly(amount: &Money, months: u32) -> Money {
    let years = Exact::whole(months).checked_div(&Exact::whole(12));
    let years = years.unwrap_or_else(Exact::zero);
    Money::rounded(&(amount.amount() * &years), amount.currency())
}

fn shown(amount: Option<&Money>) -> String {
    amount.map_or_else(String::new, ToString::to_string)
}
