//! Verb groups that report, with their subjects.

mod any;
mod clause_subject;
mod fixed;
mod group;
mod headline;
mod noun;
mod senses;
pub(super) mod subject;

use super::np;
use super::page::{Page, Sentence};
use super::signs::Sign;
use super::tokens::Tokens;
use super::{FINITE, TIME};
use crate::lexicon::{Class, w};
use crate::text::Kind;
pub(super) use any::{any_tag, any_verb};
use clause_subject::Main;
pub(super) use clause_subject::main_subject;
pub(super) use fixed::question;
use group::{group_start, is_catenative, is_void, own_past, owns};

/// How a cue stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject: "said", "would not say".
    Finite,
    /// A participle: "adding that".
    Ing,
    /// "to say".
    Infinitive,
    /// "was described as".
    Passive,
    /// "according to".
    According,
    /// What the verb before says is not said: "declined to say".
    Void,
}

/// A verb group that reports, and who does.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The tokens of the group.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The verb itself.
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) subject: Option<Tokens>,
    /// The subject follows: "said Smith".
    pub(super) inverted: bool,
    /// The subject is that of another verb: of a coordination or the main clause.
    pub(super) shared: bool,
    /// How often in a hundred the verb reports when it occurs.
    pub(super) share: u8,
    pub(super) sentence: u32,
}

impl Frame {
    /// Where what follows the cue begins: after an inverted subject.
    pub(super) fn after(&self) -> usize {
        match &self.subject {
            Some(subject) if self.inverted || self.form == Form::According => subject.end().max(self.end),
            _ => self.end,
        }
    }

    /// The group.
    pub(super) fn cue(&self) -> Tokens {
        (self.first..self.end).into()
    }

    /// The first token of subject and verb together.
    pub(super) fn start(&self) -> usize {
        match &self.subject {
            Some(subject) if !self.shared => subject.start().min(self.first),
            _ => self.first,
        }
    }
}

/// The cues of all sentences, in order.
pub(super) fn frames(page: &Page<'_, '_>) -> Vec<Frame> {
    // News has a verb of saying in some thirty words; twice as many spare nearly all growth.
    let mut frames = Vec::with_capacity(page.text.tokens().len() / 16 + 4);
    let ended = |n: usize, head: usize| page.sentences.get(n).is_some_and(|sentence| sentence.end <= head);
    let (mut n, mut at) = (0, 0);
    let Some(mut sentence) = page.sentences.first() else { return frames };
    let mut main = Main::new(sentence);
    while let Some(head) = page.signs.far(Sign::Cue, at, page.text.tokens().len()) {
        // No branches for the next two sentences: in which a cue stands cannot be foreseen.
        n += usize::from(ended(n, head));
        n += usize::from(ended(n, head));
        while ended(n, head) {
            n += 1;
        }
        let Some(it) = page.sentences.get(n) else { break };
        main.turn_to(it, it.first != sentence.first);
        sentence = it;
        at = head + 1;
        // "reportedly" is no verb: what it reports is found in another way.
        if head < sentence.first || page.text.word(head) == w::REPORTEDLY {
            continue;
        }
        // A noun of saying reports in another way, an adjective of belief in one way only.
        let class = page.text.class(head);
        let verb =
            class.any(Class::CUE) || !class.any(Class::STANCE | Class::SAYING) || page.text.word(head) == w::WORDS;
        let found =
            if verb { frame(page, sentence, &mut main, head) } else { fixed::stance(page, sentence, &mut main, head) };
        if let Some(mut frame) = found {
            frame.sentence = n as u32;
            // "The court heard that …": what is told there is all that one can hear.
            if page.text.word(head) == w::HEARD && frame.subject.is_some_and(|subject| sits(page, subject)) {
                frame.share = 90;
            }
            at = at.max(frame.end.min(sentence.end));
            frames.push(frame);
        }
    }
    frames
}

/// The cue with its verb at `head`, in a sentence of somebody's own words.
pub(super) fn one(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    frame(page, sentence, &mut Main::new(sentence), head)
}

fn frame(page: &Page<'_, '_>, sentence: &Sentence, main: &mut Main, head: usize) -> Option<Frame> {
    let text = page.text;
    let word = text.word(head);
    if word == w::ACCORDING {
        return fixed::according(page, sentence, head);
    }
    if word == w::WORDS {
        return fixed::words(page, sentence, head);
    }
    let class = text.class(head);
    // Asked here, since few verbs are of that class.
    if class.any(Class::STANCE)
        && let Some(frame) = fixed::stance(page, sentence, main, head)
    {
        return Some(frame);
    }
    let share = text.detail(head).cue;
    // "Washington-based", "said-to-be".
    let (left, right) = (page.kind(head.wrapping_sub(1)), text.token(head + 1));
    if (left == Kind::Hyphen) & !text.token(head).spaced() | (right.kind() == Kind::Hyphen) & !right.spaced() {
        return None;
    }
    if senses::other(page, sentence, head) {
        return None;
    }
    if matches!(word, w::PUT | w::PUTS) {
        return fixed::put(page, sentence, head);
    }
    let token = text.token(head);
    if word == w::ASKED
        && head == sentence.first
        && let Some(frame) = fixed::asked(page, sentence, head, share)
    {
        return Some(frame);
    }
    if token.capitalised() && head > sentence.first && page.is_name(head - 1) {
        return headline::among_capitals(page, sentence, head, share);
    }
    if token.capitalised() && head == sentence.first && class.any(Class::VERB_PAST) && !class.any(Class::VERB_BASE) {
        // "Said Smith: “…”", but "Read more: “…”"
        let end = np::after(page, head + 1, sentence.end)?;
        let quotes = page.kind(end) == Kind::Colon || page.kind(end) == Kind::Comma && page.opens(end + 1);
        return quotes.then(|| Frame {
            first: head,
            end: head + 1,
            head,
            form: Form::Finite,
            subject: Some((head + 1..end).into()),
            inverted: true,
            shared: false,
            share,
            sentence: 0,
        });
    }
    if token.capitalised() && !(head == sentence.first && class.any(Class::VERB_ING)) && !page.opens(page.back(head)) {
        return None;
    }
    let mut first = group_start(page, sentence, head);
    let before = first.wrapping_sub(1);
    let mut end = head + 1;
    // "pointed out": a particle of the verb belongs to the cue.
    if text.is_word(end, &[w::OUT, w::OFF, w::BACK]) {
        end += 1;
    }
    // "was quoted as saying": one cue, whose subject speaks.
    let quoted_as =
        word == w::QUOTED && text.word(head + 1) == w::AS && text.word(head + 2) == w::SAYING && first < head;
    if quoted_as {
        end = head + 3;
    }
    let auxiliary = (first..head).rev().find(|&i| page.is(i, Class::AUXILIARY));
    let aux = auxiliary.is_some();
    let be = auxiliary.is_some_and(|i| {
        text.is_word(i, &[w::BE, w::IS, w::ARE, w::WAS, w::WERE, w::BEEN, w::BEING, w::AM])
            || page.is(i, Class::NEGATION)
                && text.letters(i).len() > 3
                && matches!(text.letters(i).as_bytes()[0] | 0x20, b'i' | b'a' | b'w')
                && !page.is(i, Class::MODAL)
    });
    let build = |form, first: usize, subject: Option<Tokens>, inverted, shared| {
        Some(Frame { first, end, head, form, subject, inverted, shared, share, sentence: 0 })
    };

    if class.any(Class::VERB_ING) {
        if aux && be {
            let subject = subject::of(page, sentence, main, first)?;
            return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
        }
        return subject::participle(page, sentence, main, head, first)
            .and_then(|subject| build(Form::Ing, first, subject, false, true));
    }
    // "is said to have called them thieves"
    let to = text.word(before) == w::TO;
    if to & aux & (text.word(first) == w::HAVE) & (before > sentence.first) {
        main.advance(page, sentence, head);
        return build(Form::Infinitive, before, main.subject(), false, true);
    }
    if to & class.any(Class::VERB_BASE) & !aux {
        if before <= sentence.first {
            main.advance(page, sentence, head);
            return build(Form::Infinitive, before, main.subject(), false, true);
        }
        let carrier = before - 1;
        let verb = text.detail(carrier).lemma;
        if is_void(verb) {
            first = group_start(page, sentence, carrier);
            let subject = subject::of(page, sentence, main, first);
            let shared = subject.is_some_and(|subject| subject.2);
            let frame = build(Form::Void, first, subject.map(|subject| subject.0), false, shared);
            return frame.map(|frame| Frame { end: carrier + 1, ..frame });
        }
        if is_catenative(page, carrier) {
            let carrier = if text.word(carrier) == w::ON { carrier.saturating_sub(1) } else { carrier };
            first = group_start(page, sentence, carrier);
            if let Some(subject) = subject::of(page, sentence, main, first) {
                return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
            }
        }
        if let Some(object) = subject::object(page, sentence, before) {
            return build(Form::Infinitive, before, Some(object), false, true);
        }
        main.advance(page, sentence, head);
        return build(Form::Infinitive, before, main.subject(), false, true);
    }
    if quoted_as {
        let subject = subject::of(page, sentence, main, first)?;
        return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
    }
    if aux & be & class.any(Class::VERB_PART) {
        if !senses::passive(page, head) {
            return None;
        }
        // "was described as … by Smith": the agent follows.
        return build(Form::Passive, first, agent(page, sentence, head), false, false);
    }
    if !aux & !sentence.story && first > sentence.first && headline::passive(page, head) {
        return build(Form::Passive, first, agent(page, sentence, head), false, false);
    }
    if word == w::ASKED && !aux && page.is(before, Class::SUBORDINATOR) {
        return fixed::asked(page, sentence, head, share);
    }
    // "a poll released Friday found", "the order signed in May said": the participle tells which.
    let told = page.is(before, Class::DOCUMENT | Class::BODY | Class::SAYING);
    let time = |i: &usize| page.is(*i, TIME) || text.is_word(*i, &[w::LAST, w::THIS]) || day(page, *i);
    if !aux & class.any(Class::VERB_PART) & (told | page.is_plain(before)) && time(&(head + 1)) {
        let next = (head + 1..head + 5).find(|i| !time(i)).unwrap_or(head);
        // "a study published in Nature suggests"
        let place = page.is(head + 1, Class::PREPOSITION) && page.is_word(next);
        let next = if place && told { np::core(page, next, sentence.end).unwrap_or(next) } else { next };
        let says = told || text.detail(next).cue >= 60 && !page.is(next, Class::SAYING);
        if next > head + 1 && page.is(next, Class::CUE) && page.is(next, FINITE) && says {
            return None;
        }
    }
    // "the unit known as": a participle that is no past tense has no subject of its own.
    if !aux & class.any(Class::VERB_PART) & !class.any(Class::VERB_PAST | Class::VERB_BASE | Class::VERB_S) {
        return None;
    }
    if !aux & class.any(Class::VERB_PART) & (text.word(head + 1) == w::BY)
        && page.is_word(before)
        && (!page.is_name(before) || before == sentence.first)
        && !page.is(before, Class::PRONOUN)
    {
        // "as first reported by the Courier": a tag with its speaker behind it.
        if text.word(before) == w::AS {
            let agent = np::core(page, head + 2, sentence.end).map(|end| (head + 2..end).into());
            return build(Form::Passive, first, agent, true, false);
        }
        return build(Form::Passive, first, agent(page, sentence, head), false, false);
    }
    if !aux & page.is(before, Class::DETERMINER | Class::PREPOSITION)
        && !page.half(before)
        && first > sentence.first
        && !text.is_word(
            before,
            &[
                w::THAT,
                w::SOME,
                w::MANY,
                w::ALL,
                w::BOTH,
                w::FEW,
                w::MOST,
                w::SEVERAL,
                w::THIS,
                w::ANOTHER,
                w::EACH,
                w::NEITHER,
                w::HALF,
                w::WHICH,
            ],
        )
    {
        return None;
    }
    // "a friend of Smith’s told", "Moody’s said", but "Ruiz’s repeated claim"
    let says = || {
        let sure = [w::SAY, w::TELL].contains(&text.detail(head).lemma) && !class.any(Class::VERB_BASE);
        sure && owns(page, before - 1)
    };
    if !aux & (text.word(before) == w::S_CLITIC) && !says() {
        return None;
    }
    // A base form needs a modal, or a plural or first or second person before it.
    // "Figures compiled by Ruiz show that", but "of a report that".
    let noun = class.any(Class::SAYING | Class::DOCUMENT);
    let reports = || {
        text.is_word(head, &[w::SAY, w::BELIEVE, w::THINK, w::EXPECT])
            || share >= 45 && (text.word(head + 1) == w::THAT && !noun || opens_clause(page, sentence, head + 1))
    };
    // "unions, which say"
    let which = || text.word(before) == w::WHICH || text.word(before) == w::THAT && text.word(head) == w::SAY;
    let many = || subject::plural(page, before) || which() || reports() && subject::hidden(page, sentence, first);
    if !aux & class.any(Class::VERB_BASE) & !class.any(Class::VERB_PAST) && !many() {
        return None;
    }
    // "a bleak forecast from the firm": a word that is its own past, behind an article.
    if !aux & own_past(page, head)
        && text.is_word(before.wrapping_sub(1), &[w::A, w::AN])
        && page.is_plain(before)
        && page.is(head + 1, Class::PREPOSITION)
    {
        return None;
    }
    let noun_form = !aux & noun::form(page, head);
    if noun::is(page, sentence, head, first, noun_form) {
        return None;
    }
    // After a comma an apposition's subject comes first: "Smith, a lawyer, told reporters".
    let after_comma = first > sentence.first && page.kind(page.back(first)) == Kind::Comma;
    // "…, forcing a vote, said Ana Ruiz.": a speaker with nothing after it that could be reported.
    let ends = |subject: Tokens| {
        matches!(page.kind(subject.end()), Kind::Period | Kind::None)
            && (page.is_name(subject.start())
                || page.is(subject.start(), Class::DETERMINER | Class::ROLE | Class::GROUP))
            && !text.is_word(subject.start(), &[w::NO, w::ANY])
    };
    let last = after_comma && text.detail(head).lemma == w::SAY;
    if (!after_comma || last)
        && let Some(inverted) = subject::inverted(page, sentence, head, first).filter(|&subject| !last || ends(subject))
    {
        return build(Form::Finite, first, Some(inverted), true, false);
    }
    if let Some(subject) = subject::of(page, sentence, main, first) {
        // "fell 6 basis points to 3.9%": a number of things takes no verb in the singular.
        if noun_form && class.any(Class::VERB_S) && subject::counted(page, subject.0) {
            return None;
        }
        // "in real terms": a noun behind its preposition.
        if noun_form
            && share < 60
            && !subject.2
            && subject.0.start() > sentence.first
            && page.is(subject.0.start() - 1, Class::PREPOSITION)
            && page.is_word(subject.0.start() - 1)
        {
            return None;
        }
        // "touted an agreement announced last week": the participle of an object.
        if !aux && !subject.2 && class.any(Class::VERB_PART) && text.detail(head).lemma != w::SAY {
            let left = subject.0.start().wrapping_sub(1);
            if subject.0.start() > sentence.first
                && page.is(left, FINITE | Class::VERB_ING | Class::VERB_BASE)
                && (text.detail(left).cue < 60 || text.detail(head).lemma == w::CALL)
                && !page.is(left, Class::AUXILIARY | Class::PREPOSITION)
                && page.is_word(left)
            {
                return None;
            }
        }
        return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
    }
    // "A recording, also released Wednesday, shows Ellery": whom it shows does not.
    if after_comma && share < 60 {
        return None;
    }
    let inverted = subject::inverted(page, sentence, head, first)?;
    build(Form::Finite, first, Some(inverted), true, false)
}

/// Whether the number at token `i` may be a day or a year: not that of "reported 906 attacks".
fn day(page: &Page<'_, '_>, i: usize) -> bool {
    page.kind(i).is_numeric() && matches!(page.text.width(i), 1 | 2 | 4)
}

/// Whether behind a verb a clause begins that no noun has behind it: "argue it would", "suggest the idea is".
fn opens_clause(page: &Page<'_, '_>, sentence: &Sentence, i: usize) -> bool {
    /// A subject has its verb this near.
    const NEAR: usize = 9;
    let opens = page.is_word(i) && page.is(i, Class::DETERMINER | Class::PRONOUN) && !page.is(i, Class::RELATIVE);
    opens && (i + 1..sentence.end.min(i + NEAR)).any(|at| page.is(at, FINITE))
}

/// Who does what the passive verb at `head` tells: "described as late by Smith".
fn agent(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Tokens> {
    // Between the verb and its agent stands what is said.
    const FAR: usize = 12;
    let by = (head + 1..sentence.end.min(head + FAR)).find(|&i| page.text.word(i) == w::BY)?;
    // "thought to be a drug made by a gang": who made it, and not who thinks so.
    // "responded by saying"
    if by > head + 1 && page.is(by - 1, Class::VERB_PART) || page.is(by + 1, Class::VERB_ING) {
        return None;
    }
    let end = np::after(page, by + 1, sentence.end)?;
    // "told by text message to leave": how, and not by whom.
    if page.is(end - 1, Class::DOCUMENT) && !page.is(by + 1, Class::DETERMINER) && !page.is_name(by + 1) {
        return None;
    }
    // "accused by parents of hiding it"
    let of = (by + 2..end).find(|&i| page.text.word(i) == w::OF && page.is(i + 1, Class::VERB_ING));
    Some((by + 1..of.unwrap_or(end)).into())
}

/// Whether the noun phrase is a court or its like.
fn sits(page: &Page<'_, '_>, subject: Tokens) -> bool {
    let last = subject.end().saturating_sub(1);
    page.text.is_word(last, &[w::COURT, w::JURY, w::JURORS, w::INQUEST, w::TRIBUNAL, w::INQUIRY])
}
