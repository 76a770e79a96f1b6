//! What the blocks say that has a value: which reader looks at which kind of line.

use super::{Block, BlockKind, Field, FieldValue, byline, credit, dateline, stamp};
use crate::text::Text;

/// Fills in the fields of the blocks, one for each paragraph of the text.
pub(super) fn fill(text: &Text<'_>, blocks: &mut [Block]) {
    let mut dated = false;
    let mut story = 0;
    let mut signed = false;
    for (block, paragraph) in blocks.iter_mut().zip(text.paragraphs()) {
        let tokens = paragraph.tokens();
        match block.kind {
            BlockKind::Byline | BlockKind::Timestamp if story == 0 || !signed => {
                let read = byline::read(text, tokens.clone());
                let bare =
                    || (block.kind == BlockKind::Byline && !signed).then(|| byline::bare_name(text, tokens.clone()));
                if let Some(fields) = read.or_else(|| bare().flatten()) {
                    signed = true;
                    block.fields.extend(fields);
                }
                if let Some(stamp) = stamp::read(text, tokens) {
                    block.fields.extend(stamp.fields);
                }
            }
            BlockKind::Byline | BlockKind::Timestamp | BlockKind::Kicker => {
                if let Some(stamp) = stamp::read(text, tokens) {
                    block.fields.extend(stamp.fields);
                }
            }
            // A wire may open with a paragraph before the one that has the dateline.
            BlockKind::Lede | BlockKind::Body | BlockKind::Dateline if !dated && story < 3 => {
                story += usize::from(block.kind.is_story());
                if let Some(dateline) = dateline::read(text, tokens) {
                    dated = true;
                    block.fields.push(Field { span: dateline.span, value: FieldValue::Dateline(dateline) });
                }
            }
            BlockKind::Credit => block.fields.extend(credit::read(text, tokens).unwrap_or_default()),
            BlockKind::Tagline => block.fields.extend(credit::contributors(text, tokens).unwrap_or_default()),
            _ => {}
        }
        block.fields.sort_by_key(|field| field.span.start);
    }
}
