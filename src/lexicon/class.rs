use std::ops::{BitAnd, BitOr};

/// What a word can be, as a set: "May" is a month and an auxiliary.
///
/// A class says what the word is in the language. Which reading holds in a place is for the desks.
///
/// ```
/// use copydesk::lexicon::Class;
/// use copydesk::Text;
/// let text = Text::read("He met in May");
/// let may = text.class(3);
/// assert!(may.any(Class::MONTH) && may.any(Class::AUXILIARY));
/// assert!(!may.any(Class::WEEKDAY | Class::UNIT));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(pub(super) u64);

impl Class {
    /// No class: a word of no list.
    pub const NONE: Class = Class(0);

    /// Whether any class of `other` is among these.
    #[inline]
    pub const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all classes of `other` are among these.
    #[inline]
    pub const fn all(self, other: Class) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the word is of no list.
    #[inline]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The set as a number, a bit for each class.
    #[inline]
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    /// The classes of such a number.
    #[inline]
    pub(crate) const fn of(bits: u64) -> Class {
        Class(bits)
    }

    /// The classes of either.
    #[inline]
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

impl BitOr for Class {
    type Output = Class;
    #[inline]
    fn bitor(self, other: Class) -> Class {
        self.or(other)
    }
}

impl BitAnd for Class {
    type Output = Class;
    #[inline]
    fn bitand(self, other: Class) -> Class {
        Class(self.0 & other.0)
    }
}

/// Numbers the classes and names them for the lists.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name),* }
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << Bit::$name as u64);)*

            /// The names of the classes, in their order, for tools and tests.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

classes! {
    /// A month, in full or abbreviated.
    MONTH
    /// A day of the week, in full or abbreviated.
    WEEKDAY
    /// A unit of time: second to millennium, weekend and quarter among them.
    UNIT
    /// A number in words: "two", "dozen", "hundred", "half".
    NUMBER
    /// An ordinal in words: "first", "second", "last" is not one.
    ORDINAL
    /// A season of the year.
    SEASON
    /// A part of the day: "morning", "noon", "overnight".
    DAYPART
    /// "today", "yesterday", "tomorrow", "tonight".
    DAYWORD
    /// A time zone by its abbreviation.
    ZONE
    /// A verb that reports speech or writing, in any form.
    CUE
    /// The base form of a verb.
    VERB_BASE
    /// The third person singular of the present.
    VERB_S
    /// The present participle or gerund.
    VERB_ING
    /// The past tense.
    VERB_PAST
    /// The past participle.
    VERB_PART
    /// A form of "be", "have" or "do", or a modal.
    AUXILIARY
    /// A modal: "will", "would", "can" ….
    MODAL
    /// "not", "never", "n't" and words that end in it.
    NEGATION
    /// A personal, possessive or reflexive pronoun.
    PRONOUN
    /// An article, demonstrative, possessive or quantifier before a noun.
    DETERMINER
    /// A preposition.
    PREPOSITION
    /// A coordinating conjunction.
    CONJUNCTION
    /// A subordinating conjunction: "that", "because", "whether" ….
    SUBORDINATOR
    /// A relative or interrogative: "who", "which", "whose" ….
    RELATIVE
    /// A form of address before a name: "Mr.", "Sir", "Rev.".
    HONORIFIC
    /// An office or occupation that stands before or for a name: "president", "spokesman".
    ROLE
    /// A word of rank or beat before a journalist's role: "senior", "political", "freelance".
    RANK
    /// A word that ends or makes the name of a newspaper, broadcaster or site: "Herald", "Times", "Media".
    MASTHEAD
    /// People without a name, as a plural: "officials", "witnesses".
    GROUP
    /// A body that can speak: "committee", "ministry", "police".
    BODY
    /// A given name.
    FIRST_NAME
    /// People or things of a country or region: "Turkish", "Texan".
    NATIONALITY
    /// A city or other place without one of the classes below.
    PLACE
    /// A country.
    COUNTRY
    /// A state or province, in full or abbreviated.
    STATE
    /// A news agency, newspaper, broadcaster or site.
    OUTLET
    /// An abbreviation; its stop does not end a sentence by itself.
    ABBREVIATION
    /// An abbreviation that always has a name or number after it: "Mr.", "Gen.", "No.".
    BEFORE_NAME
    /// An adverb of the kinds that stand inside a verb group or open a sentence.
    ADVERB
    /// A lower-case word that belongs to names: "de", "von", "bin".
    PARTICLE
    /// What follows a name: "Jr.", "III", "PhD".
    SUFFIX
    /// What ends the name of a company: "Inc.", "Corp.", "GmbH".
    COMPANY
    /// A word of page furniture: "share", "subscribe", "advertisement".
    FURNITURE
    /// A social network or sharing service.
    NETWORK
    /// A word that leads to another story: "related", "more on", "read next".
    LINK
    /// The name of a section or beat of a paper: "politics", "real estate".
    RUBRIC
    /// A word of picture and video credits: "photo", "Getty", "handout".
    PICTURE
    /// A word by which a newsroom speaks of its own work and people: "contributed", "reporter", "correction".
    NEWSROOM
    /// The first word of a phrase that a list has.
    OPENS
    /// A word of datelines and timestamps that is no month or day: "published", "updated".
    STAMP
    /// A text or number that speaks for those who made it: "report", "letter", "poll".
    DOCUMENT
    /// A noun for what somebody says: "claim", "remark", "chants".
    SAYING
    /// An adjective for what somebody holds to be so: "confident", "aware".
    STANCE
    /// A plain noun that names a person by what they do or are, in the singular: "man", "woman", "teacher".
    PERSON
    /// A holiday or named day, or the first word of one: "Christmas", "Boxing".
    HOLIDAY
    /// A word of time that is no unit and no name: "now", "recently", "daily", "ago".
    TIMEWORD
    /// A word that looks ahead: "due", "scheduled", "expects", "agreed".
    AHEAD
    /// A noun that has a number of its own behind it: "Room", "Flight".
    NUMBERED
}
