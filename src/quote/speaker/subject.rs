//! Who acts at the head of a sentence without a name and says nothing there: "A second person disagreed. “…,” he said."

use super::entity::Entity;
use super::names::Shape;
use super::pronoun::{Number, Said, Wanted};
use super::{Answer, Desk};
use crate::lexicon::{Class, WordId, w};
use crate::quote::{FINITE, SpeakerKind};
use crate::text::Kind;
use std::ops::Range;

/// How many sentences before the one of a pronoun are heard.
const BACK: u32 = 2;

/// How many words a subject has at most before its noun, and how many after it before its verb.
const WIDEST: usize = 7;
const TAIL: usize = 10;

impl Desk<'_, '_> {
    /// Makes those who open one of the sentences before a pronoun known to it, each once.
    pub(super) fn hear(&mut self, wanted: &Wanted<'_>) {
        let from = self.heard.max(wanted.sentence.saturating_sub(BACK));
        for n in from..wanted.sentence {
            let Some(start) = self.walk.begins(n) else { continue };
            if let Some(range) = self.subject(start)
                && !self.said.iter().rev().take(8).any(|said| range.contains(&(said.token as usize)))
            {
                self.introduce(range, n, wanted);
            }
        }
        self.heard = self.heard.max(wanted.sentence);
    }

    /// The noun phrase without a name that opens the sentence at token `start`, up to its noun.
    fn subject(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text;
        const NOUN: Class = Class::PERSON.or(Class::ROLE).or(Class::DOCUMENT).or(Class::BODY).or(Class::GROUP);
        const CERTAIN: [WordId; 12] =
            [w::THE, w::A, w::AN, w::ONE, w::ANOTHER, w::THIS, w::THESE, w::HIS, w::HER, w::THEIR, w::ITS, w::MY];
        let first = start + usize::from(text.is(start, Class::CONJUNCTION));
        if !text.is_word(first, &CERTAIN) {
            return None;
        }
        let words = (first + 1..first + WIDEST).take_while(|&i| {
            let token = text.token(i);
            let joint = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::RELATIVE).or(Class::AUXILIARY);
            (token.kind() == Kind::Word) & !token.capitalised() & !token.clitic() & !text.is(i, joint)
        });
        // "a police officer": the last noun of a row.
        let mut noun = None;
        for i in words {
            let one = text.is(i, NOUN);
            if noun.is_some() && !one {
                break;
            }
            noun = Some(i).filter(|_| one);
        }
        let noun = noun?;
        // "The prosecutor, Ana Ruiz, …", "a woman named Ana": the name is heard by itself.
        let apposed = text.kind(noun + 1) == Kind::Comma && text.token(noun + 2).capitalised();
        let named = |i: usize| text.letters(i) == "named" && text.token(i + 1).capitalised();
        // "the president hollande": a name in small letters.
        let unknown = text.kind(noun + 1) == Kind::Word && text.class(noun + 1).is_none();
        if apposed || unknown || text.token(noun + 1).clitic() || self.clause(noun + 1).any(named) {
            return None;
        }
        let person = text.is(noun, Class::PERSON | Class::ROLE);
        let verb = self.verb(noun + 1)?;
        // Whom something is done to is not who speaks next; a paper that was written says what it says.
        const BE: [WordId; 7] = [w::IS, w::ARE, w::WAS, w::WERE, w::BE, w::BEEN, w::BEING];
        let done = |i: usize| self.passive(i) && (verb..i).any(|be| text.is_word(be, &BE));
        if person && (verb + 1..verb + 4).any(done) {
            return None;
        }
        // "His son left. “I miss him,” he said."
        if text.is(first, Class::PRONOUN) {
            let (owner, own) = (text.detail(first).gender & 3, text.detail(noun).gender & 3);
            if !person || owner & own != 0 || owner != 0 && own == 0 {
                return None;
            }
        }
        Some(first..noun + 1)
    }

    /// The tokens from `i` on up to a mark that ends a clause, or a quotation.
    fn clause(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let ends =
            |kind: Kind| matches!(kind, Kind::Period | Kind::Colon | Kind::Semicolon | Kind::None) || kind.is_quote();
        (i..i + 3 * TAIL).take_while(move |&i| !ends(self.text.kind(i)))
    }

    fn passive(&self, i: usize) -> bool {
        let text = self.text;
        text.is(i, Class::VERB_PART) && text.is(i - 1, Class::AUXILIARY | Class::ADVERB)
    }

    /// The finite verb of the subject whose noun ends before token `i`, over what tells which is meant.
    fn verb(&self, i: usize) -> Option<usize> {
        let text = self.text;
        let plain = |i: usize| !text.token(i).capitalised() && !text.is(i - 1, Class::PREPOSITION | Class::DETERMINER);
        self.clause(i).take(TAIL).find(|&i| text.is(i, FINITE) && plain(i))
    }

    /// Makes the words an antecedent: of who bears the office, or of nobody that has a name.
    fn introduce(&mut self, range: Range<usize>, sentence: u32, wanted: &Wanted<'_>) {
        let text = self.text;
        let noun = range.end - 1;
        let gender = text.detail(noun).gender & 3;
        let person = text.is(noun, Class::PERSON | Class::ROLE);
        let number = if person { Number::One } else { Number::Thing };
        let within = Wanted { gender, number, token: range.start as u32, sentence, ..*wanted };
        let entity = match self.phrase(range.clone(), &within) {
            Answer::Entity(entity, _) => entity,
            Answer::Words(words, kind, person) => {
                let shape = shape(kind, person);
                self.people.unnamed(words, shape, gender)
            }
            _ => return,
        };
        let (token, last) = (range.start as u32, range.end as u32);
        if self.said.last().is_none_or(|said| said.token != token) {
            self.said.push(Said { token, last, sentence, entity });
        }
    }

    /// Makes a speaker of somebody without a name.
    pub(super) fn nameless(&mut self, entity: u32) -> u32 {
        let Entity { shape, first, last, .. } = self.people.entities[entity as usize];
        let kind = match shape {
            Shape::Group => SpeakerKind::Group,
            Shape::Body => SpeakerKind::Organization,
            _ => SpeakerKind::Unknown,
        };
        let words = first as usize..last as usize;
        let id = self.unnamed(super::clean(self.text, words.clone()), kind, words);
        self.people.entities[entity as usize].speaker = id;
        id
    }
}

/// What an unnamed source is, by what its words show.
pub(super) fn shape(kind: SpeakerKind, person: bool) -> Shape {
    match kind {
        SpeakerKind::Group => Shape::Group,
        SpeakerKind::Organization => Shape::Body,
        _ if person => Shape::Person,
        _ => Shape::Thing,
    }
}
