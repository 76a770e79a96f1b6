use super::Offsets;
use crate::Article;
use crate::Span;
use serde::Serialize;
use std::ops::Range;

/// The article as a page of W3C Web Annotations, in JSON-LD.
///
/// Blocks are classified, the contents of attributions carry the name of their speaker, dates their value. Each
/// target has a `TextQuoteSelector` (the words, with up to 32 characters before and after) and a
/// `TextPositionSelector`; the standard counts code points ([`Offsets::Chars`]) of the plain text.
/// `iri` is the address of the text: the `source` of every target, and with a fragment the id of every annotation.
/// Confidence and rule stand in terms of this crate, which the second context declares.
///
/// The result is for a serialiser of your choice.
///
/// ```
/// use copydesk::{Article, render::{self, Offsets}};
/// let article = Article::parse("“We are ready,” Ana Ruiz said.");
/// let page = serde_json::to_value(render::web_annotations(&article, "https://example.org/a", Offsets::Chars))?;
/// let said = &page["items"][1];
/// assert_eq!(said["body"]["value"], "Ana Ruiz");
/// assert_eq!(said["target"][0]["selector"][0]["exact"], "“We are ready,”");
/// assert_eq!(said["target"][0]["selector"][1]["end"], 15);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn web_annotations<'a>(article: &'a Article<'_>, iri: &str, offsets: Offsets) -> impl Serialize + 'a {
    // An id is the address with a fragment of its own.
    let source = iri.split('#').next().unwrap_or_default().to_string();
    let mut items = Vec::new();
    for (n, block) in article.blocks().iter().enumerate() {
        items.push(Item::new(&source, "classifying", ("block", n), block.kind.as_str().into(), vec![block.span]));
    }
    for (n, said) in article.attributions().iter().enumerate() {
        let Some(speaker) = article.speaker(said) else { continue };
        let mut item =
            Item::new(&source, "identifying", ("attribution", n), (*speaker.name).into(), said.content.to_vec());
        item.why = Some(Why { rule: &said.rule, confidence: said.confidence });
        items.push(item);
    }
    for (n, timex) in article.timexes().iter().enumerate() {
        let mut item = Item::new(&source, "tagging", ("timex", n), timex.value.to_string(), vec![timex.span]);
        item.why = Some(Why { rule: &timex.rule, confidence: timex.confidence });
        items.push(item);
    }
    let text = article.str();
    let ranges = offsets.of(text, items.iter().flat_map(|item| item.spans.iter().copied()));
    let mut ranges = ranges.into_iter();
    for item in &mut items {
        let targets = item.spans.iter().zip(ranges.by_ref());
        item.target = targets.map(|(span, range)| Target::new(text, &source, *span, range)).collect();
    }
    Page {
        context: (ANNO, Terms::default()),
        id: format!("{source}#annotations"),
        kind: "AnnotationPage",
        part_of: Collection { id: format!("{source}#collection"), kind: "AnnotationCollection", total: items.len() },
        start_index: 0,
        items,
    }
}

const ANNO: &str = "http://www.w3.org/ns/anno.jsonld";

/// How much of the text around it a quoted selector takes along, in characters.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Terms),
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: Collection,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Item<'a>>,
}

/// What the terms that the standard does not have stand for.
#[derive(Serialize)]
struct Terms {
    rule: &'static str,
    confidence: &'static str,
}

impl Default for Terms {
    fn default() -> Terms {
        Terms { rule: "https://docs.rs/copydesk#rule", confidence: "https://docs.rs/copydesk#confidence" }
    }
}

#[derive(Serialize)]
struct Collection {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    total: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Body,
    #[serde(flatten)]
    why: Option<Why<'a>>,
    target: Vec<Target<'a>>,
    #[serde(skip)]
    spans: Vec<Span>,
}

impl<'a> Item<'a> {
    fn new(source: &str, purpose: &'static str, (part, n): (&str, usize), value: String, spans: Vec<Span>) -> Item<'a> {
        Item {
            id: format!("{source}#{part}-{n}"),
            kind: "Annotation",
            motivation: purpose,
            body: Body { kind: "TextualBody", purpose, format: "text/plain", value },
            why: None,
            target: Vec::new(),
            spans,
        }
    }
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Why<'a> {
    rule: &'a str,
    confidence: f32,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    selector: (Quote<'a>, Position),
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

impl<'a> Target<'a> {
    fn new(text: &'a str, source: &str, span: Span, range: Range<usize>) -> Target<'a> {
        let (before, after) = (&text[..span.start()], &text[span.end()..]);
        let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let kind = "TextQuoteSelector";
        let quote = Quote { kind, exact: &text[span], prefix: &before[from..], suffix: &after[..to] };
        let position = Position { kind: "TextPositionSelector", start: range.start, end: range.end };
        Target { source: source.into(), selector: (quote, position) }
    }
}
