//! A few words that are told by their letters.

use super::Text;
use crate::span::Span;

/// Words that rules ask for by their letters, since no list has them or their numbers do not matter. Where among them a
/// word would stand cannot be foreseen; that it stands nowhere can: of nearly all other words a sieve says so at once.
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

    /// Whether token `i` is one of them, capitals and all.
    #[inline]
    pub(crate) fn has(&self, text: &Text<'_>, i: usize) -> bool {
        self.may_have(text.key(i)) && self.holds(text.letters(i), |letters, word| letters == word)
    }

    /// Whether the letters of the span are one of them, whatever their case.
    #[inline]
    pub(crate) fn has_in_any_case(&self, text: &Text<'_>, span: Span) -> bool {
        self.may_have(text.key_at(span)) && self.holds(&text.str()[span], str::eq_ignore_ascii_case)
    }

    #[inline]
    fn may_have(&self, key: u64) -> bool {
        let hole = hole(key);
        self.sieve[hole / 64] >> (hole % 64) & 1 != 0
    }

    #[inline(never)]
    fn holds(&self, letters: &str, equal: fn(&str, &str) -> bool) -> bool {
        self.words.iter().any(|word| equal(letters, word))
    }
}

/// Which of the 256 holes of a sieve a word's [key](Text::key) falls through.
const fn hole(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}
