//! The page in a browser: no script error, the counts are the article's, a speaker lights exactly their words.
//!
//! Takes the `chromium` of the path, or what `CHROME` names; without a browser the test says so and passes.

use copydesk::{Article, Date, Options, Span, render};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const SAMPLE: &str = include_str!("../examples/data/obama-hollande.txt");
/// Markup in every place that reaches the page, quotations over lines, characters of every width.
const HOSTILE: &str = "Port \"strike\" <ends>\n\nBy Ana <b>Ruiz</b> & 'Co'\n\n\
    HARBOR <i>CITY</i> (A&P) — “Use <script>document.title = 'taken'</script>,” said 👩‍👩‍👧 Ana</span>\u{a0}\"Ruiz\" on Friday. \
    “‘No’ </q></p>\r\nnever,” she added on Nov. 24.\n\n\
    Mayor <img src=x onerror=alert(1)> Ortiz said “<!-- a comment” on &lt;Monday&gt;, and ]]> that it is over.";

fn options() -> Options {
    Options::new().published("2015-11-24".parse::<Date>().unwrap())
}

#[derive(Clone, Copy, PartialEq)]
enum Scheme {
    Light,
    Dark,
}

/// The answers of the script below, run by a browser on the page of `article`.
fn ask(article: &Article<'_>, name: &str, scheme: Scheme) -> Option<Value> {
    let chrome = browser()?;
    let page = render::html(article);
    let listen = "<script>var problems = []; addEventListener('error', (e) => problems.push(e.message)); \
                  addEventListener('securitypolicyviolation', (e) => problems.push(e.violatedDirective));</script>";
    let page = page.replacen("<head>", &format!("<head>{listen}"), 1);
    let end = page.rfind("</body>").unwrap();
    let page = format!("{}<script>{QUESTIONS}</script>{}", &page[..end], &page[end..]);
    let folder = std::env::temp_dir().join(format!("copydesk-page-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("page.html");
    std::fs::write(&path, page).unwrap();
    let output = Command::new(chrome)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args((scheme == Scheme::Dark).then_some("--blink-settings=preferredColorScheme=0"))
        .args(["--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("file://{}", path.display()))
        .stderr(Stdio::null())
        .output()
        .unwrap();
    let dom = String::from_utf8(output.stdout).unwrap();
    let _ = std::fs::remove_dir_all(&folder);
    let answers = dom.rsplit_once("<pre id=\"answers\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    let (answers, _) = answers.unwrap_or_else(|| panic!("the script gave no answers: {dom}"));
    let answers = answers.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
    Some(serde_json::from_str(&answers).unwrap())
}

fn browser() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME") {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found = std::env::split_paths(&path).flat_map(|p| names.map(|name| p.join(name))).find(|p| p.is_file());
    if found.is_none() {
        eprintln!("skipped: no Chromium here; `apt-get install chromium`, or name one in CHROME");
    }
    found
}

/// Answers go into the page itself, where `--dump-dom` prints them.
const QUESTIONS: &str = r##"
addEventListener("load", () => {
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const ids = (key, marks) => [...new Set(marks.map((m) => m.dataset[key]))].map(Number).sort((a, b) => a - b);
  const numbers = (selector, key) => ids(key, all(selector));
  const press = (key, on = document.activeElement) =>
    on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const answers = { problems, title: document.title, dark: matchMedia("(prefers-color-scheme: dark)").matches };
  try {
    answers.blocks = all("main [data-block]").map((b) => [
      b.querySelector(".kind").textContent,
      (() => {
        const words = b.querySelector(".words").cloneNode(true);
        all(".value", words).forEach((v) => v.remove());
        return words.textContent;
      })(),
    ]);
    answers.quotations = numbers("main q", "quotation");
    answers.said = numbers("main .said", "said");
    answers.sources = numbers("main .source", "said");
    answers.cues = numbers("main .cue", "said");
    answers.timexes = numbers("main .timex", "timex");
    answers.mentions = all("main .mention[id]").length;
    answers.stops = numbers(".timeline a", "to");
    answers.facts = Object.fromEntries(all(".facts div").map((d) => [d.firstChild.textContent, d.lastChild.textContent]));
    answers.elements = all("body script, body img, body iframe").length;
    answers.persons = all("button.person").map((button) => {
      button.click();
      const lit = all("main .lit");
      const answer = {
        speaker: Number(button.dataset.speaker),
        pressed: button.getAttribute("aria-pressed"),
        said: ids("said", lit.filter((m) => m.matches(".said"))),
        others: lit.filter((m) => Number(m.dataset.speaker) !== Number(button.dataset.speaker)).length,
        lines: all("#lines path").length,
      };
      button.click();
      answer.after = all("main .lit").length;
      return answer;
    });
    document.body.focus();
    answers.stopsOfKeyboard = all("main [tabindex]").length;
    answers.tour = all("main [tabindex]").map(() => {
      press("n");
      return document.getElementById("card").textContent.length > 20 && document.activeElement.id;
    });
    // The mouse over a source shows the attribution, and the line from a pronoun to the person.
    answers.hovers = all("main .source").map((source) => {
      source.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      const lines = all("#lines path").length;
      const lit = ids("said", all("main .lit[data-said]"));
      return [Number(source.dataset.said), lit, "person" in source.dataset, lines];
    });
    press("Enter");
    press("Escape");
    answers.cleared = all(".lit").length + all("button.person[aria-pressed=true]").length;
    document.getElementById("all-lines").click();
    answers.lines = all("#lines path").length;
    answers.nameless = all("a, button, [tabindex]").filter(
      (e) => !(e.getAttribute("aria-label") || e.textContent).trim()).length;
    answers.repeatedIds = all("[id]").length - new Set(all("[id]").map((e) => e.id)).size;
    // A light and a dark hand: every text must stand out from what is behind it.
    answers.contrast = all(".kind, .words, dt, dd, .amount, .role, .when, .timeline a, h1, h2, .source, .value")
      .map((e) => [contrast(e), e.className || e.tagName]).sort((a, b) => a[0] - b[0]).slice(0, 3);
  } catch (e) {
    problems.push(String(e.stack));
  }
  const pre = document.createElement("pre");
  pre.id = "answers";
  pre.textContent = JSON.stringify(answers);
  document.body.append(pre);

  function rgb(colour) {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }
  function contrast(e) {
    let back = [255, 255, 255];
    const layers = [];
    for (let at = e; at; at = at.parentElement) layers.unshift(rgb(getComputedStyle(at).backgroundColor));
    for (const [r, g, b, a] of layers) back = back.map((v, i) => v + ([r, g, b][i] - v) * (a / 255));
    const light = (c) => c.slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const [x, y] = [light(rgb(getComputedStyle(e).color)), light(back)].sort((a, b) => b - a);
    return (x + 0.05) / (y + 0.05);
  }
});
"##;

fn numbers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect()
}

/// The places of those that `wanted` takes.
fn places<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..items.len()).filter(|n| wanted(&items[*n])).collect()
}

fn check(article: &Article<'_>, name: &str, scheme: Scheme) {
    let Some(answers) = ask(article, name, scheme) else { return };
    assert_eq!(answers["dark"], scheme == Scheme::Dark);
    assert_eq!(answers["problems"], serde_json::json!([]));
    assert!(answers["title"] != "taken");
    assert_eq!(answers["elements"], 2, "the page's own script and the test's, and no element of the article's");
    let blocks = answers["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), article.blocks().len());
    for (shown, block) in blocks.iter().zip(article.blocks()) {
        assert_eq!(shown[0], block.kind.as_str());
        // HTML has one kind of line break.
        let words = article.str()[block.span].replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(shown[1].as_str().unwrap().replace('\r', "\n").replace("\n\n", "\n"), words.replace("\n\n", "\n"));
    }
    let full = |span: &Span| !span.is_empty();
    assert_eq!(numbers(&answers["quotations"]), places(article.quotations(), |q| full(&q.span)));
    let attributions = article.attributions();
    assert_eq!(numbers(&answers["said"]), places(attributions, |a| a.content.iter().any(full)));
    assert_eq!(numbers(&answers["sources"]), places(attributions, |a| a.source.is_some()));
    assert_eq!(numbers(&answers["cues"]), places(attributions, |a| a.cue.is_some()));
    let timexes: Vec<usize> = (0..article.timexes().len()).collect();
    assert_eq!(numbers(&answers["timexes"]), timexes);
    assert_eq!(numbers(&answers["stops"]), timexes);
    assert_eq!(answers["mentions"], article.speakers().iter().map(|s| s.mentions.len()).sum::<usize>());
    let facts = &answers["facts"];
    assert_eq!(facts["Quotations"], article.quotations().len().to_string());
    assert_eq!(facts["Speakers"], article.speakers().len().to_string());
    assert_eq!(facts["Dates"], article.timexes().len().to_string());
    assert_eq!(facts["Parts"], article.blocks().len().to_string());
    let mut heard = Vec::new();
    for person in answers["persons"].as_array().unwrap() {
        let speaker = person["speaker"].as_u64().unwrap() as u32;
        assert_eq!(person["pressed"], "true");
        assert_eq!(numbers(&person["said"]), places(attributions, |a| a.speaker == Some(speaker)), "speaker {speaker}");
        assert_eq!((&person["others"], &person["after"]), (&0.into(), &0.into()));
        heard.push(speaker as usize);
    }
    heard.sort_unstable();
    let mut speakers: Vec<usize> = attributions.iter().filter_map(|a| a.speaker).map(|s| s as usize).collect();
    speakers.sort_unstable();
    speakers.dedup();
    assert_eq!(heard, speakers);
    // The keyboard comes by every attribution and every date, and the card tells of each.
    assert_eq!(answers["stopsOfKeyboard"], attributions.len() + timexes.len());
    let tour = answers["tour"].as_array().unwrap();
    assert!(tour.iter().all(Value::is_string), "{tour:?}");
    assert_eq!(tour.iter().collect::<std::collections::HashSet<_>>().len(), tour.len());
    for hover in answers["hovers"].as_array().unwrap() {
        assert_eq!(hover[1], serde_json::json!([hover[0]]), "the attribution of the source, and no other");
        assert_eq!(hover[3], u64::from(hover[2] == true), "one line from a source without a name");
    }
    for none in ["cleared", "nameless", "repeatedIds"] {
        assert_eq!(answers[none], 0, "{none}");
    }
    for text in answers["contrast"].as_array().unwrap() {
        assert!(text[0].as_f64().unwrap() >= 4.5, "contrast of {text}");
    }
}

#[test]
fn the_sample_in_a_browser() {
    check(&options().parse(SAMPLE), "light", Scheme::Light);
    check(&options().parse(SAMPLE), "dark", Scheme::Dark);
}

#[test]
fn a_hostile_article_in_a_browser() {
    let article = options().parse(HOSTILE);
    assert!(!article.quotations().is_empty() && !article.timexes().is_empty());
    check(&article, "hostile", Scheme::Light);
    check(&Article::parse(""), "empty", Scheme::Dark);
}

/// Without a browser: nothing of the article is markup, every element ends, and no address is asked.
#[test]
fn text_stays_text() {
    for text in [HOSTILE, SAMPLE, "", "\u{0}<", "“‘“ <a “ b” c’ d”"] {
        let page = render::html(&options().parse(text));
        let (start, end) = (page.find("<body>").unwrap(), page.rfind("<script>").unwrap());
        let body = &page[start..end];
        for word in ["<script", "<img", "<i>city", "<b>", "<!--", "src=", "http:", "https:", "url("] {
            let found = body.to_lowercase().find(word);
            assert!(found.is_none() || word == "src=" && body.contains("&lt;img src="), "{word} in {text:?}");
        }
        for name in ["q", "span", "div", "p", "li", "ol", "section", "a"] {
            let opened = body.matches(&format!("<{name} ")).count() + body.matches(&format!("<{name}>")).count();
            assert_eq!(opened, body.matches(&format!("</{name}>")).count(), "<{name}> in {text:?}");
        }
    }
}
