//! The formats against their own rules, on the sample, on the articles of the benches and on hostile text.

use copydesk::render::{self, BRAT_CONFIGURATION, Offsets};
use copydesk::{Article, Date, Options, Span};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

const SAMPLE: &str = include_str!("../examples/data/obama-hollande.txt");

/// Emoji of one and of several characters, combining marks, no-break spaces, every kind of line break, tabs, nothing.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "\r\n\r\n",
    "👩‍👩‍👧 e\u{301} — “Cafe\u{301} 👍🏽 ist zu,” said 🦊 Ana\u{a0}Ruiz on Friday. “A\u{308}ll 𝔤ood,” she added Nov. 24.",
    "“We are ready\r\nfor the\tstorm,” Ana Ruiz\nsaid on\r\nFriday. “One\u{2028}two\u{85}three,” she added.",
    "  “ We go, ” Ana Ruiz said .\u{1c} \u{1f} “” '' \"\" said Ben Moss:  “\u{feff}Now.”  ",
    "PORT CITY (AP) — <b>“A & B,”</b> said \"Ben\tMoss\" </script> \u{0}\u{7} on every Monday\u{3000}from May 1 to June 3, 2014.",
];

fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/data/articles");
    let mut texts: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| std::fs::read_to_string(e.unwrap().path()).unwrap()).collect();
    assert!(texts.len() > 20);
    texts.push(SAMPLE.into());
    texts.extend(HOSTILE.iter().map(|t| t.to_string()));
    texts
}

fn options() -> Options {
    Options::new().published("2015-11-24".parse::<Date>().unwrap())
}

/// Every article in every unit.
fn check_all(check: impl Fn(&Article<'_>, &Reader<'_>)) {
    for text in articles() {
        let article = options().parse(&text);
        for offsets in [Offsets::Bytes, Offsets::Chars, Offsets::Utf16] {
            check(&article, &Reader::new(&text, offsets));
        }
    }
}

/// One who counts in a unit: where in the bytes each of them begins, with a place for the end.
struct Reader<'t> {
    text: &'t str,
    offsets: Offsets,
    places: Vec<usize>,
}

impl Reader<'_> {
    fn new(text: &str, offsets: Offsets) -> Reader<'_> {
        let units = |c: char| match offsets {
            Offsets::Bytes => c.len_utf8(),
            Offsets::Chars => 1,
            _ => c.len_utf16(),
        };
        // Inside of a character nothing begins.
        let of_char = |(at, c): (usize, char)| [at].into_iter().chain(std::iter::repeat_n(usize::MAX, units(c) - 1));
        let places = text.char_indices().flat_map(of_char).chain([text.len()]).collect();
        Reader { text, offsets, places }
    }

    /// The words between two offsets.
    fn cut(&self, start: usize, end: usize) -> &str {
        assert!(start < end, "{start}..{end} holds nothing");
        &self.text[self.places[start]..self.places[end]]
    }
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

/// What quotations, names, dates and lines are made of, and what breaks them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "''",
    "``",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{1c}",
    "said",
    " Ana Ruiz ",
    "Ruiz",
    " she said",
    ", ",
    ".",
    "on Friday",
    " May 1, 2014",
    "from May 1 to June 3",
    "two weeks",
    "PORT CITY (AP) — ",
    "By Ben Moss\n",
    "We go",
    "é",
    "e\u{301}",
    "👍🏽",
    "👩‍👩‍👧",
    "𝔤",
    "<b>",
    "&amp;",
    "\u{0}",
    "\u{feff}",
    "that ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_text(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..50)) {
        let text = pieces.concat();
        let article = options().parse(&text);
        for offsets in [Offsets::Bytes, Offsets::Chars, Offsets::Utf16] {
            let reader = Reader::new(&text, offsets);
            check_brat(&article, &reader);
            check_spacy(&article, &reader);
            check_doccano(&article, &reader);
            check_web_annotations(&article, &reader);
        }
        check_json_ld(&article, &Reader::new(&text, Offsets::Chars));
        // Every element of the page ends.
        let page = render::html(&article);
        for name in ["q", "span", "p", "div", "h2", "a"] {
            let opened = page.matches(&format!("<{name} ")).count() + page.matches(&format!("<{name}>")).count();
            assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "<{name}> in {text:?}");
        }
    }
}

#[test]
fn offsets_are_those_of_each_unit() {
    let text = "a\u{e9}e\u{301}\u{20ac}\u{1f44d}\u{1f3fd}z";
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    // Every pair of boundaries, backwards: the answer keeps the order of the question.
    let mut spans = Vec::new();
    for (n, start) in ends.iter().enumerate() {
        spans.extend(ends[n..].iter().map(|end| Span::new(*start, *end)));
    }
    spans.reverse();
    let bytes = Offsets::Bytes.of(text, spans.iter().copied());
    let chars = Offsets::Chars.of(text, spans.iter().copied());
    let utf16 = Offsets::Utf16.of(text, spans.iter().copied());
    for (n, span) in spans.iter().enumerate() {
        let before = &text[..span.start()];
        assert_eq!(bytes[n], span.range());
        assert_eq!(chars[n], before.chars().count()..text[..span.end()].chars().count());
        assert_eq!(utf16[n], before.encode_utf16().count()..text[..span.end()].encode_utf16().count());
    }
    // A span beyond the text is cut, never a panic.
    assert_eq!(Offsets::Utf16.of("👍", [Span::new(0, 99)])[0], 0..2);
}

/// brat: `T` lines hold their own words, ids are unique, what a line names is there, and the
/// configuration declares every type on the kinds it stands on.
fn check_brat(article: &Article<'_>, reader: &Reader<'_>) {
    let ann = render::brat(article, reader.offsets);
    let conf = Configuration::read();
    let mut types: HashMap<&str, &str> = HashMap::new();
    let mut ids = HashSet::new();
    for line in ann.split_inclusive('\n') {
        let line = line.strip_suffix('\n').expect("every line ends");
        assert_eq!(line.lines().count(), 1, "{line:?}");
        assert!(!line.contains(['\r', '\u{85}', '\u{2028}', '\u{c}']), "a reader would break {line:?}");
        let columns: Vec<&str> = line.split('\t').collect();
        assert!(ids.insert(columns[0]), "{line}: twice");
        let words: Vec<&str> = columns[1].split(' ').collect();
        match line.as_bytes()[0] {
            b'T' => {
                assert_eq!(columns.len(), 3, "{line:?}");
                assert!(conf.entities.contains(words[0]), "{line}");
                let fragments = columns[1].split_once(' ').unwrap().1.split(';').map(|fragment| {
                    let (start, end) = fragment.split_once(' ').unwrap();
                    reader.cut(start.parse().unwrap(), end.parse().unwrap())
                });
                assert_eq!(columns[2], fragments.collect::<Vec<_>>().join(" "));
                types.insert(columns[0], words[0]);
            }
            b'R' => {
                let (from, to) = (words[1].strip_prefix("Arg1:").unwrap(), words[2].strip_prefix("Arg2:").unwrap());
                assert!(conf.relations.contains(&(words[0], types[from], types[to])), "{line}");
            }
            b'A' => assert!(conf.attributes.contains(&(words[0], types[words[1]], words[2])), "{line}"),
            b'N' => {
                assert_eq!((words[0], types[words[1]], columns.len()), ("Reference", "mention", 3));
                let speaker: usize = words[2].strip_prefix("speaker:").unwrap().parse().unwrap();
                // A break inside of a name is a space there.
                let space = |c: char| c.is_whitespace() || c.is_control();
                let name = &article.speakers()[speaker].name;
                assert_eq!(columns[2].replace(space, " "), name.replace(space, " "));
            }
            b'#' => assert!(words[0] == "AnnotatorNotes" && types.contains_key(words[1]), "{line}"),
            _ => panic!("{line}"),
        }
    }
    let timexes = types.values().filter(|t| matches!(**t, "DATE" | "TIME" | "DURATION" | "SET")).count();
    assert_eq!(timexes, article.timexes().len());
    assert_eq!(types.values().filter(|t| **t == "content").count(), contents(article));
}

/// The different contents of an article.
fn contents(article: &Article<'_>) -> usize {
    article.attributions().iter().flat_map(|a| &a.content).collect::<HashSet<_>>().len()
}

struct Configuration {
    entities: HashSet<&'static str>,
    relations: HashSet<(&'static str, &'static str, &'static str)>,
    attributes: HashSet<(&'static str, &'static str, &'static str)>,
}

impl Configuration {
    fn read() -> Configuration {
        let mut conf =
            Configuration { entities: HashSet::new(), relations: HashSet::new(), attributes: HashSet::new() };
        let mut section = "";
        for line in BRAT_CONFIGURATION.lines().filter(|l| !l.is_empty() && !l.starts_with('<')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            let (name, arguments) = line.split_once('\t').unwrap_or((line, ""));
            let on = |key: &str| -> Vec<&'static str> {
                let value = arguments.split(", ").find_map(|a| a.strip_prefix(key)).unwrap_or_default();
                value.split('|').collect()
            };
            match section {
                "[entities]" => assert!(conf.entities.insert(name), "{name} twice"),
                "[relations]" => {
                    let pairs =
                        on("Arg1:").into_iter().flat_map(|from| on("Arg2:").into_iter().map(move |to| (from, to)));
                    conf.relations.extend(pairs.map(|(from, to)| (name, from, to)));
                }
                "[attributes]" => {
                    let pairs = on("Arg:").into_iter().flat_map(|on_| on("Value:").into_iter().map(move |v| (on_, v)));
                    conf.attributes.extend(pairs.map(|(on, value)| (name, on, value)));
                }
                _ => panic!("{line}"),
            }
        }
        conf
    }
}

#[test]
fn brat() {
    check_all(check_brat);
}

/// One relation for the source, one for the cue, one for the part that follows.
#[test]
fn brat_says_who_said_what() {
    let text = "“We are ready,” Ana Ruiz said. “All of us.”";
    let ann = render::brat(&Article::parse(text), Offsets::Chars);
    let id = |words: &str| {
        let line = ann.lines().find(|l| l.starts_with('T') && l.ends_with(words)).unwrap();
        line.split('\t').next().unwrap().to_string()
    };
    let (first, second) = (id("content 0 15\t“We are ready,”"), id("content 31 43\t“All of us.”"));
    let (source, cue) = (id("source 16 24\tAna Ruiz"), id("cue 25 29\tsaid"));
    for (label, from, to) in [("said", &source, &first), ("cued", &cue, &first), ("goes_on", &first, &second)] {
        assert!(ann.contains(&format!("\t{label} Arg1:{from} Arg2:{to}\n")), "{label}: {ann}");
    }
}

/// spaCy: the tokens make the text with single spaces between, every span begins and ends with a token,
/// entities do not overlap.
fn check_spacy(article: &Article<'_>, reader: &Reader<'_>) {
    let doc = serde_json::to_value(render::spacy(article, reader.offsets)).unwrap();
    let text = article.str();
    assert_eq!(doc["text"], text);
    let at = |v: &Value| (number(&v["start"]), number(&v["end"]));
    let (mut starts, mut ends, mut last) = (HashSet::new(), HashSet::new(), 0);
    for (n, token) in doc["tokens"].as_array().unwrap().iter().enumerate() {
        let (start, end) = at(token);
        assert_eq!(number(&token["id"]), n);
        if start > last {
            assert_eq!((reader.cut(last, start), last > 0), (" ", true), "between tokens");
        }
        let word = reader.cut(start, end);
        let spaces = word.chars().filter(|c| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')).count();
        assert!(spaces == 0 || spaces == word.chars().count(), "{word:?} is neither a word nor space");
        starts.insert(start);
        ends.insert(end);
        last = end;
    }
    let left = reader.places.len() - 1 - last;
    assert!(left == 0 || left == 1 && text.ends_with(' '), "{left} left at the end");
    let groups = doc["spans"].as_object().unwrap();
    let names = ["blocks", "contents", "cues", "mentions", "quotations", "sources", "timexes"];
    assert_eq!(groups.keys().collect::<Vec<_>>(), names);
    let spans = groups.values().flat_map(|g| g.as_array().unwrap());
    for span in spans.chain(doc["sents"].as_array().unwrap()) {
        let (start, end) = at(span);
        assert!(starts.contains(&start) && ends.contains(&end), "{span} does not fall on tokens of {text:?}");
    }
    let ents = doc["ents"].as_array().unwrap();
    assert_eq!(ents.len(), article.timexes().len());
    assert!(ents.windows(2).all(|e| at(&e[0]).1 <= at(&e[1]).0));
    for (ent, timex) in ents.iter().zip(article.timexes()) {
        assert_eq!(reader.cut(at(ent).0, at(ent).1), &text[timex.span]);
        assert_eq!(ent["kb_id"], timex.value.to_string());
    }
}

#[test]
fn spacy() {
    check_all(check_spacy);
}

/// doccano: ids are unique, relations name entities, and offsets cut the words they should.
fn check_doccano(article: &Article<'_>, reader: &Reader<'_>) {
    let line = serde_json::to_value(render::doccano(article, reader.offsets)).unwrap();
    assert_eq!(line["text"], article.str());
    let entities = line["entities"].as_array().unwrap();
    let mut words: HashSet<(&str, &str)> = HashSet::new();
    for (n, entity) in entities.iter().enumerate() {
        assert_eq!(number(&entity["id"]), n);
        let (start, end) = (number(&entity["start_offset"]), number(&entity["end_offset"]));
        words.insert((entity["label"].as_str().unwrap(), reader.cut(start, end)));
    }
    for timex in article.timexes() {
        assert!(words.contains(&(timex.kind.as_str(), &article.str()[timex.span])));
    }
    for said in article.attributions() {
        assert!(said.content.iter().all(|c| words.contains(&("content", &article.str()[*c]))));
    }
    let label = |id: &Value| entities[number(id)]["label"].as_str().unwrap();
    for relation in line["relations"].as_array().unwrap() {
        let ends = (label(&relation["from_id"]), relation["type"].as_str().unwrap(), label(&relation["to_id"]));
        assert!(
            matches!(ends, ("source", "said", _) | ("cue", "cued", _) | ("content", "goes_on", _))
                && ends.2 == "content"
        );
    }
}

#[test]
fn doccano() {
    check_all(check_doccano);
}

/// Web Annotation: what the model says an annotation must have, and the two selectors choose the same words.
fn check_web_annotations(article: &Article<'_>, reader: &Reader<'_>) {
    let page =
        serde_json::to_value(render::web_annotations(article, "https://example.org/a#top", reader.offsets)).unwrap();
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().unwrap();
    assert_eq!(number(&page["partOf"]["total"]), items.len());
    let named = article.attributions().iter().filter(|a| a.speaker.is_some()).count();
    assert_eq!(items.len(), article.blocks().len() + named + article.timexes().len());
    let mut ids = HashSet::new();
    for item in items {
        assert_eq!(item["type"], "Annotation");
        let id = item["id"].as_str().unwrap();
        assert!(id.starts_with("https://example.org/a#") && ids.insert(id), "{id}");
        assert_eq!(item["body"]["type"], "TextualBody");
        assert_eq!(item["body"]["purpose"], item["motivation"]);
        let targets = item["target"].as_array().unwrap();
        assert!(!targets.is_empty());
        for target in targets {
            assert_eq!(target["source"], "https://example.org/a");
            let [quote, position] = target["selector"].as_array().unwrap().as_slice() else { panic!("{target}") };
            let (start, end) = (number(&position["start"]), number(&position["end"]));
            let exact = quote["exact"].as_str().unwrap();
            assert_eq!(reader.cut(start, end), exact);
            let (prefix, suffix) = (quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            assert!(prefix.chars().count() <= 32 && suffix.chars().count() <= 32);
            assert!(article.str().contains(&format!("{prefix}{exact}{suffix}")));
            assert!(prefix.chars().count() == 32 || article.str().starts_with(&format!("{prefix}{exact}")));
        }
    }
}

#[test]
fn web_annotations() {
    check_all(check_web_annotations);
}

/// schema.org: only the types and properties of its vocabulary, every quotation of speech once, no guess.
fn check_json_ld(article: &Article<'_>, _: &Reader<'_>) {
    let node = serde_json::to_value(render::json_ld(article, Some("https://example.org/a"))).unwrap();
    check_node(&node);
    assert_eq!((&node["@context"], &node["@id"]), (&"https://schema.org".into(), &"https://example.org/a".into()));
    let none = Vec::new();
    let spoken = article.quotations().iter().filter(|q| q.usage.as_str() == "speech" && q.parent.is_none());
    let quotations = node["hasPart"].as_array().unwrap_or(&none);
    assert_eq!(quotations.len(), spoken.clone().count());
    for (quotation, node) in spoken.zip(quotations) {
        let words: Vec<&str> = article.str()[quotation.span].split_whitespace().collect();
        assert_eq!(node["text"], words.join(" "));
        let said = quotation.attribution.map(|n| &article.attributions()[n as usize]);
        let name = said.and_then(|said| article.speaker(said)).map(|s| s.name.as_str());
        let credited = node["spokenByCharacter"]["name"].as_str().or(node["creditText"].as_str());
        assert_eq!(credited, name);
    }
    assert_eq!(node["datePublished"].as_str().is_some(), article.published().is_some());
    assert_eq!(node["author"].as_array().map_or(0, Vec::len), article.authors().len());
}

fn check_node(node: &Value) {
    let properties: &[&str] = match node["@type"].as_str().unwrap() {
        "NewsArticle" => &[
            "inLanguage",
            "headline",
            "datePublished",
            "dateModified",
            "dateline",
            "locationCreated",
            "sourceOrganization",
            "author",
            "correction",
            "articleBody",
            "hasPart",
        ],
        "Quotation" => &["text", "spokenByCharacter", "creditText"],
        "Person" => &["name", "jobTitle"],
        "Organization" | "Place" => &["name"],
        "CorrectionComment" => &["text"],
        other => panic!("{other}"),
    };
    for (key, value) in node.as_object().unwrap() {
        assert!(key.starts_with('@') || properties.contains(&key.as_str()), "{key} in {node}");
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        assert!(!values.is_empty(), "{key} is empty");
        values.iter().filter(|v| v.is_object()).for_each(check_node);
    }
}

#[test]
fn json_ld() {
    check_all(check_json_ld);
}

#[test]
fn json_ld_of_those_who_wrote_it() {
    for (byline, kind) in [
        ("Ana Ruiz", "Person"),
        ("Chris Post", "Person"),
        ("The Associated Press", "Organization"),
        ("Reuters", "Organization"),
    ] {
        let text =
            format!("Port strike ends\n\nBy {byline}\n\nHARBOR CITY — The strike ended on Tuesday, the port said.");
        let node = serde_json::to_value(render::json_ld(&Article::parse(&text), None)).unwrap();
        assert_eq!(node["author"][0]["@type"], kind, "{node}");
    }
}

#[test]
fn json_ld_of_an_article() {
    let text = "Port strike ends\n\nBy Ana Ruiz and Ben Moss\n\nUpdated 9:15 a.m. ET, Nov. 25, 2015\n\n\
                HARBOR CITY, Calif. (AP) — “We have a deal,” Mayor Lena Ortiz said Tuesday.\n\n\
                “It is over,” residents said.";
    let node = serde_json::to_value(render::json_ld(&Article::parse(text), None)).unwrap();
    assert_eq!(node["headline"], "Port strike ends");
    assert_eq!(node["author"][1], serde_json::json!({"@type": "Person", "name": "Ben Moss"}));
    assert_eq!(node["datePublished"], "2015-11-25T09:15-05:00");
    assert_eq!(node["locationCreated"][0]["name"], "HARBOR CITY, Calif.");
    assert_eq!(node["sourceOrganization"]["name"], "AP");
    let ortiz = serde_json::json!({"@type": "Person", "name": "Lena Ortiz", "jobTitle": "Mayor"});
    assert_eq!(node["hasPart"][0]["spokenByCharacter"], ortiz);
    assert_eq!(node["hasPart"][1]["creditText"], "residents");
    assert!(node.get("@id").is_none());
}
