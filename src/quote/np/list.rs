//! Several phrases in a row: "Ruiz, Cole and Nash", "the Ministry of Trade, Industry and Energy".

use super::base::base;
use crate::lexicon::{Class, w};
use crate::quote::FINITE;
use crate::quote::page::Page;
use crate::text::{Kind, Letters, Text};

/// Nobody counts up more than these.
const MOST: usize = 8;

/// Where the list begins whose last two items, "Cole and Nash", have been taken for the phrase `start..end`.
///
/// The first item opens the sentence: anywhere else what stands before a comma may belong to another phrase.
pub(super) fn start(page: &Page<'_, '_>, floor: usize, start: usize, end: usize) -> Option<usize> {
    const TIME: Class =
        Class::WEEKDAY.or(Class::DAYWORD).or(Class::MONTH).or(Class::UNIT).or(Class::DAYPART).or(Class::SEASON);
    let text = page.text;
    let comma = |i: usize| i > floor && page.kind(i) == Kind::Comma;
    // "Ruiz, Cole, and Nash"
    let serial = start > floor + 2 && text.word(start - 1) == w::AND && comma(start - 2);
    let mut at = if serial { start - 2 } else { start.wrapping_sub(1) };
    let pair = || (start + 1..end).any(|i| text.word(i) == w::AND);
    // "The good news, Ruiz and Cole said, is": a tag inside of what they said.
    let tag = page.kind(end + 1) == Kind::Comma;
    if !comma(at) || !(serial || pair()) || tag {
        return None;
    }
    for items in 1..MOST {
        let item = base(page, floor, at)?;
        // "Ruiz, 42, and Cole", "Later, Ruiz and Cole", "In Ohio, …": no item of a list.
        let last = at - 1;
        if !page.is_word(last) || page.is_adverb(last) || page.is(last, TIME | FINITE) && !page.is_name(last) {
            return None;
        }
        if item == floor {
            return (!serial || items > 1).then_some(item);
        }
        at = item - 1;
        if !comma(at) {
            return None;
        }
    }
    None
}

/// The token after the fields of a body whose name goes on at `first`: "Trade, Industry and Energy".
pub(in crate::quote) fn fields(text: &Text<'_>, first: usize, end: usize) -> Option<usize> {
    const OTHER: Class = Class::PLACE
        .or(Class::COUNTRY)
        .or(Class::STATE)
        .or(Class::FIRST_NAME)
        .or(Class::OUTLET)
        .or(Class::ROLE)
        .or(Class::NATIONALITY);
    let field = |i: usize| {
        let token = text.token(i);
        token.kind() == Kind::Word && token.capitalised() && !token.all_caps() && !text.is(i, OTHER)
    };
    let past = |from: usize| (from..end).find(|&i| !field(i)).unwrap_or(end.max(from));
    let mut at = first;
    for commas in 0..2 * MOST {
        let next = past(at);
        if next == at {
            return None;
        }
        let comma = text.kind(next) == Kind::Comma;
        if comma && text.word(next + 1) != w::AND {
            at = next + 1;
            continue;
        }
        let and = next + usize::from(comma);
        let last = past(and + 1);
        return (commas > 0 && text.word(and) == w::AND && last > and + 1).then_some(last);
    }
    None
}

/// Whether the word is for a body that is named by its fields: "Ministry of …", "Minister for …".
pub(in crate::quote) fn has_fields(text: &Text<'_>, i: usize) -> bool {
    static BODIES: Letters = Letters::of(&[
        "Ministry",
        "Minister",
        "Department",
        "Committee",
        "Commission",
        "Secretary",
        "Bureau",
        "Office",
    ]);
    BODIES.has(text, i)
}

/// Where the name of a body begins of which `comma` parts two fields: at its "of" or "for".
pub(super) fn body(page: &Page<'_, '_>, floor: usize, comma: usize, end: usize) -> Option<usize> {
    let text = page.text;
    let least = floor.max(comma.saturating_sub(2 * MOST));
    let joint = (least..comma).rev().find(|&i| !(text.token(i).capitalised() || page.kind(i) == Kind::Comma))?;
    let named = text.is_word(joint, &[w::OF, w::FOR, w::ON]) && joint > floor && has_fields(text, joint - 1);
    (named && fields(text, joint + 1, end).is_some()).then_some(joint)
}
