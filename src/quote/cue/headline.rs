//! Verbs in headlines, which have a grammar of their own.

use super::{Form, Frame};
use crate::lexicon::{Class, w};
use crate::quote::np;
use crate::quote::page::{Page, Sentence};

/// A headline's verb, among capitals: all before it is the subject.
pub(super) fn among_capitals(page: &Page<'_, '_>, sentence: &Sentence, head: usize, share: u8) -> Option<Frame> {
    // Headlines are short; a name of many words is not one.
    const WIDEST: usize = 12;
    let class = page.text.class(head);
    if !class.any(Class::VERB_S | Class::VERB_PAST) || head - sentence.first > WIDEST || head + 1 >= sentence.end {
        return None;
    }
    // Every word of some length is capitalised, or this is a name in running text.
    let running = (sentence.first..sentence.end.min(head + WIDEST)).any(|i| {
        page.is_word(i)
            && !page.text.token(i).capitalised()
            && !page.text.token(i).clitic()
            && page.text.letters(i).len() > 4
    });
    if running || class.any(Class::PERSON | Class::BODY | Class::ROLE) {
        return None;
    }
    let subject = np::before(page, sentence.first, head)?;
    Some(Frame {
        first: head,
        end: head + 1,
        head,
        form: Form::Finite,
        subject: Some(subject.into()),
        inverted: false,
        shared: false,
        share,
        sentence: 0,
    })
}

/// Whether the past form at `head`, in a headline, is a passive: "Ministers accused of waste", "Mayor told to go by aides".
/// For what somebody does a headline has the present.
pub(super) fn passive(page: &Page<'_, '_>, head: usize) -> bool {
    let text = page.text;
    let next = head + 1;
    let told = || text.word(next + usize::from(text.word(next) == w::NOT)) == w::TO;
    page.is(head, Class::VERB_PART) && (text.is_word(next, &[w::OF, w::OVER, w::FOR, w::BY]) || told())
}
