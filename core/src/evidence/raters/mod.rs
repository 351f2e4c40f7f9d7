//! How far do judges agree, how strict are they, and where should one look twice?
//!
//! Words: a **judge** gives levels; a **unit** is what is judged, such as a person or a person in
//! one competency; **others** are everybody but the person; an **anomaly** is something to look at,
//! and no proof of anything.
//!
//! | question | function | source |
//! |---|---|---|
//! | do judges agree more than by chance? | [`agreement`] | Krippendorff 2011 |
//! | how strict is each judge? | [`severity`] | additive model, least squares |
//! | do people see themselves as others do? | [`self_view`] | - |
//! | what cannot be, or is unlikely to be? | [`anomalies`] | - |
//!
//! # Agreement
//!
//! alpha = 1 - observed disagreement / expected disagreement
//!
//! It is 1 where judges agree, 0 where they agree as if by chance, and below where they agree less.
//!
//! # Severity
//!
//! level = unit - severity, so a positive severity means a strict judge.
//! Only judges who are linked by units they share can be compared; each group of linked judges has
//! a mean severity of 0.
//!
//! Not here: the level that judgements give together ([`estimate`](super::estimate())).

mod agreement;
mod anomaly;
mod rating;
mod self_view;
mod severity;

pub use agreement::{Agreement, Measurement, NoAgreement, agreement};
pub use anomaly::{Anomaly, AnomalyOptions, anomalies};
pub use rating::JudgeRating;
pub use self_view::{
    NoDifference, Period, SelfPeriod, SelfSeries, SelfSummary, SelfView, SelfViewOptions,
    SummaryPeriod, self_view,
};
pub use severity::{CorrectedRating, JudgeSeverity, Severities, SeverityOptions, severity};

#[cfg(test)]
mod agreement_tests;
#[cfg(test)]
mod log_tests;
#[cfg(test)]
mod severity_tests;
