//! The names of the kinds, as in JSON.

use super::{Form, SpeakerKind, Usage};

impl Form {
    /// The name of the form, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::quote::Form::Mixed.as_str(), "mixed");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "indirect",
        }
    }
}

impl Usage {
    /// The name of the use, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::quote::Usage::Scare.as_str(), "scare");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Usage::Speech => "speech",
            Usage::Title => "title",
            Usage::Scare => "scare",
            Usage::Term => "term",
            Usage::Unknown => "unknown",
        }
    }
}

impl SpeakerKind {
    /// The name of the kind, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::quote::SpeakerKind::Person.as_str(), "person");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organization => "organization",
            SpeakerKind::Group => "group",
            SpeakerKind::Unknown => "unknown",
        }
    }
}
