//! Zones behind a time of day: "9:30 a.m. ET", "1400 GMT", "Pacific Standard Time", "GMT+1".

use super::find::Desk;
use super::number::digits;
use crate::date::Zone;
use crate::lexicon::{Class, WordId, w};
use crate::text::Kind;

impl Desk<'_, '_> {
    /// The zone at token `at`, behind a time of day, and the token after it; a zone may be named that is not known.
    pub(super) fn zone(&self, at: usize) -> (Option<Zone>, usize) {
        let text = self.text;
        // "9:30 a.m. ET", "(1400 GMT)"
        if text.is(at, Class::ZONE) && text.token(at).all_caps() {
            let mut zone = Zone::named(text.letters(at), text.detail(at).time);
            let mut end = at + 1;
            // "7:48 p.m. GMT+1"
            let sign = text.letters(end);
            if zone == Zone::Fixed(0)
                && (sign == "+" || text.kind(end) == Kind::Hyphen)
                && self.tight(end)
                && self.tight(end + 1)
                && let Some(hours @ 0..=14) = digits(text, end + 1)
            {
                let minutes = 60 * hours as i16;
                zone = Zone::Fixed(if sign == "+" { minutes } else { -minutes });
                end += 2;
            }
            // "7 p.m. ET/PT": the same hour in both.
            if text.kind(end) == Kind::Slash && text.is(end + 1, Class::ZONE) && self.tight(end + 1) {
                end += 2;
            }
            return (Some(zone), end);
        }
        if text.spells(at, "local") && text.word(at + 1) == w::TIME {
            return (None, at + 2);
        }
        if american(text.word(at)).is_some() {
            return self.american_zone(at).map_or((None, at), |(zone, end)| (Some(zone), end));
        }
        // "9 a.m. London time"
        let named = text.token(at).capitalised() && text.kind(at) == Kind::Word && text.word(at + 1) == w::TIME;
        (None, at + 2 * usize::from(named))
    }

    /// An American zone by its name at token `at`, and the token after it: "Eastern time", "Pacific Standard Time", and
    /// "Eastern" alone.
    pub(super) fn american_zone(&self, at: usize) -> Option<(Zone, usize)> {
        let text = self.text;
        let winter = american(text.word(at))?;
        let zone = match text.word(at + 1) {
            w::TIME => Some((2, Zone::American(winter))),
            w::STANDARD => Some((3, Zone::Fixed(winter))),
            w::DAYLIGHT => Some((3, Zone::Fixed(winter + 60))),
            _ => None,
        };
        if let Some((len, zone)) = zone.filter(|(len, _)| text.word(at + len - 1) == w::TIME) {
            return Some((zone, at + len));
        }
        // "8 p.m. Eastern", and not "8 p.m. Eastern Bank"
        (text.token(at).capitalised() && !self.titled(at + 1)).then_some((Zone::American(winter), at + 1))
    }

    /// Whether a name goes on at token `at`, and no day.
    fn titled(&self, at: usize) -> bool {
        let text = self.text;
        text.kind(at) == Kind::Hyphen
            || text.kind(at) == Kind::Word
                && text.token(at).capitalised()
                && !text.token(at).starts_line()
                && !text.is(at, Class::WEEKDAY | Class::MONTH | Class::DAYWORD)
    }
}

/// The minutes east of UTC of an American zone, in winter.
fn american(word: WordId) -> Option<i16> {
    match word {
        w::EASTERN => Some(-300),
        w::CENTRAL => Some(-360),
        w::MOUNTAIN => Some(-420),
        w::PACIFIC => Some(-480),
        _ => None,
    }
}
