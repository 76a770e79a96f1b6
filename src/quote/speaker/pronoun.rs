//! Whom a pronoun or "the senator" stands for: the most prominent of those who were just named.

use super::entity::{Entity, TRAITS, Traits};
use super::names::{MODIFIER, Mention, NOBODY, OPENS, QUOTED, STORY, Shape, UNSEEN};
use super::people::People;
use crate::lexicon::{Class, w};
use crate::quote::FINITE;
use crate::span::Span;
use crate::text::{Kind, Text};
use std::hint::select_unpredictable;

/// A mention that is no name, once it is known whom it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) token: u32,
    /// The token after it.
    pub(super) last: u32,
    pub(super) sentence: u32,
    pub(super) entity: u32,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    /// Gender bits; none for any person.
    pub(super) gender: u8,
    pub(super) number: Number,
    pub(super) token: u32,
    pub(super) sentence: u32,
    /// The content whose source is asked for: who is named in it is as a rule not who says it.
    pub(super) content: &'a [Span],
    pub(super) quoted: bool,
    /// It stands in the story, where only names of the story are meant.
    pub(super) story: bool,
    /// Who says what the pronoun stands in.
    pub(super) outer: Option<(u32, bool)>,
}

/// One person, several, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
    Thing,
}

/// The one meant, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) entity: u32,
    pub(super) sure: f32,
}

/// How far back an antecedent may stand: in sentences, and in names.
const SENTENCES: u32 = 6;
const NAMES: usize = 32;
/// Of how many people at most the weights are kept.
const CANDIDATES: usize = 24;

/// An antecedent that weighs less is none.
const LIGHTEST: f32 = 0.4;

/// How much more the first mention of somebody weighs.
const INTRODUCED: f32 = 1.4;

/// The share that a second mention adds.
const OTHERS: f32 = 0.15;

/// What a mention weighs by the sentences that lie between.
const DECAY: [f32; SENTENCES as usize + 1] = [1.0, 0.75, 0.45, 0.28, 0.18, 0.12, 0.08];

pub(super) fn antecedent(
    text: &Text<'_>,
    people: &mut People,
    mentions: &mut [Mention],
    // The names before the pronoun.
    end: usize,
    said: &[Said],
    wanted: &Wanted<'_>,
) -> Option<Found> {
    let mut scale = Scale { weights: [(NOBODY, 0.0); CANDIDATES + 1], used: 0 };
    // By whether a mention stands in the content, and whether in marks.
    let stands = if wanted.quoted { [[1.0, 1.0], [0.1, 0.0]] } else { [[1.0, 0.3], [0.1, 0.0]] };
    // Who fits is gathered without branches first: most do not, and which cannot be foreseen.
    let near = &mut mentions[end.saturating_sub(NAMES)..end];
    let mut fitting = [(0_u32, 0.0); NAMES];
    let mut count = 0;
    for (n, mention) in near.iter().enumerate().rev() {
        if mention.sentence + SENTENCES < wanted.sentence {
            break;
        }
        let entity = (mention.entity as usize).min(people.entities.len().wrapping_sub(1));
        let Some(bearer) = people.entities.get(entity) else { break };
        let meant = (mention.entity != NOBODY) & (!wanted.story | (mention.flags & STORY != 0));
        let fit = fit(bearer, wanted) * f32::from(u8::from(meant));
        fitting[count & (NAMES - 1)] = (n as u32, fit);
        count += usize::from(fit != 0.0);
    }
    let nowhere = Span::new(0, 0);
    let (one, two) = (wanted.content.first().unwrap_or(&nowhere), wanted.content.last().unwrap_or(&nowhere));
    for &(n, fit) in &fitting[..count] {
        let mention = &mut near[n as usize];
        let bearer = &mut people.entities[mention.entity as usize];
        let back = wanted.sentence.saturating_sub(mention.sentence);
        if mention.rank == UNSEEN {
            mention.rank = rank(text, mention);
        }
        // Who was just introduced, with an office, is the one to be heard next.
        let introduced = (bearer.begins == mention.first) & !bearer.role().is_empty();
        let at = text.token(mention.first as usize).start();
        // Few contents have more than two parts.
        let holds = |span: &Span| (span.start() <= at) & (at < span.end());
        let inside = holds(one) | holds(two) || wanted.content.len() > 2 && wanted.content.iter().any(holds);
        let weight = f32::from(mention.rank)
            * DECAY[back as usize]
            * fit
            * select_unpredictable(introduced, INTRODUCED, 1.0)
            * stands[usize::from(inside)][usize::from(mention.flags & QUOTED != 0)];
        scale.add(mention.entity, bearer, weight);
    }
    for s in said.iter().rev().take(16) {
        if s.token >= wanted.token {
            continue;
        }
        let back = wanted.sentence.saturating_sub(s.sentence);
        if back > SENTENCES {
            break;
        }
        let bearer = &mut people.entities[s.entity as usize];
        scale.add(s.entity, bearer, 10.0 * DECAY[back as usize] * fit(bearer, wanted));
    }
    if let Some((outer, quoted)) = wanted.outer {
        let bearer = &mut people.entities[outer as usize];
        let fit = fit(bearer, wanted);
        if fit != 0.0 && !quoted {
            scale.add(outer, bearer, 15.0 * fit);
        } else if fit != 0.0
            && let Some(place) = scale.of(outer, bearer)
        {
            // "She is right," he said: nobody calls himself "she" or "he".
            scale.weights[place].1 = 0.0;
        }
    }
    // Four at a time: those behind the last weigh nothing.
    let found = best(&scale.weights[..scale.used.next_multiple_of(4)])?;
    // "they" and "it" need an antecedent that lies nearer.
    let least = if wanted.number == Number::One { LIGHTEST } else { 2.4 };
    (found.1 > least).then_some(found.0)
}

/// The weightiest mention of each, and a share of all the others. No branches: which weighs more cannot be foreseen.
struct Scale {
    /// The last takes what has no room.
    weights: [(u32, f32); CANDIDATES + 1],
    used: usize,
}

impl Scale {
    /// The place of an entity's weight, where it has one: it remembers the last, which another may have taken since.
    fn of(&self, id: u32, entity: &Entity) -> Option<usize> {
        let place = usize::from(entity.place).min(CANDIDATES);
        ((place < self.used) & (self.weights[place].0 == id)).then_some(place)
    }

    fn add(&mut self, id: u32, entity: &mut Entity, weight: f32) {
        let known = self.of(id, entity).is_some();
        let place = select_unpredictable(known, usize::from(entity.place), self.used).min(CANDIDATES);
        let before = self.weights[place].1 * f32::from(u8::from(known));
        let heavier = before > weight;
        let (more, less) =
            (select_unpredictable(heavier, before, weight), select_unpredictable(heavier, weight, before));
        self.weights[place] = (id, more + OTHERS * less);
        entity.place = place as u8;
        self.used = (self.used + usize::from(!known & (weight > 0.0))).min(CANDIDATES);
    }
}

/// The heaviest, and its weight.
fn best(weights: &[(u32, f32)]) -> Option<(Found, f32)> {
    let mut first = (NOBODY, 0.0);
    let mut second = 0.0;
    for &(entity, weight) in weights {
        let heaviest = weight > first.1;
        let less = select_unpredictable(heaviest, first.1, weight);
        second = select_unpredictable(less > second, less, second);
        first.0 = select_unpredictable(heaviest, entity, first.0);
        first.1 = select_unpredictable(heaviest, weight, first.1);
    }
    (first.1 > 0.0).then(|| (Found { entity: first.0, sure: first.1 / (first.1 + second) }, first.1))
}

/// How well an entity fits what is asked for; nought where it cannot be meant.
#[inline]
fn fit(entity: &Entity, wanted: &Wanted<'_>) -> f32 {
    let gender = if wanted.number == Number::One { usize::from(wanted.gender << 2 | entity.gender) } else { 0 };
    FITS[wanted.number as usize][entity.traits() & (TRAITS - 1)] * GENDERS[gender & 15]
}

/// How well an entity of a gender fits, by the gender that is wanted: a name that does not tell is nearly as good.
const GENDERS: [f32; 16] = {
    let mut fits = [0.0; 16];
    let mut n = 0;
    while n < 16 {
        let (wanted, gender) = (n >> 2, n & 3);
        fits[n] = if wanted == 0 || gender & wanted != 0 {
            1.0
        } else if gender == 0 {
            0.9
        } else {
            0.0
        };
        n += 1;
    }
    fits
};

/// How well an entity fits by its traits, for each number that can be asked for. What tells cannot be foreseen, so
/// that a table is quicker than to ask for one after the other.
static FITS: [[f32; TRAITS]; 3] = {
    let mut fits = [[0.0; TRAITS]; 3];
    let mut n = 0;
    while n < TRAITS {
        let traits = Traits::of(n);
        fits[Number::One as usize][n] = traits.one();
        fits[Number::Many as usize][n] = traits.many();
        fits[Number::Thing as usize][n] = traits.thing();
        n += 1;
    }
    fits
};

impl Traits {
    const fn one(&self) -> f32 {
        match self.shape {
            Shape::Body | Shape::Place | Shape::Thing | Shape::Group => 0.0,
            Shape::Person => 1.0,
            _ if self.personal => 1.0,
            _ if self.evidence < 0 => 0.1,
            Shape::Several => 0.7,
            _ if self.inner => 0.5,
            _ => 0.2,
        }
    }

    const fn many(&self) -> f32 {
        match self.shape {
            Shape::Group => 1.0,
            Shape::Body => 0.5,
            _ => 0.0,
        }
    }

    const fn thing(&self) -> f32 {
        match self.shape {
            Shape::Body | Shape::Thing => 1.0,
            Shape::Several | Shape::Single if self.evidence < 0 => 0.9,
            Shape::Several | Shape::Place | Shape::Single if !self.personal && self.evidence <= 0 => 0.4,
            _ => 0.0,
        }
    }
}

/// How prominent a name's place in its sentence is: subjects before objects, objects before the
/// complements of prepositions and possessives.
fn rank(text: &Text<'_>, mention: &Mention) -> u8 {
    let (lead, last) = (mention.lead as usize, mention.last as usize);
    if mention.flags & MODIFIER != 0 {
        return 2;
    }
    let mut next = last;
    if text.token(next).clitic() {
        // "Cole's plan"; "Cole's going" is rare.
        return if text.word(next) == w::S_CLITIC || text.kind(next) == Kind::Word { 4 } else { 3 };
    }
    if text.kind(next) == Kind::Comma && text.is(next + 1, FINITE) && !text.is(next + 1, Class::VERB_PART) {
        return 10;
    }
    // Over an apposition or bracket to the verb, as far as they reach as a rule.
    let open = text.kind(next);
    if matches!(open, Kind::Comma | Kind::OpenRound | Kind::Dash) {
        let close = if open == Kind::OpenRound { Kind::CloseRound } else { open };
        let mut to = next + 1;
        while to < next + 16 && text.kind(to) != close && !matches!(text.kind(to), Kind::Period | Kind::None) {
            to += 1;
        }
        if text.kind(to) == close {
            next = to + 1;
        }
    }
    while next < last + 20 && text.is(next, Class::ADVERB) {
        next += 1;
    }
    let before = lead.wrapping_sub(1);
    // "Of Lee, she said": spoken of, and not who speaks.
    if text.is_word(before, &[w::OF, w::LIKE, w::UNLIKE])
        && text.token(before).capitalised()
        && text.kind(last) == Kind::Comma
        && text.is(last + 1, Class::PRONOUN)
    {
        return 0;
    }
    let after_preposition = text.is(before, Class::PREPOSITION)
        || text.is(before.wrapping_sub(1), Class::PREPOSITION) && text.is(before, Class::DETERMINER);
    if text.is(next, FINITE) && !after_preposition {
        return 10;
    }
    // "said Cole"
    if text.is(before, Class::CUE) && text.kind(last) != Kind::Word {
        return if text.kind(before.wrapping_sub(1)) == Kind::Comma || text.kind(before.wrapping_sub(1)).is_quote() {
            10
        } else {
            6
        };
    }
    if mention.flags & OPENS != 0 {
        return 9;
    }
    if after_preposition { 4 } else { 6 }
}
