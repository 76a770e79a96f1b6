//! Other formats, from an [`Article`](crate::Article) by its public API alone.
//!
//! | function | format | offsets, unless the reader wants others |
//! |---|---|---|
//! | [`timeml`] | TimeML: the text with its `TIMEX3` tags | none |
//! | [`brat`] | brat standoff, `.ann` | [`Offsets::Chars`] |
//! | [`spacy`] | the JSON of spaCy's `Doc.from_json` | [`Offsets::Chars`] |
//! | [`doccano`] | a line of doccano's JSONL | [`Offsets::Chars`] |
//! | [`web_annotations`] | W3C Web Annotation, JSON-LD | [`Offsets::Chars`] |
//! | [`html`] | a page to look at, one file | none |
//! | [`json_ld`] | schema.org `NewsArticle` and `Quotation`, JSON-LD | none |
//!
//! What is XML or brat comes as a string; what is JSON comes as something that implements `Serialize`, for
//! the JSON crate that you use. With the feature `arrow`, `render::arrow` gives columns of articles; with the feature
//! `datafusion`, `render::datafusion` gives functions for SQL.
//! `cargo run --example convert -- --to FORMAT` writes them all.

#[cfg(feature = "arrow")]
pub mod arrow;
mod brat;
#[cfg(feature = "datafusion")]
pub mod datafusion;
mod graph;
mod html;
mod jsonld;
mod offsets;
mod spacy;
mod timeml;
mod webanno;

pub use brat::{BRAT_CONFIGURATION, brat};
pub use html::html;
pub use jsonld::json_ld;
pub use offsets::Offsets;
pub use spacy::{doccano, spacy};
pub use timeml::timeml;
pub use webanno::web_annotations;

/// Appends text as XML character data; also fit for attributes in double quotes.
///
/// A carriage return is written as a reference, or a reader would turn it into a line feed. The
/// control characters that XML 1.0 cannot hold become U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
}
