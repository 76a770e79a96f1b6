//! Somebody or something that the text names, and what is known of it.

use super::names::Shape;
use std::ops::Range;

/// A person, body or place that the text names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entity {
    pub(super) shape: Shape,
    /// Gender bits; none for unknown.
    pub(super) gender: u8,
    /// The tokens of the fullest form of the name.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Words of the fullest form.
    pub(super) words: u8,
    /// Whether the fullest form stands in the story.
    pub(super) story: bool,
    pub(super) given: u32,
    pub(super) surname: u32,
    /// The next entity with the same last word, and with the same first word.
    pub(super) next_surname: u32,
    pub(super) next_given: u32,
    /// Tokens of office or occupation; empty for none.
    pub(super) role_first: u32,
    pub(super) role_last: u32,
    /// Mentions in the story.
    pub(super) count: u32,
    /// Whether it stands anywhere but at the start of a sentence: a capital there may be no name's.
    pub(super) inner: bool,
    /// No name, but the words of a source: "a senior official".
    pub(super) unnamed: bool,
    /// The first token of its first mention in the story.
    pub(super) begins: u32,
    /// The last mention that was linked, to keep namesakes apart.
    pub(super) latest: u32,
    /// A title, a verb of saying or a given name has shown that it can speak.
    pub(super) personal: bool,
    /// What the pronouns after its first mentions speak for: a person above zero, a thing below.
    pub(super) evidence: i8,
    /// The speaker made of it, or [`NOBODY`].
    pub(super) speaker: u32,
    /// Where its weight was kept when it was last weighed as an antecedent.
    pub(super) place: u8,
}

/// What of an entity tells whether a pronoun may stand for it.
pub(super) struct Traits {
    pub(super) shape: Shape,
    pub(super) personal: bool,
    pub(super) inner: bool,
    /// Below zero, zero or above.
    pub(super) evidence: i8,
}

/// How many different traits there are.
pub(super) const TRAITS: usize = 128;

impl Traits {
    /// The traits of a number, as [`Entity::traits`] gives it.
    pub(super) const fn of(n: usize) -> Traits {
        const SHAPES: [Shape; 8] = [
            Shape::Person,
            Shape::Several,
            Shape::Single,
            Shape::Body,
            Shape::Place,
            Shape::Group,
            Shape::Thing,
            Shape::Thing,
        ];
        Traits { shape: SHAPES[n & 7], personal: n & 8 != 0, inner: n & 16 != 0, evidence: (n >> 5) as i8 - 1 }
    }
}

impl Entity {
    pub(super) fn name(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    pub(super) fn role(&self) -> Range<usize> {
        self.role_first as usize..self.role_last as usize
    }

    pub(super) fn is_person(&self) -> bool {
        matches!(self.shape, Shape::Person | Shape::Several | Shape::Single)
    }

    /// Its [`Traits`] as a number.
    #[inline]
    pub(super) fn traits(&self) -> usize {
        self.shape as usize
            | usize::from(self.personal) << 3
            | usize::from(self.inner) << 4
            | ((self.evidence.signum() + 1) as usize) << 5
    }
}
