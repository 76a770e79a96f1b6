//! [`Span`]: a place in a text.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, Range};

/// A half-open range of UTF-8 bytes of the text that was read.
///
/// Both ends fall on char boundaries, so a span indexes its text directly.
///
/// ```
/// use copydesk::Span;
/// let text = "he said Friday";
/// let span = Span::new(8, 14);
/// assert_eq!(&text[span], "Friday");
/// assert_eq!(span.to_string(), "8..14");
/// assert!(span.contains(8) && !span.contains(14));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    // A text has no more than 4 GiB, and results hold more spans than anything else.
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    ///
    /// # Panics
    ///
    /// On an end beyond [`MAX_LEN`](crate::text::MAX_LEN), 4 GiB.
    ///
    /// ```
    /// assert_eq!(copydesk::Span::new(3, 7).len(), 4);
    /// ```
    #[inline]
    pub const fn new(start: usize, end: usize) -> Span {
        const MOST: usize = u32::MAX as usize;
        assert!(start <= MOST && end <= MOST, "a span ends within 4 GiB");
        Span { start: start as u32, end: end as u32 }
    }

    /// The first byte.
    ///
    /// ```
    /// assert_eq!(copydesk::Span::new(3, 7).start(), 3);
    /// ```
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    ///
    /// ```
    /// assert_eq!(copydesk::Span::new(3, 7).end(), 7);
    /// ```
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes as a range, to walk over or to index bytes with.
    ///
    /// ```
    /// let span = copydesk::Span::new(3, 7);
    /// assert_eq!(&b"on Friday"[span.range()], b"Frid");
    /// ```
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes; zero for a span whose end does not lie after its start.
    #[inline]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the byte at `offset` lies inside; the end itself does not.
    #[inline]
    pub const fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether all of `other` lies inside.
    #[inline]
    pub const fn encloses(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    #[inline]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the span lies in `text`, in order and on char boundaries.
    #[inline]
    pub fn fits(self, text: &str) -> bool {
        self.start <= self.end && text.is_char_boundary(self.start()) && text.is_char_boundary(self.end())
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;
    #[inline]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;
    #[inline]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}
