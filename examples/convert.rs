//! Writes an article in another format.
//!
//!     cargo run --example convert -- --to timeml
//!     cargo run --example convert -- --to brat --output article.ann article.txt --published 2015-11-24
//!
//! Formats: `timeml`, `brat` (`--to brat-conf` gives its `annotation.conf`), `spacy`, `doccano`, `webanno-json`
//! (W3C Web Annotation), `jsonld` (schema.org), `json` (`copydesk/1`). Without a file it takes the sample.
//! `--offsets bytes|chars|utf16` counts otherwise than the format's standard does, `--iri IRI` is the
//! address of the article (without one, the Web Annotations are about `urn:example:article`).
//!
//! Exit status: 0 done, 1 a file cannot be read or written, 2 a wrong command.

mod shared;

use copydesk::render::{self, Offsets};
use copydesk::{Article, Options};
use serde::Serialize;
use shared::Failure;
use std::process::ExitCode;

const USAGE: &str = "usage: convert --to timeml|brat|brat-conf|spacy|doccano|webanno-json|jsonld|json \
[--offsets bytes|chars|utf16] [--iri IRI] [--output FILE] [FILE] [--published DATE]";

fn main() -> ExitCode {
    match Command::read(std::env::args().skip(1)).and_then(|command| command.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

struct Command {
    to: String,
    offsets: Offsets,
    iri: Option<String>,
    output: Option<String>,
    /// What is left: the file and its day of publication.
    rest: Vec<String>,
}

impl Command {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Command, Failure> {
        // Every format here that has offsets counts characters by its standard.
        let mut command =
            Command { to: String::new(), offsets: Offsets::Chars, iri: None, output: None, rest: Vec::new() };
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| Failure::usage(format!("{arg} wants a value; {USAGE}")));
            match arg.as_str() {
                "--to" => command.to = value()?,
                "--iri" => command.iri = Some(value()?),
                "--output" => command.output = Some(value()?),
                "--offsets" => {
                    command.offsets = match value()?.as_str() {
                        "bytes" => Offsets::Bytes,
                        "chars" => Offsets::Chars,
                        "utf16" => Offsets::Utf16,
                        other => return Err(Failure::usage(format!("unknown offsets {other:?}; {USAGE}"))),
                    }
                }
                _ => command.rest.push(arg),
            }
        }
        Ok(command)
    }

    fn run(self) -> Result<(), Failure> {
        let (text, published) = shared::input(self.rest.iter().cloned())?;
        let options = published.map_or(Options::new(), |day| Options::new().published(day));
        let output = self.write(&options.parse(&text))?;
        match &self.output {
            None => shared::print(&output),
            Some(path) => std::fs::write(path, output).map_err(|e| Failure::new(format!("{path}: {e}"), 1)),
        }
    }

    fn write(&self, article: &Article<'_>) -> Result<String, Failure> {
        let iri = self.iri.as_deref().unwrap_or("urn:example:article");
        match self.to.as_str() {
            "timeml" => Ok(render::timeml(article)),
            "brat" => Ok(render::brat(article, self.offsets)),
            "brat-conf" => Ok(render::BRAT_CONFIGURATION.into()),
            "spacy" => json(&render::spacy(article, self.offsets)),
            "doccano" => json(&render::doccano(article, self.offsets)),
            "webanno-json" => json(&render::web_annotations(article, iri, self.offsets)),
            "jsonld" => json(&render::json_ld(article, self.iri.as_deref())),
            "json" => json(article),
            _ => Err(Failure::usage(format!("--to wants a format; {USAGE}"))),
        }
    }
}

/// One line, so that lines of many articles make JSONL.
fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map(|line| line + "\n").map_err(|e| Failure::new(e.to_string(), 1))
}
