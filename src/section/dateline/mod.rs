//! Place, agency and date at the head of a story: "SEOUL, Aug. 20 (Yonhap) --", "(CNN)President".

mod agency;
mod date;
mod place;

use super::Dateline;
use super::lines::Line;
use super::look::bit;
use crate::date::Date;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::{Kind, Text};
use std::ops::Range;

/// Reads the dateline that opens the paragraph of these tokens, or that it consists of; with `sure`, only one that
/// names an agency, a date or a place of the lists.
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>, sure: bool) -> Option<Dateline> {
    find(text, tokens, sure).map(|found| found.read(text))
}

/// The parts of a dateline, by their tokens.
pub(super) struct Found {
    first: usize,
    after: usize,
    places: [(usize, usize); MOST_PLACES],
    count: usize,
    agency: Option<Agency>,
    when: Option<When>,
}

impl Found {
    pub(super) fn span(&self, text: &Text<'_>) -> Span {
        text.span(self.first..self.after)
    }

    fn read(&self, text: &Text<'_>) -> Dateline {
        Dateline {
            span: self.span(text),
            places: self.places[..self.count].iter().map(|(first, last)| words(text, *first..*last)).collect(),
            agency: self.agency.map(|a| words(text, a.first..a.last)),
            date: self.when.map(|w| words(text, w.first..w.last)),
            day: self.when.and_then(|w| w.day),
        }
    }
}

/// The marks that stand in a dateline or end it.
const MARKS: u64 = bit(Kind::Dash)
    | bit(Kind::Hyphen)
    | bit(Kind::Underscore)
    | bit(Kind::Colon)
    | bit(Kind::Slash)
    | bit(Kind::OpenRound);

/// Whether the line has a mark of a dateline among its first words, is an agency's, or has a month near capitals.
pub(super) fn may_open(line: &Line) -> bool {
    (line.kinds & MARKS != 0) | line.opener.any(Class::OUTLET) | (line.upper > 0) & line.class.any(Class::MONTH)
}

/// Whether a dateline may stand there at all, for the price of a few words: names, commas and numbers up to a dash, a
/// colon or a bracket, among them a word in capitals, a comma or a word of some list. Most paragraphs go on in lower case
/// after their first word.
fn opens(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    const JOINS: Class = Class::PARTICLE
        .or(Class::PREPOSITION)
        .or(Class::DETERMINER)
        .or(Class::CONJUNCTION)
        .or(Class::OUTLET)
        .or(Class::MONTH);
    let first = tokens.start;
    let (word, next) = (text.token(first), text.token(first + 1));
    let small = (next.kind() == Kind::Word) & !next.capitalised() & !next.clitic();
    if small & word.capitalised() & (word.kind() == Kind::Word) & !text.is(first + 1, JOINS) {
        return false;
    }
    match text.kind(first) {
        Kind::OpenRound => return true,
        Kind::Number => return text.is(first + 1, Class::MONTH),
        Kind::Word => {}
        _ => return false,
    }
    let capital = text.token(first).capitalised();
    if !capital && !dated(text, first) {
        return false;
    }
    let mut told = telling(text, first);
    for i in first + 1..tokens.end.min(first + LONGEST) {
        let token = text.token(i);
        match token.kind() {
            Kind::OpenRound | Kind::Slash => return true,
            Kind::Dash | Kind::Hyphen | Kind::Underscore | Kind::Colon => {
                // "Cadwallader-Jones"
                let joins = token.kind() == Kind::Hyphen && !text.token(i + 1).spaced();
                if told || !joins {
                    return told || text.kind(i + 1) == Kind::OpenRound;
                }
            }
            Kind::Word if token.capitalised() || token.clitic() || !capital || text.is(i, JOINS) => {
                told |= telling(text, i);
            }
            Kind::Word => return false,
            Kind::Comma => told = true,
            // "BAKU, Azerbaijan, November 20. "
            Kind::Period if text.kind(i - 1) == Kind::Number && text.token(first).all_caps() => return told,
            _ => {}
        }
    }
    text.is(first, Class::OUTLET) && text.kind(first + 1) == Kind::Comma
}

/// Whether the word is in capitals, or one of a place, a day or an agency, or begins such a phrase.
fn telling(text: &Text<'_>, i: usize) -> bool {
    const PLACES: Class = Class::PLACE.or(Class::STATE).or(Class::COUNTRY).or(Class::OUTLET);
    const LISTED: Class = PLACES.or(Class::NATIONALITY).or(Class::MONTH).or(Class::WEEKDAY);
    text.token(i).all_caps() || text.is(i, LISTED) || text.is(i, Class::OPENS) && text.phrase(i, PLACES).is_some()
}

/// "omaha, april 7 -"
fn dated(text: &Text<'_>, first: usize) -> bool {
    (1..4).any(|n| text.kind(first + n) == Kind::Comma && text.is(first + n + 1, Class::MONTH))
}

/// Finds it without writing it out.
pub(super) fn find(text: &Text<'_>, tokens: Range<usize>, sure: bool) -> Option<Found> {
    if !opens(text, &tokens) {
        return None;
    }
    let first = tokens.start;
    let reader = Reader { text, limit: tokens.end.min(first + LONGEST), end: tokens.end, sure };
    let found = match text.kind(first) {
        Kind::OpenRound => reader.agency_first(first),
        Kind::Word if text.token(first).capitalised() => {
            let placed = reader.places_first(first, false).or_else(|| reader.bare_agency(first));
            placed.or_else(|| reader.date_first(first))
        }
        Kind::Number => reader.date_first(first),
        Kind::Word => reader.places_first(first, true),
        _ => None,
    };
    // A mark that the next line opens with is none of this one's.
    found.filter(|found| found.span(text).end() <= text.token(tokens.end.wrapping_sub(1)).end())
}

/// Tokens of the longest dateline: four places with their countries, a date and an agency.
const LONGEST: usize = 48;
const MOST_PLACES: usize = 6;
/// A paragraph of a story goes on after the dash for at least so many tokens.
const STORY: usize = 10;

struct Reader<'t> {
    text: &'t Text<'t>,
    /// Where the dateline must have ended.
    limit: usize,
    /// Where the paragraph ends.
    end: usize,
    /// A place that no list has needs an agency or a date.
    sure: bool,
}

/// A place with its region, and how sure it is one.
#[derive(Clone, Copy, Default)]
struct Place {
    first: usize,
    last: usize,
    /// In capitals, the region left aside.
    upper: bool,
    /// It begins with the words of a list of places.
    known: bool,
    /// And those are all its words.
    whole: bool,
    /// A country and no city.
    country: bool,
    /// A state, province or country follows it.
    region: bool,
    /// A region that no list has.
    odd_region: bool,
    /// None of its words is one that sentences and rubrics are made of.
    plain: bool,
    words: usize,
}

#[derive(Clone, Copy)]
struct Agency {
    first: usize,
    last: usize,
    /// An outlet of the list.
    known: bool,
    /// Capitals, as call letters are.
    upper: bool,
    after: usize,
}

#[derive(Clone, Copy)]
struct When {
    first: usize,
    last: usize,
    /// Behind the clock time that follows it: "Nov 20, 2026 / 04:00 am".
    after: usize,
    day: Option<Date>,
    /// A month of the list, not a misprint.
    sure: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Dash,
    /// A hyphen with space around, or an underscore.
    Hyphen,
    Colon,
    /// What a dash became on the way: a stray quotation mark, a question mark, the replacement character.
    Damaged,
    /// The stop after a date, with no agency: "BAKU, Azerbaijan, November 20. "
    Stop,
    Missing,
}

impl Reader<'_> {
    /// "WASHINGTON (AP) —", "Washington CNN —", "CRANFORD, N.J., Feb 26 -", "NEW DELHI:".
    fn places_first(&self, first: usize, lower: bool) -> Option<Found> {
        let mut places = [Place::default(); MOST_PLACES];
        let mut count = 0;
        let mut at = first;
        loop {
            let place = self.place(at, lower)?;
            *places.get_mut(count)? = place;
            count += 1;
            at = place.last;
            match self.next_place(at, place.upper) {
                Some(next) => at = next,
                None => break,
            }
        }
        let places = &places[..count];
        let listed = places.iter().any(|place| place.known || place.region);
        let when = self.when(self.comma(at)).or_else(|| self.set_off(at).filter(|_| listed));
        if let Some(when) = when {
            at = when.after;
        }
        let agency = self.agency(self.comma(at)).or_else(|| when.and_then(|when| self.late_agency(when)));
        if let Some(agency) = agency {
            at = agency.after;
        }
        let (mut after, mark) = match self.mark(at, agency.is_some()) {
            (_, Mark::Missing) if agency.is_none() && when.is_some() => self.stop(at),
            found => found,
        };
        let mut agency = agency;
        // "NEW YORK--(BUSINESS WIRE)--The"
        if mark != Mark::Missing
            && agency.is_none()
            && let Some(late) = self.agency(after)
            && self.text.kind(after) == Kind::OpenRound
        {
            let (end, second) = self.mark(late.after, true);
            if second != Mark::Missing || late.known {
                after = end;
                agency = Some(late);
            }
        }
        if lower && when.is_none_or(|w| !w.sure) || !self.holds(places, when, agency, mark, after) {
            return None;
        }
        let mut found = [(0, 0); MOST_PLACES];
        for (found, place) in found.iter_mut().zip(places) {
            *found = (place.first, place.last);
        }
        Some(Found { first, after, places: found, count, agency, when })
    }

    /// Whether what was read is a dateline and no sentence, heading or label.
    fn holds(&self, places: &[Place], when: Option<When>, agency: Option<Agency>, mark: Mark, after: usize) -> bool {
        let rest = self.end - after.min(self.end);
        let alone = rest == 0;
        let opens = alone || self.opens_story(after);
        let upper = places.iter().all(|p| p.upper);
        let known = places.iter().any(|p| p.known || p.region);
        let plain = places.iter().all(|p| p.plain);
        let first = places[0];
        if let Some(agency) = agency {
            return match mark {
                Mark::Missing => {
                    let sure = agency.known || when.is_some_and(|w| w.sure) && agency.upper;
                    sure && opens && (upper || known || plain && first.words <= 3) && (alone || rest >= STORY / 2)
                }
                _ => {
                    (agency.known || agency.upper && (upper || known)) && (plain || known || agency.known)
                        || upper && plain
                }
            };
        }
        if let Some(when) = when {
            return match mark {
                Mark::Missing => false,
                Mark::Dash | Mark::Hyphen | Mark::Colon => {
                    (when.sure && (upper || known || plain)) || upper && plain && mark != Mark::Colon
                }
                Mark::Damaged => when.sure && upper,
                Mark::Stop => when.sure && upper && known && opens && rest >= STORY,
            };
        }
        // Without agency or date the place itself must be beyond doubt.
        let listed = known && plain && !first.odd_region && first.words <= 5;
        let city = places.iter().all(|p| p.whole && !p.country || p.region && !p.odd_region);
        // "SIEGEL--Jerome Arthur" is a name in a list of the dead.
        let glued = !alone && !self.text.token(after).spaced();
        let unlisted = plain && !first.region && !first.odd_region && !self.sure && !alone && !glued;
        match mark {
            Mark::Dash | Mark::Hyphen => {
                let sure = if upper { listed || unlisted && first.words <= 4 } else { city };
                // "Paris - The" may be any heading; "Paris, Texas - The" is not.
                let spoken = upper || mark == Mark::Dash || first.region;
                sure && spoken && opens && (alone || rest >= STORY) && (upper || !self.heading(after))
            }
            Mark::Colon => {
                let letters = self.text.span(first.first..first.last).len();
                let new = unlisted && first.words <= 2 && letters > 3 && !self.transcript();
                let sure = if upper { listed || new } else { city && self.text.token(after).capitalised() };
                sure && !alone && opens && rest > STORY
            }
            _ => false,
        }
    }

    /// The paragraph is too short for a story, or does not end as one.
    fn heading(&self, after: usize) -> bool {
        let last = self.text.kind(self.end.wrapping_sub(1));
        after < self.end
            && !(matches!(last, Kind::Period | Kind::Question | Kind::Ellipsis) || last.is_quote())
            && self.end - after < 2 * STORY
    }

    /// What follows the dash can begin a sentence.
    fn opens_story(&self, i: usize) -> bool {
        let token = self.text.token(i);
        match token.kind() {
            Kind::Word => token.capitalised() || self.text.letters(i).starts_with("i") && token.has_digits(),
            Kind::Number | Kind::Ordinal | Kind::Decade | Kind::Currency | Kind::OpenRound | Kind::OpenSquare => true,
            kind => kind.is_quote(),
        }
    }

    /// The next paragraphs open with names in capitals and colons too.
    fn transcript(&self) -> bool {
        let next = self.end;
        (0..4).any(|n| {
            let i = next + n;
            self.text.kind(i) == Kind::Colon && n > 0 && (next..i).all(|i| self.text.token(i).all_caps())
        })
    }

    fn comma(&self, i: usize) -> usize {
        i + usize::from(self.text.kind(i) == Kind::Comma)
    }

    /// "(Reuters) —", "(CNN)President", "(AP) WASHINGTON —".
    fn agency_first(&self, open: usize) -> Option<Found> {
        let agency = self.enclosed(open, Kind::CloseRound)?;
        if !(agency.known || agency.upper) {
            return None;
        }
        let (after, mark) = self.mark(agency.after, true);
        if matches!(mark, Mark::Missing | Mark::Dash | Mark::Hyphen)
            && let Some(place) = self.place(after, false).filter(|p| p.region || p.upper && p.plain && p.known)
        {
            // "(ANSA) - ROME, NOV 19 -"
            let when = self.when(self.comma(place.last)).filter(|when| when.sure);
            if let (end, Mark::Dash | Mark::Hyphen) = self.mark(when.map_or(place.last, |when| when.last), false) {
                return Some(Found { when, ..found(open, end, Some(place), Some(agency)) });
            }
        }
        let rest = self.end - after.min(self.end);
        let sure = mark != Mark::Missing && (rest == 0 || self.opens_story(after))
            || agency.known && self.opens_story(after) && rest >= STORY / 2;
        sure.then(|| found(open, after, None, Some(agency)))
    }

    /// "CNN —", "AP, Washington".
    fn bare_agency(&self, first: usize) -> Option<Found> {
        let text = self.text;
        let agency = match self.bare(first) {
            Some(agency) => agency,
            None => return self.agency_and_city(first),
        };
        let (after, mark) = self.mark(agency.last, false);
        let rest = self.end - after.min(self.end);
        let holds = mark == Mark::Dash && (rest == 0 || rest >= STORY && self.opens_story(after));
        (holds && (rest == 0 || text.token(first).all_caps())).then(|| found(first, after, None, Some(agency)))
    }

    /// "Nov 20 (Reuters) -", "20 November 2026, Rome –".
    fn date_first(&self, first: usize) -> Option<Found> {
        let text = self.text;
        let when = self.when(first).filter(|when| when.sure)?;
        if text.kind(when.last) == Kind::Comma {
            let place = self.place(when.last + 1, false).filter(|place| when.day.is_some() && place.known)?;
            let (after, mark) = self.mark(place.last, false);
            let holds = matches!(mark, Mark::Dash | Mark::Hyphen) && self.opens_story(after);
            return holds.then(|| Found { when: Some(when), ..found(first, after, Some(place), None) });
        }
        let open = (text.kind(when.last) == Kind::OpenRound).then_some(when.last)?;
        let agency = self.enclosed(open, Kind::CloseRound).filter(|agency| agency.known)?;
        let (after, mark) = self.mark(agency.after, true);
        let rest = self.end - after.min(self.end);
        let holds = rest == 0 || mark != Mark::Missing && self.opens_story(after) && rest >= STORY / 2;
        holds.then(|| Found { when: Some(when), ..found(first, after, None, Some(agency)) })
    }

    /// "AFP, Washington" on a line of its own.
    fn agency_and_city(&self, first: usize) -> Option<Found> {
        let text = self.text;
        if !text.is(first, Class::OUTLET) || text.kind(first + 1) != Kind::Comma || self.end - first > 12 {
            return None;
        }
        let agency = Agency { first, last: first + 1, known: true, upper: true, after: first + 1 };
        let place = self.place(first + 2, false).filter(|p| p.known && !p.country)?;
        let (after, _) = self.mark(place.last, false);
        (after >= self.end).then(|| found(first, after, Some(place), Some(agency)))
    }

    /// The dash at `i`, or what stands for one; `after_agency` where brackets have closed before it.
    fn mark(&self, i: usize, after_agency: bool) -> (usize, Mark) {
        let text = self.text;
        let token = text.token(i);
        if i >= self.end || token.starts_line() && i > 0 && text.kind(i) == Kind::Word {
            return (i, Mark::Missing);
        }
        let next = text.token(i + 1);
        let open = next.spaced() || i + 1 >= self.end;
        match token.kind() {
            Kind::Dash => (i + 1, Mark::Dash),
            Kind::Hyphen if open || after_agency => (i + 1, Mark::Hyphen),
            Kind::Underscore => (i + 1, Mark::Hyphen),
            Kind::Colon if open || after_agency => (i + 1, Mark::Colon),
            Kind::Question
            | Kind::Other
            | Kind::StraightDouble
            | Kind::StraightSingle
            | Kind::CloseDouble
            | Kind::CloseSingle
                if after_agency && open && token.spaced() =>
            {
                (i + 1, Mark::Damaged)
            }
            // A dash of three bytes read as three characters of another encoding.
            Kind::Word if after_agency && text.letters(i) == "â" => {
                let marks = (1..3).take_while(|n| !text.token(i + n).spaced() && !text.kind(i + n).is_word()).count();
                if marks > 0 { (i + 1 + marks, Mark::Damaged) } else { (i, Mark::Missing) }
            }
            _ => (i, Mark::Missing),
        }
    }
}

/// One without a date.
fn found(first: usize, after: usize, place: Option<Place>, agency: Option<Agency>) -> Found {
    let mut places = [(0, 0); MOST_PLACES];
    if let Some(place) = place {
        places[0] = (place.first, place.last);
    }
    Found { first, after, places, count: usize::from(place.is_some()), agency, when: None }
}

/// The words of the tokens with single spaces.
fn words(text: &Text<'_>, tokens: Range<usize>) -> String {
    let mut words = String::new();
    for word in text.str()[text.span(tokens)].split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words += word;
    }
    words
}
