//! What there is to see about a quotation and a cue, as the features by which they are matched.

use super::FINITE;
use super::cue::{Form, Frame};
use super::marks::Pair;
use super::page::{Page, Sentence};
use super::rank::{Features, Group, step};
use super::saying::Saying;
use super::signs::Sign;
use super::tokens::Tokens;
use super::usage::Guess;
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// What can stand before a quotation.
const MARKS: usize = 11;

/// The kinds of candidates.
const KINDS: usize = 9;

/// A quotation in its sentence.
pub(super) struct Look<'p, 'a, 't> {
    page: &'p Page<'a, 't>,
    open: usize,
    end: usize,
    words: usize,
    usage: usize,
    mark: usize,
    last: usize,
    whole: bool,
    story: bool,
    /// What stands before the article that stands before the quotation.
    article: usize,
    /// The shape of a tag behind it, plus one.
    pub(super) rival: usize,
    /// Whether the cue nearest before it touches it.
    pub(super) touched: usize,
}

impl<'p, 'a, 't> Look<'p, 'a, 't> {
    pub(super) fn new(page: &'p Page<'a, 't>, sentence: &Sentence, pair: &Pair, usage: Guess) -> Look<'p, 'a, 't> {
        let open = pair.open as usize;
        let text = page.text;
        let before = open.wrapping_sub(1);
        let mark = if open == sentence.first {
            9
        } else {
            match page.kind(before) {
                Kind::Colon => 0,
                Kind::Comma => 1,
                Kind::Word if text.word(before) == w::THAT => 2,
                Kind::Word if text.word(before) == w::AS => 3,
                // "called it ‘a wreck’"
                Kind::Word if text.is_word(before, &[w::IT, w::HIM, w::HER, w::THEM, w::ME, w::US, w::YOU]) => 10,
                Kind::Word if page.is(before, Class::DETERMINER) || text.word(before) == w::S_CLITIC => 4,
                Kind::Word if page.is(before, Class::PREPOSITION) => 5,
                Kind::Word if page.is(before, Class::CUE) => 6,
                Kind::Word
                    if page.is(
                        before,
                        Class::AUXILIARY | Class::VERB_PAST | Class::VERB_S | Class::VERB_BASE | Class::VERB_ING,
                    ) =>
                {
                    7
                }
                _ => 8,
            }
        };
        let last = match page.kind(pair.last().wrapping_sub(1)) {
            Kind::Comma => 0,
            Kind::Period => 1,
            Kind::Question | Kind::Exclamation => 2,
            Kind::Dash | Kind::Ellipsis => 3,
            _ if matches!(page.kind(pair.end()), Kind::Period | Kind::Comma | Kind::None) => 4,
            _ => 5,
        };
        let usage = match usage {
            Guess::Speech => 0,
            Guess::Title | Guess::Work => 1,
            Guess::Term => 2,
            Guess::Open if text.token(pair.first()).capitalised() => 3,
            Guess::Open => 4,
        };
        let whole = open == sentence.first && (!pair.closed || pair.end() + 1 >= sentence.end);
        // Longer ones count alike.
        let words = page.signs.count(Sign::Word, pair.first(), pair.last().min(pair.first() + 80));
        let article = if mark == 4 { article(page, sentence, before) } else { 0 };
        let end = pair.end();
        let story = sentence.story;
        let (rival, touched) = (0, 0);
        Look { page, open, end, words, usage, mark, last, whole, story, article, rival, touched }
    }

    #[inline(always)]
    fn common(&self, kind: usize) -> Features {
        let mut features = Features::default();
        features.set(Group::Kind, kind);
        features.set(Group::Place, kind * 2 + usize::from(self.story));
        features.set(Group::UsageKind, self.usage * KINDS + kind);
        features.set(Group::LengthKind, step(self.words) * KINDS + kind);
        features
    }

    /// A cue before the quotation, `order` others nearer.
    pub(super) fn left(&self, frame: &Frame, order: usize, outer: usize, held: usize, kind: usize) -> Features {
        let page = self.page;
        let text = page.text;
        let mut features = self.common(kind);
        let form = form(frame);
        let after = frame.after().min(self.open);
        features.set(Group::Form, form);
        features.set(Group::Share, if kind == 1 { 0 } else { 1 + usize::from(frame.share) / 15 });
        features.set(Group::Distance, step(self.open - after));
        features.set(Group::Order, order);
        features.set(Group::Mark, self.mark);
        features.set(Group::MarkForm, self.mark * 8 + form);
        features.set(Group::Subject, subject(page, frame.subject));
        let (mut verb, mut fresh, mut quoted, mut commas) = (false, false, false, 0);
        let mut i = after;
        while i < self.open {
            match page.kind(i) {
                Kind::Comma => {
                    commas += 1;
                    fresh |= page.is(i + 1, Class::CONJUNCTION | Class::PRONOUN);
                }
                Kind::Word => {
                    verb |= page.is(i, FINITE) && !text.token(i).clitic();
                }
                _ if page.opens(i) => {
                    quoted = true;
                    // A comma inside the marks parts clauses as one outside does.
                    let next = page.next(i);
                    if page.kind(next.wrapping_sub(2)) == Kind::Comma && next < self.open {
                        commas += 1;
                        fresh |= page.is(next, Class::CONJUNCTION);
                    }
                }
                _ => {}
            }
            i = page.next(i);
        }
        features.set(Group::Between, usize::from(verb) + 2 * usize::from(fresh) + 4 * usize::from(quoted));
        features.set(Group::Commas, commas);
        // The cue right before the quotation, or with no more than a comma or colon between.
        let adjacent = match self.open - after {
            0 => 1,
            1 if self.mark == 0 => 2,
            1 if self.mark == 1 => 3,
            _ => 0,
        };
        features.set(Group::Adjacent, adjacent * 4 + order.min(3));
        if kind == 1 {
            features.set(Group::VerbMark, self.mark);
            features.set(Group::VerbAdjacent, adjacent * 4 + form.min(3));
        }
        features.set(Group::OrderMark, order.min(4) * MARKS + self.mark);
        features.set(Group::OrderForm, order.min(4) * 8 + form);
        let lemma = lemma(page, frame.head);
        features.set(Group::Lemma, lemma);
        features.set(Group::LemmaMark, lemma * MARKS + self.mark);
        features.set(Group::LemmaOrder, lemma * 5 + order.min(4));
        features.set(Group::Held, held);
        features.set(Group::Outer, outer.min(2) * 6 + subject(page, frame.subject));
        features.set(Group::BeforeArticle, self.article);
        if self.rival > 0 {
            features.set(Group::Rival, (self.rival - 1).min(7) * 2 + usize::from(order == 0 && self.touched > 0));
        }
        features
    }

    /// A tag right behind the quotation, where there is a cue before it too.
    pub(super) fn after(&self, source: Option<Tokens>, shape: usize) -> Features {
        let mut features = self.common(6);
        features.set(Group::After, shape);
        features.set(Group::AfterLeft, self.touched);
        features.set(Group::AfterSubject, subject(self.page, source));
        features.set(Group::Mark, self.mark);
        features
    }

    /// A noun of saying before the quotation, with so many cues nearer.
    pub(super) fn saying(&self, saying: &Saying, nearer: usize) -> Features {
        let mut features = self.common(7);
        features.set(Group::Saying, saying.owner as usize * 4 + saying.link as usize);
        features.set(Group::SayingNearer, nearer);
        features.set(Group::Distance, step(self.open - saying.content.min(self.open)));
        features
    }

    /// A headline's first words, right before the quotation.
    pub(super) fn headline(&self) -> Features {
        self.common(8)
    }

    /// A tag behind the quotation.
    pub(super) fn right(&self, frame: &Frame) -> Features {
        let mut features = self.common(2);
        features.set(Group::Form, form(frame));
        features.set(Group::Share, 1 + usize::from(frame.share) / 15);
        features.set(Group::Subject, subject(self.page, frame.subject));
        features.set(Group::Distance, step(frame.start().saturating_sub(self.end)));
        features
    }

    /// The speaker before, so many sentences and paragraphs back.
    pub(super) fn carry(&self, sentences: usize, paragraphs: u32, kind: usize) -> Features {
        let mut features = self.common(kind);
        features.set(Group::CarryLength, step(self.words));
        features
            .set(Group::CarryPlace, (paragraphs as usize).min(1) * 6 + sentences.min(3) + usize::from(self.whole) * 3);
        features.set(Group::CarryEnd, self.last);
        features
    }

    /// What follows the quotation: nothing, a link, a verb, a noun that it stands before.
    fn next(&self) -> usize {
        let page = self.page;
        match page.kind(self.end) {
            Kind::Word if page.is(self.end, Class::PREPOSITION) => 1,
            Kind::Word if page.is(self.end, Class::CONJUNCTION) => 2,
            Kind::Word if page.is(self.end, Class::AUXILIARY | Class::VERB_PAST | Class::VERB_S) => 3,
            Kind::Word if page.text.token(self.end).capitalised() => 4,
            Kind::Word => 5,
            _ => 0,
        }
    }

    /// Whose it is: "NBC’s ‘Today’", "the ‘Today’ show".
    fn owner(&self) -> usize {
        let page = self.page;
        let text = page.text;
        let Some(before) = self.open.checked_sub(1) else { return 0 };
        if text.word(before) == w::S_CLITIC && text.token(before).clitic() {
            return 1 + usize::from(page.is(before.wrapping_sub(1), Class::OUTLET));
        }
        if text.is_word(before, &[w::THE, w::ON, w::OF]) && page.is(self.end, Class::DOCUMENT) {
            return 3;
        }
        if text.word(before) == w::ON && text.token(self.open + 1).capitalised() {
            return 4;
        }
        0
    }

    pub(super) fn nobody(&self, cues: usize) -> Features {
        let mut features = self.common(5);
        features.set(Group::NobodyLength, step(self.words));
        features.set(Group::NobodyUsage, self.usage);
        features.set(Group::NobodyMark, self.mark);
        features.set(Group::NobodyEnd, self.last);
        features.set(Group::NobodyCues, cues);
        features.set(Group::NobodyUsageMark, self.usage * MARKS + self.mark);
        features.set(Group::NobodyNextMark, self.next() * MARKS + self.mark);
        features.set(Group::NobodyOwner, self.owner());
        features
    }
}

fn form(frame: &Frame) -> usize {
    match frame.form {
        Form::Finite if frame.shared => 6,
        Form::Finite if frame.inverted => 7,
        Form::Finite => 0,
        Form::Ing => 1,
        Form::Infinitive => 2,
        Form::Passive => 3,
        Form::According => 4,
        Form::Void => 5,
    }
}

/// What stands before an article at token `i` and the words before it: a verb, a preposition, a mark.
fn article(page: &Page<'_, '_>, sentence: &Sentence, i: usize) -> usize {
    if i <= sentence.first {
        return 1;
    }
    let before = page.back(i);
    match page.kind(before) {
        Kind::Comma | Kind::Colon | Kind::Dash => 2,
        Kind::Word => match page.text.word(before) {
            w::AS => 3,
            w::OF => 4,
            _ if page.is(before, Class::PREPOSITION) => 5,
            w::IT | w::HIM | w::HER | w::THEM => 6,
            _ if page.is(before, Class::AUXILIARY) => 7,
            _ => 0,
        },
        _ => 0,
    }
}

fn subject(page: &Page<'_, '_>, subject: Option<Tokens>) -> usize {
    let Some(subject) = subject else { return 0 };
    if page.text.is_word(subject.start(), &[w::WHO, w::WHICH, w::THAT]) {
        2
    } else if page.is(subject.start(), Class::PRONOUN) && subject.len() == 1 {
        if page.text.is_word(subject.start(), &[w::I, w::WE, w::YOU, w::IT]) { 5 } else { 1 }
    } else if page.is_name(subject.end().wrapping_sub(1)) {
        3
    } else {
        4
    }
}

fn lemma(page: &Page<'_, '_>, head: usize) -> usize {
    let text = page.text;
    match text.detail(head).lemma {
        w::SAY => 0,
        w::TELL => 1,
        w::CALL => 2,
        _ if text.word(head) == w::ACCORDING => 3,
        _ => 4,
    }
}
