//! What somebody reports of whom the text does not tell: "The mill has reportedly been sold."

use super::clause;
use super::cue::Frame;
use super::np;
use super::page::{Page, Sentence};
use super::relation::{Content, Relation, Rule};
use super::signs::Sign;
use crate::lexicon::Class;
use crate::text::Kind;

/// The clause around the "reportedly" at token `at` of the sentence with the number `n`, without that word.
pub(super) fn relation(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frames: &[Frame],
    at: usize,
    n: u32,
) -> Option<Relation> {
    // "the reportedly stolen car", "for reportedly stealing a car": no clause.
    let before = at.wrapping_sub(1);
    let inner = at > sentence.first && page.is_word(before) && page.is(before, Class::DETERMINER | Class::PREPOSITION);
    if inner && !page.is(before, Class::PRONOUN) {
        return None;
    }
    let next = at + 1 + usize::from(page.kind(at + 1) == Kind::Comma);
    let end = clause::end(page, sentence, frames, next, next);
    let mut verb = at;
    while verb > sentence.first && page.is(verb - 1, Class::AUXILIARY | Class::NEGATION) {
        verb -= 1;
    }
    let subject = np::before(page, sentence.first, verb).map(|subject| subject.start);
    // "Reportedly, the mill has been sold."
    let first = if at == sentence.first { at } else { subject.unwrap_or(verb) };
    // A quotation has been attributed before.
    if next >= end || first == at && at > sentence.first || page.signs.any(Sign::Mark, first, end) {
        return None;
    }
    let mut content = Content::one(if first < at { first..at } else { next..end });
    if first < at {
        content.push(next..end);
    }
    Some(Relation {
        source: None,
        cue: Some((at..at + 1).into()),
        content,
        rule: Rule::Hearsay,
        confidence: Rule::Hearsay.reported(),
        quoted: false,
        sentence: n,
        place: 0,
    })
}
