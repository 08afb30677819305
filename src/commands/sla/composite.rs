//! `engross sla composite`: the availability of a chain of parts.
//!
//! JSON: `chains`, each with `name` (null for parts of the command line), `parts` (`part`,
//! `availability`), `availability`, `target` and `enough` (both null where there is none),
//! `needed-of-equal-parts`; and `assumption`.

use std::path::Path;

use serde_json::{Value, json};

use super::{Format, open, say_json};
use crate::commands::{Console, Outcome};
use crate::measure::{Percentage, Rounding};
use crate::report::{Side, TextTable};
use crate::service_levels::ServiceLevels;
use crate::sla::{self, Part};

const ASSUMPTION: &str =
    "parts fail independently of each other, except for the common-cause share of redundant units";

/// Which chain.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Parts such as 99.99% or '1of2 99.5% cc 5%', or one engagement file.
    #[arg(required = true)]
    pub parts: Vec<String>,
    /// The availability the chain must reach.
    #[arg(long, value_name = "PERCENTAGE")]
    pub target: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

struct Chain {
    name: Option<String>,
    parts: Vec<(String, Part)>,
    target: Option<Percentage>,
}

impl Chain {
    fn availability(&self) -> Percentage {
        let parts: Vec<Part> = self.parts.iter().map(|(_, part)| part.clone()).collect();
        sla::composite(&parts)
    }

    /// What each of as many equal serial parts would need.
    fn needed(&self) -> Option<Percentage> {
        let parts = u32::try_from(self.parts.len()).ok()?;
        sla::serial_part_needed(self.target.as_ref()?, parts, 10)
    }
}

pub(super) fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    let target = options.target.as_deref().map(open::amount).transpose()?;
    if let [one] = options.parts.as_slice()
        && open::is_file(one)
    {
        let opened = open::engagement(Path::new(one))?;
        let chains = of_services(&opened.levels);
        if chains.is_empty() {
            console.complain("no service lists components\n");
        }
        print(&chains, options.format, console);
        return Ok(opened.conclude(console));
    }
    let parts = options
        .parts
        .iter()
        .map(|part| Ok((part.clone(), open::amount(part)?)));
    let chain = Chain {
        name: None,
        parts: parts.collect::<Result<_, String>>()?,
        target,
    };
    print(&[chain], options.format, console);
    Ok(Outcome::Fine)
}

fn of_services(levels: &ServiceLevels) -> Vec<Chain> {
    let chains = levels.services.iter().filter_map(|service| {
        let service = &service.value;
        let parts = levels.parts_of(&service.id)?;
        let ids = service.components.iter().map(|id| id.value.clone());
        let target = levels.targets.iter().find_map(|target| {
            let own = levels.service_of(&target.value)?;
            let is_availability = levels.kind_of(&target.value)?.is_availability();
            let percentage = target.value.percentage()?;
            (own.value.id == service.id && is_availability).then(|| percentage.clone())
        });
        Some(Chain {
            name: Some(service.id.clone()),
            parts: ids.zip(parts).collect(),
            target,
        })
    });
    chains.collect()
}

fn print(chains: &[Chain], format: Format, console: &mut Console<'_>) {
    if format == Format::Json {
        let chains: Vec<Value> = chains.iter().map(described).collect();
        let own = json!({ "chains": chains, "assumption": ASSUMPTION });
        say_json("composite", own, console);
        return;
    }
    for chain in chains {
        let mut table = TextTable::new([("part", Side::Left), ("availability", Side::Right)]);
        let shown = |percentage: &Percentage| format!("{}%", percentage.fixed(9, Rounding::HalfUp));
        for (name, part) in &chain.parts {
            table.row([name.clone(), shown(&part.availability())]);
        }
        let whole = chain.availability();
        table.row(["all together".to_owned(), shown(&whole)]);
        if let Some(name) = &chain.name {
            console.say(&format!("{name}\n"));
        }
        console.say(&table.print(console.width));
        if let Some(target) = &chain.target {
            let verdict = if whole >= *target {
                "enough for"
            } else {
                "not enough for"
            };
            console.say(&format!("{verdict} {target}"));
            if let Some(needed) = chain.needed() {
                let count = chain.parts.len();
                console.say(&format!(
                    "{count} equal parts in a row would need {needed} each"
                ));
            }
        }
    }
    console.say(&format!("assumption: {ASSUMPTION}"));
}

fn described(chain: &Chain) -> Value {
    let whole = chain.availability();
    let parts: Vec<Value> = chain
        .parts
        .iter()
        .map(|(name, part)| json!({ "part": name, "availability": part.availability() }))
        .collect();
    json!({
        "name": chain.name,
        "parts": parts,
        "availability": whole,
        "target": chain.target,
        "enough": chain.target.as_ref().map(|target| whole >= *target),
        "needed-of-equal-parts": chain.needed(),
    })
}
