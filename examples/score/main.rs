//! Scores the crate on corpora as their distributors ship them, so that anyone can check its figures.
//!
//!     cargo run --release --example score -- timeml TBAQ-cleaned/TimeBank TBAQ-cleaned/AQUAINT
//!     cargo run --release --example score -- polnear PolNeAR/data/dev
//!
//! `timeml` takes folders of TimeML (`.tml`, `.xml`) and gives the scores of TempEval-3: spans strict and
//! relaxed, types and values. `polnear` takes a compartment of PolNeAR with its folders `text` and `attributions` and
//! gives the accuracy of the sources of quoted spans, and attributions whose content overlaps by one half and more.
//! Folders given together are scored together.
//!
//! Exit status: 0 done, 1 a file cannot be read, 2 a wrong command or no document.

mod dates;
mod quotes;
#[path = "../shared/mod.rs"]
mod shared;

use shared::Failure;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: score timeml FOLDER… | score polnear FOLDER…";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((kind, folders)) = arguments.split_first().filter(|(_, folders)| !folders.is_empty()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let scored = match kind.as_str() {
        "timeml" => dates::score(folders),
        "polnear" => quotes::score(folders),
        _ => Err(Failure::usage(USAGE.into())),
    };
    match scored.and_then(|table| shared::print(&table)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// The files of a folder with one of these extensions, in order.
pub(crate) fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|e| Failure::usage(format!("{}: {e}", folder.display())))?;
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)));
    found.sort();
    if found.is_empty() {
        return Err(Failure::usage(format!("{}: no .{} file", folder.display(), extensions.join(" or ."))));
    }
    Ok(found)
}

pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|e| Failure::new(format!("{}: {e}", path.display()), 1))
}

/// Right answers of a system, its answers, and those of the gold.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) system: usize,
    pub(crate) gold: usize,
}

impl Count {
    /// Precision, recall and F1 as a line of a table.
    pub(crate) fn row(self, name: &str) -> String {
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 };
        let (p, r) = (share(self.right, self.system), share(self.right, self.gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!("{name:<22} P {p:5.1}  R {r:5.1}  F1 {f:5.1}   {} of {}\n", self.right, self.gold)
    }
}
