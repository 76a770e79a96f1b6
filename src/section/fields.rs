//! What the blocks say that has a value: which reader looks at which kind of line.

use super::lines::Line;
use super::said::said;
use super::{Block, BlockKind, Field, FieldValue, byline, credit, dateline, stamp, when};
use crate::lexicon::{Class, w};
use crate::span::Span;
use crate::text::{Kind, Text};
use std::ops::Range;

/// Fills in the fields of the blocks, one for each paragraph of the text.
pub(super) fn fill(text: &Text<'_>, lines: &[Line], blocks: &mut [Block]) {
    debug_assert_eq!(text.paragraphs().len(), blocks.len());
    stamps(text, blocks);
    authors(text, blocks);
    datelines(text, lines, blocks);
    for (block, paragraph) in blocks.iter_mut().zip(text.paragraphs()) {
        let fields = match block.kind {
            BlockKind::Credit => credit::read(text, paragraph.tokens()),
            BlockKind::Caption => credit::tail(text, paragraph.tokens()),
            BlockKind::Tagline => credit::contributors(text, paragraph.tokens()),
            BlockKind::Correction => Some(vec![correction(text, paragraph.tokens())]),
            _ => None,
        };
        if let Some(fields) = fields {
            add(block, fields);
        }
        if block.fields.len() > 1 {
            block.fields.sort_by_key(|field| field.span.start());
            // "By Ana Ruiz | March 3, 2017": names with a time are a byline, a time alone is none.
            let named = block.fields.iter().any(|field| matches!(field.value, FieldValue::Author(_)));
            if named && block.kind == BlockKind::Timestamp {
                block.kind = BlockKind::Byline;
            }
        }
    }
}

/// Most blocks have fields of one kind: what was read is theirs as it is.
fn add(block: &mut Block, fields: Vec<Field>) {
    if block.fields.is_empty() {
        block.fields = fields;
    } else {
        block.fields.extend(fields);
    }
}

/// What a correction or note says, without the label before its colon.
fn correction(text: &Text<'_>, tokens: Range<usize>) -> Field {
    /// "Editor’s note, 5 May 2015:" is as long as a label gets.
    const LABEL: usize = 10;
    let label = tokens.clone().take(LABEL).find(|&i| text.kind(i) == Kind::Colon);
    let first = label.map_or(tokens.start, |colon| colon + 1);
    let span = text.span(if first < tokens.end { first..tokens.end } else { tokens });
    Field { span, value: FieldValue::Correction(text.str()[span].to_string()) }
}

fn stamps(text: &Text<'_>, blocks: &mut [Block]) {
    let mut found = false;
    let head = head(blocks);
    let may = |kind: BlockKind| matches!(kind, BlockKind::Byline | BlockKind::Timestamp | BlockKind::Kicker);
    for (n, block) in blocks.iter_mut().enumerate() {
        if may(block.kind)
            && let Some(stamp) = stamp(text, n)
        {
            found |= !stamp.fields.is_empty();
            add(block, stamp.fields);
            timed(text, block, n);
        }
    }
    if found {
        return;
    }
    // A line above the story that is nothing but a date dates it, whatever else the line was taken for.
    for (n, block) in blocks.iter_mut().enumerate().take(head) {
        let signed = || byline::opens(text, text.paragraphs()[n].tokens().start);
        if !elsewhere(block.kind)
            && !may(block.kind)
            && let Some(stamp) = stamp(text, n)
            && (stamp.others == 0 || stamp.others <= 5 && (stamp.labelled || signed()))
            && !stamp.fields.is_empty()
        {
            add(block, stamp.fields);
            timed(text, block, n);
            return;
        }
    }
}

/// The stamp of paragraph `n`. Some pages break the line before the year: "November 20" above "15:23 2019".
fn stamp(text: &Text<'_>, n: usize) -> Option<stamp::Stamp> {
    let paragraph = text.paragraphs()[n];
    let tokens = paragraph.tokens();
    let stamp = stamp::read(text, tokens.clone())?;
    if stamp.yearless
        && let Some(next) = text.paragraphs().get(n + 1)
        && text.token(next.tokens().start).has_digits()
        && next.tokens().len() <= 12
        && let Some(mut joined) = stamp::read(text, tokens.start..next.tokens().end)
        && !joined.fields.is_empty()
    {
        for field in &mut joined.fields {
            field.span = Span::new(field.span.start(), field.span.end().min(paragraph.span().end()));
        }
        joined.fields.retain(|field| !field.span.is_empty());
        return Some(joined);
    }
    Some(stamp)
}

/// Some pages set the clock time on a line of its own below the date.
fn timed(text: &Text<'_>, block: &mut Block, n: usize) {
    let [Field { value: FieldValue::Published(moment) | FieldValue::Updated(moment), .. }] = &mut block.fields[..]
    else {
        return;
    };
    if moment.time.is_none()
        && let Some(next) = text.paragraphs().get(n + 1)
        && let Some(time) = stamp::clock(text, next.tokens())
    {
        *moment = when::moment(moment.date, Some(time));
    }
}

/// How many blocks stand above the story, and a few more: a standfirst is easily taken for the lede.
fn head(blocks: &[Block]) -> usize {
    let lede = blocks.iter().position(|b| b.kind.is_story()).unwrap_or(blocks.len());
    (lede.min(HEAD) + AFTER).min(blocks.len())
}

/// Lines that belong to another story, or to the story itself.
fn elsewhere(kind: BlockKind) -> bool {
    kind.is_story() || matches!(kind, BlockKind::Related | BlockKind::Embed | BlockKind::Highlights)
}

/// The names of the lines that say "by"; without one, of the surest line of bare names.
fn authors(text: &Text<'_>, blocks: &mut [Block]) {
    let mut signed = false;
    let mut story = false;
    let mut surest: Option<(usize, byline::Bare)> = None;
    let head = head(blocks);
    for (n, (block, paragraph)) in blocks.iter_mut().zip(text.paragraphs()).enumerate() {
        story |= block.kind == BlockKind::Lede;
        let labelled = matches!(block.kind, BlockKind::Byline | BlockKind::Timestamp);
        // Above the story a line that opens with "by" and names is a byline, whatever it was taken for.
        let opens = n < head && !elsewhere(block.kind) && byline::opens(text, paragraph.tokens().start);
        // Below the lede a second byline is that of another story.
        if (labelled || opens)
            && !(signed && story)
            && let Some(fields) = byline::read(text, paragraph.tokens())
        {
            signed = true;
            // "Story by Ana Ruiz, photographs by Bo Li" is of the writer first.
            let work =
                said!["story", "text", "words"].has_in_any_case(text, text.token(paragraph.tokens().start).span());
            if work && matches!(block.kind, BlockKind::Caption | BlockKind::Credit) {
                block.kind = BlockKind::Byline;
            }
            add(block, fields);
        } else if labelled
            && !signed
            && let Some(bare) = byline::bare_name(text, paragraph.tokens(), block.kind == BlockKind::Timestamp)
            && surest.as_ref().is_none_or(|(_, held)| bare.sureness > held.sureness)
        {
            surest = Some((n, bare));
        }
    }
    if signed {
        return;
    }
    if let Some((n, bare)) = surest.or_else(|| beside_stamp(text, blocks, head)) {
        add(&mut blocks[n], bare.fields);
        others(text, blocks, n, head);
    }
}

/// Names below that of line `n`, each with a line of its own and "and" between them.
fn others(text: &Text<'_>, blocks: &mut [Block], mut n: usize, head: usize) {
    let paragraphs = text.paragraphs();
    let joins = |n: usize| paragraphs[n].tokens().len() == 1 && text.is_word(paragraphs[n].tokens().start, &[w::AND]);
    while n + 2 < head
        && joins(n + 1)
        && let Some(bare) = byline::bare_name(text, paragraphs[n + 2].tokens(), false)
        && bare.whole
    {
        add(&mut blocks[n + 2], bare.fields);
        (blocks[n + 1].kind, blocks[n + 2].kind) = (BlockKind::Byline, BlockKind::Byline);
        n += 2;
    }
}

/// A line above the story that is a given name and a surname, with a line of time next to it or glued to it: its
/// author, whatever the line was taken for.
fn beside_stamp(text: &Text<'_>, blocks: &[Block], head: usize) -> Option<(usize, byline::Bare)> {
    let paragraphs = text.paragraphs();
    let dated = |n: usize| {
        let stamp = paragraphs.get(n).filter(|_| n < head).and_then(|p| stamp::read(text, p.tokens()));
        stamp.is_some_and(|stamp| stamp.others <= 1)
    };
    (0..head).find_map(|n| {
        let block = &blocks[n];
        if elsewhere(block.kind) || matches!(block.kind, BlockKind::Headline | BlockKind::Kicker) {
            return None;
        }
        let first = text.token(paragraphs[n].tokens().start);
        if first.word().is_known() && !text.class_of(first.word()).any(Class::FIRST_NAME) {
            return None;
        }
        let glued = !block.fields.is_empty();
        let bare = byline::bare_name(text, paragraphs[n].tokens(), glued)?;
        let beside = || dated(n + 1) || n > 0 && dated(n - 1) || dated(n + 2);
        (bare.sureness >= 3 && (glued || bare.whole && beside())).then_some((n, bare))
    })
}

/// The first dateline: before the lede, in it, or, since some texts open with a summary, after.
fn datelines(text: &Text<'_>, lines: &[Line], blocks: &mut [Block]) {
    let lede = blocks.iter().position(|b| b.kind == BlockKind::Lede).unwrap_or(0);
    let mut found = None;
    for (n, paragraph) in text.paragraphs().iter().enumerate().take(lede.max(HEAD) + FAR) {
        if !dateline::may_open(&lines[n]) {
            continue;
        }
        // What is no lede needs a dateline that no heading looks like.
        let sure = match blocks[n].kind {
            BlockKind::Lede | BlockKind::Dateline => false,
            BlockKind::Related | BlockKind::Boilerplate | BlockKind::Embed if n > lede => continue,
            // "Correction (Nov. 20, 2026):"
            BlockKind::Correction | BlockKind::Tagline => continue,
            _ => true,
        };
        // Far below the lede only an agency makes one: what was taken for the lede was none.
        if let Some(dateline) = dateline::read(text, paragraph.tokens(), sure)
            && (n <= lede.max(HEAD) + AFTER || dateline.agency.is_some() && !dateline.places.is_empty())
        {
            found = Some((n, dateline));
            break;
        }
    }
    if let Some((n, dateline)) = found {
        // Nothing else on the line: it can be nothing else.
        if dateline.span == blocks[n].span {
            blocks[n].kind = BlockKind::Dateline;
        }
        blocks[n].fields.push(Field { span: dateline.span, value: FieldValue::Dateline(Box::new(dateline)) });
    }
}

/// What stands above a story has so many lines at most.
const HEAD: usize = 16;
/// Paragraphs after the lede in which a dateline may still stand, and those in which one with an agency may.
const AFTER: usize = 3;
const FAR: usize = 24;
