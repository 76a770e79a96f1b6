//! Words that rules of this desk look for, as sets of bits: one look at a line's words tells which rules can hold.

use crate::lexicon::{WordId, w};

/// What a word may begin or be part of, a bit each.
pub(in crate::section) mod set {
    /// Opens a correction or a note.
    pub(in crate::section) const NOTE: u32 = 1;
    /// Opens a post of a network.
    pub(in crate::section) const POST: u32 = 1 << 1;
    /// Opens the header of a list of highlights.
    pub(in crate::section) const HIGHLIGHTS: u32 = 1 << 2;
    /// Opens a label of a video player.
    pub(in crate::section) const PLAYER: u32 = 1 << 3;
    /// Opens the label of an advertisement.
    pub(in crate::section) const ADVERT: u32 = 1 << 4;
    /// Opens a reading time.
    pub(in crate::section) const READING: u32 = 1 << 5;
    /// Opens a credit.
    pub(in crate::section) const CREDIT: u32 = 1 << 6;
    /// Opens a caption.
    pub(in crate::section) const CAPTION: u32 = 1 << 7;
    /// Opens the label of a picture.
    pub(in crate::section) const PICTURE: u32 = 1 << 8;
    /// Names people of a newsroom.
    pub(in crate::section) const STAFF: u32 = 1 << 9;
    pub(in crate::section) const BY: u32 = 1 << 10;
    pub(in crate::section) const VIA: u32 = 1 << 11;
    /// Speaks to the reader, or for the newsroom.
    pub(in crate::section) const READER: u32 = 1 << 12;
    pub(in crate::section) const AGO: u32 = 1 << 13;
    /// Says where in a picture somebody is.
    pub(in crate::section) const SIDE: u32 = 1 << 14;
    /// Says where in a picture something is, or that it is one, before a colon.
    pub(in crate::section) const APART: u32 = 1 << 15;
    /// Names a picture in a sentence about it.
    pub(in crate::section) const SHOT: u32 = 1 << 16;
    /// Is a label of a credit.
    pub(in crate::section) const CREDITED: u32 = 1 << 17;
    /// Names a work that a credit may be of.
    pub(in crate::section) const WORK: u32 = 1 << 18;
    /// Stands between such a work and whose it is.
    pub(in crate::section) const GIVEN: u32 = 1 << 19;
    /// Names an agency of pictures.
    pub(in crate::section) const AGENCY: u32 = 1 << 20;
    /// Opens a sentence about a picture.
    pub(in crate::section) const THIS: u32 = 1 << 21;
    /// Opens a formula of a page.
    pub(in crate::section) const FORMULA: u32 = 1 << 22;
}

const WORDS: &[(u32, &[WordId])] = &[
    (
        set::NOTE,
        &[
            w::CORRECTION,
            w::CORRECTIONS,
            w::CLARIFICATION,
            w::EDITOR,
            w::EDITORS,
            w::AUTHOR,
            w::WRITER,
            w::UPDATE,
            w::UPDATED,
            w::FOR,
            w::A,
            w::AN,
            w::THE,
            w::THIS,
        ],
    ),
    (set::POST, &[w::VIEW, w::A, w::SEE]),
    (
        set::HIGHLIGHTS,
        &[w::HIGHLIGHTS, w::SUMMARY, w::STORY, w::ARTICLE, w::KEY, w::AT, w::QUICK, w::THE, w::IN, w::WHAT],
    ),
    (set::PLAYER, &[w::JUST, w::MUST, w::NOW]),
    (
        set::ADVERT,
        &[
            w::ADVERTISEMENT,
            w::ADVERTISEMENTS,
            w::ADVERTISING,
            w::ADVERT,
            w::AD,
            w::VIDEO,
            w::THIS,
            w::STORY,
            w::ARTICLE,
            w::CONTENT,
            w::REMOVE,
        ],
    ),
    (set::READING, &[w::READING, w::ESTIMATED]),
    (
        set::CREDIT | set::CREDITED,
        &[
            w::PHOTO,
            w::PHOTOS,
            w::PHOTOGRAPH,
            w::PHOTOGRAPHS,
            w::PHOTOGRAPHY,
            w::CREDIT,
            w::CREDITS,
            w::IMAGE,
            w::IMAGES,
            w::PICTURE,
            w::PICTURES,
            w::ILLUSTRATION,
            w::SOURCE,
            w::VIDEO,
            w::GRAPHIC,
            w::COURTESY,
            w::FILE,
        ],
    ),
    (set::CREDIT, &[w::AP]),
    (
        set::CAPTION | set::APART,
        &[
            w::PICTURED,
            w::ABOVE,
            w::BELOW,
            w::CAPTION,
            w::LEFT,
            w::RIGHT,
            w::PHOTO,
            w::PHOTOS,
            w::IMAGE,
            w::TOP,
            w::BOTTOM,
            w::INSET,
        ],
    ),
    (set::CAPTION, &[w::FILE, w::IN, w::THIS, w::A, w::AN]),
    (
        set::PICTURE,
        &[
            w::PHOTO,
            w::PHOTOS,
            w::IMAGE,
            w::IMAGES,
            w::PICTURE,
            w::PICTURES,
            w::VIDEO,
            w::WATCH,
            w::GALLERY,
            w::SLIDESHOW,
            w::GRAPHIC,
            w::ILLUSTRATION,
        ],
    ),
    (
        set::STAFF,
        &[
            w::STAFF,
            w::CORRESPONDENT,
            w::CORRESPONDENTS,
            w::REPORTER,
            w::REPORTERS,
            w::NEWSROOM,
            w::BUREAU,
            w::WIRE,
            w::WIRES,
            w::COLUMNIST,
            w::CONTRIBUTOR,
            w::CONTRIBUTORS,
            w::WRITER,
            w::WRITERS,
        ],
    ),
    (set::BY, &[w::BY]),
    (set::VIA, &[w::VIA]),
    (set::READER, &[w::YOU, w::YOUR, w::YOURS, w::OUR, w::US]),
    (set::AGO, &[w::AGO]),
    (set::SIDE, &[w::LEFT, w::RIGHT, w::CENTRE, w::CENTER, w::PICTURED, w::FOREGROUND, w::BACKGROUND, w::SEEN]),
    (
        set::SHOT,
        &[
            w::PHOTO,
            w::PHOTOGRAPH,
            w::PICTURE,
            w::IMAGE,
            w::STILL,
            w::SCREENSHOT,
            w::SCREENGRAB,
            w::ILLUSTRATION,
            w::RENDERING,
            w::HANDOUT,
        ],
    ),
    (set::WORK, &[w::PHOTO, w::PHOTOS, w::PHOTOGRAPH, w::IMAGE, w::PICTURE, w::VIDEO, w::GRAPHIC, w::ILLUSTRATION]),
    (set::GIVEN, &[w::CREDIT, w::BY, w::COURTESY, w::VIA, w::ILLUSTRATION]),
    (
        set::AGENCY,
        &[w::GETTY, w::SHUTTERSTOCK, w::ISTOCK, w::ALAMY, w::NEWSCOM, w::ZUMA, w::UNSPLASH, w::WIKIMEDIA, w::EPA],
    ),
    (set::THIS, &[w::IN, w::THIS, w::A, w::AN]),
    (
        set::FORMULA,
        &[
            w::A,
            w::WITH,
            w::ADDITIONAL,
            w::CONTRIBUTING,
            w::OUR,
            w::HAVE,
            w::GOT,
            w::DO,
            w::IF,
            w::COMMENTS,
            w::WE,
            w::DOWNLOAD,
            w::THIS,
            w::IMAGE,
            w::MEDIA,
            w::WRITE,
            w::CONTINUE,
            w::REPORTING,
            w::EDITING,
            w::WRITING,
            w::PUBLISHED,
            w::FOR,
            w::PRESS,
            w::FOLLOW,
            w::TAG,
            w::TAGS,
            w::TOPICS,
            w::CATEGORIES,
            w::CATEGORY,
            w::KEYWORDS,
            w::FILED,
            w::EXCEPT,
            w::CHECK,
            w::YOU,
        ],
    ),
];

/// The sets of each word that has a constant; the last stands for all others.
static SETS: [u32; COUNT + 1] = {
    let mut sets = [0; COUNT + 1];
    let mut n = 0;
    while n < WORDS.len() {
        let (set, words) = WORDS[n];
        let mut k = 0;
        while k < words.len() {
            sets[words[k].0 as usize] |= set;
            k += 1;
        }
        n += 1;
    }
    sets
};

const COUNT: usize = w::NAMED.len() + w::TRADE.len() + 1;

/// The sets that the word is in.
#[inline]
pub(in crate::section) const fn sets(word: WordId) -> u32 {
    let word = word.0 as usize;
    SETS[if word < COUNT { word } else { COUNT }]
}
