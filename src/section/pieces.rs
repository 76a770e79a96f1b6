//! The words of a head line cut finer than tokens: "ByJ.R.", "Earley15:35", "20194:29", "ESTUpdated".
//!
//! Scrapers glue what a page sets apart. Only the few short lines that may hold a byline, a time or a
//! credit are cut so; the text itself is never changed.

use crate::lexicon::{Class, WordId};
use crate::span::Span;
use crate::text::{Kind, Letters, Text};
use std::ops::Range;

/// A word, a number or a mark of a head line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) word: WordId,
    pub(super) class: Class,
    /// Space, or the start of a line, stands before it.
    pub(super) spaced: bool,
    pub(super) capital: bool,
    /// All its letters are capitals.
    pub(super) upper: bool,
    /// Initials with stops: "J.R.", "p.m.".
    pub(super) dotted: bool,
    pub(super) clitic: bool,
}

const NONE: Piece = Piece {
    span: Span::new(0, 0),
    kind: Kind::None,
    word: WordId::NONE,
    class: Class::NONE,
    spaced: true,
    capital: false,
    upper: false,
    dotted: false,
    clitic: false,
};

pub(super) struct Pieces<'t> {
    pub(super) text: &'t Text<'t>,
    list: Vec<Piece>,
}

/// Longer lines are paragraphs of a story, not what stands above it.
const LONGEST: usize = 80;

impl<'t> Pieces<'t> {
    /// The pieces of the tokens, or nothing where there are too many for a head line.
    pub(super) fn cut(text: &'t Text<'t>, tokens: Range<usize>) -> Option<Pieces<'t>> {
        if tokens.len() > LONGEST {
            return None;
        }
        let mut pieces = Pieces { text, list: Vec::with_capacity(tokens.len() + 8) };
        for i in tokens {
            let token = text.token(i);
            let piece = Piece {
                span: token.span(),
                kind: token.kind(),
                word: token.word(),
                class: text.class(i),
                spaced: token.spaced(),
                capital: token.capitalised(),
                upper: token.all_caps(),
                dotted: token.dotted(),
                clitic: token.clitic(),
            };
            pieces.push(piece);
        }
        Some(pieces)
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Piece `i`, or one of kind [`Kind::None`] where there is none.
    pub(super) fn at(&self, i: usize) -> &Piece {
        self.list.get(i).unwrap_or(&NONE)
    }

    pub(super) fn kind(&self, i: usize) -> Kind {
        self.at(i).kind
    }

    pub(super) fn class(&self, i: usize) -> Class {
        self.at(i).class
    }

    pub(super) fn letters(&self, i: usize) -> &'t str {
        &self.text.str()[self.at(i).span]
    }

    #[inline]
    pub(super) fn says(&self, i: usize, words: &Letters) -> bool {
        words.has_in_any_case(self.text, self.at(i).span)
    }

    /// The value of a number without stops or commas.
    pub(super) fn number(&self, i: usize) -> Option<u32> {
        match self.kind(i) {
            Kind::Number => self.letters(i).parse().ok(),
            Kind::Ordinal => self.letters(i).get(..self.letters(i).len() - 2)?.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.at(range.start).span.start(), self.at(range.end.wrapping_sub(1)).span.end())
    }

    /// The longest phrase of a list's class at piece `i`, as the number of its pieces.
    pub(super) fn phrase(&self, i: usize, class: Class) -> Option<usize> {
        let at = |n| {
            let piece = self.at(i + n);
            (piece.kind, piece.word, false)
        };
        self.text.phrase_in(class, at).map(|(len, _)| len)
    }

    fn push(&mut self, piece: Piece) {
        match piece.kind {
            Kind::Number => self.number_piece(piece),
            Kind::Word if !piece.dotted => self.word_piece(piece),
            _ => self.list.push(piece),
        }
    }

    /// "20194:29" is a year and an hour, "202501747" a year and a count.
    fn number_piece(&mut self, piece: Piece) {
        let bytes = &self.text.str().as_bytes()[piece.span.range()];
        let digits = bytes.iter().all(u8::is_ascii_digit);
        let year = bytes.starts_with(b"19") || bytes.starts_with(b"20");
        // Eight digits may be a date of ISO's basic form.
        if digits && year && bytes.len() > 4 && bytes.len() != 8 && !self.list.is_empty() {
            let at = piece.span.start() + 4;
            self.list.push(Piece { span: Span::new(piece.span.start(), at), ..piece });
            self.list.push(Piece { span: Span::new(at, piece.span.end()), spaced: false, ..piece });
        } else {
            self.list.push(piece);
        }
    }

    /// Cuts a word where its letters turn to digits or back, and before a capital that begins a word of the trade.
    fn word_piece(&mut self, piece: Piece) {
        let word = &self.text.str()[piece.span];
        let bytes = word.as_bytes();
        // What a list has is one word, and most others have neither a digit nor a capital inside.
        if piece.word.is_known()
            || bytes[1..].iter().all(|b| !b.is_ascii_digit() && !b.is_ascii_uppercase()) && !bytes[0].is_ascii_digit()
        {
            self.list.push(piece);
            return;
        }
        let mut from = 0;
        for at in 1..bytes.len() {
            let (a, b) = (bytes[at - 1], bytes[at]);
            let turns = a.is_ascii_digit() != b.is_ascii_digit() && word.is_char_boundary(at);
            let capital = b.is_ascii_uppercase()
                && (a.is_ascii_lowercase() || bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase))
                && self.glued(piece, at);
            if turns || capital {
                self.part(piece, from, at);
                from = at;
            }
        }
        if from == 0 {
            self.list.push(piece);
        } else {
            self.part(piece, from, bytes.len());
        }
    }

    /// Whether the capital at `at` begins a word of its own: "ItalieThe", "AgoUpdated", not "McDonald".
    fn glued(&self, piece: Piece, at: usize) -> bool {
        let tail = Span::new(piece.span.start() + at, piece.span.end());
        let (word, class) = self.text.look_up(tail);
        let head = Span::new(piece.span.start(), piece.span.start() + at);
        if self.text.str()[head].eq_ignore_ascii_case("by") {
            return true;
        }
        let trade = Class::MONTH
            | Class::STAMP
            | Class::FURNITURE
            | Class::NETWORK
            | Class::ROLE
            | Class::RUBRIC
            | Class::OUTLET
            | Class::RANK
            | Class::DETERMINER;
        // "AnnMarie" and "LeBron" have a tail that is no such word; "MacNews" has a head that is too short.
        at >= 3 && word.is_known() && class.any(trade)
    }

    fn part(&mut self, piece: Piece, from: usize, to: usize) {
        let span = Span::new(piece.span.start() + from, piece.span.start() + to);
        let letters = &self.text.str()[span];
        let (word, class) = self.text.look_up(span);
        let number = letters.bytes().all(|b| b.is_ascii_digit());
        let first = letters.chars().next().unwrap_or(' ');
        let part = Piece {
            span,
            kind: if number { Kind::Number } else { Kind::Word },
            word,
            class,
            spaced: piece.spaced && from == 0,
            capital: first.is_uppercase(),
            upper: !number && !letters.chars().any(char::is_lowercase),
            dotted: false,
            clitic: false,
        };
        if number { self.number_piece(part) } else { self.list.push(part) }
    }
}
