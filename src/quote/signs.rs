//! What there is to see of each token of a text, gathered in one pass for all that look for marks, cues and capitals.

use super::speaker::opens_name;
use crate::lexicon::{self, Class, WordId, w};
use crate::text::{Kind, Text, Token};

/// Sets of tokens.
pub(super) struct Signs {
    /// Of each token the sets that it is in, a bit each, so that a search takes eight tokens at a time. Behind the
    /// last stand eight that are in none.
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
    /// Capitals that can open a name, "he" and "she", and marks that open and close speech.
    Name,
    /// Where a clause may end: commas, semicolons, dashes, marks, "and" and "but".
    Break,
    /// Words and numbers.
    Word,
    /// Marks that close a quotation, once they are paired.
    Close,
    /// Words with a capital.
    Capital,
    /// Ends of contractions and possessives: "'s".
    Clitic,
}

impl Sign {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The sets that a word is in by its letters.
static OF_WORD: [u8; lexicon::PLACES] = {
    let mut sets = [0u8; lexicon::PLACES];
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
        if opens_name(class) {
            sets[n] |= MAY_NAME;
        }
        n += 1;
    }
    sets
};

/// What words have that open a name where they have a capital.
const MAY_NAME: u8 = Sign::Capital.bit();

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
    sets
};

/// The sets of a token. No branches: which it is in cannot be foreseen.
#[inline]
fn of(token: &Token) -> u8 {
    let word = OF_WORD[token.word().0 as usize & (lexicon::PLACES - 1)];
    let capital = u8::from(token.capitalised()) << Sign::Capital as u8;
    let name = (capital & word) >> (Sign::Capital as u8 - Sign::Name as u8);
    let clitic = u8::from(token.clitic()) << Sign::Clitic as u8;
    word & !MAY_NAME | OF_KIND[token.kind() as usize & 63] | capital | name | clitic
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
        let mut sets = vec![0; len.next_multiple_of(64) + 8];
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
        Signs { sets, lines }
    }

    /// Whether token `i` is of the set.
    #[inline]
    pub(super) fn is(&self, i: usize, sign: Sign) -> bool {
        self.sets.get(i).is_some_and(|sets| sets & sign.bit() != 0)
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

    /// How many of the tokens in the range are of the set.
    pub(super) fn count(&self, sign: Sign, from: usize, to: usize) -> usize {
        let (mut count, mut at) = (0, from);
        while at < to {
            count += sum(self.some(at, to) >> sign as u8 & EACH);
            at += 8;
        }
        count
    }

    /// How many of the tokens in the range, at most [`Signs::FEW`], are words of their own.
    #[inline]
    pub(super) fn words(&self, from: usize, to: usize) -> usize {
        let mut bits = 0;
        for n in 0..Signs::FEW / 8 {
            let eight = self.some(from + 8 * n, to);
            bits += eight >> Sign::Word as u8 & !(eight >> Sign::Clitic as u8) & EACH;
        }
        sum(bits)
    }

    /// So many tokens are counted without a loop.
    pub(super) const FEW: usize = 24;

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
            which(&|i| text.is(i, Class::CUE) || text.is_word(i, &[w::ACCORDING, w::PUT, w::WORDS]))
        );
        let speech = |i| matches!(text.kind(i), Kind::OpenDouble | Kind::CloseDouble);
        let name = |i| text.token(i).capitalised() && opens_name(text.class(i));
        assert_eq!(all(Sign::Name), which(&|i| speech(i) || name(i) || text.is_word(i, &[w::HE, w::SHE])));
        for sign in [Sign::Mark, Sign::Cue, Sign::Name, Sign::Break] {
            let mut at = 0;
            let far = std::iter::from_fn(|| signs.far(sign, at, len).inspect(|found| at = found + 1));
            assert_eq!(far.collect::<Vec<_>>(), all(sign));
            assert_eq!(signs.far(sign, len, len), None);
            assert_eq!(signs.far(sign, len + 100, len + 90), None);
            assert!((0..len).all(|i| signs.any(sign, i, i + 9) == signs.far(sign, i, i + 9).is_some()));
        }
        let own = |i: usize| text.kind(i).is_word() && !text.token(i).clitic();
        assert!(
            (0..len).all(|i| signs.words(i, i + 20) == which(&own).iter().filter(|&&j| j >= i && j < i + 20).count())
        );
    }
}
