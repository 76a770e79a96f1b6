//! Any text is read: no panic, every invariant, in linear time, up to 4 GiB.

mod common;

use copydesk::{Article, Date, Options, Text};
use std::time::Duration;

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

/// Rules look at the words before; a text may begin, and end, between any two.
#[test]
fn texts_begin_and_end_anywhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in [
        "benches/data/articles",
        "benches/data/news",
        "tests/data",
        "tests/data/quotes",
        "tests/data/sections",
        "tests/data/dates",
    ] {
        let paths = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|of| of == "txt")));
    }
    assert!(files.len() > 30, "{files:?}");
    for (n, file) in files.iter().enumerate() {
        let source = std::fs::read_to_string(file).unwrap();
        let text = Text::read(&source);
        let tokens = text.tokens();
        for (first, token) in tokens.iter().enumerate() {
            let len = [3, 6, 14, 9, 25][(first + n) % 5];
            let last = &tokens[(first + len).min(tokens.len()) - 1];
            options().parse(&source[token.start()..last.end()]);
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

/// What fuzzing found, as short as it can be made.
#[test]
fn found_by_fuzzing() {
    for text in [
        // A time after the end of the day had a value that cannot be read.
        "It ends at 24:01 GMT, 24:00 GMT or 24:00:01 on Friday.",
        "It rained Friday 24:32.",
        // The other reading of a range of one length was the same.
        "She was back after a 1-1-month stay abroad.",
        // "St." had a word looked for before it at the start of the text.
        "St. On the last Wednesday in March he spoke.",
        // Marks alone were a speaker without a name.
        "“We go,” said “!”",
        "“We go,” said \"&\".",
        // What stood for a space is between the tokens.
        "“Yes,”&nbsp;&mdash;&nbsp;he said&amp;nbsp;it cost Â£5.",
    ] {
        common::check(text, &options());
        common::check(text, &Options::new());
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
        // The first word of the text is one of pictures, and there is no word before it.
        "Photo editors of the paper left the building before noon, the union said, and nobody came back at night.",
    ] {
        common::check(text, &options());
        common::check(text, &Options::new());
    }
}

/// Four times as much of a hostile text takes about four times as long, and none takes much longer than news.
///
/// `cargo bench --bench hostile` measures the same texts, larger and with optimisation; here a quadratic step shows.
#[test]
fn linear_time() {
    let size = 16_000;
    let news = time(&SAMPLE.repeat(4 * size / SAMPLE.len() + 1));
    for hostile in common::hostile::all(SAMPLE) {
        let (small, large) = (hostile.text(size), hostile.text(4 * size));
        // A machine that is busy for a moment must not fail the test, so it is only the best of some tries that counts.
        let slow = (0..5).all(|_| {
            let (one, four) = (time(&small), time(&large));
            four > one * 10 + Duration::from_millis(20) || four > news * 25 + Duration::from_millis(50)
        });
        assert!(!slow, "{}: {:?}, four times as much {:?}, news {news:?}", hostile.name(), time(&small), time(&large));
    }
}

/// Hostile texts keep every invariant, too.
#[test]
fn hostile_texts() {
    for hostile in common::hostile::all(SAMPLE) {
        common::check(&hostile.text(2_000), &options());
    }
}

fn time(text: &str) -> Duration {
    common::hostile::time(|| options().parse(text))
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

/// Beyond what 32 bits can say a text is refused, and never cut. Nothing is read of it, so nothing of it is held.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
#[test]
fn a_text_of_four_gigabytes_is_refused() {
    let text = String::from_utf8(vec![0; 1 << 32]).unwrap();
    let error = Text::try_read(&text).unwrap_err().to_string();
    assert_eq!(error, "text of 4294967296 bytes: spans reach no further than 4294967295 bytes");
    assert_eq!(options().try_parse(&text).unwrap_err().to_string(), error);
    assert_eq!(Article::parse("").into_record().attach(&text).unwrap_err().to_string(), error);
    let panic = std::panic::catch_unwind(|| options().parse(&text).blocks().len()).unwrap_err();
    assert_eq!(*panic.downcast::<String>().unwrap(), error);
}

/// The longest text there may be, with words at its very end: minutes without optimisation, so by hand.
///
///     cargo test --release --test robust -- --ignored
#[cfg(target_pointer_width = "64")]
#[test]
#[ignore = "takes 5 GB of memory and, without optimisation, minutes"]
fn a_text_of_one_byte_less_is_read() {
    let end = "\n\n“We are ready,” Ana Ruiz said on Friday.";
    let mut text = "a".repeat(u32::MAX as usize - end.len());
    text.push_str(end);
    assert_eq!(text.len(), copydesk::text::MAX_LEN);
    let article = options().try_parse(&text).unwrap();
    assert_eq!(article.blocks()[1].span.end(), text.len());
    assert_eq!(article.speaker(&article.attributions()[0]).unwrap().name, "Ana Ruiz");
    let friday = article.timexes()[0].span;
    assert_eq!(&text[friday], "Friday");
}
