use super::Offsets;
use super::graph::Graph;
use crate::Article;
use crate::Span;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The article as spaCy's `Doc.from_json` reads it: tokens, sentences, the dates as entities, and span groups.
///
/// The groups are `blocks`, `quotations`, `mentions`, `sources`, `cues`, `contents` and `timexes`, each span
/// with its label as in the JSON; `kb_id` is the name of the speaker, or the value of the date. spaCy counts
/// characters ([`Offsets::Chars`]) and keeps spans that begin and end with a token, so its tokens are
/// those of the [`Text`](crate::Text), cut where a span of the article ends inside one, with white space as
/// spaCy has it: one space belongs to the token before it, more is a token.
///
/// The result is for a serialiser of your choice.
///
/// ```
/// use copydesk::{Article, render::{self, Offsets}};
/// let article = Article::parse("“We are ready,” Ana Ruiz said.");
/// let json = serde_json::to_value(render::spacy(&article, Offsets::Chars))?;
/// let source = &json["spans"]["sources"][0];
/// assert_eq!((&source["start"], &source["end"], &source["kb_id"]), (&16.into(), &24.into(), &"Ana Ruiz".into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn spacy<'a>(article: &'a Article<'_>, offsets: Offsets) -> impl Serialize + 'a {
    let text = article.str();
    let groups = groups(article);
    let named: Vec<&Named<'_>> = groups.iter().flat_map(|(_, group)| group).collect();
    let tokens = tokens(article, named.iter().map(|n| n.span).chain(article.sentences().iter().copied()));
    let spans = named.iter().map(|n| n.span).chain(tokens.iter().copied()).chain(article.sentences().iter().copied());
    let mut ranges = offsets.of(text, spans).into_iter();
    let mut next = || ranges.next().unwrap_or_default();
    let spans: BTreeMap<&str, Vec<Labelled<'_>>> =
        groups.iter().map(|(name, group)| (*name, group.iter().map(|named| named.at(next())).collect())).collect();
    let tokens = (0..tokens.len()).map(|id| Token { id, at: next().into() }).collect();
    let sents = article.sentences().iter().map(|_| next().into()).collect();
    Doc { text, ents: spans["timexes"].clone(), sents, tokens, spans }
}

#[derive(Serialize)]
struct Doc<'a> {
    text: &'a str,
    ents: Vec<Labelled<'a>>,
    sents: Vec<At>,
    tokens: Vec<Token>,
    spans: BTreeMap<&'static str, Vec<Labelled<'a>>>,
}

#[derive(Clone, Serialize)]
struct Labelled<'a> {
    #[serde(flatten)]
    at: At,
    label: &'static str,
    kb_id: Cow<'a, str>,
}

#[derive(Clone, Serialize)]
struct At {
    start: usize,
    end: usize,
}

impl From<Range<usize>> for At {
    fn from(range: Range<usize>) -> At {
        At { start: range.start, end: range.end }
    }
}

#[derive(Serialize)]
struct Token {
    id: usize,
    #[serde(flatten)]
    at: At,
}

/// A span with its label and what it names.
struct Named<'a> {
    span: Span,
    label: &'static str,
    name: Cow<'a, str>,
}

impl<'a> Named<'a> {
    fn new(span: Span, label: &'static str, name: impl Into<Cow<'a, str>>) -> Named<'a> {
        Named { span, label, name: name.into() }
    }

    fn at(&self, range: Range<usize>) -> Labelled<'a> {
        Labelled { at: range.into(), label: self.label, kb_id: self.name.clone() }
    }
}

fn groups<'a>(article: &'a Article<'_>) -> [(&'static str, Vec<Named<'a>>); 7] {
    let blocks = article.blocks().iter().map(|b| Named::new(b.span, b.kind.as_str(), "")).collect();
    let quotations = article.quotations().iter().map(|q| Named::new(q.span, q.usage.as_str(), "")).collect();
    let mentions = article
        .speakers()
        .iter()
        .flat_map(|s| s.mentions.iter().map(|span| Named::new(*span, s.kind.as_str(), &*s.name)))
        .collect();
    let (mut sources, mut cues, mut contents) = (Vec::new(), Vec::new(), Vec::new());
    for said in article.attributions() {
        let name = article.speaker(said).map_or("", |s| &*s.name);
        sources.extend(said.source.map(|span| Named::new(span, "source", name)));
        cues.extend(said.cue.map(|span| Named::new(span, "cue", name)));
        contents.extend(said.content.iter().map(|span| Named::new(*span, said.form.as_str(), name)));
    }
    let timexes = article.timexes().iter().map(|t| Named::new(t.span, t.kind.as_str(), t.value.to_string())).collect();
    let mut groups = [
        ("blocks", blocks),
        ("quotations", quotations),
        ("mentions", mentions),
        ("sources", sources),
        ("cues", cues),
        ("contents", contents),
        ("timexes", timexes),
    ];
    // spaCy has no span of nothing.
    groups.iter_mut().for_each(|(_, group)| group.retain(|named| !named.span.is_empty()));
    groups
}

/// The tokens of the text, cut at the ends of `spans`, and the white space between them as spaCy has it.
fn tokens(article: &Article<'_>, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let text = article.str();
    let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start(), span.end()]).collect();
    cuts.extend(article.text().tokens().iter().flat_map(|token| [token.span().start(), token.span().end()]));
    let mut space = false;
    for (at, c) in text.char_indices() {
        if space != is_space(c) {
            space = !space;
            cuts.push(at);
        }
    }
    // A run of white space is one token.
    cuts.retain(|cut| !(text[..*cut].ends_with(is_space) && text[*cut..].starts_with(is_space)));
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Span> = Vec::with_capacity(cuts.len());
    let mut at = 0;
    for cut in cuts {
        let piece = &text[at..cut];
        let spare = piece.starts_with(' ') && at > 0;
        let piece = Span::new(at + usize::from(spare), cut);
        if !piece.is_empty() {
            out.push(piece);
        }
        at = cut;
    }
    out
}

/// What Python takes for white space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// The article as a line of doccano's JSONL for spans with relations.
///
/// `text`, `entities` (`id`, `label`, `start_offset`, `end_offset`) and `relations` (`id`, `from_id`, `to_id`,
/// `type`): the same labels and arrows as in [`brat`](super::brat). doccano counts characters
/// ([`Offsets::Chars`]). The project must allow spans to overlap.
///
/// The result is for a serialiser of your choice.
///
/// ```
/// use copydesk::{Article, render::{self, Offsets}};
/// let article = Article::parse("“We are ready,” Ana Ruiz said.");
/// let json = serde_json::to_value(render::doccano(&article, Offsets::Chars))?;
/// assert_eq!(json["entities"][0]["label"], "lede");
/// assert_eq!(json["relations"][0]["type"], "said");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn doccano<'a>(article: &'a Article<'_>, offsets: Offsets) -> impl Serialize + 'a {
    let text = article.str();
    let graph = Graph::of(article);
    let ranges = offsets.of(text, graph.entities.iter().map(|e| e.span));
    let entities = graph.entities.iter().zip(ranges).enumerate().map(|(id, (entity, range))| Entity {
        id,
        label: entity.part.label(),
        start_offset: range.start,
        end_offset: range.end,
    });
    let relations = graph.relations.iter().enumerate().map(|(id, relation)| Relation {
        id,
        from_id: relation.from,
        to_id: relation.to,
        label: relation.label,
    });
    Line { text, entities: entities.collect(), relations: relations.collect() }
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    entities: Vec<Entity>,
    relations: Vec<Relation>,
}

#[derive(Serialize)]
struct Entity {
    id: usize,
    label: &'static str,
    start_offset: usize,
    end_offset: usize,
}

#[derive(Serialize)]
struct Relation {
    id: usize,
    from_id: usize,
    to_id: usize,
    #[serde(rename = "type")]
    label: &'static str,
}
