//! Asks a corpus who is quoted, what somebody said, and what was said on a day.
//!
//!     cargo run --release --example query -- who articles.jsonl
//!     cargo run --release --example query -- said "Barack Obama" articles.jsonl
//!     cargo run --release --example query -- day 2015-11-23 articles.jsonl
//!
//! Each line of the file is an object with `text` and, where known, `id` and `published`; without a file the sample is
//! asked. Answers are columns with tabs between. Exit status: 0 done, 1 lines could not be read (they are passed over),
//! 2 the command was wrong.

mod shared;

use copydesk::quote::{Attribution, Form};
use copydesk::timex::Timex;
use copydesk::{Article, Date, Moment, Options, Span};
use serde_json::Value;
use shared::Failure;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::ExitCode;

const USAGE: &str = "usage: query who [FILE] | query said NAME [FILE] | query day DATE [FILE]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = String::new();
    let answer = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["who", file @ ..] if file.len() < 2 => who(file.first(), &mut out),
        ["said", name, file @ ..] if file.len() < 2 => said(name, file.first(), &mut out),
        ["day", date, file @ ..] if file.len() < 2 => match date.parse() {
            Ok(date) => day(date, file.first(), &mut out),
            Err(e) => Err(Failure::usage(format!("{e}; {USAGE}"))),
        },
        _ => Err(Failure::usage(USAGE.into())),
    };
    match answer.and_then(|failed| shared::print(&out).map(|()| failed)) {
        Ok(failed) => ExitCode::from(u8::from(failed > 0)),
        Err(failure) => failure.report(),
    }
}

/// Who is quoted most: words in quotation marks, words reported, and in how many articles.
fn who(file: Option<&&str>, out: &mut String) -> Result<u64, Failure> {
    let mut sums: HashMap<String, [usize; 3]> = HashMap::new();
    let failed = articles(file, |_, article| {
        let mut counts: HashMap<&str, [usize; 3]> = HashMap::new();
        for said in article.attributions() {
            let Some(speaker) = article.speaker(said) else { continue };
            let words: usize = said.content.iter().map(|part| article.str()[*part].split_whitespace().count()).sum();
            let count = counts.entry(&speaker.name).or_insert([0, 0, 1]);
            count[usize::from(said.form == Form::Indirect)] += words;
        }
        for (name, count) in counts {
            let sum = sums.entry(name.to_string()).or_default();
            sum.iter_mut().zip(count).for_each(|(sum, n)| *sum += n);
        }
    })?;
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let _ = writeln!(out, "quoted\treported\tarticles\tname");
    for (name, [quoted, reported, articles]) in sums {
        let _ = writeln!(out, "{quoted}\t{reported}\t{articles}\t{name}");
    }
    Ok(failed)
}

/// All that one person said, with the day.
fn said(name: &str, file: Option<&&str>, out: &mut String) -> Result<u64, Failure> {
    articles(file, |id, article| {
        for said in article.attributions() {
            if article.speaker(said).is_some_and(|speaker| speaker.name == name) {
                let _ = writeln!(out, "{}\t{id}\t{}", when(article, said), content(article, said));
            }
        }
    })
}

/// What was said on a day: the quotations joined with the dates.
fn day(day: Date, file: Option<&&str>, out: &mut String) -> Result<u64, Failure> {
    articles(file, |id, article| {
        for said in article.attributions() {
            let that_day = timex(article, said).map_or_else(
                || article.published().is_some_and(|published| published.value.date() == day),
                |timex| timex.interval.is_some_and(|i| i.start.date() == day),
            );
            if that_day {
                let who = article.speaker(said).map_or("unknown", |speaker| &speaker.name);
                let _ = writeln!(out, "{id}\t{who}\t{}", content(article, said));
            }
        }
    })
}

/// When it was said: the date of the words that say so, or `published` and that day.
fn when(article: &Article<'_>, said: &Attribution) -> String {
    match (timex(article, said), article.published()) {
        (Some(timex), _) => timex.value.to_string(),
        (None, Some(published)) => format!("published {}", published.value.date()),
        (None, None) => "unknown".into(),
    }
}

/// The date that stands nearest to the cue in its sentence, outside of what was said and with no comma between, or at the
/// head of the sentence: “…,” she said *Tuesday*; on *Tuesday*, she said that ….
fn timex<'a>(article: &'a Article<'_>, said: &Attribution) -> Option<&'a Timex> {
    let cue = said.cue?;
    let at = article.sentences().partition_point(|sentence| sentence.end() <= cue.start());
    let sentence = *article.sentences().get(at)?;
    let first = article.timexes().partition_point(|timex| timex.span.start() < sentence.start());
    let near = article.timexes()[first..].iter().take_while(|timex| timex.span.end() <= sentence.end());
    // A day or a part of one: nobody says a sentence for a year.
    let of_a_day = |timex: &&Timex| timex.interval.is_some_and(|i| i.start.date().days_until(i.end.date()) <= 1);
    let inside = |span: Span| article.attributions().iter().flat_map(|a| &a.content).any(|c| c.encloses(span));
    let distance = |timex: &&Timex| timex.span.start().abs_diff(cue.end()).min(cue.start().abs_diff(timex.span.end()));
    let belongs = |timex: &&Timex| {
        let (start, end) = (timex.span.end().min(cue.end()), timex.span.start().max(cue.start()));
        let head = timex.span.start() - sentence.start() < "On ".len() + 1;
        head || start >= end || !article.str()[start..end].contains(',')
    };
    near.filter(of_a_day).filter(belongs).filter(|timex| !inside(timex.span)).min_by_key(distance)
}

fn content(article: &Article<'_>, said: &Attribution) -> String {
    let words = said.content.iter().flat_map(|part| article.str()[*part].split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// Reads and parses the articles of a file one by one; gives how many lines could not be read.
fn articles(file: Option<&&str>, mut each: impl FnMut(&str, &Article<'_>)) -> Result<u64, Failure> {
    let Some(path) = file else {
        let (text, published) = shared::input(std::iter::empty())?;
        each("sample", &published.map_or(Options::new(), |day| Options::new().published(day)).parse(&text));
        return Ok(0);
    };
    let file = std::fs::File::open(path).map_err(|e| Failure::usage(format!("{path}: {e}")))?;
    let mut failed = 0;
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|e| Failure::new(format!("{path}: line {}: {e}", n + 1), 1))?;
        let row: Value = serde_json::from_str(&line).unwrap_or_default();
        let published = row["published"].as_str().map(str::parse::<Moment>).transpose();
        let (Some(text), Ok(published)) = (row["text"].as_str(), published) else {
            eprintln!("{path}: line {} is no article", n + 1);
            failed += 1;
            continue;
        };
        let options = published.map_or(Options::new(), |moment| Options::new().published(moment));
        let Ok(article) = options.try_parse(text) else {
            failed += 1;
            continue;
        };
        let id = row["id"].as_str().map_or_else(|| row["id"].to_string(), str::to_string);
        each(if row["id"].is_null() { path } else { &id }, &article);
    }
    Ok(failed)
}
