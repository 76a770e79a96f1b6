//! Texts that nobody writes, made to find a rule that looks too far: shared by the tests and the bench of hostile input.

use std::time::{Duration, Instant};

/// How long `work` takes: on the processor where the system says so, else by the clock, so that other work on the
/// machine disturbs the measure little.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    // Nanoseconds that this thread has run.
    let ran = || std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok();
    let (start, before) = (Instant::now(), ran());
    std::hint::black_box(work());
    match (before, ran()) {
        (Some(before), Some(after)) => Duration::from_nanos(u64::saturating_sub(after, before)),
        _ => start.elapsed(),
    }
}

/// What is repeated until the text is long enough.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    // marks
    "\"", "“", "”", "'", "’", "‘", "``", "''", "«", "»", "“‘", "“ ", "” ", "\" ", "' ", "’ ", "(", "[", ")", "(“",
    "([{", ".", ". ", "!", "?", "…", ":", "; ", "-", "- ", "--", "— ", "–", "_", ",", ", ", "/", "|", "• ", "* ",
    "&", "@", "#", "$", "%", "\\", "<", "~",
    // digits
    "1", "1 ", "1,", "1.", "1. ", "1/", "1:", "1-", "1st ", "$1 ", "1 million ", "2015 ", "2015-", "1990s ",
    "10:30 ", "10:", "12 of ", "1,000 ",
    // letters
    "a", "A", "a ", "A ", "a.", "A.", "A. ", "a'", "a’", "a-", "A-", "a_", "a\u{301}", "é", "É ", "漢", "😀", "👩‍👩‍👧",
    "\u{301}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{202E}", "\u{FFFD}", "\u{A0}", "\t", "x’s ", "'s", "’s ",
    "n’t ", "I", "I ",
    // words that rules start from
    "said ", "said. ", "said, ", "said: ", "Said ", "he said ", "he said, ", "He said. ",
    "she said that he said that ", "said Ruiz ", "according to ", "told ", "that ", "who ", ", who ", "and ",
    "and the ", ", and ", "or ", "of ", "of the ", "the ", "the president ", "The President ", "his ", "not ",
    "to ", "in ", "by ", "By ", "by the ", "from ", "will ", "would have ", "has been ", "asked if ", "because ",
    "but he ", "when ", "as ", "it was said ", "said by ", "who said ", "he, who said, ",
    // names
    "Obama ", "Barack Obama ", "Mr. ", "Mr. Cole ", "Dr. J. K. Cole ", "Cole, ", "Cole and ",
    "Ana Ruiz, the mayor, ", "President ", "Inc. ", "Acme Inc. ", "U.S. ", "St. ", "New ", "new york ",
    "White House ", "Ruiz’s ", "van der ", "de la ", "Jr. ", "Springfield, Ill., ", "spokesman ",
    "Foreign Minister ", "Chief Executive Officer ",
    // quotations
    "“a” said ", "said “a ", "“a ", "a” ", " \"a", "\"a\" ", "“a,” he said. ", "“a.” ", "‘a’ ", "“‘a’” ", "“a ‘b ",
    "he said: “a” ", "a: “b ", "“A” is “b” and ", "“We,” Ana Ruiz said, “go.” ",
    // dates
    "Monday ", "on Monday ", "last ", "last year ", "last Monday ", "next ", "two ", "two years ", "two to three ",
    "one hundred ", "hundred ", "and a half ", "years ", "years and ", "a year ", "a year ago ", "ago ", "May ",
    "May 1, ", "May 1, 2015 ", "1 May ", "May 1-", "from May 1 to ", "between 1990 and ", "from Monday ",
    "Monday, ", "Monday to ", "every ", "every Monday ", "the end of ", "the first half of the ", "the day after ",
    "early ", "more than ", "at 10 ", "10 p.m. ", "a.m. ", "noon ", "today ", "tonight ", "now ", "century ",
    "B.C. ", "third quarter ", "fiscal ", "Christmas ", "summer ", "June, July, ", "’90s ", "two days before ",
    "P1Y ", "GMT ",
    // lines
    "\n", "\r\n", "\u{2028}", " \n", "a\n", "A\n\n", "a b\n", "Read more\n", "Read more: a\n\n", "By Ana Ruiz\n",
    "By Ana Ruiz and ", "By A, ", "Published May 1, 2015\n", "Updated ", "Photo: a\n", "(CNN)", "PARIS (AP) — ",
    "PARIS, ", "PARIS ", "A (B) — ", "Related: a b\n\n", "“a\n\n", "“a\n", "a”\n\n", "a:\n", "• a\n", "1. a\n",
    "1) a ", "Q: a\n\nA: b\n\n", "RUIZ: a\n\n", "Ruiz: “a”\n\n", "___\n", "Share\n", "he said.\n\n",
    "“a,” he said.\n\n", "“a,” Ruiz said.\n\n", "a b c d e f g h i j k l m n o p q r s t u v w x y z\nand ",
    "Correction: a\n\n", "https://a.b/c?d=e&f ", "http://", "www.", "@a ", "#a ", "a@b.c ", "pic.twitter.com/a ",
    "— a (@a) May 1, 2015\n\n",
];

type Make = fn(usize) -> String;

/// What is made with the number of the piece, so that no two are the same.
const NUMBERED: &[(&str, Make)] = &[
    ("many people, each speaks once", |n| format!("“We go,” {} {} said. ", name(n), name(n / 7 + 3))),
    ("many people of one surname", |n| format!("“We go,” {} Ruiz said. “No,” Ruiz said. ", name(n))),
    ("many people of one first name", |n| format!("Ana {} left. Ana said. ", name(n))),
    ("many people, then pronouns", |n| format!("{} {} came. She said that he said so. ", name(n), name(n + 5))),
    ("many bodies", |n| format!("{} Inc. said it bought {} Corp. ", name(n), name(n + 1))),
    ("names in one list", |n| format!("{} {}, ", name(n), name(n / 3))),
    ("many offices", |n| format!("Mayor {} of {} said. The mayor said. ", name(n), name(n * 5 + 1))),
    ("many words, each once", |n| format!("{} ", name(n).to_lowercase())),
    ("many days", |n| format!("on {} {}, {} ", ["May", "June", "Sept."][n % 3], n % 31 + 1, 1500 + n % 600)),
    ("many lengths", |n| format!("{n} years and {} months, ", n % 12)),
    ("many years ago", |n| format!("{} days ago, ", n * 7)),
    ("numbers that grow", |n| format!("{n} ")),
    ("a list in one line", |n| format!("{}. Item ", n % 1000)),
    ("a list with letters", |n| format!("{}) item ", char::from(b'a' + (n % 26) as u8))),
    ("many short lines", |n| format!("{}\n", name(n))),
    ("many short paragraphs", |n| format!("{} {}\n\n", name(n), name(n + 2))),
    ("many headlines", |n| format!("{} Wins {} Prize\n\n", name(n), name(n + 2))),
    ("many bylines", |n| format!("By {} {}\n", name(n), name(n + 1))),
    ("many datelines", |n| format!("{} (AP) — It rained on Friday in the hills.\n\n", name(n).to_uppercase())),
    ("many timestamps", |n| format!("Published {} May {}\n", n % 28 + 1, 1950 + n % 90)),
    ("paragraphs that reopen", |n| format!("“We go to {} and come back.\n\n", name(n))),
    ("lines of one width", |n| format!("{:a<60}\nand ", name(n))),
    ("an interview", |n| format!("Q: Who is {}?\n\nA: Nobody.\n\n", name(n))),
    ("a transcript", |n| format!("{}: We go.\n\n", name(n % 50).to_uppercase())),
    ("marks that never match", |n| format!("{}a ", ["“", "‘", "\"", "'", "``", "«"][n % 6])),
    ("marks that close in the wrong order", |n| format!("{}a ", ["“", "‘", "”", "’", "«", "''"][n % 6])),
    ("brackets that never match", |n| format!("{}a ", ["(", "[", "{", "(", ")"][n % 5])),
];

/// A name that no list has, another for each number.
fn name(n: usize) -> String {
    const PARTS: [&str; 16] =
        ["ba", "ke", "lo", "mi", "nu", "pra", "sti", "vo", "zu", "tra", "de", "fi", "go", "hu", "ja", "ri"];
    let mut name = String::new();
    let mut rest = n;
    loop {
        name.push_str(PARTS[rest % 16]);
        rest /= 16;
        if rest == 0 {
            break;
        }
    }
    name.push('n');
    name[..1].make_ascii_uppercase();
    name
}

/// A text to try, made as long as wanted.
#[derive(Clone, Copy)]
pub(crate) enum Hostile {
    Repeated(&'static str),
    Numbered(&'static str, Make),
    /// So many openings, then as many closings, depth growing with the text.
    Nested(&'static str, &'static str),
    /// One paragraph of the words of news.
    OneLine(&'static str),
}

impl Hostile {
    pub(crate) fn name(&self) -> String {
        match self {
            Hostile::Repeated(unit) => format!("{unit:?}"),
            Hostile::Numbered(name, _) => (*name).to_string(),
            Hostile::Nested(open, close) => format!("{open:?} nested, then {close:?}"),
            Hostile::OneLine(_) => "news in one line".to_string(),
        }
    }

    pub(crate) fn text(&self, size: usize) -> String {
        match *self {
            Hostile::Repeated(unit) => unit.repeat(size / unit.len() + 1),
            Hostile::Numbered(_, make) => {
                let mut text = String::with_capacity(size + 100);
                (0..)
                    .take_while(|n| {
                        text.push_str(&make(*n));
                        text.len() < size
                    })
                    .for_each(drop);
                text
            }
            Hostile::Nested(open, close) => {
                let depth = size / (open.len() + close.len()) + 1;
                open.repeat(depth) + &close.repeat(depth)
            }
            Hostile::OneLine(news) => news.replace('\n', " ").repeat(size / news.len() + 1),
        }
    }
}

/// All of them.
pub(crate) fn all(news: &'static str) -> Vec<Hostile> {
    let nested = [
        ("(", ")"),
        ("“", "”"),
        ("‘", "’"),
        ("“‘", "’”"),
        ("(“", "”)"),
        ("[", "]"),
        ("“a ", "” "),
        ("(a ", ") "),
        ("\"'", "'\""),
        ("“a ‘b ", "’ ” "),
        ("“a.\n\n", "b.”\n\n"),
    ];
    let repeated = UNITS.iter().map(|unit| Hostile::Repeated(unit));
    let numbered = NUMBERED.iter().map(|(name, make)| Hostile::Numbered(name, *make));
    repeated
        .chain(numbered)
        .chain(nested.map(|(open, close)| Hostile::Nested(open, close)))
        .chain([Hostile::OneLine(news)])
        .collect()
}
