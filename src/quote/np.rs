//! Noun phrases: the one that ends before a verb, the one that begins after it.

mod base;
pub(super) mod list;
mod word;

use super::page::Page;
use super::{FINITE, SPEAKERS};
use crate::lexicon::{Class, WordId, w};
use crate::text::Kind;
use base::base;
use std::ops::Range;
pub(super) use word::plural;
use word::{determiner, finite, nominal};

/// No noun phrase of a source is longer than this many tokens: every walk stops there, so that a
/// text without a stop costs no more than one with them.
const REACH: usize = 60;
/// An apposition or relative clause of more tokens than this is no part of the source.
const LONG: usize = 22;
/// A relative clause of fewer tokens than this is part of a name.
const SHORT: usize = 14;

const CLAUSE: Class = Class::SUBORDINATOR.or(Class::RELATIVE);

/// Prepositions that join a noun to what tells which one: "the office for water", "a clerk at the port".
const LINKS: &[WordId] = &[
    w::FOR,
    w::BY,
    w::AT,
    w::FROM,
    w::WITH,
    w::IN,
    w::ON,
    w::TO,
    w::INSIDE,
    w::AGAINST,
    w::BEHIND,
    w::BETWEEN,
    w::AMONG,
    w::OUTSIDE,
    w::ACROSS,
];

/// The noun phrase that ends before token `end` and begins at `floor` or later: title, name,
/// apposition and all, or a pronoun alone.
pub(super) fn before(page: &Page<'_, '_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let floor = floor.max(end.saturating_sub(REACH));
    if end <= floor {
        return None;
    }
    let text = page.text;
    let last = page.back(end);
    // “…,” inside an apposition closes it as a comma does.
    if page.opened(last).is_some_and(|pair| page.kind(pair.last() - 1) == Kind::Comma) {
        return parenthesis(page, floor, last, Kind::Comma);
    }
    match page.kind(last) {
        Kind::Comma => parenthesis(page, floor, last, Kind::Comma),
        Kind::Dash => parenthesis(page, floor, last, Kind::Dash),
        Kind::Hyphen if text.token(last).spaced() => parenthesis(page, floor, last, Kind::Hyphen),
        Kind::CloseRound | Kind::CloseSquare => {
            let open = bracket(page, floor, last)?;
            let inner = before(page, floor, open)?;
            Some(inner.start..end)
        }
        // "Smith and Jones each said"
        Kind::Word if text.is_word(last, &[w::EACH, w::ALL, w::BOTH]) && last > floor && nominal(page, last - 1) => {
            before(page, floor, last)
        }
        _ => {
            let start = base(page, floor, end)?;
            if let Some(first) = list::start(page, floor, start, end) {
                return Some(first..end);
            }
            // "a woman from Columbia, South Carolina, said": the state belongs to the place before it.
            if start > floor + 2
                && page.is(start, Class::STATE | Class::COUNTRY)
                && !text.token(start + 1).clitic()
                && page.kind(start - 1) == Kind::Comma
                && page.is_name(start - 2)
            {
                let inner = before(page, floor, start - 1);
                if let Some(inner) =
                    inner.filter(|inner| (inner.start..start).any(|i| text.is_word(i, &[w::OF, w::FROM, w::IN])))
                {
                    return Some(inner.start..end);
                }
            }
            // "Ana Ruiz, a former aide to the mayor has written": the comma behind the apposition is left out.
            let comma = start.wrapping_sub(1);
            if start > floor + 2
                && page.kind(comma) == Kind::Comma
                && text.is_word(start, &[w::A, w::AN])
                && page.is_name(comma - 1)
                && page.is(floor, Class::FIRST_NAME)
                && page.text.token(floor).capitalised()
                && base(page, floor, comma) == Some(floor)
            {
                return Some(floor..end);
            }
            // "protesters marching through the streets chanted": the participle goes with the noun before it.
            if start > floor + 2
                && page.is(start - 1, Class::PREPOSITION)
                && page.is(start - 2, Class::VERB_ING)
                && !text.token(start - 2).capitalised()
                && page.is_word(start - 3)
                && (page.is(start - 3, Class::GROUP | Class::PERSON | Class::ROLE) || plural(page, start - 3))
                && let Some(inner) = before(page, floor, start - 2)
            {
                return Some(inner.start..end);
            }
            Some(start..end)
        }
    }
}

/// Where the noun phrase begins whose relative clause reaches to token `to`: "people who came by boat [said]".
///
/// The phrase from `to` to `end` has been taken for the subject.
pub(super) fn relative(page: &Page<'_, '_>, floor: usize, to: usize, end: usize) -> Option<usize> {
    let text = page.text;
    let floor = floor.max(to.saturating_sub(SHORT));
    // Few phrases come so far that it matters.
    let told = || {
        let sure = page.is(end, Class::VERB_PAST) && text.detail(end).cue >= 60;
        sure || page.is(end, Class::AUXILIARY) || text.is_word(end, &[w::SAY, w::SAYS])
    };
    // "people who work on it": behind several a verb has no ending.
    let bare = |who: usize| {
        let at = who + 1 + usize::from(page.is_adverb(who + 1));
        at < end
            && page.is(at, Class::VERB_BASE)
            && (page.is(who - 1, Class::GROUP) || plural(page, who - 1) || text.word(who - 1) == w::THOSE)
    };
    let mut verb = to < end && page.is(to, FINITE) && !text.token(to).capitalised();
    let mut i = to;
    while i > floor + 1 {
        i = page.back(i);
        if page.kind(i) != Kind::Word {
            return None;
        }
        // "clerks trying to save the files [say]": a participle goes with the noun that opens the clause.
        let noun = || page.is(i - 1, Class::GROUP | Class::PERSON | Class::ROLE) || plural(page, i - 1);
        if !verb && page.is(i, Class::VERB_ING) && !text.token(i).capitalised() && noun() && told() {
            let opens = |start: usize| {
                text.token(start).capitalised()
                    || page.kind(start.wrapping_sub(1)) == Kind::Comma
                    || page.is(start.wrapping_sub(1), Class::CONJUNCTION)
            };
            return before(page, floor.saturating_sub(SHORT), i).map(|range| range.start).filter(|&start| opens(start));
        }
        // "a group that represents nurses": behind "that" at once a verb.
        let own = || {
            let verb = i + 1 + usize::from(page.is_adverb(i + 1));
            page.is(verb, FINITE) && verb < end && told()
        };
        if text.is_word(i, &[w::WHO, w::WHOSE]) || text.is_word(i, &[w::THAT, w::WHICH]) && own() {
            // "a man who lives here and who asked not to be named [said]"
            if verb && text.word(i - 1) == w::AND {
                continue;
            }
            let noun = page.is_word(i - 1) && !page.is(i - 1, FINITE | Class::PREPOSITION | Class::CONJUNCTION);
            return if (verb || bare(i)) && noun {
                before(page, floor.saturating_sub(SHORT), i).map(|range| range.start)
            } else {
                None
            };
        }
        if page.is(i, CLAUSE | Class::CONJUNCTION) && !(text.word(i) == w::AND && text.word(i + 1) == w::WHO) {
            return None;
        }
        let reports = page.is(i, Class::CUE) && text.detail(i).cue >= 60 && page.is(i, FINITE);
        if reports && to < end {
            // What the clause reports goes on here: "who said the mayor knew".
            return None;
        }
        verb |= page.is(i, FINITE) || page.is_past(i);
    }
    None
}

/// The phrase around an apposition or relative clause that ends with the mark `last`.
fn parenthesis(page: &Page<'_, '_>, floor: usize, last: usize, mark: Kind) -> Option<Range<usize>> {
    let text = page.text;
    let mut at = last;
    // The mark that opens the parenthesis, and one or two more to the left for "Austin, Texas,".
    let mut tries = 0;
    let mut found = None;
    while at > floor && tries < 4 {
        at = page.back(at);
        if page.kind(at) == Kind::CloseRound {
            at = bracket(page, floor, at)?;
            continue;
        }
        if matches!(page.kind(at), Kind::Semicolon | Kind::Colon) {
            break;
        }
        if page.kind(at) != mark || at == floor {
            continue;
        }
        tries += 1;
        // "Ruiz — and some others — said"
        let joined = mark != Kind::Comma && text.is_word(at + 1, &[w::AND, w::OR]);
        if !joined && !opens_parenthesis(page, at + 1, last) {
            continue;
        }
        let Some(start) = base(page, floor, at) else { continue };
        if page.is(start, Class::PREPOSITION) {
            continue;
        }
        // "In early October, the director, Ana Ruiz, said": a phrase of time is nobody.
        let fronted = page.is(floor, Class::PREPOSITION) && (floor..start).all(|i| page.kind(i) != Kind::Comma);
        if found.is_some() && fronted {
            break;
        }
        // "Smith, however, said": what is no apposition is no part of the source.
        let aside = page.is(at + 1, Class::PREPOSITION | Class::SUBORDINATOR)
            || page.is_adverb(at + 1) && !page.is(at + 1, Class::ORDINAL);
        // A long one tells a story of its own; the name alone is the source.
        let long = last - at > LONG;
        found = Some(start..if aside || long { at } else { last });
        // An indefinite phrase after a comma is itself an apposition: go on to the name before it.
        let indefinite = text.is_word(start, &[w::A, w::AN]) || !page.is_name(at - 1);
        let apposed = start > floor && page.kind(start - 1) == Kind::Comma;
        // "…, a spokeswoman, Ana Ruiz, said": what stands before is no name.
        let apposed_to_name =
            apposed && start > floor + 1 && (page.is_name(start - 2) || page.kind(start - 2) == Kind::CloseRound);
        let inside = start > floor && page.is(start - 1, Class::PREPOSITION);
        // "One supporter, Smith, said": a phrase at the sentence's start before the name.
        let led = apposed && base(page, floor, start - 1) == Some(floor) && !page.is(floor, Class::PREPOSITION);
        if !(indefinite && apposed_to_name || led || inside || page.is(at - 1, Class::STATE | Class::PLACE)) {
            break;
        }
    }
    // "Ruiz, the head of the office -- who …": the apposition between commas has its name before it.
    if mark != Kind::Comma
        && let Some(range) = &found
        && range.start > floor + 1
        && page.kind(range.start - 1) == Kind::Comma
        && page.is(range.start, Class::DETERMINER)
        && page.is_name(range.start - 2)
        && let Some(start) = base(page, floor, range.start - 1)
    {
        return Some(start..range.end);
    }
    found
}

/// Whether what begins at `i` can stand between commas after a noun: an apposition, a relative
/// clause, an age, a party and state.
fn opens_parenthesis(page: &Page<'_, '_>, i: usize, last: usize) -> bool {
    let text = page.text;
    if text.is_word(i, &[w::WHO, w::WHOSE, w::WHOM, w::WHICH]) {
        return true;
    }
    if page.kind(i).is_numeric() {
        return true;
    }
    if page.is(i, Class::PREPOSITION) && i + 6 >= last {
        return true;
    }
    // "Ruiz, though, said"
    if i + 1 == last && text.word(i) == w::THOUGH {
        return true;
    }
    // "Ruiz, herself a nurse, said"
    let reflexive = || text.letters(i).ends_with("self") || text.letters(i).ends_with("selves");
    if page.is(i, Class::PRONOUN) && !page.is(i, Class::DETERMINER) && !reflexive() || page.is(i, Class::CONJUNCTION) {
        return false;
    }
    // "Ruiz, after the dam had broken in March, said"
    let mut clause = page.is(i, Class::SUBORDINATOR);
    if clause && !page.is_name(i.wrapping_sub(2)) {
        return false;
    }
    // Without a name before it a longer phrase of time and place goes with what comes before.
    let named = page.is_name(i.wrapping_sub(2)) || page.is(i.wrapping_sub(2), SPEAKERS);
    if page.is(i, Class::PREPOSITION) && !(i + LONG >= last && named) {
        return false;
    }
    // No verb of its own: that would make it a clause. Bounded by the phrase, which REACH bounds.
    let mut at = i;
    while at < last {
        if text.is_word(
            at,
            &[
                w::WHO,
                w::WHICH,
                w::THAT,
                w::WHOSE,
                w::WHERE,
                w::WHEN,
                w::BECAUSE,
                w::WHOM,
                w::WHILE,
                w::WHY,
                w::WHETHER,
                w::HOW,
                w::IF,
            ],
        ) {
            clause = true;
        }
        let month = page.is(at, Class::MONTH) && text.token(at).capitalised();
        let participle = at == i && page.is(at, Class::VERB_PART);
        // "the director of state campaigns and events"
        // "citing documents", "in a cape with blinking lights that …"
        let noun = at > i && page.is(at, Class::VERB_S) && {
            let bare =
                || !page.is(at, Class::CUE | Class::AUXILIARY) && !page.is(i, Class::DETERMINER) && !page.is_name(i);
            text.word(at - 2) == w::OF || at + 1 == last && !page.is(at, Class::AUXILIARY) || bare()
        };
        if !clause && !month && !participle && !noun && finite(page, at) {
            return false;
        }
        at = page.next(at);
    }
    true
}

/// The opening bracket of the one that closes at `close`.
fn bracket(page: &Page<'_, '_>, floor: usize, close: usize) -> Option<usize> {
    // Brackets in sources hold a party and state or an abbreviation.
    const WIDEST: usize = 14;
    (floor.max(close.saturating_sub(WIDEST))..close)
        .rev()
        .find(|&i| matches!(page.kind(i), Kind::OpenRound | Kind::OpenSquare))
}

/// Whether the stop belongs to the word before it.
pub(super) fn abbreviates(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    let before = i.wrapping_sub(1);
    !text.token(i).spaced()
        && page.kind(before) == Kind::Word
        && (page.is(before, Class::ABBREVIATION | Class::HONORIFIC | Class::SUFFIX)
            || text.token(before).capitalised() && text.letters(before).len() == 1)
}

/// The end of the noun phrase that begins at `start`, with its appositions, up to `limit`.
pub(super) fn after(page: &Page<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(start + REACH);
    let text = page.text;
    if start >= limit {
        return None;
    }
    if page.is(start, Class::PRONOUN) && !page.is(start, Class::DETERMINER) {
        return Some(start + 1);
    }
    let mut end = core(page, start, limit)?;
    // Appositions: ", a spokesman for the company,", ", 45,", ", D-Vt.", " (R-Ky.)".
    loop {
        if page.kind(end) == Kind::OpenRound && end < limit {
            let close = (end..limit.min(end + 14)).find(|&i| page.kind(i) == Kind::CloseRound);
            match close {
                Some(close) => end = close + 1,
                None => break,
            }
            continue;
        }
        if page.kind(end) != Kind::Comma || end + 1 >= limit {
            break;
        }
        let i = end + 1;
        if text.is_word(i, &[w::WHO, w::WHOSE]) {
            // A short relative clause belongs to the phrase; a long one is the writer's.
            let close = (i..limit.min(i + SHORT)).find(|&at| {
                matches!(page.kind(at), Kind::Comma | Kind::Dash | Kind::Semicolon)
                    || matches!(page.kind(at), Kind::Period) && !abbreviates(page, at)
                    || page.opens(at)
            });
            match close {
                Some(close) => end = close,
                None => break,
            }
            continue;
        }
        // ", of Calder Foods", ", from Leeds"
        let home = text.is_word(i, &[w::OF, w::FROM]) && page.is_name(i + 1);
        let apposed = home
            || text.is_word(i, &[w::A, w::AN, w::THE, w::ONE])
            || page.kind(i).is_numeric()
            || page.is(i, Class::ROLE | Class::PERSON | Class::SUFFIX | Class::STATE) && !page.is(i, Class::PRONOUN)
            || text.letters(i).eq_ignore_ascii_case("former")
            || text.is_word(i, &[w::HIS, w::HER, w::THEIR])
            || page.is_name(i) && !page.is(i, CLAUSE | Class::PRONOUN | Class::WEEKDAY | Class::MONTH);
        if !apposed {
            break;
        }
        let Some(tail) = core(page, i + usize::from(home), limit) else { break };
        // A noun phrase with a verb after it is the subject of a clause of its own.
        let verb = tail + usize::from(page.is(tail, Class::ADVERB | Class::NEGATION));
        if verb < limit && page.is(verb, FINITE) && (verb > tail || !page.is(tail, Class::VERB_PART)) {
            break;
        }
        // ", her voice shaking": a clause without a finite verb.
        if text.is_word(i, &[w::HIS, w::HER, w::THEIR]) && page.is(tail, Class::VERB_ING | Class::VERB_PART) {
            break;
        }
        end = tail;
    }
    Some(end.min(limit))
}

/// The base of a noun phrase with its prepositional phrases.
pub(super) fn core(page: &Page<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    let text = page.text;
    let mut i = start;
    let mut lower = false;
    while i < limit {
        let class = text.class(i);
        if page.opens(i) {
            let end = page.next(i);
            // What was said ends in a mark; a word of the phrase does not.
            if end - i > 8
                || i > start && page.opened(i).is_some_and(|pair| !page.kind(pair.last().wrapping_sub(1)).is_word())
            {
                break;
            }
            i = end;
            continue;
        }
        if page.kind(i) == Kind::Word && determiner(page, i) && !text.is_word(i, &[w::THAT, w::WHAT, w::WHICH]) {
            if i > start && !page.is(i - 1, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) {
                break;
            }
            i += 1;
            continue;
        }
        if i > start && class.any(Class::PREPOSITION) && page.half(i) {
            i += 1;
            continue;
        }
        if i > start && class.any(Class::PREPOSITION) && page.kind(i) == Kind::Word {
            let next = page.is(i + 1, Class::DETERMINER) || nominal(page, i + 1);
            let of = text.word(i) == w::OF;
            let time = page.is(i + 1, Class::WEEKDAY | Class::MONTH)
                || text.word(i) == w::AT && page.kind(i + 1).is_numeric() && page.kind(i + 2) == Kind::Colon;
            let linked = text.is_word(i, LINKS) && lower && !time
                // "the Institute for Health"
                || text.is_word(i, &[w::FOR, w::ON]) && page.is(i - 1, Class::BODY) && page.is_name(i + 1) && page.is_name(i - 1);
            if next && (of || linked) {
                i += 1;
                continue;
            }
            break;
        }
        if i > start && text.is_word(i, &[w::AND, w::OR]) {
            let next = page.is(i + 1, Class::DETERMINER)
                || page.is_name(i + 1) && !page.is(i + 1, Class::PRONOUN)
                || lower && nominal(page, i + 1) && !page.is(i + 1, FINITE | Class::ADVERB);
            if next {
                i += 1;
                continue;
            }
            break;
        }
        // "a journalist last year"
        if i > start && text.is_word(i, &[w::LAST, w::THIS, w::NEXT]) && page.is(i + 1, Class::UNIT) {
            break;
        }
        // "a Wednesday editorial", but "Ruiz Wednesday".
        let day = class.any(Class::WEEKDAY | Class::DAYWORD) && !(i > start && page.is(i - 1, Class::DETERMINER));
        // "Food First"
        let named = page.is_name(i) && i > start && page.is_name(i - 1);
        if !nominal(page, i) || i > start && page.is_adverb(i) && !named || day {
            break;
        }
        if page.kind(i) == Kind::Word && !text.token(i).capitalised() && !text.token(i).clitic() {
            // A verb form after the noun begins something else: "said Smith speaking in Ohio".
            if i > start
                && class.any(Class::VERB_ING | FINITE)
                && text.token(i).spaced()
                && !page.kind(i - 1).is_numeric()
                && !page.is(i - 1, Class::DETERMINER | Class::PREPOSITION | Class::NUMBER)
                && !class.any(Class::ROLE | Class::BODY)
            {
                break;
            }
            lower = true;
        }
        i += 1;
    }
    (i > start).then_some(i)
}
