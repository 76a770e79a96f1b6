//! [`Record`]: an article's data without its text, and the way back to it.

use super::{Article, Published};
use crate::date::Moment;
use crate::error::{Error, Kind as ErrorKind};
use crate::quote::{Attribution, Quotation, Speaker};
use crate::section::{Block, Dateline};
use crate::span::Span;
use crate::text::Text;
use crate::timex::{Interval, Timex};
use serde::{Deserialize, Serialize};

/// What the desks found in an article, without its text: the format `copydesk/1`.
///
/// ```
/// use copydesk::{Article, Record};
/// let text = "“We are ready,” Ana Ruiz said.";
/// let json = serde_json::to_string(&Article::parse(text))?;
/// let record: Record = serde_json::from_str(&json)?;
/// let article = record.attach(text)?;
/// assert_eq!(article.speakers()[0].name, "Ana Ruiz");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Record {
    /// The name of the format.
    pub schema: Schema,
    /// The day of publication.
    #[serde(default)]
    pub published: Option<Published>,
    /// When the article was last changed.
    #[serde(default)]
    pub updated: Option<Moment>,
    /// Where the headline stands.
    #[serde(default)]
    pub headline: Option<Span>,
    /// Place, agency and date at the head of the story.
    #[serde(default)]
    pub dateline: Option<Dateline>,
    /// The names of the byline.
    #[serde(default)]
    pub authors: Option<Vec<String>>,
    /// The parts of the article.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Its sentences.
    #[serde(default)]
    pub sentences: Vec<Span>,
    /// Those who said something.
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    /// The inside of each pair of quotation marks.
    #[serde(default)]
    pub quotations: Vec<Quotation>,
    /// Who said, wrote or thought what.
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    /// The temporal expressions.
    #[serde(default)]
    pub timexes: Vec<Timex>,
}

impl Record {
    /// Attaches the record to the text it came from.
    ///
    /// # Errors
    ///
    /// Where a span does not lie in the text or not on char boundaries, parts that follow each other do not,
    /// an id leads nowhere, a content is empty, an interval ends before it begins or a confidence is not
    /// between 0 and 1: the error names the entry. Another text in which every span fits is not told from
    /// the one that was read.
    ///
    /// ```
    /// # use copydesk::Article;
    /// let record = Article::parse("It rained on Friday, Ana Ruiz said.").into_record();
    /// let error = record.attach("Too short").unwrap_err();
    /// assert!(error.to_string().starts_with("blocks[0].span: span 0..35"));
    /// ```
    pub fn attach(self, text: &str) -> Result<Article<'_>, Error> {
        self.check(text)?;
        Ok(Article { text: Text::try_read(text)?, record: self })
    }

    fn check(&self, text: &str) -> Result<(), Error> {
        let place = |span: Span, field: &dyn Fn() -> String| match span.fits(text) {
            true => Ok(()),
            false => Err(Error::from(ErrorKind::Span { field: field(), span, len: text.len() })),
        };
        if let Some(headline) = self.headline {
            place(headline, &|| "headline".into())?;
        }
        if let Some(dateline) = &self.dateline {
            place(dateline.span, &|| "dateline.span".into())?;
        }
        let mut end = 0;
        for (n, block) in self.blocks.iter().enumerate() {
            let field = || format!("blocks[{n}].span");
            place(block.span, &field)?;
            follows(&mut end, block.span, block.span.end(), &field)?;
            for (k, part) in block.fields.iter().enumerate() {
                let field = || format!("blocks[{n}].fields[{k}].span");
                place(part.span, &field)?;
                inside(part.span, block.span, "block", &field)?;
            }
        }
        let mut end = 0;
        for (n, sentence) in self.sentences.iter().enumerate() {
            let field = || format!("sentences[{n}]");
            place(*sentence, &field)?;
            follows(&mut end, *sentence, sentence.end(), &field)?;
        }
        for (n, speaker) in self.speakers.iter().enumerate() {
            if speaker.id as usize != n {
                return Err(ErrorKind::Place { field: format!("speakers[{n}].id"), id: speaker.id, place: n }.into());
            }
            let mut start = 0;
            for (k, mention) in speaker.mentions.iter().enumerate() {
                let field = || format!("speakers[{n}].mentions[{k}]");
                place(*mention, &field)?;
                follows(&mut start, *mention, mention.start(), &field)?;
            }
        }
        // One quotation may stand inside of another.
        let mut start = 0;
        for (n, quotation) in self.quotations.iter().enumerate() {
            let field = || format!("quotations[{n}].span");
            place(quotation.span, &field)?;
            follows(&mut start, quotation.span, quotation.span.start(), &field)?;
            if let Some(parent) = quotation.parent {
                let field = || format!("quotations[{n}].parent");
                // A quotation's parent opens before it.
                id(parent, n, "quotation before this one with index", &field)?;
                inside(quotation.span, self.quotations[parent as usize].span, "quotation", &field)?;
            }
            if let Some(attribution) = quotation.attribution {
                let field = || format!("quotations[{n}].attribution");
                id(attribution, self.attributions.len(), "attribution", &field)?;
            }
        }
        for (n, attribution) in self.attributions.iter().enumerate() {
            let named = |part: &str| format!("attributions[{n}].{part}");
            if let Some(source) = attribution.source {
                place(source, &|| named("source"))?;
            }
            if let Some(cue) = attribution.cue {
                place(cue, &|| named("cue"))?;
            }
            if attribution.content.is_empty() {
                return Err(ErrorKind::Empty { field: named("content") }.into());
            }
            let mut end = 0;
            for (k, part) in attribution.content.iter().enumerate() {
                let field = || format!("attributions[{n}].content[{k}]");
                place(*part, &field)?;
                follows(&mut end, *part, part.end(), &field)?;
            }
            if let Some(speaker) = attribution.speaker {
                id(speaker, self.speakers.len(), "speaker", &|| named("speaker"))?;
            }
            sure(attribution.confidence, &|| named("confidence"))?;
        }
        let mut end = 0;
        for (n, timex) in self.timexes.iter().enumerate() {
            let field = || format!("timexes[{n}].span");
            place(timex.span, &field)?;
            follows(&mut end, timex.span, timex.span.end(), &field)?;
            sure(timex.confidence, &|| format!("timexes[{n}].confidence"))?;
            let readings = timex.alternatives.iter().map(|other| other.confidence);
            for (k, confidence) in readings.enumerate() {
                sure(confidence, &|| format!("timexes[{n}].alternatives[{k}].confidence"))?;
            }
            if let Some(Interval { start, end }) = timex.interval
                && (end.date(), end.time()) < (start.date(), start.time())
            {
                let (start, end) = (start.to_string(), end.to_string());
                return Err(ErrorKind::Interval { field: format!("timexes[{n}].interval"), start, end }.into());
            }
        }
        Ok(())
    }
}

/// Whether a span begins no earlier than `at`; the next one then begins no earlier than `next`.
fn follows(at: &mut usize, span: Span, next: usize, field: &dyn Fn() -> String) -> Result<(), Error> {
    if span.start() < *at {
        return Err(ErrorKind::Order { field: field(), span, end: *at }.into());
    }
    *at = next;
    Ok(())
}

fn inside(span: Span, whole: Span, what: &'static str, field: &dyn Fn() -> String) -> Result<(), Error> {
    match whole.encloses(span) {
        true => Ok(()),
        false => Err(ErrorKind::Outside { field: field(), span, what, whole }.into()),
    }
}

fn id(id: u32, count: usize, what: &'static str, field: &dyn Fn() -> String) -> Result<(), Error> {
    match (id as usize) < count {
        true => Ok(()),
        false => Err(ErrorKind::Id { field: field(), what, id, count }.into()),
    }
}

fn sure(confidence: f32, field: &dyn Fn() -> String) -> Result<(), Error> {
    match (0.0..=1.0).contains(&confidence) {
        true => Ok(()),
        false => Err(ErrorKind::Confidence { field: field(), confidence: confidence.to_string() }.into()),
    }
}

/// The string `copydesk/1`, and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schema;

impl Schema {
    /// The name of the format.
    pub const NAME: &'static str = "copydesk/1";
}

impl Serialize for Schema {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Schema::NAME)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Schema, D::Error> {
        let found = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        if found == Schema::NAME {
            Ok(Schema)
        } else {
            Err(serde::de::Error::custom(Error::from(ErrorKind::Schema { found: found.into_owned() })))
        }
    }
}
