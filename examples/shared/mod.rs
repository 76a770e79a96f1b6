//! What the small examples share: the text they read and how they end.

use copydesk::Moment;
use std::io::ErrorKind;
use std::process::ExitCode;

/// The article of the examples, and its day of publication.
const SAMPLE: &str = include_str!("../data/obama-hollande.txt");
const SAMPLE_PUBLISHED: &str = "2015-11-24";

/// One line for the person, and the exit status.
struct Failure(String, u8);

/// The text and its day of publication: the sample, or the file and `--published DATE` of the command line.
fn input() -> Result<(String, Option<Moment>), Failure> {
    let usage = |why: String| Failure(format!("{why}; usage: [FILE] [--published YYYY-MM-DD]"), 2);
    let mut path = None;
    let mut published = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--published" {
            let value = args.next().ok_or_else(|| usage("--published wants a date".into()))?;
            published = Some(value.parse().map_err(|e| Failure(format!("--published: {e}"), 2))?);
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
        Failure(format!("{path}: not UTF-8 at byte {at}"), 2)
    })?;
    Ok((text, published))
}

/// Runs an example: its output goes to a string first, so that a closed pipe is no panic.
pub(crate) fn run(example: impl FnOnce(&str, Option<Moment>) -> String) -> ExitCode {
    match input() {
        Ok((text, published)) => {
            let output = example(&text, published);
            use std::io::Write as _;
            match std::io::stdout().lock().write_all(output.as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(e) => {
                    eprintln!("{e}");
                    ExitCode::from(1)
                }
            }
        }
        Err(Failure(line, status)) => {
            eprintln!("{line}");
            ExitCode::from(status)
        }
    }
}
