//! `engross sla`: arithmetic over service levels, with or without an engagement.
//!
//! Every subcommand prints tables for people, and with `--format json` one object for programs:
//! `"schema": "engross-sla/1"`, the name of the subcommand under `"command"`, and the keys its own
//! page below lists. Amounts are strings that keep every digit: percentages with their sign
//! (`"99.9%"`), times in seconds (`"2419.2"`), money with two decimals (`"3800.00"`), and a fraction
//! in lowest terms where decimals never end (`"238/239"`). Keys are only ever added.

mod budget;
mod composite;
mod due;
mod export;
mod extract;
mod maintenance;
mod open;
mod sample;
mod show;
mod simulate;
mod tiers;

use serde_json::{Value, json};

use crate::commands::{Console, Outcome};

/// What to reckon.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The arithmetic.
    #[command(subcommand)]
    pub command: Command,
}

/// What to reckon.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Show every target with its meaning.
    #[command(after_help = "\
Examples:
  engross sla show engagement.toml                 all targets, both styles
  engross sla show engagement.toml k01             one target: where each value comes from
  engross sla show engagement.toml --format json")]
    Show(show::Options),
    /// Say how long a service may be down, per day, week, month, quarter and year.
    #[command(after_help = "\
Examples:
  engross sla budget 99.9%                         around the clock
  engross sla budget 99.9% --hours 190             of so many agreed hours
  engross sla budget engagement.toml               each month of the effective year, in its own hours")]
    Budget(budget::Options),
    /// Say what planned maintenance does to an availability and to what users see.
    #[command(after_help = "\
Examples:
  engross sla maintenance 99.9% --hours 720 --planned 4
  engross sla maintenance engagement.toml          every availability with the caps of its exclusions")]
    Maintenance(maintenance::Options),
    /// Reckon the availability of a chain of parts: serial, k of n, with common causes.
    #[command(after_help = "\
Examples:
  engross sla composite 99.99% '1of2 99.5% cc 5%'  a balancer before two machines
  engross sla composite 99.9% 99.9% 99.9% --target 99.9%
  engross sla composite engagement.toml            every service that lists components")]
    Composite(composite::Options),
    /// Say how many events a percentage needs, and how often luck decides.
    #[command(after_help = "\
Examples:
  engross sla sample 95%                           events from which one miss is allowed
  engross sla sample 95% --events 2 --true-rate 97% --windows 12
  engross sla sample engagement.toml               every target that counts events")]
    Sample(sample::Options),
    /// Say when a time runs out.
    #[command(after_help = "\
Examples:
  engross sla due 4bh --start 2027-05-14T17:30:00+02:00 --engagement engagement.toml --calendar office
  engross sla due 4bh --start 2027-05-18T09:00:00+02:00 --engagement engagement.toml --calendar office \\
                  --pause 2027-05-18T10:00:00+02:00/2027-05-18T15:30:00+02:00
  engross sla due 4h --start 2027-03-28T01:00:00+01:00 --zone Europe/Amsterdam")]
    Due(due::Options),
    /// Compare offers: which level is worth its price.
    #[command(after_help = "\
Examples:
  engross sla tiers 99.5%=120000 99.9%=150000 99.95%=180000
  engross sla tiers 99.5%=120000 99.9%=150000 --loss 2000        with the loss of an hour
  engross sla tiers 99.5%=10000 99.9%=12500 --hours 730          prices of a month")]
    Tiers(tiers::Options),
    /// Judge measured facts: verdicts, credits, caps, triggers, before anybody signs.
    #[command(after_help = "\
Examples:
  engross sla simulate engagement.toml facts.toml  every step of every result
  engross sla simulate engagement.toml facts.toml --brief
  engross sla simulate engagement.toml facts.toml --format json

A file of facts:
  [[result]]                        # an availability: when it was down, what was claimed
  target = \"k01\"
  window = \"2027-06\"              # 2027-Q2, 2027-W23, 2027, or the last day of a rolling window
  used-exclusions = [{ id = \"planned-maintenance\", time = \"3h\" }]
  down = [{ from = 2027-06-08T09:10:00+02:00, to = 2027-06-08T13:20:00+02:00, cause = \"inc-481\" }]
  [[result]]                        # a share of events
  target = \"k06\"
  window = \"2027-06\"
  events = 2
  misses = 1
  causes = [\"inc-481\"]            # one cause shared by several misses
  [[result]]                        # any other number: value, or values of single events
  target = \"k02\"
  window = \"2027-06\"
  value = \"950ms\"
  [[incident]]                      # or single Incidents, judged by the clocks of their severity
  severity = \"p1\"
  start = 2027-06-08T09:10:00+02:00
  answered = 2027-06-08T09:20:00+02:00
  restored = 2027-06-08T13:20:00+02:00
  [history]
  credited = \"1900.00 EUR\"        # credits of the 11 months before")]
    Simulate(simulate::Options),
    /// Write targets in another notation, and say what it cannot carry.
    #[command(after_help = "\
Examples:
  engross sla export engagement.toml --to openslo > slo.yaml")]
    Export(export::Options),
    /// List the service commitments of somebody's contract, and what each leaves unsaid.
    #[command(after_help = "\
Examples:
  engross sla extract contract.docx                every promise with its parts
  engross sla extract contract.pdf --format csv > promises.csv
  engross sla extract - --format json < contract.txt")]
    Extract(extract::Options),
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Tables for people.
    #[default]
    Human,
    /// One JSON object with exact amounts.
    Json,
}

/// Reckons.
///
/// # Errors
/// If a file cannot be read, or an amount cannot be.
pub fn run(options: &Options, console: &mut Console<'_>) -> Result<Outcome, String> {
    match &options.command {
        Command::Show(options) => show::run(options, console),
        Command::Budget(options) => budget::run(options, console),
        Command::Maintenance(options) => maintenance::run(options, console),
        Command::Composite(options) => composite::run(options, console),
        Command::Sample(options) => sample::run(options, console),
        Command::Due(options) => due::run(options, console),
        Command::Tiers(options) => tiers::run(options, console),
        Command::Simulate(options) => simulate::run(options, console),
        Command::Export(options) => export::run(options, console),
        Command::Extract(options) => extract::run(options, console),
    }
}

/// Prints one JSON object: what every subcommand says, and its own keys.
fn say_json(command: &str, own: Value, console: &mut Console<'_>) {
    let mut object = json!({ "schema": "engross-sla/1", "command": command });
    if let (Some(object), Value::Object(own)) = (object.as_object_mut(), own) {
        object.extend(own);
    }
    console.say(&format!("{object:#}"));
}
