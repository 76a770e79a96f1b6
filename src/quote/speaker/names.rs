//! Finds the names of a text: runs of capitalised words, cut into a title and the name itself.

use super::run;
use crate::lexicon::{WordId, w};
use crate::quote::seek::seek;
use crate::quote::signs::{Sign, Signs};
use crate::section::{Block, BlockKind, FieldValue};
use crate::text::{Kind, Text};
use std::hint::select_unpredictable;

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// The first token of a title in capitals before the name, or of the name.
    pub(super) lead: u32,
    /// The first token of the name.
    pub(super) first: u32,
    /// The token after the name.
    pub(super) last: u32,
    /// The number of its sentence.
    pub(super) sentence: u32,
    /// Whom it stands for; [`NOBODY`] until the names are linked.
    pub(super) entity: u32,
    pub(super) shape: Shape,
    pub(super) flags: u8,
    /// Gender bits of a form of address or an office before it.
    pub(super) gender: u8,
    /// How prominent its place in the sentence is; [`UNSEEN`] until somebody asks.
    pub(super) rank: u8,
    /// Words of the name: initials and particles count.
    pub(super) words: u8,
    /// What follows speaks for: a person above zero, a thing below.
    pub(super) evidence: i8,
}

impl Mention {
    /// Whether the words alone may be a person's.
    pub(super) fn is_person(&self) -> bool {
        matches!(self.shape, Shape::Person | Shape::Several)
    }
}

pub(super) const NOBODY: u32 = u32::MAX;
pub(super) const UNSEEN: u8 = u8::MAX;

/// What the words of a name alone say of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A title, a given name or initials show a person.
    Person,
    /// Several words of no list.
    Several,
    /// One word that may be anything.
    Single,
    /// A body, company or outlet.
    Body,
    /// A country, state or city.
    Place,
    /// Several people without a name.
    Group,
    /// A document or other thing that says something.
    Thing,
}

/// The mention stands in a paragraph of the story, not in a headline or caption.
pub(super) const STORY: u8 = 1;
/// It stands inside quotation marks.
pub(super) const QUOTED: u8 = 2;
/// Its first word opens a sentence, which may be all the reason for the capital.
pub(super) const OPENS: u8 = 4;
/// "the" stands before it.
pub(super) const THE: u8 = 8;
/// It stands before a noun, as in "the Cole campaign".
pub(super) const MODIFIER: u8 = 16;
/// All of it in capitals, where the words around it are not.
pub(super) const CAPS: u8 = 32;
/// A form of address or an office stands before it.
pub(super) const TITLED: u8 = 64;

/// A word of some list, capitalised for another reason perhaps: a name only where the text has it elsewhere
/// ("Baker said" after "Brian Baker").
pub(super) const DOUBT: u8 = 128;

/// Whether the names of such a block may tell how somebody of the story is called in full.
fn bears_names(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Byline
            | BlockKind::Timestamp
            | BlockKind::Credit
            | BlockKind::Related
            | BlockKind::Tagline
            | BlockKind::Endmark
            | BlockKind::Boilerplate
            | BlockKind::Correction
    )
}

/// Where a sentence begins, and whether in the story.
#[derive(Clone, Copy, Debug)]
struct Start {
    token: u32,
    story: bool,
}

/// What the one walk over the tokens finds.
pub(super) struct Walk {
    /// All names of the story, and of the heads and captions around it, in order.
    pub(super) mentions: Vec<Mention>,
    /// The first tokens of the sentences, those inside a quotation not counted: however long somebody
    /// is quoted, "he said" after it lies as near to what stands before.
    sentences: Vec<Start>,
    /// Each "he" and "she" of the story outside quotation marks.
    pub(super) pronouns: Vec<u32>,
    /// Where the last questions ended.
    near_sentence: usize,
    near_mention: usize,
}

impl Walk {
    /// The number of the sentence of token `i`.
    pub(super) fn sentence(&mut self, i: usize) -> u32 {
        self.near_sentence = seek(&self.sentences, self.near_sentence, |start| start.token as usize <= i);
        self.near_sentence as u32
    }

    /// Whether sentence `n`, as [`sentence`](Walk::sentence) numbers them, is of the story.
    pub(super) fn in_story(&self, n: u32) -> bool {
        (n as usize).checked_sub(1).and_then(|n| self.sentences.get(n)).is_some_and(|start| start.story)
    }

    /// The first token of sentence `n`, as [`sentence`](Walk::sentence) numbers them, where it is of the story.
    pub(super) fn begins(&self, n: u32) -> Option<usize> {
        let start = (n as usize).checked_sub(1).and_then(|n| self.sentences.get(n))?;
        start.story.then_some(start.token as usize)
    }

    /// The number of the first name that ends after token `i`.
    pub(super) fn after(&mut self, i: usize) -> usize {
        self.near_mention = seek(&self.mentions, self.near_mention, |m| m.last as usize <= i);
        self.near_mention
    }
}

pub(super) fn walk(text: &Text<'_>, blocks: &[Block], signs: &Signs) -> Walk {
    let tokens = text.tokens();
    let sentences = text.sentences();
    // Where the nth sentence ends, the first being the one before the text.
    let ends = |n: usize| sentences.get(n.wrapping_sub(1)).map_or(usize::MAX, |sentence| sentence.tokens().end);
    let mut walk = Walk {
        mentions: Vec::with_capacity(tokens.len() / 12 + 8),
        sentences: Vec::with_capacity(sentences.len() + 1),
        pronouns: Vec::with_capacity(tokens.len() / 64 + 8),
        near_sentence: 0,
        near_mention: 0,
    };
    let paragraphs = text.paragraphs();
    let mut paragraph = 0;
    let (mut sentence, mut next_sentence) = (0, 0);
    let mut opened = 0;
    let mut at = 0;
    for block in blocks {
        // Blocks stand in the order of the text, so the search only ever goes on.
        at = seek(tokens, at, |token| token.start() < block.span.start());
        // A block is a paragraph as a rule.
        while paragraph + 1 < paragraphs.len() && paragraphs[paragraph].span().end() < block.span.end() {
            paragraph += 1;
        }
        let end = paragraphs.get(paragraph).map_or(at, |p| p.tokens().end);
        let end = if text.token(end.wrapping_sub(1)).end() == block.span.end() {
            end
        } else {
            seek(tokens, at, |token| token.start() < block.span.end())
        };
        if !bears_names(block.kind) {
            at = end;
            continue;
        }
        // The places of a dateline are not of the story.
        if let Some(FieldValue::Dateline(dateline)) = block.fields.first().map(|field| &field.value) {
            at = seek(tokens, at, |token| token.start() < dateline.span.end().min(block.span.end()));
        }
        let titles = in_titles(text, at, end, signs);
        let story = if block.kind.is_story() && !titles { STORY } else { 0 };
        let mut quoted = 0;
        // From one capital, mark, pronoun or end of a sentence to the next. Which of them it is cannot be foreseen, so
        // all is done at each, and only a name is a branch.
        while at < end {
            let token = &tokens[at];
            let fresh = at >= next_sentence;
            opened = select_unpredictable(fresh, at, opened);
            push_if(fresh & (quoted == 0), &mut walk.sentences, Start { token: at as u32, story: story != 0 });
            sentence += usize::from(fresh);
            next_sentence = ends(sentence);
            while next_sentence <= at {
                sentence += 1;
                next_sentence = ends(sentence);
            }
            let he = (token.word() == w::HE) | (token.word() == w::SHE);
            const NAMED: u8 = Sign::Name.bit() | Sign::Capital.bit();
            if signs.at(at) & select_unpredictable(he, 0, NAMED) == NAMED {
                let flags = story | quoted | select_unpredictable(opens(text, opened, at, signs), OPENS, 0);
                let place = run::Place { at, end, flags, titles, sentence: walk.sentences.len() as u32 };
                at = run::name(text, place, signs, &mut walk.mentions);
                // A name that goes on where a sentence is said to end.
                if at > next_sentence {
                    continue;
                }
            } else {
                if he & (story != 0) & (quoted == 0) {
                    walk.pronouns.push(at as u32);
                }
                let (kept, turned) = MARKS[token.kind() as usize & 63];
                quoted = quoted & kept ^ turned;
                at += 1;
            }
            at = signs.reach(Sign::Name, at, end);
        }
    }
    walk
}

/// Adds the item where `holds`, without a branch.
#[inline]
pub(super) fn push_if<T: Copy>(holds: bool, items: &mut Vec<T>, item: T) {
    let len = items.len() + usize::from(holds);
    items.push(item);
    items.truncate(len);
}

/// By the kind of a mark, what it leaves of [`QUOTED`] and what it turns round.
static MARKS: [(u8, u8); 64] = {
    let mut marks = [(QUOTED, 0); 64];
    marks[Kind::OpenDouble as usize] = (0, QUOTED);
    marks[Kind::OpenTicks as usize] = (0, QUOTED);
    marks[Kind::OpenGuillemet as usize] = (0, QUOTED);
    marks[Kind::CloseDouble as usize] = (0, 0);
    marks[Kind::CloseGuillemet as usize] = (0, 0);
    marks[Kind::StraightDouble as usize] = (QUOTED, QUOTED);
    marks[Kind::TwoSingles as usize] = (QUOTED, QUOTED);
    marks
};

/// Whether `at..end` is a line that gives every word of weight a capital, as headlines do.
fn in_titles(text: &Text<'_>, at: usize, end: usize, signs: &Signs) -> bool {
    // Longer lines are prose.
    if end - at > 28 {
        return false;
    }
    // Fewer than three capitals make no headline.
    let capitals = signs.count(Sign::Capital, at, end);
    if capitals < 3 {
        return false;
    }
    let (mut capital, mut lower) = (0, 0);
    // Eight at a time: in most prose the first eight show it.
    for tokens in text.tokens()[at..end].chunks(8) {
        for token in tokens {
            let weighty = (token.kind() == Kind::Word) & !token.clitic() & (token.span().len() > 3);
            capital += usize::from(weighty & token.capitalised());
            lower += usize::from(weighty & !token.capitalised());
        }
        if lower * 3 >= capitals {
            return false;
        }
    }
    (capital >= 3) & (capital > lower * 3)
}

/// Whether `at` is the first word after `start`, but for opening marks.
fn opens(text: &Text<'_>, start: usize, at: usize, signs: &Signs) -> bool {
    let before = text.kind(at.wrapping_sub(1));
    (at == start)
        | before.is_quote()
        | (before == Kind::Colon)
        | (at - start <= 3) & !signs.among(Sign::Word, start, at - start)
}

/// A number for a word that is the same wherever the word stands, whatever its case: its number in the
/// lexicon, or a hash of its letters.
pub(super) fn tag(text: &Text<'_>, i: usize) -> u32 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    const CASE: u64 = 0x2020_2020_2020_2020;
    let (start, width) = (text.token(i).start(), text.width(i));
    let bytes = text.str().as_bytes();
    let eight = |from: usize| {
        u64::from_le_bytes(bytes.get(from..).and_then(<[u8]>::first_chunk).map_or([0; 8], |eight| *eight))
    };
    // The first eight letters and the last; whether there are more cannot be foreseen.
    let mut hash = text.key(i).wrapping_mul(SPREAD);
    let last = if width > 8 { eight(start + width.max(8) - 8) | CASE } else { 0 };
    hash = (hash ^ hash >> 29 ^ last).wrapping_mul(SPREAD);
    if width > 16 {
        for between in (8..width - 8).step_by(8) {
            hash = (hash ^ hash >> 29 ^ (eight(start + between) | CASE)).wrapping_mul(SPREAD);
        }
    }
    let hash = (hash >> 32) as u32 | 0x8000_0000;
    let word = text.word(i);
    if word != WordId::NONE { u32::from(word.0) } else { hash }
}

/// A hash of letters, in lower case.
pub(super) fn letters_tag(letters: &[u8]) -> u32 {
    letters.iter().fold(0x811C_9DC5_u32, |hash, b| (hash ^ u32::from(b | 0x20)).wrapping_mul(0x0100_0193))
}
