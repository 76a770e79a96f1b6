//! Place, agency and date at the head of a story: "SEOUL, Aug. 20 (Yonhap) --", "(CNN)President".

use super::Dateline;
use crate::date::Date;
use crate::lexicon::{Class, w};
use crate::span::Span;
use crate::text::{Kind, Text};
use std::ops::Range;

/// Reads the dateline that opens the paragraph of these tokens, or that it consists of; with `sure`, only one that
/// names an agency, a date or a place of the lists.
pub(super) fn read(text: &Text<'_>, tokens: Range<usize>, sure: bool) -> Option<Dateline> {
    let first = tokens.start;
    let reader = Reader { text, limit: tokens.end.min(first + LONGEST), end: tokens.end, sure };
    match text.kind(first) {
        Kind::OpenRound => reader.agency_first(first),
        Kind::Word if text.token(first).capitalised() => {
            reader.places_first(first, false).or_else(|| reader.bare_agency(first))
        }
        // "omaha, april 7 -"
        Kind::Word if (1..4).any(|n| text.kind(first + n) == Kind::Comma && text.is(first + n + 1, Class::MONTH)) => {
            reader.places_first(first, true)
        }
        _ => None,
    }
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
    /// The words of a list of places.
    known: bool,
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
    Missing,
}

impl Reader<'_> {
    /// "WASHINGTON (AP) —", "Washington CNN —", "CRANFORD, N.J., Feb 26 -", "NEW DELHI:".
    fn places_first(&self, first: usize, lower: bool) -> Option<Dateline> {
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
        let when = self.when(self.comma(at));
        if let Some(when) = when {
            at = when.last;
        }
        let agency = self.agency(self.comma(at));
        if let Some(agency) = agency {
            at = agency.after;
        }
        let (mut after, mark) = self.mark(at, agency.is_some());
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
        let words = places.iter().map(|p| self.words(p.first..p.last)).collect();
        Some(self.dateline(first, after, words, agency, when))
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
            };
        }
        let city = places.iter().all(|p| p.known && !p.country || p.region);
        match mark {
            Mark::Dash | Mark::Hyphen => {
                let story = alone || rest >= STORY;
                let sure = if upper {
                    known || plain && first.words <= 4 && !alone && !self.sure
                } else {
                    city && !first.odd_region
                };
                // "Paris - The" may be any heading; "Paris, Texas - The" is not.
                let spoken = upper || mark == Mark::Dash || first.region;
                sure && spoken && opens && story && (upper || !self.heading(after))
            }
            Mark::Colon => {
                let sure = if upper {
                    known
                        || plain
                            && first.words <= 2
                            && !self.sure
                            && self.text.span(first.first..first.last).len() > 3
                            && !self.transcript()
                } else {
                    city
                };
                sure && !alone && opens && rest > STORY && (upper || self.text.token(after).capitalised())
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

    /// One place with its state, province or country.
    fn place(&self, first: usize, lower: bool) -> Option<Place> {
        let text = self.text;
        let mut at = first;
        let mut words = 0;
        let (mut upper, mut plain) = (true, true);
        let known = self.known(first);
        while at < self.limit {
            let token = text.token(at);
            let inner = words > 0
                && (text.is(at, Class::PARTICLE) || text.is_word(at, &[w::OF, w::THE, w::ON]))
                && !token.capitalised()
                && text.token(at + 1).capitalised()
                && text.kind(at + 1) == Kind::Word;
            let takes = token.kind() == Kind::Word && (token.capitalised() || lower || inner || token.clitic());
            if !takes || words > 0 && self.ends_place(at) {
                break;
            }
            if !inner && !token.clitic() {
                upper &= token.all_caps();
                plain &= at < known.0 || !self.common(at);
            }
            words += usize::from(!token.clitic());
            at += 1;
            // "ST. LOUIS", "MIAMI-DADE", "DALLAS/FORT WORTH"
            let joined = match text.kind(at) {
                Kind::Period => text.is(at.wrapping_sub(1), Class::ABBREVIATION) && text.token(at + 1).capitalised(),
                Kind::Hyphen => !text.token(at).spaced() && !text.token(at + 1).spaced(),
                Kind::Slash => text.kind(at + 1) == Kind::Word && !text.token(at + 1).starts_line(),
                _ => false,
            };
            if joined && at + 1 < self.limit && !text.token(at).spaced() {
                at += 1;
            }
            if words > 7 {
                return None;
            }
        }
        if words == 0 {
            return None;
        }
        let mut place = Place {
            first,
            last: at,
            upper,
            known: known.0 > 0,
            country: known.1,
            region: false,
            odd_region: false,
            plain,
            words,
        };
        // "AP" alone is no place.
        if known.0 == 0 && text.is(first, Class::OUTLET) && words == 1 {
            return None;
        }
        for _ in 0..2 {
            let Some((end, sure)) = self.region(place.last, place.upper) else { break };
            place.last = end;
            place.region |= sure;
            place.odd_region |= !sure;
        }
        Some(place)
    }

    /// Where the words of a list that begin at `i` end, 0 where there are none; whether they are a country only.
    fn known(&self, i: usize) -> (usize, bool) {
        let any = Class::PLACE | Class::COUNTRY | Class::STATE;
        let city = Class::PLACE | Class::STATE;
        let text = self.text;
        if let Some((len, _)) = text.phrase(i, any) {
            return (i + len, text.phrase(i, city).is_none());
        }
        if text.is(i, any) {
            return (i + 1, !text.is(i, city));
        }
        // "WEST PALM BEACH", "EAST JERUSALEM"
        if text.is_word(i, &[w::NORTH, w::SOUTH, w::EAST, w::WEST]) && text.token(i + 1).capitalised() {
            let (end, country) = self.known(i + 1);
            return (end, country);
        }
        (0, false)
    }

    /// Words of sentences, headings and rubrics.
    fn common(&self, i: usize) -> bool {
        let ordinary = Class::CUE
            | Class::AUXILIARY
            | Class::NEGATION
            | Class::PRONOUN
            | Class::CONJUNCTION
            | Class::SUBORDINATOR
            | Class::RELATIVE
            | Class::VERB_BASE
            | Class::VERB_S
            | Class::VERB_ING
            | Class::VERB_PAST
            | Class::HONORIFIC
            | Class::ROLE
            | Class::GROUP
            | Class::BODY
            | Class::PERSON
            | Class::NATIONALITY
            | Class::OUTLET
            | Class::ADVERB
            | Class::COMPANY
            | Class::FURNITURE
            | Class::NETWORK
            | Class::LINK
            | Class::RUBRIC
            | Class::RANK
            | Class::PICTURE
            | Class::STAMP
            | Class::MONTH
            | Class::WEEKDAY
            | Class::DAYWORD
            | Class::DAYPART
            | Class::UNIT
            | Class::NUMBER;
        let text = self.text;
        if text.is(i, Class::PLACE | Class::STATE) || text.is_word(i, &[w::THE, w::ST, w::WHITE, w::HOUSE]) {
            return false;
        }
        // "CITY", "BEACH" and their like end the names of many towns.
        if text.is(i, Class::RUBRIC) && text.letters(i).eq_ignore_ascii_case("city") {
            return false;
        }
        // The salutation of a letter or an advice column.
        if ["dear", "hi", "hello"].iter().any(|word| text.letters(i).eq_ignore_ascii_case(word)) {
            return true;
        }
        text.is(i, ordinary | Class::DETERMINER)
            || text.is(i, Class::FIRST_NAME) && text.kind(i + 1) == Kind::Colon
            || text.token(i).has_digits()
    }

    /// Whether what begins at `i` belongs to the place no more: an agency before the dash, a date, another place.
    fn ends_place(&self, i: usize) -> bool {
        let text = self.text;
        if text.is_word(i, &[w::AND]) {
            return true;
        }
        if text.is(i, Class::MONTH) && self.when(i).is_some() {
            return true;
        }
        self.bare(i).is_some()
    }

    /// After "and", "&", or a comma between places of one kind.
    fn next_place(&self, i: usize, upper: bool) -> Option<usize> {
        let text = self.text;
        let and = |i: usize| text.is_word(i, &[w::AND]) || text.kind(i) == Kind::Ampersand;
        let next = if and(i) {
            i + 1
        } else if text.kind(i) == Kind::Comma && and(i + 1) {
            i + 2
        } else if text.kind(i) == Kind::Comma && upper && self.known(i + 1).0 > 0 {
            i + 1
        } else {
            return None;
        };
        let token = text.token(next);
        (token.kind() == Kind::Word && token.capitalised() && token.all_caps() == upper).then_some(next)
    }

    /// ", N.J.", ", Calif.", ", West Germany", " [India]": where it ends, and whether a list has it.
    fn region(&self, i: usize, upper: bool) -> Option<(usize, bool)> {
        let text = self.text;
        let any = Class::STATE | Class::COUNTRY | Class::NATIONALITY;
        if text.kind(i) == Kind::OpenSquare {
            let close = (i + 1..(i + 6).min(self.limit)).find(|i| text.kind(*i) == Kind::CloseSquare)?;
            return (self.known(i + 1).0 == close).then_some((close + 1, true));
        }
        let first = i + 1;
        if text.kind(i) != Kind::Comma || self.when(first).is_some() || text.is(first, Class::WEEKDAY) {
            return None;
        }
        let stop = |end: usize| {
            let stops = text.kind(end) == Kind::Period && !text.token(end).spaced();
            if stops { end + 1 } else { end }
        };
        if let Some((len, _)) = text.phrase(first, Class::STATE | Class::COUNTRY) {
            return Some((stop(first + len), true));
        }
        if self.postal(first)
            || text.is(first, any) && text.token(first).capitalised() && self.region_ends(stop(first + 1))
        {
            return Some((stop(first + 1), true));
        }
        // A list of cities: "LONDON, PARIS and BERLIN".
        if upper && text.token(first).all_caps() && text.is(first, Class::PLACE) {
            return None;
        }
        let mut at = first;
        while at < self.limit.min(first + 4)
            && text.kind(at) == Kind::Word
            && (text.token(at).capitalised() || at > first && text.is_word(at, &[w::OF, w::THE, w::AND]))
            && !(at > first && self.bare(at).is_some())
        {
            at += 1;
            if text.kind(at) == Kind::Hyphen && !text.token(at).spaced() && !text.token(at + 1).spaced() {
                at += 1;
            }
        }
        let end = stop(at);
        let sure = (first..at).any(|i| text.is(i, any)) || self.known(first).0 == at;
        (at > first && self.region_ends(end)).then_some((end, sure))
    }

    /// A comma, an agency, a date or the dash can follow a region.
    fn region_ends(&self, i: usize) -> bool {
        i >= self.end
            || self.text.kind(i) == Kind::Comma
            || self.text.kind(i) == Kind::OpenRound
            || self.text.is_word(i, &[w::AND])
            || self.bare(i).is_some()
            || self.when(i).is_some()
            || self.mark(i, true).1 != Mark::Missing
    }

    /// "FL", "BC": the codes of the post.
    fn postal(&self, i: usize) -> bool {
        let token = self.text.token(i);
        token.all_caps()
            && token.span().len() == 2
            && POSTAL.as_bytes().chunks(3).any(|code| &code[..2] == self.text.letters(i).as_bytes())
    }

    fn comma(&self, i: usize) -> usize {
        i + usize::from(self.text.kind(i) == Kind::Comma)
    }

    /// "Aug. 20", "Nov 3, 2020", "20 August 2019", "Monday", and misprints as "Narch 2", "March 119".
    fn when(&self, first: usize) -> Option<When> {
        let text = self.text;
        let mut at = first;
        if text.is(at, Class::WEEKDAY) && text.token(at).capitalised() {
            at += 1;
            at += usize::from(text.kind(at) == Kind::Period);
            let after = self.comma(at);
            if let Some(when) = self.month_day(after) {
                return Some(When { first, ..when });
            }
            return Some(When { first, last: at, day: None, sure: true });
        }
        self.month_day(at)
    }

    fn month_day(&self, first: usize) -> Option<When> {
        let text = self.text;
        let number = |i: usize| match text.kind(i) {
            Kind::Number => text.letters(i).parse::<i16>().ok().filter(|n| *n < 1000),
            Kind::Ordinal => text.letters(i).get(..text.letters(i).len() - 2)?.parse().ok(),
            _ => None,
        };
        let month =
            |i: usize| (text.kind(i) == Kind::Word && text.is(i, Class::MONTH)).then(|| text.detail(i).time as i8);
        let stop = |i: usize| i + usize::from(text.kind(i) == Kind::Period && !text.token(i).spaced());
        let (month, day, at) = if let Some(day) = number(first) {
            (Some(month(first + 1)?), day, stop(first + 2))
        } else if text.kind(first) == Kind::Word {
            let at = stop(first + 1);
            (month(first), number(at)?, at + 1)
        } else {
            return None;
        };
        let comma = self.comma(at);
        let year = |i: usize| {
            let digits = text.letters(i);
            (text.kind(i) == Kind::Number && digits.len() == 4).then(|| digits.parse::<i16>().ok()).flatten()
        };
        let (last, date) = match year(comma).filter(|y| (1800..2200).contains(y)) {
            Some(year) => (comma + 1, month.and_then(|m| Date::checked(year, m, day as i8))),
            None => (at, None),
        };
        let when = When { first, last, day: date, sure: month.is_some() };
        if month.is_none() {
            // A word that is no month passes for a misprint of one only right before the dash.
            let letters = text.letters(first);
            let misprint = text.class(first).is_none() && (3..=10).contains(&letters.len()) && day <= 31;
            let dash = matches!(self.mark(last, false).1, Mark::Dash | Mark::Hyphen);
            return (misprint && dash && text.token(first).capitalised()).then_some(when);
        }
        Some(when)
    }

    /// "(AP)", "(CNN Business)", "/PRNewswire/", or "CNN" before the dash.
    fn agency(&self, i: usize) -> Option<Agency> {
        let text = self.text;
        match text.kind(i) {
            Kind::OpenRound => self.enclosed(i, Kind::CloseRound),
            Kind::Slash => self.enclosed(i, Kind::Slash),
            Kind::Word => self.bare(i),
            _ => None,
        }
    }

    fn enclosed(&self, open: usize, close: Kind) -> Option<Agency> {
        let text = self.text;
        let first = open + 1;
        let mut at = first;
        let (mut known, mut upper) = (false, true);
        while at < (first + 9).min(self.end) && text.kind(at) != close {
            let token = text.token(at);
            match token.kind() {
                Kind::Word => {
                    let outlet = text.is(at, Class::OUTLET);
                    known |= outlet || text.phrase(at, Class::OUTLET).is_some();
                    upper &= token.all_caps() || outlet;
                    let inner = at > first && text.is_word(at, &[w::OF, w::AND, w::THE, w::VIA]);
                    if !(token.capitalised() || outlet || inner || token.has_digits()) {
                        return None;
                    }
                }
                Kind::Number if at > first => {}
                Kind::Slash | Kind::Hyphen | Kind::Period | Kind::Ampersand if at > first => {}
                _ => return None,
            }
            at += 1;
        }
        // "(R)" is a party, "(May)" a month, "(Ohio)" a state.
        let one = at == first + 1;
        let other =
            one && (text.token(first).span().len() < 2 || text.is(first, Class::MONTH | Class::STATE | Class::COUNTRY));
        (at > first && text.kind(at) == close && (known || !other)).then_some(Agency {
            first,
            last: at,
            known,
            upper,
            after: at + 1,
        })
    }

    /// An outlet of the list without brackets; the dash must follow.
    fn bare(&self, i: usize) -> Option<Agency> {
        let text = self.text;
        if text.kind(i) != Kind::Word || !text.token(i).capitalised() && !text.is(i, Class::OUTLET) {
            return None;
        }
        let len = match text.phrase(i, Class::OUTLET) {
            Some((len, _)) => len,
            None if text.is(i, Class::OUTLET) => 1,
            // Call letters that no list has, set apart by their capitals: "Fargo KXYZ —".
            None if self.call_letters(i) => 1,
            None => return None,
        };
        // "CNN Business"
        let mut last = i + len;
        if text.is(last, Class::RUBRIC) && text.token(last).capitalised() {
            last += 1;
        }
        let dash = matches!(self.mark(last, false).1, Mark::Dash | Mark::Hyphen);
        dash.then_some(Agency { first: i, last, known: true, upper: true, after: last })
    }

    fn call_letters(&self, i: usize) -> bool {
        let (before, token) = (self.text.token(i.wrapping_sub(1)), self.text.token(i));
        let place = before.capitalised() && !before.all_caps() && !token.starts_line();
        place && token.all_caps() && (3..=5).contains(&token.span().len()) && self.mark(i + 1, false).1 == Mark::Dash
    }

    /// "(Reuters) —", "(CNN)President", "(AP) WASHINGTON —".
    fn agency_first(&self, open: usize) -> Option<Dateline> {
        let agency = self.enclosed(open, Kind::CloseRound)?;
        if !(agency.known || agency.upper) {
            return None;
        }
        let (after, mark) = self.mark(agency.after, true);
        if matches!(mark, Mark::Missing | Mark::Dash)
            && let Some(place) = self.place(after, false).filter(|p| p.region || p.upper && p.plain && p.known)
            && let (end, Mark::Dash | Mark::Hyphen) = self.mark(place.last, false)
        {
            return Some(self.dateline(open, end, vec![self.words(place.first..place.last)], Some(agency), None));
        }
        let rest = self.end - after.min(self.end);
        let sure = mark != Mark::Missing && (rest == 0 || self.opens_story(after))
            || agency.known && self.opens_story(after) && rest >= STORY / 2;
        sure.then(|| self.dateline(open, after, Vec::new(), Some(agency), None))
    }

    /// "CNN —", "AP, Washington".
    fn bare_agency(&self, first: usize) -> Option<Dateline> {
        let text = self.text;
        let agency = match self.bare(first) {
            Some(agency) => agency,
            None => return self.agency_and_city(first),
        };
        let (after, mark) = self.mark(agency.last, false);
        let rest = self.end - after.min(self.end);
        let holds = mark == Mark::Dash && (rest == 0 || rest >= STORY && self.opens_story(after));
        (holds && (rest == 0 || text.token(first).all_caps()))
            .then(|| self.dateline(first, after, Vec::new(), Some(agency), None))
    }

    /// "AFP, Washington" on a line of its own.
    fn agency_and_city(&self, first: usize) -> Option<Dateline> {
        let text = self.text;
        if !text.is(first, Class::OUTLET) || text.kind(first + 1) != Kind::Comma || self.end - first > 12 {
            return None;
        }
        let agency = Agency { first, last: first + 1, known: true, upper: true, after: first + 1 };
        let place = self.place(first + 2, false).filter(|p| p.known && !p.country)?;
        let (after, _) = self.mark(place.last, false);
        (after >= self.end)
            .then(|| self.dateline(first, after, vec![self.words(place.first..place.last)], Some(agency), None))
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

    fn words(&self, tokens: Range<usize>) -> String {
        let mut words = String::new();
        for word in self.text.str()[self.text.span(tokens)].split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words += word;
        }
        words
    }

    fn dateline(
        &self,
        first: usize,
        after: usize,
        places: Vec<String>,
        agency: Option<Agency>,
        when: Option<When>,
    ) -> Dateline {
        let span: Span = self.text.span(first..after);
        Dateline {
            span,
            places,
            agency: agency.map(|a| self.words(a.first..a.last)),
            date: when.map(|w| self.words(w.first..w.last)),
            day: when.and_then(|w| w.day),
        }
    }
}

/// States, provinces and territories by the codes of the post of the United States, Canada and Australia.
const POSTAL: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND \
                      OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU AB BC MB NB NL NS NT NU ON PE QC SK YT UK ";
