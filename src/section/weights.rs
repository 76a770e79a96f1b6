//! Which kind of block each line is, by the weights of its signs and of the kinds beside it.
//!
//! The weights stand in `weights.tsv`, a line for each sign that tells: the zone, the sign, and what it
//! adds to which kinds. `examples/weigh.rs` makes the file from labelled pages; a hand may mend it.

use super::BlockKind;
use super::features::{self, Row, SIGNS, ZONES};
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
/// Columns are padded to whole registers.
const WIDE: usize = 20;

type Column = [f32; WIDE];

struct Weights {
    /// Of each zone and sign.
    signs: Vec<Column>,
    /// From each kind to the next line's.
    steps: [Column; K],
    first: Column,
    last: Column,
}

static WEIGHTS: Lazy<Weights> = Lazy::new(|| load(include_str!("weights.tsv")));

fn load(lines: &str) -> Weights {
    let mut weights = Weights {
        signs: vec![[0.0; WIDE]; SIGNS * ZONES.len()],
        steps: [[0.0; WIDE]; K],
        first: [0.0; WIDE],
        last: [0.0; WIDE],
    };
    let names: HashMap<String, usize> = (0..SIGNS).map(|sign| (features::name(sign as u16), sign)).collect();
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
                        weights.signs[zone * SIGNS + sign][kind_of] += value;
                    }
                }
                (_, Some(zone)) => {
                    let Some(sign) = names.get(sign) else { continue };
                    weights.signs[zone * SIGNS + sign][kind_of] += value;
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

/// The likeliest kinds of the lines as a whole; `allowed` holds a bit of [`KINDS`] for each that a line may be.
pub(super) fn decide(rows: &[Row], allowed: &[u32]) -> Vec<BlockKind> {
    let weights = &*WEIGHTS;
    let mut kinds = vec![BlockKind::Body; rows.len()];
    let mut from: Vec<[u8; K]> = vec![[0; K]; rows.len()];
    let mut best: Column = weights.first;
    for (n, (row, allowed)) in rows.iter().zip(allowed).enumerate() {
        let mut score: Column = [0.0; WIDE];
        let zone = row.zone as usize * SIGNS;
        for sign in row.signs() {
            let column = &weights.signs[zone + usize::from(*sign)];
            for (score, weight) in score.iter_mut().zip(column) {
                *score += weight;
            }
        }
        for (k, score) in score.iter_mut().enumerate().take(K) {
            if allowed & (1 << k) == 0 {
                *score = f32::NEG_INFINITY;
            }
        }
        if n == 0 {
            for (best, score) in best.iter_mut().zip(&score) {
                *best += score;
            }
            continue;
        }
        let mut next: Column = [f32::NEG_INFINITY; WIDE];
        let back = &mut from[n];
        for (k, step) in weights.steps.iter().enumerate() {
            let here = best[k];
            if here == f32::NEG_INFINITY {
                continue;
            }
            for to in 0..K {
                let sum = here + step[to];
                if sum > next[to] {
                    next[to] = sum;
                    back[to] = k as u8;
                }
            }
        }
        for (next, score) in next.iter_mut().zip(&score) {
            *next += score;
        }
        best = next;
    }
    let mut at = 0;
    for k in 0..K {
        if best[k] + weights.last[k] > best[at] + weights.last[at] || best[at] == f32::NEG_INFINITY {
            at = k;
        }
    }
    for n in (0..rows.len()).rev() {
        kinds[n] = KINDS[at];
        at = usize::from(from[n][at]);
    }
    kinds
}
