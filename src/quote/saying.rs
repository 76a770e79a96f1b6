//! Nouns that report: "Ruiz’s claim that the port “was shut”", "chants of “Open it”".

use super::np;
use super::page::{Page, Sentence};
use super::{FINITE, SPEAKERS};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Letters};
use std::ops::Range;

/// A noun of saying with whose it is.
pub(super) struct Saying {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    /// Where what it reports begins.
    pub(super) content: usize,
    pub(super) owner: Owner,
    pub(super) link: Link,
}

/// How the text says whose it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Name,
    Pronoun,
    By,
    Nobody,
}

/// What stands between the noun and what it reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Of,
    That,
    Mark,
    Other,
}

/// The noun stands at most so many tokens before the quotation: a that-clause may lie between.
const NEAR: usize = 20;
/// Without "that" nothing but a short phrase lies between.
const SHORT: usize = 6;

/// The nearest noun of saying that reaches the quotation that opens at `open`.
pub(super) fn before(page: &Page<'_, '_>, sentence: &Sentence, open: usize) -> Option<Saying> {
    let text = page.text;
    let floor = sentence.first.max(open.saturating_sub(NEAR));
    let mut i = open;
    while i > floor {
        i = page.back(i);
        if i < floor || matches!(page.kind(i), Kind::Semicolon) {
            return None;
        }
        let noun = page.is(i, Class::SAYING | Class::DOCUMENT)
            && page.is_word(i)
            && (!text.token(i).capitalised() || !sentence.story)
            && !page.is(i.wrapping_sub(1), Class::PRONOUN) | page.is(i.wrapping_sub(1), Class::DETERMINER);
        if noun && let Some((link, content)) = link(page, i, open) {
            let far = open - content > SHORT;
            if link == Link::That || !far && !verb(page, i, open) {
                let (source, owner) = owner(page, sentence, i, open);
                return Some(Saying { source, cue: i..content.max(i + 1), content, owner, link }.trimmed(i));
            }
        }
    }
    None
}

/// What one will do is said with these.
static PROMISES: Letters = Letters::of(&[
    "claim", "claims", "hope", "hopes", "offer", "offers", "pledge", "pledges", "promise", "promises", "threat",
    "threats", "vow", "vows",
]);

/// What a noun of saying reports that has somebody's name on it and no marks: "Ruiz’s claim that the vote was rigged",
/// "her promise to stay". Gives whose it is, and where what it reports begins.
pub(super) fn unmarked(page: &Page<'_, '_>, sentence: &Sentence, noun: usize) -> Option<(Range<usize>, usize)> {
    /// Between the noun and its clause stands whose it is, at most.
    const FAR: usize = 12;
    let text = page.text;
    if !page.is(noun, Class::SAYING) || !page.is_word(noun) || text.token(noun).capitalised() {
        return None;
    }
    let next = noun + 1;
    // "a claim that was rejected" tells which claim.
    let clause = |that: usize| {
        let verb = FINITE | Class::VERB_BASE;
        text.word(that) == w::THAT && (!page.is(that + 1, verb) || page.is(that + 1, Class::DETERMINER))
    };
    // "aside from stating that", "by arguing that"
    if text.is_word(next, &[w::BY, w::FROM]) && page.is(next + 1, Class::VERB_ING) {
        return None;
    }
    let content = match text.word(next) {
        w::THAT if clause(next) => next,
        // "Ruiz’s response was that it was late"
        w::IS | w::WAS if clause(next + 1) => next + 1,
        w::TO if PROMISES.has(text, noun) && page.is(next + 1, Class::VERB_BASE) => next,
        w::BY | w::FROM => {
            let end = np::after(page, next + 1, sentence.end.min(next + FAR)).filter(|&i| clause(i))?;
            // "a call from the scene that"
            let speaks = page.is_name(end - 1) || page.is(end - 1, SPEAKERS) || text.word(next) == w::BY;
            Some(end).filter(|_| speaks)?
        }
        _ => return None,
    };
    Some((owner(page, sentence, noun, content).0?, content))
}

/// Whether a verb stands between token `i` and token `to`, outside of quotations.
fn verb(page: &Page<'_, '_>, i: usize, to: usize) -> bool {
    let mut at = page.back(to);
    while at > i {
        if page.is(at, FINITE) || page.is_past(at) {
            return true;
        }
        at = page.back(at);
    }
    false
}

impl Saying {
    /// The cue takes in "of", not "that" or a mark.
    fn trimmed(mut self, noun: usize) -> Saying {
        if matches!(self.link, Link::That | Link::Mark) {
            self.cue = noun..noun + 1;
        }
        self
    }
}

/// What joins the noun to what it reports, and where that begins.
fn link(page: &Page<'_, '_>, noun: usize, open: usize) -> Option<(Link, usize)> {
    let text = page.text;
    let next = noun + 1;
    if next == open {
        return Some((Link::Mark, open));
    }
    match page.kind(next) {
        Kind::Colon | Kind::Comma if next + 1 == open => Some((Link::Mark, open)),
        Kind::Word if text.word(next) == w::THAT => Some((Link::That, next)),
        Kind::Word if text.word(next) == w::OF => Some((Link::Of, next + 1)),
        Kind::Word if text.is_word(next, &[w::ABOUT, w::LIKE, w::AS, w::TO, w::ON, w::FOR]) => {
            Some((Link::Other, next + 1))
        }
        // "a report by the office that he “lied”"
        Kind::Word if text.is_word(next, &[w::BY, w::FROM]) => {
            let end = np::after(page, next + 1, open)?;
            if text.word(end) == w::THAT {
                Some((Link::That, end))
            } else if end == open || end + 1 == open && matches!(page.kind(end), Kind::Colon | Kind::Comma) {
                Some((Link::Mark, open))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Whose it is: "Ruiz’s", "his", "by the office".
fn owner(page: &Page<'_, '_>, sentence: &Sentence, noun: usize, open: usize) -> (Option<Range<usize>>, Owner) {
    // Adjectives between the owner and the noun.
    const WIDEST: usize = 5;
    let text = page.text;
    if text.is_word(noun + 1, &[w::BY, w::FROM]) {
        return match np::after(page, noun + 2, open) {
            Some(end) => (Some(noun + 2..end), Owner::By),
            None => (None, Owner::Nobody),
        };
    }
    let mut i = noun;
    while i > sentence.first && noun - i < WIDEST {
        let at = i - 1;
        let possessive = text.word(at) == w::S_CLITIC && text.token(at).clitic()
            || matches!(page.kind(at), Kind::CloseSingle | Kind::StraightSingle)
                && !text.token(at).spaced()
                && !page.closes(at)
                && !page.opens(at);
        if possessive {
            // "laughed at Ruiz’s claim": the phrase of the owner begins behind the preposition.
            let link = |i: &usize| page.is(*i, Class::PREPOSITION) && text.word(*i) != w::OF;
            let owner = np::before(page, sentence.first, at)
                .map(|range| range.clone().rev().find(link).map_or(range.start, |i| i + 1)..range.end)
                .filter(|range| !range.is_empty());
            return (owner.clone(), if owner.is_some() { Owner::Name } else { Owner::Nobody });
        }
        if page.kind(at) != Kind::Word {
            break;
        }
        if page.is(at, Class::PRONOUN) && page.is(at, Class::DETERMINER) {
            return (Some(at..at + 1), Owner::Pronoun);
        }
        if page.is(at, Class::DETERMINER | Class::PREPOSITION | Class::PRONOUN | Class::AUXILIARY | Class::CONJUNCTION)
        {
            break;
        }
        i = at;
    }
    (None, Owner::Nobody)
}
