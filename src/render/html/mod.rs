//! An article as a page to look at. The page holds its style and script; it asks no network.

mod inline;
mod people;
mod timeline;

use super::escape;
use crate::Article;
use crate::article;
use crate::section::{Block, BlockKind, FieldValue};
use inline::Inline;
use people::People;
use std::fmt::{Display, Write as _};

/// The article as one self-contained HTML file for people to look at.
///
/// The parts of the article carry their kind in the margin; quotations and reported speech are underlined in the
/// colour of their speaker, solid, dashed or dotted by confidence, and a line leads from a pronoun to the person;
/// dates are chips with their value; a timeline, a list of who said how much and a card with the details stand
/// beside. It works from disk, with the mouse and the keyboard, in dark and light. All text is escaped.
///
/// ```
/// use copydesk::{Article, render};
/// let page = render::html(&Article::parse("“Use <script>,” Ana Ruiz said on Friday."));
/// assert!(page.starts_with("<!doctype html>"));
/// assert!(page.contains("Use &lt;script&gt;,"));
/// ```
pub fn html(article: &Article<'_>) -> String {
    let people = People::of(article);
    let mut out = String::with_capacity(article.str().len() * 8 + STYLE.len() + SCRIPT.len());
    let title = title(article);
    // Writing to a string does not fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#article\">Skip to the article</a>\n",
        Escaped(&title)
    );
    head(&mut out, article, &title);
    timeline::write(&mut out, article);
    out.push_str("<div class=\"desk\">\n<main id=\"article\" aria-label=\"The article, marked\">\n");
    body(&mut out, article, &people);
    out.push_str("<svg id=\"lines\" aria-hidden=\"true\"></svg>\n</main>\n");
    out.push_str("<aside aria-label=\"What was found\">\n");
    people.write(&mut out, article);
    out.push_str(KEY);
    let _ = write!(out, "</aside>\n</div>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The card for the details, the legend and the keys.
const KEY: &str = "\
<section class=\"card\" aria-labelledby=\"card-title\">
<h2 id=\"card-title\">Detail</h2>
<div id=\"card\" aria-live=\"polite\"><p class=\"quiet\">Point at a marked passage, or press <kbd>n</kbd>.</p></div>
</section>
<section class=\"key\" aria-labelledby=\"key-title\">
<h2 id=\"key-title\">Key</h2>
<ul>
<li><span class=\"said sure\">solid</span> 90 % sure and more</li>
<li><span class=\"said fair\">dashed</span> 75 to 89 %</li>
<li><span class=\"said faint\">dotted</span> less</li>
<li><span class=\"said sure\"><q class=\"speech\">shaded</q></span> in quotation marks</li>
<li><span class=\"timex\">Friday<span class=\"value\">2015-11-27</span></span> a date and its value</li>
</ul>
<p class=\"quiet\"><kbd>n</kbd> <kbd>p</kbd> next and previous passage, <kbd>Enter</kbd> all of its speaker, \
<kbd>l</kbd> lines from pronouns, <kbd>Esc</kbd> clear</p>
<button type=\"button\" id=\"all-lines\" aria-pressed=\"false\">Show all lines</button>
</section>
";

/// What is shown of a text: `&`, `<` and the like as references.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = String::with_capacity(self.0.len());
        escape(self.0, &mut out);
        f.write_str(&out)
    }
}

/// The headline, or the first words of the story.
fn title(article: &Article<'_>) -> String {
    if let Some(headline) = article.headline() {
        return headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let start = article.blocks().iter().find(|b| b.kind.is_story()).or(article.blocks().first());
    let words = start.map_or("", |block| &article.str()[block.span]).split_whitespace();
    let mut title = String::new();
    for word in words {
        if title.len() + word.len() > 70 {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    if title.is_empty() { "An article without words".into() } else { title }
}

fn head(out: &mut String, article: &Article<'_>, title: &str) {
    let _ =
        writeln!(out, "<header>\n<p class=\"brand\">copydesk</p>\n<h1>{}</h1>\n<dl class=\"facts\">", Escaped(title));
    let mut fact = |name: &str, value: &dyn Display| {
        let _ = writeln!(out, "<div><dt>{name}</dt><dd>{value}</dd></div>");
    };
    match article.published() {
        Some(published) => {
            let from = match published.from {
                article::From::Given => "given",
                article::From::Timestamp => "from its timestamp",
                article::From::Dateline => "from its dateline",
            };
            fact("Published", &format_args!("{} <small>{from}</small>", published.value));
        }
        None => fact("Published", &"unknown <small>relative dates stay relative</small>"),
    }
    if let Some(updated) = article.updated() {
        fact("Updated", &updated);
    }
    if let Some(dateline) = article.dateline() {
        let agency = dateline.agency.iter().map(String::as_str);
        let parts: Vec<&str> = dateline.places.iter().map(String::as_str).chain(agency).collect();
        fact("Dateline", &Escaped(&parts.join(", ")));
    }
    if !article.authors().is_empty() {
        fact("Byline", &Escaped(&article.authors().join(", ")));
    }
    let reported = article.attributions().iter().filter(|a| a.form.as_str() == "indirect").count();
    fact("Parts", &article.blocks().len());
    fact("Quotations", &article.quotations().len());
    fact("Reported", &reported);
    fact("Speakers", &article.speakers().len());
    fact("Dates", &article.timexes().len());
    out.push_str("</dl>\n</header>\n");
}

/// The blocks with what stands in them; what is in no block has no letter and is shown faintly.
fn body(out: &mut String, article: &Article<'_>, people: &People<'_>) {
    let mut inline = Inline::of(article, people);
    let mut at = 0;
    for (n, block) in article.blocks().iter().enumerate() {
        rest(out, &article.str()[at..block.span.start()]);
        at = block.span.end();
        let kind = block.kind.as_str();
        let element = match block.kind {
            BlockKind::Headline => "h2",
            BlockKind::Subhead => "h3",
            _ => "p",
        };
        let story = if block.kind.is_story() { " story" } else { "" };
        let _ = write!(
            out,
            "<div class=\"block {kind}{story}\" data-block=\"{n}\"><span class=\"kind\">{kind}</span><{element} class=\"words\">"
        );
        inline.write(out, block.span);
        let _ = write!(out, "</{element}>");
        fields(out, block);
        out.push_str("</div>\n");
    }
    rest(out, &article.str()[at..]);
}

fn rest(out: &mut String, text: &str) {
    if !text.trim().is_empty() {
        let _ = writeln!(out, "<p class=\"rest\">{}</p>", Escaped(text.trim()));
    }
}

/// What a block says that has a value, where the words do not show it at once.
fn fields(out: &mut String, block: &Block) {
    let shown = |value: &FieldValue| matches!(value, FieldValue::Dateline(_) | FieldValue::Correction(_));
    let values = block.fields.iter().map(|field| &field.value).filter(|value| !shown(value));
    let parts: Vec<String> = values.map(FieldValue::to_string).collect();
    if !parts.is_empty() {
        let _ = write!(out, "<span class=\"fields\">{}</span>", Escaped(&parts.join(" · ")));
    }
}
