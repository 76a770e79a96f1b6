//! Which way a day or month without a year lies: from the tense of the verb that governs it, and
//! from the words that look ahead or back.

use super::lead::{asks, before_close, from_then, headlined, led_ahead, opens_clause};
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

/// What a word must be to tell of the tense.
const VERBAL: Class = Class::MODAL
    .or(Class::AUXILIARY)
    .or(Class::VERB_BASE)
    .or(Class::VERB_S)
    .or(Class::VERB_ING)
    .or(Class::VERB_PAST)
    .or(Class::VERB_PART)
    .or(Class::AHEAD);

/// How far from an expression its verb is looked for, in tokens.
pub(super) const REACH: usize = 40;

/// How far before a verb its auxiliaries are looked for: "will almost certainly not be held".
pub(super) const GROUP: usize = 6;

/// The way of the expression at `tokens`, in the sentence `within`.
pub(super) fn way(text: &Text<'_>, tokens: Range<usize>, within: Range<usize>) -> Way {
    // "for early March", "until the end of May": the preposition stands before what bends the date.
    let mut start = tokens.start;
    while start > within.start
        && (text.is_word(start - 1, &[w::EARLY, w::LATE, w::MID, w::THE])
            || text.kind(start - 1) == Kind::Hyphen
                && text.is_word(start.wrapping_sub(2), &[w::EARLY, w::LATE, w::MID]))
    {
        start -= 1;
    }
    if start >= within.start + 3
        && text.word(start - 1) == w::OF
        && text.is_word(start - 2, &[w::END, w::START, w::BEGINNING, w::MIDDLE])
    {
        start -= 3;
    }
    // "by the close of business Tuesday", "until the end of play on Saturday"
    if start > within.start + 4
        && let Some(before) = before_close(text, start)
    {
        start = before;
    }
    // "Wheat for July delivery": what is traded comes due.
    if ["delivery", "futures"].iter().any(|word| text.spells(tokens.end, word)) {
        return Way::Future;
    }
    let preposition = text.word(start.wrapping_sub(1));
    if start > within.start {
        match preposition {
            w::SINCE => return Way::Past,
            w::UNTIL | w::TILL => {
                // What lasted until then is over; what is put off or open until then is not.
                let lasted = matches!(left(text, start, within.start), (Way::Past, at) if finished(text, at));
                let opens = start <= within.start + 3 && right(text, tokens.end, within.end) == Way::Past;
                return if lasted || opens { Way::Past } else { Way::Future };
            }
            // "Starting Monday, masks are required", "Come Monday, the shops will be shut": from then on, unless it is told
            // as past ("Starting Monday, crews cleared the road").
            w::FROM | w::STARTING | w::BEGINNING | w::COMMENCING | w::COME
                if from_then(text, start - 1, within.start) =>
            {
                return match right(text, tokens.end, within.end) {
                    Way::Past => Way::Past,
                    _ => Way::Future,
                };
            }
            // "should they win come November"
            w::COME if group(text, start - 1, within.start) == Group::None => return Way::Future,
            // "as early as Monday", "as soon as Tuesday"; "as recently as Monday"
            w::AS if text.word(start.wrapping_sub(3)) == w::AS && start >= within.start + 3 => {
                match text.word(start - 2) {
                    w::RECENTLY => return Way::Past,
                    w::LATE => {}
                    _ => return Way::Future,
                }
            }
            _ => {}
        }
    }
    // "Tuesday's vote", "the Nov. 1 deadline": part of a noun, whose own verb comes after.
    let end = tokens.end + usize::from(text.is(tokens.end, Class::DAYPART));
    if text.token(end).clitic() {
        if led_ahead(text, start, within.start) {
            return Way::Future;
        }
        if let (Way::Future, at) = left(text, start, within.start)
            && foretold(text, at, within.start)
        {
            return Way::Future;
        }
        // "in Saturday's game and will miss the next one": the modal goes on from a verb before.
        let own = coordinated(text, end + 1, within.end.min(end + 8));
        return of_noun(text, end, own);
    }
    let ahead = matches!(preposition, w::FOR | w::TO | w::THROUGH | w::BY);
    let before = match left(text, start, within.start) {
        // "extended to Nov. 20", "planned for Monday"
        (Way::Past, at) if ahead && looks_ahead(text, at) == 2 => Way::Future,
        (way, _) => way,
    };
    if opens_clause(text, start, within.start) {
        let after = right(text, tokens.end, within.end);
        // "as Election Day nears" has its own verb, whatever stands before "as".
        if after != Way::Unknown || start > within.start && matches!(preposition, w::AS | w::WHEN) {
            return after;
        }
        return before;
    }
    match before {
        Way::Unknown if asks(text, start, within.start) => Way::Future,
        Way::Unknown => match right(text, tokens.end, within.end) {
            Way::Unknown if headlined(text, start, within.start) => Way::Future,
            after => after,
        },
        before => before,
    }
}

/// Where a verb that "and", "or" or "but" joins to one before goes on, in `from..to`; else `to`.
fn coordinated(text: &Text<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .find(|&i| {
            text.is_word(i, &[w::AND, w::OR, w::BUT]) && (modal(text, i + 1) || text.is(i + 1, Class::AUXILIARY))
        })
        .unwrap_or(to)
}

/// The way of a time that stands before its noun, by the verb after the noun: "the June meeting will …".
pub(super) fn of_noun(text: &Text<'_>, end: usize, to: usize) -> Way {
    match right(text, end + 1, to.min(end + 8)) {
        Way::Future => Way::Future,
        _ => Way::Past,
    }
}

/// Whether the verb at `at` has a modal, or is the infinitive of what is expected: its object lies
/// ahead too ("will attend Monday's debate"), as that of "efforts to undo Monday's vote" need not.
fn foretold(text: &Text<'_>, at: usize, from: usize) -> bool {
    match group(text, at, from) {
        Group::Modal(_) => true,
        Group::To => (2..2 * GROUP).any(|back| at >= from + back && looks_ahead(text, at - back) == 1),
        _ => modal(text, at),
    }
}

/// Verbs whose past says that something went on and is over.
fn finished(text: &Text<'_>, at: usize) -> bool {
    text.is_word(at, &[w::WAS, w::WERE, w::LASTED, w::DID])
        || ["stayed", "waited", "worked", "ran", "continued", "served", "lived", "kept"]
            .iter()
            .any(|word| text.spells(at, word))
}

/// Walks left from the expression to the nearest verb that tells; and where it stands.
fn left(text: &Text<'_>, start: usize, from: usize) -> (Way, usize) {
    let floor = from.max(start.saturating_sub(REACH));
    let mut at = start;
    let mut weak = (Way::Unknown, start);
    while at > floor {
        at -= 1;
        let kind = text.kind(at);
        if kind.is_quote() {
            // What stands on the other side of a quotation mark has its own tense.
            if matches!(kind, Kind::OpenDouble | Kind::OpenTicks | Kind::OpenSingle) {
                break;
            }
            let opens = match kind {
                Kind::CloseDouble => Kind::OpenDouble,
                Kind::TwoSingles => Kind::OpenTicks,
                _ => continue,
            };
            while at > floor && text.kind(at) != opens {
                at -= 1;
            }
            continue;
        }
        if kind != Kind::Word {
            if matches!(kind, Kind::Semicolon | Kind::Colon) && start - at > 3 {
                break;
            }
            continue;
        }
        // A word that is known for something else tells nothing.
        let class = text.class(at);
        if !class.is_none() && !class.any(VERBAL) {
            continue;
        }
        match verb(text, at, from, start) {
            Verb::Sure(way) => return (way, at),
            Verb::Weak(way) if weak.0 == Way::Unknown => weak = (way, at),
            _ => {}
        }
    }
    weak
}

/// Walks right from the expression to the first finite verb.
fn right(text: &Text<'_>, end: usize, to: usize) -> Way {
    let ceiling = to.min(end + REACH);
    let mut at = end;
    while at < ceiling {
        let kind = text.kind(at);
        if matches!(kind, Kind::Semicolon | Kind::Colon) || kind.is_quote() && at > end + 1 {
            break;
        }
        let class = text.class(at);
        if kind == Kind::Word && (class.is_none() || class.any(VERBAL)) {
            if modal(text, at) {
                return modal_way(text, at);
            }
            if past_auxiliary(text, at) {
                return Way::Past;
            }
            if text.is_word(at, &[w::IS, w::ARE, w::HAS, w::HAVE]) {
                // "is expected to", "has said"
                let ahead = (at + 1..at + 4).any(|n| looks_ahead(text, n) == 1);
                return if ahead {
                    Way::Future
                } else if text.is_word(at, &[w::HAS, w::HAVE]) {
                    Way::Past
                } else {
                    Way::Unknown
                };
            }
            if plans(text, at) {
                return Way::Future;
            }
            if class.any(Class::VERB_PAST) && !class.any(Class::VERB_BASE) || unknown_past(text, at) {
                // A participle after its noun is no finite verb, but it looks back all the same.
                return Way::Past;
            }
        }
        at += 1;
    }
    Way::Unknown
}

/// "the league plans to hold a rally", "the court meets": what is fixed or meant in the simple present.
fn plans(text: &Text<'_>, at: usize) -> bool {
    let noun = text.is(at.wrapping_sub(1), Class::DETERMINER | Class::PREPOSITION);
    match looks_ahead(text, at) {
        1 | 3 => text.is(at, Class::VERB_S) && text.word(at + 1) == w::TO && !noun,
        4 if text.is(at, Class::VERB_S) => !noun,
        // "the cuts take effect", "they meet"
        4 => {
            let before = at.wrapping_sub(1);
            text.letters(before).ends_with('s') && !text.token(before).clitic() && !noun || text.word(before) == w::THEY
        }
        _ => false,
    }
}

fn modal(text: &Text<'_>, at: usize) -> bool {
    text.is(at, Class::MODAL) && !(text.word(at) == w::MAY && text.token(at).capitalised())
}

/// "was", "had", "did", and "didn't".
fn past_auxiliary(text: &Text<'_>, at: usize) -> bool {
    text.is_word(at, &[w::WAS, w::WERE, w::HAD, w::DID, w::WASN_T, w::WEREN_T, w::HADN_T, w::DIDN_T])
}

/// A modal looks ahead, but for what could not be done or would not be said.
fn modal_way(text: &Text<'_>, at: usize) -> Way {
    let letters = text.letters(at);
    let could = letters.eq_ignore_ascii_case("could")
        || letters.eq_ignore_ascii_case("couldn't")
        || letters.eq_ignore_ascii_case("wouldn't");
    let none = |i: usize| {
        text.is_word(i, &[w::NEITHER, w::NOBODY, w::NONE_WORD]) || text.word(i) == w::NO && text.word(i + 1) == w::ONE
    };
    let negated = letters.len() > 5 && letters.ends_with("n't")
        || text.is(at + 1, Class::NEGATION)
        || (1..8).any(|back| none(at.wrapping_sub(back)));
    if could && negated { Way::Past } else { Way::Future }
}

enum Verb {
    Sure(Way),
    Weak(Way),
    No,
}

/// What the word at `at` says of the tense, if it is a verb or a word that looks ahead.
fn verb(text: &Text<'_>, at: usize, from: usize, start: usize) -> Verb {
    let class = text.class(at);
    if modal(text, at) {
        return Verb::Sure(modal_way(text, at));
    }
    if past_auxiliary(text, at) {
        return Verb::Sure(Way::Past);
    }
    // "opens Friday", "is on Sunday"
    let before = at.wrapping_sub(1);
    if looks_ahead(text, at) == 4
        && group(text, at, from) == Group::None
        && !text.is(before, Class::DETERMINER | Class::PREPOSITION)
        // "let it go"
        && (class.any(Class::VERB_S) || !text.is_word(before, &[w::IT, w::HIM, w::THEM, w::ME, w::US]))
        // "at the US Open on Tuesday"
        && (!text.token(at).capitalised() || at == from || !text.kind(before).is_word())
    {
        return Verb::Sure(Way::Future);
    }
    // "is on Sunday", "The trial continues on Monday", "The film is out on Friday"
    if text.is_word(at, &[w::IS, w::ARE, w::CONTINUES, w::RUNS]) {
        let state = text.is_word(at + 1, &[w::OUT, w::BACK, w::OFF])
            || matches!(text.letters(at + 1), "available" | "away" | "home" | "possible");
        let then = at + 1 + usize::from(state);
        let led = text.is_word(then, &[w::ON, w::AT, w::FROM, w::THIS, w::NEXT]) && then + 1 == start;
        if then == start || led {
            return Verb::Sure(Way::Future);
        }
    }
    // "The rules come into force on Monday."
    if text.word(at) == w::COME && text.word(at + 1) == w::INTO && group(text, at, from) == Group::None {
        return Verb::Sure(Way::Future);
    }
    if looks_ahead(text, at) == 1 && !as_told(text, at) {
        return Verb::Sure(if had_been(text, at, from) { Way::Past } else { Way::Future });
    }
    if (class.any(Class::VERB_PAST | Class::VERB_PART) || unknown_past(text, at)) && !adjective(text, at) {
        let past = class.any(Class::VERB_PAST) || unknown_past(text, at);
        return match group(text, at, from) {
            Group::Modal(way) => Verb::Sure(way),
            Group::To => infinitive(text, at, from).map_or(Verb::No, Verb::Sure),
            Group::Past | Group::Perfect => Verb::Sure(Way::Past),
            Group::Present if looks_ahead(text, at) == 2 => Verb::Sure(Way::Future),
            Group::Present => Verb::Weak(Way::Unknown),
            // "set", "read", "cut": the form may be a base too.
            Group::None if class.any(Class::VERB_BASE) => Verb::Weak(Way::Past),
            Group::None if past => Verb::Sure(Way::Past),
            Group::None => Verb::Weak(Way::Past),
        };
    }
    if class.any(Class::VERB_ING) {
        // "is calling a meeting Friday", "was calling a meeting Friday"
        return match group(text, at, from) {
            Group::Present => Verb::Sure(Way::Future),
            Group::Past => Verb::Sure(Way::Past),
            _ => Verb::No,
        };
    }
    // "to resume", and not "to holders", "to Rome"
    let unknown_base = class.is_none()
        && text.word(at.wrapping_sub(1)) == w::TO
        && !text.token(at).capitalised()
        && !text.letters(at).ends_with('s');
    if class.any(Class::VERB_BASE) || unknown_base {
        return match group(text, at, from) {
            Group::Modal(way) => Verb::Sure(way),
            Group::To => infinitive(text, at, from).map_or(Verb::No, Verb::Sure),
            Group::Past => Verb::Sure(Way::Past),
            _ => Verb::No,
        };
    }
    Verb::No
}

/// "as planned", "as previously scheduled": an aside that tells nothing of the time.
fn as_told(text: &Text<'_>, at: usize) -> bool {
    let mut before = at.wrapping_sub(1);
    if text.is(before, Class::ADVERB) {
        before = before.wrapping_sub(1);
    }
    text.word(before) == w::AS
}

/// What stands before a verb in its group.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Modal(Way),
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
        let class = text.class(at);
        if modal(text, at) {
            return Group::Modal(modal_way(text, at));
        }
        match text.word(at) {
            w::TO => return Group::To,
            _ if past_auxiliary(text, at) => return Group::Past,
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

/// "had been due to expire Friday" looks back. "He was due in court Friday" tells of what was still
/// ahead when it was written, as reported speech does.
fn had_been(text: &Text<'_>, at: usize, from: usize) -> bool {
    text.word(at.wrapping_sub(1)) == w::BEEN && group(text, at, from) == Group::Past
}

/// The way of an infinitive: ahead where a word that looks ahead governs it ("agreed to meet Monday"),
/// else that of the verb before it ("flew in to meet them Monday", "failed to appear Monday").
fn infinitive(text: &Text<'_>, verb: usize, from: usize) -> Option<Way> {
    let floor = from.max(verb.saturating_sub(GROUP));
    let mut at = verb;
    while at > floor && text.word(at) != w::TO {
        at -= 1;
    }
    // "guidelines to be published in May": what is to be done lies ahead, whatever told of it.
    if text.word(at + 1) == w::BE && !text.is(at.wrapping_sub(1), Class::VERB_PAST | Class::VERB_PART | Class::AHEAD) {
        return Some(Way::Future);
    }
    // The governor stands right before, or an object stands between: "urged them to leave".
    let floor = from.max(at.saturating_sub(2 * GROUP));
    while at > floor {
        at -= 1;
        let class = text.class(at);
        if text.kind(at).is_quote() {
            break;
        }
        if (1..=3).contains(&looks_ahead(text, at)) {
            return Some(if had_been(text, at, from) { Way::Past } else { Way::Future });
        }
        if modal(text, at) || text.is_word(at, &[w::IS, w::ARE, w::BE, w::HAS, w::HAVE]) {
            return Some(Way::Future);
        }
        if past_auxiliary(text, at)
            || class.any(Class::VERB_PAST) && !class.any(Class::VERB_BASE)
            || unknown_past(text, at)
        {
            return Some(Way::Past);
        }
    }
    None
}

/// In which way a word looks ahead, by the list; 0 for others.
pub(super) fn looks_ahead(text: &Text<'_>, at: usize) -> i16 {
    if text.is(at, Class::AHEAD) { text.detail(at).time } else { 0 }
}

/// Whether a participle stands before a noun: "the proposed sale", "a still unspecified date".
fn adjective(text: &Text<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let before = if text.is(before, Class::ADVERB) { before.wrapping_sub(1) } else { before };
    text.is(before, Class::DETERMINER) && !text.is_word(before, &[w::THAT, w::WHAT, w::WHICH])
}

/// A word of no other list that ends as past tense does, in lower case: "quarantined".
pub(super) fn unknown_past(text: &Text<'_>, at: usize) -> bool {
    (text.word(at) == WordId::NONE || text.class(at) == Class::AHEAD && looks_ahead(text, at) == 2)
        && !text.token(at).capitalised()
        && text.width(at) > 4
        && text.letters(at).ends_with("ed")
        && text.kind(at.wrapping_sub(1)) != Kind::Hyphen
}
