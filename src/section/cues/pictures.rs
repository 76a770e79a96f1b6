//! Captions and credits: "(AP Photo/…)", "FILE - …", "… left, …", "00:52 - Source: CNN".

use super::{is, says, says_any, set, sets};
use crate::lexicon::{Class, w};
use crate::section::lines::{End, HEAD, Line, Start, mark};
use crate::section::look::bit;
use crate::section::said::said;
use crate::text::{Kind, Text};

/// "00:52", "00:52 - Source: CNN".
pub(super) fn running(text: &Text<'_>, line: &Line) -> bool {
    let i = line.first as usize;
    let clock = text.kind(i) == Kind::Number
        && text.kind(i + 1) == Kind::Colon
        && text.kind(i + 2) == Kind::Number
        && !text.token(i + 2).spaced();
    clock && (line.last as usize == i + 3 || line.words <= 8 && line.tokens().any(|i| says(text, i, "source")))
}

/// A video's title and how long it runs: "Mayor: The pier stays 01:47".
pub(super) fn titled_video(text: &Text<'_>, line: &Line) -> bool {
    const TIMES: Class = Class::STAMP.or(Class::ZONE).or(Class::DAYWORD).or(Class::DAYPART);
    let last = line.last as usize;
    let (minutes, seconds) = (text.letters(last.wrapping_sub(3)), text.letters(last.wrapping_sub(1)));
    line.end == End::Number
        && line.has(mark::CLOCK)
        && (5..=16).contains(&line.words)
        && line.start != Start::Number
        && !line.has(mark::MONTH | mark::WEEKDAY | mark::YEAR | mark::BULLET)
        && !line.class.any(TIMES)
        && text.kind(last - 2) == Kind::Colon
        && (minutes.len(), seconds.len()) == (2, 2)
        && minutes.starts_with('0')
        && text.kind(last - 4) == Kind::Word
        && !text.is(last - 4, Class::PREPOSITION)
}

/// A line that is nothing but a credit: "Photo: Ana Ruiz", "Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)".
pub(super) fn credit(text: &Text<'_>, line: &Line) -> bool {
    if line.words > 14 || line.words == 0 {
        return false;
    }
    let first = line.first as usize;
    let i = first + usize::from(text.kind(first) == Kind::OpenRound);
    let given = text.kind(i + 1) == Kind::Colon || text.is_word(i + 1, &[w::BY]);
    // No list has "pic".
    if given && (is(text, i, set::CREDITED) || says_any(text, i, said!["pic", "pics"])) {
        return true;
    }
    if is(text, i + 1, set::GIVEN) && is(text, i, set::WORK) && !text.is_word(i, &[w::PHOTOS, w::PHOTOGRAPH]) {
        return true;
    }
    if text.is_word(i, &[w::AP]) && text.is_word(i + 1, &[w::PHOTO]) {
        return true;
    }
    // "Ana Ruiz/The Paper", "(Ana Ruiz / AP)"
    if line.has(mark::SLASH)
        && line.words <= 9
        && line.words >= 3
        && !line.has(mark::COLON | mark::URL | mark::EMAIL)
        && line.numbers == 0
        && line.lower <= 1
        && !line.counts(Class::FURNITURE | Class::NETWORK | Class::RUBRIC)
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

/// The words of a picture agency stand in the line behind a slash, "via" or alone.
pub(super) fn agency_from(text: &Text<'_>, line: &Line) -> bool {
    let named = line.sets & (set::AGENCY | set::VIA | set::CREDITED) != 0 || line.class.any(Class::OUTLET);
    if !named && line.tokens().len() <= HEAD {
        return false;
    }
    line.tokens().any(|i| {
        is(text, i, set::AGENCY)
            || text.is(i, Class::OUTLET)
                && matches!(text.kind(i.wrapping_sub(1)), Kind::Slash | Kind::Dash | Kind::Bullet)
            || text.is_word(i, &[w::VIA]) && i > line.first as usize && line.words <= 10
            || text.is_word(i, &[w::COURTESY])
    })
}

/// The line closes with a credit: "… on Friday. (Photo: Ana Ruiz)", "… in Rome.Credit...Ana Ruiz", "… AP Photo/Ana Ruiz".
pub(super) fn credit_end(text: &Text<'_>, line: &Line) -> bool {
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
            said![
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
                || says_any(text, i + 1, said!["by", "courtesy", "credit", "via", "from"]);
            if named || text.token(i + 1).capitalised() && says_any(text, i, said!["credit"]) {
                return true;
            }
        }
        if says(text, i, "getty") && says(text, i + 1, "images") {
            return true;
        }
        if says_any(text, i, said!["shutterstock", "alamy", "istock", "newscom", "unsplash", "wikimedia"]) {
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
        said!["supplied", "handout", "file", "provided", "submitted", "screenshot", "contributed"],
    );
    (stop_before && all > 0 && capitals + 2 >= all && all <= 9 && capitals > 0)
        || slash && all > 1 && capitals + 1 >= all
        || provided
}

pub(super) fn picture_start(text: &Text<'_>, i: usize) -> bool {
    says_any(
        text,
        i,
        said![
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
pub(super) fn caption(text: &Text<'_>, i: usize) -> bool {
    let i = i + usize::from(matches!(text.kind(i), Kind::OpenRound | Kind::OpenSquare));
    let after = text.kind(i + 1);
    let sets_off = matches!(after, Kind::Colon | Kind::Dash | Kind::Hyphen);
    if text.is_word(i, &[w::FILE])
        && (sets_off || says_any(text, i + 1, said!["photo", "image", "picture", "pic"]))
        && !text.token(i + 1).starts_line()
    {
        return true;
    }
    if after == Kind::Colon && is(text, i, set::APART) && !text.token(i + 2).starts_line() {
        return true;
    }
    if text.is_word(i, &[w::PICTURED]) {
        return true;
    }
    let shot = |k: usize| {
        is(text, k, set::SHOT)
            && (text.is_word(i, &[w::THIS])
                || text.is_word(i, &[w::IN]) && text.is_word(i + 1, &[w::THIS, w::A, w::AN])
                || says_any(text, k - 1, said!["file", "undated", "handout", "booking", "courtesy"])
                || says_any(text, k + 1, said!["taken", "provided", "released", "shows", "from", "illustration"])
                    && !text.is_word(i, &[w::IN]))
    };
    is(text, i, set::THIS) && (i + 1..i + 8).any(shot)
}

/// "left", "right", "centre" set off by commas or brackets, "pictured".
pub(super) fn sides(text: &Text<'_>, line: &Line) -> bool {
    // "left", "seen here", "l-r"
    const DASHES: u64 = bit(Kind::Hyphen) | bit(Kind::Dash);
    let dashed = line.kinds & DASHES != 0;
    let long = line.tokens().len() > HEAD;
    let bracketed = line.has(mark::BRACKET) & (line.class.any(Class::PICTURE) | dashed | long);
    if !(line.counts(Class::PICTURE) | bracketed) || (line.sets & set::SIDE == 0) & !dashed & !long {
        return false;
    }
    let to = (line.last as usize).min(line.first as usize + 60);
    (line.first as usize..to).any(|i| {
        let token = text.token(i);
        let side = sets(token.word()) & set::SIDE != 0;
        if !side {
            // "l-r"
            return bit(token.kind()) & DASHES != 0 && says(text, i.wrapping_sub(1), "l") && says(text, i + 1, "r");
        }
        let set_off = |k: usize| {
            matches!(text.kind(k), Kind::Comma | Kind::OpenRound | Kind::CloseRound | Kind::Colon | Kind::Period)
        };
        if text.is_word(i, &[w::SEEN]) {
            return says(text, i + 1, "here");
        }
        i > line.first as usize
            && (set_off(i - 1) && set_off(i + 1)
                || says_any(text, i - 1, said!["far", "second", "third", "from", "top", "bottom", "upper", "lower"])
                    && (set_off(i + 1) || set_off(i.wrapping_sub(2))))
    })
}

/// "(Image credit: NASA)", "Photo by Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)" and nothing else.
pub(super) fn credit_only(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let i = first + usize::from(matches!(text.kind(first), Kind::OpenRound | Kind::OpenSquare));
    if line.words > 16 || line.words < 2 {
        return false;
    }
    let work = || is(text, i, set::WORK) || says(text, i, "pic");
    let credit = text.is_word(i + 1, &[w::CREDIT]) && work();
    let by = text.is_word(i + 1, &[w::BY]) && text.token(i + 2).capitalised() && work();
    // "SOURCE Harborlights Inc.", the last line of a release.
    let released = text.letters(i) == "SOURCE"
        && text.token(i + 1).capitalised()
        && line.words <= 9
        && !text.token(i + 1).all_caps();
    credit
        || released
        || by && !line.stops_a_sentence(text)
        || text.is_word(i, &[w::AP])
            && text.is_word(i + 1, &[w::PHOTO])
            && matches!(text.kind(i + 2), Kind::Slash | Kind::Colon)
        || text.kind(i + 1) == Kind::Colon
            && text.is_word(i, &[w::PHOTO, w::PHOTOGRAPH, w::PHOTOS, w::CREDIT])
            && text.token(i + 2).capitalised()
            && line.words <= 9
            && !line.stops_a_sentence(text)
}
