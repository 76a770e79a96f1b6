//! Where sentences end.

use super::{Kind, Text};
use crate::lexicon::Class;
use crate::span::Span;
use std::ops::Range;

/// A sentence: from its first token to its last, closing marks and brackets included.
///
/// ```
/// let text = copydesk::Text::read("He met Mr. Cole at 5 p.m. in the U.S. Then he left.");
/// let sentences: Vec<_> = text.sentences().iter().map(|s| &text.str()[s.span()]).collect();
/// assert_eq!(sentences, ["He met Mr. Cole at 5 p.m. in the U.S.", "Then he left."]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    start: u32,
    end: u32,
    first: u32,
    last: u32,
}

impl Sentence {
    /// The bytes from the first token to the last.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The numbers of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Cuts each paragraph after the stops that end a sentence.
pub(super) fn sentences(text: &Text<'_>, stops: &[u32]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(stops.len() + text.paragraphs().len());
    let mut stops = stops.iter().map(|&stop| stop as usize).peekable();
    for paragraph in text.paragraphs() {
        let range = paragraph.tokens();
        let mut first = range.start;
        // A run of stops and closing marks is looked at once, whatever its length.
        let mut seen = first;
        while let Some(stop) = stops.next_if(|&stop| stop < range.end) {
            if stop < seen {
                continue;
            }
            let next = after_closers(text, stop, range.end);
            seen = next;
            if next < range.end && text.token(next).spaced() && ends(text, stop, next, range.end) {
                sentences.push(sentence(text, first..next));
                first = next;
            }
        }
        sentences.push(sentence(text, first..range.end));
    }
    sentences
}

fn sentence(text: &Text<'_>, tokens: Range<usize>) -> Sentence {
    let span = text.span(tokens.clone());
    Sentence { start: span.start as u32, end: span.end as u32, first: tokens.start as u32, last: tokens.end as u32 }
}

/// The token after the stop and the stops, marks and brackets that close with it.
fn after_closers(text: &Text<'_>, stop: usize, limit: usize) -> usize {
    let mut next = stop + 1;
    while next < limit && !text.token(next).spaced() {
        let kind = text.kind(next);
        let stops = matches!(kind, Kind::Question | Kind::Exclamation | Kind::Period | Kind::Ellipsis);
        if !(stops || kind.closes() || matches!(kind, Kind::CloseRound | Kind::CloseSquare)) {
            break;
        }
        next += 1;
    }
    next
}

/// Whether the stop ends a sentence, when a spaced token `next` follows it.
fn ends(text: &Text<'_>, stop: usize, next: usize, limit: usize) -> bool {
    // The next sentence begins with a capital, a digit or an opening mark.
    let mut first = next;
    while first < limit
        && (text.kind(first).is_quote() || matches!(text.kind(first), Kind::OpenRound | Kind::OpenSquare))
    {
        first += 1;
    }
    // A mark that opens nothing before the paragraph ends says nothing.
    let starts = text.token(if first < limit { first } else { usize::MAX });
    let lower = starts.kind() == Kind::Word && !starts.capitalised();
    match text.kind(stop) {
        Kind::Question | Kind::Exclamation => !lower,
        Kind::Ellipsis => starts.kind() == Kind::Word && starts.capitalised(),
        Kind::Period => {
            if lower || matches!(starts.kind(), Kind::Comma | Kind::Semicolon | Kind::Colon) {
                return false;
            }
            let before = stop.wrapping_sub(1);
            if text.token(stop).spaced() {
                return true;
            }
            let class = text.class(before);
            if class.any(Class::BEFORE_NAME) && text.token(before).capitalised() {
                return false;
            }
            let initial = text.token(before).span().len() == 1 && text.token(before).all_caps();
            if initial && text.letters(before) != "I" {
                return false;
            }
            if class.any(Class::ABBREVIATION) && !opens_sentence(text, first) {
                return false;
            }
            true
        }
        // "U.S.", "p.m."
        _ => opens_sentence(text, first),
    }
}

/// Whether a capital word after an abbreviation begins a sentence rather than goes on with a name.
fn opens_sentence(text: &Text<'_>, first: usize) -> bool {
    let token = text.token(first);
    token.kind() == Kind::Word
        && token.capitalised()
        && text.is(
            first,
            Class::DETERMINER
                | Class::PRONOUN
                | Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::RELATIVE
                | Class::ADVERB,
        )
}
