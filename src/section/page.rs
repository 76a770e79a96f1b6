//! A page as the weighing sees it: its lines, where the story stands, and what each line bears and may be.

use super::BlockKind;
use super::cues::cue::NAMES_LIST as CUES;
use super::cues::{self, cue};
use super::lines::{self, End, Line, Start, mark};
use super::prose;
use super::shape::{PARAGRAPH, shape};
use super::signs::{Group, Signs, Zone, around, distance, share, size};
use super::story::{self, Contents, Strength, Words};
use super::weights::{self, bit};
use crate::lexicon::Class;
use crate::text::Text;
use std::ops::Range;

/// The groups of signs that count words of a class.
const COUNTS: [(Class, Group); 9] = [
    (Class::FIRST_NAME, Group::Names),
    (Class::ROLE, Group::Roles),
    (Class::OUTLET, Group::Outlets),
    (Class::FURNITURE, Group::Furniture),
    (Class::NETWORK, Group::Networks),
    (Class::LINK, Group::Links),
    (Class::RUBRIC, Group::Rubrics),
    (Class::PICTURE, Group::Pictures),
    (Class::STAMP, Group::Stamps),
];

/// A page as the weighing sees it.
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) cues: Vec<u64>,
    pub(super) shapes: Vec<u8>,
    pub(super) strengths: Vec<Strength>,
    pub(super) story: Range<usize>,
    /// The header of a list of highlights and its items.
    pub(super) highlights: Range<usize>,
    /// Lines that begin with a name in capitals and a colon run through it.
    transcript: bool,
    /// What lines of the same words have in common; none where no line stands twice.
    hashes: Vec<u32>,
}

impl Page {
    pub(super) fn read(text: &Text<'_>) -> Page {
        let count = text.paragraphs().len();
        let mut page = Page {
            lines: Vec::with_capacity(count),
            cues: Vec::with_capacity(count),
            shapes: Vec::with_capacity(count),
            strengths: Vec::with_capacity(count),
            story: 0..0,
            highlights: 0..0,
            transcript: false,
            hashes: Vec::new(),
        };
        for paragraph in text.paragraphs() {
            match prose::prose(text, paragraph) {
                Some(line) => page.push(line, 0),
                None => {
                    let line = lines::read(text, paragraph);
                    page.push(line, cues::read(text, &line));
                }
            }
        }
        cues::beside(text, &page.lines, &mut page.cues);
        page.story = story::extent(&page.strengths);
        // Prose beside the story is not of it as a matter of course.
        for n in (0..page.story.start).chain(page.story.end..count) {
            if page.lines[n].prose {
                page.lines[n] = lines::read(text, &text.paragraphs()[n]);
                page.cues[n] |= cues::read(text, &page.lines[n]);
                page.shapes[n] = shape(&page.lines[n], page.cues[n]);
            }
        }
        page.story = story::below_head(page.story.clone(), &page.strengths, &page.lines, &page.cues);
        page.highlights = highlights(&page.lines, &page.cues);
        page.transcript = page.cues.iter().filter(|c| **c & cue::SPEECH != 0).count() >= 3;
        let like = Seen::of(count, page.lines.iter().map(|line| line.like));
        if like.again {
            // Only what looks alike at first is looked at word by word.
            let hash = |line: &Line| if like.twice(line.like) { lines::hash(text, line) } else { line.like };
            page.hashes = page.lines.iter().map(hash).collect();
            // Unknown words of one length look alike at first.
            if !Seen::of(count, page.hashes.iter().copied()).again {
                page.hashes.clear();
            }
        }
        page
    }

    fn push(&mut self, line: Line, cues: u64) {
        // What a glance told for prose is a paragraph, if it is long enough.
        let (shape, strength) = if line.prose && line.words >= 20 {
            (PARAGRAPH, Strength::Strong)
        } else {
            (shape(&line, cues), story::strength(&line, cues))
        };
        self.shapes.push(shape);
        self.strengths.push(strength);
        self.lines.push(line);
        self.cues.push(cues);
    }

    /// Whether the line is the same as the four above it: a gallery or a player printed it over and over, and
    /// weighing it again would say nothing new.
    pub(super) fn repeats(&self, n: usize) -> bool {
        let above = n.checked_sub(4).and_then(|above| self.hashes.get(above..n));
        above.is_some_and(|above| above.iter().all(|hash| *hash == self.hashes[n])) && !self.lines[n].prose
    }

    /// The kinds that line `n` may be, a bit each: some are known by their own words alone.
    pub(super) fn allowed(&self, n: usize) -> u32 {
        let cues = self.cues[n];
        let plain = self.plain(n);
        // Most lines are such.
        if plain && n > 0 && !self.highlights.contains(&n) {
            return bit(BlockKind::Body);
        }
        if cues & cue::ENDMARK != 0 {
            return bit(BlockKind::Endmark);
        }
        if self.highlights.contains(&n) {
            return bit(BlockKind::Highlights);
        }
        for (sure, kind) in [
            (cue::DATELINE, BlockKind::Dateline),
            (cue::CORRECTION, BlockKind::Correction),
            (cue::PULLED, BlockKind::Pullquote),
            (cue::SOURCE, BlockKind::Credit),
            (cue::VIDEO_TITLE, BlockKind::Caption),
        ] {
            if cues & sure != 0 {
                return bit(kind);
            }
        }
        // The first line of a text, right above the dateline.
        let opens = self.cues.get(1).is_some_and(|next| next & cue::DATELINE_OPENS != 0);
        let named = cue::BYLINE
            | cue::NAME
            | cue::NAMES
            | cue::STAFF
            | cue::STAMP
            | cue::CREDIT
            | cue::CREDIT_END
            | cue::CAPTION
            | cue::SIDES;
        let line = &self.lines[n];
        if n == 0
            && opens
            && line.words >= 3
            && line.words < 24
            && !line.stops()
            && cues & (named | cue::FURNITURE | cue::SHARE | cue::RIGHTS | cue::DATELINE_OPENS) == 0
        {
            return bit(BlockKind::Headline);
        }
        if cues & cue::DATELINE_OPENS != 0 || self.transcript && cues & cue::SPEECH != 0 {
            return bit(BlockKind::Body);
        }
        let any = |bits: u64| cues & bits != 0;
        if any(cue::ADVERT) {
            return bit(BlockKind::Boilerplate);
        }
        if any(cue::CREDIT_ONLY) {
            return bit(BlockKind::Credit);
        }
        if any(cue::POST) {
            return bit(BlockKind::Embed);
        }
        if any(cue::STAMP) {
            return bit(BlockKind::Timestamp) | bit(BlockKind::Related) | bit(BlockKind::Boilerplate);
        }
        if any(cue::BYLINE) && n <= self.story.start + 3 && line.words <= 20 {
            let glued = if any(cue::STAMP_IN) { bit(BlockKind::Timestamp) } else { 0 };
            let pictured = if line.has(mark::SLASH) || line.counts(Class::PICTURE) {
                bit(BlockKind::Credit) | bit(BlockKind::Caption)
            } else {
                0
            };
            return bit(BlockKind::Byline) | bit(BlockKind::Tagline) | glued | pictured;
        }
        if plain {
            return bit(BlockKind::Body);
        }
        let mut all = weights::ANY;
        let mut bar = |kind: BlockKind, holds: bool| {
            if holds {
                all &= !bit(kind);
            }
        };
        bar(BlockKind::Correction, !any(cue::CORRECTION));
        bar(BlockKind::Timestamp, !any(cue::STAMP_IN | cue::BYLINE));
        bar(
            BlockKind::Byline,
            line.words > 40 || !any(cue::BYLINE | cue::NAME | cue::NAMES | cue::STAFF) && line.words > 12,
        );
        bar(BlockKind::Credit, line.words > 30 || line.capitals == 0 && !line.counts(Class::PICTURE));
        let between = n > 0
            && self.strengths[n - 1] == Strength::Strong
            && self.strengths.get(n + 1) == Some(&Strength::Strong)
            && self.lines[n - 1].end != End::Colon;
        let bare = matches!(line.end, End::Word | End::Number)
            && line.words <= 12
            && !matches!(line.start, Start::Lower | Start::Bullet | Start::Dash);
        bar(BlockKind::Body, between && bare || any(cue::EMAIL) && line.words <= 4 || any(cue::LINK));
        let prose = self.strengths[n] == Strength::Strong && line.words >= 30;
        for kind in
            [BlockKind::Headline, BlockKind::Kicker, BlockKind::Subhead, BlockKind::Byline, BlockKind::Timestamp]
        {
            bar(kind, prose);
        }
        all
    }

    /// A paragraph of prose with prose on both sides, or a long one, and no word that is not of a story.
    fn plain(&self, n: usize) -> bool {
        let line = &self.lines[n];
        if (self.strengths[n] == Strength::None)
            | !self.story.contains(&n)
            | (self.cues[n] & !(cue::SPEECH | cue::NUMBERED | cue::STAMP_IN) != 0)
        {
            return false;
        }
        // Above a credit stands a caption, and a line that stands twice is no paragraph.
        let pictured = self.cues.get(n + 1).is_some_and(|c| c & (cue::CREDIT_ONLY | cue::CREDIT) != 0);
        // Without a branch: how long the line is and what stands beside it is as good as random.
        let plain = ((line.words >= 25) | self.amid(n)) & !pictured && (line.prose || story::told(line));
        let twice = |other: usize| self.hashes.get(other).is_some_and(|hash| *hash == self.hashes[n]);
        plain && (self.hashes.is_empty() || !(twice(n + 1) || n > 0 && twice(n - 1)))
    }

    /// Whether prose stands beside the line, and the line is of such words or such a length that it goes on from there.
    fn amid(&self, n: usize) -> bool {
        let line = &self.lines[n];
        let prose = |n: usize| self.strengths.get(n).is_some_and(|s| *s != Strength::None);
        let first = n <= self.story.start;
        let (above, below) = (!first & prose(n.wrapping_sub(1)), prose(n + 1));
        // A sentence with somebody's words in it, or one that goes on from the sentence before.
        const GOES_ON: u32 = 1 << Start::Pronoun as u8 | 1 << Start::Conjunction as u8 | 1 << Start::Quote as u8;
        let told = line.has(mark::QUOTE) & line.has(mark::CUE) | (GOES_ON >> line.start as u8 & 1 != 0);
        (above & below | (above | below) & !first & line.has(mark::PAST | mark::AUXILIARY))
            & ((line.words >= 12) | told)
    }

    /// Adds the signs of line `n`.
    #[inline(always)]
    pub(super) fn row(&self, text: &Text<'_>, n: usize, beside: &mut Beside, row: &mut impl Signs) {
        let Beside { words, lone, byline, contents, runs, copies } = beside;
        let (run, copies, byline) = (runs[n], copies.get(n).copied().unwrap_or(0), *byline);
        let line = &self.lines[n];
        let zone = if n < self.story.start {
            Zone::Before
        } else if n < self.story.end {
            Zone::Within
        } else {
            Zone::After
        };
        row.stand_in(zone);
        let shape = |at: isize| {
            let at = n as isize + at;
            usize::try_from(at).ok().and_then(|at| self.shapes.get(at)).map_or(0, |s| usize::from(*s))
        };
        let size_at = |at: isize| {
            let at = n as isize + at;
            usize::try_from(at).ok().and_then(|at| self.lines.get(at)).map_or(0, |l| size(usize::from(l.words)))
        };
        let words_of = size(usize::from(line.words));
        let title = share(usize::from(line.capitals), usize::from(line.content));
        let (at, len) = (run.0 as usize, run.1 as usize);
        let place = match at {
            _ if len == 1 => 0,
            0 => 1,
            _ if at + 1 == len => 3,
            _ => 2,
        };
        row.part(Group::Bias, 0);
        row.part(Group::Words, words_of);
        row.part(Group::End, line.end as usize);
        row.part(Group::Title, title);
        row.part(Group::Shape, shape(0));
        if len > 0 {
            row.part(Group::Run, distance(len));
            row.part(Group::Place, place);
        }
        row.add(Group::Start, line.start as usize);
        row.add(Group::Upper, share(usize::from(line.upper), usize::from(line.content)));
        for (class, group) in COUNTS {
            let count = line.count(class);
            row.add_if(count > 0, group, usize::from(count));
        }
        for (group, count) in
            [(Group::Places, line.places), (Group::Readers, line.readers), (Group::Numbers, line.numbers)]
        {
            row.add_if(count > 0, group, usize::from(count.min(4)));
        }
        row.add_bits(Group::Mark, u128::from(line.marks));
        // Those of this line, the one before and the one after, in one loop.
        let cues = [n + 1, n.wrapping_sub(1), n].map(|n| u128::from(self.cues.get(n).copied().unwrap_or(0)));
        row.add_bits(Group::Cue, cues.iter().fold(0, |bits, cues| bits << CUES.len() | cues));
        row.add(Group::Before2, shape(-2));
        row.add(Group::After2, shape(2));
        row.add_two(Group::Above, shape(0), shape(-1));
        row.add_two(Group::Below, shape(0), shape(1));
        row.add_two(Group::WordsEnd, words_of, line.end as usize);
        row.add_two(Group::WordsTitle, words_of, title);
        row.add(Group::SizeBefore, size_at(-1));
        row.add(Group::SizeAfter, size_at(1));
        if len > 0 {
            row.add_two(Group::RunPlace, distance(len), place);
            let run = [0, 0, 2, 4, 4, 4, 6][len.min(6)] + usize::from(line.stops());
            row.add_two(Group::RunStop, run, words_of);
        }
        row.add_two(Group::Around, 5 * around(shape(-1)) + around(shape(1)), shape(0));
        row.add_two(Group::EndTitle, line.end as usize, title);
        let from_story = match zone {
            Zone::Before => self.story.start - n,
            Zone::Within => n - self.story.start,
            Zone::After => n + 1 - self.story.end,
        };
        row.add(Group::Distance, distance(from_story));
        let content = *contents.of(text, &self.lines, words, n);
        let all = usize::from(content.all);
        row.add(Group::Once, share(usize::from(content.once), all));
        row.add(Group::Twice, share(usize::from(content.twice), all));
        row.add_bits(Group::Copy, copies.into());
        if line.words < 60 && (!line.stops() || zone == Zone::Before) {
            let mut like = |other: usize| {
                // Where no word carries meaning there is nothing to share.
                let (common, all) =
                    if all == 0 { (0, 0) } else { content.common(contents.of(text, &self.lines, words, other)) };
                share(common, all)
            };
            if n > 0 {
                row.add(Group::LikeAbove, like(n - 1));
            }
            if n + 1 < self.lines.len() {
                row.add(Group::LikeBelow, like(n + 1));
            }
        }
        if lone.count > 0 && zone == Zone::Within && self.alone(n) {
            row.add(Group::Isolated, distance(lone.count));
            row.add(Group::Fellows, share(lone.titled, lone.count));
            row.add(Group::FellowWords, size(lone.words / lone.count));
            row.add(Group::FellowColon, share(lone.colons, lone.count));
            row.add(Group::FellowLink, share(lone.links, lone.count));
            row.add(Group::FellowQuestion, share(lone.questions, lone.count));
        }
        if n == 0 {
            row.add(Group::Edge, 0);
        }
        if n + 1 == self.lines.len() {
            row.add(Group::Edge, 1);
        }
        if text.lines().get(text.paragraphs()[n].lines().start).is_some_and(|l| l.after_blank()) {
            row.add(Group::Breaks, 0);
        }
        let near = match byline {
            None => 6,
            Some(at) if at < n => [0, 0, 1, 1, 2][(n - at).min(4)],
            Some(at) if at > n => [3, 3, 4, 4, 5][(at - n).min(4)],
            Some(_) => 0,
        };
        if zone == Zone::Before {
            row.add(Group::Nearby, near);
        }
    }

    /// A house sets either crossheads or links between its paragraphs: where nearly all the lines that stand alone
    /// there are of one of these kinds, the few others are too.
    pub(super) fn agree(&self, kinds: &mut [BlockKind]) {
        let lone = |n: usize| {
            self.alone(n)
                && self.cues[n] & (cue::LINK | cue::LINK_ALONE | cue::NUMBERED) == 0
                && self.lines[n].end != End::Question
                && !self.lines[n].stops()
        };
        let count = |kind: BlockKind| self.story.clone().filter(|n| kinds[*n] == kind && lone(*n)).count();
        let (heads, links) = (count(BlockKind::Subhead), count(BlockKind::Related));
        let (few, many) = if heads >= 4 && heads >= 4 * links {
            (BlockKind::Related, BlockKind::Subhead)
        } else if links >= 4 && links >= 4 * heads {
            (BlockKind::Subhead, BlockKind::Related)
        } else {
            return;
        };
        for n in self.story.clone() {
            if kinds[n] == few && lone(n) {
                kinds[n] = many;
            }
        }
    }

    /// Whether the line stands by itself between sentences of the story.
    fn alone(&self, n: usize) -> bool {
        let prose = |n: usize| self.strengths.get(n).is_some_and(|s| *s != Strength::None);
        (self.strengths[n] == Strength::None) & (n > 0) & prose(n.wrapping_sub(1)) & prose(n + 1)
    }

    /// For each line that is no strong paragraph, its place in its run of such lines, and the run's length. Down the page
    /// for the places and up for the lengths, without a branch.
    fn runs(&self) -> Vec<(u32, u32)> {
        let run = |strength: &Strength| u32::from(*strength != Strength::Strong);
        let mut at = 0;
        let places = self.strengths.iter().map(|strength| {
            let place = (at * run(strength), 0);
            at = (at + 1) * run(strength);
            place
        });
        let mut runs: Vec<(u32, u32)> = places.collect();
        let mut len = 0;
        for ((at, of), strength) in runs.iter_mut().zip(&self.strengths).rev() {
            len = std::hint::select_unpredictable(len == 0, *at + 1, len) * run(strength);
            *of = len;
        }
        runs
    }

    /// Whether a line's words stand in another line too: above, below, in three and more, right beside.
    fn copies(&self) -> Vec<u64> {
        let mut copies = vec![0; self.hashes.len()];
        let lines = self.hashes.iter().zip(&self.lines).enumerate().filter(|(_, (_, line))| line.words > 0);
        let mut order: Vec<(u32, u32)> = Vec::with_capacity(self.hashes.len());
        order.extend(lines.map(|(n, (hash, _))| (*hash, n as u32)));
        order.sort_unstable();
        for group in order.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            for (k, (_, n)) in group.iter().enumerate() {
                let bits = &mut copies[*n as usize];
                *bits |= u64::from(k > 0);
                *bits |= u64::from(k + 1 < group.len()) << 1;
                *bits |= u64::from(group.len() > 2) << 2;
                *bits |= u64::from(group.get(k + 1).is_some_and(|next| next.1 == n + 1)) << 3;
                *bits |= u64::from(k > 0 && group[k - 1].1 + 1 == *n) << 4;
            }
        }
        copies
    }

    /// The short lines that stand alone between strong paragraphs: crossheads, or links.
    fn lone(&self) -> Lone {
        let mut lone = Lone::default();
        for n in self.story.clone() {
            let line = &self.lines[n];
            if self.alone(n) && !line.stops() && line.words < 20 {
                lone.count += 1;
                lone.words += usize::from(line.words);
                lone.titled += usize::from(line.title() >= 75);
                lone.colons += usize::from(line.has(mark::EARLY_COLON));
                lone.links += usize::from(self.cues[n] & (cue::LINK | cue::LINK_ALONE) != 0);
                lone.questions += usize::from(line.end == End::Question);
            }
        }
        lone
    }
}

/// The numbers that lines have, as two sets of bits: those seen once, those seen twice. Several numbers share a bit, but
/// the sets tell that most pages have no two lines with the same.
struct Seen {
    few: [[u64; 2]; 64],
    many: Vec<[u64; 2]>,
    /// Two lines may have the same.
    again: bool,
}

impl Seen {
    fn of(lines: usize, numbers: impl Iterator<Item = u32>) -> Seen {
        let mut seen = Seen { few: [[0; 2]; 64], many: Vec::new(), again: false };
        if lines > 128 {
            seen.many.resize((lines / 2).next_power_of_two(), [0; 2]);
        }
        let sets = if lines > 128 { &mut seen.many[..] } else { &mut seen.few[..] };
        let mut again = 0;
        for number in numbers {
            let (at, bit) = Seen::at(number, sets.len());
            let [once, twice] = &mut sets[at];
            *twice |= *once & bit;
            again |= *once & bit;
            *once |= bit;
        }
        seen.again = again != 0;
        seen
    }

    /// Whether several lines may have the number.
    fn twice(&self, number: u32) -> bool {
        let sets = if self.many.is_empty() { &self.few[..] } else { &self.many[..] };
        let (at, bit) = Seen::at(number, sets.len());
        sets[at][1] & bit != 0
    }

    /// Of so many sets, which one and which bit.
    fn at(number: u32, sets: usize) -> (usize, u64) {
        let hash = number.wrapping_mul(0x9E37_79B1);
        ((hash >> 6) as usize & (sets - 1), 1 << (hash & 63))
    }
}

/// The first header of highlights with the items below it. Items are short and, as a rule, without a stop,
/// so the first sentence with one is the story; where the first item has one too, a paragraph ends them.
fn highlights(lines: &[Line], cues: &[u64]) -> Range<usize> {
    /// No list of highlights is longer.
    const ITEMS: usize = 8;
    const LONGEST: u16 = 32;
    let Some(header) = cues.iter().position(|c| c & cue::HIGHLIGHTS != 0) else { return 0..0 };
    let glued = lines[header].words > 3;
    let first = if glued { header } else { header + 1 };
    let Some(stops) = lines.get(first).map(Line::stops) else { return header..header + 1 };
    let others = cue::BYLINE | cue::STAMP | cue::DATELINE | cue::CREDIT_ONLY | cue::CAPTION | cue::LINK | cue::ADVERT;
    let item = |n: &usize| {
        let line = &lines[*n];
        let long = if stops { 24 } else { LONGEST };
        line.words >= 3 && line.words <= long && (stops || !line.stops()) && cues[*n] & others == 0
    };
    let items = (header + 1..lines.len()).take(ITEMS).take_while(item).count();
    header..header + 1 + items
}

/// What the lines of a page say of one another.
pub(super) struct Beside {
    words: Words,
    /// Of each line its place in its run of short lines, and the run's length.
    runs: Vec<(u32, u32)>,
    copies: Vec<u64>,
    lone: Lone,
    byline: Option<usize>,
    contents: Contents,
}

impl Beside {
    pub(super) fn new() -> Beside {
        Beside {
            words: Words::new(),
            runs: Vec::new(),
            copies: Vec::new(),
            lone: Lone::default(),
            byline: None,
            contents: Contents::new(),
        }
    }

    /// Looks at the lines of the page. The sets of words are large, and so filled where they stand.
    pub(super) fn look(&mut self, text: &Text<'_>, page: &Page) {
        self.words.read(text, &page.lines, &page.strengths, page.story.clone());
        self.runs = page.runs();
        self.copies = page.copies();
        self.lone = page.lone();
        self.byline = page.cues.iter().position(|c| c & (cue::BYLINE | cue::STAMP) != 0);
    }
}

#[derive(Default)]
struct Lone {
    count: usize,
    words: usize,
    titled: usize,
    colons: usize,
    links: usize,
    questions: usize,
}
