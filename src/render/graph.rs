//! An article as labelled spans and the arrows between them: what brat and doccano know.

use crate::Article;
use crate::Span;
use crate::quote::{Attribution, Quotation, Speaker};
use crate::section::{Block, BlockKind};
use crate::timex::Timex;
use std::collections::HashMap;

/// What a labelled span stands for.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Block(&'a Block),
    Dateline,
    Quotation(&'a Quotation),
    Mention(&'a Speaker),
    Source,
    Cue,
    Content(&'a Attribution),
    Timex(&'a Timex),
}

impl Part<'_> {
    /// The labels are the words of the JSON.
    pub(super) fn label(self) -> &'static str {
        match self {
            Part::Block(block) => block.kind.as_str(),
            Part::Dateline => "dateline",
            Part::Quotation(_) => "quotation",
            Part::Mention(_) => "mention",
            Part::Source => "source",
            Part::Cue => "cue",
            Part::Content(_) => "content",
            Part::Timex(timex) => timex.kind.as_str(),
        }
    }
}

pub(super) struct Entity<'a> {
    pub(super) span: Span,
    pub(super) part: Part<'a>,
}

/// From one entity to another, by their places.
pub(super) struct Relation {
    pub(super) label: &'static str,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Who said a content.
pub(super) const SAID: &str = "said";
/// The words that say so.
pub(super) const CUED: &str = "cued";
/// A content goes on in its next part.
pub(super) const GOES_ON: &str = "goes_on";

#[derive(Default)]
pub(super) struct Graph<'a> {
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) relations: Vec<Relation>,
    places: HashMap<(&'static str, Span), usize>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(article: &'a Article<'_>) -> Graph<'a> {
        let mut graph = Graph::default();
        for block in article.blocks() {
            graph.add(block.span, Part::Block(block));
        }
        // A dateline on a line of its own is a block already.
        let own_line = article.blocks().iter().any(|b| b.kind == BlockKind::Dateline);
        if let Some(dateline) = article.dateline().filter(|_| !own_line) {
            graph.add(dateline.span, Part::Dateline);
        }
        for quotation in article.quotations() {
            graph.add(quotation.span, Part::Quotation(quotation));
        }
        for speaker in article.speakers() {
            for mention in &speaker.mentions {
                graph.add(*mention, Part::Mention(speaker));
            }
        }
        for said in article.attributions() {
            let source = said.source.and_then(|span| graph.add(span, Part::Source));
            let cue = said.cue.and_then(|span| graph.add(span, Part::Cue));
            let mut before = None;
            for span in &said.content {
                let Some(to) = graph.add(*span, Part::Content(said)) else { continue };
                match before {
                    Some(from) => graph.relations.push(Relation { label: GOES_ON, from, to }),
                    None => {
                        let arrows = [(SAID, source), (CUED, cue)];
                        let arrows = arrows.into_iter().filter_map(|(label, from)| Some((label, from?)));
                        graph.relations.extend(arrows.map(|(label, from)| Relation { label, from, to }));
                    }
                }
                before = Some(to);
            }
        }
        for timex in article.timexes() {
            graph.add(timex.span, Part::Timex(timex));
        }
        graph
    }

    /// The place of a span with its label: two attributions may share a source or a cue. No format
    /// takes a span of nothing.
    fn add(&mut self, span: Span, part: Part<'a>) -> Option<usize> {
        if span.is_empty() {
            return None;
        }
        let place = *self.places.entry((part.label(), span)).or_insert(self.entities.len());
        if place == self.entities.len() {
            self.entities.push(Entity { span, part });
        }
        Some(place)
    }
}
