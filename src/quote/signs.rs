//! What there is to see of each token of a text, gathered in one pass for all that look for marks, cues and capitals.

use super::speaker::opens_name;
use crate::lexicon::{self, Class, WordId, w};
use crate::text::{Kind, Text, Token};
use std::hint::select_unpredictable;

/// Sets of tokens.
pub(super) struct Signs {
    /// Of each token the sets that it is in, a bit each, so that a search takes eight tokens at a time. Behind the
    /// last stand sixteen that are in none.
    sets: Vec<u8>,
    /// The first [`LINED`] sets, sixty-four tokens a line, for those who search the whole text: a search whose length
    /// nothing foretells is one step as a rule.
    lines: Vec<[u64; LINED]>,
}

/// The sets that have lines: marks, cues and names.
const LINED: usize = 3;

/// A set of tokens.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// Quotation marks, and what may be one by its letters; once they are paired, those that open a quotation.
    Mark,
    /// Words that may be a cue; in the lines, once the marks are paired, those outside of quotations.
    Cue,
    /// Capitals that can open a name, "he" and "she", and marks that open and close speech; in the lines the tokens
    /// behind each sentence, too.
    Name,
    /// Where a clause may end: commas, semicolons, dashes, marks, "and" and "but".
    Break,
    /// Words and numbers.
    Word,
    /// Marks that close a quotation, once they are paired.
    Close,
    /// Words with a capital.
    Capital,
    /// Where what follows a name ceases to tell of its bearer, or does tell: capitals, stops, and the pronouns for
    /// a man, a woman and a thing.
    Turn,
}

impl Sign {
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The sets that a word is in by its letters, and behind them those that it is in with a capital.
static OF_WORD: [u8; 2 * lexicon::PLACES] = {
    let mut sets = [0u8; 2 * lexicon::PLACES];
    let mut n = 0;
    while n < lexicon::PLACES {
        let word = WordId(n as u16);
        let class = lexicon::class(word);
        if class.any(Class::CUE) || matches!(word, w::ACCORDING | w::PUT | w::PUTS | w::WORDS) {
            sets[n] |= Sign::Cue.bit();
        }
        if matches!(word, w::HE | w::SHE) {
            sets[n] |= Sign::Name.bit();
        }
        if matches!(word, w::AND | w::BUT) {
            sets[n] |= Sign::Break.bit();
        }
        if class.any(Class::PRONOUN) && (is_thing(word) || lexicon::detail(word).gender & 3 != 0) {
            sets[n] |= Sign::Turn.bit();
        }
        let capital = lexicon::PLACES + n;
        sets[capital] = sets[n] | Sign::Capital.bit() | Sign::Turn.bit();
        if opens_name(class) {
            sets[capital] |= Sign::Name.bit();
        }
        n += 1;
    }
    sets
};

/// Whether the word is "it" in one of its forms.
pub(super) const fn is_thing(word: WordId) -> bool {
    matches!(word, w::IT | w::ITS | w::ITSELF)
}

/// The sets that a token is in by its kind.
const OF_KIND: [u8; 64] = {
    let mut sets = [0u8; 64];
    let mut kind = Kind::OpenDouble as usize;
    while kind <= Kind::Backtick as usize {
        sets[kind] = Sign::Mark.bit() | Sign::Break.bit();
        if kind < Kind::OpenSingle as usize {
            sets[kind] |= Sign::Name.bit();
        }
        kind += 1;
    }
    sets[Kind::Other as usize] = Sign::Mark.bit() | Sign::Break.bit();
    let mut kind = Kind::Word as usize;
    while kind <= Kind::Decade as usize {
        sets[kind] = Sign::Word.bit();
        kind += 1;
    }
    sets[Kind::Comma as usize] = Sign::Break.bit();
    sets[Kind::Semicolon as usize] = Sign::Break.bit();
    sets[Kind::Dash as usize] = Sign::Break.bit();
    sets[Kind::Period as usize] = Sign::Turn.bit();
    sets
};

/// The sets of a token. No branches: which it is in cannot be foreseen.
#[inline]
fn of(token: &Token) -> u8 {
    let capital = usize::from(token.capitalised()) * lexicon::PLACES;
    OF_WORD[token.word().0 as usize & (lexicon::PLACES - 1) | capital] | OF_KIND[token.kind() as usize & 63]
}

/// The sets of sixty-four tokens that have lines.
fn line(sets: &[u8; 64]) -> [u64; LINED] {
    let mut line = [0; LINED];
    for (n, eight) in sets.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        for (sign, set) in line.iter_mut().enumerate() {
            // The multiplication brings the lowest bits of the eight bytes together in the uppermost byte.
            let bits = (eight >> sign & EACH).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            *set |= bits << (n * 8);
        }
    }
    line
}

impl Signs {
    pub(super) fn read(text: &Text<'_>) -> Signs {
        let len = text.tokens().len();
        let mut sets = vec![0; len.next_multiple_of(64) + 16];
        // Eight at a time, so that little is spent on the loop.
        let (eights, rest) = text.tokens().as_chunks::<8>();
        let (whole, last) = sets.split_at_mut(len - rest.len());
        for (held, eight) in whole.as_chunks_mut::<8>().0.iter_mut().zip(eights) {
            for (set, token) in held.iter_mut().zip(eight) {
                *set = of(token);
            }
        }
        for (set, token) in last.iter_mut().zip(rest) {
            *set = of(token);
        }
        let mut lines: Vec<[u64; LINED]> = sets.as_chunks().0.iter().map(line).collect();
        for sentence in text.sentences() {
            let end = sentence.tokens().end;
            if let Some(line) = lines.get_mut(end / 64) {
                line[Sign::Name as usize] |= 1 << (end % 64);
            }
        }
        Signs { sets, lines }
    }

    /// Whether token `i` is of the set.
    #[inline]
    pub(super) fn is(&self, i: usize, sign: Sign) -> bool {
        self.sets.get(i).is_some_and(|sets| sets & sign.bit() != 0)
    }

    /// The sets of token `i`, a bit each.
    #[inline]
    pub(super) fn at(&self, i: usize) -> u8 {
        self.sets.get(i).copied().unwrap_or(0)
    }

    /// The first token of the set in the range, by the lines.
    #[inline]
    pub(super) fn far(&self, sign: Sign, from: usize, to: usize) -> Option<usize> {
        let found = self.reach(sign, from, to);
        (found < to).then_some(found)
    }

    /// The same, or where the range ends.
    #[inline]
    pub(super) fn reach(&self, sign: Sign, from: usize, to: usize) -> usize {
        let mut at = from / 64;
        let Some(line) = self.lines.get(at) else { return to };
        let mut bits = line[sign as usize] & (u64::MAX << (from % 64));
        while bits == 0 {
            at += 1;
            if at * 64 >= to {
                return to;
            }
            let Some(line) = self.lines.get(at) else { return to };
            bits = line[sign as usize];
        }
        to.min(at * 64 + bits.trailing_zeros() as usize)
    }

    /// The first token of the set in the range.
    #[inline]
    pub(super) fn next(&self, sign: Sign, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            let found = self.eight(at)? & EACH << sign as u8;
            if found != 0 {
                let found = at + found.trailing_zeros() as usize / 8;
                return (found < to).then_some(found);
            }
            at += 8;
        }
        None
    }

    /// The first token of the set from `from` on, which is one of sixteen; the one behind them where there is none.
    #[inline]
    pub(super) fn soon(&self, sign: Sign, from: usize) -> usize {
        let sixteen = self.sets.get(from..).and_then(<[u8]>::first_chunk).map_or(0, |it| u128::from_le_bytes(*it));
        let [low, high] = [sixteen as u64, (sixteen >> 64) as u64].map(|eight| eight & EACH << sign as u8);
        let (low, high) = (low.trailing_zeros() / 8, high.trailing_zeros() / 8);
        from + select_unpredictable(low < 8, low, 8 + high) as usize
    }

    /// Whether one of the first tokens from `from` on, eight at most, is of the set.
    #[inline]
    pub(super) fn among(&self, sign: Sign, from: usize, count: usize) -> bool {
        let eight = self.eight(from).unwrap_or(0) & EACH << sign as u8;
        (eight.trailing_zeros() as usize) < count * 8
    }

    /// How many of the tokens in the range are of the set.
    pub(super) fn count(&self, sign: Sign, from: usize, to: usize) -> usize {
        let (mut count, mut at) = (0, from);
        while at < to
            && let Some(eight) = self.eight(at)
        {
            // The multiplication adds the lowest bits of all bytes up in the uppermost.
            let bits = eight << (64 - 8 * (to - at).min(8)) >> sign as u8 & EACH;
            count += (bits.wrapping_mul(EACH) >> 56) as usize;
            at += 8;
        }
        count
    }

    #[inline]
    fn eight(&self, at: usize) -> Option<u64> {
        Some(u64::from_le_bytes(*self.sets.get(at..)?.first_chunk()?))
    }

    /// Takes the tokens of the range out of the lines of a set.
    pub(super) fn clear(&mut self, sign: Sign, from: usize, to: usize) {
        let mut at = from;
        while at < to
            && let Some(line) = self.lines.get_mut(at / 64)
        {
            let end = to.min(at / 64 * 64 + 64);
            line[sign as usize] &= !(u64::MAX >> (64 - (end - at)) << (at % 64));
            at = end;
        }
    }

    pub(super) fn add(&mut self, sign: Sign, i: usize) {
        if let Some(sets) = self.sets.get_mut(i) {
            *sets |= sign.bit();
        }
    }

    pub(super) fn remove(&mut self, sign: Sign, i: usize) {
        if let Some(sets) = self.sets.get_mut(i) {
            *sets &= !sign.bit();
        }
    }
}

/// The lowest bit of each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

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
        assert_eq!(all(Sign::Word), which(&|i| text.kind(i).is_word()));
        assert_eq!(signs.count(Sign::Word, 3, 40), which(&|i| (3..40).contains(&i) && text.kind(i).is_word()).len());
        assert_eq!(signs.count(Sign::Word, 0, len + 9), all(Sign::Word).len());
        assert_eq!(
            all(Sign::Cue),
            which(&|i| text.is(i, Class::CUE) || text.is_word(i, &[w::ACCORDING, w::PUT, w::WORDS]))
        );
        let speech = |i| matches!(text.kind(i), Kind::OpenDouble | Kind::CloseDouble);
        let name = |i| text.token(i).capitalised() && opens_name(text.class(i));
        assert_eq!(all(Sign::Name), which(&|i| speech(i) || name(i) || text.is_word(i, &[w::HE, w::SHE])));
        let mut at = 0;
        let far = std::iter::from_fn(|| signs.far(Sign::Name, at, len).inspect(|found| at = found + 1));
        let behind = |i| text.sentences().iter().any(|sentence| sentence.tokens().end == i);
        let word = |i| text.is_word(i, &[w::HE, w::SHE]);
        assert_eq!(far.collect::<Vec<_>>(), which(&|i| speech(i) || name(i) || word(i) || behind(i)));
        let turns = which(&|i| {
            let word = text.is_word(i, &[w::HE, w::SHE, w::HER, w::HIS, w::IT]);
            text.token(i).capitalised() || text.kind(i) == Kind::Period || word
        });
        assert_eq!(all(Sign::Turn), turns);
        for from in 0..len {
            let turn = turns.iter().copied().find(|&turn| turn >= from);
            assert_eq!(signs.soon(Sign::Turn, from), turn.unwrap_or(usize::MAX).min(from + 16));
            assert_eq!(signs.among(Sign::Turn, from, 3), turn.is_some_and(|turn| turn < from + 3));
        }
        assert_eq!(signs.soon(Sign::Turn, len), len + 16);
        assert_eq!(signs.far(Sign::Cue, len, len), None);
        assert_eq!(signs.next(Sign::Mark, len, len), None);
        assert_eq!(signs.next(Sign::Mark, len + 100, len + 90), None);
    }
}
