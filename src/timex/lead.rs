//! What stands before a day and says by itself which way it lies: "ahead of Sunday's vote", "by the close of business Friday",
//! "Come Monday", "Mayor to open bridge on Friday".

use super::tense::{GROUP, REACH, looks_ahead};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};

/// What leads to an event that is still to come: "ahead of Sunday's vote", "ruled out of Saturday's game", "fit for
/// Tuesday's match".
pub(super) fn led_ahead(text: &Text<'_>, start: usize, from: usize) -> bool {
    if start < from + 3 {
        return start == from + 2 && text.word(start - 1) == w::OF && text.word(start - 2) == w::AHEAD;
    }
    match (text.word(start - 2), text.word(start - 1)) {
        (w::AHEAD, w::OF) => true,
        (w::OUT, w::OF) => {
            text.is_word(start - 3, &[w::IS, w::ARE, w::S_CLITIC, w::RE_CLITIC]) || text.letters(start - 3) == "ruled"
        }
        (_, w::FOR) => {
            (1..=2).contains(&looks_ahead(text, start - 2))
                || text.letters(start - 2).starts_with("prepar")
                || text.letters(start - 2) == "ready"
        }
        _ => false,
    }
}

/// The token before "the close of business", "the end of play" that ends before `start`, with "on" between them or not.
pub(super) fn before_close(text: &Text<'_>, start: usize) -> Option<usize> {
    let end = start - usize::from(text.word(start - 1) == w::ON);
    let close = text.is_word(end - 1, &[w::BUSINESS, w::TRADING, w::PLAY])
        && text.word(end - 2) == w::OF
        && text.is_word(end - 3, &[w::CLOSE, w::END, w::START]);
    close.then(|| end - 3 - usize::from(text.word(end - 4) == w::THE))
}

/// Whether the word at `at` opens its clause and says from when on something is so.
pub(super) fn from_then(text: &Text<'_>, at: usize, from: usize) -> bool {
    at == from || !text.kind(at - 1).is_word() || text.is(at - 1, Class::CONJUNCTION | Class::SUBORDINATOR)
}

/// Whether an infinitive without any finite verb goes before, as in a headline: "Mayor to open bridge on Friday".
pub(super) fn headlined(text: &Text<'_>, start: usize, from: usize) -> bool {
    let floor = from.max(start.saturating_sub(2 * GROUP));
    let near = from.max(start.saturating_sub(REACH));
    (floor + 1..start).any(|i| text.word(i) == w::TO && text.is(i + 1, Class::VERB_BASE) && i + 1 < start)
        && !(near..start).any(|i| text.is(i, Class::VERB_PAST | Class::AUXILIARY) && !text.is(i, Class::VERB_BASE))
}

/// Whether the clause before token `at` asks somebody to do something: "Ask me in May".
pub(super) fn asks(text: &Text<'_>, at: usize, from: usize) -> bool {
    /// Such a clause is short.
    const NEAR: usize = 8;
    let opens = |i: usize| i == from || text.kind(i - 1).is_quote() || text.kind(i - 1) == Kind::Colon;
    let first = (from.max(at.saturating_sub(NEAR))..at).rev().find(|&i| opens(i) && text.kind(i).is_word());
    first.is_some_and(|i| {
        text.token(i).capitalised()
            && text.is(i, Class::VERB_BASE)
            && !text.is(i, Class::AUXILIARY | Class::MONTH)
            && text.is(i + 1, Class::PRONOUN)
    })
}

/// Whether the expression stands at the head of its clause: after its preposition comes the start of
/// the sentence, a mark, or a conjunction.
pub(super) fn opens_clause(text: &Text<'_>, start: usize, from: usize) -> bool {
    let mut at = start;
    // "as Christmas nears"
    if at > from && text.is_word(at - 1, &[w::AS, w::WHEN]) {
        return true;
    }
    // "on", "the", "late", "by early"
    while at > from && start - at < 4 {
        let class = text.class(at - 1);
        let skip = class.any(Class::PREPOSITION | Class::DETERMINER) && !text.is_word(at - 1, &[w::THAT])
            || text.is_word(at - 1, &[w::LATE, w::EARLY, w::LATER, w::EARLIER, w::ONLY, w::ALSO, w::JUST]);
        if !skip {
            break;
        }
        at -= 1;
    }
    if at <= from {
        return true;
    }
    let kind = text.kind(at - 1);
    !kind.is_word() && !matches!(kind, Kind::Hyphen | Kind::Percent | Kind::CloseRound | Kind::Period)
        || text.is(at - 1, Class::CONJUNCTION)
        || text.is_word(at - 1, &[w::THAT, w::IF, w::WHETHER, w::BECAUSE, w::WHILE, w::ALTHOUGH, w::WHICH, w::WHO])
}
