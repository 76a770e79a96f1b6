//! Which kind of block each line is, by the weights of its signs and of the kinds beside it.
//!
//! The weights stand in `weights.tsv`, a line for each sign that tells: the zone, the sign, and what it
//! adds to which kinds. `examples/weigh.rs` makes the file from labelled pages; a hand may mend it.

use super::BlockKind;
use super::signs::{self, Row, SIGNS, ZONES};
use once_cell::sync::Lazy;
use std::collections::HashMap;

/// The kinds that are weighed, a column of the table each. The lede is the first body paragraph.
pub(super) const KINDS: [BlockKind; 18] = [
    BlockKind::Body,
    BlockKind::Headline,
    BlockKind::Kicker,
    BlockKind::Deck,
    BlockKind::Byline,
    BlockKind::Timestamp,
    BlockKind::Dateline,
    BlockKind::Highlights,
    BlockKind::Caption,
    BlockKind::Credit,
    BlockKind::Subhead,
    BlockKind::Pullquote,
    BlockKind::Embed,
    BlockKind::Related,
    BlockKind::Correction,
    BlockKind::Tagline,
    BlockKind::Endmark,
    BlockKind::Boilerplate,
];

const K: usize = KINDS.len();
/// Columns are padded to whole registers, and kept small, since those of a line lie far apart in memory.
const WIDE: usize = 24;
/// Parts of one in the columns of signs.
const SCALE: f32 = 64.0;

type Column = [f32; WIDE];

struct Weights {
    /// Of each zone and sign.
    signs: Vec<[i16; WIDE]>,
    /// From each kind to the next line's.
    steps: [Column; K],
    first: Column,
    last: Column,
}

static WEIGHTS: Lazy<Weights> = Lazy::new(|| load(include_str!("weights.tsv")));

fn load(lines: &str) -> Weights {
    let mut weights = Weights {
        signs: vec![[0; WIDE]; SIGNS * ZONES.len()],
        steps: [[0.0; WIDE]; K],
        first: [0.0; WIDE],
        last: [0.0; WIDE],
    };
    let names: HashMap<String, usize> = (0..SIGNS).map(|sign| (signs::name(sign as u16), sign)).collect();
    let kind = |name: &str| KINDS.iter().position(|kind| kind.as_str() == name);
    for (n, line) in lines.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.split('\t');
        let (zone, sign) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        for word in fields {
            let parsed = word.split_once('=').and_then(|(name, value)| Some((kind(name)?, value.parse::<f32>().ok()?)));
            let Some((kind_of, value)) = parsed else { panic!("weights.tsv, line {}: {word:?}", n + 1) };
            match (zone, ZONES.iter().position(|z| *z == zone)) {
                ("any", _) => {
                    // A sign that the program no longer has says nothing.
                    let Some(sign) = names.get(sign) else { continue };
                    for zone in 0..ZONES.len() {
                        weights.signs[zone * SIGNS + sign][kind_of] += (value * SCALE).round() as i16;
                    }
                }
                (_, Some(zone)) => {
                    let Some(sign) = names.get(sign) else { continue };
                    weights.signs[zone * SIGNS + sign][kind_of] += (value * SCALE).round() as i16;
                }
                ("after-kind", _) => match (sign, kind(sign)) {
                    ("start", _) => weights.first[kind_of] += value,
                    (_, Some(from)) => weights.steps[from][kind_of] += value,
                    _ => panic!("weights.tsv, line {}: {sign:?}", n + 1),
                },
                ("at-end", _) => weights.last[kind_of] += value,
                _ => panic!("weights.tsv, line {}: {zone:?}", n + 1),
            }
        }
    }
    weights
}

/// In place of the kinds that a line may be: it is of the kind of the line above.
pub(super) const AS_ABOVE: u32 = 0;

/// The likeliest kinds of the lines as a whole; `allowed` holds a bit of [`KINDS`] for each that a line may
/// be, and `row` gives the signs of a line that may be more than one.
pub(super) fn decide(allowed: &[u32], mut row: impl FnMut(usize) -> Row) -> Vec<BlockKind> {
    let weights = &*WEIGHTS;
    // What the best way to each kind at each line is worth.
    let mut ways: Vec<Column> = Vec::with_capacity(allowed.len());
    for (n, allowed) in allowed.iter().enumerate() {
        let mut way: Column = [f32::NEG_INFINITY; WIDE];
        let before = n.checked_sub(1).map(|n| &ways[n]);
        if let Some(before) = before.filter(|_| *allowed == AS_ABOVE) {
            way = *before;
            ways.push(way);
            continue;
        }
        if allowed.is_power_of_two() {
            let k = allowed.trailing_zeros() as usize;
            way[k] = match before {
                None => weights.first[k],
                Some(before) => best(before, |from| weights.steps[from][k]).1,
            };
            ways.push(way);
            continue;
        }
        match before {
            None => way = weights.first,
            Some(before) => {
                for (here, step) in before.iter().zip(&weights.steps) {
                    if *here > f32::NEG_INFINITY {
                        for (way, step) in way.iter_mut().zip(step) {
                            *way = way.max(here + step);
                        }
                    }
                }
            }
        }
        let row = row(n);
        let zone = row.zone as usize * SIGNS;
        let mut sums = [0i16; WIDE];
        for sign in row.signs() {
            for (sum, weight) in sums.iter_mut().zip(&weights.signs[zone + usize::from(*sign)]) {
                *sum = sum.wrapping_add(*weight);
            }
        }
        for (way, sum) in way.iter_mut().zip(&sums) {
            *way += f32::from(*sum) / SCALE;
        }
        for (k, way) in way.iter_mut().enumerate() {
            if allowed & (1 << k) == 0 {
                *way = f32::NEG_INFINITY;
            }
        }
        ways.push(way);
    }
    let mut kinds = vec![BlockKind::Body; allowed.len()];
    let mut at = ways.last().map_or(0, |way| best(way, |k| weights.last[k]).0);
    for n in (0..kinds.len()).rev() {
        kinds[n] = KINDS[at];
        if let Some(before) = n.checked_sub(1).filter(|_| allowed[n] != AS_ABOVE) {
            at = best(&ways[before], |from| weights.steps[from][at]).0;
        }
    }
    kinds
}

/// The kind with the highest sum of `way` and `step`, and the sum.
#[inline]
fn best(way: &Column, step: impl Fn(usize) -> f32) -> (usize, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for (k, way) in way.iter().enumerate().take(K) {
        let sum = way + step(k);
        if sum > best.1 {
            best = (k, sum);
        }
    }
    best
}
