//! The work that is measured, and the yardsticks.

use copydesk::timex::{self, Settings};
use copydesk::{Article, Date, Options, Text, quote, section};
use unicode_segmentation::UnicodeSegmentation as _;

pub(crate) mod sets;

/// A piece of work over a text and what was made of it before: something to count, lest it be optimised away.
pub(crate) type Work = fn(&Ready<'_>) -> usize;

/// A text with what the desks need.
pub(crate) struct Ready<'t> {
    src: &'t str,
    text: Text<'t>,
    blocks: Vec<section::Block>,
    settings: Settings,
}

impl<'t> Ready<'t> {
    pub(crate) fn new(src: &'t str) -> Ready<'t> {
        let text = Text::read(src);
        let blocks = section::label(&text);
        let mut settings = Settings::default();
        settings.published = Some(day().into());
        Ready { src, text, blocks, settings }
    }
}

fn day() -> Date {
    "2015-11-24".parse().expect("a date")
}

pub(crate) const WORK: &[(&str, Work)] = &[
    ("whole parse", |r| count(&Options::new().published(day()).parse(r.src))),
    ("Text::read", |r| Text::read(r.src).sentences().len()),
    ("section::label", |r| section::label(&r.text).len()),
    ("quote::attribute", |r| quote::attribute(&r.text, &r.blocks).attributions.len()),
    ("timex::resolve", |r| timex::resolve(&r.text, &r.settings).len()),
    ("read and timex", |r| timex::resolve(&Text::read(r.src), &r.settings).len()),
    (UNICODE_WORDS, |r| r.src.unicode_words().count()),
    (BYTE_LOOP, |r| word_starts(r.src)),
];

pub(crate) const UNICODE_WORDS: &str = "unicode_words";
pub(crate) const BYTE_LOOP: &str = "byte-class loop";

fn count(article: &Article<'_>) -> usize {
    article.blocks().len() + article.attributions().len() + article.timexes().len()
}

static IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = (b as u8).is_ascii_alphanumeric() || b >= 0x80;
        b += 1;
    }
    table
};

/// The least that any reader of words must do: look at the class of every byte.
fn word_starts(text: &str) -> usize {
    let mut starts = 0;
    let mut before = false;
    for &b in text.as_bytes() {
        let now = IN_WORD[b as usize];
        starts += usize::from(now && !before);
        before = now;
    }
    starts
}
