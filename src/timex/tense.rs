//! Which way a day or month without a year lies: from the tense of the verb that governs it, and
//! from the words that look ahead or back.

use crate::lexicon::{Class, WordId, w};
use crate::text::{Kind, Text};
use std::ops::Range;

/// Where a time lies, seen from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Past,
    Future,
    Unknown,
}

/// How far from an expression its verb is looked for, in tokens.
const REACH: usize = 40;

/// How far before a verb its auxiliaries are looked for: "will almost certainly not be held".
const GROUP: usize = 6;

/// The way of the expression at `tokens`, in the sentence `within`.
pub(super) fn way(text: &Text<'_>, tokens: Range<usize>, within: Range<usize>) -> Way {
    let before = left(text, tokens.start, within.start);
    if opens_clause(text, tokens.start, within.start) {
        let after = right(text, tokens.end, within.end);
        if after != Way::Unknown {
            return after;
        }
        return before;
    }
    if before != Way::Unknown { before } else { right(text, tokens.end, within.end) }
}

/// Whether the expression stands at the head of its clause: after its preposition comes the start of
/// the sentence, a mark, or a conjunction.
fn opens_clause(text: &Text<'_>, start: usize, from: usize) -> bool {
    let mut at = start;
    // "on", "the", "late", "by early"
    while at > from && start - at < 4 {
        let class = text.class(at - 1);
        let skip = class.any(Class::PREPOSITION | Class::DETERMINER) && !class.any(Class::CONJUNCTION)
            || text.is_word(at - 1, &[w::LATE, w::EARLY, w::LATER, w::EARLIER, w::ONLY, w::ALSO, w::JUST]);
        if !skip || text.is(at - 1, Class::SUBORDINATOR) && text.is_word(at - 1, &[w::THAT]) {
            break;
        }
        at -= 1;
    }
    if at <= from {
        return true;
    }
    let kind = text.kind(at - 1);
    !kind.is_word() && !matches!(kind, Kind::Hyphen | Kind::Percent | Kind::CloseRound | Kind::Period)
        || text.is(at - 1, Class::CONJUNCTION)
        || text.is_word(at - 1, &[w::THAT, w::IF, w::WHETHER, w::BECAUSE, w::WHILE, w::ALTHOUGH, w::WHICH, w::WHO])
}

/// Walks left from the expression to the nearest verb.
fn left(text: &Text<'_>, start: usize, from: usize) -> Way {
    let floor = from.max(start.saturating_sub(REACH));
    let mut at = start;
    let mut weak = Way::Unknown;
    while at > floor {
        at -= 1;
        let kind = text.kind(at);
        if kind.is_quote() {
            // What stands on the other side of a quotation mark has its own tense.
            if matches!(kind, Kind::OpenDouble | Kind::OpenTicks | Kind::OpenSingle) {
                break;
            }
            if kind == Kind::CloseDouble || kind == Kind::TwoSingles {
                let opens = if kind == Kind::CloseDouble { Kind::OpenDouble } else { Kind::OpenTicks };
                while at > floor && text.kind(at) != opens {
                    at -= 1;
                }
                continue;
            }
            continue;
        }
        if kind != Kind::Word {
            if matches!(kind, Kind::Semicolon | Kind::Colon) && weak == Way::Unknown && start - at > 3 {
                break;
            }
            continue;
        }
        match verb(text, at, from) {
            Verb::Sure(way) => return way,
            Verb::Weak(way) => {
                if weak == Way::Unknown {
                    weak = way;
                }
            }
            Verb::No => {}
        }
    }
    weak
}

/// Walks right from the expression to the first finite verb.
fn right(text: &Text<'_>, end: usize, to: usize) -> Way {
    let ceiling = to.min(end + REACH);
    let mut at = end;
    let mut weak = Way::Unknown;
    while at < ceiling {
        let kind = text.kind(at);
        if matches!(kind, Kind::Semicolon | Kind::Colon) || kind.is_quote() && at > end + 1 {
            break;
        }
        if kind == Kind::Word {
            let class = text.class(at);
            if class.any(Class::MODAL) && !(text.word(at) == w::MAY && text.token(at).capitalised()) {
                return Way::Future;
            }
            if text.is_word(at, &[w::WAS, w::WERE, w::HAD, w::DID]) {
                return Way::Past;
            }
            if text.is_word(at, &[w::IS, w::ARE, w::HAS, w::HAVE]) {
                // "is expected to", "has said"
                let next = at + 1;
                let ahead = (next..next + 4).find(|n| text.is(*n, Class::VERB_PART));
                return match ahead {
                    Some(n) if looks_ahead(text, n) => Way::Future,
                    _ if text.is_word(at, &[w::HAS, w::HAVE]) => Way::Past,
                    _ => weak,
                };
            }
            if class.any(Class::VERB_PAST) || unknown_past(text, at) {
                // A participle after its noun is no finite verb, but it looks back all the same.
                return Way::Past;
            }
            if class.any(Class::VERB_S) && weak == Way::Unknown && !class.any(Class::CUE) {
                weak = Way::Unknown;
            }
        }
        at += 1;
    }
    weak
}

enum Verb {
    Sure(Way),
    Weak(Way),
    No,
}

/// What the word at `at` says of the tense, if it is a verb or a word that looks ahead.
fn verb(text: &Text<'_>, at: usize, from: usize) -> Verb {
    let word = text.word(at);
    let class = text.class(at);
    if class.any(Class::MODAL) {
        if word == w::MAY && text.token(at).capitalised() {
            return Verb::No;
        }
        return Verb::Sure(Way::Future);
    }
    if text.is_word(at, &[w::WAS, w::WERE, w::HAD, w::DID]) {
        return Verb::Sure(Way::Past);
    }
    if ahead_word(text, at) {
        // "was due to expire Friday" looks back.
        return Verb::Sure(if past_group(text, at, from) { Way::Past } else { Way::Future });
    }
    if class.any(Class::VERB_PAST | Class::VERB_PART) || unknown_past(text, at) {
        // "second", "set", "read": the form may be a base too.
        let group = group(text, at, from);
        return match group {
            Group::Modal | Group::To => Verb::Sure(Way::Future),
            Group::Past | Group::Perfect => Verb::Sure(Way::Past),
            Group::Present if looks_ahead(text, at) => Verb::Sure(Way::Future),
            Group::Present => Verb::Weak(Way::Unknown),
            Group::None if class.any(Class::VERB_PAST) || unknown_past(text, at) => {
                if class.any(Class::VERB_BASE) {
                    Verb::Weak(Way::Past)
                } else {
                    Verb::Sure(Way::Past)
                }
            }
            Group::None => Verb::Weak(Way::Past),
        };
    }
    if class.any(Class::VERB_BASE) || class.is_none() && text.word(at.wrapping_sub(1)) == w::TO {
        return match group(text, at, from) {
            Group::Modal => Verb::Sure(Way::Future),
            Group::To => Verb::Sure(infinitive(text, at, from)),
            Group::Past => Verb::Sure(Way::Past),
            _ => Verb::No,
        };
    }
    if class.any(Class::VERB_S) && !class.any(Class::CUE) && text.word(at.wrapping_sub(1)) != w::THE {
        return Verb::Weak(Way::Unknown);
    }
    Verb::No
}

/// What stands before a verb in its group.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Modal,
    To,
    Past,
    Perfect,
    Present,
    None,
}

fn group(text: &Text<'_>, verb: usize, from: usize) -> Group {
    let floor = from.max(verb.saturating_sub(GROUP));
    let mut at = verb;
    let mut seen = Group::None;
    while at > floor {
        at -= 1;
        let word = text.word(at);
        let class = text.class(at);
        if class.any(Class::MODAL) && !(word == w::MAY && text.token(at).capitalised()) {
            return Group::Modal;
        }
        match word {
            w::TO => return Group::To,
            w::WAS | w::WERE | w::HAD | w::DID => return Group::Past,
            w::HAS | w::HAVE | w::HAVING | w::VE_CLITIC => seen = Group::Perfect,
            w::IS | w::ARE | w::AM | w::BEING | w::DO | w::DOES | w::RE_CLITIC | w::M_CLITIC => {
                seen = if seen == Group::Perfect { seen } else { Group::Present };
            }
            w::BE | w::BEEN => {}
            _ if class.any(Class::ADVERB | Class::NEGATION) => {}
            _ => break,
        }
    }
    seen
}

/// Whether the group around `at` is past: "was due", "had been set".
fn past_group(text: &Text<'_>, at: usize, from: usize) -> bool {
    matches!(group(text, at, from), Group::Past | Group::Perfect)
}

/// The way of an infinitive: ahead, but for those that follow a past verb which carries them out
/// ("failed to appear Monday").
fn infinitive(text: &Text<'_>, verb: usize, from: usize) -> Way {
    let floor = from.max(verb.saturating_sub(GROUP));
    let mut at = verb;
    while at > floor && text.word(at) != w::TO {
        at -= 1;
    }
    if at <= from {
        return Way::Future;
    }
    let before = at - 1;
    let done = [
        "failed",
        "began",
        "started",
        "continued",
        "managed",
        "came",
        "went",
        "refused",
        "declined",
        "helped",
        "traveled",
        "travelled",
        "flew",
        "returned",
        "tried",
        "used",
        "gathered",
        "met",
        "rose",
        "fell",
        "closed",
        "voted",
    ];
    let letters = text.letters(before);
    if done.iter().any(|d| letters.eq_ignore_ascii_case(d)) {
        return Way::Past;
    }
    if ahead_word(text, before) || looks_ahead(text, before) {
        return if past_group(text, before, from) { Way::Past } else { Way::Future };
    }
    Way::Future
}

/// Adjectives and nouns that look ahead.
fn ahead_word(text: &Text<'_>, at: usize) -> bool {
    let letters = text.letters(at);
    // Only a handful, told apart by length first.
    match letters.len() {
        3 => {
            letters.eq_ignore_ascii_case("due") && text.word(at + 1) != w::TO
                || letters.eq_ignore_ascii_case("due") && text.is(at + 2, Class::VERB_BASE)
        }
        7 => letters.eq_ignore_ascii_case("payable"),
        8 => letters.eq_ignore_ascii_case("upcoming") || letters.eq_ignore_ascii_case("maturing"),
        9 => letters.eq_ignore_ascii_case("effective"),
        _ => false,
    }
}

/// Participles that look ahead: "scheduled", "expected", "set", "planned".
fn looks_ahead(text: &Text<'_>, at: usize) -> bool {
    const AHEAD: [&str; 14] = [
        "set",
        "due",
        "slated",
        "planned",
        "expected",
        "scheduled",
        "supposed",
        "going",
        "poised",
        "bound",
        "likely",
        "expecting",
        "planning",
        "projected",
    ];
    let letters = text.letters(at);
    letters.len() <= 9 && letters.len() >= 3 && AHEAD.iter().any(|word| letters.eq_ignore_ascii_case(word))
}

/// A word of no list that ends as past tense does, in lower case: "quarantined".
fn unknown_past(text: &Text<'_>, at: usize) -> bool {
    text.word(at) == WordId::NONE
        && !text.token(at).capitalised()
        && text.letters(at).len() > 4
        && text.letters(at).ends_with("ed")
        && text.kind(at.wrapping_sub(1)) != Kind::Hyphen
}
