//! Any text is read: no panic, every invariant, in linear time.

mod common;

use copydesk::{Article, Date, Options};
use std::time::{Duration, Instant};

const SAMPLE: &str = include_str!("../examples/data/obama-hollande.txt");

fn options() -> Options {
    Options::new().published("2015-11-24".parse::<Date>().unwrap())
}

#[test]
fn every_prefix_of_the_sample() {
    // All prefixes with every invariant would take minutes; one in seven meets each kind of boundary.
    let ends: Vec<usize> = (0..=SAMPLE.len()).filter(|&at| SAMPLE.is_char_boundary(at)).collect();
    for (n, end) in ends.iter().enumerate() {
        if n % 7 == 0 {
            common::check(&SAMPLE[..*end], &options());
        } else {
            options().parse(&SAMPLE[..*end]);
        }
    }
}

#[test]
fn nothing_and_next_to_nothing() {
    for text in [
        "", " ", "\n", "\r\n\r\n", "\u{FEFF}", "\u{A0}", "a", ".", "“", "”", "\"", "'", "’", "''", "``", "—", "0", "_",
        "\0",
    ] {
        let article = common::check(text, &options());
        assert!(article.quotations().is_empty(), "{text:?}");
    }
    assert!(Article::parse("").blocks().is_empty());
}

#[test]
fn other_line_ends_and_spaces() {
    let plain = common::check(SAMPLE, &options());
    let kinds = |a: &Article<'_>| a.blocks().iter().map(|b| b.kind).collect::<Vec<_>>();
    let values = |a: &Article<'_>| a.timexes().iter().map(|t| t.value.clone()).collect::<Vec<_>>();
    for break_ in ["\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}"] {
        let text = SAMPLE.replace('\n', break_);
        let article = common::check(&text, &options());
        assert_eq!(kinds(&article), kinds(&plain), "{break_:?}");
        assert_eq!(values(&article), values(&plain), "{break_:?}");
        assert_eq!(article.attributions().len(), plain.attributions().len(), "{break_:?}");
    }
    for space in ["\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}", " \u{200B}", "\t"] {
        let text = SAMPLE.replace(' ', space);
        let article = common::check(&text, &options());
        assert_eq!(values(&article), values(&plain), "{space:?}");
        assert_eq!(article.attributions().len(), plain.attributions().len(), "{space:?}");
    }
}

#[test]
fn odd_texts() {
    for text in [
        "“We are ready,” Ana Ruiz said. “We",
        "He said “no. She said yes.\n\nThen “they said” no”.",
        "'' `` '' \" \" “ “ ” ” ‘ ’ ' ' « » ",
        "👩‍👩‍👧‍👦 said “🎉” on 🗓️ Tuesday.",
        "قال الرئيس “نعم” يوم Tuesday \u{202E}said he\u{202C}.",
        "e\u{301}lan vital, Ana Ruiz said Fri\u{AD}day.",
        "A\u{200D}B said \u{FFFD}“hello\u{FFFD}” on\u{A0}Nov.\u{A0}24,\u{A0}2015",
        "1/2/3/4/5/6 12:61 99:99 24:00 31/02/2015 2015-13-45 0000-00-00 9999-12-31",
        "in 99999999999999999999 years, 4294967296 days ago, the 99999999999th of May",
        "next last this previous following next last week month year ago ago ago",
        "said said said said. Said. “said” said, said; said: said.",
        "WASHINGTON (AP) (Reuters) (CNN) — — — - _ ",
        "Published / CNN \nBy / CNN \n\n/ CNN  (AP) — It rained on Friday in the hills above the harbour.",
        "Albany, N.Y. (AP) — It rained. “Yes,” she said.",
        "By By By and and with By\nBy\nBy .\nPublished Published: Updated 25:99 GMT",
    ] {
        common::check(text, &options());
        common::check(text, &Options::new());
    }
}

/// So much of each of these takes about as long as so much news: never ten times as long.
#[test]
fn linear_time() {
    let size = 1 << 18;
    let news = SAMPLE.repeat(size / SAMPLE.len() + 1);
    let normal = time(&news[..floor(&news, size)]);
    let hostile = [
        "\"",
        "“",
        "”",
        "'",
        "’",
        "“‘",
        "(",
        "[",
        ".",
        ". ",
        "!",
        "-",
        "— ",
        "_",
        ",",
        "1",
        "1 ",
        "1,",
        "1.",
        "a",
        "A",
        "a ",
        "A ",
        "a.",
        "A.",
        "a'",
        "said ",
        "he said ",
        "“a” said ",
        "said “a ",
        "that ",
        "Monday ",
        "last ",
        "the ",
        "of ",
        "two ",
        "May ",
        "May 1, ",
        "a year ",
        "one hundred ",
        "10:30 ",
        "By ",
        "By A, ",
        "Obama ",
        "Mr. ",
        "Barack Obama ",
        "the president ",
        "\n",
        "a\n",
        "A\n\n",
        "Read more\n",
        "é",
        "\u{301}",
        "\u{AD}",
        "😀",
        "\u{200B}",
        "A (B) — ",
        ": ",
        "said: ",
        "to ",
        "and ",
        "St. ",
        "New ",
        "new york ",
        "the end of ",
        "U.S. ",
        "https://a.b/c?d=e&f ",
        "@a ",
        "#a ",
        "“a ",
        "a” ",
        " \"a",
        "x’s ",
        "'s",
    ];
    for unit in hostile {
        let text = unit.repeat(size / unit.len() + 1);
        let took = time(&text);
        // Ten times leaves room for a noisy machine; a quadratic step would take minutes.
        assert!(took < normal * 10 + Duration::from_millis(500), "{unit:?}: {took:?}, news {normal:?}");
    }
    // A megabyte of news in one line, without a break.
    let line = SAMPLE.replace('\n', " ").repeat((1 << 20) / SAMPLE.len() + 1);
    assert!(time(&line) < normal * 40 + Duration::from_millis(500));
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    std::hint::black_box(options().parse(text));
    start.elapsed()
}

#[test]
fn the_same_in_every_thread() {
    let here = options().parse(SAMPLE).into_record();
    let there = std::thread::spawn(|| options().parse(SAMPLE).into_record()).join().unwrap();
    assert_eq!(here, there);
}

#[test]
fn text_appended_leaves_earlier_blocks_and_sentences_in_place() {
    let mut text = String::new();
    let mut before: Option<(Vec<copydesk::Span>, Vec<copydesk::Span>)> = None;
    for paragraph in SAMPLE.split("\n\n") {
        text.push_str(paragraph);
        let article = options().parse(&text);
        let spans: Vec<_> = article.blocks().iter().map(|b| b.span).collect();
        let sentences = article.sentences().to_vec();
        if let Some((blocks, old)) = &before {
            assert_eq!(&spans[..blocks.len()], blocks.as_slice());
            assert_eq!(&sentences[..old.len()], old.as_slice());
        }
        before = Some((spans, sentences));
        text.push_str("\n\n");
    }
}
