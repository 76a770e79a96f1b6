//! What a paragraph looks like: its length, case, marks and the classes of its words, counted in one pass.

use super::cues::{set, sets};
use super::look::{Closer, Counts, Look, PLACES, WORDS, bit, closer, each};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Paragraph, Text};
use std::ops::Range;

/// The tokens of a paragraph that are looked at one by one, from its start: the head of a paragraph
/// shows what it is, and the bound keeps the pass cheap on long ones.
pub(super) const HEAD: usize = 36;

/// The counts and marks of one paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// Its first token and the one after its last.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Words and numbers; of a paragraph longer than [`HEAD`] tokens an estimate.
    pub(super) words: u16,
    /// Of the head: words that carry meaning by their length, those with a capital, those all in capitals.
    pub(super) content: u8,
    pub(super) capitals: u8,
    pub(super) upper: u8,
    /// Words in lower case, of any length.
    pub(super) lower: u8,
    pub(super) numbers: u8,
    pub(super) places: u8,
    pub(super) readers: u8,
    pub(super) end: End,
    pub(super) start: Start,
    /// Plain prose, of which nothing was counted.
    pub(super) prose: bool,
    pub(super) marks: u32,
    /// The sets of trade words that a word of the head is in, and those that the first word is in.
    pub(super) sets: u32,
    pub(super) opens: u32,
    /// The kinds of the tokens of the head, a bit each; of plain prose those of its first words.
    pub(super) kinds: u64,
    /// The classes of the words of the head, and of the first word.
    pub(super) class: Class,
    pub(super) opener: Class,
    pub(super) counts: Counts,
    /// Lines of the same words have the same; so may a few others.
    pub(super) like: u32,
}

/// Marks and words that a line holds, as bits of [`Line::marks`].
pub(super) mod mark {
    pub(in crate::section) const COLON: u32 = 1;
    pub(in crate::section) const EARLY_COLON: u32 = 1 << 1;
    pub(in crate::section) const DASH: u32 = 1 << 2;
    pub(in crate::section) const BULLET: u32 = 1 << 3;
    pub(in crate::section) const SLASH: u32 = 1 << 4;
    pub(in crate::section) const AT: u32 = 1 << 5;
    pub(in crate::section) const HASH: u32 = 1 << 6;
    pub(in crate::section) const QUOTE: u32 = 1 << 7;
    pub(in crate::section) const BRACKET: u32 = 1 << 8;
    pub(in crate::section) const URL: u32 = 1 << 9;
    pub(in crate::section) const RIGHTS: u32 = 1 << 10;
    pub(in crate::section) const ARROW: u32 = 1 << 11;
    pub(in crate::section) const COMMA: u32 = 1 << 12;
    pub(in crate::section) const INNER_STOP: u32 = 1 << 13;
    pub(in crate::section) const MONTH: u32 = 1 << 14;
    pub(in crate::section) const YEAR: u32 = 1 << 15;
    pub(in crate::section) const CLOCK: u32 = 1 << 16;
    pub(in crate::section) const WEEKDAY: u32 = 1 << 17;
    pub(in crate::section) const PAST: u32 = 1 << 18;
    pub(in crate::section) const PRESENT: u32 = 1 << 19;
    pub(in crate::section) const GERUND: u32 = 1 << 20;
    pub(in crate::section) const AUXILIARY: u32 = 1 << 21;
    pub(in crate::section) const CUE: u32 = 1 << 22;
    pub(in crate::section) const GLUED: u32 = 1 << 23;
    pub(in crate::section) const EMAIL: u32 = 1 << 24;
    pub(in crate::section) const CURRENCY: u32 = 1 << 25;
    pub(in crate::section) const AGO: u32 = 1 << 26;
    pub(in crate::section) const ELLIPSIS: u32 = 1 << 27;
}

/// How a line ends, closing marks aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum End {
    #[default]
    Word,
    Number,
    Stop,
    StopQuote,
    Question,
    Exclamation,
    Colon,
    Comma,
    Ellipsis,
    Bracket,
    StopBracket,
    Quote,
    Mark,
}

/// How a line starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Start {
    #[default]
    Name,
    Lower,
    Number,
    Quote,
    Bracket,
    Bullet,
    Dash,
    Mark,
    Determiner,
    Pronoun,
    Preposition,
    Conjunction,
    Question,
    Imperative,
    Gerund,
    Subordinator,
    Auxiliary,
    Adverb,
    Upper,
}

impl Line {
    pub(super) fn has(&self, marks: u32) -> bool {
        self.marks & marks != 0
    }

    /// Whether it ends like a sentence.
    pub(super) fn stops(&self) -> bool {
        matches!(
            self.end,
            End::Stop | End::StopQuote | End::Question | End::Exclamation | End::StopBracket | End::Ellipsis
        )
    }

    /// Capitals in a hundred words that carry meaning.
    pub(super) fn title(&self) -> usize {
        100 * self.capitals as usize / usize::from(self.content.max(1))
    }

    pub(super) fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// The phrases that are counted.
const PHRASES: Class =
    Class::FURNITURE.or(Class::LINK).or(Class::NETWORK).or(Class::RUBRIC).or(Class::PICTURE).or(Class::OUTLET);

/// What marks say by themselves.
const MARKS: [(u64, u32); 9] = [
    (bit(Kind::Dash) | bit(Kind::Underscore), mark::DASH),
    (bit(Kind::Bullet), mark::BULLET),
    (bit(Kind::Slash), mark::SLASH),
    (bit(Kind::Hash), mark::HASH),
    (bit(Kind::OpenRound) | bit(Kind::OpenSquare), mark::BRACKET),
    (bit(Kind::Comma), mark::COMMA),
    (bit(Kind::Ellipsis), mark::ELLIPSIS),
    (bit(Kind::Currency), mark::CURRENCY),
    (bit(Kind::OpenGuillemet) | bit(Kind::CloseGuillemet), mark::ARROW),
];

/// The kinds of all quotation marks.
const QUOTES: u64 = (bit(Kind::Backtick) << 1) - bit(Kind::OpenDouble);

/// A number for a long paragraph, by two of its first words and its length.
pub(super) fn like(text: &Text<'_>, tokens: &Range<usize>) -> u32 {
    let word = |n: usize| u32::from(text.word(tokens.start + n).0);
    word(1) << 16 ^ word(3) ^ (tokens.len() as u32).wrapping_mul(0x9E37_79B1)
}

/// Of the letters and digits, without case: equal lines have equal ones. A line of prose goes by fewer words.
pub(super) fn hash(text: &Text<'_>, line: &Line) -> u32 {
    let tokens = line.tokens();
    if line.prose || tokens.len() > HEAD {
        let keys = text.key(tokens.start + 1) ^ text.key(tokens.start + 3).rotate_left(9);
        return (keys ^ tokens.len() as u64) as u32;
    }
    let words = tokens.filter(|i| text.kind(*i).is_word());
    let hash = words.fold(0u64, |h, i| (h.rotate_left(7) ^ text.key(i)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    (hash >> 16) as u32
}

pub(super) fn read(text: &Text<'_>, paragraph: &Paragraph) -> Line {
    let tokens = paragraph.tokens();
    let len = tokens.len();
    let head = tokens.start..tokens.end.min(tokens.start + HEAD);
    let short = len <= HEAD;
    let mut line = Line { first: tokens.start as u32, last: tokens.end as u32, ..Line::default() };
    line.opener = text.class(head.start);
    line.opens = sets(text.word(head.start));
    let mut look = Look::default();
    let tokens_of = &text.tokens()[head.clone()];
    let mut closer = Closer([0; 40]);
    // The first last, since all but the first are asked for too.
    for (code, token) in closer.0[1..].iter_mut().zip(tokens_of.get(1..).unwrap_or_default()) {
        *code = look.token(text.class_of(token.word()).bits(), token);
    }
    let behind = look.seen;
    closer.0[0] = look.token(line.opener.bits(), text.token(head.start));
    let [words, content, capitals, upper, lower, numbers, places, readers] = look.counts.to_le_bytes();
    line.words = u16::from(words);
    (line.content, line.capitals, line.upper, line.lower) = (content, capitals, upper, lower);
    (line.numbers, line.places, line.readers) = (numbers, places, readers);
    line.kinds = look.kinds;
    line.counts = closer.counts(text, tokens_of);
    line.like = look.like;
    line.class = Class::of(look.seen);
    line.sets = look.sets;
    let on = |holds: bool, mark: u32| u32::from(holds) * mark;
    let seen = |class: Class| behind & class.bits() != 0;
    line.marks |= on(seen(Class::VERB_PAST), mark::PAST)
        | on(seen(Class::VERB_S), mark::PRESENT)
        | on(seen(Class::VERB_ING), mark::GERUND)
        | on(seen(Class::AUXILIARY), mark::AUXILIARY)
        | on(seen(Class::CUE), mark::CUE)
        | on(line.counts(Class::MONTH), mark::MONTH)
        | on(line.counts(Class::WEEKDAY), mark::WEEKDAY)
        | on(look.sets & set::AGO != 0, mark::AGO);
    for (kinds, mark) in MARKS {
        line.marks |= on(line.kinds & kinds != 0, mark);
    }
    line.marks |= on(line.kinds & QUOTES != 0, mark::QUOTE);
    line.closer(text, &closer, short);
    if !short {
        // News has some nine words to ten tokens.
        line.words = line.words.max(1).saturating_add(((len - HEAD) * 9 / 10).min(60_000) as u16);
        line.like = like(text, &tokens);
    }
    line.end = end(text, tokens.clone());
    line.start = start(text, tokens);
    line
}

impl Line {
    /// How many words are of the class, up to four; a phrase of it counts twice.
    #[inline]
    pub(super) fn count(&self, class: Class) -> u8 {
        let Counts(ones, twos, fours) = self.counts;
        let class = class.bits();
        let bit = |counted: u64| u8::from(counted & class != 0);
        (bit(fours) * 4 + bit(twos) * 2 + bit(ones)).min(4)
    }

    /// Whether a word is of one of the classes, or in a phrase of it.
    #[inline]
    pub(super) fn counts(&self, class: Class) -> bool {
        let Counts(ones, twos, fours) = self.counts;
        (ones | twos | fours) & class.bits() != 0
    }

    fn number(&mut self, text: &Text<'_>, i: usize) {
        let letters = text.letters(i);
        if text.kind(i) == Kind::Number {
            if letters.len() == 4 && (letters.starts_with("19") || letters.starts_with("20")) {
                self.marks |= mark::YEAR;
            }
            if letters.len() <= 2
                && text.kind(i + 1) == Kind::Colon
                && text.kind(i + 2) == Kind::Number
                && !text.token(i + 2).spaced()
            {
                self.marks |= mark::CLOCK;
            }
            // "16.11 AEST"
            if text.is(i + 1, Class::ZONE) && text.token(i + 1).all_caps() && letters.contains('.') {
                self.marks |= mark::CLOCK;
            }
        }
    }

    /// What a mark says by what stands beside it.
    fn mark(&mut self, text: &Text<'_>, i: usize, at: usize) {
        let kind = text.kind(i);
        // "http:", "www."
        let address = |i: usize| matches!(text.letters(i), "http" | "https" | "www");
        let joins = !text.token(i).spaced() && !text.token(i + 1).spaced();
        if joins && matches!(kind, Kind::Colon | Kind::Period) && at > 0 && address(i - 1) {
            self.marks |= mark::URL;
        }
        self.marks |= match kind {
            Kind::Colon if at > 0 && text.kind(i.wrapping_sub(1)) == Kind::Number => 0,
            Kind::Colon if at <= 4 && i + 1 < self.last as usize => mark::COLON | mark::EARLY_COLON,
            Kind::Colon => mark::COLON,
            Kind::Hyphen if text.token(i).spaced() && text.token(i + 1).spaced() => mark::DASH,
            Kind::At if !text.token(i).spaced() && at > 0 && text.kind(i.wrapping_sub(1)).is_word() => mark::EMAIL,
            Kind::At => mark::AT,
            Kind::Period
                if joins
                    && matches!(
                        text.letters(i + 1),
                        "com" | "org" | "net" | "co" | "gov" | "edu" | "tv" | "uk" | "au" | "ca"
                    ) =>
            {
                mark::URL
            }
            Kind::Period | Kind::Question | Kind::Exclamation
                if i + 1 < self.last as usize
                    && text.token(i + 1).spaced()
                    && !text.is(i.wrapping_sub(1), Class::ABBREVIATION) =>
            {
                mark::INNER_STOP
            }
            Kind::Other => match text.letters(i) {
                "©" | "®" | "™" => mark::RIGHTS,
                "→" | "←" | ">" | "<" | "↓" | "↑" | "⟶" => mark::ARROW,
                _ => 0,
            },
            _ => 0,
        };
    }

    /// A closer look at the tokens that want one; phrases are counted only in a short line.
    fn closer(&mut self, text: &Text<'_>, of: &Closer, short: bool) {
        let first = self.first as usize;
        each(of.tokens(closer::MARK), |n| self.mark(text, first + n, n));
        each(of.tokens(closer::NUMBER), |n| self.number(text, first + n));
        each(of.tokens(closer::WORD), |n| {
            let i = first + n;
            let glued = (n > 0) & !text.token(i).spaced() & text.kind(i.wrapping_sub(1)).is_word();
            self.marks |= u32::from(glued) * mark::GLUED;
            if short {
                text.phrases_at(i, PHRASES.or(PLACES), |class| {
                    // A phrase says more than its words one by one.
                    self.counts.add_two(class.bits() & PHRASES.bits());
                    self.places = self.places.saturating_add(2 * u8::from(class.any(PLACES)));
                });
            }
        });
    }
}

/// How a line ends that ends with a token of the kind; 64 further on with a stop before it, or with one in its letters.
static ENDS: [End; 128] = {
    let mut ends = [End::Mark; 128];
    let mut at = 0;
    while at < 128 {
        let (kind, stop) = (1 << (at & 63), at >= 64);
        ends[at] = match kind {
            _ if kind == bit(Kind::Period) => End::Stop,
            _ if kind == bit(Kind::Question) => End::Question,
            _ if kind == bit(Kind::Exclamation) => End::Exclamation,
            _ if kind == bit(Kind::Ellipsis) => End::Ellipsis,
            _ if kind == bit(Kind::Colon) => End::Colon,
            _ if kind & (bit(Kind::Comma) | bit(Kind::Semicolon)) != 0 => End::Comma,
            _ if kind & (bit(Kind::CloseRound) | bit(Kind::CloseSquare)) != 0 => {
                if stop {
                    End::StopBracket
                } else {
                    End::Bracket
                }
            }
            _ if kind & QUOTES != 0 => {
                if stop {
                    End::StopQuote
                } else {
                    End::Quote
                }
            }
            _ if kind == bit(Kind::Word) => {
                if stop {
                    End::Stop
                } else {
                    End::Word
                }
            }
            _ if kind & WORDS != 0 => End::Number,
            _ => End::Mark,
        };
        at += 1;
    }
    ends
};

/// Without a branch: how a line ends is as good as random.
pub(super) fn end(text: &Text<'_>, tokens: Range<usize>) -> End {
    const STOPS: u64 = bit(Kind::Period) | bit(Kind::Ellipsis) | bit(Kind::Question) | bit(Kind::Exclamation);
    let Some(last) = tokens.end.checked_sub(1) else { return End::Mark };
    let before = |n: usize| if last >= tokens.start + n { bit(text.kind(last - n)) } else { 0 };
    let token = text.token(last);
    let (kind, first, second) = (bit(token.kind()), before(1), before(2));
    let stop = (first & STOPS != 0) | (kind & QUOTES != 0) & (first & QUOTES != 0) & (second & STOPS != 0);
    let stop = token.dotted() | (kind != bit(Kind::Word)) & stop;
    ENDS[token.kind() as usize & 63 | usize::from(stop) << 6]
}

/// How a line starts that starts with no word.
static STARTS: [Start; 64] = {
    let mut starts = [Start::Mark; 64];
    let mut at = 0;
    while at < 64 {
        let kind = 1 << at;
        starts[at] = match kind {
            _ if kind & WORDS != 0 => Start::Number,
            _ if kind & QUOTES != 0 => Start::Quote,
            _ if kind & (bit(Kind::OpenRound) | bit(Kind::OpenSquare)) != 0 => Start::Bracket,
            _ if kind == bit(Kind::Bullet) => Start::Bullet,
            _ if kind & (bit(Kind::Dash) | bit(Kind::Hyphen)) != 0 => Start::Dash,
            _ => Start::Mark,
        };
        at += 1;
    }
    starts
};

fn start(text: &Text<'_>, tokens: Range<usize>) -> Start {
    let i = tokens.start;
    let token = text.token(i);
    if token.kind() != Kind::Word {
        return STARTS[token.kind() as usize & 63];
    }
    let class = text.class(i);
    if !token.capitalised() {
        return Start::Lower;
    }
    if token.all_caps() && token.end() - token.start() > 2 && text.token(i + 1).all_caps() {
        return Start::Upper;
    }
    const GRAMMAR: [(Class, Start); 7] = [
        (Class::RELATIVE, Start::Question),
        (Class::DETERMINER, Start::Determiner),
        (Class::PRONOUN, Start::Pronoun),
        (Class::CONJUNCTION, Start::Conjunction),
        (Class::PREPOSITION, Start::Preposition),
        (Class::SUBORDINATOR, Start::Subordinator),
        (Class::AUXILIARY, Start::Auxiliary),
    ];
    // A bit for each, and the first of them, without a branch.
    let bits = GRAMMAR.iter().rev().fold(0u32, |bits, (of, _)| bits << 1 | u32::from(class.any(*of)));
    if let Some((_, start)) = GRAMMAR.get(bits.trailing_zeros() as usize) {
        return *start;
    }
    if text.is_word(i, &[w::HOW, w::WHY, w::WHEN, w::WHERE, w::WHAT]) {
        return Start::Question;
    }
    if class.any(Class::FIRST_NAME | Class::PLACE | Class::COUNTRY | Class::STATE | Class::OUTLET) {
        return Start::Name;
    }
    if class.any(Class::VERB_BASE) && !class.any(Class::ROLE) {
        return Start::Imperative;
    }
    if class.any(Class::VERB_ING) {
        return Start::Gerund;
    }
    if class.any(Class::ADVERB) {
        return Start::Adverb;
    }
    Start::Name
}
