//! Makes the tables of the lexicon from its lists when the crate is built, so that a process starts with them
//! ready and a lookup reads them at fixed addresses.
//!
//! The table of words is a perfect one: a word's key names a group, the group's shift and the key the one
//! place where the word can stand (hash and displace: Belazzougui, Botelho, Dietzfelbinger, ESA 2009).

#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../class.rs"]
mod class;
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../entry.rs"]
mod entry;
#[allow(dead_code)]
#[path = "../key.rs"]
mod key;
mod load;
#[path = "../word.rs"]
mod word;

use class::Class;
use entry::{Detail, Phrase, WordId};
use key::{GROUPS, PLACES, group, mix, place};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[allow(clippy::print_stdout)]
fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    let lexicon = load::english();
    let mixed: Vec<u64> = lexicon.keys.iter().map(|&key| mix(key)).collect();
    let (shifts, places) = displace(&mixed);
    // What stands at a place: the word's number below the top bits of its key.
    let mut entries = vec![0; PLACES];
    for (id, &at) in places.iter().enumerate().skip(1) {
        entries[at] = mixed[id] & !0xFFFF | id as u64;
    }
    let mut out = String::new();
    let mut classes: Vec<Class> = lexicon.classes.clone();
    classes.resize(PLACES, Class::NONE);
    let mut details: Vec<Detail> = lexicon.details.clone();
    details.resize(PLACES, Detail::default());
    table(&mut out, "SHIFTS", "u16", &shifts, |shift| shift.to_string());
    table(&mut out, "ENTRIES", "u64", &entries, |entry| entry.to_string());
    table(&mut out, "CLASSES", "Class", &classes, |class| format!("Class({})", class.0));
    table(&mut out, "DETAILS", "Detail", &details, detail);
    table(&mut out, "PHRASES", "Phrase", &lexicon.phrases, |phrase| {
        let Phrase { rest, len, class, detail: of } = phrase;
        let rest: Vec<String> = rest.iter().map(|word| format!("WordId({})", word.0)).collect();
        format!("Phrase{{rest:[{}],len:{len},class:Class({}),detail:{}}}", rest.join(","), class.0, detail(of))
    });
    let dir = env::var("OUT_DIR").expect("cargo names the folder for what is built");
    fs::write(Path::new(&dir).join("lexicon.rs"), out).expect("the tables can be written");
}

fn table<T>(out: &mut String, name: &str, of: &str, rows: &[T], show: impl Fn(&T) -> String) {
    let _ = write!(out, "static {name}:[{of};{}]=[", rows.len());
    for row in rows {
        out.push_str(&show(row));
        out.push(',');
    }
    out.push_str("];\n");
}

fn detail(detail: &Detail) -> String {
    let Detail { number, time, lemma, cue, gender, phrase_count, phrases } = detail;
    format!(
        "Detail{{number:{number},time:{time},lemma:WordId({}),cue:{cue},gender:{gender},phrase_count:{phrase_count},phrases:{phrases}}}",
        lemma.0
    )
}

/// A shift for each group so that no two words fall on one place, and the place of each word by its number.
fn displace(mixed: &[u64]) -> (Vec<u16>, Vec<usize>) {
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); GROUPS];
    for (id, &mixed) in mixed.iter().enumerate().skip(1) {
        groups[group(mixed)].push(id);
    }
    let mut order: Vec<usize> = (0..GROUPS).collect();
    order.sort_by_key(|&n| std::cmp::Reverse(groups[n].len()));
    let mut shifts = vec![0; GROUPS];
    let mut places = vec![0; mixed.len()];
    let mut taken = vec![false; PLACES];
    for n in order {
        let fits = |shift: u16, taken: &[bool]| {
            let mut at: Vec<usize> = groups[n].iter().map(|&id| place(mixed[id], shift)).collect();
            at.sort_unstable();
            at.windows(2).all(|two| two[0] != two[1]) && at.iter().all(|&at| !taken[at])
        };
        let shift = (0..=u16::MAX).find(|&shift| fits(shift, &taken));
        shifts[n] = shift.expect("the lexicon has outgrown its table: double PLACES and GROUPS in key.rs");
        for &id in &groups[n] {
            places[id] = place(mixed[id], shifts[n]);
            taken[places[id]] = true;
        }
    }
    (shifts, places)
}
