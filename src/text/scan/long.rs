//! Words that are more than ASCII letters: letters beyond ASCII, apostrophes, digits, initials with stops.

use super::Scanner;
use crate::lexicon::{self, MAX_WORD, WordId};
use crate::text::chars::{START, Start, Wide, wide};
use crate::text::damaged::{Damaged, damaged};
use crate::text::token::{CAPITAL, CLITIC, DIGITS, DOTTED, Kind, UPPER};

impl Scanner<'_> {
    /// Any word, of which some ASCII letters have been read: letters beyond ASCII, apostrophes, digits, initials with
    /// stops, the end of the text.
    #[inline(never)]
    pub(super) fn long_word(&mut self, start: usize, letters: usize, mut flags: u8) -> usize {
        let bytes = self.bytes;
        let mut end = start + letters;
        // A curly apostrophe or a joiner stands in the word: the key takes another way.
        let mut folded = false;
        let mut clitic = None;
        while let Some(&b) = bytes.get(end) {
            let apostrophe = match START[b as usize] {
                Start::Letter => {
                    end += 1;
                    continue;
                }
                Start::Digit => {
                    flags |= DIGITS;
                    end += 1;
                    continue;
                }
                Start::Mark if b == b'\'' => 1,
                Start::Mark if b == b'.' && end == start + 1 => {
                    if let Some(to) = initials(bytes, start) {
                        end = to;
                        flags |= DOTTED;
                        // The stop of "U.S." may end a sentence too.
                        if bytes[end - 1] == b'.' {
                            self.stop(true);
                        }
                        if let Some(to) = self.clitic_at(end) {
                            clitic = Some(to);
                        }
                    }
                    break;
                }
                _ => match self.inside(end) {
                    Inside::Letter(len) => {
                        end += len;
                        continue;
                    }
                    Inside::Nothing(len) => {
                        folded = true;
                        end += len;
                        continue;
                    }
                    Inside::Apostrophe(len) if end > start => len,
                    // "ʼ" is a letter too.
                    Inside::Apostrophe(len) => {
                        end += len;
                        continue;
                    }
                    Inside::Outside => break,
                },
            };
            match self.after_apostrophe(start, end, end + apostrophe) {
                Apostrophe::Inside(to) => {
                    folded |= apostrophe > 1;
                    end = to;
                }
                Apostrophe::Clitic(to) => {
                    clitic = Some(to);
                    break;
                }
                Apostrophe::Outside => break,
            }
        }
        flags |= self.case(start, end);
        let word = self.find(start, end, folded);
        self.push(start, end, word, Kind::Word, flags);
        self.clitic(end, clitic)
    }

    /// Adds the clitic from `end` on, if there is one; gives where the pass goes on.
    pub(super) fn clitic(&mut self, end: usize, to: Option<usize>) -> usize {
        match to {
            Some(to) => self.push(end, to, self.find(end, to, true), Kind::Word, CLITIC),
            None => end,
        }
    }

    /// What neither an ASCII letter nor a digit at `at` is in a word.
    fn inside(&self, at: usize) -> Inside {
        // Nearly always.
        if self.bytes[at..].starts_with("’".as_bytes()) {
            return Inside::Apostrophe('’'.len_utf8());
        }
        let c = self.char_at(at);
        if c == 'ʼ' {
            return Inside::Apostrophe(c.len_utf8());
        }
        match self.damaged(at) {
            Some(Damaged::Letter(len)) => Inside::Letter(len),
            Some(Damaged::Nothing(len)) => Inside::Nothing(len),
            Some(Damaged::Mark(Kind::CloseSingle | Kind::StraightSingle, len)) => Inside::Apostrophe(len),
            Some(_) => Inside::Outside,
            None => match wide(c) {
                Wide::Letter => Inside::Letter(c.len_utf8()),
                Wide::Nothing => Inside::Nothing(c.len_utf8()),
                _ => Inside::Outside,
            },
        }
    }

    fn case(&self, start: usize, end: usize) -> u8 {
        let bytes = &self.bytes[start..end];
        let (capital, small) = if bytes.is_ascii() {
            (bytes[0].is_ascii_uppercase(), bytes.iter().any(u8::is_ascii_lowercase))
        } else {
            let word = &self.src[start..end];
            (word.starts_with(char::is_uppercase), word.contains(char::is_lowercase))
        };
        (u8::from(capital) * CAPITAL) | (u8::from(capital && !small) * UPPER)
    }

    /// Looks the bytes up; `folded` where a curly apostrophe, a soft hyphen or a joiner stands among them.
    fn find(&self, start: usize, end: usize, folded: bool) -> WordId {
        let word = &self.bytes[start..end];
        if !folded {
            return lexicon::key(word).map_or(WordId::NONE, lexicon::find);
        }
        let mut plain = [0u8; MAX_WORD];
        let mut len = 0;
        let mut at = start;
        while at < end {
            let (bytes, c) = match self.bytes[at] {
                b if b.is_ascii_alphanumeric() => (1, char::from(b)),
                _ => match self.inside(at) {
                    Inside::Nothing(bytes) => {
                        at += bytes;
                        continue;
                    }
                    Inside::Apostrophe(bytes) => (bytes, '\''),
                    _ => {
                        let c = self.char_at(at);
                        (c.len_utf8(), c)
                    }
                },
            };
            at += bytes;
            match plain.get_mut(len..len + c.len_utf8()) {
                Some(place) => len += c.encode_utf8(place).len(),
                None => return WordId::NONE,
            }
        }
        lexicon::find(lexicon::fold(u128::from_le_bytes(plain), len))
    }

    /// A character damaged on its way; all of them begin with "&" or a byte of C3.
    pub(super) fn damaged(&self, at: usize) -> Option<Damaged> {
        if matches!(self.bytes.get(at), Some(b'&' | 0xC3)) { damaged(&self.src[at..]) } else { None }
    }

    pub(super) fn char_at(&self, at: usize) -> char {
        self.src[at..].chars().next().unwrap_or('\u{FFFD}')
    }

    /// What an apostrophe at `at`, its letters from `after`, does to the word that began at `start`.
    fn after_apostrophe(&self, start: usize, at: usize, after: usize) -> Apostrophe {
        let bytes = self.bytes;
        let letters = bytes[after..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let ends = !self.letter_at(after + letters);
        let tail = &bytes[after..after + letters];
        let is = |ending: &[u8]| tail.eq_ignore_ascii_case(ending);
        if letters == 0 {
            return if self.letter_at(after) { Apostrophe::Inside(after) } else { Apostrophe::Outside };
        }
        if ends && is(b"t") && bytes[at - 1].eq_ignore_ascii_case(&b'n') && at > start {
            return Apostrophe::Inside(after + 1);
        }
        if ends && (is(b"s") || is(b"d") || is(b"m") || is(b"ll") || is(b"re") || is(b"ve")) {
            return Apostrophe::Clitic(after + letters);
        }
        Apostrophe::Inside(after + letters)
    }

    /// The end of a clitic that begins with an apostrophe at `at`.
    pub(super) fn clitic_at(&self, at: usize) -> Option<usize> {
        let after = match self.bytes.get(at)? {
            b'\'' => at + 1,
            b'&' | 0x80.. => match self.inside(at) {
                Inside::Apostrophe(len) => at + len,
                _ => return None,
            },
            _ => return None,
        };
        match self.after_apostrophe(at, at, after) {
            Apostrophe::Clitic(to) => Some(to),
            _ => None,
        }
    }

    pub(super) fn letter_at(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            None => false,
            Some(b) => match START[*b as usize] {
                Start::Letter | Start::Digit => true,
                Start::High => matches!(wide(self.char_at(at)), Wide::Letter),
                _ => false,
            },
        }
    }
}

/// What may stand in a word beside ASCII letters and digits, and its bytes.
enum Inside {
    Letter(usize),
    /// A joiner.
    Nothing(usize),
    Apostrophe(usize),
    Outside,
}

enum Apostrophe {
    /// Part of the word, which goes on to here.
    Inside(usize),
    /// The word ends before it, and its ending reaches to here.
    Clitic(usize),
    /// A mark of its own.
    Outside,
}

/// The end of initials with stops ("U.S.", "a.m.", "J.K") that begin at `start`, two at least.
fn initials(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    let mut count = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        match bytes.get(end + 1) {
            Some(b'.') => {
                end += 2;
                count += 1;
            }
            // The last stop may be missing, but "J.Smith" is an initial and a name.
            Some(b)
                if b.is_ascii_alphanumeric()
                    || *b >= 0x80 && !matches!(bytes.get(end + 1..end + 3), Some([0xE2, 0x80])) =>
            {
                break;
            }
            _ => {
                end += 1;
                count += 1;
                break;
            }
        }
    }
    (count >= 2).then_some(end)
}
