//! Where the marks, cues and capitals of a text stand: one pass over its tokens for all that look for them.

use super::speaker::opens_name;
use crate::lexicon::{self, Class, WordId, w};
use crate::text::{Kind, Text, Token};

/// Four sets of tokens, sixty-four tokens a word, so that a search goes from one to the next without a test
/// for each token between.
pub(super) struct Signs {
    words: Vec<[u64; 4]>,
}

/// The sets that a word is in by its letters, a bit each.
static OF_WORD: [u8; lexicon::PLACES] = {
    let mut sets = [0u8; lexicon::PLACES];
    let mut n = 0;
    while n < lexicon::PLACES {
        let word = WordId(n as u16);
        let class = lexicon::class(word);
        let cue = class.any(Class::CUE) || matches!(word, w::ACCORDING | w::PUT | w::PUTS | w::WORDS);
        let name = matches!(word, w::HE | w::SHE);
        sets[n] =
            (cue as u8) << Sign::Cue as u8 | (name as u8) << Sign::Name as u8 | (!opens_name(class) as u8) << NO_NAME;
        n += 1;
    }
    sets
};

/// The bit of words that open no name, whatever their capital.
const NO_NAME: u8 = 7;

/// The sets that a token is in by its kind.
const OF_KIND: [u8; 64] = {
    let mut sets = [0u8; 64];
    let mut kind = Kind::OpenDouble as usize;
    while kind <= Kind::Backtick as usize {
        sets[kind] = 1 << Sign::Mark as u8;
        if kind < Kind::OpenSingle as usize {
            sets[kind] |= 1 << Sign::Name as u8;
        }
        kind += 1;
    }
    sets[Kind::Other as usize] = 1 << Sign::Mark as u8;
    sets
};

/// A set of tokens.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// Quotation marks, and what may be one by its letters.
    Mark,
    /// Words that may be a cue.
    Cue,
    /// Capitals that can open a name, "he" and "she", and marks that open and close speech.
    Name,
    /// Capitals.
    Capital,
}

impl Signs {
    pub(super) fn read(text: &Text<'_>) -> Signs {
        // The sets of a token, a bit each. No branches: which a word is in cannot be foreseen.
        let sets = |token: &Token| {
            let of_word = OF_WORD[token.word().0 as usize & (lexicon::PLACES - 1)];
            // A capital opens a name unless the word never does.
            let capital = u8::from(token.capitalised());
            let name = capital & !(of_word >> NO_NAME);
            of_word | OF_KIND[token.kind() as usize & 63] | capital << Sign::Capital as u8 | name << Sign::Name as u8
        };
        let mut words = vec![[0u64; 4]; text.tokens().len().div_ceil(64)];
        let mut add = |n: usize, bytes: [u8; 8]| {
            let bytes = u64::from_le_bytes(bytes);
            for (sign, set) in words[n / 8].iter_mut().enumerate() {
                // The multiplication brings the lowest bits of the eight bytes together in the uppermost byte.
                let lowest = bytes >> sign & 0x0101_0101_0101_0101;
                *set |= (lowest.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (n % 8 * 8);
            }
        };
        let (eights, rest) = text.tokens().as_chunks::<8>();
        for (n, eight) in eights.iter().enumerate() {
            add(n, eight.each_ref().map(sets));
        }
        if !rest.is_empty() {
            let mut bytes = [0u8; 8];
            for (byte, token) in bytes.iter_mut().zip(rest) {
                *byte = sets(token);
            }
            add(eights.len(), bytes);
        }
        Signs { words }
    }

    /// The first token of the set in the range.
    #[inline]
    pub(super) fn next(&self, sign: Sign, from: usize, to: usize) -> Option<usize> {
        let mut at = from / 64;
        let mut bits = self.words.get(at)?[sign as usize] & (u64::MAX << (from % 64));
        while bits == 0 {
            at += 1;
            if at * 64 >= to {
                return None;
            }
            bits = self.words.get(at)?[sign as usize];
        }
        let found = at * 64 + bits.trailing_zeros() as usize;
        (found < to).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_is_found_where_it_stands() {
        let line = "“So, He went,” said Mr. Ruiz of Ohio, who put it so: ‘The end’. According to her she was told. ";
        let source = line.repeat(9);
        let text = Text::read(&source);
        let signs = Signs::read(&text);
        let len = text.tokens().len();
        let all = |sign| {
            let mut at = 0;
            std::iter::from_fn(|| signs.next(sign, at, len).inspect(|found| at = found + 1)).collect::<Vec<_>>()
        };
        let which = |test: &dyn Fn(usize) -> bool| (0..len).filter(|&i| test(i)).collect::<Vec<_>>();
        assert_eq!(all(Sign::Mark), which(&|i| text.kind(i).is_quote()));
        assert_eq!(all(Sign::Capital), which(&|i| text.token(i).capitalised()));
        assert_eq!(
            all(Sign::Cue),
            which(&|i| text.is(i, Class::CUE) || text.is_word(i, &[w::ACCORDING, w::PUT, w::WORDS]))
        );
        let speech = |i| matches!(text.kind(i), Kind::OpenDouble | Kind::CloseDouble);
        let name = |i| text.token(i).capitalised() && opens_name(text.class(i));
        assert_eq!(all(Sign::Name), which(&|i| speech(i) || name(i) || text.is_word(i, &[w::HE, w::SHE])));
        assert_eq!(signs.next(Sign::Mark, len, len), None);
        assert_eq!(signs.next(Sign::Mark, len + 100, len + 90), None);
    }
}
