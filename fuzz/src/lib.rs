//! What the targets share with the tests: the invariants, and texts made of the words of news.

#[path = "../../tests/common/mod.rs"]
mod common;

pub use copydesk::{Article, Options, quote::Quotes, section::Block, timex};

/// Every invariant, on this text, with options that hang on its length.
pub fn check(text: &str) {
    common::check(text, &common::news::options(text.len()));
}

/// The invariants of one desk.
pub fn section(text: &str) {
    common::section(text);
}

/// The invariants of one desk.
pub fn quote(text: &str) {
    common::quote(text);
}

/// The invariants of one desk.
pub fn timex(text: &str, settings: &timex::Settings) {
    common::timex(text, settings);
}

/// What the value prints is read as the same value.
pub fn twins(value: &timex::Value) {
    common::twins(value);
}

/// A text out of any bytes: themselves after `=`, pieces of news otherwise.
pub fn text(bytes: &[u8]) -> String {
    common::news::text(bytes)
}

/// Strings out of any bytes that are nearly values: pieces of the grammar of TIMEX3, dates and times.
pub fn value(bytes: &[u8]) -> String {
    const PIECES: [&str; 64] = [
        "P", "T", "X", "XX", "XXXX", "W", "WE", "-", ":", ".", "+", "Z", "0", "1", "2", "9", "00", "01", "12", "13", "24", "29",
        "30", "31", "53", "54", "59", "60", "99", "199", "2015", "2016", "0000", "0001", "9999", "10000", "4294967295",
        "4294967296", "999999999", "BC", "FY", "Q", "H", "SP", "SU", "FA", "WI", "MO", "MI", "AF", "EV", "NI", "DT", "Y",
        "M", "D", "S", "DE", "CE", "ML", "_REF", "PAST_REF", " ", "é",
    ];
    match bytes.split_first() {
        Some((b'=', rest)) => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| PIECES[usize::from(*b) % PIECES.len()]).collect(),
    }
}
