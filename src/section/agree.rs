//! What the kinds chosen line by line say of each other.

use super::BlockKind;
use super::cues::{cue, set};
use super::lines::{End, Start, mark};
use super::page::Page;
use super::story::Strength;
use crate::lexicon::Class;

impl Page {
    /// What the kinds chosen line by line say of each other.
    pub(super) fn agree(&self, kinds: &mut [BlockKind]) {
        self.head(kinds);
        self.crossheads(kinds);
        self.capitals(kinds);
        self.lists(kinds);
        self.entries(kinds);
        self.hours(kinds);
        self.labels(kinds);
        self.signatures(kinds);
        self.opening(kinds);
    }

    /// Names between the headline and the time are a byline, where there is no other.
    fn signatures(&self, kinds: &mut [BlockKind]) {
        const NAMED: u64 = cue::NAME | cue::NAMES | cue::NAMES_PLACED | cue::BYLINE;
        let above = &mut kinds[..self.story.start];
        let Some(headline) = above.iter().position(|kind| *kind == BlockKind::Headline) else { return };
        let stamped = |above: &[BlockKind], n: usize| {
            self.cues.get(n).is_some_and(|cues| cues & cue::STAMP != 0) || above.get(n) == Some(&BlockKind::Timestamp)
        };
        if !above.contains(&BlockKind::Byline)
            && let Some(name) =
                (headline + 1..above.len()).find(|&n| self.cues[n] & NAMED != 0 && stamped(above, n + 1))
        {
            above[name] = BlockKind::Byline;
        }
        // "19.11.2026", "2.20pm" below the headline or beside the byline.
        for n in headline + 1..above.len() {
            let beside = |n: usize| matches!(above.get(n), Some(BlockKind::Headline | BlockKind::Byline));
            let misread = match above[n] {
                BlockKind::Boilerplate | BlockKind::Related => self.cues[n] & (cue::STAMP | cue::HOUR_HALF) != 0,
                BlockKind::Byline => self.cues[n] & cue::HOUR_HALF != 0,
                _ => false,
            };
            if misread && (beside(n - 1) || beside(n + 1)) {
                above[n] = BlockKind::Timestamp;
            }
        }
        self.standfirst(above, headline);
    }

    /// A sentence below names and time, at the top of the story or right above, is no crosshead.
    fn opening(&self, kinds: &mut [BlockKind]) {
        let start = self.story.start;
        // What stands above a dateline is no lede.
        if self.cues.get(start).is_none_or(|cues| cues & cue::DATELINE_OPENS != 0) {
            return;
        }
        for n in start.saturating_sub(1)..=start {
            let line = &self.lines[n];
            let told = line.stops() && line.words >= 6 && self.strengths[n] != Strength::None;
            if told
                && kinds[n] == BlockKind::Subhead
                && kinds[..n].iter().any(signed)
                && !kinds[..n].contains(&BlockKind::Body)
            {
                kinds[n] = BlockKind::Body;
            }
        }
    }

    /// A paragraph between byline and time is a standfirst; a name and who that is no byline, nor is a picture's credit.
    fn standfirst(&self, above: &mut [BlockKind], headline: usize) {
        /// So many lines below a standfirst stand names or the time.
        const NEAR: usize = 3;
        let mut decked = false;
        for n in headline + 1..above.len() {
            let line = &self.lines[n];
            let told = above[n] == BlockKind::Body && line.words >= 6 && self.cues[n] & cue::DATELINE_OPENS == 0;
            let again = above[n] == BlockKind::Headline && line.words >= 8 && line.title() < 75;
            let below = above[n - 1] == BlockKind::Byline;
            let near = above.iter().skip(n + 1).take(NEAR).any(signed);
            if (told || again) && below && near && !decked {
                above[n] = BlockKind::Deck;
            }
            decked |= above[n] == BlockKind::Deck;
        }
        self.decks(above, headline);
        const OTHER: u64 = cue::BYLINE | cue::CAPTION | cue::CREDIT_END | cue::SIDES | cue::SHOWN;
        for (n, kind) in above.iter_mut().enumerate().skip(headline + 1) {
            let line = &self.lines[n];
            // "Photo by: Ana Ruiz"
            let pictured = line.opener.any(Class::PICTURE) && line.has(mark::EARLY_COLON) && line.words <= 8;
            if pictured && matches!(kind, BlockKind::Boilerplate | BlockKind::Byline) && self.cues[n] & cue::CREDIT != 0
            {
                *kind = BlockKind::Credit;
            }
            let bio = self.cues[n] & cue::BIO != 0 && self.cues[n] & OTHER == 0;
            if bio && matches!(kind, BlockKind::Byline | BlockKind::Caption) && line.has(mark::AUXILIARY) {
                *kind = BlockKind::Tagline;
            }
        }
    }

    /// What stands between the headline and who wrote it, in words and without a stop, is a standfirst: a second title, a
    /// score, the name of a theatre. Only the words of a picture look alike, and they name it.
    fn decks(&self, above: &mut [BlockKind], headline: usize) {
        const OTHER: u64 = cue::CAPTION
            | cue::CREDIT
            | cue::CREDIT_END
            | cue::SIDES
            | cue::SHOWN
            | cue::SHOWN_BY
            | cue::STAMP
            | cue::BYLINE
            | cue::LINK
            | cue::VIDEO_TITLE
            | cue::SOURCE;
        if !above[headline + 1..].iter().any(signed) {
            return;
        }
        let title = &self.lines[headline];
        let titled = title.words >= 6 && title.lower >= 3 && !title.has(mark::URL);
        for (n, kind) in above.iter_mut().enumerate().skip(headline + 1) {
            let line = &self.lines[n];
            let worded = line.words >= 8 && line.lower >= 4 && line.title() < 75;
            let misread = match kind {
                BlockKind::Deck => continue,
                BlockKind::Body => line.words < 20,
                BlockKind::Headline => worded && titled && n == headline + 1,
                BlockKind::Subhead | BlockKind::Caption => worded,
                // "Castle United 3–2 Harrow Town (aet)"
                BlockKind::Related => worded || line.numbers >= 2 && line.has(mark::DASH) && line.words <= 12,
                // "★★★★☆"
                BlockKind::Endmark => {
                    *kind = BlockKind::Boilerplate;
                    continue;
                }
                _ => false,
            };
            if !misread || line.stops() || self.cues[n] & OTHER != 0 {
                break;
            }
            *kind = BlockKind::Deck;
        }
    }

    /// Labels on a line of their own: "Published" above the time, "Analysis" above who wrote a part of the story.
    fn labels(&self, kinds: &mut [BlockKind]) {
        let mut told = false;
        for n in 1..kinds.len() {
            let label = &self.lines[n - 1];
            told |= kinds[n - 1] == BlockKind::Body;
            match kinds[n] {
                BlockKind::Timestamp if label.words == 1 && label.opener.any(Class::STAMP) => {
                    kinds[n - 1] = BlockKind::Timestamp;
                }
                // "By" above the name.
                BlockKind::Byline if label.words == 1 && label.opens & set::BY != 0 => {
                    kinds[n - 1] = BlockKind::Byline;
                }
                BlockKind::Byline
                    if told
                        && kinds.get(n + 1) == Some(&BlockKind::Body)
                        && label.words <= 3
                        && !label.stops()
                        && matches!(kinds[n - 1], BlockKind::Related | BlockKind::Boilerplate) =>
                {
                    kinds[n - 1] = BlockKind::Subhead;
                }
                _ => {}
            }
        }
    }

    /// Hours on lines of their own, each above a title or a paragraph: the entries of a running report.
    fn hours(&self, kinds: &mut [BlockKind]) {
        let has = |n: usize, bits: u64| self.cues.get(n).is_some_and(|cues| cues & bits != 0);
        let count = |bits: u64| (0..kinds.len()).filter(|&n| has(n, bits)).take(3).count();
        // "12:40" is how long a video runs, too.
        if count(cue::HOUR_HALF) < 2 && (count(cue::HOUR) < 3 || count(cue::SOURCE | cue::VIDEO_TITLE) > 0) {
            return;
        }
        const OTHER: u64 = cue::BYLINE | cue::STAMP | cue::HOUR | cue::SHARE | cue::ADVERT | cue::PRINTED | cue::CREDIT;
        let mut titled = false;
        for (n, kind) in kinds.iter_mut().enumerate() {
            if has(n, cue::HOUR) && !kind.is_story() {
                *kind = BlockKind::Timestamp;
            }
            let line = &self.lines[n];
            let title = n > 0 && has(n - 1, cue::HOUR) && !has(n, OTHER) && (2..=20).contains(&line.words);
            let other = matches!(kind, BlockKind::Related | BlockKind::Boilerplate | BlockKind::Kicker);
            let misread = other || *kind == BlockKind::Headline && titled;
            titled |= *kind == BlockKind::Headline;
            if title && misread && !line.stops() {
                *kind = BlockKind::Subhead;
            }
        }
    }

    /// The entries of a running report have heads that begin with the hour, and some the hour alone.
    fn entries(&self, kinds: &mut [BlockKind]) {
        if (0..kinds.len()).filter(|&n| self.entry(n)).take(2).count() < 2 {
            return;
        }
        for (n, kind) in kinds.iter_mut().enumerate() {
            let line = &self.lines[n];
            match kind {
                BlockKind::Related | BlockKind::Boilerplate if self.entry(n) => *kind = BlockKind::Subhead,
                BlockKind::Boilerplate if line.has(mark::CLOCK) && line.content == 0 && line.words <= 2 => {
                    *kind = BlockKind::Timestamp;
                }
                _ => {}
            }
        }
    }

    /// "Here’s the latest:", and points below it: what a running report lists above its story, or a list in it, and
    /// no links to others.
    fn lists(&self, kinds: &mut [BlockKind]) {
        let item = |n: usize| {
            let line = self.lines.get(n);
            line.is_some_and(|line| matches!(line.start, Start::Bullet | Start::Dash))
                && self.cues[n] & (cue::LINK | cue::STAMP) == 0
        };
        let mut n = 0;
        while n < kinds.len() {
            let first = n + 1;
            n = (first..kinds.len()).find(|&n| !item(n)).unwrap_or(kinds.len());
            let header = &self.lines[first - 1];
            if n < first + 2 || header.end != End::Colon {
                n = n.max(first);
                continue;
            }
            let links = kinds[first..n].iter().all(|kind| *kind == BlockKind::Related);
            let above = header.words <= 8 && self.strengths[..n].iter().all(|s| *s != Strength::Strong);
            if links && above {
                kinds[first - 1..n].fill(BlockKind::Highlights);
            } else if links || kinds[first..n].contains(&BlockKind::Body) {
                for kind in &mut kinds[first..n] {
                    if matches!(kind, BlockKind::Related | BlockKind::Subhead) {
                        *kind = BlockKind::Body;
                    }
                }
            }
        }
    }

    /// Where crossheads are set in capitals, so is "UP NEXT" one, which elsewhere leads to a link.
    fn capitals(&self, kinds: &mut [BlockKind]) {
        let upper = |n: usize| {
            let line = &self.lines[n];
            line.upper > 0 && line.lower == 0 && line.upper >= line.capitals && line.words <= 4 && !line.stops()
        };
        let lone = |kinds: &[BlockKind], n: usize, kind: BlockKind| {
            kinds[n] == kind && kinds.get(n + 1) == Some(&BlockKind::Body) && upper(n)
        };
        if !self.story.clone().any(|n| lone(kinds, n, BlockKind::Subhead)) {
            return;
        }
        for n in self.story.start..kinds.len() {
            if lone(kinds, n, BlockKind::Related) {
                kinds[n] = BlockKind::Subhead;
            }
        }
    }

    /// Above the story: no standfirst without a headline, and no paragraph above the dateline.
    fn head(&self, kinds: &mut [BlockKind]) {
        let above = &mut kinds[..self.story.start];
        // "Crime & courts", then a title: the rubric was taken for the headline, and the title for a paragraph.
        let title = |n: usize| {
            let line = &self.lines[n];
            !line.stops() && (4..24).contains(&line.words) && line.end != End::Colon
        };
        if let Some(lede) = above.iter().position(|kind| *kind == BlockKind::Body)
            && lede > 0
            && above[lede - 1] == BlockKind::Headline
            && self.lines[lede - 1].words <= 3
            && title(lede)
        {
            above[lede] = BlockKind::Headline;
            above[lede - 1] = BlockKind::Kicker;
        }
        // "Channel 9 News", an address: the name of the site, above the headline.
        let mut titles = (0..above.len()).filter(|&n| above[n] == BlockKind::Headline);
        if let (Some(site), Some(headline)) = (titles.next(), titles.next())
            && (self.lines[site].words <= 4
                && self.lines[site].class.any(Class::OUTLET | Class::MASTHEAD | Class::NEWSROOM)
                || self.lines[site].has(mark::URL))
            && self.lines[headline].words >= 6
        {
            above[site] = BlockKind::Boilerplate;
        }
        // "Exclusive: Papers show that savings were counted twice"
        let standfirst = |n: usize| {
            let line = &self.lines[n];
            line.opener.any(Class::RUBRIC) && line.has(mark::EARLY_COLON) && line.words >= 6
        };
        if let Some(headline) = above.iter().position(|kind| *kind == BlockKind::Headline)
            && above.get(headline + 1) == Some(&BlockKind::Related)
            && standfirst(headline + 1)
        {
            above[headline + 1] = BlockKind::Deck;
        }
        if !above.contains(&BlockKind::Headline)
            && let Some(deck) = above.iter().position(|kind| *kind == BlockKind::Deck)
            && title(deck)
        {
            above[deck] = BlockKind::Headline;
        }
        if self.cues.get(self.story.start).is_some_and(|cues| cues & cue::DATELINE_OPENS != 0) {
            let item = |n: usize| self.lines[n].start == Start::Bullet && self.cues[n] & (cue::LINK | cue::STAMP) == 0;
            for n in 0..above.len() {
                // "* Profit falls by half": what a wire lists above its story.
                let listed = n > 0 && item(n) && (item(n - 1) || n + 1 < above.len() && item(n + 1));
                match above[n] {
                    _ if listed => above[n] = BlockKind::Highlights,
                    BlockKind::Body => above[n] = BlockKind::Deck,
                    _ => {}
                }
            }
        }
    }

    /// A house sets either crossheads or links between its paragraphs: where nearly all the lines that stand alone
    /// there are of one of these kinds, the few others are too.
    fn crossheads(&self, kinds: &mut [BlockKind]) {
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
}

/// Whether the line tells who wrote the story, or when.
fn signed(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Byline | BlockKind::Timestamp)
}
