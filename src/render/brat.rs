use super::Offsets;
use super::graph::{Graph, Part};
use crate::Article;
use crate::Span;
use crate::timex::Timex;
use std::fmt::Write as _;

/// The article as brat standoff: the `.ann` that stands beside its text in a `.txt`.
///
/// Text-bound annotations (`T`) are the blocks, the dateline, quotations, mentions of speakers, sources,
/// cues and contents, and the dates; relations (`R`) lead from source and cue to the content, and from a
/// part of a content to the next; attributes (`A`) say the form of a content, the use of a quotation, the
/// kind of a speaker and the `mod` of a date; `N` names the speaker of a mention; notes (`#`) give the
/// value, interval, rule and confidence. brat counts characters: [`Offsets::Chars`].
///
/// brat wants no line break inside an annotation: one that runs over lines has a fragment for each.
/// [`BRAT_CONFIGURATION`] declares the types.
///
/// ```
/// use copydesk::{Article, render::{self, Offsets}};
/// let ann = render::brat(&Article::parse("“We are ready,” Ana Ruiz said."), Offsets::Chars);
/// assert!(ann.contains("source 16 24\tAna Ruiz\n"));
/// assert!(ann.contains("said Arg1:"));
/// ```
pub fn brat(article: &Article<'_>, offsets: Offsets) -> String {
    let text = article.str();
    let graph = Graph::of(article);
    let mut fragments = Vec::new();
    let mut counts = Vec::new();
    for entity in &graph.entities {
        let before = fragments.len();
        lines(text, entity.span, &mut fragments);
        counts.push(fragments.len() - before);
    }
    let ranges = offsets.of(text, fragments.iter().copied());
    let mut out = Lines { out: String::with_capacity(text.len() * 2), attributes: 0, names: 0, notes: 0 };
    let mut next = 0;
    for (n, (entity, count)) in graph.entities.iter().zip(counts).enumerate() {
        let these = next..next + count;
        next = these.end;
        // Writing to a string does not fail.
        let _ = write!(out.out, "T{}\t{} ", n + 1, entity.part.label());
        for (k, range) in ranges[these.clone()].iter().enumerate() {
            let _ = write!(out.out, "{}{} {}", if k == 0 { "" } else { ";" }, range.start, range.end);
        }
        for (k, fragment) in fragments[these].iter().enumerate() {
            out.out.push(if k == 0 { '\t' } else { ' ' });
            out.out.push_str(&text[*fragment]);
        }
        out.out.push('\n');
        out.about(n + 1, entity.part);
    }
    for (n, relation) in graph.relations.iter().enumerate() {
        let (label, from, to) = (relation.label, relation.from + 1, relation.to + 1);
        let _ = writeln!(out.out, "R{}\t{label} Arg1:T{from} Arg2:T{to}", n + 1);
    }
    out.out
}

/// Whether brat or one of its readers would take the character for the end of a line or of a column.
fn breaks(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The pieces of a span between line breaks; a span of nothing but breaks stays whole.
fn lines(text: &str, span: Span, out: &mut Vec<Span>) {
    let before = out.len();
    let mut start = span.start();
    let ends = text[span].char_indices().filter(|(_, c)| breaks(*c)).map(|(at, c)| (span.start() + at, c.len_utf8()));
    for (end, len) in ends.chain([(span.end(), 0)]) {
        if start < end {
            out.push(Span::new(start, end));
        }
        start = end + len;
    }
    if out.len() == before {
        out.push(span);
    }
}

struct Lines {
    out: String,
    attributes: usize,
    names: usize,
    notes: usize,
}

impl Lines {
    /// What there is to say of the annotation `T{id}`.
    fn about(&mut self, id: usize, part: Part<'_>) {
        match part {
            Part::Quotation(quotation) => self.attribute(id, "use", quotation.usage.as_str()),
            Part::Mention(speaker) => {
                self.attribute(id, "kind", speaker.kind.as_str());
                self.names += 1;
                let _ = write!(self.out, "N{}\tReference T{id} speaker:{}\t", self.names, speaker.id);
                self.plain(&speaker.name);
                self.out.push('\n');
            }
            Part::Content(said) => {
                self.attribute(id, "form", said.form.as_str());
                self.note(id, format_args!("{}, {:.2}", said.rule, said.confidence));
            }
            Part::Timex(timex) => self.timex(id, timex),
            Part::Block(_) | Part::Dateline | Part::Source | Part::Cue => {}
        }
    }

    fn timex(&mut self, id: usize, timex: &Timex) {
        if let Some(modifier) = timex.modifier {
            self.attribute(id, "mod", modifier.as_str());
        }
        let mut note = timex.value.to_string();
        if let Some(interval) = timex.interval {
            let _ = write!(note, " from {} to {}", interval.start, interval.end);
        }
        for (name, value) in [("freq", &timex.freq), ("quant", &timex.quant)] {
            if let Some(value) = value {
                let _ = write!(note, ", {name} {value}");
            }
        }
        self.note(id, format_args!("{note}, {}, {:.2}", timex.rule, timex.confidence));
    }

    fn attribute(&mut self, id: usize, name: &str, value: &str) {
        self.attributes += 1;
        let _ = writeln!(self.out, "A{}\t{name} T{id} {value}", self.attributes);
    }

    fn note(&mut self, id: usize, note: std::fmt::Arguments<'_>) {
        self.notes += 1;
        let _ = write!(self.out, "#{}\tAnnotatorNotes T{id}\t", self.notes);
        self.plain(&note.to_string());
        self.out.push('\n');
    }

    fn plain(&mut self, words: &str) {
        self.out.extend(words.chars().map(|c| if breaks(c) { ' ' } else { c }));
    }
}

/// The `annotation.conf` for [`brat`]: every type, relation and attribute that it writes.
///
/// ```
/// assert!(copydesk::render::BRAT_CONFIGURATION.contains("\nsaid\tArg1:source, Arg2:content\n"));
/// ```
pub const BRAT_CONFIGURATION: &str = "\
[entities]
headline
kicker
deck
byline
timestamp
dateline
highlights
caption
credit
lede
body
subhead
pullquote
embed
related
correction
tagline
endmark
boilerplate
quotation
mention
source
cue
content
DATE
TIME
DURATION
SET

[relations]
said\tArg1:source, Arg2:content
cued\tArg1:cue, Arg2:content
goes_on\tArg1:content, Arg2:content
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
use\tArg:quotation, Value:speech|title|scare|term|unknown
kind\tArg:mention, Value:person|organization|group|unknown
form\tArg:content, Value:direct|mixed|indirect
mod\tArg:DATE|TIME|DURATION|SET, \
Value:BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|START|MID|END|APPROX
";
