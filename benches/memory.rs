//! Allocations and peak heap of a whole parse, and how long the first one of a process takes.
//!
//!     cargo bench --bench memory

#![allow(missing_docs, clippy::print_stdout)]

#[path = "common/sets.rs"]
mod sets;

use copydesk::{Article, Date, Options};
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() {
    let options = Options::new().published("2015-11-24".parse::<Date>().expect("a date"));
    let sets = sets::sets();
    let start = Instant::now();
    std::hint::black_box(options.parse(&sets[0].texts[0]));
    println!("first parse of the process, tables included: {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
    println!(
        "{:<8} {:>9} {:>14} {:>16} {:>12} {:>8}",
        "", "bytes", "allocations", "per article", "peak / text", "at most"
    );
    for set in &sets {
        let (mut blocks, mut peaks, mut worst) = (0, 0, 0.0f64);
        for text in &set.texts {
            let _profiler = dhat::Profiler::builder().testing().build();
            let article: Article<'_> = options.parse(text);
            std::hint::black_box(&article);
            let heap = dhat::HeapStats::get();
            blocks += heap.total_blocks;
            peaks += heap.max_bytes;
            worst = worst.max(heap.max_bytes as f64 / text.len() as f64);
        }
        let (each, peak) = (blocks as f64 / set.texts.len() as f64, peaks as f64 / set.bytes() as f64);
        println!("{:<8} {:>9} {blocks:>14} {each:>16.0} {peak:>12.1} {worst:>8.1}", set.name, set.bytes());
    }
}
