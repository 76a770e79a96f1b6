//! Reads the plain text of a news article the way a copy desk does: what each line is, who said
//! what, and when it happened.
//!
//! ```
//! use copydesk::Options;
//! let text = "WASHINGTON (AP) — “We will vote on Friday,” Ana Ruiz, the speaker, said Tuesday.";
//! let article = Options::new().published("2015-11-24".parse::<copydesk::Date>()?).parse(text);
//!
//! assert_eq!(article.dateline().unwrap().places, ["WASHINGTON"]);
//! let said = &article.attributions()[0];
//! assert_eq!(article.speaker(said).unwrap().name, "Ana Ruiz");
//! assert_eq!(article.timexes()[0].value.to_string(), "2015-11-27");
//! assert_eq!(article.timexes()[1].value.to_string(), "2015-11-24");
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! # A map
//!
//! | module | what |
//! |---|---|
//! | [`text`] | the text read once: lines, paragraphs, tokens with word classes, sentences |
//! | [`section`] | what each line is, datelines, bylines, timestamps |
//! | [`quote`] | quotations, who said them, reported speech |
//! | [`timex`] | dates, times, durations and sets as TIMEX3 |
//! | [`article`] | all of it together, options, and the JSON of the format `copydesk/1` |
//! | [`render`] | an article in other formats: TimeML, brat, spaCy, Web Annotation, JSON-LD, a page in HTML |
//! | [`lexicon`] | the word classes |
//!
//! Each desk is a plain function from a [`Text`] to plain data and works alone.
//!
//! `robustness` tells what holds for every text, and how that is checked; `speed` where the time goes.
//!
//! # What it does not do
//!
//! It reads no HTML and no language but English, follows no link, knows nothing beyond the text and
//! its word lists, and takes a speaker or a date that it cannot know for unknown.

pub mod article;
mod date;
mod error;
pub mod lexicon;
pub mod quote;
pub mod render;
pub mod section;
mod span;
pub mod text;
pub mod timex;

pub use article::{Article, Options, Record};
pub use date::{Clock, Date, Moment};
pub use error::Error;
pub use span::Span;
pub use text::Text;

#[cfg(doc)]
#[doc = include_str!("robustness.md")]
pub mod robustness {}

#[cfg(doc)]
#[doc = include_str!("speed.md")]
pub mod speed {}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
