//! How likely it is that a verb without quotation marks reports something, by what stands around it.
//!
//! "found that the dam leaked" reports, "found a new sponsor" does not: the verb alone does not tell, and each sign
//! only leans to one side. So they are weighed; the weights are made as those of [`rank`](super::rank) are.

use super::cue::Frame;
use super::page::{Page, Sentence};
use super::rank::{self, Features, Group};
use super::relation::{Content, Rule};
use super::tokens::Tokens;
use crate::lexicon::{self, Class, WordId, w};
use crate::text::{Kind, Token};
use std::hint::select_unpredictable;

/// What is less likely than this is left out: below, more would be wrong than the few that are right are worth.
pub(super) const LEAST: f32 = 0.4;

/// How likely it is, by the signs.
pub(super) fn share(features: &Features) -> f32 {
    let score = features.score();
    let share = 1.0 / (1.0 + rank::exp(-score.abs()));
    if score > 0.0 { share } else { 1.0 - share }
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
    let verb = |token: &&Token| page.text.class_of(token.word()).any(super::FINITE);
    // All are counted, since when the last that matters comes cannot be foreseen.
    let finite = |part: Tokens| page.text.tokens()[part.range()].iter().filter(verb).count();
    let finite: usize = content.iter().map(finite).sum();
    let mut features = Features::default();
    features.set(Group::ToldForm, form);
    features.set(Group::ToldFormShare, form * 7 + share / 15);
    features.set(Group::ToldShare, share / 5);
    features.set(Group::ToldAuxiliary, auxiliary(page, frame));
    features.set(Group::ToldTense, tense(page.text.class(frame.head)));
    features.set(Group::ToldNegated, usize::from(negated(page, frame)));
    features.set(Group::ToldOpens, first_of(page, content.start()));
    features.set(Group::ToldEnds, first_of(page, content.last().end()));
    features.set(Group::ToldFinite, finite.min(3));
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
    let token = page.text.token(at);
    match token.kind() {
        _ if page.opens(at) => 1,
        Kind::Comma => 2,
        kind if kind.is_numeric() => 3,
        Kind::Word => {
            let capital = usize::from(token.capitalised()) * lexicon::PLACES;
            usize::from(FIRST[token.word().0 as usize & (lexicon::PLACES - 1) | capital])
        }
        _ => 4,
    }
}

/// What a word is in small letters, and behind these what it is with a capital. What it is cannot be foreseen, so that a
/// table is quicker than to ask.
static FIRST: [u8; 2 * lexicon::PLACES] = {
    // Of the classes of a word the first of these tells.
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
    let mut first = [0; 2 * lexicon::PLACES];
    let mut n = 0;
    while n < lexicon::PLACES {
        let word = WordId(n as u16);
        let class = lexicon::class(word);
        let mut kind = 0;
        while kind < KINDS.len() && !class.any(KINDS[kind]) {
            kind += 1;
        }
        // A name, whatever else its letters are, but for the words of the grammar.
        let (small, capital) = match word {
            w::THAT => (5, 5),
            w::TO => (6, 6),
            w::HE | w::SHE | w::THEY | w::WE | w::I => (7, 7),
            w::IT | w::YOU => (8, 8),
            w::WHETHER | w::IF => (9, 9),
            w::S_CLITIC => (10, 10),
            _ if kind == KINDS.len() => (29, 28),
            _ if kind > 6 => (11 + kind as u8, 28),
            _ => (11 + kind as u8, 11 + kind as u8),
        };
        first[n] = small;
        first[lexicon::PLACES + n] = capital;
        n += 1;
    }
    first
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

/// The first of the participle, the past and the third person that the verb can be.
fn tense(class: Class) -> usize {
    const FORMS: [(Class, usize); 3] = [(Class::VERB_S, 2), (Class::VERB_PAST, 1), (Class::VERB_ING, 0)];
    FORMS.iter().fold(3, |tense, &(form, place)| select_unpredictable(class.any(form), place, tense))
}

fn negated(page: &Page<'_, '_>, frame: &Frame) -> bool {
    (frame.first..frame.head).any(|i| page.is(i, Class::NEGATION))
}
