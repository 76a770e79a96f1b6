//! The office or occupation that stands at a name: before it, or in apposition after it.

use super::names::Mention;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};
use std::ops::Range;

/// The tokens of the office or occupation that stands before the name or in apposition after it.
pub(super) fn role(text: &Text<'_>, mention: &Mention) -> Option<(Range<usize>, u8)> {
    let (lead, first) = (mention.lead as usize, mention.first as usize);
    if lead < first {
        // "Mr." is no office.
        let mut start = lead;
        while start < first && text.is(start, Class::HONORIFIC) && !text.is(start, Class::ROLE) {
            start += 1;
            if text.kind(start) == Kind::Period {
                start += 1;
            }
        }
        let mut end = first;
        if text.kind(end - 1) == Kind::Period && !text.is(end.wrapping_sub(2), Class::BEFORE_NAME | Class::ABBREVIATION)
        {
            end -= 1;
        }
        if start < end {
            return Some((start..end, 0));
        }
        // "Ms Coe, a nurse"
        return apposition(text, mention.last as usize);
    }
    // "campaign manager Robby Mook", "former Florida governor Jeb Bush"
    let before = first.wrapping_sub(1);
    if text.is(before, Class::ROLE | Class::PERSON) && !text.token(before).capitalised() {
        return Some((description(text, first), text.detail(before).gender & 3));
    }
    // "his wife, Ana Ruiz", "the chief executive, Ana Ruiz"
    let noun = first.wrapping_sub(2);
    if text.kind(before) == Kind::Comma
        && text.is(noun, Class::ROLE | Class::PERSON)
        && !text.token(noun).capitalised()
        && !text.is(noun, Class::CUE | Class::VERB_PAST)
    {
        let role = description(text, noun + 1);
        let opener = role.start.wrapping_sub(1);
        if text.is(opener, Class::DETERMINER) || text.token(opener).clitic() {
            return Some((role, text.detail(noun).gender & 3));
        }
    }
    apposition(text, mention.last as usize)
}

/// The noun phrase that ends before token `end`, without its determiner.
pub(super) fn description(text: &Text<'_>, end: usize) -> Range<usize> {
    const STOPS: Class = Class::DETERMINER
        .or(Class::PRONOUN)
        .or(Class::PREPOSITION)
        .or(Class::CONJUNCTION)
        .or(Class::SUBORDINATOR)
        .or(Class::RELATIVE)
        .or(Class::AUXILIARY);
    let mut start = end.saturating_sub(1);
    // A title of more than eight words is none.
    while start > 0 && end - start < 8 {
        let before = start - 1;
        let token = text.token(before);
        let hyphen = token.kind() == Kind::Hyphen && !token.spaced();
        if !hyphen && (token.kind() != Kind::Word || token.clitic() || text.is(before, STOPS)) {
            break;
        }
        let class = text.class(before);
        // "the state engineer": behind a determiner no verb stands.
        if class.any(Class::CUE | Class::VERB_S | Class::VERB_PAST | Class::VERB_ING)
            && !class.any(Class::ROLE | Class::BODY | Class::PERSON)
            && !(class.any(Class::VERB_BASE) && text.is(before.wrapping_sub(1), Class::DETERMINER))
        {
            break;
        }
        if text.token(start).starts_line() && !text.token(start).capitalised() && start == end - 1 {
            break;
        }
        start = before;
    }
    start..end
}

/// "…, the White House press secretary," after a name that ends at `at`.
pub(super) fn apposition(text: &Text<'_>, at: usize) -> Option<(Range<usize>, u8)> {
    if text.kind(at) != Kind::Comma {
        return None;
    }
    let mut start = at + 1;
    let determined = text.is(start, Class::DETERMINER);
    if determined || text.token(start + 1).clitic() {
        start += 1;
    }
    if text.word(at + 1) == w::WHO {
        return None;
    }
    let mut head = None;
    // An apposition's noun stands within its first eight words.
    let first = start;
    for i in first..first + 8 {
        let token = text.token(i);
        let class = text.class(i);
        match token.kind() {
            Kind::Word if token.clitic() => {
                head = None;
                start = i + 1;
                continue;
            }
            Kind::Word => {}
            Kind::Hyphen if !token.spaced() => continue,
            Kind::Period if !token.spaced() && text.is(i.wrapping_sub(1), Class::ABBREVIATION) => continue,
            _ => break,
        }
        if class.any(Class::ROLE | Class::PERSON) {
            head = Some(i + 1);
        } else if class.any(
            Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::RELATIVE
                | Class::SUBORDINATOR
                | Class::AUXILIARY
                | Class::PRONOUN,
        ) || i == start && !determined && class.any(Class::CUE | Class::VERB_PAST)
        {
            break;
        }
    }
    let end = head?;
    // The phrase ends with its noun, or goes on with "of …", "who …"; "In Ohio, the mayor said" has a verb.
    let ends = match text.kind(end) {
        Kind::Word => text.is(end, Class::PREPOSITION | Class::RELATIVE | Class::CONJUNCTION),
        _ => true,
    };
    if !ends {
        return None;
    }
    let gender = text.detail(end - 1).gender & 3;
    Some((start..end, gender))
}
