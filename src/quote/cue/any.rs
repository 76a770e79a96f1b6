//! Verbs that as a rule report nothing, as frames.

use super::Main;
use super::{Form, Frame, frame};
use crate::lexicon::Class;
use crate::quote::FINITE;
use crate::quote::np;
use crate::quote::page::{Page, Sentence};
use crate::text::Kind;

/// The nearest verb from token `from` to before token `to` that is no cue, as a frame.
pub(in crate::quote) fn any_verb(page: &Page<'_, '_>, sentence: &Sentence, from: usize, to: usize) -> Option<Frame> {
    // The verb of a quotation's clause is near.
    const NEAR: usize = 24;
    let floor = sentence.first.max(from).max(to.saturating_sub(NEAR));
    let verbs = FINITE | Class::VERB_ING | Class::VERB_BASE;
    let mut i = to;
    while i > floor {
        i = page.back(i);
        let class = page.text.class(i);
        if i < floor
            || !class.any(verbs) && !page.is_past(i)
            || class.any(Class::CUE)
            || class.any(Class::AUXILIARY) && page.is(i + 1, FINITE | Class::VERB_ING | Class::VERB_BASE)
        {
            continue;
        }
        let mut main = Main::new(sentence);
        main.at = main.at.max(to.saturating_sub(120));
        if let Some(frame) = frame(page, sentence, &mut main, i) {
            return Some(frame);
        }
    }
    None
}

/// A tag of any verb that begins at token `start`: "Smith shot back", "sniped Smith".
pub(in crate::quote) fn any_tag(page: &Page<'_, '_>, sentence: &Sentence, start: usize) -> Option<Frame> {
    let verb = |i: usize| page.is(i, Class::VERB_S) || page.is_past(i);
    let mut head = start;
    if !verb(start) || page.text.token(start).capitalised() {
        head = np::after(page, start, sentence.end)?;
        if page.kind(head) == Kind::Comma {
            head += 1;
        }
        while page.is_adverb(head) || page.is(head, Class::AUXILIARY) {
            head += 1;
        }
    }
    if !verb(head) || page.is(head, Class::AUXILIARY) || head >= sentence.end {
        return None;
    }
    let mut main = Main::new(sentence);
    main.at = main.at.max(start);
    let frame = frame(page, sentence, &mut main, head)?;
    (frame.form == Form::Finite && !frame.shared && frame.start() == start && frame.subject.is_some()).then_some(frame)
}
