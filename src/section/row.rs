//! The signs of a line, by which its kind is weighed.

use super::beside::Beside;
use super::cues::cue::{self, NAMES_LIST as CUES};
use super::page::Page;
use super::signs::{Group, Signs, Zone, around, distance, share, size};
use crate::lexicon::Class;
use crate::text::Text;

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

impl Page {
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
        let cues =
            [n + 1, n.wrapping_sub(1), n].map(|n| u128::from(self.cues.get(n).map_or(0, |cues| cues & cue::WEIGHED)));
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
}
