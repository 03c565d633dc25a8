//! The binary: reads the command line, does the real reading and writing, hands everything else
//! to the crates below, and ends with a number that scripts can trust.
//!
//! 0: done (warnings allowed). 1: refused, the findings were shown. 2: wrong use. 70: our fault.

mod args;
mod arrange;
mod city;
mod clock;
mod demo;
mod ending;
mod explain;
mod files;
mod hall;
mod lsp;
mod misuse;
mod order;
mod papers;
mod progress;
mod run;
mod screen;
mod server;
mod shelf;
mod summary;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use args::{Cli, Command};
use clap::FromArgMatches;
use ending::{Outcome, Stop};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| screen::err(&format!("balai: {fault}\n"))));
    match catch_unwind(AssertUnwindSafe(begin)) {
        Ok(outcome) => ending::report(outcome),
        Err(_) => ending::report(Err(Stop::panicked())),
    }
}

fn begin() -> Outcome {
    let words: Vec<_> = std::env::args_os().collect();
    args::speak(args::language_of(&words));
    let matches = match args::command().try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(error) => return misuse::answer(&error),
    };
    let cli = Cli::from_arg_matches(&matches).map_err(|e| Stop::Misuse(misuse::sentence(&e)))?;
    match cli.command {
        Command::Order(command) => order::obey(command),
        Command::Explain(what) => explain::explain(&what),
        Command::City(command) => city::obey(command),
        Command::Arrange(command) => arrange::obey(&command),
        Command::Run(what) => run::run(&what),
        Command::Demo(what) => demo::demo(&what),
        Command::Server(command) => server::obey(command),
    }
}
