//! Corrections and notes of the editors.

use super::{says, says_any, words};
use crate::lexicon::{Class, w};
use crate::section::lines::Line;
use crate::section::said::said;
use crate::text::{Kind, Letters, Text};

/// "Correction:", "Editor's note:", "An earlier version of this story …", "This story has been updated …".
pub(super) fn correction(text: &Text<'_>, first: usize, last: usize) -> bool {
    let mut i = first;
    while i < last && !text.kind(i).is_word() && i < first + 2 {
        i += 1;
    }
    let after = text.kind(i + 1);
    if says_any(text, i, said!["correction", "corrections", "clarification"]) {
        return matches!(after, Kind::Colon | Kind::Dash | Kind::Hyphen | Kind::OpenRound | Kind::Comma | Kind::Period)
            || i + 1 == last
            || text.is(i + 1, Class::MONTH)
            || says(text, i + 1, "appended");
    }
    // "UPDATE: This story has been updated …"
    if says_any(text, i, said!["update", "updated"]) {
        return matches!(after, Kind::Colon | Kind::Dash | Kind::Hyphen) && changed(text, i + 2);
    }
    if says_any(text, i, said!["editor", "editors", "author", "writer"]) {
        return (i + 1..i + 4).any(|k| says_any(text, k, said!["note"]));
    }
    if words(text, i, &["for", "the", "record"]) {
        return text.kind(i + 3) == Kind::Colon || i + 3 == last;
    }
    changed(text, i)
}

/// How a newsroom calls what it has changed.
const WORKS: &Letters = said!["story", "article", "post", "piece", "report", "item", "version", "column"];
const CHANGED: &Letters =
    said!["updated", "corrected", "clarified", "amended", "edited", "correct", "reflect", "clarify", "revised"];

/// A sentence that says so.
fn changed(text: &Text<'_>, i: usize) -> bool {
    if says(text, i + 2, "version")
        && (words(text, i, &["an", "earlier"])
            || words(text, i, &["a", "previous"])
            || words(text, i, &["an", "original"])
            || words(text, i, &["the", "original"]))
    {
        return true;
    }
    if words(text, i, &["a", "correction", "was", "made"]) {
        return true;
    }
    // "This story was first published on Nov. 19, 2026. It was updated on …"
    if says(text, i, "this") && says_any(text, i + 1, WORKS) {
        let near = |to: usize| (i + 2..to).any(|k| says_any(text, k, CHANGED));
        let again = |k: usize| {
            text.is_word(k, &[w::IT]) && text.is_word(k + 1, &[w::WAS, w::HAS]) && says_any(text, k + 2, CHANGED)
        };
        // "This story has not been edited by our staff."
        let kept = text.is_word(i + 3, &[w::NOT]);
        return near(i + 9) && !kept
            || words(text, i + 2, &["was", "first", "published"]) && (i + 5..i + 24).any(again);
    }
    // "The headline and story have been updated …"
    says(text, i, "the")
        && says_any(text, i + 1, said!["headline", "story", "article", "caption", "post"])
        && (i + 2..i + 6).any(|k| {
            text.is_word(k, &[w::HAS, w::HAVE])
                && text.is_word(k + 1, &[w::BEEN])
                && says_any(text, k + 2, CHANGED)
                && (i + 2..k).all(|k| text.is_word(k, &[w::AND, w::THE, w::OF]) || says_any(text, k, WORKS))
        })
}

/// What an agency has changed in a story it sends once more: "(Recasts, adds details)", "(Refiles to fix headline)".
pub(super) fn advisory(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let does = said![
        "adds",
        "changes",
        "clarifies",
        "corrects",
        "drops",
        "fixes",
        "recasts",
        "refiles",
        "releads",
        "removes",
        "repeats",
        "replaces",
        "rewrites",
        "updates",
    ];
    says_any(text, first + 1, does)
        && text.kind(line.last as usize - 1) == Kind::CloseRound
        && line.words <= 30
        && !line.tokens().skip(1).any(|i| text.kind(i) == Kind::OpenRound)
}
