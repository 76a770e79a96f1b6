//! Word to class: what a word *is*, never what a desk does with it.
//!
//! The words stand in sorted plain-text lists, one a line, in `src/lexicon/en/`; another language
//! would stand in a folder beside it. The lists are read when the crate is built and become tables
//! at fixed addresses: a process starts with them ready, and a lookup costs two multiplications, one
//! look at a small table, one at the only place where the word can stand, and one at its letters.

mod class;
mod entry;
mod key;
pub(crate) mod word;

pub use class::Class;
pub(crate) use entry::{Detail, Phrase, WordId};
pub(crate) use key::{MAX_WORD, PLACES, fold, key};
pub(crate) use word as w;

// SHIFTS by group, ENTRIES by place, KEYS, CLASSES and DETAILS by the number of a word, PHRASES. The words that rules
// name come first: of the large tables the words of the grammar share a few lines of the cache.
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The word whose [`key`] this is. No branch: whether a word is known cannot be foreseen.
#[inline]
pub(crate) fn find(key: u128) -> WordId {
    let entry = ENTRIES[key::place(key, SHIFTS[key::group(key)])];
    let word = key::printed(entry, key);
    WordId(if KEYS[word as usize & (PLACES - 1)] == key { word } else { 0 })
}

#[inline]
pub(crate) const fn class(word: WordId) -> Class {
    CLASSES[word.0 as usize & (PLACES - 1)]
}

#[inline]
pub(crate) fn detail(word: WordId) -> &'static Detail {
    &DETAILS[word.0 as usize & (PLACES - 1)]
}

/// The phrases of several words that begin with `word`, the longest first.
pub(crate) fn phrases(word: WordId) -> &'static [Phrase] {
    let detail = detail(word);
    &PHRASES[detail.phrases as usize..][..detail.phrase_count as usize]
}
