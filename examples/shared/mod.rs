//! What the small examples share: the text they read and how they end.

// Each example takes of it what it needs.
#![allow(dead_code)]

use copydesk::Moment;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

/// The article of the examples, and its day of publication.
const SAMPLE: &str = include_str!("../data/obama-hollande.txt");
const SAMPLE_PUBLISHED: &str = "2015-11-24";

/// One line for the person, and the exit status.
pub(crate) struct Failure(String, u8);

impl Failure {
    pub(crate) fn new(line: String, status: u8) -> Failure {
        Failure(line, status)
    }

    /// The command was wrong.
    pub(crate) fn usage(line: String) -> Failure {
        Failure(line, 2)
    }

    pub(crate) fn report(self) -> ExitCode {
        eprintln!("{}", self.0);
        ExitCode::from(self.1)
    }
}

/// The text and its day of publication: the sample, or the file and `--published DATE` of the command line.
pub(crate) fn input(mut args: impl Iterator<Item = String>) -> Result<(String, Option<Moment>), Failure> {
    let usage = |why: String| Failure::usage(format!("{why}; usage: [FILE] [--published YYYY-MM-DD]"));
    let mut path = None;
    let mut published = None;
    while let Some(arg) = args.next() {
        if arg == "--published" {
            let value = args.next().ok_or_else(|| usage("--published wants a date".into()))?;
            published = Some(value.parse().map_err(|e| Failure::usage(format!("--published: {e}")))?);
        } else if arg.starts_with('-') || path.is_some() {
            return Err(usage(format!("unexpected argument {arg:?}")));
        } else {
            path = Some(arg);
        }
    }
    let Some(path) = path else {
        let day = published.or_else(|| SAMPLE_PUBLISHED.parse().ok());
        return Ok((SAMPLE.into(), day));
    };
    let bytes = std::fs::read(&path).map_err(|e| {
        // A file that is not there is a mistake in the command; one that will not be read is not.
        let status = if e.kind() == ErrorKind::NotFound { 2 } else { 1 };
        Failure(format!("{path}: {e}"), status)
    })?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::usage(format!("{path}: not UTF-8 at byte {at}"))
    })?;
    Ok((text, published))
}

/// Prints; whoever reads the pipe may have seen enough.
pub(crate) fn print(output: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(output.as_bytes()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Failure(e.to_string(), 1)),
        _ => Ok(()),
    }
}

/// Runs an example: its output goes to a string first, so that a closed pipe is no panic.
pub(crate) fn run(example: impl FnOnce(&str, Option<Moment>) -> String) -> ExitCode {
    let ran = input(std::env::args().skip(1)).and_then(|(text, published)| print(&example(&text, published)));
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
