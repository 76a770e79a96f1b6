//! The story with its quotations laid aside: sentences, and steps that pass over what is quoted.

use super::marks::{Marks, Pair};
use super::signs::{Sign, Signs};
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
    pub(super) signs: &'a Signs,
    pub(super) sentences: Vec<Sentence>,
}

impl<'a, 't> Page<'a, 't> {
    pub(super) fn new(text: &'a Text<'t>, blocks: &[Block], marks: &'a Marks, signs: &'a Signs) -> Page<'a, 't> {
        let cut = text.sentences();
        let mut page = Page { text, marks, signs, sentences: Vec::with_capacity(cut.len()) };
        // The next sentence, and the block of its paragraph.
        let (mut n, mut at) = (0, 0);
        for (paragraph, it) in text.paragraphs().iter().enumerate() {
            let tokens = it.tokens();
            while blocks.get(at).is_some_and(|block| block.span.end() <= it.span().start()) {
                at += 1;
            }
            let block = blocks.get(at);
            let kind = block.map_or(BlockKind::Body, |block| block.kind);
            let (speaks, story) = (speaks(kind), kind.is_story());
            let mut first = tokens.start;
            // A dateline that opens the paragraph is no part of what its first sentence says.
            if let Some(end) = block.and_then(dateline_end) {
                while first + 1 < tokens.end && text.token(first).start() < end {
                    first += 1;
                }
            }
            while let Some(range) = cut.get(n).map(|sentence| sentence.tokens())
                && range.start < tokens.end
            {
                n += 1;
                // A sentence that ends inside the dateline.
                if range.end <= first {
                    continue;
                }
                if signs.inside(range.end) && range.end < tokens.end {
                    continue;
                }
                if speaks {
                    page.cut(first, range.end, paragraph as u32, story);
                }
                first = range.end;
            }
        }
        page
    }

    /// Adds the sentence, in parts where it is too long.
    fn cut(&mut self, mut first: usize, end: usize, paragraph: u32, story: bool) {
        while end - first > LONGEST {
            let far = first + LONGEST;
            let to = if self.opens(far) || self.closes(far) { self.next(far) } else { far }.min(end);
            self.sentences.push(Sentence { first, end: to, paragraph, story });
            first = to;
        }
        self.sentences.push(Sentence { first, end, paragraph, story });
    }

    /// The token after `i`; after the whole quotation where `i` opens one.
    #[inline]
    pub(super) fn next(&self, i: usize) -> usize {
        if self.opens(i) { self.close(i) } else { i + 1 }
    }

    // Many ask for the next token, few at a mark.
    #[inline(never)]
    fn close(&self, i: usize) -> usize {
        self.opened(i).map_or(i + 1, |pair| pair.end())
    }

    /// The token before `i`; the opening mark where a quotation ends there.
    #[inline]
    pub(super) fn back(&self, i: usize) -> usize {
        let before = i.wrapping_sub(1);
        if self.closes(before) { self.open(before) } else { before }
    }

    #[inline(never)]
    fn open(&self, i: usize) -> usize {
        self.marks.closed_at(i).unwrap_or(i)
    }

    /// Whether token `i` opens a quotation.
    #[inline]
    pub(super) fn opens(&self, i: usize) -> bool {
        self.signs.is(i, Sign::Mark)
    }

    /// Whether token `i` closes a quotation.
    #[inline]
    pub(super) fn closes(&self, i: usize) -> bool {
        self.signs.is(i, Sign::Close)
    }

    /// The quotation that token `i` opens.
    pub(super) fn opened(&self, i: usize) -> Option<&Pair> {
        if self.opens(i) { self.marks.opened_at(i) } else { None }
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
        self.signs.is(i, Sign::Capital)
    }

    /// Whether the word is the second half of a name, whatever else it may be: "Moon Jae-in".
    pub(super) fn half(&self, i: usize) -> bool {
        let (token, hyphen) = (self.text.token(i), self.text.token(i.wrapping_sub(1)));
        hyphen.kind() == Kind::Hyphen && !token.spaced() && !hyphen.spaced() && self.is_name(i.wrapping_sub(2))
    }

    /// Whether the word is a common noun by what the lists do not say of it.
    pub(super) fn is_plain(&self, i: usize) -> bool {
        const OTHER: Class = Class::PRONOUN
            .or(Class::DETERMINER)
            .or(Class::PREPOSITION)
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::RELATIVE)
            .or(Class::AUXILIARY)
            .or(Class::ADVERB);
        self.is_word(i) && !self.text.token(i).capitalised() && !self.is(i, OTHER) && !self.text.token(i).clitic()
    }

    /// Whether a word that can be an auxiliary is a name before its verb: "Will wrote".
    pub(super) fn named_will(&self, i: usize) -> bool {
        self.is(i, Class::MODAL) && self.is(i + 1, Class::VERB_PAST) && !self.is(i + 1, Class::VERB_BASE)
    }

    /// Whether the word is a past tense: of the lists, or with the ending of one.
    pub(super) fn is_past(&self, i: usize) -> bool {
        self.is_so(i, Class::VERB_PAST, *b"ed", self.kind(i.wrapping_sub(1)) != Kind::Hyphen)
    }

    /// Whether the word is an adverb: of the list, or with the ending of one.
    pub(super) fn is_adverb(&self, i: usize) -> bool {
        self.is_so(i, Class::ADVERB, *b"ly", true)
    }

    /// Whether the lists give the word the class; or, if they do not have it and it `may` be so, whether it is a word
    /// in small letters, longer than its ending by three letters or more. No branches: nothing foretells either.
    #[inline]
    fn is_so(&self, i: usize, class: Class, ending: [u8; 2], may: bool) -> bool {
        let (token, held) = (self.text.token(i), self.text.class(i));
        let last = self.text.str().as_bytes().get(token.end().wrapping_sub(2)..).and_then(<[u8]>::first_chunk);
        let small = (token.kind() == Kind::Word) & !token.capitalised() & (token.end() - token.start() > 4);
        held.any(class) | (held.is_none() & may & small & (last == Some(&ending)))
    }
}

/// Where the dateline ends that opens the block, in bytes.
fn dateline_end(block: &Block) -> Option<usize> {
    let field = block.fields.first()?;
    let opens = field.span.start() == block.span.start() && field.span.end() < block.span.end();
    (opens && matches!(field.value, FieldValue::Dateline(_))).then_some(field.span.end())
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
