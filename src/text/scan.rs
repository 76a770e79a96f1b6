//! The one pass over the bytes: lines and tokens, each word with its number in the lexicon.

mod long;

use super::Line;
use super::chars::{ENDS_NUMBER, GOES_ON, MARK, PUNCTUATION, START, Start, Wide, wide};
use super::damaged::Damaged;
use super::token::{CAPITAL, CLITIC, DIGITS, Kind, LINE_START, SPACED, Token, UPPER};
use crate::lexicon::{self, MAX_WORD, WordId, w};

pub(super) struct Scan {
    pub(super) tokens: Vec<Token>,
    pub(super) lines: Vec<Line>,
    /// Tokens that may end a sentence, in order.
    pub(super) stops: Vec<u32>,
}

pub(super) fn scan(src: &str) -> Scan {
    let mut scanner = Scanner {
        src,
        bytes: src.as_bytes(),
        // News has a token in some five bytes; a quarter of the length spares nearly all growth.
        tokens: Vec::with_capacity(src.len() / 4 + 4),
        lines: Vec::with_capacity(src.len() / 128 + 4),
        stops: vec![0; src.len() / 64 + 16],
        stopped: 0,
        line_tokens: 0,
        gap: 0,
    };
    scanner.run();
    // What was reserved for a text of many short tokens is given back: the tokens live as long as the text.
    scanner.tokens.shrink_to_fit();
    scanner.stops.truncate(scanner.stopped);
    Scan { tokens: scanner.tokens, lines: scanner.lines, stops: scanner.stops }
}

struct Scanner<'t> {
    src: &'t str,
    bytes: &'t [u8],
    tokens: Vec<Token>,
    lines: Vec<Line>,
    /// Places for stops, and how many have been taken.
    stops: Vec<u32>,
    stopped: usize,
    /// The first token of the line that is open.
    line_tokens: usize,
    /// Line breaks since the last line with a token.
    gap: u8,
}

impl Scanner<'_> {
    /// Where the pass stands and what the next token takes from the space before it stay in registers: kept in the
    /// scanner, they would make each token wait for the last.
    #[inline(never)]
    fn run(&mut self) {
        let bytes = self.bytes;
        let mut at = 0;
        let mut flags = LINE_START;
        while let Some(&b) = bytes.get(at) {
            // Three tokens in four: they take the short way.
            if b.is_ascii_alphabetic() {
                (at, flags) = self.word(bytes, at, flags);
                continue;
            }
            let kind = MARK[b as usize];
            if kind != Kind::None {
                (at, flags) = self.mark(at, b, kind, flags);
                continue;
            }
            match START[b as usize] {
                Start::Letter => (at, flags) = self.long(at, 0, flags),
                Start::Space => {
                    at += 1;
                    flags |= SPACED;
                }
                Start::Mark => {}
                Start::Digit => {
                    let end = self.number(at, flags);
                    (at, flags) = self.past(end, bytes.get(end));
                }
                Start::Newline => {
                    at += if b == b'\r' && bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                    self.newline();
                    flags = LINE_START;
                }
                Start::High => (at, flags) = self.high(at, flags),
            }
        }
        self.newline();
    }

    /// Adds a token from `start` to `end`, which it gives back.
    #[inline]
    fn push(&mut self, start: usize, end: usize, word: WordId, kind: Kind, flags: u8) -> usize {
        self.tokens.push(Token { start: start as u32, end: end as u32, word, kind, flags });
        end
    }

    /// Closes the line, if it has a token.
    fn newline(&mut self) {
        let from = self.line_tokens;
        if from == self.tokens.len() {
            self.gap = self.gap.saturating_add(1);
            return;
        }
        let line = Line {
            start: self.tokens[from].start,
            end: self.tokens[self.tokens.len() - 1].end,
            first: from as u32,
            last: self.tokens.len() as u32,
            gap: self.gap,
        };
        self.lines.push(line);
        self.line_tokens = self.tokens.len();
        self.gap = 1;
    }

    /// A word that begins with an ASCII letter: where the pass goes on, and the flags for what comes there. Most end
    /// within eight bytes, nearly all within sixteen.
    #[inline(always)]
    fn word(&mut self, bytes: &[u8], at: usize, flags: u8) -> (usize, u8) {
        let Some(chunk) = bytes[at..].first_chunk::<MAX_WORD>() else { return self.long(at, 0, flags) };
        let (low, high) = halves(chunk);
        // Of the letters, the bits that are set in a small one.
        let (len, key, small) = match Letters::of(low) {
            Some(Letters { len, mask }) => (len, u128::from((low | CASE) & mask), low & CASE & mask),
            None => {
                let Some(Letters { len, mask }) = Letters::of(high) else { return self.long(at, MAX_WORD, flags) };
                let key = u128::from((high | CASE) & mask) << 64 | u128::from(low | CASE);
                (8 + len, key, low & CASE | high & CASE & mask)
            }
        };
        let next = chunk[len & (MAX_WORD - 1)];
        let capital = (!low / 0x20) as u8 % 2 * CAPITAL;
        let upper = if small == 0 { UPPER } else { 0 };
        let (word, flags) = (lexicon::find(key), flags | capital | upper);
        if GOES_ON[next as usize] || next == b'.' && len == 1 {
            return self.goes_on(at, at + len, word, flags);
        }
        let end = self.push(at, at + len, word, Kind::Word, flags);
        self.past(end, Some(&next))
    }

    /// A word that may go on behind its letters, before the usual marks and clitics: "said”", "Cole’s", "they’ll".
    #[inline(never)]
    fn goes_on(&mut self, start: usize, end: usize, word: WordId, flags: u8) -> (usize, u8) {
        let apostrophe = match self.bytes[end..].first_chunk::<3>() {
            Some([b'\'', ..]) => 1,
            Some([0xE2, 0x80, 0x99]) => 3,
            Some([0xE2, 0x80, last]) if PUNCTUATION[*last as usize % 64] != Kind::None => {
                return (self.push(start, end, word, Kind::Word, flags), 0);
            }
            _ => return self.long(start, end - start, flags & !(CAPITAL | UPPER)),
        };
        let Some((clitic, len)) = clitic(&self.bytes[end + apostrophe..]) else {
            return self.long(start, end - start, flags & !(CAPITAL | UPPER));
        };
        self.push(start, end, word, Kind::Word, flags);
        let end = self.push(end, end + apostrophe + len, clitic, Kind::Word, CLITIC);
        self.past(end, self.bytes.get(end))
    }

    /// Where the pass goes on after a token, and the flags there. Most tokens end at a space: one step less for each.
    #[inline(always)]
    fn past(&self, end: usize, next: Option<&u8>) -> (usize, u8) {
        let space = next == Some(&b' ');
        (end + usize::from(space), u8::from(space) * SPACED)
    }

    fn long(&mut self, start: usize, letters: usize, flags: u8) -> (usize, u8) {
        let end = self.long_word(start, letters, flags);
        self.past(end, self.bytes.get(end))
    }

    /// Digits with inner commas and stops, an ordinal's or a decade's ending.
    #[inline(never)]
    fn number(&mut self, start: usize, flags: u8) -> usize {
        if let Some(len) = plain_number(&self.bytes[start..]) {
            return self.push(start, start + len, WordId::NONE, Kind::Number, DIGITS | flags);
        }
        let bytes = self.bytes;
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = start + 1;
        loop {
            while digit(end) {
                end += 1;
            }
            // A comma groups thousands; a stop, any digits.
            let comma = bytes.get(end) == Some(&b',') && (1..=3).all(|n| digit(end + n)) && !digit(end + 4);
            let stop = bytes.get(end) == Some(&b'.') && digit(end + 1);
            if !(comma || stop) {
                break;
            }
            end += 1;
        }
        let letters = bytes[end..].iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
        let tail = &bytes[end..end + letters];
        let mut kind = Kind::Number;
        if !self.letter_at(end + letters) {
            if letters == 2 && [b"st", b"nd", b"rd", b"th"].iter().any(|e| tail.eq_ignore_ascii_case(*e)) {
                kind = Kind::Ordinal;
                end += 2;
            } else if letters == 1 && tail[0] == b's' {
                kind = Kind::Decade;
                end += 1;
            }
        }
        self.push(start, end, WordId::NONE, kind, DIGITS | flags);
        // "1990's"
        self.clitic(end, self.clitic_at(end))
    }

    #[inline]
    fn mark(&mut self, start: usize, b: u8, kind: Kind, flags: u8) -> (usize, u8) {
        let next = self.bytes.get(start + 1);
        if next == Some(&b) {
            return self.marks(start, b, flags);
        }
        if kind == Kind::Ampersand
            && let Some(damaged) = self.damaged(start)
        {
            return self.mended(start, damaged, flags);
        }
        self.push_mark(start, 1, kind, flags)
    }

    /// Adds a mark; gives where the pass goes on, and the flags there. A call for each mark is felt: two in a hundred of
    /// the pass.
    #[inline(always)]
    fn push_mark(&mut self, start: usize, len: usize, kind: Kind, flags: u8) -> (usize, u8) {
        self.stop(kind.stops());
        let end = self.push(start, start + len, WordId::NONE, kind, flags);
        self.past(end, self.bytes.get(end))
    }

    /// A damaged character that begins a token, or stands between two.
    fn mended(&mut self, start: usize, damaged: Damaged, flags: u8) -> (usize, u8) {
        match damaged {
            Damaged::Letter(_) => self.long(start, 0, flags),
            Damaged::Space(len) => (start + len, flags | SPACED),
            Damaged::Nothing(len) => (start + len, flags),
            Damaged::Mark(kind, len) => self.push_mark(start, len, kind, flags),
        }
    }

    /// A mark with another of the same right after it.
    #[cold]
    fn marks(&mut self, start: usize, b: u8, flags: u8) -> (usize, u8) {
        let run = || self.bytes[start..].iter().take_while(|x| **x == b).count();
        let (kind, len) = match MARK[b as usize] {
            Kind::Period => (Kind::Ellipsis, run()),
            Kind::Hyphen => (Kind::Dash, run()),
            Kind::Underscore => (Kind::Underscore, run()),
            Kind::StraightSingle => (Kind::TwoSingles, 2),
            Kind::Backtick => (Kind::OpenTicks, 2),
            kind => (kind, 1),
        };
        self.push_mark(start, len, kind, flags)
    }

    /// Keeps the number of the next token, if it may end a sentence. No branch but that for room: one mark in three
    /// does, and which cannot be foreseen.
    #[inline]
    fn stop(&mut self, ends: bool) {
        if self.stopped == self.stops.len() {
            self.room();
        }
        self.stops[self.stopped] = self.tokens.len() as u32;
        self.stopped += usize::from(ends);
    }

    #[cold]
    #[inline(never)]
    fn room(&mut self) {
        self.stops.resize(self.stopped * 2 + 16, 0);
    }

    #[inline(never)]
    fn high(&mut self, start: usize, flags: u8) -> (usize, u8) {
        // Nearly all are quotation marks and dashes.
        if let Some([0xE2, 0x80, last]) = self.bytes[start..].first_chunk::<3>()
            && let kind = PUNCTUATION[*last as usize % 64]
            && kind != Kind::None
        {
            return self.push_mark(start, 3, kind, flags);
        }
        if let Some(damaged) = self.damaged(start) {
            return self.mended(start, damaged, flags);
        }
        let c = self.char_at(start);
        let end = start + c.len_utf8();
        match wide(c) {
            Wide::Space => (end, flags | SPACED),
            Wide::Nothing => (end, flags),
            Wide::Newline => {
                self.newline();
                (end, LINE_START)
            }
            Wide::Letter => self.long(start, 0, flags),
            Wide::Mark(kind) => self.push_mark(start, c.len_utf8(), kind, flags),
        }
    }
}

/// How many digits the bytes begin with, if they are all of the number, as of most.
#[inline]
fn plain_number(bytes: &[u8]) -> Option<usize> {
    let chunk = bytes.first_chunk::<10>()?;
    let others = others(u64::from_le_bytes(*chunk.first_chunk::<8>()?), b'0', b'9');
    let len = others.trailing_zeros() as usize / 8;
    let (next, after) = (chunk[len], chunk[len + 1]);
    (ENDS_NUMBER[next as usize] > u8::from(after.is_ascii_digit()) && others != 0).then_some(len)
}

/// The clitic whose letters these are, and how many they are.
fn clitic(letters: &[u8]) -> Option<(WordId, usize)> {
    let [first, second, third] = *letters.first_chunk::<3>()?;
    let (word, len) = match (first | 0x20, second | 0x20) {
        (b's', _) => (w::S_CLITIC, 1),
        (b'd', _) => (w::D_CLITIC, 1),
        (b'm', _) => (w::M_CLITIC, 1),
        (b'l', b'l') => (w::LL_CLITIC, 2),
        (b'r', b'e') => (w::RE_CLITIC, 2),
        (b'v', b'e') => (w::VE_CLITIC, 2),
        _ => return None,
    };
    let next = if len == 1 { second } else { third };
    matches!(START[next as usize], Start::Space | Start::Newline | Start::Mark).then_some((word, len))
}

/// The bytes as two numbers.
#[inline]
fn halves(chunk: &[u8; MAX_WORD]) -> (u64, u64) {
    let (halves, _) = chunk.as_chunks::<8>();
    (u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1]))
}

const fn repeat(b: u8) -> u64 {
    u64::from_le_bytes([b; 8])
}

/// The bit that tells a capital from its small letter, in each byte.
const CASE: u64 = repeat(0x20);

/// The high bit of the first byte that does not lie between the two, which are ASCII; behind it, any bits.
#[inline]
fn others(bytes: u64, from: u8, to: u8) -> u64 {
    // Taking away lifts what lies below over 0x80, or leaves it there, and adding what lies above. What such a byte
    // gives to those behind it, or takes from them, is no matter.
    (bytes.wrapping_sub(repeat(from)) | bytes.wrapping_add(repeat(0x7F - to))) & repeat(0x80)
}

/// The ASCII letters before the first byte of eight that is none.
struct Letters {
    len: usize,
    /// Their bits.
    mask: u64,
}

impl Letters {
    /// None if all eight are letters.
    #[inline]
    fn of(raw: u64) -> Option<Letters> {
        let others = others(raw | CASE, b'a', b'z');
        // Up to the high bit of the first that is none; a byte further down, up to the last letter.
        let mask = (others ^ others.wrapping_sub(1)) >> 8;
        (others != 0).then(|| Letters { len: others.trailing_zeros() as usize / 8, mask })
    }
}
