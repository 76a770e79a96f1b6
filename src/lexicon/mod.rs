//! Word to class: what a word *is*, never what a desk does with it.
//!
//! The words stand in sorted plain-text lists, one a line, in `src/lexicon/en/`; another language
//! would stand in a folder beside it. The lists are read when the crate is built and become tables
//! at fixed addresses: a process starts with them ready, and a lookup costs three multiplications, one
//! look at a small table, and one at the only place where the word can stand.

mod class;
mod entry;
mod key;
pub(crate) mod word;
mod words;

pub use class::Class;
pub(crate) use entry::{Detail, Phrase, WordId};
pub(crate) use key::{MAX_WORD, PLACES, fold, key};
pub(crate) use word as w;
pub(crate) use words::Words;

// SHIFTS by group, ENTRIES by place, CLASSES and DETAILS by the number of a word, PHRASES. The words that rules name
// come first: of the large tables the words of the grammar share a few lines of the cache.
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The word whose [`key`] this is. No branch: whether a word is known cannot be foreseen.
#[inline]
pub(crate) fn find(key: u128) -> WordId {
    let mixed = key::mix(key);
    WordId(key::number(ENTRIES[key::place(mixed, SHIFTS[key::group(mixed)])], mixed))
}

#[inline]
pub(crate) const fn class(word: WordId) -> Class {
    CLASSES[word.0 as usize & (PLACES - 1)]
}

#[inline]
pub(crate) const fn detail(word: WordId) -> &'static Detail {
    &DETAILS[word.0 as usize & (PLACES - 1)]
}

/// The phrases of several words that begin with `word`, the longest first.
pub(crate) fn phrases(word: WordId) -> &'static [Phrase] {
    let detail = detail(word);
    &PHRASES[detail.phrases as usize..][..detail.phrase_count as usize]
}

/// A bit for the first two words of each phrase. Other pairs share them, but few: there are 64 times as many bits.
static PAIRS: [u64; 1024] = {
    let mut pairs = [0; 1024];
    let mut word = 1;
    while word < PLACES {
        let Detail { phrases, phrase_count, .. } = DETAILS[word];
        let mut n = 0;
        while n < phrase_count as usize {
            let pair = pair(WordId(word as u16), PHRASES[phrases as usize + n].rest[0]);
            pairs[pair >> 6] |= 1 << (pair & 63);
            n += 1;
        }
        word += 1;
    }
    pairs
};

const fn pair(first: WordId, second: WordId) -> usize {
    let pair = (first.0 as u32).wrapping_mul(0x9E37_79B1) ^ (second.0 as u32).wrapping_mul(0x85EB_CA6B);
    (pair >> 16) as usize
}

/// Whether a phrase may begin with the two words.
#[inline]
pub(crate) fn paired(first: WordId, second: WordId) -> bool {
    let pair = pair(first, second);
    PAIRS[pair >> 6] & 1 << (pair & 63) != 0
}
