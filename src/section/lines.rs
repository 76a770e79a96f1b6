//! What a paragraph looks like: its length, case, marks and the classes of its words, counted in one pass.

use super::cues::{set, sets};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Paragraph, Text, Token};
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
    /// The kinds of the tokens of the head, a bit each.
    pub(super) kinds: u64,
    /// The classes of the words of the head, and of the first word.
    pub(super) class: Class,
    pub(super) opener: Class,
    counts: Counts,
    /// Lines of the same words have the same; so may a few others.
    pub(super) like: u32,
}

/// How many words of the head are of each class: the ones, the twos, and whether there are four or more. All
/// classes are counted at once, a bit in each number.
#[derive(Clone, Copy, Debug, Default)]
struct Counts(u64, u64, u64);

impl Counts {
    #[inline]
    fn add(&mut self, class: u64) {
        let carry = self.0 & class;
        self.0 ^= class;
        self.2 |= self.1 & carry;
        self.1 ^= carry;
    }

    #[inline]
    fn add_two(&mut self, class: u64) {
        self.2 |= self.1 & class;
        self.1 ^= class;
    }
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

/// Words of the grammar, which say nothing of a title's capitals.
const GRAMMAR: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::PRONOUN)
    .or(Class::SUBORDINATOR)
    .or(Class::AUXILIARY)
    .or(Class::PARTICLE);
const PLACES: Class = Class::PLACE.or(Class::COUNTRY).or(Class::STATE);
/// The classes that are counted, and those of them that count only with a capital.
const COUNTED: Class = Class::FURNITURE
    .or(Class::NETWORK)
    .or(Class::LINK)
    .or(Class::RUBRIC)
    .or(Class::PICTURE)
    .or(Class::NEWSROOM)
    .or(Class::STAMP)
    .or(Class::ROLE);
const NAMES: Class = Class::FIRST_NAME.or(Class::OUTLET).or(Class::MONTH).or(Class::WEEKDAY);
/// The phrases that are counted.
const PHRASES: Class =
    Class::FURNITURE.or(Class::LINK).or(Class::NETWORK).or(Class::RUBRIC).or(Class::PICTURE).or(Class::OUTLET);

/// What a mark says by itself.
static MARKS: [u32; 64] = {
    let mut marks = [0; 64];
    marks[Kind::Dash as usize] = mark::DASH;
    marks[Kind::Underscore as usize] = mark::DASH;
    marks[Kind::Bullet as usize] = mark::BULLET;
    marks[Kind::Slash as usize] = mark::SLASH;
    marks[Kind::Hash as usize] = mark::HASH;
    marks[Kind::OpenRound as usize] = mark::BRACKET;
    marks[Kind::OpenSquare as usize] = mark::BRACKET;
    marks[Kind::Comma as usize] = mark::COMMA;
    marks[Kind::Ellipsis as usize] = mark::ELLIPSIS;
    marks[Kind::Currency as usize] = mark::CURRENCY;
    let mut kind = Kind::OpenDouble as usize;
    while kind <= Kind::Backtick as usize {
        marks[kind] = mark::QUOTE;
        kind += 1;
    }
    marks[Kind::OpenGuillemet as usize] = mark::ARROW | mark::QUOTE;
    marks[Kind::CloseGuillemet as usize] = mark::ARROW | mark::QUOTE;
    marks
};

/// The bit of a kind in [`Line::kinds`].
pub(super) const fn bit(kind: Kind) -> u64 {
    1 << kind as u8
}

const WORDS: u64 = bit(Kind::Word) | bit(Kind::Number) | bit(Kind::Ordinal) | bit(Kind::Decade);
const STOPS: u64 = bit(Kind::Period) | bit(Kind::Question) | bit(Kind::Exclamation);
/// Marks that say something only by what stands beside them.
const BESIDE: u64 = STOPS | bit(Kind::Colon) | bit(Kind::Hyphen) | bit(Kind::At) | bit(Kind::Other);

/// Prose has so many tokens at least.
const PROSE: usize = 20;
/// Words of paragraphs that may be more than prose: such a paragraph is counted in full.
const TELLING: Class = Class::FURNITURE.or(Class::NETWORK).or(Class::NEWSROOM).or(Class::PICTURE);

/// A long paragraph that ends like a sentence, and in whose first and last words nothing speaks of a caption, a
/// credit, a dateline or furniture. Most of a story is such, and for it this quick look is enough.
pub(super) fn prose(text: &Text<'_>, paragraph: &Paragraph) -> Option<Line> {
    let tokens = paragraph.tokens();
    let len = tokens.len();
    if len < PROSE {
        return None;
    }
    let stop = end(text, tokens.clone());
    if !matches!(stop, End::Stop | End::StopQuote | End::Question | End::Exclamation) {
        return None;
    }
    let first = text.token(tokens.start);
    let opener = text.class(tokens.start);
    let opens = first.kind() == Kind::Word && first.capitalised() || first.kind().is_quote();
    // "READ MORE", "SEOUL", "Read more: …"
    let upper = first.all_caps() && first.end() - first.start() > 2;
    let second = text.token(tokens.start + 1);
    let shouts = second.all_caps() && second.end() - second.start() > 1;
    if !opens || upper || opener.any(Class::LINK.or(Class::FURNITURE)) || shouts {
        return None;
    }
    let (mut class, mut kinds) = (Class::NONE, 0u64);
    for i in tokens.start..tokens.start + 18 {
        class = class | text.class(i);
        kinds |= bit(text.kind(i));
    }
    let mark = bit(Kind::At) | bit(Kind::Bullet) | bit(Kind::Slash) | bit(Kind::Other) | bit(Kind::Hash);
    let dash =
        bit(Kind::Dash) | bit(Kind::Underscore) | bit(Kind::Colon) | bit(Kind::OpenRound) | bit(Kind::OpenSquare);
    let place = opener.any(PLACES.or(Class::OUTLET)) || opener.is_none() || class.any(Class::OUTLET);
    if kinds & mark != 0 || kinds & dash != 0 && place {
        return None;
    }
    let mut kinds = 0u64;
    for i in tokens.end - 8..tokens.end {
        class = class | text.class(i);
        kinds |= bit(text.kind(i));
    }
    if kinds & (mark | bit(Kind::OpenRound)) != 0 || class.any(TELLING) && tells(text, tokens.clone()) {
        return None;
    }
    Some(Line {
        first: tokens.start as u32,
        last: tokens.end as u32,
        words: (len * 9 / 10).min(60_000) as u16,
        content: 12,
        lower: 12,
        end: stop,
        start: if first.kind() == Kind::Word { Start::Name } else { Start::Quote },
        prose: true,
        opener,
        like: like(text, &tokens),
        ..Line::default()
    })
}

/// Whether the words of pictures and furniture in a paragraph say more than they do in any story, where somebody "left"
/// or a "home" is sold.
fn tells(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let (mut furniture, mut pictures) = (0, 0);
    let head = tokens.start..tokens.end.min(tokens.start + HEAD);
    let tail = head.end.max(tokens.end - 8)..tokens.end;
    for i in head.chain(tail) {
        let class = text.class(i);
        if !class.any(TELLING) {
            continue;
        }
        furniture += usize::from(class.any(Class::FURNITURE));
        let plain = |i: usize| text.kind(i) == Kind::Word;
        if class.any(Class::PICTURE) {
            pictures += 1;
            // "Photos: …", "courtesy of …", "…, left, …"
            let side = sets(text.word(i)) & set::SIDE != 0;
            let apart = !plain(i - 1) || !plain(i + 1) || !plain(i.saturating_sub(2));
            if text.token(i).capitalised() || text.is_word(i, &[w::COURTESY]) || side && apart {
                return true;
            }
        }
        if class.any(Class::NETWORK.or(Class::NEWSROOM)) || furniture > 1 || pictures > 1 {
            return true;
        }
    }
    // "In this photo …"
    pictures > 0 && sets(text.word(tokens.start)) & set::CAPTION != 0
}

/// A number for a long paragraph, by two of its first words and its length.
fn like(text: &Text<'_>, tokens: &Range<usize>) -> u32 {
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
    // Backwards, so that what was seen before the last step is what stands behind the first word.
    for (n, token) in text.tokens()[head.clone()].iter().enumerate().rev() {
        look.token(text.class_of(token.word()).bits(), token, n);
    }
    let [words, content, capitals, upper, lower, numbers, places, readers] = look.counts.to_le_bytes();
    line.words = u16::from(words);
    (line.content, line.capitals, line.upper, line.lower) = (content, capitals, upper, lower);
    (line.numbers, line.places, line.readers) = (numbers, places, readers);
    line.kinds = look.kinds;
    line.counts = look.classes;
    line.like = look.like;
    line.class = Class::of(look.seen);
    line.sets = look.sets;
    let on = |holds: bool, mark: u32| u32::from(holds) * mark;
    let seen = |class: Class| look.behind & class.bits() != 0;
    line.marks |= on(seen(Class::VERB_PAST), mark::PAST)
        | on(seen(Class::VERB_S), mark::PRESENT)
        | on(seen(Class::VERB_ING), mark::GERUND)
        | on(seen(Class::AUXILIARY), mark::AUXILIARY)
        | on(seen(Class::CUE), mark::CUE)
        | on(line.counts(Class::MONTH), mark::MONTH)
        | on(line.counts(Class::WEEKDAY), mark::WEEKDAY)
        | on(look.sets & set::AGO != 0, mark::AGO);
    let mut kinds = line.kinds & !WORDS;
    while kinds != 0 {
        line.marks |= MARKS[kinds.trailing_zeros() as usize];
        kinds &= kinds - 1;
    }
    line.special(text, look.special, short);
    if !short {
        // News has some nine words to ten tokens.
        line.words = line.words.max(1).saturating_add(((len - HEAD) * 9 / 10).min(60_000) as u16);
        line.like = like(text, &tokens);
    }
    line.end = end(text, tokens.clone());
    line.start = start(text, tokens);
    line
}

/// What the pass over the words of a head gathers.
#[derive(Default)]
struct Look {
    kinds: u64,
    /// The classes of all words, and of all but the first.
    seen: u64,
    behind: u64,
    sets: u32,
    like: u32,
    classes: Counts,
    /// Eight counts in a byte each: words, those that carry meaning, those of them with a capital, those all in
    /// capitals, those in lower case, numbers, places, words to the reader.
    counts: u64,
    /// The tokens that want a closer look, a bit each: numbers, marks that say something by what stands beside them,
    /// words that may begin a phrase, words without space before them.
    special: u64,
}

/// Bits of a token's place in [`ADDS`], beyond those of [`Token::case`]: a short word of the grammar, a single letter, a
/// place, a word to the reader; digits; anything that does not count.
const LIGHT: usize = 1 << 3;
const SINGLE: usize = 1 << 4;
const PLACE: usize = 1 << 5;
const READER: usize = 1 << 6;
const DIGITS: usize = 1 << 7;
const NOTHING: usize = 1 << 8;

/// What a token adds to [`Look::counts`].
static ADDS: [u64; 2 * NOTHING] = {
    let mut adds = [0; 2 * NOTHING];
    let mut at = 0;
    while at < NOTHING {
        let (capital, upper, dotted) = (at & 1, at >> 1 & 1, at >> 2 & 1);
        let (light, single) = (at & LIGHT != 0, at & SINGLE != 0);
        let counts = [
            1,
            !light as u64,
            (!light && capital != 0) as u64,
            (upper != 0 && dotted == 0 && !single) as u64,
            1 - capital as u64,
            0,
            (at & PLACE != 0 && capital != 0) as u64,
            (at & READER != 0 && upper == 0) as u64,
        ];
        let mut n = 0;
        while n < 8 && at & DIGITS == 0 {
            adds[at] |= counts[n] << (8 * n);
            n += 1;
        }
        if at & DIGITS != 0 {
            adds[at] = 1 | 1 << 40;
        }
        at += 1;
    }
    adds
};

/// Where a kind of token stands in [`ADDS`], and whether it wants a closer look.
static ROWS: [u16; 64] = {
    let mut rows = [NOTHING as u16; 64];
    let mut kind = 0;
    while kind < 64 {
        if BESIDE & 1 << kind != 0 {
            rows[kind] |= SPECIAL as u16;
        }
        if WORDS & 1 << kind != 0 {
            rows[kind] = (DIGITS | SPECIAL) as u16;
        }
        kind += 1;
    }
    rows[Kind::Word as usize] = 0;
    rows
};
const SPECIAL: usize = 1 << 9;

impl Look {
    /// Without a branch: which token is a word, a name, a long word is as good as random.
    #[inline(always)]
    fn token(&mut self, class: u64, token: &Token, n: usize) {
        let set = sets(token.word());
        self.kinds |= bit(token.kind());
        self.behind = self.seen;
        self.seen |= class;
        self.sets |= set;
        let size = token.end() - token.start();
        let on = |holds: bool, bit: usize| usize::from(holds) * bit;
        let row = usize::from(ROWS[token.kind() as usize & 63]);
        // The ending of a word counts as none.
        let at = row
            | on(token.clitic(), NOTHING)
            | token.case()
            | on((class & GRAMMAR.bits() != 0) & (size <= 4), LIGHT)
            | on(size <= 1, SINGLE)
            | on(class & PLACES.bits() != 0, PLACE)
            | on(set & set::READER != 0, READER);
        let add = ADDS[at & (2 * NOTHING - 1)];
        self.counts += add;
        let counted = 0u64.wrapping_sub(add & 1);
        let word = (u32::from(token.word().0) << 8).wrapping_add(size as u32);
        self.like = self.like.wrapping_add(word & counted as u32);
        let class = class & counted;
        let close = u64::from(!token.spaced()) & add;
        let special = (row / SPECIAL) as u64 | class >> Class::OPENS.bits().trailing_zeros() | close;
        self.special |= (special & 1) << n;
        let names = NAMES.bits() & 0u64.wrapping_sub(token.case() as u64 & 1);
        self.classes.add(class & (COUNTED.bits() | names));
    }
}

impl Line {
    /// How many words are of the class, up to four; a phrase of it counts twice.
    #[inline]
    pub(super) fn count(&self, class: Class) -> u8 {
        let Counts(ones, twos, fours) = self.counts;
        let class = class.bits();
        if fours & class != 0 { 4 } else { u8::from(ones & class != 0) + 2 * u8::from(twos & class != 0) }
    }

    /// Gives each class that is counted, with its count.
    #[inline]
    pub(super) fn each_count(&self, mut give: impl FnMut(Class, u8)) {
        let Counts(ones, twos, fours) = self.counts;
        let mut classes = ones | twos | fours;
        while classes != 0 {
            let class = Class::of(classes & classes.wrapping_neg());
            give(class, self.count(class));
            classes &= classes - 1;
        }
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
        }
    }

    /// What a mark says by what stands beside it.
    fn mark(&mut self, text: &Text<'_>, i: usize, at: usize) {
        let kind = text.kind(i);
        // "http:", "www."
        let address = |i: usize| matches!(text.letters(i), "http" | "https" | "www");
        if matches!(kind, Kind::Colon | Kind::Period) && at > 0 && !text.token(i).spaced() && address(i - 1) {
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
                if !text.token(i).spaced()
                    && !text.token(i + 1).spaced()
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

    /// A closer look at the tokens of `special`, a bit each; phrases are counted only in a short line.
    fn special(&mut self, text: &Text<'_>, mut special: u64, short: bool) {
        while special != 0 {
            let n = special.trailing_zeros() as usize;
            special &= special - 1;
            let i = self.first as usize + n;
            let token = text.token(i);
            if !token.kind().is_word() {
                self.mark(text, i, n);
                continue;
            }
            if token.kind() != Kind::Word {
                self.number(text, i);
            }
            if n > 0 && !token.spaced() && text.kind(i - 1).is_word() {
                self.marks |= mark::GLUED;
            }
            // The second word of every phrase is of the lexicon.
            let next = text.token(i + 1);
            if short && (next.word().is_known() || matches!(next.kind(), Kind::Period | Kind::Hyphen)) {
                text.phrases_at(i, PHRASES.or(PLACES), |class| {
                    // A phrase says more than its words one by one.
                    self.counts.add_two(class.bits() & PHRASES.bits());
                    self.places = self.places.saturating_add(2 * u8::from(class.any(PLACES)));
                });
            }
        }
    }
}

fn end(text: &Text<'_>, tokens: Range<usize>) -> End {
    let Some(last) = tokens.end.checked_sub(1) else { return End::Mark };
    let before = |n: usize| if last >= tokens.start + n { text.kind(last - n) } else { Kind::None };
    let stop = |kind: Kind| matches!(kind, Kind::Period | Kind::Question | Kind::Exclamation | Kind::Ellipsis);
    match text.kind(last) {
        Kind::Period => End::Stop,
        Kind::Question => End::Question,
        Kind::Exclamation => End::Exclamation,
        Kind::Ellipsis => End::Ellipsis,
        Kind::Colon => End::Colon,
        Kind::Comma | Kind::Semicolon => End::Comma,
        Kind::CloseRound | Kind::CloseSquare => {
            if stop(before(1)) {
                End::StopBracket
            } else {
                End::Bracket
            }
        }
        kind if kind.is_quote() => {
            if stop(before(1)) || before(1).is_quote() && stop(before(2)) {
                End::StopQuote
            } else {
                End::Quote
            }
        }
        kind if kind.is_numeric() => End::Number,
        Kind::Word if text.token(last).dotted() => End::Stop,
        Kind::Word => End::Word,
        _ => End::Mark,
    }
}

fn start(text: &Text<'_>, tokens: Range<usize>) -> Start {
    let i = tokens.start;
    let token = text.token(i);
    match token.kind() {
        Kind::Word => {}
        kind if kind.is_numeric() => return Start::Number,
        kind if kind.is_quote() => return Start::Quote,
        Kind::OpenRound | Kind::OpenSquare => return Start::Bracket,
        Kind::Bullet => return Start::Bullet,
        Kind::Dash | Kind::Hyphen => return Start::Dash,
        _ => return Start::Mark,
    }
    let class = text.class(i);
    if !token.capitalised() {
        return Start::Lower;
    }
    if token.all_caps() && token.end() - token.start() > 2 && text.token(i + 1).all_caps() {
        return Start::Upper;
    }
    for (of, start) in [
        (Class::RELATIVE, Start::Question),
        (Class::DETERMINER, Start::Determiner),
        (Class::PRONOUN, Start::Pronoun),
        (Class::CONJUNCTION, Start::Conjunction),
        (Class::PREPOSITION, Start::Preposition),
        (Class::SUBORDINATOR, Start::Subordinator),
        (Class::AUXILIARY, Start::Auxiliary),
    ] {
        if class.any(of) {
            return start;
        }
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
