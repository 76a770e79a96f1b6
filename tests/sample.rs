//! The sample article against its hand-made gold: every part, speaker, source, cue and date.
//!
//! In line 43 the gold as it was made has the "he" of the source inside "the outlier"; here it stands at "he added".

use copydesk::quote::Attribution;
use copydesk::{Article, Date, Options, Span};
use serde_json::Value;

const TEXT: &str = include_str!("../examples/data/obama-hollande.txt");
const GOLD: &str = include_str!("data/obama-hollande.gold.json");

struct Checks {
    article: Article<'static>,
    gold: Value,
    misses: Vec<String>,
    total: usize,
}

impl Checks {
    fn check(&mut self, ok: bool, what: impl FnOnce(&Self) -> String) {
        self.total += 1;
        if !ok {
            let miss = what(self);
            self.misses.push(miss);
        }
    }

    fn rows(&self, key: &str) -> Vec<Value> {
        self.gold[key].as_array().expect(key).clone()
    }

    /// The attributions that cover more than half of `content`, those with a source and the closest fit first.
    fn relations(&self, content: Span) -> Vec<&Attribution> {
        let size = |a: &Attribution| a.content.iter().map(|c| c.len()).sum::<usize>();
        let over = |a: &Attribution| a.content.iter().map(|c| overlap(*c, content)).sum::<usize>();
        let mut found: Vec<_> = self.article.attributions().iter().filter(|a| over(a) * 2 > content.len()).collect();
        found.sort_by_key(|a| (a.source.is_none(), size(a) - over(a)));
        found
    }

    fn speaker(&self, attribution: Option<&Attribution>) -> Option<&str> {
        Some(self.article.speaker(attribution?)?.name.as_str())
    }
}

fn span(value: &Value) -> Span {
    Span::new(value[0].as_u64().unwrap() as usize, value[1].as_u64().unwrap() as usize)
}

fn overlap(a: Span, b: Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

/// The same name, or the same surname.
fn same(got: Option<&str>, want: &str) -> bool {
    got.is_some_and(|got| got == want || got.split(' ').next_back() == want.split(' ').next_back())
}

/// Whether `got` touches the gold's span or one of those that are right too.
fn touches(got: Option<Span>, want: &Value) -> bool {
    let also = want["also"].as_array().cloned().unwrap_or_default();
    std::iter::once(&want["span"]).chain(&also).any(|w| got.is_some_and(|got| overlap(got, span(w)) > 0))
}

#[test]
fn the_sample_is_read_right() {
    let options = Options::new().published("2015-11-24".parse::<Date>().unwrap());
    let gold = serde_json::from_str(GOLD).unwrap();
    let mut c = Checks { article: options.parse(TEXT), gold, misses: Vec::new(), total: 0 };
    for row in c.rows("sections") {
        let want = row["kind"].as_str().unwrap();
        let hit: Vec<_> = c
            .article
            .blocks()
            .iter()
            .filter(|b| b.span.overlaps(span(&row["span"])))
            .map(|b| b.kind.as_str())
            .collect();
        let ok = hit == [want];
        c.check(ok, |_| format!("line {}: {want}, got {hit:?}", row["line"]));
    }
    let dateline = c.article.dateline().map(|d| (d.places.clone(), d.agency.clone()));
    c.check(dateline == Some((vec!["Washington".into()], Some("CNN".into()))), |_| format!("dateline: {dateline:?}"));
    for row in c.rows("quotes") {
        let at = span(&row["span"]);
        let place = format!("line {}: {}", row["line"], row["text"]);
        let found = c
            .article
            .quotations()
            .iter()
            .any(|q| overlap(q.span, at) * 10 >= at.len() * 9 && q.span.end().abs_diff(at.end()) <= 3);
        c.check(found, |_| format!("{place}: no quotation"));
        let relation = c.relations(at).first().map(|a| (*a).clone());
        let who = c.speaker(relation.as_ref()).map(str::to_string);
        c.check(same(who.as_deref(), row["speaker"].as_str().unwrap()), |_| format!("{place}: speaker {who:?}"));
        let (source, cue) = relation.map_or((None, None), |a| (a.source, a.cue));
        for (what, got) in [("source", source), ("cue", cue)] {
            if !row[what].is_null() {
                c.check(touches(got, &row[what]), |_| format!("{place}: {what}"));
            }
        }
    }
    for name in ["Barack Obama", "Joe Biden", "Josh Earnest"] {
        let named = c.article.speakers().iter().any(|s| s.name == name);
        c.check(named, |_| format!("{name} is not named in full"));
    }
    for row in c.rows("indirect") {
        let source = span(&row["source"]["span"]);
        let relation = c
            .relations(span(&row["content"]["span"]))
            .into_iter()
            .find(|a| a.source.is_some_and(|s| s.overlaps(source)));
        let ok = same(c.speaker(relation), row["speaker"].as_str().unwrap());
        c.check(ok, |_| format!("line {}: reported: {}", row["line"], row["content"]["text"]));
    }
    let mut used = 0;
    for row in c.rows("dates") {
        let hit: Vec<_> = c.article.timexes().iter().filter(|t| t.span.overlaps(span(&row["span"]))).collect();
        used += hit.len();
        let kind = |t: &copydesk::timex::Timex| serde_json::to_value(t.kind).unwrap();
        let ok = hit.iter().any(|t| kind(t) == row["type"] && row["value"] == t.value.to_string());
        let got: Vec<String> = hit.iter().map(|t| t.value.to_string()).collect();
        c.check(ok, |_| format!("line {}: {} is {}, got {got:?}", row["line"], row["text"], row["value"]));
    }
    let extra = c.article.timexes().len() as i64 - used as i64;
    c.check(extra == 0, |_| format!("{extra} dates that are none"));
    assert!(c.misses.is_empty(), "{} of {} checks missed:\n{}", c.misses.len(), c.total, c.misses.join("\n"));
    assert_eq!(c.total, 151);
}
