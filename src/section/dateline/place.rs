//! A place with its state, province or country.

use super::{Mark, Place, Reader};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Reader<'_> {
    /// One place with its state, province or country.
    pub(super) fn place(&self, first: usize, lower: bool) -> Option<Place> {
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
            // "PORT-au-PRINCE"
            let amid = at > first
                && text.kind(at - 1) == Kind::Hyphen
                && text.kind(at + 1) == Kind::Hyphen
                && !text.token(at + 1).spaced();
            let inner = inner || amid;
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
            whole: known.0 == at,
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
    pub(super) fn known(&self, i: usize) -> (usize, bool) {
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
    pub(super) fn common(&self, i: usize) -> bool {
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
    pub(super) fn ends_place(&self, i: usize) -> bool {
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
    pub(super) fn next_place(&self, i: usize, upper: bool) -> Option<usize> {
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
    pub(super) fn region(&self, i: usize, upper: bool) -> Option<(usize, bool)> {
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
        // A short word with a stop is an abbreviation of a state that no style book has: "Wisc."
        let short = end > at && at == first + 1 && text.token(first).span().len() <= 6;
        let sure = short || (first..at).any(|i| text.is(i, any)) || self.known(first).0 == at;
        (at > first && self.region_ends(end)).then_some((end, sure))
    }

    /// A comma, an agency, a date or the dash can follow a region.
    pub(super) fn region_ends(&self, i: usize) -> bool {
        i >= self.end
            || self.text.kind(i) == Kind::Comma
            || self.text.kind(i) == Kind::OpenRound
            || self.text.is_word(i, &[w::AND])
            || self.bare(i).is_some()
            || self.when(i).is_some()
            || self.mark(i, true).1 != Mark::Missing
    }

    /// "FL", "BC": the codes of the post.
    pub(super) fn postal(&self, i: usize) -> bool {
        let token = self.text.token(i);
        token.all_caps()
            && token.span().len() == 2
            && POSTAL.as_bytes().chunks(3).any(|code| &code[..2] == self.text.letters(i).as_bytes())
    }
}

/// States, provinces and territories by the codes of the post of the United States, Canada and Australia.
const POSTAL: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND \
                      OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU AB BC MB NB NL NS NT NU ON PE QC SK YT UK ";
