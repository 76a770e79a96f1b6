//! Lists set in one line: "1. One 2. Two", "• One • Two", "a) One b) Two".

use super::{Kind, Text};
use std::ops::Range;

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Marker {
    /// How many tokens it takes.
    pub(super) len: usize,
    bullet: Kind,
    count: Count,
    /// The stop or bracket after the number.
    close: [Kind; 2],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Count {
    None,
    Number(u32),
    Letter(u8),
}

/// The marker at token `i`, before a word.
#[inline]
pub(super) fn marker(text: &Text<'_>, i: usize, limit: usize) -> Option<Marker> {
    let token = text.token(i);
    let marks = matches!(token.kind(), Kind::Bullet | Kind::Other | Kind::Number);
    // One question, for what a paragraph begins with cannot be foreseen.
    if marks | (token.kind() == Kind::Word) & (token.end() == token.start() + 1) {
        marker_at(text, i, limit)
    } else {
        None
    }
}

#[inline(never)]
fn marker_at(text: &Text<'_>, i: usize, limit: usize) -> Option<Marker> {
    let mut at = i;
    let mut bullet = Kind::None;
    if matches!(text.kind(at), Kind::Bullet | Kind::Other) {
        bullet = text.kind(at);
        at += 1;
    }
    let token = text.token(at);
    let count = match token.kind() {
        Kind::Number => text.letters(at).parse().ok().filter(|n| *n < 1000).map(Count::Number),
        Kind::Word if token.span().len() == 1 => Some(Count::Letter(text.letters(at).as_bytes()[0])),
        _ => None,
    };
    let mut close = [Kind::None; 2];
    if count.is_some() {
        at += 1;
        for close in &mut close {
            if matches!(text.kind(at), Kind::Period | Kind::CloseRound) && !text.token(at).spaced() {
                *close = text.kind(at);
                at += 1;
            }
        }
        if close[0] == Kind::None {
            return None;
        }
    }
    // "A. Ruiz and B. Li" are names; "A)" is an item.
    if matches!(count, Some(Count::Letter(letter)) if !letter.is_ascii_lowercase()) && close[0] == Kind::Period {
        return None;
    }
    // A bullet of no number is one only where it cannot be a symbol of the sentence.
    if count.is_none() && bullet != Kind::Bullet {
        return None;
    }
    let word = text.token(at);
    (at < limit && word.kind() == Kind::Word && (word.spaced() || bullet != Kind::None)).then_some(Marker {
        len: at - i,
        bullet,
        count: count.unwrap_or(Count::None),
        close,
    })
}

/// Gives each item of the list that begins with `marker`, and the length of the item's own marker.
pub(super) fn items(text: &Text<'_>, range: Range<usize>, marker: Marker, mut give: impl FnMut(Range<usize>, usize)) {
    let mut first = range.start;
    let mut held = marker;
    let mut i = first + marker.len;
    while i < range.end {
        let next = follows(text, i, held).then(|| self::marker(text, i, range.end)).flatten();
        match next.filter(|next| i > first + held.len && goes_on(held, *next) && text.token(i + next.len).capitalised())
        {
            Some(next) => {
                give(first..i, held.len);
                first = i;
                held = next;
                i += next.len;
            }
            None => i += 1,
        }
    }
    give(first..range.end, held.len);
}

/// A cheap test whether a marker like the last can begin at `i`.
fn follows(text: &Text<'_>, i: usize, held: Marker) -> bool {
    let kind = text.kind(i);
    text.token(i).spaced()
        && match held.bullet {
            Kind::None => kind == Kind::Number || kind == Kind::Word && text.token(i).span().len() == 1,
            bullet => kind == bullet,
        }
}

fn goes_on(held: Marker, next: Marker) -> bool {
    let counts = match (held.count, next.count) {
        (Count::None, Count::None) => true,
        (Count::Number(a), Count::Number(b)) => b == a + 1,
        (Count::Letter(a), Count::Letter(b)) => b == a + 1,
        _ => false,
    };
    counts && held.bullet == next.bullet && held.close == next.close
}
