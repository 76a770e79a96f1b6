//! Whom "the senator" and "the committee" stand for: who bears the office, the name or the description.

use super::names::{self, NOBODY, Shape};
use super::pronoun::{self, Found, Said, Wanted};
use super::{Answer, Desk};
use crate::lexicon::{Class, WordId, w};
use crate::text::{Kind, Text};
use std::ops::Range;

impl Desk<'_, '_> {
    /// "the president": who bears that office in the text.
    pub(super) fn role(&mut self, range: Range<usize>, noun: usize, wanted: &Wanted<'_>) -> Option<Answer> {
        let text = self.text;
        let gender = text.detail(noun).gender & 3;
        let asked_for = office(text, noun);
        let begun =
            self.walk.mentions.iter().take(8).any(|m| m.flags & names::STORY != 0 && (m.first as usize) < range.start);
        let former = range.clone().any(|i| is_former(text, i));
        // The nearest before the source and the first after it: a bound, not a choice.
        let here = self.people.roles.partition_point(|role| (role.first as usize) < range.start);
        let near = &self.people.roles[here.saturating_sub(96)..self.people.roles.len().min(here + 32)];
        let mut best: Option<(i64, u32)> = None;
        for role in near {
            let tokens = role.first as usize..role.last as usize;
            let Some(at) = tokens.clone().rev().find(|&i| office(text, i) == asked_for) else { continue };
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
            // "the president" is no vice president, though he may be "President of France"; a chief engineer is one.
            if at > tokens.start
                && text.is(at - 1, Class::ROLE) | is_former(text, at - 1)
                && !text.letters(at - 1).eq_ignore_ascii_case("chief")
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
        let held = best.filter(|&(score, _)| score >= -200).map(|(_, entity)| entity);
        let entity = held.or_else(|| if asked_for == w::DOCTOR { self.doctor(range.start) } else { None })?;
        self.said.push(Said { token: range.start as u32, last: range.end as u32, sentence: wanted.sentence, entity });
        Some(Answer::Entity(entity, 0.85))
    }

    /// The last of those before token `at` whom the text calls "Dr".
    fn doctor(&mut self, at: usize) -> Option<u32> {
        // Further back, the article has forgotten it.
        const NEAR: usize = 48;
        let before = self.walk.after(at);
        let near = self.walk.mentions[before.saturating_sub(NEAR)..before].iter().rev();
        let mut named = near.filter(|m| m.lead < m.first && m.entity != NOBODY);
        named.find(|m| self.text.word(m.lead as usize) == w::DR).map(|m| m.entity)
    }

    /// "the New York businessman", "the 34-year-old": a description of somebody known.
    pub(super) fn described(&mut self, range: Range<usize>, noun: usize, wanted: &Wanted<'_>) -> Option<Answer> {
        let text = self.text;
        const TELLING: Class =
            Class::STATE.or(Class::PLACE).or(Class::COUNTRY).or(Class::NATIONALITY).or(Class::PERSON);
        // A spokesman is somebody else than who was just named.
        if office(text, noun) == w::SPOKESMAN {
            return None;
        }
        // "the United Nations secretary general": who speaks for a body is nobody of whom that was not said.
        if text.phrase(range.start + 1, Class::BODY).is_some() {
            return None;
        }
        let telling = text.word(noun) == w::TEENAGER
            || (range.start + 1..noun).any(|i| {
                text.is(i, TELLING) && text.token(i).capitalised() || text.kind(i) == Kind::Number || is_former(text, i)
            })
            || text.is(noun, Class::NATIONALITY)
            || text.phrase(range.start + 1, TELLING).is_some();
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
        let wanted = &Wanted { gender, ..*wanted };
        let Found { entity, sure } =
            pronoun::antecedent(text, &mut self.people, &mut self.walk.mentions, end, &self.said, wanted)?;
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

    /// "the committee": the body of that name.
    pub(super) fn body(&self, noun: usize, token: u32) -> Option<u32> {
        let tag = names::tag(self.text, noun);
        self.people.namesakes(tag).find(|&e| {
            let entity = &self.people.entities[e as usize];
            entity.shape == Shape::Body && entity.name().start < token as usize
        })
    }
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

/// Whether two words are of one land: "Turkey" and "Turkish".
fn alike(a: &str, b: &str) -> bool {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    same >= 4 || same == a.len().min(b.len())
}
