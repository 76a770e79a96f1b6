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
    /// The first [`LINED`] sets and [`INSIDE`], sixty-four tokens a line: a search whose length nothing foretells is
    /// one step as a rule. Behind the last stands one that is empty.
    lines: Vec<[u64; LINED + 1]>,
}

/// The sets that have lines: marks, cues, names and breaks.
const LINED: usize = 4;

/// The line of tokens inside of quotations, the opening marks not among them; empty until the marks are paired.
const INSIDE: usize = LINED;

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
        if class.any(Class::CUE.or(Class::STANCE).or(Class::SAYING))
            || matches!(word, w::ACCORDING | w::PUT | w::PUTS | w::WORDS | w::REPORTEDLY)
        {
            sets[n] |= Sign::Cue.bit();
        }
        if matches!(word, w::HE | w::SHE) {
            sets[n] |= Sign::Name.bit();
        }
        if matches!(word, w::AND | w::BUT | w::WHILE) {
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
fn line(sets: &[u8; 64]) -> [u64; LINED + 1] {
    let mut line = [0; LINED + 1];
    for (n, eight) in sets.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        for (sign, set) in line[..LINED].iter_mut().enumerate() {
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
        let mut lines = Vec::with_capacity(sets.len() / 64 + 1);
        lines.extend(sets.as_chunks().0.iter().map(line));
        lines.push([0; LINED + 1]);
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

    /// The first token of the set in the range, or where the range ends; of a set that has lines.
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

    /// The first token of the set in the range; of a set that has lines.
    #[inline]
    pub(super) fn far(&self, sign: Sign, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        loop {
            // Few look further than this.
            let bits = self.window(sign as usize, at);
            let found = at + bits.trailing_zeros() as usize;
            if bits != 0 || found >= to {
                return (found < to).then_some(found);
            }
            at = found;
        }
    }

    /// The sixty-four tokens from `at` on, those of the set a bit each.
    #[inline]
    fn window(&self, set: usize, at: usize) -> u64 {
        match self.lines.get(at / 64..).and_then(<[_]>::first_chunk::<2>) {
            Some([line, next]) => line[set] >> (at % 64) | next[set] << 1 << (63 - at % 64),
            None => 0,
        }
    }

    /// Whether a token stands inside of a quotation, or is the mark that closes it.
    #[inline]
    pub(super) fn inside(&self, i: usize) -> bool {
        self.lines.get(i / 64).is_some_and(|line| line[INSIDE] >> (i % 64) & 1 != 0)
    }

    /// Whether a token of the set stands in the range.
    #[inline]
    pub(super) fn any(&self, sign: Sign, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            if self.some(at, to) >> sign as u8 & EACH != 0 {
                return true;
            }
            at += 8;
        }
        false
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
        while at < to {
            count += sum(self.some(at, to) >> sign as u8 & EACH);
            at += 8;
        }
        count
    }

    /// The sets of eight tokens from `at` on, without those from `to` on.
    #[inline]
    fn some(&self, at: usize, to: usize) -> u64 {
        const FIRST: [u64; 9] = {
            let mut masks = [u64::MAX; 9];
            let mut n = 0;
            while n < 8 {
                masks[n] = (1 << (8 * n)) - 1;
                n += 1;
            }
            masks
        };
        self.eight(at).unwrap_or(0) & FIRST[to.saturating_sub(at).min(8)]
    }

    #[inline]
    fn eight(&self, at: usize) -> Option<u64> {
        Some(u64::from_le_bytes(*self.sets.get(at..)?.first_chunk()?))
    }

    /// Tells of a quotation that stands in no other: what is quoted is no cue of the writer's.
    pub(super) fn quote(&mut self, open: usize, end: usize) {
        let mut at = open;
        while at < end
            && let Some(line) = self.lines.get_mut(at / 64)
        {
            let to = end.min(at / 64 * 64 + 64);
            let bits = u64::MAX >> (64 - (to - at)) << (at % 64);
            line[Sign::Cue as usize] &= !bits;
            line[INSIDE] |= bits;
            at = to;
        }
        if let Some(line) = self.lines.get_mut(open / 64) {
            line[INSIDE] &= !(1 << (open % 64));
        }
    }

    pub(super) fn add(&mut self, sign: Sign, i: usize) {
        if let Some(sets) = self.sets.get_mut(i) {
            *sets |= sign.bit();
            if (sign as usize) < LINED {
                self.lines[i / 64][sign as usize] |= 1 << (i % 64);
            }
        }
    }

    pub(super) fn remove(&mut self, sign: Sign, i: usize) {
        if let Some(sets) = self.sets.get_mut(i) {
            *sets &= !sign.bit();
            if (sign as usize) < LINED {
                self.lines[i / 64][sign as usize] &= !(1 << (i % 64));
            }
        }
    }
}

/// The lowest bit of each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The sum of eight bytes, where it is less than 256.
#[inline]
fn sum(eight: u64) -> usize {
    (eight.wrapping_mul(EACH) >> 56) as usize
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
        let all = |sign| (0..len).filter(|&i| signs.is(i, sign)).collect::<Vec<_>>();
        let which = |test: &dyn Fn(usize) -> bool| (0..len).filter(|&i| test(i)).collect::<Vec<_>>();
        assert_eq!(all(Sign::Mark), which(&|i| text.kind(i).is_quote()));
        assert_eq!(all(Sign::Capital), which(&|i| text.token(i).capitalised()));
        assert_eq!(all(Sign::Word), which(&|i| text.kind(i).is_word()));
        assert_eq!(signs.count(Sign::Word, 3, 40), which(&|i| (3..40).contains(&i) && text.kind(i).is_word()).len());
        assert_eq!(signs.count(Sign::Word, 0, len + 9), all(Sign::Word).len());
        assert_eq!(
            all(Sign::Cue),
            which(&|i| text.is(i, Class::CUE | Class::STANCE | Class::SAYING)
                || text.is_word(i, &[w::ACCORDING, w::PUT, w::WORDS, w::REPORTEDLY]))
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
        for sign in [Sign::Mark, Sign::Cue, Sign::Break] {
            let mut at = 0;
            let far = std::iter::from_fn(|| signs.far(sign, at, len).inspect(|found| at = found + 1));
            assert_eq!(far.collect::<Vec<_>>(), all(sign));
            assert_eq!(signs.far(sign, len, len), None);
            assert_eq!(signs.far(sign, len + 100, len + 90), None);
            assert!((0..len).all(|i| signs.any(sign, i, i + 9) == signs.far(sign, i, i + 9).is_some()));
        }
    }
}
