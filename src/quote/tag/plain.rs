//! What form alone decides: a signature, a label, the tag right behind a quotation, the cue or colon right before it.

use super::{Choice, SURE, Tagger};
use crate::lexicon::{Class, w};
use crate::quote::cue::{self, Form};
use crate::quote::marks::Pair;
use crate::quote::page::{Page, Sentence};
use crate::quote::relation::Rule;
use crate::quote::tokens::Tokens;
use crate::quote::{SPEAKERS, clause, np};
use crate::text::Kind;
use std::ops::Range;

/// A verb that reports as often as this governs the quotation behind it where only a comma or colon stands between.
const FAIR: u8 = 30;

impl Tagger<'_, '_, '_> {
    /// “…” — Ana Ruiz, at the end of a line.
    pub(super) fn signed(&self, pair: &Pair) -> Option<Choice> {
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
                source: Some((start..name).into()),
                cue: Some((dash..dash + 1).into()),
                content: pair.content(),
                confidence: Rule::Signed.confidence(),
            });
        }
        None
    }

    /// A transcript's label inside the marks: “RUIZ: We are ready.”
    pub(super) fn labelled(&self, pair: &Pair) -> Option<Choice> {
        // A name in capitals, perhaps with a first name or a title.
        const WIDEST: usize = 5;
        let page = self.page;
        let first = pair.first();
        let colon = (first..first + WIDEST).find(|&i| page.kind(i) == Kind::Colon)?;
        let capitals = colon > first
            && colon + 1 < pair.last()
            && (first..colon).all(|i| page.text.token(i).all_caps() || page.kind(i) == Kind::Period)
            && page.text.letters(first).len() > 1;
        capitals.then(|| Choice {
            rule: Rule::Transcript,
            ..Choice::label(first..colon, colon, (colon + 1..pair.last()).into())
        })
    }

    /// A headline with its speaker behind the colon: “It was chaos”: passengers on a night at sea
    pub(super) fn headed(&self, sentence: &Sentence, pair: &Pair) -> Option<Choice> {
        let page = self.page;
        let (open, colon) = (pair.open as usize, pair.end());
        if sentence.story || open != sentence.first || !pair.closed || page.kind(colon) != Kind::Colon {
            return None;
        }
        let end = np::core(page, colon + 1, sentence.end)?;
        // "‘You keep looking’: Harrow comes home": a clause of its own.
        let acts = page.is(end, Class::VERB_S) && !page.is(end, Class::CUE);
        let speaks = (page.is_name(colon + 1) || page.is(end - 1, SPEAKERS)) && !acts;
        speaks.then(|| Choice::label(colon + 1..end, colon, pair.content()))
    }

    /// “…,” she said. “…,” said Smith.
    pub(super) fn after(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Option<Choice> {
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
            let following = self.page.sentences.get(n as usize)?;
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
        // "her album, “Cold Water,” was released": the verb is of the noun before the marks.
        if frame.form == Form::Passive && frame.subject.is_none() && pair.open as usize > sentence.first {
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
            choice.source = Some((start..self.frames[at].first).into());
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
        let subject = frame.subject?.start();
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
            cue: Some(frame.cue()),
            source: frame.subject,
            content: self.clause_before(sentence, pair, frames),
            confidence: 0.85,
        })
    }

    /// The quotation with the writer's words before it in the clause that a tag ends.
    fn clause_before(&self, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Tokens {
        let page = self.page;
        let open = pair.open as usize;
        let mut from = sentence.first;
        // Behind the last cue before the quotation.
        if let Some(at) = self.before(frames, open).last() {
            from = self.frames[at].after();
        }
        let words = (from..open).filter(|&i| page.kind(i).is_word()).take(3).count();
        if words > 2 && from == sentence.first { (from..pair.end()).into() } else { pair.content() }
    }

    /// The cue right before the quotation, with nothing or a comma, colon or "that" between.
    pub(super) fn adjacent(&self, pair: &Pair, frames: &Range<usize>) -> Option<usize> {
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

    /// "Smith: “…”", "He continued:" at the end of the paragraph before.
    pub(super) fn colon(&self, n: usize, sentence: &Sentence, pair: &Pair, frames: &Range<usize>) -> Option<Choice> {
        let page = self.page;
        let open = pair.open as usize;
        if open > sentence.first {
            let mark = open - 1;
            if page.kind(mark) != Kind::Colon {
                // A headline: "Smith: a ‘disaster’ for all".
                const LABEL: usize = 8;
                let colon = (sentence.first..open).take(LABEL).find(|&i| page.kind(i) == Kind::Colon)?;
                // "Ruiz on the dam: it is ‘late’"
                let end = (sentence.first..colon).find(|&i| page.text.word(i) == w::ON).unwrap_or(colon);
                let label = sentence.first..end;
                if label.is_empty()
                    || !page.is_name(sentence.first)
                    || sentence.story && !page.is_name(colon - 1)
                    || !sentence.story && end == colon && topic(page, &label)
                    || rubric(page, &label)
                {
                    return None;
                }
                // Who says it or what it is about.
                const EITHER: f32 = 0.6;
                let choice = Choice::label(label, colon, (colon + 1..sentence.end).into());
                return Some(Choice { confidence: EITHER, ..choice });
            }
            // "Woman who hid in attic: ‘…’"
            let who = (sentence.first + 1..mark).take(4).find(|&i| page.text.word(i) == w::WHO);
            if !sentence.story && who.is_some_and(|who| page.is(who - 1, SPEAKERS)) {
                return Some(Choice::label(sentence.first..mark, mark, pair.content()));
            }
            // "Asked if they could win, she laughed: “…”": the question is not what reports.
            let mut before = self.before(frames, open);
            let question = before.clone().next().filter(|&at| {
                let frame = &self.frames[at];
                let asked = frame.form == Form::Passive && page.text.word(frame.head) == w::ASKED;
                asked && frame.first == sentence.first
            });
            let mut answer = *sentence;
            if question.is_some() {
                before.start += 1;
                let comma = (sentence.first..mark).find(|&i| page.kind(i) == Kind::Comma);
                answer.first = comma.map_or(sentence.first, |comma| comma + 1);
            }
            let cue = before.rev().take(8).any(|at| self.frames[at].share >= 40);
            // "The statement read:" is a clause.
            let clause =
                page.is(mark.wrapping_sub(1), Class::VERB_PAST | Class::VERB_S) && !page.is_name(mark.wrapping_sub(1));
            if !clause
                && let Some(label) = np::before(page, sentence.first, mark)
                && page.is_name(label.start)
                && !rubric(page, &label)
                && (!cue && label.start == sentence.first
                    // "But Ms Hall: “…”"
                    || label.start == sentence.first + 1 && page.is(sentence.first, Class::CONJUNCTION)
                    || label.start > sentence.first
                        && matches!(page.kind(label.start - 1), Kind::Dash | Kind::Hyphen | Kind::Bullet)
                        && page.text.token(label.start).spaced()
                    || !cue && label.start > sentence.first && page.text.is_word(label.start - 1, &[w::FROM, w::BY]))
            {
                return Some(Choice::label(label, mark, pair.content()));
            }
            if !cue && let Some((subject, verb)) = cue::main_subject(page, &answer, mark) {
                return Some(Choice::clause(subject, verb, pair.content()));
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
            return Some(self.choice(at, Rule::SpeakerVerbColon, pair.content()));
        }
        // "Ruiz had this answer for her critics:": no verb of saying, but a noun.
        const NEAR: usize = 10;
        let colon = before.end - 1;
        let near = before.first.max(colon.saturating_sub(NEAR))..colon;
        let noun = near.into_iter().any(|i| page.is(i, Class::SAYING | Class::DOCUMENT) && !page.is_name(i));
        let (subject, verb) = if noun { cue::main_subject(page, before, colon)? } else { return None };
        Some(Choice::clause(subject, verb, pair.content()))
    }
}

impl Choice {
    fn label(source: Range<usize>, colon: usize, content: Tokens) -> Choice {
        Choice {
            rule: Rule::Colon,
            frame: None,
            source: Some(source.into()),
            cue: Some((colon..colon + 1).into()),
            content,
            confidence: Rule::Colon.confidence(),
        }
    }

    /// The clause before a colon, whose verb reports nothing by itself.
    fn clause(source: Tokens, verb: Tokens, content: Tokens) -> Choice {
        Choice {
            rule: Rule::SpeakerVerbColon,
            frame: None,
            source: Some(source),
            cue: Some(verb),
            content,
            confidence: 0.8,
        }
    }
}

/// Whether a label is a rubric of the paper and nobody's name: "Review:", "Q&A:"; not "China:" and "Congress:".
fn rubric(page: &Page<'_, '_>, label: &Range<usize>) -> bool {
    const SPEAK: Class = Class::COUNTRY
        .or(Class::STATE)
        .or(Class::PLACE)
        .or(Class::BODY)
        .or(Class::GROUP)
        .or(Class::NATIONALITY)
        .or(Class::FIRST_NAME);
    // A review is a rubric before it is a body.
    let spoken = page.is(label.start, SPEAK) && !page.is(label.start, Class::DOCUMENT);
    label.len() == 1 && page.is(label.start, Class::RUBRIC) && !spoken
        || label.len() == 3 && page.kind(label.start + 1) == Kind::Ampersand && page.text.width(label.start) == 1
}

/// Whether the label of a headline tells what it is about, "Storm Bella:", rather than who speaks, "Ana Bell:".
fn topic(page: &Page<'_, '_>, label: &Range<usize>) -> bool {
    const TITLES: Class = Class::ROLE.or(Class::HONORIFIC).or(Class::FIRST_NAME);
    let titled = (label.start..label.end - 1).any(|i| page.is(i, TITLES));
    label.len() > 1 && !titled && !page.is(label.end - 1, SPEAKERS)
}
