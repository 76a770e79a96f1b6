//! The cases of `tests/data`: plain text that a copy editor could read, one strict harness.
//!
//! `UPDATE=1 cargo test --test cases` rewrites the expectations to what the crate gives today; read
//! the difference before you keep it. A malformed or empty file fails, and so does a case without an
//! expectation. The format of each kind of file stands at its test.

use copydesk::quote::{Attribution, Quotes};
use copydesk::section::{Block, FieldValue};
use copydesk::timex::{self, Timex};
use copydesk::{Moment, Span, Text, quote, section};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// One line a case, each expression marked with its type, value and whatever else it carries:
///
/// ```text
/// @ published 2015-11-24
/// He said [Friday](DATE 2015-11-20) that [about two years](DURATION P2Y APPROX) had passed.
/// ```
///
/// What is not marked must not be found. After the value: the modifier, then `freq=`, `quant=`,
/// `begin=`, `end=`; `interval=`, `rule=` and `alt=` are compared only where the case names them.
/// `@` lines set the day of publication (or `none`), `domain`, `order` and the `fiscal` month for the
/// lines below; `\n` stands for a line break, `\[` for a bracket.
#[test]
fn dates() {
    let mut count = 0;
    for path in files("dates") {
        let source = read(&path);
        let mut settings = timex::Settings::default();
        let mut run = Run::new(&path);
        for (n, line) in source.lines().enumerate() {
            run.line = n + 1;
            if line.trim().is_empty() || line.starts_with('#') {
                run.keep(line);
            } else if let Some(directive) = line.strip_prefix('@') {
                direct(&mut settings, directive.trim(), &run);
                run.keep(line);
            } else {
                let (text, marks) = unmark(line, &run);
                let parsed = Text::read(&text);
                let found = timex::resolve(&parsed, &settings);
                run.case(line, &mark(&text, &found, &marks));
            }
        }
        count += run.finish();
    }
    assert!(count >= 40, "only {count} cases of dates");
}

fn direct(settings: &mut timex::Settings, directive: &str, run: &Run<'_>) {
    let bad = || -> ! { run.fail(&format!("no such directive: {directive:?}")) };
    let Some((key, value)) = directive.split_once(' ') else { bad() };
    match (key, value) {
        ("published", "none") => settings.published = None,
        ("published", value) => match value.parse::<Moment>() {
            Ok(moment) => settings.published = Some(moment),
            Err(e) => run.fail(&e.to_string()),
        },
        ("domain", "news") => settings.domain = timex::Domain::News,
        ("domain", "narrative") => settings.domain = timex::Domain::Narrative,
        ("order", "auto") => settings.order = timex::DateOrder::Auto,
        ("order", "day-first") => settings.order = timex::DateOrder::DayFirst,
        ("order", "month-first") => settings.order = timex::DateOrder::MonthFirst,
        ("fiscal", month) => match month.parse().map(|month| settings.fiscal_start(month)) {
            Ok(Ok(with)) => *settings = with,
            _ => bad(),
        },
        _ => bad(),
    }
}

/// The text of a marked line, and of each mark which of the optional attributes it names.
fn unmark(line: &str, run: &Run<'_>) -> (String, Vec<Vec<String>>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['[', '\\']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("\\n") {
            text.push('\n');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\[") {
            text.push('[');
            rest = after;
        } else if let Some((words, after)) = rest.strip_prefix('[').and_then(|r| r.split_once("](")) {
            let Some((attributes, after)) = after.split_once(')') else { run.fail("a mark without its end") };
            let mut fields = attributes.split(' ');
            if !matches!(fields.next(), Some("DATE" | "TIME" | "DURATION" | "SET")) || fields.next().is_none() {
                run.fail(&format!("a mark says its type and value, not {attributes:?}"));
            }
            marks.push(attributes.split(' ').filter_map(|a| a.split_once('=')).map(|(k, _)| k.to_string()).collect());
            text.push_str(words);
            rest = after;
        } else {
            run.fail("a lone [ or \\");
        }
    }
    text.push_str(rest);
    (text, marks)
}

fn mark(text: &str, found: &[Timex], marks: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    let plain = |s: &str| s.replace('[', "\\[").replace('\n', "\\n");
    for (n, timex) in found.iter().enumerate() {
        out += &plain(&text[at..timex.span.start()]);
        write!(out, "[{}]({} {}", &text[timex.span], json_word(&timex.kind), timex.value).unwrap();
        if let Some(modifier) = timex.modifier {
            write!(out, " {}", json_word(&modifier)).unwrap();
        }
        let wanted = |key: &str| marks.get(n).is_some_and(|keys| keys.iter().any(|k| k == key));
        let mut attribute = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                write!(out, " {key}={value}").unwrap();
            }
        };
        attribute("freq", timex.freq.as_ref().map(ToString::to_string));
        attribute("quant", timex.quant.as_ref().map(ToString::to_string));
        attribute("begin", timex.begin.as_ref().map(ToString::to_string));
        attribute("end", timex.end.as_ref().map(ToString::to_string));
        if wanted("interval") {
            attribute("interval", Some(timex.interval.map_or("none".into(), |i| format!("{}/{}", i.start, i.end))));
        }
        if wanted("alt") {
            attribute("alt", Some(timex.alternatives.first().map_or("none".into(), |a| a.value.to_string())));
        }
        if wanted("rule") {
            attribute("rule", Some(timex.rule.to_string()));
        }
        out.push(')');
        at = timex.span.end();
    }
    out + &plain(&text[at..])
}

/// The name of a plain enum as JSON has it.
fn json_word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_string()
}

/// `=== name`, the text, `---`, then a line for each attribution in the order of their contents and a
/// line for each quotation:
///
/// ```text
/// === a tag in the middle
/// “We are ready,” Ana Ruiz said. “We always were.”
/// ---
/// direct | “We are ready,” ++ “We always were.” | said | Ana Ruiz | Ana Ruiz (person)
/// quotation | We are ready, | speech
/// quotation | We always were. | speech
/// ```
///
/// `-` stands for nothing; each `> ` before the words of a quotation is a quotation around it. The
/// text is labelled first, as an article's is.
#[test]
fn quotes() {
    let count = blocks_of_cases("quotes", |source| {
        let text = Text::read(source);
        let quotes = quote::attribute(&text, &section::label(&text));
        quote_lines(source, &quotes)
    });
    assert!(count >= 40, "only {count} cases of quotes");
}

fn quote_lines(source: &str, quotes: &Quotes) -> String {
    let words = |span: Span| source[span].replace('\n', "\\n");
    let optional = |span: Option<Span>| span.map_or("-".to_string(), words);
    let mut out = String::new();
    for attribution in &quotes.attributions {
        let Attribution { form, source, cue, content, .. } = attribution;
        let content: Vec<String> = content.iter().map(|span| words(*span)).collect();
        let speaker = attribution.speaker.map_or("-".to_string(), |id| {
            let speaker = &quotes.speakers[id as usize];
            format!("{} ({})", speaker.name, json_word(&speaker.kind))
        });
        let (form, content, cue, source) = (json_word(form), content.join(" ++ "), optional(*cue), optional(*source));
        writeln!(out, "{form} | {content} | {cue} | {source} | {speaker}").unwrap();
    }
    for quotation in &quotes.quotations {
        let mut depth = 0;
        let mut parent = quotation.parent;
        while let Some(index) = parent {
            depth += 1;
            parent = quotes.quotations[index as usize].parent;
        }
        let around = "> ".repeat(depth);
        writeln!(out, "quotation | {around}{} | {}", words(quotation.span), json_word(&quotation.usage)).unwrap();
    }
    out
}

/// `=== name`, the text, `---`, then a line for each block: its kind, and ` | field = value` for each
/// of its fields (`dateline = places; agency; date`).
#[test]
fn sections() {
    let count = blocks_of_cases("sections", |source| {
        let text = Text::read(source);
        section::label(&text).iter().map(block_line).collect()
    });
    assert!(count >= 40, "only {count} cases of sections");
}

fn block_line(block: &Block) -> String {
    let mut out = block.kind.as_str().to_string();
    for field in &block.fields {
        let (name, value) = match &field.value {
            FieldValue::Dateline(d) => {
                let or = |s: &Option<String>| s.clone().unwrap_or("-".into());
                ("dateline", format!("{}; {}; {}", d.places.join(" + "), or(&d.agency), or(&d.date)))
            }
            FieldValue::Author(name) => ("author", name.clone()),
            FieldValue::Published(moment) => ("published", moment.to_string()),
            FieldValue::Updated(moment) => ("updated", moment.to_string()),
            FieldValue::Running(seconds) => ("running", format!("{seconds} s")),
            FieldValue::Source(name) => ("source", name.clone()),
            FieldValue::Contributor(name) => ("contributor", name.clone()),
            FieldValue::Correction(words) => ("correction", words.clone()),
            other => ("other", format!("{other:?}")),
        };
        write!(out, " | {name} = {value}").unwrap();
    }
    out + "\n"
}

/// One line a case; ` || ` stands between two sentences, `\n` for a line break.
#[test]
fn sentences() {
    let path = data().join("sentences.txt");
    let source = read(&path);
    let mut run = Run::new(&path);
    for (n, line) in source.lines().enumerate() {
        run.line = n + 1;
        if line.trim().is_empty() || line.starts_with('#') {
            run.keep(line);
            continue;
        }
        let text = line.replace(" || ", " ").replace("\\n", "\n");
        let parsed = Text::read(&text);
        let mut got = String::new();
        for (k, sentence) in parsed.sentences().iter().enumerate() {
            if k > 0 {
                got += if text[..sentence.span().start()].ends_with('\n') { "\\n" } else { " || " };
            }
            got += &text[sentence.span()];
        }
        run.case(line, &got);
    }
    let count = run.finish();
    assert!(count >= 40, "only {count} cases of sentences");
}

/// Runs the `===` cases of a folder; `give` makes the expectation lines of a text.
fn blocks_of_cases(folder: &str, give: impl Fn(&str) -> String) -> usize {
    let mut count = 0;
    for path in files(folder) {
        let source = read(&path);
        let mut run = Run::new(&path);
        let mut lines = source.lines().enumerate().peekable();
        while let Some((n, line)) = lines.next() {
            run.line = n + 1;
            if line.trim().is_empty() || line.starts_with('#') {
                run.keep(line);
                continue;
            }
            if !line.starts_with("=== ") {
                run.fail("a case begins with === and its name");
            }
            run.keep(line);
            let mut text = Vec::new();
            loop {
                match lines.next() {
                    None => run.fail("a case without ---"),
                    Some((_, "---")) => break,
                    Some((_, line)) if line.starts_with("=== ") => run.fail("a case without ---"),
                    Some((_, line)) => text.push(line),
                }
            }
            text.iter().for_each(|line| run.keep(line));
            run.keep("---");
            let mut want = String::new();
            let mut tail = Vec::new();
            while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("=== ")) {
                if line.trim().is_empty() || line.starts_with('#') {
                    tail.push(line);
                } else if !tail.is_empty() {
                    run.fail("an empty line inside an expectation");
                } else {
                    want += line;
                    want.push('\n');
                }
            }
            let got = give(&text.join("\n").replace("\\n", "\n"));
            // A text without quotations says so, lest a forgotten expectation pass for one.
            let got = if got.is_empty() { "nothing\n".to_string() } else { got };
            run.case(want.trim_end(), got.trim_end());
            tail.iter().for_each(|line| run.keep(line));
        }
        count += run.finish();
    }
    count
}

/// One file being checked, and what it would be if it were rewritten.
struct Run<'p> {
    path: &'p Path,
    line: usize,
    rewritten: String,
    failures: Vec<String>,
    count: usize,
}

impl<'p> Run<'p> {
    fn new(path: &'p Path) -> Run<'p> {
        Run { path, line: 0, rewritten: String::new(), failures: Vec::new(), count: 0 }
    }

    fn fail(&self, why: &str) -> ! {
        panic!("{}:{}: {why}", self.path.display(), self.line)
    }

    fn keep(&mut self, line: &str) {
        self.rewritten += line;
        self.rewritten.push('\n');
    }

    fn case(&mut self, want: &str, got: &str) {
        self.count += 1;
        if want != got {
            let place = format!("{}:{}", self.path.display(), self.line);
            self.failures.push(format!("{place}\n--- want\n{want}\n--- got\n{got}\n"));
        }
        self.keep(got);
    }

    fn finish(self) -> usize {
        assert!(self.count > 0, "{}: no cases", self.path.display());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(self.path, &self.rewritten).unwrap();
        } else if !self.failures.is_empty() {
            panic!("{} of {} cases:\n{}", self.failures.len(), self.count, self.failures.join("\n"));
        }
        self.count
    }
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// The case files of a folder; a file of another kind among them is a mistake.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = data().join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in &paths {
        assert!(path.extension().is_some_and(|e| e == "txt"), "{}: not a case file", path.display());
    }
    assert!(!paths.is_empty(), "{}: no case files", folder.display());
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
