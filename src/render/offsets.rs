use crate::Span;
use std::ops::Range;

/// What the offsets of a format count.
///
/// Spans are UTF-8 bytes; most formats count something else. Each function of [`render`](crate::render)
/// that gives offsets says which unit its standard asks for.
///
/// ```
/// use copydesk::{Span, render::Offsets};
/// let text = "👍 “oui”";
/// let span = [Span::new(8, 11)];
/// assert_eq!(&text[span[0]], "oui");
/// assert_eq!(Offsets::Bytes.of(text, span), [8..11]);
/// assert_eq!(Offsets::Chars.of(text, span), [3..6]);
/// assert_eq!(Offsets::Utf16.of(text, span), [4..7]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offsets {
    /// UTF-8 bytes: Rust, Go.
    Bytes,
    /// Unicode code points: Python, brat, spaCy, the W3C's selectors.
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

impl Offsets {
    /// The spans of `text`, counted in this unit, in the order they were given in.
    ///
    /// The text is walked once, however many spans there are and however they overlap.
    pub fn of(self, text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = spans.into_iter().map(Range::from).collect();
        if self == Offsets::Bytes {
            return out;
        }
        let ends = out.iter_mut().flat_map(|range| [&mut range.start, &mut range.end]);
        let mut ends: Vec<&mut usize> = ends.collect();
        ends.sort_unstable();
        let (mut at, mut count) = (0, 0);
        for end in ends {
            let to = (*end).min(text.len());
            count += self.count(&text.as_bytes()[at..to]);
            at = to;
            *end = count;
        }
        out
    }

    /// How many units begin in a piece of UTF-8; counted where their characters begin.
    fn count(self, bytes: &[u8]) -> usize {
        let chars = || bytes.iter().filter(|b| (**b as i8) >= -0x40).count();
        // A character of four bytes is one of two units.
        let astral = || bytes.iter().filter(|b| **b >= 0xF0).count();
        match self {
            Offsets::Bytes => bytes.len(),
            Offsets::Chars => chars(),
            Offsets::Utf16 => chars() + astral(),
        }
    }
}
