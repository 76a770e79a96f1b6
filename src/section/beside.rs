//! What the lines of a page say of one another: runs of short lines, lines that return, lines that stand alone.

use super::cues::cue;
use super::lines::{End, mark};
use super::page::Page;
use super::story::{Contents, Strength, Words};
use crate::text::Text;

/// What the lines of a page say of one another.
pub(super) struct Beside {
    pub(super) words: Words,
    /// Of each line its place in its run of short lines, and the run's length.
    pub(super) runs: Vec<(u32, u32)>,
    pub(super) copies: Vec<u64>,
    pub(super) lone: Lone,
    pub(super) byline: Option<usize>,
    pub(super) contents: Contents,
}

impl Beside {
    pub(super) fn new() -> Beside {
        Beside {
            words: Words::new(),
            runs: Vec::new(),
            copies: Vec::new(),
            lone: Lone::default(),
            byline: None,
            contents: Contents::new(),
        }
    }

    /// Looks at the lines of the page. The sets of words are large, and so filled where they stand.
    pub(super) fn look(&mut self, text: &Text<'_>, page: &Page) {
        self.words.read(text, &page.lines, &page.strengths, page.story.clone());
        self.runs = page.runs();
        self.copies = page.copies();
        self.lone = page.lone();
        self.byline = page.cues.iter().position(|c| c & (cue::BYLINE | cue::STAMP) != 0);
    }
}

#[derive(Default)]
pub(super) struct Lone {
    pub(super) count: usize,
    pub(super) words: usize,
    pub(super) titled: usize,
    pub(super) colons: usize,
    pub(super) links: usize,
    pub(super) questions: usize,
}

impl Page {
    /// For each line that is no strong paragraph, its place in its run of such lines, and the run's length. Down the page
    /// for the places and up for the lengths, without a branch.
    fn runs(&self) -> Vec<(u32, u32)> {
        let run = |strength: &Strength| u32::from(*strength != Strength::Strong);
        let mut at = 0;
        let places = self.strengths.iter().map(|strength| {
            let place = (at * run(strength), 0);
            at = (at + 1) * run(strength);
            place
        });
        let mut runs: Vec<(u32, u32)> = places.collect();
        let mut len = 0;
        for ((at, of), strength) in runs.iter_mut().zip(&self.strengths).rev() {
            len = std::hint::select_unpredictable(len == 0, *at + 1, len) * run(strength);
            *of = len;
        }
        runs
    }

    /// Whether a line's words stand in another line too: above, below, in three and more, right beside.
    fn copies(&self) -> Vec<u64> {
        let mut copies = vec![0; self.hashes.len()];
        let lines = self.hashes.iter().zip(&self.lines).enumerate().filter(|(_, (_, line))| line.words > 0);
        let mut order: Vec<(u32, u32)> = Vec::with_capacity(self.hashes.len());
        order.extend(lines.map(|(n, (hash, _))| (*hash, n as u32)));
        order.sort_unstable();
        for group in order.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            for (k, (_, n)) in group.iter().enumerate() {
                let bits = &mut copies[*n as usize];
                *bits |= u64::from(k > 0);
                *bits |= u64::from(k + 1 < group.len()) << 1;
                *bits |= u64::from(group.len() > 2) << 2;
                *bits |= u64::from(group.get(k + 1).is_some_and(|next| next.1 == n + 1)) << 3;
                *bits |= u64::from(k > 0 && group[k - 1].1 + 1 == *n) << 4;
            }
        }
        copies
    }

    /// The short lines that stand alone between strong paragraphs: crossheads, or links.
    fn lone(&self) -> Lone {
        let mut lone = Lone::default();
        for n in self.story.clone() {
            let line = &self.lines[n];
            if self.alone(n) && !line.stops() && line.words < 20 {
                lone.count += 1;
                lone.words += usize::from(line.words);
                lone.titled += usize::from(line.title() >= 75);
                lone.colons += usize::from(line.has(mark::EARLY_COLON));
                lone.links += usize::from(self.cues[n] & (cue::LINK | cue::LINK_ALONE) != 0);
                lone.questions += usize::from(line.end == End::Question);
            }
        }
        lone
    }
}

/// The numbers that lines have, as two sets of bits: those seen once, those seen twice. Several numbers share a bit, but
/// the sets tell that most pages have no two lines with the same.
pub(super) struct Seen {
    few: [[u64; 2]; 64],
    many: Vec<[u64; 2]>,
    /// Two lines may have the same.
    pub(super) again: bool,
}

impl Seen {
    pub(super) fn of(lines: usize, numbers: impl Iterator<Item = u32>) -> Seen {
        let mut seen = Seen { few: [[0; 2]; 64], many: Vec::new(), again: false };
        if lines > 128 {
            seen.many.resize((lines / 2).next_power_of_two(), [0; 2]);
        }
        let sets = if lines > 128 { &mut seen.many[..] } else { &mut seen.few[..] };
        let mut again = 0;
        for number in numbers {
            let (at, bit) = Seen::at(number, sets.len());
            let [once, twice] = &mut sets[at];
            *twice |= *once & bit;
            again |= *once & bit;
            *once |= bit;
        }
        seen.again = again != 0;
        seen
    }

    /// Whether several lines may have the number.
    pub(super) fn twice(&self, number: u32) -> bool {
        let sets = if self.many.is_empty() { &self.few[..] } else { &self.many[..] };
        let (at, bit) = Seen::at(number, sets.len());
        sets[at][1] & bit != 0
    }

    /// Of so many sets, which one and which bit.
    fn at(number: u32, sets: usize) -> (usize, u64) {
        let hash = number.wrapping_mul(0x9E37_79B1);
        ((hash >> 6) as usize & (sets - 1), 1 << (hash & 63))
    }
}
