//! Which of the possible cues a quotation belongs to, by weights.
//!
//! Where a rule is sure (a tag after a comma, a signature, a quotation that goes on) nothing is
//! weighed. Elsewhere the rules only propose: each cue before the quotation in its sentence, a tag
//! behind it, the speaker before, nobody. Each proposal has a handful of named features; the sum of
//! their weights decides, and the share of the winner among all is its confidence. The weights are
//! in `weights.tsv`, which `examples/rank.rs` makes from annotated articles.

use once_cell::sync::Lazy;

/// The groups of features, with how many values each has.
const GROUPS: [(&str, usize); 55] = [
    ("kind", 9),
    ("form", 8),
    ("share", 8),
    ("distance", 10),
    ("order", 5),
    ("mark", 11),
    ("mark-form", 88),
    ("subject", 6),
    ("between", 8),
    ("commas", 4),
    ("nobody-length", 10),
    ("nobody-usage", 6),
    ("nobody-mark", 11),
    ("nobody-end", 6),
    ("carry-length", 10),
    ("carry-place", 10),
    ("carry-end", 6),
    ("lemma", 8),
    ("held", 6),
    ("usage-kind", 45),
    ("length-kind", 90),
    ("adjacent", 16),
    ("order-mark", 55),
    ("order-form", 40),
    ("outer", 18),
    ("before-article", 8),
    ("rival", 16),
    ("after", 12),
    ("after-left", 8),
    ("after-subject", 6),
    ("saying", 16),
    ("saying-nearer", 4),
    ("nobody-cues", 6),
    ("place", 18),
    ("nobody-usage-mark", 55),
    ("nobody-next-mark", 66),
    ("nobody-owner", 5),
    ("verb-mark", 11),
    ("verb-adjacent", 16),
    ("lemma-mark", 55),
    ("lemma-order", 25),
    ("told-form", 6),
    ("told-form-share", 42),
    ("told-share", 20),
    ("told-auxiliary", 6),
    ("told-tense", 4),
    ("told-negated", 2),
    ("told-opens", 30),
    ("told-ends", 30),
    ("told-finite", 4),
    ("told-subject", 30),
    ("told-subject-last", 30),
    ("told-before", 30),
    ("told-place", 7),
    ("told-within", 2),
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

/// Where each group's values begin.
const STARTS: [u16; GROUPS.len()] = {
    let mut starts = [0; GROUPS.len()];
    let mut i = 1;
    while i < GROUPS.len() {
        starts[i] = starts[i - 1] + GROUPS[i - 1].1 as u16;
        i += 1;
    }
    starts
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
    Outer,
    BeforeArticle,
    Rival,
    After,
    AfterLeft,
    AfterSubject,
    Saying,
    SayingNearer,
    NobodyCues,
    Place,
    NobodyUsageMark,
    NobodyNextMark,
    NobodyOwner,
    VerbMark,
    VerbAdjacent,
    LemmaMark,
    LemmaOrder,
    ToldForm,
    ToldFormShare,
    ToldShare,
    ToldAuxiliary,
    ToldTense,
    ToldNegated,
    ToldOpens,
    ToldEnds,
    ToldFinite,
    ToldSubject,
    ToldSubjectLast,
    ToldBefore,
    ToldPlace,
    ToldWithin,
}

/// The features of one proposal.
#[derive(Default)]
pub(super) struct Features {
    ids: [u16; 26],
    len: usize,
}

impl Features {
    /// Adds the value of a group; a value beyond the group's last counts as the last.
    #[inline]
    pub(super) fn set(&mut self, group: Group, value: usize) {
        let at = group as usize;
        if let Some(slot) = self.ids.get_mut(self.len) {
            *slot = STARTS[at] + value.min(GROUPS[at].1 - 1) as u16;
            self.len += 1;
        }
    }

    fn ids(&self) -> &[u16] {
        &self.ids[..self.len]
    }

    pub(super) fn score(&self) -> f32 {
        let weights: &[f32; TOTAL] = &WEIGHTS;
        self.ids().iter().map(|&id| weights[id as usize]).sum()
    }

    /// The features by name, as [`WEIGHTS`] has them: "order 2".
    #[cold]
    pub(super) fn names(&self) -> Vec<String> {
        let name = |&id: &u16| {
            let mut value = usize::from(id);
            for (group, size) in GROUPS {
                if value < size {
                    return format!("{group} {value}");
                }
                value -= size;
            }
            String::new()
        };
        self.ids().iter().map(name).collect()
    }
}

static WEIGHTS: Lazy<[f32; TOTAL]> = Lazy::new(|| read(include_str!("weights.tsv")));

/// Lines of a group's name, a value and a weight; what no line names weighs nothing. The lines of a group stand
/// together, so that it is looked for once.
fn read(lines: &str) -> [f32; TOTAL] {
    let mut weights = [0.0; TOTAL];
    let (mut group, mut start, mut size) = ("", 0, 0);
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_ascii_whitespace();
        let (Some(name), Some(value), Some(weight)) = (fields.next(), fields.next(), fields.next()) else { continue };
        if name != group {
            let at = GROUPS.iter().position(|it| it.0 == name);
            (start, size) = at.map_or((0, 0), |at| (usize::from(STARTS[at]), GROUPS[at].1));
            group = name;
        }
        if let (Ok(value), Ok(weight)) = (value.parse::<usize>(), weight.parse())
            && value < size
        {
            weights[start + value] = weight;
        }
    }
    weights
}

/// The proposal with the greatest score, and its share of the probability.
pub(super) fn best(scores: impl Iterator<Item = f32> + Clone) -> Option<(usize, f32)> {
    let (at, top) = scores.clone().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let sum: f32 = scores.map(|score| exp(score - top)).sum();
    Some((at, 1.0 / sum))
}

/// e to the power of `x`, which is not above 0. The standard library leaves the last bits to the machine; sums and
/// products alone are the same on all.
pub(super) fn exp(x: f32) -> f32 {
    use std::f32::consts::{LN_2, LOG2_E};
    // One over the factorials from the sixth down: divisions take long.
    const SERIES: [f32; 6] = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 1.0 / 2.0, 1.0];
    // Below, the power of two would be no ordinary number, and of no weight in a sum of 1 and more.
    let twos = x.max(-80.0) * LOG2_E;
    let whole = -round(-twos);
    let rest = (twos - whole) * LN_2;
    let series = 1.0 + rest * SERIES.into_iter().fold(0.0, |sum, factor| sum * rest + factor);
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// The nearest whole number, of two the greater, of a number not below 0 and far from the greatest.
#[inline]
pub(super) fn round(x: f32) -> f32 {
    let whole = x as i32 as f32;
    whole + f32::from(x - whole >= 0.5)
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
