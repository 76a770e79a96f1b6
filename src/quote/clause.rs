//! The clause that a cue reports: where it starts and where it ends.

mod tag;

use super::FINITE;
use super::cue::{self, Frame};
use super::np;
use super::page::{Page, Sentence};
use super::reported::SURE;
use super::signs::Sign;
use crate::lexicon::{Class, WordId, w};
use crate::text::Kind;
pub(super) use tag::{fronted, gapped, goes_on_with_verb, introduced, is_tag, resumed, told};

/// How far after a cue its "that" or its mark can stand, past whom it told, when and where.
const REACH: usize = 28;
/// A parenthesis between a cue and its "that" is shorter than this.
const ASIDE: usize = 6;
/// What leads to when and where it was said.
const PLACES: &[WordId] = &[w::IN, w::ON, w::AT, w::DURING, w::AFTER, w::BEFORE];
/// No reported clause is longer than this many tokens: text without stops costs no more than prose.
const LONGEST: usize = 400;

/// The number behind words that bound it, where they open at token `i`: "at least 12", "up to a dozen", "as many as 40".
/// They look like a preposition and are none.
pub(super) fn bounded(page: &Page<'_, '_>, i: usize) -> Option<usize> {
    let text = page.text;
    let number = match text.word(i) {
        w::AT if text.is_word(i + 1, &[w::LEAST, w::MOST]) => i + 2,
        w::UP if text.word(i + 1) == w::TO => i + 2,
        w::AS if text.word(i + 1) == w::MANY && text.word(i + 2) == w::AS => i + 3,
        w::MORE if text.word(i + 1) == w::THAN => i + 2,
        w::ABOUT | w::AROUND | w::OVER | w::NEARLY | w::ALMOST => i + 1,
        _ => return None,
    };
    let number = number + usize::from(text.is_word(number, &[w::A, w::AN]));
    (page.kind(number).is_numeric() || page.is(number, Class::NUMBER)).then_some(number)
}

/// Where what the frame reports starts, right of it; `limit` where nothing does.
pub(super) fn complement(page: &Page<'_, '_>, sentence: &Sentence, frame: &Frame) -> usize {
    let text = page.text;
    let start = frame.after();
    let limit = sentence.end.min(start + REACH);
    if matches!(page.kind(start), Kind::Colon) {
        return start + 1;
    }
    // "asked in March about the dam"
    if text.word(frame.head) == w::ASKED
        && frame.form == cue::Form::Passive
        && let Some(question) = cue::question(page, start, limit)
    {
        return question;
    }
    let told = is_told(page, frame.head);
    // "told Reuters the plan would help to cut costs": a clause right behind whom it told.
    if told
        && let Some(person) = np::after(page, start, limit)
        && let at = adverbials(page, frame, person, limit)
        && let Some(verb) = np::after(page, at, limit)
        && (page.is(verb, FINITE) || page.is_past(verb))
        && !text.is_word(at, &[w::WHO, w::THAT])
    {
        return at;
    }
    // "told his neighbour Dell was late": the name behind the noun opens what was told.
    if told
        && let Some(verb) = np::core(page, start, limit)
        && page.is(verb, FINITE)
        && let Some(name) = (start + 1..verb).find(|&i| page.is_name(i))
        && page.is_plain(name - 1)
    {
        return name;
    }
    // Past an object, a "that" belongs to the object: "wants a plan that works".
    let open = told
        || text.word(start) == w::THAT
        || matches!(page.kind(start), Kind::Comma)
        || page.is(start, Class::PREPOSITION | Class::WEEKDAY | Class::DAYWORD | Class::MONTH)
            && bounded(page, start).is_none()
        || page.is_adverb(start)
        || text.is_word(start, &[w::LAST, w::THIS, w::EARLIER, w::LATER, w::AFTERWARDS, w::AFTERWARD])
        || time(page, start).is_some();
    let mut i = start;
    // Behind a verb of its own a "to" belongs to that: "told the judge Dell was a danger to all".
    let mut passed = false;
    // Look for a word that can only open what is reported, over phrases of time, place and person.
    while i < limit {
        match page.kind(i) {
            Kind::Word => {
                // "replied, with a smile, that": behind a comma its own closes first.
                let apart = || page.kind(start) == Kind::Comma && i > start + 1 && page.kind(i - 1) != Kind::Comma;
                if open
                    && text.word(i) == w::THAT
                    && !apart()
                    // "pointed out that", but "said of that"
                    && (i == frame.end || !page.is(i.wrapping_sub(1), Class::PREPOSITION))
                {
                    // "said that plan": a determiner only after nothing.
                    return i;
                }
                if told
                    && i > start
                    && !passed
                    && (text.is_word(i, &[w::WHETHER, w::HOW, w::WHY, w::WHAT, w::IF, w::WHERE, w::WHEN, w::TO])
                        || text.word(i) == w::NOT && text.word(i + 1) == w::TO)
                {
                    return i;
                }
                if i > start && !told && page.is(i, Class::PRONOUN) && !page.is(i, Class::DETERMINER) {
                    break;
                }
                // "threatened to strike and the company warned that": another's.
                if i > start && text.word(start) == w::TO && page.is(i, Class::CONJUNCTION) {
                    break;
                }
                if i > start && page.is(i, FINITE) && !page.is(i, Class::VERB_PART) {
                    // "said in Saturday's paper that"
                    let owner = || text.word(i) == w::S_CLITIC && text.is_word(start, PLACES);
                    // "through tears that": a noun behind its preposition.
                    let noun = || {
                        page.is(i - 1, Class::PREPOSITION | Class::DETERMINER)
                            && !text.is_word(start, &[w::TO, w::FOR, w::ON, w::OF, w::ABOUT])
                    };
                    if !told && !(frame.share >= SURE && (owner() || noun())) {
                        break;
                    }
                    passed = true;
                }
            }
            // No hour: "about 1:15 a.m."
            Kind::Colon if text.token(i + 1).spaced() => return i + 1,
            Kind::Comma => {
                if page.opens(i + 1) {
                    return i + 1;
                }
                // "said, however, that": a parenthesis; else the clause is over.
                let closes = page.kind(start) == Kind::Comma && text.word(i + 1) == w::THAT && i < start + ASIDE;
                // "said on CNN, where he works, that", "said in Columbia, South Carolina, that"
                let aside = page.is(i + 1, Class::RELATIVE) && text.word(i + 1) != w::THAT || page.is_name(i + 1);
                if i > start && aside && text.is_word(start, PLACES) {
                    let close = (i + 1..limit).find(|&at| page.kind(at) == Kind::Comma);
                    if let Some(that) = close.map(|at| at + 1).filter(|&at| text.word(at) == w::THAT) {
                        return that;
                    }
                }
                if i > start && !told && !closes {
                    break;
                }
            }
            Kind::Semicolon | Kind::Period => break,
            _ => {}
        }
        i = page.next(i);
    }
    let mut start = adverbials(page, frame, start, sentence.end);
    if told && let Some(end) = np::after(page, start, limit) {
        // Whom it told; what was told begins after.
        let end = adverbials(page, frame, end, sentence.end);
        if end < sentence.end && (page.opens(end) || clause_opens(page, end, sentence.end)) {
            start = end;
        }
    }
    start
}

/// Whether a subject and a verb follow.
fn clause_opens(page: &Page<'_, '_>, i: usize, limit: usize) -> bool {
    page.is_word(i) && np::after(page, i, limit).is_some()
}

/// Skips time and place between the cue and what it reports: "said Tuesday", "said in a statement on Monday".
fn adverbials(page: &Page<'_, '_>, frame: &Frame, start: usize, limit: usize) -> usize {
    let text = page.text;
    let mut i = start;
    // Behind the last phrase that needs no clause after it to be one of time.
    let mut sure = start;
    // Bounded by the handful of phrases that fit there.
    for _ in 0..6 {
        if i >= limit {
            break;
        }
        if page.kind(i) == Kind::Comma && page.opens(i + 1) {
            return i + 1;
        }
        if let Some(end) = time(page, i) {
            // "said at the weekend it": what follows a phrase of place has to show that it is one.
            let only = sure == i;
            i = end;
            sure = if only { end } else { sure };
            continue;
        }
        // "said late on Monday", "said later in the day"
        let late = text.is_word(i, &[w::LATE, w::EARLY, w::EARLIER, w::LATER]);
        let preposition = i + usize::from(late);
        // "said at least two boats had sunk"
        let number = bounded(page, preposition).is_some();
        if number || !text.is_word(preposition, PLACES) || text.word(start) == w::TO {
            i += usize::from(text.is_word(i, &[w::LATER, w::EARLIER, w::AGAIN, w::AFTERWARDS, w::AFTERWARD]));
            break;
        }
        let next = preposition + 1;
        // "hinted at the place he", "agreed on the terms": there the preposition is the verb's.
        let says = [w::SAY, w::TELL].contains(&text.detail(frame.head).lemma);
        let own = i == frame.end && !says && text.is_word(preposition, &[w::AT, w::ON]);
        let place = || if frame.share >= SURE && !own { np::core(page, next, limit) } else { None };
        match time(page, next).or_else(place) {
            Some(end) => i = end,
            None => break,
        }
    }
    let loose = i > sure && (page.opens(i) || text.word(i) == w::THAT || is_clause(page, i, limit));
    if loose { i } else { sure }
}

/// The token behind a phrase of time at token `i`: "Tuesday night", "last week", "a day earlier".
fn time(page: &Page<'_, '_>, i: usize) -> Option<usize> {
    let text = page.text;
    if page.is(i, Class::WEEKDAY | Class::DAYWORD) && !text.token(i + 1).clitic() {
        return Some(i + 1 + usize::from(page.is(i + 1, Class::DAYPART)));
    }
    let led = text.is_word(i, &[w::LAST, w::THIS, w::EARLIER, w::LATER, w::LATE, w::EARLY]);
    const UNITS: Class =
        Class::UNIT.or(Class::WEEKDAY).or(Class::MONTH).or(Class::DAYPART).or(Class::SEASON).or(Class::DAYWORD);
    if led && (page.is(i + 1, UNITS) || text.word(i + 1) == w::THIS && page.is(i + 2, UNITS)) {
        return Some(i + 2 + usize::from(text.word(i + 1) == w::THIS));
    }
    let counted = text.is_word(i, &[w::A, w::AN]) || page.is(i, Class::NUMBER) || page.kind(i) == Kind::Number;
    let back = text.is_word(i + 2, &[w::EARLIER, w::LATER, w::AGO, w::BEFORE]);
    (counted && page.is(i + 1, Class::UNIT) && back).then_some(i + 3)
}

/// Whether a noun phrase with its verb stands at token `i`.
fn is_clause(page: &Page<'_, '_>, i: usize, limit: usize) -> bool {
    let Some(end) = np::after(page, i, limit) else { return false };
    let verb = (end..limit).find(|&at| !page.is_adverb(at) || page.is(at, FINITE)).unwrap_or(limit);
    // "some councillors remain"
    let several = || (i + 1..end).any(|at| page.is(at, Class::VERB_BASE) && page.is(at - 1, Class::GROUP));
    verb < limit && (page.is(verb, FINITE) || page.is_past(verb)) || several()
}

/// Verbs that take the person told before what is told.
pub(super) fn is_told(page: &Page<'_, '_>, head: usize) -> bool {
    let lemma = page.text.detail(head).lemma;
    [w::TELL, w::INFORM, w::REMIND, w::ASSURE, w::NOTIFY].contains(&lemma)
}

/// Verbs that take somebody before what he is told or asked.
pub(super) fn addresses(page: &Page<'_, '_>, head: usize) -> bool {
    is_told(page, head) || page.text.detail(head).lemma == w::ASK
}

/// Where a clause that starts at `start` ends, no earlier than `reach`: at the end of its sentence,
/// or where the writer speaks again.
pub(super) fn end(page: &Page<'_, '_>, sentence: &Sentence, frames: &[Frame], start: usize, reach: usize) -> usize {
    let mut i = start;
    let limit = sentence.end.min(reach.max(start) + LONGEST);
    while i < limit {
        // From one token that may end it to the next; before `reach` only a quotation can.
        let (sign, to) = if i < reach { (Sign::Mark, limit.min(reach)) } else { (Sign::Break, limit) };
        let Some(found) = page.signs.far(sign, i, to) else {
            i = to;
            continue;
        };
        i = found;
        let after = page.next(i);
        if i >= reach {
            match page.kind(i) {
                Kind::Comma => {
                    let j = i + 1;
                    if stops_at(page, frames, j) {
                        return i;
                    }
                }
                Kind::Semicolon => return i,
                Kind::Dash if ends_at_dash(page, i) => return i,
                Kind::Word if coordinated_cue(page, frames, start, i) => return i,
                _ if page.opens(i) => {
                    // “A,” he said: the tag follows the quotation.
                    let close = after;
                    if stops_at(page, frames, close) && page.kind(close.wrapping_sub(2)) == Kind::Comma {
                        return close;
                    }
                }
                _ => {}
            }
        } else if after >= reach && page.kind(after.wrapping_sub(2)) == Kind::Comma && stops_at(page, frames, after) {
            return after;
        }
        i = after;
    }
    let mut end = limit.max(i.min(sentence.end));
    while end > start
        && page.kind(end - 1).stops()
        && !(page.kind(end - 1) == Kind::Period
            && np::abbreviates(page, end - 1)
            && page.text.token(end.wrapping_sub(2)).capitalised())
    {
        end -= 1;
    }
    end
}

/// The last token that what a frame reports can reach: a relative clause ends at a comma, a
/// participle's before the main clause's subject, a passive's before its agent.
pub(super) fn limit(page: &Page<'_, '_>, sentence: &Sentence, frames: &[Frame], frame: &Frame, reach: usize) -> usize {
    // "Asked whether it would rain, she said no": up to the main clause.
    if page.text.word(frame.head) == w::ASKED && frame.form == cue::Form::Passive && frame.first == frame.head {
        let far = sentence.end.min(reach.max(frame.after()) + 2 * REACH);
        return (reach.max(frame.after())..far).find(|&i| page.kind(i) == Kind::Comma).unwrap_or(sentence.end);
    }
    let Some(subject) = &frame.subject else { return sentence.end };
    // "an aide who asked not to be named said": the clause is a part of another verb's subject.
    if page.text.is_word(subject.start(), &[w::WHO, w::WHICH, w::THAT]) {
        let outer =
            |other: &Frame| other.subject.filter(|whole| whole.start() < frame.first && frame.end <= whole.end());
        let next = frames.partition_point(|other| other.first <= frame.first);
        let whole = frames[next..].iter().take(3).find_map(outer).filter(|whole| whole.end() > reach);
        if let Some(whole) = whole {
            return whole.end();
        }
    }
    let before = subject.start().wrapping_sub(1);
    if subject.start() > frame.end && !frame.inverted && subject.end() > reach {
        let aside = page.kind(before) == Kind::Comma || page.text.word(before) == w::BY;
        return if aside { before } else { subject.start() };
    }
    // "Although Ruiz said she was innocent, the jury …": up to the main clause.
    if before == sentence.first && page.is(before, Class::SUBORDINATOR) && page.text.word(before) != w::AS {
        return main_clause(page, sentence, reach.max(frame.end));
    }
    // "What Ruiz called “a mess” cost the town …": the quotation alone.
    if page.text.word(before) == w::WHAT && reach > frame.end && page.closes(reach - 1) {
        return reach;
    }
    // "who said", "whose wife said", "which engineers warned", "whom critics call"
    let own = page.text.is_word(subject.start(), &[w::WHO, w::WHICH, w::WHOSE]);
    let led = page.text.is_word(before, &[w::WHO, w::WHICH, w::WHOM, w::THAT]);
    let comma = if own { before } else { before.wrapping_sub(1) };
    let aside = (own || led) && comma > sentence.first;
    // "the mayor – who says she is no quitter – will", "(who says she is no quitter) will"
    let close = match page.kind(comma) {
        Kind::OpenRound => Some(Kind::CloseRound),
        mark @ (Kind::Dash | Kind::Hyphen) if page.text.token(before).spaced() => Some(mark),
        _ => None,
    };
    if let Some(close) = close.filter(|_| aside) {
        let far = sentence.end.min(reach.max(frame.end) + 2 * REACH);
        return (reach.max(frame.end)..far).find(|&i| page.kind(i) == close).unwrap_or(sentence.end);
    }
    let relative = aside && page.kind(comma) == Kind::Comma;
    if led && !relative && before > sentence.first && page.is(frame.end, FINITE) {
        return second_verb(page, sentence, frame.end, reach);
    }
    if own && !relative && subject.start() > sentence.first {
        // "The economist who said prices would fall has resigned."
        let verb = (frame.end..sentence.end.min(frame.end + REACH)).find(|&i| page.is(i, FINITE));
        return verb.map_or(sentence.end, |verb| second_verb(page, sentence, verb, reach));
    }
    if !relative || subject.start() <= sentence.first {
        return sentence.end;
    }
    if reach > 1 && page.kind(reach - 1).closes() && page.kind(reach - 2) == Kind::Comma {
        return reach;
    }
    // Bounded: a relative clause of greater length ends where its sentence does.
    let far = sentence.end.min(reach.max(frame.end) + 2 * REACH);
    let mut i = reach.max(frame.end);
    while i < far && page.kind(i) != Kind::Comma {
        i = page.next(i);
    }
    if i < far { i } else { sentence.end }
}

/// Where the clause ends that begins at `start` and that a noun of saying reports, whose owner stands at `owner`: the
/// noun may be the subject of a verb behind it.
pub(super) fn of_noun(page: &Page<'_, '_>, sentence: &Sentence, frames: &[Frame], owner: usize, start: usize) -> usize {
    let end = end(page, sentence, frames, start, start);
    // "Despite Ruiz’s claim that prices would fall, they rose."
    if owner == sentence.first + 1 && page.is(sentence.first, Class::PREPOSITION) {
        return end.min(main_clause(page, sentence, start));
    }
    // "Ruiz’s claim that prices would fall was ridiculed."
    let verb = (start + 1..end.min(start + REACH)).find(|&i| page.is(i, FINITE));
    let subject = owner == sentence.first || owner == sentence.first + 1 && page.is(sentence.first, Class::DETERMINER);
    match verb.filter(|_| subject) {
        Some(verb) => end.min(second_verb(page, sentence, verb, verb)),
        None => end,
    }
}

/// The comma at token `from` or behind it where the main clause begins, with a subject and its verb.
fn main_clause(page: &Page<'_, '_>, sentence: &Sentence, from: usize) -> usize {
    // Bounded: in a longer clause no comma is looked for.
    let far = sentence.end.min(from + 2 * REACH);
    // “…,” inside the marks closes as a comma does.
    let inner = from > 1 && page.closes(from - 1) && page.kind(from - 2) == Kind::Comma;
    if inner && is_clause(page, from, sentence.end) {
        return from;
    }
    let mut i = from;
    while i < far {
        if page.kind(i) == Kind::Comma && is_clause(page, i + 1, sentence.end) {
            return i;
        }
        i = page.next(i);
    }
    sentence.end
}

/// Where the main clause goes on behind a relative clause that no comma closes, whose verb stands at `verb`: at an
/// auxiliary that has neither a subject nor a link of its own.
fn second_verb(page: &Page<'_, '_>, sentence: &Sentence, verb: usize, reach: usize) -> usize {
    const OWN: Class = Class::AUXILIARY
        .or(Class::PRONOUN)
        .or(Class::CONJUNCTION)
        .or(Class::RELATIVE)
        .or(Class::SUBORDINATOR)
        .or(Class::NEGATION)
        .or(Class::ADVERB);
    let far = sentence.end.min(verb + 2 * REACH);
    let mut i = page.next(verb);
    while i < far {
        let fresh = page.is(i, Class::CONJUNCTION | Class::RELATIVE | Class::SUBORDINATOR)
            || matches!(page.kind(i), Kind::Comma | Kind::Semicolon);
        if fresh {
            break;
        }
        if i >= reach && page.is(i, Class::AUXILIARY) && !page.text.token(i).clitic() && !page.is(page.back(i), OWN) {
            return i;
        }
        i = page.next(i);
    }
    sentence.end
}

/// Whether the writer goes on at token `i`, after a comma.
fn stops_at(page: &Page<'_, '_>, frames: &[Frame], i: usize) -> bool {
    let text = page.text;
    if text.word(i) == w::ACCORDING || page.is(i, Class::CUE) && page.is(i, Class::VERB_ING) {
        return true;
    }
    // ", before hanging up", ", a claim the firm denies", ", which he denies"
    if text.is_word(i, &[w::BEFORE, w::AFTER]) && page.is(i + 1, Class::VERB_ING) || contested(page, i) {
        return true;
    }
    let mut j = i;
    if text.is_word(i, &[w::AND, w::BUT, w::WHILE, w::AS]) {
        j += 1;
    }
    let at = frames.partition_point(|frame| frame.first < j);
    // The subject is at most a phrase long: the frame is the next one or two.
    frames[at..].iter().take(2).any(|frame| frame.start() == j && frame.share >= 40 && !frame.shared)
        || j > i && frames.get(at).is_some_and(|frame| frame.first == j && frame.share >= 40)
}

/// Whether behind a comma somebody contests what was said: "a claim the firm denies", "which he denies".
fn contested(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    let named = text.is_word(i, &[w::A, w::AN]) && page.is(i + 1, Class::SAYING);
    let who = i + 1 + usize::from(named);
    let Some(verb) = (named || text.word(i) == w::WHICH).then(|| np::after(page, who, who + ASIDE)).flatten() else {
        return false;
    };
    let verb = verb + usize::from(page.is(verb, Class::AUXILIARY));
    page.is(verb, Class::CUE) && !page.is_word(verb + 1)
}

/// Whether the "and" or "but" at token `i` ends a clause that begins at `start`: it stands before a cue that shares
/// the subject, "said that … and called …", or has its own, "said it was late and Ruiz added …".
fn coordinated_cue(page: &Page<'_, '_>, frames: &[Frame], start: usize, i: usize) -> bool {
    let next = frames.partition_point(|frame| frame.first < i);
    let Some(frame) = frames[next..]
        .iter()
        .take(2)
        .filter(|frame| frame.share >= 40 && (frame.form != cue::Form::Passive || frame.subject.is_some()))
        .find(|frame| frame.first == i + 1 || frame.start() == i + 1)
    else {
        return false;
    };
    // "for years and been told", "said she was ill and would plead guilty"
    if page.text.is_word(frame.first, &[w::BEEN, w::WOULD, w::COULD, w::MIGHT]) {
        return false;
    }
    // "said she and her husband think": two of one subject.
    frame.first == i + 1
        || page.text.word(start) == w::TO
        || page.signs.any(Sign::Mark, start, i)
        || (start..i).any(|i| page.is(i, FINITE | Class::VERB_BASE) || page.is_past(i))
}

/// A dash after which the writer speaks: before "and" and "but".
fn ends_at_dash(page: &Page<'_, '_>, i: usize) -> bool {
    page.text.is_word(i + 1, &[w::AND, w::BUT])
}
