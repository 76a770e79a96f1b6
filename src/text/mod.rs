//! [`Text`]: a text read once, as lines, paragraphs, tokens with word classes, and sentences.
//!
#![doc = include_str!("sentences.md")]

mod chars;
mod damaged;
mod letters;
mod list;
mod paragraph;
mod scan;
mod sentence;
mod token;

pub(crate) use letters::Letters;
pub use sentence::Sentence;
pub use token::{Kind, Token};

use crate::error::{Error, Kind as ErrorKind};
use crate::lexicon::{self, Class, Detail, Phrase, WordId};
use crate::span::Span;
use std::ops::Range;

/// A text as the desks read it: one pass over its bytes, which never fails.
///
/// ```
/// use copydesk::Text;
/// let text = Text::read("WASHINGTON (AP) — It rained.\n\nIt will rain on Friday, he said.");
/// assert_eq!(text.lines().len(), 2);
/// assert_eq!(text.sentences().len(), 2);
/// assert_eq!(&text.str()[text.tokens()[0].span()], "WASHINGTON");
/// ```
#[derive(Clone, Debug)]
pub struct Text<'t> {
    src: &'t str,
    tokens: Vec<Token>,
    lines: Vec<Line>,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
}

/// A line with at least one letter, digit or mark; its span leaves out the space at both ends.
///
/// ```
/// let text = copydesk::Text::read("  One\n\n\nTwo ");
/// let lines: Vec<_> = text.lines().iter().map(|line| &text.str()[line.span()]).collect();
/// assert_eq!(lines, ["One", "Two"]);
/// assert!(text.lines()[1].after_blank());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    start: u32,
    end: u32,
    first: u32,
    last: u32,
    /// Line breaks between the line before and this one.
    gap: u8,
}

impl Line {
    /// The bytes from the first token to the last.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The numbers of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    /// Whether an empty line stands before it.
    pub fn after_blank(&self) -> bool {
        self.gap > 1
    }
}

/// One line, or the lines of one hard-wrapped paragraph.
///
/// ```
/// let text = copydesk::Text::read("One line.\n\nAnother line.");
/// assert_eq!(text.paragraphs().len(), 2);
/// assert_eq!(text.paragraphs()[1].lines(), 1..2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    first_line: u32,
    last_line: u32,
    start: u32,
    end: u32,
    first: u32,
    last: u32,
}

impl Paragraph {
    /// The bytes from the first token to the last.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The numbers of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    /// The numbers of its lines.
    pub fn lines(&self) -> Range<usize> {
        self.first_line as usize..self.last_line as usize
    }
}

/// The longest text that can be read, in bytes: the places of tokens are kept in 32 bits.
pub const MAX_LEN: usize = u32::MAX as usize;

impl<'t> Text<'t> {
    /// Reads a text.
    ///
    /// # Panics
    ///
    /// On a text of more than [`MAX_LEN`] bytes (4 GiB); [`try_read`](Text::try_read) gives an error.
    pub fn read(src: &'t str) -> Text<'t> {
        match Text::try_read(src) {
            Ok(text) => text,
            Err(error) => panic!("{error}"),
        }
    }

    /// Reads a text, or says that it is longer than [`MAX_LEN`] bytes.
    ///
    /// ```
    /// assert!(copydesk::Text::try_read("A short text.").is_ok());
    /// ```
    pub fn try_read(src: &'t str) -> Result<Text<'t>, Error> {
        if src.len() > MAX_LEN {
            return Err(ErrorKind::TooLong { len: src.len(), max: MAX_LEN }.into());
        }
        let scan::Scan { tokens, lines, stops } = scan::scan(src);
        let mut text = Text { src, tokens, lines, paragraphs: Vec::new(), sentences: Vec::new() };
        text.paragraphs = paragraph::paragraphs(&text);
        text.sentences = sentence::sentences(&text, &stops);
        Ok(text)
    }

    /// The text itself.
    #[inline]
    pub fn str(&self) -> &'t str {
        self.src
    }

    /// Its words, numbers and marks, in order.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Its lines, but for those with nothing but space.
    #[inline]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Its paragraphs: every line is in exactly one.
    #[inline]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Its sentences, none of which crosses a paragraph.
    #[inline]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// What the word of token `i` can be; [`Class::NONE`] for marks, numbers in digits and unknown words,
    /// and where there is no such token.
    #[inline]
    pub fn class(&self, i: usize) -> Class {
        lexicon::class(self.word(i))
    }

    /// Token `i`, or a token of kind [`Kind::None`] where there is none, so that rules may look over both ends.
    #[inline]
    pub(crate) fn token(&self, i: usize) -> &Token {
        self.tokens.get(i).unwrap_or(&Token::NONE)
    }

    #[inline]
    pub(crate) fn kind(&self, i: usize) -> Kind {
        self.token(i).kind
    }

    #[inline]
    pub(crate) fn word(&self, i: usize) -> WordId {
        self.token(i).word
    }

    #[inline]
    pub(crate) fn is(&self, i: usize, class: Class) -> bool {
        self.class(i).any(class)
    }

    /// Whether token `i` is one of the words: one question whatever their number, not one for each.
    #[inline]
    pub(crate) fn is_word(&self, i: usize, words: &[WordId]) -> bool {
        let word = self.word(i);
        words.iter().fold(false, |any, other| any | (*other == word))
    }

    #[inline]
    pub(crate) fn detail(&self, i: usize) -> &Detail {
        lexicon::detail(self.word(i))
    }

    /// The word and class of a part of a token, for lines whose words a scraper glued together.
    pub(crate) fn look_up(&self, span: Span) -> (WordId, Class) {
        let word = lexicon::key(self.src[span].as_bytes()).map_or(WordId::NONE, lexicon::find);
        (word, lexicon::class(word))
    }

    #[inline]
    pub(crate) fn class_of(&self, word: WordId) -> Class {
        lexicon::class(word)
    }

    #[inline]
    pub(crate) fn detail_of(&self, word: WordId) -> &Detail {
        lexicon::detail(word)
    }

    /// The letters of token `i`; empty where there is none.
    #[inline]
    pub(crate) fn letters(&self, i: usize) -> &'t str {
        &self.src[self.token(i).span()]
    }

    /// Whether token `i` is the word, whatever its case. Nearly always its length says no.
    #[inline]
    pub(crate) fn spells(&self, i: usize, word: &str) -> bool {
        let bytes = self.token(i).span();
        bytes.len() == word.len()
            && self.src.as_bytes().get(bytes.range()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// How many bytes token `i` has.
    #[inline]
    pub(crate) fn width(&self, i: usize) -> usize {
        let token = self.token(i);
        token.end() - token.start()
    }

    /// The bytes of the tokens `range`, which holds one at least.
    #[inline]
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.token(range.start).start(), self.token(range.end.wrapping_sub(1)).end())
    }

    /// A number made of the first eight letters of token `i`, without case, and its length: equal words have equal ones.
    #[inline]
    pub(crate) fn key(&self, i: usize) -> u64 {
        self.key_of(self.token(i))
    }

    #[inline]
    pub(crate) fn key_of(&self, token: &Token) -> u64 {
        self.key_at(token.span())
    }

    /// The same of any letters of the text.
    #[inline]
    pub(crate) fn key_at(&self, span: Span) -> u64 {
        const MASKS: [u64; 9] = {
            let mut masks = [u64::MAX; 9];
            let mut len = 0;
            while len < 8 {
                masks[len] = (1 << (8 * len)) - 1;
                len += 1;
            }
            masks
        };
        let len = span.end() - span.start();
        let bytes = self.src.as_bytes();
        let raw = match bytes.get(span.start()..span.start() + 8).and_then(<[u8]>::first_chunk::<8>) {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => bytes[span.range()].iter().take(8).rev().fold(0, |raw, b| raw << 8 | u64::from(*b)),
        };
        (raw & MASKS[len.min(8)] | 0x2020_2020_2020_2020).wrapping_add((len as u64) << 56)
    }

    /// The same of a word that stands in no text.
    pub(crate) const fn key_of_word(word: &str) -> u64 {
        let bytes = word.as_bytes();
        let (mut raw, mut n) = (0, 0);
        while n < bytes.len() && n < 8 {
            raw |= (bytes[n] as u64) << (8 * n);
            n += 1;
        }
        (raw | 0x2020_2020_2020_2020).wrapping_add((bytes.len() as u64) << 56)
    }

    /// Whether a phrase may stand at token `i`, by its first two words: of most words that begin one, the next is not of it.
    #[inline]
    fn opens(&self, i: usize) -> bool {
        let next = self.token(i + 1);
        let stop = usize::from(matches!(next.kind, Kind::Period | Kind::Hyphen));
        lexicon::paired(self.word(i), self.word(i + 1 + stop))
    }

    /// Calls `found` with the class of every phrase of `class` that stands at token `i`.
    #[inline]
    pub(crate) fn phrases_at(&self, i: usize, class: Class, mut found: impl FnMut(Class)) {
        if !self.opens(i) {
            return;
        }
        for phrase in lexicon::phrases(self.word(i)).iter().filter(|phrase| phrase.class.any(class)) {
            // Here a stop or hyphen with space before it parts the words.
            let at = |n| {
                let token = self.token(i + n);
                let kind = if token.spaced() { Kind::Other } else { token.kind() };
                (kind, token.word(), token.starts_line())
            };
            if phrase_len(phrase, at).is_some() {
                found(phrase.class);
            }
        }
    }

    /// The longest phrase of several words of class `class` at token `i`: how many tokens it takes, and
    /// what the list says of it.
    #[inline]
    pub(crate) fn phrase(&self, i: usize, class: Class) -> Option<(usize, &Detail)> {
        if !self.opens(i) {
            return None;
        }
        self.phrase_in(class, |n| {
            let token = self.token(i + n);
            (token.kind(), token.word(), token.starts_line())
        })
    }

    /// The same over words that the caller has cut: `at` gives the kind and word of the nth from the
    /// first, and whether a line starts there.
    pub(crate) fn phrase_in(
        &self,
        class: Class,
        at: impl Fn(usize) -> (Kind, WordId, bool),
    ) -> Option<(usize, &Detail)> {
        let mut phrases = lexicon::phrases(at(0).1).iter().filter(|phrase| phrase.class.any(class));
        phrases.find_map(|phrase| Some((phrase_len(phrase, &at)?, &phrase.detail)))
    }
}

/// How many tokens the phrase takes where its first word has been found, if it stands there: between its
/// words a stop or hyphen may stand, no start of a line.
#[inline]
fn phrase_len(phrase: &Phrase, at: impl Fn(usize) -> (Kind, WordId, bool)) -> Option<usize> {
    let mut n = 0;
    for word in &phrase.rest[..phrase.len as usize] {
        n += 1;
        // "St. Louis", "prime-minister"
        if matches!(at(n).0, Kind::Period | Kind::Hyphen) {
            n += 1;
        }
        let (_, found, starts_line) = at(n);
        if found != *word || starts_line {
            return None;
        }
    }
    Some(n + 1)
}
