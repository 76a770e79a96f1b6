//! Who said how much, and the colour of each.

use super::Escaped;
use crate::Article;
use crate::Span;
use crate::quote::{Attribution, Form, Speaker};
use std::fmt::Write as _;

/// The speakers by how much they said.
pub(super) struct People<'a> {
    /// By place in the article's list.
    tallies: Vec<Tally<'a>>,
    /// Places in that list, who said most first.
    order: Vec<usize>,
    /// Those of whom nobody knows who they are.
    unknown: Amount,
}

struct Tally<'a> {
    speaker: &'a Speaker,
    amount: Amount,
    hue: usize,
}

#[derive(Clone, Copy, Default)]
struct Amount {
    times: usize,
    quoted: usize,
    reported: usize,
}

impl Amount {
    fn words(self) -> usize {
        self.quoted + self.reported
    }
}

impl<'a> People<'a> {
    pub(super) fn of(article: &'a Article<'_>) -> People<'a> {
        let mut quoted = vec![0; article.attributions().len()];
        for quotation in article.quotations().iter().filter(|q| q.parent.is_none()) {
            if let Some(n) = quotation.attribution {
                quoted[n as usize] += words(article, quotation.span);
            }
        }
        let new = |speaker| Tally { speaker, amount: Amount::default(), hue: 0 };
        let mut tallies: Vec<Tally<'a>> = article.speakers().iter().map(new).collect();
        let mut unknown = Amount::default();
        for (said, quoted) in article.attributions().iter().zip(quoted) {
            let all: usize = said.content.iter().map(|span| words(article, *span)).sum();
            let amount = match said.speaker {
                Some(n) => &mut tallies[n as usize].amount,
                None => &mut unknown,
            };
            amount.times += 1;
            amount.quoted += quoted.min(all);
            amount.reported += if said.form == Form::Direct { 0 } else { all.saturating_sub(quoted) };
        }
        let mut order: Vec<usize> = (0..tallies.len()).collect();
        order.sort_by_key(|&n| std::cmp::Reverse((tallies[n].amount.words(), tallies[n].amount.times)));
        for (rank, n) in order.iter().enumerate() {
            // Steps of the golden angle: however many there are, neighbours in rank differ.
            tallies[*n].hue = (250 + rank * 137) % 360;
        }
        People { tallies, order, unknown }
    }

    /// The hue of a speaker, in degrees.
    pub(super) fn hue(&self, speaker: u32) -> usize {
        self.tallies[speaker as usize].hue
    }

    pub(super) fn write(&self, out: &mut String, article: &Article<'_>) {
        out.push_str("<section aria-labelledby=\"people-title\">\n<h2 id=\"people-title\">Who said how much</h2>\n");
        if article.attributions().is_empty() {
            out.push_str("<p class=\"quiet\">Nobody is quoted.</p>\n");
        }
        let most =
            self.tallies.iter().map(|t| t.amount).chain([self.unknown]).map(Amount::words).max().unwrap_or(0).max(1);
        out.push_str("<ul class=\"people\">\n");
        for &n in &self.order {
            let Tally { speaker, amount, hue } = &self.tallies[n];
            if amount.times == 0 {
                continue;
            }
            let role = speaker.role.as_deref().unwrap_or(speaker.kind.as_str());
            let _ = write!(
                out,
                "<li><button type=\"button\" class=\"person\" aria-pressed=\"false\" data-speaker=\"{n}\" \
                 style=\"--h:{hue}\"><span class=\"name\">{}</span> <span class=\"role\">{}</span>",
                Escaped(&speaker.name),
                Escaped(role),
            );
            bar(out, *amount, most);
            out.push_str("</button></li>\n");
        }
        if self.unknown.times > 0 {
            out.push_str("<li><div class=\"person nobody\"><span class=\"name\">not known</span>");
            bar(out, self.unknown, most);
            out.push_str("</div></li>\n");
        }
        out.push_str("</ul>\n</section>\n");
    }
}

fn bar(out: &mut String, amount: Amount, most: usize) {
    let share = |words: usize| words * 100 / most;
    let _ = write!(
        out,
        "<span class=\"bar\" aria-hidden=\"true\"><i class=\"quoted\" style=\"width:{}%\"></i>\
         <i class=\"reported\" style=\"width:{}%\"></i></span><span class=\"amount\">{} quoted, {} reported words, {}×</span>",
        share(amount.quoted),
        share(amount.reported),
        amount.quoted,
        amount.reported,
        amount.times
    );
}

fn words(article: &Article<'_>, span: Span) -> usize {
    article.str()[span].split_whitespace().count()
}

/// How many mentions a line may pass over.
const REACH: usize = 64;

/// The mention by name that the source of an attribution goes back to, where the source itself has no name.
pub(super) fn antecedent(article: &Article<'_>, said: &Attribution) -> Option<Span> {
    let (source, speaker) = (said.source?, article.speaker(said)?);
    let last = speaker.name.split_whitespace().next_back()?;
    let named = |span: Span| article.str()[span].contains(last);
    if named(source) {
        return None;
    }
    // In order: those before the source, the nearest first, then those after it. A person without a name near
    // by is not looked for in the whole text.
    let here = speaker.mentions.partition_point(|m| m.end() <= source.start());
    let before = speaker.mentions[..here].iter().rev().take(REACH);
    let after = speaker.mentions[here..].iter().filter(|m| m.start() >= source.end()).take(REACH);
    before.chain(after).copied().find(|m| named(*m))
}
