//! Makes `src/quote/weights.tsv` from annotated articles: by what a quotation is matched with its cue, and a verb
//! without quotation marks is told to report something.
//!
//!     cargo run --release --example rank -- [--folds [--show]] [--bands] [--out FILE] ARTICLES.jsonl …
//!
//! An article is an object with `text`, `publisher` and `attributions`, each of `source`, `source_head` and
//! `cue` and `content`, lists of byte ranges. What [`copydesk::quote::weighed`] gives for each quotation is a choice
//! among candidates, and each verb of [`copydesk::quote::unmarked`] is one between it and nothing; the model is the
//! multinomial one, a sum of weights for each. `--folds` measures
//! instead: each publisher's articles are decided by weights made from all others', and beside how often
//! the choice is right it prints how often it is so where the winner's share is high; `--show` prints the
//! quotations that are decided wrongly. `--bands` asks nothing of the weights: it prints how often the source
//! of a quotation is right in each band of confidence and by each rule, as the crate's documentation has it.

// What it measures goes to standard output.
#![allow(clippy::print_stdout)]

use copydesk::section::Block;
use copydesk::{Span, Text, quote, section};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// Rounds over the articles, the first step, and the pull of every weight towards nothing.
const ROUNDS: usize = 10;
const STEP: f32 = 0.1;
const PULL: f32 = 2e-2;
/// Smaller weights are not written.
const LEAST: f32 = 0.005;

#[derive(Deserialize)]
struct Article {
    text: String,
    #[serde(default)]
    publisher: String,
    attributions: Vec<Relation>,
}

#[derive(Deserialize)]
struct Relation {
    source: Vec<[usize; 2]>,
    #[serde(default)]
    source_head: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

/// A quotation's candidates: the numbers of their features, and whether each is right.
struct Choice {
    publisher: String,
    candidates: Vec<(Vec<u32>, bool)>,
    /// Somebody said it.
    quoted: bool,
    /// The quotation with what is around it, to show.
    shown: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut folds, mut show, mut bands, mut out) = (false, false, false, None);
    let mut files = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--folds" => folds = true,
            "--show" => show = true,
            "--bands" => bands = true,
            "--out" => out = Some(args.next().ok_or("--out wants a file")?),
            _ => files.push(arg),
        }
    }
    let mut names = HashMap::new();
    let (mut choices, mut verbs) = (Vec::new(), Vec::new());
    let mut kept = BTreeMap::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let article: Article = serde_json::from_str(line)?;
            if bands {
                keep(&article, &mut kept);
            } else {
                let text = Text::read(&article.text);
                let blocks = section::label(&text);
                read(&article, &text, &blocks, &mut names, &mut choices);
                read_verbs(&article, &text, &blocks, &mut names, &mut verbs);
            }
        }
    }
    if bands {
        for (name, [right, wrong, nobody]) in kept {
            println!("{name:<20} {right} right, {wrong} wrong, {nobody} of nobody");
        }
        return Ok(());
    }
    if folds {
        measure(&choices, names.len(), show);
        measure(&verbs, names.len(), show);
        return Ok(());
    }
    let mut weights = vec![0.0; names.len()];
    for choices in [choices, verbs] {
        let all: Vec<&Choice> = choices.iter().collect();
        let fitted = fit(&all, names.len());
        let mut score = Score::default();
        all.iter().for_each(|choice| score.add(choice, &fitted));
        score.print("as trained");
        // No feature is of both.
        weights.iter_mut().zip(fitted).for_each(|(weight, fitted)| *weight += fitted);
    }
    let text = write(&names, &weights);
    match out {
        Some(file) => std::fs::write(file, text)?,
        None => print!("{text}"),
    }
    Ok(())
}

/// The relation that has most of the words, where it has half of them.
fn gold(article: &Article, quotation: Span) -> Option<&Relation> {
    let covered = |relation: &Relation| -> usize {
        let part = |c: &[usize; 2]| c[1].min(quotation.end()).saturating_sub(c[0].max(quotation.start()));
        relation.content.iter().map(part).sum()
    };
    let best = article.attributions.iter().max_by_key(|relation| covered(relation));
    best.filter(|relation| covered(relation) * 2 >= quotation.len())
}

impl Relation {
    fn head(&self) -> &[[usize; 2]] {
        if self.source_head.is_empty() { &self.source } else { &self.source_head }
    }
}

/// Counts the outermost quotations that are given a source, by tenths of confidence and by rule: those whose
/// source is right, those whose source is another, and those that nobody said.
fn keep(article: &Article, kept: &mut BTreeMap<String, [usize; 3]>) {
    let text = Text::read(&article.text);
    let quotes = quote::attribute(&text, &section::label(&text));
    for quotation in quotes.quotations.iter().filter(|quotation| quotation.parent.is_none()) {
        let Some(relation) = quotation.attribution.map(|n| &quotes.attributions[n as usize]) else { continue };
        let Some(source) = relation.source else { continue };
        let which = match gold(article, quotation.span) {
            None => 2,
            Some(gold) => {
                let right = |part: &[usize; 2]| Span::new(part[0], part[1]).overlaps(source);
                usize::from(!gold.head().iter().any(right))
            }
        };
        let band = (relation.confidence * 10.0 + 1e-4) as usize;
        for name in [format!(".{}", band.min(9)), relation.rule.to_string()] {
            kept.entry(name).or_insert([0; 3])[which] += 1;
        }
    }
}

/// The numbers of features, by their names.
type Names = HashMap<String, u32>;

fn numbers(features: &[String], names: &mut Names) -> Vec<u32> {
    let number = |name: &String| {
        let next = names.len() as u32;
        *names.entry(name.clone()).or_insert(next)
    };
    features.iter().map(number).collect()
}

/// The choices of an article.
fn read(article: &Article, text: &Text<'_>, blocks: &[Block], names: &mut Names, choices: &mut Vec<Choice>) {
    for weighed in quote::weighed(text, blocks) {
        let gold = gold(article, weighed.quotation);
        let head = gold.map(Relation::head);
        let candidates = weighed.candidates.iter().map(|candidate| {
            let right = match (head, candidate.source) {
                // Nobody is right where the annotators have no relation, a cue alone where they have no source.
                (None, None) => candidate.cue.is_none(),
                (Some(head), None) => head.is_empty() && candidate.cue.is_some(),
                (Some(head), Some(source)) => head.iter().any(|part| Span::new(part[0], part[1]).overlaps(source)),
                (None, Some(_)) => false,
            };
            (numbers(&candidate.features, names), right)
        });
        let candidates = candidates.collect();
        let shown = shown(&article.text, weighed.quotation);
        choices.push(Choice { publisher: article.publisher.clone(), candidates, quoted: gold.is_some(), shown });
    }
}

/// Each verb that may report something: it does where the annotators have a relation with it, else nothing does.
fn read_verbs(article: &Article, text: &Text<'_>, blocks: &[Block], names: &mut Names, choices: &mut Vec<Choice>) {
    for verb in quote::unmarked(text, blocks) {
        let Some(cue) = verb.cue else { continue };
        let reports = |part: &[usize; 2]| Span::new(part[0], part[1]).overlaps(cue);
        let right = article.attributions.iter().any(|relation| relation.cue.iter().any(reports));
        choices.push(Choice {
            publisher: article.publisher.clone(),
            candidates: vec![(numbers(&verb.features, names), right), (Vec::new(), !right)],
            quoted: right,
            shown: shown(&article.text, cue),
        });
    }
}

/// The words at a span, with what is around them.
fn shown(text: &str, span: Span) -> String {
    let around = |at: usize, step: isize| {
        let mut at = at.saturating_add_signed(step).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let (before, after) = (&text[around(span.start(), -160)..span.start()], &text[span.end()..around(span.end(), 80)]);
    format!("{before}⟦{}⟧{after}", &text[span]).replace('\n', "⏎")
}

/// The scores of the candidates.
fn scores(choice: &Choice, weights: &[f32]) -> Vec<f32> {
    choice.candidates.iter().map(|(features, _)| features.iter().map(|&id| weights[id as usize]).sum()).collect()
}

/// A multinomial choice among each quotation's candidates: gradient ascent with steps that shrink per
/// weight, and a pull to nought.
fn fit(choices: &[&Choice], count: usize) -> Vec<f32> {
    let mut weights = vec![0.0f32; count];
    let mut seen = vec![1e-3f32; count];
    for _ in 0..ROUNDS {
        for choice in choices.iter().filter(|choice| choice.candidates.iter().any(|(_, right)| *right)) {
            let scores = scores(choice, &weights);
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
            let all: f32 = shares.iter().sum();
            let good: f32 = shares.iter().zip(&choice.candidates).filter(|(_, c)| c.1).map(|(share, _)| share).sum();
            for (share, (features, right)) in shares.iter().zip(&choice.candidates) {
                let gradient = if *right { share / good } else { 0.0 } - share / all;
                for &id in features {
                    let id = id as usize;
                    let step = gradient - PULL * weights[id];
                    seen[id] += step * step;
                    weights[id] += STEP * step / seen[id].sqrt();
                }
            }
        }
    }
    weights
}

fn measure(choices: &[Choice], count: usize, show: bool) {
    let mut parts: BTreeMap<&str, Score> = BTreeMap::new();
    for choice in choices {
        parts.entry(&choice.publisher).or_default();
    }
    let mut whole = Score::default();
    for (publisher, score) in &mut parts {
        let rest: Vec<&Choice> = choices.iter().filter(|choice| choice.publisher != *publisher).collect();
        let weights = fit(&rest, count);
        for choice in choices.iter().filter(|choice| choice.publisher == *publisher) {
            score.add(choice, &weights);
            whole.add(choice, &weights);
            if show
                && choice.candidates.iter().any(|(_, right)| *right)
                && !choice.candidates[best(choice, &weights).0].1
            {
                println!("{}", choice.shown);
            }
        }
        score.print(publisher);
    }
    whole.print("all, held out");
}

/// The winner and its share.
fn best(choice: &Choice, weights: &[f32]) -> (usize, f32) {
    let scores = scores(choice, weights);
    let (at, top) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default();
    (at, 1.0 / scores.iter().map(|score| (score - top).exp()).sum::<f32>())
}

#[derive(Default)]
struct Score {
    /// Right, possible and all, of what somebody said and of the rest.
    quoted: [usize; 3],
    others: [usize; 3],
    /// Of each tenth of the winner's share, how often somebody is right, and how often somebody is given.
    bands: [[usize; 2]; 10],
}

impl Score {
    fn add(&mut self, choice: &Choice, weights: &[f32]) {
        let (at, share) = best(choice, weights);
        let right = choice.candidates[at].1;
        let counts = if choice.quoted { &mut self.quoted } else { &mut self.others };
        counts[0] += usize::from(right);
        counts[1] += usize::from(choice.candidates.iter().any(|(_, right)| *right));
        counts[2] += 1;
        // Nobody is the last candidate.
        if at + 1 < choice.candidates.len() {
            let band = &mut self.bands[((share * 10.0) as usize).min(9)];
            band[0] += usize::from(right);
            band[1] += 1;
        }
    }

    fn print(&self, name: &str) {
        let [right, possible, all] = self.quoted;
        let mut line = format!("{name:<14} quoted {right} of {all}, at best {possible}; ");
        let _ = write!(line, "others {} of {}; by share:", self.others[0], self.others[2]);
        for (n, [right, all]) in self.bands.iter().enumerate().rev().filter(|(_, band)| band[1] > 0) {
            let _ = write!(line, " .{n} {}%/{all}", right * 100 / all);
        }
        println!("{line}");
    }
}

/// Lines of a feature and its weight, sorted.
fn write(names: &Names, weights: &[f32]) -> String {
    let mut out = String::from(
        "# Weights of the features by which a quotation's cue is chosen, and of those by\n# which a verb without marks is told to report; made by examples/rank.rs.\n",
    );
    let rows: BTreeMap<&str, f32> = names.iter().map(|(name, &id)| (name.as_str(), weights[id as usize])).collect();
    for (name, weight) in rows.into_iter().filter(|(_, weight)| weight.abs() >= LEAST) {
        let _ = writeln!(out, "{name} {weight:.2}");
    }
    out
}
