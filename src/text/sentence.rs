//! Where sentences end; `sentences.md` beside this file tells the rules and what they refuse.

use super::{Kind, Text, list};
use crate::lexicon::{Class, w};
use crate::span::Span;
use std::ops::Range;

/// A sentence: from its first token to its last, closing marks and brackets included.
///
/// ```
/// let text = copydesk::Text::read("He met Mr. Cole at 5 p.m. in the U.S. Then he left.");
/// let sentences: Vec<_> = text.sentences().iter().map(|s| &text.str()[s.span()]).collect();
/// assert_eq!(sentences, ["He met Mr. Cole at 5 p.m. in the U.S.", "Then he left."]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    span: Span,
    first: u32,
    last: u32,
}

impl Sentence {
    /// The bytes from the first token to the last.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The numbers of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Cuts each paragraph after the stops that end a sentence.
///
/// The rules look at the words around a stop only, a few to each side, so that the cost is that of the stops.
pub(super) fn sentences(text: &Text<'_>, stops: &[u32]) -> Vec<Sentence> {
    let mut cutter =
        Cutter { text, stops, at: 0, sentences: Vec::with_capacity(stops.len() + text.paragraphs().len()) };
    for paragraph in text.paragraphs() {
        let range = paragraph.tokens();
        match list::marker(text, range.start, range.end) {
            None => cutter.cut(range, 0),
            Some(marker) => list::items(text, range, marker, |item, marker| cutter.cut(item, marker)),
        }
    }
    // Not every stop ends one, and they live as long as the text.
    cutter.sentences.shrink_to_fit();
    cutter.sentences
}

struct Cutter<'t> {
    text: &'t Text<'t>,
    stops: &'t [u32],
    /// The first stop that has not been looked at.
    at: usize,
    sentences: Vec<Sentence>,
}

impl Cutter<'_> {
    /// Cuts the tokens, of which the first `marker` are "1." or "•" before an item of a list.
    fn cut(&mut self, range: Range<usize>, marker: usize) {
        let text = self.text;
        let mut first = range.start;
        // A run of stops and closing marks is looked at once, whatever its length.
        let mut seen = first + marker;
        while let Some(&stop) = self.stops.get(self.at)
            && (stop as usize) < range.end
        {
            let stop = stop as usize;
            self.at += 1;
            if stop < seen {
                continue;
            }
            let next = after(text, stop, range.end);
            seen = next;
            if next < range.end && ends(text, first, stop, next, range.end) {
                self.push(first..next);
                first = next;
            }
        }
        self.push(first..range.end);
    }

    fn push(&mut self, tokens: Range<usize>) {
        self.sentences.push(Sentence {
            span: self.text.span(tokens.clone()),
            first: tokens.start as u32,
            last: tokens.end as u32,
        });
    }
}

/// The token after the stop and the stops, marks and brackets that close with it. The points of an
/// ellipsis may stand apart: ". . . .".
fn after(text: &Text<'_>, stop: usize, limit: usize) -> usize {
    let mut next = stop + 1;
    while next < limit {
        let kind = text.kind(next);
        let spaced = text.token(next).spaced();
        let closes = !spaced & (kind.stops() | kind.closes() | matches!(kind, Kind::CloseRound | Kind::CloseSquare));
        // ". . .", not ".NET"
        let point = || kind == Kind::Period && (text.token(next + 1).spaced() || text.kind(next + 1).closes());
        if !(closes || spaced && point()) {
            break;
        }
        next += 1;
    }
    next
}

/// Whether the stop ends the sentence that began at `start`, where `next` is the token after it and its closing marks.
fn ends(text: &Text<'_>, start: usize, stop: usize, next: usize, limit: usize) -> bool {
    if !text.token(next).spaced() {
        return glued(text, stop, next);
    }
    // The next sentence begins with a capital, a digit or an opening mark.
    let mut first = next;
    while first < limit
        && (text.kind(first).is_quote() || matches!(text.kind(first), Kind::OpenRound | Kind::OpenSquare))
    {
        first += 1;
    }
    // A mark that opens nothing before the paragraph ends is no sentence: `gone. "`.
    if first == limit {
        return false;
    }
    let opening = text.token(first);
    let lower = opening.kind() == Kind::Word && !opening.capitalised();
    let joins = matches!(opening.kind(), Kind::Comma | Kind::Semicolon | Kind::Colon);
    if lower || joins {
        return false;
    }
    match text.kind(stop) {
        Kind::Period if next > stop + 1 && text.kind(stop + 1) == Kind::Period => points(text, next - stop, first),
        Kind::Period => period(text, start, stop, next, first),
        Kind::Question | Kind::Exclamation => {
            !matches!(opening.kind(), Kind::Dash | Kind::Hyphen) && !asks(text, stop, next)
        }
        // "[...]" stands for words, not for the end of any.
        Kind::Ellipsis if text.kind(stop.wrapping_sub(1)) == Kind::OpenSquare => false,
        Kind::Ellipsis => points(text, text.token(stop).span().len(), first),
        // "U.S.", "p.m."
        _ => initials(text, start, stop, first),
    }
}

/// Three points are a pause, which "I" and small words go on after; a fourth is the stop of a sentence.
fn points(text: &Text<'_>, count: usize, first: usize) -> bool {
    let token = text.token(first);
    token.kind() == Kind::Word && token.capitalised() && (count > 3 || text.word(first) != w::I)
}

/// “Are you ready?” Ruiz asked: the question is part of the sentence that tells who asked it.
fn asks(text: &Text<'_>, stop: usize, next: usize) -> bool {
    if !(stop + 1..next).any(|i| text.kind(i).closes()) || !text.token(next).capitalised() {
        return false;
    }
    // A name has few words, and the verb comes right after it.
    for i in next..next + 5 {
        let token = text.token(i);
        if text.is(i, Class::CUE) && text.is(i, Class::VERB_PAST | Class::VERB_S) && i > next && !token.capitalised() {
            // "Ruiz said that", "Ruiz said she": a sentence of its own.
            let reports = text.is(i + 1, Class::PRONOUN | Class::DETERMINER | Class::SUBORDINATOR);
            let tag = text.word(i) == w::ASKED || !reports;
            return tag && !text.is(next, Class::PRONOUN | Class::DETERMINER);
        }
        if token.kind() != Kind::Word || !token.capitalised() || token.starts_line() {
            return false;
        }
    }
    false
}

/// Whether a single stop ends a sentence.
fn period(text: &Text<'_>, start: usize, stop: usize, next: usize, first: usize) -> bool {
    let before = stop.wrapping_sub(1);
    let word = text.token(before);
    if text.token(stop).spaced() || stop == start {
        return true;
    }
    let class = text.class(before);
    // Closing marks after the stop leave no doubt: no name goes on after "Inc.)".
    if next > stop + 1 {
        return true;
    }
    // "N°. 10"
    if word.kind() == Kind::Other && text.kind(first).is_numeric() {
        return false;
    }
    if word.kind() != Kind::Word {
        return true;
    }
    if word.span().len() == 1 {
        return single(text, before, first);
    }
    // "5 p.m. EST." is no "est."
    // and "130lb." no "lb. of".
    let unit = text.kind(before.wrapping_sub(1)) == Kind::Number && !word.spaced();
    if !class.any(Class::ABBREVIATION) || class.any(Class::ZONE) && word.all_caps() || unit {
        return true;
    }
    // "No. 10", but "No. He left."
    if text.word(before) == w::NO {
        return !text.kind(first).is_numeric();
    }
    if text.is_word(before, &[w::VS]) || class.any(Class::BEFORE_NAME) && word.capitalised() {
        // "on Main St. The", not "St. Louis"
        return text.word(before) == w::ST && opens(text, first) && text.token(before.wrapping_sub(1)).capitalised();
    }
    // A word that is an abbreviation only with a capital: "he fell ill.", "the sun."
    if !word.capitalised() && class.any(Class::STATE | Class::MONTH | Class::WEEKDAY) {
        return true;
    }
    // Between a state and what follows it in a sentence stands a comma: "in Peoria, Ill. Police said".
    if class.any(Class::STATE)
        && text.kind(before.wrapping_sub(1)) == Kind::Comma
        && text.token(first).capitalised()
        && before > start + SHORT
    {
        return first == next || text.kind(next).is_quote();
    }
    opens(text, first)
}

/// A sentence of fewer words before an abbreviation is an opening phrase: "At 5 a.m. Mr. Cole left."
const SHORT: usize = 4;

/// "J.", "C.", "p.": an initial, unless the next word can only begin a sentence.
fn single(text: &Text<'_>, letter: usize, first: usize) -> bool {
    let token = text.token(letter);
    let numeric = text.kind(first).is_numeric();
    if text.word(letter) == w::I && token.capitalised() {
        // "you and I.", but "Albert I. Jones"
        let named = text.token(letter.wrapping_sub(1)).capitalised() && !text.is(letter - 1, Class::CONJUNCTION);
        return !named || opens(text, first);
    }
    if !token.capitalised() {
        // "p. 55", "Roe v. Wade"; a lone small letter elsewhere ends a sentence as any word does.
        return !(numeric || text.is(letter, Class::ABBREVIATION));
    }
    // "60C.", "4K."
    if text.kind(letter.wrapping_sub(1)) == Kind::Number && !token.spaced() {
        return true;
    }
    // "Plan B. He", not "J. I. Packer"
    opens(text, first) && text.token(first).span().len() > 1
}

/// "U.S.", "p.m.", "J.K.": whether its own last stop ends the sentence too.
fn initials(text: &Text<'_>, start: usize, stop: usize, first: usize) -> bool {
    if opens(text, first) {
        return true;
    }
    let next = text.token(first);
    let name = next.kind() == Kind::Word && next.capitalised();
    if !name || stop <= start + SHORT {
        return false;
    }
    if text.is_word(stop, &[w::A_M, w::P_M]) {
        // "5 p.m. Friday", "5 p.m. EST", "5 p.m. Eastern", "5 p.m. Tokyo time"
        let clock = Class::WEEKDAY | Class::MONTH | Class::ZONE;
        let zone = ["eastern", "central", "mountain", "pacific", "greenwich", "local"];
        let letters = text.letters(first);
        return !(text.is(first, clock)
            || zone.iter().any(|z| letters.eq_ignore_ascii_case(z))
            || text.word(first + 1) == w::TIME
            || text.word(first + 2) == w::TIME);
    }
    // "in Trenton, N.J. Police said"
    text.is(stop, Class::STATE) && text.kind(stop.wrapping_sub(1)) == Kind::Comma
}

/// Whether a capital word after an abbreviation begins a sentence rather than goes on with a name.
fn opens(text: &Text<'_>, first: usize) -> bool {
    let token = text.token(first);
    token.kind() == Kind::Word && token.capitalised() && text.is(first, OPENING)
}

const OPENING: Class = Class::DETERMINER
    .or(Class::PRONOUN)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::ADVERB);

/// "gone.The next", as scrapers join paragraphs: a word in small letters or a number, the stop, and a word that
/// opens sentences; "Space.com" and "St.Louis" are none.
fn glued(text: &Text<'_>, stop: usize, next: usize) -> bool {
    let (word, token) = (text.token(stop.wrapping_sub(1)), text.token(next));
    let ended = matches!(text.kind(stop), Kind::Period | Kind::Question | Kind::Exclamation)
        && (word.kind() == Kind::Word && word.span().len() > 1 && !word.all_caps()
            || word.kind().is_numeric()
            || word.kind().closes());
    let opened = token.kind() == Kind::Word
        && token.capitalised()
        && token.span().len() > 1
        && !token.all_caps()
        && text.is(next, OPENING.or(Class::HONORIFIC).or(Class::DAYWORD));
    ended && opened && !text.is(stop.wrapping_sub(1), Class::ABBREVIATION)
}
