//! The subject of a sentence's main clause, for the verbs that have none of their own.

use super::group::{before_time, group_start, own_past};
use crate::lexicon::{Class, w};
use crate::quote::FINITE;
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::quote::tokens::Tokens;
use crate::text::Kind;
use std::hint::select_unpredictable;

/// The subject of the main clause, as far as the sentence has been read.
///
/// It only ever moves forward, so that a sentence costs one walk however many participles it has.
pub(super) struct Main {
    pub(super) at: usize,
    /// Nothing where none has been read.
    held: Tokens,
    /// A comma and conjunction, or a semicolon, has opened another main clause.
    fresh: bool,
}

impl Main {
    pub(super) fn new(sentence: &Sentence) -> Main {
        Main { at: sentence.first, held: Tokens::NONE, fresh: true }
    }

    /// Goes on to the sentence if it is `new`. No branch: in which sentence the next verb stands cannot be foreseen.
    pub(super) fn turn_to(&mut self, sentence: &Sentence, new: bool) {
        self.at = select_unpredictable(new, sentence.first, self.at);
        self.held = select_unpredictable(new, Tokens::NONE, self.held);
        self.fresh |= new;
    }

    pub(super) fn subject(&self) -> Option<Tokens> {
        (self.held != Tokens::NONE).then_some(self.held)
    }

    /// The subject without its appositions, as another verb's.
    pub(super) fn name(&self, page: &Page<'_, '_>) -> Option<Tokens> {
        let subject = self.subject()?;
        let next = |from: usize| (from..subject.end()).find(|&i| page.kind(i) == Kind::Comma);
        let Some(comma) = next(subject.start() + 1) else { return Some(subject) };
        // "Its secretary, Ana Ruiz, blamed": the apposition is the name.
        let named = page.is_name(comma + 1) && page.is_name(comma + 2) && !page.is_name(comma - 1);
        let end = if named { next(comma + 1).unwrap_or(subject.end()) } else { comma };
        Some((subject.start()..end).into())
    }

    pub(super) fn advance(&mut self, page: &Page<'_, '_>, sentence: &Sentence, to: usize) {
        let text = page.text;
        while self.at < to.min(sentence.end) {
            let i = self.at;
            self.at = page.next(i);
            match page.kind(i) {
                Kind::Semicolon => self.fresh = true,
                Kind::Comma if text.is_word(i + 1, &[w::AND, w::BUT, w::WHILE]) => self.fresh = true,
                Kind::Word if self.fresh && is_finite(page, i) => {
                    let group = before_time(page, sentence, group_start(page, sentence, i));
                    let subject = np::before(page, sentence.first, group).filter(|range| {
                        // A relative's subject and a subordinate clause's are not the sentence's.
                        let before = range.start.wrapping_sub(1);
                        let subordinate = range.start > sentence.first
                            && page.is(before, Class::SUBORDINATOR | Class::RELATIVE)
                            && text.word(before) != w::THAT;
                        !subordinate && !text.is_word(range.start, &[w::WHO, w::WHICH, w::THAT])
                    });
                    let inverted = || {
                        let opens = i > sentence.first && (page.opens(page.back(i)) || page.kind(i - 1) == Kind::Comma);
                        if opens { np::after(page, i + 1, sentence.end).map(|end| (i + 1..end).into()) } else { None }
                    };
                    if let Some(subject) = subject.map(Tokens::from).or_else(inverted) {
                        self.held = subject;
                        self.fresh = false;
                    }
                }
                _ => {}
            }
        }
    }
}

/// The subject of the clause that reaches to token `to`.
pub(in crate::quote) fn main_subject(page: &Page<'_, '_>, sentence: &Sentence, to: usize) -> Option<(Tokens, Tokens)> {
    // Bounded: a sentence of ordinary length is read from its start, another from this far back.
    const FAR: usize = 120;
    let mut main = Main::new(sentence);
    main.at = main.at.max(to.saturating_sub(FAR));
    main.advance(page, sentence, to);
    main.subject().map(|subject| {
        let verb = subject.end();
        let mut end = verb;
        while end < to && (page.is(end, FINITE) || page.is_adverb(end)) {
            end += 1;
        }
        (subject, (verb..end.max(verb + 1)).into())
    })
}

fn is_finite(page: &Page<'_, '_>, i: usize) -> bool {
    let token = page.text.token(i);
    // "more-pointed"
    if !token.spaced() && page.kind(i.wrapping_sub(1)) == Kind::Hyphen {
        return false;
    }
    // "In three interviews, the justice …": a plural before a comma.
    let noun = page.is(i, Class::VERB_S)
        && !page.is(i, Class::CUE | Class::AUXILIARY)
        && matches!(page.kind(i + 1), Kind::Comma | Kind::Period);
    // "In a new quarterly forecast, the bank …": a word that is its own past, at the end of a phrase.
    let noun = noun || own_past(page, i) && page.kind(i + 1) == Kind::Comma;
    (page.is(i, FINITE) || page.is_past(i))
        && !noun
        && !token.capitalised()
        && !(token.clitic()
            && page.text.word(i) == w::S_CLITIC
            // "the government’s most important witness"
            && (page.text.word(i + 1) == w::MOST
                || !page.is(i + 1, Class::ADVERB | Class::DETERMINER | Class::NEGATION | Class::VERB_ING)))
}
