//! The `kashshaf` command: files in, files and answers out; everything else is the library's.
#![allow(clippy::disallowed_methods, reason = "the command is the shell that does input and output for the pure core")]

mod args;
mod articles;
mod build;
mod evaluate;
mod export;
mod failure;
mod files;
mod import;
mod load;
mod output;
mod portions;
mod progress;
mod search;
mod site;
mod spill;
mod summary;
mod terminal;
mod watch;
mod workers;
mod writer;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};
use failure::Failure;

/// A build makes and drops many small texts on all cores; the usual allocators of systems take a quarter of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("kashshaf: {failure}");
            ExitCode::from(1)
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Import(options) => import::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Search(options) => search::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Evaluate(evaluation) => evaluate::run(&evaluation),
    }
}
