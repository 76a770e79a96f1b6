//! What a word can be to a noun phrase: a part of it, its determiner, a plural, the verb behind it.

use super::{CLAUSE, abbreviates};
use crate::lexicon::{Class, w};
use crate::quote::FINITE;
use crate::quote::page::Page;
use crate::text::Kind;

/// Whether a word can stand inside a noun phrase, as a noun, name, adjective or participle.
pub(super) fn nominal(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    match page.kind(i) {
        Kind::Word => {
            let (token, class) = (text.token(i), text.class(i));
            if token.clitic() {
                return class.is_none() || token.word() == w::S_CLITIC;
            }
            if token.capitalised() && !class.any(CLAUSE | Class::PRONOUN | Class::PREPOSITION | Class::DETERMINER) {
                return !class.any(Class::AUXILIARY)
                    || class.any(Class::MONTH)
                    || page.is_name(i + 1)
                    || page.named_will(i);
            }
            // "Per Holm"
            if token.capitalised() && class.any(Class::FIRST_NAME) && page.is_name(i + 1) {
                return true;
            }
            let alone = class.any(Class::PRONOUN) & !class.any(Class::DETERMINER);
            let other = CLAUSE | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::NEGATION;
            !(alone | class.any(other))
        }
        Kind::Number
        | Kind::Ordinal
        | Kind::Decade
        | Kind::Ampersand
        | Kind::Percent
        | Kind::Currency
        | Kind::Hash
        | Kind::At
        | Kind::Slash => true,
        Kind::Hyphen => !text.token(i).spaced() || !text.token(i + 1).spaced(),
        // The stop of "Mr." and of initials.
        Kind::Period => abbreviates(page, i),
        _ => false,
    }
}

/// A finite verb rather than a noun or participle before a noun: a past form or third person with
/// nothing of a noun phrase to its left.
pub(super) fn finite(page: &Page<'_, '_>, i: usize) -> bool {
    let class = page.text.class(i);
    let say = page.text.word(i) == w::SAY;
    if !class.any(FINITE) && !say || page.text.token(i).capitalised() {
        return false;
    }
    if !page.text.token(i).spaced() && page.kind(i.wrapping_sub(1)) == Kind::Hyphen {
        return false;
    }
    if class.any(Class::AUXILIARY) {
        return !page.text.token(i).clitic() || page.text.word(i) != w::S_CLITIC;
    }
    let mut before = i.wrapping_sub(1);
    // "the newly passed law", but "Obama instead passed".
    if page.is_adverb(before) && !page.is(before, Class::DETERMINER) {
        before = before.wrapping_sub(1);
    }
    if page.is(before, Class::DETERMINER | Class::PREPOSITION) || page.text.word(before) == w::S_CLITIC {
        return false;
    }
    // "groups opposed to", "people killed by": a participle after its noun.
    if class.any(Class::VERB_PART) && page.is(i + 1, Class::PREPOSITION) {
        return false;
    }
    // "it means firms", "the rules say firms"
    let he = page.is(before, Class::PRONOUN) && !page.is(before, Class::DETERMINER);
    if he || say || page.text.word(i) == w::SAYS {
        return true;
    }
    // A noun of the same letters ("reports", "polls") goes on with the phrase when a noun follows.
    !class.any(Class::VERB_S) || !nominal(page, i + 1)
}

/// Whether the word opens a noun phrase; the initial in "James A. Baker" and the word of a title do not.
pub(super) fn determiner(page: &Page<'_, '_>, i: usize) -> bool {
    if !page.is(i, Class::DETERMINER) {
        return false;
    }
    let token = page.text.token(i);
    let initial = token.all_caps() && page.kind(i + 1) == Kind::Period && !page.text.token(i + 1).spaced();
    let title = token.capitalised()
        && page.is_name(i.wrapping_sub(1))
        && page.is_name(i + 1)
        && !page.text.token(i).starts_line();
    !(initial || title)
}

/// Whether the word is a plural by its ending and of no class that says otherwise.
pub(in crate::quote) fn plural(page: &Page<'_, '_>, i: usize) -> bool {
    let letters = page.text.letters(i);
    letters.len() > 3 && letters.ends_with('s') && !letters.ends_with("ss") && page.text.class(i).is_none()
}
