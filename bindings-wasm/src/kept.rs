//! Which operations a module has.
//!
//! The module of accounts has the room `account` alone, which the others leave out.
//! The lean module has what a page needs that holds people against roles; it leaves out files of
//! publishers, frameworks, logs of evidence, versions of roles and the formulas of others.

/// An operation, where the module has it.
#[cfg(feature = "account")]
macro_rules! kept {
    (account $name:ident $operation:block) => {
        Some($operation)
    };
    ($room:ident $name:ident $operation:block) => {
        None
    };
}

/// An operation, where the module has it.
#[cfg(all(feature = "everything", not(feature = "account")))]
macro_rules! kept {
    (account $name:ident $operation:block) => {
        None
    };
    ($room:ident $name:ident $operation:block) => {
        Some($operation)
    };
}

/// An operation, where the module has it.
#[cfg(not(any(feature = "everything", feature = "account")))]
macro_rules! kept {
    (kernel $name:ident $operation:block) => {
        Some($operation)
    };
    (evidence parse $operation:block) => {
        Some($operation)
    };
    (evidence print $operation:block) => {
        Some($operation)
    };
    (role parse $operation:block) => {
        Some($operation)
    };
    (role print $operation:block) => {
        Some($operation)
    };
    (role find $operation:block) => {
        Some($operation)
    };
    (role search $operation:block) => {
        Some($operation)
    };
    (role required_competencies $operation:block) => {
        Some($operation)
    };
    (role check $operation:block) => {
        Some($operation)
    };
    (readiness assess $operation:block) => {
        Some($operation)
    };
    (readiness score $operation:block) => {
        Some($operation)
    };
    (readiness compare $operation:block) => {
        Some($operation)
    };
    (readiness rank $operation:block) => {
        Some($operation)
    };
    (readiness what_if $operation:block) => {
        Some($operation)
    };
    (readiness unlocks $operation:block) => {
        Some($operation)
    };
    (readiness sensitivity $operation:block) => {
        Some($operation)
    };
    (readiness parse_options $operation:block) => {
        Some($operation)
    };
    (readiness print_options $operation:block) => {
        Some($operation)
    };
    (readiness explain $operation:block) => {
        Some($operation)
    };
    (readiness labels $operation:block) => {
        Some($operation)
    };
    (readiness render $operation:block) => {
        Some($operation)
    };
    (readiness built_in_catalogue $operation:block) => {
        Some($operation)
    };
    ($room:ident $name:ident $operation:block) => {
        None
    };
}
