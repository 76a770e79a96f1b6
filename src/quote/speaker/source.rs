//! Whom a source stands for that is a noun phrase: its head, its apposition, its words.

use super::names::{self, Mention, NOBODY, Shape};
use super::pronoun::{self, Found, Number, Said, Wanted};
use super::{Answer, Desk, title};
use crate::lexicon::{Class, WordId, w};
use crate::quote::FINITE;
use crate::quote::SpeakerKind;
use crate::text::{Kind, Text};
use std::ops::Range;

impl Desk<'_, '_> {
    pub(super) fn phrase(&mut self, range: Range<usize>, wanted: &Wanted<'_>) -> Answer {
        let text = self.text;
        // "Mrs. Cole's", "Cole himself"
        let last = range.end - 1;
        let more = text.token(last).clitic() || text.is_word(last, &[w::HIMSELF, w::HERSELF, w::ITSELF, w::THEMSELVES]);
        let range = if range.len() > 1 && more { range.start..last } else { range };
        let n = self.walk.after(range.start);
        let head = head_end(text, &range, &self.walk.mentions[n..]);
        let inside = self.walk.mentions[n..]
            .iter()
            .take_while(|m| (m.first as usize) < range.end)
            .filter(|m| m.entity != NOBODY);
        // The name that ends the noun phrase is its head.
        let mut named = None;
        for mention in inside.clone() {
            if mention.last as usize == head {
                named = Some(mention.entity);
            }
        }
        // A link to another story introduces nobody, but a last name that only one person of this story has is theirs.
        if range.len() == 1 && text.token(range.start).capitalised() && inside.clone().next().is_none() {
            let mut bearers = self.people.namesakes(names::tag(text, range.start));
            if let (Some(entity), None) = (bearers.next(), bearers.next())
                && self.people.entities[entity as usize].is_person()
            {
                self.linked.push((range.start as u32, entity));
                return Answer::Entity(entity, 0.8);
            }
        }
        if text.kind(head) == Kind::Comma && counts_up(text, head..range.end, &self.walk.mentions[n..]) {
            return Answer::Words(range, SpeakerKind::Group, false);
        }
        let mut end = phrase_end(text, head, range.end);
        // "the leaders of France, Italy and Spain"
        if end > head && text.kind(end) == Kind::Comma && counts_up(text, end..range.end, &self.walk.mentions[n..]) {
            end = range.end;
        }
        // "the bank (NPB) chairman Ana Ruiz": the bank is not the head.
        let bracketed = head < range.end
            && text.kind(head) == Kind::OpenRound
            && inside
                .clone()
                .last()
                .is_some_and(|m| m.last as usize == range.end && m.is_person() && m.flags & names::TITLED != 0);
        if let Some(entity) = named.filter(|_| !bracketed) {
            // "Grassley and Leahy", "Fiorina and aides"
            if text.word(head) == w::AND {
                let other = inside.clone().find(|m| m.lead as usize == head + 1 || m.first as usize == head + 1);
                // "Health and Safety Minister Ana Ruiz": a plain word and half an office.
                let plain = |i: usize| text.word(i).is_known() && !text.is(i, Class::FIRST_NAME | Class::GROUP);
                if let Some(person) = other
                    && person.flags & names::TITLED != 0
                    && head == range.start + 1
                    && plain(range.start)
                    && !text.is(head + 1, Class::ROLE | Class::HONORIFIC | Class::BODY | super::run::PLACES)
                    && !self.people.entities[entity as usize].personal
                {
                    return Answer::Entity(person.entity, 0.95);
                }
                return match other {
                    Some(other)
                        if other.flags & names::MODIFIER == 0
                            && (other.shape != Shape::Body
                                || other.last as usize != end
                                || text.word(head + 1) == w::THE) =>
                    {
                        Answer::Pair(entity, other.entity)
                    }
                    // "the Oil Registration and Licensing Authority"
                    _ if text.is(end - 1, Class::BODY) && text.token(end - 1).capitalised() => {
                        Answer::Words(range.start..end, SpeakerKind::Organization, false)
                    }
                    _ => Answer::Words(range.start..end, SpeakerKind::Group, false),
                };
            }
            let known = &self.people.entities[entity as usize];
            // "Protesters said": the capital is the sentence's.
            if known.inner || known.personal || known.shape != Shape::Single || !plural(text, head - 1) {
                self.people.entities[entity as usize].personal = true;
                return Answer::Entity(entity, 1.0);
            }
        }
        let noun = head - 1;
        let class = text.class(noun);
        // "a spokesman, Jason Miller", "the editor of the paper, Ana Ruiz", "the bank (NPB) chairman Ana Ruiz"
        if !class.any(Class::BODY) || bracketed {
            let mark = (head..range.end).find(|&i| matches!(text.kind(i), Kind::Comma | Kind::Dash | Kind::CloseRound));
            let next = mark.and_then(|mark| {
                inside.clone().find(|m| m.lead as usize > mark).filter(|m| {
                    let bare = m.lead as usize == mark + 1;
                    let described = m.flags & names::TITLED != 0
                        && title::description(text, m.lead as usize).start <= mark + 1
                        && text.is((m.lead as usize).wrapping_sub(1), Class::ROLE | Class::PERSON);
                    let open = text.kind(mark) == Kind::CloseRound;
                    // "her son, Gareth": one name is enough behind a noun for a person.
                    let one = bare && m.shape == Shape::Single && class.any(Class::ROLE | Class::PERSON);
                    (m.is_person() || one) && (bare && !open || described)
                })
            });
            if let Some(next) = next
                && (next.last as usize >= range.end || text.kind(next.last as usize) == Kind::Comma)
                && (!class.any(Class::GROUP) || text.word(range.start) == w::ONE)
            {
                return Answer::Entity(next.entity, 1.0);
            }
        }
        let words = |kind| Answer::Words(range.start..end, kind, false);
        // "lead author and physicist Ana Ruiz", "Fire and Rescue Inspector Ana Ruiz"
        if text.word(head) == w::AND
            && !class.any(Class::GROUP)
            && let Some(person) = inside
                .clone()
                .find(|m| m.last as usize == range.end && m.shape == Shape::Person && m.flags & names::TITLED != 0)
        {
            let office = || !plural(text, noun) && head_end(text, &(head + 1..range.end), &[]) == range.end;
            let apart = || (range.start..person.first as usize).all(|i| i == head || text.token(i).capitalised());
            let more = person.first as usize > head + 2;
            if class.any(Class::ROLE | Class::PERSON) || more && office() && apart() {
                return Answer::Entity(person.entity, 0.95);
            }
        }
        // "Minister for Transport Ana Ruiz"
        if text.is_word(head, &[w::FOR, w::OF])
            && class.any(Class::ROLE)
            && text.token(noun).capitalised()
            && let Some(person) =
                inside.clone().find(|m| m.last as usize == range.end && m.is_person() && (m.lead as usize) < head)
        {
            return Answer::Entity(person.entity, 1.0);
        }
        if class.any(Class::DOCUMENT) {
            return words(SpeakerKind::Unknown);
        }
        if class.any(Class::GROUP) || plural(text, noun) {
            return words(SpeakerKind::Group);
        }
        // "the former secretary of state"
        let noun = (range.start..noun)
            .rev()
            .take(4)
            .find(|&i| text.phrase(i, Class::ROLE).is_some_and(|(len, _)| i + len == head))
            .unwrap_or(noun);
        let class = text.class(noun) | if noun + 1 < head { Class::ROLE } else { Class::NONE };
        if class.any(Class::ROLE | Class::PERSON | Class::HONORIFIC) {
            if definite(text, &range) {
                if let Some(answer) = self.role(range.start..head, noun, wanted) {
                    return answer;
                }
                if let Some(answer) = self.described(range.start..head, noun, wanted) {
                    return answer;
                }
            }
            return Answer::Words(range.start..end, SpeakerKind::Unknown, true);
        }
        if class.any(Class::BODY) {
            // "the Office of the Mayor" says itself which one it is.
            if definite(text, &range)
                && text.word(head) != w::OF
                && let Some(entity) = self.body(noun, wanted.token)
            {
                return Answer::Entity(entity, 0.9);
            }
            // "the company": the one that is spoken of.
            const FIRMS: [WordId; 18] = [
                w::COMPANY,
                w::FIRM,
                w::AGENCY,
                w::NEWSPAPER,
                w::PAPER,
                w::AIRLINE,
                w::BANK,
                w::BROADCASTER,
                w::CARMAKER,
                w::CHARITY,
                w::CLUB,
                w::CORPORATION,
                w::INSURER,
                w::LENDER,
                w::MANUFACTURER,
                w::RETAILER,
                w::SUPERMARKET,
                w::UNION,
            ];
            if range.len() == 2 && text.word(range.start) == w::THE && text.is_word(noun, &FIRMS) {
                let end = self.walk.after(range.start);
                let wanted = &Wanted { number: Number::Thing, ..*wanted };
                if let Some(Found { entity, sure }) =
                    pronoun::antecedent(text, &mut self.people, &mut self.walk.mentions, end, &self.said, wanted)
                    && sure > 0.6
                    && self.people.entities[entity as usize].shape == Shape::Body
                    && !self.people.entities[entity as usize].unnamed
                {
                    self.said.push(Said {
                        token: range.start as u32,
                        last: range.end as u32,
                        sentence: wanted.sentence,
                        entity,
                    });
                    return Answer::Entity(entity, sure * 0.85);
                }
            }
            return words(SpeakerKind::Organization);
        }
        // "the Swede", "the 23-year-old Briton", "the 52-year-old"
        let from = class.any(Class::NATIONALITY) && text.token(noun).capitalised();
        let aged = text.word(noun) == w::OLD && text.kind(range.start + 1) == Kind::Number;
        if (from || aged)
            && text.word(range.start) == w::THE
            && let Some(answer) = self.described(range.start..head, noun, wanted)
        {
            return answer;
        }
        if text.is(noun, Class::COUNTRY | Class::PLACE | Class::STATE | Class::OUTLET) && text.token(noun).capitalised()
        {
            return words(SpeakerKind::Organization);
        }
        // "Shelter said", "Unite, which …, said": one capital that could be a verb, but stands where a name does.
        let name = head == range.start + 1 && text.token(range.start).capitalised() && class.any(Class::VERB_BASE);
        if !name && !noun_like(text, range.start..head) {
            return Answer::None;
        }
        // "one head in Devon, who asked not to be named"
        let person = (head..range.end).any(|i| text.word(i) == w::WHO);
        Answer::Words(range.start..end, SpeakerKind::Unknown, person)
    }
}

/// The plain noun phrase with a determiner that ends before token `end`: "the company".
pub(super) fn before(text: &Text<'_>, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const NEVER: Class = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::RELATIVE).or(Class::AUXILIARY);
    for i in (end.saturating_sub(LONGEST)..end).rev() {
        if text.kind(i) != Kind::Word {
            break;
        }
        if text.is(i, Class::DETERMINER) {
            return (i + 1 < end && noun_like(text, i..end)).then_some(i..end);
        }
        if text.is(i, NEVER) {
            break;
        }
    }
    None
}

/// Whether the tokens behind a phrase, from the comma on, are more of the same: ", Cole and Nash", ", doctors and nurses".
fn counts_up(text: &Text<'_>, rest: Range<usize>, mentions: &[Mention]) -> bool {
    let ends = |i: usize| text.kind(i) == Kind::Comma || text.word(i) == w::AND || i == rest.end;
    let item = |first: usize, end: usize| {
        // "director of fairs" is one.
        let last = (first..end).find(|&i| text.is_word(i, &[w::OF, w::FOR])).unwrap_or(end).wrapping_sub(1);
        let named = mentions.iter().take_while(|m| (m.first as usize) < end).any(|m| m.last as usize == end);
        // ", a division of": an apposition.
        let apposed = text.is_word(first, &[w::A, w::AN, w::WHO, w::WHOSE, w::WHICH]);
        first < end && !apposed && (named || text.is(last, Class::GROUP | Class::BODY) || plural(text, last))
    };
    let (mut first, mut paired) = (rest.start + 1, false);
    for i in rest.start + 1..=rest.end {
        if !ends(i) {
            continue;
        }
        let and = i < rest.end && text.word(i) == w::AND;
        // The "and" of "Cole, and Nash".
        if first == i && and {
            (first, paired) = (i + 1, true);
            continue;
        }
        if !item(first, i) || paired && i < rest.end {
            return false;
        }
        paired |= and;
        first = i + 1;
    }
    paired
}

/// The token after the head of a noun phrase: before its apposition, its complement or its clause.
pub(super) fn head_end(text: &Text<'_>, range: &Range<usize>, mentions: &[Mention]) -> usize {
    let mut n = 0;
    let mut i = range.start;
    while i < range.end {
        // A name is taken as a whole: "of" inside it ends nothing.
        while mentions.get(n).is_some_and(|m| (m.last as usize) <= i) {
            n += 1;
        }
        if let Some(m) = mentions.get(n)
            && m.first as usize <= i
            && (m.last as usize) <= range.end
        {
            i = m.last as usize;
            // "Limbaugh continued": a verb is no part of it.
            let class = text.class(i);
            if i < range.end
                && !text.token(i).clitic()
                && class.any(FINITE)
                && !text.token(i).capitalised()
                && !class.any(Class::BODY | Class::ROLE | Class::PERSON | Class::GROUP | Class::DOCUMENT)
            {
                break;
            }
            continue;
        }
        let stops = match text.kind(i) {
            Kind::Word => {
                const JOINTS: Class =
                    Class::PREPOSITION.or(Class::RELATIVE).or(Class::SUBORDINATOR).or(Class::CONJUNCTION);
                let class = text.class(i);
                let joint =
                    || class.any(JOINTS) && !class.any(Class::PARTICLE) && text.phrase(i - 1, Class::ROLE).is_none();
                // One branch first: most words are neither.
                (i > range.start) & class.any(JOINTS | Class::VERB_PART | Class::VERB_ING) && (joint() || told(text, i))
            }
            Kind::Period => {
                text.token(i).spaced() || !text.is(i - 1, Class::ABBREVIATION) && text.token(i - 1).span().len() > 1
            }
            Kind::Hyphen => text.token(i).spaced(),
            kind => {
                !kind.is_numeric()
                    && !matches!(kind, Kind::Currency | Kind::Percent | Kind::Slash | Kind::At | Kind::Hash)
                    && i > range.start
                    && !kind.is_quote()
            }
        };
        if stops {
            break;
        }
        i += 1;
    }
    i.max(range.start + 1)
}

/// Whether a participle begins at token `i` that tells which is meant: "figures released by the trust", "a man walking
/// near the river".
fn told(text: &Text<'_>, i: usize) -> bool {
    let noun = || {
        !text.token(i - 1).clitic()
            && (text.is(i - 1, Class::GROUP | Class::PERSON | Class::ROLE) || plural(text, i - 1))
    };
    !text.token(i).capitalised()
        && (text.is(i, Class::VERB_PART) && text.is(i + 1, Class::PREPOSITION | Class::WEEKDAY | Class::DAYWORD)
            || text.is(i, Class::VERB_ING) && i > 0 && text.is(i + 1, Class::PREPOSITION | Class::DETERMINER) && noun())
}

/// Whether the words can be a noun phrase at all.
fn noun_like(text: &Text<'_>, range: Range<usize>) -> bool {
    const NEVER: Class =
        Class::AUXILIARY.or(Class::MODAL).or(Class::NEGATION).or(Class::SUBORDINATOR).or(Class::DAYWORD);
    const VERB: Class = Class::VERB_S.or(Class::VERB_PAST).or(Class::VERB_ING).or(Class::VERB_BASE);
    let opens = text.is(range.start, Class::DETERMINER) || text.kind(range.start).is_numeric();
    !range.clone().any(|i| text.is(i, NEVER) && !text.token(i).clitic()) && (opens || !text.is(range.start, VERB))
}

/// How far the words of an unnamed source go: with "of" and "at", without what a comma or "who" adds.
fn phrase_end(text: &Text<'_>, head: usize, end: usize) -> usize {
    let mut i = head;
    while i < end {
        match text.kind(i) {
            Kind::Comma | Kind::Dash | Kind::OpenRound | Kind::Colon | Kind::Semicolon => break,
            Kind::Word if text.is_word(i, &[w::WHO, w::WHICH, w::THAT, w::WHOSE, w::WHERE]) || told(text, i) => break,
            _ => i += 1,
        }
    }
    while i > head && !text.kind(i - 1).is_word() {
        i -= 1;
    }
    i
}

/// Whether a noun phrase speaks of somebody known already.
fn definite(text: &Text<'_>, range: &Range<usize>) -> bool {
    text.is_word(range.start, &[w::THE, w::THIS, w::THAT])
        || text.token(range.start).capitalised() && !text.is(range.start, Class::DETERMINER | Class::NUMBER)
}

/// Whether the noun at `i` looks like a plural.
fn plural(text: &Text<'_>, i: usize) -> bool {
    let letters = text.letters(i);
    let class = text.class(i);
    letters.len() > 3
        && letters.ends_with('s')
        && !class.any(Class::DETERMINER | Class::PRONOUN | Class::ADVERB)
        && !letters.ends_with("ss")
        && (!class.any(Class::ROLE | Class::PERSON | Class::BODY)
            || class.any(Class::ROLE) && text.detail(i).lemma.is_known())
}
