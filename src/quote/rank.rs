//! Which of the possible cues a quotation belongs to, by weights.
//!
//! Where a rule is sure (a tag after a comma, a signature, a quotation that goes on) nothing is
//! weighed. Elsewhere the rules only propose: each cue before the quotation in its sentence, a tag
//! behind it, the speaker before, nobody. Each proposal has a handful of named features; the sum of
//! their weights decides, and the share of the winner among all is its confidence. The weights are
//! in `weights.tsv`, which the ignored test at the end of this file makes from annotated articles.

use once_cell::sync::Lazy;

/// The groups of features, with how many values each has.
const GROUPS: [(&str, usize); 24] = [
    ("kind", 6),
    ("form", 8),
    ("share", 8),
    ("distance", 10),
    ("order", 5),
    ("mark", 10),
    ("mark-form", 80),
    ("subject", 6),
    ("between", 8),
    ("commas", 4),
    ("nobody-length", 10),
    ("nobody-usage", 6),
    ("nobody-mark", 10),
    ("nobody-end", 6),
    ("carry-length", 10),
    ("carry-place", 10),
    ("carry-end", 6),
    ("lemma", 8),
    ("held", 6),
    ("usage-kind", 40),
    ("length-kind", 60),
    ("adjacent", 16),
    ("order-mark", 50),
    ("order-form", 40),
];

const TOTAL: usize = {
    let mut sum = 0;
    let mut i = 0;
    while i < GROUPS.len() {
        sum += GROUPS[i].1;
        i += 1;
    }
    sum
};

/// The groups by name, in the order of [`GROUPS`].
#[derive(Clone, Copy)]
#[repr(usize)]
pub(super) enum Group {
    Kind,
    Form,
    Share,
    Distance,
    Order,
    Mark,
    MarkForm,
    Subject,
    Between,
    Commas,
    NobodyLength,
    NobodyUsage,
    NobodyMark,
    NobodyEnd,
    CarryLength,
    CarryPlace,
    CarryEnd,
    Lemma,
    Held,
    UsageKind,
    LengthKind,
    Adjacent,
    OrderMark,
    OrderForm,
}

/// The features of one proposal.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    ids: [u16; 20],
    len: usize,
}

impl Features {
    /// Adds the value of a group; a value beyond the group's last counts as the last.
    pub(super) fn set(&mut self, group: Group, value: usize) {
        let at = group as usize;
        let start: usize = GROUPS[..at].iter().map(|(_, size)| size).sum();
        if let Some(slot) = self.ids.get_mut(self.len) {
            *slot = (start + value.min(GROUPS[at].1 - 1)) as u16;
            self.len += 1;
        }
    }

    fn ids(&self) -> &[u16] {
        &self.ids[..self.len]
    }

    pub(super) fn score(&self) -> f32 {
        let weights: &[f32] = &WEIGHTS;
        self.ids().iter().map(|&id| weights[id as usize]).sum()
    }
}

static WEIGHTS: Lazy<Vec<f32>> = Lazy::new(|| read(include_str!("weights.tsv")));

/// Lines of a group's name, a value and a weight; what no line names weighs nothing.
fn read(lines: &str) -> Vec<f32> {
    let mut weights = vec![0.0; TOTAL];
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_ascii_whitespace();
        let (Some(name), Some(value), Some(weight)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let mut start = 0;
        for (group, size) in GROUPS {
            if group == name
                && let (Ok(value), Ok(weight)) = (value.parse::<usize>(), weight.parse())
                && value < size
            {
                weights[start + value] = weight;
            }
            start += size;
        }
    }
    weights
}

/// The proposal with the greatest score, and its share of the probability.
pub(super) fn best(scores: &[f32]) -> Option<(usize, f32)> {
    let (at, &top) = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    let sum: f32 = scores.iter().map(|score| exp(score - top)).sum();
    Some((at, 1.0 / sum))
}

/// e to the power of `x`, which is not above 0. The standard library leaves the last bits to the machine; sums and
/// products alone are the same on all.
fn exp(x: f32) -> f32 {
    use std::f32::consts::{LN_2, LOG2_E};
    // Below, the power of two would be no ordinary number, and of no weight in a sum of 1 and more.
    let twos = x.max(-80.0) * LOG2_E;
    let whole = twos.round();
    let rest = (twos - whole) * LN_2;
    let series = (1..=6).rev().fold(1.0, |sum, n| 1.0 + sum * rest / n as f32);
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// A length in steps that grow.
pub(super) fn step(n: usize) -> usize {
    match n {
        0..=3 => n,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=20 => 7,
        21..=35 => 8,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn exp_is_that_of_the_standard_library() {
        for n in 0..=80_000 {
            let x = n as f32 / -1000.0;
            assert!((super::exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }
}

#[cfg(test)]
pub(super) mod learn {
    use super::super::attribute;
    use super::*;
    use crate::span::Span;
    use crate::text::Text;
    use std::cell::RefCell;

    /// One quotation: the bytes inside its marks, and its proposals with their sources.
    pub(crate) struct Decision {
        pub(crate) quotation: Span,
        pub(crate) proposals: Vec<(Features, Option<Span>)>,
    }

    thread_local! {
        pub(crate) static LOG: RefCell<Vec<Decision>> = const { RefCell::new(Vec::new()) };
    }

    fn spans(value: &serde_json::Value) -> Vec<Span> {
        let pairs = value.as_array().cloned().unwrap_or_default();
        pairs
            .iter()
            .map(|pair| Span::new(pair[0].as_u64().unwrap_or(0) as usize, pair[1].as_u64().unwrap_or(0) as usize))
            .collect()
    }

    /// Makes the weights: `COPYDESK_QUOTES=annotated.jsonl cargo test --release --lib learn -- --ignored`.
    ///
    /// Each line is an article with `text`, `publisher` and `attributions` of `source`, `source_head` and
    /// `content` as lists of byte ranges. With `COPYDESK_FOLD=name` the articles of that publisher are held out and tested.
    #[test]
    #[ignore = "makes the weights from annotated articles that are not part of the repository"]
    fn learn() {
        let path = std::env::var("COPYDESK_QUOTES").expect("COPYDESK_QUOTES names the articles");
        let fold = std::env::var("COPYDESK_FOLD").unwrap_or_default();
        let lines = std::fs::read_to_string(path).expect("the articles can be read");
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for line in lines.lines() {
            let article: serde_json::Value = serde_json::from_str(line).expect("a line is an article");
            let source = article["text"].as_str().expect("an article has a text");
            let text = Text::read(source);
            LOG.with(|log| log.borrow_mut().clear());
            attribute(&text, &[]);
            let decisions = LOG.with(|log| std::mem::take(&mut *log.borrow_mut()));
            let gold = article["attributions"].as_array().cloned().unwrap_or_default();
            for decision in decisions {
                let covered = |contents: &[Span]| -> usize {
                    contents
                        .iter()
                        .map(|c| {
                            c.end.min(decision.quotation.end).saturating_sub(c.start.max(decision.quotation.start))
                        })
                        .sum()
                };
                let best = gold
                    .iter()
                    .max_by_key(|relation| covered(&spans(&relation["content"])))
                    .filter(|relation| covered(&spans(&relation["content"])) * 2 >= decision.quotation.len());
                let head = best.map(|relation| {
                    let head = spans(&relation["source_head"]);
                    if head.is_empty() { spans(&relation["source"]) } else { head }
                });
                let right: Vec<bool> = decision
                    .proposals
                    .iter()
                    .map(|(_, source)| match (&head, source) {
                        // Nobody is right where the annotators have nobody.
                        (None, None) => true,
                        (Some(head), None) => head.is_empty(),
                        (Some(head), Some(source)) => head.iter().any(|part| part.overlaps(*source)),
                        (None, Some(_)) => false,
                    })
                    .collect();
                let row = (decision.proposals.into_iter().map(|(f, _)| f).collect::<Vec<_>>(), right, best.is_some());
                let held = !fold.is_empty() && article["publisher"].as_str() == Some(&fold);
                if held { test.push(row) } else { train.push(row) }
            }
        }
        let weights = fit(&train);
        let rate = |rows: &[(Vec<Features>, Vec<bool>, bool)]| {
            let mut counts = [0usize; 4];
            for (features, right, quoted) in rows {
                let scores: Vec<f32> =
                    features.iter().map(|f| f.ids().iter().map(|&id| weights[id as usize]).sum()).collect();
                let ok = best(&scores).is_some_and(|(at, _)| right[at]);
                counts[usize::from(*quoted)] += usize::from(ok);
                counts[2 + usize::from(*quoted)] += 1;
            }
            let possible = rows.iter().filter(|(_, right, quoted)| *quoted && right.contains(&true)).count();
            format!("quoted {}/{}, at best {possible}, others {}/{}", counts[1], counts[3], counts[0], counts[2])
        };
        eprintln!("train {}   held out {}", rate(&train), rate(&test));
        if fold.is_empty() {
            let mut out = String::from(
                "# Weights of the features by which a quotation's cue is chosen; made by the test `learn` of rank.rs.\n",
            );
            let mut start = 0;
            for (group, size) in GROUPS {
                for value in 0..size {
                    if weights[start + value].abs() >= 0.005 {
                        out += &format!("{group} {value} {:.2}\n", weights[start + value]);
                    }
                }
                start += size;
            }
            std::fs::write("src/quote/weights.tsv", out).expect("the weights can be written");
        }
    }

    /// A multinomial choice among each quotation's proposals: gradient ascent with steps that shrink
    /// per weight, and a pull to nought.
    fn fit(rows: &[(Vec<Features>, Vec<bool>, bool)]) -> Vec<f32> {
        let mut weights = vec![0.0f32; TOTAL];
        let mut seen = vec![1e-3f32; TOTAL];
        for _ in 0..30 {
            for (features, right, _) in rows {
                if !right.iter().any(|&ok| ok) {
                    continue;
                }
                let scores: Vec<f32> =
                    features.iter().map(|f| f.ids().iter().map(|&id| weights[id as usize]).sum()).collect();
                let top = scores.iter().copied().fold(f32::MIN, f32::max);
                let all: f32 = scores.iter().map(|s| (s - top).exp()).sum();
                let good: f32 = scores.iter().zip(right).filter(|(_, ok)| **ok).map(|(s, _)| (s - top).exp()).sum();
                for ((f, score), ok) in features.iter().zip(&scores).zip(right) {
                    let p = (score - top).exp();
                    let gradient = if *ok { p / good } else { 0.0 } - p / all;
                    for &id in f.ids() {
                        let id = id as usize;
                        let g = gradient - 2e-4 * weights[id];
                        seen[id] += g * g;
                        weights[id] += 0.15 * g / seen[id].sqrt();
                    }
                }
            }
        }
        weights
    }
}
