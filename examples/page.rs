//! Writes a page that shows what was found in an article: one HTML file that works from disk.
//!
//!     cargo run --example page                      # page.html, of the sample
//!     cargo run --example page -- article.txt --published 2015-11-24 --output article.html
//!
//! Exit status: 0 done, 1 a file cannot be read or written, 2 a wrong command.

mod shared;

use copydesk::{Options, render};
use shared::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(path) => {
            eprintln!("wrote {path}");
            ExitCode::SUCCESS
        }
        Err(failure) => failure.report(),
    }
}

fn run() -> Result<String, Failure> {
    let mut output = "page.html".to_string();
    let mut rest = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--output" => output = args.next().ok_or_else(|| Failure::usage("--output wants a file".into()))?,
            _ => rest.push(arg),
        }
    }
    let (text, published) = shared::input(rest.into_iter())?;
    let options = published.map_or(Options::new(), |day| Options::new().published(day));
    let page = render::html(&options.parse(&text));
    std::fs::write(&output, page).map_err(|e| Failure::new(format!("{output}: {e}"), 1))?;
    Ok(output)
}
