//! What holds for every article, whatever the text: shared by the robustness, property and fuzz tests.
//!
//! Each desk has a function of its own, so that a test of one desk alone checks it as the whole parse is checked.

#![allow(dead_code)] // Each test takes what it needs.

pub(crate) mod hostile;
pub(crate) mod news;

use copydesk::quote::{self, Attribution, Form, Quotation, Speaker};
use copydesk::section::{self, Block, BlockKind, FieldValue};
use copydesk::timex::{self, Interval, Settings, Timex, TimexKind, Value};
use copydesk::{Article, Moment, Options, Record, Span, Text};

/// Parses the text, checks every invariant, and gives the article back.
pub(crate) fn check<'t>(text: &'t str, options: &Options) -> Article<'t> {
    let article = options.parse(text);
    reading(article.text());
    blocks(text, article.blocks());
    sentences(&article);
    head(&article);
    quotes(text, article.quotations(), article.attributions(), article.speakers());
    timexes(text, article.timexes());
    timeml(&article);
    again(text, options, &article);
    article
}

/// The first desk alone.
pub(crate) fn section(src: &str) -> Vec<Block> {
    let text = Text::read(src);
    reading(&text);
    let found = section::label(&text);
    assert_eq!(found.len(), text.paragraphs().len());
    blocks(src, &found);
    found
}

/// The second desk alone, on blocks of the first.
pub(crate) fn quote(src: &str) -> quote::Quotes {
    let text = Text::read(src);
    let found = quote::attribute(&text, &section::label(&text));
    quotes(src, &found.quotations, &found.attributions, &found.speakers);
    found
}

/// The third desk alone.
pub(crate) fn timex(src: &str, settings: &Settings) -> Vec<Timex> {
    let found = timex::resolve(&Text::read(src), settings);
    timexes(src, &found);
    found
}

/// Tokens, lines, paragraphs and sentences are in order, each level divides the one below without a gap, and no
/// letter or digit is outside a token.
fn reading(text: &Text<'_>) {
    let src = text.str();
    let mut end = 0;
    for token in text.tokens() {
        inside(src, token.span(), "token");
        assert!(token.start() >= end, "tokens overlap at {}", token.span());
        wordless(&src[end..token.start()], "between tokens");
        end = token.end();
    }
    wordless(&src[end..], "after the last token");
    let (lines, tokens) = (text.lines(), text.tokens());
    divide("lines", lines.iter().map(|l| l.tokens()), tokens.len());
    divide("paragraphs", text.paragraphs().iter().map(|p| p.lines()), lines.len());
    divide("paragraphs", text.paragraphs().iter().map(|p| p.tokens()), tokens.len());
    divide("sentences", text.sentences().iter().map(|s| s.tokens()), tokens.len());
    let spans = lines.iter().map(|l| (l.span(), l.tokens()));
    let spans = spans.chain(text.paragraphs().iter().map(|p| (p.span(), p.tokens())));
    for (span, range) in spans.chain(text.sentences().iter().map(|s| (s.span(), s.tokens()))) {
        assert_eq!(span, Span::new(tokens[range.start].start(), tokens[range.end - 1].end()));
    }
}

/// Ranges that follow each other from 0 to `len`, none empty.
fn divide(what: &str, ranges: impl Iterator<Item = std::ops::Range<usize>>, len: usize) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start == end && range.end > end, "{what} leave a gap or overlap: {range:?} after {end}");
        end = range.end;
    }
    assert_eq!(end, len, "{what} do not reach the end");
}

/// Blocks are in order, and every letter or digit lies in exactly one: blocks and what is between them are the text.
fn blocks(text: &str, blocks: &[Block]) {
    let mut end = 0;
    for block in blocks {
        inside(text, block.span, "block");
        assert!(block.span.start() >= end, "blocks overlap at {}", block.span);
        wordless(&text[end..block.span.start()], "in no block");
        for field in &block.fields {
            inside(text, field.span, "field");
            assert!(block.span.encloses(field.span), "a field outside its block: {}", field.span);
            match &field.value {
                FieldValue::Dateline(dateline) => {
                    assert_eq!(dateline.span, field.span);
                    assert!(dateline.places.iter().all(|place| !place.trim().is_empty()), "a place without a name");
                }
                FieldValue::Published(moment) | FieldValue::Updated(moment) => well_formed(*moment),
                FieldValue::Author(name) | FieldValue::Contributor(name) | FieldValue::Source(name) => {
                    assert!(!name.trim().is_empty(), "a field without a name at {}", field.span);
                }
                _ => {}
            }
        }
        end = block.span.end();
    }
    wordless(&text[end..], "after the last block");
    assert!(blocks.iter().filter(|b| b.kind == BlockKind::Lede).count() <= 1, "two ledes");
}

/// Sentences are in order, every letter or digit of a block lies in one, and none crosses a block.
fn sentences(article: &Article<'_>) {
    let text = article.str();
    let mut blocks = article.blocks().iter().peekable();
    let mut end = 0;
    for sentence in article.sentences() {
        inside(text, *sentence, "sentence");
        assert!(sentence.start() >= end, "sentences overlap at {sentence}");
        wordless(&text[end..sentence.start()], "in no sentence");
        end = sentence.end();
        while blocks.next_if(|block| block.span.end() <= sentence.start()).is_some() {}
        assert!(
            blocks.peek().is_some_and(|block| block.span.encloses(*sentence)),
            "a sentence crosses a block: {sentence}"
        );
    }
    wordless(&text[end..], "after the last sentence");
}

/// What is said of the article as a whole is said by one of its blocks.
fn head(article: &Article<'_>) {
    let record = article.record();
    let headline = article.blocks().iter().find(|b| b.kind == BlockKind::Headline);
    assert_eq!(record.headline, headline.map(|b| b.span));
    let fields = || article.blocks().iter().flat_map(|b| &b.fields).map(|f| &f.value);
    if let Some(dateline) = article.dateline() {
        assert!(fields().any(|f| matches!(f, FieldValue::Dateline(d) if **d == *dateline)), "a dateline of no block");
    }
    for name in article.authors() {
        assert!(fields().any(|f| matches!(f, FieldValue::Author(author) if author == name)), "an author of no block");
    }
    for moment in article.published().map(|p| p.value).into_iter().chain(article.updated()) {
        well_formed(moment);
    }
}

/// Spans fit, ids resolve, parents enclose their children, forms are what they say, confidences are shares of one.
fn quotes(text: &str, quotations: &[Quotation], attributions: &[Attribution], speakers: &[Speaker]) {
    for (n, quotation) in quotations.iter().enumerate() {
        assert!(quotation.span.fits(text), "quotation {n}");
        assert!(n == 0 || quotations[n - 1].span.start() <= quotation.span.start(), "quotations out of order at {n}");
        if let Some(parent) = quotation.parent {
            assert!(
                (parent as usize) < n && quotations[parent as usize].span.encloses(quotation.span),
                "parent of {n}"
            );
        }
        if let Some(id) = quotation.attribution {
            let attribution = attributions.get(id as usize).unwrap_or_else(|| panic!("no attribution {id}"));
            assert!(attribution.form != Form::Indirect, "quotation {n} in reported speech without marks");
            // A content is bounded in length, and a mark that never closes reaches beyond its sentence: the two
            // need not enclose each other, but they meet.
            let span = quotation.span;
            assert!(
                attribution
                    .content
                    .iter()
                    .any(|content| content.start() <= span.end() && span.start() <= content.end()),
                "quotation {n} at {} apart from the content of its attribution {:?}",
                quotation.span,
                attribution.content
            );
        }
    }
    for (n, attribution) in attributions.iter().enumerate() {
        assert!(!attribution.content.is_empty(), "attribution {n} of nothing");
        for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
            inside(text, *span, "part of an attribution");
        }
        for pair in attribution.content.windows(2) {
            assert!(pair[0].end() <= pair[1].start(), "contents of attribution {n} out of order");
        }
        assert!(attribution.speaker.is_none_or(|id| (id as usize) < speakers.len()));
        assert!((0.0..=1.0).contains(&attribution.confidence), "confidence of attribution {n}");
        assert!(!attribution.rule.is_empty());
    }
    for (n, speaker) in speakers.iter().enumerate() {
        assert_eq!(speaker.id as usize, n);
        assert!(!speaker.name.trim().is_empty(), "a speaker without a name");
        for mention in &speaker.mentions {
            inside(text, *mention, "mention");
        }
        assert!(
            speaker.mentions.windows(2).all(|m| m[0].start() < m[1].start()),
            "mentions of {} out of order",
            speaker.name
        );
    }
}

/// Expressions are in order and apart, values are read back as themselves, intervals hold something.
fn timexes(text: &str, timexes: &[Timex]) {
    let mut end = 0;
    for timex in timexes {
        inside(text, timex.span, "timex");
        assert!(timex.span.start() >= end, "timexes overlap at {}", timex.span);
        end = timex.span.end();
        for value in [Some(&timex.value), timex.begin.as_deref(), timex.end.as_deref()].into_iter().flatten() {
            twins(value);
        }
        assert!(timex.kind == TimexKind::Set || timex.freq.is_none(), "the frequency of no set at {}", timex.span);
        for other in &timex.alternatives {
            twins(&other.value);
            assert!((0.0..=1.0).contains(&other.confidence));
            assert_ne!(other.value, timex.value, "an alternative that is none");
        }
        if let Some(interval) = timex.interval {
            holds_something(interval);
        }
        assert!((0.0..=1.0).contains(&timex.confidence));
        assert!(!timex.rule.is_empty());
    }
}

/// Both ends are moments of the calendar, in one zone, and the end is later.
fn holds_something(interval: Interval) {
    let key = |m: Moment| (m.date(), m.time().map_or((0, 0, 0), |t| (t.hour(), t.minute(), t.second().unwrap_or(0))));
    well_formed(interval.start);
    well_formed(interval.end);
    assert_eq!(interval.start.offset(), interval.end.offset(), "the zones of {interval:?}");
    assert!(key(interval.start) < key(interval.end), "an empty interval: {interval:?}");
}

/// What is printed is read as itself, so no field is out of its range.
fn well_formed(moment: Moment) {
    assert_eq!(moment.to_string().parse::<Moment>().ok(), Some(moment), "{moment}");
}

/// What a value prints is read as the same value.
pub(crate) fn twins(value: &Value) {
    let printed = value.to_string();
    match printed.parse::<Value>() {
        Ok(read) => assert_eq!(&read, value, "{printed} is read as another value"),
        Err(e) => panic!("{printed} is not read back: {e}"),
    }
}

/// The `<TEXT>` of the TimeML, tags stripped and references resolved, is the text.
fn timeml(article: &Article<'_>) {
    let xml = copydesk::render::timeml(article);
    let (_, tagged) = xml.split_once("<TEXT>").expect("a text");
    let (tagged, _) = tagged.rsplit_once("</TEXT>").expect("the end of the text");
    let mut words = String::with_capacity(tagged.len());
    let mut pieces = tagged.split('<');
    words.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        words.push_str(piece.split_once('>').expect("the end of a tag").1);
    }
    // The ampersand last, or "&amp;lt;" would become "<".
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")];
    let words = references.iter().fold(words, |words, (reference, c)| words.replace(reference, c));
    // XML has no way to write most control characters.
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r') || c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let text: String = article.str().chars().map(|c| if holds(c) { c } else { '\u{FFFD}' }).collect();
    assert!(words == text, "TimeML, stripped, is not the text: {words:?}");
}

/// The same text gives the same article, and its JSON, read back and attached, is the article again.
fn again(text: &str, options: &Options, article: &Article<'_>) {
    assert_eq!(options.parse(text).record(), article.record(), "two parses differ");
    let json = serde_json::to_string(article).unwrap();
    let record: Record = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {json}"));
    assert_eq!(&record, article.record(), "JSON does not give the record back");
    let attached = record.attach(text).unwrap();
    assert_eq!(serde_json::to_string(&attached).unwrap(), json, "what was attached is written in another way");
}

fn inside(text: &str, span: Span, what: &str) {
    assert!(span.fits(text) && !span.is_empty(), "{what}: {span} does not fit");
}

fn wordless(gap: &str, place: &str) {
    // "Â" before a no-break space or a "£" and "â€" before the end of a wider space are what reading them as Windows-1252
    // left, and part of them; so is what stands from "&" to ";" in "&nbsp;".
    let mut reference = false;
    let gap = gap.replace("&amp;", "&");
    let mut chars = gap.chars().peekable();
    let word = std::iter::from_fn(|| {
        let c = chars.next()?;
        reference = c == '&' || reference && c != ';';
        let damaged = match chars.peek() {
            None | Some('\u{A0}'..='\u{BF}') => c == 'Â',
            Some('€' | '\u{80}') => c == 'â',
            _ => false,
        };
        Some(c.is_alphanumeric() && !damaged && !reference)
    });
    assert!(!word.into_iter().any(|word| word), "words {place}: {gap:?}");
}
