//! Verbs of saying in another sense: "called police", "denied the striker twice".

use crate::lexicon::{Class, w};
use crate::quote::page::{Page, Sentence};
use crate::quote::{FINITE, np};
use crate::text::Kind;

/// Whether the verb at `head` tells of something that nobody says.
pub(super) fn other(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> bool {
    let text = page.text;
    match text.detail(head).lemma {
        // "The match was called off"
        w::CALL => {
            // "called police and hid"
            let closes = !page.is_word(head + 2) || page.is(head + 2, Class::CONJUNCTION | Class::PREPOSITION);
            text.is_word(head + 1, &[w::OFF, w::UP]) || text.word(head + 1) == w::POLICE && closes
        }
        // "has added the works to its database", but "added the decision to close was wrong"
        w::ADD => np::core(page, head + 1, sentence.end)
            .is_some_and(|end| (head + 2..=end).any(|i| text.word(i) == w::TO && !page.is(i + 1, Class::VERB_BASE))),
        // "Small details tell: …"
        w::TELL => page.kind(head + 1) == Kind::Colon && !page.opens(head + 2),
        // "which appeared in the journal"
        w::APPEAR => text.is_word(head + 1, &[w::IN, w::ON, w::AT, w::BEFORE, w::FROM]),
        // "felt the ball strike his arm"
        w::FEEL => np::core(page, head + 1, sentence.end).is_some_and(|end| {
            let verb = if page.is(end, Class::DETERMINER) { end - 1 } else { end };
            page.is(verb, Class::VERB_BASE) && !page.is(verb, FINITE) && !page.is(verb - 1, Class::DETERMINER)
        }),
        // "denied Ferrand twice": from a goal, not from having said anything.
        w::DENY => np::core(page, head + 1, sentence.end).is_some_and(|end| {
            let verb = (end..sentence.end).find(|&i| !page.is_adverb(i)).unwrap_or(end);
            let acts = page.is(verb, FINITE) || page.is_past(verb);
            (head + 1..end).all(|i| page.is_name(i)) && !acts && !text.token(end).clitic()
        }),
        _ => false,
    }
}

/// Whether the passive verb at `head` reports.
pub(super) fn passive(page: &Page<'_, '_>, head: usize) -> bool {
    let text = page.text;
    let next = text.word(head + 1);
    match text.detail(head).lemma {
        // "was admitted to hospital"
        w::ADMIT => !text.is_word(head + 1, &[w::TO, w::IN, w::INTO]),
        // "was called to the monitor", "being ordered out of service"
        w::CALL => next != w::TO || page.is(head + 2, Class::VERB_BASE),
        w::ORDER => next != w::OUT,
        // "was seen in tears", "was felt most by those in the north"
        w::SEE => text.is_word(head + 1, &[w::AS, w::BY]),
        w::FEEL => next == w::THAT,
        _ => true,
    }
}
