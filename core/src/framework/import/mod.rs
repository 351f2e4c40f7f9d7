//! Reads what others publish: O*NET, ESCO, NICE, CASE, CTDL-ASN, and plain CSV and JSON.
//!
//! Every import is a pure function over the contents of files; the caller opens and unpacks them.
//! It keeps what can be kept and reports what is wrong, in tables with file, line and column and in
//! JSON with the path, as
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
//! An import looks at each relation by itself; [`cycles`](crate::framework::cycles) and
//! [`audit`](crate::framework::audit()) look at all of them together.
//!
//! Prowess ships importers, not content: the licences and attributions of the publishers travel
//! in the framework that is read.

mod case;
mod ctdl_asn;
mod delimited;
mod esco;
mod findings;
mod json;
mod kinds;
mod nice;
mod onet;
mod plain;
mod relations;
mod source;

pub use case::case;
pub use ctdl_asn::ctdl_asn;
pub use esco::esco;
pub use nice::nice;
pub use onet::onet;
pub use plain::{
    ChangePlan, PlannedAlignments, PlannedChange, PlannedCrosswalks, PlannedEntries, PlannedEntry,
    PlannedField, PlannedRelations, plain_csv, plain_json, plan,
};
pub use source::{ImportOptions, Imported, SourceFile};

pub(crate) use case::{
    EDUCATION_TAG, GROUP_TYPE, NOT_STATED, TYPE_TAG, association_type, is_turned, kind_word,
};
pub(crate) use delimited::{Dialect, Row, Table};
pub(crate) use esco::{
    NamedFile, add_labels, alternatives_of, check_tidy, necessity, primary_language, read_broader,
    read_group_files, relation_files, status_of,
};
pub(crate) use findings::Findings;
pub(crate) use json::document;
pub(crate) use nice::{NiceElement, NiceExport, text_in};
pub(crate) use onet::{LEVEL_SCALE, off_scale};
pub(crate) use plain::LIST_SEPARATOR;
