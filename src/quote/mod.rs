//! Who said what: quotations, attributions and speakers.
//!
#![doc = include_str!("quotations.md")]

mod clause;
mod cue;
mod headline;
mod hearsay;
mod likely;
mod look;
mod marks;
mod name;
mod nested;
mod np;
mod page;
mod rank;
mod relation;
mod reported;
mod saying;
mod seek;
mod signs;
mod spans;
mod speaker;
mod tag;
mod tokens;
mod transcript;
mod usage;

use crate::lexicon::{Class, w};
use crate::section::Block;
use crate::span::Span;
use crate::text::Text;

use serde::{Deserialize, Serialize};
use signs::{Sign, Signs};
pub use spans::Spans;
use std::borrow::Cow;
use tokens::Tokens;

/// What a verb with a subject of its own looks like.
const FINITE: Class = Class::VERB_PAST.or(Class::VERB_S).or(Class::AUXILIARY);

/// Nouns for those who can speak.
const SPEAKERS: Class = Class::ROLE.or(Class::PERSON).or(Class::GROUP).or(Class::BODY);

/// A word of when, or one that leads to it.
const TIME: Class = Class::WEEKDAY.or(Class::DAYWORD).or(Class::UNIT).or(Class::MONTH).or(Class::PREPOSITION);

/// What the desk finds in a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quotes {
    /// The inside of each pair of quotation marks, in order of their starts.
    pub quotations: Vec<Quotation>,
    /// Who said, wrote or thought what, in order of their contents.
    pub attributions: Vec<Attribution>,
    /// Whom the sources stand for.
    pub speakers: Vec<Speaker>,
}

/// The inside of a pair of quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quotation {
    /// The words, marks excluded, punctuation inside the marks included.
    pub span: Span,
    /// What the marks are for.
    #[serde(rename = "use")]
    pub usage: Usage,
    /// The index of the quotation around this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// The index of the attribution it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<u32>,
}

/// What quotation marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Usage {
    /// Somebody said or wrote it.
    Speech,
    /// The name of a work.
    Title,
    /// Words the writer keeps at a distance.
    Scare,
    /// A nickname, or a word as a word.
    Term,
    /// Not known.
    Unknown,
}

/// An attribution relation as in PARC and PolNeAR.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attribution {
    /// How much of the content is quoted.
    pub form: Form,
    /// The mention of the speaker: the whole noun phrase.
    pub source: Option<Span>,
    /// The verb group, or "according to", a colon.
    pub cue: Option<Span>,
    /// What was said, in one or more parts, marks included.
    pub content: Spans,
    /// The id of the speaker the source stands for.
    pub speaker: Option<u32>,
    /// The rule that found it.
    pub rule: Cow<'static, str>,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

/// How much of an attribution's content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Form {
    /// All of it.
    Direct,
    /// A part.
    Mixed,
    /// Nothing.
    Indirect,
}

/// A person or body that says something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Speaker {
    /// Its index among the speakers.
    pub id: u32,
    /// The fullest form in the text, without title.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Office or occupation, where the text gives one.
    pub role: Option<String>,
    /// Where it is mentioned, in order.
    pub mentions: Spans,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One person.
    Person,
    /// A body, a company, a government.
    Organization,
    /// Several people.
    Group,
    /// Not known.
    Unknown,
}

/// Finds the quotations of a text, who said them, and reported speech.
///
/// ```
/// use copydesk::{Text, quote, section};
/// let text = Text::read("“We are ready,” Ana Ruiz said. She added that the roads were clear.");
/// let quotes = quote::attribute(&text, &section::label(&text));
/// assert_eq!(&text.str()[quotes.quotations[0].span], "We are ready,");
/// assert_eq!(&text.str()[quotes.attributions[0].source.unwrap()], "Ana Ruiz");
/// assert_eq!(&text.str()[quotes.attributions[1].content[0]], "that the roads were clear");
/// ```
pub fn attribute(text: &Text<'_>, blocks: &[Block]) -> Quotes {
    let mut signs = Signs::read(text);
    let (quotations, mut attributions, sources) = relations(text, blocks, &mut signs);
    let speakers = speaker::resolve(text, blocks, signs, sources, &mut attributions);
    for attribution in &mut attributions {
        // Two places are more than any measurement bears out.
        attribution.confidence = rank::round(attribution.confidence * 100.0) / 100.0;
    }
    Quotes { quotations, attributions, speakers }
}

/// Quotations and attributions, the speakers left open, and where the sources stand. What it takes to find
/// them is given up before the speakers are looked for.
fn relations(
    text: &Text<'_>,
    blocks: &[Block],
    signs: &mut Signs,
) -> (Vec<Quotation>, Vec<Attribution>, Vec<speaker::Source>) {
    let marks = marks::pair(text, signs);
    let page = page::Page::new(text, blocks, &marks, signs);
    let frames = cue::frames(&page);
    let mut tagger = tag::Tagger::new(&page, &frames);
    tagger.run();
    let tag::Tagger { mut relations, mut of_pair, mut of_frame, usages, .. } = tagger;
    nested::relations(&page, &usages, &mut of_pair, &mut relations);
    headline::relations(&page, blocks, &frames, &mut of_frame, &mut relations);
    reported::relations(&page, &frames, &of_frame, &mut relations, None);
    transcript::relations(&page, &mut relations);
    // The largest of what is not needed any more.
    drop((frames, of_frame));

    // By where their contents start, and among equals by when they were found.
    let mut order = Vec::with_capacity(relations.len());
    order.extend(relations.iter().enumerate().map(|(n, it)| (it.content.start() as u64) << 32 | n as u64));
    order.sort_unstable();
    let order = || order.iter().map(|&it| it as u32 as usize);
    for (place, n) in order().enumerate() {
        relations[n].place = place as u32;
    }
    let quotations = marks
        .pairs
        .iter()
        .zip(&of_pair)
        .zip(&usages)
        .map(|((pair, relation), usage)| Quotation {
            span: text.span(pair.first()..pair.last()),
            usage: usage.settle(&page, pair, relation.is_some()),
            parent: pair.parent,
            attribution: relation.map(|n| relations[n as usize].place),
        })
        .collect();
    drop((of_pair, usages));
    let attributions = order().map(|n| attribution(&page, &relations[n])).collect();
    let mut sources = Vec::with_capacity(relations.len());
    sources.extend(order().enumerate().filter_map(|(n, at)| {
        let tokens = relations[at].source?;
        let quoted = page.signs.inside(tokens.start());
        Some(speaker::Source { first: tokens.start() as u32, last: tokens.end() as u32, attribution: n as u32, quoted })
    }));
    (quotations, attributions, sources)
}

/// A quotation whose speaker no rule is sure of: see [`weighed`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Weighed {
    /// The words inside the marks.
    pub quotation: Span,
    /// What it can belong to, as the rules propose.
    pub candidates: Vec<Candidate>,
}

/// What a quotation can belong to, and a verb that may report something.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// Who would have said it; nobody, where it is a title or a word at a distance.
    pub source: Option<Span>,
    /// The verb or preposition that would report it.
    pub cue: Option<Span>,
    /// What there is to see, by name and value: "order 0", the nearest cue.
    pub features: Vec<String>,
}

/// What [`attribute`] weighs where no rule is sure, for those who ask why, and for making the weights.
///
/// ```
/// use copydesk::{Text, quote, section};
/// let text = Text::read("Ana Ruiz said Tuesday that the roads were “as clear as they ever are” in March.");
/// let weighed = quote::weighed(&text, &section::label(&text));
/// assert_eq!(&text.str()[weighed[0].candidates[0].source.unwrap()], "Ana Ruiz");
/// assert!(weighed[0].candidates[0].features.iter().any(|feature| feature == "order 0"));
/// ```
pub fn weighed(text: &Text<'_>, blocks: &[Block]) -> Vec<Weighed> {
    logged(text, blocks).0
}

/// The verbs of a text that may report something without quotation marks, with what [`attribute`] weighs to tell
/// which do.
///
/// ```
/// use copydesk::{Text, quote, section};
/// let text = Text::read("Ana Ruiz found that the dam leaked. The mill found a new owner.");
/// let verbs = quote::unmarked(&text, &section::label(&text));
/// assert_eq!(verbs.len(), 2);
/// assert_eq!(&text.str()[verbs[0].cue.unwrap()], "found");
/// // A clause with "that" is reported speech more often than an object is.
/// assert!(verbs[0].features.iter().any(|feature| feature == "told-form 0"));
/// assert!(verbs[1].features.iter().any(|feature| feature == "told-form 2"));
/// ```
pub fn unmarked(text: &Text<'_>, blocks: &[Block]) -> Vec<Candidate> {
    logged(text, blocks).1
}

/// What is weighed, of quotations and of verbs without marks.
fn logged(text: &Text<'_>, blocks: &[Block]) -> (Vec<Weighed>, Vec<Candidate>) {
    let mut signs = Signs::read(text);
    let marks = marks::pair(text, &mut signs);
    let page = page::Page::new(text, blocks, &marks, &signs);
    let frames = cue::frames(&page);
    let mut tagger = tag::Tagger::new(&page, &frames);
    tagger.log = Some(Vec::new());
    tagger.run();
    let tag::Tagger { mut relations, of_frame, log, .. } = tagger;
    let mut verbs = Vec::new();
    reported::relations(&page, &frames, &of_frame, &mut relations, Some(&mut verbs));
    (log.unwrap_or_default(), verbs)
}

/// The relation by bytes.
fn attribution(page: &page::Page<'_, '_>, relation: &relation::Relation) -> Attribution {
    let span = |tokens: Tokens| page.text.span(tokens.range());
    Attribution {
        form: form(page, relation),
        source: relation.source.map(span),
        cue: relation.cue.map(span),
        content: relation.content.iter().map(span).collect(),
        speaker: None,
        rule: Cow::Borrowed(relation.rule.name()),
        confidence: relation.confidence,
    }
}

/// How much of the content stands in marks; a leading "that" does not count.
fn form(page: &page::Page<'_, '_>, relation: &relation::Relation) -> Form {
    let marked = |part: Tokens| page.signs.far(Sign::Mark, part.start(), part.end()).is_some();
    if !relation.content.iter().any(marked) {
        return if relation.rule == relation::Rule::Transcript { Form::Direct } else { Form::Indirect };
    }
    for part in relation.content.iter() {
        let mut i = part.start() + usize::from(page.text.word(part.start()) == w::THAT);
        // From one quotation to the next, with a look at what lies between.
        while i < part.end() {
            let open = page.signs.far(Sign::Mark, i, part.end());
            if page.signs.any(Sign::Word, i, open.unwrap_or(part.end())) {
                return Form::Mixed;
            }
            let Some(open) = open else { break };
            i = page.next(open);
        }
    }
    Form::Direct
}
