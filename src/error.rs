//! [`Error`]: what was wrong with a value the caller vouched for.

use crate::span::Span;

/// What can go wrong: only values given by the caller, never prose.
///
/// The message is in lower case and names the place.
///
/// ```
/// let error = "2015-02-30".parse::<copydesk::Date>().unwrap_err();
/// assert_eq!(error.to_string(), "date \"2015-02-30\": no such day in the month (at byte 8)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    /// A string that is no value of its type: what it should be, the string, why, where.
    #[error("{what} {input:?}: {why} (at byte {at})")]
    Value { what: &'static str, input: String, why: &'static str, at: usize },
    #[error("{field}: span {span} is not inside the text of {len} bytes, or not on char boundaries")]
    Span { field: String, span: Span, len: usize },
    #[error("{field}: span {span} begins before {end}, where the one before it ends")]
    Order { field: String, span: Span, end: usize },
    #[error("{field}: there is no {what} {id}; the article has {count}")]
    Id { field: String, what: &'static str, id: usize, count: usize },
    #[error("schema {found:?} is not \"copydesk/1\"")]
    Schema { found: String },
    #[error("text of {len} bytes: spans reach no further than {max} bytes")]
    TooLong { len: usize, max: usize },
}

impl Error {
    pub(crate) fn value(what: &'static str, input: &str, why: &'static str, at: usize) -> Error {
        // A hostile string must not make a hostile message.
        let mut input: String = input.chars().take(80).collect();
        input.shrink_to_fit();
        Error(Kind::Value { what, input, why, at })
    }
}
