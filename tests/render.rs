//! The formats, read back by readers that are not ours.

use copydesk::{Article, Date, Options, render};

const SAMPLE: &str = include_str!("../examples/data/obama-hollande.txt");

fn options() -> Options {
    Options::new().published("2015-11-24".parse::<Date>().unwrap())
}

/// What stands in `<TEXT>`, tags stripped, is the text; every tag carries what TIMEX3 asks for.
fn check_timeml(article: &Article<'_>) {
    let xml = render::timeml(article);
    let document = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{e}: {xml}"));
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "TimeML");
    let text = root.children().find(|n| n.has_tag_name("TEXT")).unwrap();
    let words: String = text.descendants().filter_map(|n| n.is_text().then(|| n.text()).flatten()).collect();
    assert_eq!(words, article.str());
    let tags: Vec<_> = document.descendants().filter(|n| n.has_tag_name("TIMEX3")).collect();
    let ids: std::collections::HashSet<&str> = tags.iter().map(|t| t.attribute("tid").unwrap()).collect();
    assert_eq!(ids.len(), tags.len(), "ids are not unique");
    let full: Vec<_> = tags.iter().filter(|t| t.parent() == Some(text) && t.has_children()).collect();
    assert_eq!(full.len(), article.timexes().len());
    for (tag, timex) in full.iter().zip(article.timexes()) {
        assert_eq!(tag.text().unwrap(), &article.str()[timex.span]);
        assert_eq!(tag.attribute("value").unwrap(), timex.value.to_string());
        for point in ["beginPoint", "endPoint"] {
            assert!(tag.attribute(point).is_none_or(|id| ids.contains(id)), "{point} names no tag");
        }
    }
    for tag in &tags {
        assert!(matches!(tag.attribute("type").unwrap(), "DATE" | "TIME" | "DURATION" | "SET"));
        assert!(!tag.attribute("value").unwrap().is_empty());
    }
    let created = tags.iter().find(|t| t.attribute("functionInDocument").is_some());
    assert_eq!(created.is_some(), article.published().is_some());
}

#[test]
fn timeml_of_the_sample() {
    check_timeml(&options().parse(SAMPLE));
    check_timeml(&Article::parse(SAMPLE));
}

#[test]
fn timeml_escapes() {
    for text in [
        "",
        "A < B & C > \"D\" on <Friday> ]]> & \r\n Tuesday\u{85}.",
        "👩‍👩‍👧 e\u{301} on Nov. 24, 2015 — <script>alert('x')</script>",
        "The eight-week talks from May 1 to June 30, 2014, and every Monday for three years.",
    ] {
        check_timeml(&options().parse(text));
    }
}

#[test]
fn timeml_of_what_xml_cannot_hold() {
    let xml = render::timeml(&options().parse("bell \u{7} and nul \0 on Friday \u{FFFF}"));
    assert!(roxmltree::Document::parse(&xml).is_ok());
    assert!(xml.contains("bell \u{FFFD} and nul \u{FFFD} on "));
}

/// What is not in order is no article: a renderer that walks the text need not ask.
#[test]
fn records_out_of_order_are_refused() {
    let text =
        "“It is over,” Ana Ruiz said on Friday. Ruiz left on Monday.\n\n“We met on Tuesday,” Ruiz said, “and won.”";
    let record = || options().parse(text).into_record();
    record().attach(text).unwrap();
    let error = |change: &dyn Fn(&mut copydesk::Record)| {
        let mut record = record();
        change(&mut record);
        record.attach(text).unwrap_err().to_string()
    };
    assert!(error(&|r| r.blocks.swap(0, 1)).starts_with("blocks[1].span: span 0.."));
    assert!(error(&|r| r.sentences.swap(0, 1)).starts_with("sentences[1]: span 0.."));
    assert!(error(&|r| r.timexes.swap(0, 1)).starts_with("timexes[1].span: "));
    assert!(error(&|r| r.quotations.swap(0, 1)).starts_with("quotations[1].span: "));
    assert!(error(&|r| r.speakers[0].mentions.reverse()).starts_with("speakers[0].mentions[1]: "));
    let last = record().attributions.len() - 1;
    let two = error(&|r| r.attributions[last].content.reverse());
    assert!(two.starts_with(&format!("attributions[{last}].content[1]: ")), "{two}");
    let overlap = error(&|r| r.timexes[1].span = r.timexes[0].span.to(r.timexes[1].span));
    assert!(overlap.ends_with("up to where the one before it reaches"), "{overlap}");
}
