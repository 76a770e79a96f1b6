//! The shape of a line, as its neighbours see it.

use super::cues::cue;
use super::lines::{End, Line, mark};
use crate::lexicon::Class;

/// The shape of a paragraph of prose.
pub(super) const PARAGRAPH: u8 = 1;

/// A place among [`SHAPES`](super::signs::SHAPES).
pub(super) fn shape(line: &Line, cues: u64) -> u8 {
    let any = |bits: u64| cues & bits != 0;
    if line.words == 0 {
        return 19;
    }
    if any(cue::STAMP | cue::RUNNING) {
        return 12;
    }
    if any(cue::BYLINE) {
        return 13;
    }
    if any(cue::CREDIT) {
        return 14;
    }
    if any(cue::CREDIT_END | cue::CAPTION | cue::SIDES) {
        return 15;
    }
    if any(cue::TAGLINE | cue::BIO) {
        return 18;
    }
    if any(cue::LINK | cue::LINK_ALONE) {
        return 17;
    }
    if any(cue::FURNITURE | cue::SHARE | cue::RIGHTS | cue::COUNT | cue::READING) || line.count(Class::FURNITURE) > 2 {
        return 16;
    }
    match (line.end, line.words) {
        (End::Question, ..20) => 4,
        (End::Colon, _) => 5,
        _ if line.stops() => match line.words {
            20.. => PARAGRAPH,
            9.. => 2,
            _ => 3,
        },
        _ if line.upper > 0 && usize::from(line.upper) * 4 >= usize::from(line.content) * 3 => 6,
        (_, 20..) => 11,
        (_, 4..) if line.title() >= 75 => 8,
        _ if line.title() >= 75 => 7,
        (_, 4..) => 10,
        _ if line.has(mark::BULLET | mark::ARROW) => 19,
        _ => 9,
    }
}
