//! The whole parse, the reading and each desk alone, beside two yardsticks over the same texts.
//!
//!     cargo bench --bench parse

#![allow(missing_docs)]

mod common;

use common::{Ready, WORK};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn parse(c: &mut Criterion) {
    for set in common::sets::sets() {
        let ready: Vec<Ready<'_>> = set.texts.iter().map(|text| Ready::new(text)).collect();
        let mut group = c.benchmark_group(set.name);
        group.throughput(Throughput::Bytes(set.bytes()));
        if set.name == "10 MB" {
            group.sample_size(10);
        }
        for (name, work) in WORK {
            group.bench_function(*name, |b| b.iter(|| ready.iter().map(|r| work(black_box(r))).sum::<usize>()));
        }
        group.finish();
    }
}

criterion_group!(benches, parse);
criterion_main!(benches);
