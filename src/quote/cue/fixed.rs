//! Cues of a fixed form: "according to Smith", "in the words of Smith", "as Smith put it".

use super::{Form, Frame, Main, group_start, subject};
use crate::lexicon::{Class, WordId, w};
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::quote::{FINITE, TIME};
use crate::text::Kind;
use std::ops::Range;

/// "according to Smith", "according to a report".
pub(super) fn according(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    if page.text.word(head + 1) != w::TO {
        return None;
    }
    let start = head + 2;
    let mut end = np::after(page, start, sentence.end)?;
    // "according to court records": at the end of a phrase the word is no verb.
    let closes = |i: usize| !page.is_word(i) || page.is(i, Class::PREPOSITION | Class::VERB_PART);
    if page.is(end, Class::VERB_S) && !page.is(end, Class::AUXILIARY) && closes(end + 1) {
        end = np::core(page, end, sentence.end).unwrap_or(end + 1);
    }
    // "according to two people familiar with it"
    if page.is(end, Class::PREPOSITION) && page.is(end + 1, Class::PRONOUN) && !page.is(end + 1, Class::DETERMINER) {
        end += 2;
    }
    // "according to the paper, a spokesman said": the second phrase has a verb of its own.
    if page.is(end, FINITE)
        && let Some(comma) = (start..end).find(|&i| page.kind(i) == Kind::Comma)
    {
        end = comma;
    }
    // "figures released by the trust on Monday": up to the comma, the participle tells which.
    const LONG: usize = 16;
    if page.is(end, Class::VERB_PART) && !page.is(end, Class::AUXILIARY) && page.kind(end - 1) != Kind::Comma {
        let closes = |i: usize| i >= sentence.end || matches!(page.kind(i), Kind::Comma | Kind::Period | Kind::Dash);
        end = (end..end + LONG).find(|&i| closes(i)).unwrap_or(end);
    }
    // "According to the report, published on Monday, …"
    let part = end + 1;
    if page.kind(end) == Kind::Comma && page.is(part, Class::VERB_PART) && !page.is(part, Class::AUXILIARY) {
        let comma = (part..sentence.end.min(part + LONG)).find(|&i| page.kind(i) == Kind::Comma);
        end = comma.filter(|&comma| !(part + 1..comma).any(|i| page.is(i, Class::AUXILIARY))).unwrap_or(end);
    }
    // "According to two people briefed on it, who asked not to be named, …"
    if page.kind(end) == Kind::Comma && page.text.is_word(end + 1, &[w::WHO, w::WHOSE]) {
        let closes = |i: &usize| matches!(page.kind(*i), Kind::Comma | Kind::Dash | Kind::Period);
        end = (end + 1..sentence.end.min(end + 2 * LONG)).find(closes).unwrap_or(end);
    }
    Some(Frame {
        first: head,
        end: start,
        head,
        form: Form::According,
        subject: Some((start..end).into()),
        inverted: true,
        shared: false,
        share: 90,
        sentence: 0,
    })
}

/// "Ruiz is confident that", "they were sure the dam would hold", "he made it clear that".
pub(super) fn stance(page: &Page<'_, '_>, sentence: &Sentence, main: &mut Main, head: usize) -> Option<Frame> {
    /// How often such words report, of those that have a clause behind them.
    const SHARE: u8 = 62;
    /// A subject without "that" has its verb this near.
    const NEAR: usize = 9;
    let text = page.text;
    if !page.is(head, Class::STANCE) || text.token(head).capitalised() {
        return None;
    }
    let next = head + 1;
    let clause = || {
        let opens = page.is(next, Class::DETERMINER | Class::PRONOUN) || page.is_name(next);
        // "is confident sales will recover"
        let bare = page.is_plain(next) && subject::plural(page, next) && page.is(next + 1, Class::MODAL);
        bare || opens && (next + 1..sentence.end.min(next + NEAR)).any(|i| page.is(i, FINITE))
    };
    if !text.is_word(next, &[w::THAT, w::WHETHER]) && !clause() {
        return None;
    }
    // "made it clear that", and not "made sure that the door was shut"
    let clear = text.word(head) == w::CLEAR;
    let it = head.checked_sub(1).filter(|&i| text.word(i) == w::IT).unwrap_or(head);
    let made = it.checked_sub(1).filter(|&i| clear && i >= sentence.first && text.detail(i).lemma == w::MAKE);
    let first = group_start(page, sentence, made.unwrap_or(head));
    let be = (first..head).any(|i| page.is(i, Class::AUXILIARY));
    if made.is_none() && (!be || clear) {
        return None;
    }
    let (subject, inverted, shared) = subject::of(page, sentence, main, first)?;
    // "It is certain that", "There was concern".
    if text.is_word(subject.start(), &[w::IT, w::THERE, w::THIS, w::THAT]) {
        return None;
    }
    let form = Form::Finite;
    Some(Frame { first, end: next, head, form, subject: Some(subject), inverted, shared, share: SHARE, sentence: 0 })
}

/// "Asked whether it would rain, …", "when asked by Smith why …", "asked in March about the dam": a question, and as a
/// rule not who put it.
pub(super) fn asked(page: &Page<'_, '_>, sentence: &Sentence, head: usize, share: u8) -> Option<Frame> {
    let text = page.text;
    let next = head + 1;
    let agent = if text.word(next) == w::BY { Some(head + 2..np::after(page, head + 2, sentence.end)?) } else { None };
    question(page, agent.as_ref().map_or(next, |agent| agent.end), sentence.end)?;
    Some(Frame {
        first: head,
        end: next,
        head,
        form: Form::Passive,
        inverted: agent.is_some(),
        subject: agent.map(|agent| agent.into()),
        shared: false,
        share,
        sentence: 0,
    })
}

/// Where the question begins that somebody was asked, at token `from` or behind when and where that was.
pub(in crate::quote) fn question(page: &Page<'_, '_>, from: usize, end: usize) -> Option<usize> {
    const QUESTIONS: [WordId; 11] =
        [w::WHETHER, w::IF, w::WHY, w::HOW, w::WHAT, w::WHEN, w::WHERE, w::WHICH, w::WHO, w::ABOUT, w::TO];
    // When and where are told in a few words.
    const FAR: usize = 12;
    let text = page.text;
    let asked = |i: &usize| text.is_word(*i, &QUESTIONS);
    if asked(&from) {
        return Some(from);
    }
    let aside = page.is(from, TIME) || page.is_adverb(from) || text.is_word(from, &[w::LAST, w::THIS]);
    let ends = |i: &usize| !(page.is_word(*i) || page.kind(*i).is_numeric()) || page.is(*i, FINITE);
    if aside { (from..end.min(from + FAR)).find(|i| ends(i) || asked(i)).filter(asked) } else { None }
}

/// "in the words of Smith", "in her words".
pub(super) fn words(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    let text = page.text;
    let build = |first, end, subject: Range<usize>| {
        let (form, sentence) = (Form::According, 0);
        Some(Frame {
            first,
            end,
            head,
            form,
            subject: Some(subject.into()),
            inverted: true,
            shared: false,
            share: 90,
            sentence,
        })
    };
    if head < sentence.first + 2 || text.word(head - 2) != w::IN {
        return None;
    }
    if text.word(head - 1) == w::THE && text.word(head + 1) == w::OF {
        let start = head + 2;
        return build(head - 2, start, start..np::after(page, start, sentence.end)?);
    }
    let own = text.is_word(head - 1, &[w::HIS, w::HER, w::THEIR]);
    if own { build(head - 2, head + 1, head - 1..head) } else { None }
}

/// "as Smith put it".
pub(super) fn put(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    if page.text.word(head + 1) != w::IT {
        return None;
    }
    let first = group_start(page, sentence, head);
    let subject = np::before(page, sentence.first, first)?;
    // "put it down" puts nothing into words.
    let led = subject.start > sentence.first && page.text.word(page.back(subject.start)) == w::AS;
    if page.is_word(head + 2) && !led {
        return None;
    }
    Some(Frame {
        first,
        end: head + 2,
        head,
        form: Form::Finite,
        subject: Some(subject.into()),
        inverted: false,
        shared: false,
        share: 70,
        sentence: 0,
    })
}
