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
    #[error("{field}: span {span} is not inside its {what}, {whole}")]
    Outside { field: String, span: Span, what: &'static str, whole: Span },
    #[error("{field}: there is no {what} {id}; there are {count}")]
    Id { field: String, what: &'static str, id: u32, count: usize },
    #[error("{field}: {id}, but an id is the place in the list, here {place}")]
    Place { field: String, id: u32, place: usize },
    #[error("{field}: there is no part in it")]
    Empty { field: String },
    /// The number as it prints: a `NaN` would not equal itself.
    #[error("{field}: {confidence} is not between 0 and 1")]
    Confidence { field: String, confidence: String },
    #[error("{field}: it ends at {end}, before its start {start}")]
    Interval { field: String, start: String, end: String },
    #[error("{field}: span {span} begins before byte {end}, up to where the one before it reaches")]
    Order { field: String, span: Span, end: usize },
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
