//! The texts that are measured, the work, and the yardsticks.

use copydesk::timex::{self, Settings};
use copydesk::{Article, Date, Options, Text, quote, section};
use std::fs;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation as _;

/// A set of texts measured together. Many different articles: one alone trains the branch predictor.
pub(crate) struct Set {
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<String>,
}

impl Set {
    pub(crate) fn bytes(&self) -> u64 {
        self.texts.iter().map(|text| text.len() as u64).sum()
    }
}

pub(crate) fn sets() -> Vec<Set> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let sample = read(&root.join("examples/data/obama-hollande.txt"));
    let mut paths: Vec<_> = fs::read_dir(root.join("benches/data/articles"))
        .expect("articles")
        .map(|e| e.expect("article").path())
        .collect();
    paths.sort();
    let mixed: Vec<String> = paths.iter().map(|path| read(path)).collect();
    assert!(mixed.len() >= 20, "the mixed set has twenty articles at least");
    let long = mixed.iter().cycle().scan(0, |len, text| {
        (*len < 10_000_000).then(|| {
            *len += text.len() + 2;
            text.as_str()
        })
    });
    let long = long.collect::<Vec<_>>().join("\n\n");
    vec![
        Set { name: "sample", texts: vec![sample] },
        Set { name: "mixed", texts: mixed },
        Set { name: "10 MB", texts: vec![long] },
        // Apart: the yardstick runs six times faster on pure ASCII.
        Set { name: "ascii", texts: vec![read(&root.join("benches/data/ascii.txt"))] },
    ]
}

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
