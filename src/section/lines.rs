//! What a paragraph looks like: its length, case, marks and the classes of its words, counted in one pass.

use crate::lexicon::{Class, w};
use crate::text::{Kind, Paragraph, Text};

/// The tokens of a paragraph that are looked at one by one, from its start: the head of a paragraph
/// shows what it is, and the bound keeps the pass cheap on long ones.
const HEAD: usize = 36;

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
    pub(super) furniture: u8,
    pub(super) networks: u8,
    pub(super) links: u8,
    pub(super) rubrics: u8,
    pub(super) pictures: u8,
    pub(super) newsroom: u8,
    pub(super) stamps: u8,
    pub(super) names: u8,
    pub(super) roles: u8,
    pub(super) outlets: u8,
    pub(super) places: u8,
    pub(super) readers: u8,
    pub(super) marks: u32,
    pub(super) end: End,
    pub(super) start: Start,
    /// Plain prose, of which nothing was counted.
    pub(super) prose: bool,
    /// Of the letters and digits, without case: equal lines have equal ones.
    pub(super) hash: u32,
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

    pub(super) fn tokens(&self) -> std::ops::Range<usize> {
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
/// The classes that are counted.
const COUNTED: Class = Class::FURNITURE
    .or(Class::NETWORK)
    .or(Class::LINK)
    .or(Class::RUBRIC)
    .or(Class::PICTURE)
    .or(Class::NEWSROOM)
    .or(Class::STAMP)
    .or(Class::ROLE)
    .or(Class::FIRST_NAME)
    .or(Class::OUTLET)
    .or(PLACES);

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
    let bit = |kind: Kind| 1u64 << kind as u8;
    let first = text.token(tokens.start);
    let opener = text.class(tokens.start);
    let opens = first.kind() == Kind::Word && first.capitalised() || first.kind().is_quote();
    // "READ MORE", "SEOUL", "Read more: …"
    let upper = first.all_caps() && first.end() - first.start() > 2;
    if !opens || upper || opener.any(Class::LINK) || text.token(tokens.start + 1).all_caps() {
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
    if class.any(TELLING) || kinds & mark != 0 || kinds & dash != 0 && place {
        return None;
    }
    let (mut class, mut kinds) = (Class::NONE, 0u64);
    for i in tokens.end - 8..tokens.end {
        class = class | text.class(i);
        kinds |= bit(text.kind(i));
    }
    if class.any(TELLING) || kinds & (mark | bit(Kind::OpenRound)) != 0 {
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
        hash: (text.key(tokens.start + 1) ^ text.key(tokens.start + 3).rotate_left(9) ^ len as u64) as u32,
        ..Line::default()
    })
}

pub(super) fn read(text: &Text<'_>, paragraph: &Paragraph) -> Line {
    let tokens = paragraph.tokens();
    let len = tokens.len();
    let head = tokens.start..tokens.end.min(tokens.start + HEAD);
    let mut line = Line { first: tokens.start as u32, last: tokens.end as u32, ..Line::default() };
    let short = len <= HEAD;
    let mut hash = 0u64;
    // The classes of all words but the first, and of those with a capital.
    let (mut seen, mut named) = (Class::NONE, Class::NONE);
    let mut word_before = false;
    for i in head {
        let token = text.token(i);
        let kind = token.kind();
        let word = kind.is_word();
        if word && short {
            hash = (hash.rotate_left(7) ^ text.key(i)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        if word && word_before && !token.spaced() && !token.clitic() {
            line.marks |= mark::GLUED;
        }
        word_before = word;
        if kind == Kind::Word {
            let class = text.class(i);
            line.word(text, i, class);
            if i > tokens.start {
                seen = seen | class;
            }
            if token.capitalised() {
                named = named | class;
            }
        } else if word {
            line.number(text, i);
        } else {
            line.mark(text, i, i - tokens.start);
        }
    }
    for (class, bit) in [
        (Class::VERB_PAST, mark::PAST),
        (Class::VERB_S, mark::PRESENT),
        (Class::VERB_ING, mark::GERUND),
        (Class::AUXILIARY, mark::AUXILIARY),
        (Class::CUE, mark::CUE),
    ] {
        line.marks |= if seen.any(class) { bit } else { 0 };
    }
    line.marks |= if named.any(Class::MONTH) { mark::MONTH } else { 0 };
    line.marks |= if named.any(Class::WEEKDAY) { mark::WEEKDAY } else { 0 };
    if !short {
        // News has some nine words to ten tokens.
        line.words = line.words.max(1).saturating_add(((len - HEAD) * 9 / 10).min(60_000) as u16);
        hash = (text.key(tokens.start + 1) ^ text.key(tokens.start + 3).rotate_left(9) ^ len as u64) << 16;
    } else {
        line.phrases(text);
    }
    line.hash = (hash >> 16) as u32;
    line.end = end(text, tokens.clone());
    line.start = start(text, tokens);
    line
}

impl Line {
    #[inline]
    fn word(&mut self, text: &Text<'_>, i: usize, class: Class) {
        let token = text.token(i);
        if token.clitic() {
            return;
        }
        self.words += 1;
        let capital = token.capitalised();
        let len = token.end() - token.start();
        if !class.any(GRAMMAR) || len > 4 {
            self.content += 1;
            self.capitals += u8::from(capital);
        }
        self.lower += u8::from(!capital);
        self.upper += u8::from(token.all_caps() && len > 1 && !token.dotted());
        if class.any(COUNTED) {
            let add = |count: &mut u8, of: Class| *count += u8::from(class.any(of));
            add(&mut self.furniture, Class::FURNITURE);
            add(&mut self.networks, Class::NETWORK);
            add(&mut self.links, Class::LINK);
            add(&mut self.rubrics, Class::RUBRIC);
            add(&mut self.pictures, Class::PICTURE);
            add(&mut self.newsroom, Class::NEWSROOM);
            add(&mut self.stamps, Class::STAMP);
            add(&mut self.roles, Class::ROLE);
            if capital {
                add(&mut self.names, Class::FIRST_NAME);
                add(&mut self.outlets, Class::OUTLET);
                add(&mut self.places, PLACES);
            }
        }
        if class.any(Class::PRONOUN.or(Class::DETERMINER)) {
            if text.is_word(i, &[w::YOU, w::YOUR, w::YOURS, w::OUR, w::US]) {
                self.readers += u8::from(!token.all_caps());
            }
        } else if text.word(i) == w::AGO && i > self.first as usize {
            self.marks |= mark::AGO;
        } else if len <= 5 && matches!(text.kind(i + 1), Kind::Period | Kind::Colon) && !text.token(i + 1).spaced() {
            self.address(text, i);
        }
    }

    /// "http:", "www.", and the dot of "site.com".
    fn address(&mut self, text: &Text<'_>, i: usize) {
        if matches!(text.letters(i), "http" | "https" | "www") {
            self.marks |= mark::URL;
        }
    }

    fn number(&mut self, text: &Text<'_>, i: usize) {
        self.words += 1;
        self.numbers += 1;
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

    fn mark(&mut self, text: &Text<'_>, i: usize, at: usize) {
        self.marks |= match text.kind(i) {
            Kind::Colon if at > 0 && text.kind(i.wrapping_sub(1)) == Kind::Number => 0,
            Kind::Colon if at <= 4 && i + 1 < self.last as usize => mark::COLON | mark::EARLY_COLON,
            Kind::Colon => mark::COLON,
            Kind::Dash | Kind::Underscore => mark::DASH,
            Kind::Hyphen if text.token(i).spaced() && text.token(i + 1).spaced() => mark::DASH,
            Kind::Bullet => mark::BULLET,
            Kind::Slash => mark::SLASH,
            Kind::At if !text.token(i).spaced() && at > 0 && text.kind(i.wrapping_sub(1)).is_word() => mark::EMAIL,
            Kind::At => mark::AT,
            Kind::Hash => mark::HASH,
            Kind::OpenRound | Kind::OpenSquare => mark::BRACKET,
            Kind::Comma => mark::COMMA,
            Kind::Ellipsis => mark::ELLIPSIS,
            Kind::Currency => mark::CURRENCY,
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
            Kind::OpenGuillemet | Kind::CloseGuillemet => mark::ARROW | mark::QUOTE,
            kind if kind.is_quote() => mark::QUOTE,
            _ => 0,
        };
    }

    fn phrases(&mut self, text: &Text<'_>) {
        const OF: Class = Class::FURNITURE
            .or(Class::LINK)
            .or(Class::NETWORK)
            .or(Class::RUBRIC)
            .or(Class::PICTURE)
            .or(Class::OUTLET)
            .or(PLACES);
        for i in self.tokens() {
            text.phrases_at(i, OF, |class| {
                // A phrase says more than its words one by one.
                let add = |count: &mut u8, of: Class| *count = count.saturating_add(if class.any(of) { 2 } else { 0 });
                add(&mut self.furniture, Class::FURNITURE);
                add(&mut self.links, Class::LINK);
                add(&mut self.networks, Class::NETWORK);
                add(&mut self.rubrics, Class::RUBRIC);
                add(&mut self.pictures, Class::PICTURE);
                add(&mut self.outlets, Class::OUTLET);
                add(&mut self.places, PLACES);
            });
        }
    }
}

fn end(text: &Text<'_>, tokens: std::ops::Range<usize>) -> End {
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

fn start(text: &Text<'_>, tokens: std::ops::Range<usize>) -> Start {
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
