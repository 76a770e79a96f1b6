//! Which lines are one paragraph: text that a wire or an e-mail wrapped at a fixed width.

use super::{Kind, Line, Paragraph, Text};
use crate::lexicon::Class;

/// No wire wraps wider than this many bytes; a text with longer lines has a line for each paragraph.
const WIDEST: usize = 100;
/// A line shorter than this says nothing about the width.
const NARROWEST: usize = 40;

pub(super) fn paragraphs(text: &Text<'_>) -> Vec<Paragraph> {
    let lines = text.lines();
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut wrapping = Wrapping::default();
    let mut first = 0;
    while first < lines.len() {
        let last = (first + 1..lines.len()).find(|&n| lines[n].after_blank()).unwrap_or(lines.len());
        wrapping.see(text, &lines[first..last]);
        let width = wrapping.width();
        for (n, line) in lines.iter().enumerate().take(last).skip(first) {
            if let Some(width) = width
                && n > first
                && wrapped(text, &lines[n - 1], line, width)
                && let Some(open) = paragraphs.last_mut()
            {
                open.last_line = n as u32 + 1;
                open.end = line.end;
                open.last = line.last;
                continue;
            }
            paragraphs.push(Paragraph {
                first_line: n as u32,
                last_line: n as u32 + 1,
                start: line.start,
                end: line.end,
                first: line.first,
                last: line.last,
            });
        }
        first = last;
    }
    paragraphs
}

/// What the lines so far say of the width at which the text is wrapped. Lines behind the next empty one have no
/// say: text that is appended leaves the paragraphs before it as they were.
#[derive(Default)]
struct Wrapping {
    widest: usize,
    /// Full lines with another right below, and those of them that break a sentence.
    pairs: usize,
    broken: usize,
}

impl Wrapping {
    /// Lines with none empty between them.
    fn see(&mut self, text: &Text<'_>, lines: &[Line]) {
        self.widest = lines.iter().map(|line| line.span().len()).fold(self.widest, usize::max);
        for pair in lines.windows(2).take_while(|_| self.widest <= WIDEST) {
            if pair[0].span().len() >= NARROWEST {
                self.pairs += 1;
                self.broken += usize::from(breaks_sentence(text, &pair[0], &pair[1]));
            }
        }
    }

    /// The width, if there is one: no line is long, and of the full lines with another right below, a good part
    /// breaks before a word in lower case.
    fn width(&self) -> Option<usize> {
        (self.widest <= WIDEST && self.broken >= 1 && self.broken * 4 >= self.pairs).then_some(self.widest)
    }
}

/// The upper line ends in no stop, and the lower begins in lower case; or the upper, a full one, ends
/// in a comma or in a word that another must follow.
fn breaks_sentence(text: &Text<'_>, upper: &Line, lower: &Line) -> bool {
    let last = upper.last as usize - 1;
    let first = text.token(lower.first as usize);
    let open = match text.kind(last) {
        Kind::Period | Kind::Question | Kind::Exclamation | Kind::Colon => return false,
        Kind::Comma => true,
        _ => text.is(last, LEADS) && !text.token(last).capitalised(),
    };
    first.kind() == Kind::Word && !first.capitalised() || open && upper.span().len() >= NARROWEST
}

/// A line that ends in one of these goes on in the next.
const LEADS: Class = Class::PREPOSITION.or(Class::DETERMINER).or(Class::CONJUNCTION);

/// Whether `lower` goes on where `upper` broke: it is not indented more, and its first word
/// would not have fitted.
fn wrapped(text: &Text<'_>, upper: &Line, lower: &Line, width: usize) -> bool {
    if indent(text, lower) > indent(text, upper) {
        return false;
    }
    if breaks_sentence(text, upper, lower) {
        return true;
    }
    let first = text.token(lower.first as usize).span().len();
    upper.span().len() >= NARROWEST && upper.span().len() + 1 + first + SLACK >= width
}

/// How much shorter than the widest line a full one may be.
const SLACK: usize = 6;

/// Columns of space before the line's first token. A first line deeper than the next is an indented paragraph.
fn indent(text: &Text<'_>, line: &Line) -> usize {
    let before = &text.str().as_bytes()[..line.start as usize];
    before.iter().rev().take(WIDEST).take_while(|b| matches!(b, b' ' | b'\t')).count()
}
