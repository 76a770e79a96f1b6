//! Where something stands, once or more often.

use crate::span::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// Spans in their order, such as the parts of a content or where a speaker is mentioned; one of them costs no allocation.
///
/// ```
/// use copydesk::{Span, quote::Spans};
/// let spans = Spans::from(vec![Span::new(0, 4), Span::new(9, 12)]);
/// assert_eq!(spans.len(), 2);
/// assert_eq!(spans[0], Span::new(0, 4));
/// assert_eq!(Spans::from(Span::new(0, 4)).to_vec(), [Span::new(0, 4)]);
/// ```
#[derive(Clone)]
pub struct Spans(Held);

#[derive(Clone)]
enum Held {
    One(Span),
    Many(Box<[Span]>),
}

impl Default for Spans {
    fn default() -> Spans {
        Spans(Held::Many(Box::default()))
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Held::One(span) => std::slice::from_ref(span),
            Held::Many(spans) => spans,
        }
    }
}

impl DerefMut for Spans {
    fn deref_mut(&mut self) -> &mut [Span] {
        match &mut self.0 {
            Held::One(span) => std::slice::from_mut(span),
            Held::Many(spans) => spans,
        }
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Spans {
        Spans(Held::One(span))
    }
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Spans {
        match spans[..] {
            [span] => span.into(),
            _ => Spans(Held::Many(spans.into_boxed_slice())),
        }
    }
}

impl From<&[Span]> for Spans {
    fn from(spans: &[Span]) -> Spans {
        match *spans {
            [span] => span.into(),
            _ => Spans(Held::Many(spans.into())),
        }
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Spans {
        let mut spans = spans.into_iter();
        match (spans.next(), spans.next()) {
            (Some(span), None) => span.into(),
            (first, second) => Spans(Held::Many(first.into_iter().chain(second).chain(spans).collect())),
        }
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Spans {
    fn eq(&self, other: &Spans) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Spans {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Spans, D::Error> {
        Vec::deserialize(deserializer).map(Spans::from)
    }
}
