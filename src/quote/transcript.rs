//! Transcripts without marks: "BELL: Are you ready?", "Q. And the boats?"

use super::page::Page;
use super::relation::{Content, Relation, Rule};
use crate::lexicon::Class;
use crate::text::Kind;
use std::ops::Range;

/// A label holds a name, a title, a party: few tokens.
const WIDEST: usize = 12;
/// So many labelled paragraphs make a transcript; fewer are a newsroom's "UPDATE:".
const FEWEST: usize = 3;

/// Adds what each labelled paragraph says.
pub(super) fn relations(page: &Page<'_, '_>, relations: &mut Vec<Relation>) {
    let text = page.text;
    // The labels, and the paragraphs they stand in.
    let mut labels: Vec<(usize, Range<usize>)> = Vec::new();
    for (n, paragraph) in text.paragraphs().iter().enumerate() {
        let tokens = paragraph.tokens();
        if text.token(tokens.start).all_caps()
            && let Some(end) = label(page, tokens.clone())
        {
            labels.push((n, tokens.start..end));
        }
    }
    let asked = |at: usize| matches!(text.letters(at), "Q" | "A");
    let fewest = if labels.iter().all(|(_, label)| asked(label.start)) { 2 } else { FEWEST };
    if labels.len() < fewest || !talk(page, &labels) {
        return;
    }
    for (n, label) in labels {
        let end = text.paragraphs()[n].tokens().end;
        let start = label.end + 1;
        // Marks have told already.
        if start >= end || page.opens(start) {
            continue;
        }
        // "Q" and "A" are nobody's names.
        let asked = asked(label.start);
        relations.push(Relation {
            source: (!asked).then(|| label.clone().into()),
            cue: Some((if asked { label.start } else { label.end }..start).into()),
            content: Content::one(start..end),
            rule: Rule::Transcript,
            confidence: Rule::Transcript.confidence(),
            quoted: true,
            sentence: 0,
            place: 0,
        });
    }
}

/// The mark that ends the label which opens a paragraph: words in capitals and a colon, or Q and A.
fn label(page: &Page<'_, '_>, tokens: Range<usize>) -> Option<usize> {
    let text = page.text;
    let first = tokens.start;
    if matches!(text.letters(first), "Q" | "A") {
        return matches!(page.kind(first + 1), Kind::Colon | Kind::Period).then_some(first + 1);
    }
    if page.is(first, Class::FURNITURE | Class::LINK | Class::NEWSROOM | Class::RUBRIC | Class::PICTURE | Class::STAMP)
        || text.letters(first).len() < 2
    {
        return None;
    }
    let limit = tokens.end.min(first + WIDEST);
    for i in first..limit {
        match page.kind(i) {
            Kind::Colon => return Some(i),
            Kind::Word if text.token(i).all_caps() => {}
            Kind::Comma | Kind::Period | Kind::OpenRound | Kind::CloseRound | Kind::Hyphen => {}
            _ => return None,
        }
    }
    None
}

/// Whether two and more take turns: one comes again, and one follows another without a word between.
fn talk(page: &Page<'_, '_>, labels: &[(usize, Range<usize>)]) -> bool {
    // "ANA RUIZ, HOST" is "RUIZ" later on.
    let name = |at: usize| {
        let label = &labels[at].1;
        let last = label.clone().find(|&i| matches!(page.kind(i), Kind::Comma | Kind::OpenRound)).unwrap_or(label.end);
        page.text.letters(last - 1)
    };
    // A turn or two later the first speaker has the word again.
    let again = (0..labels.len()).any(|n| (n + 2..labels.len().min(n + 5)).any(|m| name(n) == name(m)));
    let turns = labels.windows(2).filter(|two| two[1].0 == two[0].0 + 1).count();
    let both = (1..labels.len()).any(|n| name(n) != name(n - 1));
    // "A." alone may number a list.
    let (asks, answers) = ((0..labels.len()).any(|n| name(n) == "Q"), (0..labels.len()).any(|n| name(n) == "A"));
    turns > 0 && both && asks == answers && (again || asks)
}
