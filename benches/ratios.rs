//! The same work as `parse`, as one table of ratios: each is measured in turn with its yardsticks, many
//! times, and the best round of each counts, so that a noisy machine disturbs the ratio little.
//!
//!     cargo bench --bench ratios

#![allow(missing_docs, clippy::print_stdout)]

mod common;

use common::{BYTE_LOOP, Ready, UNICODE_WORDS, WORK};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    // `cargo test --benches` runs this too: one round shows that it works.
    let rounds = if std::env::args().any(|a| a == "--bench") { 25 } else { 1 };
    for set in common::sets::sets() {
        let ready: Vec<Ready<'_>> = set.texts.iter().map(|text| Ready::new(text)).collect();
        let repeat = (400_000 / set.bytes()).max(1);
        let mut best = vec![f64::MAX; WORK.len()];
        for _ in 0..rounds {
            for ((_, work), best) in WORK.iter().zip(&mut best) {
                let start = Instant::now();
                for _ in 0..repeat {
                    black_box(ready.iter().map(|r| work(black_box(r))).sum::<usize>());
                }
                *best = best.min(start.elapsed().as_secs_f64() / repeat as f64);
            }
        }
        let of = |name: &str| WORK.iter().position(|(n, _)| *n == name).map_or(f64::NAN, |n| best[n]);
        println!("{} ({} bytes, {} texts)", set.name, set.bytes(), set.texts.len());
        println!("  {:<18} {:>9} {:>16} {:>18}", "", "MB/s", "x unicode_words", "x byte-class loop");
        for ((name, _), best) in WORK.iter().zip(&best) {
            let speed = set.bytes() as f64 / best / 1e6;
            println!("  {name:<18} {speed:>9.1} {:>16.2} {:>18.3}", of(UNICODE_WORDS) / best, of(BYTE_LOOP) / best);
        }
    }
}
