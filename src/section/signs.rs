//! The signs by which a line's kind is weighed: each a group and a value, "words=6-8", "next=paragraph".

use super::cues::cue;

/// Where a line stands: before the first paragraph of the story, in it, after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Zone {
    Before,
    Within,
    After,
}

pub(super) const ZONES: [&str; 3] = ["before", "within", "after"];

const SIZES: &[&str] = &["0", "1", "2", "3", "4-5", "6-8", "9-12", "13-18", "19-27", "28-45", "46-80", "81+"];
const COUNTS: &[&str] = &["0", "1", "2", "3", "4+"];
const SHARES: &[&str] = &["none", "0", "1-25", "26-50", "51-75", "76-99", "all"];
const ENDS: &[&str] = &[
    "word",
    "number",
    "stop",
    "stop-quote",
    "question",
    "exclamation",
    "colon",
    "comma",
    "ellipsis",
    "bracket",
    "stop-bracket",
    "quote",
    "mark",
];
const STARTS: &[&str] = &[
    "name",
    "lower",
    "number",
    "quote",
    "bracket",
    "bullet",
    "dash",
    "mark",
    "determiner",
    "pronoun",
    "preposition",
    "conjunction",
    "question",
    "imperative",
    "gerund",
    "subordinator",
    "auxiliary",
    "adverb",
    "capitals",
];
const MARKS: &[&str] = &[
    "colon",
    "early-colon",
    "dash",
    "bullet",
    "slash",
    "at",
    "hash",
    "quote",
    "bracket",
    "url",
    "rights",
    "arrow",
    "comma",
    "inner-stop",
    "month",
    "year",
    "clock",
    "weekday",
    "past",
    "present",
    "gerund",
    "auxiliary",
    "cue-verb",
    "glued",
    "email",
    "currency",
    "ago",
    "ellipsis",
];
pub(super) const SHAPES: &[&str] = &[
    "edge",
    "paragraph",
    "sentence",
    "short-sentence",
    "question",
    "colon",
    "capitals",
    "tag",
    "title",
    "words",
    "phrase",
    "long",
    "stamp",
    "byline",
    "credit",
    "caption",
    "furniture",
    "link",
    "tagline",
    "marks",
];
const DISTANCES: &[&str] = &["0", "1", "2", "3", "4-5", "6-9", "10-19", "20+"];
const PLACES: &[&str] = &["only", "first", "middle", "last"];
const COPIES: &[&str] = &["above", "below", "many", "next-line", "line-before"];
const RUNS: &[&str] = &["1", "1-stop", "2", "2-stop", "3-5", "3-5-stop", "6+", "6+-stop"];
/// The line above and the one below: an edge, a strong paragraph, another sentence, a line of a known kind, any other.
const AROUND: &[&str] = &[
    "edge,edge",
    "edge,story",
    "edge,sentence",
    "edge,known",
    "edge,other",
    "story,edge",
    "story,story",
    "story,sentence",
    "story,known",
    "story,other",
    "sentence,edge",
    "sentence,story",
    "sentence,sentence",
    "sentence,known",
    "sentence,other",
    "known,edge",
    "known,story",
    "known,sentence",
    "known,known",
    "known,other",
    "other,edge",
    "other,story",
    "other,sentence",
    "other,known",
    "other,other",
];
const YES: &[&str] = &["yes"];

macro_rules! groups {
    ($($name:ident $label:literal $values:expr;)*) => {
        #[derive(Clone, Copy)]
        pub(super) enum Group { $($name),* }
        const GROUPS: &[(&str, &[&str], &[&str])] = &[$(($label, $values.0, $values.1)),*];
    };
}

const fn one(values: &'static [&'static str]) -> (&'static [&'static str], &'static [&'static str]) {
    (values, &[""])
}

const fn two(
    a: &'static [&'static str],
    b: &'static [&'static str],
) -> (&'static [&'static str], &'static [&'static str]) {
    (a, b)
}

groups! {
    Bias "always" one(YES);
    Words "words" one(SIZES);
    End "end" one(ENDS);
    Start "start" one(STARTS);
    Title "capitals" one(SHARES);
    Upper "all-capitals" one(SHARES);
    Furniture "furniture" one(COUNTS);
    Networks "networks" one(COUNTS);
    Links "links" one(COUNTS);
    Rubrics "rubrics" one(COUNTS);
    Pictures "pictures" one(COUNTS);
    Stamps "stamps" one(COUNTS);
    Names "first-names" one(COUNTS);
    Roles "roles" one(COUNTS);
    Outlets "outlets" one(COUNTS);
    Places "places" one(COUNTS);
    Readers "you-our" one(COUNTS);
    Numbers "numbers" one(COUNTS);
    Mark "has" one(MARKS);
    Cue "cue" one(cue::NAMES_LIST);
    CueBefore "cue-before" one(cue::NAMES_LIST);
    CueAfter "cue-after" one(cue::NAMES_LIST);
    Shape "shape" one(SHAPES);
    Before2 "before-2" one(SHAPES);
    After2 "after-2" one(SHAPES);
    Above "shape-above" two(SHAPES, SHAPES);
    Below "shape-below" two(SHAPES, SHAPES);
    WordsEnd "words-end" two(SIZES, ENDS);
    WordsTitle "words-capitals" two(SIZES, SHARES);
    SizeBefore "words-before" one(SIZES);
    SizeAfter "words-after" one(SIZES);
    Run "run" one(DISTANCES);
    Place "place-in-run" one(PLACES);
    RunPlace "run-place" two(DISTANCES, PLACES);
    Distance "from-story" one(DISTANCES);
    Once "words-of-story" one(SHARES);
    Twice "words-returning" one(SHARES);
    Copy "same-line" one(COPIES);
    LikeAbove "like-above" one(SHARES);
    LikeBelow "like-below" one(SHARES);
    RunStop "run-stop-words" two(RUNS, SIZES);
    Around "between" two(AROUND, SHAPES);
    EndTitle "end-capitals" two(ENDS, SHARES);
    FellowColon "lone-lines-colon" one(SHARES);
    FellowLink "lone-lines-link" one(SHARES);
    FellowQuestion "lone-lines-question" one(SHARES);
    Isolated "lone-lines" one(DISTANCES);
    Fellows "lone-lines-titled" one(SHARES);
    FellowWords "lone-lines-words" one(SIZES);
    Edge "edge" one(&["first", "last"]);
    Breaks "blank-above" one(YES);
    Nearby "byline-distance" one(&["above-1", "above-2-3", "above-4+", "below-1", "below-2-3", "below-4+", "none"]);
}

const COUNT: usize = GROUPS.len();

/// The first number of each group.
const BASES: [u16; COUNT + 1] = {
    let mut bases = [0u16; COUNT + 1];
    let mut n = 0;
    while n < COUNT {
        bases[n + 1] = bases[n] + (GROUPS[n].1.len() * GROUPS[n].2.len()) as u16;
        n += 1;
    }
    bases
};

/// The cues of a line, of the one before and of the one after follow one another, so that one loop adds them.
const _: () = {
    assert!(BASES[Group::CueBefore as usize] == BASES[Group::Cue as usize] + cue::NAMES_LIST.len() as u16);
    assert!(BASES[Group::CueAfter as usize] == BASES[Group::CueBefore as usize] + cue::NAMES_LIST.len() as u16);
};

/// Groups of two values whose row a line always bears together with those of their parts: the one row holds the sum.
pub(super) const PAIRS: [(Group, Option<Group>, Option<Group>); 5] = [
    (Group::WordsEnd, Some(Group::Words), Some(Group::End)),
    (Group::WordsTitle, None, Some(Group::Title)),
    (Group::Above, Some(Group::Shape), None),
    (Group::RunPlace, Some(Group::Run), Some(Group::Place)),
    (Group::Below, Some(Group::Bias), None),
];

/// Where the signs of a group begin, and how many values its two parts have.
pub(super) const fn group(group: Group) -> (usize, usize, usize) {
    let (_, a, b) = GROUPS[group as usize];
    (BASES[group as usize] as usize, a.len(), b.len())
}

/// How many signs there are.
pub(super) const SIGNS: usize = BASES[COUNT] as usize;

/// The name of a sign.
pub(super) fn name(sign: u16) -> String {
    let group = BASES.partition_point(|base| *base <= sign).saturating_sub(1).min(COUNT - 1);
    let (label, a, b) = GROUPS[group];
    let n = (sign - BASES[group]) as usize;
    let (first, second) = (a[n / b.len() % a.len()], b[n % b.len()]);
    if second.is_empty() { format!("{label}={first}") } else { format!("{label}={first}/{second}") }
}

/// Of the names of all signs: a table of weights is of use only for the signs that it was made for.
pub(super) const HASH: u32 = {
    const fn add(mut hash: u32, name: &str) -> u32 {
        let (name, mut i) = (name.as_bytes(), 0);
        while i < name.len() {
            hash = (hash ^ name[i] as u32).wrapping_mul(16_777_619);
            i += 1;
        }
        hash
    }
    let (mut hash, mut n) = (2_166_136_261, 0);
    while n < COUNT {
        let (label, a, b) = GROUPS[n];
        let mut at = 0;
        while at < a.len() * b.len() {
            hash = add(add(add(hash, label), a[at / b.len()]), b[at % b.len()]);
            at += 1;
        }
        n += 1;
    }
    hash
};

/// What the signs of a line are added to: a list of them, or the sum of what they weigh.
pub(super) trait Signs {
    /// From here on signs are those of a line in `zone`.
    fn stand_in(&mut self, zone: Zone);

    /// Adds a sign of the first zone's numbers where it holds. Without a branch: whether it does is as good as random.
    fn sign(&mut self, holds: bool, sign: usize);

    /// Adds a sign whose weights stand in the row of its pair too: see [`PAIRS`].
    fn part(&mut self, group: Group, value: usize);

    #[inline(always)]
    fn add(&mut self, group: Group, value: usize) {
        self.sign(true, base(group) + value);
    }

    #[inline(always)]
    fn add_if(&mut self, holds: bool, group: Group, value: usize) {
        self.sign(holds, base(group) + value);
    }

    #[inline(always)]
    fn add_two(&mut self, group: Group, a: usize, b: usize) {
        self.add(group, a * GROUPS[group as usize].2.len() + b);
    }

    /// Adds a sign for each bit; what is beyond the values of the group are those of the next one. Two at a time, since how
    /// many there are cannot be foreseen.
    #[inline(always)]
    fn add_bits(&mut self, group: Group, mut bits: u128) {
        while bits != 0 {
            self.add(group, bits.trailing_zeros() as usize);
            bits &= bits - 1;
            self.add_if(bits != 0, group, bits.trailing_zeros() as usize);
            bits &= bits.wrapping_sub(1);
        }
    }
}

/// The number of the group's first sign.
#[inline(always)]
fn base(group: Group) -> usize {
    usize::from(BASES[group as usize])
}

/// The signs of one line, for those who ask for them.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) zone: Zone,
    pub(super) signs: Vec<u16>,
}

impl Signs for Row {
    fn stand_in(&mut self, zone: Zone) {
        self.zone = zone;
    }

    fn sign(&mut self, holds: bool, sign: usize) {
        self.signs.extend(holds.then_some(sign as u16));
    }

    fn part(&mut self, group: Group, value: usize) {
        self.add(group, value);
    }
}

/// A shape as one of the five of [`AROUND`].
pub(super) fn around(shape: usize) -> usize {
    const FIVE: [u8; SHAPES.len()] = [0, 1, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 4];
    usize::from(FIVE[shape % FIVE.len()])
}

/// The place among [`SIZES`].
pub(super) fn size(words: usize) -> usize {
    const PLACES: [u8; 82] = places([0, 1, 2, 3, 5, 8, 12, 18, 27, 45, 80]);
    usize::from(PLACES[words.min(81)])
}

/// The place among [`DISTANCES`].
pub(super) fn distance(lines: usize) -> usize {
    const PLACES: [u8; 21] = places([0, 1, 2, 3, 5, 9, 19]);
    usize::from(PLACES[lines.min(20)])
}

/// For each number below `N` how many of `lasts`, the last numbers of their places, are smaller.
const fn places<const N: usize, const L: usize>(lasts: [usize; L]) -> [u8; N] {
    let mut places = [0; N];
    let mut n = 0;
    while n < N {
        let mut k = 0;
        while k < L {
            places[n] += (lasts[k] < n) as u8;
            k += 1;
        }
        n += 1;
    }
    places
}

/// The place among [`SHARES`]: nothing to share, then by hundredths.
pub(super) fn share(part: usize, all: usize) -> usize {
    let over = |hundredths: usize| usize::from(100 * part >= hundredths * all);
    usize::from(all > 0) * (1 + over(1) + over(26) + over(51) + over(76) + over(100))
}
