//! Words and shapes that speak for a kind by themselves: "Story highlights", "By …", "(AP Photo/…)", "___".

mod formulas;
mod notes;
mod pages;
mod people;
mod pictures;
mod words;

use super::dateline;
use super::lines::{End, HEAD, Line, Start, mark};
use super::look::bit;
use crate::lexicon::{Class, w};
use crate::text::{Kind, Letters, Text, Token};
pub(super) use formulas::formula;
use formulas::{contributed, notice, reported, spoken_by_page, works_for};
use notes::{advisory, correction};
use pages::{
    advert, embed, endmark, furnished, furniture_start, highlights, link, menu, numbered, player, post, reading, speech,
};
use people::{bio, by_name, hour, names, placed, posted, signed, staff, stamp, tagline};
use pictures::{caption, credit, credit_end, credit_only, picture_start, running, sides, titled_video};
use std::ops::Range;
pub(super) use words::{set, sets};

/// What a line says of itself, as bits.
#[allow(clippy::module_inception)]
pub(super) mod cue {
    pub(in crate::section) const ENDMARK: u64 = 1;
    pub(in crate::section) const HIGHLIGHTS: u64 = 1 << 1;
    pub(in crate::section) const BYLINE: u64 = 1 << 2;
    pub(in crate::section) const NAME: u64 = 1 << 3;
    pub(in crate::section) const NAMES: u64 = 1 << 4;
    pub(in crate::section) const STAFF: u64 = 1 << 5;
    pub(in crate::section) const STAMP: u64 = 1 << 6;
    pub(in crate::section) const STAMP_IN: u64 = 1 << 7;
    pub(in crate::section) const CREDIT: u64 = 1 << 8;
    pub(in crate::section) const CREDIT_END: u64 = 1 << 9;
    pub(in crate::section) const CAPTION: u64 = 1 << 10;
    pub(in crate::section) const SIDES: u64 = 1 << 11;
    pub(in crate::section) const LINK: u64 = 1 << 12;
    pub(in crate::section) const LINK_ALONE: u64 = 1 << 13;
    pub(in crate::section) const TAGLINE: u64 = 1 << 14;
    pub(in crate::section) const BIO: u64 = 1 << 15;
    pub(in crate::section) const EMAIL: u64 = 1 << 16;
    pub(in crate::section) const EMBED: u64 = 1 << 17;
    pub(in crate::section) const CORRECTION: u64 = 1 << 18;
    pub(in crate::section) const SHARE: u64 = 1 << 19;
    pub(in crate::section) const RIGHTS: u64 = 1 << 20;
    pub(in crate::section) const READING: u64 = 1 << 21;
    pub(in crate::section) const FURNITURE: u64 = 1 << 22;
    pub(in crate::section) const FURNITURE_START: u64 = 1 << 23;
    pub(in crate::section) const COUNT: u64 = 1 << 24;
    pub(in crate::section) const RUBRIC: u64 = 1 << 25;
    pub(in crate::section) const RUNNING: u64 = 1 << 26;
    pub(in crate::section) const PICTURE_START: u64 = 1 << 27;
    pub(in crate::section) const DATELINE: u64 = 1 << 28;
    pub(in crate::section) const DATELINE_OPENS: u64 = 1 << 29;
    pub(in crate::section) const NUMBERED: u64 = 1 << 30;
    pub(in crate::section) const PLAYER: u64 = 1 << 31;
    pub(in crate::section) const SPEECH: u64 = 1 << 32;
    pub(in crate::section) const ADVERT: u64 = 1 << 33;
    pub(in crate::section) const CREDIT_ONLY: u64 = 1 << 34;
    pub(in crate::section) const POST: u64 = 1 << 35;
    pub(in crate::section) const PULLED: u64 = 1 << 36;
    pub(in crate::section) const SOURCE: u64 = 1 << 37;
    pub(in crate::section) const VIDEO_TITLE: u64 = 1 << 38;
    /// The cues that are weighed; those that follow decide.
    pub(in crate::section) const WEIGHED: u64 = (1 << NAMES_LIST.len()) - 1;
    /// Formulas of contributors, of rights and to the reader, of who took a picture, of what it shows.
    pub(in crate::section) const SIGNED: u64 = 1 << 39;
    pub(in crate::section) const PRINTED: u64 = 1 << 40;
    pub(in crate::section) const SHOWN_BY: u64 = 1 << 41;
    pub(in crate::section) const SHOWN: u64 = 1 << 42;
    /// "Ana Ruiz in Cairo and Bo Li in Rome"
    pub(in crate::section) const NAMES_PLACED: u64 = 1 << 43;
    /// An hour alone, and one with its half of the day or its zone.
    pub(in crate::section) const HOUR: u64 = 1 << 44;
    pub(in crate::section) const HOUR_HALF: u64 = 1 << 45;
    pub(in crate::section) const NAMES_LIST: &[&str] = &[
        "endmark",
        "highlights",
        "byline",
        "name",
        "names",
        "staff",
        "stamp",
        "stamp-in",
        "credit",
        "credit-end",
        "caption",
        "sides",
        "link",
        "link-alone",
        "tagline",
        "bio",
        "email",
        "embed",
        "correction",
        "share",
        "rights",
        "reading-time",
        "furniture",
        "furniture-start",
        "count",
        "rubric",
        "running-time",
        "picture-start",
        "dateline",
        "dateline-opens",
        "numbered",
        "player",
        "speech",
        "advert",
        "credit-only",
        "post",
        "pulled",
        "running-source",
        "video-title",
    ];
}

/// Longer lines are paragraphs; only their ends and openings are looked at.
const SHORT: usize = 40;
/// A sentence of so many words is no name, credit or label.
const PROSE: u16 = 12;

/// What the line says of itself. Few lines say much: a look at the words and marks of the whole line, or at its
/// first word, tells which of the rules are worth asking. The parts of such a look are joined without a branch, since each
/// alone is as good as random.
pub(super) fn read(text: &Text<'_>, line: &Line) -> u64 {
    let mut cues = 0;
    let mut on = |holds: bool, bit: u64| cues |= u64::from(holds) * bit;
    let (first, last) = (line.first as usize, line.last as usize);
    let len = last - first;
    let Line { opener, opens, .. } = *line;
    let worded = text.kind(first).is_word();
    // The end of a long line has not been looked at.
    let (class, kinds) = tail(text, line);
    // "UPDATED: May 21 at 8:17 p.m. | PUBLISHED: May 21 at 4:32 p.m.": its stop is the hour's.
    let stamped = opener.any(Class::STAMP) & line.has(mark::CLOCK);
    let short = (len <= SHORT) & (!line.stops() | (line.words < PROSE) | stamped);
    if (opens & set::NOTE != 0) | !worded & (is(text, first + 1, set::NOTE) | is(text, first + 2, set::NOTE)) {
        on(correction(text, first, last), cue::CORRECTION);
    }
    on(text.kind(first) == Kind::OpenRound && advisory(text, line), cue::CORRECTION);
    if line.counts(Class::NEWSROOM) {
        on(tagline(text, line), cue::TAGLINE);
        on(contributed(text, line), cue::SIGNED);
        on(bio(text, line), cue::BIO);
    }
    let network = (kinds & bit(Kind::At) != 0) | class.any(Class::NETWORK) | (opens & set::POST != 0);
    if network
        & (line.has(mark::AT | mark::EMAIL)
            | line.counts(Class::NETWORK)
            | opener.any(Class::FURNITURE)
            | !line.stops())
    {
        on(embed(text, line), cue::EMBED);
        on(post(text, line), cue::POST);
    }
    if class.any(Class::PICTURE | Class::OUTLET) | (kinds & (bit(Kind::CloseRound) | bit(Kind::CloseSquare)) != 0) {
        on(credit_end(text, line), cue::CREDIT_END);
    }
    if line.counts(Class::PICTURE) | !worded | line.has(mark::EARLY_COLON) {
        on(caption(text, first), cue::CAPTION);
        on(opens & set::PICTURE != 0 && picture_start(text, first), cue::PICTURE_START);
    }
    on(sides(text, line), cue::SIDES);
    // No list has "main".
    if (opens & set::HIGHLIGHTS != 0) | (opener.is_none() & (text.width(first) == 4)) {
        let short = line.words <= 6 || text.is_word(first, &[w::STORY, w::ARTICLE]);
        on(short && highlights(text, first), cue::HIGHLIGHTS);
    }
    // A word of a link, or one that begins a phrase, unless marks stand before it.
    if !worded | opener.any(Class::LINK | Class::OPENS) {
        let (titled, alone) = link(text, first, last);
        on(titled, cue::LINK);
        on(alone & short, cue::LINK_ALONE);
    }
    if opener.any(Class::FURNITURE | Class::OPENS) {
        on(opener.any(Class::FURNITURE) && says(text, first, "copyright"), cue::RIGHTS);
        on(furniture_start(text, first), cue::FURNITURE_START);
        on(furnished(text, line), cue::PRINTED);
    }
    on(line.has(mark::RIGHTS) & (len < 80), cue::RIGHTS);
    on(reported(text, line) || works_for(text, line), cue::SIGNED);
    on(spoken_by_page(text, line) || notice(text, line) || line.has(mark::BULLET) && menu(text, line), cue::PRINTED);
    on(opens & set::PLAYER != 0 && text.token(first).all_caps() && player(text, line), cue::PLAYER);
    on((opens & set::ADVERT != 0) & (len <= SHORT) && !opener.is_none() && advert(text, line), cue::ADVERT);
    on(line.has(mark::EARLY_COLON) && speech(text, line), cue::SPEECH);
    let formula = formula(text, first, last);
    // "Have a tip? Ana Ruiz may be reached at …"
    cues |= if cues & cue::TAGLINE == 0 { formula } else { formula & !cue::PRINTED };
    cues |= dated(text, line);
    if short {
        cues |= label(text, line);
    }
    cues
}

/// The classes of the words of the line and the kinds of its tokens; of a long one only of its head and its end.
fn tail(text: &Text<'_>, line: &Line) -> (Class, u64) {
    /// Posts are signed, and credits given, within so many tokens.
    const END: usize = 24;
    let from = (line.first as usize + HEAD).max((line.last as usize).saturating_sub(END));
    let tail = from..line.last as usize;
    tail.fold((line.class, line.kinds), |(class, kinds), i| (class | text.class(i), kinds | bit(text.kind(i))))
}

/// What a short line says that may be a label, a name, a time or a credit.
fn label(text: &Text<'_>, line: &Line) -> u64 {
    let mut cues = 0;
    let mut on = |holds: bool, bit: u64| cues |= u64::from(holds) * bit;
    let first = line.first as usize;
    let Line { opener, opens, class, kinds, .. } = *line;
    let worded = text.kind(first).is_word();
    on((line.words <= 2) | (kinds & bit(Kind::OpenRound) != 0) && endmark(text, line), cue::ENDMARK);
    let post = line.counts(Class::NEWSROOM) && posted(text, line);
    on(post || by_name(text, line) || line.sets & set::BY != 0 && signed(text, line), cue::BYLINE);
    let names = names(text, line);
    on(names == 1, cue::NAME);
    on(names > 1, cue::NAMES);
    on((names == 0) & ((line.lower > 0) | line.has(mark::BULLET)) && placed(text, line), cue::NAMES_PLACED);
    on(staff(text, line), cue::STAFF);
    let (stamp, whole) = stamp(text, line);
    on(stamp & whole, cue::STAMP);
    on(stamp & !whole, cue::STAMP_IN);
    // A credit begins with a word of pictures, which may stand in no list ("pic"), or names whose picture it is.
    let pictured = (opens & set::CREDIT != 0) | !worded | opener.is_none();
    if pictured | line.has(mark::SLASH) | class.any(Class::PICTURE | Class::OUTLET) | (line.sets & set::VIA != 0) {
        on(credit(text, line), cue::CREDIT);
        on(pictured && credit_only(text, line), cue::CREDIT_ONLY);
    }
    on(line.has(mark::EMAIL) & (line.words <= 8), cue::EMAIL);
    const SHARE: Class = Class::NETWORK.or(Class::FURNITURE).or(Class::CONJUNCTION);
    on(line.counts(Class::NETWORK) && all_of(text, line, SHARE), cue::SHARE);
    on((kinds & bit(Kind::Number) != 0) | (opens & set::READING != 0) && reading(text, line), cue::READING);
    const MENU: Class = Class::FURNITURE
        .or(Class::LINK)
        .or(Class::PREPOSITION)
        .or(Class::DETERMINER)
        .or(Class::PRONOUN)
        .or(Class::CONJUNCTION);
    on(line.counts(Class::FURNITURE) && all_of(text, line, MENU), cue::FURNITURE);
    const BEATS: Class = Class::RUBRIC.or(Class::NATIONALITY).or(Class::CONJUNCTION).or(Class::COUNTRY);
    let beat = (!worded | opener.any(BEATS.or(Class::OPENS))) & (line.words <= 6);
    on(beat && all_of(text, line, BEATS), cue::RUBRIC);
    if line.numbers > 0 {
        on((line.words == u16::from(line.numbers)) & (line.words <= 2) & !stamp, cue::COUNT);
        on(running(text, line), cue::RUNNING);
        on(titled_video(text, line), cue::VIDEO_TITLE);
        on(numbered(text, line), cue::NUMBERED);
        let hour = hour(text, line);
        on(hour != 0, hour);
    }
    cues
}

/// What lines say of those beside them.
pub(super) fn beside(text: &Text<'_>, lines: &[Line], cues: &mut [u64]) {
    let src = text.str();
    let mut pulled = 0;
    for n in 0..lines.len() {
        let line = &lines[n];
        if cues[n] & cue::RUNNING != 0 && line.words > 3 {
            cues[n] |= cue::SOURCE;
            // Above the credit of a video stands its title, and above that, in lower case, its file's name.
            if n > 0
                && lines[n - 1].words < 20
                && cues[n - 1] & (cue::BYLINE | cue::STAMP | cue::ADVERT | cue::FURNITURE) == 0
            {
                cues[n - 1] |= cue::VIDEO_TITLE;
                if n > 1
                    && lines[n - 2].capitals == 0
                    && lines[n - 2].words > 0
                    && !lines[n - 2].stops()
                    && lines[n - 2].words < 10
                {
                    cues[n - 2] |= cue::VIDEO_TITLE;
                }
            }
        }
        // Words in quotation marks that stand in a paragraph too. Each search reads the text once, so they are few.
        const QUOTED: u32 = 1 << End::StopQuote as u8 | 1 << End::Quote as u8;
        let start = u32::from(line.start == Start::Quote) << line.end as u8;
        if start & QUOTED != 0 && (5..=60).contains(&line.words) && pulled < 8 {
            const DOUBLES: u64 = bit(Kind::OpenDouble) | bit(Kind::CloseDouble) | bit(Kind::StraightDouble);
            let (first, last) = (line.first as usize, line.last as usize);
            let between = text.tokens().get(first + 1..last.saturating_sub(2)).unwrap_or_default();
            if between.iter().any(|token| bit(token.kind()) & DOUBLES != 0) {
                continue;
            }
            let inside = src.get(text.token(first).end()..text.token(last.wrapping_sub(1)).start()).unwrap_or_default();
            let inside = inside.trim_end_matches(['.', ',', '!', '?', '”', '"', ' ']);
            // A mark inside ends the quotation early: it is a sentence of the story.
            if inside.len() < 24 || inside.contains(['“', '”', '"']) {
                continue;
            }
            pulled += 1;
            if elsewhere(text, first..last, text.token(first).end(), inside) {
                cues[n] |= cue::PULLED;
            }
        }
    }
}

/// Whether `words`, which stand inside the tokens, stand in the text once more: its longest word is looked for first, the
/// longest that a list has, since unknown ones are not told apart at a glance.
fn elsewhere(text: &Text<'_>, tokens: Range<usize>, from: usize, words: &str) -> bool {
    let length = |i: usize| text.width(i);
    let rarest = |i: &usize| (text.word(*i).is_known(), length(*i));
    let Some(longest) = tokens.clone().max_by_key(rarest) else { return false };
    let (word, key, len) = (text.word(longest), text.key(longest), length(longest));
    let before = text.token(longest).start().saturating_sub(from);
    let src = text.str().as_bytes();
    let again = |i: usize, token: &Token| {
        (token.word() == word) & (token.end() - token.start() == len)
            && !tokens.contains(&i)
            && text.key(i) == key
            && token.start().checked_sub(before).and_then(|at| src.get(at..at + words.len())) == Some(words.as_bytes())
    };
    // Eight at a time: few of them have the word.
    let (eights, others) = text.tokens().as_chunks::<8>();
    eights.iter().enumerate().any(|(n, eight)| {
        eight.iter().fold(false, |has, token| has | (token.word() == word))
            && eight.iter().enumerate().any(|(k, token)| again(8 * n + k, token))
    }) || others.iter().enumerate().any(|(k, token)| again(8 * eights.len() + k, token))
}

fn says(text: &Text<'_>, i: usize, word: &str) -> bool {
    text.str().as_bytes()[Range::from(text.token(i).span())].eq_ignore_ascii_case(word.as_bytes())
}

#[inline]
fn says_any(text: &Text<'_>, i: usize, words: &Letters) -> bool {
    words.has_in_any_case(text, text.token(i).span())
}

fn words(text: &Text<'_>, i: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(n, word)| says(text, i + n, word))
}

/// Whether the word at `i` is in one of the sets.
#[inline]
fn is(text: &Text<'_>, i: usize, of: u32) -> bool {
    sets(text.word(i)) & of != 0
}

/// Every word of the line is of one of the classes, or part of a phrase of them.
fn all_of(text: &Text<'_>, line: &Line, class: Class) -> bool {
    let mut i = line.first as usize;
    let mut some = false;
    while i < line.last as usize {
        if let Some((len, _)) = text.phrase(i, class) {
            i += len;
            some = true;
            continue;
        }
        match text.kind(i) {
            Kind::Word if text.is(i, class) => some = true,
            Kind::Word if text.token(i).clitic() => {}
            Kind::Word => return false,
            _ => {}
        }
        i += 1;
    }
    some
}

/// Whether a dateline opens the paragraph, or is all of it.
fn dated(text: &Text<'_>, line: &Line) -> u64 {
    let first = line.first as usize;
    if !line.has(mark::DASH | mark::BRACKET | mark::COLON) || line.has(mark::EARLY_COLON) && line.words < 8 {
        return 0;
    }
    // Every dateline ends in a mark, or in an agency in brackets, and soon.
    let ends = bit(Kind::Dash)
        | bit(Kind::Hyphen)
        | bit(Kind::Underscore)
        | bit(Kind::Colon)
        | bit(Kind::OpenRound)
        | bit(Kind::OpenSquare)
        | bit(Kind::CloseRound);
    if !(first..(first + 20).min(line.last as usize)).any(|i| bit(text.kind(i)) & ends != 0) {
        return 0;
    }
    match dateline::find(text, first..line.last as usize, true) {
        // "Port Ellery KQRT —": neither place nor station need be in a list where the line ends in its dash.
        None if line.words <= 6
            && line.lower == 0
            && line.upper > 0
            && usize::from(line.upper) < usize::from(line.words)
            && text.kind(line.last as usize - 1) == Kind::Dash =>
        {
            cue::DATELINE
        }
        None => 0,
        Some(found) if found.span(text).end() >= text.token(line.last as usize - 1).start() => cue::DATELINE,
        Some(_) => cue::DATELINE_OPENS,
    }
}
