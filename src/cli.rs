//! The command line: what can be typed, and which command it means.

use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::commands::{Console, Outcome};
use crate::commands::{
    annex, approve, award, brief, clauses, compare, coverage, draft, evaluate, explain, form, lint,
    new, plan, register, rules, schema, show, sla, text, update,
};

/// Draft ICT outsourcing agreements from one engagement file, and lint them.
#[derive(Debug, Parser)]
#[command(name = "engross", version, about, max_term_width = 100)]
#[command(after_help = "\
Examples:
  engross new my-deal --preset managed-hosting     write an engagement to fill in
  engross draft my-deal/engagement.toml            draft the agreement as PDF, Word, HTML and Markdown
  engross lint my-deal/engagement.toml             say what is missing or cannot be measured

Exit codes: 0 fine, 1 findings or open points, 2 could not run.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a complete, commented engagement to start from.
    #[command(after_help = "\
Examples:
  engross new my-deal                              ask a few questions (on a terminal)
  engross new my-deal --preset service-desk        ask nothing
  engross new my-deal --preset cloud-platform --customer 'Example Bank Ltd' --provider 'Cloud Ltd'")]
    New(new::Options),
    /// Draft the agreement.
    #[command(after_help = "\
Examples:
  engross draft engagement.toml                    working draft: guidance, open points, all formats
  engross draft engagement.toml --clean            clean copy; refused while a point is open
  engross draft engagement.toml --format md,html --output drafts --force")]
    Draft(draft::Options),
    /// Compare two engagements, or one with the library's standard: a Word redline, and why.
    #[command(after_help = "\
Examples:
  engross compare old.toml new.toml                which value changes which clause, and how
  engross compare old.toml new.toml --format docx  tracked changes for Word: drafts/redline.docx
  engross compare --standard engagement.toml --internal
                                                   what was given away, clause by clause
  engross compare old.toml new.toml --format json --output changes.json

Renumbered clauses are no changes: Word counts them. After rejecting changes in Word, press Ctrl+A
and F9, so that references and contents show the old numbers.")]
    Compare(compare::Options),
    /// Take the library's newest texts into an engagement that is pinned to older ones.
    #[command(after_help = "\
Examples:
  engross clauses impact engagement.toml           first see what would change, and why
  engross update engagement.toml                   take everything
  engross update engagement.toml --clause audit/right-to-audit

The first draft writes `engross.lock` beside the engagement; from then on a newer library changes
nothing by itself. `pinned = false` under [engagement] lets an engagement follow the library.")]
    Update(update::Options),
    /// Print one schedule or form by itself: filled from an engagement, or blank.
    #[command(after_help = "\
Examples:
  engross form --list                              all schedules and forms
  engross form asset-tracking-form                 blank, to be filled by hand
  engross form contacts engagement.toml            filled, with its number in the agreement
  engross form exit-checklist engagement.toml --format docx --output exit")]
    Form(form::Options),
    /// Write the planning documents: outsourcing plan, risks, business case, checklists. Internal.
    #[command(after_help = "\
Examples:
  engross plan engagement.toml                     all of them, in all formats
  engross plan --list                              which there are
  engross plan engagement.toml --document risk-assessment,business-case
  engross plan engagement.toml --format docx --output internal")]
    Plan(plan::Options),
    /// Write the negotiation brief: positions, fall-backs, where to stop. Internal.
    #[command(after_help = "\
Examples:
  engross brief engagement.toml                    in all formats
  engross brief engagement.toml --only audit,exit  for one meeting
  engross brief engagement.toml --format pdf --output internal --force")]
    Brief(brief::Options),
    /// Show the merged engagement, with the origin of each value.
    #[command(after_help = "\
Examples:
  engross show engagement.toml                     every value and where it comes from
  engross show engagement.toml clause.audit        one part
  engross show engagement.toml facts               the facts that conditions ask about")]
    Show(show::Options),
    /// Say what is wrong with an engagement, or with anybody's document.
    #[command(after_help = "\
Examples:
  engross lint engagement.toml                     findings with place and help
  engross lint their-draft.md contracts/           anybody's documents, whole folders too
  engross lint engagement.toml --format json       for other programs
  engross lint engagement.toml --fail-on warning   exit 1 on warnings too")]
    Lint(lint::Options),
    /// Print a document as the linter reads it; places in reports point into this text.
    #[command(after_help = "\
Examples:
  engross text contract.txt                        the text of a document
  engross text contract.txt --parts                what each part was taken for
  cat contract.md | engross text -                 from standard input
  engross text - --stdin-name contract.md < saved  and what it is called")]
    Text(text::Options),
    /// Say which requirements of laws and guides the agreement carries, and where.
    #[command(after_help = "\
Examples:
  engross coverage engagement.toml                 counts for each framework, and what is missing
  engross coverage engagement.toml --framework dora
                                                   every requirement of one framework
  engross coverage engagement.toml --format xlsx --output coverage.xlsx
  engross coverage their-agreement.docx            every topic: present, partial or absent, and why
  engross coverage their-dpa.pdf --profile gdpr-processor   what GDPR, Art. 28 asks and it does not settle
  engross coverage --library                       the clause library against all frameworks

In somebody's paper a topic is
  present   if at least one sentence lays it down: who may or shall do what
  partial   if it is touched: a heading, a definition, a mention, or half of what it takes,
            such as that records are kept, but not that anybody may audit them
  absent    if no sentence and no heading speaks of it")]
    Coverage(coverage::Options),
    /// Extract what the agreement holds for the register of information under DORA.
    #[command(after_help = "\
Examples:
  engross register engagement.toml                 CSV: template, row, column, value, what is missing
  engross register engagement.toml --format human
  engross register engagement.toml --output register.csv")]
    Register(register::Options),
    /// Reckon with service levels: what they mean, whether they hold together, what a miss costs.
    #[command(after_help = "\
Examples:
  engross sla show engagement.toml                 every target and what it means
  engross sla budget 99.9%                         downtime allowed, without any engagement
  engross sla simulate engagement.toml facts.toml  verdicts and credits, step by step")]
    Sla(sla::Options),
    /// Write the annex of a tender: what providers are asked, and the matrix in which they answer.
    #[command(after_help = "\
Examples:
  engross annex engagement.toml                    annex and response matrix, all formats
  engross annex engagement.toml --format docx,xlsx --output tender --force
  engross annex engagement.toml --clean            refused while a point of the annex is open")]
    Annex(annex::Options),
    /// Check, score and compare the matrices that providers returned.
    #[command(after_help = "\
Examples:
  engross evaluate engagement.toml a.xlsx b.xlsx                   ranking and remarks
  engross evaluate engagement.toml a.csv b.xlsx                    tables are read like workbooks
  engross evaluate engagement.toml *.xlsx --format html,pdf --output evaluation --force
  engross evaluate engagement.toml a.xlsx --format json            for other programs")]
    Evaluate(evaluate::Options),
    /// Write an engagement from the answers of the chosen provider.
    #[command(after_help = "\
Examples:
  engross award engagement.toml best.xlsx                          engagement-award.toml beside it
  engross award engagement.toml best.xlsx --output deal/engagement.toml
  engross draft engagement-award.toml                              the agreement that follows")]
    Award(award::Options),
    /// Write the page that whoever has to endorse the agreement signs.
    #[command(after_help = "\
Examples:
  engross approve engagement.toml                                  on the screen
  engross approve engagement.toml --format pdf,docx --output approval --force")]
    Approve(approve::Options),
    /// List all rules with their groups and severities.
    #[command(after_help = "\
Examples:
  engross rules                                    a table
  engross rules --group completeness               one group
  engross rules --format json                      for programs")]
    Rules(rules::Options),
    /// Explain a rule or a fact.
    #[command(after_help = "\
Examples:
  engross explain open-point                       why a rule reports what it reports
  engross explain facts                            the facts that conditions ask about
  engross explain rules                            all rules, one line each")]
    Explain(explain::Options),
    /// List clauses, or show one with its blanks, wordings and traces.
    #[command(after_help = "\
Examples:
  engross clauses list                             all clauses and schedules
  engross clauses list audit                       one family
  engross clauses show audit/right-to-audit        one clause, as its own specimen")]
    Clauses(clauses::Options),
    /// Print the JSON Schema of what people write, for editors, or of what is printed, for programs.
    #[command(after_help = "\
Examples:
  engross schema > engagement.schema.json          then begin a file with
                                                   #:schema ./engagement.schema.json
  engross schema facts > facts.schema.json
  engross schema report                            of `engross lint --format json`")]
    Schema(schema::Options),
    /// Print completions for a shell.
    #[command(after_help = "\
Examples:
  engross completions bash > ~/.local/share/bash-completion/completions/engross
  engross completions fish > ~/.config/fish/completions/engross.fish")]
    Completions(Completions),
}

/// For which shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    pub shell: Shell,
}

/// Runs a command line.
pub fn run(cli: &Cli, console: &mut Console<'_>) -> Outcome {
    let result = match &cli.command {
        Command::New(options) => new::run(options, console),
        Command::Draft(options) => draft::run(options, console),
        Command::Compare(options) => compare::run(options, console),
        Command::Update(options) => update::run(options, console),
        Command::Form(options) => form::run(options, console),
        Command::Plan(options) => plan::run(options, console),
        Command::Brief(options) => brief::run(options, console),
        Command::Show(options) => show::run(options, console),
        Command::Lint(options) => lint::run(options, console),
        Command::Text(options) => text::run(options, console),
        Command::Annex(options) => annex::run(options, console),
        Command::Coverage(options) => coverage::run(options, console),
        Command::Register(options) => register::run(options, console),
        Command::Evaluate(options) => evaluate::run(options, console),
        Command::Award(options) => award::run(options, console),
        Command::Approve(options) => approve::run(options, console),
        Command::Sla(options) => sla::run(options, console),
        Command::Rules(options) => rules::run(options, console),
        Command::Explain(options) => explain::run(options, console),
        Command::Clauses(options) => clauses::run(options, console),
        Command::Schema(options) => schema::run(options, console),
        Command::Completions(options) => Ok(completions(options, console)),
    };
    result.unwrap_or_else(|message| {
        console.complain(&format!("error: {message}\n"));
        Outcome::CouldNotRun
    })
}

fn completions(options: &Completions, console: &mut Console<'_>) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "engross", &mut script);
    console.say(&String::from_utf8_lossy(&script));
    Outcome::Fine
}
