//! What follows a number, which says whether it can be of a time at all: most numbers count something else.

use super::find::Desk;
use crate::lexicon::{Class, WordId, Words, w};
use crate::text::Kind;

/// What can join a number to a second.
const JOINTS: [WordId; 5] = [w::AND, w::OR, w::TO, w::THROUGH, w::UNTIL];

/// After an hour.
const CLOCK: [WordId; 6] = [w::A_M, w::P_M, w::AM, w::PM, w::O_CLOCK, w::IN];

const ERA: [WordId; 6] = [w::BC, w::B_C, w::BCE, w::AD, w::A_D, w::CE];

/// Adjectives between a number and its unit.
const BETWEEN: [WordId; 17] = [
    w::MORE,
    w::OTHER,
    w::ADDITIONAL,
    w::CONSECUTIVE,
    w::STRAIGHT,
    w::FULL,
    w::WHOLE,
    w::LONG,
    w::SHORT,
    w::CALENDAR,
    w::BUSINESS,
    w::TRADING,
    w::WORKING,
    w::SUCCESSIVE,
    w::EXTRA,
    w::SOLID,
    w::PREVIOUS,
];

pub(super) static BETWEEN_UNIT: Words = Words::of(&[&BETWEEN]);
pub(super) static ERAS: Words = Words::of(&[&ERA]);
static AFTER_NUMBER: Words = Words::of(&[&JOINTS, &CLOCK, &ERA, &BETWEEN, &[w::OF, w::A, w::AN]]);
static AFTER_ORDINAL: Words =
    Words::of(&[&JOINTS, &ERA, &BETWEEN, &[w::OF, w::A, w::FISCAL, w::FEW, w::SEVERAL, w::MANY]]);

/// What can follow a number or an ordinal that is of a time.
const TIMELY: Class = Class::MONTH
    .or(Class::UNIT)
    .or(Class::WEEKDAY)
    .or(Class::DAYPART)
    .or(Class::SEASON)
    .or(Class::NUMBER)
    .or(Class::ORDINAL)
    .or(Class::ZONE);

impl Desk<'_, '_> {
    /// Whether the number at `i`, in digits or a word, can be of a time with what follows it; "15 people" and
    /// "40 percent" cannot.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let text = self.text;
        let next = text.token(i + 1);
        match next.kind() {
            // "5½ years"
            Kind::Word if next.word() == WordId::NONE => next.end() - next.start() == 2,
            Kind::Word => AFTER_NUMBER.has(next.word()) || text.class_of(next.word()).any(TIMELY),
            Kind::None | Kind::Comma | Kind::Period | Kind::Percent | Kind::CloseRound => false,
            _ => true,
        }
    }

    /// Whether the number at `i` may be a time whatever follows: a year, or the second of a pair.
    pub(super) fn may_stand_alone(&self, i: usize) -> bool {
        let text = self.text;
        let before = text.token(i.wrapping_sub(1));
        let digits = text.kind(i) == Kind::Number;
        // "1998", "24.11.2015", "Nov. 5-7", "in '94", "AD 43"; "the latter half"
        digits && (text.width(i) == 4 || text.width(i) >= 6 && text.letters(i).contains('.'))
            || i == self.floor + 1
            || self.tight(i) && before.kind().is_quote()
            || matches!(before.word(), w::AD | w::A_D)
            || text.word(i) == w::HALF
    }

    /// Whether the ordinal at `i` only counts what follows it: "the first time", "a third man".
    pub(super) fn only_ranks(&self, i: usize) -> bool {
        let text = self.text;
        let next = text.token(i + 1);
        // "on the 4th with": a day that stands alone.
        text.kind(i) == Kind::Word
            && next.kind() == Kind::Word
            && !AFTER_ORDINAL.has(next.word())
            && !text.class_of(next.word()).any(TIMELY)
    }
}
