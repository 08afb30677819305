//! The `engross` command: arguments in, exit code out.

use std::io::{BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use engross::cli::{Cli, run};
use engross::commands::Console;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
    let asking = stdin.is_terminal() && stderr.is_terminal();
    let mut input = BufReader::new(stdin);
    // Findings go to either: neither a file nor a pipe is to hold escape sequences.
    let colour = stdout.is_terminal()
        && stderr.is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // Not locked: a progress bar writes to the same terminal from other threads.
    let mut out = BufWriter::new(stdout);
    let mut err = stderr;
    let mut console = Console {
        out: &mut out,
        colour,
        err: &mut err,
        input: asking.then_some(&mut input as &mut dyn BufRead),
        width: 100,
    };
    let outcome = run(&cli, &mut console);
    let _ = out.flush();
    ExitCode::from(outcome.code())
}
