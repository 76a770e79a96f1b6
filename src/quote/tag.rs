//! Which cue a quotation belongs to: the tag after it, before it, the cue of its clause, the
//! speaker of the sentence or paragraph before.

use super::clause;
use super::cue::{Form, Frame};
use super::marks::Pair;
use super::page::{Page, Sentence};
use super::relation::{Relation, Rule};
use super::usage;
use crate::lexicon::w;
use crate::text::Kind;
use std::ops::Range;

/// A quotation is carried over from a speaker at most this many paragraphs back.
const FAR: u32 = 2;

pub(super) struct Tagger<'p, 'a, 't> {
    pub(super) page: &'p Page<'a, 't>,
    pub(super) frames: &'p [Frame],
    pub(super) relations: Vec<Relation>,
    /// Of each pair of marks, the relation it belongs to.
    pub(super) of_pair: Vec<Option<u32>>,
    /// The last relation of the story with a source, and the paragraph it stands in.
    last: Option<(usize, u32)>,
    /// The relation that each frame has made.
    of_frame: Vec<Option<u32>>,
}

/// What decides over a quotation.
struct Choice {
    rule: Rule,
    frame: Option<usize>,
    source: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    content: Range<usize>,
    confidence: f32,
}

impl<'p, 'a, 't> Tagger<'p, 'a, 't> {
    pub(super) fn new(page: &'p Page<'a, 't>, frames: &'p [Frame]) -> Tagger<'p, 'a, 't> {
        Tagger {
            page,
            frames,
            relations: Vec::new(),
            of_pair: vec![None; page.marks.pairs.len()],
            last: None,
            of_frame: vec![None; frames.len()],
        }
    }

    /// Attributes the quotations of the whole text.
    pub(super) fn run(&mut self) {
        let page = self.page;
        let mut pair = 0;
        let mut frame = 0;
        for (n, sentence) in page.sentences.iter().enumerate() {
            while frame < self.frames.len() && self.frames[frame].sentence < n {
                frame += 1;
            }
            let mut frames_end = frame;
            while frames_end < self.frames.len() && self.frames[frames_end].sentence == n {
                frames_end += 1;
            }
            let pairs = &page.marks.pairs;
            while pair < pairs.len() && (pairs[pair].open as usize) < sentence.first {
                pair += 1;
            }
            while pair < pairs.len() && (pairs[pair].open as usize) < sentence.end {
                if pairs[pair].parent.is_none() {
                    self.quotation(n, sentence, pair, frame..frames_end);
                }
                pair += 1;
            }
            self.remember_reported(n, sentence, frame..frames_end);
        }
    }

    /// A sentence that reports without marks makes its subject the speaker of what follows.
    fn remember_reported(&mut self, _n: usize, _sentence: &Sentence, _frames: Range<usize>) {}

    fn quotation(&mut self, n: usize, sentence: &Sentence, number: usize, frames: Range<usize>) {
        let pair = self.page.marks.pairs[number];
        let usage = usage::of(self.page, &pair);
        if pair.goes_on && number > 0 {
            // The quotation of the paragraph before goes on.
            let before = self.of_pair[..number].iter().rposition(|_| true).and_then(|at| self.outermost(at));
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
        let choice = self
            .after(sentence, &pair, &frames)
            .or_else(|| self.before(sentence, &pair, &frames, usage))
            .or_else(|| self.trailing(sentence, &pair, &frames));
        if let Some(choice) = choice {
            self.settle(n, sentence, number, choice);
            return;
        }
        if let Some(choice) = self.colon(n, sentence, &pair) {
            self.settle(n, sentence, number, choice);
            return;
        }
        if usage.is_name() {
            return;
        }
        self.carry(n, sentence, number, &pair);
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
        let parts = &mut self.relations[relation as usize].content;
        match parts.last_mut() {
            Some(last) if last.end >= content.start => last.end = last.end.max(content.end),
            _ => parts.push(content),
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
                content: vec![choice.content],
                rule: choice.rule,
                confidence: choice.confidence,
                frame: choice.frame,
                sentence: n,
            });
            self.of_pair[number] = Some(relation);
        }
        // The pieces of the same quotation in the paragraphs before, where the tag comes only here.
        let relation = self.of_pair[number].unwrap_or_default();
        let mut at = number;
        while self.page.marks.pairs[at].goes_on && at > 0 {
            let Some(before) = self.outermost(at - 1) else { break };
            if self.of_pair[before].is_some() {
                break;
            }
            let pair = self.page.marks.pairs[before];
            self.of_pair[before] = Some(relation);
            self.relations[relation as usize].content.insert(0, pair.open as usize..pair.end());
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
    fn signed(&self, sentence: &Sentence, pair: &Pair) -> Option<Choice> {
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
            let _ = sentence;
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
        if last == Kind::Period {
            return None;
        }
        let mut beyond = *sentence;
        let mut candidates = frames.clone();
        if next >= sentence.end {
            // “Really?” Smith asked.: the stop inside has cut the tag off.
            if !stop {
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
        let at = candidates.clone().find(|&at| self.frames[at].first >= next)?;
        let frame = &self.frames[at];
        let start = frame.start();
        if matches!(frame.form, Form::Void | Form::Ing | Form::Infinitive) || frame.shared {
            return None;
        }
        if start != next && start != open {
            return None;
        }
        let tag = clause::is_tag(page, &beyond, frame)
            || page.opens(frame.after())
            || page.kind(frame.after()) == Kind::Colon;
        if !(comma || stop || frame.inverted || frame.form == Form::According) {
            return None;
        }
        // “A,” Smith said he would …: with a cue before the quotation, that one governs it.
        if !tag && frames.clone().any(|at| self.frames[at].end <= pair.open as usize) {
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
        Some(self.choice(at, rule, content))
    }

    /// The quotation with the writer's words before it in the clause that a tag ends.
    fn clause_before(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Range<usize> {
        let page = self.page;
        let open = pair.open as usize;
        let mut from = sentence.first;
        // Behind the last cue before the quotation.
        if let Some(at) = frames.clone().rev().find(|&at| self.frames[at].end <= open) {
            from = self.frames[at].after();
        }
        let words = (from..open).filter(|&i| page.kind(i).is_word()).take(3).count();
        if words > 2 && from == sentence.first { from..pair.end() } else { open..pair.end() }
    }

    /// The cue of the clause that the quotation stands in: the nearest before it.
    fn before(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>, usage: usage::Guess) -> Option<Choice> {
        let page = self.page;
        let open = pair.open as usize;
        let mut best: Option<(i32, usize)> = None;
        // A sentence's nearest cues are enough: a bound for hostile text.
        for at in frames.clone().rev().filter(|&at| self.frames[at].end <= open).take(6) {
            let frame = &self.frames[at];
            let near = open - frame.end;
            let mut score = i32::from(frame.share);
            score -= (near as i32).min(40);
            if frame.form == Form::Void {
                score -= 20;
            }
            if matches!(frame.form, Form::Infinitive) {
                score -= 15;
            }
            if frame.subject.is_none() {
                score -= 20;
            }
            // Each further frame between must be much weaker to be passed over.
            if best.is_none_or(|(held, _)| score > held + 25) {
                best = Some((score, at));
            }
        }
        let (score, at) = best?;
        let frame = &self.frames[at];
        if frame.form == Form::Void || score < 5 || usage.is_name() && score < 60 {
            return None;
        }
        // A tag that has its own quotation before it gives the second half to the same relation.
        if let Some(relation) = self.of_frame[at] {
            let parts = &self.relations[relation as usize].content;
            if parts.last().is_some_and(|part| part.end <= frame.first) {
                return Some(self.choice(at, self.relations[relation as usize].rule, open..pair.end()));
            }
        }
        let start = clause::complement(page, sentence, frame).min(open);
        let end = clause::end(page, sentence, self.frames, start, pair.end());
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
        let content = if matches!(mark, Kind::Colon | Kind::Comma) && start <= open && open - start < 2 {
            open..end.max(pair.end())
        } else {
            start..end.max(pair.end())
        };
        Some(self.choice(at, rule, content))
    }

    /// The plan is a “disaster” for the city, Smith said.
    fn trailing(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Option<Choice> {
        let page = self.page;
        for at in frames.clone().filter(|&at| self.frames[at].first >= pair.end()).take(6) {
            let frame = &self.frames[at];
            if matches!(frame.form, Form::Finite | Form::According)
                && !frame.shared
                && frame.share >= 40
                && clause::is_tag(page, sentence, frame)
                && let Some(content) = clause::fronted(page, sentence, self.frames, frame)
                && content.start <= pair.open as usize
            {
                let rule = if frame.form == Form::According { Rule::AccordingTo } else { Rule::ClauseTag };
                return Some(self.choice(at, rule, content.start..content.end.max(pair.end())));
            }
        }
        None
    }

    /// "Smith: “…”", "He continued:" at the end of the paragraph before.
    fn colon(&self, n: usize, sentence: &Sentence, pair: &Pair) -> Option<Choice> {
        let page = self.page;
        let open = pair.open as usize;
        if open > sentence.first {
            let mark = open - 1;
            if page.kind(mark) == Kind::Colon || matches!(page.kind(mark), Kind::Word) {
                let colon = (sentence.first..open).take(10).find(|&i| page.kind(i) == Kind::Colon)?;
                let source = sentence.first..colon;
                if source.is_empty() || !page.is_name(sentence.first) {
                    return None;
                }
                return Some(Choice {
                    rule: Rule::Colon,
                    frame: None,
                    source: Some(source),
                    cue: Some(colon..colon + 1),
                    content: colon + 1..sentence.end,
                    confidence: Rule::Colon.confidence(),
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
            .max_by_key(|&at| self.frames[at].share)?;
        Some(self.choice(at, Rule::SpeakerVerbColon, open..pair.end()))
    }

    /// A quotation without a cue of its own: the speaker of the sentence or paragraph before goes on.
    fn carry(&mut self, n: usize, sentence: &Sentence, number: usize, pair: &Pair) {
        let page = self.page;
        let Some((relation, paragraph)) = self.last else { return };
        if !sentence.story || sentence.paragraph > paragraph + FAR {
            return;
        }
        let open = pair.open as usize;
        let whole = open == sentence.first && (!pair.closed || pair.end() + 1 >= sentence.end);
        let words = pair.last() - pair.first();
        let near = self.relations[relation].sentence + 1 >= n;
        if !whole && !(near && words >= 4 || words >= 10) {
            return;
        }
        if whole && near && sentence.paragraph == paragraph {
            self.join(number, relation as u32, open..pair.end());
            self.relations[relation].sentence = n;
            return;
        }
        let rule = if sentence.paragraph == paragraph { Rule::NextSentence } else { Rule::NextParagraph };
        let from = self.relations[relation].clone();
        let content = if whole {
            open..pair.end()
        } else {
            sentence.first..clause::end(page, sentence, self.frames, open, pair.end())
        };
        let choice =
            Choice { rule, frame: None, source: from.source, cue: from.cue, content, confidence: rule.confidence() };
        self.settle(n, sentence, number, choice);
    }
}
