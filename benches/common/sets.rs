//! The texts that are measured.

use std::fs;
use std::path::Path;

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
    let folder = |name: &str| {
        let entries = fs::read_dir(root.join("benches/data").join(name)).expect("articles");
        let mut paths: Vec<_> = entries.map(|e| e.expect("article").path()).collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|path| read(path)).collect();
        assert!(texts.len() >= 20, "a set has twenty articles at least");
        texts
    };
    // Whole stories, with as many quotations and dates as real ones have.
    let mixed = folder("news");
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
        // Short pieces that show one form after the other: up to two and a half times as much to find to the byte.
        Set { name: "dense", texts: folder("articles") },
        Set { name: "10 MB", texts: vec![long] },
        // Apart: the yardstick runs six times faster on pure ASCII.
        Set { name: "ascii", texts: vec![read(&root.join("benches/data/ascii.txt"))] },
    ]
}
