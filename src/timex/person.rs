//! People who are named as a month or a day is: "finance director June Hale", "Mrs. Sunday Eze", "his wife, April, died".

use super::find::Desk;
use super::tense::unknown_past;
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// What is no surname, though it has a capital.
const NO_SURNAME: Class = Class::MONTH
    .or(Class::WEEKDAY)
    .or(Class::HOLIDAY)
    .or(Class::NUMBER)
    .or(Class::UNIT)
    .or(Class::DAYPART)
    .or(Class::DETERMINER)
    .or(Class::PRONOUN)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::AUXILIARY)
    .or(Class::ADVERB)
    .or(Class::NATIONALITY)
    .or(Class::COUNTRY)
    .or(Class::STATE)
    .or(Class::ROLE)
    .or(Class::HONORIFIC)
    .or(Class::BODY)
    .or(Class::OUTLET);

impl Desk<'_, '_> {
    /// Whether the month or weekday at `i`, alone, is somebody's name.
    pub(super) fn person(&self, i: usize) -> bool {
        let text = self.text;
        let next = text.token(i + 1);
        // A name has a surname behind it, or speaks, or stands between commas.
        let asks =
            next.capitalised() || next.kind() != Kind::Word || text.is(i + 1, Class::VERB_PAST | Class::AUXILIARY);
        asks && i > 0 && self.personal(i)
    }

    #[inline(never)]
    fn personal(&self, i: usize) -> bool {
        let text = self.text;
        let month = text.is(i, Class::MONTH);
        let before = i - 1;
        let opens = text.token(i).starts_line();
        // "By April Hale", on a line of its own.
        let surname = self.surname(i + 1);
        if opens {
            return month && surname && (text.token(i + 2).starts_line() || text.kind(i + 2) == Kind::None);
        }
        // "Dr. August Adewale", "Ms April said"
        let titled = before - usize::from(text.kind(before) == Kind::Period && self.tight(before) && before > 0);
        if text.is(titled, Class::HONORIFIC) && text.token(titled).capitalised() && (surname || next_speaks(self, i)) {
            return true;
        }
        // "Coach Friday Eze", "singer June Hale"; "told the mayor Friday" has no surname.
        let role = |at: usize| text.is(at, Class::ROLE | Class::PERSON);
        if surname && role(before) && (month || text.token(before).capitalised()) {
            return true;
        }
        // "said the manager, Friday Eze."
        let apposed = text.kind(before) == Kind::Comma && before > 0 && role(before - 1);
        if surname && apposed && !text.kind(i + 2).is_word() {
            return true;
        }
        if !month {
            return false;
        }
        // "from May Hale, 91,"
        if surname && self.aged(i + 2) {
            return true;
        }
        // "said June Hale", "married April Hale", and not "said April Home Sales data rose"; "sung by June Hale."
        const VERB: Class = Class::VERB_PAST.or(Class::VERB_PART).or(Class::VERB_S).or(Class::VERB_ING);
        let goes_on =
            text.token(i + 2).capitalised() && text.kind(i + 2) == Kind::Word && !text.token(i + 2).starts_line();
        let verb = |at: usize| text.is(at, VERB) && !text.token(at).capitalised() || unknown_past(text, at);
        if surname && !goes_on && verb(before) {
            return true;
        }
        let agent = text.word(before) == w::BY && verb(before.wrapping_sub(1));
        if surname && agent && !text.kind(i + 2).is_word() {
            return true;
        }
        // "his wife, June, died", "his daughter June said so"
        let kin = if text.kind(before) == Kind::Comma { before.wrapping_sub(1) } else { before };
        let owned = text.is(kin.wrapping_sub(1), Class::PRONOUN | Class::DETERMINER)
            || text.token(kin.wrapping_sub(1)).clitic();
        if text.is(kin, Class::PERSON) && owned && !text.is_word(kin.wrapping_sub(1), &[w::A, w::AN, w::THE]) {
            return if kin < before { text.kind(i + 1) == Kind::Comma } else { !text.kind(i + 1).is_numeric() };
        }
        false
    }

    /// Whether the word at `at` can be the surname of a name that goes before.
    fn surname(&self, at: usize) -> bool {
        let text = self.text;
        text.kind(at) == Kind::Word
            && text.token(at).capitalised()
            && !text.token(at).starts_line()
            && !text.is(at, NO_SURNAME)
            && text.width(at) > 1
    }

    /// Whether ", 91," or ", 91." stands at `at`: the age of somebody.
    fn aged(&self, at: usize) -> bool {
        let text = self.text;
        text.kind(at) == Kind::Comma
            && text.kind(at + 1) == Kind::Number
            && text.width(at + 1) == 2
            && matches!(text.kind(at + 2), Kind::Comma | Kind::Period)
    }
}

/// Whether somebody speaks at `i`: "Ms. April said", "Mr. June, who".
fn next_speaks(desk: &Desk<'_, '_>, i: usize) -> bool {
    let text = desk.text;
    !text.kind(i + 1).is_numeric()
        && (!text.kind(i + 1).is_word() || text.is(i + 1, Class::VERB_PAST | Class::VERB_S | Class::AUXILIARY))
}
