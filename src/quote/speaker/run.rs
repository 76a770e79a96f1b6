//! Cuts a run of capitals into a title and a name.

mod capitals;

use super::bearer::{mention, shape};
use super::names::{DOUBT, Mention, OPENS, Shape};
use crate::lexicon::{Class, w};
use crate::quote::FINITE;
use crate::quote::signs::Signs;
use crate::text::{Kind, Letters, Text};
use capitals::{continues, run};
use std::hint::select_unpredictable;

/// Words that are in no name, whatever their capital.
pub(super) const FUNCTION: Class = Class::DETERMINER
    .or(Class::PRONOUN)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::AUXILIARY)
    .or(Class::NEGATION)
    .or(Class::MONTH)
    .or(Class::WEEKDAY)
    .or(Class::DAYWORD);

/// Whether a word of the class, or of no list, can be the first of a name or of a title: [`name`] finds none otherwise.
pub(in crate::quote) const fn opens_name(class: Class) -> bool {
    !class.any(FUNCTION) || class.any(Class::FIRST_NAME.or(Class::PARTICLE).or(Class::MONTH))
}

pub(super) const VERB: Class =
    Class::VERB_PAST.or(Class::VERB_S).or(Class::VERB_ING).or(Class::VERB_PART).or(Class::VERB_BASE);

const TITLE: Class = Class::ROLE.or(Class::HONORIFIC);

/// A run of capitals, and what is known of where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its first token.
    pub(super) at: usize,
    /// Where the block ends.
    pub(super) end: usize,
    pub(super) flags: u8,
    /// Whether every word of the line has a capital.
    pub(super) titles: bool,
    pub(super) sentence: u32,
}

/// Reads the run of capitals that begins at `place`, and gives the token after it.
pub(super) fn name(text: &Text<'_>, place: Place, signs: &Signs, mentions: &mut Vec<Mention>) -> usize {
    let Place { at, end, flags, titles, .. } = place;
    let (token, class) = (text.token(at), text.class(at));
    // Most names are a place, a given name or a word of no list, and perhaps one more word of no class.
    let simple = SIMPLE.all(class) & (!token.word().is_known() | !class.is_none());
    let plain = simple & !titles & !token.clitic() & (token.span().len() > 1) & token.spaced();
    let stop = if plain & alone(text, at + 1, end) {
        at + 1
    } else if plain && second(text, at + 1, end) {
        at + 2
    } else {
        at
    };
    let run = if stop > at {
        let shape = shape(text, at, stop, false);
        Run { at, first: at, stop, titled: false, gender: 0, shape, flags, words: (stop - at) as u8 }
    } else {
        match cut(text, place) {
            Ok(run) => run,
            Err(next) => return next,
        }
    };
    mentions.push(mention(text, &run, place.sentence, signs));
    run.stop
}

/// What a word can be that opens a name and nothing else.
const SIMPLE: Class = Class::FIRST_NAME.or(PLACES);

pub(super) const PLACES: Class = Class::PLACE.or(Class::COUNTRY).or(Class::STATE);

/// The kinds of marks that may join words to a name, a bit each.
const JOINING: u64 = {
    let mut kinds = 1 << Kind::Hyphen as u32 | 1 << Kind::Ampersand as u32;
    let mut kind = Kind::OpenDouble as u32;
    while kind <= Kind::Backtick as u32 {
        kinds |= 1 << kind;
        kind += 1;
    }
    kinds
};

/// Cuts the run of capitals that begins at `at`; where it holds no name, gives the token to go on with.
fn cut(text: &Text<'_>, place: Place) -> Result<Run, usize> {
    let Place { at, end, mut flags, titles, .. } = place;
    let token = text.token(at);
    let class = text.class(at);
    if !opens_name(class) {
        return Err(at + 1);
    }
    let opens = flags & OPENS != 0;
    let initial = (text.kind(at + 1) == Kind::Period) & !text.token(at + 1).spaced();
    let lone = (token.span().len() == 1) & !initial;
    let number = text.kind(at.wrapping_sub(1)).is_numeric();
    if token.clitic() | lone & !class.any(Class::DETERMINER) | number & !token.spaced() {
        return Err(at + 1);
    }
    // "at 0915 GMT", "9 a.m. ET"
    let time = number | text.token(at.wrapping_sub(1)).dotted();
    if class.any(Class::ZONE) & token.all_caps() & time {
        return Err(at + 1);
    }
    let next_capital = continues(text, at + 1, end);
    if class.any(FUNCTION) {
        // "Will Smith", "April Ryan", "De Vries", but not "Will Smith go?"
        let given = class.any(Class::FIRST_NAME | Class::PARTICLE);
        let asks =
            || opens && class.any(Class::MODAL) && (!text.is(at + 2, FINITE) || text.is(at + 2, Class::VERB_BASE));
        let full = given && next_capital && !asks();
        // "May said" with a verb after it is nobody's month.
        let speaks = text.is(at + 1, Class::CUE) && text.is(at + 1, Class::VERB_PAST | Class::VERB_S);
        let month = class.any(Class::MONTH) && speaks && !text.is(at.wrapping_sub(1), Class::PREPOSITION);
        if !full && !month {
            return Err(at + 1);
        }
    }
    // "Asked about it", "Speaking in Iowa", "Once more".
    if opens
        & class.any(VERB | Class::ADVERB | Class::NUMBER | Class::ORDINAL)
        & !class.any(Class::FIRST_NAME | Class::ROLE | Class::BODY)
    {
        if next_capital {
            return Err(at + 1);
        }
        flags |= DOUBT;
    }
    // "Minutes later, she said"
    if opens & class.any(Class::UNIT) && text.is_word(at + 1, &[w::LATER, w::EARLIER, w::AFTER, w::BEFORE]) {
        return Err(at + 1);
    }
    // "Recent Samsung phones"
    const NAMES: Class = Class::PLACE.or(Class::COUNTRY).or(Class::STATE).or(Class::OUTLET).or(Class::BODY);
    // A word of the grammar is told from one that only stands in a longer phrase ("Cruz" in "Santa Cruz").
    let grammar = token.word().is_known() & (token.word().0 as usize <= w::NAMED.len());
    if opens & next_capital & grammar & class.is_none() && phrase(text, at, NAMES | TITLE).is_none() {
        return Err(at + 1);
    }
    // Nor does a run go on after one word alone that no rule of runs asks for.
    const JOINS: Class =
        TITLE.or(Class::OPENS).or(Class::BODY).or(Class::GROUP).or(Class::ABBREVIATION).or(Class::BEFORE_NAME);
    let one = !class.any(JOINS) & (token.span().len() > 1) & alone(text, at + 1, end);
    let mut stop = if one { at + 1 } else { run(text, at, end) };
    // "Minister for Transport Ana Ruiz": what the office is for is no part of the name.
    if let Some(title) = portfolio(text, at) {
        let name = (at..stop).find(|&i| !PORTFOLIOS.has(text, i)).unwrap_or(stop);
        if name == stop {
            return Err(stop);
        }
        if name > at {
            let shape = shape(text, name, stop, true);
            let words = words(text, name, stop);
            return Ok(Run { at: title, first: name, stop, titled: true, gender: 0, shape, flags, words });
        }
    }
    // "the Office of Mayor Ana Ruiz" is no office that the text calls so.
    if (stop == at + 1) & class.any(Class::BODY) & (text.word(stop) == w::OF) & !class.any(Class::FIRST_NAME) {
        return Err(stop);
    }
    if titles {
        // Where every word has a capital, only a given name and what follows it is a name.
        if !class.any(Class::FIRST_NAME) || !next_capital && text.kind(at + 1) != Kind::Period {
            return Err(at + 1);
        }
        let mut to = at + 2;
        while to < stop
            && to < at + 4
            && (text.kind(to - 1) != Kind::Word
                || text.token(to - 1).span().len() == 1
                || text.is(to - 1, Class::PARTICLE))
        {
            to += 1;
        }
        stop = stop.min(to);
    }
    // What the words of the run are, one or the other.
    let held = (at..stop).fold(Class::NONE, |held, i| held | text.class(i));
    let mut first = at;
    let last_word = if text.kind(stop - 1) == Kind::Period { stop.saturating_sub(2).max(at) } else { stop - 1 };
    // "General Motors Corp."
    let company = held.any(Class::COMPANY)
        && last_word > at
        && text.is(last_word, Class::COMPANY)
        && !text.is(last_word, Class::FIRST_NAME);
    // The last title of the run ends what stands before the name.
    let (mut titled, mut gender) = (false, 0);
    let mut i = at;
    while held.any(TITLE.or(Class::OPENS)) && i < stop && !company {
        // "Billie Jean King": after a given name a form of address is a last name; "Earl Warren".
        let class = text.class(i);
        let no_title = class.any(Class::FIRST_NAME)
            // "St. Louis"
            || text.word(i) == w::ST
            || class.any(Class::HONORIFIC)
                && !class.any(Class::BEFORE_NAME)
                && i > first
                && text.is(i - 1, Class::FIRST_NAME)
                && !text.is(i - 1, TITLE);
        let (len, bits) = match phrase(text, i, TITLE) {
            Some((len, gender)) => (len, gender),
            None if class.any(TITLE) && !no_title => (1, text.detail(i).gender),
            None => {
                i += 1;
                continue;
            }
        };
        i += len;
        if text.kind(i) == Kind::Period && !text.token(i).spaced() {
            i += 1;
        }
        // "the Attorney General's Office"
        if i < stop && text.word(i) == w::S_CLITIC {
            (first, titled, gender) = (at, false, 0);
            break;
        }
        // "Martin Luther King Jr.", "the President": no name follows.
        if i >= stop || text.is(i, Class::SUFFIX) {
            break;
        }
        // "House of Commons", "General Motors" are told by what follows; "Speaker of the House".
        if text.is(i, Class::PREPOSITION) {
            continue;
        }
        first = i;
        titled = true;
        gender = bits & 3;
    }
    // "the General Assembly"
    if titled & (first + 1 == stop) & text.is(first, Class::BODY) {
        first = at;
        titled = false;
        gender = 0;
    }
    // What is left of the run after its title must be a name, not another description.
    while first < stop && (!text.token(first).capitalised() && !text.is(first, Class::PARTICLE)) {
        first += 1;
    }
    if first >= stop {
        return Err(stop);
    }
    // "the President", "House Speaker": an office and nobody's name.
    let body = stop > first + 2 && text.is(stop - 3, Class::BODY) && text.is_word(stop - 2, &[w::OF, w::FOR]);
    if !titled & !body & text.is(stop - 1, TITLE) & !text.is(first, Class::FIRST_NAME) {
        if stop > first + 1 {
            return Err(stop);
        }
        flags |= DOUBT;
    }
    // "Florida Republican Marco Rubio", "House Democrat Nancy Pelosi": what stands before a given name
    // and can be no name itself only describes.
    if !titled
        && !text.is(first, Class::FIRST_NAME)
        && let Some(given) =
            (first + 1..stop - 1).find(|&i| text.is(i, Class::FIRST_NAME) && text.token(i).capitalised())
        && (first..given)
            .all(|i| text.word(i).is_known() && !text.is(i, Class::PREPOSITION) && text.token(i).span().len() > 2)
        && !text.is(stop - 1, Class::BODY | Class::COMPANY)
    {
        first = given;
        titled = true;
    }
    // "Senate Democrats", "the Wisconsin Republican": nobody's name either.
    let end_class = text.class(stop - 1);
    let phrase = phrase(text, first, NAMES).is_some_and(|(len, _)| first + len == stop);
    const UNNAMED: Class = Class::GROUP.or(Class::PERSON).or(Class::DOCUMENT);
    let one = stop == first + 1;
    let given = text.is(first, Class::FIRST_NAME);
    if !titled & !phrase & !given & !end_class.any(Class::FIRST_NAME) & end_class.any(UNNAMED) {
        let described = text.word(first).is_known();
        if one {
            flags |= DOUBT;
        } else if end_class.any(Class::GROUP) | end_class.any(Class::PERSON) & described {
            return Err(stop);
        }
    }
    flags |= select_unpredictable(one & !titled & text.is(first, Class::NATIONALITY) & !given, DOUBT, 0);
    // "on Super Tuesday"
    if (stop == at + 1) & text.is(stop, Class::WEEKDAY) & text.token(stop).capitalised()
        && text.is(at.wrapping_sub(1), Class::PREPOSITION | Class::DETERMINER)
    {
        return Err(stop);
    }
    let shape = shape(text, first, stop, titled);
    let words = words(text, first, stop);
    Ok(Run { at, first, stop, titled, gender, shape, flags, words })
}

/// How many words the name has whose tokens are `first..stop`.
fn words(text: &Text<'_>, first: usize, stop: usize) -> u8 {
    (first + 1..stop).fold(1, |words, i| words + u8::from(text.kind(i) == Kind::Word))
}

/// What ministers and secretaries are for.
static PORTFOLIOS: Letters = Letters::of(&[
    "Affairs",
    "Agriculture",
    "Business",
    "Change",
    "Children",
    "Climate",
    "Commerce",
    "Communications",
    "Culture",
    "Defence",
    "Defense",
    "Development",
    "Economy",
    "Education",
    "Employment",
    "Energy",
    "Environment",
    "Families",
    "Finance",
    "Fisheries",
    "Foreign",
    "Health",
    "Higher",
    "Home",
    "Housing",
    "Immigration",
    "Industry",
    "Infrastructure",
    "Interior",
    "Justice",
    "Labor",
    "Labour",
    "Pensions",
    "Planning",
    "Police",
    "Science",
    "Security",
    "Sport",
    "Technology",
    "Tourism",
    "Trade",
    "Transport",
    "Women",
    "Work",
]);

/// The token of the office whose portfolio the run of capitals at `at` begins or goes on with: "Minister for Foreign
/// Affairs and Trade".
fn portfolio(text: &Text<'_>, at: usize) -> Option<usize> {
    /// Few portfolios have more words, "and" counted.
    const LONG: usize = 6;
    let mut i = at;
    while i > 0 && at - i < LONG {
        i -= 1;
        if text.is_word(i, &[w::FOR, w::OF]) {
            let office = i.checked_sub(1)?;
            let minister = text.spells(office, "minister") || text.spells(office, "secretary");
            return (minister && text.token(office).capitalised()).then_some(office);
        }
        let inside = text.word(i) == w::AND || text.token(i).capitalised() && PORTFOLIOS.has(text, i);
        if !inside {
            return None;
        }
    }
    None
}

/// A run of capitals, cut.
pub(super) struct Run {
    pub(super) at: usize,
    pub(super) first: usize,
    pub(super) stop: usize,
    pub(super) titled: bool,
    pub(super) gender: u8,
    pub(super) shape: Shape,
    pub(super) flags: u8,
    pub(super) words: u8,
}

/// A phrase at token `i`; most words begin none.
#[inline]
pub(super) fn phrase(text: &Text<'_>, i: usize, class: Class) -> Option<(usize, u8)> {
    if !text.is(i, Class::OPENS) {
        return None;
    }
    text.phrase(i, class).map(|(len, detail)| (len, detail.gender))
}

/// Whether a name of two words ends with token `i`, a word of no class.
#[inline]
fn second(text: &Text<'_>, i: usize, end: usize) -> bool {
    let suffix = (text.kind(i + 1) == Kind::Comma) & text.is(i + 2, Class::SUFFIX);
    continues(text, i, end) & text.class(i).is_none() & (text.width(i) > 1) & !suffix & alone(text, i + 1, end)
}

/// Whether no name of several words can go on with token `i` after a word of no list.
#[inline]
fn alone(text: &Text<'_>, i: usize, end: usize) -> bool {
    let token = text.token(i);
    let goes_on = token.capitalised() | text.is(i, Class::PARTICLE);
    let word = (token.kind() == Kind::Word) & (token.clitic() | !goes_on);
    let mark = (token.kind() != Kind::Word) & (JOINING >> token.kind() as u32 & 1 == 0);
    (i >= end) | word | mark
}
