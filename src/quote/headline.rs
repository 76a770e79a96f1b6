//! Headlines with who says so before a colon and no marks: "Police: Two boats are missing", "Ruiz: Dam will hold".

use super::FINITE;
use super::cue::{Form, Frame};
use super::page::Page;
use super::relation::{Content, Relation, Rule};
use super::reported::SURE;
use super::signs::Sign;
use crate::lexicon::{Class, w};
use crate::section::{Block, BlockKind};
use crate::text::Kind;
use std::ops::Range;

/// Who says so is named in a few tokens.
const WIDEST: usize = 6;

/// Adds what the headline says that somebody said.
pub(super) fn relations(
    page: &Page<'_, '_>,
    blocks: &[Block],
    frames: &[Frame],
    // The relation that each has made.
    of_frame: &mut [Option<u32>],
    relations: &mut Vec<Relation>,
) {
    let Some(n) = blocks.iter().position(|block| block.kind == BlockKind::Headline) else { return };
    let Some(tokens) = page.text.paragraphs().get(n).map(|paragraph| paragraph.tokens()) else { return };
    let limit = tokens.end.min(tokens.start + WIDEST);
    let colon = (tokens.start + 1..limit).find(|&i| page.kind(i) == Kind::Colon && page.text.token(i + 1).spaced());
    let Some(colon) = colon else { return };
    let end = (colon + 1..tokens.end)
        .rev()
        .find(|&i| !matches!(page.kind(i), Kind::Period | Kind::Semicolon))
        .map_or(colon + 1, |last| last + 1);
    let content = colon + 1..end;
    // Marks have told already.
    if page.signs.any(Sign::Mark, tokens.start, end) || !states(page, content.clone()) {
        return;
    }
    let Some(source) = source(page, frames, tokens.start..colon) else { return };
    let sentence = page.sentences.partition_point(|sentence| sentence.end <= tokens.start) as u32;
    // "Ruiz: I will stay": what "I" does is said by Ruiz, not told of a writer.
    for (frame, taken) in frames.iter().zip(of_frame) {
        let own = |subject: Range<usize>| page.text.is_word(subject.start, &[w::I, w::WE]);
        if content.contains(&frame.head) && frame.subject.is_some_and(|subject| own(subject.range())) {
            *taken = Some(relations.len() as u32);
        }
    }
    relations.push(Relation {
        source: Some(source.into()),
        cue: Some((colon..colon + 1).into()),
        content: Content::one(content),
        rule: Rule::Headline,
        confidence: Rule::Headline.reported(),
        quoted: false,
        sentence,
        place: 0,
    });
}

/// Whether the words say something that can be true: they have a verb. "Ruiz: A life in pictures" has a matter.
fn states(page: &Page<'_, '_>, content: Range<usize>) -> bool {
    let text = page.text;
    // No noun phrase of two words is a statement.
    content.len() > 2
        && (page.is(content.start, Class::NEGATION)
            || text.word(content.start) == w::NO
            || content.clone().skip(1).any(|i| {
                let verb = page.is(i, FINITE | Class::VERB_BASE) && page.is_word(i - 1) || page.is_past(i);
                let noun = page.is(i - 1, Class::DETERMINER | Class::PREPOSITION) && text.word(i - 1) != w::TO;
                verb && !noun
            }))
}

/// Who says so: a paper, a post, people or a body; a name only where the story has them say something.
fn source(page: &Page<'_, '_>, frames: &[Frame], label: Range<usize>) -> Option<Range<usize>> {
    const NOBODY: Class =
        Class::RUBRIC.or(Class::FURNITURE).or(Class::LINK).or(Class::NEWSROOM).or(Class::PICTURE).or(Class::STAMP);
    let text = page.text;
    // "Ruiz to the mill: …", "Ruiz on the dam: …"
    let to = label.clone().skip(1).find(|&i| page.is(i, Class::PREPOSITION) && text.word(i) != w::OF);
    let who = label.start..to.unwrap_or(label.end);
    let last = who.end - 1;
    if !who.clone().all(|i| page.is_word(i) && (page.is_name(i) || !page.is(i, FINITE))) {
        return None;
    }
    let story = |frame: &Frame| page.sentences.get(frame.sentence as usize).is_some_and(|sentence| sentence.story);
    let speaks = || {
        frames.iter().any(|frame| {
            frame.share >= SURE
                && matches!(frame.form, Form::Finite | Form::According)
                && story(frame)
                && frame.subject.is_some_and(|subject| subject.range().any(|i| text.letters(i) == text.letters(last)))
        })
    };
    let known = page.is(last, Class::GROUP | Class::ROLE | Class::PERSON | Class::BODY | Class::DOCUMENT)
        && !page.is(who.start, NOBODY)
        && who.len() <= 3;
    (known || text.token(last).capitalised() && speaks()).then_some(who)
}
