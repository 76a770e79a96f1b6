//! What SQL gets of an article is what the article says. Needs the feature `datafusion`; queries as a whole are tested
//! with the cluster, in `examples/cluster`.
#![cfg(feature = "datafusion")]

#[path = "common/columns.rs"]
mod shared;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Date32Array, LargeStringArray, ListArray, StringArray, StringViewArray};
use arrow_schema::{DataType, Field, TimeUnit};
use copydesk::render::arrow::parse_batch;
use copydesk::render::datafusion::udfs;
use copydesk::{Article, Date, Options};
use datafusion_common::{Result, ScalarValue};
use datafusion_expr::{ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF};
use serde_json::{Value, json};
use shared::{DAY, plain, rows, texts};
use std::sync::Arc;

fn function(name: &str) -> ScalarUDF {
    udfs().into_iter().find(|udf| udf.name() == name).unwrap()
}

/// Calls a function as an executor does.
fn call(name: &str, args: &[ColumnarValue]) -> Result<ColumnarValue> {
    let udf = function(name);
    let arg_fields: Vec<_> = args.iter().map(|arg| Arc::new(Field::new("arg", arg.data_type(), true))).collect();
    let scalars = vec![None; args.len()];
    let planned = ReturnFieldArgs { arg_fields: &arg_fields, scalar_arguments: &scalars };
    let return_field = udf.return_field_from_args(planned)?;
    assert!(return_field.is_nullable());
    let lengths = args.iter().filter_map(|arg| match arg {
        ColumnarValue::Array(array) => Some(array.len()),
        ColumnarValue::Scalar(_) => None,
    });
    let number_rows = lengths.max().unwrap_or(1);
    let args = args.to_vec();
    udf.invoke_with_args(ScalarFunctionArgs {
        args,
        arg_fields,
        number_rows,
        return_field,
        config_options: Arc::default(),
    })
}

fn column(name: &str, args: &[ArrayRef]) -> ArrayRef {
    let args: Vec<_> = args.iter().cloned().map(ColumnarValue::Array).collect();
    match call(name, &args).unwrap() {
        ColumnarValue::Array(array) => array,
        ColumnarValue::Scalar(scalar) => panic!("{name} of columns gives {scalar}"),
    }
}

/// The items of a row's list as JSON.
fn items(lists: &ListArray, row: usize) -> Vec<Value> {
    rows(lists.value(row).as_struct())
}

#[test]
fn an_article_is_the_batch() {
    let texts: ArrayRef = Arc::new(StringArray::from(texts()));
    let parsed = parse_batch(texts.as_string::<i32>(), None, &Options::new());
    assert_eq!(column("article", &[texts]).as_struct(), &parsed);
}

#[test]
fn quotations_are_the_words_of_the_attributions() {
    let texts = texts();
    let lists = column("quotations", &[Arc::new(StringArray::from(texts.clone()))]);
    let mut count = 0;
    for (n, text) in texts.iter().enumerate() {
        let article = Article::parse(text);
        let words = |span: copydesk::Span| &text[span];
        let said = article.attributions().iter().map(|said| {
            let who = article.speaker(said);
            plain(json!({
                "speaker": who.map(|who| &who.name),
                "kind": who.map(|who| who.kind),
                "role": who.map(|who| &who.role),
                "form": said.form,
                "text": said.content.iter().map(|part| words(*part)).collect::<Vec<_>>().join(" "),
                "source": said.source.map(words),
                "cue": said.cue.map(words),
                "content": said.content,
                "rule": said.rule,
                // As it is printed, and no more exact.
                "confidence": said.confidence.to_string().parse::<f64>().unwrap(),
            }))
        });
        let said: Vec<Value> = said.collect();
        assert_eq!(items(lists.as_list(), n), said, "{text}");
        count += said.len();
    }
    assert!(count > 100, "{count}");
}

#[test]
fn timexes_are_those_of_the_article_with_their_words() {
    let texts = texts();
    let days = Date32Array::from(vec![DAY; texts.len()]);
    let lists = column("timexes", &[Arc::new(StringArray::from(texts.clone())), Arc::new(days)]);
    let options = Options::new().published("2015-11-24".parse::<Date>().unwrap());
    let mut count = 0;
    for (n, text) in texts.iter().enumerate() {
        let json = serde_json::to_string(options.parse(text).timexes()).unwrap();
        let timexes: Vec<Value> = serde_json::from_str(&json).unwrap();
        let with_words = timexes.into_iter().map(|mut timex| {
            let at = |end: &str| timex["span"][end].as_u64().unwrap() as usize;
            timex["text"] = text[at("start")..at("end")].into();
            plain(timex)
        });
        let timexes: Vec<Value> = with_words.collect();
        assert_eq!(items(lists.as_list(), n), timexes, "{text}");
        count += timexes.len();
    }
    assert!(count > 100, "{count}");
}

#[test]
fn who_is_not_known_is_null() {
    let texts = ["“It is over,” he said.", "“We won,” Ana Ruiz, the mayor, told reporters."];
    let lists = column("quotations", &[Arc::new(StringArray::from(texts.to_vec()))]);
    // The items of both rows.
    let said = lists.as_list::<i32>().values().as_struct();
    let of = |name: &str| said.column_by_name(name).unwrap().as_string::<i32>().iter().collect::<Vec<_>>();
    assert_eq!(of("text"), [Some("“It is over,”"), Some("“We won,”")]);
    assert_eq!(of("source"), [Some("he"), Some("Ana Ruiz, the mayor")]);
    assert_eq!(of("speaker"), [None, Some("Ana Ruiz")]);
    assert_eq!(of("kind"), [None, Some("person")]);
    assert_eq!(of("role"), [None, Some("mayor")]);
}

#[test]
fn columns_of_every_type_and_scalars_say_the_same() {
    let text = "“We are ready,” Ana Ruiz said on Friday.";
    let texts = vec![Some(text), None, Some("")];
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from(texts.clone())),
        Arc::new(LargeStringArray::from(texts.clone())),
        Arc::new(StringViewArray::from(texts)),
    ];
    let scalars: [fn(Option<String>) -> ScalarValue; 3] =
        [ScalarValue::Utf8, ScalarValue::LargeUtf8, ScalarValue::Utf8View];
    let day = ColumnarValue::Scalar(ScalarValue::Date32(Some(DAY)));
    for name in ["article", "quotations", "timexes"] {
        let expected = column(name, &[columns[0].clone()]);
        assert_eq!((expected.len(), expected.null_count()), (3, 1), "{name}");
        assert!(expected.is_null(1), "{name}");
        let of_a_day = call(name, &[columns[0].clone().into(), day.clone()]).unwrap().into_array(3).unwrap();
        for (array, scalar) in columns.iter().zip(scalars) {
            assert_eq!(&column(name, std::slice::from_ref(array)), &expected, "{name} of {}", array.data_type());
            let dated = call(name, &[array.clone().into(), day.clone()]).unwrap().into_array(3).unwrap();
            assert_eq!(&dated, &of_a_day, "{name} of {} and a day", array.data_type());
            for (value, row) in [(Some(text), 0), (None, 1)] {
                let given = call(name, &[scalar(value.map(String::from)).into()]).unwrap();
                let ColumnarValue::Scalar(given) = given else { panic!("{name} of a scalar gives a column") };
                assert_eq!(
                    given,
                    ScalarValue::try_from_array(&expected, row).unwrap(),
                    "{name} of {}",
                    array.data_type()
                );
                assert_eq!(given.is_null(), value.is_none());
            }
        }
        let none = column(name, &[columns[0].slice(0, 0)]);
        assert_eq!((none.len(), none.data_type()), (0, expected.data_type()), "{name}");
    }
}

#[test]
fn a_day_resolves_the_dates_of_its_row() {
    let text = "It rained on Friday.";
    let texts = StringArray::from(vec![Some(text), None, Some(text)]);
    let days = Date32Array::from(vec![Some(DAY), Some(DAY), None]);
    let values = |args: &[ColumnarValue]| -> Vec<String> {
        let lists = call("timexes", args).unwrap().into_array(1).unwrap();
        let rows = (0..lists.len()).map(|n| match lists.is_null(n) {
            true => "null".into(),
            false => items(lists.as_list(), n)[0]["value"].as_str().unwrap().into(),
        });
        rows.collect()
    };
    let (texts, days): (ArrayRef, ArrayRef) = (Arc::new(texts), Arc::new(days));
    assert_eq!(values(&[texts.clone().into(), days.clone().into()]), ["2015-11-20", "null", "XXXX-WXX-5"]);
    // One text on several days, several texts on one day.
    let one = ColumnarValue::Scalar(text.into());
    assert_eq!(values(&[one.clone(), days.into()]), ["2015-11-20", "2015-11-20", "XXXX-WXX-5"]);
    let day = ColumnarValue::Scalar(ScalarValue::Date32(Some(DAY)));
    assert_eq!(values(&[texts.into(), day.clone()]), ["2015-11-20", "null", "2015-11-20"]);
    assert_eq!(values(&[one, day]), ["2015-11-20"]);
}

#[test]
fn plans_take_texts_with_a_day_and_nothing_else() {
    use DataType::{Binary, Date32, Date64, Dictionary, Int64, LargeUtf8, List, Null, Timestamp, Utf8, Utf8View};
    let names = Dictionary(Box::new(DataType::Int32), Box::new(LargeUtf8));
    for udf in udfs() {
        let taken = |given: Vec<DataType>| udf.coerce_types(&given);
        for text in [Utf8, LargeUtf8, Utf8View] {
            // A text is never copied into another type.
            assert_eq!(taken(vec![text.clone()]).unwrap(), vec![text.clone()]);
            for day in [Date32, Date64, Timestamp(TimeUnit::Second, None), Utf8, Utf8View, Null] {
                assert_eq!(taken(vec![text.clone(), day]).unwrap(), [text.clone(), Date32]);
            }
        }
        assert_eq!(taken(vec![names.clone()]).unwrap(), [LargeUtf8]);
        assert_eq!(taken(vec![Null]).unwrap(), [Utf8]);
        let list = List(Arc::new(Field::new("item", Utf8, true)));
        for wrong in [vec![], vec![Int64], vec![Binary], vec![list], vec![Utf8, Int64], vec![Utf8, Date32, Date32]] {
            let error = taken(wrong).unwrap_err().to_string();
            assert!(error.contains(udf.name()) && error.contains("takes a text"), "{error}");
        }
        // Called past the planner with what it would have refused.
        for wrong in [vec![], vec![ScalarValue::from(1)], vec!["a".into(), "2015-11-24".into()]] {
            let wrong: Vec<_> = wrong.into_iter().map(ColumnarValue::Scalar).collect();
            assert!(call(udf.name(), &wrong).is_err(), "{wrong:?}");
        }
    }
}
