//! Verb groups that report, with their subjects.

use super::np;
use super::page::{Page, Sentence};
use super::signs::{Sign, Signs};
use crate::lexicon::{Class, w};
use crate::text::Kind;
use std::ops::Range;

/// How a cue stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject: "said", "would not say".
    Finite,
    /// A participle: "adding that".
    Ing,
    /// "to say".
    Infinitive,
    /// "was described as".
    Passive,
    /// "according to".
    According,
    /// What the verb before says is not said: "declined to say".
    Void,
}

/// A verb group that reports, and who does.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The tokens of the group.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The verb itself.
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) subject: Option<Range<usize>>,
    /// The subject follows: "said Smith".
    pub(super) inverted: bool,
    /// The subject is that of another verb: of a coordination or the main clause.
    pub(super) shared: bool,
    /// How often in a hundred the verb reports when it occurs.
    pub(super) share: u8,
    pub(super) sentence: usize,
}

impl Frame {
    /// Where what follows the cue begins: after an inverted subject.
    pub(super) fn after(&self) -> usize {
        match &self.subject {
            Some(subject) if self.inverted || self.form == Form::According => subject.end.max(self.end),
            _ => self.end,
        }
    }

    /// The first token of subject and verb together.
    pub(super) fn start(&self) -> usize {
        match &self.subject {
            Some(subject) if !self.shared => subject.start.min(self.first),
            _ => self.first,
        }
    }
}

/// The longest verb group: "would not have been able to say".
const LONGEST: usize = 8;

const FINITE: Class = Class::VERB_PAST.or(Class::VERB_S).or(Class::AUXILIARY);

/// The cues of all sentences, in order.
pub(super) fn frames(page: &Page<'_, '_>, signs: &Signs) -> Vec<Frame> {
    // News has a verb of saying in some thirty words; twice as many spare nearly all growth.
    let mut frames = Vec::with_capacity(page.text.tokens().len() / 16 + 4);
    let mut quoted = page.marks.pairs.iter().filter(|pair| pair.parent.is_none()).peekable();
    for (n, sentence) in page.sentences.iter().enumerate() {
        let Some(mut i) = signs.next(Sign::Cue, sentence.first, sentence.end) else { continue };
        let mut main = Main::new(sentence);
        while i < sentence.end {
            // The writer's own words reach to the next quotation.
            while quoted.next_if(|pair| pair.end() <= i).is_some() {}
            let open = quoted.peek().map_or(usize::MAX, |pair| pair.open as usize);
            if open <= i {
                i = quoted.peek().map_or(sentence.end, |pair| pair.end());
                continue;
            }
            let stop = sentence.end.min(open);
            let Some(head) = signs.next(Sign::Cue, i, stop) else {
                i = stop;
                continue;
            };
            i = head + 1;
            if let Some(mut frame) = frame(page, sentence, &mut main, head) {
                frame.sentence = n;
                i = frame.end.max(i);
                frames.push(frame);
            }
        }
    }
    frames
}

/// The subject of the main clause, as far as the sentence has been read.
///
/// It only ever moves forward, so that a sentence costs one walk however many participles it has.
struct Main {
    at: usize,
    subject: Option<Range<usize>>,
    /// A comma and conjunction, or a semicolon, has opened another main clause.
    fresh: bool,
}

impl Main {
    fn new(sentence: &Sentence) -> Main {
        Main { at: sentence.first, subject: None, fresh: true }
    }

    /// The subject without its appositions, as another verb's.
    fn name(&self, page: &Page<'_, '_>) -> Option<Range<usize>> {
        let subject = self.subject.clone()?;
        let end = subject.clone().find(|&i| i > subject.start && page.kind(i) == Kind::Comma).unwrap_or(subject.end);
        Some(subject.start..end)
    }

    fn advance(&mut self, page: &Page<'_, '_>, sentence: &Sentence, to: usize) {
        let text = page.text;
        while self.at < to.min(sentence.end) {
            let i = self.at;
            self.at = page.next(i);
            match page.kind(i) {
                Kind::Semicolon => self.fresh = true,
                Kind::Comma if text.is_word(i + 1, &[w::AND, w::BUT, w::WHILE]) => self.fresh = true,
                Kind::Word if self.fresh && is_finite(page, i) => {
                    let group = before_time(page, sentence, group_start(page, sentence, i));
                    let subject = np::before(page, sentence.first, group).filter(|range| {
                        // A relative's subject and a subordinate clause's are not the sentence's.
                        let before = range.start.wrapping_sub(1);
                        let subordinate = range.start > sentence.first
                            && page.is(before, Class::SUBORDINATOR | Class::RELATIVE)
                            && text.word(before) != w::THAT;
                        !subordinate && !text.is_word(range.start, &[w::WHO, w::WHICH, w::THAT])
                    });
                    let inverted = || {
                        let opens = i > sentence.first && (page.opens(page.back(i)) || page.kind(i - 1) == Kind::Comma);
                        if opens { np::after(page, i + 1, sentence.end).map(|end| i + 1..end) } else { None }
                    };
                    if let Some(subject) = subject.or_else(inverted) {
                        self.subject = Some(subject);
                        self.fresh = false;
                    }
                }
                _ => {}
            }
        }
    }
}

/// The subject of the clause that reaches to token `to`.
pub(super) fn main_subject(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    to: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    // Bounded: a sentence of ordinary length is read from its start, another from this far back.
    const FAR: usize = 120;
    let mut main = Main::new(sentence);
    main.at = main.at.max(to.saturating_sub(FAR));
    main.advance(page, sentence, to);
    main.subject.map(|subject| {
        let verb = subject.end;
        let mut end = verb;
        while end < to && (page.is(end, FINITE) || page.is_adverb(end)) {
            end += 1;
        }
        (subject, verb..end.max(verb + 1))
    })
}

/// The cue with its verb at `head`, in a sentence of somebody's own words.
pub(super) fn one(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    frame(page, sentence, &mut Main::new(sentence), head)
}

/// The nearest verb before token `to` that is no cue, as a frame.
pub(super) fn any_verb(page: &Page<'_, '_>, sentence: &Sentence, to: usize) -> Option<Frame> {
    // The verb of a quotation's clause is near.
    const NEAR: usize = 24;
    let floor = sentence.first.max(to.saturating_sub(NEAR));
    let verbs = FINITE | Class::VERB_ING | Class::VERB_BASE;
    let mut i = to;
    while i > floor {
        i = page.back(i);
        let class = page.text.class(i);
        if i < floor
            || !class.any(verbs) && !page.is_past(i)
            || class.any(Class::CUE)
            || class.any(Class::AUXILIARY) && page.is(i + 1, FINITE | Class::VERB_ING | Class::VERB_BASE)
        {
            continue;
        }
        let mut main = Main::new(sentence);
        main.at = main.at.max(to.saturating_sub(120));
        if let Some(frame) = frame(page, sentence, &mut main, i) {
            return Some(frame);
        }
    }
    None
}

/// A tag of any verb that begins at token `start`: "Smith shot back", "sniped Smith".
pub(super) fn any_tag(page: &Page<'_, '_>, sentence: &Sentence, start: usize) -> Option<Frame> {
    let verb = |i: usize| page.is(i, Class::VERB_S) || page.is_past(i);
    let mut head = start;
    if !verb(start) || page.text.token(start).capitalised() {
        head = np::after(page, start, sentence.end)?;
        if page.kind(head) == Kind::Comma {
            head += 1;
        }
        while page.is_adverb(head) || page.is(head, Class::AUXILIARY) {
            head += 1;
        }
    }
    if !verb(head) || page.is(head, Class::AUXILIARY) || head >= sentence.end {
        return None;
    }
    let mut main = Main::new(sentence);
    main.at = main.at.max(start);
    let frame = frame(page, sentence, &mut main, head)?;
    (frame.form == Form::Finite && !frame.shared && frame.start() == start && frame.subject.is_some()).then_some(frame)
}

fn is_finite(page: &Page<'_, '_>, i: usize) -> bool {
    let token = page.text.token(i);
    // "more-pointed"
    if !token.spaced() && page.kind(i.wrapping_sub(1)) == Kind::Hyphen {
        return false;
    }
    // "In three interviews, the justice …": a plural before a comma.
    let noun = page.is(i, Class::VERB_S)
        && !page.is(i, Class::CUE | Class::AUXILIARY)
        && matches!(page.kind(i + 1), Kind::Comma | Kind::Period);
    (page.is(i, FINITE) || page.is_past(i))
        && !noun
        && !token.capitalised()
        && !(token.clitic()
            && page.text.word(i) == w::S_CLITIC
            && !page.is(i + 1, Class::ADVERB | Class::DETERMINER | Class::NEGATION | Class::VERB_ING))
}

/// The first token of the verb group with its main verb at `head`.
fn group_start(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> usize {
    let text = page.text;
    let floor = sentence.first.max(head.saturating_sub(LONGEST));
    let mut first = head;
    let mut i = head;
    while i > floor {
        i -= 1;
        if page.kind(i) != Kind::Word || page.marks.at(i).is_some() {
            break;
        }
        let class = text.class(i);
        if class.any(Class::AUXILIARY) && !(text.token(i).capitalised() && class.any(Class::MONTH)) {
            // "Clinton’s said" is a possessive, not a verb, more often than not.
            if text.token(i).clitic()
                && text.word(i) == w::S_CLITIC
                && !page.is(head, Class::VERB_ING | Class::VERB_PART)
            {
                break;
            }
            first = i;
        } else if class.any(Class::NEGATION) && text.word(i) != w::NO {
            first = i;
        } else if page.is_adverb(i) && !page.is(i, Class::PRONOUN | Class::DAYWORD) {
            // An adverb counts only where an auxiliary or the verb itself stands beside it.
            if i + 1 == first {
                first = i;
            }
        } else {
            break;
        }
    }
    first
}

fn frame(page: &Page<'_, '_>, sentence: &Sentence, main: &mut Main, head: usize) -> Option<Frame> {
    let text = page.text;
    let word = text.word(head);
    if word == w::ACCORDING {
        return according(page, sentence, head);
    }
    if word == w::WORDS {
        return words(page, sentence, head);
    }
    let class = text.class(head);
    let share = text.detail(head).cue;
    // "Washington-based", "said-to-be".
    if [head, head + 1].iter().any(|&i| {
        !text.token(i).spaced() && (page.kind(i) == Kind::Hyphen || page.kind(i - usize::from(i > 0)) == Kind::Hyphen)
    }) {
        return None;
    }
    if matches!(word, w::PUT | w::PUTS) {
        return put(page, sentence, head);
    }
    let token = text.token(head);
    if token.capitalised() && head > sentence.first && page.is_name(head - 1) {
        return headline(page, sentence, head, share);
    }
    if token.capitalised() && head == sentence.first && class.any(Class::VERB_PAST) {
        // "Said Smith: “…”"
        let end = np::after(page, head + 1, sentence.end)?;
        let quotes = page.kind(end) == Kind::Colon || page.kind(end) == Kind::Comma && page.opens(end + 1);
        return quotes.then(|| Frame {
            first: head,
            end: head + 1,
            head,
            form: Form::Finite,
            subject: Some(head + 1..end),
            inverted: true,
            shared: false,
            share,
            sentence: 0,
        });
    }
    if token.capitalised() && !(head == sentence.first && class.any(Class::VERB_ING)) && !page.opens(page.back(head)) {
        return None;
    }
    let mut first = group_start(page, sentence, head);
    let before = first.wrapping_sub(1);
    let mut end = head + 1;
    // "pointed out": a particle of the verb belongs to the cue.
    if text.is_word(end, &[w::OUT, w::OFF, w::BACK]) {
        end += 1;
    }
    // "was quoted as saying": one cue, whose subject speaks.
    let quoted_as =
        word == w::QUOTED && text.word(head + 1) == w::AS && text.word(head + 2) == w::SAYING && first < head;
    if quoted_as {
        end = head + 3;
    }
    let aux = (first..head).any(|i| page.is(i, Class::AUXILIARY));
    let be = (first..head).rev().find(|&i| page.is(i, Class::AUXILIARY)).is_some_and(|i| {
        text.is_word(i, &[w::BE, w::IS, w::ARE, w::WAS, w::WERE, w::BEEN, w::BEING, w::AM])
            || page.is(i, Class::NEGATION)
                && text.letters(i).len() > 3
                && matches!(text.letters(i).as_bytes()[0] | 0x20, b'i' | b'a' | b'w')
                && !page.is(i, Class::MODAL)
    });
    let build = |form, first: usize, subject: Option<Range<usize>>, inverted, shared| {
        Some(Frame { first, end, head, form, subject, inverted, shared, share, sentence: 0 })
    };

    if class.any(Class::VERB_ING) {
        if aux && be {
            let subject = subject(page, sentence, main, first)?;
            return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
        }
        return participle(page, sentence, main, head, first)
            .and_then(|subject| build(Form::Ing, first, subject, false, true));
    }
    // "is said to have called them thieves"
    if text.word(before) == w::TO && aux && text.word(first) == w::HAVE && before > sentence.first {
        main.advance(page, sentence, head);
        return build(Form::Infinitive, before, main.subject.clone(), false, true);
    }
    if text.word(before) == w::TO && class.any(Class::VERB_BASE) && !aux {
        if before <= sentence.first {
            main.advance(page, sentence, head);
            return build(Form::Infinitive, before, main.subject.clone(), false, true);
        }
        let carrier = before - 1;
        let verb = text.detail(carrier).lemma;
        if is_void(page, verb) {
            return build(Form::Void, carrier, None, false, false);
        }
        if is_catenative(page, carrier) {
            let carrier = if text.word(carrier) == w::ON { carrier - 1 } else { carrier };
            first = group_start(page, sentence, carrier);
            if let Some(subject) = subject(page, sentence, main, first) {
                return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
            }
        }
        main.advance(page, sentence, head);
        return build(Form::Infinitive, before, main.subject.clone(), false, true);
    }
    if quoted_as {
        let subject = subject(page, sentence, main, first)?;
        return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
    }
    if aux && be && class.any(Class::VERB_PART) {
        // "was described as … by Smith": the agent follows.
        let by = (head + 1..sentence.end.min(head + 12)).find(|&i| text.word(i) == w::BY);
        let agent = by.and_then(|by| np::after(page, by + 1, sentence.end).map(|end| by + 1..end));
        return build(Form::Passive, first, agent, false, false);
    }
    // "the unit known as": a participle that is no past tense has no subject of its own.
    if !aux && class.any(Class::VERB_PART) && !class.any(Class::VERB_PAST | Class::VERB_BASE | Class::VERB_S) {
        return None;
    }
    if !aux
        && class.any(Class::VERB_PART)
        && text.word(head + 1) == w::BY
        && page.is_word(before)
        && !page.is_name(before)
        && !page.is(before, Class::PRONOUN)
    {
        let agent = np::after(page, head + 2, sentence.end).map(|end| head + 2..end);
        return build(Form::Passive, first, agent, false, false);
    }
    if !aux
        && page.is(before, Class::DETERMINER | Class::PREPOSITION)
        && first > sentence.first
        && !text.is_word(
            before,
            &[
                w::THAT,
                w::SOME,
                w::MANY,
                w::ALL,
                w::BOTH,
                w::FEW,
                w::MOST,
                w::SEVERAL,
                w::THIS,
                w::ANOTHER,
                w::EACH,
                w::NEITHER,
            ],
        )
    {
        return None;
    }
    if !aux && text.word(before) == w::S_CLITIC {
        return None;
    }
    // A base form needs a modal, or a plural or first or second person before it.
    if !aux && class.any(Class::VERB_BASE) && !class.any(Class::VERB_PAST) && !plural(page, before) {
        return None;
    }
    // A noun of the same letters: "news reports said", "the poll results show".
    if !aux
        && class.any(Class::VERB_S | Class::VERB_BASE)
        && !class.any(Class::VERB_PAST)
        && page.is(head + 1, Class::VERB_PAST | Class::AUXILIARY)
        && !page.is(head + 1, Class::DETERMINER)
    {
        return None;
    }
    // "states" is a noun unless it says something.
    if text.detail(head).lemma == w::STATE
        && class.any(Class::VERB_S | Class::VERB_BASE)
        && !(text.word(head + 1) == w::THAT
            || matches!(page.kind(head + 1), Kind::Colon | Kind::Comma)
            || page.opens(head + 1))
    {
        return None;
    }
    let noun_form = class.any(Class::VERB_S | Class::VERB_BASE) && !class.any(Class::VERB_PAST) && !aux;
    // "claims of fraud", "remarks and insults": nouns, unless a pronoun stands before.
    let next_noun = text.word(head + 1) == w::OF || page.is(head + 1, Class::CONJUNCTION) && page.is_word(head + 1);
    if noun_form && share < 75 && next_noun && !page.is(before, Class::PRONOUN) {
        return None;
    }
    // A weak verb with a noun's letters needs an object: "passenger lists and", "the Paris attacks".
    if noun_form && share < 60 {
        let next = head + 1;
        let opens = page.opens(next)
            || page.kind(next) == Kind::Colon
            || page.is_word(next) && !page.is(next, Class::CONJUNCTION | Class::VERB_PAST)
            || page.kind(next).is_numeric()
            || page.kind(next) == Kind::Currency;
        let place = page.is(before, Class::PLACE | Class::NATIONALITY | Class::COUNTRY)
            && text.is_word(before.wrapping_sub(1), &[w::THE, w::OF, w::IN]);
        // “…,” the letter reads.
        let tags = matches!(page.kind(next), Kind::Period | Kind::Comma)
            && np::before(page, sentence.first, first)
                .is_some_and(|subject| subject.start > sentence.first && page.opens(page.back(subject.start)));
        let pronoun = page.is(before, Class::PRONOUN) && !page.is(before, Class::DETERMINER);
        if !(opens || pronoun || tags) || place {
            return None;
        }
    }
    // After a comma an apposition's subject comes first: "Smith, a lawyer, told reporters".
    let after_comma = first > sentence.first && page.kind(page.back(first)) == Kind::Comma;
    // "…, forcing a vote, said Ana Ruiz.": a speaker with nothing after it that could be reported.
    let ends = |subject: &Range<usize>| {
        matches!(page.kind(subject.end), Kind::Period | Kind::None)
            && (page.is_name(subject.start) || page.is(subject.start, Class::DETERMINER | Class::ROLE | Class::GROUP))
            && !text.is_word(subject.start, &[w::NO, w::ANY])
    };
    let last = after_comma && text.detail(head).lemma == w::SAY;
    if (!after_comma || last)
        && let Some(inverted) = inverted(page, sentence, head, first).filter(|subject| !last || ends(subject))
    {
        return build(Form::Finite, first, Some(inverted), true, false);
    }
    if let Some(subject) = subject(page, sentence, main, first) {
        // "touted an agreement announced last week": the participle of an object.
        if !aux && !subject.2 && class.any(Class::VERB_PART) && text.detail(head).lemma != w::SAY {
            let left = subject.0.start.wrapping_sub(1);
            if subject.0.start > sentence.first
                && page.is(left, FINITE | Class::VERB_ING | Class::VERB_BASE)
                && text.detail(left).cue < 60
                && !page.is(left, Class::AUXILIARY | Class::PREPOSITION)
                && page.is_word(left)
            {
                return None;
            }
        }
        return build(Form::Finite, first, Some(subject.0), subject.1, subject.2);
    }
    let inverted = inverted(page, sentence, head, first)?;
    build(Form::Finite, first, Some(inverted), true, false)
}

/// "said Smith" after a quotation or a comma that ends what was said.
fn inverted(page: &Page<'_, '_>, sentence: &Sentence, head: usize, first: usize) -> Option<Range<usize>> {
    let text = page.text;
    // “reporter” has revealed her bias: with an auxiliary the verb has its subject before it.
    if first < head && page.is(first, Class::AUXILIARY) {
        return None;
    }
    if first > sentence.first {
        let before = page.back(first);
        let marked = page.opens(before)
            || page.kind(before) == Kind::Comma
            || matches!(page.kind(before), Kind::Question | Kind::Exclamation | Kind::Dash);
        if !marked {
            return None;
        }
        // Between two commas the verb has its subject before the parenthesis.
        if page.kind(before) == Kind::Comma && !page.opens(page.back(before)) && !text.is(head, Class::CUE) {
            return None;
        }
    } else if !page.opens(page.back(first)) {
        return None;
    }
    let start = head + 1;
    let class = text.class(start);
    if !page.is_word(start) && page.kind(start) != Kind::Number && !page.opens(start)
        || text.is_word(start, &[w::THAT, w::HIM, w::THEM, w::ME, w::US, w::IT, w::TO])
        || text.detail(head).lemma == w::TELL
    {
        return None;
    }
    // "Will Doyle" is a name, whatever else "will" may be.
    let name = page.is_name(start) && page.is_name(start + 1);
    if !name
        && class.any(
            Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::WEEKDAY
                | Class::AUXILIARY
                | Class::DAYWORD,
        )
        || !name && class.any(Class::ADVERB) && !class.any(Class::DETERMINER)
    {
        return None;
    }
    // A verb after the phrase makes it the subject of what is reported.
    let core = np::core(page, start, sentence.end)?;
    if page.is(core, FINITE) && !page.is(core, Class::VERB_PART) || text.word(core) == w::THAT {
        return None;
    }
    Some(start..np::after(page, start, sentence.end)?)
}

/// Subject, whether it follows, and whether it is another verb's.
fn subject(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    main: &mut Main,
    first: usize,
) -> Option<(Range<usize>, bool, bool)> {
    let text = page.text;
    if first <= sentence.first {
        return None;
    }
    let before = page.back(first);
    let mut at = before;
    if page.kind(at) == Kind::Comma && at > sentence.first && page.is(at - 1, Class::CONJUNCTION) {
        at -= 1;
    }
    if page.is(at, Class::CONJUNCTION) && page.kind(at) == Kind::Word {
        main.advance(page, sentence, first);
        return main.name(page).map(|subject| (subject, false, true));
    }
    if text.word(before) == w::WHO || text.word(before) == w::WHICH || text.word(before) == w::THAT {
        return Some((before..before + 1, false, false));
    }
    let end = before_time(page, sentence, first);
    let who = end.wrapping_sub(1);
    if end < first && end > sentence.first && text.is_word(who, &[w::WHO, w::WHICH]) {
        return Some((who..end, false, false));
    }
    let found = np::before(page, sentence.first, end);
    // "an aide who spoke on condition of anonymity said": the phrase before the verb is the relative clause's.
    let start = found.as_ref().map_or(end, |range| range.start);
    if let Some(start) = np::relative(page, sentence.first, start, end) {
        return Some((start..end, false, false));
    }
    found.map(|range| (range, false, false))
}

/// The token where the time begins that stands between a subject and its verb at `first`: "Ryan on Tuesday
/// called", "who in 2010 said"; `first` without one.
fn before_time(page: &Page<'_, '_>, sentence: &Sentence, first: usize) -> usize {
    let text = page.text;
    if first <= sentence.first + 1 {
        return first;
    }
    let before = first - 1;
    if page.is(before, Class::WEEKDAY | Class::DAYWORD) && page.is_word(before) {
        let words = [w::ON, w::LAST, w::LATE, w::EARLY, w::LATER, w::EARLIER, w::THIS];
        let led = text.is_word(before - 1, &words);
        return before - usize::from(led);
    }
    let year = page.kind(before) == Kind::Number && text.letters(before).len() == 4;
    if year && text.word(before - 1) == w::IN { before - 1 } else { first }
}

/// Whether what stands before a base form can be its subject.
fn plural(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    if text.is_word(
        i,
        &[w::I, w::YOU, w::WE, w::THEY, w::WHO, w::SOME, w::MANY, w::OTHERS, w::MOST, w::BOTH, w::FEW, w::SEVERAL],
    ) {
        return true;
    }
    if page.kind(i) == Kind::Comma {
        // An apposition hides the number; a verb of saying is no noun there.
        return text.detail(i + 1).cue >= 80;
    }
    page.is(i, Class::GROUP)
        || page.is(i, Class::NUMBER) && text.word(i) != w::ONE
        || page.kind(i) == Kind::Word
            && text.letters(i).ends_with('s')
            && !text.token(i).clitic()
            && !page.is(
                i,
                Class::PLACE
                    | Class::COUNTRY
                    | Class::STATE
                    | Class::PREPOSITION
                    | Class::PRONOUN
                    | Class::DETERMINER
                    | Class::AUXILIARY
                    | Class::ADVERB,
            )
}

/// The source of a participle: the main clause's subject, or the noun right before it. None where
/// the word is a noun or adjective.
fn participle(
    page: &Page<'_, '_>,
    sentence: &Sentence,
    main: &mut Main,
    head: usize,
    first: usize,
) -> Option<Option<Range<usize>>> {
    let text = page.text;
    let led = first == sentence.first + 1 && page.is(first - 1, Class::PREPOSITION | Class::SUBORDINATOR);
    if first == sentence.first || led {
        // "Calling it a disgrace, Smith said": the subject follows the first comma that has one.
        return Some(following_subject(page, sentence, head));
    }
    let before = page.back(first);
    let free = matches!(page.kind(before), Kind::Comma | Kind::Dash | Kind::Hyphen | Kind::CloseRound)
        || page.opens(before)
        || page.is(
            before,
            Class::CONJUNCTION
                | Class::PREPOSITION
                | Class::SUBORDINATOR
                | Class::WEEKDAY
                | Class::DAYWORD
                | Class::PRONOUN
                | Class::ADVERB,
        )
        || page.is(before, Class::VERB_PAST | Class::VERB_BASE | Class::VERB_S);
    if page.is(before, Class::DETERMINER) && !page.is(before, Class::PRONOUN) || text.word(before) == w::S_CLITIC {
        return None;
    }
    let named = text.is_word(before, &[w::HIM, w::THEM, w::ME, w::US, w::HER, w::YOU]) || page.is_name(before);
    if named && let Some(range) = np::before(page, sentence.first, first) {
        // The object of a verb says nothing: "left Asia insisting".
        let left = range.start.wrapping_sub(1);
        let object = page.is_name(before)
            && range.start > sentence.first
            && page.is_word(left)
            && page.is(left, Class::VERB_PAST | Class::VERB_S)
            && !page.is(left, Class::PREPOSITION);
        if !object {
            return Some(Some(range));
        }
    }
    let noun = page.is_word(before)
        && !page.is(
            before,
            Class::VERB_PAST
                | Class::VERB_S
                | Class::VERB_BASE
                | Class::VERB_ING
                | Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::SUBORDINATOR
                | Class::PRONOUN
                | Class::ADVERB
                | Class::WEEKDAY
                | Class::MONTH
                | Class::DAYPART
                | Class::UNIT,
        )
        && !page.is_adverb(before);
    if noun || page.is_word(before) && page.is(before, Class::GROUP | Class::PERSON | Class::ROLE | Class::BODY) {
        let range = np::before(page, sentence.first, first);
        // "a creative writing teacher": the name of a trade.
        let trade = page.is(head + 1, Class::ROLE | Class::PERSON) && !text.token(head + 1).capitalised();
        if trade && range.as_ref().is_some_and(|range| page.is(range.start, Class::DETERMINER)) {
            return None;
        }
        // "issued a statement saying": who issued it says so.
        let issued = range.as_ref().is_some_and(|range| {
            range.clone().any(|i| page.is(i, Class::BODY | Class::DOCUMENT | Class::SAYING))
                && text.is_word(range.start, &[w::A, w::AN])
                && (page.is(range.start.wrapping_sub(1), Class::VERB_PAST | Class::VERB_S | Class::VERB_ING)
                    || text.word(range.start.wrapping_sub(1)) == w::OUT)
        });
        // "a joint warning": a noun.
        if page.is(before, Class::VERB_PART)
            && range.as_ref().is_some_and(|range| page.is(range.start, Class::DETERMINER))
        {
            return None;
        }
        if !issued {
            return Some(range);
        }
    }
    main.advance(page, sentence, first);
    if main.subject.is_none() && page.is(before, Class::PREPOSITION) {
        // "Ruiz, despite admitting that …, says": the subject stands before the comma.
        let comma = page.back(before);
        if comma > sentence.first && page.kind(comma) == Kind::Comma {
            return Some(np::before(page, sentence.first, comma));
        }
    }
    if free || main.subject.is_some() { Some(main.name(page)) } else { None }
}

fn following_subject(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Range<usize>> {
    // Bounded: a participle clause is no longer than this.
    const LONG: usize = 60;
    let limit = sentence.end.min(head + LONG);
    let mut i = head + 1;
    while i < limit {
        let comma =
            page.kind(i) == Kind::Comma || page.opens(i) && page.kind(page.next(i).wrapping_sub(2)) == Kind::Comma;
        let next = page.next(i);
        if comma && let Some(end) = np::after(page, next, limit) {
            let mut at = end + usize::from(page.kind(end) == Kind::Comma);
            while page.is_adverb(at) {
                at += 1;
            }
            if page.is(at, FINITE) || page.is_past(at) {
                return Some(next..end);
            }
        }
        i = next;
    }
    None
}

/// "according to Smith", "according to a report".
fn according(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    if page.text.word(head + 1) != w::TO {
        return None;
    }
    let start = head + 2;
    let end = np::after(page, start, sentence.end)?;
    Some(Frame {
        first: head,
        end: start,
        head,
        form: Form::According,
        subject: Some(start..end),
        inverted: true,
        shared: false,
        share: 90,
        sentence: 0,
    })
}

/// "in the words of Smith", "in her words".
fn words(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    let text = page.text;
    let build = |first, end, subject| {
        let (form, sentence) = (Form::According, 0);
        Some(Frame {
            first,
            end,
            head,
            form,
            subject: Some(subject),
            inverted: true,
            shared: false,
            share: 90,
            sentence,
        })
    };
    if head < sentence.first + 2 || text.word(head - 2) != w::IN {
        return None;
    }
    if text.word(head - 1) == w::THE && text.word(head + 1) == w::OF {
        let start = head + 2;
        return build(head - 2, start, start..np::after(page, start, sentence.end)?);
    }
    let own = text.is_word(head - 1, &[w::HIS, w::HER, w::THEIR]);
    if own { build(head - 2, head + 1, head - 1..head) } else { None }
}

/// "as Smith put it".
fn put(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> Option<Frame> {
    if page.text.word(head + 1) != w::IT {
        return None;
    }
    let first = group_start(page, sentence, head);
    let subject = np::before(page, sentence.first, first)?;
    // "put it down" puts nothing into words.
    let led = subject.start > sentence.first && page.text.word(page.back(subject.start)) == w::AS;
    if page.is_word(head + 2) && !led {
        return None;
    }
    Some(Frame {
        first,
        end: head + 2,
        head,
        form: Form::Finite,
        subject: Some(subject),
        inverted: false,
        shared: false,
        share: 70,
        sentence: 0,
    })
}

/// A headline's verb, among capitals: all before it is the subject.
fn headline(page: &Page<'_, '_>, sentence: &Sentence, head: usize, share: u8) -> Option<Frame> {
    // Headlines are short; a name of many words is not one.
    const WIDEST: usize = 12;
    let class = page.text.class(head);
    if !class.any(Class::VERB_S | Class::VERB_PAST) || head - sentence.first > WIDEST || head + 1 >= sentence.end {
        return None;
    }
    // Every word of some length is capitalised, or this is a name in running text.
    let running = (sentence.first..sentence.end.min(head + WIDEST)).any(|i| {
        page.is_word(i)
            && !page.text.token(i).capitalised()
            && !page.text.token(i).clitic()
            && page.text.letters(i).len() > 4
    });
    if running || class.any(Class::PERSON | Class::BODY | Class::ROLE) {
        return None;
    }
    let subject = np::before(page, sentence.first, head)?;
    Some(Frame {
        first: head,
        end: head + 1,
        head,
        form: Form::Finite,
        subject: Some(subject),
        inverted: false,
        shared: false,
        share,
        sentence: 0,
    })
}

/// Verbs after which "to say" means that nothing was said.
fn is_void(page: &Page<'_, '_>, lemma: crate::lexicon::WordId) -> bool {
    let _ = page;
    [w::DECLINE, w::REFUSE, w::FAIL].contains(&lemma)
}

/// Verbs that lend their subject to a "to" and a verb: "went on to say".
fn is_catenative(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    text.word(i) == w::ON || text.word(i) == w::USED || {
        let lemma = text.detail(i).lemma;
        [w::CONTINUE, w::BEGIN, w::START, w::SEEK, w::TRY, w::WANT, w::APPEAR, w::SEEM, w::COME, w::HAVE]
            .contains(&lemma)
    }
}
