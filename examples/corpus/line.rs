//! One article of a corpus: what stands in the input, and what is written for it.

use copydesk::timex::Domain;
use copydesk::{Moment, Options, Record};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// No article is longer; a line without an end must not fill the memory.
pub(crate) const MAX_LINE: usize = 64 << 20;

/// An article as it was found.
pub(crate) enum Line {
    /// A line of JSON, without its end.
    Json(Vec<u8>),
    /// The text of a file, and its name.
    Text { id: String, bytes: Vec<u8> },
    /// What was too long to keep; a file has a name.
    TooLong { id: Option<String> },
    /// A file that could not be read.
    Unread { id: String, error: String },
}

impl Line {
    /// How much it holds.
    pub(crate) fn len(&self) -> usize {
        match self {
            Line::Json(bytes) | Line::Text { bytes, .. } => bytes.len() + 1,
            Line::TooLong { .. } | Line::Unread { .. } => 0,
        }
    }
}

/// The next line without its end; one that is too long is read past, not kept.
pub(crate) fn read_line(reader: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    if reader.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if line.len() > MAX_LINE {
        drop(line);
        loop {
            let buffer = reader.fill_buf()?;
            let (skip, end) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            reader.consume(skip);
            if end {
                return Ok(Some(Line::TooLong { id: None }));
            }
        }
    }
    Ok(Some(Line::Json(line)))
}

#[derive(Deserialize)]
struct Input<'a> {
    id: Option<Value>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    published: Option<Cow<'a, str>>,
    #[serde(default)]
    domain: Domain,
}

#[derive(Serialize)]
struct Output<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(flatten)]
    record: &'a Record,
}

/// What is written in the place of an article that could not be read.
#[derive(Serialize)]
pub(crate) struct Failure {
    id: Option<Value>,
    pub(crate) line: u64,
    error: String,
}

impl Failure {
    fn new(id: Option<Value>, error: impl Into<String>) -> Failure {
        Failure { id, line: 0, error: error.into() }
    }
}

/// Appends the `copydesk/1` object of an article, or nothing.
pub(crate) fn parse_line(line: &Line, out: &mut Vec<u8>) -> Result<(), Failure> {
    let name = |id: &str| Some(Value::from(id));
    let bytes = match line {
        Line::Json(bytes) => bytes,
        Line::Text { id, bytes } => {
            return match std::str::from_utf8(strip(bytes)) {
                Ok(text) => write(name(id), text, &Options::new(), out),
                Err(e) => Err(Failure::new(name(id), e.to_string())),
            };
        }
        Line::TooLong { id: None } => return Err(Failure::new(None, format!("a line of more than {MAX_LINE} bytes"))),
        Line::TooLong { id: Some(id) } => {
            return Err(Failure::new(name(id), format!("a file of more than {MAX_LINE} bytes")));
        }
        Line::Unread { id, error } => return Err(Failure::new(name(id), error.clone())),
    };
    let bytes = strip(bytes);
    let input: Input<'_> = serde_json::from_slice(bytes).map_err(|e| {
        let id = serde_json::from_slice::<Value>(bytes).ok().and_then(|mut v| v.get_mut("id").map(Value::take));
        // For serde_json each line is the first.
        Failure::new(id, e.to_string().replace(" at line 1 column ", " at column "))
    })?;
    let mut options = Options::new().domain(input.domain);
    if let Some(published) = &input.published {
        match published.parse::<Moment>() {
            Ok(moment) => options = options.published(moment),
            Err(e) => return Err(Failure::new(input.id, format!("published: {e}"))),
        }
    }
    write(input.id, &input.text, &options, out)
}

fn write(id: Option<Value>, text: &str, options: &Options, out: &mut Vec<u8>) -> Result<(), Failure> {
    let article = match options.try_parse(text) {
        Ok(article) => article,
        Err(e) => return Err(Failure::new(id, e.to_string())),
    };
    let start = out.len();
    let written = serde_json::to_writer(&mut *out, &Output { id: id.as_ref(), record: article.record() });
    written.map_err(|e| {
        out.truncate(start);
        Failure::new(id, e.to_string())
    })
}

/// Without the mark that some editors put at the head of a file.
fn strip(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
