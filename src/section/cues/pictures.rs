//! Captions and credits: "(AP Photo/…)", "FILE - …", "… left, …", "00:52 - Source: CNN".

use super::{says, says_any};
use crate::lexicon::Class;
use crate::section::lines::{Line, mark};
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

/// A line that is nothing but a credit: "Photo: Ana Ruiz", "Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)".
pub(super) fn credit(text: &Text<'_>, line: &Line) -> bool {
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

pub(super) fn credit_word(text: &Text<'_>, i: usize) -> bool {
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
pub(super) fn agency_from(text: &Text<'_>, line: &Line) -> bool {
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

pub(super) fn picture_start(text: &Text<'_>, i: usize) -> bool {
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
pub(super) fn caption(text: &Text<'_>, i: usize) -> bool {
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
pub(super) fn sides(text: &Text<'_>, line: &Line) -> bool {
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
                    && (set_off(i + 1) || set_off(i.wrapping_sub(2))))
            || says(text, i, "l") && matches!(text.kind(i + 1), Kind::Hyphen | Kind::Dash) && says(text, i + 2, "r")
            || says(text, i, "seen") && says(text, i + 1, "here")
    })
}

/// "(Image credit: NASA)", "Photo by Ana Ruiz/Getty Images", "(AP Photo/Ana Ruiz)" and nothing else.
pub(super) fn credit_only(text: &Text<'_>, line: &Line) -> bool {
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
