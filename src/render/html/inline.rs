//! What stands inside of a block: nested elements, cut where two spans cross.

use super::people::{People, antecedent};
use super::{Escaped, timeline};
use crate::Article;
use crate::Span;
use crate::quote::Attribution;
use crate::timex::Timex;
use std::collections::HashMap;
use std::fmt::Write as _;

/// A span to mark, and as what.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    what: What,
}

/// What is marked, by its place in the article's list. Of spans that start and end together the first encloses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Content(usize),
    Quotation(usize),
    Source(usize),
    Cue(usize),
    Dateline,
    /// A speaker, and which of the mentions on the page.
    Mention(u32, usize),
    Timex(usize),
}

/// Writes the blocks of an article in order.
pub(super) struct Inline<'a> {
    article: &'a Article<'a>,
    people: &'a People<'a>,
    /// In order of their starts, the longer first.
    marks: Vec<Mark>,
    next: usize,
    /// Marks of earlier blocks that reach beyond them.
    open: Vec<Mark>,
    /// The number of each mention by its start, for the lines that lead there.
    mentions: HashMap<Span, usize>,
}

impl<'a> Inline<'a> {
    pub(super) fn of(article: &'a Article<'a>, people: &'a People<'a>) -> Inline<'a> {
        let mut marks = Vec::new();
        let mut mentions = HashMap::new();
        let mut add = |span, what| marks.push(Mark { span, what });
        for (n, quotation) in article.quotations().iter().enumerate() {
            add(quotation.span, What::Quotation(n));
        }
        for (n, said) in article.attributions().iter().enumerate() {
            said.content.iter().for_each(|span| add(*span, What::Content(n)));
            said.source.iter().for_each(|span| add(*span, What::Source(n)));
            said.cue.iter().for_each(|span| add(*span, What::Cue(n)));
        }
        for speaker in article.speakers() {
            for span in &speaker.mentions {
                let number = mentions.len();
                mentions.insert(*span, number);
                add(*span, What::Mention(speaker.id, number));
            }
        }
        article.dateline().into_iter().for_each(|dateline| add(dateline.span, What::Dateline));
        for (n, timex) in article.timexes().iter().enumerate() {
            add(timex.span, What::Timex(n));
        }
        marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end()), mark.what));
        Inline { article, people, marks, next: 0, open: Vec::new(), mentions }
    }

    /// The words of `block` with their marks. Blocks come in order.
    pub(super) fn write(&mut self, out: &mut String, block: Span) {
        let mut stack = std::mem::take(&mut self.open);
        stack.retain(|mark| mark.span.end() > block.start());
        for mark in &stack {
            self.start(out, *mark, true);
        }
        let mut at = block.start();
        loop {
            let mark = self.marks.get(self.next).copied().filter(|mark| mark.span.start() < block.end());
            // What starts between blocks has no letter in it before this one.
            let start = mark.map_or(block.end(), |mark| mark.span.start().max(at));
            while let Some(end) = stack.iter().map(|mark| mark.span.end()).min().filter(|end| *end <= start) {
                let _ = write!(out, "{}", Escaped(&self.article.str()[at..end]));
                at = end;
                self.close(out, &mut stack, end);
            }
            let _ = write!(out, "{}", Escaped(&self.article.str()[at..start]));
            at = start;
            let Some(mark) = mark else { break };
            self.next += 1;
            self.start(out, mark, mark.span.start() < block.start());
            stack.push(mark);
            self.close(out, &mut stack, at);
        }
        for mark in stack.iter().rev() {
            self.end(out, *mark);
        }
        self.open = stack;
    }

    /// Ends the marks that end at `at`; those inside of them that go on start again.
    fn close(&self, out: &mut String, stack: &mut Vec<Mark>, at: usize) {
        let Some(first) = stack.iter().position(|mark| mark.span.end() <= at) else { return };
        for mark in stack[first..].iter().rev() {
            self.end(out, *mark);
        }
        let mut place = 0;
        stack.retain(|mark| {
            place += 1;
            mark.span.end() > at || place <= first
        });
        for mark in &stack[first..] {
            self.start(out, *mark, true);
        }
    }

    /// The start tag; of a mark that was cut, `again`, without the id.
    fn start(&self, out: &mut String, mark: Mark, again: bool) {
        let id = |out: &mut String, letter: char, n: usize| {
            if !again {
                let _ = write!(out, " id=\"{letter}{n}\"");
            }
        };
        match mark.what {
            What::Quotation(n) => {
                let quotation = &self.article.quotations()[n];
                let _ = write!(out, "<q class=\"{}\" data-quotation=\"{n}\"", quotation.usage.as_str());
                id(out, 'q', n);
            }
            What::Content(n) => {
                let said = &self.article.attributions()[n];
                let sure = match said.confidence {
                    sure if sure >= 0.9 => "sure",
                    fair if fair >= 0.75 => "fair",
                    _ => "faint",
                };
                let _ = write!(out, "<span class=\"said {} {sure}\" data-said=\"{n}\"", said.form.as_str());
                self.speaker(out, said);
                // One stop of the keyboard for each attribution: its first part.
                if !again && said.content.first() == Some(&mark.span) {
                    self.details(out, said);
                    id(out, 'a', n);
                }
            }
            What::Source(n) => {
                let said = &self.article.attributions()[n];
                let _ = write!(out, "<span class=\"source\" data-said=\"{n}\"");
                self.speaker(out, said);
                if let Some(person) = antecedent(self.article, said).and_then(|span| self.mentions.get(&span)) {
                    let _ = write!(out, " data-person=\"m{person}\"");
                }
            }
            What::Cue(n) => {
                let _ = write!(out, "<span class=\"cue\" data-said=\"{n}\"");
                self.speaker(out, &self.article.attributions()[n]);
            }
            What::Mention(speaker, n) => {
                let hue = self.people.hue(speaker);
                let _ = write!(out, "<span class=\"mention\" data-speaker=\"{speaker}\" style=\"--h:{hue}\"");
                id(out, 'm', n);
            }
            What::Dateline => out.push_str("<span class=\"place\""),
            What::Timex(n) => {
                let timex = &self.article.timexes()[n];
                let kind = timex.kind.as_str();
                let _ = write!(out, "<span class=\"timex {}\" data-timex=\"{n}\"", kind.to_lowercase());
                if !again {
                    timex_details(out, timex, &self.article.str()[timex.span]);
                    id(out, 't', n);
                }
            }
        }
        out.push('>');
    }

    fn end(&self, out: &mut String, mark: Mark) {
        match mark.what {
            What::Quotation(_) => out.push_str("</q>"),
            What::Timex(n) => {
                let value = &self.article.timexes()[n].value;
                let _ = write!(out, "<span class=\"value\" aria-hidden=\"true\">{value}</span></span>");
            }
            _ => out.push_str("</span>"),
        }
    }

    fn speaker(&self, out: &mut String, said: &Attribution) {
        if let Some(speaker) = said.speaker {
            let _ = write!(out, " data-speaker=\"{speaker}\" style=\"--h:{}\"", self.people.hue(speaker));
        }
    }

    /// What the card says of an attribution, and that the keyboard stops here.
    fn details(&self, out: &mut String, said: &Attribution) {
        let who = self.article.speaker(said).map_or("not known", |speaker| &speaker.name);
        let words = |span: Option<Span>| span.map_or("", |span| &self.article.str()[span]);
        let _ = write!(
            out,
            " tabindex=\"0\" role=\"group\" aria-label=\"{} speech of {}, {:.0} % sure\" data-who=\"{}\" \
             data-form=\"{}\" data-from=\"{}\" data-cue=\"{}\" data-rule=\"{}\" data-sure=\"{:.0}\"",
            said.form.as_str(),
            Escaped(who),
            said.confidence * 100.0,
            Escaped(who),
            said.form.as_str(),
            Escaped(words(said.source)),
            Escaped(words(said.cue)),
            Escaped(&said.rule),
            said.confidence * 100.0,
        );
    }
}

fn timex_details(out: &mut String, timex: &Timex, words: &str) {
    let when = timex.interval.map_or("no place on the calendar".into(), timeline::label);
    let _ = write!(
        out,
        " tabindex=\"0\" role=\"group\" aria-label=\"{}, {}, {:.0} % sure\" data-words=\"{}\" data-value=\"{}\" \
         data-when=\"{when}\" data-mod=\"{}\" data-rule=\"{}\" data-sure=\"{:.0}\"",
        timex.kind.as_str().to_lowercase(),
        when,
        timex.confidence * 100.0,
        Escaped(words),
        timex.value,
        timex.modifier.map_or("", |m| m.as_str()),
        Escaped(&timex.rule),
        timex.confidence * 100.0,
    );
    if let Some(interval) = timex.interval {
        let _ = write!(out, " data-interval=\"from {} to before {}\"", interval.start, interval.end);
    }
}
