//! Makes `src/section/weights.bin` from labelled pages: what each sign of a line adds to each kind.
//!
//!     cargo run --release --example weigh -- [--folds N] [--out FILE] [--weight N] PAGES.jsonl …
//!     cargo run --release --example weigh -- --read src/section/weights.bin > weights.tsv
//!     cargo run --release --example weigh -- --pack weights.tsv --out src/section/weights.bin
//!
//! `--read` prints the table as text, a line for each sign that tells: the zone, the sign, and what it adds to which
//! kinds. `--pack` makes the table from such text, which a hand may have mended or a change of the signs outdated.
//! A page is an object with `text`, `sections` (each `start`, `end`, `kind`, and `alt`, kinds that are also
//! right) and, where known, `outlet`. A line of kind `other`, or without one, is left open. The model is a
//! linear chain (a conditional random field): signs of the line and its neighbours, and the kind of the
//! line before. `--folds N` measures instead: outlets are dealt into N parts, each labelled with
//! weights made from the others, and `--show` prints them line by line; `--without GROUP` leaves out the signs of a
//! group ("places", "shape-above"), to see what they are worth. `--weight N` before a file counts its pages N times.

// Matrices of kinds read best by their numbers, and what it measures goes to standard output.
#![allow(clippy::needless_range_loop, clippy::print_stdout)]

use copydesk::Text;
use copydesk::section::{self, BlockKind};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

const KINDS: [&str; 18] = [
    "body",
    "headline",
    "kicker",
    "deck",
    "byline",
    "timestamp",
    "caption",
    "credit",
    "subhead",
    "embed",
    "related",
    "correction",
    "tagline",
    "boilerplate",
    "dateline",
    "highlights",
    "pullquote",
    "endmark",
];
const K: usize = KINDS.len();
/// The last four are known by their own words: no signs are weighed for them.
const WEIGHED: usize = K - 4;
const ZONES: [&str; 4] = ["before", "within", "after", "any"];
/// The table counts in sixty-fourths.
const SCALE: f32 = 64.0;
const FURNITURE: [&str; 4] = ["related", "boilerplate", "kicker", "embed"];

/// Rounds over the pages, the first step, and the pull of every weight towards nothing.
const ROUNDS: usize = 15;
const SETTLED: usize = 5;
const STEP: f32 = 0.07;
const PULL: f32 = 5.0;
/// Smaller weights are not written.
const LEAST: f32 = 0.05;

#[derive(Deserialize)]
struct Row {
    text: String,
    sections: Vec<Section>,
    outlet: Option<String>,
}

#[derive(Deserialize)]
struct Section {
    start: usize,
    end: usize,
    kind: String,
    #[serde(default)]
    alt: Vec<String>,
}

struct Page {
    outlet: String,
    file: usize,
    weight: f32,
    lines: Vec<Line>,
}

struct Line {
    /// Numbers of its signs: for any zone, and for its own.
    signs: Vec<u32>,
    may_be: u32,
    /// The kinds that are right, a bit each; all where nobody said.
    gold: u32,
    lede: bool,
    /// The kind to measure by, `None` for a line that is not scored.
    kind: Option<String>,
    alt: Vec<String>,
    /// Its first letters, to show.
    text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut folds, mut out, mut weight) = (0usize, None, 1.0f32);
    let (mut show, mut text, mut without) = (false, None, Vec::new());
    let mut files = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--folds" => folds = args.next().ok_or("--folds wants a number")?.parse()?,
            "--show" => show = true,
            "--without" => without.push(format!("{}=", args.next().ok_or("--without wants a group")?)),
            "--read" => {
                print!("{}", read(&std::fs::read(args.next().ok_or("--read wants a file")?)?));
                return Ok(());
            }
            "--pack" => text = Some(std::fs::read_to_string(args.next().ok_or("--pack wants a file")?)?),
            "--out" => out = Some(args.next().ok_or("--out wants a file")?),
            "--weight" => weight = args.next().ok_or("--weight wants a number")?.parse()?,
            _ => files.push((arg, weight)),
        }
    }
    if let Some(text) = text {
        std::fs::write(out.ok_or("--pack wants --out")?, pack(&text)?)?;
        return Ok(());
    }
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut pages = Vec::new();
    for (number, (file, weight)) in files.iter().enumerate() {
        if file.ends_with(".txt") {
            let source = std::fs::read_to_string(file)?;
            for row in cases(&source) {
                pages.push(Page { file: number, ..page(&row, *weight, &without, &mut names) });
            }
            continue;
        }
        for line in std::fs::read_to_string(file)?.lines() {
            pages.push(Page { file: number, ..page(&serde_json::from_str(line)?, *weight, &without, &mut names) });
        }
    }
    eprintln!("{} pages, {} signs", pages.len(), names.len());
    if folds > 1 {
        measure(&pages, names.len(), folds, show);
        return Ok(());
    }
    let all: Vec<&Page> = pages.iter().collect();
    let model = train(&all, names.len());
    let mut score = Score::default();
    for page in &pages {
        score.add(page, &model.decide(page));
    }
    score.print("as trained");
    let text = model.write(&names);
    match out {
        Some(file) => std::fs::write(file, pack(&text)?)?,
        None => print!("{text}"),
    }
    Ok(())
}

/// The cases of `tests/data/sections`: a name, the text, `---`, and a line for each block.
fn cases(source: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut wrong = false;
    for case in source.split("=== ") {
        let Some((name, rest)) = case.split_once('\n') else { continue };
        let Some((text, expected)) = rest.split_once("\n---\n") else { continue };
        // What the comment above calls wrong is nothing to learn from.
        if std::mem::replace(&mut wrong, expected.contains("# FIXME")) {
            continue;
        }
        let parsed = Text::read(text);
        let kinds = expected.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let kinds = kinds.filter_map(|line| line.split(' ').next());
        let sections = parsed.paragraphs().iter().zip(kinds).map(|(paragraph, kind)| {
            let span = paragraph.span();
            Section { start: span.start(), end: span.end(), kind: kind.into(), alt: Vec::new() }
        });
        rows.push(Row { text: text.into(), sections: sections.collect(), outlet: Some(name.into()) });
    }
    rows
}

fn bit(kind: &str) -> u32 {
    let kind = if kind == "lede" { "body" } else { kind };
    KINDS.iter().position(|k| *k == kind).map_or(0, |k| 1 << k)
}

fn page(row: &Row, weight: f32, without: &[String], names: &mut HashMap<String, u32>) -> Page {
    let text = Text::read(&row.text);
    let mut number = |name: String| {
        let next = names.len() as u32;
        *names.entry(name).or_insert(next)
    };
    let mut lines = Vec::new();
    for (paragraph, evidence) in text.paragraphs().iter().zip(section::evidence(&text)) {
        let span = paragraph.span();
        let overlap = |s: &Section| s.end.min(span.end()).saturating_sub(s.start.max(span.start()));
        let section = row.sections.iter().filter(|s| overlap(s) > 0).max_by_key(|s| overlap(s));
        let mut signs = Vec::with_capacity(evidence.signs.len() * 2);
        for sign in evidence.signs.iter().filter(|sign| !without.iter().any(|group| sign.starts_with(group))) {
            signs.push(number(format!("any\t{sign}")));
            signs.push(number(format!("{}\t{sign}", evidence.zone)));
        }
        let may_be = evidence.may_be.iter().fold(0, |bits, kind: &BlockKind| bits | bit(kind.as_str()));
        let scored = section.filter(|s| s.kind != "other");
        let mut gold = scored.map_or(0, |s| s.alt.iter().fold(bit(&s.kind), |bits, kind| bits | bit(kind)));
        gold &= may_be;
        if gold == 0 {
            gold = may_be;
        }
        lines.push(Line {
            text: row.text[span].chars().take(90).collect::<String>().replace('\n', " "),
            signs,
            may_be,
            gold,
            lede: scored.is_some_and(|s| s.kind == "lede"),
            kind: scored.map(|s| s.kind.clone()),
            alt: scored.map(|s| s.alt.clone()).unwrap_or_default(),
        });
    }
    Page { outlet: row.outlet.clone().unwrap_or_default(), file: 0, weight, lines }
}

struct Model {
    signs: Vec<[f32; K]>,
    steps: [[f32; K]; K],
    first: [f32; K],
    last: [f32; K],
}

fn train(pages: &[&Page], signs: usize) -> Model {
    let zero = || Model { signs: vec![[0.0; K]; signs], steps: [[0.0; K]; K], first: [0.0; K], last: [0.0; K] };
    let mut model = zero();
    // Squares of the slopes so far: each weight has a step of its own.
    let mut squares = zero();
    // The mean of the later rounds forgets which page came last.
    let mut mean = zero();
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut seed = 1u64;
    // How often each sign stands: its pull is dealt out over these places.
    let mut counts = vec![0.0f32; signs];
    for sign in pages.iter().flat_map(|p| &p.lines).flat_map(|l| &l.signs) {
        counts[*sign as usize] += 1.0;
    }
    let pull = std::env::var("PULL").ok().and_then(|p| p.parse().ok()).unwrap_or(PULL);
    for round in 0..ROUNDS {
        for n in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            order.swap(n, (seed >> 33) as usize % (n + 1));
        }
        let mut loss = 0.0;
        for n in &order {
            loss += step(pages[*n], &mut model, &mut squares, &counts, pull);
        }
        if round >= SETTLED {
            mean.add(&model, 1.0 / (ROUNDS - SETTLED) as f32);
        }
        if round + 1 == ROUNDS {
            eprintln!("round {round}: {loss:.0}");
        }
    }
    mean
}

fn update(weight: &mut f32, square: &mut f32, slope: f32) {
    if slope != 0.0 {
        *square += slope * slope;
        *weight -= STEP * slope / (square.sqrt() + 1e-3);
    }
}

/// One step down the slope of a page's loss; gives the loss.
fn step(page: &Page, model: &mut Model, squares: &mut Model, counts: &[f32], pull: f32) -> f32 {
    let len = page.lines.len();
    if len == 0 {
        return 0.0;
    }
    let scores: Vec<[f32; K]> = page.lines.iter().map(|line| model.score(line)).collect();
    let free = chain(model, &scores, |n| page.lines[n].may_be);
    let held = chain(model, &scores, |n| page.lines[n].gold);
    for (n, line) in page.lines.iter().enumerate() {
        let mut slope = [0.0; K];
        for k in 0..K {
            slope[k] = (free.at[n][k] - held.at[n][k]) * page.weight;
        }
        for sign in &line.signs {
            let (weights, squares) = (&mut model.signs[*sign as usize], &mut squares.signs[*sign as usize]);
            let pull = pull / counts[*sign as usize];
            for k in 0..K {
                let slope = slope[k] + pull * weights[k];
                update(&mut weights[k], &mut squares[k], slope);
            }
        }
        for k in 0..K {
            if n == 0 {
                update(&mut model.first[k], &mut squares.first[k], slope[k]);
            }
            if n + 1 == len {
                update(&mut model.last[k], &mut squares.last[k], slope[k]);
            }
        }
    }
    for a in 0..K {
        for b in 0..K {
            let slope = (free.steps[a][b] - held.steps[a][b]) * page.weight;
            update(&mut model.steps[a][b], &mut squares.steps[a][b], slope);
        }
    }
    free.log - held.log
}

struct Chain {
    /// The share of each kind at each line.
    at: Vec<[f32; K]>,
    /// The share of each step, summed.
    steps: [[f32; K]; K],
    log: f32,
}

fn log_sum(values: &[f32; K]) -> f32 {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln() }
}

/// Forward and backward over the lines, with the kinds that `allowed` gives.
fn chain(model: &Model, scores: &[[f32; K]], allowed: impl Fn(usize) -> u32) -> Chain {
    let len = scores.len();
    let at = |n: usize, k: usize| if allowed(n) & (1 << k) == 0 { f32::NEG_INFINITY } else { scores[n][k] };
    let mut ahead = vec![[f32::NEG_INFINITY; K]; len];
    let mut behind = vec![[0.0f32; K]; len];
    for k in 0..K {
        ahead[0][k] = model.first[k] + at(0, k);
        behind[len - 1][k] = model.last[k];
    }
    for n in 1..len {
        for to in 0..K {
            let mut sums = [0.0; K];
            for from in 0..K {
                sums[from] = ahead[n - 1][from] + model.steps[from][to];
            }
            ahead[n][to] = log_sum(&sums) + at(n, to);
        }
    }
    for n in (0..len - 1).rev() {
        for from in 0..K {
            let mut sums = [0.0; K];
            for to in 0..K {
                sums[to] = model.steps[from][to] + at(n + 1, to) + behind[n + 1][to];
            }
            behind[n][from] = log_sum(&sums);
        }
    }
    let mut ends = ahead[len - 1];
    for k in 0..K {
        ends[k] += model.last[k];
    }
    let log = log_sum(&ends);
    let mut shares = vec![[0.0; K]; len];
    for n in 0..len {
        for k in 0..K {
            shares[n][k] = (ahead[n][k] + behind[n][k] - log).exp();
        }
    }
    let mut steps = [[0.0; K]; K];
    for n in 1..len {
        for from in 0..K {
            if shares[n - 1][from] < 1e-6 {
                continue;
            }
            for to in 0..K {
                steps[from][to] += (ahead[n - 1][from] + model.steps[from][to] + at(n, to) + behind[n][to] - log).exp();
            }
        }
    }
    Chain { at: shares, steps, log }
}

impl Model {
    fn add(&mut self, other: &Model, share: f32) {
        let add =
            |to: &mut [f32; K], from: &[f32; K]| to.iter_mut().zip(from).for_each(|(to, from)| *to += from * share);
        self.signs.iter_mut().zip(&other.signs).for_each(|(to, from)| add(to, from));
        self.steps.iter_mut().zip(&other.steps).for_each(|(to, from)| add(to, from));
        add(&mut self.first, &other.first);
        add(&mut self.last, &other.last);
    }

    fn score(&self, line: &Line) -> [f32; K] {
        let mut score = [0.0; K];
        for sign in &line.signs {
            for (score, weight) in score.iter_mut().zip(&self.signs[*sign as usize]) {
                *score += weight;
            }
        }
        score
    }

    fn decide(&self, page: &Page) -> Vec<&'static str> {
        let len = page.lines.len();
        let mut from = vec![[0usize; K]; len];
        let mut best = self.first;
        for (n, line) in page.lines.iter().enumerate() {
            let score = self.score(line);
            let mut next = best;
            if n > 0 {
                for to in 0..K {
                    next[to] = f32::NEG_INFINITY;
                    for k in 0..K {
                        if best[k] + self.steps[k][to] > next[to] {
                            next[to] = best[k] + self.steps[k][to];
                            from[n][to] = k;
                        }
                    }
                }
            }
            for k in 0..K {
                next[k] = if line.may_be & (1 << k) == 0 { f32::NEG_INFINITY } else { next[k] + score[k] };
            }
            best = next;
        }
        let mut at =
            (0..K).max_by(|a, b| (best[*a] + self.last[*a]).total_cmp(&(best[*b] + self.last[*b]))).unwrap_or(0);
        let mut kinds = vec!["body"; len];
        for n in (0..len).rev() {
            kinds[n] = KINDS[at];
            at = from[n][at];
        }
        if let Some(lede) = kinds.iter_mut().find(|kind| **kind == "body") {
            *lede = "lede";
        }
        kinds
    }

    fn write(&self, names: &HashMap<String, u32>) -> String {
        let mut text = String::new();
        let mut row = |name: &str, weights: &[f32; K]| {
            let mut line = String::new();
            for (kind, weight) in KINDS.iter().zip(weights) {
                if weight.abs() >= LEAST {
                    let _ = write!(line, "\t{kind}={weight:.2}");
                }
            }
            if !line.is_empty() {
                let _ = writeln!(text, "{name}{line}");
            }
        };
        row("after-kind\tstart", &self.first);
        for (kind, steps) in KINDS.iter().zip(&self.steps) {
            row(&format!("after-kind\t{kind}"), steps);
        }
        row("at-end\ttext", &self.last);
        let sorted: BTreeMap<&String, &u32> = names.iter().collect();
        for (name, number) in sorted {
            row(name, &self.signs[*number as usize]);
        }
        text
    }
}

fn measure(pages: &[Page], signs: usize, folds: usize, show: bool) {
    let mut outlets: Vec<&str> = pages.iter().map(|p| p.outlet.as_str()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    // A sorted list dealt out in turn would part the alphabet evenly; a hash parts it at random.
    let fold = |outlet: &str| outlet.bytes().fold(5381usize, |h, b| h.wrapping_mul(33) ^ usize::from(b)) % folds;
    let files = pages.iter().map(|p| p.file).max().map_or(0, |n| n + 1);
    let mut scores: Vec<Score> = (0..files).map(|_| Score::default()).collect();
    for n in 0..folds {
        let (test, rest): (Vec<&Page>, Vec<&Page>) = pages.iter().partition(|p| fold(&p.outlet) == n);
        let model = train(&rest, signs);
        for page in test {
            let kinds = model.decide(page);
            if show {
                println!("##### {}", page.outlet);
                for (line, got) in page.lines.iter().zip(&kinds) {
                    let gold = line.kind.as_deref().unwrap_or("-");
                    let right = gold == *got || gold == "-" || line.alt.iter().any(|alt| alt == got);
                    println!("{} {gold:<12} {got:<12} {}", if right { " " } else { "*" }, line.text);
                }
            }
            scores[page.file].add(page, &kinds);
        }
    }
    for (n, score) in scores.iter().enumerate() {
        score.print(&format!("file {}, held out", n + 1));
    }
}

#[derive(Default)]
struct Score {
    lines: usize,
    right: usize,
    coarse: usize,
    kinds: BTreeMap<String, [usize; 3]>,
    confused: HashMap<(String, String), usize>,
}

impl Score {
    fn add(&mut self, page: &Page, kinds: &[&str]) {
        for (line, got) in page.lines.iter().zip(kinds) {
            let Some(gold) = &line.kind else { continue };
            let right = gold == got || line.alt.iter().any(|alt| alt == got);
            self.lines += 1;
            self.right += usize::from(right);
            self.coarse += usize::from(right || FURNITURE.contains(got) && FURNITURE.contains(&gold.as_str()));
            if right {
                self.kinds.entry(gold.clone()).or_default()[0] += 1;
            } else {
                self.kinds.entry(gold.clone()).or_default()[1] += 1;
                self.kinds.entry((*got).to_string()).or_default()[2] += 1;
                *self.confused.entry((gold.clone(), (*got).to_string())).or_default() += 1;
            }
            let _ = line.lede;
        }
    }

    fn print(&self, what: &str) {
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        println!(
            "{what}: {} lines, right {:.2}, furniture as one {:.2}",
            self.lines,
            percent(self.right, self.lines),
            percent(self.coarse, self.lines)
        );
        let (mut sum, mut n) = (0.0, 0.0);
        for (kind, [tp, missed, false_]) in &self.kinds {
            let (p, r) = (percent(*tp, tp + false_), percent(*tp, tp + missed));
            let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            println!("  {kind:<12} n {:5}  P {p:6.2}  R {r:6.2}  F1 {f:6.2}", tp + missed);
            if tp + missed >= 20 {
                sum += f;
                n += 1.0;
            }
        }
        println!("  macro-F1 of the kinds with 20 lines: {:.2}", sum / n);
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by(|a, b| b.1.cmp(a.1));
        for ((gold, got), n) in confused.into_iter().take(24) {
            println!("    {gold} taken for {got}: {n}");
        }
    }
}

/// The table of `src/section/weights.rs` from its text: first what comes before, after and between the kinds, then a row
/// for each sign and zone.
fn pack(text: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let names = section::signs();
    let numbers: HashMap<&str, usize> = names.iter().enumerate().map(|(n, name)| (name.as_str(), n)).collect();
    let kind = |name: &str| KINDS.iter().position(|kind| *kind == name);
    let (mut between, mut rows) = ([[0i16; K]; K + 2], BTreeMap::new());
    for (n, line) in text.lines().enumerate() {
        let bad = || format!("line {}: {line:?}", n + 1);
        let mut fields = line.split('\t');
        let (zone, sign) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        let mut weights = [0i16; K];
        for field in fields {
            let (name, weight) = field.split_once('=').ok_or_else(bad)?;
            weights[kind(name).ok_or_else(bad)?] = (weight.parse::<f32>()? * SCALE).round() as i16;
        }
        match (zone, sign) {
            ("after-kind", "start") => between[0] = weights,
            ("at-end", "text") => between[1] = weights,
            ("after-kind", from) => between[2 + kind(from).ok_or_else(bad)?] = weights,
            _ => {
                let zone = ZONES.iter().position(|z| *z == zone).ok_or_else(bad)?;
                // A sign that the program no longer has says nothing.
                if let Some(sign) = numbers.get(sign) {
                    rows.insert(zone * names.len() + sign, weights);
                }
            }
        }
    }
    let letters = names.iter().flat_map(|name| name.bytes()).filter(|b| !matches!(b, b'=' | b'/'));
    let hash = letters.fold(2_166_136_261u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(16_777_619));
    let mut table = hash.to_le_bytes().to_vec();
    table.extend(between.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    for (row, weights) in rows {
        let weights = weights[..WEIGHED].iter().map(|w| w.clamp(&-127, &127).to_le_bytes()[0]);
        table.extend((row as u16).to_le_bytes());
        table.extend(weights);
    }
    Ok(table)
}

/// The text of a table.
fn read(table: &[u8]) -> String {
    let names = section::signs();
    let mut text = String::new();
    let mut row = |name: &str, weights: &mut dyn Iterator<Item = i16>| {
        text += name;
        for (kind, weight) in KINDS.iter().zip(weights).filter(|(_, weight)| *weight != 0) {
            let _ = write!(text, "\t{kind}={:.3}", f32::from(weight) / SCALE);
        }
        text.push('\n');
    };
    let (between, rows) = table[4..].split_at(2 * K * (K + 2));
    for (n, weights) in between.chunks(2 * K).enumerate() {
        let name = match n {
            0 => "after-kind\tstart".into(),
            1 => "at-end\ttext".into(),
            n => format!("after-kind\t{}", KINDS[n - 2]),
        };
        row(&name, &mut weights.chunks(2).map(|w| i16::from_le_bytes([w[0], w[1]])));
    }
    for weights in rows.chunks(2 + WEIGHED) {
        let sign = usize::from(u16::from_le_bytes([weights[0], weights[1]]));
        let name = format!("{}\t{}", ZONES[sign / names.len()], names[sign % names.len()]);
        row(&name, &mut weights[2..].iter().map(|w| i16::from(w.cast_signed())));
    }
    text
}
