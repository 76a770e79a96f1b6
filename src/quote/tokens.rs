//! A range of tokens that is copied, in half the room of the standard library's.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tokens {
    start: u32,
    end: u32,
}

impl Tokens {
    /// None at all.
    pub(super) const NONE: Tokens = Tokens { start: 0, end: 0 };

    /// The first token.
    #[inline]
    pub(super) const fn start(self) -> usize {
        self.start as usize
    }

    /// The token after the last.
    #[inline]
    pub(super) const fn end(self) -> usize {
        self.end as usize
    }

    pub(super) const fn len(self) -> usize {
        self.range().end.saturating_sub(self.range().start)
    }

    #[inline]
    pub(super) const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl From<Range<usize>> for Tokens {
    #[inline]
    fn from(range: Range<usize>) -> Tokens {
        Tokens { start: range.start as u32, end: range.end as u32 }
    }
}
