//! Tags of reported speech: what stands before "the office said", what goes on behind it, and whether it is one.

use super::{LONGEST, REACH, addresses, adverbials, bounded, end, is_clause, is_told, limit};
use crate::lexicon::{Class, w};
use crate::quote::cue::{self, Frame};
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::quote::relation::Content;
use crate::quote::reported::SURE;
use crate::quote::{FINITE, TIME};
use crate::text::Kind;
use std::ops::Range;

/// What stands before a tag at the end of its sentence: "It will rain, the office said."
pub(in crate::quote) fn fronted(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frames: &[Frame],
    frame: &Frame,
) -> Option<Range<usize>> {
    let start = frame.start();
    if start <= sentence.first + 1 {
        return None;
    }
    let mut comma = page.back(start);
    if page.text.word(comma) == w::AS || page.is_adverb(comma) {
        comma = page.back(comma);
    }
    let marked = page.kind(comma) == Kind::Comma
        || page.opens(comma)
        || page.kind(comma) == Kind::Dash
        || frame.form == cue::Form::According;
    if !marked {
        return None;
    }
    let end = if page.kind(comma) == Kind::Comma || page.kind(comma) == Kind::Dash { comma } else { start };
    // Another cue's clause that ended at a comma before: the tag's content starts after it.
    let mut from = sentence.first;
    let at = frames.partition_point(|other| other.first < start);
    for other in frames[..at].iter().rev().take(3) {
        if other.first < sentence.first {
            break;
        }
        if other.share >= 60
            && other.form == cue::Form::Finite
            && other.after() < end
            && is_tag(page, sentence, other)
            && other.start() > from
        {
            from = other.after();
            if page.kind(from) == Kind::Comma {
                from += 1;
            }
            break;
        }
    }
    if end.saturating_sub(from) > LONGEST {
        return None;
    }
    // "Ruiz argues it is late; the judge, she says, was wrong."
    let mut opens = from == sentence.first;
    if let Some(semicolon) = (from..end).rev().find(|&i| page.kind(i) == Kind::Semicolon && !page.signs.inside(i)) {
        (from, opens) = (semicolon + 1, true);
    }
    // "It may be bad luck: A strain that was rare spread, according to Ruiz": a sentence of its own.
    if frame.form == cue::Form::According
        && let Some(colon) = (from..end).rev().find(|&i| page.kind(i) == Kind::Colon && !page.signs.inside(i))
        && page.text.token(colon + 1).capitalised()
        && page.is(colon + 1, Class::DETERMINER | Class::PRONOUN)
    {
        (from, opens) = (colon + 1, true);
    }
    // A phrase without a verb is no news: "In Ohio, he said".
    // What opens with a phrase has its verb behind a comma: "Given the storm, she is late, he said".
    let mut at = from;
    let mut led = page.is(from, Class::PREPOSITION | Class::VERB_PART) && bounded(page, from).is_none();
    // "In March the bridge fell, police said": or behind a subject of its own.
    let mut whole = led && page.is(from, Class::PREPOSITION) && goes_on(page, from + 1, end);
    // “The gas lines, pointed north”: an inverted tag has a name behind it.
    let tag = !frame.inverted || frame.subject.is_some_and(|subject| page.is_name(subject.start()));
    // "Take your time, he said, and …": a request has a verb without an ending at its head.
    const OTHER: Class = TIME.or(Class::DETERMINER).or(Class::ADVERB).or(Class::TIMEWORD);
    whole |= opens
        && page.is(from, Class::VERB_BASE)
        && !page.is(from, OTHER)
        && page.text.word(from) != w::LAST
        && page.text.token(from).capitalised();
    // "Sorry, Ruiz said.": what stands before a tag that ends the sentence was said, whatever it is.
    let closes = opens && tag && frame.after() + 1 >= sentence.end;
    let aside = |i: usize| page.is_adverb(i) || page.is(i, OTHER | Class::CONJUNCTION) || page.kind(i).is_numeric();
    whole |= (closes || frame.form == cue::Form::According && frame.after() + 1 >= sentence.end)
        && !led
        && !(from..end).all(aside)
        && !page.is(from, Class::SUBORDINATOR);
    while at < end && !whole {
        if led {
            led = page.kind(at) != Kind::Comma;
        } else {
            whole = page.opens(at)
                || page.is(at, FINITE | Class::VERB_PART)
                || page.is_past(at)
                || tag && present(page, from, at);
        }
        at = page.next(at);
    }
    // "The boats, he said, were late": the subject alone, where the clause goes on after the tag.
    const SUBJECT: usize = 40;
    let split = opens
        && end.saturating_sub(from) < SUBJECT
        && (!page.is(from, Class::PREPOSITION | Class::SUBORDINATOR)
            // "That, he argues, is the point", "That plan, he argues, is dead"
            || page.text.word(from) == w::THAT)
        && page.kind(frame.after()) == Kind::Comma
        && (frame.after() + 1..frame.after() + 4).find(|&i| !page.is_adverb(i)).is_some_and(|verb| {
            // "Sales, the firm says, start today."
            let plural = page.is(verb, Class::VERB_BASE) && cue::subject::plural(page, end.wrapping_sub(1));
            page.is(verb, FINITE) || page.is_past(verb) || plural
        });
    // "In fact, he said, the boats were late": what opens the clause stands alone, the clause behind the tag.
    let opener = || {
        opens && !frame.inverted && page.kind(comma) == Kind::Comma && {
            let next = frame.after() + 1;
            let mut subject =
                if page.kind(next - 1) == Kind::Comma { behind_adverbs(page, next, sentence) } else { None };
            // "she and her aides were"
            if let Some(and) = subject.filter(|&end| page.text.word(end) == w::AND && end + 1 < sentence.end) {
                subject = np::after(page, and + 1, sentence.end);
            }
            // "voters almost always end up"
            subject.is_some_and(|end| {
                let verb = (end..sentence.end).find(|&i| !page.is_adverb(i)).unwrap_or(sentence.end);
                let base = if cue::subject::plural(page, end - 1) { Class::VERB_BASE } else { Class::NONE };
                verb < sentence.end && (page.is(verb, FINITE | base) || page.is_past(verb))
            })
        }
    };
    (from < end && (whole || split || opener())).then_some(from..end)
}

/// Where the noun phrase ends that begins at `start`, or behind the adverbs there: "far too many lives".
fn behind_adverbs(page: &Page<'_, '_>, start: usize, sentence: &Sentence) -> Option<usize> {
    // An adverb has one or two before it.
    let first = (start..start + 3).find(|&i| !page.is_adverb(i) || page.is(i, Class::DETERMINER))?;
    np::after(page, first, sentence.end)
}

/// Whether the word, of no list, may be a verb in the present behind a noun in the singular: "the dam leaks".
fn present(page: &Page<'_, '_>, from: usize, at: usize) -> bool {
    at > from + 1
        && np::plural(page, at)
        && page.is_word(at - 1)
        && !np::plural(page, at - 1)
        && !page.is(at - 1, Class::DETERMINER | Class::PREPOSITION | Class::NUMBER)
}

/// "As the mayor said, the boats are late": what follows a tag that "as" opens at the head of a sentence.
pub(in crate::quote) fn introduced(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frames: &[Frame],
    frame: &Frame,
) -> Option<Range<usize>> {
    let at = frame.start().wrapping_sub(1);
    if page.text.word(at) != w::AS || at < sentence.first {
        return None;
    }
    // "The road is shut, and as the mayor said, the boats are late."
    let joined = at > sentence.first && page.text.is_word(at - 1, &[w::AND, w::BUT]);
    if at == sentence.first || joined { behind_tag(page, sentence, frames, frame) } else { None }
}

/// What goes on behind a tag and its comma, in the writer's own words.
fn behind_tag(page: &Page<'_, '_>, sentence: &Sentence, frames: &[Frame], frame: &Frame) -> Option<Range<usize>> {
    let start = behind(page, sentence, frame) + 1;
    if page.kind(start - 1) != Kind::Comma || page.opens(start) {
        return None;
    }
    let end = end(page, sentence, frames, start, start);
    (start < end).then_some(start..end)
}

/// The token behind a tag and whom it tells: "Ruiz told the council, …".
fn behind(page: &Page<'_, '_>, sentence: &Sentence, frame: &Frame) -> usize {
    let after = frame.after();
    let told = page.is_word(after) && is_told(page, frame.head);
    let after = if told { np::core(page, after, sentence.end).unwrap_or(after) } else { after };
    // "he said on Tuesday, …"
    let day = after + usize::from(page.text.word(after) == w::ON);
    if page.is(day, Class::WEEKDAY | Class::DAYWORD) && page.kind(day + 1) == Kind::Comma { day + 1 } else { after }
}

/// What stands before a tag that does not tell who says it: "The dam leaked, it is claimed.", "…, the council was told."
pub(in crate::quote) fn told(page: &Page<'_, '_>, sentence: &Sentence, frame: &Frame) -> Option<Range<usize>> {
    let subject = np::before(page, sentence.first, frame.first)?;
    let comma = subject.start.checked_sub(1).filter(|&i| i > sentence.first && page.kind(i) == Kind::Comma)?;
    let it = page.text.word(subject.start) == w::IT;
    let whole = (sentence.first..comma).any(|i| page.is(i, FINITE) || page.is_past(i));
    (whole && (it || is_told(page, frame.head))).then_some(sentence.first..comma)
}

/// "a plan that critics say is too costly": the relative and what is told of it.
pub(in crate::quote) fn gapped(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frames: &[Frame],
    frame: &Frame,
) -> Option<Content> {
    let relative = frame.start().wrapping_sub(1);
    let verb = frame.end;
    if !page.text.is_word(relative, &[w::THAT, w::WHICH, w::WHO])
        || relative <= sentence.first
        || frame.share < SURE
        || frame.inverted
        || frame.shared
        || !page.is(verb, FINITE)
        || page.is(verb, Class::CUE)
    {
        return None;
    }
    let end = end(page, sentence, frames, verb, verb).min(limit(page, sentence, frames, frame, verb));
    let mut content = Content::one(relative..relative + 1);
    content.push(verb..end.max(verb + 1));
    Some(content)
}

/// Whether behind the noun phrase or time of a preposition, at token `i`, a clause follows with no comma before it.
fn goes_on(page: &Page<'_, '_>, i: usize, end: usize) -> bool {
    let time = page.is(i, Class::MONTH | Class::WEEKDAY | Class::DAYWORD) || page.kind(i).is_numeric();
    let object = if time { Some(i + 1 + usize::from(page.kind(i + 1).is_numeric())) } else { np::after(page, i, end) };
    let Some(subject) = object.filter(|&at| at < end && !page.is(at, Class::RELATIVE | Class::PREPOSITION)) else {
        return false;
    };
    page.is_word(subject) && np::after(page, subject, end).is_some_and(|verb| verb < end && page.is(verb, FINITE))
}

/// The rest of a clause that a tag interrupts: "It was, he said, the worst of years."
pub(in crate::quote) fn resumed(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frames: &[Frame],
    frame: &Frame,
) -> Option<Range<usize>> {
    let next = behind(page, sentence, frame) + 1;
    // A participle or a "who" goes on about the speaker.
    let speaker = page.is(next, Class::VERB_ING | Class::RELATIVE);
    let interrupts = page.kind(page.back(frame.start())) == Kind::Comma && next < sentence.end;
    if interrupts && !speaker { behind_tag(page, sentence, frames, frame) } else { None }
}

/// Whether a clause goes on at token `i` with its verb, which adverbs may lead.
pub(in crate::quote) fn goes_on_with_verb(page: &Page<'_, '_>, i: usize) -> bool {
    let verb = (i..i + 4).find(|&at| !page.is_adverb(at) && !page.is(at, Class::NEGATION)).unwrap_or(i);
    page.is(verb, FINITE) || page.is_past(verb)
}

/// Whether nothing that could be reported follows the frame: a stop, a comma, time or place.
pub(in crate::quote) fn is_tag(page: &Page<'_, '_>, sentence: &Sentence, frame: &Frame) -> bool {
    /// Between whom one told and a "not to" stands a time at most.
    const NEAR: usize = 5;
    let text = page.text;
    let i = frame.after();
    if i >= sentence.end {
        return true;
    }
    if page.opens(i) {
        return false;
    }
    match page.kind(i) {
        Kind::Word => {
            if text.is_word(i, &[w::THAT, w::WHETHER, w::IF, w::WHAT, w::HOW, w::WHY]) {
                return false;
            }
            if text.is_word(i, &[w::TO, w::THERE, w::NOT]) || bounded(page, i).is_some() {
                return false;
            }
            let loose = page.is(i, Class::WEEKDAY | Class::DAYWORD | Class::PREPOSITION | Class::SUBORDINATOR)
                || text.is_word(i, &[w::LAST, w::THIS, w::EARLIER, w::LATER, w::RECENTLY])
                || page.is_adverb(i);
            if loose {
                // "said in an interview that": the clause follows all the same.
                let limit = sentence.end.min(i + REACH);
                let mut at = i;
                while at < limit && !matches!(page.kind(at), Kind::Comma | Kind::Dash) && !page.opens(at) {
                    if text.word(at) == w::THAT && !page.is(at - 1, Class::PREPOSITION) {
                        return false;
                    }
                    at += 1;
                }
                // "said on Monday it had rained"
                let behind = adverbials(page, frame, i, limit);
                return behind == i || behind >= limit || !is_clause(page, behind, limit);
            }
            if page.is(frame.head, Class::CUE) && addresses(page, frame.head) {
                // "he told reporters": a phrase without a verb.
                return match np::after(page, i, sentence.end) {
                    Some(end) => {
                        // "told him he had won"
                        let told = || np::after(page, end, sentence.end).is_some_and(|verb| page.is(verb, FINITE));
                        // "told customers on Tuesday not to travel"
                        if (end..sentence.end.min(end + NEAR))
                            .any(|i| text.word(i) == w::NOT && text.word(i + 1) == w::TO)
                        {
                            return false;
                        }
                        end >= sentence.end
                            || !page.is(end, FINITE)
                                && text.word(end) != w::THAT
                                && text.word(end) != w::TO
                                && !(page.is_word(end) && told())
                    }
                    None => true,
                };
            }
            // "he reported earning millions"
            page.is(i, Class::VERB_ING) && frame.share >= 65
        }
        Kind::Comma
        | Kind::Period
        | Kind::Question
        | Kind::Exclamation
        | Kind::Dash
        | Kind::Semicolon
        | Kind::OpenRound
        | Kind::Ellipsis
        | Kind::Hyphen => true,
        Kind::Colon => false,
        _ => false,
    }
}
