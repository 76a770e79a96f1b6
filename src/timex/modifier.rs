//! Words before an expression that bend its value: "about", "early", "the end of".

use super::find::Found;
use super::value::Value;
use super::{Modifier, TimexKind};
use crate::lexicon::{WordId, Words, w};
use crate::text::{Kind, Text};

/// The last word before the expression of all that bends it.
static BENDING: Words = Words::of(&[&[
    w::ABOUT,
    w::AFTER,
    w::ALMOST,
    w::APPROXIMATELY,
    w::AROUND,
    w::BEFORE,
    w::EARLIER,
    w::EARLY,
    w::END,
    w::IN,
    w::LATE,
    w::LATER,
    w::LEAST,
    w::MID,
    w::MOST,
    w::NEARLY,
    w::OF,
    w::OVER,
    w::ROUGHLY,
    w::SOME,
    w::THAN,
    w::THE,
    w::TO,
    w::UNDER,
]]);

/// Takes in the words before the expression that bend it, down to `floor`.
pub(super) fn bend(text: &Text<'_>, found: &mut Found, floor: usize) {
    let last = found.start.wrapping_sub(1);
    if BENDING.has(text.word(last)) || text.kind(last) == Kind::Hyphen {
        take_in(text, found, floor);
    }
}

#[inline(never)]
fn take_in(text: &Text<'_>, found: &mut Found, floor: usize) {
    // "nearly", "about": at most three rounds, since words bend words ("until at least early May").
    for _ in 0..3 {
        if !(edge(text, found, floor) || amount(text, found, floor)) {
            break;
        }
    }
    if found.modifier.is_none() && matches!(found.kind, TimexKind::Date | TimexKind::Time) {
        found.modifier = limit(text, found, floor);
    }
}

/// "on or before April 30", "no later than 2015": the words are prepositions and stay outside.
fn limit(text: &Text<'_>, found: &Found, floor: usize) -> Option<Modifier> {
    let at = |back| before(text, found, floor, back);
    match (at(3), at(2), at(1)) {
        (w::ON, w::OR, w::BEFORE) | (w::NO | w::NOT, w::LATER, w::THAN) => Some(Modifier::OnOrBefore),
        (w::ON, w::OR, w::AFTER) | (w::NO | w::NOT, w::EARLIER, w::THAN) => Some(Modifier::OnOrAfter),
        _ => None,
    }
}

/// The word `back` places before the expression, none below the floor.
fn before(text: &Text<'_>, found: &Found, floor: usize, back: usize) -> WordId {
    match found.start.checked_sub(back) {
        Some(at) if at >= floor => text.word(at),
        _ => WordId::NONE,
    }
}

/// "early", "late", "mid-", "the beginning of".
fn edge(text: &Text<'_>, found: &mut Found, floor: usize) -> bool {
    if !matches!(found.value, Value::Calendar(_)) || found.kind == TimexKind::Duration || found.start <= floor {
        return false;
    }
    let at = |back| before(text, found, floor, back);
    // "mid-November", "mid November", "late-1990s"
    let hyphen = text.kind(found.start - 1) == Kind::Hyphen && !text.token(found.start).spaced();
    let over = usize::from(hyphen);
    let the = |back| usize::from(at(back) == w::THE);
    // "early in 1862", "late in the spring"
    let inner = usize::from(at(1) == w::THE);
    let part = match at(2 + inner) {
        w::EARLY => Some(Modifier::Start),
        w::LATE => Some(Modifier::End),
        w::EARLIER if found.rule == "the-unit" => Some(Modifier::Start),
        w::LATER if found.rule == "the-unit" => Some(Modifier::End),
        _ => None,
    };
    if let Some(part) = part.filter(|_| at(1 + inner) == w::IN && stretch(found)) {
        found.modifier = Some(part);
        found.start -= 2 + inner;
        found.article = false;
        return true;
    }
    // "early in the week" is left alone; so is "late" at the head of a clause, which is an adverb.
    let inside_the = at(1) == w::THE && !found.article;
    let word = at(1 + over);
    let edge = match word {
        w::EARLY => Some(Modifier::Start),
        w::LATE => Some(Modifier::End),
        w::MID => Some(Modifier::Mid),
        // "end-2027", "by end March"
        w::END if hyphen || matches!(at(2), w::BY | w::UNTIL) => Some(Modifier::End),
        w::EARLIER if !hyphen && within(found) => Some(Modifier::Start),
        w::LATER if !hyphen && within(found) => Some(Modifier::End),
        _ => None,
    };
    if let Some(edge) = edge {
        let taken = 1 + over;
        let article = if matches!(word, w::EARLIER | w::LATER) { 0 } else { the(taken + 1) };
        found.start -= taken + article;
        found.article = false;
        found.modifier = Some(edge);
        return true;
    }
    // "the end of", "the middle of the"
    let of = if at(1) == w::OF {
        1
    } else if at(1) == w::THE && at(2) == w::OF && !inside_the {
        2
    } else {
        return false;
    };
    let word = at(of + 1);
    let edge = match word {
        w::END => Some(Modifier::End),
        w::BEGINNING | w::START | w::TURN => Some(Modifier::Start),
        w::MIDDLE => Some(Modifier::Mid),
        _ => None,
    };
    match edge {
        // "by end of March"
        Some(Modifier::End) if of == 1 && matches!(at(3), w::BY | w::UNTIL | w::SINCE) => {
            found.start -= 2;
            found.modifier = Some(Modifier::End);
            true
        }
        Some(edge) if at(of + 2) == w::THE => {
            found.start -= of + 2;
            found.article = false;
            found.modifier = Some(edge);
            true
        }
        _ => false,
    }
}

/// A year, month, season or decade by its name, which has an early and a late part.
fn stretch(found: &Found) -> bool {
    matches!(
        found.rule,
        "year" | "the-unit" | "new-year" | "month-year" | "season" | "season-year" | "decade" | "century"
    ) || found.rule.starts_with("month-") && found.value.calendar().is_some_and(|at| at.date().is_none())
}

/// "earlier" and "later" belong to what contains the moment of writing ("earlier this year") or a day.
fn within(found: &Found) -> bool {
    matches!(
        found.rule,
        "this-unit"
            | "that-unit"
            | "dayword"
            | "this-daypart"
            | "weekday-past"
            | "weekday"
            | "weekday-future"
            | "next-unit"
            | "last-unit"
    )
}

/// "to get around Wednesday's ruling": a weekday is never rough.
fn named_day(found: &Found) -> bool {
    found.rule.contains("weekday") || found.rule == "dayword"
}

/// What "about" goes with when it is no number that is rough.
const SPOKEN: [&str; 10] =
    ["anything", "ask", "asked", "know", "nothing", "something", "talk", "talked", "think", "worried"];

/// "about", "nearly", "more than", "at least".
fn amount(text: &Text<'_>, found: &mut Found, floor: usize) -> bool {
    if found.start <= floor || found.article && before(text, found, floor, 1) == w::THE {
        return false;
    }
    let counted = found.kind == TimexKind::Duration
        || matches!(
            found.rule,
            "ago" | "a-year-ago" | "length-from" | "length-no-anchor" | "year-earlier" | "year-ago-quarter"
        );
    let exact = found.kind == TimexKind::Time || matches!(found.value, Value::Calendar(_));
    let at = |back| before(text, found, floor, back);
    // "said nothing about September", "asked about Monday": what is spoken of.
    let spoken = !counted
        && at(1) == w::ABOUT
        && found.start >= floor + 2
        && SPOKEN.iter().any(|word| text.spells(found.start - 2, word));
    if spoken {
        return false;
    }
    let (taken, modifier) = match (at(2), at(1)) {
        (w::MORE, w::THAN) if counted => (2, Modifier::MoreThan),
        (w::LESS, w::THAN) if counted => {
            if at(3) == w::NO {
                (3, Modifier::EqualOrMore)
            } else {
                (2, Modifier::LessThan)
            }
        }
        (w::AT, w::LEAST) if counted => (2, Modifier::EqualOrMore),
        (w::AT, w::MOST) if counted => (2, Modifier::EqualOrLess),
        (w::UP, w::TO) if counted => (2, Modifier::EqualOrLess),
        (w::JUST, w::OVER) if counted => (2, Modifier::MoreThan),
        (w::JUST, w::UNDER) if counted => (2, Modifier::LessThan),
        (_, w::ABOUT | w::AROUND | w::APPROXIMATELY | w::ROUGHLY) if counted || exact && !named_day(found) => {
            (1, Modifier::Approx)
        }
        (_, w::NEARLY | w::ALMOST) if counted => (1, Modifier::LessThan),
        (w::FOR | w::AFTER | w::LAST | w::LASTED | w::TAKE | w::TAKES | w::TOOK | w::SPENT, w::OVER) if counted => {
            (1, Modifier::MoreThan)
        }
        (w::FOR | w::AFTER | w::IN | w::TAKES | w::TOOK, w::UNDER) if counted => (1, Modifier::LessThan),
        (_, w::SOME) if counted && found.rule == "length" => (1, Modifier::Approx),
        _ => return false,
    };
    let no_more = modifier == Modifier::MoreThan && at(3) == w::NO;
    found.start -= taken + usize::from(no_more);
    found.modifier = Some(if no_more { Modifier::EqualOrLess } else { modifier });
    true
}
