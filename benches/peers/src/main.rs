//! Speed of copydesk beside its peers, over the same texts in one run.
//!
//!     cargo run --release --manifest-path benches/peers/Cargo.toml
//!
//! Each piece of work is timed in turn, several rounds, and the best round of each counts. The ratio to
//! `unicode_words` is what can be compared between machines. Duckling gets the sentences one by one, as
//! its time grows faster than the length of a text, and only those of three articles.

use copydesk::{Date, Options, Text, timex};
use duckling::{DimensionKind, parse_en};
use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use std::hint::black_box;
use std::time::Instant;
use unicode_segmentation::UnicodeSegmentation as _;

type Work<'w> = (&'static str, &'static str, Box<dyn Fn(&str) -> usize + 'w>);

fn main() {
    let day: Date = "2015-11-24".parse().expect("a date");
    let mut settings = timex::Settings::default();
    settings.published = Some(day.into());
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let works: Vec<Work<'_>> = vec![
        ("unicode_words", "words", Box::new(|t| t.unicode_words().count())),
        ("unicode_sentences", "sentences", Box::new(|t| t.unicode_sentences().count())),
        ("icu_segmenter", "sentences", Box::new(move |t| segmenter.segment_str(t).count())),
        ("sentencex", "sentences", Box::new(|t| sentencex::segment("en", t).len())),
        ("copydesk Text::read", "words, classes, sentences", Box::new(|t| Text::read(t).sentences().len())),
        ("copydesk read + timex", "dates", Box::new(move |t| timex::resolve(&Text::read(t), &settings).len())),
        ("copydesk whole parse", "all", Box::new(move |t| Options::new().published(day).parse(t).timexes().len())),
        ("duckling", "dates", Box::new(|t| Text::read(t).sentences().iter().map(|s| parse_en(&t[s.span()], &[DimensionKind::Time]).len()).sum())),
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/news");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("articles").map(|e| e.expect("article").path()).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).expect("UTF-8")).collect();
    let mut speeds = Vec::new();
    for (name, what, work) in &works {
        let slow = *name == "duckling";
        let texts = if slow { &texts[..3] } else { &texts[..] };
        let bytes: usize = texts.iter().map(String::len).sum();
        let mut best = f64::MAX;
        for _ in 0..if slow { 2 } else { 40 } {
            let start = Instant::now();
            black_box(texts.iter().map(|t| work(black_box(t))).sum::<usize>());
            best = best.min(start.elapsed().as_secs_f64());
        }
        speeds.push((*name, *what, bytes as f64 / best / 1e6));
    }
    let yardstick = speeds[0].2;
    println!("| {:<22} | {:<26} | {:>9} | {:>15} |", "", "finds", "MB/s", "x unicode_words");
    println!("|{:-<24}|{:-<28}|{:->11}|{:->17}|", "", "", ":", ":");
    for (name, what, speed) in speeds {
        println!("| {name:<22} | {what:<26} | {speed:>9.3} | {:>15.4} |", speed / yardstick);
    }
}
