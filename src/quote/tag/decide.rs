//! What is weighed where form alone does not decide: all that a quotation can belong to, and which of it wins.

use super::{Choice, FAR, SURE, Tagger};
use crate::lexicon::{Class, w};
use crate::quote::cue::{self, Form, Frame};
use crate::quote::look::Look;
use crate::quote::marks::Pair;
use crate::quote::page::Sentence;
use crate::quote::rank::{self, Features};
use crate::quote::relation::Rule;
use crate::quote::tokens::Tokens;
use crate::quote::{Candidate, Weighed, clause, np, saying, usage};
use crate::text::Kind;
use std::ops::Range;

/// A quotation is carried over from a speaker at most this many paragraphs back.
const NEAR: u32 = 2;

/// A participle behind a comma has its own quotation where its verb reports as often as this.
const FAIR: u8 = 40;

/// What a quotation can belong to.
pub(super) enum Proposal {
    /// A cue before it in its sentence.
    Left(usize),
    /// A verb before it that as a rule reports nothing.
    Verb(Frame),
    /// A tag behind it, with the clause that it ends.
    Right(usize, Tokens),
    /// The last relation before its sentence.
    Carry(usize),
    /// The cue of the sentence before.
    Previous(usize),
    /// A tag right behind it, a noun of saying, the first words of a headline.
    Ready(Choice),
    Nobody,
}

/// What is weighed, kept from one quotation to the next for its room.
#[derive(Default)]
pub(super) struct Weighing {
    proposals: Vec<(Proposal, f32)>,
    /// The features of each, where somebody asks.
    features: Option<Vec<Vec<String>>>,
}

impl Weighing {
    /// Room for all that is proposed for a quotation.
    pub(super) fn new() -> Weighing {
        const MOST: usize = 16;
        Weighing { proposals: Vec::with_capacity(MOST), features: None }
    }

    fn add(&mut self, proposal: Proposal, features: &Features) {
        self.proposals.push((proposal, features.score()));
        if let Some(all) = &mut self.features {
            all.push(features.names());
        }
    }
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
        let mut it = std::mem::take(&mut self.weighing);
        it.proposals.clear();
        it.features = self.log.as_ref().map(|_| Vec::new());
        if let Some(nearest) = before.clone().next_back() {
            let frame = &self.frames[nearest];
            let touches = frame.after() == open || frame.after() + 1 == open && !page.is_word(open - 1);
            look.touched = if touches { 1 + usize::from(frame.share >= SURE) } else { 0 };
        }
        if let Some(choice) = after {
            let (mark, reports) = self.shape(sentence, pair, &choice);
            let shape = mark * 3 + reports;
            look.rival = 1 + shape;
            let features = look.after(choice.source, shape);
            it.add(Proposal::Ready(choice), &features);
        }
        // "Asked about the dam, Ruiz said “…”": a question is another's words.
        let question = |frame: &Frame| frame.form == Form::Passive && page.text.word(frame.head) == w::ASKED;
        let sure = |frame: &Frame| frame.share >= SURE && !question(frame);
        let several = before.clone().rev().take(8).filter(|&at| sure(&self.frames[at])).count();
        let mut passed = 0;
        // A sentence's nearest cues are enough: a bound for hostile text.
        let left = before.clone().rev().take(5);
        for (order, at) in left.enumerate() {
            let frame = &self.frames[at];
            if open - frame.end > FAR {
                break;
            }
            // "said it was “dead”, while Ruiz said it was “alive”": where the clause ended another speaks.
            let ended = self.of_frame[at].map(|it| self.relations[it as usize].content.last().end());
            let own = |nearer: &Frame| sure(nearer) && nearer.form == Form::Finite && !nearer.shared;
            let over = |nearer: &Frame| {
                // "said it was dead, telling the Courier that it was “gone”"
                let same = nearer.subject.map(|it| it.start()) == frame.subject.map(|it| it.start());
                let aside = nearer.form == Form::Ing
                    && nearer.share >= FAIR
                    && same
                    && page.kind(page.back(nearer.first)) == Kind::Comma;
                aside || ended.is_some_and(|end| end > frame.first && own(nearer) && nearer.start() >= end)
            };
            if self.frames[at + 1..=at + order].iter().any(over) {
                continue;
            }
            let held = match self.of_frame[at] {
                None => 0,
                Some(relation) => {
                    if self.relations[relation as usize].content.last().end() <= frame.first {
                        1
                    } else {
                        2
                    }
                }
            };
            passed += usize::from(sure(frame));
            it.add(Proposal::Left(at), &look.left(frame, order, several.saturating_sub(passed), held, 0));
        }
        // Only where no cue is nearer.
        let nearest = before.clone().rev().take(5).map(|at| self.frames[at].first).max().unwrap_or(0);
        if let Some(frame) = cue::any_verb(page, sentence, nearest, open)
            && frame.subject.is_some()
            && frame.first >= nearest
        {
            let features = look.left(&frame, 0, several, 0, 1);
            it.add(Proposal::Verb(frame), &features);
        }
        if let Some(saying) = saying::before(page, sentence, open) {
            let nearer = before.clone().rev().take(5).filter(|&at| self.frames[at].first > saying.cue.start).count();
            let features = look.saying(&saying, nearer);
            let end = clause::end(page, sentence, self.frames, saying.content, pair.end()).max(pair.end());
            let that = saying.link == saying::Link::That;
            let choice = Choice {
                rule: Rule::Saying,
                frame: None,
                source: saying.source.map(Tokens::from),
                cue: Some(saying.cue.into()),
                content: (saying.content..if that { end } else { pair.end() }).into(),
                confidence: 0.0,
            };
            it.add(Proposal::Ready(choice), &features);
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
                    source: Some(label.into()),
                    cue: None,
                    content: (open..clause::end(page, sentence, self.frames, open, pair.end()).max(pair.end())).into(),
                    confidence: 0.0,
                };
                it.add(Proposal::Ready(choice), &look.headline());
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
                let content = (content.start..content.end.max(pair.end())).into();
                it.add(Proposal::Right(at, content), &features);
            }
        }
        if sentence.story
            && let Some((relation, paragraph)) = self.last
            && sentence.paragraph <= paragraph + NEAR
        {
            let from = &self.relations[relation];
            let features = look.carry(n - from.sentence as usize, sentence.paragraph - paragraph, 3);
            it.add(Proposal::Carry(relation), &features);
        }
        if sentence.story && frames.start > 0 {
            let at = frames.start - 1;
            let frame = &self.frames[at];
            let before = &page.sentences[frame.sentence as usize];
            if frame.form == Form::Finite
                && frame.share >= 50
                && before.story
                && before.paragraph + 1 >= sentence.paragraph
                && frame.subject.is_some()
            {
                let features = look.carry(n - frame.sentence as usize, sentence.paragraph - before.paragraph, 4);
                it.add(Proposal::Previous(at), &features);
            }
        }
        it.add(Proposal::Nobody, &look.nobody(several));
        if self.log.is_some() {
            self.note(pair, &it);
        }
        let best = match rank::best(it.proposals.iter().map(|proposal| proposal.1)) {
            Some((at, share)) if share < self.least(sentence, pair, usage, &it.proposals[at].0) => {
                (Proposal::Nobody, share)
            }
            Some((at, confidence)) => (it.proposals.swap_remove(at).0, confidence),
            None => (Proposal::Nobody, 0.0),
        };
        self.weighing = it;
        best
    }

    /// The share with which a candidate has to win, lest nobody be better: verbs that as a rule report nothing,
    /// and speakers of another paragraph, promise more than they keep.
    fn least(&self, sentence: &Sentence, pair: &Pair, usage: usage::Guess, proposal: &Proposal) -> f32 {
        // "lives in a “smart” home": one or two words before a noun are the writer's, held at a distance.
        let page = self.page;
        let describes = || {
            pair.last() <= pair.first() + 2
                && page.is((pair.open as usize).wrapping_sub(1), Class::DETERMINER)
                && page.is_plain(pair.end())
        };
        let title = usage.is_title();
        match proposal {
            Proposal::Verb(_) if describes() => 1.1,
            // "She read “The Old Man and the Sea”"
            Proposal::Left(_) | Proposal::Verb(_) if title => 0.65,
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
            || open > sentence.first && usage::owned(page, open - 1);
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
        let ends = |range: Option<Tokens>| range.map_or(0, Tokens::end);
        let end = ends(tag.source).max(ends(tag.cue));
        let reports = match page.kind(end) {
            Kind::Comma | Kind::Colon if page.opens(end + 1) => 1,
            _ if page.opens(end) => 1,
            Kind::Word if end < sentence.end => 2,
            _ => 0,
        };
        (mark, reports)
    }

    /// Keeps what is weighed, for [`super::weighed`].
    #[cold]
    fn note(&mut self, pair: &Pair, weighing: &Weighing) {
        let text = self.page.text;
        let features = weighing.features.iter().flatten();
        let candidates = weighing.proposals.iter().zip(features).map(|((proposal, _), features)| {
            let (source, cue) = match proposal {
                Proposal::Left(at) | Proposal::Right(at, _) | Proposal::Previous(at) => {
                    let frame = &self.frames[*at];
                    (frame.subject, Some(frame.cue()))
                }
                Proposal::Verb(frame) => (frame.subject, Some(frame.cue())),
                Proposal::Ready(choice) => (choice.source, choice.cue),
                Proposal::Carry(at) => (self.relations[*at].source, self.relations[*at].cue),
                Proposal::Nobody => (None, None),
            };
            let span = |tokens: Tokens| text.span(tokens.range());
            Candidate { source: source.map(span), cue: cue.map(span), features: features.clone() }
        });
        let candidates = candidates.collect();
        let quotation = text.span(pair.first()..pair.last());
        if let Some(log) = &mut self.log {
            log.push(Weighed { quotation, candidates });
        }
    }
}
