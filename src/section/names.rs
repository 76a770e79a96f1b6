//! Lists of names as bylines and taglines have them, and their capitals.

use super::byline::email;
use super::pieces::{Piece, Pieces};
use super::said::said;
use super::when;
use crate::lexicon::{Class, w};
use crate::span::Span;
use crate::text::{Kind, Letters};

pub(super) struct Names {
    pub(super) found: Vec<(Span, String)>,
    /// The piece after the last name.
    pub(super) end: usize,
    /// How many of them are newsrooms rather than persons.
    pub(super) newsroom: usize,
}

/// The names from piece `i` on: "Ana Ruiz, Bo Li and Cy Ota, CNN". `single` allows a first name of one word.
pub(super) fn list(p: &Pieces<'_>, i: usize, single: bool) -> Option<Names> {
    let mut names = Names { found: Vec::new(), end: i, newsroom: 0 };
    let mut at = i;
    // What stands between the last name and here: an outlet, a role, a place.
    while names.found.len() < MOST && at < p.len() {
        let more = !names.found.is_empty();
        let newsroom = collective(p, at, more);
        let Some(end) = newsroom.or_else(|| name(p, at, single && !more)) else { break };
        names.newsroom += usize::from(newsroom.is_some());
        if p.at(end).clitic {
            return None;
        }
        let span = p.span(at..end);
        // "PTI" is written so; "ASSOCIATED PRESS" is not.
        let initials = |i: usize| p.at(i).upper && p.class(i).any(Class::OUTLET) && p.at(i).span.len() <= INITIALS;
        let written = &p.text.str()[span];
        let kept = newsroom.is_some() && (at..end).any(initials) && plain(&written.to_ascii_lowercase());
        names.found.push((span, if kept { written.to_string() } else { restore(written) }));
        names.end = end;
        match next(p, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    (!names.found.is_empty()).then_some(names)
}

/// A byline names fewer; a longer list is no byline.
const MOST: usize = 16;
/// The initials of a newsroom have so many letters at most.
const INITIALS: usize = 5;

/// Where the next name begins, if the list goes on after the name that ends at `i`.
fn next(p: &Pieces<'_>, i: usize) -> Option<usize> {
    let joins = |i: usize| p.at(i).word == w::AND || p.at(i).word == w::WITH || p.kind(i) == Kind::Ampersand;
    let mut at = i;
    // "Ana Ruiz, CNN, and Bo Li": what is no name is stepped over, up to the next comma or "and".
    for _ in 0..STEPS {
        if joins(at) {
            at += 1;
        } else if matches!(p.kind(at), Kind::Comma | Kind::Semicolon) {
            // "; editing by Cy Ota": others did something else.
            if p.kind(at) == Kind::Semicolon && (at + 2..at + 4).any(|i| p.at(i).word == w::BY) {
                return None;
            }
            at += 1 + usize::from(joins(at + 1));
        } else if p.kind(at) == Kind::Bullet {
            // "Ana Ruiz, Political Editor | Bo Li": behind the bar stands a name or something else.
            return (p.kind(at + 1) == Kind::Word && is_name(p, at + 1)).then_some(at + 1);
        } else if p.kind(at) == Kind::OpenRound {
            let close = (at..at + 12).find(|i| p.kind(*i) == Kind::CloseRound)?;
            at = close + 1;
            continue;
        } else if p.says(at, said!["in"]) || p.class(at).any(Class::ROLE | Class::RANK | Class::RUBRIC | Class::OUTLET)
        {
            at = step(p, at);
            continue;
        } else {
            return None;
        }
        if p.kind(at) == Kind::Word && is_name(p, at) {
            return Some(at);
        }
        at = step(p, at);
    }
    None
}

/// Segments of a byline that are no names, between two that are.
const STEPS: usize = 6;

/// The next comma, "and" or bracket after piece `i`.
fn step(p: &Pieces<'_>, i: usize) -> usize {
    (i..p.len())
        .find(|i| {
            matches!(p.kind(*i), Kind::Comma | Kind::Semicolon | Kind::Ampersand | Kind::OpenRound | Kind::Bullet)
                || p.at(*i).word == w::AND
                || p.at(*i).word == w::WITH
        })
        .unwrap_or(p.len())
}

/// Whether a segment after a comma or "and" is a person rather than an outlet or a role.
fn is_name(p: &Pieces<'_>, i: usize) -> bool {
    person(p, i).is_some()
}

/// The end of the person's name, no outlet's and no role, that begins at piece `i` behind a comma or "and".
pub(super) fn person(p: &Pieces<'_>, i: usize) -> Option<usize> {
    let end = name(p, i, false)?;
    let after = p.kind(end);
    // "NOLA.com", "Space.com"
    if after == Kind::Period && !p.at(end + 1).spaced {
        return None;
    }
    if p.class(i).any(Class::FIRST_NAME) && !p.class(i).any(Class::STATE | Class::OUTLET) {
        return Some(end);
    }
    let other = Class::OUTLET
        | Class::ROLE
        | Class::RANK
        | Class::RUBRIC
        | Class::COMPANY
        | Class::NATIONALITY
        | Class::COUNTRY
        | Class::STATE
        | Class::BODY
        | Class::PICTURE
        | Class::PLACE
        | Class::MASTHEAD;
    let ends = end >= p.len()
        || matches!(after, Kind::Comma | Kind::Semicolon | Kind::Ampersand | Kind::Bullet | Kind::Slash | Kind::Dash)
        || matches!(after, Kind::Hyphen | Kind::OpenRound | Kind::CloseRound | Kind::Period)
        || p.at(end).word == w::AND
        || p.at(end).class.any(other | Class::STAMP | Class::MONTH | Class::PREPOSITION | Class::CUE)
        || p.at(end).kind.is_numeric()
        || p.says(end, said!["contributed"]);
    (ends && p.phrase(i, Class::OUTLET).is_none() && !(i..end).any(|i| p.class(i).any(other))).then_some(end)
}

/// The end of the person's name that begins at piece `i`.
pub(super) fn name(p: &Pieces<'_>, i: usize, single: bool) -> Option<usize> {
    let mut at = i;
    let (mut words, mut small) = (0, 0);
    loop {
        let piece = p.at(at);
        if piece.kind != Kind::Word || words > 0 && !piece.spaced && p.kind(at - 1) == Kind::Word && piece.clitic {
            break;
        }
        let particle = piece.class.any(Class::PARTICLE)
            && (p.at(at + 1).capital || p.class(at + 1).any(Class::PARTICLE) || p.kind(at + 1) == Kind::Hyphen);
        if !(piece.capital || particle || elided(p, piece)) {
            break;
        }
        if words == 0 && bars(p, at, single) || words > 0 && cuts(p, at, words) {
            break;
        }
        words += usize::from(!piece.class.any(Class::SUFFIX) || words < 2);
        // "J. K. van der Doe-Smith": what is small makes no name longer than it is.
        small += usize::from(particle && !piece.capital);
        at += 1;
        // "J.", "Jr."
        if p.kind(at) == Kind::Period && !p.at(at).spaced && stopped(p, piece) {
            at += 1;
        }
        while p.kind(at) == Kind::Hyphen && !p.at(at).spaced && !p.at(at + 1).spaced && p.kind(at + 1) == Kind::Word {
            at += 2;
        }
        if words >= MOST_WORDS + small.min(MOST_SMALL) {
            break;
        }
    }
    if p.kind(at) == Kind::Comma && p.class(at + 1).any(Class::SUFFIX) && p.at(at + 1).capital {
        at += 2;
        at += usize::from(p.kind(at) == Kind::Period);
    }
    (words >= 2 || single && words == 1 && at >= p.len() && !p.class(i).any(Class::RUBRIC)).then_some(at)
}

const MOST_WORDS: usize = 5;
const MOST_SMALL: usize = 3;

/// An initial or an abbreviation that is part of a name, with its stop.
fn stopped(p: &Pieces<'_>, piece: &Piece) -> bool {
    piece.span.len() == 1
        || piece.class.any(Class::SUFFIX | Class::BEFORE_NAME | Class::HONORIFIC)
        || piece.span.len() == 2 && !piece.class.any(Class::FIRST_NAME) && p.text.str()[piece.span].is_ascii()
}

/// "d'AFFLISIO", "al-Masri": a small letter before an apostrophe.
fn elided(p: &Pieces<'_>, piece: &Piece) -> bool {
    let word = &p.text.str()[piece.span];
    word.split_once(['\'', '’']).is_some_and(|(head, tail)| head.len() <= 2 && tail.starts_with(char::is_uppercase))
}

/// No name begins with this word.
fn bars(p: &Pieces<'_>, i: usize, after_by: bool) -> bool {
    let class = p.class(i);
    // "A. B. Ruiz"
    if p.at(i).span.len() == 1 && p.at(i).upper && p.kind(i + 1) == Kind::Period {
        return false;
    }
    // After "by" no preposition has a capital of its own: "By Per Holm".
    if class.any(Class::PREPOSITION) && !(after_by && p.at(i).capital && !p.at(i).upper && p.at(i + 1).capital) {
        return !class.any(Class::FIRST_NAME);
    }
    let grammar = Class::DETERMINER
        | Class::VERB_ING
        | Class::CONJUNCTION
        | Class::PRONOUN
        | Class::SUBORDINATOR
        | Class::WEEKDAY
        | Class::MONTH
        | Class::STAMP
        | Class::NUMBER
        | Class::DAYWORD
        | Class::FURNITURE
        | Class::LINK
        | Class::PICTURE
        | Class::NEGATION
        | Class::DAYPART
        | Class::STATE
        | Class::OUTLET
        | Class::COUNTRY;
    // "Will", "May" and "Georgia" are given names too; a month is one only before no number.
    class.any(grammar) && !(class.any(Class::FIRST_NAME) && when::day(p, i).is_none())
        || when::day(p, i).is_some()
        || email(p, i)
}

/// The name ends before this word, the one after its first `words`.
fn cuts(p: &Pieces<'_>, i: usize, words: usize) -> bool {
    let (class, piece) = (p.class(i), p.at(i));
    if when::day(p, i).is_some() || email(p, i) {
        return true;
    }
    let never =
        Class::STAMP | Class::NETWORK | Class::FURNITURE | Class::LINK | Class::PREPOSITION | Class::CONJUNCTION;
    if class.any(never)
        && !class.any(Class::FIRST_NAME | Class::PARTICLE)
        && (words >= 2 || !class.any(Class::FURNITURE))
        || class.any(Class::DETERMINER) && piece.span.len() > 1 && !class.any(Class::PARTICLE)
    {
        return true;
    }
    // "By Ana Ruiz Associated Press"
    if words >= 2 && class.any(Class::OPENS) && p.phrase(i, Class::OUTLET).is_some() {
        return true;
    }
    let other = Class::ROLE | Class::RANK | Class::RUBRIC | Class::OUTLET | Class::PICTURE | Class::VERB_BASE;
    if words < 2 || !class.any(other) {
        return false;
    }
    // "Mary Beth King" and "Mary Beth Cook": the last word after two given names is a surname.
    let last = !p.at(i + 1).capital;
    !(last && p.class(i - 1).any(Class::FIRST_NAME) && !class.any(Class::OUTLET) && words == 2)
}

/// A byline without a person: "Our Foreign Staff", "Associated Press", "Detroit News wire services".
fn collective(p: &Pieces<'_>, i: usize, more: bool) -> Option<usize> {
    let first = p.at(i);
    let opens = first.capital || first.class.any(Class::OUTLET);
    if first.kind != Kind::Word || !opens {
        return None;
    }
    let mut end = i;
    while end < p.len() && end < i + 9 {
        let piece = p.at(end);
        let inside = piece.kind == Kind::Word
            || matches!(piece.kind, Kind::Hyphen | Kind::Ampersand | Kind::Period) && !piece.spaced && end > i;
        if !inside
            || piece.class.any(Class::STAMP) && end > i
            || when::day(p, end).is_some()
            || end > i && [w::BY, w::FOR, w::IN, w::VIA].contains(&piece.word)
        {
            break;
        }
        end += 1;
    }
    let start = i + usize::from(first.word == w::THE);
    if let Some(len) = p.phrase(start, Class::OUTLET).or(p.class(start).any(Class::OUTLET).then_some(1))
        && start + len == end
    {
        return (!more).then_some(end);
    }
    if end - i < 2 || !p.says(end - 1, NEWSROOM) {
        return None;
    }
    // "Ana Ruiz and wire reports" is a person and a newsroom; "Staff and wire reports" is one.
    let whose = p.says(i, OPENERS) || p.class(i).any(Class::OUTLET) || p.phrase(i, Class::OUTLET).is_some();
    let plain = !(i..end).any(|i| p.class(i).any(Class::FIRST_NAME)) && !p.says(end - 1, said!["team"]);
    // "Ana Ruiz and Bo Li Political correspondents" are two persons with a post.
    let two = p.class(i).any(Class::FIRST_NAME) && (more || (i..end).any(|i| p.at(i).word == w::AND));
    let many = p.says(end - 1, said!["correspondents", "reporters", "agencies", "services"]) && !two;
    (whose || plain || many).then_some(end)
}

/// What newsrooms call themselves, as the last word.
const NEWSROOM: &Letters = said![
    "staff",
    "desk",
    "reporters",
    "agencies",
    "services",
    "service",
    "correspondents",
    "newsroom",
    "reports",
    "writers",
    "team",
    "bureau",
    "correspondent",
    "reporter",
    "board",
    "wires",
    "wire",
    "network",
    "editors",
    "agency",
];
const OPENERS: &Letters = said![
    "our",
    "staff",
    "web",
    "news",
    "wire",
    "from",
    "special",
    "foreign",
    "online",
    "sports",
    "business",
    "editorial",
    "the",
];

/// A name with its spaces made single and its capitals restored.
pub(super) fn restore(name: &str) -> String {
    if plain(name) {
        return name.to_string();
    }
    let mut words = name.split(|c: char| c.is_whitespace() || c == '\u{200B}').filter(|w| !w.is_empty());
    // Only a name that is all capitals has lost its small letters: "DJ Summers" has not.
    let shouted = words
        .clone()
        .all(|word| word.trim_end_matches('.').len() < 2 || shouts(word) || !word.starts_with(char::is_uppercase))
        && words.clone().any(|word| shouts(word) && word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let mut out = String::with_capacity(name.len());
    let first = words.next().unwrap_or_default();
    push(&mut out, first, shouted, true);
    for word in words {
        out.push(' ');
        push(&mut out, word, shouted, false);
    }
    out
}

/// A name as most are: words of ASCII letters with one space between them, and no capital before a small letter has come.
fn plain(name: &str) -> bool {
    let (mut capital, mut before) = (false, b' ');
    name.bytes().all(|b| {
        let fits = match b {
            b'A'..=b'Z' => !std::mem::replace(&mut capital, true),
            b'a'..=b'z' | b' ' => {
                capital = false;
                b != b' ' || before != b' '
            }
            b'-' => before.is_ascii_lowercase(),
            _ => false,
        };
        before = b;
        fits
    })
}

/// Two capitals in a row and no small letter after them.
fn shouts(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        if c.is_uppercase() {
            capitals += 1;
        } else if c.is_lowercase() {
            if capitals > 1 {
                return false;
            }
            capitals = 0;
        }
    }
    capitals > 1 || word.contains('-') && !word.chars().any(char::is_lowercase)
}

fn push(out: &mut String, word: &str, shouted: bool, first: bool) {
    if !shouted || !shouts(word) {
        out.push_str(word);
        return;
    }
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !first && SMALL.iter().any(|small| bare.eq_ignore_ascii_case(small)) {
        out.push_str(&word.to_lowercase());
        return;
    }
    let numeral = ["II", "III", "IV"].contains(&bare);
    // "DJ", "TJ", "J.R.": initials have no vowel or have stops.
    let initials = bare.contains('.') || bare.chars().count() == 2 && !bare.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    if numeral || initials && !bare.eq_ignore_ascii_case("jr") && !bare.eq_ignore_ascii_case("sr") {
        out.push_str(word);
        return;
    }
    let mut raise = true;
    let mut since = String::new();
    for c in word.chars() {
        if c.is_lowercase() {
            // "McDONALD", "d'AFFLISIO": what is small stays so, and a capital follows it.
            out.push(c);
            since.push(c);
            raise = true;
        } else if raise {
            out.push(c);
            since.push(c);
            raise = false;
        } else {
            out.extend(c.to_lowercase());
            since.extend(c.to_lowercase());
        }
        // After a hyphen, in "O'Neill" and "D'Arcy", and in "McDonald" a new capital.
        if matches!(c, '-' | '‐' | '‑') {
            raise = true;
            since.clear();
        } else if matches!(c, '\'' | '’') && since.chars().count() <= 2 || since == "Mc" {
            raise = true;
        }
    }
}

/// Small words of names, written small in the name of one who does not say otherwise.
const SMALL: &[&str] = &[
    "de", "del", "della", "la", "las", "los", "da", "das", "do", "dos", "du", "von", "van", "der", "den", "bin", "ibn",
    "al", "el", "y", "e", "ter", "ten", "zu",
];
