//! What the words of a name and those around it tell of its bearer.

use super::names::{CAPS, DOUBT, MODIFIER, Mention, NOBODY, Shape, THE, TITLED, UNSEEN};
use super::run::{FUNCTION, PLACES, Run, VERB, phrase};
use crate::lexicon::{Class, WordId, w};
use crate::quote::signs::{Sign, Signs, is_thing};
use crate::text::{Kind, Letters, Text};
use std::hint::select_unpredictable;

/// The name with what the words around it tell.
pub(super) fn mention(text: &Text<'_>, run: &Run, sentence: u32, signs: &Signs) -> Mention {
    let &Run { at, first, stop, mut titled, mut gender, mut shape, mut flags, words } = run;
    let before = at.wrapping_sub(1);
    let modifies = modifies(text, before, stop);
    let the = text.word(before) == w::THE;
    // "the Zero Hedge", "the Lakers", "the Louvre", but "the Cole campaign".
    let one = (shape == Shape::Single) & (flags & DOUBT == 0) & !modifies;
    let body = the & !titled & ((shape == Shape::Several) | one);
    shape = select_unpredictable(body, Shape::Body, shape);
    // "campaign manager Robby Mook", "his wife, Ana": a plain noun for a person before the name.
    let comma = text.kind(before) == Kind::Comma;
    let noun = select_unpredictable(comma, before.wrapping_sub(1), before);
    let described = text.is(noun, Class::ROLE | Class::PERSON | Class::HONORIFIC) & !text.token(noun).capitalised();
    // "director Shontae Mills": what ends a company's name elsewhere ends a person's behind an occupation.
    let surname = || {
        noun == before
            && words == 2
            && text.is(noun, Class::ROLE)
            && text.word(first) == WordId::NONE
            && text.is(stop - 1, Class::COMPANY)
            && !text.is(stop - 1, Class::ABBREVIATION | Class::BODY | Class::OUTLET)
            && !text.is_word(noun, &[w::OWNER, w::OPERATOR, w::DEVELOPER, w::PARTNER])
    };
    if described & !titled & ((shape != Shape::Body) || surname()) {
        let bits = text.detail(noun).gender & 3;
        if noun == before {
            gender = bits;
            titled = true;
            if shape != Shape::Place {
                shape = Shape::Person;
            }
        } else if shape == Shape::Person {
            gender = bits;
        }
    }
    let person = titled & ((shape == Shape::Several) | (shape == Shape::Single));
    shape = select_unpredictable(person, Shape::Person, shape);
    let (token, around) = (text.token(first), text.token(stop));
    let caps = (stop == first + 1) & token.all_caps() & (token.span().len() > 1);
    let caps_around = (around.kind() == Kind::Word) & around.all_caps() & (around.span().len() > 1);
    let caps = caps & !caps_around & !titled & ((shape == Shape::Single) | (shape == Shape::Body));
    flags |= select_unpredictable(the, THE, 0)
        | select_unpredictable(titled, TITLED, 0)
        | select_unpredictable(modifies, MODIFIER, 0)
        | select_unpredictable(caps, CAPS, 0);
    Mention {
        lead: at as u32,
        first: first as u32,
        last: stop as u32,
        sentence,
        entity: NOBODY,
        shape,
        flags,
        gender,
        rank: UNSEEN,
        words,
        evidence: evidence(text, stop, signs) - within(text, before, shape),
    }
}

/// What "in" and its like before a name of several words speak for: a place, since nobody lives in a person.
fn within(text: &Text<'_>, before: usize, shape: Shape) -> i8 {
    const WITHIN: [WordId; 5] = [w::IN, w::NEAR, w::OUTSIDE, w::ACROSS, w::AROUND];
    2 * i8::from((shape == Shape::Several) & text.is_word(before, &WITHIN))
}

/// How many tokens after a name may speak for what it is.
const NEAR: usize = 12;

/// Whether what follows a name speaks for a person ("…, who", "he") or a thing ("its").
fn evidence(text: &Text<'_>, last: usize, signs: &Signs) -> i8 {
    let tells = |turn| {
        let thing = is_thing(text.word(turn));
        let person = !thing & (text.detail(turn).gender & 3 != 0);
        (i8::from(person) - i8::from(thing)) * i8::from(text.is(turn, Class::PRONOUN))
    };
    let mut turn = signs.soon(Sign::Turn, last);
    // The capital of "’S" is none.
    while (turn < last + NEAR) & text.token(turn).clitic() & (tells(turn) == 0) {
        turn = signs.soon(Sign::Turn, turn + 1);
    }
    let told = select_unpredictable(turn < last + NEAR, tells(turn), 0);
    let who = (text.kind(last) == Kind::Comma) & (text.word(last + 1) == w::WHO);
    if text.kind(last) == Kind::OpenRound && listed(text, last + 1) {
        return -2;
    }
    // "Sunrise Care, which"
    let which = (text.kind(last) == Kind::Comma) & (text.word(last + 1) == w::WHICH);
    select_unpredictable(who, 2, select_unpredictable(which, -2, told))
}

/// Whether a company's sign at an exchange begins at token `i`: "(NKR.OL)", "(NYSE: NKR)".
fn listed(text: &Text<'_>, i: usize) -> bool {
    let sign = |i: usize| text.kind(i) == Kind::Word && text.token(i).all_caps();
    let stop = text.kind(i + 1) == Kind::Period && !text.token(i + 1).spaced() && !text.token(i + 2).spaced();
    // A party and a state have the stop behind the state: "(D-Vt.)".
    let joined = stop && sign(i + 2) && text.kind(i + 3) == Kind::CloseRound;
    sign(i) && (text.width(i) > 1 && joined || text.kind(i + 1) == Kind::Colon && sign(i + 2))
}

/// What the words of the name say of its bearer, the name being the tokens `first..stop`.
pub(super) fn shape(text: &Text<'_>, first: usize, stop: usize, titled: bool) -> Shape {
    let last = if text.kind(stop - 1) == Kind::Period { stop.saturating_sub(2).max(first) } else { stop - 1 };
    let words = stop - first;
    if let Some((len, _)) = phrase(text, first, PLACES.or(Class::OUTLET).or(Class::BODY))
        && first + len == stop
    {
        return if phrase(text, first, Class::OUTLET.or(Class::BODY)).is_some() { Shape::Body } else { Shape::Place };
    }
    if words == 1 {
        let class = text.class(first);
        if !titled && camel(text, first) && !class.any(Class::FIRST_NAME) {
            return Shape::Body;
        }
        if class.any(Class::OUTLET | Class::COMPANY | Class::BODY) && !titled {
            return Shape::Body;
        }
        if class.any(PLACES) && !titled && (!class.any(Class::FIRST_NAME) || class.any(Class::COUNTRY | Class::STATE)) {
            return Shape::Place;
        }
        return Shape::Single;
    }
    let class = text.class(last);
    // "Michael Bloomberg"
    let bearer = class.any(Class::OUTLET) && text.is(first, Class::FIRST_NAME);
    if class.any(Class::BODY | Class::COMPANY | Class::OUTLET) && !class.any(Class::FIRST_NAME) && !titled && !bearer {
        return Shape::Body;
    }
    if (first..stop).any(|i| {
        // Of a body, not the one in "Moon Jae-in" or "Per Holm".
        let joins = text.is(i, Class::PREPOSITION) && !text.is(i, Class::PARTICLE);
        joins && text.token(i).spaced() && !text.token(i).capitalised() || text.kind(i) == Kind::Ampersand
    }) {
        return Shape::Body;
    }
    if titled || text.is(first, Class::FIRST_NAME) {
        return Shape::Person;
    }
    // "J.K. Rowling", "Mary J. Blige", "G. Cole".
    let initial = |i: usize| {
        text.token(i).dotted()
            || text.token(i).span().len() == 1 && text.token(i).all_caps() && text.kind(i + 1) == Kind::Period
    };
    if (first..last).any(initial) && !text.is(first, PLACES) {
        return Shape::Person;
    }
    if text.is(first, Class::BODY) || text.is(first, Class::OUTLET) {
        return Shape::Body;
    }
    let geographic = || GEOGRAPHIC.has(text, last) || NAMED_FIRST.has(text, first);
    if class.any(PLACES) || text.is(first, Class::NATIONALITY) || geographic() {
        return Shape::Place;
    }
    Shape::Several
}

/// What ends the name of a place and seldom a person's: not "Lake", "Hill", "Lane", "Park", which are last names too.
static GEOGRAPHIC: Letters = Letters::of(&[
    "Airport",
    "Avenue",
    "Bay",
    "Beach",
    "Boulevard",
    "Bridge",
    "Canal",
    "Canyon",
    "City",
    "Coast",
    "County",
    "Creek",
    "Desert",
    "Falls",
    "Gulf",
    "Harbor",
    "Harbour",
    "Heights",
    "Highway",
    "Hills",
    "Island",
    "Islands",
    "Mountain",
    "Mountains",
    "Parish",
    "Peninsula",
    "Plaza",
    "River",
    "Road",
    "Sea",
    "Square",
    "Stadium",
    "Station",
    "Strait",
    "Township",
    "Valley",
]);

/// What begins the name of a place: "Lake Calder", "Mount Calder".
static NAMED_FIRST: Letters = Letters::of(&["Cape", "Fort", "Lake", "Mount", "Mt", "Port"]);

/// "YouTube", "CitiCorp", but not "McCain", "DeVos", "LeBron".
fn camel(text: &Text<'_>, i: usize) -> bool {
    let (start, len) = (text.token(i).start() + 4, text.width(i).saturating_sub(4));
    // Few names have more than twelve letters.
    let capital = match text.str().as_bytes().get(start..start + 8).and_then(<[u8]>::first_chunk) {
        Some(eight) if len <= 8 => {
            const EACH: u64 = 0x0101_0101_0101_0101;
            let letters = u64::from_le_bytes(*eight) & !(u64::MAX.checked_shl(len as u32 * 8).unwrap_or(0));
            let low = letters & (0x7F * EACH);
            // The top bit of each letter from A to Z.
            (low + 0x3F * EACH) & !(low + 0x25 * EACH) & !letters & (0x80 * EACH) != 0
        }
        _ => text.letters(i).bytes().skip(4).any(|letter| letter.is_ascii_uppercase()),
    };
    capital & !text.token(i).all_caps()
}

/// Whether the name that ends at `stop`, with `before` in front of it, stands before a noun that it only describes.
fn modifies(text: &Text<'_>, before: usize, stop: usize) -> bool {
    let token = text.token(stop);
    if (token.kind() != Kind::Word) | token.capitalised() | token.clitic() {
        return (token.kind() == Kind::Hyphen) & !token.spaced();
    }
    let class = text.class(stop);
    const NOUN: Class = Class::BODY.or(Class::ROLE).or(Class::PERSON).or(Class::GROUP);
    let determined = text.is(before, Class::DETERMINER);
    let noun = !class.any(Class::CUE | VERB) | determined | text.is(stop + 1, VERB | Class::AUXILIARY);
    let other = determined & !class.any(FUNCTION | VERB | Class::ADVERB | Class::CUE);
    select_unpredictable(class.any(NOUN), noun, other)
}
