//! The parts of what was said: nearly always one.

use crate::span::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// The parts of a content, in order; one of them costs no allocation.
///
/// ```
/// use copydesk::{Span, quote::Parts};
/// let parts = Parts::from(vec![Span::new(0, 4), Span::new(9, 12)]);
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts[0], Span::new(0, 4));
/// assert_eq!(Parts::from(Span::new(0, 4)).to_vec(), [Span::new(0, 4)]);
/// ```
#[derive(Clone)]
pub struct Parts(Held);

#[derive(Clone)]
enum Held {
    One(Span),
    Many(Box<[Span]>),
}

impl Deref for Parts {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Held::One(part) => std::slice::from_ref(part),
            Held::Many(parts) => parts,
        }
    }
}

impl DerefMut for Parts {
    fn deref_mut(&mut self) -> &mut [Span] {
        match &mut self.0 {
            Held::One(part) => std::slice::from_mut(part),
            Held::Many(parts) => parts,
        }
    }
}

impl From<Span> for Parts {
    fn from(part: Span) -> Parts {
        Parts(Held::One(part))
    }
}

impl From<Vec<Span>> for Parts {
    fn from(parts: Vec<Span>) -> Parts {
        match parts[..] {
            [part] => part.into(),
            _ => Parts(Held::Many(parts.into_boxed_slice())),
        }
    }
}

impl FromIterator<Span> for Parts {
    fn from_iter<I: IntoIterator<Item = Span>>(parts: I) -> Parts {
        let mut parts = parts.into_iter();
        match (parts.next(), parts.next()) {
            (Some(part), None) => part.into(),
            (first, second) => Parts(Held::Many(first.into_iter().chain(second).chain(parts).collect())),
        }
    }
}

impl<'a> IntoIterator for &'a Parts {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Parts {
    fn eq(&self, other: &Parts) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Parts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Parts, D::Error> {
        Vec::deserialize(deserializer).map(Parts::from)
    }
}
