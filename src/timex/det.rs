//! What stands before a head and says which one it is: "this", "last", "every".

use super::find::Desk;
use crate::lexicon::{Class, w};

/// What stands before a weekday, month or unit and says which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Det {
    None,
    This,
    Last,
    Next,
    /// Counted from the last mentioned date, not from the day of writing.
    Following,
    Previous,
    That,
    Every,
    The,
    A,
}

impl Desk<'_, '_> {
    /// The determiner of the head at `i`, and where it begins.
    pub(super) fn det(&self, i: usize) -> (Det, usize) {
        let text = self.text;
        let before = i.wrapping_sub(1);
        if i == 0 || before < self.floor || text.token(i).starts_line() {
            return (Det::None, i);
        }
        let two = text.word(i.wrapping_sub(2));
        let second = i.wrapping_sub(2);
        let with_the = |det| {
            if two == w::THE && second >= self.floor { (det, second) } else { (det, before) }
        };
        match text.word(before) {
            w::THIS => (Det::This, before),
            w::LAST | w::PAST | w::COMING | w::UPCOMING | w::CURRENT if two == w::THIS && second >= self.floor => {
                let det = match text.word(before) {
                    w::LAST | w::PAST => Det::Last,
                    w::CURRENT => Det::This,
                    _ => Det::Next,
                };
                (det, second)
            }
            // "expected to last several months", "will last two hours"
            w::LAST if two == w::TO || text.is(second, Class::MODAL | Class::NEGATION) => (Det::None, i),
            w::LAST | w::PAST => with_the(Det::Last),
            w::NEXT | w::COMING | w::UPCOMING => with_the(Det::Next),
            w::FOLLOWING if two == w::THE => with_the(Det::Following),
            w::PREVIOUS | w::PRECEDING | w::PRIOR => with_the(Det::Previous),
            w::CURRENT => with_the(Det::This),
            w::SAME => {
                if two == w::THAT {
                    (Det::That, second)
                } else {
                    with_the(Det::That)
                }
            }
            w::THAT => (Det::That, before),
            w::EACH | w::EVERY => (Det::Every, before),
            w::OTHER if two == w::EVERY && second >= self.floor => (Det::Every, second),
            w::THE => (Det::The, before),
            w::A | w::AN => (Det::A, before),
            _ => (Det::None, i),
        }
    }
}
