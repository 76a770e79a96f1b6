//! What damage costs: articles of ours, damaged as scrapers, editors and encodings damage them, and how much of what
//! was read from the whole article is still read.
//!
//! The table stands in `src/robustness.md`; what falls short of it by more than five points fails. `cargo test --test
//! mutations -- --nocapture` prints the table as it is now.

#![allow(clippy::print_stdout)] // What was measured.

mod common;

use copydesk::{Article, Date, Options, Span};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

struct Source {
    name: String,
    text: String,
}

/// The articles that the benches read, without the sample.
fn articles() -> Vec<Source> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| Source {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        text: std::fs::read_to_string(path).unwrap(),
    };
    assert!(paths.len() >= 20);
    paths.iter().map(read).collect()
}

fn options() -> Options {
    Options::new().published("2015-11-24".parse::<Date>().unwrap())
}

/// A small generator (xorshift), so that a run is the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % n
    }

    /// Once in `n` times.
    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

type Mutation = fn(&str, &mut Chance) -> String;

/// What of the clean article can be expected of the damaged one.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    All,
    /// All of it twice.
    Twice,
    /// What lies in the first half, by characters.
    First,
    Second,
}
use Expect::{All, First, Second, Twice};

const QUOTES: [char; 6] = ['“', '”', '"', '‘', '’', '\''];

/// Each character by itself.
fn chars(text: &str, mut change: impl FnMut(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    text.chars().for_each(|c| change(c, &mut out));
    out
}

fn drop_if(text: &str, mut drop: impl FnMut(char) -> bool) -> String {
    chars(text, |c, out| {
        if !drop(c) {
            out.push(c)
        }
    })
}

fn double_if(text: &str, mut double: impl FnMut(char) -> bool) -> String {
    chars(text, |c, out| {
        out.push(c);
        if double(c) {
            out.push(c);
        }
    })
}

fn replace_if(text: &str, mut replace: impl FnMut(char) -> Option<&'static str>) -> String {
    chars(text, |c, out| match replace(c) {
        Some(other) => out.push_str(other),
        None => out.push(c),
    })
}

fn flip(text: &str, chance: &mut Chance, one_in: usize) -> String {
    const OTHERS: [char; 12] = ['e', 'T', '7', '.', ',', ' ', '\n', '”', 'é', '漢', '\u{FFFD}', '😀'];
    chars(text, |c, out| out.push(if chance.once_in(one_in) { OTHERS[chance.below(OTHERS.len())] } else { c }))
}

/// Every byte read as if it were Windows-1252, the commonest damage of all.
fn mojibake(text: &str) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    text.bytes().map(|b| if (0x80..0xA0).contains(&b) { HIGH[usize::from(b) - 0x80] } else { char::from(b) }).collect()
}

/// Lines in another order: each is changed with one of the next few.
fn shuffle(text: &str, chance: &mut Chance, reach: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    for n in 0..lines.len() {
        let other = n + chance.below(reach.min(lines.len() - n));
        lines.swap(n, other);
    }
    lines.join("\n")
}

/// Lines of at most so many characters.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        for word in line.split(' ') {
            if column > 0 && column + 1 + word.chars().count() > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.chars().count();
        }
        out.push('\n');
    }
    out
}

/// Letters of names with accents, as one character or as two; words of the lists keep theirs.
fn accents(text: &str, composed: bool) -> String {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| common::news::lexicon().iter().flatten().map(String::as_str).collect());
    let mut out = String::new();
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if !letters.starts_with(char::is_uppercase) || words.contains(letters.to_lowercase().as_str()) {
            out.push_str(word);
            continue;
        }
        let accented = match composed {
            true => [('a', "á"), ('e', "é"), ('o', "ö")],
            false => [('a', "a\u{301}"), ('e', "e\u{301}"), ('o', "o\u{308}")],
        };
        out.push_str(&replace_if(word, |c| {
            accented.iter().find(|(plain, _)| *plain == c).map(|(_, accented)| *accented)
        }));
    }
    out
}

const MUTATIONS: &[(&str, Expect, Mutation)] = &[
    ("none", All, |t, _| t.into()),
    ("one character in 500 is another", All, |t, c| flip(t, c, 500)),
    ("one character in 100 is another", All, |t, c| flip(t, c, 100)),
    ("one quotation mark in 10 dropped", All, |t, c| drop_if(t, |x| QUOTES.contains(&x) && c.once_in(10))),
    ("one quotation mark in 10 doubled", All, |t, c| double_if(t, |x| QUOTES.contains(&x) && c.once_in(10))),
    ("all quotation marks dropped", All, |t, _| drop_if(t, |x| QUOTES.contains(&x))),
    ("all quotation marks doubled", All, |t, _| double_if(t, |x| QUOTES.contains(&x))),
    ("all quotation marks straight", All, |t, _| t.replace(['“', '”'], "\"").replace(['‘', '’'], "'")),
    ("one comma or stop in 4 dropped", All, |t, c| drop_if(t, |x| matches!(x, ',' | '.') && c.once_in(4))),
    ("all commas and stops doubled", All, |t, _| double_if(t, |x| matches!(x, ',' | '.'))),
    ("all lines joined to one", All, |t, _| t.replace('\n', " ")),
    ("empty lines dropped", All, |t, _| t.replace("\n\n", "\n")),
    ("an empty line after each", All, |t, _| t.replace('\n', "\n\n")),
    ("each line twice", Twice, |t, _| t.lines().fold(String::new(), |all, line| all + line + "\n" + line + "\n")),
    ("lines changed with a neighbour", All, |t, c| shuffle(t, c, 4)),
    ("lines in any order", All, |t, c| shuffle(t, c, usize::MAX)),
    ("lines wrapped at 72", All, |t, _| wrap(t, 72)),
    ("the second half cut off", First, |t, _| t.chars().take(t.chars().count() / 2).collect()),
    ("the first half cut off", Second, |t, _| t.chars().skip(t.chars().count() / 2).collect()),
    ("small letters", All, |t, _| t.to_lowercase()),
    ("capitals", All, |t, _| t.to_uppercase()),
    ("UTF-8 read as Windows-1252", All, |t, _| mojibake(t)),
    ("UTF-8 read as Windows-1252 twice", All, |t, _| mojibake(&mojibake(t))),
    ("Windows-1252 marks read as Latin-1", All, |t, _| {
        replace_if(t, |x| {
            Some(match x {
                '“' => "\u{93}",
                '”' => "\u{94}",
                '‘' => "\u{91}",
                '’' => "\u{92}",
                '—' => "\u{97}",
                '–' => "\u{96}",
                _ => return None,
            })
        })
    }),
    ("what is not ASCII is U+FFFD", All, |t, _| replace_if(t, |x| (!x.is_ascii()).then_some("\u{FFFD}"))),
    ("what is not ASCII is a question mark", All, |t, _| replace_if(t, |x| (!x.is_ascii()).then_some("?"))),
    ("character references of HTML", All, |t, _| {
        replace_if(t, |x| {
            Some(match x {
                '“' => "&#8220;",
                '”' => "&#8221;",
                '’' => "&#8217;",
                '"' => "&quot;",
                '&' => "&amp;",
                '—' => "&mdash;",
                _ => return None,
            })
        })
    }),
    ("accents in names, composed (NFC)", All, |t, _| accents(t, true)),
    ("accents in names, decomposed (NFD)", All, |t, _| accents(t, false)),
];

/// Thirty characters that are spaces or look like none; the line breaks U+000B and U+000C are not among them.
const SPACES: [(char, Blank); 30] = {
    use Blank::{Joins, Letter, Parts};
    [
        ('\t', Parts),
        (' ', Parts),
        ('\u{1F}', Parts),
        ('\u{A0}', Parts),
        ('\u{1680}', Parts),
        ('\u{2000}', Parts),
        ('\u{2001}', Parts),
        ('\u{2002}', Parts),
        ('\u{2003}', Parts),
        ('\u{2004}', Parts),
        ('\u{2005}', Parts),
        ('\u{2006}', Parts),
        ('\u{2007}', Parts),
        ('\u{2008}', Parts),
        ('\u{2009}', Parts),
        ('\u{200A}', Parts),
        ('\u{200B}', Parts),
        ('\u{202F}', Parts),
        ('\u{205F}', Parts),
        ('\u{2800}', Parts),
        ('\u{3000}', Parts),
        ('\u{FEFF}', Parts),
        ('\u{AD}', Joins),
        ('\u{34F}', Joins),
        ('\u{180E}', Joins),
        ('\u{200C}', Joins),
        ('\u{200D}', Joins),
        ('\u{2060}', Joins),
        ('\u{3164}', Letter),
        ('\u{FFA0}', Letter),
    ]
};

#[derive(Clone, Copy)]
enum Blank {
    /// Words stand apart at it.
    Parts,
    /// It joins letters, or says only where a word may be broken.
    Joins,
    /// A letter of Unicode that has no ink: nothing can be asked of a text in which it stands for spaces.
    Letter,
}

/// How much of what the clean article gave the damaged one gives: speakers of attributions by name, dates by value.
#[derive(Clone, Copy, Default)]
struct Agreement {
    speakers: Share,
    dates: Share,
}

/// What both have, and what each has.
#[derive(Clone, Copy, Default)]
struct Share {
    both: usize,
    all: usize,
}

impl Share {
    fn of<'a>(mut self, clean: &'a [String], damaged: &'a [String]) -> Share {
        let mut left: HashMap<&str, usize> = HashMap::new();
        clean.iter().for_each(|item| *left.entry(item).or_default() += 1);
        for item in damaged {
            if let Some(count) = left.get_mut(item.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                self.both += 2;
            }
        }
        self.all += clean.len() + damaged.len();
        self
    }

    fn percent(self) -> f64 {
        100.0 * self.both as f64 / self.all.max(1) as f64
    }
}

/// Names in small letters and without accents: the damage may have changed those.
fn plain(name: &str) -> String {
    let letters = name.chars().filter_map(|c| match c {
        'á' | 'Á' => Some('a'),
        'é' | 'É' => Some('e'),
        'ö' | 'Ö' => Some('o'),
        c => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    });
    letters.collect()
}

fn speakers(article: &Article<'_>, expect: Expect) -> Vec<String> {
    let named = article.attributions().iter().filter_map(|a| Some((a.content[0].start(), article.speaker(a)?)));
    expected(article, expect, named.map(|(at, speaker)| (at, plain(&speaker.name))))
}

fn dates(article: &Article<'_>, expect: Expect) -> Vec<String> {
    expected(article, expect, article.timexes().iter().map(|t| (t.span.start(), t.value.to_string())))
}

fn expected(article: &Article<'_>, expect: Expect, items: impl Iterator<Item = (usize, String)>) -> Vec<String> {
    let text = article.str();
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let kept = items.filter(|(at, _)| match expect {
        All | Twice => true,
        First => *at < half,
        Second => *at >= half,
    });
    kept.flat_map(|(_, item)| std::iter::repeat_n(item, if expect == Twice { 2 } else { 1 })).collect()
}

impl Agreement {
    fn add(&mut self, clean: &Article<'_>, expect: Expect, damaged: &Article<'_>) {
        self.speakers = self.speakers.of(&speakers(clean, expect), &speakers(damaged, All));
        self.dates = self.dates.of(&dates(clean, expect), &dates(damaged, All));
    }
}

#[test]
fn quality_falls_gently() {
    let articles = articles();
    let mut table = Vec::new();
    for (name, expect, mutate) in MUTATIONS {
        let mut agreement = Agreement::default();
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        for source in &articles {
            let clean = options().parse(&source.text);
            let damaged = mutate(&source.text, &mut chance);
            agreement.add(&clean, *expect, &common::check(&damaged, &options()));
        }
        table.push((*name, agreement));
    }
    let mut lines = String::new();
    for (name, agreement) in &table {
        let _ = writeln!(lines, "| {name} | {:.0} | {:.0} |", agreement.speakers.percent(), agreement.dates.percent());
    }
    println!("{lines}");
    for (name, agreement) in table {
        let row = documented(name);
        for (what, documented, now) in
            [("speakers", row[0], agreement.speakers.percent()), ("dates", row[1], agreement.dates.percent())]
        {
            assert!(
                now >= documented - 5.0,
                "{name}: {now:.0} % of the {what}, the page says {documented:.0}\n{lines}"
            );
        }
    }
}

/// The figures of a mutation in the page.
fn documented(name: &str) -> [f64; 2] {
    let page = include_str!("../src/robustness.md");
    let row = page.lines().find_map(|line| line.strip_prefix(&format!("| {name} | ")));
    let mut figures = row.unwrap_or_else(|| panic!("{name}: no row in robustness.md")).split(" | ");
    [(); 2].map(|()| figures.next().unwrap().trim_end_matches(" |").parse().unwrap())
}

#[test]
fn every_kind_of_space() {
    for (space, kind) in SPACES {
        let mut agreement = Agreement::default();
        for source in articles().iter().step_by(2) {
            let clean = options().parse(&source.text);
            let damaged = match kind {
                Blank::Parts | Blank::Letter => source.text.replace(' ', &String::from(space)),
                Blank::Joins => source.text.replace(' ', &format!("{space} ")),
            };
            agreement.add(&clean, All, &common::check(&damaged, &options()));
        }
        let (speakers, dates) = (agreement.speakers.percent(), agreement.dates.percent());
        println!("{space:?}: {speakers:.1} % of the speakers, {dates:.1} of the dates");
        let floor = match kind {
            // Lines are measured in bytes where a wire's width is sought, so wide spaces cost a little.
            Blank::Parts => (97.0, 99.0),
            Blank::Joins => (80.0, 95.0),
            Blank::Letter => (0.0, 0.0),
        };
        assert!(speakers >= floor.0 && dates >= floor.1, "{space:?}: {speakers:.1} and {dates:.1} %");
    }
}

/// Attributions of the blocks that lie two or more away from block `here`: the words of the parts, and the speaker's name.
fn far_from(article: &Article<'_>, here: usize) -> Vec<(String, String)> {
    let far = |span: &Span| block_at(article, span.start()).abs_diff(here) >= 2;
    let words = |span: &Span| article.str()[*span].to_string();
    let far = article.attributions().iter().filter(|a| a.content.iter().chain(&a.source).chain(&a.cue).all(far));
    far.map(|a| {
        let parts: Vec<String> = a.source.iter().chain(&a.cue).chain(&a.content).map(words).collect();
        (parts.join(" | "), article.speaker(a).map_or("", |s| &s.name).to_string())
    })
    .collect()
}

fn block_at(article: &Article<'_>, at: usize) -> usize {
    article.blocks().partition_point(|b| b.span.end() <= at)
}

/// A quotation mark that is missing changes no source, cue or content two paragraphs away. Whom a pronoun there stands
/// for may change, since the nearest speaker before it may be another one now: that must be rare.
#[test]
fn a_mark_that_is_missing_disturbs_its_neighbours_only() {
    let (mut all, mut parts, mut speakers) = (0, 0, 0);
    let mut lost = String::new();
    for source in articles() {
        let clean = options().parse(&source.text);
        for (at, mark) in source.text.match_indices(['“', '”', '"']) {
            let mut damaged = source.text.clone();
            damaged.replace_range(at..at + mark.len(), "");
            let damaged = options().parse(&damaged);
            let here = block_at(&clean, at);
            let (before, after) = (far_from(&clean, here), far_from(&damaged, here));
            for item in &before {
                all += 1;
                parts += usize::from(after.iter().any(|(parts, _)| *parts == item.0));
                speakers += usize::from(after.contains(item));
                if !after.contains(item) {
                    let _ = writeln!(lost, "{} without the mark at {at} in block {here}: {item:?}", source.name);
                }
            }
        }
    }
    println!("of {all} attributions two paragraphs away {parts} have their parts, {speakers} their speaker\n{lost}");
    assert!(all > 5000);
    assert!(parts * 1000 >= all * 999, "{parts} of {all} attributions have their parts\n{lost}");
    assert!(speakers * 1000 >= all * 995, "{speakers} of {all} attributions have their speaker\n{lost}");
}
