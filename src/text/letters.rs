//! A few words that are told by their letters.

use super::Text;

/// Words that a rule asks for and that the lexicon does not have, each with the capitals that it stands with in a text.
/// Of nearly all other words a sieve says at once that they are none of these.
pub(crate) struct Letters {
    sieve: [u64; 4],
    words: &'static [&'static str],
}

impl Letters {
    pub(crate) const fn of(words: &'static [&'static str]) -> Letters {
        let mut sieve = [0; 4];
        let mut n = 0;
        while n < words.len() {
            let hole = hole(Text::key_of_word(words[n]));
            sieve[hole / 64] |= 1 << (hole % 64);
            n += 1;
        }
        Letters { sieve, words }
    }

    /// Whether token `i` is one of them.
    #[inline]
    pub(crate) fn has(&self, text: &Text<'_>, i: usize) -> bool {
        let hole = hole(text.key(i));
        self.sieve[hole / 64] >> (hole % 64) & 1 != 0 && self.among(text.letters(i))
    }

    #[inline(never)]
    fn among(&self, letters: &str) -> bool {
        self.words.contains(&letters)
    }
}

/// Which of the 256 holes of a sieve a word's [key](Text::key) falls through.
const fn hole(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}
