//! Which cue a quotation belongs to: the tag after it, before it, the cue of its clause, the
//! speaker of the sentence or paragraph before.

mod decide;
mod plain;

use super::cue::{Form, Frame};
use super::marks::Pair;
use super::page::{Page, Sentence};
use super::relation::{Content, Relation, Rule};
use super::seek::seek;
use super::tokens::Tokens;
use super::{Weighed, clause, usage};
use crate::lexicon::{Class, w};
use crate::text::Kind;
use decide::{Proposal, Weighing};
use std::ops::Range;

/// A cue governs no quotation further on than this many tokens: a bound for text without stops.
const FAR: usize = 150;

/// A verb that reports as often as this governs the quotation right behind it.
const SURE: u8 = 50;

pub(super) struct Tagger<'p, 'a, 't> {
    pub(super) page: &'p Page<'a, 't>,
    pub(super) frames: &'p [Frame],
    pub(super) relations: Vec<Relation>,
    /// Of each pair of marks, the relation it belongs to.
    pub(super) of_pair: Vec<Option<u32>>,
    /// What the marks alone say that each pair is for.
    pub(super) usages: Vec<usage::Guess>,
    weighing: Weighing,
    /// What has been weighed, where somebody asks.
    pub(super) log: Option<Vec<Weighed>>,
    /// The last relation of the story with a source, and the paragraph it stands in.
    last: Option<(usize, u32)>,
    /// The relation that each frame has made.
    pub(super) of_frame: Vec<Option<u32>>,
}

/// What decides over a quotation.
#[derive(Clone, Copy)]
struct Choice {
    rule: Rule,
    frame: Option<usize>,
    source: Option<Tokens>,
    cue: Option<Tokens>,
    content: Tokens,
    confidence: f32,
}

impl<'p, 'a, 't> Tagger<'p, 'a, 't> {
    pub(super) fn new(page: &'p Page<'a, 't>, frames: &'p [Frame]) -> Tagger<'p, 'a, 't> {
        Tagger {
            page,
            frames,
            relations: Vec::with_capacity(frames.len() + page.marks.pairs.len() / 4),
            of_pair: vec![None; page.marks.pairs.len()],
            usages: page.marks.pairs.iter().map(|pair| usage::of(page, pair)).collect(),
            weighing: if page.marks.pairs.is_empty() { Weighing::default() } else { Weighing::new() },
            log: None,
            last: None,
            of_frame: vec![None; frames.len()],
        }
    }

    /// Attributes the quotations of the whole text.
    pub(super) fn run(&mut self) {
        let page = self.page;
        let (mut n, mut first) = (0, 0);
        for (number, pair) in page.marks.pairs.iter().enumerate() {
            if pair.parent.is_some() {
                continue;
            }
            let open = pair.open as usize;
            n = seek(&page.sentences, n, |sentence| sentence.end <= open);
            let Some(sentence) = page.sentences.get(n) else { break };
            if open < sentence.first {
                continue;
            }
            first = seek(self.frames, first, |frame| (frame.sentence as usize) < n);
            let end = seek(self.frames, first, |frame| frame.sentence as usize <= n);
            self.quotation(n, sentence, number, first..end);
        }
    }

    fn quotation(&mut self, n: usize, sentence: &Sentence, number: usize, frames: Range<usize>) {
        let pair = self.page.marks.pairs[number];
        let usage = self.usages[number];
        let sure = self.signed(&pair).or_else(|| self.labelled(&pair)).or_else(|| self.headed(sentence, &pair));
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
                    self.join(number, relation, pair.content());
                    self.relations[relation as usize].sentence = n as u32;
                    if sentence.story && self.relations[relation as usize].source.is_some() {
                        self.last = Some((relation as usize, sentence.paragraph));
                    }
                }
                return;
            }
        }
        let one = pair.last() == pair.first() + 1 && self.page.is_name(pair.first());
        if (one || usage.is_title()) && self.addressed(&pair, &frames) {
            return;
        }
        let after = self.after(sentence, &pair, &frames);
        let contested = after.as_ref().is_some_and(|tag| self.contested(sentence, &pair, &frames, tag));
        // "Ruiz said: “We go,” the Courier reported."
        if contested
            && self.page.kind((pair.open as usize).wrapping_sub(1)) == Kind::Colon
            && let Some(at) = self.adjacent(&pair, &frames)
        {
            let choice = self.governed(sentence, &pair, at, 1.0);
            self.settle(n, sentence, number, choice);
            return;
        }
        if !contested {
            let choice = after.or_else(|| self.colon(n, sentence, &pair, &frames));
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
                    source: frame.subject,
                    cue: Some(frame.cue()),
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
                    source: from.source,
                    cue: from.cue,
                    content: self.alone(sentence, &pair),
                    confidence: rule.weighed(confidence),
                };
                self.settle(n, sentence, number, choice);
            }
            Proposal::Nobody => {}
        }
    }

    /// Whether a title is whom a verb tells: "told CBS’s “Face the Nation” that …".
    fn addressed(&self, pair: &Pair, frames: &Range<usize>) -> bool {
        let page = self.page;
        let open = pair.open as usize;
        let told = |at: usize| {
            let frame = &self.frames[at];
            let named = |i: usize| {
                page.is_name(i)
                    || page.text.token(i).clitic()
                    || page.is(i, Class::DETERMINER)
                    || page.kind(i).is_quote()
            };
            clause::is_told(page, frame.head) && open <= frame.end + 4 && (frame.end..open).all(named)
        };
        let that = |i: usize| page.text.word(i) == w::THAT;
        (that(pair.end()) || that(pair.end() + 1)) && self.before(frames, open).last().is_some_and(told)
    }

    /// “A,” he said. “B.”: the second half of a quotation whose tag is over.
    fn second_half(&mut self, n: usize, sentence: &Sentence, number: usize, pair: &Pair) -> bool {
        let Some((relation, paragraph)) = self.last else { return false };
        let whole = pair.open as usize == sentence.first && (!pair.closed || pair.end() + 1 >= sentence.end);
        let near = self.relations[relation].sentence as usize + 1 >= n;
        if !(whole && near && sentence.story && sentence.paragraph == paragraph && self.relations[relation].quoted) {
            return false;
        }
        self.join(number, relation as u32, pair.content());
        self.relations[relation].sentence = n as u32;
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
    fn join(&mut self, number: usize, relation: u32, content: Tokens) {
        self.of_pair[number] = Some(relation);
        let starts = self.page.text.token(content.start()).starts_line();
        let parts = &mut self.relations[relation as usize].content;
        let last = parts.last_mut();
        // Another paragraph's is a part of its own.
        if last.end() > content.start() || last.end() == content.start() && !starts {
            *last = (last.start()..last.end().max(content.end())).into();
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
            let mut content = Content::one(choice.content);
            if let Some(frame) = choice.frame {
                self.of_frame[frame] = Some(relation);
                if let Some(front) = self.front(sentence, number, frame, choice.content.start()) {
                    content.lead(front);
                }
            }
            self.relations.push(Relation {
                source: choice.source,
                cue: choice.cue,
                content,
                rule: choice.rule,
                confidence: choice.confidence,
                quoted: true,
                sentence: n as u32,
                place: 0,
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
            self.relations[relation as usize].content.lead(pair.content());
            at = before;
        }
        if sentence.story && self.relations[relation as usize].source.is_some() {
            self.last = Some((relation as usize, sentence.paragraph));
        }
    }

    /// What stands before a tag amid a clause whose end is quoted: "The plan, Ruiz said, is “dead”".
    fn front(&self, sentence: &Sentence, number: usize, frame: usize, content: usize) -> Option<Tokens> {
        let page = self.page;
        let frame = &self.frames[frame];
        let comma = |i: usize| page.kind(i) == Kind::Comma;
        let amid = frame.start() > sentence.first && comma(page.back(frame.start())) && comma(frame.after());
        // “When asked, Ruiz said, “We go.””: no part of what was said.
        const LEADS: Class =
            Class::SUBORDINATOR.or(Class::VERB_ING).or(Class::VERB_PART).or(Class::PREPOSITION).or(Class::ADVERB);
        let led = page.is(sentence.first, LEADS)
            && !page.is(sentence.first, Class::DETERMINER)
            && page.text.word(sentence.first) != w::THERE;
        let whole = page.text.token(self.page.marks.pairs[number].first()).capitalised();
        if !amid || led || whole || content != frame.after() + 1 {
            return None;
        }
        clause::fronted(page, sentence, self.frames, frame).map(Tokens::from)
    }

    fn choice(&self, frame: usize, rule: Rule, content: Tokens) -> Choice {
        let it = &self.frames[frame];
        Choice {
            rule,
            frame: Some(frame),
            source: it.subject,
            cue: Some(it.cue()),
            content,
            confidence: rule.confidence(),
        }
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
            if last.end() <= frame.first || last.start() <= open && pair.end() <= last.end() {
                return Choice {
                    confidence: relation.rule.weighed(confidence),
                    ..self.choice(at, relation.rule, pair.content())
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
    fn reach(&self, sentence: &Sentence, pair: &Pair, frame: &Frame) -> Tokens {
        let page = self.page;
        let open = pair.open as usize;
        let start = clause::complement(page, sentence, frame).min(open);
        let start = if page.kind(start) == Kind::Comma { start + 1 } else { start };
        let end = clause::end(page, sentence, self.frames, start, pair.end())
            .min(clause::limit(page, sentence, self.frames, frame, pair.end()))
            .max(pair.end());
        // “Would you?” Bell answered: what stands behind a stop and begins with a capital is another sentence.
        let stops = matches!(page.kind(pair.last() - 1), Kind::Period | Kind::Question | Kind::Exclamation)
            && page.is_name(pair.end());
        let end = if stops { pair.end() } else { end };
        let mark = open.checked_sub(1).map_or(Kind::None, |i| page.kind(i));
        let start = if matches!(mark, Kind::Colon | Kind::Comma) && open - start < 2 { open } else { start };
        (start..end).into()
    }

    /// What a quotation without a cue in its sentence stands for: itself, or its sentence where it is a part.
    fn alone(&self, sentence: &Sentence, pair: &Pair) -> Tokens {
        let open = pair.open as usize;
        if open == sentence.first {
            return pair.content();
        }
        let start = sentence.first.max(open.saturating_sub(FAR));
        (start..clause::end(self.page, sentence, self.frames, open, pair.end()).max(pair.end())).into()
    }
}
