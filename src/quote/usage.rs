//! What quotation marks are for.

use super::marks::Pair;
use super::page::Page;
use super::signs::Sign;
use super::{FINITE, Usage};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Letters};

/// What the marks alone tell, before anybody is known to have said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Speech,
    Title,
    /// A title for certain, whoever else is said to have written it: "wrote a book called “The Salt Road”".
    Work,
    Term,
    Open,
}

impl Guess {
    /// The title of something, likely or for certain.
    pub(super) fn is_title(self) -> bool {
        matches!(self, Guess::Title | Guess::Work)
    }

    /// What it is used for, with or without somebody who said it.
    pub(super) fn settle(self, page: &Page<'_, '_>, pair: &Pair, attributed: bool) -> Usage {
        if self == Guess::Open && !attributed {
            return unclaimed(page, pair);
        }
        // Nothing foretells what marks are for: a table in place of branches.
        const USAGES: [[Usage; 2]; 5] = {
            let mut usages = [[Usage::Speech; 2]; 5];
            usages[Guess::Title as usize][0] = Usage::Title;
            usages[Guess::Work as usize] = [Usage::Title; 2];
            usages[Guess::Term as usize] = [Usage::Term; 2];
            usages
        };
        USAGES[self as usize][usize::from(attributed)]
    }
}

/// What words are for that nobody is known to have said: a line of its own was said by somebody, a clause perhaps.
#[cold]
fn unclaimed(page: &Page<'_, '_>, pair: &Pair) -> Usage {
    let text = page.text;
    let (first, last) = (pair.first(), pair.last());
    let words = (first..last).take(LONG).filter(|&i| page.is_word(i) && !text.token(i).clitic()).count();
    let after = text.token(pair.end());
    let alone = text.token(pair.open as usize).starts_line() && (after.starts_line() || after.kind() == Kind::None);
    let sentence = matches!(page.kind(last.wrapping_sub(1)), Kind::Period | Kind::Question | Kind::Exclamation);
    if alone && (words >= 3 || sentence) {
        return Usage::Speech;
    }
    // "The others are “Winter Market at Oudenvelde,” painted around 1655, and a portrait."
    let short = pair.closed && last - first <= LONG;
    if short && capitals(page, pair).is_some_and(|capitals| capitals >= 2) {
        return Usage::Title;
    }
    let clause = (first + 1..last).take(2 * LONG).any(|i| page.is(i, FINITE) && !text.token(i).capitalised());
    if words >= 3 && clause { Usage::Unknown } else { Usage::Scare }
}

/// Words looked at to tell a title: longer ones are sentences.
const LONG: usize = 12;

pub(super) fn of(page: &Page<'_, '_>, pair: &Pair) -> Guess {
    let text = page.text;
    let (first, last) = (pair.first(), pair.last());
    if !pair.closed {
        return Guess::Speech;
    }
    let to = last.min(first + 2 * LONG);
    let clitics: usize = text.tokens()[first..to].iter().map(|token| usize::from(token.clitic())).sum();
    let words = page.signs.count(Sign::Word, first, to) - clitics;
    if words > LONG {
        return Guess::Speech;
    }
    let before = (pair.open as usize).wrapping_sub(1);
    // A nickname between two names: William “Bill” Clinton.
    if words <= 2
        && page.is_name(before)
        && page.is_name(pair.end())
        && page.is_name(first)
        && !page.is(before, Class::CUE | Class::DETERMINER)
    {
        return Guess::Term;
    }
    let named = text.is_word(before, &[w::WORD, w::WORDS, w::TERM, w::PHRASE, w::NICKNAMED, w::DUBBED, w::MEANS]);
    if named && words <= 3 {
        return Guess::Term;
    }
    // "a section titled “Capacity assumptions”"
    if page.is_name(first) && (text.spells(before, "titled") || text.spells(before, "entitled")) {
        return Guess::Work;
    }
    let end = page.kind(last.wrapping_sub(1));
    if matches!(end, Kind::Question | Kind::Exclamation) && words > 3 {
        return Guess::Speech;
    }
    // Title case: two such words at least.
    let Some(capitals) = capitals(page, pair) else { return Guess::Open };
    // A comma inside is the sentence's: “Thank You, Ohio,” she said; but "on CBS’ “Face the Nation,” she said that".
    // "her album, “Cold Water,” was released": what is quoted is the subject's name.
    let named = page.is(pair.end(), Class::AUXILIARY);
    let inside = page.is(before, Class::PREPOSITION) || owned(page, before) || named;
    // "the so-called “Iron Dome”"
    if text.word(before) == w::CALLED && page.kind(before.wrapping_sub(1)) == Kind::Hyphen {
        return Guess::Term;
    }
    let name = before.wrapping_sub(usize::from(page.kind(before) == Kind::Comma));
    let work = |i: usize| WORKS.has(text, i);
    if capitals > 0 && (work(name) || text.word(before) == w::CALLED && work(before.wrapping_sub(1))) {
        return Guess::Work;
    }
    if capitals >= 2 && (end != Kind::Comma || inside) {
        return Guess::Title;
    }
    Guess::Open
}

/// How many words have a capital, where every one of weight does.
fn capitals(page: &Page<'_, '_>, pair: &Pair) -> Option<usize> {
    let mut capitals = 0;
    // Bounded: a text may nest marks without end.
    for i in pair.first()..pair.last().min(pair.first() + 4 * LONG) {
        let token = page.text.token(i);
        let word = page.is_word(i) & !token.clitic();
        if word & !token.capitalised() & !page.is(i, Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION) {
            return None;
        }
        capitals += usize::from(word & token.capitalised());
    }
    Some(capitals)
}

/// What has a title: "the film, “Casablanca”, is old".
static WORKS: Letters = Letters::of(&[
    "album",
    "ballad",
    "book",
    "comedy",
    "documentary",
    "drama",
    "episode",
    "film",
    "hit",
    "memoir",
    "movie",
    "musical",
    "novel",
    "opera",
    "play",
    "poem",
    "series",
    "single",
    "sitcom",
    "song",
]);

/// Whether a possessive ends with token `i`: "CNN’s", "CBS’".
pub(super) fn owned(page: &Page<'_, '_>, i: usize) -> bool {
    page.text.token(i).clitic() || page.kind(i).is_quote() && !page.closes(i) && page.is_name(i.wrapping_sub(1))
}
