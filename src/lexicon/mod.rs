//! Word to class: what a word *is*, never what a desk does with it.
//!
//! The words stand in sorted plain-text lists, one a line, in `src/lexicon/en/`; another language
//! would stand in a folder beside it. All lists are read once, at the first use in a process, into
//! one table; a lookup costs one multiplication and, as a rule, one or two memory accesses, and
//! allocates nothing.

mod class;
mod load;
pub(crate) mod word;

pub use class::Class;
pub(crate) use load::{Detail, Phrase};
pub(crate) use word as w;

use once_cell::sync::Lazy;

/// A word of the lexicon by its place in the table; [`WordId::NONE`] for a word that no list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u16);

impl WordId {
    pub(crate) const NONE: WordId = WordId(0);

    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// Words are compared by their first sixteen bytes; no list has a longer one (the loader checks).
pub(crate) const MAX_WORD: usize = 16;

/// The bytes of a word of up to sixteen bytes as one number, letters in lower case.
///
/// Bit 0x20 is the case of an ASCII letter (and of the second byte of the Latin-1 letters in
/// UTF-8); it is set in the digits and marks that stand inside words, so setting it everywhere
/// folds case and confuses nothing else.
#[inline]
pub(crate) fn key(word: &[u8]) -> Option<u128> {
    if word.len() > MAX_WORD {
        return None;
    }
    let mut bytes = [0u8; MAX_WORD];
    bytes[..word.len()].copy_from_slice(word);
    Some(fold(u128::from_le_bytes(bytes), word.len()))
}

/// Folds the case of the low `len` bytes and clears the rest.
#[inline]
pub(crate) fn fold(raw: u128, len: usize) -> u128 {
    const CASE: u128 = u128::from_le_bytes([0x20; MAX_WORD]);
    let mask = if len >= MAX_WORD { u128::MAX } else { (1u128 << (len * 8)) - 1 };
    (raw | CASE) & mask
}

pub(crate) struct Lexicon {
    /// Slot to word; 0 is an empty slot. Open addressing, linear probing, at most a third full.
    slots: Box<[u16; 1 << SLOT_BITS]>,
    keys: Vec<u128>,
    /// A class for each number that a word can have, so that looking one up needs no test.
    classes: Box<[Class; 1 << 16]>,
    details: Vec<Detail>,
    phrases: Vec<Phrase>,
}

/// log2 of the number of slots.
const SLOT_BITS: u32 = 16;

#[inline]
fn slot(key: u128) -> usize {
    // Both halves matter; the odd constants are the fractional parts of the golden ratio and of pi. One
    // multiplication spreads a word well enough over the top bits.
    let mixed =
        (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ ((key >> 64) as u64).wrapping_mul(0x243F_6A88_85A3_08D3);
    (mixed >> (64 - SLOT_BITS)) as usize
}

impl Lexicon {
    /// The word whose [`key`] this is.
    #[inline]
    pub(crate) fn find(&self, key: u128) -> WordId {
        let mut at = slot(key);
        loop {
            let id = self.slots[at & ((1 << SLOT_BITS) - 1)];
            if id == 0 || self.keys[id as usize] == key {
                return WordId(id);
            }
            at += 1;
        }
    }

    #[inline]
    pub(crate) fn class(&self, word: WordId) -> Class {
        self.classes[word.0 as usize]
    }

    #[inline]
    pub(crate) fn detail(&self, word: WordId) -> &Detail {
        &self.details[word.0 as usize]
    }

    /// The phrases of several words that begin with `word`, the longest first.
    pub(crate) fn phrases(&self, word: WordId) -> &[Phrase] {
        let detail = self.detail(word);
        &self.phrases[detail.phrases as usize..][..detail.phrase_count as usize]
    }
}

/// The English lexicon.
pub(crate) fn english() -> &'static Lexicon {
    static ENGLISH: Lazy<Lexicon> = Lazy::new(load::english);
    &ENGLISH
}
