//! Quotation marks: which opens, which closes, what lies in what, and what goes on in the next paragraph.

use super::signs::{Sign, Signs};
use super::tokens::Tokens;
use crate::lexicon::Class;
use crate::text::{Kind, Text};

/// A pair of marks, by tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// The opening mark.
    pub(super) open: u32,
    /// The closing mark, or the end of the paragraph where the quotation goes on in the next.
    pub(super) close: u32,
    pub(super) closed: bool,
    pub(super) parent: Option<u32>,
    /// The paragraph before it left a quotation open that this one carries on.
    pub(super) goes_on: bool,
}

impl Pair {
    /// The first token inside.
    #[inline]
    pub(super) fn first(&self) -> usize {
        self.open as usize + 1
    }

    /// The token after the last inside.
    #[inline]
    pub(super) fn last(&self) -> usize {
        self.close as usize
    }

    /// The quotation with its marks.
    #[inline]
    pub(super) fn content(&self) -> Tokens {
        (self.open as usize..self.end()).into()
    }

    /// The token after the closing mark.
    #[inline]
    pub(super) fn end(&self) -> usize {
        self.close as usize + usize::from(self.closed)
    }
}

/// The pairs of a text.
pub(super) struct Marks {
    /// In order of their opening marks.
    pub(super) pairs: Vec<Pair>,
    /// Where each quotation closes and opens, in order of the closing marks.
    closed: Vec<(u32, u32)>,
}

impl Marks {
    /// The pair that token `i` opens.
    pub(super) fn opened_at(&self, i: usize) -> Option<&Pair> {
        self.pairs.get(self.pairs.partition_point(|pair| (pair.open as usize) < i))
    }

    /// The opening mark of the pair that token `i` closes.
    pub(super) fn closed_at(&self, i: usize) -> Option<usize> {
        let at = self.closed.partition_point(|&(close, _)| (close as usize) < i);
        self.closed.get(at).map(|&(_, open)| open as usize)
    }
}

/// The families of marks: one closes only what its own has opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// “ ” " `` '' of any make: news mixes them.
    Double,
    Guillemet,
    /// ‘ ’ ' `
    Single,
}

const FAMILIES: usize = 3;

/// An opening mark that waits for its end.
#[derive(Clone, Copy)]
struct Open {
    token: u32,
    family: Family,
    pair: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Neither,
}

/// Pairs the marks of a text, paragraph by paragraph.
pub(super) fn pair(text: &Text<'_>, signs: &mut Signs) -> Marks {
    let mut pairer = Pairer {
        text,
        pairs: Vec::with_capacity(text.tokens().len() / 64 + 8),
        closed: Vec::with_capacity(text.tokens().len() / 64 + 8),
        stack: Vec::with_capacity(8),
        held: [0; FAMILIES],
        left_open: false,
        closed_at: usize::MAX,
    };
    let paragraphs = text.paragraphs();
    let (mut n, mut from) = (0, 0);
    while let Some(i) = signs.far(Sign::Mark, from, text.tokens().len()) {
        from = i + 1;
        // Those that turn out to open a quotation are put back.
        signs.remove(Sign::Mark, i);
        while n < paragraphs.len() && paragraphs[n].tokens().end <= i {
            pairer.close_paragraph(n);
            n += 1;
        }
        if let Some(paragraph) = paragraphs.get(n) {
            pairer.mark(i, paragraph.tokens().start, paragraph.tokens().end);
        }
    }
    while n < paragraphs.len() && (!pairer.stack.is_empty() || pairer.left_open) {
        pairer.close_paragraph(n);
        n += 1;
    }
    pairer.finish(signs)
}

struct Pairer<'a, 't> {
    text: &'a Text<'t>,
    pairs: Vec<Pair>,
    closed: Vec<(u32, u32)>,
    /// The marks open in this paragraph, the innermost last.
    stack: Vec<Open>,
    /// How many of each family are open, so that a mark that closes nothing costs no search.
    held: [u32; FAMILIES],
    /// The paragraph before ended inside a quotation.
    left_open: bool,
    /// The last mark that closed a pair.
    closed_at: usize,
}

impl Pairer<'_, '_> {
    fn mark(&mut self, i: usize, first: usize, end: usize) {
        // Three straight singles in a row: the first closes an inner quotation, the others the outer one.
        if self.text.kind(i) == Kind::TwoSingles
            && self.text.kind(i + 1) == Kind::StraightSingle
            && !self.text.token(i + 1).spaced()
            && self.stack.last().is_some_and(|open| open.family == Family::Single)
        {
            self.close(i, Family::Single);
            self.close(i + 1, Family::Double);
            return;
        }
        if self.text.kind(i) == Kind::StraightSingle && self.closed_at == i {
            return;
        }
        let Some((family, role)) = self.role(i, first, end) else { return };
        match role {
            Role::Opens => self.open(i, family, first),
            Role::Closes => self.close(i, family),
            Role::Neither => {}
        }
    }

    fn holds(&self, family: Family) -> bool {
        self.held[family as usize] > 0
    }

    fn open(&mut self, i: usize, family: Family, first: usize) {
        // The parent is known only when the paragraph ends: a mark that never closes is no parent.
        let pair = self.pairs.len() as u32;
        self.pairs.push(Pair {
            open: i as u32,
            close: 0,
            closed: false,
            parent: None,
            goes_on: self.left_open && i == first,
        });
        self.stack.push(Open { token: i as u32, family, pair });
        self.held[family as usize] += 1;
    }

    fn close(&mut self, i: usize, family: Family) {
        if !self.holds(family) {
            return;
        }
        while let Some(open) = self.stack.pop() {
            self.held[open.family as usize] -= 1;
            if open.family == family {
                // Nothing stands between: no quotation.
                if open.token as usize + 1 < i {
                    let pair = &mut self.pairs[open.pair as usize];
                    pair.close = i as u32;
                    pair.closed = true;
                    self.closed.push((pair.close, pair.open));
                    self.closed_at = i;
                }
                return;
            }
        }
    }

    /// What is open at the end of a paragraph goes on in the next, if that begins with the mark
    /// again or this one began with it; else the mark was a stray one.
    fn close_paragraph(&mut self, n: usize) {
        self.left_open = false;
        let Some(&outer) = self.stack.first() else { return };
        let paragraphs = self.text.paragraphs();
        let tokens = paragraphs[n].tokens();
        let next = paragraphs.get(n + 1).map(|next| next.tokens().start);
        let begins = outer.token as usize == tokens.start;
        let reopens = next.is_some_and(|i| {
            family(self.text, i).is_some_and(|(next, _)| next == outer.family) && !self.text.token(i + 1).spaced()
        });
        let single = outer.family == Family::Single;
        // Another quotation at its level says that the first mark lost its partner.
        let nested = self.pairs[outer.pair as usize + 1..].iter().any(|pair| pair.closed);
        let goes_on = if single { begins && reopens } else { reopens || begins && !nested };
        if goes_on && outer.token as usize + 1 < tokens.end {
            let pair = &mut self.pairs[outer.pair as usize];
            pair.close = tokens.end as u32;
            self.left_open = reopens;
        }
        self.stack.clear();
        self.held = [0; FAMILIES];
    }

    /// The family of the mark and what it does here.
    fn role(&self, i: usize, first: usize, end: usize) -> Option<(Family, Role)> {
        let text = self.text;
        let (family, fixed) = family(text, i)?;
        let held = self.holds(family);
        // Most marks say what they are, and are.
        if family != Family::Single && (fixed == Role::Opens && !held || fixed == Role::Closes && held) {
            return Some((family, fixed));
        }
        let token = text.token(i);
        let spaced = token.spaced() || i == first;
        let next = text.token(i + 1);
        let next_spaced = i + 1 >= end || next.spaced();
        let after_open = i > first
            && (matches!(
                text.kind(i - 1),
                Kind::OpenRound | Kind::OpenSquare | Kind::Dash | Kind::Hyphen | Kind::Slash
            ) || text.kind(i - 1).is_quote() && self.just_opened(i - 1));
        let role = match family {
            Family::Double | Family::Guillemet => match fixed {
                // An opening mark set for a closing one, and the other way round.
                Role::Opens if held && next_spaced && !spaced => Role::Closes,
                Role::Closes if !held && spaced && !next_spaced && text.kind(i + 1).is_word() => Role::Opens,
                // „so“ and »so«.
                Role::Opens if held && self.opened_low(i) => Role::Closes,
                Role::Neither if self.is_inches(i, held) => Role::Neither,
                Role::Neither if held && !(spaced && !next_spaced && text.kind(i + 1).is_word()) => Role::Closes,
                Role::Neither if next_spaced => Role::Neither,
                Role::Neither => Role::Opens,
                role => role,
            },
            Family::Single => {
                let opens = !next_spaced && !self.is_elision(i) && opens_words(text, i + 1);
                match fixed {
                    Role::Opens if opens => Role::Opens,
                    Role::Opens => Role::Neither,
                    _ if held && !spaced && (next_spaced || !text.kind(i + 1).is_word()) => {
                        if self.is_possessive(i, end) { Role::Neither } else { Role::Closes }
                    }
                    _ if !held && opens && (spaced || after_open) => Role::Opens,
                    _ => Role::Neither,
                }
            }
        };
        Some((family, role))
    }

    fn just_opened(&self, i: usize) -> bool {
        self.stack.last().is_some_and(|open| open.token as usize == i)
    }

    /// Whether the innermost open mark is of the low kind, or a guillemet that points the other way.
    fn opened_low(&self, i: usize) -> bool {
        let Some(open) = self.stack.last() else { return false };
        let mark = self.text.letters(open.token as usize);
        matches!((mark, self.text.letters(i)), ("„", "“" | "‟") | ("»", "«") | ("‚", "‘"))
    }

    /// Feet and inches: 6'4", 5-inch marks after a number when nothing is open.
    fn is_inches(&self, i: usize, held: bool) -> bool {
        let text = self.text;
        if text.token(i).spaced() || !text.kind(i.wrapping_sub(1)).is_numeric() {
            return false;
        }
        let feet =
            text.kind(i.wrapping_sub(2)) == Kind::StraightSingle || text.kind(i.wrapping_sub(2)) == Kind::CloseSingle;
        !held || feet && text.kind(i.wrapping_sub(3)).is_numeric()
    }

    /// An apostrophe for letters left out before a word: 'em, '90s, ’til.
    fn is_elision(&self, i: usize) -> bool {
        matches!(self.text.kind(i + 1), Kind::Decade)
            || self.text.kind(i + 1) == Kind::Number && self.text.letters(i + 1).len() == 2
            || matches!(
                self.text.letters(i + 1),
                "em" | "til" | "cause" | "tis" | "twas" | "n" | "s" | "bout" | "Tis" | "Twas"
            )
    }

    /// The apostrophe of a plural's possessive: "the workers’ rights", while a later mark can still close.
    fn is_possessive(&self, i: usize, end: usize) -> bool {
        let text = self.text;
        let next = text.token(i + 1);
        if !next.spaced() || next.kind() != Kind::Word || i + 1 >= end || !ends_in_s(text, i.wrapping_sub(1)) {
            return false;
        }
        // Bounded: a mark that closes within the next stretch of words is the real one.
        const REACH: usize = 60;
        for j in i + 2..end.min(i + REACH) {
            let kind = text.kind(j);
            if matches!(kind, Kind::CloseSingle | Kind::StraightSingle) && !text.token(j).spaced() {
                return text.token(j + 1).spaced() || !text.kind(j + 1).is_word();
            }
            // A straight mark before a word opens another.
            let opens = kind == Kind::StraightSingle && !text.token(j + 1).spaced() && !self.is_elision(j);
            if opens || matches!(kind, Kind::OpenSingle | Kind::CloseDouble | Kind::StraightDouble) {
                return false;
            }
        }
        false
    }

    /// Drops the marks that found no end, and gives each pair its parent.
    fn finish(self, signs: &mut Signs) -> Marks {
        let Pairer { mut pairs, closed, stack: mut around, .. } = self;
        pairs.retain(|pair| pair.close > 0);
        // The stack serves once more, with the pairs as they are numbered now.
        around.clear();
        for n in 0..pairs.len() {
            let pair = pairs[n];
            while around.last().is_some_and(|outer| pairs[outer.pair as usize].close <= pair.open) {
                around.pop();
            }
            pairs[n].parent = around.last().map(|outer| outer.pair);
            around.push(Open { token: pair.open, family: Family::Double, pair: n as u32 });
            if pairs[n].parent.is_none() {
                signs.quote(pair.open as usize, pair.end());
            }
            signs.add(Sign::Mark, pair.open as usize);
            if pair.closed {
                signs.add(Sign::Close, pair.close as usize);
            }
        }
        Marks { pairs, closed }
    }
}

/// The family of a mark, and what its form alone says that it does.
fn family(text: &Text<'_>, i: usize) -> Option<(Family, Role)> {
    match text.kind(i) {
        // Bytes of the Windows code page that a careless decoder let through, and what another put in their place.
        Kind::Other => match text.letters(i) {
            "\u{93}" => Some((Family::Double, Role::Opens)),
            "\u{94}" => Some((Family::Double, Role::Closes)),
            "\u{91}" => Some((Family::Single, Role::Opens)),
            "\u{92}" => Some((Family::Single, Role::Closes)),
            "\u{FFFD}" => Some((Family::Double, Role::Neither)),
            _ => None,
        },
        kind => OF_KIND[kind as usize & 63],
    }
}

static OF_KIND: [Option<(Family, Role)>; 64] = {
    let mut families = [None; 64];
    let mut n = 0;
    while n < MARKS.len() {
        families[MARKS[n].0 as usize] = Some((MARKS[n].1, MARKS[n].2));
        n += 1;
    }
    families
};

const MARKS: [(Kind, Family, Role); 11] = [
    (Kind::OpenDouble, Family::Double, Role::Opens),
    (Kind::CloseDouble, Family::Double, Role::Closes),
    (Kind::StraightDouble, Family::Double, Role::Neither),
    (Kind::OpenTicks, Family::Double, Role::Opens),
    (Kind::TwoSingles, Family::Double, Role::Neither),
    (Kind::OpenGuillemet, Family::Guillemet, Role::Opens),
    (Kind::CloseGuillemet, Family::Guillemet, Role::Closes),
    (Kind::OpenSingle, Family::Single, Role::Opens),
    (Kind::CloseSingle, Family::Single, Role::Closes),
    (Kind::StraightSingle, Family::Single, Role::Neither),
    (Kind::Backtick, Family::Single, Role::Opens),
];

/// Whether a quotation can begin with the token.
fn opens_words(text: &Text<'_>, i: usize) -> bool {
    text.kind(i).is_word()
        || text.kind(i).is_quote()
        || matches!(text.kind(i), Kind::Currency | Kind::OpenSquare | Kind::Hash | Kind::At | Kind::Ellipsis)
}

fn ends_in_s(text: &Text<'_>, i: usize) -> bool {
    text.kind(i) == Kind::Word && text.letters(i).ends_with(['s', 'S']) && !text.is(i, Class::PRONOUN)
}
