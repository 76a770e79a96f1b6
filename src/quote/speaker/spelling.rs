//! How the name of a speaker is written.

use crate::lexicon::Class;
use crate::section::{Block, FieldValue};
use crate::text::{Kind, Text};
use std::borrow::Cow;
use std::ops::Range;

/// The one whose name the byline gives, where it gives one.
pub(super) fn author(blocks: &[Block]) -> Option<&str> {
    let mut names = blocks.iter().flat_map(|block| &block.fields).filter_map(|field| match &field.value {
        FieldValue::Author(name) => Some(name.as_str()),
        _ => None,
    });
    names.next().filter(|_| names.next().is_none())
}

/// A number made of a name, the same whatever its case, and not nought.
pub(super) fn key(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let hash = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            const CASE: u64 = 0x2020_2020_2020_2020;
            let [first, last] = [first, last].map(|eight| u64::from_le_bytes(*eight) | CASE);
            (first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ last).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
        }
        _ => u64::from(super::names::letters_tag(bytes)),
    };
    (hash as u32).wrapping_add(bytes.len() as u32) | 1
}

/// A name without the letters of honours and degrees behind it: "Ana Ruiz KC", but "King Jr.", "Charles III".
pub(super) fn plain(text: &Text<'_>, mut name: Range<usize>) -> Range<usize> {
    while name.len() > 2 {
        let last = name.end - 1 - usize::from(text.kind(name.end - 1) == Kind::Period);
        let letters = text.letters(last);
        let roman = letters.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let generation = roman || letters.eq_ignore_ascii_case("jr") || letters.eq_ignore_ascii_case("sr");
        if !text.is(last, Class::SUFFIX) || generation || text.is(last, Class::FIRST_NAME) {
            break;
        }
        name.end = last - usize::from(text.kind(last - 1) == Kind::Comma);
    }
    name
}

/// The words of the tokens with every run of space as one space.
pub(super) fn clean<'t>(text: &Text<'t>, tokens: Range<usize>) -> Cow<'t, str> {
    let words = &text.str()[text.span(tokens.clone())];
    let plain = |i: usize| {
        let between = text.token(i - 1).end()..text.token(i).start();
        between.is_empty() || between.len() == 1 && text.str().as_bytes()[between.start] == b' '
    };
    if (tokens.start + 1..tokens.end).all(plain) { Cow::Borrowed(words) } else { Cow::Owned(spaced(words)) }
}

#[cold]
fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
