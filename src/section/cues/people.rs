//! Who wrote it and when: bylines, bare names, staff, dates, taglines and biographies.

use super::{cue, says, says_any, set, words};
use crate::lexicon::{Class, w};
use crate::section::byline;
use crate::section::lines::{Line, Start, mark};
use crate::section::look::bit;
use crate::section::said::said;
use crate::section::stamp;
use crate::text::{Kind, Text};
use std::ops::Range;

/// "By Ana Ruiz", "Analysis by …", "bySauli Giliard".
pub(super) fn by_name(text: &Text<'_>, line: &Line) -> bool {
    let mut i = line.first as usize;
    if line.words > 26 {
        return false;
    }
    // The "by" stands first, second, or glued to the name; or behind a colon, as the name of an author does.
    let starts = |i: usize| matches!(text.letters(i).as_bytes(), [b'B' | b'b', b'Y' | b'y', ..]);
    let apart = matches!(text.kind(i + 1), Kind::Colon | Kind::Bullet);
    let by = starts(i);
    let near = by | (text.word(i + 1) == w::BY) || apart && (starts(i + 2) || line.opener.any(Class::NEWSROOM));
    if !near {
        return false;
    }
    if !by
        && says_any(
            text,
            i,
            said![
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
        )
    {
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
        || says_any(text, line.first as usize, said!["author", "authors", "writer"])
            && text.kind(line.first as usize + 1) == Kind::Colon
}

/// A "by" further in, and a name that ends the line: "Ana Ruiz, The Paper By Ana Ruiz", "3 min read By Bo Li".
pub(super) fn signed(text: &Text<'_>, line: &Line) -> bool {
    let by = |i: usize| text.is_word(i, &[w::BY]) && text.token(i + 1).capitalised();
    line.words <= 26
        && !line.stops()
        && line.lower <= 6
        && (line.first as usize + 1..line.last as usize).any(by)
        && byline::read(text, line.tokens()).is_some()
}

impl Line {
    /// A stop at its end that belongs to no abbreviation, after words enough for a sentence.
    pub(super) fn stops_a_sentence(&self, text: &Text<'_>) -> bool {
        self.stops() && self.words > 8 && !text.is(self.last as usize - 2, Class::ABBREVIATION)
    }
}

/// How many names the line is made of: "Ana Ruiz" is 1, "Ana Ruiz and Bo Li" 2; 0 where other words stand in it.
pub(super) fn names(text: &Text<'_>, line: &Line) -> u32 {
    const MARKS: u64 = bit(Kind::Word)
        | bit(Kind::Comma)
        | bit(Kind::Slash)
        | bit(Kind::Bullet)
        | bit(Kind::Period)
        | bit(Kind::Hyphen);
    // No word of a name is small but for a particle.
    let small = (line.lower > 0) & !line.class.any(Class::PARTICLE | Class::CONJUNCTION);
    if small | (line.words < 2) | (line.words > 14) | (line.kinds & !MARKS != 0) {
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

/// Names with the places they report from: "Ana Ruiz in Cairo and Bo Li in Rome".
pub(super) fn placed(text: &Text<'_>, line: &Line) -> bool {
    let name = |i: usize| text.kind(i) == Kind::Word && text.token(i).capitalised() && !text.token(i).clitic();
    let within = (4..=14).contains(&line.words) && line.numbers == 0 && line.opener.any(Class::FIRST_NAME);
    let mut last = line.last;
    within
        && line.tokens().all(|i| {
            let amid = text.is_word(i, &[w::IN]) && name(i.wrapping_sub(1)) && name(i.wrapping_sub(2)) && name(i + 1);
            // "Ana Ruiz, Political Editor | Bo Li, Health Editor"
            let bar = text.kind(i) == Kind::Bullet && name(i + 1) && name(i + 2);
            last = if amid || bar { i as u32 } else { last };
            amid || bar || name(i) || text.is_word(i, &[w::AND]) || text.kind(i) == Kind::Comma
        })
        && last < line.last
}

/// A name with a post at a paper, no mark between: "Ana Ruiz Social affairs editor".
pub(super) fn posted(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    let posts = said!["editor", "correspondent", "reporter", "columnist"];
    (4..=8).contains(&line.words)
        && line.numbers == 0
        && !line.stops()
        && line.opener.any(Class::FIRST_NAME)
        && says_any(text, last - 1, posts)
        && (first..first + 3).all(|i| text.token(i).capitalised() && text.kind(i) == Kind::Word)
        && (first + 2..last).all(|i| !text.is(i, Class::AUXILIARY | Class::CUE | Class::VERB_PAST))
}

/// "Our Foreign Staff", "Associated Press", "Detroit wire services", "Staff Reporter".
pub(super) fn staff(text: &Text<'_>, line: &Line) -> bool {
    if line.words > 8 || line.stops() {
        return false;
    }
    if line.sets & set::STAFF != 0 {
        return true;
    }
    let mut outlet = line.class.any(Class::OUTLET);
    if outlet || !line.class.any(Class::OPENS) || line.words > 4 {
        return outlet && line.words <= 4;
    }
    for i in line.tokens() {
        outlet |= text.phrase(i, Class::OUTLET).is_some();
    }
    outlet
}

/// Whether the line holds a date or a clock time of publication, and whether it holds nothing else.
pub(super) fn stamp(text: &Text<'_>, line: &Line) -> (bool, bool) {
    if line.words > 24 || line.numbers == 0 && !line.has(mark::AGO) && !line.counts(Class::STAMP) {
        return (false, false);
    }
    let date = line.has(mark::MONTH) && (line.numbers > 0 || line.has(mark::GLUED))
        || line.has(mark::CLOCK)
        || line.has(mark::AGO) && line.numbers > 0
        || numeric_date(text, line);
    // "An hour ago", "Published Yesterday"
    let near = line.has(mark::AGO) || line.counts(Class::STAMP) && line.class.any(Class::DAYWORD);
    if !(date || near && line.words <= 5) {
        return (false, false);
    }
    let mut others = 0;
    for i in line.tokens() {
        if text.kind(i) != Kind::Word {
            continue;
        }
        let known = Class::MONTH | Class::WEEKDAY | Class::STAMP | Class::ZONE | Class::DAYWORD | Class::UNIT;
        let known = if date { known } else { known | Class::NUMBER };
        let plain = text.is(i, known)
            || text.token(i).has_digits()
            || text.is_word(i, &[w::AT, w::ON, w::AGO, w::OF, w::THE, w::AN, w::A])
            || says_any(
                text,
                i,
                said![
                    "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "AM", "PM", "last", "local", "eastern", "pacific",
                    "central", "time", "h", "min", "mins", "hrs",
                ],
            );
        others += u32::from(!plain);
    }
    (others <= if date { 6 } else { 0 }, others == 0)
}

/// "2.20pm", "13:47 GMT", "13:47" and nothing else.
pub(super) fn hour(text: &Text<'_>, line: &Line) -> u64 {
    if line.words > 4 || line.start != Start::Number && !text.token(line.first as usize).has_digits() {
        return 0;
    }
    match stamp::clock(text, line.tokens()) {
        Some(time) if time.twelve || time.zone.is_some() => cue::HOUR | cue::HOUR_HALF,
        // A running time begins with nought or one figure.
        Some(time) if time.clock.hour >= 10 => cue::HOUR,
        _ => 0,
    }
}

/// `2024-02-14`, `12/29/14`, `12.29.14`.
pub(super) fn numeric_date(text: &Text<'_>, line: &Line) -> bool {
    let number = |i: usize| text.kind(i) == Kind::Number && text.letters(i).len() <= 4;
    line.tokens().take(12).any(|i| {
        let stops = || {
            let mut parts = text.letters(i).split('.').map(str::len);
            matches!(
                (parts.next(), parts.next(), parts.next(), parts.next()),
                (Some(1 | 2), Some(1 | 2), Some(2 | 4), None) | (Some(4), Some(1 | 2), Some(1 | 2), None)
            )
        };
        text.kind(i) == Kind::Number && stops()
            || number(i)
                && (matches!(text.kind(i + 1), Kind::Slash | Kind::Hyphen)
                    && (number(i + 2) || text.token(i + 2).has_digits())
                    && text.kind(i + 3) == text.kind(i + 1)
                    && (number(i + 4) || text.token(i + 4).has_digits()))
    })
}

/// Contributors and how to reach the author.
pub(super) fn tagline(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    let address = line.has(mark::EMAIL | mark::AT);
    (first..last.min(first + 40)).filter(|i| text.is(*i, Class::NEWSROOM)).any(|i| {
        if says(text, i, "contributed") {
            return words(text, i + 1, &["to", "this"])
                || words(text, i + 1, &["to", "the"])
                || says_any(text, i + 1, said!["reporting", "research", "from", "additional"]);
        }
        if says_any(text, i, said!["reporting", "reporters"]) {
            return i <= first + 3 && says_any(text, i + 1, said!["by", "from", "for"]);
        }
        if says(text, i, "reached") {
            return says_any(text, i + 1, said!["at", "by", "via", "on"]) && says(text, i.wrapping_sub(1), "be");
        }
        if says(text, i, "follow") {
            // "Follow Ana Ruiz on Twitter", "Follow him: @ana"
            let person = text.is(i + 1, Class::PRONOUN)
                || text.token(i + 1).capitalised() && text.token(i + 2).capitalised() && !text.is(i + 1, Class::OUTLET);
            let network = |k: usize| text.is(k, Class::NETWORK) || text.kind(k) == Kind::At;
            return person && (i + 1..(i + 10).min(last)).any(network) && !says_any(text, i + 1, said!["us", "our"]);
        }
        let opens = i == first;
        opens && says_any(text, i, said!["email", "reach"]) && address
            || opens && says_any(text, i, said!["contact", "editing"]) && (address || says(text, i + 1, "by"))
    })
}

/// "Ana Ruiz is a staff writer at …", "… covers courts for …", "The author is …".
pub(super) fn bio(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if !text.token(first).capitalised() && text.kind(first) == Kind::Word {
        return false;
    }
    let to = last.min(first + 12);
    for i in first + 1..to {
        if text.is_word(i, &[w::IS, w::WAS, w::ARE]) {
            // The occupation stands within eight tokens of the verb; "was planned, the mayor told reporters".
            let told = |k: usize| text.is(k, Class::CUE) && text.is(k, Class::VERB_PAST);
            let mut near = (i + 1..last.min(i + 9)).take_while(|&k| !told(k));
            return near.any(|k| {
                says_any(
                    text,
                    k,
                    said![
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
                && (!line.has(mark::QUOTE) || works(text, i..last));
        }
        if text.is(i, Class::NEWSROOM)
            && says_any(text, i, said!["covers", "writes", "reports", "blogs"])
            && i <= first + 5
            && text.token(i.wrapping_sub(1)).capitalised()
        {
            return line.words < 90 && !line.has(mark::QUOTE);
        }
    }
    false
}

/// Whether all that stands in marks is what somebody wrote: "the author of “The Long Valley”".
fn works(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let mut opens = tokens.clone().filter(|&i| text.kind(i) == Kind::OpenDouble).peekable();
    opens.peek().is_some()
        && tokens.clone().any(|i| says_any(text, i, said!["author", "writer", "editor"]))
        && opens.all(|i| {
            text.token(i + 1).capitalised()
                && (text.is_word(i - 1, &[w::OF, w::AND]) || text.kind(i - 1) == Kind::Comma)
        })
}
