//! Who wrote it: "By MARIA LOPEZ-REYES and Bo Li, CNN", "Our Foreign Staff".

use super::names::{self, Names};
use super::pieces::Pieces;
use super::said::said;
use super::when;
use super::{Field, FieldValue};
use crate::lexicon::{Class, w};
use crate::text::{Kind, Letters, Text};
use std::ops::Range;

/// Whether a line opens with "by", glued to a name or not, or with a label and "by".
pub(super) fn opens(text: &Text<'_>, first: usize) -> bool {
    let letters = text.letters(first);
    (first..first + 4).any(|i| text.word(i) == w::BY)
        || letters.get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"))
            && letters.get(2..).is_some_and(|name| name.starts_with(char::is_uppercase))
            && !text.token(first).all_caps()
}

/// Reads the names after a "by": at the head of the line, after a rubric, or after a time.
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>) -> Option<Vec<Field>> {
    let first = tokens.start;
    let glued = text.letters(first).get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"));
    // "Author: Ana Ruiz"
    let labelled = text.kind(first + 1) == Kind::Colon && WRITERS.has_in_any_case(text, text.token(first).span());
    if tokens.len() > LONGEST || !glued && !labelled && !tokens.clone().any(|i| text.is_word(i, &[w::BY])) {
        return None;
    }
    let p = Pieces::cut(text, tokens)?;
    if labelled && let Some(names) = names::list(&p, 2, true) {
        return ends(&p, &names).then(|| fields(names));
    }
    // "Ana Ruiz, The Daily By Ana Ruiz, The Daily" says it twice; the last "by" is as good as the first.
    (0..p.len()).rev().find_map(|i| {
        if p.at(i).word != w::BY || !writes(&p, i) {
            return None;
        }
        let start = i + 1 + usize::from(p.kind(i + 1) == Kind::Colon);
        let names = names::list(&p, start, true)?;
        ends(&p, &names).then(|| fields(names))
    })
}

/// What stands before a colon and the name of a writer.
const WRITERS: &Letters = said!["author", "authors", "reporter", "reporters", "text", "words", "writer", "writers"];

/// Names without a "by", and how sure it is that they are those of authors.
#[derive(Clone, Debug)]
pub(super) struct Bare {
    pub(super) fields: Vec<Field>,
    pub(super) sureness: u8,
    /// The line has nothing else.
    pub(super) whole: bool,
}

/// Reads a line that is a name or names without a "by", with what may follow them. Asked only of lines that stand
/// where a byline stands: any name in a list looks the same. `dated` lines are those of a time, where the names
/// must be sure ones.
pub(super) fn bare_name(text: &Text<'_>, tokens: Range<usize>, dated: bool) -> Option<Bare> {
    if tokens.len() > LONGEST || !text.token(tokens.start).capitalised() {
        return None;
    }
    let p = Pieces::cut(text, tokens)?;
    if p.phrase(0, Class::FURNITURE | Class::LINK | Class::NETWORK).is_some() {
        return None;
    }
    let names = names::list(&p, 0, false)?;
    let (first, end) = (p.at(0), names.end);
    let given = first.class.any(Class::FIRST_NAME) && !first.class.any(Class::OUTLET);
    let initial = (1..end).any(|i| p.at(i).dotted || p.at(i).span.len() == 1 && p.at(i).upper);
    let ordinary = Class::COMPANY
        | Class::NUMBER
        | Class::COUNTRY
        | Class::NATIONALITY
        | Class::BODY
        | Class::UNIT
        | Class::FURNITURE
        | Class::LINK
        | Class::AUXILIARY
        | Class::RUBRIC;
    let odd = names.newsroom == 0 && (0..end).any(|i| p.class(i).any(ordinary)) && !given
        || p.phrase(0, Class::PLACE | Class::STATE | Class::COUNTRY).is_some_and(|len| len >= end);
    let shouted = (0..end).all(|i| p.at(i).upper || p.kind(i) != Kind::Word);
    let sureness = match (given, names.newsroom > 0) {
        (true, _) => 3,
        (_, true) => 2,
        _ if odd || shouted && !initial => return None,
        _ => 1 + u8::from(initial),
    };
    if odd && !given {
        return None;
    }
    // "THE TIMES OF INDIA | Oct 02" names the paper, "Reuters November 18" the author.
    let apart = end < p.len() && !p.kind(end).is_word() && !shouted;
    if dated && (sureness < 2 && !apart || names.newsroom > 0 && when::day(&p, end).is_none()) {
        return None;
    }
    ends(&p, &names).then(|| Bare { fields: fields(names), sureness, whole: end == p.len() })
}

/// A byline is short, whatever is glued to it.
const LONGEST: usize = 70;

fn fields(names: Names) -> Vec<Field> {
    names.found.into_iter().map(|(span, name)| Field { span, value: FieldValue::Author(name) }).collect()
}

/// Whether the words before the "by" at `i` are those of a byline, not of a picture, an editor, a sponsor or a headline.
fn writes(p: &Pieces<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let writers = said!["story", "words", "text", "written", "report", "reported", "reporting", "interview"];
    // "Story by Ana Ruiz, photographs by Bo Li": each "by" has a work of its own.
    let from = (0..i).rev().find(|&i| p.at(i).word == w::BY).map_or(0, |by| by + 1);
    let told = (from..i).any(|i| p.says(i, writers));
    let class = p.class(before);
    if class.any(Class::PICTURE) {
        return told;
    }
    let did = said!["posted", "published", "compiled", "authored", "created", "contributed", "filed"];
    // "Updated by", "edited by", "presented by"
    if (class.any(Class::STAMP) || class.any(Class::VERB_PART | Class::VERB_PAST)) && !told {
        return p.says(before, did);
    }
    // After a label, "Analysis by"; after a time, an outlet, an address or a mark. A noun before "by" makes a headline.
    let set = Class::RUBRIC | Class::ZONE | Class::OUTLET | Class::MASTHEAD | Class::COMPANY | Class::NETWORK;
    let half = p.says(before, said!["am", "pm", "a.m.", "p.m."]);
    let apart = !p.kind(before).is_word() || p.kind(before).is_numeric() || half || !p.at(i).spaced;
    let again = p.letters(i) == "By" && (0..before).any(|i| !p.kind(i).is_word());
    let label = before < 2 && (class.any(set | Class::ROLE) || told || p.says(before, LABELS));
    told || apart || again || label || class.any(set) && (p.letters(i) == "By" || class.any(Class::ZONE))
}

/// What may be called a work of a writer, in the labels of bylines.
const LABELS: &Letters = said![
    "article",
    "column",
    "commentary",
    "essay",
    "feature",
    "guest",
    "profile",
    "opinion",
    "review",
    "exclusive",
    "dispatch",
    "recap",
    "perspective",
    "explainer",
    "letter",
    "blog",
    "poem",
];

/// What can follow the names: an outlet, a role, a place, a time, an address, the end.
fn ends(p: &Pieces<'_>, names: &Names) -> bool {
    let end = names.end;
    if end >= p.len() {
        return true;
    }
    let piece = p.at(end);
    if piece.clitic {
        return false;
    }
    let mark = !piece.kind.is_word() && !matches!(piece.kind, Kind::Question | Kind::Exclamation | Kind::Period);
    let after = Class::ROLE
        | Class::RANK
        | Class::RUBRIC
        | Class::OUTLET
        | Class::STAMP
        | Class::FURNITURE
        | Class::NETWORK
        | Class::LINK
        | Class::MONTH
        | Class::WEEKDAY
        | Class::DAYWORD
        | Class::PREPOSITION
        | Class::DETERMINER;
    let follows = mark
        || piece.class.any(after)
        || piece.kind.is_numeric()
        || piece.capital
        || when::day(p, end).is_some()
        || email(p, end)
        || p.says(end, said!["special", "by", "and", "staff"]);
    // A sentence has more small words than a byline.
    let small = (end..p.len())
        .filter(|i| {
            let piece = p.at(*i);
            piece.kind == Kind::Word && !piece.capital && piece.spaced && !piece.class.any(after | Class::CONJUNCTION)
        })
        .count();
    let stop = p.kind(p.len() - 1) == Kind::Period && small > 1;
    follows && small <= 6 && !stop
}

/// An address begins at `i`: letters without space up to an at sign.
pub(super) fn email(p: &Pieces<'_>, i: usize) -> bool {
    (i + 1..i + 8).take_while(|i| !p.at(*i).spaced).any(|i| p.kind(i) == Kind::At)
}
