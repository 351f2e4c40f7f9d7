//! What can be wrong with a framework or with the files it is read from.

use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};

/// Why a framework, or a part of it, is refused or reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FrameworkError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A document is not well formed, or not of the expected shape.
    #[error("the document cannot be read: {}", .0.get("reason"))]
    Malformed(Fault),
    /// A framework contradicts itself in one or more places.
    #[error("the framework contradicts itself; problems: {}", .0.get("count"))]
    Inconsistent(Fault),
    /// A file is not UTF-8 text.
    #[error("file `{}` is not UTF-8 text", .0.get("file"))]
    NotText(Fault),
    /// A file that the import needs is not among those given.
    #[error("file `{}` is missing", .0.get("file"))]
    MissingFile(Fault),
    /// A column that the import needs is not in the header.
    #[error("file `{}` has no column `{}`", .0.get("file"), .0.get("column"))]
    MissingColumn(Fault),
    /// A row has more or fewer cells than the header.
    #[error("the row has {} cells instead of {}", .0.get("found"), .0.get("expected"))]
    WrongCellCount(Fault),
    /// A quoted cell never ends.
    #[error("a quoted cell is not closed before the end of the file")]
    UnterminatedQuote(Fault),
    /// A cell or a field holds something else than it should.
    #[error("`{}` in {} is not {}", .0.get("value"), .0.get("field"), .0.get("expected"))]
    InvalidValue(Fault),
    /// A text is longer than any label or description.
    #[error("a text in {} has {} bytes, and the limit is {}", .0.get("field"), .0.get("length"), .0.get("limit"))]
    TooLong(Fault),
    /// Two groups or competencies have the same uri.
    #[error("uri `{}` is there twice", .0.get("uri"))]
    DuplicateUri(Fault),
    /// Two groups or competencies have the same code.
    #[error("code `{}` stands for two competencies", .0.get("code"))]
    DuplicateCode(Fault),
    /// A relation leads to something that is not in the framework.
    #[error("relation {} of `{}` names `{}`, which is not in the framework", .0.get("kind"), .0.get("from"), .0.get("missing"))]
    DanglingRelation(Fault),
    /// A relation leads from something to itself.
    #[error("relation {} leads from `{}` to itself", .0.get("kind"), .0.get("from"))]
    SelfRelation(Fault),
    /// The same relation is there twice.
    #[error("relation {} from `{}` to `{}` is there twice", .0.get("kind"), .0.get("from"), .0.get("to"))]
    DuplicateRelation(Fault),
    /// Relations of one kind go round in a circle.
    #[error("relation {} goes round in a circle: {}", .0.get("kind"), .0.get("cycle"))]
    Cycle(Fault),
    /// Two competencies have the same label.
    #[error("label `{}` stands for {} competencies in {}", .0.get("label"), .0.get("count"), .0.get("language"))]
    DuplicateLabel(Fault),
    /// A label has blanks at its ends, double blanks or no-break spaces.
    #[error("label `{}` has blanks at its ends, double blanks or no-break spaces", .0.get("label"))]
    UntidyLabel(Fault),
    /// A competency has neither a label nor a description.
    #[error("`{}` has no label", .0.get("uri"))]
    MissingLabel(Fault),
    /// A competency has no label in a language.
    #[error("`{}` has no label in {}", .0.get("uri"), .0.get("language"))]
    MissingTranslation(Fault),
    /// A field that is normally filled is empty.
    #[error("`{}` has an empty {}", .0.get("uri"), .0.get("field"))]
    EmptyField(Fault),
    /// A scale contradicts itself.
    #[error("scale `{}` {}", .0.get("scale"), .0.get("reason"))]
    InvalidScale(Fault),
    /// No competency is graded on a scale.
    #[error("no competency is graded on scale `{}`", .0.get("scale"))]
    UnusedScale(Fault),
    /// A scale is named that is not in the framework.
    #[error("scale `{}` is not in the framework", .0.get("scale"))]
    UnknownScale(Fault),
    /// A level is below the minimum or above the maximum of its scale.
    #[error("level `{}` is not on scale `{}`, which goes from {} to {}", .0.get("level"), .0.get("scale"), .0.get("minimum"), .0.get("maximum"))]
    LevelOffScale(Fault),
    /// A crosswalk says nothing about a level.
    #[error("there is no way for level `{}` from scale `{}` to scale `{}`", .0.get("level"), .0.get("from"), .0.get("to"))]
    NoCrosswalk(Fault),
    /// A crosswalk loses more than its author states.
    #[error("the crosswalk from `{}` to `{}` makes levels {} apart one, and states {}", .0.get("from"), .0.get("to"), .0.get("loss"), .0.get("stated"))]
    UnderstatedLoss(Fault),
    /// A file that was given says nothing this import can use.
    #[error("file `{}` is not used by this import", .0.get("file"))]
    FileIgnored(Fault),
    /// Entries that are no competencies were passed over.
    #[error("entries left out: {} ({})", .0.get("count"), .0.get("reason"))]
    LeftOut(Fault),
    /// A strict import found something wrong.
    #[error("the strict import found problems: {}", .0.get("count"))]
    ImportRefused(Fault),
    /// No competency has this uri or code.
    #[error("competency `{}` is not in the framework", .0.get("competency"))]
    CompetencyNotFound(Fault),
}

impl From<FrameworkError> for Problem {
    fn from(error: FrameworkError) -> Self {
        use FrameworkError as E;
        use Kind::{Conflict, Invalid, NotFound};

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Malformed(fault) => (
                "framework.malformed",
                Invalid,
                "compare the document with the format of its publisher",
                fault,
            ),
            E::Inconsistent(fault) => (
                "framework.inconsistent",
                Invalid,
                "correct the problems listed in the details",
                fault,
            ),
            E::NotText(fault) => {
                ("framework.not_text", Invalid, "unpack the file, or save it as UTF-8", fault)
            }
            E::MissingFile(fault) => (
                "framework.missing_file",
                NotFound,
                "add the file as its publisher names it",
                fault,
            ),
            E::MissingColumn(fault) => (
                "framework.missing_column",
                Invalid,
                "keep the header line as published, and check the separator",
                fault,
            ),
            E::WrongCellCount(fault) => (
                "framework.wrong_cell_count",
                Invalid,
                "check the separators and quotation marks of the row",
                fault,
            ),
            E::UnterminatedQuote(fault) => (
                "framework.unterminated_quote",
                Invalid,
                "close the quotation mark, and double those inside the cell",
                fault,
            ),
            E::InvalidValue(fault) => (
                "framework.invalid_value",
                Invalid,
                "correct the value, or leave it out where it is not known",
                fault,
            ),
            E::TooLong(fault) => (
                "framework.too_long",
                Invalid,
                "shorten the text, and keep documents outside of the framework",
                fault,
            ),
            E::DuplicateUri(fault) => (
                "framework.duplicate_uri",
                Conflict,
                "give each competency and each group a uri of its own",
                fault,
            ),
            E::DuplicateCode(fault) => (
                "framework.duplicate_code",
                Conflict,
                "give each competency a code of its own, or none",
                fault,
            ),
            E::DanglingRelation(fault) => (
                "framework.dangling_relation",
                Invalid,
                "add what the relation leads to, or remove the relation",
                fault,
            ),
            E::SelfRelation(fault) => {
                ("framework.self_relation", Invalid, "remove the relation", fault)
            }
            E::DuplicateRelation(fault) => {
                ("framework.duplicate_relation", Conflict, "keep one of them", fault)
            }
            E::Cycle(fault) => {
                ("framework.cycle", Invalid, "remove one relation of the circle", fault)
            }
            E::DuplicateLabel(fault) => (
                "framework.duplicate_label",
                Conflict,
                "make the labels different, or merge the competencies",
                fault,
            ),
            E::UntidyLabel(fault) => (
                "framework.untidy_label",
                Invalid,
                "use single blanks; look-up already treats both spellings alike",
                fault,
            ),
            E::MissingLabel(fault) => (
                "framework.missing_label",
                Invalid,
                "add a short label in the language of the framework",
                fault,
            ),
            E::MissingTranslation(fault) => (
                "framework.missing_translation",
                NotFound,
                "add the label; until then the next language of the chain is shown",
                fault,
            ),
            E::EmptyField(fault) => (
                "framework.empty_field",
                Invalid,
                "fill the field in, or rely on the default",
                fault,
            ),
            E::InvalidScale(fault) => (
                "framework.invalid_scale",
                Invalid,
                "put the minimum below the maximum and all marks between them",
                fault,
            ),
            E::UnusedScale(fault) => (
                "framework.unused_scale",
                Invalid,
                "grade a competency on it, or remove the scale",
                fault,
            ),
            E::UnknownScale(fault) => (
                "framework.unknown_scale",
                NotFound,
                "name a scale of the framework, or add the scale",
                fault,
            ),
            E::LevelOffScale(fault) => (
                "framework.level_off_scale",
                Invalid,
                "use a level of the scale, or name another scale",
                fault,
            ),
            E::NoCrosswalk(fault) => (
                "framework.no_crosswalk",
                NotFound,
                "add a row at or below the lowest level, or a crosswalk between ordered scales",
                fault,
            ),
            E::UnderstatedLoss(fault) => (
                "framework.understated_loss",
                Invalid,
                "state the larger loss, or add rows to the crosswalk",
                fault,
            ),
            E::FileIgnored(fault) => {
                ("framework.file_ignored", Invalid, "leave the file out, or check its name", fault)
            }
            E::LeftOut(fault) => ("framework.left_out", Invalid, "nothing needs to be done", fault),
            E::ImportRefused(fault) => (
                "framework.import_refused",
                Invalid,
                "correct the problems listed in the details, or import without the strict option",
                fault,
            ),
            E::CompetencyNotFound(fault) => (
                "framework.competency_not_found",
                NotFound,
                "name a competency by its uri or its code",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
