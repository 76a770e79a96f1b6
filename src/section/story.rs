//! Where the story stands among the lines of a page, and the words that return in it.

use super::cues::cue;
use super::lines::{End, Line, Start, mark};
use crate::text::{Kind, Text};
use std::ops::Range;

/// How far up the story a line stands for a paragraph of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    None,
    /// A short sentence, a quotation.
    Weak,
    /// A paragraph of prose.
    Strong,
}

/// What kind of line speaks against a paragraph of the story whatever its length.
const NO_STORY: u64 = cue::CORRECTION
    | cue::TAGLINE
    | cue::BIO
    | cue::EMBED
    | cue::CREDIT_END
    | cue::CAPTION
    | cue::RIGHTS
    | cue::LINK
    | cue::BYLINE
    | cue::STAMP
    | cue::HIGHLIGHTS;

pub(super) fn strength(line: &Line, cues: u64) -> Strength {
    let prose = line.stops() || line.end == End::Colon && line.words >= 12;
    if !prose || cues & NO_STORY != 0 || line.words < 6 || line.lower < 3 || line.has(mark::EMAIL | mark::RIGHTS) {
        return Strength::None;
    }
    if matches!(line.start, Start::Bullet | Start::Dash | Start::Imperative) && line.words < 25
        || line.furniture > 2 && line.readers > 1
    {
        return Strength::Weak;
    }
    if line.words >= 20 && line.end != End::Ellipsis { Strength::Strong } else { Strength::Weak }
}

/// The lines from the first paragraph of the story to the last: the run that holds most strong
/// paragraphs for the fewest other lines (the largest sum of a stretch, found in one pass).
pub(super) fn extent(strengths: &[Strength]) -> Range<usize> {
    // In halves of a short line: a strong paragraph outweighs six lines of a menu or a module.
    const STRONG: i32 = 6;
    const WEAK: i32 = 2;
    const OTHER: i32 = -1;
    let (mut best, mut range) = (0, 0..0);
    let (mut sum, mut from) = (0, 0);
    for (n, strength) in strengths.iter().enumerate() {
        if sum <= 0 {
            (sum, from) = (0, n);
        }
        sum += match strength {
            Strength::Strong => STRONG,
            Strength::Weak => WEAK,
            Strength::None => OTHER,
        };
        if sum > best {
            (best, range) = (sum, from..n + 1);
        }
    }
    range
}

/// Moves the start of the story below a byline, a timestamp or on to a dateline near its top: what
/// stands above them is a standfirst or a caption, however much it looks like a paragraph.
pub(super) fn below_head(story: Range<usize>, strengths: &[Strength], lines: &[Line], cues: &[u64]) -> Range<usize> {
    /// A head is no longer than this, and takes no more than two lines of prose.
    const HEAD: usize = 16;
    let mut start = story.start;
    let mut prose = 0;
    for n in story.clone().take(HEAD) {
        let head = cues[n] & (cue::BYLINE | cue::STAMP) != 0
            && (lines[n].has(mark::YEAR) || cues[n] & cue::BYLINE != 0)
            || cues[n] & cue::DATELINE != 0;
        let opens = cues[n] & cue::DATELINE_OPENS != 0;
        if head && prose <= 2 || opens {
            let from = if opens { n } else { n + 1 };
            if let Some(first) = (from..story.end).find(|n| strengths[*n] != Strength::None) {
                start = first;
            }
            if opens {
                break;
            }
        }
        prose += usize::from(strengths[n] == Strength::Strong);
        // A dateline may stand below the captions of a whole gallery.
        if prose > 5 {
            break;
        }
    }
    start..story.end
}

/// The words of the story, as two sets of bits: those seen once at least, those seen twice.
///
/// Different words may share a bit; a share of a line's words is all that is asked.
pub(super) struct Words {
    once: [u64; WORDS],
    twice: [u64; WORDS],
}

const WORDS: usize = 128;
/// The first words of a story name its matter; a bound keeps the sets sparse on a book.
const READ: usize = 1600;

impl Words {
    pub(super) fn of(text: &Text<'_>, lines: &[Line], strengths: &[Strength], story: Range<usize>) -> Words {
        let mut words = Words { once: [0; WORDS], twice: [0; WORDS] };
        let mut read = 0;
        for (line, strength) in lines[story.clone()].iter().zip(&strengths[story]) {
            if *strength != Strength::Strong {
                continue;
            }
            // A paragraph says what it is about in its first words.
            for i in line.tokens().take(20) {
                if let Some(bit) = content(text, i) {
                    let (at, bit) = (bit as usize / 64 % WORDS, 1u64 << (bit % 64));
                    words.twice[at] |= words.once[at] & bit;
                    words.once[at] |= bit;
                }
            }
            read += line.tokens().len().min(20);
            if read > READ {
                break;
            }
        }
        words
    }

    /// How many of the line's words that carry meaning there are, how many stand in the story, and how many twice.
    pub(super) fn shared(&self, text: &Text<'_>, line: &Line) -> (usize, usize, usize) {
        let (mut all, mut once, mut twice) = (0, 0, 0);
        // The head of the line tells enough.
        for i in line.tokens().take(24) {
            if let Some(bit) = content(text, i) {
                let (at, bit) = (bit as usize / 64 % WORDS, 1u64 << (bit % 64));
                all += 1;
                once += usize::from(self.once[at] & bit != 0);
                twice += usize::from(self.twice[at] & bit != 0);
            }
        }
        (all, once, twice)
    }
}

/// A number for a word that carries meaning: one of six letters and more, or a name.
#[inline]
fn content(text: &Text<'_>, i: usize) -> Option<u32> {
    let token = text.token(i);
    let len = token.end() - token.start();
    if len < 6 && !(token.capitalised() && len >= 3 && !text.class(i).any(GRAMMAR)) || token.kind() != Kind::Word {
        return None;
    }
    // The first eight letters and the length: "report" and "reports" differ.
    Some((text.key(i).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as u32)
}

const GRAMMAR: crate::lexicon::Class = crate::lexicon::Class::DETERMINER
    .or(crate::lexicon::Class::PRONOUN)
    .or(crate::lexicon::Class::PREPOSITION)
    .or(crate::lexicon::Class::CONJUNCTION)
    .or(crate::lexicon::Class::AUXILIARY)
    .or(crate::lexicon::Class::RELATIVE);

/// How many words that carry meaning two lines have in common, of at most sixteen of the first.
pub(super) fn common(text: &Text<'_>, a: &Line, b: &Line) -> (usize, usize) {
    let mut set = [0u64; 4];
    for bit in b.tokens().take(32).filter_map(|i| content(text, i)) {
        set[bit as usize / 64 % 4] |= 1 << (bit % 64);
    }
    let mut of = (0, 0);
    for bit in a.tokens().take(24).filter_map(|i| content(text, i)).take(16) {
        of.1 += 1;
        of.0 += usize::from(set[bit as usize / 64 % 4] & (1 << (bit % 64)) != 0);
    }
    of
}
