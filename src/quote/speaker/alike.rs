//! Whether two names can be one bearer's.

use super::entity::Entity;
use super::names::{MODIFIER, Mention, Shape, THE, tag};
use crate::lexicon::Class;
use crate::text::{Kind, Text};
use std::ops::Range;

/// The gender of the first "he", "his", "she" or "her" in what follows of the sentence.
pub(super) fn pronoun_after(text: &Text<'_>, last: usize) -> u8 {
    for i in last..last + 20 {
        match text.kind(i) {
            Kind::Word if text.is(i, Class::PRONOUN) => {
                let gender = text.detail(i).gender & 3;
                if gender != 0 {
                    return gender;
                }
            }
            Kind::Word if text.token(i).capitalised() => return 0,
            Kind::Period | Kind::None => return 0,
            _ => {}
        }
    }
    0
}

/// Whether a name ends as those of China and Korea do: "Ki-moon".
pub(super) fn hyphenated(text: &Text<'_>, name: Range<usize>) -> bool {
    name.len() > 2 && text.kind(name.end - 2) == Kind::Hyphen && !text.token(name.end - 1).capitalised()
}

/// The last word of the name that is no suffix.
pub(super) fn surname(text: &Text<'_>, name: Range<usize>) -> usize {
    let mut last = name.end - 1;
    while last > name.start && (text.kind(last) != Kind::Word || text.is(last, Class::SUFFIX)) {
        last -= 1;
    }
    last
}

/// Whether what a name of one word tells of its bearer holds of an entity.
pub(super) fn fits(entity: &Entity, mention: &Mention) -> bool {
    let person = (mention.shape == Shape::Person) | (mention.gender != 0);
    let the = (mention.flags & THE != 0) & (mention.flags & MODIFIER == 0);
    ((mention.gender == 0) | (entity.gender == 0) | (entity.gender & mention.gender != 0))
        & (!person | entity.is_person())
        & !(the & (entity.shape == Shape::Person))
}

/// Male and female bits of a given name; none where it is either's.
pub(super) fn given_gender(text: &Text<'_>, i: usize) -> u8 {
    if !text.is(i, Class::FIRST_NAME) {
        return 0;
    }
    match text.detail(i).gender & 3 {
        3 => 0,
        bits => bits,
    }
}

/// Whether the name at `name` is that of `entity`, with whom it has the last word in common.
pub(super) fn same(text: &Text<'_>, entity: &Entity, name: &Range<usize>, given: u32, mention: &Mention) -> bool {
    if entity.given == given {
        return true;
    }
    let (a, b) = (entity.name(), name.clone());
    // "Guajardo Villarreal" and "Ildefonso Guajardo Villarreal", "New York Post" and "the Post".
    let (long, short) = if a.len() >= b.len() { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    if long.len() > short.len()
        && long.clone().rev().zip(short.clone().rev()).all(|(i, j)| tag(text, i) == tag(text, j))
        && short.len() > 1
    {
        return true;
    }
    if !entity.is_person() || matches!(mention.shape, Shape::Body | Shape::Place) {
        return false;
    }
    // "Robert “Bobby” Scott" and "Bobby Scott"
    let inner = |name: &Range<usize>, given: u32| {
        name.len() > 3 && (name.start + 1..name.end - 1).any(|i| text.kind(i) == Kind::Word && tag(text, i) == given)
    };
    inner(&a, given) || inner(&b, entity.given) || given_alike(text, a.start, b.start)
}

/// Whether two given names can be one person's: an initial and a name, "Josh" and "Joshua".
fn given_alike(text: &Text<'_>, a: usize, b: usize) -> bool {
    // "Bob" and "Robert"
    let full = |i: usize| match text.detail(i).lemma {
        full if full.is_known() && text.is(i, Class::FIRST_NAME) => full,
        _ => text.word(i),
    };
    if full(a).is_known() && full(a) == full(b) {
        return true;
    }
    let (a, b) = (text.letters(a).as_bytes(), text.letters(b).as_bytes());
    let alike = a.iter().zip(b).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let short = a.len().min(b.len());
    // "J." and "John"; "J.D." and "J."
    if short == 1 || a.contains(&b'.') || b.contains(&b'.') {
        return alike >= 1;
    }
    alike == short && short >= 3
}
