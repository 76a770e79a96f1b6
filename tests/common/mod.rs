//! What holds for every article, whatever the text: shared by the robustness, property and fuzz tests.

use copydesk::timex::Value;
use copydesk::{Article, Options, Record, Span};

/// Parses the text, checks every invariant, and gives the article back.
pub(crate) fn check<'t>(text: &'t str, options: &Options) -> Article<'t> {
    let article = options.parse(text);
    blocks(&article);
    sentences(&article);
    quotes(&article);
    timexes(&article);
    again(text, options, &article);
    article
}

/// Blocks are in order, and every letter or digit lies in exactly one.
fn blocks(article: &Article<'_>) {
    let text = article.str();
    let mut end = 0;
    for block in article.blocks() {
        inside(text, block.span, "block");
        assert!(block.span.start >= end, "blocks overlap at {}", block.span);
        let gap = &text[end..block.span.start];
        assert!(!gap.contains(|c: char| c.is_alphanumeric()), "words in no block: {gap:?}");
        for field in &block.fields {
            inside(text, field.span, "field");
            assert!(block.span.encloses(field.span), "a field outside its block: {}", field.span);
        }
        end = block.span.end;
    }
    assert!(!text[end..].contains(|c: char| c.is_alphanumeric()), "words after the last block");
}

/// Sentences are in order, and none crosses a block.
fn sentences(article: &Article<'_>) {
    let text = article.str();
    let mut blocks = article.blocks().iter().peekable();
    let mut end = 0;
    for sentence in article.sentences() {
        inside(text, *sentence, "sentence");
        assert!(sentence.start >= end, "sentences overlap at {sentence}");
        end = sentence.end;
        while blocks.next_if(|block| block.span.end <= sentence.start).is_some() {}
        assert!(
            blocks.peek().is_some_and(|block| block.span.encloses(*sentence)),
            "a sentence crosses a block: {sentence}"
        );
    }
}

/// Spans fit, ids resolve, parents enclose their children, confidences are shares of one.
fn quotes(article: &Article<'_>) {
    let text = article.str();
    let quotations = article.quotations();
    for (n, quotation) in quotations.iter().enumerate() {
        assert!(quotation.span.fits(text), "quotation {n}");
        assert!(n == 0 || quotations[n - 1].span.start <= quotation.span.start, "quotations out of order at {n}");
        if let Some(parent) = quotation.parent {
            assert!(
                (parent as usize) < n && quotations[parent as usize].span.encloses(quotation.span),
                "parent of {n}"
            );
        }
        assert!(quotation.attribution.is_none_or(|id| (id as usize) < article.attributions().len()));
    }
    for (n, attribution) in article.attributions().iter().enumerate() {
        assert!(!attribution.content.is_empty(), "attribution {n} of nothing");
        for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
            inside(text, *span, "part of an attribution");
        }
        for pair in attribution.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "contents of attribution {n} out of order");
        }
        assert!(attribution.speaker.is_none_or(|id| (id as usize) < article.speakers().len()));
        assert!((0.0..=1.0).contains(&attribution.confidence), "confidence of attribution {n}");
        assert!(!attribution.rule.is_empty());
    }
    for (n, speaker) in article.speakers().iter().enumerate() {
        assert_eq!(speaker.id as usize, n);
        assert!(!speaker.name.trim().is_empty(), "a speaker without a name");
        for mention in &speaker.mentions {
            inside(text, *mention, "mention");
        }
        assert!(
            speaker.mentions.windows(2).all(|m| m[0].start < m[1].start),
            "mentions of {} out of order",
            speaker.name
        );
    }
}

/// Expressions are in order and apart, values are read back as themselves, intervals hold something.
fn timexes(article: &Article<'_>) {
    let text = article.str();
    let mut end = 0;
    for timex in article.timexes() {
        inside(text, timex.span, "timex");
        assert!(timex.span.start >= end, "timexes overlap at {}", timex.span);
        end = timex.span.end;
        for value in [Some(&timex.value), timex.begin.as_ref(), timex.end.as_ref()].into_iter().flatten() {
            twins(value);
        }
        for other in &timex.alternatives {
            twins(&other.value);
        }
        if let Some(interval) = timex.interval {
            let key =
                |m: copydesk::Moment| (m.date, m.time.map_or((0, 0, 0), |t| (t.hour, t.minute, t.second.unwrap_or(0))));
            assert!(key(interval.start) < key(interval.end), "an empty interval: {interval:?}");
        }
        assert!((0.0..=1.0).contains(&timex.confidence));
        assert!(!timex.rule.is_empty());
    }
}

fn twins(value: &Value) {
    let printed = value.to_string();
    match printed.parse::<Value>() {
        Ok(read) => assert_eq!(&read, value, "{printed} is read as another value"),
        Err(e) => panic!("{printed} is not read back: {e}"),
    }
}

/// The same text gives the same article, and its JSON, read back and attached, is the article again.
fn again(text: &str, options: &Options, article: &Article<'_>) {
    assert_eq!(options.parse(text).record(), article.record(), "two parses differ");
    let json = serde_json::to_string(article).unwrap();
    let record: Record = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {json}"));
    assert_eq!(&record, article.record(), "JSON does not give the record back");
    record.attach(text).unwrap();
}

fn inside(text: &str, span: Span, what: &str) {
    assert!(span.fits(text) && !span.is_empty(), "{what}: {span} does not fit");
}
