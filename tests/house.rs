//! The rules of the house that the compiler does not hold: who may name whom, and how long lists look.

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the crate's modules its files may name. A room may always name itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &["span"]),
    ("date", &["error"]),
    ("lexicon", &[]),
    ("text", &["error", "lexicon", "span"]),
    ("section", &["date", "error", "lexicon", "span", "text"]),
    ("timex", &["date", "error", "lexicon", "span", "text"]),
    // Quotations read the blocks of the text as data: which lines belong to the story.
    ("quote", &["error", "lexicon", "section", "span", "text"]),
    ("article", &["date", "error", "quote", "section", "span", "text", "timex"]),
    // Renderers know what every user of the crate knows: the names that lib.rs gives out.
    (
        "render",
        &[
            "Article", "Date", "Error", "Moment", "Options", "Record", "Span", "Text", "article", "lexicon", "quote",
            "section", "timex",
        ],
    ),
];

/// What `quote` may take from `section`: its records.
const SECTION_RECORDS: &[&str] = &["Block", "BlockKind", "Field", "FieldValue"];

#[test]
fn modules_name_only_their_neighbours() {
    let paths = Regex::new(r"(?-u:\b)crate::(?<module>\w*)(?:::\{?(?<items>[\w, ]+))?").unwrap();
    for file in files(&src(), "rs") {
        let path = file.strip_prefix(src()).unwrap().to_path_buf();
        let room = path.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_string();
        if room == "lib" {
            continue;
        }
        let allowed = MAY_NAME.iter().find(|(name, _)| *name == room);
        let (_, allowed) =
            allowed.unwrap_or_else(|| panic!("{}: a room without a rule in {}", path.display(), file!()));
        let source = fs::read_to_string(&file).unwrap();
        for (n, line) in source.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for path_of in paths.captures_iter(code) {
                let name = path_of["module"].to_string();
                let place = format!("{}:{}", path.display(), n + 1);
                assert!(name == room || allowed.contains(&name.as_str()), "{place}: {room} may not name {name}");
                if room == "quote" && name == "section" {
                    let items = path_of.name("items").map_or("", |items| items.as_str());
                    for item in items.split(',').map(str::trim) {
                        assert!(SECTION_RECORDS.contains(&item), "{place}: quote takes {item} from section");
                    }
                }
            }
        }
    }
}

/// Only `lib.rs` declares modules at the top, and only it names `render`.
#[test]
fn only_the_lexicon_opens_lists() {
    for file in files(&src(), "rs") {
        let source = fs::read_to_string(&file).unwrap();
        let path = file.strip_prefix(src()).unwrap();
        let opens = source
            .lines()
            .any(|line| !line.trim_start().starts_with("//") && line.contains("include_str!") && line.contains(".txt"));
        let lexicon = path.starts_with("lexicon");
        assert!(!opens || lexicon, "{}: only the lexicon opens word lists", path.display());
        // Patterns run on bytes: a Unicode word boundary makes the engine leave its fast path at the first curly quote.
        for (n, line) in source.lines().enumerate() {
            let boundary = line.replace("(?-u:\\b)", "");
            let regex = line.contains("Regex::new");
            assert!(!(regex && boundary.contains("\\b")), "{}:{}: a Unicode word boundary", path.display(), n + 1);
        }
    }
}

/// Lists are sorted, without doubles, without space at the ends, and say in their first line what they hold.
#[test]
fn lists_are_sorted() {
    let lists = files(&src().join("lexicon"), "txt");
    assert!(lists.len() > 20);
    for list in lists {
        let source = fs::read_to_string(&list).unwrap();
        let name = list.file_name().unwrap().to_string_lossy().to_string();
        assert!(source.starts_with("# "), "{name}: the first line says what the list holds");
        assert!(source.ends_with('\n') && !source.contains('\r'), "{name}: lines end in one line feed");
        let words: Vec<&str> = source.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(!words.is_empty(), "{name}: empty");
        for line in &words {
            assert!(!line.is_empty() && line.trim() == *line, "{name}: {line:?}: empty, or space at an end");
            let word = line.split('\t').next().unwrap();
            assert_eq!(word.to_lowercase(), word, "{name}: {word:?} is not in lower case");
        }
        if name == "irregular.txt" {
            continue;
        }
        for pair in words.windows(2) {
            let key = |line: &str| line.split('\t').next().unwrap().to_string();
            assert!(key(pair[0]) < key(pair[1]), "{name}: {:?} stands before {:?}", pair[0], pair[1]);
        }
    }
}

/// Every list of the folder is registered: a list that nothing reads is a mistake.
#[test]
fn lists_are_read() {
    let load = fs::read_to_string(src().join("lexicon/build/load.rs")).unwrap();
    for list in files(&src().join("lexicon"), "txt") {
        let name = list.file_stem().unwrap().to_string_lossy().to_string();
        assert!(load.contains(&format!("\"{name}\" ")), "{name}.txt is in no list of load.rs");
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every fuzz target is declared, run by the script, and has its row in the page.
#[test]
fn fuzz_targets_are_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The package that is published has no targets, only the repository.
    if !root.join("fuzz").exists() {
        return;
    }
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let (manifest, script, page) = (read("fuzz/Cargo.toml"), read("fuzz/run"), read("src/robustness.md"));
    for target in files(&root.join("fuzz/fuzz_targets"), "rs") {
        let name = target.file_stem().unwrap().to_string_lossy().to_string();
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
        let named = script.lines().any(|l| l.starts_with("targets=") && l.split([' ', '}', '-']).any(|w| w == name));
        assert!(named, "{name} is not in fuzz/run");
        assert!(page.contains(&format!("| `{name}` |")), "{name} has no row in robustness.md");
    }
}
