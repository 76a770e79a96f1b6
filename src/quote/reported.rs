//! Reported speech without marks.

use super::cue::{Form, Frame};
use super::page::Page;
use super::relation::{Content, Relation, Rule};
use super::signs::Sign;
use super::tokens::Tokens;
use super::{Candidate, FINITE, TIME, clause, hearsay, likely, saying};
use crate::lexicon::{Class, WordId, w};
use crate::text::Kind;

/// A verb that reports less often than this makes no relation without a mark.
const WEAK: u8 = 33;
/// The same for an infinitive.
const SOUND: u8 = 50;
/// What a condition before the reported clause takes at most.
const ASIDE: usize = 16;
/// A verb that reports as often as this needs no other sign.
pub(super) const SURE: u8 = 60;

/// Adds what the cues report that no quotation has taken.
pub(super) fn relations(
    page: &Page<'_, '_>,
    frames: &[Frame],
    // The relation that each has made with a quotation.
    taken: &[Option<u32>],
    relations: &mut Vec<Relation>,
    // What is weighed, where somebody asks.
    mut log: Option<&mut Vec<Candidate>>,
) {
    // Where the last clause that a sure verb reports ends: a weak verb inside it is no news.
    let mut reported = 0;
    for (at, frame) in frames.iter().enumerate() {
        let within = frame.first < reported;
        // "met her to talk about the dam" tells of no talk that has been.
        let weak = if frame.form == Form::Infinitive { SOUND } else { WEAK };
        // One branch: what a cue reports cannot be foreseen.
        let nothing = taken[at].is_some()
            | ((frame.share < weak) & !((frame.form == Form::Finite) & (page.text.word(frame.end) == w::THAT)))
            | (within & (frame.share < SURE))
            | (frame.subject.is_none() & (frame.form != Form::Passive));
        if nothing {
            continue;
        }
        if let Some(relation) = relation(page, frames, at, within, log.as_deref_mut()) {
            if frame.share >= SURE {
                reported = reported.max(relation.content.last().end());
            }
            relations.push(relation);
        }
    }
    nouns(page, frames, relations);
}

/// Adds what nouns of saying report, and what stands beside "reportedly".
fn nouns(page: &Page<'_, '_>, frames: &[Frame], relations: &mut Vec<Relation>) {
    const NEXT: [WordId; 6] = [w::THAT, w::TO, w::BY, w::FROM, w::IS, w::WAS];
    let text = page.text;
    let end = text.tokens().len();
    let (mut n, mut at) = (0, 0);
    while let Some(noun) = page.signs.far(Sign::Cue, at, end) {
        at = noun + 1;
        let hearsay = text.word(noun) == w::REPORTEDLY;
        // One branch: few are either, but many have one of these words behind them.
        if !(hearsay | text.is_word(at, &NEXT) & page.is(noun, Class::SAYING)) {
            continue;
        }
        n += page.sentences[n..].iter().take_while(|sentence| sentence.end <= noun).count();
        let Some(sentence) = page.sentences.get(n) else { break };
        if noun < sentence.first || page.signs.inside(noun) {
            continue;
        }
        if hearsay {
            relations.extend(hearsay::relation(page, sentence, frames, noun, n as u32));
            continue;
        }
        let verb = frames.partition_point(|frame| frame.first <= noun);
        let verb = verb.checked_sub(1).is_some_and(|verb| frames[verb].head == noun);
        if verb {
            continue;
        }
        let Some((source, start)) = saying::unmarked(page, sentence, noun) else { continue };
        let content = start..clause::of_noun(page, sentence, frames, source.start, start);
        // A quotation has been attributed before.
        if content.is_empty() || page.signs.any(Sign::Mark, content.start, content.end) {
            continue;
        }
        relations.push(Relation {
            source: Some(source.into()),
            cue: Some((noun..noun + 1 + usize::from(text.is_word(at, &[w::IS, w::WAS]))).into()),
            content: Content::one(content),
            rule: Rule::Saying,
            confidence: Rule::Saying.reported(),
            quoted: false,
            sentence: n as u32,
            place: 0,
        });
    }
}

fn relation(
    page: &Page<'_, '_>,
    frames: &[Frame],
    at: usize,
    within: bool,
    log: Option<&mut Vec<Candidate>>,
) -> Option<Relation> {
    let frame = &frames[at];
    let sentence = &page.sentences[frame.sentence as usize];
    let found = |(rule, cue, content): Found, confidence: f32| Relation {
        source: frame.subject,
        cue: Some(cue),
        content,
        rule,
        confidence,
        quoted: false,
        sentence: frame.sentence,
        place: 0,
    };
    // "short of the $6 billion analysts had expected, …": a sum is nobody who says anything.
    let sum = || frame.subject.is_some_and(|subject| subject.range().any(|i| page.kind(i) == Kind::Currency));
    if let Some(tag) = tag(page, frames, frame)
        && (frame.form == Form::According || !sum())
    {
        let confidence = tag.0.reported();
        return Some(found(tag, confidence));
    }
    let clause = clause(page, frames, frame)?;
    let (rule, cue, content) = &clause;
    if *rule == Rule::Declined {
        return Some(found(clause, Rule::Declined.reported()));
    }
    // "was told by regulators to recall cars": nobody else does so to anybody.
    let agent = frame.subject.is_some_and(|agent| agent.start() == frame.end + 1);
    let whole = page.text.is_word(content.start(), &[w::TO, w::THAT])
        || page.text.word(content.start()) == w::OF && frame.share >= SURE;
    if *rule == Rule::Passive && agent && whole && page.text.word(frame.head) != w::ASKED {
        return Some(found(clause, Rule::Passive.reported()));
    }
    let features = likely::features(page, sentence, frame, *rule, content, within);
    if let Some(log) = log {
        let span = |tokens: Tokens| page.text.span(tokens.range());
        let source = frame.subject.map(span);
        log.push(Candidate { source, cue: Some(span(*cue)), features: features.names() });
    }
    let share = likely::share(&features);
    let confidence = rule.told(share);
    (share >= likely::LEAST).then(|| found(clause, confidence))
}

type Found = (Rule, Tokens, Content);

/// "It will rain, the office said", "It was, he said, the worst of years", "according to the office".
fn tag(page: &Page<'_, '_>, frames: &[Frame], frame: &Frame) -> Option<Found> {
    let sentence = &page.sentences[frame.sentence as usize];
    let cue = frame.cue();
    if frame.form == Form::According {
        // "…, and, according to Ruiz, it holds": what the "and" brings in follows.
        let before = page.back(frame.start());
        let joined = page.kind(before) == Kind::Comma && page.is(before.wrapping_sub(1), Class::CONJUNCTION);
        if !joined && let Some(content) = clause::fronted(page, sentence, frames, frame) {
            let mut content = Content::one(content);
            // "The mill, according to the paper, has been sold."
            if let Some(rest) = clause::resumed(page, sentence, frames, frame)
                && (clause::goes_on_with_verb(page, rest.start) || page.is(before.wrapping_sub(1), Class::AUXILIARY))
            {
                content.push(rest);
            }
            return Some((Rule::AccordingTo, cue, content));
        }
        let start = frame.after() + usize::from(page.kind(frame.after()) == Kind::Comma);
        let end = clause::end(page, sentence, frames, start, start);
        return (start < end).then(|| (Rule::AccordingTo, cue, Content::one(start..end)));
    }
    if let Some(content) = clause::gapped(page, sentence, frames, frame) {
        return Some((Rule::ClauseTag, cue, content));
    }
    // "The plan, he believes, is dead": between two commas any verb that reports at all does.
    let (before, after) = (page.back(frame.start()), frame.after());
    let aside = !frame.inverted && page.kind(before) == Kind::Comma && page.kind(after) == Kind::Comma;
    // "…, the poll found.": so does one that ends its sentence.
    // "Prices rose, data showed on Thursday."
    let day = after + usize::from(page.text.word(after) == w::ON);
    let day = if page.is(day, Class::WEEKDAY | Class::DAYWORD) { day + 1 } else { after };
    let last = !frame.inverted && page.kind(before) == Kind::Comma && day + 1 >= sentence.end && frame.share >= WEAK;
    // "As the Courier revealed, …"
    let led = page.text.word(frame.start().wrapping_sub(1)) == w::AS && page.kind(after) == Kind::Comma;
    let strong = frame.form == Form::Finite && (aside || last || led || frame.share >= SURE) && !frame.shared;
    // "The dam leaked, it is claimed.", "The dam leaked, the council was told."
    if frame.form == Form::Passive && frame.subject.is_none() && after + 1 >= sentence.end && frame.first < frame.head {
        return clause::told(page, sentence, frame).map(|content| (Rule::ClauseTag, cue, Content::one(content)));
    }
    // "As reported by the Courier, …"
    let by = frame.form == Form::Passive
        && frame.inverted
        && page.text.word(frame.first.wrapping_sub(1)) == w::AS
        && frame.subject.is_some();
    if !(strong || by) || !clause::is_tag(page, sentence, frame) {
        return None;
    }
    if let Some(content) = clause::introduced(page, sentence, frames, frame) {
        return Some((Rule::ClauseTag, cue, Content::one(content)));
    }
    let mut content = Content::one(clause::fronted(page, sentence, frames, frame)?);
    if let Some(rest) = clause::resumed(page, sentence, frames, frame) {
        content.push(rest);
    }
    Some((Rule::ClauseTag, cue, content))
}

/// What follows the cue: a that-clause, a clause without "that", an object, an infinitive.
fn clause(page: &Page<'_, '_>, frames: &[Frame], frame: &Frame) -> Option<Found> {
    let text = page.text;
    let sentence = &page.sentences[frame.sentence as usize];
    let mut cue = frame.cue();
    let mut start = clause::complement(page, sentence, frame);
    // "was told by regulators to recall cars"
    if frame.form == Form::Passive
        && let Some(agent) = frame.subject
        && agent.start() == frame.end + 1
        && text.word(frame.end) == w::BY
        && text.is_word(agent.end(), &[w::TO, w::THAT, w::AS, w::OF, w::FOR])
    {
        start = agent.end();
    }
    if page.is_word(start)
        && page.is(start, Class::PREPOSITION)
        && !page.is(start, Class::SUBORDINATOR)
        && clause::bounded(page, start).is_none()
    {
        // When and where it was said is not what was said.
        let aside = text.is_word(start, &[w::IN, w::ON, w::AT, w::DURING, w::BY, w::FROM]);
        let infinitive = text.word(start) == w::TO && infinitive(page, start + 1);
        if aside && (frame.share >= SURE || frame.form == Form::Passive) || !infinitive && frame.share < WEAK + 5 {
            return None;
        }
        // "talks to us about the film": whom one talks to is not what was said.
        const TO_SOMEBODY: [WordId; 4] = [w::TALK, w::COMPLAIN, w::WRITE, w::SPEAK];
        if TO_SOMEBODY.contains(&text.detail(frame.head).lemma) && text.is_word(start, &[w::TO, w::WITH]) {
            return None;
        }
        // "called for", "pointed to": the preposition belongs to the verb.
        if start == frame.end && !infinitive {
            start += 1;
            cue = (frame.first..start).into();
        }
    }
    // "said, if elected, she would go"
    if page.kind(start) == Kind::Comma
        && frame.share >= SURE
        && page.is(start + 1, Class::SUBORDINATOR)
        && (start + 2..sentence.end.min(start + ASIDE)).any(|i| page.kind(i) == Kind::Comma)
    {
        start += 1;
    }
    if start >= sentence.end || matches!(page.kind(start), Kind::Comma | Kind::Semicolon | Kind::Period) {
        return None;
    }
    // "who asked not to be named": how one speaks, not what one says.
    if text.word(start) == w::NOT && text.detail(frame.head).lemma == w::ASK {
        return None;
    }
    let that = text.word(start) == w::THAT;
    // A quotation has been attributed before, to this verb or to another.
    if page.opens(start) || that && page.opens(start + 1) {
        return None;
    }
    let end =
        clause::end(page, sentence, frames, start, start).min(clause::limit(page, sentence, frames, frame, start));
    // "was cited again and again by opponents": what is cited stands before the verb.
    let agent = frame.subject.filter(|agent| frame.form == Form::Passive && agent.start() > start);
    if agent.is_some_and(|agent| (start..agent.start() - 1).all(|i| idle(page, i))) {
        return None;
    }
    let rule = match frame.form {
        Form::Infinitive => Rule::Infinitive,
        Form::Passive => Rule::Passive,
        Form::Void => Rule::Declined,
        // "rejected that plea": no clause.
        _ if that && (start..end).any(|i| page.is(i, FINITE) || page.is_past(i)) => Rule::ThatClause,
        Form::Ing => Rule::Participle,
        _ if frame.share >= SURE => Rule::Clause,
        _ => Rule::Object,
    };
    // "will think again"
    let aside = end == start + 1 && page.is_adverb(start) && !text.is_word(start, &[w::SO, w::NOT]);
    (start < end && !aside).then(|| (rule, cue, Content::one(start..end)))
}

/// Whether the word tells only how or when: "again", "and", "last year".
fn idle(page: &Page<'_, '_>, i: usize) -> bool {
    page.is_adverb(i)
        || page.is(i, TIME.or(Class::CONJUNCTION).or(Class::TIMEWORD))
        || page.text.is_word(i, &[w::LAST, w::THIS, w::AGAIN])
}

/// Whether a "to" before the word opens an infinitive: a verb, or a plain word that is no noun phrase's first.
fn infinitive(page: &Page<'_, '_>, i: usize) -> bool {
    let phrase = Class::DETERMINER
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::NATIONALITY
        | Class::NUMBER
        | Class::GROUP
        | Class::BODY
        | Class::RELATIVE;
    page.is(i, Class::VERB_BASE | Class::ADVERB)
        || page.is_word(i)
            && !page.text.token(i).capitalised()
            && !page.is(i, phrase)
            && !page.text.letters(i).ends_with('s')
}
