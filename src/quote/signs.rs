//! Where the marks, cues and capitals of a text stand: one pass over its tokens for all that look for them.

use crate::lexicon::{self, Class, w};
use crate::text::{Kind, Text};

/// Three sets of tokens, sixty-four tokens a word, so that a search goes from one to the next without a test
/// for each token between.
pub(super) struct Signs {
    words: Vec<[u64; 3]>,
}

/// A set of tokens.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// Quotation marks, and what may be one by its letters.
    Mark,
    /// Words that may be a cue.
    Cue,
    /// Capitals, "he" and "she", and marks that open and close speech.
    Name,
}

impl Signs {
    pub(super) fn read(text: &Text<'_>) -> Signs {
        let lexicon = lexicon::english();
        let words = text.tokens().chunks(64).map(|tokens| {
            let mut set = [0u64; 3];
            // No branches: which of the sets a word is in cannot be foreseen.
            for (n, token) in tokens.iter().enumerate() {
                let (kind, word) = (token.kind(), token.word());
                let mark = kind.is_quote() | (kind as u8 == Kind::Other as u8);
                let cue = lexicon.class(word).any(Class::CUE)
                    | (word.0 == w::ACCORDING.0)
                    | (word.0 == w::PUT.0)
                    | (word.0 == w::PUTS.0);
                let speech = kind.is_quote() & ((kind as u8) < Kind::OpenSingle as u8);
                let name = token.capitalised() | speech | (word.0 == w::HE.0) | (word.0 == w::SHE.0);
                set[0] |= u64::from(mark) << n;
                set[1] |= u64::from(cue) << n;
                set[2] |= u64::from(name) << n;
            }
            set
        });
        Signs { words: words.collect() }
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
