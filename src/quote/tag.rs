//! Which cue a quotation belongs to: the tag after it, before it, the cue of its clause, the
//! speaker of the sentence or paragraph before.

use super::clause;
use super::cue::{self, Form, Frame};
use super::look::Look;
use super::marks::Pair;
use super::np;
use super::page::{Page, Sentence};
use super::rank::{self, Features};
use super::relation::{Content, Relation, Rule};
use super::saying;
use super::usage;
use super::{Candidate, Weighed};
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

/// A quotation is carried over from a speaker at most this many paragraphs back.
const NEAR: u32 = 2;
/// A cue governs no quotation further on than this many tokens: a bound for text without stops.
const FAR: usize = 150;

/// So does one that does as often as this, with a comma or colon between.
const FAIR: u8 = 30;

/// A verb that reports as often as this governs the quotation right behind it.
const SURE: u8 = 50;

/// What a quotation can belong to.
enum Proposal {
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

pub(super) struct Tagger<'p, 'a, 't> {
    pub(super) page: &'p Page<'a, 't>,
    pub(super) frames: &'p [Frame],
    pub(super) relations: Vec<Relation>,
    /// Of each pair of marks, the relation it belongs to.
    pub(super) of_pair: Vec<Option<u32>>,
    /// What the marks alone say that each pair is for.
    pub(super) usages: Vec<usage::Guess>,
    /// The scores of the proposals weighed last, kept for its room.
    scores: Vec<f32>,
    proposals: Vec<(Proposal, Features)>,
    /// What has been weighed, where somebody asks.
    pub(super) log: Option<Vec<Weighed>>,
    /// The last relation of the story with a source, and the paragraph it stands in.
    last: Option<(usize, u32)>,
    /// The relation that each frame has made.
    pub(super) of_frame: Vec<Option<u32>>,
}

/// What decides over a quotation.
#[derive(Clone)]
struct Choice {
    rule: Rule,
    frame: Option<usize>,
    source: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    content: Range<usize>,
    confidence: f32,
}

impl Choice {
    fn label(source: Range<usize>, colon: usize, content: Range<usize>) -> Choice {
        Choice {
            rule: Rule::Colon,
            frame: None,
            source: Some(source),
            cue: Some(colon..colon + 1),
            content,
            confidence: Rule::Colon.confidence(),
        }
    }
}

impl<'p, 'a, 't> Tagger<'p, 'a, 't> {
    pub(super) fn new(page: &'p Page<'a, 't>, frames: &'p [Frame]) -> Tagger<'p, 'a, 't> {
        Tagger {
            page,
            frames,
            relations: Vec::with_capacity(frames.len() + page.marks.pairs.len() / 4),
            of_pair: vec![None; page.marks.pairs.len()],
            usages: page.marks.pairs.iter().map(|pair| usage::of(page, pair)).collect(),
            scores: Vec::new(),
            proposals: Vec::new(),
            log: None,
            last: None,
            of_frame: vec![None; frames.len()],
        }
    }

    /// Attributes the quotations of the whole text.
    pub(super) fn run(&mut self) {
        let page = self.page;
        let (mut n, mut frame) = (0, 0);
        for (number, pair) in page.marks.pairs.iter().enumerate() {
            if pair.parent.is_some() {
                continue;
            }
            let open = pair.open as usize;
            while page.sentences.get(n).is_some_and(|sentence| sentence.end <= open) {
                n += 1;
            }
            let Some(sentence) = page.sentences.get(n) else { break };
            if open < sentence.first {
                continue;
            }
            while self.frames.get(frame).is_some_and(|frame| frame.sentence < n) {
                frame += 1;
            }
            // A sentence outside of quotations is short, and so are its frames few.
            let count = self.frames[frame..].iter().take_while(|frame| frame.sentence == n).count();
            self.quotation(n, sentence, number, frame..frame + count);
        }
    }

    fn quotation(&mut self, n: usize, sentence: &Sentence, number: usize, frames: Range<usize>) {
        let pair = self.page.marks.pairs[number];
        let usage = self.usages[number];
        let sure = self.signed(&pair).or_else(|| self.labelled(&pair));
        if let Some(choice) = sure {
            self.settle(n, sentence, number, choice);
            return;
        }
        if pair.goes_on && number > 0 {
            // The quotation of the paragraph before goes on.
            let before = self.outermost(number - 1);
            if let Some(relation) = before.and_then(|at| self.of_pair[at]) {
                if let Some(choice) = self.after(sentence, &pair, &frames) {
                    self.settle(n, sentence, number, choice);
                } else {
                    self.join(number, relation, pair.open as usize..pair.end());
                    self.relations[relation as usize].sentence = n;
                    if sentence.story && self.relations[relation as usize].source.is_some() {
                        self.last = Some((relation as usize, sentence.paragraph));
                    }
                }
                return;
            }
        }
        let after = self.after(sentence, &pair, &frames);
        let contested = after.as_ref().is_some_and(|tag| self.contested(sentence, &pair, &frames, tag));
        if !contested {
            let choice = after.clone().or_else(|| self.colon(n, sentence, &pair, &frames));
            if let Some(choice) = choice {
                self.settle(n, sentence, number, choice);
                return;
            }
            if self.second_half(n, sentence, number, &pair) {
                return;
            }
            if let Some(at) = self.adjacent(&pair, &frames) {
                let choice = self.governed(sentence, &pair, at, 1.0);
                self.settle(n, sentence, number, choice);
                return;
            }
        }
        let (proposal, confidence) = self.decide(n, sentence, &pair, &frames, usage, after);
        match proposal {
            Proposal::Ready(choice) => {
                let choice = Choice { confidence: choice.rule.weighed(confidence), ..choice };
                self.settle(n, sentence, number, choice);
            }
            Proposal::Left(at) => {
                let choice = self.governed(sentence, &pair, at, confidence);
                self.settle(n, sentence, number, choice);
            }
            Proposal::Verb(frame) => {
                let choice = Choice {
                    rule: Rule::AnyVerb,
                    frame: None,
                    source: frame.subject.clone(),
                    cue: Some(frame.first..frame.end),
                    content: self.reach(sentence, &pair, &frame),
                    confidence: Rule::AnyVerb.weighed(confidence),
                };
                self.settle(n, sentence, number, choice);
            }
            Proposal::Right(at, content) => {
                let rule = if self.frames[at].form == Form::According { Rule::AccordingTo } else { Rule::ClauseTag };
                let choice = Choice { confidence: rule.weighed(confidence), ..self.choice(at, rule, content) };
                self.settle(n, sentence, number, choice);
            }
            Proposal::Previous(at) => {
                let content = self.alone(sentence, &pair);
                let choice = Choice {
                    confidence: Rule::NextSentence.weighed(confidence),
                    ..self.choice(at, Rule::NextSentence, content)
                };
                self.settle(n, sentence, number, Choice { frame: None, ..choice });
            }
            Proposal::Carry(relation) => {
                let from = &self.relations[relation];
                let rule = if self.last.is_some_and(|(_, paragraph)| paragraph == sentence.paragraph) {
                    Rule::NextSentence
                } else {
                    Rule::NextParagraph
                };
                let choice = Choice {
                    rule,
                    frame: None,
                    source: from.source.clone(),
                    cue: from.cue.clone(),
                    content: self.alone(sentence, &pair),
                    confidence: rule.weighed(confidence),
                };
                self.settle(n, sentence, number, choice);
            }
            Proposal::Nobody => {}
        }
    }

    /// “A,” he said. “B.”: the second half of a quotation whose tag is over.
    fn second_half(&mut self, n: usize, sentence: &Sentence, number: usize, pair: &Pair) -> bool {
        let Some((relation, paragraph)) = self.last else { return false };
        let whole = pair.open as usize == sentence.first && (!pair.closed || pair.end() + 1 >= sentence.end);
        let near = self.relations[relation].sentence + 1 >= n;
        if !(whole && near && sentence.story && sentence.paragraph == paragraph && self.relations[relation].quoted) {
            return false;
        }
        self.join(number, relation as u32, pair.open as usize..pair.end());
        self.relations[relation].sentence = n;
        true
    }

    /// Those of a sentence's frames that end before token `at`: found by halving, so that a sentence
    /// with many costs no more for each of its quotations.
    fn before(&self, frames: &Range<usize>, at: usize) -> Range<usize> {
        let count = self.frames[frames.clone()].partition_point(|frame| frame.end <= at);
        frames.start..frames.start + count
    }

    /// Those that begin at token `at` or behind it.
    fn behind(&self, frames: &Range<usize>, at: usize) -> Range<usize> {
        let count = self.frames[frames.clone()].partition_point(|frame| frame.first < at);
        frames.start + count..frames.end
    }

    fn outermost(&self, mut at: usize) -> Option<usize> {
        let pairs = &self.page.marks.pairs;
        while let Some(parent) = pairs[at].parent {
            at = parent as usize;
        }
        Some(at)
    }

    /// Adds a quotation to a relation that is there.
    fn join(&mut self, number: usize, relation: u32, content: Range<usize>) {
        self.of_pair[number] = Some(relation);
        let starts = self.page.text.token(content.start).starts_line();
        let parts = &mut self.relations[relation as usize].content;
        let last = parts.last_mut();
        // Another paragraph's is a part of its own.
        if last.end > content.start || last.end == content.start && !starts {
            last.end = last.end.max(content.end);
        } else {
            parts.push(content);
        }
    }

    fn settle(&mut self, n: usize, sentence: &Sentence, number: usize, choice: Choice) {
        if let Some(frame) = choice.frame
            && let Some(relation) = self.of_frame[frame]
        {
            self.join(number, relation, choice.content);
        } else {
            let relation = self.relations.len() as u32;
            if let Some(frame) = choice.frame {
                self.of_frame[frame] = Some(relation);
            }
            self.relations.push(Relation {
                source: choice.source,
                cue: choice.cue,
                content: Content::one(choice.content),
                rule: choice.rule,
                confidence: choice.confidence,
                quoted: true,
                sentence: n,
            });
            self.of_pair[number] = Some(relation);
        }
        // The pieces of the same quotation in the paragraphs before, where the tag comes only here.
        let relation = self.of_pair[number].unwrap_or_default();
        let mut at = number;
        while self.page.marks.pairs[at].goes_on && at > 0 && self.relations[relation as usize].rule != Rule::Transcript
        {
            let Some(before) = self.outermost(at - 1) else { break };
            if self.of_pair[before].is_some() {
                break;
            }
            let pair = self.page.marks.pairs[before];
            self.of_pair[before] = Some(relation);
            self.relations[relation as usize].content.lead(pair.open as usize..pair.end());
            at = before;
        }
        if sentence.story && self.relations[relation as usize].source.is_some() {
            self.last = Some((relation as usize, sentence.paragraph));
        }
    }

    fn choice(&self, frame: usize, rule: Rule, content: Range<usize>) -> Choice {
        let it = &self.frames[frame];
        Choice {
            rule,
            frame: Some(frame),
            source: it.subject.clone(),
            cue: Some(it.first..it.end),
            content,
            confidence: rule.confidence(),
        }
    }

    /// “…” — Ana Ruiz, at the end of a line.
    fn signed(&self, pair: &Pair) -> Option<Choice> {
        // A signature is a name and perhaps a place: a few words.
        const WIDEST: usize = 14;
        let page = self.page;
        let mut dash = pair.end();
        while page.kind(dash) == Kind::Period {
            dash += 1;
        }
        if !pair.closed || !matches!(page.kind(dash), Kind::Dash | Kind::Hyphen) || dash + 1 >= page.text.tokens().len()
        {
            return None;
        }
        let start = dash + 1;
        let mut end = start;
        while end < start + WIDEST
            && page.kind(end) != Kind::None
            && (end == start || !page.text.token(end).starts_line())
        {
            end += 1;
        }
        // Nothing else stands on the line, and the quotation stood alone on its own.
        if end < start + WIDEST && page.is_name(start) && page.text.token(pair.open as usize).starts_line() {
            let mut name = end;
            while name > start + 1 && matches!(page.kind(name - 1), Kind::Period | Kind::Exclamation) {
                name -= 1;
            }
            return Some(Choice {
                rule: Rule::Signed,
                frame: None,
                source: Some(start..name),
                cue: Some(dash..dash + 1),
                content: pair.open as usize..pair.end(),
                confidence: Rule::Signed.confidence(),
            });
        }
        None
    }

    /// A transcript's label inside the marks: “RUIZ: We are ready.”
    fn labelled(&self, pair: &Pair) -> Option<Choice> {
        // A name in capitals, perhaps with a first name or a title.
        const WIDEST: usize = 5;
        let page = self.page;
        let first = pair.first();
        let colon = (first..first + WIDEST).find(|&i| page.kind(i) == Kind::Colon)?;
        let capitals = colon > first
            && colon + 1 < pair.last()
            && (first..colon).all(|i| page.text.token(i).all_caps() || page.kind(i) == Kind::Period)
            && page.text.letters(first).len() > 1;
        capitals
            .then(|| Choice { rule: Rule::Transcript, ..Choice::label(first..colon, colon, colon + 1..pair.last()) })
    }

    /// “…,” she said. “…,” said Smith.
    fn after(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Option<Choice> {
        if !pair.closed {
            return None;
        }
        let page = self.page;
        let text = page.text;
        // The last mark of the words, inside of inner marks that close with it.
        let mut last = pair.last() - 1;
        while last > pair.first() && page.kind(last).closes() {
            last -= 1;
        }
        let last = page.kind(last);
        let mut next = pair.end();
        let comma = matches!(last, Kind::Comma) || page.kind(next) == Kind::Comma;
        let stop = matches!(last, Kind::Question | Kind::Exclamation | Kind::Dash | Kind::Ellipsis | Kind::Hyphen);
        if page.kind(next) == Kind::Comma || page.kind(next) == Kind::Dash {
            next += 1;
        }
        let mut beyond = *sentence;
        let mut candidates = frames.clone();
        if next >= sentence.end {
            // “Really?” Smith asked.: the stop inside has cut the tag off.
            if !stop && last != Kind::Period {
                return None;
            }
            let n = self.frames.get(frames.end)?.sentence;
            let following = self.page.sentences.get(n)?;
            if following.first != next || following.paragraph != sentence.paragraph {
                return None;
            }
            beyond = *following;
            candidates = frames.end
                ..self.frames[frames.end..]
                    .iter()
                    .position(|frame| frame.sentence != n)
                    .map_or(self.frames.len(), |at| frames.end + at);
        }
        let mut open = next;
        while page.is_adverb(open) || text.word(open) == w::AS || text.is_word(open, &[w::AND, w::BUT]) && !comma {
            open += 1;
        }
        candidates = self.behind(&candidates, next);
        let mut far = None;
        // The tag's noun phrase may hold words that are verbs elsewhere.
        // “…,” retired general Ana Ruiz said.: an adjective with a verb's letters.
        let adjective = (page.is(next, Class::VERB_PART) || page.is_past(next)) && !text.token(next).capitalised();
        let starts = |at: &usize| {
            let start = self.frames[*at].start();
            start == next || start == open || adjective && start == next + 1 && !self.frames[*at].inverted
        };
        let found = candidates.clone().take(3).find(starts).inspect(|&at| {
            if adjective && self.frames[at].start() == next + 1 {
                far = Some(next);
            }
        });
        // “…,” an official who asked for silence said.: the tag's verb ends the sentence.
        let found = found.or_else(|| {
            let end = np::core(page, next, beyond.end)?;
            let relative = text.is_word(end, &[w::WHO, w::THAT]) || page.is(end, Class::VERB_ING | Class::VERB_PART);
            let ends = |at: &usize| {
                let frame = &self.frames[*at];
                frame.first > end + 1 && frame.form == Form::Finite && frame.after() + 1 >= beyond.end
            };
            if comma && relative { candidates.clone().take(4).find(ends).inspect(|_| far = Some(next)) } else { None }
        });
        let Some(at) = found else {
            if !(comma || stop) {
                return None;
            }
            return self.after_any(sentence, &beyond, pair, frames, open);
        };
        let frame = &self.frames[at];
        let start = frame.start();
        if matches!(frame.form, Form::Void | Form::Ing | Form::Infinitive) || frame.shared {
            return None;
        }
        if far.is_none() && start != next && start != open {
            return None;
        }
        if last == Kind::Period {
            // “It is over.” Smith said.: a stop for a comma, where nothing but the tag stands there.
            const BARE: usize = 3;
            if next < sentence.end || frame.after() + BARE < beyond.end || !clause::is_tag(page, &beyond, frame) {
                return None;
            }
        }
        let tag = clause::is_tag(page, &beyond, frame) || page.opens(frame.after());
        if !(comma || stop || last == Kind::Period || frame.inverted || frame.form == Form::According) {
            return None;
        }
        // “A,” Smith said he would …: with a cue before the quotation, that one governs it.
        if !tag && !self.before(frames, pair.open as usize).is_empty() {
            return None;
        }
        let content = self.clause_before(sentence, pair, frames);
        let rule = if frame.form == Form::According {
            Rule::AccordingTo
        } else if frame.inverted {
            Rule::QuoteVerbSpeaker
        } else {
            Rule::QuoteSpeakerVerb
        };
        let mut choice = self.choice(at, rule, content);
        if let Some(start) = far {
            choice.source = Some(start..self.frames[at].first);
        }
        Some(choice)
    }

    /// “…,” Smith shot back. A verb that as a rule reports nothing does so after a quotation.
    fn after_any(
        &self,
        sentence: &Sentence,
        beyond: &Sentence,
        pair: &Pair,
        frames: &Range<usize>,
        open: usize,
    ) -> Option<Choice> {
        let page = self.page;
        let frame = cue::any_tag(page, beyond, open)?;
        if !clause::is_tag(page, beyond, &frame) && page.kind(frame.after()) != Kind::Word {
            return None;
        }
        // “Arrogant,” prompted a suit: what no name has said may be the subject's own story.
        let subject = frame.subject.as_ref()?.start;
        if frame.inverted && !page.is_name(subject) && page.text.word(subject) != w::THE {
            return None;
        }
        // A cue before the quotation governs it, where this verb goes on with the writer's story.
        if !self.before(frames, pair.open as usize).is_empty() {
            return None;
        }
        let rule = if frame.inverted { Rule::QuoteVerbSpeaker } else { Rule::QuoteSpeakerVerb };
        Some(Choice {
            rule,
            frame: None,
            cue: Some(frame.first..frame.end),
            source: frame.subject,
            content: self.clause_before(sentence, pair, frames),
            confidence: 0.85,
        })
    }

    /// The quotation with the writer's words before it in the clause that a tag ends.
    fn clause_before(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Range<usize> {
        let page = self.page;
        let open = pair.open as usize;
        let mut from = sentence.first;
        // Behind the last cue before the quotation.
        if let Some(at) = self.before(frames, open).last() {
            from = self.frames[at].after();
        }
        let words = (from..open).filter(|&i| page.kind(i).is_word()).take(3).count();
        if words > 2 && from == sentence.first { from..pair.end() } else { open..pair.end() }
    }

    /// What the cue before the quotation reports with it.
    fn governed(&self, sentence: &Sentence, pair: &Pair, at: usize, confidence: f32) -> Choice {
        let page = self.page;
        let open = pair.open as usize;
        let frame = &self.frames[at];
        if let Some(relation) = self.of_frame[at] {
            let relation = &self.relations[relation as usize];
            // A tag that has its own quotation before it gives the second half to the same relation;
            // a clause that reaches over the quotation has it already.
            let last = relation.content.last();
            if last.end <= frame.first || last.start <= open && pair.end() <= last.end {
                return Choice {
                    confidence: relation.rule.weighed(confidence),
                    ..self.choice(at, relation.rule, open..pair.end())
                };
            }
        }
        let mark = open.checked_sub(1).map_or(Kind::None, |i| page.kind(i));
        let rule = match frame.form {
            Form::According => Rule::AccordingTo,
            Form::Ing => Rule::Participle,
            Form::Infinitive => Rule::Infinitive,
            Form::Passive => Rule::Passive,
            _ if mark == Kind::Colon => Rule::SpeakerVerbColon,
            _ if mark == Kind::Comma || open == frame.after() => Rule::SpeakerVerbQuote,
            _ => Rule::InClause,
        };
        Choice { confidence: rule.weighed(confidence), ..self.choice(at, rule, self.reach(sentence, pair, frame)) }
    }

    /// The clause from the cue over the quotation to its end.
    fn reach(&self, sentence: &Sentence, pair: &Pair, frame: &Frame) -> Range<usize> {
        let page = self.page;
        let open = pair.open as usize;
        let start = clause::complement(page, sentence, frame).min(open);
        let start = if page.kind(start) == Kind::Comma { start + 1 } else { start };
        let end = clause::end(page, sentence, self.frames, start, pair.end())
            .min(clause::limit(page, sentence, frame, pair.end()))
            .max(pair.end());
        // “Would you?” Bell answered: what stands behind a stop and begins with a capital is another sentence.
        let stops = matches!(page.kind(pair.last() - 1), Kind::Period | Kind::Question | Kind::Exclamation)
            && page.is_name(pair.end());
        let end = if stops { pair.end() } else { end };
        let mark = open.checked_sub(1).map_or(Kind::None, |i| page.kind(i));
        if matches!(mark, Kind::Colon | Kind::Comma) && open - start < 2 { open..end } else { start..end }
    }

    /// What a quotation without a cue in its sentence stands for: itself, or its sentence where it is a part.
    fn alone(&self, sentence: &Sentence, pair: &Pair) -> Range<usize> {
        let open = pair.open as usize;
        if open == sentence.first {
            return open..pair.end();
        }
        let start = sentence.first.max(open.saturating_sub(FAR));
        start..clause::end(self.page, sentence, self.frames, open, pair.end()).max(pair.end())
    }

    /// The cue right before the quotation, with nothing or a comma, colon or "that" between.
    fn adjacent(&self, pair: &Pair, frames: &Range<usize>) -> Option<usize> {
        let page = self.page;
        let open = pair.open as usize;
        let at = self.before(frames, open).last()?;
        let frame = &self.frames[at];
        let mark = open.checked_sub(1)?;
        let joined = page.text.word(mark) == w::THAT || matches!(page.kind(mark), Kind::Comma | Kind::Colon);
        // "called it “a lie”"
        let named = page.text.detail(frame.head).lemma == w::CALL
            && page.text.is_word(mark, &[w::IT, w::HIM, w::HER, w::THEM, w::ME, w::US, w::YOU]);
        let near = frame.after() == open || frame.after() == mark && (joined || named);
        // “The dam,” reads the report, “will hold.”: a tag with a quotation before it.
        let split = frame.inverted && joined && self.of_frame[at].is_some();
        // A comma or colon right behind the verb is as good as a stronger verb.
        let marked = matches!(page.kind(mark), Kind::Comma | Kind::Colon) && frame.share >= FAIR && !frame.shared;
        let sure = frame.share >= SURE || split || marked;
        (near && sure && frame.subject.is_some() && matches!(frame.form, Form::Finite | Form::Ing)).then_some(at)
    }

    /// Weighs all that the quotation can belong to.
    fn decide(
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
        let mut look = Look::new(page, sentence, pair, usage);
        let mut proposals = std::mem::take(&mut self.proposals);
        proposals.clear();
        // A sentence's nearest cues are enough: a bound for hostile text.
        let before = self.before(frames, open);
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
        if let Some(frame) = cue::any_verb(page, sentence, open)
            && frame.subject.is_some()
        {
            let nearer = before.clone().rev().take(5).filter(|&at| self.frames[at].first > frame.first).count();
            if nearer == 0 {
                let features = look.left(&frame, 0, sure, 0, 1);
                proposals.push((Proposal::Verb(frame), features));
            }
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
        // "declined to say when they “would be ready”": nobody said it.
        if before.last().is_some_and(|at| self.frames[at].form == Form::Void) {
            self.proposals = proposals;
            return (Proposal::Nobody, 1.0);
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

    /// Whether a tag behind the quotation is in doubt: a cue touches the quotation from the left, the tag opens
    /// a quotation of its own, or the marks stand for a name inside a phrase ("on ‘The Morning,’ Ruiz said …").
    fn contested(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>, tag: &Choice) -> bool {
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

    /// The share with which a candidate has to win, lest nobody be better: verbs that as a rule report nothing,
    /// and speakers of another paragraph, promise more than they keep.
    fn least(&self, sentence: &Sentence, proposal: &Proposal) -> f32 {
        match proposal {
            Proposal::Verb(_) => 0.55,
            Proposal::Carry(_) if self.last.is_some_and(|(_, paragraph)| paragraph != sentence.paragraph) => 0.6,
            _ => 0.0,
        }
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

    /// "Smith: “…”", "He continued:" at the end of the paragraph before.
    fn colon(&self, n: usize, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Option<Choice> {
        let page = self.page;
        let open = pair.open as usize;
        if open > sentence.first {
            let mark = open - 1;
            if page.kind(mark) != Kind::Colon {
                // A headline: "Smith: a ‘disaster’ for all".
                const LABEL: usize = 8;
                let colon = (sentence.first..open).take(LABEL).find(|&i| page.kind(i) == Kind::Colon)?;
                let label = sentence.first..colon;
                if label.is_empty() || !page.is_name(sentence.first) || sentence.story && !page.is_name(colon - 1) {
                    return None;
                }
                return Some(Choice::label(label, colon, colon + 1..sentence.end));
            }
            let cue = self.before(frames, open).rev().take(8).any(|at| self.frames[at].share >= 40);
            // "The statement read:" is a clause.
            let clause = page.is(mark - 1, Class::VERB_PAST | Class::VERB_S) && !page.is_name(mark - 1);
            if !clause
                && let Some(label) = np::before(page, sentence.first, mark)
                && page.is_name(label.start)
                && (!cue && label.start == sentence.first
                    || label.start > sentence.first
                        && matches!(page.kind(label.start - 1), Kind::Dash | Kind::Hyphen | Kind::Bullet)
                        && page.text.token(label.start).spaced()
                    || !cue && label.start > sentence.first && page.text.is_word(label.start - 1, &[w::FROM, w::BY]))
            {
                return Some(Choice::label(label, mark, open..pair.end()));
            }
            if !cue && let Some((subject, verb)) = cue::main_subject(page, sentence, mark) {
                return Some(Choice {
                    rule: Rule::SpeakerVerbColon,
                    frame: None,
                    source: Some(subject),
                    cue: Some(verb),
                    content: open..pair.end(),
                    confidence: 0.8,
                });
            }
            return None;
        }
        // The sentence before ends with a colon.
        let before = n.checked_sub(1).map(|n| &page.sentences[n])?;
        if page.kind(before.end - 1) != Kind::Colon || sentence.paragraph > before.paragraph + 1 {
            return None;
        }
        let end = self.frames.partition_point(|frame| frame.first < before.end);
        let at = (0..end)
            .rev()
            .take(4)
            .filter(|&at| self.frames[at].first >= before.first && self.frames[at].subject.is_some())
            .max_by_key(|&at| self.frames[at].share);
        if let Some(at) = at {
            return Some(self.choice(at, Rule::SpeakerVerbColon, open..pair.end()));
        }
        // "Ruiz had this answer for her critics:": no verb of saying, but a noun.
        const NEAR: usize = 10;
        let colon = before.end - 1;
        let near = before.first.max(colon.saturating_sub(NEAR))..colon;
        let noun = near.into_iter().any(|i| page.is(i, Class::SAYING | Class::DOCUMENT) && !page.is_name(i));
        let (subject, verb) = if noun { cue::main_subject(page, before, colon)? } else { return None };
        Some(Choice {
            rule: Rule::SpeakerVerbColon,
            frame: None,
            source: Some(subject),
            cue: Some(verb),
            content: open..pair.end(),
            confidence: 0.8,
        })
    }
}
