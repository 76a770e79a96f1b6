//! Where the story stands among the lines of a page, and the words that return in it.

use super::cues::cue;
use super::lines::{End, Line, Start, mark};
use crate::lexicon::Class;
use crate::text::{Kind, Text, Token};
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
    | cue::SIGNED
    | cue::PRINTED
    | cue::SHOWN_BY
    | cue::SHOWN
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
        || line.count(Class::FURNITURE) > 2 && line.readers > 1
    {
        return Strength::Weak;
    }
    if line.words >= 20 && line.end != End::Ellipsis { Strength::Strong } else { Strength::Weak }
}

/// Whether the words of furniture and pictures in the line are no more than those of a story.
pub(super) fn told(line: &Line) -> bool {
    (line.count(Class::FURNITURE) + line.count(Class::NETWORK) <= 1 + 2 * u8::from(line.has(mark::CUE)))
        & ((line.readers == 0) | line.has(mark::QUOTE))
        & (line.count(Class::PICTURE) <= 1)
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
    pub(super) fn new() -> Words {
        Words { once: [0; WORDS], twice: [0; WORDS] }
    }

    /// Adds the words of the story.
    pub(super) fn read(&mut self, text: &Text<'_>, lines: &[Line], strengths: &[Strength], story: Range<usize>) {
        // The words that carry meaning, from several paragraphs.
        let (mut held, mut len) = ([0u32; HELD], 0);
        let mut read = 0;
        for (line, strength) in lines[story.clone()].iter().zip(&strengths[story]) {
            if *strength != Strength::Strong {
                continue;
            }
            // A paragraph says what it is about in its first words.
            let Some(head) = text.tokens()[line.tokens()].first_chunk::<FIRST>() else { continue };
            read += FIRST;
            for (n, token) in head.iter().enumerate() {
                held[len % HELD] = line.first + n as u32;
                len += usize::from(carries(text, token));
            }
            if len > HELD - FIRST {
                self.add(text, &held[..len.min(HELD)]);
                len = 0;
            }
            if read > READ {
                break;
            }
        }
        self.add(text, &held[..len.min(HELD)]);
    }

    fn add(&mut self, text: &Text<'_>, tokens: &[u32]) {
        for i in tokens {
            let number = number(text, text.token(*i as usize));
            let (at, bit) = (usize::from(number >> 6), 1 << (number & 63));
            self.twice[at] |= self.once[at] & bit;
            self.once[at] |= bit;
        }
    }

    /// Whether the word is among those seen once, and those seen twice.
    #[inline]
    fn has(&self, number: u16) -> (u8, u8) {
        let (at, bit) = (usize::from(number >> 6), number & 63);
        ((self.once[at] >> bit & 1) as u8, (self.twice[at] >> bit & 1) as u8)
    }
}

/// So many words of a strong paragraph are read, of which each has more.
const FIRST: usize = 20;
/// So many words are gathered before they are added, since which of them carry meaning cannot be foreseen.
const HELD: usize = 128;

/// Whether a word carries meaning: one of six letters and more, or a name. No branch: which words are long is as good as
/// random.
#[inline]
fn carries(text: &Text<'_>, token: &Token) -> bool {
    let len = token.end() - token.start();
    let name = token.capitalised() & !text.class_of(token.word()).any(GRAMMAR);
    (token.kind() == Kind::Word) & (len + 3 * usize::from(name) >= 6)
}

/// A number below 64 times [`WORDS`] for a word: of its first eight letters and its length, so that "report" and
/// "reports" differ.
#[inline]
fn number(text: &Text<'_>, token: &Token) -> u16 {
    let number = text.key_of(token).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    number as u16 & (64 * WORDS as u16 - 1)
}

const GRAMMAR: Class = Class::DETERMINER
    .or(Class::PRONOUN)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::AUXILIARY)
    .or(Class::RELATIVE);

/// The words that carry meaning in the head of a line, as a set of bits and by the places of the first of them there.
#[derive(Clone, Copy)]
pub(super) struct Content {
    words: [u8; HEAD],
    /// How many there are among the first [`EARLY`] words: the head of the line tells enough.
    pub(super) all: u8,
    /// How many of these stand in the story, and how many twice.
    pub(super) once: u8,
    pub(super) twice: u8,
    set: [u64; 4],
}

const HEAD: usize = 32;
const EARLY: usize = 24;

impl Content {
    const NONE: Content = Content { words: [0; HEAD], all: 0, once: 0, twice: 0, set: [0; 4] };

    fn of(text: &Text<'_>, line: &Line, story: &Words) -> Content {
        let mut content = Content::NONE;
        let tokens = &text.tokens()[line.first as usize..(line.last as usize).min(line.first as usize + HEAD)];
        let mut words = tokens.iter().rev().fold(0u64, |words, token| words << 1 | u64::from(carries(text, token)));
        let mut len = 0;
        while words != 0 {
            let n = words.trailing_zeros() as usize;
            words &= words - 1;
            let number = number(text, &tokens[n]);
            content.set[usize::from(number >> 6 & 3)] |= 1 << (number & 63);
            content.words[len % HEAD] = number as u8;
            let (once, twice) = story.has(number);
            let early = u8::from(n < EARLY);
            content.all += early;
            content.once += once & early;
            content.twice += twice & early;
            len += 1;
        }
        content
    }

    /// How many words that carry meaning the lines have in common, of at most sixteen of this one.
    pub(super) fn common(&self, other: &Content) -> (usize, usize) {
        let words = &self.words[..usize::from(self.all).min(16)];
        let common = words.iter().map(|number| (other.set[usize::from(number >> 6)] >> (number & 63) & 1) as usize);
        (common.sum(), words.len())
    }
}

/// The contents of a few lines: those looked at last, since lines are weighed one after the other.
pub(super) struct Contents([(usize, Content); 4]);

impl Contents {
    pub(super) fn new() -> Contents {
        Contents([(usize::MAX, Content::NONE); 4])
    }

    /// The content of line `n`.
    pub(super) fn of(&mut self, text: &Text<'_>, lines: &[Line], story: &Words, n: usize) -> &Content {
        let held = &mut self.0[n & 3];
        if held.0 != n {
            *held = (n, Content::of(text, &lines[n], story));
        }
        &held.1
    }
}
