//! [`Article`]: the only caller of the three desks, and the owner of what they find.

mod record;

pub use record::{Record, Schema};

use crate::date::Moment;
use crate::error::Error;
use crate::quote::{self, Attribution, Quotation, Quotes, Speaker};
use crate::section::{self, Block, BlockKind, Dateline, FieldValue};
use crate::span::Span;
use crate::text::Text;
use crate::timex::{self, DateOrder, Domain, Timex};
use serde::{Deserialize, Serialize};

/// How an article is read.
///
/// ```
/// use copydesk::Options;
/// let options = Options::new().published("2015-11-24".parse::<copydesk::Date>()?);
/// let article = options.parse("The court ruled on Monday.");
/// assert_eq!(article.timexes()[0].value.to_string(), "2015-11-23");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    settings: timex::Settings,
}

impl Options {
    /// Nothing known: the publication date is looked for in the text.
    pub fn new() -> Options {
        Options::default()
    }

    /// The day of publication, with time and zone if known: a [`Date`](crate::Date) or a [`Moment`].
    ///
    /// ```
    /// # use copydesk::{Moment, Options};
    /// let moment: Moment = "2015-11-24T22:10-05:00".parse()?;
    /// let options = Options::new().published(moment);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    #[must_use]
    pub fn published(mut self, moment: impl Into<Moment>) -> Options {
        self.settings.published = Some(moment.into());
        self
    }

    /// Whether `3/4/2015` is 3 April or March 4; by default the text's evidence decides.
    ///
    /// ```
    /// # use copydesk::{Options, timex::DateOrder};
    /// let options = Options::new().order(DateOrder::DayFirst);
    /// ```
    #[must_use]
    pub fn order(mut self, order: DateOrder) -> Options {
        self.settings.order = order;
        self
    }

    /// News, or narrative text, where the last mentioned date is the anchor.
    ///
    /// ```
    /// # use copydesk::{Options, timex::Domain};
    /// let options = Options::new().domain(Domain::Narrative);
    /// ```
    #[must_use]
    pub fn domain(mut self, domain: Domain) -> Options {
        self.settings.domain = domain;
        self
    }

    /// The month, 1 to 12, in which fiscal years begin; 1 unless said.
    ///
    /// # Errors
    ///
    /// On any other number.
    ///
    /// ```
    /// # use copydesk::Options;
    /// assert!(Options::new().fiscal_start(10).is_ok());
    /// assert!(Options::new().fiscal_start(13).is_err());
    /// ```
    pub fn fiscal_start(mut self, month: i8) -> Result<Options, Error> {
        self.settings = self.settings.fiscal_start(month)?;
        Ok(self)
    }

    /// Reads an article.
    ///
    /// # Panics
    ///
    /// On a text of more than [`MAX_LEN`](crate::text::MAX_LEN) bytes; [`try_parse`](Options::try_parse) gives an error.
    pub fn parse<'t>(&self, text: &'t str) -> Article<'t> {
        self.read(Text::read(text))
    }

    /// Reads an article, or says that it is longer than [`MAX_LEN`](crate::text::MAX_LEN) bytes.
    ///
    /// ```
    /// # use copydesk::Options;
    /// assert!(Options::new().try_parse("A short text.").is_ok());
    /// ```
    pub fn try_parse<'t>(&self, text: &'t str) -> Result<Article<'t>, Error> {
        Ok(self.read(Text::try_read(text)?))
    }

    fn read<'t>(&self, text: Text<'t>) -> Article<'t> {
        let blocks = section::label(&text);
        let Quotes { quotations, attributions, speakers } = quote::attribute(&text, &blocks);
        let head = Head::of(&blocks);
        let published = match self.settings.published {
            Some(value) => Some(Published { value, from: From::Given }),
            None => head.published,
        };
        let settings = timex::Settings { published: published.map(|p| p.value), ..self.settings };
        let timexes = timex::resolve(&text, &settings);
        let sentences = text.sentences().iter().map(|s| s.span()).collect();
        let record = Record {
            schema: Schema,
            published,
            updated: head.updated,
            headline: blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| b.span),
            dateline: head.dateline,
            authors: head.authors,
            blocks,
            sentences,
            speakers,
            quotations,
            attributions,
            timexes,
        };
        Article { text, record }
    }
}

/// A page of nothing but bylines must not have each compared with all before it.
const MOST_AUTHORS: usize = 100;

/// What the blocks say of the article as a whole.
#[derive(Default)]
struct Head {
    published: Option<Published>,
    updated: Option<Moment>,
    dateline: Option<Dateline>,
    authors: Option<Vec<String>>,
}

impl Head {
    fn of(blocks: &[Block]) -> Head {
        let mut head = Head::default();
        let mut stamp = None;
        for field in blocks.iter().flat_map(|b| &b.fields) {
            match &field.value {
                FieldValue::Published(moment) => stamp = stamp.or(Some(*moment)),
                FieldValue::Updated(moment) => head.updated = head.updated.or(Some(*moment)),
                FieldValue::Dateline(dateline) if head.dateline.is_none() => head.dateline = Some((**dateline).clone()),
                FieldValue::Author(name) => {
                    let authors = head.authors.get_or_insert_with(Vec::new);
                    if authors.len() < MOST_AUTHORS && !authors.contains(name) {
                        authors.push(name.clone());
                    }
                }
                _ => {}
            }
        }
        // A text that prints only an update was published no later.
        let stamp = stamp.or(head.updated).map(|value| Published { value, from: From::Timestamp });
        let day = head.dateline.as_ref().and_then(|d| d.day);
        head.published = stamp.or(day.map(|day| Published { value: day.into(), from: From::Dateline }));
        head
    }
}

/// The day of publication, and where it is known from.
///
/// ```
/// use copydesk::{Article, article::From};
/// let article = Article::parse("Storm hits coast\n\nPublished 24 November 2015\n\nA storm hit the coast on Monday.");
/// let published = article.published().unwrap();
/// assert_eq!(published.value.to_string(), "2015-11-24");
/// assert_eq!(published.from, From::Timestamp);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, with time and zone where known.
    pub value: Moment,
    /// Where it is known from.
    pub from: From,
}

/// Where the day of publication is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum From {
    /// The caller.
    Given,
    /// A timestamp line of the text.
    Timestamp,
    /// A dateline with a full date.
    Dateline,
}

/// An article with its text, parsed.
///
/// Its spans fall on char boundaries of its text, and its ids resolve: that is why the parts are
/// read through functions. [`Record`] is the owned data, [`Record::attach`] the way back.
///
/// ```
/// use copydesk::Article;
/// let article = Article::parse("“We are ready,” Ana Ruiz said.");
/// let said = &article.attributions()[0];
/// let who = article.speaker(said).unwrap();
/// assert_eq!(who.name, "Ana Ruiz");
/// ```
#[derive(Clone, Debug)]
pub struct Article<'t> {
    text: Text<'t>,
    record: Record,
}

impl<'t> Article<'t> {
    /// Reads an article without options: the day of publication is looked for in the text.
    ///
    /// # Panics
    ///
    /// On a text of more than [`MAX_LEN`](crate::text::MAX_LEN) bytes.
    pub fn parse(text: &'t str) -> Article<'t> {
        Options::new().parse(text)
    }

    /// The text as it was read.
    pub fn text(&self) -> &Text<'t> {
        &self.text
    }

    /// The text itself, which the spans index.
    pub fn str(&self) -> &'t str {
        self.text.str()
    }

    /// What the desks found, as owned data.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Gives up the text and keeps what the desks found.
    pub fn into_record(self) -> Record {
        self.record
    }

    /// The day of publication, given or found.
    pub fn published(&self) -> Option<Published> {
        self.record.published
    }

    /// When the article was last changed, where it says so.
    pub fn updated(&self) -> Option<Moment> {
        self.record.updated
    }

    /// The words of the headline.
    pub fn headline(&self) -> Option<&'t str> {
        self.record.headline.map(|span| &self.str()[span])
    }

    /// Place, agency and date at the head of the story.
    pub fn dateline(&self) -> Option<&Dateline> {
        self.record.dateline.as_ref()
    }

    /// The names of the byline; empty without one.
    pub fn authors(&self) -> &[String] {
        self.record.authors.as_deref().unwrap_or_default()
    }

    /// The parts of the article, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.record.blocks
    }

    /// The sentences of all blocks, in order.
    pub fn sentences(&self) -> &[Span] {
        &self.record.sentences
    }

    /// Those who said something.
    pub fn speakers(&self) -> &[Speaker] {
        &self.record.speakers
    }

    /// The inside of each pair of quotation marks, in order.
    pub fn quotations(&self) -> &[Quotation] {
        &self.record.quotations
    }

    /// Who said, wrote or thought what.
    pub fn attributions(&self) -> &[Attribution] {
        &self.record.attributions
    }

    /// The temporal expressions, in order.
    pub fn timexes(&self) -> &[Timex] {
        &self.record.timexes
    }

    /// Whom an attribution's source stands for, where that is known.
    pub fn speaker(&self, attribution: &Attribution) -> Option<&Speaker> {
        self.record.speakers.get(attribution.speaker? as usize)
    }
}

impl Serialize for Article<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record.serialize(serializer)
    }
}
