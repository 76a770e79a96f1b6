//! Texts made of the words and marks of news out of any bytes: what fuzzing and property tests feed the desks.

use copydesk::{Date, Options, timex};
use std::sync::OnceLock;

/// Pieces that rules look for, and those that break them.
pub(crate) const PIECES: &[&str] = &include!("pieces.in");

/// Every entry of the word lists, list by list.
pub(crate) fn lexicon() -> &'static [Vec<String>] {
    static LISTS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    LISTS.get_or_init(|| {
        // The fuzz crate lies in a folder of the crate, the tests are the crate's own.
        let root = env!("CARGO_MANIFEST_DIR").trim_end_matches("/fuzz");
        let folder = std::fs::read_dir(format!("{root}/src/lexicon/en")).expect("the word lists");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("a list").path()).collect();
        // In an order that does not hang on the disk: the same bytes make the same text everywhere.
        paths.sort();
        let list = |path| {
            let source = std::fs::read_to_string(path).expect("a list");
            let words = source.lines().filter(|line| !line.starts_with('#'));
            words.map(|line| line.split('\t').next().unwrap_or_default().to_string()).collect()
        };
        paths.iter().map(list).collect()
    })
}

/// A text out of any bytes. After `=` they are the text itself, so that seeds can be written by hand; otherwise
/// three make a piece: what it is, and which.
pub(crate) fn text(bytes: &[u8]) -> String {
    match bytes.split_first() {
        Some((b'=', rest)) => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.chunks(3).map(|chunk| piece(chunk[0], at(chunk, 1), at(chunk, 2))).collect(),
    }
}

fn at(chunk: &[u8], n: usize) -> u8 {
    chunk.get(n).copied().unwrap_or_default()
}

/// A piece of text: the low bits of `what` say of which kind, the next in which case, the top ones what follows.
pub(crate) fn piece(what: u8, a: u8, b: u8) -> String {
    let pick = usize::from(a) | usize::from(b) << 8;
    let word = |list: usize| {
        let list = &lexicon()[list % lexicon().len()];
        list[pick % list.len()].clone()
    };
    let piece = match what & 7 {
        0..=2 => PIECES[pick % PIECES.len()].to_string(),
        // Few of the words stand in few lists: a list is picked first.
        3 => word(usize::from(b)),
        4 => word(usize::from(a ^ b)),
        5 => date(a, b),
        6 => sentence(a, b),
        _ => char::from_u32(u32::from(a) << (b % 13) | u32::from(b)).unwrap_or('\u{FFFD}').to_string(),
    };
    let piece = match what >> 3 & 3 {
        0 | 1 => piece,
        2 => capital(&piece),
        _ => piece.to_uppercase(),
    };
    piece
        + match what >> 5 {
            0..=4 => " ",
            5 => "",
            6 => "\n",
            _ => "\n\n",
        }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// A date or a time, right or wrong, as newsrooms write them.
fn date(a: u8, b: u8) -> String {
    const MONTHS: [&str; 6] = ["January", "Feb.", "May", "Sept.", "DEC", "march"];
    const UNITS: [&str; 8] = ["year", "month", "week", "weekend", "day", "hour", "century", "quarter"];
    let month = MONTHS[usize::from(a) % MONTHS.len()];
    let unit = UNITS[usize::from(a) % UNITS.len()];
    let day = b % 33;
    let year = 1 + usize::from(a) * usize::from(b);
    match a ^ b >> 3 {
        0..=19 => format!("{month} {day}, {year}"),
        20..=39 => format!("{day} {month} {year}"),
        40..=59 => format!("{year:04}-{:02}-{day:02}", a % 14),
        60..=79 => format!("{day}/{}/{year}", a % 14),
        80..=99 => format!("{}:{:02} p.m.", a % 26, b % 62),
        100..=119 => format!("{b} {unit}s ago"),
        120..=139 => format!("last {unit}"),
        140..=159 => format!("the {b}th {unit} of {year}"),
        160..=179 => format!("from {month} {day} to {month} {}", day / 2),
        180..=199 => format!("in the {}0s", year / 10),
        200..=219 => format!("{year}{b}{year} {unit}s later"),
        220..=239 => format!("every {b} {unit}s"),
        _ => format!("{year} B.C."),
    }
}

/// A quotation with its speaker, in one of the orders that newsrooms write them in.
fn sentence(a: u8, b: u8) -> String {
    let pick = |list: &[&'static str], n: u8| list[usize::from(n) % list.len()];
    let open = pick(&["“", "\"", "‘", "'", "``", "«", ""], a);
    let close = pick(&["”", "\"", "’", "'", "''", "»", ""], a >> if b & 1 == 0 { 0 } else { 4 });
    let who = pick(&["Ana Ruiz", "he", "she", "the mayor", "Mr. Cole", "Acme Inc.", "officials", "They"], b);
    let cue = pick(&["said", "says", "told reporters", "added", "according to", "asked", "wrote"], b >> 3);
    match a >> 5 {
        0 | 1 => format!("{open}We are ready,{close} {who} {cue}."),
        2 => format!("{open}We are ready,{close} {cue} {who}. {open}Go.{close}"),
        3 => format!("{who} {cue}: {open}We are ready.{close}"),
        4 => format!("{who} {cue} that it rained."),
        5 => format!("{open}We are ready. {who} {cue}"),
        6 => format!("{cue} {open}no{close} {who}"),
        _ => format!("{who}: Yes. {open}"),
    }
}

/// Options that depend on the input, so that all are met.
pub(crate) fn options(seed: usize) -> Options {
    let mut options = Options::new().fiscal_start(1 + (seed % 12) as i8).unwrap();
    if !seed.is_multiple_of(3) {
        let day = Date::new(1 + (seed * 37 % 9999) as i16, 1 + (seed % 12) as i8, 1 + (seed % 28) as i8);
        options = match seed % 16 {
            0 => options.published("0001-01-01".parse::<Date>().unwrap()),
            1 => options.published("9999-12-31T23:59-23:59".parse::<copydesk::Moment>().unwrap()),
            2..=5 => options.published(day.unwrap()),
            _ => options.published("2015-11-24".parse::<Date>().unwrap()),
        };
    }
    options = match seed % 7 {
        0 => options.order(timex::DateOrder::DayFirst),
        1 => options.order(timex::DateOrder::MonthFirst),
        _ => options,
    };
    if seed.is_multiple_of(5) { options.domain(timex::Domain::Narrative) } else { options }
}
