//! The agency of a dateline, in brackets or bare.

use super::{Agency, Mark, Reader, When};
use crate::lexicon::{Class, w};
use crate::text::Kind;

impl Reader<'_> {
    /// "(AP)", "(CNN Business)", "/PRNewswire/", or "CNN" before the dash.
    pub(super) fn agency(&self, i: usize) -> Option<Agency> {
        let text = self.text;
        let enclosed = match text.kind(i) {
            Kind::OpenRound => self.enclosed(i, Kind::CloseRound),
            Kind::Slash => self.enclosed(i, Kind::Slash),
            Kind::Word => return self.bare(i),
            _ => None,
        };
        enclosed.map(|agency| self.stopped(agency))
    }

    /// "(EFE).-", "/TASS/.": the stop belongs to the agency.
    fn stopped(&self, agency: Agency) -> Agency {
        let stop = self.text.kind(agency.after) == Kind::Period && !self.text.token(agency.after).spaced();
        Agency { after: agency.after + usize::from(stop), ..agency }
    }

    /// An agency that only the date before it tells: "November 20. /TASS/.", "Nov. 20, GNA –".
    pub(super) fn late_agency(&self, when: When) -> Option<Agency> {
        let (text, at) = (self.text, when.after);
        if text.kind(at) == Kind::Period {
            return matches!(text.kind(at + 1), Kind::Slash | Kind::OpenRound).then(|| self.agency(at + 1))?;
        }
        let (first, last) = (at + 1, at + 2);
        let initials = text.token(first).all_caps() && (2..=6).contains(&text.width(first));
        let dash = matches!(self.mark(last, false).1, Mark::Dash | Mark::Hyphen);
        let holds = when.sure && text.kind(at) == Kind::Comma && text.kind(first) == Kind::Word && initials && dash;
        holds.then_some(Agency { first, last, known: true, upper: true, after: last })
    }

    pub(super) fn enclosed(&self, open: usize, close: Kind) -> Option<Agency> {
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
    pub(super) fn bare(&self, i: usize) -> Option<Agency> {
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

    pub(super) fn call_letters(&self, i: usize) -> bool {
        let (before, token) = (self.text.token(i.wrapping_sub(1)), self.text.token(i));
        let place = before.capitalised() && !before.all_caps() && !token.starts_line();
        place && token.all_caps() && (3..=5).contains(&token.span().len()) && self.mark(i + 1, false).1 == Mark::Dash
    }
}
