//! How far a run of capitals goes: over initials, particles, "of" and marks that join.

use super::{FUNCTION, TITLE, VERB, phrase};
use crate::lexicon::{Class, w};
use crate::quote::np::list;
use crate::text::{Kind, Text};

/// No run of capitals is longer: a line of a thousand capitalised words is no name.
const LONGEST: usize = 14;

/// The token after the run of capitals that begins at `at`.
pub(super) fn run(text: &Text<'_>, at: usize, end: usize) -> usize {
    let limit = end.min(at + LONGEST);
    let mut stop = at + 1;
    let mut body = text.is(at, Class::BODY);
    let mut joined = false;
    while stop < limit {
        let last = stop - 1;
        let token = text.token(stop);
        match token.kind() {
            // "the County Sheriff's Office", "Children's Hospital", but not "Obama's Justice Department"
            Kind::Word if token.clitic() => {
                const WHOSE: Class = TITLE.or(Class::GROUP).or(Class::PERSON);
                let office = continues(text, stop + 1, end) && text.is(stop + 1, Class::BODY);
                let whose = text.is(last, WHOSE) || last > at && phrase(text, last - 1, TITLE).is_some();
                if token.word() != w::S_CLITIC || !office || !whose {
                    break;
                }
                body = true;
                stop += 2;
            }
            Kind::Word if !token.spaced() => break,
            Kind::Word if token.capitalised() => {
                let class = text.class(stop);
                if class.any(FUNCTION) & !class.any(Class::PARTICLE) && !(joined && continues(text, stop + 1, end)) {
                    // "Theresa May", "Will Smith".
                    let surname = class.any(Class::MONTH | Class::FIRST_NAME)
                        && text.is(last, Class::FIRST_NAME)
                        && !text.kind(stop + 1).is_numeric();
                    let given = class.any(Class::FIRST_NAME) && !class.any(Class::MONTH) && text.is(last, TITLE);
                    if !surname && !given {
                        break;
                    }
                }
                // "House Speaker Ana Ruiz of Wisconsin": the title ends the body.
                body = (body || class.any(Class::BODY)) && !class.any(TITLE);
                stop += 1;
            }
            Kind::Word => {
                // "Bill de Blasio", "Maria de la Cruz".
                if text.is(stop, Class::PARTICLE) && !token.capitalised() {
                    let mut to = stop + 1;
                    while to < stop + 3 && text.is(to, Class::PARTICLE) && !text.token(to).capitalised() {
                        to += 1;
                    }
                    // "al-Assad", "el-Sisi"
                    if text.kind(to) == Kind::Hyphen && !text.token(to).spaced() && text.token(to + 1).capitalised() {
                        stop = to + 2;
                        continue;
                    }
                    if continues(text, to, end) && !text.is(to, FUNCTION) {
                        stop = to + 1;
                        continue;
                    }
                    break;
                }
                // "Secretary of State"
                if let Some((len, _)) = phrase(text, last, TITLE) {
                    stop = last + len;
                    continue;
                }
                // "Department of Justice", "Citizens for Tax Justice", "Health and Human Services".
                let word = text.word(stop);
                let joins = text.is_word(stop, &[w::OF, w::FOR, w::ON, w::TO, w::AGAINST])
                    && body_like(text, at, stop, body)
                    || (word == w::AND) & joined;
                if !joins {
                    break;
                }
                if list::has_fields(text, last)
                    && let Some(to) = list::fields(text, stop + 1, limit)
                {
                    joined = true;
                    stop = to;
                    continue;
                }
                let mut to = stop + 1;
                if text.word(to) == w::THE {
                    to += 1;
                }
                if !continues(text, to, end)
                    || text.is(to, Class::MONTH | Class::WEEKDAY | Class::PRONOUN)
                    // "the office of Mayor Ana Ruiz", but "the Department of Justice"
                    || text.is(to, TITLE)
                        && continues(text, to + phrase(text, to, TITLE).map_or(1, |(len, _)| len), end)
                    || word == w::AND && text.is(to, Class::FIRST_NAME)
                {
                    break;
                }
                joined = true;
                stop = to + 1;
            }
            Kind::Period => {
                let class = text.class(last);
                let short = (text.width(last) == 1) & text.token(last).all_caps();
                let suffix = class.any(Class::SUFFIX) & (stop > at + 1);
                let before_name = class.any(Class::BEFORE_NAME) | class.any(Class::ABBREVIATION) & class.any(TITLE);
                let company = (stop > at + 1) & class.all(Class::COMPANY | Class::ABBREVIATION);
                if token.spaced() | !(short | suffix | company | before_name) {
                    break;
                }
                // The stop belongs to "Jr." and "Corp."
                if company || suffix && !before_name {
                    return stop + 1;
                }
                // Robert C. “Bobby” Scott
                if short && text.kind(stop + 1).is_quote() && text.kind(stop + 3).is_quote() {
                    stop += 1;
                    continue;
                }
                if !continues(text, stop + 1, end)
                    || text.is(stop + 1, FUNCTION)
                        && !text.is(stop + 1, Class::PARTICLE | Class::FIRST_NAME | Class::MONTH)
                {
                    break;
                }
                stop += 2;
            }
            Kind::Hyphen => {
                // "President-elect", "Secretary-General"
                if let Some((len, _)) = phrase(text, last, TITLE)
                    && len > 2
                {
                    stop = last + len;
                    continue;
                }
                let next = text.token(stop + 1);
                if token.spaced() || next.spaced() || next.kind() != Kind::Word || stop + 1 >= end {
                    break;
                }
                let lower = !next.capitalised();
                if lower && (stop == at + 1 || next.word().is_known() && !syllable(text, stop))
                    || text.is(last, Class::COUNTRY | Class::NATIONALITY | Class::STATE | Class::PLACE)
                {
                    break;
                }
                stop += 2;
            }
            Kind::Comma => {
                // "King, Jr."
                let after = text.token(stop + 2);
                let noun = after.kind() == Kind::Word && !text.is(stop + 2, Class::CUE | VERB | Class::AUXILIARY);
                if text.is(stop + 1, Class::SUFFIX) && text.token(stop + 1).capitalised() && stop > at + 1 && !noun {
                    return stop + 2;
                }
                break;
            }
            Kind::Ampersand => {
                let tight = text.token(stop + 1).capitalised() && !token.spaced();
                if !continues(text, stop + 1, end) && !tight {
                    break;
                }
                body = true;
                stop += 2;
            }
            kind if kind.is_quote() => {
                // Robert “Bobby” Scott
                let one = text.kind(stop + 2).is_quote() && text.token(stop + 1).capitalised();
                if one
                    && token.spaced()
                    && !text.token(stop + 1).spaced()
                    && continues(text, stop + 3, end)
                    && (text.token(last).capitalised() || text.kind(last) == Kind::Period)
                {
                    stop += 4;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    stop.min(end)
}

/// "Ahn Jae-won", "Moon Jae-in": the second half of a given name, which is a word by chance.
fn syllable(text: &Text<'_>, hyphen: usize) -> bool {
    const SECOND: [&str; 12] = ["won", "in", "young", "sun", "sung", "son", "song", "gun", "do", "so", "ok", "king"];
    let (family, first) = (text.token(hyphen - 2), text.token(hyphen - 1));
    family.capitalised()
        && family.kind() == Kind::Word
        && !text.is(hyphen - 2, TITLE)
        && first.capitalised()
        && text.width(hyphen - 1) <= 5
        && SECOND.contains(&text.letters(hyphen + 1))
}

/// Whether what stands at `at..stop` can take "of" and "for": it holds the word for a body, or is a
/// plural of no list ("Citizens for …", "Doctors Without …").
fn body_like(text: &Text<'_>, at: usize, stop: usize, body: bool) -> bool {
    if !body {
        return text.is(at, Class::GROUP) && stop == at + 1 && text.is_word(stop, &[w::FOR, w::AGAINST]);
    }
    // "House Speaker", "Times reporter" have a title after the body.
    !text.is(stop - 1, TITLE)
}

/// Whether a name goes on with token `i`.
pub(super) fn continues(text: &Text<'_>, i: usize, end: usize) -> bool {
    let token = text.token(i);
    (i < end) & (token.kind() == Kind::Word) & token.capitalised() & token.spaced() & !token.clitic()
}
