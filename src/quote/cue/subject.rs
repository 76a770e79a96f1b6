//! Whose a verb is: the phrase before it or behind it, the subject of the main clause or of another verb.

use super::clause_subject::Main;
use super::group::{before_time, group_start};
use crate::lexicon::{Class, w};
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::quote::signs::Sign;
use crate::quote::tokens::Tokens;
use crate::quote::{FINITE, SPEAKERS, TIME};
use crate::text::Kind;

/// Subject, whether it follows, and whether it is another verb's.
pub(super) fn of(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    main: &mut Main,
    first: usize,
) -> Option<(Tokens, bool, bool)> {
    let text = page.text;
    if first <= sentence.first {
        return None;
    }
    let before = page.back(first);
    // "and on Monday announced"
    let end = before_time(page, sentence, first);
    let mut at = if end < first && end > sentence.first { page.back(end) } else { before };
    if page.kind(at) == Kind::Comma && at > sentence.first && page.is(at - 1, Class::CONJUNCTION) {
        at -= 1;
    }
    if page.is(at, Class::CONJUNCTION) & page.is_word(at) {
        main.advance(page, sentence, first);
        return main.name(page).map(|subject| (subject, false, true));
    }
    if text.is_word(before, &[w::WHO, w::WHICH, w::THAT]) {
        return Some(((before..before + 1).into(), false, false));
    }
    let last = end.wrapping_sub(1);
    if end < first && end > sentence.first && text.is_word(last, &[w::WHO, w::WHICH]) {
        return Some(((last..end).into(), false, false));
    }
    // "he said": the pronoun alone, whatever stands before it, but for "Ruiz, Cole, and he said".
    let pronoun = text.is_word(last, &[w::HE, w::SHE, w::THEY, w::WE, w::I]);
    if pronoun & (last >= sentence.first) & (text.word(last.wrapping_sub(1)) != w::AND) {
        return Some(((last..end).into(), false, false));
    }
    // "a poll conducted last week found": the participle tells which.
    let told = (last > sentence.first) & page.is(last, Class::VERB_PART) & !text.token(last).capitalised()
        && (page.is(last - 1, Class::DOCUMENT | Class::BODY | Class::SAYING) || end < first && page.is_plain(last - 1));
    if told && let Some(inner) = np::before(page, sentence.first, last) {
        return Some(((inner.start..first).into(), false, false));
    }
    let found = np::before(page, sentence.first, end);
    // "an aide who spoke on condition of anonymity said": the phrase before the verb is the relative clause's.
    let start = found.as_ref().map_or(end, |range| range.start);
    if let Some(start) = np::relative(page, sentence.first, start, end) {
        return Some(((start..end).into(), false, false));
    }
    // "according to a poll published on Monday", "compared with its forecast": no subject.
    let other = |range: &std::ops::Range<usize>| {
        text.word(range.start) == w::ACCORDING
            || page.is(range.start, Class::VERB_PART)
                && page.is(range.start + 1, Class::PREPOSITION)
                && !page.is(range.start, Class::ROLE | Class::VERB_BASE)
    };
    let mut range = found.filter(|range| !other(range))?;
    if let Some(start) = behind_phrase(page, sentence, &range) {
        range.start = start;
    }
    Some((range.into(), false, false))
}

/// Where the subject really begins in a phrase that has taken in what stands before it: "At the other end Ruiz
/// [denied]", "Prices fell in May and analysts [say]".
fn behind_phrase(page: &Page<'_, '_>, sentence: &Sentence, range: &std::ops::Range<usize>) -> Option<usize> {
    let text = page.text;
    const DESCRIBES: Class = SPEAKERS.or(Class::NATIONALITY).or(Class::PLACE).or(Class::STATE).or(Class::OUTLET);
    if range.len() > 2 && range.start == sentence.first + 1 && page.is(sentence.first, Class::PREPOSITION) {
        let name = range.clone().rev().take_while(|&i| page.is_name(i)).last()?;
        let plain = name > range.start && page.is_plain(name - 1) && !page.is(name - 1, DESCRIBES);
        return (plain && page.is(range.start, Class::DETERMINER)).then_some(name);
    }
    // The second phrase has those who can speak, the first a noun that cannot and what may be its verb.
    if !page.signs.any(Sign::Break, range.start, range.end) {
        return None;
    }
    let and = range.clone().rev().find(|&i| text.word(i) == w::AND)?;
    let last = range.end - 1;
    // Or the first is a time: "in May and analysts say", but "between 30 and 40 people".
    const DAYS: Class = Class::WEEKDAY.or(Class::DAYWORD).or(Class::UNIT).or(Class::MONTH);
    let time = |i: usize| page.is(i, TIME) || page.kind(i).is_numeric();
    if (range.start..and).any(|i| page.is(i, DAYS)) && (range.start..and).all(time) {
        return (and < last).then_some(and + 1);
    }
    let verb = (range.start..and).find(|&i| page.is(i, Class::VERB_PAST) && page.is_plain(i))?;
    let thing = verb > range.start && !page.is(verb - 1, SPEAKERS | Class::DOCUMENT) && !page.is_name(verb - 1);
    (thing
        && and < last
        && page.is(last, SPEAKERS)
        && plural(page, last)
        && page.is(verb + 1, Class::PREPOSITION | Class::ADVERB))
    .then_some(and + 1)
}

/// Whom another verb makes do what the infinitive behind the "to" at token `to` tells: "prompted the mayor to warn".
pub(super) fn object(page: &Page<'_, '_>, sentence: &Sentence, to: usize) -> Option<Tokens> {
    let text = page.text;
    let last = to.wrapping_sub(1);
    let pronoun = text.is_word(last, &[w::HIM, w::HER, w::THEM, w::US, w::ME]);
    if to < sentence.first + 3 || !page.is_word(last) || !(pronoun || page.is_name(last) || page.is(last, SPEAKERS)) {
        return None;
    }
    let mut object = if pronoun { last..to } else { np::before(page, sentence.first, to)? };
    // "led Tom Bell to": the verb is no part of the name.
    let led = object.len() > 1 && page.is(object.start, FINITE) && !text.token(object.start).capitalised();
    object.start += usize::from(led);
    // "an escalator at the tower", "a campaign": no one who says anything.
    let head = object.clone().skip(1).find(|&i| page.is(i, Class::PREPOSITION)).unwrap_or(object.end) - 1;
    let somebody = pronoun || page.is_name(head) || page.is(head, SPEAKERS);
    let thing = text.is_word(object.start, &[w::A, w::AN]) && page.is(head, Class::BODY);
    let verb = object.start.wrapping_sub(1);
    let drives = object.start > sentence.first
        && somebody
        && !thing
        && page.is_word(verb)
        && (page.is(verb, FINITE | Class::VERB_ING | Class::VERB_BASE) || page.is_past(verb))
        && !page.is(verb, Class::AUXILIARY | Class::PREPOSITION);
    drives.then(|| object.into())
}

/// "said Smith" after a quotation or a comma that ends what was said.
pub(super) fn inverted(page: &Page<'_, '_>, sentence: &Sentence, head: usize, first: usize) -> Option<Tokens> {
    let text = page.text;
    // “reporter” has revealed her bias: with an auxiliary the verb has its subject before it.
    if first < head && page.is(first, Class::AUXILIARY) {
        return None;
    }
    if first > sentence.first {
        let before = page.back(first);
        let marked = page.opens(before)
            || page.kind(before) == Kind::Comma
            || matches!(page.kind(before), Kind::Question | Kind::Exclamation | Kind::Dash);
        if !marked {
            return None;
        }
        // Between two commas the verb has its subject before the parenthesis.
        if page.kind(before) == Kind::Comma && !page.opens(page.back(before)) && !text.is(head, Class::CUE) {
            return None;
        }
    } else if !page.opens(page.back(first)) {
        return None;
    }
    let start = head + 1;
    let class = text.class(start);
    if !page.is_word(start) && page.kind(start) != Kind::Number && !page.opens(start)
        || text.is_word(start, &[w::THAT, w::HIM, w::THEM, w::ME, w::US, w::IT, w::TO])
        || text.detail(head).lemma == w::TELL
    {
        return None;
    }
    // "Will Doyle" is a name, whatever else "will" may be.
    let name = page.is_name(start) && page.is_name(start + 1);
    if !name
        && class.any(
            Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::WEEKDAY
                | Class::AUXILIARY
                | Class::DAYWORD,
        )
        || !name && class.any(Class::ADVERB) && !class.any(Class::DETERMINER)
    {
        return None;
    }
    // A verb after the phrase makes it the subject of what is reported.
    let core = np::core(page, start, sentence.end)?;
    // "said an owner of a shop that sells clothes": behind a clause's "that" at once its verb.
    let clause = page.is(core + 1, FINITE) && page.opens(page.back(first));
    let that = text.word(core) == w::THAT && !clause;
    if page.is(core, FINITE) && !page.is(core, Class::VERB_PART) || that {
        return None;
    }
    let mut end = np::after(page, start, sentence.end)?;
    // "said Ugo Bassi, an economist who advises the bank"
    if text.is_word(end, &[w::WHO, w::WHOSE]) {
        /// A clause that tells who it is has no more tokens.
        const LONG: usize = 40;
        let closes = |i: &usize| {
            matches!(page.kind(*i), Kind::Comma | Kind::Semicolon | Kind::Dash)
                || page.opens(*i)
                || page.kind(*i).stops() && !np::abbreviates(page, *i)
        };
        end = (end..sentence.end.min(end + LONG)).find(closes).unwrap_or(sentence.end.min(end + LONG));
    }
    Some((start..end).into())
}

/// Whether the phrase counts several things: "6 basis", "two companies", but not "60 Minutes" or "a 2011 email".
pub(super) fn counted(page: &Page<'_, '_>, subject: Tokens) -> bool {
    let first = subject.start();
    let number = page.kind(first).is_numeric() && page.text.width(first) != 4
        || page.is(first, Class::NUMBER) && page.text.word(first) != w::ONE;
    number && !(first + 1 < subject.end() && page.text.token(first + 1).capitalised())
}

/// Whether what stands before a base form can be its subject.
pub(in crate::quote) fn plural(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    if text.is_word(
        i,
        &[w::I, w::YOU, w::WE, w::THEY, w::WHO, w::SOME, w::MANY, w::OTHERS, w::MOST, w::BOTH, w::FEW, w::SEVERAL],
    ) {
        return true;
    }
    if page.kind(i) == Kind::Comma {
        // An apposition hides the number; a verb of saying is no noun there.
        return text.detail(i + 1).cue >= 80;
    }
    page.is(i, Class::GROUP)
        || page.is(i, Class::NUMBER) && text.word(i) != w::ONE
        || page.kind(i) == Kind::Word
            && text.letters(i).ends_with('s')
            && !text.token(i).clitic()
            && !page.is(
                i,
                Class::PLACE
                    | Class::COUNTRY
                    | Class::STATE
                    | Class::PREPOSITION
                    | Class::PRONOUN
                    | Class::DETERMINER
                    | Class::AUXILIARY
                    | Class::ADVERB,
            )
}

/// Whether the phrase before token `to` counts several though its last word does not show it: "aides to Clinton",
/// "those over 60", "nearly half", "42%", "a third of those asked", "Ruiz and Cole", "people who live in town".
pub(super) fn hidden(page: &Page<'_, '_>, sentence: &Sentence, to: usize) -> bool {
    let text = page.text;
    let end = before_time(page, sentence, to);
    let last = page.kind(end.wrapping_sub(1));
    if !(last.is_numeric() || matches!(last, Kind::Word | Kind::Percent | Kind::Dash | Kind::CloseRound)) {
        return false;
    }
    let found = np::before(page, sentence.first, end);
    let start = found.as_ref().map_or(end, |range| range.start);
    let clause = np::relative(page, sentence.first, start, end).map(|start| start..end);
    let Some(phrase) = clause.or(found) else { return false };
    // "Let me say": an object is no subject.
    if phrase.len() == 1 && page.is(phrase.start, Class::PRONOUN) && !page.is(phrase.start, Class::DETERMINER) {
        return false;
    }
    let joint = |i: &usize| {
        let link = Class::PREPOSITION | Class::RELATIVE | Class::VERB_PART | Class::VERB_ING;
        page.is_word(*i) && page.is(*i, link) || text.is_word(*i, &[w::CLOSE, w::FAMILIAR])
    };
    let head = phrase.clone().skip(1).find(joint).unwrap_or(phrase.end) - 1;
    let share = |i: usize| {
        page.kind(i) == Kind::Percent
            || page.kind(i).is_numeric()
            || page.is(i, Class::NUMBER) && text.word(i) != w::ONE
            || text.is_word(i, &[w::HALF, w::AND])
    };
    let part = text.is_word(head, &[w::QUARTER, w::MAJORITY, w::NUMBER])
        || page.is(head, Class::ORDINAL) && text.word(head.wrapping_sub(1)) == w::A;
    text.word(phrase.start) == w::THOSE || plural(page, head) || part || phrase.clone().any(share)
}

/// The source of a participle: the main clause's subject, or the noun right before it. None where
/// the word is a noun or adjective.
pub(super) fn participle(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    main: &mut Main,
    head: usize,
    first: usize,
) -> Option<Option<Tokens>> {
    let text = page.text;
    let led = first == sentence.first + 1 && page.is(first - 1, Class::PREPOSITION | Class::SUBORDINATOR);
    if first == sentence.first || led {
        // "Calling it a disgrace, Smith said": the subject follows the first comma that has one.
        return Some(following_subject(page, sentence, head));
    }
    let before = page.back(first);
    // "quoted the minister as saying": whom another verb of saying has as its object.
    if text.word(before) == w::AS
        && let Some(range) = np::before(page, sentence.first, before)
        && range.start > sentence.first
        && page.is(range.start - 1, Class::CUE)
        && page.is(range.start - 1, Class::VERB_PAST | Class::VERB_S | Class::VERB_ING)
    {
        return Some(Some(range.into()));
    }
    let free = matches!(page.kind(before), Kind::Comma | Kind::Dash | Kind::Hyphen | Kind::CloseRound)
        || page.opens(before)
        || page.is(
            before,
            Class::CONJUNCTION
                | Class::PREPOSITION
                | Class::SUBORDINATOR
                | Class::WEEKDAY
                | Class::DAYWORD
                | Class::PRONOUN
                | Class::ADVERB,
        )
        || page.is(before, Class::VERB_PAST | Class::VERB_BASE | Class::VERB_S);
    if page.is(before, Class::DETERMINER) && !page.is(before, Class::PRONOUN) || text.word(before) == w::S_CLITIC {
        return None;
    }
    // "told a press briefing": a noun before a noun, though it may be a verb; "a report saying" has its own subject.
    let left = before.wrapping_sub(1);
    let body = page.is(before, Class::GROUP | Class::BODY)
        && !(text.detail(head).cue < 60 && page.is(head + 1, Class::PREPOSITION));
    if page.is(before, Class::VERB_BASE)
        && !(body || page.is(before, Class::DOCUMENT | Class::SAYING | Class::PERSON | Class::ROLE))
        && page.is(left, Class::DETERMINER)
        && !page.is(left, Class::PRONOUN)
    {
        return None;
    }
    let named = text.is_word(before, &[w::HIM, w::THEM, w::ME, w::US, w::HER, w::YOU]) || page.is_name(before);
    let mut object = false;
    if named && let Some(range) = np::before(page, sentence.first, first) {
        // The object of a verb says nothing: "left Asia insisting".
        let left = range.start.wrapping_sub(1);
        object = page.is_name(before)
            && range.start > sentence.first
            && page.is_word(left)
            && (page.is(left, Class::VERB_S) || page.is_past(left))
            && !page.is(left, Class::PREPOSITION);
        if !object {
            return Some(Some(range.into()));
        }
    }
    let noun = page.is_word(before)
        && !page.is(
            before,
            Class::VERB_PAST
                | Class::VERB_S
                | Class::VERB_BASE
                | Class::VERB_ING
                | Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::PRONOUN
                | Class::ADVERB
                | Class::WEEKDAY
                | Class::MONTH
                | Class::DAYPART
                | Class::UNIT,
        )
        && !page.is_adverb(before);
    let somebody = page.is_word(before) && page.is(before, SPEAKERS);
    if !object && (noun || somebody) {
        let range = np::before(page, sentence.first, first);
        // "a creative writing teacher": the name of a trade.
        let trade = page.is(head + 1, Class::ROLE | Class::PERSON) && !text.token(head + 1).capitalised();
        if trade && range.as_ref().is_some_and(|range| page.is(range.start, Class::DETERMINER)) {
            return None;
        }
        // "issued a statement saying": who issued it says so.
        let issued = range.as_ref().is_some_and(|range| {
            range.clone().any(|i| page.is(i, Class::BODY | Class::DOCUMENT | Class::SAYING))
                && text.is_word(range.start, &[w::A, w::AN])
                && (page.is(range.start.wrapping_sub(1), Class::VERB_PAST | Class::VERB_S | Class::VERB_ING)
                    || text.word(range.start.wrapping_sub(1)) == w::OUT)
        });
        // "a joint warning": a noun.
        if page.is(before, Class::VERB_PART)
            && range.as_ref().is_some_and(|range| page.is(range.start, Class::DETERMINER))
        {
            return None;
        }
        if !issued {
            return Some(range.map(Tokens::from));
        }
    }
    // "The dam, Ruiz said, adding that it": whose tag it is that stands before the comma.
    let mut verb = before.wrapping_sub(1);
    // "Ruiz told the council, warning that"
    if page.kind(before) == Kind::Comma
        && !page.is(verb, Class::CUE)
        && let Some(told) = np::before(page, sentence.first, before)
        && text.detail(told.start.wrapping_sub(1)).lemma == w::TELL
    {
        verb = told.start - 1;
    }
    if page.kind(before) == Kind::Comma
        && before > sentence.first + 2
        && page.is(verb, Class::CUE)
        && page.is(verb, Class::VERB_PAST | Class::VERB_S)
        && text.detail(verb).cue >= 60
        && let Some(tag) = np::before(page, sentence.first, group_start(page, sentence, verb))
        && tag.start > sentence.first
        && page.kind(tag.start - 1) == Kind::Comma
    {
        return Some(Some(tag.into()));
    }
    main.advance(page, sentence, first);
    if main.subject().is_none() && page.is(before, Class::PREPOSITION) {
        // "Ruiz, despite admitting that …, says": the subject stands before the comma.
        let comma = page.back(before);
        if comma > sentence.first && page.kind(comma) == Kind::Comma {
            return Some(np::before(page, sentence.first, comma).map(Tokens::from));
        }
    }
    if free || main.subject().is_some() { Some(main.name(page)) } else { None }
}

fn following_subject(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Tokens> {
    // Bounded: a participle clause is no longer than this.
    const LONG: usize = 60;
    let limit = sentence.end.min(head + LONG);
    let mut i = head + 1;
    while i < limit {
        let comma =
            page.kind(i) == Kind::Comma || page.opens(i) && page.kind(page.next(i).wrapping_sub(2)) == Kind::Comma;
        let next = page.next(i);
        if comma && let Some(end) = np::after(page, next, limit) {
            let mut at = end + usize::from(page.kind(end) == Kind::Comma);
            while page.is_adverb(at) {
                at += 1;
            }
            if page.is(at, FINITE) || page.is_past(at) {
                return Some((next..end).into());
            }
        }
        i = next;
    }
    None
}
