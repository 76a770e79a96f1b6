//! What the targets share: the invariants of the tests, and texts made of the words of news.

#[path = "../../tests/common/mod.rs"]
mod common;

use copydesk::{Article, Date, Options};

/// The pieces that the property tests build texts from, too.
pub const PIECES: &[&str] = &include!("../../tests/common/pieces.in");

/// Every invariant, on this text.
pub fn check(text: &str) -> Article<'_> {
    common::check(text, &options(text.len()))
}

/// Options that depend on the input, so that all are met.
pub fn options(seed: usize) -> Options {
    let mut options = Options::new();
    if seed % 3 != 0 {
        let day = Date::new(1 + (seed * 37 % 9999) as i16, 1 + (seed % 12) as i8, 1 + (seed % 28) as i8);
        options = options.published(if seed % 2 == 0 { "2015-11-24".parse().unwrap() } else { day.unwrap() });
    }
    if seed % 5 == 0 { options.domain(copydesk::timex::Domain::Narrative) } else { options }
}

/// A text of pieces: each byte picks one, and every fourth bit glues it to the next.
pub fn news(bytes: &[u8]) -> String {
    let mut text = String::new();
    for pair in bytes.chunks(2) {
        let pick = usize::from(pair[0]) | usize::from(*pair.get(1).unwrap_or(&0)) << 8;
        text.push_str(PIECES[pick % PIECES.len()]);
        if pick >> 12 & 3 != 3 {
            text.push(' ');
        }
    }
    text
}
