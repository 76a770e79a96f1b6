//! What a page prints around a story: headers of highlights, links, posts, notes, advertisements, endmarks.

use super::{says, says_any, set, words};
use crate::lexicon::Class;
use crate::section::lines::{Line, Start, mark};
use crate::section::said::said;
use crate::text::{Kind, Text};

/// `___`, `(END)`, `ENDS`, `-30-`, `###`, ` Reuter`.
pub(super) fn endmark(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if line.words == 0 {
        // A row of marks closes a wire story; one mark alone is a stray.
        let mark = text.token(first);
        return matches!(mark.kind(), Kind::Underscore | Kind::Hash | Kind::Bullet | Kind::Dash)
            && (last - first >= 3 || mark.end() - mark.start() >= 3);
    }
    // "(END) IPS"
    let closed = text.kind(first) == Kind::OpenRound && text.kind(first + 2) == Kind::CloseRound;
    if closed && text.letters(first + 1) == "END" && line.lower == 0 && line.words <= 8 {
        return true;
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

pub(super) fn highlights(text: &Text<'_>, i: usize) -> bool {
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
        &["in", "short"],
    ];
    if says(text, i, "highlights") {
        return text.token(i + 1).starts_line() || text.kind(i + 1) == Kind::Colon;
    }
    if says(text, i, "summary") {
        return text.token(i + 1).starts_line();
    }
    HEADERS.iter().enumerate().any(|(n, header)| {
        let after = i + header.len();
        // The first may be glued to its item; the others are words of any sentence.
        says(text, i, header[0])
            && words(text, i, header)
            && (n == 0 || text.token(after).starts_line() || text.kind(after) == Kind::Colon)
            // "In short: nobody came."
            && (header[1] != "short" || text.token(after + 1).starts_line())
    })
}

/// "READ MORE: …", "Related: …", "Watch: …" with a title behind it; and such words alone.
pub(super) fn link(text: &Text<'_>, first: usize, last: usize) -> (bool, bool) {
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
        None => return (false, false),
    };
    let after = i + len;
    // "You may also be interested in:"
    let end = after + usize::from(after + 2 == last && text.is(after, Class::PREPOSITION));
    let alone = end >= last || end + 1 == last && !text.kind(end).is_word() || last - first <= 6 && len > 1;
    // "Read more about …", "More on this: …"
    let parts =
        |kind: Kind| matches!(kind, Kind::Colon | Kind::Bullet | Kind::Dash | Kind::CloseGuillemet | Kind::Other);
    let titled = match (after..(after + 5).min(last)).find(|i| parts(text.kind(*i))) {
        Some(mark) => mark + 1 < last,
        None => len > 1 && text.token(i).all_caps() && text.token(i + 1).all_caps() && after < last,
    };
    (titled, alone)
}

/// A post of a network: "pic.twitter.com/…", "— Ana Ruiz (@ana) May 5, 2020", "View this post on …".
pub(super) fn embed(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if line.opens & set::POST != 0
        && (words(text, first, &["view", "this", "post"])
            || words(text, first, &["a", "post", "shared", "by"])
            || words(text, first, &["a", "post", "by"])
            || words(text, first, &["view", "post"])
            || words(text, first, &["see", "post", "on"])
            || words(text, first, &["view", "on"]) && text.is(first + 2, Class::NETWORK))
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

/// "2 min read", "5 minute read".
pub(super) fn reading(text: &Text<'_>, line: &Line) -> bool {
    line.words <= 8
        && line.tokens().any(|i| {
            text.kind(i) == Kind::Number
                && (i..(i + 4).min(line.last as usize))
                    .any(|k| says_any(text, k, said!["min", "mins", "minute", "minutes", "min."]))
                && (i..(i + 5).min(line.last as usize)).any(|k| says_any(text, k, said!["read", "reading"]))
        })
        || line.opens & set::READING != 0
            && (words(text, line.first as usize, &["reading", "time"])
                || words(text, line.first as usize, &["estimated", "read"]))
}

pub(super) fn furniture_start(text: &Text<'_>, i: usize) -> bool {
    text.phrase(i, Class::FURNITURE).is_some() || text.is(i, Class::FURNITURE) && !text.is(i, Class::RUBRIC)
}

/// A line that begins as only furniture does, or that is such words and no more: "We use cookies to …", "About sharing".
pub(super) fn furnished(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    match text.phrase(first, Class::FURNITURE) {
        Some((_, detail)) if detail.time == 1 => true,
        Some((len, detail)) if detail.time == 2 => !(first + len..line.last as usize).any(|i| text.kind(i).is_word()),
        _ => false,
    }
}

/// "Advertisement", "Story continues below", "This advertisement has not loaded yet".
pub(super) fn advert(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let ad = says_any(text, first, said!["advertisement", "advertisements", "advertising", "advert"]);
    ad && line.words <= 3
        || words(text, first, &["ad", "feedback"])
        || words(text, first, &["video", "ad", "feedback"])
        || words(text, first, &["this", "advertisement", "has"])
        || says_any(text, first, said!["story", "article", "content"])
            && says_any(text, first + 1, said!["continues", "continued"])
            && says_any(text, first + 2, said!["below", "after"])
        || line.words <= 4 && says(text, first, "remove") && says(text, first + 1, "ads")
}

/// The signature of a post: "— Ana Ruiz (@ana) May 5, 2020", "A post shared by …", a picture's address.
pub(super) fn post(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if line.opens & set::POST != 0
        && (words(text, first, &["view", "this", "post", "on"]) || words(text, first, &["a", "post", "shared", "by"]))
    {
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
pub(super) fn player(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    words(text, first, &["just", "watched"])
        || words(text, first, &["must", "watch"])
        || words(text, first, &["now", "playing"])
}

/// "Home | World | Business | Sport": names of pages in a row, a mark between each two.
pub(super) fn menu(text: &Text<'_>, line: &Line) -> bool {
    /// Fewer parts may be a byline with its place and time.
    const PARTS: usize = 4;
    /// A longer part is a title, an item of a list or a name with a role.
    const LONGEST: usize = 5;
    if line.words > 40 || line.numbers > 0 || line.stops() {
        return false;
    }
    let tokens = &text.tokens()[line.tokens()];
    let mut parts = tokens.split(|token| token.kind() == Kind::Bullet);
    tokens.iter().filter(|token| token.kind() == Kind::Bullet).count() + 1 >= PARTS
        && parts.all(|part| (1..=LONGEST).contains(&part.len()) && part[0].capitalised())
}

/// A name in capitals and a colon: a line of a transcript.
pub(super) fn speech(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    line.has(mark::EARLY_COLON)
        && text.token(first).all_caps()
        // "Q:" and "A:" are labels of one letter.
        && (text.token(first).end() - text.token(first).start() > 1 || matches!(text.letters(first), "Q" | "A"))
        && (first + 1..first + 5).any(|i| {
            text.kind(i) == Kind::Colon && (first..i).all(|k| text.kind(k) != Kind::Word || text.token(k).all_caps())
        })
        && line.words > 2
        && !matches!(line.start, Start::Number)
        && line.stops()
}

/// "1. A title", "3) …".
pub(super) fn numbered(text: &Text<'_>, line: &Line) -> bool {
    let i = line.first as usize;
    let hash = usize::from(text.kind(i) == Kind::Hash);
    text.kind(i + hash) == Kind::Number
        && text.letters(i + hash).len() <= 2
        && (matches!(text.kind(i + hash + 1), Kind::Period | Kind::CloseRound | Kind::Dash | Kind::Colon)
            && text.token(i + hash + 2).spaced()
            || hash == 1)
        && line.words > 1
}
