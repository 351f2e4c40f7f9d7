//! Reads what others publish: O*NET, ESCO, NICE, CASE, CTDL-ASN, and plain CSV and JSON.
//!
//! Every import is a pure function over the contents of files; the caller opens and unpacks them.
//! It keeps what can be kept and reports everything that is wrong, with file, line and column, as
//! [`Diagnostic`](crate::problem::Diagnostic)s:
//!
//! | severity | meaning |
//! |---|---|
//! | note | a fact, such as how many entries were passed over on purpose |
//! | warning | the entry is kept, and something about it is wrong |
//! | error | the row or the entry is left out |
//!
//! With [`ImportOptions::strict`] any warning or error refuses the whole import with
//! `framework.import_refused`, which lists them all.
//!
//! Prowess ships importers, not content: the licences and attributions of the publishers travel
//! in the framework that is read.

mod delimited;
mod esco;
mod findings;
mod onet;
mod source;

pub use esco::esco;
pub use onet::onet;
mod json;
mod kinds;
mod nice;
mod relations;
pub use nice::nice;
pub use source::{ImportOptions, Imported, SourceFile};

pub(crate) use delimited::{Dialect, Row, Table};
pub(crate) use esco::{
    NamedFile, add_labels, alternative_labels, check_tidy, necessity, primary_language,
    read_broader_file, read_group_file, status_of,
};
pub(crate) use findings::Findings;
pub(crate) use onet::{LEVEL_SCALE, off_scale};
pub(crate) use json::document;
pub(crate) use nice::{NiceElement, NiceExport, text_in};
