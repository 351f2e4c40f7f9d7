//! The files of a publisher, read from a folder and unpacked.

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use prowess::framework::import::SourceFile;

use crate::trouble::Trouble;

/// The tables of O*NET that say what there is and what an occupation asks.
///
/// The ratings are those with an importance and a level: the others ask for nothing.
/// All other files of the database, some of them large, stay unread.
const ONET: &[&str] = &[
    "Content Model Reference.txt",
    "Scales Reference.txt",
    "Level Scale Anchors.txt",
    "Occupation Data.txt",
    "Alternate Titles.txt",
    "Job Zones.txt",
    "Skills.txt",
    "Knowledge.txt",
    "Abilities.txt",
    "Work Activities.txt",
];

/// Which files of a folder are worth reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The tables of an O*NET database that the import reads.
    Onet,
    /// The CSV files of ESCO, in any language.
    Esco,
}

impl Wanted {
    /// Whether the file with this name, without `.gz`, is one of them.
    fn takes(self, name: &str) -> bool {
        match self {
            Self::Onet => ONET.iter().any(|known| known.eq_ignore_ascii_case(name)),
            Self::Esco => name.to_ascii_lowercase().ends_with(".csv"),
        }
    }

    /// Examples of them, for a message.
    fn examples(self) -> &'static str {
        match self {
            Self::Onet => "Content Model Reference.txt, Occupation Data.txt, Skills.txt and others",
            Self::Esco => "skills_en.csv, occupations_en.csv and others",
        }
    }
}

/// One file: its name as published and its contents, unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// The name without `.gz`.
    pub(crate) name: String,
    /// The contents.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the wanted files of a folder, ordered by name; a packed file counts under its own name.
///
/// A file that is there both packed and unpacked is read once, unpacked.
///
/// # Errors
///
/// * `report.unreadable` when the folder or a wanted file cannot be read.
/// * `report.nothing_to_import` when it has none of the wanted files.
pub(crate) fn read_folder(folder: &Path, wanted: Wanted) -> Result<Vec<File>, Trouble> {
    let unreadable = |error| Trouble::unreadable(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let Some(published) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = published.strip_suffix(".gz").unwrap_or(published);
        let twice = name != published && folder.join(name).is_file();
        if wanted.takes(name) && path.is_file() && !twice {
            files.push(File { name: name.to_owned(), bytes: read(&path)? });
        }
    }
    if files.is_empty() {
        return Err(Trouble::nothing_to_import(folder, wanted.examples()));
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let bytes = fs::read(path).map_err(|error| Trouble::unreadable(path, &error))?;
    if path.extension().is_none_or(|extension| extension != "gz") {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked);
    read.map(|_| unpacked).map_err(|error| Trouble::packed_badly(path, &error))
}

/// The files as an import takes them.
pub(crate) fn as_sources(files: &[File]) -> Vec<SourceFile<'_>> {
    files.iter().map(|file| SourceFile { name: &file.name, bytes: &file.bytes }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("prowess-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        folder
    }

    #[test]
    fn a_packed_file_is_handed_on_unpacked_and_under_its_own_name() {
        let folder = folder("packed");
        let packed = fs::File::create(folder.join("Skills.txt.gz")).expect("a file");
        let mut packer = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
        packer.write_all(b"O*NET-SOC Code").and_then(|()| packer.finish()).expect("packed");
        fs::write(folder.join("Occupation Data.txt"), "x").expect("a file");
        fs::write(folder.join("Task Statements.txt"), "large and not needed").expect("a file");
        let files = read_folder(&folder, Wanted::Onet).expect("two files");
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["Occupation Data.txt", "Skills.txt"]);
        assert_eq!(files[1].bytes, b"O*NET-SOC Code");
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_file_that_is_there_packed_and_unpacked_is_read_once() {
        let folder = folder("twice");
        fs::write(folder.join("Skills.txt.gz"), "not even packed").expect("a file");
        fs::write(folder.join("Skills.txt"), "O*NET-SOC Code").expect("a file");
        let files = read_folder(&folder, Wanted::Onet).expect("one file");
        assert_eq!((files.len(), files[0].bytes.as_slice()), (1, &b"O*NET-SOC Code"[..]));
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_packed_file_that_is_cut_says_so() {
        let folder = folder("cut");
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"O*NET-SOC Code").expect("packed");
        let packed = packer.finish().expect("packed");
        fs::write(folder.join("Skills.txt.gz"), &packed[..packed.len() - 9]).expect("a file");
        let trouble = read_folder(&folder, Wanted::Onet).expect_err("it is cut");
        assert_eq!(trouble.code(), "report.unreadable");
        assert!(trouble.to_text().contains("Skills.txt.gz` cannot be unpacked: "));
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_folder_without_wanted_files_says_what_belongs_there() {
        let folder = folder("empty");
        fs::create_dir_all(folder.join("skills_en.csv")).expect("a folder that looks like a file");
        let trouble = read_folder(&folder, Wanted::Esco).expect_err("nothing is there");
        assert_eq!(trouble.code(), "report.nothing_to_import");
        assert!(trouble.to_text().contains("skills_en.csv"));
        fs::remove_dir_all(folder).expect("removed");
    }
}
