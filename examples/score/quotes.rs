//! PolNeAR: attributions against brat standoff.

use crate::shared::Failure;
use crate::{Count, files, read};
use copydesk::{Date, Options, Span};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// An attribution of the gold or of the crate.
#[derive(Default)]
struct Relation {
    source: Vec<Span>,
    content: Vec<Span>,
}

pub(crate) fn score(folders: &[String]) -> Result<String, Failure> {
    let mut documents = 0;
    let (mut all, mut halves) = (Accuracy::default(), Count::default());
    let (mut direct, mut mixed) = (Accuracy::default(), Accuracy::default());
    for folder in folders {
        let folder = Path::new(folder);
        for ann in files(&folder.join("attributions"), &["ann"])? {
            let stem = ann.file_stem().unwrap_or_default().to_string_lossy().to_string();
            // Behind the name of the article stands who annotated it.
            let name = stem.rsplit_once('_').map_or(stem.as_str(), |(name, _)| name);
            let text = read(&folder.join("text").join(format!("{name}.txt")))?;
            let gold = standoff(&read(&ann)?, &text).map_err(|e| Failure::new(format!("{}: {e}", ann.display()), 1))?;
            documents += 1;
            let day = name.split('_').find_map(|part| part.parse::<Date>().ok());
            let article = day.map_or(Options::new(), |day| Options::new().published(day)).parse(&text);
            let relation = |a: &copydesk::quote::Attribution| Relation {
                source: a.source.into_iter().collect(),
                content: a.content.to_vec(),
            };
            let found: Vec<Relation> = article.attributions().iter().map(relation).collect();
            let words = Words::of(&text);
            let marked = quoted_spans(&text);
            for quoted in &marked {
                let Some(of) = covering(&gold, *quoted) else { continue };
                let answer = covering(&found, *quoted);
                let right = is_right(&words, &gold[of], answer.map(|n| &found[n]));
                let in_marks = |word: &usize| marked.iter().any(|span| span.encloses(words.spans[*word]));
                let wholly = words.of_all(&gold[of].content).iter().all(in_marks);
                for accuracy in [&mut all, if wholly { &mut direct } else { &mut mixed }] {
                    accuracy.spans += 1;
                    accuracy.right += usize::from(right);
                }
            }
            halves.gold += gold.len();
            halves.system += found.len();
            halves.right += halves_of(&words, &gold, &found);
        }
    }
    let (all, direct, mixed) = (all.share(), direct.share(), mixed.share());
    Ok(format!(
        "{documents} documents, {} attributions, {} found\nsource of quoted spans {all}; direct {direct}; mixed {mixed}\n{}",
        halves.gold,
        halves.system,
        halves.row("content overlap >= .5")
    ))
}

#[derive(Default)]
struct Accuracy {
    spans: usize,
    right: usize,
}

impl Accuracy {
    fn share(&self) -> String {
        format!("{:.1} % of {}", 100.0 * self.right as f64 / self.spans.max(1) as f64, self.spans)
    }
}

/// The events of a standoff file: `E1 Attribution:T4 Source:T1 Cue:T2 Content:T3`. brat counts characters.
fn standoff(ann: &str, text: &str) -> Result<Vec<Relation>, String> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    for line in ann.lines().filter(|line| line.starts_with('T')) {
        let wrong = || format!("no text-bound annotation: {line}");
        let (id, rest) = line.split_once('\t').ok_or_else(wrong)?;
        let (_, offsets) = rest.split('\t').next().and_then(|r| r.split_once(' ')).ok_or_else(wrong)?;
        let fragments = offsets.split(';').map(|fragment| {
            let (start, end) = fragment.split_once(' ')?;
            let place = |n: &str| places.get(n.parse::<usize>().ok()?).copied();
            Some(Span::new(place(start)?, place(end)?))
        });
        spans.insert(id, fragments.collect::<Option<_>>().ok_or_else(wrong)?);
    }
    let mut relations = Vec::new();
    for line in ann.lines().filter(|line| line.starts_with('E')) {
        let mut relation = Relation::default();
        for (role, id) in line.split(['\t', ' ']).filter_map(|part| part.split_once(':')) {
            let of = || spans.get(id).cloned().ok_or_else(|| format!("{line}: there is no {id}"));
            // A role may come twice with a number behind it.
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => relation.source.extend(of()?),
                "Content" => relation.content.extend(of()?),
                _ => {}
            }
        }
        if !relation.content.is_empty() {
            relation.source.sort_unstable();
            relation.content.sort_unstable();
            relations.push(relation);
        }
    }
    Ok(relations)
}

/// The insides of double quotation marks, curly, straight or of two single ones, line by line. A mark that is still open
/// at the end of its line reaches there where the line begins with it or the next line opens again.
fn quoted_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            lines.push((at, line));
        }
        at += line.len() + 1;
    }
    for (n, (at, line)) in lines.iter().enumerate() {
        let mut open: Option<(usize, usize)> = None;
        let mut skip = 0;
        for (i, c) in line.char_indices() {
            if i < skip {
                continue;
            }
            let mark =
                [('“', true, false), ('„', true, false), ('«', true, false), ('”', false, true), ('»', false, true)];
            let (opens, closes, len) = match mark.iter().find(|(mark, ..)| *mark == c) {
                Some((_, opens, closes)) => (*opens, *closes, c.len_utf8()),
                None if c == '"' => (true, true, 1),
                None if line[i..].starts_with("``") => (true, false, 2),
                None if line[i..].starts_with("''") => (true, true, 2),
                None => continue,
            };
            skip = i + len;
            let word_follows = line[skip..].starts_with(|c: char| !c.is_whitespace());
            let inch = c == '"' && line[..i].ends_with(|c: char| c.is_ascii_digit());
            match open {
                Some((_, start)) if closes => {
                    spans.push(Span::new(at + start, at + i));
                    open = None;
                }
                _ if opens && word_follows && !inch => open = Some((i, skip)),
                _ => {}
            }
        }
        let next_opens = lines.get(n + 1).is_some_and(|(_, next)| next.trim_start().starts_with(['“', '„', '«', '"']));
        if let Some((_, start)) = open.filter(|(i, _)| next_opens || line[..*i].trim().is_empty()) {
            spans.push(Span::new(at + start, at + line.trim_end().len().max(start)));
        }
    }
    // What is compared has no marks and points at its ends.
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '$' | '%' | '#' | '&' | '@' | '+');
    for span in &mut spans {
        let words = &text[*span];
        let start = span.start() + (words.len() - words.trim_start_matches(edge).len());
        *span = Span::new(start, start + text[start..span.end()].trim_end_matches(edge).len());
    }
    spans.retain(|span| !span.is_empty());
    spans
}

/// The relation whose content covers most of a quoted span, and at least half.
fn covering(relations: &[Relation], quoted: Span) -> Option<usize> {
    let shared = |r: &Relation| r.content.iter().map(|c| overlap(*c, quoted)).sum::<usize>();
    let counts = relations.iter().map(shared).enumerate().filter(|(_, n)| n * 2 >= quoted.len() && *n > 0);
    counts.max_by_key(|(n, shared)| (*shared, std::cmp::Reverse(*n))).map(|(n, _)| n)
}

fn overlap(a: Span, b: Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

/// Whether the answer has the head of the gold's source and is not much longer, or both have none.
fn is_right(words: &Words<'_>, gold: &Relation, answer: Option<&Relation>) -> bool {
    let Some(answer) = answer else { return false };
    match (gold.source.first(), answer.source.is_empty()) {
        (None, none) => none,
        (Some(_), true) => false,
        (Some(first), false) => {
            let (gold, answer) = (words.of_all(&gold.source), words.of_all(&answer.source));
            let head = words.head(*first);
            head.is_some_and(|head| answer.contains(&head)) && answer.len() <= 2 * gold.len() + 10
        }
    }
}

/// How many of the gold's contents share half of their words with one of the system's, one to one.
fn halves_of(words: &Words<'_>, gold: &[Relation], found: &[Relation]) -> usize {
    let sets = |relations: &[Relation]| relations.iter().map(|r| words.of_all(&r.content)).collect::<Vec<_>>();
    let (gold, found) = (sets(gold), sets(found));
    let mut pairs = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            let shared = a.intersection(b).count();
            if shared > 0 {
                pairs.push((shared as f64 / a.union(b).count() as f64, g, f));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut of_gold, mut of_found) = (HashSet::new(), HashSet::new());
    let mut halves = 0;
    for (share, g, f) in pairs {
        if !of_gold.contains(&g) && !of_found.contains(&f) {
            of_gold.insert(g);
            of_found.insert(f);
            halves += usize::from(share >= 0.5);
        }
    }
    halves
}

/// The words of a text: letters and digits with what joins them inside, and the signs `$`, `%` and `#`.
struct Words<'t> {
    text: &'t str,
    spans: Vec<Span>,
}

impl Words<'_> {
    fn of(text: &str) -> Words<'_> {
        let mut spans: Vec<Span> = Vec::new();
        let mut join = None;
        let mut sign = false;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            match c {
                _ if c.is_alphanumeric() => match spans.last_mut() {
                    Some(last) if !sign && (last.end() == at || join == Some((last.end(), at))) => {
                        *last = Span::new(last.start(), end)
                    }
                    _ => spans.push(Span::new(at, end)),
                },
                '.' | '\'' | '’' | '&' | '@' | '-' => join = Some((at, end)),
                '$' | '%' | '#' => spans.push(Span::new(at, end)),
                _ => {}
            }
            sign = matches!(c, '$' | '%' | '#') || sign && !c.is_alphanumeric();
        }
        Words { text, spans }
    }

    /// The words that spans touch, by their numbers.
    fn of_all(&self, spans: &[Span]) -> HashSet<usize> {
        let touched = spans.iter().flat_map(|span| {
            let first = self.spans.partition_point(|word| word.end() <= span.start());
            (first..self.spans.len()).take_while(|n| self.spans[*n].start() < span.end())
        });
        touched.collect()
    }

    /// The head of a noun phrase, roughly: its last word before a comma, a bracket or a preposition.
    fn head(&self, phrase: Span) -> Option<usize> {
        const ENDS: &[&str] = &[
            "of",
            "for",
            "from",
            "at",
            "in",
            "with",
            "on",
            "to",
            "by",
            "who",
            "that",
            "which",
            "whose",
            "whom",
            "where",
            "when",
            "as",
            "after",
            "before",
            "about",
            "against",
            "during",
            "among",
            "between",
            "inside",
            "outside",
            "near",
            "under",
            "over",
            "including",
            "via",
            "through",
            "than",
            "working",
            "and",
            "or",
            "but",
            "close",
            "familiar",
            "involved",
            "told",
            "speaking",
        ];
        let first = self.spans.partition_point(|word| word.end() <= phrase.start());
        let mut head = first;
        for n in first + 1..self.spans.len() {
            let (before, word) = (self.spans[n - 1], self.spans[n]);
            let gap = &self.text[before.end()..word.start()];
            let ends = gap.contains([',', ';', ':', '(', ')', '—', '–']);
            if word.start() >= phrase.end() || ends || ENDS.contains(&self.text[word].to_lowercase().as_str()) {
                break;
            }
            head = n;
        }
        (first < self.spans.len() && self.spans[first].start() < phrase.end()).then_some(head)
    }
}
