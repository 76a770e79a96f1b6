use crate::Article;
use crate::Moment;
use crate::Span;
use crate::Text;
use crate::lexicon::Class;
use crate::quote::{Quotation, Speaker, SpeakerKind, Usage};
use crate::section::FieldValue;

use serde::Serialize;

/// The article as schema.org's `NewsArticle`, with a `Quotation` for all that somebody said in quotation marks.
///
/// `spokenByCharacter` of a quotation is a `Person` or an `Organization` by the name and role that the article
/// gives; of a group, or of a speaker of whom only the words of the mention are known, the name stands as
/// `creditText`. A quotation inside another is part of that one's text. Authors, dateline, agency, dates
/// and corrections are those of the text; an author is a `Person` unless it is the agency of the dateline or is named
/// as a newsroom is ("Associated Press", "Herald Staff"). `iri` is the address of the article, where it has one.
///
/// The result is for a serialiser of your choice.
///
/// ```
/// use copydesk::{Article, render};
/// let article = Article::parse("“We are ready,” Ana Ruiz said.");
/// let json = serde_json::to_value(render::json_ld(&article, Some("https://example.org/a")))?;
/// assert_eq!(json["@type"], "NewsArticle");
/// assert_eq!(json["hasPart"][0]["text"], "We are ready,");
/// assert_eq!(json["hasPart"][0]["spokenByCharacter"]["name"], "Ana Ruiz");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn json_ld<'a>(article: &'a Article<'_>, iri: Option<&'a str>) -> impl Serialize + 'a {
    let dateline = article.dateline();
    let agency = dateline.and_then(|d| d.agency.as_deref());
    let authors = article.authors().iter().map(|name| {
        let body = agency.is_some_and(|agency| agency.eq_ignore_ascii_case(name)) || is_newsroom(name);
        (if body { "Organization" } else { "Person" }, name)
    });
    let fields = || article.blocks().iter().flat_map(|block| &block.fields);
    let corrections = fields().filter_map(|field| match &field.value {
        FieldValue::Correction(text) => Some(Comment { kind: "CorrectionComment", text }),
        _ => None,
    });
    let spoken = article.quotations().iter().filter(|q| q.usage == Usage::Speech && q.parent.is_none());
    let story: Vec<Span> = article.blocks().iter().filter(|b| b.kind.is_story()).map(|b| b.span).collect();
    NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        id: iri,
        language: "en",
        headline: article.headline(),
        published: article.published().map(|published| published.value),
        modified: article.updated(),
        dateline: dateline.map(|d| words(&article.str()[d.span])),
        places: dateline.iter().flat_map(|d| &d.places).map(|name| Place { kind: "Place", name }).collect(),
        agency: agency.map(|name| Agent { kind: "Organization", name, role: None }),
        authors: authors.map(|(kind, name)| Agent { kind, name, role: None }).collect(),
        corrections: corrections.collect(),
        body: story.iter().map(|span| words(&article.str()[*span])).collect::<Vec<_>>().join("\n\n"),
        quotations: spoken.map(|q| Spoken::new(article, q)).collect(),
    }
}

#[derive(Serialize)]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(rename = "inLanguage")]
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<Moment>,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<String>,
    #[serde(rename = "locationCreated", skip_serializing_if = "Vec::is_empty")]
    places: Vec<Place<'a>>,
    #[serde(rename = "sourceOrganization", skip_serializing_if = "Option::is_none")]
    agency: Option<Agent<'a>>,
    #[serde(rename = "author", skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Agent<'a>>,
    #[serde(rename = "correction", skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Comment<'a>>,
    #[serde(rename = "articleBody")]
    body: String,
    #[serde(rename = "hasPart", skip_serializing_if = "Vec::is_empty")]
    quotations: Vec<Spoken<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

#[derive(Serialize)]
struct Comment<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Spoken<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(rename = "spokenByCharacter", skip_serializing_if = "Option::is_none")]
    speaker: Option<Agent<'a>>,
    #[serde(rename = "creditText", skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
}

impl<'a> Spoken<'a> {
    fn new(article: &'a Article<'_>, quotation: &Quotation) -> Spoken<'a> {
        let said = quotation.attribution.and_then(|n| article.attributions().get(n as usize));
        let speaker = said.and_then(|said| article.speaker(said));
        let known = speaker.and_then(agent);
        let credit = speaker.filter(|_| known.is_none()).map(|s| &*s.name);
        Spoken { kind: "Quotation", text: words(&article.str()[quotation.span]), speaker: known, credit }
    }
}

/// Whether those who wrote it have the name of a body: its last word is one of papers and newsrooms, and none before it
/// a given name ("Chris Post").
fn is_newsroom(name: &str) -> bool {
    const BODY: Class = Class::OUTLET.or(Class::MASTHEAD).or(Class::NEWSROOM);
    let text = Text::read(name);
    let last = text.tokens().len().saturating_sub(1);
    text.class(last).any(BODY) && !(0..last).any(|i| text.class(i).any(Class::FIRST_NAME))
}

/// A speaker of a kind that schema.org knows. Only a person has a job.
fn agent(speaker: &Speaker) -> Option<Agent<'_>> {
    let (kind, role) = match speaker.kind {
        SpeakerKind::Person => ("Person", speaker.role.as_deref()),
        SpeakerKind::Organization => ("Organization", None),
        _ => return None,
    };
    Some(Agent { kind, name: &speaker.name, role })
}

/// The words on one line: a wire's line breaks are no part of a quotation.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
