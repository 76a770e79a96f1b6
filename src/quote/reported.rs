//! Reported speech without marks.

use super::clause;
use super::cue::{Form, Frame};
use super::page::Page;
use super::relation::{Relation, Rule};
use crate::lexicon::{Class, w};

/// A verb that reports less often than this makes no relation without a mark.
const WEAK: u8 = 33;
/// A verb that reports as often as this needs no other sign.
const SURE: u8 = 60;

pub(super) fn relations(page: &Page<'_, '_>, frames: &[Frame], relations: &mut Vec<Relation>) {
    // Where the last clause that a sure verb reports ends: a weak verb inside it is no news.
    let mut reported = 0;
    let mut taken = vec![false; frames.len()];
    for relation in relations.iter() {
        if let Some(frame) = relation.frame {
            taken[frame] = true;
        }
    }
    for (at, frame) in frames.iter().enumerate() {
        if taken[at] || matches!(frame.form, Form::Void) || frame.first < reported && frame.share < SURE {
            continue;
        }
        if let Some(relation) = relation(page, frames, at, frame) {
            if frame.share >= SURE
                && let Some(part) = relation.content.last()
            {
                reported = reported.max(part.end);
            }
            relations.push(relation);
        }
    }
}

fn relation(page: &Page<'_, '_>, frames: &[Frame], at: usize, frame: &Frame) -> Option<Relation> {
    let text = page.text;
    let sentence = &page.sentences[frame.sentence];
    if frame.share < WEAK || frame.subject.is_none() && frame.form != Form::Passive {
        return None;
    }
    let build = |rule: Rule, content: std::ops::Range<usize>| {
        Some(Relation {
            source: frame.subject.clone(),
            cue: Some(frame.first..frame.end),
            content: vec![content],
            rule,
            confidence: rule.confidence(),
            frame: Some(at),
            quoted: false,
            sentence: frame.sentence,
        })
    };
    if clause::is_tag(page, sentence, frame) || frame.form == Form::According {
        let rule = if frame.form == Form::According { Rule::AccordingTo } else { Rule::ClauseTag };
        let strong =
            frame.form == Form::According || frame.form == Form::Finite && frame.share >= SURE && !frame.shared;
        if strong && let Some(content) = clause::fronted(page, sentence, frames, frame) {
            let mut relation = build(rule, content);
            if let Some(rest) = clause::resumed(page, sentence, frames, frame)
                && let Some(relation) = &mut relation
            {
                relation.content.push(rest);
            }
            return relation;
        }
        if frame.form == Form::According {
            let mut start = frame.after();
            if page.kind(start) == crate::text::Kind::Comma {
                start += 1;
            }
            let end = clause::end(page, sentence, frames, start, start);
            return (start < end).then(|| build(rule, start..end)).flatten();
        }
    }
    let start = clause::complement(page, sentence, frame);
    if start >= sentence.end
        || matches!(
            page.kind(start),
            crate::text::Kind::Comma | crate::text::Kind::Semicolon | crate::text::Kind::Period
        )
    {
        return None;
    }
    // A quotation has been attributed before, to this verb or to another.
    if page.opens(start) || text.word(start) == w::THAT && page.opens(start + 1) {
        return None;
    }
    let end = clause::end(page, sentence, frames, start, start);
    if end <= start {
        return None;
    }
    let rule = if frame.form == Form::Infinitive {
        Rule::Infinitive
    } else if frame.form == Form::Passive {
        Rule::Passive
    } else if frame.form == Form::Ing && text.word(start) != w::THAT {
        Rule::Participle
    } else if text.word(start) == w::THAT {
        Rule::ThatClause
    } else if frame.share >= SURE {
        Rule::Clause
    } else {
        Rule::Object
    };
    if rule == Rule::Object && page.is(start, Class::PREPOSITION) && text.word(start) != w::TO {
        return None;
    }
    build(rule, start..end)
}
