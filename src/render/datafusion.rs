//! Articles in SQL: functions for Apache DataFusion, and so for a cluster of Ballista.
//!
//! With the feature `datafusion`, which stands on DataFusion 55 and needs Rust 1.94.
//!
//! | function | gives |
//! |---|---|
//! | `article(text)` | the article parsed: a struct with the fields of [`arrow::fields`](super::arrow::fields) |
//! | `quotations(text)` | a list with a struct for all that somebody said, quoted or reported |
//! | `timexes(text)` | a list with a struct for each date, time, duration and set |
//!
//! The text is a column or a literal of any type that strings have there. A second argument is the day of publication: a
//! date, a timestamp, or a string like `2015-11-24`. Where it is null or not there, the day is looked for in the text;
//! where the text is null, so is what is given.
//!
//! ```sql
//! SELECT id, said['speaker'], said['text']
//! FROM (SELECT id, unnest(quotations(text, published)) AS said FROM articles)
//! WHERE said['form'] <> 'indirect'
//! ```
//!
//! In a program: `for udf in udfs() { context.register_udf(udf) }`, with a `SessionContext`. On a cluster they are registered
//! in the client, in the sessions of the scheduler and in the executors; `examples/cluster` does all that.
//!
//! Each call parses: a query that wants more than one of the lists of an article takes them from `article(text)`.
//!
//! # What the structs hold
//!
//! One of `quotations` has the words where the JSON has spans and ids, so that no join is needed:
//!
//! | field | |
//! |---|---|
//! | `speaker`, `kind`, `role` | who: the fullest name in the article, `person` or what else it is, an office; null where not known |
//! | `form` | `direct`, `mixed` or `indirect` (reported, without marks) |
//! | `text` | what was said, its parts as they stand with a space between |
//! | `source`, `cue` | the words that say who and that it was said; null where there are none |
//! | `content` | the spans of the parts |
//! | `rule`, `confidence` | the rule that found it and how sure it is |
//!
//! One of `timexes` has first `text`, the expression as it stands, then the fields that it has in the JSON: `span`, `type`,
//! `value`, `mod`, `freq`, `quant`, `begin`, `end`, `interval`, `rule`, `confidence`, `alternatives`.

use super::arrow::{articles, columns_of, list, may, must, object, span, text, timex, try_parse_batch};
use crate::Article;
use crate::Error;
use crate::Options;
use crate::Span;
use crate::quote::{Attribution, Form, SpeakerKind};
use crate::timex::Timex;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, Date32Array, ListArray, StringArrayType};
use arrow_schema::{DataType, Fields};
use datafusion_common::{DataFusionError, Result, ScalarValue, exec_err, plan_err};
use datafusion_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// The functions, to be registered where queries are planned and, on a cluster, where they are executed.
///
/// ```
/// use copydesk::render::datafusion::udfs;
/// use datafusion_expr::registry::{FunctionRegistry, MemoryFunctionRegistry};
///
/// let mut context = MemoryFunctionRegistry::new(); // or a `SessionContext`
/// for udf in udfs() {
///     context.register_udf(udf.into())?;
/// }
/// assert!(["article", "quotations", "timexes"].iter().all(|name| context.udfs().contains(*name)));
/// # Ok::<(), datafusion_common::DataFusionError>(())
/// ```
pub fn udfs() -> Vec<ScalarUDF> {
    [Gives::Article, Gives::Quotations, Gives::Timexes]
        .map(|gives| ScalarUDF::from(Function { gives, signature: Signature::user_defined(Volatility::Immutable) }))
        .into()
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    gives: Gives,
    signature: Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Gives {
    Article,
    Quotations,
    Timexes,
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        match self.gives {
            Gives::Article => "article",
            Gives::Quotations => "quotations",
            Gives::Timexes => "timexes",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let kinds = match given {
            [texts] => string(texts).map(|texts| vec![texts]),
            [texts, days] if is_day(days) => string(texts).map(|texts| vec![texts, DataType::Date32]),
            _ => None,
        };
        match kinds {
            Some(kinds) => Ok(kinds),
            None => plan_err!("{} takes a text and, where known, its day of publication, not {given:?}", self.name()),
        }
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.gives.kind())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let scalar = args.args.iter().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let (texts, published) = match columns.as_slice() {
            [texts] => (texts, None),
            [texts, days] if days.data_type() == &DataType::Date32 => (texts, Some(days.as_primitive::<Date32Type>())),
            _ => return exec_err!("{}: a text and a day were promised", self.name()),
        };
        let given = match texts.data_type() {
            DataType::Utf8 => self.gives.of(texts.as_string::<i32>(), published),
            DataType::LargeUtf8 => self.gives.of(texts.as_string::<i64>(), published),
            DataType::Utf8View => self.gives.of(texts.as_string_view(), published),
            other => return exec_err!("{}: a text was promised, not {other}", self.name()),
        };
        let given = given.map_err(|e| DataFusionError::External(e.into()))?;
        Ok(match scalar {
            true => ColumnarValue::Scalar(ScalarValue::try_from_array(&given, 0)?),
            false => ColumnarValue::Array(given),
        })
    }
}

/// The type that a text is read as, which is its own where it has no keys to look up.
fn string(kind: &DataType) -> Option<DataType> {
    match kind {
        DataType::Null => Some(DataType::Utf8),
        DataType::Dictionary(_, values) => string(values),
        kind => kind.is_string().then(|| kind.clone()),
    }
}

/// Whether DataFusion can make a day of it.
fn is_day(kind: &DataType) -> bool {
    matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..)) || string(kind).is_some()
}

impl Gives {
    fn kind(self) -> DataType {
        match self {
            Gives::Article => DataType::Struct(super::arrow::fields()),
            Gives::Quotations => list(quotation()),
            Gives::Timexes => list(object([vec![must("text", text())], timex()].concat())),
        }
    }

    fn of<'t>(self, texts: impl StringArrayType<'t>, published: Option<&Date32Array>) -> Result<ArrayRef, Error> {
        Ok(match self {
            Gives::Article => Arc::new(try_parse_batch(texts, published, &Options::new())?),
            Gives::Quotations => lists(self.kind(), texts, published, |article| {
                article.attributions().iter().map(|said| Said::of(said, article)).collect()
            })?,
            Gives::Timexes => lists(self.kind(), texts, published, |article| {
                article.timexes().iter().map(|timex| When::of(timex, article)).collect()
            })?,
        })
    }
}

/// A list for each text, null where the text is null.
fn lists<'t, R: Serialize>(
    kind: DataType,
    texts: impl StringArrayType<'t>,
    published: Option<&Date32Array>,
    rows: impl Fn(&Article<'t>) -> Vec<R>,
) -> Result<ArrayRef, Error> {
    #[derive(Serialize)]
    struct Row<R> {
        list: Vec<R>,
    }
    let nulls = texts.nulls().cloned();
    let articles = articles(texts, published, Options::new());
    let rows: Vec<Row<R>> = articles.map(|a| a.map(|a| Row { list: rows(&a) })).collect::<Result<_, _>>()?;
    let columns = columns_of(&Fields::from(vec![must("list", kind)]), &rows);
    let (field, offsets, items, _) = columns[0].as_list::<i32>().clone().into_parts();
    Ok(Arc::new(ListArray::new(field, offsets, items, nulls)))
}

/// A row of `quotations`.
#[derive(Serialize)]
struct Said<'t> {
    speaker: Option<String>,
    kind: Option<SpeakerKind>,
    role: Option<String>,
    form: Form,
    text: Cow<'t, str>,
    source: Option<&'t str>,
    cue: Option<&'t str>,
    content: Vec<Span>,
    rule: Cow<'static, str>,
    confidence: f32,
}

fn quotation() -> DataType {
    object(vec![
        may("speaker", text()),
        may("kind", text()),
        may("role", text()),
        must("form", text()),
        must("text", text()),
        may("source", text()),
        may("cue", text()),
        must("content", list(span())),
        must("rule", text()),
        must("confidence", DataType::Float32),
    ])
}

impl<'t> Said<'t> {
    fn of(said: &Attribution, article: &Article<'t>) -> Said<'t> {
        let words = |span: Span| &article.str()[span];
        let who = article.speaker(said);
        Said {
            speaker: who.map(|who| who.name.clone()),
            kind: who.map(|who| who.kind),
            role: who.and_then(|who| who.role.clone()),
            form: said.form,
            text: match said.content[..] {
                [part] => words(part).into(),
                ref parts => parts.iter().map(|part| words(*part)).collect::<Vec<_>>().join(" ").into(),
            },
            source: said.source.map(words),
            cue: said.cue.map(words),
            content: said.content.to_vec(),
            rule: said.rule.clone(),
            confidence: said.confidence,
        }
    }
}

/// A row of `timexes`.
#[derive(Serialize)]
struct When<'t> {
    text: &'t str,
    #[serde(flatten)]
    timex: Timex,
}

impl<'t> When<'t> {
    fn of(timex: &Timex, article: &Article<'t>) -> When<'t> {
        When { text: &article.str()[timex.span], timex: timex.clone() }
    }
}
