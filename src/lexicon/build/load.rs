//! Reads the lists.

use super::class::Class;
use super::entry::{Detail, Phrase, WordId, gender};
use super::key::{PLACES, key};
use super::word;
use std::collections::HashMap;

/// All that the lists say, by the numbers of the words; number nought is no word.
pub(crate) struct Lexicon {
    pub(crate) keys: Vec<u128>,
    pub(crate) classes: Vec<Class>,
    pub(crate) details: Vec<Detail>,
    pub(crate) phrases: Vec<Phrase>,
}

/// What the second field of a list's lines means.
#[derive(Clone, Copy)]
enum Field {
    /// There is none.
    None,
    /// A number or code, to [`Detail::time`].
    Time,
    /// A number, to [`Detail::number`].
    Number,
    /// Letters for [`gender`] bits: m f n p 1 2 s(possessive) o(object); perhaps a third field with the word
    /// that says the same, to [`Detail::lemma`].
    Gender,
    /// A regular verb; the second field, where there is one, is [`Detail::cue`], and the verb a cue.
    Verb,
    /// A verb with five forms of its own (base, -s, -ing, past, participle); alternatives by a slash.
    Irregular,
}

struct List {
    name: &'static str,
    lines: &'static str,
    class: Class,
    field: Field,
}

macro_rules! lists {
    ($($file:literal $class:expr, $field:ident;)*) => {
        &[$(List { name: $file, lines: include_str!(concat!("../en/", $file, ".txt")), class: $class, field: Field::$field }),*]
    };
}

/// The lists of English. Irregular verbs stand before the others: their forms win.
static ENGLISH: &[List] = lists! {
    "irregular" Class::NONE, Irregular;
    "cues" Class::CUE, Verb;
    "verbs" Class::NONE, Verb;
    "auxiliaries" Class::AUXILIARY, None;
    "modals" Class::AUXILIARY.or(Class::MODAL), None;
    "negations" Class::NEGATION, None;
    "pronouns" Class::PRONOUN, Gender;
    "determiners" Class::DETERMINER, None;
    "prepositions" Class::PREPOSITION, None;
    "conjunctions" Class::CONJUNCTION, None;
    "subordinators" Class::SUBORDINATOR, None;
    "relatives" Class::RELATIVE, None;
    "adverbs" Class::ADVERB, None;
    "months" Class::MONTH, Time;
    "weekdays" Class::WEEKDAY, Time;
    "units" Class::UNIT, Time;
    "numbers" Class::NUMBER, Number;
    "ordinals" Class::ORDINAL, Number;
    "seasons" Class::SEASON, Time;
    "dayparts" Class::DAYPART, Time;
    "daywords" Class::DAYWORD, Time;
    "zones" Class::ZONE, Time;
    "holidays" Class::HOLIDAY, Time;
    "timewords" Class::TIMEWORD, Time;
    "ahead" Class::AHEAD, Time;
    "numbered" Class::NUMBERED, None;
    "honorifics" Class::HONORIFIC, Gender;
    "roles" Class::ROLE, Gender;
    "ranks" Class::RANK, None;
    "mastheads" Class::MASTHEAD, None;
    "groups" Class::GROUP, None;
    "bodies" Class::BODY, None;
    "persons" Class::PERSON, Gender;
    "documents" Class::DOCUMENT, None;
    "sayings" Class::SAYING, None;
    "stances" Class::STANCE, None;
    "first_names" Class::FIRST_NAME, Gender;
    "nationalities" Class::NATIONALITY, None;
    "places" Class::PLACE, None;
    "countries" Class::COUNTRY, None;
    "states" Class::STATE, None;
    "outlets" Class::OUTLET, None;
    "abbreviations" Class::ABBREVIATION, None;
    "before_name" Class::ABBREVIATION.or(Class::BEFORE_NAME), None;
    "particles" Class::PARTICLE, None;
    "suffixes" Class::SUFFIX, None;
    "companies" Class::COMPANY, None;
    "furniture" Class::FURNITURE, Time;
    "networks" Class::NETWORK, None;
    "links" Class::LINK, None;
    "rubrics" Class::RUBRIC, None;
    "newsroom" Class::NEWSROOM, None;
    "pictures" Class::PICTURE, None;
    "stamps" Class::STAMP, Time;
};

pub(crate) fn english() -> Lexicon {
    let mut loader = Loader {
        lexicon: Lexicon {
            keys: vec![0],
            classes: vec![Class::NONE],
            details: vec![Detail::default()],
            phrases: Vec::new(),
        },
        words: HashMap::new(),
        phrases: Vec::new(),
    };
    // The words that rules name come first, so that their numbers are those of `word`'s constants.
    for (n, name) in word::NAMED.iter().chain(word::TRADE).enumerate() {
        let id = loader.intern(name, "word.rs", n);
        assert_eq!(id.0 as usize, n + 1, "word.rs names {name:?} twice");
    }
    for list in ENGLISH {
        for (n, line) in list.lines.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                loader.line(list, n + 1, line);
            }
        }
    }
    loader.finish()
}

struct Loader {
    lexicon: Lexicon,
    words: HashMap<u128, WordId>,
    phrases: Vec<(WordId, Phrase)>,
}

impl Loader {
    /// The number of `text`, which must be one word of the table's length.
    fn intern(&mut self, text: &str, list: &str, line: usize) -> WordId {
        let Some(key) = key(text.as_bytes()) else {
            panic!("{list}, line {line}: {text:?} is longer than the table's words");
        };
        let Lexicon { keys, classes, details, .. } = &mut self.lexicon;
        *self.words.entry(key).or_insert_with(|| {
            let id = WordId(keys.len() as u16);
            assert!(keys.len() < PLACES, "the lexicon has outgrown its table: double PLACES and GROUPS in key.rs");
            keys.push(key);
            classes.push(Class::NONE);
            details.push(Detail::default());
            id
        })
    }

    fn line(&mut self, list: &List, n: usize, line: &str) {
        let mut fields = line.split('\t');
        let text = fields.next().unwrap_or_default();
        let field = fields.next();
        let bad = |why: &str| -> ! { panic!("{}.txt, line {n}: {why}: {line:?}", list.name) };
        let mut detail = Detail::default();
        match (list.field, field) {
            (Field::Irregular, _) => return self.irregular(list, n, line),
            (Field::Verb, _) => {
                let cue = match field.map(str::parse) {
                    None => 0,
                    Some(Ok(cue)) => cue,
                    Some(Err(_)) => bad("not a share of a hundred"),
                };
                return self.regular(list, n, text, cue);
            }
            (_, None) => {}
            (Field::None, Some(_)) => bad("a second field where the list has none"),
            (Field::Time, Some(code)) => detail.time = code.parse().unwrap_or_else(|_| bad("not a code")),
            (Field::Number, Some(value)) => detail.number = value.parse().unwrap_or_else(|_| bad("not a number")),
            (Field::Gender, Some(letters)) => {
                for letter in letters.bytes() {
                    detail.gender |= match letter {
                        b'm' => gender::MALE,
                        b'f' => gender::FEMALE,
                        b'n' => gender::NEUTER,
                        b'p' => gender::PLURAL,
                        b'1' => gender::FIRST,
                        b'2' => gender::SECOND,
                        b's' => gender::POSSESSIVE,
                        b'o' => gender::OBJECT,
                        _ => bad("not a letter of gender, number or person"),
                    };
                }
                if let Some(full) = fields.next() {
                    detail.lemma = self.intern(full, list.name, n);
                }
            }
        }
        if text.contains([' ', '-']) {
            let mut words = text.split([' ', '-']).map(|word| self.intern(word, list.name, n));
            let Some(first) = words.next() else { return };
            let mut rest = [WordId::NONE; 4];
            let mut len = 0;
            for word in words {
                if len == rest.len() {
                    panic!("{}.txt, line {n}: a phrase of more than five words: {line:?}", list.name);
                }
                rest[len] = word;
                len += 1;
            }
            if list.class.any(Class::HOLIDAY) {
                // A walk that looks at single words must know where the name of a day may begin.
                let classes = &mut self.lexicon.classes[first.0 as usize];
                *classes = *classes | list.class;
            }
            self.phrases.push((first, Phrase { rest, len: len as u8, class: list.class, detail }));
        } else {
            let id = self.intern(text, list.name, n);
            self.mark(id, list.class, detail);
        }
    }

    /// Adds a class to a word, and what a list says of it where no list before has.
    fn mark(&mut self, id: WordId, class: Class, detail: Detail) {
        let classes = &mut self.lexicon.classes[id.0 as usize];
        *classes = *classes | class;
        let held = &mut self.lexicon.details[id.0 as usize];
        if held.number == 0 {
            held.number = detail.number;
        }
        if held.time == 0 {
            held.time = detail.time;
        }
        if !held.lemma.is_known() {
            held.lemma = detail.lemma;
        }
        held.cue = held.cue.max(detail.cue);
        held.gender |= detail.gender;
    }

    fn irregular(&mut self, list: &List, n: usize, line: &str) {
        let forms: Vec<&str> = line.split('\t').collect();
        if forms.len() != 5 {
            panic!("{}.txt, line {n}: a verb has five forms: {line:?}", list.name);
        }
        let lemma = self.intern(forms[0], list.name, n);
        let classes = [Class::VERB_BASE, Class::VERB_S, Class::VERB_ING, Class::VERB_PAST, Class::VERB_PART];
        for (form, class) in forms.into_iter().zip(classes) {
            for form in form.split('/') {
                let id = self.intern(form, list.name, n);
                self.mark(id, class, Detail { lemma, ..Detail::default() });
            }
        }
    }

    fn regular(&mut self, list: &List, n: usize, base: &str, cue: u8) {
        let lemma = self.intern(base, list.name, n);
        let detail = Detail { lemma, cue, ..Detail::default() };
        let class = list.class;
        // A verb whose forms an irregular line has given takes only the class from this one.
        let known = self.lexicon.classes[lemma.0 as usize].any(Class::VERB_BASE);
        if known {
            for id in 1..self.lexicon.keys.len() {
                if self.lexicon.details[id].lemma == lemma {
                    self.mark(WordId(id as u16), class, detail);
                }
            }
            return;
        }
        self.mark(lemma, class | Class::VERB_BASE, detail);
        let [s, ing, ed] = inflect(base);
        let id = self.intern(&s, list.name, n);
        self.mark(id, class | Class::VERB_S, detail);
        let id = self.intern(&ing, list.name, n);
        self.mark(id, class | Class::VERB_ING, detail);
        let id = self.intern(&ed, list.name, n);
        self.mark(id, class | Class::VERB_PAST | Class::VERB_PART, detail);
    }

    fn finish(self) -> Lexicon {
        let Loader { mut lexicon, mut phrases, .. } = self;
        // Sorted by first word, the longest first, so that the first match is the longest.
        phrases.sort_by_key(|(first, phrase)| (*first, std::cmp::Reverse(phrase.len)));
        for (n, (first, phrase)) in phrases.into_iter().enumerate() {
            let detail = &mut lexicon.details[first.0 as usize];
            if detail.phrase_count == 0 {
                detail.phrases = n as u32;
            }
            detail.phrase_count += 1;
            let classes = &mut lexicon.classes[first.0 as usize];
            *classes = *classes | Class::OPENS;
            lexicon.phrases.push(phrase);
        }
        lexicon
    }
}

/// The -s, -ing and -ed forms of a regular verb.
fn inflect(base: &str) -> [String; 3] {
    let bytes = base.as_bytes();
    let vowel = |i: usize| bytes.len() >= i && matches!(bytes[bytes.len() - i], b'a' | b'e' | b'i' | b'o' | b'u');
    let last = bytes[bytes.len() - 1];
    let s = if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") || base.ends_with('o') {
        format!("{base}es")
    } else if last == b'y' && !vowel(2) {
        format!("{}ies", &base[..base.len() - 1])
    } else {
        format!("{base}s")
    };
    let (ing, ed) = if let Some(stem) = base.strip_suffix("ie") {
        (format!("{stem}ying"), format!("{base}d"))
    } else if last == b'e' && !base.ends_with("ee") {
        (format!("{}ing", &base[..base.len() - 1]), format!("{base}d"))
    } else if last == b'e' {
        (format!("{base}ing"), format!("{base}d"))
    } else if last == b'y' && !vowel(2) {
        (format!("{base}ing"), format!("{}ied", &base[..base.len() - 1]))
    } else if doubles(base) {
        let c = last as char;
        (format!("{base}{c}ing"), format!("{base}{c}ed"))
    } else {
        (format!("{base}ing"), format!("{base}ed"))
    };
    [s, ing, ed]
}

/// Whether the last consonant doubles: one syllable of consonant, vowel, consonant; longer verbs
/// with the stress on the last syllable are few and stand among the irregular ones.
fn doubles(base: &str) -> bool {
    let b = base.as_bytes();
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    let n = b.len();
    n >= 3
        && !vowel(b[n - 1])
        && !matches!(b[n - 1], b'w' | b'x' | b'y')
        && vowel(b[n - 2])
        && !vowel(b[n - 3])
        && b[..n - 2].iter().all(|&c| !vowel(c))
}
