//! Verbs in the present that are nouns of the same letters: "the poll results show", "claims of fraud".

use super::subject::plural;
use crate::lexicon::{Class, WordId, w};
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::text::Kind;

/// Verbs that are never nouns.
const NEVER: [WordId; 5] = [w::SAY, w::BELIEVE, w::THINK, w::KNOW, w::EXPECT];

/// Whether the verb at `head`, without an auxiliary, has a form that a noun may have.
pub(super) fn form(page: &Page<'_, '_>, head: usize) -> bool {
    let class = page.text.class(head);
    class.any(Class::VERB_S | Class::VERB_BASE) & !class.any(Class::VERB_PAST)
}

/// Whether the verb at `head`, whose group begins at `first`, is a noun there. `noun_form` is that it has its
/// [`form`], and no auxiliary.
pub(super) fn is(page: &Page<'_, '_>, sentence: &Sentence, head: usize, first: usize, noun_form: bool) -> bool {
    let text = page.text;
    let share = text.detail(head).cue;
    let (before, next) = (first.wrapping_sub(1), head + 1);
    // "states" is a noun unless it says something.
    if text.detail(head).lemma == w::STATE
        && page.is(head, Class::VERB_S | Class::VERB_BASE)
        && !(text.word(next) == w::THAT && !page.is(next + 1, Class::AUXILIARY | Class::VERB_PAST)
            || matches!(page.kind(next), Kind::Colon | Kind::Comma)
            || page.opens(next))
    {
        return true;
    }
    // "a plan that critics say is dead", "officials in Kyiv believe"
    let never = NEVER.contains(&text.detail(head).lemma);
    if !noun_form | never {
        return false;
    }
    // "the claims that were made"
    let named = page.is(head, Class::SAYING | Class::DOCUMENT) && !page.is(before, Class::PRONOUN | Class::RELATIVE);
    if named && text.word(next) == w::THAT && page.is(next + 1, Class::AUXILIARY | Class::VERB_PAST) {
        return true;
    }
    // "a police report says"
    if page.is(head, Class::SAYING | Class::DOCUMENT) && page.is(next, Class::CUE) && page.is(next, Class::VERB_S) {
        return true;
    }
    // "news reports said", "the poll results show"
    if page.is(next, Class::VERB_PAST | Class::AUXILIARY) && !page.is(next, Class::DETERMINER) {
        return true;
    }
    // "up 9.2 percentage points", but "Vision 2030 calls"
    let number = |i: usize| page.kind(i) == Kind::Number && page.text.width(i) != 4;
    if page.is(head, Class::VERB_S)
        && share < 80
        && (number(before) || page.is_plain(before) && number(before.wrapping_sub(1)))
    {
        return true;
    }
    // "tax reform advocates believe"
    // "Small details tell"
    if share < 60 && (text.is_word(next, &NEVER) || text.word(next) == w::TELL) {
        return true;
    }
    // "Declining issues outnumbered advancers"
    if page.is(head, Class::VERB_S) && share < 60 && before == sentence.first && page.is(before, Class::VERB_ING) {
        return true;
    }
    // "Mayor denies claim"
    let object = page.is(before, Class::VERB_S) && page.is(before, Class::CUE);
    if !sentence.story && object && page.is(head, Class::VERB_BASE) {
        return true;
    }
    // "declined to take questions", "will hold talks": the object of another verb.
    let left = before.wrapping_sub(1);
    if page.is(before, Class::VERB_BASE) && (text.word(left) == w::TO || page.is(left, Class::MODAL)) {
        return true;
    }
    // "claims of fraud", "remarks and insults": nouns, unless a pronoun stands before.
    let next_noun = text.word(next) == w::OF || page.is(next, Class::CONJUNCTION) && page.is_word(next);
    if share < 75 && next_noun && !page.is(before, Class::PRONOUN) {
        return true;
    }
    share < 60 && !has_object(page, sentence, head, first)
}

/// A weak verb with a noun's letters needs an object, not so in "passenger lists and", "the Paris attacks"; or a
/// pronoun, or something said before it.
fn has_object(page: &Page<'_, '_>, sentence: &Sentence, head: usize, first: usize) -> bool {
    let text = page.text;
    let (before, next) = (first.wrapping_sub(1), head + 1);
    let place = page.is(before, Class::PLACE | Class::NATIONALITY | Class::COUNTRY)
        && text.is_word(before.wrapping_sub(1), &[w::THE, w::OF, w::IN]);
    if place {
        return false;
    }
    let opens = page.opens(next)
        || page.kind(next) == Kind::Colon
        || page.is_word(next) && !page.is(next, Class::CONJUNCTION | Class::VERB_PAST)
        || page.kind(next).is_numeric()
        || page.kind(next) == Kind::Currency;
    let pronoun = page.is(before, Class::PRONOUN) && !page.is(before, Class::DETERMINER);
    if opens || pronoun {
        return true;
    }
    if !matches!(page.kind(next), Kind::Period | Kind::Comma | Kind::Dash) {
        return false;
    }
    let Some(subject) = np::before(page, sentence.first, first).filter(|subject| subject.start > sentence.first) else {
        return false;
    };
    // “…,” the letter reads.; "The reason, Ruiz suspects, is …"; "The dam will hold, her aides believe."
    let left = subject.start - 1;
    let noun = page.is(head, Class::SAYING | Class::DOCUMENT);
    let many = || page.is(head, Class::VERB_BASE) && !noun && plural(page, before);
    page.opens(page.back(subject.start))
        || left > sentence.first
            && page.kind(left) == Kind::Comma
            && (page.kind(next) == Kind::Comma && page.is_name(subject.start) || many())
}
