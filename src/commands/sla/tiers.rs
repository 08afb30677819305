//! `engross sla tiers`: from which loss per hour on a better level is worth its price.
//!
//! JSON: `hours`, `loss-per-hour` (null if not given), `tiers`, each with `target`, `price`,
//! `down-hours`, `break-even` (null for the first), `total` (price and loss, null without a loss);
//! and `cheapest`, the target of the tier with the least total.

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Exact, Rounding};
use crate::report::{Side, TextTable};
use crate::sla::{self, Tier};

/// Which offers.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Offers as TARGET=PRICE, such as 99.9%=150000, cheapest first.
    #[arg(required = true)]
    pub tiers: Vec<String>,
    /// What an hour of downtime costs.
    #[arg(long, value_name = "AMOUNT")]
    pub loss: Option<String>,
    /// Agreed hours that the prices pay for.
    #[arg(long, default_value = "8760")]
    pub hours: String,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let hours: Exact = open::amount(&options.hours)?;
    let loss: Option<Exact> = options.loss.as_deref().map(open::amount).transpose()?;
    let tiers = options.tiers.iter().map(|tier| {
        let (target, price) = tier.split_once('=').ok_or_else(|| {
            format!("`{tier}` is no offer: write TARGET=PRICE, such as 99.9%=150000")
        })?;
        Ok(Tier {
            target: open::amount(target)?,
            price: open::amount(price)?,
        })
    });
    let tiers: Vec<Tier> = tiers.collect::<Result<_, String>>()?;
    let lines = sla::compare_tiers(&tiers, &hours);
    let best = loss
        .as_ref()
        .and_then(|loss| sla::cheapest(&tiers, &hours, loss));
    let best = best.and_then(|(at, _)| tiers.get(at));
    let money = |amount: &Exact| amount.fixed(2, Rounding::HalfUp);
    let mut table = TextTable::new([
        ("target", Side::Left),
        ("price", Side::Right),
        ("down at target", Side::Right),
        ("pays from a loss per hour of", Side::Right),
        ("price and loss", Side::Right),
    ]);
    let mut described = Vec::new();
    for (tier, line) in tiers.iter().zip(&lines) {
        let total = loss
            .as_ref()
            .map(|loss| &tier.price + &line.downtime_hours * loss);
        let dash = || "–".to_owned();
        table.row([
            tier.target.to_string(),
            money(&tier.price),
            format!("{} h", line.downtime_hours),
            line.break_even.as_ref().map_or_else(dash, money),
            total.as_ref().map_or_else(dash, money),
        ]);
        described.push(json!({
            "target": tier.target,
            "price": money(&tier.price),
            "down-hours": line.downtime_hours,
            "break-even": line.break_even.as_ref().map(money),
            "total": total.as_ref().map(money),
        }));
    }
    match options.format {
        Format::Json => {
            let own = json!({
                "hours": hours,
                "loss-per-hour": loss,
                "tiers": Value::Array(described),
                "cheapest": best.map(|tier| &tier.target),
            });
            say_json("tiers", own, console);
        }
        Format::Human => {
            console.say(&table.print(console.width));
            if let (Some(best), Some(loss)) = (best, &loss) {
                console.say(&format!(
                    "at a loss of {loss} per hour, {} costs least",
                    best.target
                ));
            }
        }
    }
    Ok(Outcome::Fine)
}
