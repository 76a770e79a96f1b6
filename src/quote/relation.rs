//! A relation in the making, by tokens, and the rules that make one.

use super::tokens::Tokens;

/// What found a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    QuoteSpeakerVerb,
    QuoteVerbSpeaker,
    SpeakerVerbQuote,
    SpeakerVerbColon,
    InClause,
    AnyVerb,
    Participle,
    Infinitive,
    Passive,
    AccordingTo,
    ClauseTag,
    Colon,
    Transcript,
    Signed,
    NextSentence,
    NextParagraph,
    Saying,
    Headline,
    ThatClause,
    Clause,
    Object,
    /// "declined to comment": what was refused.
    Declined,
    /// "reportedly": somebody reports it, and the text does not tell who.
    Hearsay,
}

impl Rule {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Rule::QuoteSpeakerVerb => "quote-speaker-verb",
            Rule::QuoteVerbSpeaker => "quote-verb-speaker",
            Rule::SpeakerVerbQuote => "speaker-verb-quote",
            Rule::SpeakerVerbColon => "speaker-verb-colon",
            Rule::InClause => "in-clause",
            Rule::AnyVerb => "any-verb",
            Rule::Participle => "participle",
            Rule::Infinitive => "infinitive",
            Rule::Passive => "passive",
            Rule::AccordingTo => "according-to",
            Rule::ClauseTag => "clause-tag",
            Rule::Colon => "colon",
            Rule::Transcript => "transcript",
            Rule::Signed => "signed",
            Rule::NextSentence => "next-sentence",
            Rule::NextParagraph => "next-paragraph",
            Rule::Saying => "saying",
            Rule::Headline => "headline",
            Rule::ThatClause => "that-clause",
            Rule::Clause => "reported-clause",
            Rule::Object => "object",
            Rule::Declined => "declined",
            Rule::Hearsay => "hearsay",
        }
    }

    /// How often the source of a quotation is right where the rule alone decides, as measured on
    /// annotated articles.
    pub(super) const fn confidence(self) -> f32 {
        match self {
            Rule::QuoteSpeakerVerb | Rule::QuoteVerbSpeaker => 0.98,
            Rule::SpeakerVerbColon | Rule::Signed => 0.93,
            Rule::SpeakerVerbQuote | Rule::Transcript => 0.88,
            Rule::Colon => 0.85,
            _ => 0.8,
        }
    }

    /// The same where the proposals were weighed and the winner has the share `p`: the weights, kept small,
    /// promise less than they keep, and some rules more.
    pub(super) fn weighed(self, p: f32) -> f32 {
        let kept = match self {
            Rule::QuoteSpeakerVerb | Rule::QuoteVerbSpeaker => 0.97,
            Rule::InClause | Rule::ClauseTag => 0.94,
            Rule::SpeakerVerbColon => 0.93,
            Rule::SpeakerVerbQuote | Rule::AccordingTo => 0.89,
            Rule::Participle => 0.82,
            Rule::NextSentence | Rule::AnyVerb | Rule::Saying => 0.75,
            Rule::Infinitive | Rule::Passive => 0.6,
            Rule::NextParagraph => 0.5,
            _ => 0.9,
        };
        kept * (1.0 - (1.0 - p) / 2.0)
    }

    /// How often a relation without marks that no signs are weighed for has the right words and source.
    pub(super) const fn reported(self) -> f32 {
        match self {
            Rule::ClauseTag => 0.75,
            Rule::AccordingTo => 0.67,
            Rule::Saying => 0.4,
            // 26 of 28 on the articles to tune on.
            Rule::Headline => 0.85,
            Rule::Hearsay => 0.5,
            _ => 0.65,
        }
    }

    /// The same where the signs give it the share `p`: even of those that are reported, some rules find the right
    /// words and source more often.
    pub(super) const fn told(self, p: f32) -> f32 {
        let whole = match self {
            Rule::ThatClause => 0.85,
            Rule::Clause => 0.8,
            Rule::Object => 0.65,
            Rule::Participle => 0.6,
            _ => 0.45,
        };
        whole * p
    }
}

/// An attribution by tokens.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) source: Option<Tokens>,
    pub(super) cue: Option<Tokens>,
    pub(super) content: Content,
    pub(super) rule: Rule,
    pub(super) confidence: f32,
    /// A quotation made it.
    pub(super) quoted: bool,
    /// The sentence that it was found in.
    pub(super) sentence: u32,
    /// Its place among the attributions, once all are found.
    pub(super) place: u32,
}

/// The parts of a content: nearly always one or two, which cost no allocation.
#[derive(Clone, Debug)]
pub(super) struct Content {
    first: [Tokens; 2],
    more: Vec<Tokens>,
    len: u32,
}

impl Content {
    pub(super) fn one(part: impl Into<Tokens>) -> Content {
        Content { first: [part.into(); 2], more: Vec::new(), len: 1 }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Tokens> {
        (0..self.len as usize).map(|n| self.first.get(n).copied().unwrap_or_else(|| self.more[n - 2]))
    }

    pub(super) fn start(&self) -> usize {
        self.first[0].start()
    }

    pub(super) fn last(&self) -> Tokens {
        self.more.last().copied().unwrap_or(self.first[usize::from(self.len > 1)])
    }

    pub(super) fn last_mut(&mut self) -> &mut Tokens {
        self.more.last_mut().unwrap_or(&mut self.first[usize::from(self.len > 1)])
    }

    pub(super) fn push(&mut self, part: impl Into<Tokens>) {
        match self.len {
            1 => self.first[1] = part.into(),
            _ => self.more.push(part.into()),
        }
        self.len += 1;
    }

    /// Puts a part before the others.
    pub(super) fn lead(&mut self, part: Tokens) {
        let [first, second] = std::mem::replace(&mut self.first, [part; 2]);
        self.first[1] = first;
        if self.len > 1 {
            self.more.insert(0, second);
        }
        self.len += 1;
    }
}
