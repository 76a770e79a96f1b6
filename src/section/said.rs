//! Words that rules ask for by their letters, since no list has them or their numbers do not matter.

use crate::span::Span;
use crate::text::Text;

/// A few words, of any case, with a bit for each of them: of most words that are no such word the bit is not set. Where in the list
/// a word would stand cannot be foreseen; that it stands nowhere can.
pub(super) struct Said {
    bits: [u64; 4],
    words: &'static [&'static str],
}

/// A list of words for [`Said::has`].
macro_rules! said {
    ($($word:literal),* $(,)?) => { const { &$crate::section::said::Said::of(&[$($word),*]) } };
}
pub(super) use said;

impl Said {
    pub(super) const fn of(words: &'static [&'static str]) -> Said {
        let mut bits = [0; 4];
        let mut n = 0;
        while n < words.len() {
            let bit = bit(Text::key_of_word(words[n]));
            bits[bit >> 6] |= 1 << (bit & 63);
            n += 1;
        }
        Said { bits, words }
    }

    /// Whether the letters of the span are one of the words.
    #[inline]
    pub(super) fn has(&self, text: &Text<'_>, span: Span) -> bool {
        let bit = bit(text.key_at(span));
        self.bits[bit >> 6] & 1 << (bit & 63) != 0 && self.holds(&text.str()[span])
    }

    #[inline(never)]
    fn holds(&self, letters: &str) -> bool {
        self.words.iter().any(|word| letters.eq_ignore_ascii_case(word))
    }
}

const fn bit(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}
