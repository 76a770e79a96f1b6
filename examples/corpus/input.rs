//! Where the articles of a corpus come from: lines of JSON, perhaps packed with gzip or zstd, or files of text.

use crate::line::{Line, MAX_LINE, read_line};
use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The articles, one after the other.
pub(crate) enum Articles {
    Lines(Box<dyn BufRead + Send>),
    Files { folder: PathBuf, files: std::vec::IntoIter<PathBuf>, bar: ProgressBar },
}

impl Articles {
    /// Opens a file, a folder, or `-` for the standard input. `bar` is told of the bytes that are read.
    pub(crate) fn open(path: &str, bar: &ProgressBar) -> io::Result<Articles> {
        if path == "-" {
            return lines(bar.wrap_read(io::stdin()));
        }
        let folder = Path::new(path);
        if !folder.is_dir() {
            let file = File::open(path)?;
            bar.set_length(file.metadata()?.len());
            return lines(bar.wrap_read(file));
        }
        let mut files = Vec::new();
        let mut size = 0;
        collect(folder, &mut files, &mut size)?;
        if files.is_empty() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "a folder without a .txt file"));
        }
        files.sort_unstable();
        bar.set_length(size);
        Ok(Articles::Files { folder: folder.into(), files: files.into_iter(), bar: bar.clone() })
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Line>> {
        match self {
            Articles::Lines(reader) => read_line(reader),
            Articles::Files { folder, files, bar } => Ok(files.next().map(|path| read_file(folder, &path, bar))),
        }
    }
}

/// The `.txt` files below a folder. A link to another folder is not followed: it could lead back.
fn collect(folder: &Path, files: &mut Vec<PathBuf>, size: &mut u64) -> io::Result<()> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt")) && !path.is_dir() {
                *size += fs::metadata(&path).map_or(0, |data| data.len());
                files.push(path);
            }
        }
    }
    Ok(())
}

/// An article of its own; its id is its path in the folder.
fn read_file(folder: &Path, path: &Path, bar: &ProgressBar) -> Line {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let id = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(MAX_LINE as u64 + 1).read_to_end(&mut bytes)) {
        Err(e) => Line::Unread { id, error: e.to_string() },
        Ok(size) => {
            bar.inc(size as u64);
            if size > MAX_LINE { Line::TooLong { id: Some(id) } } else { Line::Text { id, bytes } }
        }
    }
}

/// Lines of plain or packed JSON, told apart by their first bytes.
fn lines(mut reader: impl Read + Send + 'static) -> io::Result<Articles> {
    let mut head = Vec::new();
    reader.by_ref().take(4).read_to_end(&mut head)?;
    let magic = head.clone();
    let reader = BufReader::with_capacity(1 << 20, io::Cursor::new(head).chain(reader));
    Ok(Articles::Lines(match magic.as_slice() {
        [0x1F, 0x8B, ..] => Box::new(BufReader::with_capacity(1 << 20, MultiGzDecoder::new(reader))),
        // The last is a frame that holds something else and stands before the data.
        [0x28, 0xB5, 0x2F, 0xFD] | [0x50..=0x5F, 0x2A, 0x4D, 0x18] => {
            Box::new(BufReader::with_capacity(1 << 20, Zstd { source: reader, frame: FrameDecoder::new() }))
        }
        _ => Box::new(reader),
    }))
}

/// The frames of a zstd file, one after the other: a packed log that was appended to has several.
struct Zstd<R> {
    source: R,
    frame: FrameDecoder,
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.frame.can_collect() > 0 {
                return self.frame.read(buffer);
            }
            if !self.frame.is_finished() {
                let some = BlockDecodingStrategy::UptoBytes(buffer.len());
                self.frame.decode_blocks(&mut self.source, some).map_err(io::Error::other)?;
            } else if self.source.fill_buf()?.is_empty() {
                return Ok(0);
            } else {
                match self.frame.reset(&mut self.source) {
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                        length, ..
                    })) => {
                        io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink())?;
                    }
                    reset => reset.map_err(io::Error::other)?,
                }
            }
        }
    }
}
