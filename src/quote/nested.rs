//! Speech inside speech: “He told me, ‘We are done,’” said Ruiz. The inner speaker for the inner quotation.

use super::clause;
use super::cue::{self, Form, Frame};
use super::marks::Pair;
use super::np;
use super::page::{Page, Sentence};
use super::relation::{Content, Relation, Rule};
use super::signs::Sign;
use super::usage::Guess;
use crate::lexicon::{Class, w};
use crate::text::Kind;

/// The inner quotation's cue stands at most so many tokens before it, and its tag so many behind.
const NEAR: usize = 10;
/// A sentence inside a quotation is looked at so far to both sides.
const FAR: usize = 40;

/// Adds the relations of quotations inside others.
pub(super) fn relations(
    page: &Page<'_, '_>,
    usages: &[Guess],
    of_pair: &mut [Option<u32>],
    relations: &mut Vec<Relation>,
) {
    let pairs = &page.marks.pairs;
    for (n, pair) in pairs.iter().enumerate() {
        let Some(parent) = pair.parent else { continue };
        let outer = &pairs[parent as usize];
        if matches!(usages[n], Guess::Title | Guess::Work | Guess::Term) || of_pair[parent as usize].is_none() {
            continue;
        }
        let Some((frame, rule)) = frame(page, pair, outer) else { continue };
        of_pair[n] = Some(relations.len() as u32);
        relations.push(Relation {
            source: frame.subject,
            cue: Some(frame.cue()),
            content: Content::one(pair.content()),
            rule,
            confidence: 0.8,
            quoted: true,
            sentence: frame.sentence,
            place: 0,
        });
    }
}

/// The cue that touches the quotation from the left, or the tag right behind it.
fn frame(page: &Page<'_, '_>, pair: &Pair, outer: &Pair) -> Option<(Frame, Rule)> {
    let open = pair.open as usize;
    // Most have no cue near.
    let near = |from, to| page.signs.any(Sign::Cue, from, to);
    if !near(open.saturating_sub(NEAR).max(outer.first()), open) & !near(pair.end(), pair.end() + NEAR) {
        return None;
    }
    let stop = |i: &usize| matches!(page.kind(*i), Kind::Period | Kind::Question | Kind::Exclamation);
    let floor = outer.first().max(open.saturating_sub(FAR));
    let first = (floor..open).rev().find(stop).map_or(floor, |i| i + 1);
    let limit = outer.last().min(pair.end() + FAR);
    let end = (pair.end()..limit).find(stop).unwrap_or(limit);
    let sentence = Sentence { first, end, paragraph: 0, story: true };
    let reports = |head: &usize| page.is(*head, Class::CUE) && page.text.detail(*head).cue >= 40;

    let before = (first.max(open.saturating_sub(NEAR))..open).rev().find(reports);
    if let Some(frame) = before.and_then(|head| cue::one(page, &sentence, head)) {
        // "Some ask me, ‘Why now?’"
        let told = clause::addresses(page, frame.head).then(|| np::after(page, frame.after(), open)).flatten();
        let after = told.unwrap_or(frame.after());
        let joined = after + 1 == open
            && (matches!(page.kind(after), Kind::Comma | Kind::Colon) || page.text.word(after) == w::THAT);
        if (after == open || joined) && frame.subject.is_some() && matches!(frame.form, Form::Finite | Form::Ing) {
            return Some((frame, Rule::SpeakerVerbQuote));
        }
    }
    let marked = matches!(page.kind(pair.last() - 1), Kind::Comma | Kind::Question | Kind::Exclamation);
    let behind = (pair.end()..end.min(pair.end() + NEAR)).find(reports).filter(|_| pair.closed && marked)?;
    let frame = cue::one(page, &sentence, behind)?;
    let rule = if frame.inverted { Rule::QuoteVerbSpeaker } else { Rule::QuoteSpeakerVerb };
    (frame.form == Form::Finite && !frame.shared && frame.start() == pair.end()).then_some((frame, rule))
}
