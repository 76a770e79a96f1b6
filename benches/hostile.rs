//! Hostile texts beside news: how fast each is read, and whether a text ten or a thousand times as long is read as fast.
//!
//!     cargo bench --bench hostile            # each text of 100 kB and of 1 MB; the slowest, and those that do
//!                                            # not repeat themselves, also of 10 MB
//!     cargo bench --bench hostile -- NAME    # those with these letters in their name
//!     cargo bench --bench hostile -- long    # news and one word, of 100 kB to 100 MB

#![allow(missing_docs, clippy::print_stdout)]

#[path = "../tests/common/hostile.rs"]
mod hostile;
#[allow(dead_code)] // Only the texts are wanted.
#[path = "common/sets.rs"]
mod sets;

use copydesk::{Date, Options};
use std::time::Instant;

/// Megabytes a second, of the best of some rounds.
fn speed(text: &str) -> f64 {
    let options = Options::new().published("2015-11-24".parse::<Date>().expect("a date"));
    let work = |repeat: usize| (0..repeat).map(|_| options.parse(text).blocks().len()).sum::<usize>();
    let start = Instant::now();
    work(1);
    // Long enough at a time for a clock that ticks a few hundred times a second.
    let repeat = (0.05 / start.elapsed().as_secs_f64()) as usize + 1;
    let rounds = if text.len() > 2_000_000 { 1 } else { 5 };
    let mut best = f64::MAX;
    for _ in 0..rounds {
        best = best.min(hostile::time(|| work(repeat)).as_secs_f64() / repeat as f64);
    }
    text.len() as f64 / best / 1e6
}

fn main() {
    // `cargo test --benches` runs this too, without `--bench`: nothing is measured then.
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let Some(bench) = words.iter().position(|word| word == "--bench") else { return };
    words.remove(bench);
    let mixed: &'static str = sets::sets().swap_remove(1).texts.join("\n\n").leak();
    let news = |size: usize| {
        let mut text = format!("{mixed}\n\n").repeat(size / mixed.len() + 1);
        // In the middle of no letter.
        text.truncate((size - 3..=size).rfind(|at| text.is_char_boundary(*at)).unwrap_or(size));
        text
    };
    if words.first().is_some_and(|word| word == "long") {
        for size in [100_000, 1_000_000, 10_000_000, 100_000_000] {
            let word = speed(&"a".repeat(size));
            println!("{:>9} kB: news {:>6.1} MB/s, one word {word:>8.1}", size / 1000, speed(&news(size)));
        }
        return;
    }
    let normal = speed(&news(1_000_000));
    println!("news: {normal:.1} MB/s");
    let mut found: Vec<(f64, f64, hostile::Hostile)> = Vec::new();
    for text in hostile::all(mixed) {
        if words.iter().all(|word| text.name().contains(word.as_str())) {
            found.push((speed(&text.text(100_000)), speed(&text.text(1_000_000)), text));
        }
    }
    found.sort_by(|a, b| a.0.min(a.1).total_cmp(&b.0.min(b.1)));
    println!("{:<44} {:>8} {:>8} {:>8}  x news, x of 100 kB", "MB/s at", "100 kB", "1 MB", "10 MB");
    for (n, (small, large, text)) in found.iter().enumerate() {
        if n < 25 || matches!(text, hostile::Hostile::Numbered(..) | hostile::Hostile::Nested(..)) {
            let huge = speed(&text.text(10_000_000));
            let (of_news, of_small) = (small / normal, huge / small);
            println!("{:<44} {small:>8.1} {large:>8.1} {huge:>8.1}  {of_news:>6.2} {of_small:>11.2}", text.name());
        }
    }
}
