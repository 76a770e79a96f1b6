//! How likely it is that a verb without quotation marks reports something, by what stands around it.
//!
//! "found that the dam leaked" reports, "found a new sponsor" does not: the verb alone does not tell, and each sign
//! only leans to one side. So they are weighed; the weights are made as those of [`rank`](super::rank) are.

use super::cue::Frame;
use super::page::{Page, Sentence};
use super::rank::{self, Features, Group};
use super::relation::{Content, Rule};
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// What is less likely than this is left out: below, more would be wrong than the few that are right are worth.
pub(super) const LEAST: f32 = 0.4;

/// How likely it is, by the signs.
pub(super) fn share(features: &Features) -> f32 {
    let (at, share) = rank::best([features.score(), 0.0].into_iter()).unwrap_or((1, 1.0));
    if at == 0 { share } else { 1.0 - share }
}

/// The signs: the verb and its form, its subject, how what it would report begins and ends, and whether all of this
/// stands in somebody's words already.
pub(super) fn features(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    frame: &Frame,
    rule: Rule,
    content: &Content,
    within: bool,
) -> Features {
    let form = match rule {
        Rule::ThatClause => 0,
        Rule::Clause => 1,
        Rule::Object => 2,
        Rule::Participle => 3,
        Rule::Infinitive => 4,
        _ => 5,
    };
    let share = usize::from(frame.share);
    let word = |at: Option<usize>| at.map_or(NOTHING, |at| first_of(page, at));
    let before = frame.start().checked_sub(1).filter(|&at| at >= sentence.first);
    let finite = content.iter().flat_map(|part| part.range()).filter(|&i| page.is(i, super::FINITE)).take(3).count();
    let mut features = Features::default();
    features.set(Group::ToldForm, form);
    features.set(Group::ToldFormShare, form * 7 + share / 15);
    features.set(Group::ToldShare, share / 5);
    features.set(Group::ToldAuxiliary, auxiliary(page, frame));
    features.set(Group::ToldTense, tense(page.text.class(frame.head)));
    features.set(Group::ToldNegated, usize::from(negated(page, frame)));
    features.set(Group::ToldOpens, first_of(page, content.start()));
    features.set(Group::ToldEnds, first_of(page, content.last().end()));
    features.set(Group::ToldFinite, finite);
    features.set(Group::ToldSubject, word(frame.subject.map(|subject| subject.start())));
    features.set(Group::ToldSubjectLast, word(frame.subject.map(|subject| subject.end() - 1)));
    features.set(Group::ToldBefore, word(before));
    features.set(Group::ToldPlace, frame.first.saturating_sub(sentence.first) / 5);
    features.set(Group::ToldWithin, usize::from(within));
    features
}

/// No word is there.
const NOTHING: usize = 0;

/// What a token is, as far as it tells where a clause begins and who can speak.
fn first_of(page: &Page<'_, '_>, at: usize) -> usize {
    let text = page.text;
    let class = text.class(at);
    match page.kind(at) {
        _ if page.opens(at) => return 1,
        Kind::Comma => return 2,
        kind if kind.is_numeric() => return 3,
        Kind::Word => {}
        _ => return 4,
    }
    match text.word(at) {
        w::THAT => return 5,
        w::TO => return 6,
        w::HE | w::SHE | w::THEY | w::WE | w::I => return 7,
        w::IT | w::YOU => return 8,
        w::WHETHER | w::IF => return 9,
        w::S_CLITIC => return 10,
        _ => {}
    }
    let mut kind = u8::MAX;
    let mut classes = class.bits();
    while classes != 0 {
        kind = kind.min(TELLING[classes.trailing_zeros() as usize]);
        classes &= classes - 1;
    }
    // A name, whatever else its letters are.
    let named = text.token(at).capitalised() && kind > 6;
    if named {
        28
    } else if kind == u8::MAX {
        29
    } else {
        11 + usize::from(kind)
    }
}

/// By the number of a class, its place among those that tell, the first of which a word has being taken.
static TELLING: [u8; 64] = {
    const KINDS: [Class; 17] = [
        Class::RELATIVE,
        Class::SUBORDINATOR,
        Class::DETERMINER,
        Class::PRONOUN,
        Class::PREPOSITION,
        Class::CONJUNCTION,
        Class::AUXILIARY,
        Class::GROUP,
        Class::ROLE,
        Class::PERSON,
        Class::BODY,
        Class::DOCUMENT,
        Class::SAYING,
        Class::ADVERB,
        Class::VERB_ING,
        Class::CUE,
        super::FINITE,
    ];
    let mut places = [u8::MAX; 64];
    let mut n = KINDS.len();
    while n > 0 {
        n -= 1;
        let mut bits = KINDS[n].bits();
        while bits != 0 {
            places[bits.trailing_zeros() as usize] = n as u8;
            bits &= bits - 1;
        }
    }
    places
};

/// The first auxiliary of the verb.
fn auxiliary(page: &Page<'_, '_>, frame: &Frame) -> usize {
    let text = page.text;
    let Some(at) = (frame.first..frame.head).find(|&i| page.is(i, Class::AUXILIARY)) else { return 0 };
    match text.word(at) {
        w::WOULD | w::COULD | w::MIGHT | w::SHOULD | w::MUST | w::D_CLITIC => 1,
        w::HAS | w::HAVE | w::HAD => 2,
        w::IS | w::ARE | w::WAS | w::WERE | w::BE | w::BEEN | w::AM => 3,
        _ if page.is(at, Class::MODAL) => 4,
        _ => 5,
    }
}

fn tense(class: Class) -> usize {
    const FORMS: [Class; 3] = [Class::VERB_ING, Class::VERB_PAST, Class::VERB_S];
    FORMS.iter().position(|&form| class.any(form)).unwrap_or(FORMS.len())
}

fn negated(page: &Page<'_, '_>, frame: &Frame) -> bool {
    (frame.first..frame.head).any(|i| page.is(i, Class::NEGATION))
}
