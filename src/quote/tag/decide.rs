//! What is weighed where form alone does not decide: all that a quotation can belong to, and which of it wins.

use super::{Choice, FAR, SURE, Tagger};
use crate::lexicon::Class;
use crate::quote::cue::{self, Form, Frame};
use crate::quote::look::Look;
use crate::quote::marks::Pair;
use crate::quote::page::Sentence;
use crate::quote::rank::{self, Features};
use crate::quote::relation::Rule;
use crate::quote::{Candidate, Weighed, clause, np, saying, usage};
use crate::text::Kind;
use std::ops::Range;

/// A quotation is carried over from a speaker at most this many paragraphs back.
const NEAR: u32 = 2;

/// What a quotation can belong to.
pub(super) enum Proposal {
    /// A cue before it in its sentence.
    Left(usize),
    /// A verb before it that as a rule reports nothing.
    Verb(Frame),
    /// A tag behind it, with the clause that it ends.
    Right(usize, Range<usize>),
    /// The last relation before its sentence.
    Carry(usize),
    /// The cue of the sentence before.
    Previous(usize),
    /// A tag right behind it, a noun of saying, the first words of a headline.
    Ready(Choice),
    Nobody,
}

impl Tagger<'_, '_, '_> {
    /// Weighs all that the quotation can belong to.
    pub(super) fn decide(
        &mut self,
        n: usize,
        sentence: &Sentence,
        pair: &Pair,
        frames: &Range<usize>,
        usage: usage::Guess,
        after: Option<Choice>,
    ) -> (Proposal, f32) {
        let page = self.page;
        let open = pair.open as usize;
        let before = self.before(frames, open);
        // "declined to say when they “would be ready”": nobody said it.
        if before.clone().last().is_some_and(|at| self.frames[at].form == Form::Void) {
            return (Proposal::Nobody, 1.0);
        }
        let mut look = Look::new(page, sentence, pair, usage);
        let mut proposals = std::mem::take(&mut self.proposals);
        proposals.clear();
        if let Some(nearest) = before.clone().next_back() {
            let frame = &self.frames[nearest];
            let touches = frame.after() == open || frame.after() + 1 == open && !page.is_word(open - 1);
            look.touched = if touches { 1 + usize::from(frame.share >= SURE) } else { 0 };
        }
        if let Some(choice) = after {
            let (mark, reports) = self.shape(sentence, pair, &choice);
            let shape = mark * 3 + reports;
            look.rival = 1 + shape;
            let features = look.after(choice.source.as_ref(), shape);
            proposals.push((Proposal::Ready(choice), features));
        }
        let sure = before.clone().rev().take(8).filter(|&at| self.frames[at].share >= SURE).count();
        let mut passed = 0;
        // A sentence's nearest cues are enough: a bound for hostile text.
        let left = before.clone().rev().take(5);
        for (order, at) in left.enumerate() {
            let frame = &self.frames[at];
            if open - frame.end > FAR {
                break;
            }
            let held = match self.of_frame[at] {
                None => 0,
                Some(relation) => {
                    if self.relations[relation as usize].content.last().end <= frame.first {
                        1
                    } else {
                        2
                    }
                }
            };
            passed += usize::from(frame.share >= SURE);
            proposals.push((Proposal::Left(at), look.left(frame, order, sure.saturating_sub(passed), held, 0)));
        }
        // Only where no cue is nearer.
        let nearest = before.clone().rev().take(5).map(|at| self.frames[at].first).max().unwrap_or(0);
        if let Some(frame) = cue::any_verb(page, sentence, nearest, open)
            && frame.subject.is_some()
            && frame.first >= nearest
        {
            let features = look.left(&frame, 0, sure, 0, 1);
            proposals.push((Proposal::Verb(frame), features));
        }
        if let Some(saying) = saying::before(page, sentence, open) {
            let nearer = before.clone().rev().take(5).filter(|&at| self.frames[at].first > saying.cue.start).count();
            let features = look.saying(&saying, nearer);
            let end = clause::end(page, sentence, self.frames, saying.content, pair.end()).max(pair.end());
            let that = saying.link == saying::Link::That;
            let choice = Choice {
                rule: Rule::Saying,
                frame: None,
                source: saying.source,
                cue: Some(saying.cue),
                content: if that { saying.content..end } else { saying.content..pair.end() },
                confidence: 0.0,
            };
            proposals.push((Proposal::Ready(choice), features));
        }
        if !sentence.story && before.is_empty() {
            // "Ruiz ‘glad to sail’ at last"
            if let Some(label) = np::before(page, sentence.first, open)
                && label.start == sentence.first
                && page.is_name(label.start)
            {
                let choice = Choice {
                    rule: Rule::Headline,
                    frame: None,
                    source: Some(label),
                    cue: None,
                    content: open..clause::end(page, sentence, self.frames, open, pair.end()).max(pair.end()),
                    confidence: 0.0,
                };
                proposals.push((Proposal::Ready(choice), look.headline()));
            }
        }
        for at in self.behind(frames, pair.end()).take(3) {
            let frame = &self.frames[at];
            if matches!(frame.form, Form::Finite | Form::According)
                && !frame.shared
                && clause::is_tag(page, sentence, frame)
                && let Some(content) = clause::fronted(page, sentence, self.frames, frame)
                && content.start <= open
            {
                let features = look.right(frame);
                proposals.push((Proposal::Right(at, content.start..content.end.max(pair.end())), features));
            }
        }
        if sentence.story
            && let Some((relation, paragraph)) = self.last
            && sentence.paragraph <= paragraph + NEAR
        {
            let from = &self.relations[relation];
            proposals
                .push((Proposal::Carry(relation), look.carry(n - from.sentence, sentence.paragraph - paragraph, 3)));
        }
        if sentence.story && frames.start > 0 {
            let at = frames.start - 1;
            let frame = &self.frames[at];
            let before = &page.sentences[frame.sentence];
            if frame.form == Form::Finite
                && frame.share >= 50
                && before.story
                && before.paragraph + 1 >= sentence.paragraph
                && frame.subject.is_some()
            {
                let features = look.carry(n - frame.sentence, sentence.paragraph - before.paragraph, 4);
                proposals.push((Proposal::Previous(at), features));
            }
        }
        proposals.push((Proposal::Nobody, look.nobody(sure)));
        if self.log.is_some() {
            self.note(pair, &proposals);
        }
        self.scores.clear();
        self.scores.extend(proposals.iter().map(|(_, features)| features.score()));
        let best = match rank::best(&self.scores) {
            Some((at, share)) if share < self.least(sentence, &proposals[at].0) => (Proposal::Nobody, share),
            Some((at, confidence)) => (proposals.swap_remove(at).0, confidence),
            None => (Proposal::Nobody, 0.0),
        };
        self.proposals = proposals;
        best
    }

    /// The share with which a candidate has to win, lest nobody be better: verbs that as a rule report nothing,
    /// and speakers of another paragraph, promise more than they keep.
    fn least(&self, sentence: &Sentence, proposal: &Proposal) -> f32 {
        match proposal {
            Proposal::Verb(_) => 0.55,
            Proposal::Carry(_) if self.last.is_some_and(|(_, paragraph)| paragraph != sentence.paragraph) => 0.6,
            _ => 0.0,
        }
    }

    /// Whether a tag behind the quotation is in doubt: a cue touches the quotation from the left, the tag opens
    /// a quotation of its own, or the marks stand for a name inside a phrase ("on ‘The Morning,’ Ruiz said …").
    pub(super) fn contested(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>, tag: &Choice) -> bool {
        // A name of a work has few words.
        const WIDEST: usize = 8;
        let page = self.page;
        let open = pair.open as usize;
        let phrase = open > sentence.first
            && pair.last() - open < WIDEST
            && page.is(open - 1, Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION)
            || open > sentence.first && page.text.token(open - 1).clitic();
        if phrase && self.shape(sentence, pair, tag) != (0, 0) {
            return true;
        }
        let Some(nearest) = self.before(frames, open).last() else { return false };
        let after = self.frames[nearest].after();
        let touches = after == open || after + 1 == open && !page.is_word(open - 1);
        touches || self.shape(sentence, pair, tag).1 > 0
    }

    /// The shape of a tag behind a quotation: the mark before it, whether it ends there, whether it opens another.
    fn shape(&self, sentence: &Sentence, pair: &Pair, tag: &Choice) -> (usize, usize) {
        let page = self.page;
        let mark = match page.kind(pair.last() - 1) {
            Kind::Comma => 0,
            Kind::Question | Kind::Exclamation | Kind::Period => 1,
            _ => 2,
        };
        let ends = |range: &Option<Range<usize>>| range.as_ref().map_or(0, |range| range.end);
        let end = ends(&tag.source).max(ends(&tag.cue));
        let reports = match page.kind(end) {
            Kind::Comma | Kind::Colon if page.opens(end + 1) => 1,
            _ if page.opens(end) => 1,
            Kind::Word if end < sentence.end => 2,
            _ => 0,
        };
        (mark, reports)
    }

    /// Keeps what is weighed, for [`super::weighed`].
    fn note(&mut self, pair: &Pair, proposals: &[(Proposal, Features)]) {
        let text = self.page.text;
        let candidates = proposals.iter().map(|(proposal, features)| {
            let (source, cue) = match proposal {
                Proposal::Left(at) | Proposal::Right(at, _) | Proposal::Previous(at) => {
                    let frame = &self.frames[*at];
                    (frame.subject.clone(), Some(frame.first..frame.end))
                }
                Proposal::Verb(frame) => (frame.subject.clone(), Some(frame.first..frame.end)),
                Proposal::Ready(choice) => (choice.source.clone(), choice.cue.clone()),
                Proposal::Carry(at) => (self.relations[*at].source.clone(), self.relations[*at].cue.clone()),
                Proposal::Nobody => (None, None),
            };
            let span = |range| text.span(range);
            Candidate { source: source.map(span), cue: cue.map(span), features: features.names() }
        });
        let candidates = candidates.collect();
        let quotation = text.span(pair.first()..pair.last());
        if let Some(log) = &mut self.log {
            log.push(Weighed { quotation, candidates });
        }
    }
}
