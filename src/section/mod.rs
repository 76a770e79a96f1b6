//! What each line is: the parts of an article, and what the head and foot lines say.
//!
#![doc = include_str!("sections.md")]

mod agree;
mod beside;
mod byline;
mod credit;
mod cues;
mod dateline;
mod fields;
mod lines;
mod look;
mod names;
mod page;
mod pieces;
mod prose;
mod row;
mod said;
mod shape;
mod signs;
mod stamp;
mod story;
mod weights;
mod when;

use crate::date::{Date, Moment};
use crate::span::Span;
use crate::text::Text;
use beside::Beside;
use page::Page;
use serde::{Deserialize, Serialize};
use signs::{Row, Zone};
use std::fmt;
use weights::KINDS;

/// What a block is, in the words of the trade.
///
/// ```
/// use copydesk::{Text, section::{self, BlockKind}};
/// let blocks = section::label(&Text::read("It rained all day, the weather office said on Friday."));
/// assert_eq!(blocks[0].kind, BlockKind::Lede);
/// assert_eq!(blocks[0].kind.as_str(), "lede");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// A rubric above the headline.
    Kicker,
    /// The standfirst below the headline.
    Deck,
    /// Who wrote it.
    Byline,
    /// When it was published or updated.
    Timestamp,
    /// Place and agency on a line of their own.
    Dateline,
    /// The header and the items of a list of highlights.
    Highlights,
    /// The words below a picture; a video's label and title.
    Caption,
    /// Who made the picture or the video.
    Credit,
    /// The first paragraph of the story.
    Lede,
    /// Any other paragraph of the story.
    Body,
    /// A crosshead between paragraphs.
    Subhead,
    /// A sentence of the story, lifted out and set apart.
    Pullquote,
    /// A post of a social network, set into the story.
    Embed,
    /// A link to another story.
    Related,
    /// A correction, clarification or editor's note.
    Correction,
    /// Contributors, or the author's biography, at the foot.
    Tagline,
    /// The end of the story: `___`, `(END)`, `-30-`.
    Endmark,
    /// Advertisements, share buttons, newsletters, copyright, menus.
    Boilerplate,
}

impl BlockKind {
    /// The name of the kind, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Kicker => "kicker",
            BlockKind::Deck => "deck",
            BlockKind::Byline => "byline",
            BlockKind::Timestamp => "timestamp",
            BlockKind::Dateline => "dateline",
            BlockKind::Highlights => "highlights",
            BlockKind::Caption => "caption",
            BlockKind::Credit => "credit",
            BlockKind::Lede => "lede",
            BlockKind::Body => "body",
            BlockKind::Subhead => "subhead",
            BlockKind::Pullquote => "pullquote",
            BlockKind::Embed => "embed",
            BlockKind::Related => "related",
            BlockKind::Correction => "correction",
            BlockKind::Tagline => "tagline",
            BlockKind::Endmark => "endmark",
            BlockKind::Boilerplate => "boilerplate",
        }
    }

    /// Whether the block is a paragraph of the story itself.
    pub const fn is_story(self) -> bool {
        matches!(self, BlockKind::Lede | BlockKind::Body)
    }
}

/// A part of an article: one line, or the lines of one hard-wrapped paragraph.
///
/// ```
/// use copydesk::{Text, section};
/// let text = Text::read("It rained all day, the weather office said on Friday.\n\nRoads were closed.");
/// let blocks = section::label(&text);
/// assert_eq!(blocks.len(), 2);
/// assert_eq!(&text.str()[blocks[1].span], "Roads were closed.");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Block {
    /// From the first letter, digit or mark to the last.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// What it says that has a value: a dateline, names, a time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// A part of a block that has a value of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Field {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    #[serde(flatten)]
    pub value: FieldValue,
}

/// What a [`Field`] says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "field", content = "value")]
#[non_exhaustive]
pub enum FieldValue {
    /// Places, agency and date before the lede.
    Dateline(Box<Dateline>),
    /// A name of the byline, capitals restored.
    Author(String),
    /// When it was published.
    Published(Moment),
    /// When it was last changed.
    Updated(Moment),
    /// The running time of a video, in seconds.
    Running(u32),
    /// Whose picture or video it is.
    Source(String),
    /// A name of those who contributed.
    Contributor(String),
    /// What a correction or editor's note says, without its label.
    Correction(String),
}

/// The field's name and what it says, for people: "author Ana Ruiz", "running time 52 s".
///
/// ```
/// use copydesk::section::FieldValue;
/// assert_eq!(FieldValue::Running(52).to_string(), "running time 52 s");
/// ```
impl fmt::Display for FieldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldValue::Dateline(dateline) => write!(f, "dateline {}", dateline.places.join(", ")),
            FieldValue::Author(name) => write!(f, "author {name}"),
            FieldValue::Published(moment) => write!(f, "published {moment}"),
            FieldValue::Updated(moment) => write!(f, "updated {moment}"),
            FieldValue::Running(seconds) => write!(f, "running time {seconds} s"),
            FieldValue::Source(name) => write!(f, "source {name}"),
            FieldValue::Contributor(name) => write!(f, "contributor {name}"),
            FieldValue::Correction(words) => write!(f, "correction {words}"),
        }
    }
}

/// Place, agency and date at the head of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dateline {
    /// From the first place to the dash, the dash included.
    pub span: Span,
    /// As written, each with its state or country in one string.
    pub places: Vec<String>,
    /// Without its brackets.
    pub agency: Option<String>,
    /// As written.
    pub date: Option<String>,
    /// The day, where the date has a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
}

/// The names of all signs: the rows of the table of weights, in their order.
///
/// ```
/// use copydesk::section;
/// assert!(section::signs().iter().any(|sign| sign == "cue=byline"));
/// ```
pub fn signs() -> Vec<String> {
    (0..signs::SIGNS).map(|sign| signs::name(sign as u16)).collect()
}

/// Labels every paragraph of the text, in order.
///
/// Never fails: a text with no structure at all is a lede and body.
pub fn label(text: &Text<'_>) -> Vec<Block> {
    let page = Page::read(text);
    let mut beside = Beside::new();
    beside.look(text, &page);
    let allowed: Vec<u32> =
        (0..page.lines.len()).map(|n| if page.repeats(n) { weights::AS_ABOVE } else { page.allowed(n) }).collect();
    let mut kinds = weights::decide(&allowed, |n, sum| page.row(text, n, &mut beside, sum));
    page.agree(&mut kinds);
    let mut lede = true;
    let blocks = text.paragraphs().iter().zip(kinds).map(|(p, kind)| {
        let kind = match kind {
            BlockKind::Body if std::mem::take(&mut lede) => BlockKind::Lede,
            kind => kind,
        };
        Block { span: p.span(), kind, fields: Vec::new() }
    });
    let mut blocks: Vec<Block> = blocks.collect();
    fields::fill(text, &page.lines, &mut blocks);
    blocks
}

/// What speaks for the kind of a line: see [`evidence`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// Where it stands: "before" the first paragraph of the story, "within", or "after" the last.
    pub zone: &'static str,
    /// The signs that it bears, by name: "words=6-8", "cue=byline".
    pub signs: Vec<String>,
    /// The kinds that it may be at all.
    pub may_be: Vec<BlockKind>,
}

/// The signs by which [`label`] weighs each paragraph, for those who ask why, and for making the weights.
///
/// ```
/// use copydesk::{Text, section};
/// let evidence = section::evidence(&Text::read("By Ana Ruiz"));
/// assert!(evidence[0].signs.iter().any(|sign| sign == "cue=byline"));
/// ```
pub fn evidence(text: &Text<'_>) -> Vec<Evidence> {
    let page = Page::read(text);
    let mut beside = Beside::new();
    beside.look(text, &page);
    let evidence = (0..page.lines.len()).map(|n| {
        let mut row = Row { zone: Zone::Before, signs: Vec::new() };
        page.row(text, n, &mut beside, &mut row);
        let may_be = page.allowed(n);
        Evidence {
            zone: signs::ZONES[row.zone as usize],
            signs: row.signs.iter().map(|sign| signs::name(*sign)).collect(),
            may_be: KINDS.iter().enumerate().filter(|(k, _)| may_be & (1 << k) != 0).map(|(_, kind)| *kind).collect(),
        }
    });
    evidence.collect()
}
