//! Whose picture or video it is and how long it runs; who else worked on the story.

use super::names;
use super::pieces::Pieces;
use super::said::said;
use super::{Field, FieldValue};
use crate::lexicon::{Class, w};
use crate::span::Span;
use crate::text::{Kind, Letters, Text};
use std::ops::Range;

/// Reads the running time and the source of a credit: "00:52 - Source: CNN", "Photo: Ana Ruiz, AP".
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>) -> Option<Vec<Field>> {
    if tokens.len() > LONGEST {
        return None;
    }
    let p = Pieces::cut(text, tokens)?;
    let mut fields = Vec::new();
    let mut at = 0;
    let label = usize::from(p.says(0, said!["duration", "video", "watch", "length", "runtime", "time"]));
    let start = label + usize::from(matches!(p.kind(label), Kind::Colon | Kind::OpenRound));
    if let Some((end, seconds)) = running(&p, start) {
        fields.push(Field { span: p.span(start..end), value: FieldValue::Running(seconds) });
        at = end + usize::from(matches!(p.kind(end), Kind::CloseRound));
        at += usize::from(matches!(p.kind(at), Kind::Hyphen | Kind::Dash | Kind::Bullet));
    }
    if let Some((first, last)) = source(&p, at, fields.is_empty()) {
        let span = p.span(first..last);
        fields.push(Field { span, value: FieldValue::Source(words(&p, span)) });
    }
    (!fields.is_empty()).then_some(fields)
}

const LONGEST: usize = 60;

/// Reads the credit at the end of a caption: "… on Monday. (AP Photo/Ana Ruiz)", "… on Monday. Photo: Ana Ruiz".
pub(super) fn tail(text: &Text<'_>, tokens: Range<usize>) -> Option<Vec<Field>> {
    let last = tokens.end.checked_sub(1)?;
    // A credit is short; what is longer is the caption itself.
    let back = tokens.start.max(tokens.end.saturating_sub(TAIL));
    let first = if text.kind(last) == Kind::CloseRound {
        let open = (back..last).rev().find(|i| text.kind(*i) == Kind::OpenRound)?;
        let words = Class::PICTURE | Class::OUTLET;
        let sourced = (open..last).any(|i| text.is(i, words) || text.phrase(i, words).is_some());
        let slash = (open..last).any(|i| text.kind(i) == Kind::Slash);
        (sourced || slash && !text.kind(open + 1).is_numeric()).then_some(open)?
    } else {
        let label = |i: usize| {
            let says = LABELS.has_in_any_case(text, text.token(i).span());
            says && !["video", "source"].contains(&text.letters(i)) && text.kind(i + 1) == Kind::Colon
        };
        (back..last).find(|i| label(*i) && (*i == tokens.start || !text.kind(*i - 1).is_word()))?
    };
    read(text, first..tokens.end)
}

const TAIL: usize = 24;

/// "01:40", "1:02:33": minutes and seconds, or hours before them.
fn running(p: &Pieces<'_>, i: usize) -> Option<(usize, u32)> {
    let part = |i: usize, least: usize| {
        let letters = p.letters(i);
        (p.kind(i) == Kind::Number && (least..=2).contains(&letters.len()))
            .then(|| letters.parse::<u32>().ok())
            .flatten()
    };
    let colon = |i: usize| p.kind(i) == Kind::Colon && !p.at(i).spaced && !p.at(i + 1).spaced;
    let (first, second) = (part(i, 1)?, part(i + 2, 2).filter(|s| *s < 60)?);
    if !colon(i + 1) {
        return None;
    }
    let (end, seconds) = match part(i + 4, 2).filter(|s| *s < 60 && colon(i + 3)) {
        Some(third) => (i + 5, first * 3600 + second * 60 + third),
        None => (i + 3, first * 60 + second),
    };
    // "4:30 pm" is a time of day.
    let clock = p.says(end, said!["am", "pm", "a.m.", "p.m."]) || p.class(end).any(Class::ZONE);
    (!clock).then_some((end, seconds))
}

/// The words of a source from piece `i`: after its label, or the whole of a line in brackets.
fn source(p: &Pieces<'_>, i: usize, alone: bool) -> Option<(usize, usize)> {
    let mut at = i;
    let open = matches!(p.kind(at), Kind::OpenRound | Kind::OpenSquare);
    at += usize::from(open);
    let mut labelled = false;
    // "Image credit:", "Photo courtesy of", "Photos by", "Source:"
    while p.says(at, LABELS) && at < i + 5 {
        labelled = true;
        at += 1;
        while p.says(at, said!["by", "of", "from", "via"])
            || matches!(p.kind(at), Kind::Colon | Kind::Comma | Kind::Bullet)
        {
            at += 1;
        }
    }
    while p.letters(at) == "©" || p.says(at, said!["copyright"]) {
        labelled = true;
        at += 1;
    }
    let mut last = p.len();
    if matches!(p.kind(last.wrapping_sub(1)), Kind::CloseRound | Kind::CloseSquare) && open {
        last -= 1;
    }
    last -= usize::from(
        last > at
            && p.kind(last - 1) == Kind::Period
            && !p.class(last.wrapping_sub(2)).any(Class::ABBREVIATION | Class::COMPANY),
    );
    let named = labelled || open || p.kind(at) == Kind::Word && (p.at(at).capital || p.class(at).any(Class::OUTLET));
    (last > at && named && (labelled || alone) && last - at <= 24).then_some((at, last))
}

const LABELS: &Letters = said![
    "source",
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photography",
    "image",
    "images",
    "picture",
    "pictures",
    "video",
    "credit",
    "credits",
    "courtesy",
    "illustration",
    "illustrations",
    "graphic",
    "graphics",
    "animation",
    "pic",
    "pics",
    "file",
    "handout",
    "screenshot",
];

/// Reads who contributed: "Ana Ruiz and Bo Li contributed to this report.", "(Reporting by …; editing by …)".
pub(super) fn contributors(text: &Text<'_>, tokens: Range<usize>) -> Option<Vec<Field>> {
    let p = Pieces::cut(text, tokens)?;
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut i = 0;
    // "Ana Ruiz covers the courts. Staff writer Bo Li contributed to this report."
    // The stop of "Ana J. Ruiz" and "Bo Li Jr." ends no sentence.
    let short =
        |i: usize| p.at(i).span.len() == 1 || p.at(i).dotted || p.class(i).any(Class::SUFFIX | Class::ABBREVIATION);
    let begins = |i: &usize| {
        let stop = *i > 1 && p.kind(*i - 1) == Kind::Period && !short(*i - 2);
        *i == 0 || stop && p.at(*i).spaced && p.at(*i).capital
    };
    for first in (0..p.len()).filter(begins).take(SENTENCES) {
        let last = (first + 1..p.len()).find(begins).unwrap_or(p.len());
        let Some(verb) = (first + 1..last).find(|i| p.says(*i, DID)) else { continue };
        // "Courier News writer Bo Li": the name behind the post.
        let post = |i: &usize| p.class(*i).any(Class::ROLE) && !p.at(*i).capital && names::person(&p, *i + 1).is_some();
        let start = (first..verb).rev().find(post).map_or_else(|| credited(&p, first), |post| post + 1);
        if start < verb
            && let Some(names) = names::list(&p, start, false)
            && names.end <= verb
        {
            found.extend(names.found);
            i = verb + 1;
            break;
        }
    }
    // "Ana Ruiz contributed reporting from Paris, and Bo Li from Rome.": behind names "from" is where they were.
    let named = !found.is_empty();
    while i < p.len() {
        // "Ruiz reported from Cedar Hollow."
        let place = named || p.says(i.wrapping_sub(1), said!["reported"]);
        let whose = if place { said!["by", "with"] } else { said!["by", "from", "with"] };
        // "Additional reporting: Ana Ruiz, Bo Li"
        let labelled = p.kind(i) == Kind::Colon;
        if (labelled || p.says(i, whose)) && (p.says(i.wrapping_sub(1), WORKED) || p.says(i, said!["with"])) {
            let start = credited(&p, i + 1);
            if let Some(names) = names::list(&p, start, false) {
                i = names.end.max(i + 1);
                found.extend(names.found);
                continue;
            }
        }
        i += 1;
        if named
            && (p.at(i - 1).word == w::AND || p.kind(i - 1) == Kind::Period)
            && let Some(end) = names::person(&p, i)
            && (p.says(end, said!["from", "in"]) || p.says(end, DID))
        {
            let span = p.span(i..end);
            found.push((span, names::restore(&text.str()[span])));
            i = end;
        }
    }
    let field = |(span, name)| Field { span, value: FieldValue::Contributor(name) };
    (!found.is_empty()).then(|| found.into_iter().map(field).collect())
}

/// Who contributed stands in one of so many sentences.
const SENTENCES: usize = 4;

const DID: &Letters = said!["contributed", "reported", "assisted", "wrote"];

/// What those whom the foot of a story names have done.
const WORKED: &Letters = said![
    "reporting",
    "editing",
    "edited",
    "writing",
    "written",
    "compiled",
    "reported",
    "reports",
    "files",
    "contributions",
    "research",
];

/// Steps over what stands before a name: "CNN's", "Associated Press writers", "AP reporter".
fn credited(p: &Pieces<'_>, mut i: usize) -> usize {
    for _ in 0..10 {
        let before = Class::OUTLET
            | Class::ROLE
            | Class::RANK
            | Class::RUBRIC
            | Class::GROUP
            | Class::MASTHEAD
            | Class::DETERMINER;
        if let Some(len) = p.phrase(i, Class::OUTLET) {
            i += len;
        } else if p.class(i).any(before) && !p.class(i).any(Class::FIRST_NAME)
            || p.at(i).clitic
            || p.says(
                i,
                said![
                    "reporting",
                    "files",
                    "from",
                    "by",
                    "staff",
                    "writers",
                    "reporters",
                    "correspondents",
                    "journalists",
                    "producers",
                ],
            )
        {
            i += 1;
        } else {
            break;
        }
    }
    i
}

fn words(p: &Pieces<'_>, span: Span) -> String {
    let mut out = String::with_capacity(span.len());
    for word in p.text.str()[span].split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out += word;
    }
    out
}
