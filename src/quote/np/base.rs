//! The noun phrase without appositions, read from its end to its start.

use super::word::{determiner, finite, nominal, plural};
use super::{CLAUSE, LINKS, before, bracket, list};
use crate::lexicon::{Class, WordId, w};
use crate::quote::FINITE;
use crate::quote::page::Page;
use crate::text::Kind;

/// What a word may be that does not simply go on with a noun phrase.
const GRAMMAR: Class = FINITE
    .or(Class::VERB_BASE)
    .or(Class::VERB_PART)
    .or(Class::PRONOUN)
    .or(Class::DETERMINER)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(CLAUSE)
    .or(Class::NEGATION)
    .or(Class::ADVERB)
    .or(Class::WEEKDAY)
    .or(Class::DAYWORD);

/// The start of the noun phrase that ends before `end`.
pub(super) fn base(page: &Page<'_, '_>, floor: usize, end: usize) -> Option<usize> {
    let text = page.text;
    let mut start = end;
    // Where the phrase begins if what was added after a "for" or "and" turns out to be another's.
    let mut sure: Option<usize> = None;
    while start > floor {
        let i = page.back(start);
        let class = text.class(i);
        // Most words of a phrase are names and nouns, and nothing else by the lists: they go on with it.
        let noun = (page.kind(i) == Kind::Word) & !class.any(GRAMMAR) & !text.token(i).clitic();
        if noun & (text.word(i) != w::OTHERS) {
            if start < end && parts(page, i, start, end) {
                break;
            }
            start = i;
            continue;
        }
        if let Some(pair) = page.opened(i) {
            // A nickname or a word at a distance inside the phrase.
            // What was said ends in a mark; a word of the phrase does not.
            let word = page.kind(pair.last().wrapping_sub(1)).is_word() && pair.end() - i <= 8;
            let inner = page.is_name(i.wrapping_sub(1)) || page.is(i.wrapping_sub(1), Class::DETERMINER);
            if !word || i == floor || start == end && !inner {
                break;
            }
            start = i;
            continue;
        }
        if page.kind(i) == Kind::CloseRound {
            match bracket(page, floor, i) {
                Some(open) => start = open,
                None => break,
            }
            continue;
        }
        if page.kind(i) == Kind::Word {
            // "a source close to him", "one of them": a pronoun that a preposition has before it.
            const OBJECTS: &[WordId] = &[w::HIM, w::HER, w::THEM, w::US, w::ME];
            let led = || i >= floor + 2 && text.is_word(i - 1, &[w::TO, w::OF, w::WITH, w::AROUND]);
            if start == end && text.is_word(i, OBJECTS) && led() {
                let noun = i - 2;
                let near = usize::from(text.is_word(noun, &[w::CLOSE, w::FAMILIAR]));
                if noun >= floor + near && page.is_word(noun - near) {
                    start = i - 1 - near;
                    continue;
                }
            }
            if class.any(Class::PRONOUN) && !class.any(Class::DETERMINER)
                || text.is_word(i, &[w::WHO, w::HER]) && start == end
            {
                if start == end {
                    // "Smith himself said"
                    if text.letters(i).ends_with("self") || text.letters(i).ends_with("selves") {
                        let inner = before(page, floor, i);
                        return inner.map(|range| range.start).or(Some(i));
                    }
                    return Some(i);
                }
                break;
            }
            if start == end
                && text.is_word(
                    i,
                    &[
                        w::THAT,
                        w::THOSE,
                        w::WHICH,
                        w::THIS,
                        w::SOME,
                        w::MANY,
                        w::OTHERS,
                        w::ALL,
                        w::BOTH,
                        w::FEW,
                        w::MOST,
                        w::NEITHER,
                        w::SEVERAL,
                        w::ANOTHER,
                        w::EACH,
                        w::HALF,
                    ],
                )
            {
                return Some(i);
            }
            if determiner(page, i) && !text.token(i).clitic() && !text.is_word(i, &[w::THAT, w::WHAT, w::WHICH]) {
                if start == end {
                    break;
                }
                start = i;
                // Before its determiner the phrase goes on only by a link: "all the", "of the", "and the".
                let left = page.back(i);
                if i > floor
                    && !page.is(left, Class::DETERMINER | Class::PREPOSITION)
                    && !text.is_word(left, &[w::AND, w::OR])
                {
                    break;
                }
                continue;
            }
            let like = || text.word(i) == w::LIKE && i > floor && page.is(i - 1, Class::GROUP);
            if start < end
                && (text.is_word(i, LINKS) || text.is_word(i, &[w::OF, w::ABOUT, w::NEAR, w::AROUND]) || like())
            {
                let left = page.back(i);
                // "promised to act and the council": the verb is no part of what the "and" brings in.
                if sure.is_some()
                    && text.word(i) == w::TO
                    && page.is(i + 1, Class::VERB_BASE)
                    && !page.is(i + 1, Class::DETERMINER)
                {
                    start = sure.unwrap_or(start);
                    break;
                }
                // "sources close to her"
                let close = || text.word(i) == w::TO && text.word(left) == w::CLOSE && left > floor;
                if i > floor && nominal(page, left) && !finite(page, left) && (!page.is_adverb(left) || close()) {
                    if text.word(i) != w::OF {
                        sure.get_or_insert(start);
                    }
                    start = i;
                    continue;
                }
                break;
            }
            if start < end && text.is_word(i, &[w::AND, w::OR]) {
                let left = page.back(i);
                if i > floor && nominal(page, left) && !finite(page, left) {
                    sure.get_or_insert(start);
                    start = i;
                    continue;
                }
                break;
            }
            let led = start < end && i > floor && page.is(page.back(i), Class::DETERMINER);
            if class.any(Class::WEEKDAY | Class::DAYWORD) && text.word(start) != w::S_CLITIC && !led {
                break;
            }
        }
        // "the Ministry of Trade, Industry and Energy"
        if page.kind(i) == Kind::Comma && start < end && page.is_name(start) {
            match list::body(page, floor, i, end) {
                Some(of) => start = of,
                None => break,
            }
            continue;
        }
        if page.kind(i) == Kind::Ampersand && start < end {
            start = i;
            continue;
        }
        // "people surveyed [say]"
        let told = page.is(i, Class::VERB_PART) && i > floor && !text.token(i - 1).capitalised() && {
            let noun = page.is(i - 1, Class::GROUP | Class::PERSON) || plural(page, i - 1);
            noun && (page.is(end, Class::AUXILIARY | Class::VERB_PAST) || text.is_word(end, &[w::SAY, w::SAYS]))
        };
        // "Ruiz said": a verb ends no noun phrase.
        if start == end
            && page.is(i, Class::VERB_PAST)
            && !told
            && !page.is(i, Class::VERB_S | Class::VERB_BASE | Class::ROLE)
            && finite(page, i)
        {
            break;
        }
        if !nominal(page, i) && !page.half(i) {
            // A verb to the left: what "and", "for" or "in" brought in belongs to it.
            if page.kind(i) == Kind::Word && class.any(FINITE) && sure.is_some() {
                start = sure.unwrap_or(start);
            }
            break;
        }
        if start < end && page.kind(i) == Kind::Word && finite(page, i) {
            start = sure.unwrap_or(start);
            break;
        }
        if start == end
            && page.kind(i) == Kind::Word
            && !text.token(i).capitalised()
            && class.any(Class::ADVERB)
            && !class.any(Class::ORDINAL)
        {
            break;
        }
        if start < end && page.is_word(i) && parts(page, i, start, end) {
            break;
        }
        start = i;
    }
    if start >= end {
        return None;
    }
    Some(bound(page, floor, trim(page, start, end)))
}

/// Whether a word parts what stands before it from the name `start..end`: "a message Obama sent", where a noun that is
/// no title does not lead a name.
fn parts(page: &Page<'_, '_>, i: usize, start: usize, end: usize) -> bool {
    page.is_name(end - 1) && page.is_name(start) && !leads_name(page, i)
}

/// Takes in what bounds the number that a phrase begins with: "more than half of them", "nearly a third".
fn bound(page: &Page<'_, '_>, floor: usize, start: usize) -> usize {
    let text = page.text;
    let part = text.word(start) == w::HALF || text.word(start) == w::A && page.is(start + 1, Class::ORDINAL);
    if !(part || page.kind(start).is_numeric() || page.is(start, Class::NUMBER)) {
        return start;
    }
    let before = start.wrapping_sub(1);
    let one = text.is_word(before, &[w::NEARLY, w::ALMOST, w::ABOUT, w::AROUND, w::ROUGHLY, w::OVER]);
    let two = text.word(before) == w::THAN && text.is_word(before.wrapping_sub(1), &[w::MORE, w::LESS]);
    match (one, two) {
        (true, _) if start > floor => start - 1,
        (_, true) if start > floor + 1 => start - 2,
        _ => start,
    }
}

/// Whether a noun belongs to the name after it: not where it is another phrase's, "a message Obama sent".
fn leads_name(page: &Page<'_, '_>, i: usize) -> bool {
    // A title has a few words.
    const WIDEST: usize = 5;
    let text = page.text;
    if text.token(i).capitalised()
        || text.token(i).clitic()
        || page.is(i, Class::ROLE | Class::PERSON | Class::VERB_PART)
    {
        return true;
    }
    // Agents have endings of their own: "a longtime strategist".
    const ENDINGS: [&str; 10] = ["er", "or", "ist", "man", "ian", "ant", "ent", "ee", "ess", "ive"];
    let agent = ENDINGS.iter().any(|ending| text.letters(i).ends_with(ending)) && !text.letters(i).ends_with("ment");
    if agent {
        return true;
    }
    let mut j = i;
    while j > i.saturating_sub(WIDEST) && (nominal(page, j) || page.is(j, Class::DETERMINER)) {
        if text.is_word(j, &[w::A, w::AN, w::THIS, w::ANOTHER]) {
            // Right after a quotation the whole is its speaker: “…,” an angry Ruiz said.
            return page.opens(page.back(j));
        }
        j = j.wrapping_sub(1);
    }
    true
}

/// Drops what opens a sentence before the phrase itself: adverbs, conjunctions, "in a statement".
fn trim(page: &Page<'_, '_>, mut start: usize, end: usize) -> usize {
    let text = page.text;
    // "Per Holm"
    let given = |i: usize| page.is(i, Class::FIRST_NAME) && page.is_name(i) && page.is_name(i + 1);
    while start + 1 < end
        && (page.is(start, Class::CONJUNCTION | Class::PREPOSITION) && !given(start)
            || matches!(
                page.kind(start),
                Kind::Hyphen | Kind::Dash | Kind::Slash | Kind::Percent | Kind::Ampersand | Kind::Period
            )
            || text.token(start).clitic()
            || page.is(start, Class::ADVERB)
                && !text.is_word(start, &[w::MORE, w::MOST, w::NEARLY, w::ALMOST, w::ONLY, w::EVEN]))
    {
        let preposition = page.is(start, Class::PREPOSITION);
        start += 1;
        if preposition {
            // The phrase of the preposition ends where another begins.
            let mut i = start;
            while i + 1 < end {
                i += 1;
                let fresh = page.is(i, Class::DETERMINER) && !text.token(i).clitic()
                    || page.is_name(i)
                        && page.is_word(i - 1)
                        && !text.token(i - 1).capitalised()
                        && !page.is(i - 1, Class::PREPOSITION | Class::DETERMINER | Class::ROLE | Class::CONJUNCTION);
                let linked = page.is(i - 1, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER);
                if fresh && !linked {
                    start = i;
                    break;
                }
            }
        }
    }
    start
}
