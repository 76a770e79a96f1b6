//! Whom the sources stand for.

mod names;
mod people;
mod pronoun;

use super::{Attribution, Form, Speaker, SpeakerKind};
use crate::lexicon::{Class, WordId, w};
use crate::section::Block;
use crate::span::Span;
use crate::text::{Kind, Text};
use names::{Mention, NOBODY, Shape, Walk};
use people::People;
use pronoun::{Found, Number, Said, Wanted};
use std::ops::Range;

/// Gives each attribution with a source its speaker, and lists the speakers.
pub(super) fn resolve(text: &Text<'_>, blocks: &[Block], attributions: &mut [Attribution]) -> Vec<Speaker> {
    // In the order of the sources, since each may be the antecedent of the next.
    let mut order: Vec<(usize, usize)> =
        attributions.iter().enumerate().filter_map(|(n, a)| Some((a.source?.start, n))).collect();
    if order.is_empty() {
        return Vec::new();
    }
    order.sort_unstable();
    let mut walk = names::walk(text, blocks);
    let people = people::link(text, &mut walk.mentions);
    let mut pronouns = std::mem::take(&mut walk.pronouns).into_iter().peekable();
    let mut desk =
        Desk { text, walk, people, said: Vec::new(), speakers: Vec::new(), outers: Vec::new(), near_token: 0 };
    for (_, n) in order {
        let Some(source) = attributions[n].source else { continue };
        // The pronouns before the source are links of the chain too.
        while let Some(at) = pronouns.next_if(|&at| text.token(at as usize).end() <= source.start) {
            desk.link_pronoun(at as usize);
        }
        pronouns.next_if(|&at| text.token(at as usize).start() < source.end);
        let answer = desk.answer(source, &attributions[n], attributions);
        if let Answer::Entity(entity, _) = answer {
            desk.outers.push((n, entity));
        }
        let (speaker, sure) = desk.speaker(source, answer);
        let attribution = &mut attributions[n];
        attribution.speaker = speaker;
        attribution.confidence *= sure;
    }
    desk.finish()
}

/// Whom a source stands for.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    /// Somebody or a body that the text names.
    Entity(u32, f32),
    /// Several of them.
    Pair(u32, u32),
    /// Nobody named: these words, what they show, and whether it is one person.
    Words(Range<usize>, SpeakerKind, bool),
    /// Not known.
    None,
}

struct Desk<'a, 't> {
    text: &'a Text<'t>,
    walk: Walk,
    people: People,
    /// Sources that are no names, and whom they stand for.
    said: Vec<Said>,
    speakers: Vec<Speaker>,
    /// Attributions whose speaker is known, the newest last.
    outers: Vec<(usize, u32)>,
    /// Where the last source was found.
    near_token: usize,
}

/// Below this an antecedent is a guess.
const SURE: f32 = 0.5;

impl Desk<'_, '_> {
    fn answer(&mut self, source: Span, attribution: &Attribution, attributions: &[Attribution]) -> Answer {
        let text = self.text;
        let first = names::seek(text.tokens(), self.near_token, |t| t.start() < source.start);
        self.near_token = first;
        let last = names::seek(text.tokens(), first, |t| t.start() < source.end);
        if first >= last {
            return Answer::None;
        }
        let sentence = self.walk.sentence(first);
        let mut at = first;
        while at < last && !text.kind(at).is_word() {
            at += 1;
        }
        // Speech inside speech: who says the outer one.
        let outer = self.outers.iter().rev().take(8).find_map(|&(n, entity)| {
            let outer = &attributions[n];
            outer.content.iter().any(|c| c.encloses(source)).then_some((entity, outer.form == Form::Direct))
        });
        let wanted = Wanted {
            gender: 0,
            number: Number::One,
            token: first as u32,
            sentence,
            content: &attribution.content,
            quoted: outer.is_some_and(|(_, quoted)| quoted),
            story: self.walk.in_story(sentence),
            outer,
        };
        let lone = last - at == 1 || !text.kind(at + 1).is_word() || text.is(at + 1, Class::PRONOUN);
        if text.is(at, Class::PRONOUN) && lone {
            return self.pronoun(at, wanted);
        }
        if lone && text.is_word(at, &[w::WHO, w::THAT, w::WHICH]) {
            return self.who(at);
        }

        self.phrase(at..last, wanted)
    }

    /// Follows a "he" or "she" that is no source.
    fn link_pronoun(&mut self, at: usize) {
        let wanted = Wanted {
            gender: if self.text.word(at) == w::HE { 1 } else { 2 },
            number: Number::One,
            token: at as u32,
            sentence: self.walk.sentence(at),
            content: &[],
            quoted: false,
            story: true,
            outer: None,
        };
        let _ = self.find(wanted, at);
    }

    fn pronoun(&mut self, at: usize, wanted: Wanted<'_>) -> Answer {
        let word = self.text.word(at);
        let words = || Answer::Words(at..at + 1, SpeakerKind::Unknown, false);
        let gender = match word {
            w::HE | w::HIM | w::HIS | w::HIMSELF => 1,
            w::SHE | w::HER | w::HERS | w::HERSELF => 2,
            w::I | w::ME | w::MY | w::MYSELF => {
                return match wanted.outer {
                    Some((entity, true)) => Answer::Entity(entity, 0.9),
                    _ => words(),
                };
            }
            w::IT | w::ITS | w::ITSELF => {
                return self.find(Wanted { number: Number::Thing, ..wanted }, at).unwrap_or(Answer::None);
            }
            w::THEY | w::THEM | w::THEIR | w::THEMSELVES => {
                return self.find(Wanted { number: Number::Many, ..wanted }, at).unwrap_or(Answer::None);
            }
            _ => return words(),
        };
        self.find(Wanted { gender, ..wanted }, at).unwrap_or(Answer::None)
    }

    fn find(&mut self, wanted: Wanted<'_>, at: usize) -> Option<Answer> {
        let end = self.walk.after(wanted.token as usize);
        let Found { entity, sure } =
            pronoun::antecedent(self.text, &self.people, &mut self.walk.mentions, end, &self.said, wanted)?;
        if sure < SURE {
            return None;
        }
        // "she" makes a woman of a name that did not tell.
        let person = &mut self.people.entities[entity as usize];
        if person.gender == 0 && sure > 0.7 {
            person.gender = wanted.gender;
        }
        self.said.push(Said { token: at as u32, last: at as u32 + 1, sentence: wanted.sentence, entity });
        Some(Answer::Entity(entity, sure))
    }

    /// "Cole, who said …": the name before.
    fn who(&mut self, at: usize) -> Answer {
        let text = self.text;
        let end = if text.kind(at.wrapping_sub(1)) == Kind::Comma { at - 1 } else { at };
        let n = self.walk.after(end);
        match n.checked_sub(1).map(|n| &self.walk.mentions[n]) {
            Some(m)
                if m.last as usize == end
                    && self.people.entities.get(m.entity as usize).is_some_and(people::Entity::is_person) =>
            {
                Answer::Entity(m.entity, 0.9)
            }
            _ => Answer::None,
        }
    }

    fn phrase(&mut self, range: Range<usize>, wanted: Wanted<'_>) -> Answer {
        let text = self.text;
        // "Mrs. Cole's"
        let range =
            if range.len() > 1 && text.token(range.end - 1).clitic() { range.start..range.end - 1 } else { range };
        let n = self.walk.after(range.start);
        let head = head_end(text, &range, &self.walk.mentions[n..]);
        let from = self.walk.after(range.start);
        let inside = self.walk.mentions[from..]
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
        let end = phrase_end(text, head, range.end);
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
                return match inside.clone().find(|m| m.lead as usize == head + 1 || m.first as usize == head + 1) {
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
                        && people::description(text, m.lead as usize).start <= mark + 1
                        && text.is((m.lead as usize).wrapping_sub(1), Class::ROLE | Class::PERSON);
                    let open = text.kind(mark) == Kind::CloseRound;
                    m.is_person() && (bare && !open || described)
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
        // "lead author and physicist Ana Ruiz"
        if text.word(head) == w::AND
            && class.any(Class::ROLE | Class::PERSON)
            && !class.any(Class::GROUP)
            && let Some(person) = inside
                .clone()
                .find(|m| m.last as usize == range.end && m.shape == Shape::Person && m.flags & names::TITLED != 0)
        {
            return Answer::Entity(person.entity, 0.95);
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
            if definite(text, &range)
                && let Some(entity) = self.body(noun, wanted.token)
            {
                return Answer::Entity(entity, 0.9);
            }
            // "the company": the one that is spoken of.
            const FIRMS: [WordId; 5] = [w::COMPANY, w::FIRM, w::AGENCY, w::NEWSPAPER, w::PAPER];
            if range.len() == 2 && text.word(range.start) == w::THE && text.is_word(noun, &FIRMS) {
                let end = self.walk.after(range.start);
                let wanted = Wanted { number: Number::Thing, ..wanted };
                if let Some(Found { entity, sure }) =
                    pronoun::antecedent(text, &self.people, &mut self.walk.mentions, end, &self.said, wanted)
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
        if text.is(noun, Class::COUNTRY | Class::PLACE | Class::STATE | Class::OUTLET) && text.token(noun).capitalised()
        {
            return words(SpeakerKind::Organization);
        }
        if noun_like(text, range.start..head) { words(SpeakerKind::Unknown) } else { Answer::None }
    }

    /// "the New York businessman", "the 34-year-old": a description of somebody known.
    fn described(&mut self, range: Range<usize>, noun: usize, wanted: Wanted<'_>) -> Option<Answer> {
        let text = self.text;
        const TELLING: Class =
            Class::STATE.or(Class::PLACE).or(Class::COUNTRY).or(Class::NATIONALITY).or(Class::PERSON);
        let telling = (range.start + 1..noun).any(|i| {
            text.is(i, TELLING) && text.token(i).capitalised() || text.kind(i) == Kind::Number || is_former(text, i)
        }) || text.phrase(range.start + 1, TELLING).is_some();
        // The bare title of an office that one holds for a time; a spokesman or a host is somebody else as a rule.
        const OFFICES: [WordId; 7] =
            [w::SENATOR, w::GOVERNOR, w::REPRESENTATIVE, w::LAWMAKER, w::MAYOR, w::NOMINEE, w::CANDIDATE];
        let office = OFFICES.contains(&office(text, noun));
        if !telling && !office
            || text.is_word(range.start + 1, &[w::NEXT, w::FIRST, w::NEW]) && !text.token(range.start + 1).capitalised()
        {
            return None;
        }
        let gender = text.detail(noun).gender & 3;
        let end = self.walk.after(wanted.token as usize);
        let wanted = Wanted { gender, ..wanted };
        let Found { entity, sure } =
            pronoun::antecedent(text, &self.people, &mut self.walk.mentions, end, &self.said, wanted)?;
        // "the Russian minister" is not the Iraqi president, however much he is spoken of.
        let foreign = text.is(noun, Class::ROLE)
            && range.clone().any(|i| text.is(i, Class::NATIONALITY | Class::COUNTRY))
            && !self.people.entities[entity as usize].role().is_empty();
        if foreign || sure < if telling { 0.5 } else { 0.6 } || self.people.entities[entity as usize].unnamed {
            return None;
        }
        self.said.push(Said { token: range.start as u32, last: range.end as u32, sentence: wanted.sentence, entity });
        Some(Answer::Entity(entity, sure * 0.8))
    }

    /// "the president": who bears that office in the text.
    fn role(&mut self, range: Range<usize>, noun: usize, wanted: Wanted<'_>) -> Option<Answer> {
        let text = self.text;
        let gender = text.detail(noun).gender & 3;
        let office = office(text, noun);
        let begun =
            self.walk.mentions.iter().take(8).any(|m| m.flags & names::STORY != 0 && (m.first as usize) < range.start);
        let former = range.clone().any(|i| is_former(text, i));
        // The nearest before the source and the first after it: a bound, not a choice.
        let here = self.people.roles.partition_point(|role| (role.first as usize) < range.start);
        let near = &self.people.roles[here.saturating_sub(96)..self.people.roles.len().min(here + 32)];
        let mut best: Option<(i64, u32)> = None;
        for role in near {
            let tokens = role.first as usize..role.last as usize;
            let Some(at) = tokens.clone().rev().find(|&i| self::office(text, i) == office) else { continue };
            let entity = &self.people.entities[role.entity as usize];
            if gender != 0 && entity.gender != 0 && gender & entity.gender == 0 {
                continue;
            }
            // "Pakistan's minister" is not "Indian Minister Ana Ruiz".
            const LANDS: Class = Class::NATIONALITY.or(Class::COUNTRY);
            let land = |range: Range<usize>| range.clone().find(|&i| text.is(i, LANDS) && text.token(i).capitalised());
            let (theirs, asked) = (land(tokens.clone()), land(range.clone()));
            if let (Some(a), Some(b)) = (theirs, asked)
                && !alike(text.letters(a), text.letters(b))
            {
                continue;
            }
            let mut score = i64::from(entity.count.min(200)) + i64::from((role.first as usize) < range.start) * 20;
            // "the Turkish president" and "Turkish President Erdogan"
            for i in range.start + 1..noun {
                if text.kind(i) == Kind::Word {
                    let tag = names::tag(text, i);
                    let shared = tokens.clone().any(|r| names::tag(text, r) == tag);
                    score += match (shared, text.token(i).capitalised()) {
                        (true, _) => 1000,
                        (false, true) => -500,
                        (false, false) => -30,
                    };
                }
            }
            // "the president" is no vice president, though he may be "President of France".
            if at > tokens.start
                && text.is(at - 1, Class::ROLE) | is_former(text, at - 1)
                && !range.clone().any(|i| names::tag(text, i) == names::tag(text, at - 1))
            {
                score -= 300;
            }
            // "Iraqi President Saddam Hussein" is not "the president" where there is another.
            if theirs.is_some() && asked.is_none() {
                score -= 60;
            }
            if tokens.clone().any(|i| is_former(text, i)) != former {
                score -= 300;
            }
            // Who is first named further on is hardly meant.
            if entity.begins as usize > range.start && begun {
                score -= 400;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, role.entity));
            }
        }
        let (score, entity) = best?;
        if score < -200 {
            return None;
        }
        self.said.push(Said { token: range.start as u32, last: range.end as u32, sentence: wanted.sentence, entity });
        Some(Answer::Entity(entity, 0.85))
    }

    /// "the committee": the body of that name.
    fn body(&self, noun: usize, token: u32) -> Option<u32> {
        let tag = names::tag(self.text, noun);
        self.people
            .namesakes(tag)
            .filter(|&e| {
                self.people.entities[e as usize].shape == Shape::Body
                    && self.people.entities[e as usize].name().start < token as usize
            })
            .next()
    }

    /// The speaker of an answer, and what is left of the confidence.
    fn speaker(&mut self, source: Span, answer: Answer) -> (Option<u32>, f32) {
        let text = self.text;
        match answer {
            Answer::None => (None, 1.0),
            Answer::Entity(e, sure) => {
                let entity = &mut self.people.entities[e as usize];
                if entity.speaker == NOBODY {
                    entity.speaker = self.speakers.len() as u32;
                    let role = entity.role();
                    let kind = match entity.shape {
                        Shape::Body | Shape::Place => SpeakerKind::Organization,
                        Shape::Single | Shape::Several if entity.evidence < 0 && entity.gender == 0 => {
                            SpeakerKind::Organization
                        }
                        // A capital that may be the sentence's.
                        Shape::Single
                            if !entity.inner
                                && entity.gender == 0
                                && entity.evidence <= 0
                                && !text.is(entity.name().start, Class::FIRST_NAME) =>
                        {
                            SpeakerKind::Unknown
                        }
                        _ => SpeakerKind::Person,
                    };
                    self.speakers.push(Speaker {
                        id: entity.speaker,
                        name: clean(&text.str()[text.span(entity.name())]),
                        kind,
                        role: (!role.is_empty()).then(|| clean(&text.str()[text.span(role)])),
                        mentions: Vec::with_capacity(entity.count as usize + 2),
                    });
                }
                (Some(entity.speaker), sure)
            }
            Answer::Pair(a, b) => {
                let name = |e: u32| clean(&text.str()[text.span(self.people.entities[e as usize].name())]);
                let name = format!("{} and {}", name(a), name(b));
                let id = self.unnamed(name, SpeakerKind::Group, source);
                let at = self.near_token;
                let entity = self.people.unnamed(at..at + 1, Shape::Group, 0);
                self.people.entities[entity as usize].speaker = id;
                let sentence = self.walk.sentence(at);
                self.said.push(Said { token: at as u32, last: at as u32 + 1, sentence, entity });
                (Some(id), 1.0)
            }
            Answer::Words(range, kind, person) => {
                let head = range.end - 1;
                let name = clean(&text.str()[text.span(range.clone())]);
                let id = self.unnamed(name, kind, source);

                let shape = match kind {
                    SpeakerKind::Group => Shape::Group,
                    SpeakerKind::Organization => Shape::Body,
                    _ if person => Shape::Person,
                    _ => Shape::Thing,
                };
                let pronoun = text.is(head, Class::PRONOUN);
                if !pronoun {
                    let sentence = self.walk.sentence(range.start);
                    let token = range.start as u32;
                    let entity = self.people.unnamed(range, shape, 0);
                    self.people.entities[entity as usize].speaker = id;
                    self.said.push(Said { token, last: token + 1, sentence, entity });
                }
                (Some(id), 1.0)
            }
        }
    }

    fn unnamed(&mut self, name: String, kind: SpeakerKind, source: Span) -> u32 {
        // The same words again are the same speaker; a text full of different ones is looked through a little way.
        let same =
            self.speakers.iter_mut().rev().take(32).find(|s| s.kind == kind && s.name.eq_ignore_ascii_case(&name));
        match same {
            Some(speaker) => {
                speaker.mentions.push(source);
                speaker.id
            }
            None => {
                let id = self.speakers.len() as u32;
                self.speakers.push(Speaker { id, name, kind, role: None, mentions: vec![source] });
                id
            }
        }
    }

    fn finish(mut self) -> Vec<Speaker> {
        let text = self.text;
        let mut said = self.said.iter().peekable();
        for mention in &self.walk.mentions {
            while let Some(s) = said.next_if(|s| s.token < mention.lead) {
                let speaker = self.people.entities[s.entity as usize].speaker;
                if let Some(speaker) = self.speakers.get_mut(speaker as usize)
                    && !self.people.entities[s.entity as usize].unnamed
                {
                    speaker.mentions.push(text.span(s.token as usize..s.last as usize));
                }
            }
            if let Some(entity) = self.people.entities.get(mention.entity as usize)
                && let Some(speaker) = self.speakers.get_mut(entity.speaker as usize)
            {
                speaker.mentions.push(text.span(mention.lead as usize..mention.last as usize));
            }
        }
        for s in said {
            let speaker = self.people.entities[s.entity as usize].speaker;
            if let Some(speaker) = self.speakers.get_mut(speaker as usize)
                && !self.people.entities[s.entity as usize].unnamed
            {
                speaker.mentions.push(text.span(s.token as usize..s.last as usize));
            }
        }
        for speaker in &mut self.speakers {
            speaker.mentions.sort_unstable_by_key(|m| m.start);
            speaker.mentions.dedup_by_key(|m| m.start);
        }
        self.speakers
    }
}

/// The token after the head of a noun phrase: before its apposition, its complement or its clause.
fn head_end(text: &Text<'_>, range: &Range<usize>, mentions: &[Mention]) -> usize {
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
                && class.any(Class::VERB_PAST | Class::VERB_S | Class::AUXILIARY)
                && !text.token(i).capitalised()
                && !class.any(Class::BODY | Class::ROLE | Class::PERSON | Class::GROUP | Class::DOCUMENT)
            {
                break;
            }
            continue;
        }
        let stops = match text.kind(i) {
            Kind::Word => {
                let class = text.class(i);
                i > range.start
                    && (class.any(Class::PREPOSITION | Class::RELATIVE | Class::SUBORDINATOR | Class::CONJUNCTION)
                        && !class.any(Class::PARTICLE))
                    && text.phrase(i.wrapping_sub(1), Class::ROLE).is_none()
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

/// Whether two words are of one land: "Turkey" and "Turkish".
fn alike(a: &str, b: &str) -> bool {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    same >= 4 || same == a.len().min(b.len())
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
            Kind::Word if text.is_word(i, &[w::WHO, w::WHICH, w::THAT, w::WHOSE, w::WHERE]) => break,
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

fn is_former(text: &Text<'_>, i: usize) -> bool {
    text.letters(i).eq_ignore_ascii_case("former") || text.letters(i).eq_ignore_ascii_case("ex")
}

/// The office that the word names: "Sen." and "senator" are one, "congressman" and "representative".
fn office(text: &Text<'_>, i: usize) -> WordId {
    let word = text.word(i);
    let full = text.detail(i).lemma;
    if full.is_known() && text.is(i, Class::ROLE) { full } else { word }
}

/// The words with every run of space as one space.
fn clean(words: &str) -> String {
    let bytes = words.as_bytes();
    if bytes.iter().any(|&b| b < b' ' || b == 0xC2 || b == 0xE2) || bytes.windows(2).any(|pair| pair == b"  ") {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words.to_string()
}
