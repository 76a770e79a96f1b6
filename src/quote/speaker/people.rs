//! Who bears the names: people and bodies, each with all its mentions.

use super::alike::{fits, given_gender, hyphenated, pronoun_after, same, surname};
use super::entity::Entity;
use super::names::{CAPS, DOUBT, Mention, NOBODY, OPENS, STORY, Shape, TITLED, letters_tag, tag};
use super::title;
use crate::lexicon::Class;
use crate::text::{Kind, Text};
use std::hint::select_unpredictable;
use std::ops::Range;

/// An office or occupation, and who the text says has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) entity: u32,
}

/// How many namesakes are looked through: keeps a text of a thousand Smiths linear.
const NAMESAKES: usize = 24;

/// The names of a text, and who bears them.
pub(super) struct People {
    pub(super) entities: Vec<Entity>,
    /// Every office and description that stands at a name, in order.
    pub(super) roles: Vec<Role>,
    /// Heads of the chains by last and by first word, at twice the hash of the word.
    heads: Vec<u32>,
    /// The first mention that [`pass`](People::pass) has not passed; none is passed while names are linked out of order.
    passed: usize,
}

/// Links the mentions to entities: names of several words first, since the full name may stand after
/// the surname alone.
pub(super) fn link(text: &Text<'_>, mentions: &mut [Mention]) -> People {
    let slots = (mentions.len().max(8) * 2).next_power_of_two();
    let mut people = People {
        entities: Vec::with_capacity(mentions.len() / 2 + 4),
        roles: Vec::with_capacity(mentions.len() / 4 + 4),
        heads: vec![NOBODY; slots * 2],
        passed: usize::MAX,
    };
    // Names of several words from the front on, those of one word from the back: which comes next cannot be foreseen.
    let mut order = vec![0_u32; mentions.len()];
    let (mut several, mut single) = (0, order.len());
    for (n, mention) in mentions.iter().enumerate() {
        order[several] = n as u32;
        order[single - 1] = n as u32;
        several += usize::from(mention.words > 1);
        single -= usize::from(mention.words <= 1);
    }
    let (several, single) = order.split_at(several);
    for &n in several {
        people.full(text, mentions, n as usize);
    }
    // "Mr. Cole" and "Mrs. Cole" are told apart before "Cole" is given to either.
    for &n in single.iter().rev() {
        if mentions[n as usize].gender != 0 {
            people.short(text, mentions, n as usize);
        }
    }
    people.passed = 0;
    for &n in single.iter().rev() {
        if mentions[n as usize].entity == NOBODY {
            people.short(text, mentions, n as usize);
        }
    }
    people.roles.sort_unstable_by_key(|role| role.first);
    people
}

impl People {
    fn slot(&self, tag: u32) -> usize {
        let mask = self.heads.len() / 2 - 1;
        ((tag.wrapping_mul(0x9E37_79B1) >> 12) as usize & mask) * 2
    }

    /// The bearers of the last name `tag`, the newest first.
    pub(super) fn namesakes(&self, tag: u32) -> impl Iterator<Item = u32> + '_ {
        let head = self.heads[self.slot(tag)];
        std::iter::successors((head != NOBODY).then_some(head), |&n| {
            let next = self.entities[n as usize].next_surname;
            (next != NOBODY).then_some(next)
        })
        .take(NAMESAKES)
        .filter(move |&n| self.entities[n as usize].surname == tag)
    }

    fn first_namesakes(&self, tag: u32) -> impl Iterator<Item = u32> + '_ {
        let head = self.heads[self.slot(tag) + 1];
        std::iter::successors((head != NOBODY).then_some(head), |&n| {
            let next = self.entities[n as usize].next_given;
            (next != NOBODY).then_some(next)
        })
        .take(NAMESAKES)
        .filter(move |&n| self.entities[n as usize].given == tag)
    }

    fn full(&mut self, text: &Text<'_>, mentions: &mut [Mention], n: usize) {
        let mention = mentions[n];
        let name = mention.first as usize..mention.last as usize;
        let last = surname(text, name.clone());
        let (given_tag, surname_tag) = (tag(text, name.start), tag(text, last));
        let found =
            self.namesakes(surname_tag).find(|&e| same(text, &self.entities[e as usize], &name, given_tag, &mention));
        // "General Motors" and "General Motors Corp."
        let found = found.or_else(|| {
            let body = matches!(mention.shape, Shape::Body | Shape::Several);
            self.first_namesakes(given_tag).filter(|_| body).find(|&e| {
                let entity = &self.entities[e as usize];
                let (a, b) = (entity.name(), name.clone());
                (entity.shape == Shape::Body || mention.shape == Shape::Body)
                    && matches!(entity.shape, Shape::Body | Shape::Several)
                    && a.zip(b).all(|(i, j)| tag(text, i) == tag(text, j))
            })
        });
        match found {
            Some(e) => self.add(text, mentions, n, e),
            None => self.new_entity(text, mentions, n, given_tag, surname_tag),
        }
    }

    /// A name of one word: somebody's last name, first name, or initials, or a new one.
    fn short(&mut self, text: &Text<'_>, mentions: &mut [Mention], n: usize) {
        let Mention { first, flags, .. } = mentions[n];
        let word = first as usize;
        let tag = tag(text, word);
        let slot = self.slot(tag);
        // Half of them are new.
        let known = self.heads[slot] & self.heads[slot + 1] != NOBODY;
        let mut best = if known { self.bearer(text, mentions, n, tag) } else { None };
        if best.is_none() & (flags & CAPS != 0) {
            best = self.by_initials(text, word);
        }
        match best {
            Some(e) => self.add(text, mentions, n, e),
            None if flags & DOUBT != 0 => {}
            None => self.new_entity(text, mentions, n, tag, tag),
        }
    }

    /// Notes for each entity the last mention before mention `n`.
    fn pass(&mut self, mentions: &[Mention], n: usize) {
        for (m, mention) in mentions.iter().enumerate().take(n).skip(self.passed) {
            if let Some(entity) = self.entities.get_mut(mention.entity as usize) {
                entity.latest = m as u32;
            }
        }
        self.passed = self.passed.max(n);
    }

    /// Who is meant by the name of one word, among those whose last name or else whose first name it is.
    fn bearer(&mut self, text: &Text<'_>, mentions: &[Mention], n: usize, tag: u32) -> Option<u32> {
        let mention = mentions[n];
        let (first, several) = first_of(self.namesakes(tag).filter(|&e| self.has_surname(e, &mention)));
        if several {
            // With a man and a woman of that name, the next pronoun may tell which.
            let both = mention.gender == 0
                && self.namesakes(tag).fold(0, |genders, e| genders | self.entities[e as usize].gender) == 3;
            let hint = if both { pronoun_after(text, mention.last as usize) } else { 0 };
            self.pass(mentions, n);
            return self.nearest(self.namesakes(tag).filter(|&e| self.has_surname(e, &mention)), mentions, n, hint);
        }
        // "Calder said", of Calder Foods, where Tim Calder comes only later.
        if first.is_some_and(|e| self.entities[e as usize].begins > mention.first) {
            let body = self.first_namesakes(tag).find(|&e| {
                let entity = &self.entities[e as usize];
                let known = entity.shape == Shape::Body && entity.begins < mention.first;
                known && self.has_given(text, e, &mention)
            });
            if body.is_some() {
                return body;
            }
        }
        if first.is_some() || mention.flags & DOUBT != 0 || mention.shape == Shape::Place {
            return first;
        }
        let (first, several) = first_of(self.first_namesakes(tag).filter(|&e| self.has_given(text, e, &mention)));
        if several {
            self.pass(mentions, n);
            return self.nearest(
                self.first_namesakes(tag).filter(|&e| self.has_given(text, e, &mention)),
                mentions,
                n,
                0,
            );
        }
        first
    }

    /// Whether the name of one word can be the last name of an entity that bears it.
    fn has_surname(&self, e: u32, mention: &Mention) -> bool {
        let entity = &self.entities[e as usize];
        fits(entity, mention) & ((mention.flags & DOUBT == 0) | (entity.words > 1) & entity.is_person())
    }

    /// Whether the name of one word can be the first name of an entity that bears it: "Hillary" for a person, "Yahoo"
    /// for Yahoo News; a place is named only by its whole name.
    fn has_given(&self, text: &Text<'_>, e: u32, mention: &Mention) -> bool {
        let entity = &self.entities[e as usize];
        let known = match entity.shape {
            Shape::Person => mention.flags & CAPS == 0,
            Shape::Body => !text.word(mention.first as usize).is_known(),
            // "Ban" for Ban Ki-moon
            Shape::Several => mention.shape == Shape::Single && (entity.personal || hyphenated(text, entity.name())),
            _ => false,
        };
        known && fits(entity, mention)
    }

    /// The one of several namesakes that is meant.
    #[cold]
    fn nearest(&self, among: impl Iterator<Item = u32>, mentions: &[Mention], n: usize, hint: u8) -> Option<u32> {
        let mut best: Option<(u64, u32)> = None;
        for e in among {
            let entity = &self.entities[e as usize];
            let score = self.nearness(entity, &mentions[n], mentions, n) + u64::from(hint & entity.gender != 0) * 24;
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, e));
            }
        }
        best.map(|(_, e)| e)
    }

    /// Which of two namesakes a bare last name means: the one just named in full, else the one named most.
    fn nearness(&self, entity: &Entity, mention: &Mention, mentions: &[Mention], n: usize) -> u64 {
        let latest = entity.latest as usize;
        let near = latest < n && mentions[latest].sentence + 1 >= mention.sentence;
        let before = (entity.first as usize) < mention.first as usize;
        let count = u64::from(entity.count.min(0xFFFF));
        (u64::from(near && before) * 2 + u64::from(before)) * 4 + count * 3 + u64::from(entity.words > 1) * 20
    }

    fn by_initials(&self, text: &Text<'_>, word: usize) -> Option<u32> {
        let letters = text.letters(word).as_bytes();
        let initials = letters_tag(letters);
        // Only bodies of several words can be meant, of which no article has many.
        (0..self.entities.len().min(256)).map(|e| e as u32).find(|&e| {
            let entity = &self.entities[e as usize];
            entity.words > 1
                && usize::from(entity.words) >= letters.len()
                && matches!(entity.shape, Shape::Body | Shape::Several | Shape::Place)
                && entity.name().filter(|&i| text.token(i).capitalised()).fold(0x811C_9DC5_u32, |hash, i| {
                    let first = text.letters(i).as_bytes().first().copied().unwrap_or(0);
                    (hash ^ u32::from(first | 0x20)).wrapping_mul(0x0100_0193)
                }) == initials
        })
    }

    fn new_entity(&mut self, text: &Text<'_>, mentions: &mut [Mention], n: usize, given: u32, surname: u32) {
        let mention = mentions[n];
        let e = self.entities.len() as u32;
        let (s, g) = (self.slot(surname), self.slot(given) + 1);
        let mut shape = mention.shape;
        if shape == Shape::Single && mention.flags & CAPS != 0 {
            shape = Shape::Body;
        }
        self.entities.push(Entity {
            shape,
            gender: 0,
            first: mention.first,
            last: mention.last,
            words: 0,
            story: false,
            given,
            surname,
            next_surname: self.heads[s],
            next_given: self.heads[g],
            role_first: 0,
            role_last: 0,
            count: 0,
            inner: false,
            unnamed: false,
            begins: u32::MAX,
            latest: n as u32,
            personal: false,
            evidence: 0,
            speaker: NOBODY,
            place: 0,
        });
        self.heads[s] = e;
        self.heads[g] = e;
        self.add(text, mentions, n, e);
    }

    /// Adds mention `n` to entity `e`, with what it tells of gender, office and the full name.
    fn add(&mut self, text: &Text<'_>, mentions: &mut [Mention], n: usize, e: u32) {
        let mention = mentions[n];
        mentions[n].entity = e;
        let words = mention.words;
        let story = mention.flags & STORY != 0;
        let entity = &mut self.entities[e as usize];
        // Before what lies beside it is written: a load of a word whose bytes were just stored waits for them.
        let person = (mention.shape == Shape::Person) & matches!(entity.shape, Shape::Several | Shape::Single);
        entity.shape = select_unpredictable(person, Shape::Person, entity.shape);
        entity.latest = n as u32;
        entity.count += u32::from(story);
        entity.begins = entity.begins.min(if story { mention.first } else { u32::MAX });
        entity.inner |= mention.flags & OPENS == 0;
        entity.personal |= mention.flags & TITLED != 0;
        let caps = (mention.last - mention.first == 1) & text.token(mention.first as usize).all_caps();
        let held_caps = (entity.words == 1) & text.token(entity.first as usize).all_caps();
        let fuller = (words > entity.words) & (story | !entity.story | (entity.words == 1));
        let better = (words == entity.words) & (held_caps & !caps | story & !entity.story);
        // No branch: which of its names is the fullest cannot be foreseen.
        let fullest = fuller | better;
        entity.first = select_unpredictable(fullest, mention.first, entity.first);
        entity.last = select_unpredictable(fullest, mention.last, entity.last);
        entity.words = select_unpredictable(fullest, words, entity.words);
        entity.story = select_unpredictable(fullest, story, entity.story);
        if mention.gender != 0 {
            entity.gender = mention.gender;
            entity.personal = true;
        } else if (entity.gender == 0) & (words > 1) & matches!(mention.shape, Shape::Person | Shape::Several) {
            entity.gender = given_gender(text, mention.first as usize);
        }
        // Looked at only a few times: what a name without a list or a title is shows early.
        let early = matches!(entity.shape, Shape::Single | Shape::Several) & story & (entity.count < 4);
        entity.evidence += select_unpredictable(early, mention.evidence, 0);
        if entity.is_person()
            && let Some((role, gender)) = title::role(text, &mention)
        {
            if entity.role_first == entity.role_last
                && text.is(role.end - 1, Class::ROLE | Class::ABBREVIATION) | (text.kind(role.end - 1) == Kind::Period)
            {
                entity.role_first = role.start as u32;
                entity.role_last = role.end as u32;
            }
            entity.personal = true;
            entity.shape = Shape::Person;
            if entity.gender == 0 {
                entity.gender = gender;
            }
            self.roles.push(Role { first: role.start as u32, last: role.end as u32, entity: e });
        }
    }

    /// An entity for a source that is no name, so that "he" and "they" can stand for it.
    pub(super) fn unnamed(&mut self, words: Range<usize>, shape: Shape, gender: u8) -> u32 {
        let e = self.entities.len() as u32;
        self.entities.push(Entity {
            shape,
            gender,
            first: words.start as u32,
            last: words.end as u32,
            words: 1,
            story: true,
            given: 0,
            surname: 0,
            next_surname: NOBODY,
            next_given: NOBODY,
            role_first: 0,
            role_last: 0,
            count: 1,
            inner: true,
            unnamed: true,
            begins: words.start as u32,
            latest: 0,
            personal: true,
            evidence: 0,
            speaker: NOBODY,
            place: 0,
        });
        e
    }
}

/// The first of some, and whether there are more.
fn first_of(mut some: impl Iterator<Item = u32>) -> (Option<u32>, bool) {
    (some.next(), some.next().is_some())
}
