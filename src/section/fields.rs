//! What the blocks say that has a value: which reader looks at which kind of line.

use super::{Block, BlockKind, Field, FieldValue, byline, credit, dateline, stamp};
use crate::text::Text;

/// Fills in the fields of the blocks, one for each paragraph of the text.
pub(super) fn fill(text: &Text<'_>, blocks: &mut [Block]) {
    debug_assert_eq!(text.paragraphs().len(), blocks.len());
    stamps(text, blocks);
    authors(text, blocks);
    datelines(text, blocks);
    for (block, paragraph) in blocks.iter_mut().zip(text.paragraphs()) {
        let fields = match block.kind {
            BlockKind::Credit => credit::read(text, paragraph.tokens()),
            BlockKind::Tagline => credit::contributors(text, paragraph.tokens()),
            _ => None,
        };
        block.fields.extend(fields.unwrap_or_default());
        block.fields.sort_by_key(|field| field.span.start);
    }
}

fn stamps(text: &Text<'_>, blocks: &mut [Block]) {
    for (block, paragraph) in blocks.iter_mut().zip(text.paragraphs()) {
        if matches!(block.kind, BlockKind::Byline | BlockKind::Timestamp | BlockKind::Kicker)
            && let Some(stamp) = stamp::read(text, paragraph.tokens())
        {
            block.fields.extend(stamp.fields);
        }
    }
}

/// The names of the lines that say "by"; without one, of the surest line of bare names.
fn authors(text: &Text<'_>, blocks: &mut [Block]) {
    let mut signed = false;
    let mut story = false;
    let mut surest: Option<(usize, byline::Bare)> = None;
    for (n, (block, paragraph)) in blocks.iter_mut().zip(text.paragraphs()).enumerate() {
        story |= block.kind == BlockKind::Lede;
        if !matches!(block.kind, BlockKind::Byline | BlockKind::Timestamp) {
            continue;
        }
        // Below the lede a second byline is that of another story.
        if !(signed && story)
            && let Some(fields) = byline::read(text, paragraph.tokens())
        {
            signed = true;
            block.fields.extend(fields);
        } else if !signed
            && let Some(bare) = byline::bare_name(text, paragraph.tokens(), block.kind == BlockKind::Timestamp)
            && surest.as_ref().is_none_or(|(_, held)| bare.sureness > held.sureness)
        {
            surest = Some((n, bare));
        }
    }
    if let Some((n, bare)) = surest.filter(|_| !signed) {
        blocks[n].fields.extend(bare.fields);
    }
}

/// The first dateline: before the lede, in it, or, since some texts open with a summary, shortly after.
fn datelines(text: &Text<'_>, blocks: &mut [Block]) {
    let lede = blocks.iter().position(|b| b.kind == BlockKind::Lede);
    let last = lede.map_or(HEAD, |lede| lede + AFTER).min(blocks.len());
    let mut found = None;
    for (n, paragraph) in text.paragraphs()[..last].iter().enumerate() {
        let sure = match blocks[n].kind {
            BlockKind::Lede | BlockKind::Dateline => false,
            BlockKind::Related | BlockKind::Boilerplate | BlockKind::Embed if lede.is_some_and(|l| n > l) => continue,
            // What is no lede needs a dateline that no heading looks like.
            _ => true,
        };
        if let Some(dateline) = dateline::read(text, paragraph.tokens(), sure) {
            found = Some((n, dateline));
            break;
        }
    }
    if let Some((n, dateline)) = found {
        blocks[n].fields.push(Field { span: dateline.span, value: FieldValue::Dateline(dateline) });
    }
}

/// A text without a lede is looked through so far.
const HEAD: usize = 12;
/// Paragraphs from the lede on.
const AFTER: usize = 4;
