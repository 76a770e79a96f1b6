//! TempEval-3: temporal expressions against TimeML.

use crate::shared::Failure;
use crate::{Count, files, read};
use copydesk::{Moment, Options, Span};
use std::cmp::Reverse;
use std::path::Path;

/// A TIMEX3 of the gold.
struct Gold {
    span: Span,
    kind: String,
    value: String,
}

struct Document {
    text: String,
    created: Option<Moment>,
    timexes: Vec<Gold>,
}

pub(crate) fn score(folders: &[String]) -> Result<String, Failure> {
    let mut documents = 0;
    let [mut strict, mut relaxed, mut kinds, mut values] = [Count::default(); 4];
    for folder in folders {
        for path in files(Path::new(folder), &["tml", "xml"])? {
            let document =
                Document::read(&read(&path)?).map_err(|e| Failure::new(format!("{}: {e}", path.display()), 1))?;
            documents += 1;
            let options = document.created.map_or(Options::new(), |day| Options::new().published(day));
            let article = options.parse(&document.text);
            let found = article.timexes();
            for count in [&mut strict, &mut relaxed, &mut kinds, &mut values] {
                count.gold += document.timexes.len();
                count.system += found.len();
            }
            let spans: Vec<Span> = found.iter().map(|timex| timex.span).collect();
            for (g, s) in pairs(&document.timexes, &spans) {
                let (gold, found) = (&document.timexes[g], &found[s]);
                relaxed.right += 1;
                strict.right += usize::from(gold.span == found.span);
                kinds.right += usize::from(gold.kind == found.kind.as_str());
                values.right += usize::from(gold.value == found.value.to_string());
            }
        }
    }
    let rows = [("strict", strict), ("relaxed", relaxed), ("type", kinds), ("value", values)];
    let table: String = rows.into_iter().map(|(name, count)| count.row(name)).collect();
    Ok(format!("{documents} documents, {} expressions, {} found\n{table}", strict.gold, strict.system))
}

/// Which expression answers which: one to one, equal spans first, then those that share most.
fn pairs(gold: &[Gold], found: &[Span]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (g, Gold { span: a, .. }) in gold.iter().enumerate() {
        for (s, b) in found.iter().enumerate() {
            if a.overlaps(*b) {
                let shared = a.end().min(b.end()) - a.start().max(b.start());
                candidates.push((a != b, Reverse(shared), a.start(), b.start(), g, s));
            }
        }
    }
    candidates.sort_unstable();
    let (mut of_gold, mut of_found) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (.., g, s) in candidates {
        if !of_gold[g] && !of_found[s] {
            of_gold[g] = true;
            of_found[s] = true;
            pairs.push((g, s));
        }
    }
    pairs
}

impl Document {
    /// The text of `TEXT`, or of the whole where there is none, with the expressions in it. That which says when the
    /// document was made is its date and no expression.
    fn read(xml: &str) -> Result<Document, String> {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(xml, options).map_err(|e| e.to_string())?;
        let is_date = |node: &roxmltree::Node<'_, '_>| {
            let role = node.attribute("functionInDocument");
            node.has_tag_name("TIMEX3") && matches!(role, Some("CREATION_TIME" | "PUBLICATION_TIME"))
        };
        let created = tree.descendants().find(is_date).and_then(|node| node.attribute("value"));
        // A time without minutes, or with a part of the day, has a day all the same.
        let created = created.and_then(|v| v.parse().ok().or_else(|| v.get(..10)?.parse().ok()));
        let root = tree.descendants().find(|node| node.has_tag_name("TEXT")).unwrap_or(tree.root_element());
        let mut document = Document { text: String::new(), created, timexes: Vec::new() };
        for node in root.descendants().filter(roxmltree::Node::is_text) {
            let start = document.text.len();
            document.text.push_str(node.text().unwrap_or_default());
            let tag = node.ancestors().find(|n| n.has_tag_name("TIMEX3") && !is_date(n));
            let Some(tag) = tag else { continue };
            let span = Span::new(start, document.text.len());
            let attribute = |name| tag.attribute(name).unwrap_or_default().to_string();
            // Tags inside of an expression cut its text; its pieces follow each other.
            match document.timexes.last_mut() {
                Some(last) if last.span.end() == start && first_text(tag) != Some(node) => {
                    last.span = last.span.to(span)
                }
                _ => document.timexes.push(Gold { span, kind: attribute("type"), value: attribute("value") }),
            }
        }
        Ok(document)
    }
}

fn first_text<'a, 'd>(node: roxmltree::Node<'a, 'd>) -> Option<roxmltree::Node<'a, 'd>> {
    node.descendants().find(roxmltree::Node::is_text)
}
