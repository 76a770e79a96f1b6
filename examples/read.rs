//! Reads an article as a copy desk does, and prints what it found for a person.
//!
//!     cargo run --example read
//!     cargo run --example read -- article.txt --published 2015-11-24
//!
//! Exit status 2 where the file is missing or not UTF-8 or the date is wrong, 1 where the file cannot be read.

mod shared;

use copydesk::quote::{Form, Usage};
use copydesk::section::FieldValue;
use copydesk::{Article, Options, Span};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    shared::run(|text, published| {
        let options = published.map_or(Options::new(), |day| Options::new().published(day));
        let article = options.parse(text);
        let paint = Paint(std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none());
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = head(&mut out, &article, paint);
        let _ = parts(&mut out, &article, paint);
        let _ = quotations(&mut out, &article, paint);
        let _ = reported(&mut out, &article, paint);
        let _ = dates(&mut out, &article, paint);
        out
    })
}

/// Colours, where the terminal takes them.
#[derive(Clone, Copy)]
struct Paint(bool);

const BOLD: &str = "1";
const DIM: &str = "2";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const BLUE: &str = "34";
const CYAN: &str = "36";

impl Paint {
    fn with(self, code: &str, text: impl std::fmt::Display) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}

fn head(out: &mut String, article: &Article<'_>, paint: Paint) -> std::fmt::Result {
    match article.published() {
        Some(published) => {
            let from = format!("{:?}", published.from).to_lowercase();
            writeln!(out, "{} {} ({from})", paint.with(BOLD, "Published"), published.value)?;
        }
        None => writeln!(out, "{} unknown: relative dates stay relative", paint.with(BOLD, "Published"))?,
    }
    if let Some(dateline) = article.dateline() {
        let agency = dateline.agency.as_deref().map_or(String::new(), |a| format!(", {a}"));
        writeln!(out, "{}  {}{agency}", paint.with(BOLD, "Dateline"), dateline.places.join(", "))?;
    }
    if !article.authors().is_empty() {
        writeln!(out, "{}    {}", paint.with(BOLD, "Byline"), article.authors().join(", "))?;
    }
    Ok(())
}

fn parts(out: &mut String, article: &Article<'_>, paint: Paint) -> std::fmt::Result {
    writeln!(out, "\n{}", paint.with(BOLD, "What each line is"))?;
    for (n, block) in article.blocks().iter().enumerate() {
        let colour = if block.kind.is_story() { BOLD } else { CYAN };
        let kind = paint.with(colour, format!("{:<11}", block.kind.as_str()));
        writeln!(out, "{:>4}  {kind}  {}", n + 1, shorten(article, block.span, 80))?;
        for field in &block.fields {
            if matches!(field.value, FieldValue::Dateline(_) | FieldValue::Correction(_)) {
                continue;
            }
            writeln!(out, "{:>19}{}", "", paint.with(DIM, &field.value))?;
        }
    }
    Ok(())
}

fn quotations(out: &mut String, article: &Article<'_>, paint: Paint) -> std::fmt::Result {
    writeln!(out, "\n{}", paint.with(BOLD, "Who said what"))?;
    for quotation in article.quotations() {
        writeln!(out, "  “{}”", shorten(article, quotation.span, 100))?;
        let attribution = quotation.attribution.map(|id| &article.attributions()[id as usize]);
        match attribution {
            Some(attribution) => {
                let speaker = article.speaker(attribution).map_or("unknown", |s| s.name.as_str());
                let cue = attribution.cue.map_or("no cue".into(), |cue| format!("“{}”", &article.str()[cue]));
                let why = format!("{cue}, {}, {:.2}", attribution.rule, attribution.confidence);
                writeln!(out, "      {}  {}", paint.with(GREEN, speaker), paint.with(DIM, why))?;
            }
            None => {
                let whose = match quotation.usage {
                    Usage::Speech | Usage::Unknown => "whose words is not known",
                    _ => "nobody’s words",
                };
                writeln!(out, "      {}", paint.with(DIM, format!("{}: {whose}", quotation.usage.as_str())))?;
            }
        }
    }
    Ok(())
}

fn reported(out: &mut String, article: &Article<'_>, paint: Paint) -> std::fmt::Result {
    writeln!(out, "\n{}", paint.with(BOLD, "Reported without marks"))?;
    // What stands in marks has been printed; a turn in a transcript has none.
    let marked: HashSet<u32> = article.quotations().iter().filter_map(|quotation| quotation.attribution).collect();
    for (id, attribution) in article.attributions().iter().enumerate() {
        let shown = match attribution.form {
            Form::Indirect => true,
            Form::Direct => !marked.contains(&(id as u32)),
            _ => false,
        };
        if !shown {
            continue;
        }
        let speaker = article.speaker(attribution).map_or("unknown", |s| s.name.as_str());
        let cue = attribution.cue.map_or("", |cue| &article.str()[cue]);
        let content = attribution.content.iter().map(|c| shorten(article, *c, 90)).collect::<Vec<_>>().join(" … ");
        writeln!(out, "  {} {} {content}", paint.with(GREEN, speaker), paint.with(DIM, cue))?;
    }
    Ok(())
}

fn dates(out: &mut String, article: &Article<'_>, paint: Paint) -> std::fmt::Result {
    writeln!(out, "\n{}", paint.with(BOLD, "When"))?;
    for timex in article.timexes() {
        let words = paint.with(YELLOW, format!("{:<26}", shorten(article, timex.span, 26)));
        let value = paint.with(BLUE, format!("{:<18}", timex.value.to_string()));
        let interval = timex.interval.map_or("no interval".into(), |i| format!("[{}, {})", i.start, i.end));
        let modifier = timex.modifier.map_or(String::new(), |m| format!("{m:?} "));
        let why = format!("{modifier}{}, {:.2}", timex.rule, timex.confidence);
        writeln!(out, "  {words} {value} {interval:<34} {}", paint.with(DIM, why))?;
    }
    Ok(())
}

/// The words of a span on one line, cut after `width` characters.
fn shorten(article: &Article<'_>, span: Span, width: usize) -> String {
    let words = article.str()[span].split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= width {
        return words;
    }
    words.chars().take(width - 1).chain(['…']).collect()
}
