//! The story with its quotations laid aside: sentences, and steps that pass over what is quoted.

use super::marks::Marks;
use crate::lexicon::Class;
use crate::section::{Block, BlockKind, FieldValue};
use crate::text::{Kind, Text};

/// A sentence as the writer's own words have it: a stop inside a quotation does not end it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) paragraph: u32,
    /// In a paragraph of the story, not a headline, caption or link.
    pub(super) story: bool,
}

/// Nobody writes a sentence of more tokens. A longer one is cut, lest the ends of its many clauses be looked
/// for over the whole of it again and again.
const LONGEST: usize = 160;

pub(super) struct Page<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) marks: &'a Marks,
    pub(super) sentences: Vec<Sentence>,
}

impl<'a, 't> Page<'a, 't> {
    pub(super) fn new(text: &'a Text<'t>, blocks: &[Block], marks: &'a Marks) -> Page<'a, 't> {
        let mut sentences: Vec<Sentence> = Vec::with_capacity(text.sentences().len());
        let mut cut = text.sentences().iter().map(|sentence| sentence.tokens()).peekable();
        let mut blocks = blocks.iter().peekable();
        // The first pair that ends after the sentence's first token.
        let mut pairs = marks.pairs.iter().filter(|pair| pair.parent.is_none()).peekable();
        for (n, paragraph) in text.paragraphs().iter().enumerate() {
            let tokens = paragraph.tokens();
            while blocks.next_if(|block| block.span.end <= paragraph.span().start).is_some() {}
            let kind = blocks.peek().map_or(BlockKind::Body, |block| block.kind);
            let mut first = tokens.start;
            // A dateline that opens the paragraph is no part of what its first sentence says.
            if let Some(end) = blocks.peek().and_then(|block| dateline_end(block)) {
                while first + 1 < tokens.end && text.token(first).start() < end {
                    first += 1;
                }
            }
            while let Some(range) = cut.next_if(|range| range.start < tokens.end) {
                while pairs.next_if(|pair| pair.end() <= range.end).is_some() {}
                // A sentence that ends inside the dateline.
                if range.end <= first {
                    continue;
                }
                let inside = pairs.peek().is_some_and(|pair| (pair.open as usize) < range.end);
                if inside && range.end < tokens.end {
                    continue;
                }
                if speaks(kind) {
                    let story = matches!(kind, BlockKind::Lede | BlockKind::Body);
                    while range.end - first > LONGEST {
                        let to = marks.at(first + LONGEST).map_or(first + LONGEST, |pair| pair.end()).min(range.end);
                        sentences.push(Sentence { first, end: to, paragraph: n as u32, story });
                        first = to;
                    }
                    sentences.push(Sentence { first, end: range.end, paragraph: n as u32, story });
                }
                first = range.end;
            }
        }
        Page { text, marks, sentences }
    }

    /// The token after `i`; after the whole quotation where `i` opens one.
    #[inline]
    pub(super) fn next(&self, i: usize) -> usize {
        match self.marks.at(i) {
            Some(pair) if pair.open as usize == i => pair.end(),
            _ => i + 1,
        }
    }

    /// The token before `i`; the opening mark where a quotation ends there.
    #[inline]
    pub(super) fn back(&self, i: usize) -> usize {
        let before = i.wrapping_sub(1);
        match self.marks.at(before) {
            Some(pair) if pair.close as usize == before => pair.open as usize,
            _ => before,
        }
    }

    /// Whether token `i` opens a quotation.
    #[inline]
    pub(super) fn opens(&self, i: usize) -> bool {
        self.marks.at(i).is_some_and(|pair| pair.open as usize == i)
    }

    #[inline]
    pub(super) fn kind(&self, i: usize) -> Kind {
        self.text.kind(i)
    }

    #[inline]
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.text.is(i, class)
    }

    #[inline]
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.text.kind(i) == Kind::Word
    }

    #[inline]
    pub(super) fn is_name(&self, i: usize) -> bool {
        self.text.kind(i) == Kind::Word && self.text.token(i).capitalised()
    }

    /// Whether the word is a past tense: of the lists, or with the ending of one.
    pub(super) fn is_past(&self, i: usize) -> bool {
        let class = self.text.class(i);
        if !class.is_none() {
            return class.any(Class::VERB_PAST);
        }
        self.text.kind(i) == Kind::Word
            && !self.text.token(i).capitalised()
            && self.text.letters(i).len() > 4
            && self.text.letters(i).ends_with("ed")
            && self.kind(i.wrapping_sub(1)) != Kind::Hyphen
    }

    /// Whether the word is an adverb: of the list, or with the ending of one.
    pub(super) fn is_adverb(&self, i: usize) -> bool {
        self.is(i, Class::ADVERB)
            || self.text.kind(i) == Kind::Word
                && self.text.class(i).is_none()
                && !self.text.token(i).capitalised()
                && self.text.letters(i).len() > 4
                && self.text.letters(i).ends_with("ly")
    }
}

/// Where the dateline ends that opens the block, in bytes.
fn dateline_end(block: &Block) -> Option<usize> {
    let field = block.fields.first()?;
    let opens = field.span.start == block.span.start && field.span.end < block.span.end;
    (opens && matches!(field.value, FieldValue::Dateline(_))).then_some(field.span.end)
}

/// Whether anybody is quoted in a block of the kind: not in bylines, times, credits and furniture.
fn speaks(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Byline
            | BlockKind::Timestamp
            | BlockKind::Dateline
            | BlockKind::Credit
            | BlockKind::Tagline
            | BlockKind::Endmark
            | BlockKind::Boilerplate
            | BlockKind::Correction
    )
}
