use super::escape;
use crate::Article;
use crate::timex::{Timex, Value};
use std::fmt::Write as _;

/// The article as TimeML: its text with a `TIMEX3` around each temporal expression, and the day of
/// publication as the document creation time.
///
/// The text is unchanged: what stands in `<TEXT>`, tags stripped and references resolved, is the text
/// that was parsed (but for control characters that XML cannot hold, which become U+FFFD). A
/// duration's `beginPoint` and `endPoint` name the expression with that value, or an empty `TIMEX3`
/// that follows it (ISO 24617-1, non-consuming tags).
///
/// ```
/// use copydesk::{Options, render};
/// let options = Options::new().published("2015-11-24".parse::<copydesk::Date>()?);
/// let xml = render::timeml(&options.parse("R&D: it met on Friday."));
/// assert!(xml.contains("R&amp;D: it met on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2015-11-20\">Friday</TIMEX3>."));
/// assert!(xml.contains("functionInDocument=\"PUBLICATION_TIME\">2015-11-24</TIMEX3>"));
/// # Ok::<(), copydesk::Error>(())
/// ```
pub fn timeml(article: &Article<'_>) -> String {
    let text = article.str();
    let mut out = String::with_capacity(text.len() * 2);
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
    );
    out.push_str("xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n");
    if let Some(published) = article.published() {
        let kind = if published.value.time.is_some() { "TIME" } else { "DATE" };
        let value = published.value;
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
             functionInDocument=\"PUBLICATION_TIME\">{value}</TIMEX3></DCT>"
        );
    }
    out.push_str("<TEXT>");
    let mut ids = Ids { timexes: article.timexes(), extra: article.timexes().len() };
    let mut at = 0;
    for (n, timex) in article.timexes().iter().enumerate() {
        escape(&text[at..timex.span.start()], &mut out);
        open(&mut out, n + 1, timex, &mut ids, &text[timex.span]);
        at = timex.span.end();
    }
    escape(&text[at..], &mut out);
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

/// Gives out the ids of expressions by value, and new ones for values that none has.
struct Ids<'a> {
    timexes: &'a [Timex],
    extra: usize,
}

impl Ids<'_> {
    /// The id of `value`, and whether a new empty tag must carry it. Looks a few expressions around
    /// `n`: the ends of a duration stand next to it.
    fn of(&mut self, value: &Value, n: usize) -> (usize, bool) {
        let near = n.saturating_sub(4)..(n + 4).min(self.timexes.len());
        match near.into_iter().find(|&k| self.timexes[k].value == *value) {
            Some(k) => (k + 1, false),
            None => {
                self.extra += 1;
                (self.extra, true)
            }
        }
    }
}

fn open(out: &mut String, id: usize, timex: &Timex, ids: &mut Ids<'_>, words: &str) {
    let mut empty = String::new();
    let _ = write!(out, "<TIMEX3 tid=\"t{id}\" type=\"{}\" value=\"{}\"", timex.kind.as_str(), timex.value);
    if let Some(modifier) = timex.modifier {
        let _ = write!(out, " mod=\"{}\"", modifier.as_str());
    }
    for (name, value) in [("freq", &timex.freq), ("quant", &timex.quant)] {
        if let Some(value) = value {
            let _ = write!(out, " {name}=\"");
            escape(value, out);
            out.push('"');
        }
    }
    for (name, value) in [("beginPoint", &timex.begin), ("endPoint", &timex.end)] {
        if let Some(value) = value {
            let (point, new) = ids.of(value, id - 1);
            let _ = write!(out, " {name}=\"t{point}\"");
            if new {
                let _ = write!(empty, "<TIMEX3 tid=\"t{point}\" type=\"DATE\" value=\"{value}\"/>");
            }
        }
    }
    out.push('>');
    escape(words, out);
    out.push_str("</TIMEX3>");
    out.push_str(&empty);
}
