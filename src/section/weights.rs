//! Which kind of block each line is, by the weights of its signs and of the kinds beside it.
//!
//! The weights stand in `weights.bin`, which `examples/weigh.rs` makes from labelled pages, prints as text
//! (`--read`), and takes back from text mended by hand (`--pack`). They are laid out when the crate is compiled, so
//! that a process reads nothing at its start.

use super::BlockKind;
use super::signs::{self, Group, PAIRS, SIGNS, ZONES, Zone};

/// The kinds that have weights. The lede is the first body paragraph. The last four are known by their own words
/// alone: they count as neighbours, and no signs are weighed for them.
pub(super) const KINDS: [BlockKind; 18] = [
    BlockKind::Body,
    BlockKind::Headline,
    BlockKind::Kicker,
    BlockKind::Deck,
    BlockKind::Byline,
    BlockKind::Timestamp,
    BlockKind::Caption,
    BlockKind::Credit,
    BlockKind::Subhead,
    BlockKind::Embed,
    BlockKind::Related,
    BlockKind::Correction,
    BlockKind::Tagline,
    BlockKind::Boilerplate,
    BlockKind::Dateline,
    BlockKind::Highlights,
    BlockKind::Pullquote,
    BlockKind::Endmark,
];

const K: usize = KINDS.len();
/// The kinds that signs are weighed for.
const WEIGHED: usize = K - 4;
/// All of them, a bit each.
pub(super) const ANY: u32 = (1 << WEIGHED) - 1;

/// The bit of a kind, its place among [`KINDS`].
pub(super) const fn bit(kind: BlockKind) -> u32 {
    let mut k = 0;
    while k < K {
        if KINDS[k] as u8 == kind as u8 {
            return 1 << k;
        }
        k += 1;
    }
    0
}

/// What something adds to each weighed kind, in sixty-fourths; padded to whole registers.
type Column = [i16; 16];

/// By zone and sign; the last row adds nothing.
#[repr(align(32))]
struct Signs([Column; NOTHING + 1]);

const NOTHING: usize = ZONES.len() * SIGNS;

struct Steps {
    /// To each weighed kind, from the kind of the line above; the last is the start of the text.
    from: [Column; K + 1],
    /// From each weighed kind, to the kind of the line below; the last is the end of the text.
    to: [Column; K + 1],
}

/// What each sign adds, by zone.
static WEIGHTS: Signs = Signs(lay_out());
static STEPS: Steps = steps();

/// The file, all numbers little-endian: a hash of the names of all signs; what comes before a text, for each kind,
/// what comes after it, and the steps from each kind to each (two bytes each, sixty-fourths); then a row for each sign that
/// tells: its number (two bytes; more than [`SIGNS`] for the second and third zone, a fourth for any), and a byte of
/// sixty-fourths for each weighed kind.
const FILE: &[u8] = include_bytes!("weights.bin");
const HEAD: usize = 4 + 2 * (K + K + K * K);
const ROW: usize = 2 + WEIGHED;

const fn number(at: usize) -> i16 {
    i16::from_le_bytes([FILE[at], FILE[at + 1]])
}

#[allow(long_running_const_eval)]
const fn lay_out() -> [Column; NOTHING + 1] {
    let hash = u32::from_le_bytes([FILE[0], FILE[1], FILE[2], FILE[3]]);
    assert!(
        hash == signs::HASH,
        "weights.bin was made for other signs: `weigh --read` it with them, `--pack` it with these"
    );
    assert!((FILE.len() - HEAD).is_multiple_of(ROW), "weights.bin ends in the middle of a row");
    let mut signs = [[0; 16]; NOTHING + 1];
    let mut at = HEAD;
    while at < FILE.len() {
        let place = number(at) as usize;
        let (mut first, step, last) =
            if place < NOTHING { (place, 1, place + 1) } else { (place % SIGNS, SIGNS, NOTHING) };
        while first < last {
            let mut k = 0;
            while k < WEIGHED {
                signs[first][k] += FILE[at + 2 + k] as i8 as i16;
                k += 1;
            }
            first += step;
        }
        at += ROW;
    }
    pair(&mut signs);
    signs
}

/// Adds to the rows of pairs what their parts weigh.
#[allow(long_running_const_eval)]
const fn pair(signs: &mut [Column; NOTHING + 1]) {
    let mut n = 0;
    while n < PAIRS.len() * ZONES.len() {
        let (pair, first, second) = PAIRS[n / ZONES.len()];
        let zone = n % ZONES.len() * SIGNS;
        let (base, a, b) = signs::group(pair);
        let mut at = 0;
        while at < a * b {
            if let Some(first) = first {
                let (from, len, _) = signs::group(first);
                let value = at / b;
                add(signs, zone + base + at, zone + from + if len == 1 { 0 } else { value });
            }
            if let Some(second) = second {
                add(signs, zone + base + at, zone + signs::group(second).0 + at % b);
            }
            at += 1;
        }
        n += 1;
    }
}

const fn add(signs: &mut [Column; NOTHING + 1], to: usize, from: usize) {
    let mut k = 0;
    while k < WEIGHED {
        signs[to][k] += signs[from][k];
        k += 1;
    }
}

const fn steps() -> Steps {
    let mut steps = Steps { from: [[0; 16]; K + 1], to: [[0; 16]; K + 1] };
    let mut a = 0;
    while a < K {
        if a < WEIGHED {
            steps.from[K][a] = number(4 + 2 * a);
            steps.to[K][a] = number(4 + 2 * (K + a));
        }
        let mut b = 0;
        while b < K {
            let step = number(4 + 2 * (K + K + a * K + b));
            if b < WEIGHED {
                steps.from[a][b] = step;
            }
            if a < WEIGHED {
                steps.to[b][a] = step;
            }
            b += 1;
        }
        a += 1;
    }
    steps
}

/// In place of the kinds that a line may be: it is of the kind of the line above.
pub(super) const AS_ABOVE: u32 = 0;

/// Few stretches of lines that may be of several kinds are longer.
const STRETCH: usize = 32;

/// Less than any way is worth.
const BARRED: i16 = -20_000;

/// The likeliest kinds of the lines as a whole; `allowed` holds a bit of [`KINDS`] for each that a line may
/// be, and `row` adds the signs of a line that may be more than one. A line of one kind parts the chain: only the
/// stretches between such lines are weighed.
pub(super) fn decide(allowed: &[u32], mut row: impl FnMut(usize, &mut Sum)) -> Vec<BlockKind> {
    let mut kinds = vec![BlockKind::Body; allowed.len()];
    // Of each line of a stretch, what the best way to each kind is worth.
    let mut ways: Vec<Column> = Vec::with_capacity(allowed.len().min(STRETCH));
    let (mut n, mut above) = (0, K);
    while n < allowed.len() {
        if !open(allowed[n]) {
            // Below the start there is no line above to be like.
            if allowed[n] != AS_ABOVE {
                above = allowed[n].trailing_zeros() as usize;
            }
            kinds[n] = KINDS[above % K];
            n += 1;
            continue;
        }
        let first = n;
        ways.clear();
        while n < allowed.len() && (open(allowed[n]) || allowed[n] == AS_ABOVE) {
            let way = match ways.last() {
                None => STEPS.from[above],
                Some(before) if allowed[n] == AS_ABOVE => {
                    let before = *before;
                    ways.push(before);
                    n += 1;
                    continue;
                }
                Some(before) => step(before),
            };
            let mut sum = Sum { way, zone: 0 };
            row(n, &mut sum);
            let mut way = sum.way;
            let mut most = BARRED;
            for (k, way) in way.iter_mut().enumerate() {
                *way = if allowed[n] & (1 << k) == 0 { BARRED } else { *way };
                most = most.max(*way);
            }
            // Only the differences count, and a long stretch must not outgrow its numbers.
            for way in &mut way {
                *way = way.saturating_sub(most).max(BARRED);
            }
            ways.push(way);
            n += 1;
        }
        let below = allowed.get(n).map_or(K, |kinds| kinds.trailing_zeros() as usize);
        let mut at = best(&ways[n - 1 - first], below);
        above = at;
        for n in (first..n).rev() {
            kinds[n] = KINDS[at];
            if n > first && allowed[n] != AS_ABOVE {
                at = best(&ways[n - 1 - first], at);
            }
        }
    }
    kinds
}

/// What a way to each kind is worth, with the signs of a line.
pub(super) struct Sum {
    way: Column,
    /// Where the signs of the line's zone begin.
    zone: usize,
}

impl signs::Signs for Sum {
    #[inline(always)]
    fn stand_in(&mut self, zone: Zone) {
        self.zone = zone as usize * SIGNS;
    }

    #[inline(always)]
    fn sign(&mut self, holds: bool, sign: usize) {
        let row = std::hint::select_unpredictable(holds, self.zone + sign, NOTHING);
        // By value, so that the sums stay in registers.
        let (way, weights) = (self.way, &WEIGHTS.0[row]);
        self.way = std::array::from_fn(|k| way[k].wrapping_add(weights[k]));
    }

    #[inline(always)]
    fn part(&mut self, _: Group, _: usize) {}
}

/// Whether a line may be of several kinds.
fn open(allowed: u32) -> bool {
    allowed & allowed.wrapping_sub(1) != 0
}

/// What the best ways to the line below are worth. Barred kinds are no way either: no step makes up for what they lack,
/// and whether a kind is barred is not asked, since that cannot be foreseen.
fn step(before: &Column) -> Column {
    let mut way = [BARRED; 16];
    for (here, step) in before[..WEIGHED].iter().zip(&STEPS.from) {
        for (way, step) in way.iter_mut().zip(step) {
            *way = (*way).max(here.wrapping_add(*step));
        }
    }
    way
}

/// The kind whose way, with the step to the kind `below`, is worth most; of equals the first. Without a branch: which
/// kind is ahead is as good as random.
fn best(way: &Column, below: usize) -> usize {
    let worth = way.iter().zip(&STEPS.to[below]).enumerate().take(WEIGHED);
    let worth = worth.map(|(k, (way, step))| i32::from(way.saturating_add(*step)) * 16 + (15 - k as i32));
    worth.max().map_or(0, |most| 15 - (most & 15) as usize)
}
