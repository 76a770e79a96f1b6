//! A page as the weighing sees it: its lines, where the story stands, and what each line bears and may be.

use super::BlockKind;
use super::beside::Seen;
use super::cues::{self, cue};
use super::lines::{self, End, Line, Start, mark};
use super::prose;
use super::shape::{PARAGRAPH, shape};
use super::story::{self, Strength};
use super::weights::{self, bit};
use crate::lexicon::Class;
use crate::text::Text;
use std::ops::Range;

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
    pub(super) hashes: Vec<u32>,
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
        page.captions();
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

    /// "Image caption," on a line of its own: the next line is what the picture shows.
    fn captions(&mut self) {
        const OTHER: u64 = cue::BYLINE
            | cue::STAMP
            | cue::SHOWN_BY
            | cue::PRINTED
            | cue::CORRECTION
            | cue::SIGNED
            | cue::ADVERT
            | cue::DATELINE
            | cue::DATELINE_OPENS;
        for n in 1..self.lines.len() {
            let label = self.cues[n - 1] & cue::SHOWN != 0 && self.lines[n - 1].words <= 2;
            if label && self.cues[n] & OTHER == 0 && self.lines[n].words <= 40 {
                self.cues[n] |= cue::SHOWN;
                self.strengths[n] = Strength::None;
                self.shapes[n] = shape(&self.lines[n], cue::CAPTION);
            }
        }
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
            (cue::SIGNED, BlockKind::Tagline),
            (cue::PRINTED, BlockKind::Boilerplate),
            (cue::SHOWN_BY, BlockKind::Credit),
            (cue::SHOWN, BlockKind::Caption),
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
        // "By Ana Ruiz, transport correspondent" above a part of the story.
        let heads = self.strengths.get(n + 1).is_some_and(|s| *s != Strength::None);
        if any(cue::BYLINE) && self.story.contains(&n) && line.words <= 8 && !line.stops() && heads {
            return bit(BlockKind::Byline);
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
        // "It will cost more, the mayor told reporters.": the last sentence of a short story.
        let signs = cue::TAGLINE | cue::BIO | cue::EMAIL | cue::NAME | cue::NAMES | cue::BYLINE;
        bar(BlockKind::Tagline, line.stops() && line.has(mark::CUE) && line.has(mark::PAST) && !any(signs));
        let titled = self.entry(n) || any(cue::STAMP_IN) && self.titled(n);
        // "By Ana Ruiz, transport correspondent" tells no time.
        let named = any(cue::BYLINE) && line.numbers > 0;
        bar(BlockKind::Timestamp, titled || !any(cue::STAMP_IN) && !named);
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
        let linked = n >= self.story.end && line.has(mark::URL) && !line.has(mark::EMAIL) && line.words <= 12;
        let address = any(cue::EMAIL) && line.words <= 4 || linked && !line.stops();
        // "Revenue was $412.6 million, up 14 percent": what a release lists are sentences.
        let sum = line.has(mark::CURRENCY) && line.has(mark::AUXILIARY) && line.words >= 6 && line.title() < 50;
        bar(BlockKind::Related, sum && self.story.contains(&n) && !any(cue::LINK | cue::LINK_ALONE));
        let sourced = self.cues.get(n + 1).is_some_and(|c| c & cue::SHOWN_BY != 0) && line.stops();
        bar(BlockKind::Caption, sourced && self.strengths[n] != Strength::None);
        bar(BlockKind::Body, between && bare || address || any(cue::LINK));
        // A link with its title right under the story is one.
        bar(
            BlockKind::Boilerplate,
            any(cue::LINK) && !any(cue::FURNITURE | cue::FURNITURE_START) && n == self.story.end,
        );
        let prose = self.strengths[n] == Strength::Strong && line.words >= 30;
        for kind in
            [BlockKind::Headline, BlockKind::Kicker, BlockKind::Subhead, BlockKind::Byline, BlockKind::Timestamp]
        {
            bar(kind, prose);
        }
        all
    }

    /// Whether a line with a date is a title: below the first paragraphs of a story a date stands with no other words, or
    /// before them. "How it began Jan. 18, 2018" is a link.
    fn titled(&self, n: usize) -> bool {
        let line = &self.lines[n];
        n > self.story.start + 1
            && line.content >= 3
            && line.start != Start::Number
            && !line.opener.any(Class::MONTH | Class::WEEKDAY)
            && !line.has(mark::AT)
            && !line.counts(Class::STAMP)
    }

    /// Whether a line is the head of an entry of a running report: "14:32 Mayor: ‘We will find answers’".
    pub(super) fn entry(&self, n: usize) -> bool {
        let line = &self.lines[n];
        let dated = line.has(mark::MONTH | mark::YEAR | mark::WEEKDAY) || line.counts(Class::STAMP | Class::ZONE);
        let timed = self.cues[n] & cue::STAMP_IN != 0 && line.start == Start::Number && line.has(mark::CLOCK);
        n > 0 && timed && line.content >= 3 && !dated && !line.stops()
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
        // Above a credit stands a caption, unless it tells what somebody said; a line that stands twice is no paragraph.
        let tells = line.words >= 20 && line.has(mark::CUE) && line.has(mark::PAST) && !line.counts(Class::PICTURE);
        // "Image source," has its caption below.
        let below = self.cues.get(n + 1).copied().unwrap_or_default();
        let pictured = (below & (cue::CREDIT_ONLY | cue::CREDIT) != 0) & (below & cue::SHOWN_BY == 0) & !tells;
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

    /// Whether the line stands by itself between sentences of the story.
    pub(super) fn alone(&self, n: usize) -> bool {
        let prose = |n: usize| self.strengths.get(n).is_some_and(|s| *s != Strength::None);
        (self.strengths[n] == Strength::None) & (n > 0) & prose(n.wrapping_sub(1)) & prose(n + 1)
    }
}

/// The first header of highlights with the items below it. Items are short and, as a rule, without a stop,
/// so the first sentence with one is the story; where the first item has one too, a paragraph ends them.
fn highlights(lines: &[Line], cues: &[u64]) -> Range<usize> {
    /// No list of highlights is longer.
    const ITEMS: usize = 8;
    const LONGEST: u16 = 32;
    let Some(header) = cues.iter().position(|c| c & cue::HIGHLIGHTS != 0) else { return 0..0 };
    // "Summary" between paragraphs is a crosshead.
    let told = |line: &Line| line.words >= 20 && line.stops();
    if lines[header].words == 1 && lines[..header].iter().any(told) {
        return 0..0;
    }
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
    let end = header + 1 + items;
    // "What’s next?" and what is, the last of a summary in sentences.
    let next = |line: &Line| stops && items > 0 && line.end == End::Question && line.words <= 3;
    let more = lines.get(end).is_some_and(next) && end + 1 < lines.len();
    header..end + 2 * usize::from(more)
}
