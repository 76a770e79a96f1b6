//! Whom "who" and "which" stand for.

use super::entity::Entity;
use super::names::Shape;
use super::pronoun::Wanted;
use super::{Answer, Desk, source};
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

impl Desk<'_, '_> {
    /// "Cole, who said …": the name before, the source that the clause is a part of, or the phrase before.
    pub(super) fn who(&mut self, at: usize, source: &Range<usize>, whole: Option<u32>, wanted: &Wanted<'_>) -> Answer {
        let text = self.text;
        let marked = matches!(text.kind(at.wrapping_sub(1)), Kind::Comma | Kind::Dash | Kind::Hyphen | Kind::OpenRound);
        let end = if marked { at - 1 } else { at };
        let body = text.word(at) != w::WHO;
        let meant = |entity: &Entity| if body { entity.shape == Shape::Body } else { entity.is_person() };
        let n = self.walk.after(end);
        if let Some(m) = n.checked_sub(1).map(|n| &self.walk.mentions[n])
            && m.last as usize == end
            && self.people.entities.get(m.entity as usize).is_some_and(meant)
        {
            return Answer::Entity(m.entity, 0.9);
        }
        if let Some(said) = self.said.last()
            && said.token as usize == source.start
            && source.contains(&at)
        {
            return Answer::Entity(said.entity, 0.9);
        }
        if let Some(entity) = whole.filter(|&entity| meant(&self.people.entities[entity as usize])) {
            return Answer::Entity(entity, 0.9);
        }
        // "criticism from unions, who said"
        let last = end.wrapping_sub(1);
        let group = !body && text.is(last, Class::GROUP);
        match source::before(text, end).or_else(|| group.then_some(last..end)) {
            Some(phrase) if text.is(last, Class::BODY) == body => self.phrase(phrase, wanted),
            // "a statement issued within hours of the crash, which said that"
            _ if text.word(at) == w::WHICH => {
                const FAR: usize = 14;
                let far = end.saturating_sub(FAR)..end;
                let stop = far.clone().rev().find(|&i| text.kind(i) == Kind::Period).map_or(far.start, |i| i + 1);
                let document = (stop..end).find(|&i| text.is(i, Class::DOCUMENT));
                match document.and_then(|i| source::before(text, i + 1)) {
                    Some(phrase) => self.phrase(phrase, wanted),
                    None => Answer::None,
                }
            }
            _ => Answer::None,
        }
    }
}
