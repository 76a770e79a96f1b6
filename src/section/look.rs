//! The pass over the words of a line's head, without a branch: what they are and how often.

use super::cues::{set, sets};
use crate::lexicon::{self, Class, WordId};
use crate::text::{Kind, Text, Token};

/// What the pass over the words of a head gathers.
#[derive(Default)]
pub(super) struct Look {
    pub(super) kinds: u64,
    /// The classes of all words.
    pub(super) seen: u64,
    pub(super) sets: u32,
    pub(super) like: u32,
    /// Eight counts in a byte each: words, those that carry meaning, those of them with a capital, those all in
    /// capitals, those in lower case, numbers, places, words to the reader.
    pub(super) counts: u64,
}

/// Bits of a token's place in [`ADDS`], beyond those of [`Token::case`]: anything that does not count, as the end of a
/// contraction, which is the last bit of its case; a short word of the grammar, more than one letter, a place, a word to
/// the reader; digits.
const NOTHING: usize = 1 << 3;
const LIGHT: usize = 1 << 4;
const LETTERS: usize = 1 << 5;
const PLACE: usize = 1 << 6;
const READER: usize = 1 << 7;
const DIGITS: usize = 1 << 8;
const ALL: usize = 1 << 9;

/// What a token adds to [`Look::counts`].
static ADDS: [u64; ALL] = {
    let mut adds = [0; ALL];
    let mut at = 0;
    while at < ALL {
        let (capital, upper, dotted) = (at & 1, at >> 1 & 1, at >> 2 & 1);
        let (light, letters) = (at & LIGHT != 0, at & LETTERS != 0);
        let counts = [
            1,
            !light as u64,
            (!light && capital != 0) as u64,
            (upper != 0 && dotted == 0 && letters) as u64,
            1 - capital as u64,
            0,
            (at & PLACE != 0 && capital != 0) as u64,
            (at & READER != 0 && upper == 0) as u64,
        ];
        let mut n = 0;
        while n < 8 && at & DIGITS == 0 {
            adds[at] |= counts[n] << (8 * n);
            n += 1;
        }
        if at & DIGITS != 0 {
            adds[at] = 1 | 1 << 40;
        }
        if at & NOTHING != 0 {
            adds[at] = 0;
        }
        at += 1;
    }
    adds
};

/// Where a kind of token stands in [`ADDS`], and whether it wants a closer look; 64 further on without space before it.
static ROWS: [u16; 128] = {
    let mut rows = [NOTHING as u16; 128];
    let mut at = 0;
    while at < 128 {
        let kind = 1 << (at & 63);
        // A hyphen inside a word says nothing.
        if BESIDE & kind != 0 && !(at >= 64 && kind == bit(Kind::Hyphen)) {
            rows[at] |= MARK as u16;
        }
        if WORDS & kind != 0 {
            rows[at] = if kind == bit(Kind::Word) { 0 } else { (DIGITS | NUMBER) as u16 };
            rows[at] |= (at as u16 >> 6) * CLOSE as u16;
        }
        at += 1;
    }
    rows
};
const MARK: usize = ALL * closer::MARK as usize;
const NUMBER: usize = ALL * closer::NUMBER as usize;
const CLOSE: usize = ALL * closer::WORD as usize;

/// What a word is by itself: bits of its place in [`ADDS`], and why it wants a closer look.
static TRAITS: [u8; lexicon::PLACES] = {
    let mut traits = [0; lexicon::PLACES];
    let mut word = 0;
    while word < lexicon::PLACES {
        let id = WordId(word as u16);
        let class = lexicon::class(id);
        let holds = [
            (true, LETTERS as u8),
            (class.any(GRAMMAR), LIGHT as u8),
            (class.any(PLACES), PLACE as u8),
            (sets(id) & set::READER != 0, READER as u8),
            (class.any(COUNTED.or(NAMES)), closer::LISTED),
            (class.any(Class::OPENS), closer::WORD),
        ];
        let mut n = 0;
        while n < holds.len() {
            traits[word] |= if holds[n].0 { holds[n].1 } else { 0 };
            n += 1;
        }
        word += 1;
    }
    traits
};

/// What of these holds of a word of so many letters.
const SIZES: [u8; 6] = {
    let mut sizes = [0xFF; 6];
    (sizes[0], sizes[1]) = (!LETTERS as u8, !LETTERS as u8);
    sizes[5] = !LIGHT as u8;
    sizes
};

/// Why a token wants a closer look.
pub(super) mod closer {
    /// A mark that says something by what stands beside it.
    pub(in crate::section) const MARK: u8 = 1;
    pub(in crate::section) const NUMBER: u8 = 2;
    /// A word of a class that is counted.
    pub(in crate::section) const LISTED: u8 = 4;
    /// A word that may begin a phrase, or has no space before it.
    pub(in crate::section) const WORD: u8 = 8;
}

impl Look {
    /// Takes a token of the head, and tells whether it wants a closer look: a bit for each of [`closer`]. Without a branch:
    /// which token is a word, a name, a long word is as good as random.
    #[inline(always)]
    pub(super) fn token(&mut self, class: u64, token: &Token) -> u8 {
        self.kinds |= bit(token.kind());
        self.seen |= class;
        self.sets |= sets(token.word());
        self.like = self.like.wrapping_add(u32::from(token.word().0));
        let size = token.end() - token.start();
        let traits = TRAITS[usize::from(token.word().0) % lexicon::PLACES] & SIZES[size.min(5)];
        let row = usize::from(ROWS[token.kind() as usize & 63 | usize::from(!token.spaced()) << 6]);
        let at = row | token.case() | usize::from(traits & (LIGHT | LETTERS | PLACE | READER) as u8);
        self.counts += ADDS[at % ALL];
        let closer = (row / ALL) as u8 | traits & (closer::LISTED | closer::WORD);
        // The end of a contraction, which never has space before it, is no such word.
        const { assert!(NOTHING == closer::WORD as usize) };
        closer & !(token.case() & NOTHING) as u8
    }
}

/// What [`Look::token`] told of each token of a head.
pub(super) struct Closer(pub(super) [u8; 40]);

impl Closer {
    /// The tokens that want a closer look for that reason, a bit each: eight at a time.
    #[inline]
    pub(super) fn tokens(&self, reason: u8) -> u64 {
        let (eights, _) = self.0.as_chunks::<8>();
        eights.iter().rev().fold(0, |tokens, eight| {
            let codes = (u64::from_le_bytes(*eight) / u64::from(reason)) & 0x0101_0101_0101_0101;
            tokens << 8 | codes.wrapping_mul(0x0102_0408_1020_4080) >> 56
        })
    }

    /// How often the classes that are counted stand among the tokens of the head, few of which are of one.
    #[inline(always)]
    pub(super) fn counts(&self, text: &Text<'_>, head: &[Token]) -> Counts {
        let mut counts = Counts::default();
        each(self.tokens(closer::LISTED), |n| {
            let token = &head[n];
            let names = NAMES.bits() & 0u64.wrapping_sub(u64::from(token.capitalised()));
            let word = 0u64.wrapping_sub(u64::from(!token.clitic()));
            counts.add(text.class_of(token.word()).bits() & (COUNTED.bits() | names) & word);
        });
        counts
    }
}

/// Calls `see` with the place of each bit.
#[inline(always)]
pub(super) fn each(mut bits: u64, mut see: impl FnMut(usize)) {
    while bits != 0 {
        see(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// How many words of the head are of each class: the ones, the twos, and whether there are four or more. All
/// classes are counted at once, a bit in each number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts(pub(super) u64, pub(super) u64, pub(super) u64);

impl Counts {
    #[inline]
    fn add(&mut self, class: u64) {
        let carry = self.0 & class;
        self.0 ^= class;
        self.2 |= self.1 & carry;
        self.1 ^= carry;
    }

    #[inline]
    pub(super) fn add_two(&mut self, class: u64) {
        self.2 |= self.1 & class;
        self.1 ^= class;
    }
}

/// Words of the grammar, which say nothing of a title's capitals.
const GRAMMAR: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::PRONOUN)
    .or(Class::SUBORDINATOR)
    .or(Class::AUXILIARY)
    .or(Class::PARTICLE);
pub(super) const PLACES: Class = Class::PLACE.or(Class::COUNTRY).or(Class::STATE);
/// The classes that are counted, and those of them that count only with a capital.
const COUNTED: Class = Class::FURNITURE
    .or(Class::NETWORK)
    .or(Class::LINK)
    .or(Class::RUBRIC)
    .or(Class::PICTURE)
    .or(Class::NEWSROOM)
    .or(Class::STAMP)
    .or(Class::ROLE);
const NAMES: Class = Class::FIRST_NAME.or(Class::OUTLET).or(Class::MONTH).or(Class::WEEKDAY);

/// The bit of a kind in [`Line::kinds`].
pub(super) const fn bit(kind: Kind) -> u64 {
    1 << kind as u8
}

pub(super) const WORDS: u64 = bit(Kind::Word) | bit(Kind::Number) | bit(Kind::Ordinal) | bit(Kind::Decade);
const STOPS: u64 = bit(Kind::Period) | bit(Kind::Question) | bit(Kind::Exclamation);
/// Marks that say something only by what stands beside them.
const BESIDE: u64 = STOPS | bit(Kind::Colon) | bit(Kind::Hyphen) | bit(Kind::At) | bit(Kind::Other);
