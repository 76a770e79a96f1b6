//! A verb group: the verb with its auxiliaries, negation and adverbs, and the verbs that lend it their subject.

use crate::lexicon::{Class, WordId, w};
use crate::quote::page::{Page, Sentence};
use crate::text::Kind;

/// The longest verb group: "would not have been able to say".
const LONGEST: usize = 8;

/// The first token of the verb group with its main verb at `head`.
pub(super) fn group_start(page: &Page<'_, '_>, sentence: &Sentence, head: usize) -> usize {
    let text = page.text;
    let floor = sentence.first.max(head.saturating_sub(LONGEST));
    let mut first = head;
    let mut i = head;
    while i > floor {
        i -= 1;
        if page.kind(i) != Kind::Word {
            break;
        }
        let class = text.class(i);
        // Before most verbs stands their subject, which is none of what follows.
        let subject = !class.is_none() & !class.any(Class::AUXILIARY | Class::NEGATION | Class::ADVERB);
        if subject & !text.is_word(i, &[w::LAST, w::SINCE, w::LONG, w::AVERAGE]) {
            break;
        }
        // "Will wrote" is a name: "will" has a verb without an ending behind it.
        let name = || text.token(i).capitalised() && (class.any(Class::MONTH) || page.named_will(i));
        if class.any(Class::AUXILIARY) && !name() {
            // "Clinton’s said" is a possessive, not a verb, more often than not.
            // And so is "a friend of Smith’s told"; "Moody’s said" is a name.
            let owner = || i > floor && owns(page, i - 1) && page.is(head, Class::VERB_PAST) && i + 1 == head;
            if text.token(i).clitic()
                && text.word(i) == w::S_CLITIC
                && (!page.is(head, Class::VERB_ING | Class::VERB_PART) || owner())
            {
                break;
            }
            first = i;
        } else if class.any(Class::NEGATION) && text.word(i) != w::NO {
            first = i;
        } else if text.word(i) == w::LAST
            && i + 1 == first
            && page.is(first, Class::VERB_PAST)
            && page.is_name(i.wrapping_sub(1))
        {
            // "Norsk Kraft last issued a warning"
            first = i;
        } else if text.is_word(i, &[w::SINCE, w::LONG])
            && i + 1 == first
            && page.is(i.wrapping_sub(1), Class::AUXILIARY)
        {
            // "has since said", "has long called for"
            first = i;
        } else if text.word(i) == w::AVERAGE && text.word(i.wrapping_sub(1)) == w::ON && i + 1 == first && i > floor {
            // "had on average expected"
            i -= 1;
            first = i;
        } else if page.is_adverb(i) && !page.is(i, Class::PRONOUN | Class::DAYWORD) {
            // An adverb counts only where an auxiliary or the verb itself stands beside it; "a third" is none.
            if i + 1 == first && !(page.is(i, Class::ORDINAL) && text.is_word(i.wrapping_sub(1), &[w::A, w::THE])) {
                first = i;
            }
        } else {
            break;
        }
    }
    first
}

/// The token where the time begins that stands between a subject and its verb at `first`: "Ryan on Tuesday
/// called", "who in 2010 said"; `first` without one.
pub(super) fn before_time(page: &Page<'_, '_>, sentence: &Sentence, first: usize) -> usize {
    let text = page.text;
    if first <= sentence.first + 1 {
        return first;
    }
    let mut before = first - 1;
    // "Ryan on Sunday night called"
    before -= usize::from(page.is(before, Class::DAYPART) && page.is(before - 1, Class::WEEKDAY | Class::DAYWORD));
    if page.is(before, Class::WEEKDAY | Class::DAYWORD) && page.is_word(before) {
        let words = [w::ON, w::LAST, w::LATE, w::EARLY, w::LATER, w::EARLIER, w::THIS];
        let led = text.is_word(before - 1, &words);
        return before - usize::from(led);
    }
    // "Ryan last week said"
    if page.is(before, Class::UNIT) && text.is_word(before - 1, &[w::LAST, w::THIS]) {
        return before - 1;
    }
    let year = page.kind(before) == Kind::Number && text.letters(before).len() == 4;
    if year && text.word(before - 1) == w::IN { before - 1 } else { first }
}

/// Whether a word is its own past and a document as well: "forecast", "read".
pub(super) fn own_past(page: &Page<'_, '_>, i: usize) -> bool {
    page.text.class(i).all(Class::VERB_PAST | Class::VERB_BASE | Class::DOCUMENT)
}

/// Whether an "’s" behind the word is that of a name, and not "is" or "has": not so in "He’s said".
pub(super) fn owns(page: &Page<'_, '_>, i: usize) -> bool {
    page.is_name(i) && !page.is(i, Class::PRONOUN)
}

/// Verbs after which "to say" means that nothing was said.
pub(super) fn is_void(lemma: WordId) -> bool {
    [w::DECLINE, w::REFUSE, w::FAIL].contains(&lemma)
}

/// Verbs that lend their subject to a "to" and a verb: "went on to say".
pub(super) fn is_catenative(page: &Page<'_, '_>, i: usize) -> bool {
    let text = page.text;
    text.is_word(i, &[w::ON, w::USED, w::HEARD]) || {
        let lemma = text.detail(i).lemma;
        [w::CONTINUE, w::BEGIN, w::START, w::SEEK, w::TRY, w::WANT, w::APPEAR, w::SEEM, w::COME, w::HAVE]
            .contains(&lemma)
    }
}
