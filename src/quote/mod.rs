//! Who said what: quotations, attributions and speakers.

mod speaker;

use crate::section::Block;
use crate::span::Span;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
    pub content: Vec<Span>,
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
    pub mentions: Vec<Span>,
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
pub fn attribute(text: &Text<'_>, blocks: &[Block]) -> Quotes {
    let mut attributions = Vec::new();
    let speakers = speaker::resolve(text, blocks, &mut attributions);
    Quotes { quotations: Vec::new(), attributions, speakers }
}
