//! Words and shapes that speak for a kind by themselves: "Story highlights", "By …", "(AP Photo/…)", "___".

use super::lines::{End, Line, Start, mark};
use super::{byline, dateline};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Text};
use std::ops::Range;

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

pub(super) fn read(text: &Text<'_>, line: &Line) -> u64 {
    let mut cues = 0;
    let mut on = |holds: bool, bit: u64| {
        if holds {
            cues |= bit;
        }
    };
    let (first, last) = (line.first as usize, line.last as usize);
    let len = last - first;
    let opener = text.class(first);
    if line.newsroom > 0 || text.is_word(first, &[w::AN, w::A, w::THE, w::THIS]) {
        on(correction(text, first, last), cue::CORRECTION);
    }
    if line.newsroom > 0 {
        on(tagline(text, line), cue::TAGLINE);
        on(bio(text, line), cue::BIO);
    }
    if line.has(mark::AT | mark::EMAIL) || line.networks > 0 || opener.any(Class::FURNITURE) || !line.stops() {
        on(embed(text, line), cue::EMBED);
        on(post(text, line), cue::POST);
    }
    on(credit_end(text, line), cue::CREDIT_END);
    if line.pictures > 0 || !text.kind(first).is_word() || line.has(mark::EARLY_COLON) {
        on(caption(text, first), cue::CAPTION);
        on(picture_start(text, first), cue::PICTURE_START);
    }
    on(sides(text, line), cue::SIDES);
    if line.words <= 6 || says_any(text, first, &["story", "article"]) {
        on(highlights(text, first), cue::HIGHLIGHTS);
    }
    if !opener.is_none() || !text.kind(first).is_word() {
        on(link(text, first, last, true), cue::LINK);
    }
    on(
        line.has(mark::RIGHTS) && len < 80 || opener.any(Class::FURNITURE) && says(text, first, "copyright"),
        cue::RIGHTS,
    );
    on(opener.any(Class::FURNITURE | Class::OPENS) && furniture_start(text, first), cue::FURNITURE_START);
    on(text.token(first).all_caps() && player(text, line), cue::PLAYER);
    on(len <= SHORT && !opener.is_none() && advert(text, line), cue::ADVERT);
    on(line.has(mark::EARLY_COLON) && speech(text, line), cue::SPEECH);
    cues |= dated(text, line);
    if len > SHORT || line.stops() && line.words >= PROSE {
        return cues;
    }
    let mut on = |holds: bool, bit: u64| {
        if holds {
            cues |= bit;
        }
    };
    on(endmark(text, line), cue::ENDMARK);
    on(by_name(text, line) || signed(text, line), cue::BYLINE);
    let names = names(text, line);
    on(names == 1, cue::NAME);
    on(names > 1, cue::NAMES);
    on(staff(text, line), cue::STAFF);
    let (stamp, whole) = stamp(text, line);
    on(stamp && whole, cue::STAMP);
    on(stamp && !whole, cue::STAMP_IN);
    on(credit(text, line), cue::CREDIT);
    on(credit_only(text, line), cue::CREDIT_ONLY);
    on(link(text, first, last, false), cue::LINK_ALONE);
    on(line.has(mark::EMAIL) && line.words <= 8, cue::EMAIL);
    on(all_of(text, line, Class::NETWORK.or(Class::FURNITURE).or(Class::CONJUNCTION)) && line.networks > 0, cue::SHARE);
    on(reading(text, line), cue::READING);
    on(
        all_of(
            text,
            line,
            Class::FURNITURE
                .or(Class::LINK)
                .or(Class::PREPOSITION)
                .or(Class::DETERMINER)
                .or(Class::PRONOUN)
                .or(Class::CONJUNCTION),
        ) && line.furniture > 0,
        cue::FURNITURE,
    );
    on(line.words > 0 && line.words == u16::from(line.numbers) && line.words <= 2 && !stamp, cue::COUNT);
    on(
        all_of(text, line, Class::RUBRIC.or(Class::NATIONALITY).or(Class::CONJUNCTION).or(Class::COUNTRY))
            && line.words <= 6,
        cue::RUBRIC,
    );
    on(running(text, line), cue::RUNNING);
    on(numbered(text, line), cue::NUMBERED);
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
        let quoted = line.start == Start::Quote && matches!(line.end, End::StopQuote | End::Quote);
        if quoted && line.words >= 5 && line.words <= 60 && pulled < 8 {
            let (first, last) = (line.first as usize, line.last as usize);
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

/// Whether `words`, which stand inside the tokens, stand in the text once more: its longest word is looked for first.
fn elsewhere(text: &Text<'_>, tokens: Range<usize>, from: usize, words: &str) -> bool {
    let length = |i: usize| text.token(i).end() - text.token(i).start();
    let Some(longest) = tokens.clone().max_by_key(|i| length(*i)) else { return false };
    let (key, len) = (text.key(longest), length(longest));
    let before = text.token(longest).start().saturating_sub(from);
    let src = text.str().as_bytes();
    text.tokens().iter().enumerate().any(|(i, token)| {
        token.end() - token.start() == len
            && !tokens.contains(&i)
            && text.key(i) == key
            && token.start().checked_sub(before).and_then(|at| src.get(at..at + words.len())) == Some(words.as_bytes())
    })
}

fn says(text: &Text<'_>, i: usize, word: &str) -> bool {
    text.str().as_bytes()[Range::from(text.token(i).span())].eq_ignore_ascii_case(word.as_bytes())
}

fn says_any(text: &Text<'_>, i: usize, words: &[&str]) -> bool {
    let letters = &text.str().as_bytes()[Range::from(text.token(i).span())];
    words.iter().any(|word| letters.eq_ignore_ascii_case(word.as_bytes()))
}

fn words(text: &Text<'_>, i: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(n, word)| says(text, i + n, word))
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

/// `___`, `(END)`, `ENDS`, `-30-`, `###`, ` Reuter`.
fn endmark(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if line.words == 0 {
        // A row of marks closes a wire story; one mark alone is a stray.
        let mark = text.token(first);
        return matches!(mark.kind(), Kind::Underscore | Kind::Hash | Kind::Bullet | Kind::Dash)
            && (last - first >= 3 || mark.end() - mark.start() >= 3);
    }
    if line.words > 2 {
        return false;
    }
    let bare = (first..last).filter(|i| text.kind(*i).is_word());
    let mut bare = bare.map(|i| (i, text.letters(i)));
    let Some((i, word)) = bare.next() else { return false };
    let framed = i > first && last - i > 1;
    match word {
        "END" | "ENDS" | "ENDIT" | "Ends" | "ends" | "End" | "end" => {
            bare.next().is_none() && (framed || line.upper > 0 || word == "Ends")
        }
        "30" => framed,
        "Reuter" | "REUTER" => bare.next().is_none() && i == first,
        _ => false,
    }
}

fn highlights(text: &Text<'_>, i: usize) -> bool {
    const HEADERS: &[&[&str]] = &[
        &["story", "highlights"],
        &["article", "highlights"],
        &["key", "points"],
        &["key", "takeaways"],
        &["key", "facts"],
        &["main", "points"],
        &["at", "a", "glance"],
        &["quick", "read"],
        &["the", "essentials"],
        &["in", "brief"],
        &["what", "you", "need", "to", "know"],
    ];
    if says(text, i, "highlights") {
        return text.token(i + 1).starts_line() || text.kind(i + 1) == Kind::Colon;
    }
    HEADERS.iter().enumerate().any(|(n, header)| {
        let after = i + header.len();
        // The first may be glued to its item; the others are words of any sentence.
        words(text, i, header) && (n == 0 || text.token(after).starts_line() || text.kind(after) == Kind::Colon)
    })
}

/// "By Ana Ruiz", "Analysis by …", "bySauli Giliard".
fn by_name(text: &Text<'_>, line: &Line) -> bool {
    let mut i = line.first as usize;
    if line.words > 26 {
        return false;
    }
    // The "by" stands first, second, or glued to the name.
    let near = text.letters(i).get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"))
        || text.is_word(i + 1, &[w::BY])
        || matches!(text.kind(i + 1), Kind::Colon | Kind::Bullet);
    if !near {
        return false;
    }
    if says_any(
        text,
        i,
        &[
            "analysis",
            "written",
            "story",
            "words",
            "report",
            "opinion",
            "posted",
            "reporting",
            "review",
            "interview",
            "published",
            "commentary",
            "reported",
            "article",
            "compiled",
            "authored",
            "author",
            "authors",
            "reviewed",
            "edited",
        ],
    ) {
        i += 1;
    }
    if matches!(text.kind(i), Kind::Colon | Kind::Bullet) {
        i += 1;
    }
    let by = text.letters(i);
    if says(text, i, "by") {
        i += 1;
        if text.kind(i) == Kind::Colon {
            i += 1;
        }
        // "By the time …" is a sentence, "By The Associated Press" is not.
        return i < line.last as usize
            && text.kind(i) == Kind::Word
            && (text.token(i).capitalised() || text.is(i, Class::FIRST_NAME | Class::OUTLET))
            && !line.stops_a_sentence(text);
    }
    let glued = by.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by"))
        && by.get(2..).is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()));
    glued && line.words <= 12 && !line.stops()
        || says_any(text, line.first as usize, &["author", "authors", "writer"])
            && text.kind(line.first as usize + 1) == Kind::Colon
}

/// A "by" further in, and a name that ends the line: "Ana Ruiz, The Paper By Ana Ruiz", "3 min read By Bo Li".
fn signed(text: &Text<'_>, line: &Line) -> bool {
    let by = |i: usize| text.is_word(i, &[w::BY]) && text.token(i + 1).capitalised();
    line.words <= 26
        && !line.stops()
        && line.lower <= 6
        && (line.first as usize + 1..line.last as usize).any(by)
        && byline::read(text, line.tokens()).is_some()
}

impl Line {
    /// A stop at its end that belongs to no abbreviation, after words enough for a sentence.
    fn stops_a_sentence(&self, text: &Text<'_>) -> bool {
        self.stops() && self.words > 8 && !text.is(self.last as usize - 2, Class::ABBREVIATION)
    }
}

/// How many names the line is made of: "Ana Ruiz" is 1, "Ana Ruiz and Bo Li" 2; 0 where other words stand in it.
fn names(text: &Text<'_>, line: &Line) -> u32 {
    if line.words < 2 || line.words > 14 {
        return 0;
    }
    let (mut names, mut run, mut known) = (0, 0, false);
    let mut i = line.first as usize;
    while i < line.last as usize {
        let token = text.token(i);
        match token.kind() {
            Kind::Word if text.is_word(i, &[w::AND]) => {
                names += u32::from(run >= 2);
                run = 0;
            }
            Kind::Word if token.capitalised() || text.is(i, Class::PARTICLE) => {
                let class = text.class(i);
                let grammar =
                    Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION;
                let other =
                    Class::FURNITURE | Class::RUBRIC | Class::NETWORK | Class::MONTH | Class::WEEKDAY | Class::LINK;
                if class.any(grammar) && !class.any(Class::FIRST_NAME | Class::PARTICLE | Class::MODAL)
                    || class.any(other) && !class.any(Class::FIRST_NAME)
                {
                    return 0;
                }
                known |= class.any(Class::FIRST_NAME) || token.dotted() || token.end() - token.start() == 1;
                run += 1;
                if run > 4 {
                    return 0;
                }
            }
            Kind::Word => return 0,
            Kind::Comma | Kind::Slash | Kind::Bullet => {
                names += u32::from(run >= 2);
                run = 0;
            }
            Kind::Period if text.token(i.wrapping_sub(1)).end() - text.token(i.wrapping_sub(1)).start() <= 2 => {}
            Kind::Hyphen => {}
            _ => return 0,
        }
        i += 1;
    }
    names += u32::from(run >= 2);
    if known { names } else { 0 }
}

/// "Our Foreign Staff", "Associated Press", "Detroit wire services", "Staff Reporter".
fn staff(text: &Text<'_>, line: &Line) -> bool {
    if line.words > 8 || line.stops() {
        return false;
    }
    let mut outlet = false;
    for i in line.tokens() {
        let class = text.class(i);
        if class.is_none() {
            continue;
        }
        if says_any(
            text,
            i,
            &[
                "staff",
                "correspondent",
                "correspondents",
                "reporter",
                "reporters",
                "newsroom",
                "bureau",
                "desk",
                "wire",
                "wires",
                "columnist",
                "contributor",
                "contributors",
                "writer",
                "writers",
            ],
        ) {
            return true;
        }
        outlet |= class.any(Class::OUTLET) || class.any(Class::OPENS) && text.phrase(i, Class::OUTLET).is_some();
    }
    outlet && line.words <= 4
}

/// Whether the line holds a date or a clock time of publication, and whether it holds nothing else.
fn stamp(text: &Text<'_>, line: &Line) -> (bool, bool) {
    if line.words > 24 || line.numbers == 0 && !line.has(mark::AGO) && line.stamps == 0 {
        return (false, false);
    }
    let date = line.has(mark::MONTH) && (line.numbers > 0 || line.has(mark::GLUED))
        || line.has(mark::CLOCK)
        || line.has(mark::AGO) && line.numbers > 0
        || numeric_date(text, line);
    if !date {
        return (false, false);
    }
    let mut others = 0;
    for i in line.tokens() {
        if text.kind(i) != Kind::Word {
            continue;
        }
        let known = Class::MONTH | Class::WEEKDAY | Class::STAMP | Class::ZONE | Class::DAYWORD | Class::UNIT;
        let plain = text.is(i, known)
            || text.is_word(i, &[w::AT, w::ON, w::AGO, w::OF, w::THE, w::AN, w::A])
            || says_any(
                text,
                i,
                &[
                    "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "AM", "PM", "last", "local", "eastern", "pacific",
                    "central", "time", "h", "min", "mins", "hrs",
                ],
            )
            || text.token(i).has_digits();
        others += u32::from(!plain);
    }
    (others <= 6, others == 0)
}

/// `2024-02-14`, `12/29/14`, `12.29.14`.
fn numeric_date(text: &Text<'_>, line: &Line) -> bool {
    line.tokens().take(12).any(|i| {
        let letters = text.letters(i);
        let number = |i: usize| text.kind(i) == Kind::Number && text.letters(i).len() <= 4;
        number(i)
            && (letters.matches('.').count() == 2
                || matches!(text.kind(i + 1), Kind::Slash | Kind::Hyphen)
                    && (number(i + 2) || text.token(i + 2).has_digits())
                    && text.kind(i + 3) == text.kind(i + 1)
                    && (number(i + 4) || text.token(i + 4).has_digits()))
    })
}

/// "00:52", "00:52 - Source: CNN".
fn running(text: &Text<'_>, line: &Line) -> bool {
    let i = line.first as usize;
    let clock = text.kind(i) == Kind::Number
        && text.kind(i + 1) == Kind::Colon
        && text.kind(i + 2) == Kind::Number
        && !text.token(i + 2).spaced();
    clock && (line.last as usize == i + 3 || line.words <= 8 && line.tokens().any(|i| says(text, i, "source")))
}

/// A line that is nothing but a credit: "Photo: Ana Ruiz", "Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)".
fn credit(text: &Text<'_>, line: &Line) -> bool {
    if line.words > 14 || line.words == 0 {
        return false;
    }
    let first = line.first as usize;
    let i = first + usize::from(text.kind(first) == Kind::OpenRound);
    if credit_word(text, i) && (text.kind(i + 1) == Kind::Colon || says(text, i + 1, "by")) {
        return true;
    }
    if says_any(text, i, &["photo", "image", "picture", "video", "graphic", "illustration"])
        && says_any(text, i + 1, &["credit", "by", "courtesy", "via", "illustration"])
    {
        return true;
    }
    if says(text, i, "ap") && says(text, i + 1, "photo") {
        return true;
    }
    // "Ana Ruiz/The Paper", "(Ana Ruiz / AP)"
    if line.has(mark::SLASH)
        && line.words <= 9
        && line.words >= 3
        && !line.has(mark::COLON | mark::URL | mark::EMAIL)
        && line.numbers == 0
        && line.lower <= 1
        && line.furniture + line.networks + line.rubrics == 0
        && matches!(text.kind(i), Kind::Word)
        && text.token(i + 1).capitalised()
    {
        return true;
    }
    let agency = agency_from(text, line);
    agency
        && line.words <= 10
        && !line.has(mark::PAST | mark::AUXILIARY)
        && usize::from(line.capitals) + 1 >= usize::from(line.content)
        && !line.stops()
}

fn credit_word(text: &Text<'_>, i: usize) -> bool {
    says_any(
        text,
        i,
        &[
            "photo",
            "photos",
            "photograph",
            "photographs",
            "photography",
            "credit",
            "credits",
            "image",
            "images",
            "picture",
            "pictures",
            "illustration",
            "source",
            "video",
            "graphic",
            "courtesy",
            "file",
            "pic",
            "pics",
        ],
    )
}

/// The words of a picture agency stand in the line behind a slash, "via" or alone.
fn agency_from(text: &Text<'_>, line: &Line) -> bool {
    line.tokens().any(|i| {
        if !text.is(i, Class::PICTURE | Class::OUTLET | Class::PREPOSITION) {
            return false;
        }
        says_any(
            text,
            i,
            &[
                "getty",
                "shutterstock",
                "istock",
                "alamy",
                "newscom",
                "zuma",
                "unsplash",
                "wikimedia",
                "epa",
                "shutterstock.com",
            ],
        ) || text.is(i, Class::OUTLET)
            && matches!(text.kind(i.wrapping_sub(1)), Kind::Slash | Kind::Dash | Kind::Bullet)
            || says(text, i, "via") && i > line.first as usize && line.words <= 10
            || says(text, i, "courtesy")
    })
}

/// The line closes with a credit: "… on Friday. (Photo: Ana Ruiz)", "… in Rome.Credit...Ana Ruiz", "… AP Photo/Ana Ruiz".
fn credit_end(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    // A credit takes some fifteen tokens at most.
    let from = first.max(last.saturating_sub(16));
    let mut bracket = None;
    for i in from..last {
        let open = |at: usize| matches!(text.kind(at), Kind::OpenRound | Kind::OpenSquare);
        if open(i) {
            bracket = Some(i);
        }
        if i == first {
            continue;
        }
        let class = text.class(i);
        if !class.any(Class::PICTURE | Class::OUTLET) || !text.token(i).capitalised() && !says(text, i, "courtesy") {
            continue;
        }
        if says_any(
            text,
            i,
            &[
                "photo",
                "photos",
                "photograph",
                "credit",
                "picture",
                "pictures",
                "image",
                "images",
                "illustration",
                "pic",
            ],
        ) {
            let after = text.kind(i + 1);
            let named = matches!(after, Kind::Colon | Kind::Slash | Kind::Ellipsis | Kind::Bullet)
                || says_any(text, i + 1, &["by", "courtesy", "credit", "via", "from"]);
            if named || text.token(i + 1).capitalised() && says_any(text, i, &["credit"]) {
                return true;
            }
        }
        if says(text, i, "getty") && says(text, i + 1, "images") {
            return true;
        }
        if says_any(text, i, &["shutterstock", "alamy", "istock", "newscom", "unsplash", "wikimedia"]) {
            return true;
        }
        if says(text, i, "courtesy")
            && says(text, i + 1, "of")
            && (bracket.is_some() || text.kind(i.wrapping_sub(1)) == Kind::Period)
        {
            return true;
        }
        if text.is(i, Class::OUTLET) && i + 3 >= last {
            let before = text.kind(i.wrapping_sub(1));
            if before == Kind::Slash
                || open(i - 1) && line.words > 5
                || matches!(before, Kind::Dash | Kind::Bullet) && i + 1 == last
            {
                return true;
            }
        }
    }
    // "… (Ana Ruiz for The Paper)", "… (Supplied)", "… (Ana Ruiz/The Paper)" at the end of a line that has a stop before it.
    let Some(open) = bracket else { return false };
    if open <= first + 3
        || !matches!(text.kind(last.wrapping_sub(1)), Kind::CloseRound | Kind::CloseSquare)
        || last - open > 14
    {
        return false;
    }
    let stop_before = matches!(text.kind(open.wrapping_sub(1)), Kind::Period | Kind::CloseDouble);
    let words = (open + 1..last - 1).filter(|i| text.kind(*i) == Kind::Word);
    let capitals = words.clone().filter(|i| text.token(*i).capitalised()).count();
    let all = words.count();
    let slash = (open + 1..last - 1).any(|i| text.kind(i) == Kind::Slash);
    let provided = says_any(
        text,
        open + 1,
        &["supplied", "handout", "file", "provided", "submitted", "screenshot", "contributed"],
    );
    (stop_before && all > 0 && capitals + 2 >= all && all <= 9 && capitals > 0)
        || slash && all > 1 && capitals + 1 >= all
        || provided
}

fn picture_start(text: &Text<'_>, i: usize) -> bool {
    says_any(
        text,
        i,
        &[
            "photo",
            "photos",
            "image",
            "images",
            "picture",
            "pictures",
            "video",
            "watch",
            "gallery",
            "slideshow",
            "graphic",
            "illustration",
        ],
    ) && (text.kind(i + 1) == Kind::Colon
        || matches!(text.kind(i + 1), Kind::Dash | Kind::Bullet)
        || text.token(i + 1).starts_line())
}

/// "FILE - …", "Pictured: …", "In this photo …", "Above: …".
fn caption(text: &Text<'_>, i: usize) -> bool {
    let i = i + usize::from(matches!(text.kind(i), Kind::OpenRound | Kind::OpenSquare));
    let after = text.kind(i + 1);
    let sets_off = matches!(after, Kind::Colon | Kind::Dash | Kind::Hyphen);
    if says(text, i, "file")
        && (sets_off || says_any(text, i + 1, &["photo", "image", "picture", "pic"]))
        && !text.token(i + 1).starts_line()
    {
        return true;
    }
    if says_any(
        text,
        i,
        &[
            "pictured", "above", "below", "caption", "left", "right", "photo", "photos", "image", "top", "bottom",
            "inset",
        ],
    ) && after == Kind::Colon
        && !text.token(i + 2).starts_line()
    {
        return true;
    }
    if says(text, i, "pictured") {
        return true;
    }
    if says_any(text, i, &["in", "this", "a", "an"]) {
        let from = i + 1;
        return (from..from + 7).any(|k| {
            says_any(
                text,
                k,
                &[
                    "photo",
                    "photograph",
                    "picture",
                    "image",
                    "still",
                    "screenshot",
                    "screengrab",
                    "illustration",
                    "rendering",
                    "handout",
                ],
            ) && (says_any(text, i, &["in", "this"])
                && (says(text, i, "this") || says_any(text, i + 1, &["this", "a", "an"]))
                || says_any(text, k - 1, &["file", "undated", "handout", "booking", "courtesy"])
                || says_any(text, k + 1, &["taken", "provided", "released", "shows", "from", "illustration"])
                    && !says(text, i, "in"))
        });
    }
    false
}

/// "left", "right", "centre" set off by commas or brackets, "pictured".
fn sides(text: &Text<'_>, line: &Line) -> bool {
    if line.pictures == 0 && !line.has(mark::BRACKET) {
        return false;
    }
    let to = (line.last as usize).min(line.first as usize + 60);
    (line.first as usize..to).any(|i| {
        if !text.is(i, Class::PICTURE) && text.token(i).end() - text.token(i).start() > 1 {
            return false;
        }
        let set_off = |k: usize| {
            matches!(text.kind(k), Kind::Comma | Kind::OpenRound | Kind::CloseRound | Kind::Colon | Kind::Period)
        };
        says_any(text, i, &["left", "right", "centre", "center", "pictured", "foreground", "background"])
            && i > line.first as usize
            && (set_off(i - 1) && set_off(i + 1)
                || says_any(text, i - 1, &["far", "second", "third", "from", "top", "bottom", "upper", "lower"])
                    && (set_off(i + 1) || set_off(i - 2)))
            || says(text, i, "l") && matches!(text.kind(i + 1), Kind::Hyphen | Kind::Dash) && says(text, i + 2, "r")
            || says(text, i, "seen") && says(text, i + 1, "here")
    })
}

/// "READ MORE: …", "Related: …", "Watch: …" with a title behind it (`titled`), or such words alone.
fn link(text: &Text<'_>, first: usize, last: usize, titled: bool) -> bool {
    let mut i = first;
    while i < last
        && matches!(
            text.kind(i),
            Kind::Bullet | Kind::Dash | Kind::OpenSquare | Kind::OpenRound | Kind::Other | Kind::CloseGuillemet
        )
    {
        i += 1;
    }
    let len = match text.phrase(i, Class::LINK) {
        Some((len, _)) => len,
        None if text.is(i, Class::LINK) => 1,
        None => return false,
    };
    let mut after = i + len;
    if !titled {
        return after >= last || after + 1 == last && !text.kind(after).is_word() || last - first <= 6 && len > 1;
    }
    // "Read more about …", "More on this: …"
    let limit = (after + 5).min(last);
    while after < limit {
        match text.kind(after) {
            Kind::Colon | Kind::Bullet | Kind::Dash | Kind::CloseGuillemet => return after + 1 < last,
            Kind::Other => return after + 1 < last,
            _ => after += 1,
        }
    }
    len > 1 && text.token(i).all_caps() && text.token(i + 1).all_caps() && i + len < last
}

/// Contributors and how to reach the author.
fn tagline(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    let to = last.min(first + 40);
    for i in first..to {
        if !text.is(i, Class::NEWSROOM) {
            continue;
        }
        let letters = text.letters(i);
        match letters.len() {
            11 if letters.eq_ignore_ascii_case("contributed") => {
                if words(text, i + 1, &["to", "this"])
                    || words(text, i + 1, &["to", "the"])
                    || says_any(text, i + 1, &["reporting", "research", "from", "additional"])
                    || words(text, i + 1, &["additional", "reporting"])
                {
                    return true;
                }
            }
            9 if letters.eq_ignore_ascii_case("reporting") || letters.eq_ignore_ascii_case("reporters") => {
                if i <= first + 3 && (says_any(text, i + 1, &["by", "from"]) || says_any(text, i + 1, &["for"])) {
                    return true;
                }
            }
            7 if letters.eq_ignore_ascii_case("reached") => {
                if says_any(text, i + 1, &["at", "by", "via", "on"]) && says_any(text, i - 1, &["be"]) {
                    return true;
                }
            }
            6 if letters.eq_ignore_ascii_case("follow") => {
                // "Follow Ana Ruiz on Twitter", "Follow him: @ana"
                let near = i + 1..(i + 10).min(last);
                let person = text.is(i + 1, Class::PRONOUN)
                    || text.token(i + 1).capitalised() && text.token(i + 2).capitalised();
                if person
                    && near.clone().any(|k| text.is(k, Class::NETWORK) || text.kind(k) == Kind::At)
                    && !says_any(text, i + 1, &["us", "our"])
                {
                    return true;
                }
            }
            5 if i == first && (letters.eq_ignore_ascii_case("email") || letters.eq_ignore_ascii_case("reach")) => {
                if line.has(mark::EMAIL | mark::AT) {
                    return true;
                }
            }
            7 if i == first && (letters.eq_ignore_ascii_case("contact") || letters.eq_ignore_ascii_case("editing")) => {
                if line.has(mark::EMAIL) || says(text, i + 1, "by") {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// "Ana Ruiz is a staff writer at …", "… covers courts for …", "The author is …".
fn bio(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if !text.token(first).capitalised() && text.kind(first) == Kind::Word {
        return false;
    }
    let to = last.min(first + 12);
    for i in first + 1..to {
        if text.is_word(i, &[w::IS, w::WAS, w::ARE]) {
            // The occupation stands within eight tokens of the verb.
            return (i + 1..last.min(i + 9)).any(|k| {
                says_any(
                    text,
                    k,
                    &[
                        "writer",
                        "reporter",
                        "editor",
                        "journalist",
                        "correspondent",
                        "columnist",
                        "author",
                        "fellow",
                        "professor",
                        "freelance",
                        "freelancer",
                        "contributor",
                        "lecturer",
                        "contributing",
                        "reporters",
                        "blogger",
                        "producer",
                        "photographer",
                        "novelist",
                        "critic",
                        "intern",
                        "historian",
                    ],
                )
            }) && line.words < 120
                && !line.has(mark::QUOTE);
        }
        if text.is(i, Class::NEWSROOM)
            && says_any(text, i, &["covers", "writes", "reports", "blogs"])
            && i <= first + 5
            && text.token(i.wrapping_sub(1)).capitalised()
        {
            return line.words < 90 && !line.has(mark::QUOTE);
        }
    }
    false
}

/// A post of a network: "pic.twitter.com/…", "— Ana Ruiz (@ana) May 5, 2020", "View this post on …".
fn embed(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if words(text, first, &["view", "this", "post"])
        || words(text, first, &["a", "post", "shared", "by"])
        || words(text, first, &["a", "post", "by"])
        || words(text, first, &["view", "post"])
    {
        return true;
    }
    if words(text, first, &["see", "post", "on"])
        || words(text, first, &["view", "on"]) && text.is(first + 2, Class::NETWORK)
    {
        return true;
    }
    let from = first.max(last.saturating_sub(24));
    for i in from..last {
        if says(text, i, "pic") && text.kind(i + 1) == Kind::Period && says(text, i + 2, "twitter") {
            return true;
        }
        // "(@ana) May 5, 2020"; "Ana Ruiz (@ana)" opens a post too.
        if text.kind(i) == Kind::At && text.kind(i.wrapping_sub(1)) == Kind::OpenRound && i > first {
            let dashed = (from..i).any(|k| text.kind(k) == Kind::Dash);
            let date = (i..last.min(i + 10)).any(|k| text.is(k, Class::MONTH) && text.token(k).capitalised());
            return dashed || date || line.words <= 8;
        }
    }
    text.kind(first) == Kind::At && line.words <= 3 || says(text, first, "rt") && text.kind(first + 1) == Kind::At
}

/// "Correction:", "Editor's note:", "An earlier version of this story …", "This story has been updated …".
fn correction(text: &Text<'_>, first: usize, last: usize) -> bool {
    let mut i = first;
    while i < last && !text.kind(i).is_word() && i < first + 2 {
        i += 1;
    }
    if says_any(text, i, &["correction", "corrections", "clarification", "update", "updated"]) {
        let note = !says_any(text, i, &["update", "updated"]);
        let after = text.kind(i + 1);
        return note
            && (matches!(
                after,
                Kind::Colon | Kind::Dash | Kind::Hyphen | Kind::OpenRound | Kind::Comma | Kind::Period
            ) || i + 1 == last
                || text.is(i + 1, Class::MONTH)
                || says(text, i + 1, "appended"))
            || text.token(i).all_caps() && after == Kind::Colon && last - first > 8 && note;
    }
    if says_any(text, i, &["editor", "editors", "author", "writer"]) {
        return (i + 1..i + 4).any(|k| says_any(text, k, &["note"]));
    }
    if words(text, i, &["an", "earlier", "version"])
        || words(text, i, &["a", "previous", "version"])
        || words(text, i, &["an", "original", "version"])
        || words(text, i, &["the", "original", "version"])
    {
        return true;
    }
    if says(text, i, "this")
        && says_any(text, i + 1, &["story", "article", "post", "piece", "report", "item", "version", "column"])
    {
        return (i + 2..i + 9).any(|k| {
            says_any(text, k, &["updated", "corrected", "clarified", "amended", "edited", "correct", "reflect"])
        });
    }
    false
}

/// "2 min read", "5 minute read".
fn reading(text: &Text<'_>, line: &Line) -> bool {
    line.words <= 8
        && line.tokens().any(|i| {
            text.kind(i) == Kind::Number
                && (i..(i + 4).min(line.last as usize))
                    .any(|k| says_any(text, k, &["min", "mins", "minute", "minutes", "min."]))
                && (i..(i + 5).min(line.last as usize)).any(|k| says_any(text, k, &["read", "reading"]))
        })
        || words(text, line.first as usize, &["reading", "time"])
        || words(text, line.first as usize, &["estimated", "read"])
}

fn furniture_start(text: &Text<'_>, i: usize) -> bool {
    text.phrase(i, Class::FURNITURE).is_some() || text.is(i, Class::FURNITURE) && !text.is(i, Class::RUBRIC)
}

/// "Advertisement", "Story continues below", "This advertisement has not loaded yet".
fn advert(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let ad = says_any(text, first, &["advertisement", "advertisements", "advertising", "advert"]);
    ad && line.words <= 3
        || words(text, first, &["ad", "feedback"])
        || words(text, first, &["video", "ad", "feedback"])
        || words(text, first, &["this", "advertisement", "has"])
        || says_any(text, first, &["story", "article", "content"])
            && says_any(text, first + 1, &["continues", "continued"])
            && says_any(text, first + 2, &["below", "after"])
        || line.words <= 4 && says(text, first, "remove") && says(text, first + 1, "ads")
}

/// Whether a dateline opens the paragraph, or is all of it.
fn dated(text: &Text<'_>, line: &Line) -> u64 {
    let first = line.first as usize;
    // Every dateline ends in a mark, or in an agency in brackets, and soon.
    let ends = |i: usize| {
        matches!(
            text.kind(i),
            Kind::Dash
                | Kind::Hyphen
                | Kind::Underscore
                | Kind::Colon
                | Kind::OpenRound
                | Kind::OpenSquare
                | Kind::CloseRound
        )
    };
    if !(first..(first + 20).min(line.last as usize)).any(ends) {
        return 0;
    }
    if !line.has(mark::DASH | mark::BRACKET | mark::COLON) || line.has(mark::EARLY_COLON) && line.words < 8 {
        return 0;
    }
    match dateline::read(text, first..line.last as usize, true) {
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
        Some(dateline) if dateline.span.end >= text.token(line.last as usize - 1).start() => cue::DATELINE,
        Some(_) => cue::DATELINE_OPENS,
    }
}

/// "(Image credit: NASA)", "Photo by Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)" and nothing else.
fn credit_only(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let i = first + usize::from(matches!(text.kind(first), Kind::OpenRound | Kind::OpenSquare));
    if line.words > 16 || line.words < 2 {
        return false;
    }
    let picture = ["photo", "photos", "photograph", "image", "picture", "video", "graphic", "illustration", "pic"];
    says_any(text, i, &picture) && says(text, i + 1, "credit")
        || says_any(text, i, &picture)
            && says(text, i + 1, "by")
            && text.token(i + 2).capitalised()
            && !line.stops_a_sentence(text)
        || says(text, i, "ap") && says(text, i + 1, "photo") && matches!(text.kind(i + 2), Kind::Slash | Kind::Colon)
        || says_any(text, i, &["photo", "photograph", "photos", "credit"])
            && text.kind(i + 1) == Kind::Colon
            && text.token(i + 2).capitalised()
            && line.words <= 9
            && !line.stops_a_sentence(text)
}

/// The signature of a post: "— Ana Ruiz (@ana) May 5, 2020", "A post shared by …", a picture's address.
fn post(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if words(text, first, &["view", "this", "post", "on"]) || words(text, first, &["a", "post", "shared", "by"]) {
        return true;
    }
    let from = first.max(last.saturating_sub(20));
    let mut dash = false;
    for i in from..last {
        dash |= text.kind(i) == Kind::Dash;
        if says(text, i, "pic") && text.kind(i + 1) == Kind::Period && says(text, i + 2, "twitter") {
            return true;
        }
        if dash
            && text.kind(i) == Kind::At
            && text.kind(i.wrapping_sub(1)) == Kind::OpenRound
            && i > first
            && line.has(mark::MONTH)
            && line.numbers > 0
        {
            return true;
        }
    }
    false
}

/// "JUST WATCHED", "Replay", "More Videos ...": what a video player prints.
fn player(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    words(text, first, &["just", "watched"])
        || words(text, first, &["must", "watch"])
        || words(text, first, &["now", "playing"])
}

/// A name in capitals and a colon: a line of a transcript.
fn speech(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    line.has(mark::EARLY_COLON)
        && text.token(first).all_caps()
        && text.token(first).end() - text.token(first).start() > 1
        && (first + 1..first + 5).any(|i| {
            text.kind(i) == Kind::Colon && (first..i).all(|k| text.kind(k) != Kind::Word || text.token(k).all_caps())
        })
        && line.words > 2
        && !matches!(line.start, Start::Number)
        && line.stops()
}

/// "1. A title", "3) …".
fn numbered(text: &Text<'_>, line: &Line) -> bool {
    let i = line.first as usize;
    let hash = usize::from(text.kind(i) == Kind::Hash);
    text.kind(i + hash) == Kind::Number
        && text.letters(i + hash).len() <= 2
        && (matches!(text.kind(i + hash + 1), Kind::Period | Kind::CloseRound | Kind::Dash | Kind::Colon)
            && text.token(i + hash + 2).spaced()
            || hash == 1)
        && line.words > 1
}
