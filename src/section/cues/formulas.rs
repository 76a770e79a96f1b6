//! Sentences by which a page speaks, and no story: notices of rights, thanks to contributors, words to the reader. They
//! read like prose, so that their wording decides and not their shape.

use super::{cue, is, says, says_any, set, words};
use crate::lexicon::{Class, w};
use crate::section::lines::{Line, mark};
use crate::section::said::said;
use crate::text::{Kind, Text};

/// How such sentences begin.
const OPENINGS: &[(u64, &[&str])] = &[
    (cue::SIGNED, &["with", "files", "from"]),
    (cue::SIGNED, &["with", "inputs", "from"]),
    (cue::SIGNED, &["with", "input", "from"]),
    (cue::SIGNED, &["with", "agency", "inputs"]),
    (cue::SIGNED, &["with", "reporting", "by"]),
    (cue::SIGNED, &["with", "additional", "reporting"]),
    (cue::SIGNED, &["additional", "reporting", "by"]),
    (cue::SIGNED, &["additional", "reporting", "from"]),
    (cue::SIGNED, &["additional", "reporting", ":"]),
    (cue::SIGNED, &["contributing", ":"]),
    (cue::SIGNED, &["reporting", "by"]),
    (cue::SIGNED, &["reporting", "and", "writing", "by"]),
    (cue::SIGNED, &["writing", "by"]),
    (cue::SIGNED, &["editing", "by"]),
    (cue::PRINTED, &["our", "standards", ":"]),
    (cue::PRINTED, &["have", "a", "news", "tip"]),
    (cue::PRINTED, &["have", "a", "story"]),
    (cue::PRINTED, &["have", "a", "tip"]),
    (cue::PRINTED, &["got", "a", "story"]),
    (cue::PRINTED, &["got", "a", "news", "tip"]),
    (cue::PRINTED, &["got", "a", "tip"]),
    (cue::PRINTED, &["do", "you", "know", "more"]),
    (cue::PRINTED, &["do", "you", "have", "information"]),
    (cue::PRINTED, &["do", "you", "have", "a", "story"]),
    (cue::PRINTED, &["do", "you", "have", "a", "tip"]),
    (cue::PRINTED, &["do", "you", "have", "an", "opinion"]),
    (cue::PRINTED, &["if", "you", "have", "been", "affected", "by"]),
    (cue::PRINTED, &["if", "you", "are", "affected", "by"]),
    (cue::PRINTED, &["if", "you", "or", "someone", "you", "know"]),
    (cue::PRINTED, &["comments", "are", "closed"]),
    (cue::PRINTED, &["comments", "on", "this", "article"]),
    (cue::PRINTED, &["we", "may", "earn"]),
    (cue::PRINTED, &["download", "our", "app"]),
    (cue::PRINTED, &["download", "the", "app"]),
    (cue::PRINTED, &["this", "story", "has", "not", "been", "edited"]),
    (cue::PRINTED, &["this", "article", "has", "not", "been", "edited"]),
    (cue::PRINTED, &["this", "report", "has", "not", "been", "edited"]),
    (cue::PRINTED, &["this", "is", "a", "developing", "story"]),
    (cue::PRINTED, &["this", "is", "a", "breaking", "news", "story"]),
    (cue::PRINTED, &["this", "is", "a", "breaking", "story"]),
    (cue::PRINTED, &["this", "story", "is", "developing"]),
    (cue::PRINTED, &["this", "story", "will", "be", "updated"]),
    (cue::PRINTED, &["this", "article", "will", "be", "updated"]),
    (cue::PRINTED, &["check", "back", "for"]),
    (cue::PRINTED, &["you", "can", "find", "this", "story", "in"]),
    (cue::PRINTED, &["this", "story", "originally", "appeared"]),
    (cue::PRINTED, &["this", "article", "originally", "appeared"]),
    (cue::PRINTED, &["a", "version", "of", "this", "article"]),
    (cue::PRINTED, &["a", "version", "of", "this", "story"]),
    (cue::PRINTED, &["published", "in", "the", "print", "edition"]),
    (cue::PRINTED, &["for", "immediate", "release"]),
    (cue::PRINTED, &["for", "media", "inquiries"]),
    (cue::PRINTED, &["for", "press", "inquiries"]),
    (cue::PRINTED, &["media", "contact"]),
    (cue::PRINTED, &["media", "contacts"]),
    (cue::PRINTED, &["media", "inquiries"]),
    (cue::PRINTED, &["press", "contact"]),
    (cue::PRINTED, &["continue", "reading", "the", "main", "story"]),
    (cue::PRINTED, &["except", "for", "the", "headline"]),
    (cue::PRINTED, &["tags", ":"]),
    (cue::PRINTED, &["tag", ":"]),
    (cue::PRINTED, &["topics", ":"]),
    (cue::PRINTED, &["categories", ":"]),
    (cue::PRINTED, &["category", ":"]),
    (cue::PRINTED, &["keywords", ":"]),
    (cue::PRINTED, &["filed", "under"]),
    (cue::SHOWN_BY, &["image", "source", ","]),
    (cue::SHOWN, &["image", "caption", ","]),
    (cue::SHOWN, &["media", "caption", ","]),
];

/// The cue of a line that is such a sentence, or nought.
pub(in crate::section) fn formula(text: &Text<'_>, first: usize, last: usize) -> u64 {
    let first = first + usize::from(text.kind(first) == Kind::OpenRound);
    if !is(text, first, set::FORMULA) || last - first > LONGEST {
        return 0;
    }
    if let Some((cue, opening)) = OPENINGS.iter().find(|(_, opening)| words(text, first, opening)) {
        // "Topics:" alone is a header as others are.
        return if opening.last() != Some(&":") || first + opening.len() < last { *cue } else { 0 };
    }
    if says(text, first, "this") && republished(text, first + 1) {
        return cue::PRINTED;
    }
    // "Follow The Paper on Facebook and X"
    if says(text, first, "follow")
        && text.token(first + 1).capitalised()
        && (first + 2..last.min(first + 8)).any(|i| says(text, i, "on") && text.is(i + 1, Class::NETWORK))
    {
        return cue::PRINTED;
    }
    // "Write to Ana Ruiz at ana@example.com"
    if words(text, first, &["write", "to"]) && (first + 2..last).any(|i| text.kind(i) == Kind::At) {
        return cue::SIGNED;
    }
    // "This report by The Canadian Press was first published Jan. 5, 2024."
    if says(text, first, "this") && words(text, first + 1, &["report", "by"]) && published(text, first + 3, last) {
        return cue::SIGNED;
    }
    0
}

/// "This article was originally published by …", "This story is republished from …", "This essay was produced by …".
fn republished(text: &Text<'_>, i: usize) -> bool {
    if !says_any(text, i, said!["article", "story", "piece", "essay", "column", "post", "content"])
        || !text.is_word(i + 1, &[w::IS, w::WAS])
    {
        return false;
    }
    let at = i + 2 + usize::from(says_any(text, i + 2, said!["first", "originally", "also", "previously", "being"]));
    says_any(
        text,
        at,
        said![
            "published",
            "republished",
            "produced",
            "reprinted",
            "reproduced",
            "syndicated",
            "adapted",
            "excerpted",
            "distributed",
            "provided",
        ],
    )
}

/// Longer lines are no formulas.
const LONGEST: usize = 60;

fn published(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| words(text, i, &["was", "first", "published"]))
}

/// "Ana Ruiz and Bo Li contributed to this report.", "AP writers Ana Ruiz and Bo Li contributed.", "Bo Li contributed
/// research."
pub(super) fn contributed(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    let mut newsroom = false;
    line.words <= 40
        && (first..last).any(|i| {
            if !text.is(i, Class::NEWSROOM) {
                return false;
            }
            if !says_any(text, i, said!["contributed", "contributing"]) {
                newsroom = true;
                return false;
            }
            words(text, i + 1, &["to", "this"])
                && says_any(text, i + 3, said!["report", "story", "article", "dispatch", "piece"])
                || says_any(text, i + 1, said!["reporting", "research"])
                    && i > first
                    && text.token(i - 1).capitalised()
                    && !text.token(i - 1).clitic()
                || newsroom && text.kind(i + 1) == Kind::Period && i + 2 == last
        })
}

/// "CNN's Ana Ruiz reported from Atlanta.", "Ruiz reported from Springfield, Mo. Li reported from Columbia.": names,
/// places and no word else.
pub(super) fn reported(text: &Text<'_>, line: &Line) -> bool {
    if !line.stops() || line.words > SHORT_NOTE || line.numbers > 0 || !line.has(mark::CUE) || line.has(mark::QUOTE) {
        return false;
    }
    let name = |i: usize| text.token(i).capitalised() && !text.is(i, Class::PRONOUN | Class::DETERMINER);
    let (first, last) = (line.first as usize, line.last as usize);
    let posts = said!["writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "journalists"];
    let (mut places, mut sentences) = (0, 0);
    for i in first..last {
        if text.kind(i) != Kind::Word || text.token(i).clitic() {
            continue;
        }
        let from = |i: usize| says(text, i, "from");
        if says(text, i, "reported") && from(i + 1) && i > first && name(i - 1) && name(i + 2) {
            sentences += 1;
        } else if from(i) && name(i.wrapping_sub(1)) && name(i + 1) {
            places += 1;
        } else if !(name(i) || from(i) || says_any(text, i, posts) || text.is(i, SMALL)) {
            return false;
        }
    }
    (1..=4).contains(&sentences) && places <= 4 && name(first)
}

/// What stands in small letters between names and places.
const SMALL: Class = Class::PARTICLE.or(Class::CONJUNCTION).or(Class::DETERMINER).or(Class::PREPOSITION);

/// A line of thanks has no more words.
const SHORT_NOTE: u16 = 40;

/// "The writer is a former ambassador.", "Ana Ruiz’s novel is published by Harbour Books, £16.99."
pub(super) fn works_for(text: &Text<'_>, line: &Line) -> bool {
    let first = line.first as usize;
    let writer = || {
        text.is_word(first, &[w::THE])
            && says_any(text, first + 1, said!["writer", "author", "columnist", "contributor", "reviewer"])
            && text.is_word(first + 2, &[w::IS])
            && text.is_word(first + 3, &[w::A, w::AN, w::THE])
            && line.words <= SHORT_NOTE
            && !line.has(mark::QUOTE | mark::CUE)
    };
    let priced = || {
        let by = |i: usize| text.is_word(i, &[w::IS]) && words(text, i + 1, &["published", "by"]);
        line.words <= SHORT_NOTE && line.tokens().any(by)
    };
    line.class.any(Class::NEWSROOM) && writer() || line.has(mark::CURRENCY) && priced()
}

/// "… is auto-generated from a syndicated feed.)", "The AP is solely responsible for all content.", "… please click here."
pub(super) fn spoken_by_page(text: &Text<'_>, line: &Line) -> bool {
    let mut last = line.last as usize;
    while last > line.first as usize && !text.kind(last - 1).is_word() {
        last -= 1;
    }
    let ends = |with: &[&str]| last >= line.first as usize + 2 * with.len() && words(text, last - with.len(), with);
    match text.letters(last.wrapping_sub(1)) {
        "feed" => ends(&["syndicated", "feed"]) || ends(&["syndicated", "news", "feed"]),
        "content" => ends(&["responsible", "for", "all", "content"]),
        "here" => ends(&["click", "here"]),
        _ => false,
    }
}

/// "Copyright 2025 Ana Ruiz", "© AFP", "All rights reserved", "This material may not be published, broadcast, …".
pub(super) fn notice(text: &Text<'_>, line: &Line) -> bool {
    let (first, last) = (line.first as usize, line.last as usize);
    if last - first > LONGEST + 20 || !(line.counts(Class::FURNITURE) || line.has(mark::RIGHTS)) {
        return false;
    }
    let sign = |i: usize| text.letters(i) == "©" || text.kind(i) == Kind::OpenRound && says(text, i + 1, "c");
    let holder = |i: usize| sign(i) || text.kind(i).is_numeric() || says(text, i, "by");
    sign(first)
        || says(text, first, "copyright") && holder(first + 1)
        || (first + 3..last).any(|i| {
            says(text, i, "reserved") && says(text, i - 1, "rights")
                || says_any(text, i, said!["published", "reproduced", "republished", "redistributed"])
                    && words(text, i - 3, &["may", "not", "be"])
        })
}
