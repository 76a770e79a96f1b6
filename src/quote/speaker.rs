//! Whom the sources stand for.

mod alike;
mod bearer;
mod entity;
mod names;
mod office;
mod people;
mod pronoun;
mod relative;
mod run;
mod source;
mod spelling;
mod subject;
mod title;

use super::relation::Rule;
use super::signs::Signs;
use super::{Attribution, Form, Spans, Speaker, SpeakerKind};
use crate::lexicon::{Class, w};
use crate::section::Block;
use crate::span::Span;
use crate::text::{Kind, Text};
use names::{NOBODY, Shape, Walk, push_if};
use people::People;
use pronoun::{Found, Number, Said, Wanted};
pub(super) use run::opens_name;
use spelling::{author, clean, key, plain};
use std::borrow::Cow;
use std::hint::select_unpredictable;
use std::ops::Range;

/// Where an attribution's source stands: its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) first: u32,
    pub(super) attribution: u32,
    pub(super) last: u32,
    /// In quotation marks.
    pub(super) quoted: bool,
}

/// Gives each attribution with a source its speaker, and lists the speakers.
pub(super) fn resolve(
    text: &Text<'_>,
    blocks: &[Block],
    signs: Signs,
    mut sources: Vec<Source>,
    attributions: &mut [Attribution],
) -> Vec<Speaker> {
    if sources.is_empty() {
        return Vec::new();
    }
    // In the order of the text, since each may be the antecedent of the next.
    sources.sort_unstable_by_key(|source| u64::from(source.first) << 32 | u64::from(source.attribution));
    let mut walk = names::walk(text, blocks, &signs);
    // Here a text takes the most memory: what is not needed any more is given back first.
    drop(signs);
    walk.mentions.shrink_to_fit();
    let mut people = people::link(text, &mut walk.mentions);
    people.entities.shrink_to(people.entities.len() + sources.len() / 2);
    let mut pronouns = std::mem::take(&mut walk.pronouns).into_iter().peekable();
    let mut desk = Desk {
        text,
        author: author(blocks),
        walk,
        people,
        said: Vec::with_capacity((sources.len() + pronouns.len()) / 2 + 1),
        linked: Vec::new(),
        speakers: Vec::with_capacity(sources.len() * 3 / 4 + 2),
        recent: [0; RECENT],
        told: Vec::with_capacity(sources.len() / 4 + 1),
        outers: [(0, NOBODY); OUTERS],
        known: 0,
        reach: 0,
        near: 0..0,
        heard: 0,
    };
    for Source { first, last, attribution: n, quoted } in sources {
        let (n, tokens) = (n as usize, first as usize..last as usize);
        let Some(source) = attributions[n].source else { continue };
        // The pronouns before the source are links of the chain too.
        while let Some(at) = pronouns.next_if(|&at| text.token(at as usize).end() <= source.start()) {
            desk.link_pronoun(at as usize);
        }
        pronouns.next_if(|&at| text.token(at as usize).start() < source.end());
        // "I said", in the writer's own words.
        let writer = !quoted && last == first + 1 && text.word(first as usize) == w::I;
        let answer = if writer {
            desk.near = tokens;
            Answer::Author
        } else {
            desk.answer(source, tokens, &attributions[n], attributions)
        };
        if let Answer::Entity(entity, _) = answer {
            desk.outers[desk.known % OUTERS] = (n as u32, entity);
            desk.known += 1;
            let ends = attributions[n].content.iter().map(|content| content.end());
            desk.reach = ends.fold(desk.reach, usize::max);
        }
        let (speaker, sure) = desk.speaker(answer);
        let attribution = &mut attributions[n];
        // "Asked by a reporter whether he would stay, he said": nobody turns to who stands behind "by".
        let agent = attribution.rule == Rule::Passive.name()
            && attribution.cue.is_some_and(|cue| cue.end() <= source.start())
            && desk.said.last().is_some_and(|said| said.token == first);
        if agent {
            desk.said.pop();
        }
        attribution.speaker = speaker;
        attribution.confidence *= kept(sure);
    }
    desk.finish()
}

/// How often whom a source stands for is right, of what speaks for it: nearly always where that is more
/// than half, seldom below.
fn kept(sure: f32) -> f32 {
    if sure == 1.0 {
        return 1.0;
    }
    const STEPS: [(f32, f32); 7] =
        [(0.0, 0.0), (0.4, 0.4), (0.5, 0.75), (0.6, 0.9), (0.7, 0.95), (0.8, 0.97), (1.0, 1.0)];
    let step = STEPS.windows(2).find(|step| sure <= step[1].0);
    step.map_or(1.0, |step| step[0].1 + (sure - step[0].0) / (step[1].0 - step[0].0) * (step[1].1 - step[0].1))
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
    /// The writer of the article.
    Author,
    /// Not known.
    None,
}

struct Desk<'a, 't> {
    text: &'a Text<'t>,
    /// The writer of the article.
    author: Option<&'a str>,
    walk: Walk,
    people: People,
    /// Sources that are no names, and whom they stand for.
    said: Vec<Said>,
    /// Last names in links to other stories, and whom they stand for: mentions that no pronoun looks back to.
    linked: Vec<(u32, u32)>,
    speakers: Vec<Speaker>,
    /// The [`key`]s of the last of their names.
    recent: [u32; RECENT],
    /// Where those without a name are mentioned.
    told: Vec<Told>,
    /// The last attributions whose speaker is known, and how many there were.
    outers: [(u32, u32); OUTERS],
    known: usize,
    /// Where the last of their contents ends, in bytes.
    reach: usize,
    /// The tokens of the last source.
    near: Range<usize>,
    /// The first sentence whose subject has not been [heard](Desk::hear).
    heard: u32,
}

/// Among how many attributions before it the one around a source is looked for.
const OUTERS: usize = 8;

/// Below this an antecedent is a guess.
const SURE: f32 = 0.5;

impl Desk<'_, '_> {
    fn answer(
        &mut self,
        source: Span,
        tokens: Range<usize>,
        attribution: &Attribution,
        attributions: &[Attribution],
    ) -> Answer {
        let text = self.text;
        let Range { start: first, end: last } = tokens;
        let before = std::mem::replace(&mut self.near, tokens);
        if first >= last {
            return Answer::None;
        }
        let sentence = self.walk.sentence(first);
        let mut at = first;
        while at < last && !text.kind(at).is_word() {
            at += 1;
        }
        // “We go,” said “!”: marks alone are nobody.
        if at == last {
            return Answer::None;
        }
        // Speech inside speech: who says the outer one.
        let within = source.end() <= self.reach;
        let newest = if within { self.known.saturating_sub(OUTERS)..self.known } else { 0..0 };
        let outer = newest.rev().find_map(|at| {
            let (n, entity) = self.outers[at % OUTERS];
            let outer = &attributions[n as usize];
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
        let lone = (last - at == 1) | !text.kind(at + 1).is_word() | text.is(at + 1, Class::PRONOUN);
        if text.is(at, Class::PRONOUN) & lone {
            return self.pronoun(at, &wanted);
        }
        if lone && text.is_word(at, &[w::WHO, w::THAT, w::WHICH]) {
            // "said Cole, an analyst at a bank, who said …": a clause of the source before, whose bearer is known.
            let whole = self.known.checked_sub(1).map(|last| self.outers[last % OUTERS]).filter(|&(n, _)| {
                before.contains(&at) && attributions[n as usize].source.is_some_and(|whole| whole.encloses(source))
            });
            return self.who(at, &before, whole.map(|(_, entity)| entity), &wanted);
        }

        self.phrase(at..last, &wanted)
    }

    /// Follows a "he" or "she" that is no source.
    fn link_pronoun(&mut self, at: usize) {
        let wanted = Wanted {
            gender: if self.text.word(at) == w::HE { 1 } else { 2 },
            number: Number::One,
            token: at as u32,
            sentence: self.walk.sentence(at),
            content: &[Span::new(0, 0)],
            quoted: false,
            story: true,
            outer: None,
        };
        let _ = self.find(&wanted, at);
    }

    fn pronoun(&mut self, at: usize, wanted: &Wanted<'_>) -> Answer {
        let word = self.text.word(at);
        let gender = match word {
            w::HE | w::HIM | w::HIS | w::HIMSELF => 1,
            w::SHE | w::HER | w::HERS | w::HERSELF => 2,
            w::I | w::ME | w::MY | w::MYSELF => {
                return match wanted.outer {
                    Some((entity, true)) => Answer::Entity(entity, 0.9),
                    _ => Answer::None,
                };
            }
            w::IT | w::ITS | w::ITSELF => {
                return self.find(&Wanted { number: Number::Thing, ..*wanted }, at).unwrap_or(Answer::None);
            }
            w::THEY | w::THEM | w::THEIR | w::THEMSELVES => {
                return self.find(&Wanted { number: Number::Many, ..*wanted }, at).unwrap_or(Answer::None);
            }
            // "we", "you", "some": nobody that the text names.
            _ => return Answer::None,
        };
        self.find(&Wanted { gender, ..*wanted }, at).unwrap_or(Answer::None)
    }

    fn find(&mut self, wanted: &Wanted<'_>, at: usize) -> Option<Answer> {
        self.hear(wanted);
        let end = self.walk.after(wanted.token as usize);
        let Found { entity, sure } =
            pronoun::antecedent(self.text, &mut self.people, &mut self.walk.mentions, end, &self.said, wanted)?;
        if sure < SURE {
            return None;
        }
        // "she" makes a woman of a name that did not tell.
        if self.people.entities[entity as usize].gender == 0 && sure > 0.7 && !self.rival(entity, end, at) {
            self.people.entities[entity as usize].gender = wanted.gender;
        }
        self.said.push(Said { token: at as u32, last: at as u32 + 1, sentence: wanted.sentence, entity });
        Some(Answer::Entity(entity, sure))
    }

    /// Whether somebody without a name stands between the last mention of an entity and token `at`, who may be meant as
    /// well: "Ruiz said a guard was on duty. He ran."
    fn rival(&self, entity: u32, end: usize, at: usize) -> bool {
        /// Further back, nobody is looked for.
        const FAR: usize = 40;
        let text = self.text;
        let mention = self.walk.mentions[..end].iter().rev().take(4).find(|m| m.entity == entity);
        let from = mention.map_or(0, |m| m.last as usize).max(at.saturating_sub(FAR));
        let somebody = |i: usize| text.is(i, Class::PERSON | Class::ROLE) && !text.is(i, Class::GROUP);
        // Behind the comma of an apposition it is the name that is told of.
        (from..at).any(|i| {
            text.is_word(i, &[w::A, w::AN])
                && text.kind(i.wrapping_sub(1)) != Kind::Comma
                && (i + 1..at.min(i + 4)).any(somebody)
        })
    }

    /// The speaker of an answer, and what is left of the confidence.
    fn speaker(&mut self, answer: Answer) -> (Option<u32>, f32) {
        let text = self.text;
        match answer {
            Answer::None => (None, 1.0),
            Answer::Author => match self.author {
                Some(name) => (Some(self.unnamed(Cow::Borrowed(name), SpeakerKind::Person, self.near.clone())), 0.8),
                None => (None, 1.0),
            },
            Answer::Entity(e, sure) => {
                let entity = &mut self.people.entities[e as usize];
                if entity.speaker == NOBODY && entity.unnamed {
                    let id = self.nameless(e);
                    return (Some(id), sure);
                }
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
                                && text.word(entity.name().start).is_known()
                                && !text.is(entity.name().start, Class::FIRST_NAME) =>
                        {
                            SpeakerKind::Unknown
                        }
                        _ => SpeakerKind::Person,
                    };
                    let name = clean(text, plain(text, entity.name())).into_owned();
                    let role = (!role.is_empty()).then(|| clean(text, role).into_owned());
                    let (id, key) = (entity.speaker, key(&name));
                    self.add(name, kind, role, key);
                    return (Some(id), sure);
                }
                (Some(entity.speaker), sure)
            }
            Answer::Pair(a, b) => {
                let name = |e: u32| clean(text, self.people.entities[e as usize].name());
                let name = Cow::Owned(format!("{} and {}", name(a), name(b)));
                let id = self.unnamed(name, SpeakerKind::Group, self.near.clone());
                let at = self.near.start;
                let entity = self.people.unnamed(at..at + 1, Shape::Group, 0);
                self.people.entities[entity as usize].speaker = id;
                let sentence = self.walk.sentence(at);
                self.said.push(Said { token: at as u32, last: at as u32 + 1, sentence, entity });
                (Some(id), 1.0)
            }
            Answer::Words(range, kind, person) => {
                let head = range.end - 1;
                let name = clean(text, range.clone());
                let id = self.unnamed(name, kind, self.near.clone());

                let shape = subject::shape(kind, person);
                let pronoun = text.is(head, Class::PRONOUN);
                if !pronoun {
                    let sentence = self.walk.sentence(range.start);
                    let token = range.start as u32;
                    // "a spokesman" is no "she".
                    let noun = source::head_end(text, &range, &[]) - 1;
                    let gender = if person { text.detail(noun).gender & 3 } else { 0 };
                    let entity = self.people.unnamed(range, shape, gender);
                    self.people.entities[entity as usize].speaker = id;
                    self.said.push(Said { token, last: token + 1, sentence, entity });
                }
                (Some(id), 1.0)
            }
        }
    }

    /// Somebody that no name stands for, mentioned at these tokens.
    fn unnamed(&mut self, name: Cow<'_, str>, kind: SpeakerKind, at: Range<usize>) -> u32 {
        // The same words again are the same speaker; a text full of different ones is looked through a little way.
        let key = key(&name);
        let new = !self.recent.iter().fold(false, |known, &held| known | (held == key));
        let same = |s: &&Speaker| s.kind == kind && s.name.eq_ignore_ascii_case(&name);
        let same = if new { None } else { self.speakers.iter().rev().take(RECENT).find(same) };
        let id = match same {
            Some(speaker) => speaker.id,
            None => self.add(name.into_owned(), kind, None, key),
        };
        self.told.push(Told { speaker: id, first: at.start as u32, last: at.end as u32 });
        id
    }

    /// Adds a speaker; where it is mentioned is [told](Told) at the end.
    fn add(&mut self, name: String, kind: SpeakerKind, role: Option<String>, key: u32) -> u32 {
        let id = self.speakers.len() as u32;
        self.recent[id as usize % RECENT] = key;
        self.speakers.push(Speaker { id, name, kind, role, mentions: Spans::default() });
        id
    }

    fn finish(self) -> Vec<Speaker> {
        let Desk { text, walk, people, said, linked, mut speakers, mut told, .. } = self;
        // By entity the speaker made of it; for those that are no speaker, and those without a name, which were told
        // of when they spoke, one that does not exist. So is the one behind the last.
        let nobody = speakers.len() as u32;
        let mut named = Vec::with_capacity(people.entities.len() + 1);
        named.extend(
            people
                .entities
                .iter()
                .map(|entity| select_unpredictable(entity.unnamed, nobody, entity.speaker.min(nobody))),
        );
        named.push(nobody);
        drop(people);
        let speaker = |entity: u32| named[(entity as usize).min(named.len() - 1)];
        // Room for all: to count those of speakers first takes as long as to tell them.
        told.reserve_exact(walk.mentions.len() + said.len() + linked.len() + 1);
        let mut tell = |entity: u32, first: u32, last: u32| {
            let speaker = speaker(entity);
            push_if(speaker != nobody, &mut told, Told { speaker, first, last });
        };
        // Names and other sources in one row, in the order of the text; which comes next cannot be foreseen.
        let (names, others) = (&walk.mentions[..], &said[..]);
        let (mut n, mut other) = (0, 0);
        while n < names.len() && other < others.len() {
            let (name, said) = (&names[n], &others[other]);
            let earlier = name.lead <= said.token;
            tell(
                select_unpredictable(earlier, name.entity, said.entity),
                select_unpredictable(earlier, name.lead, said.token),
                select_unpredictable(earlier, name.last, said.last),
            );
            n += usize::from(earlier);
            other += usize::from(!earlier);
        }
        for name in &names[n..] {
            tell(name.entity, name.lead, name.last);
        }
        for said in &others[other..] {
            tell(said.entity, said.token, said.last);
        }
        for &(token, entity) in &linked {
            tell(entity, token, token + 1);
        }
        drop((walk, said));
        // Where the mentions of each end, the token after the first of the last, and whether one stood before it.
        let mut rows = vec![(0_u32, 0_u32, false); speakers.len()];
        for told in &told {
            let (count, after, unsorted) = &mut rows[told.speaker as usize];
            *count += 1;
            *unsorted |= told.first < *after;
            *after = told.first + 1;
        }
        let mut end = 0;
        for (count, ..) in &mut rows {
            end += std::mem::replace(count, end);
        }
        // All in one row, those of a speaker together.
        let mut mentions = vec![Span::new(0, 0); told.len()];
        for told in &told {
            let (at, ..) = &mut rows[told.speaker as usize];
            mentions[*at as usize] = text.span(told.first as usize..told.last as usize);
            *at += 1;
        }
        let mut start = 0;
        for (speaker, (end, _, unsorted)) in speakers.iter_mut().zip(rows) {
            let own = &mut mentions[std::mem::replace(&mut start, end as usize)..end as usize];
            speaker.mentions = if unsorted { sorted(own) } else { Spans::from(&*own) };
        }
        speakers
    }
}

/// The spans in their order, of those that begin together the first.
#[cold]
fn sorted(mentions: &mut [Span]) -> Spans {
    mentions.sort_by_key(|mention| mention.start());
    let mut mentions = mentions.to_vec();
    mentions.dedup_by_key(|mention| mention.start());
    mentions.into()
}

/// Where a speaker is mentioned.
#[derive(Clone, Copy)]
struct Told {
    speaker: u32,
    first: u32,
    /// The token after the last.
    last: u32,
}

/// Among how many speakers the same words are looked for.
const RECENT: usize = 32;
