//! Plain prose, told by a quick look: most of a story is such.

use super::cues::{formula, set, sets};
use super::lines::{End, HEAD, Line, Start, end, like};
use super::look::{PLACES, WORDS, bit};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Paragraph, Text, Token};
use std::ops::Range;

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
    // "… is solely responsible for all content."
    let spoken = text.is_word(tokens.end - 2, &[w::CONTENT]);
    if spoken || formula(text, tokens.start, tokens.end) != 0 {
        return None;
    }
    let (mut class, mut kinds) = (Class::NONE, 0u64);
    for token in &text.tokens()[tokens.start..tokens.start + 18] {
        class = class | text.class_of(token.word());
        kinds |= bit(token.kind());
    }
    let mark = bit(Kind::At) | bit(Kind::Bullet) | bit(Kind::Slash) | bit(Kind::Other) | bit(Kind::Hash);
    let dash =
        bit(Kind::Dash) | bit(Kind::Underscore) | bit(Kind::Colon) | bit(Kind::OpenRound) | bit(Kind::OpenSquare);
    // What no list has may be a place, unless the line goes on in lower case, "Pickets went up at 12:01 a.m.", or opens a
    // quotation.
    let place = opener.any(PLACES.or(Class::OUTLET)) | opener.is_none() | class.any(Class::OUTLET);
    let dashed = (kinds & dash != 0) & place;
    let small = (second.kind() == Kind::Word) & !second.capitalised() & !second.clitic();
    if kinds & mark != 0 || dashed && first.kind() == Kind::Word && !small {
        return None;
    }
    let mut last = 0u64;
    for token in &text.tokens()[tokens.end - 8..tokens.end] {
        class = class | text.class_of(token.word());
        last |= bit(token.kind());
    }
    if last & (mark | bit(Kind::OpenRound)) != 0 {
        return None;
    }
    // News has some nine words to ten tokens.
    let mut words = len * 9 / 10;
    if class.any(TELLING) | dashed {
        words = plain(text, tokens.clone())?;
    }
    Some(Line {
        first: tokens.start as u32,
        last: tokens.end as u32,
        words: words.min(60_000) as u16,
        content: 12,
        lower: 12,
        end: stop,
        start: if first.kind() == Kind::Word { Start::Name } else { Start::Quote },
        prose: true,
        opener,
        kinds,
        like: like(text, &tokens),
        ..Line::default()
    })
}

/// How many words the paragraph has, if those of pictures and furniture in it say no more than they do in any story,
/// where somebody "left" or a "home" is sold.
fn plain(text: &Text<'_>, tokens: Range<usize>) -> Option<usize> {
    let head = tokens.start..tokens.end.min(tokens.start + HEAD);
    let tail = head.end.max(tokens.end - 8)..tokens.end;
    // First which words tell, a bit each, without a branch: those are few, and where they stand is as good as random.
    let (mut telling, mut sets, mut words) = (0u64, 0, 0);
    let mut look = |n: usize, token: &Token| {
        telling |= u64::from(text.class_of(token.word()).any(TELLING)) << (n & 63);
        sets |= self::sets(token.word());
    };
    for (n, token) in text.tokens()[head.clone()].iter().enumerate() {
        look(n, token);
        words += usize::from((bit(token.kind()) & WORDS != 0) & !token.clitic());
    }
    for (n, token) in text.tokens()[tail.clone()].iter().enumerate() {
        look(tail.start - tokens.start + n, token);
    }
    let reader = sets & set::READER != 0;
    let (mut furniture, mut pictures, mut networks) = (0, 0, 0);
    while telling != 0 {
        let i = tokens.start + telling.trailing_zeros() as usize;
        telling &= telling - 1;
        let class = text.class(i);
        furniture += usize::from(class.any(Class::FURNITURE));
        let worded = |i: usize| text.kind(i) == Kind::Word;
        if class.any(Class::PICTURE) {
            pictures += 1;
            // "Photos: …", "courtesy of …", "…, left, …"
            let side = self::sets(text.word(i)) & set::SIDE != 0;
            let apart = !worded(i.wrapping_sub(1)) || !worded(i + 1) || !worded(i.saturating_sub(2));
            if text.token(i).capitalised() || text.is_word(i, &[w::COURTESY]) || side && apart {
                return None;
            }
        }
        // "Line" is a network, "a line" is none.
        networks += usize::from(class.any(Class::NETWORK));
        let network = class.any(Class::NETWORK) && text.token(i).capitalised();
        if network || class.any(Class::NEWSROOM) || furniture + networks > 1 || pictures > 1 {
            return None;
        }
    }
    // "… if you subscribe", "In this photo …"
    if furniture > 0 && reader || pictures > 0 && self::sets(text.word(tokens.start)) & set::CAPTION != 0 {
        return None;
    }
    Some(words + (tokens.len() - head.len()) * 9 / 10)
}
