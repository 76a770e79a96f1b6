//! What the lists say of words and phrases.

use super::Class;

/// A word of the lexicon by its place in the table; [`WordId::NONE`] for a word that no list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u16);

impl WordId {
    pub(crate) const NONE: WordId = WordId(0);

    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// What a list says of a word beyond its class.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Detail {
    /// Of a number word its value, of an ordinal its rank.
    pub(crate) number: u32,
    /// Of a month 1–12, a weekday 1–7 (ISO), and the codes of the other lists of time words.
    pub(crate) time: i16,
    /// Of a verb form, the base form; of an abbreviation or variant, the full form where the list has one.
    pub(crate) lemma: WordId,
    /// Of a cue verb, how often in a hundred it reports when it occurs.
    pub(crate) cue: u8,
    /// [`gender`] bits of a pronoun, first name, honorific or role.
    pub(crate) gender: u8,
    pub(crate) phrase_count: u16,
    pub(crate) phrases: u32,
}

/// Bits of [`Detail::gender`].
#[allow(dead_code)]
pub(crate) mod gender {
    pub(crate) const MALE: u8 = 1;
    pub(crate) const FEMALE: u8 = 2;
    pub(crate) const NEUTER: u8 = 4;
    pub(crate) const PLURAL: u8 = 8;
    pub(crate) const FIRST: u8 = 16;
    pub(crate) const SECOND: u8 = 32;
    pub(crate) const POSSESSIVE: u8 = 64;
    pub(crate) const OBJECT: u8 = 128;
}

/// An entry of several words. Between them only spaces, one hyphen or the stop of an abbreviation.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The words after the first, [`WordId::NONE`] beyond the last.
    pub(crate) rest: [WordId; 4],
    pub(crate) len: u8,
    pub(crate) class: Class,
    pub(crate) detail: Detail,
}
