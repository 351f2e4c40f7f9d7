//! The profile a log gives.

use super::{AsOf, EvidencePolicy, LevelAsOf, LogIndex, levels_as_of};
use crate::evidence::{EvidenceError, HeldLevel, HoldingStatus, Profile};
use crate::kernel::{Day, Key};

/// What a person shows at a point in time, ready to be held against roles.
///
/// It says for each competency what [`levels_as_of`] says: a level that counts, or a status, with
/// the level that does not count beside it.
/// A person without any known entry has an empty profile: nothing is known, which is not zero.
/// It does not tell who said what; [`levels_as_of`] does.
///
/// ```
/// use prowess::evidence::{AsOf, EvidencePolicy, LogIndex, parse_log, profile_as_of};
/// use prowess::framework::{ProficiencyScale, ScaleKind};
/// use prowess::kernel::{Day, Key, Level};
///
/// let log = parse_log(
///     r#"{"entries": [{"id": "e1", "person": "ana", "competency": "sql", "kind": "certificate",
///                      "occurred_on": "2024-03-02", "recorded_at": "2024-03-05T16:00:00Z",
///                      "shows": {"kind": "level", "level": 4}, "valid_until": "2026-03-01"}]}"#,
/// )?;
/// let scale = ProficiencyScale::new(
///     Key::parse("five-step")?, ScaleKind::Ordinal, Level::new(1.0)?, Level::new(5.0)?,
/// );
/// let policy = EvidencePolicy { scales: vec![scale], ..EvidencePolicy::default() };
/// let index = LogIndex::new(log)?;
/// let on = |day| profile_as_of(&index, &Key::parse("ana")?, &AsOf::on(Day::parse(day)?), &policy);
///
/// assert_eq!(on("2026-03-01")?.levels[0].status, None);
/// // A day later the certificate has run out: its level is shown and does not count.
/// let expired = &on("2026-03-02")?.levels[0];
/// assert_eq!(expired.status, Some(prowess::evidence::HoldingStatus::Expired));
/// assert!(expired.level.is_some());
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`levels_as_of`].
///
/// # Cost
///
/// That of [`levels_as_of`].
pub fn profile_as_of(
    index: &LogIndex,
    person: &Key,
    as_of: &AsOf,
    policy: &EvidencePolicy,
) -> Result<Profile, EvidenceError> {
    let levels = levels_as_of(index, person, as_of, policy)?;
    Ok(profile(index, person, as_of.occurred_on, &levels))
}

/// The profile that these levels make.
pub(super) fn profile(index: &LogIndex, person: &Key, day: Day, levels: &[LevelAsOf]) -> Profile {
    Profile {
        person: person.clone(),
        as_of: Some(day),
        framework: index.framework().cloned(),
        levels: levels.iter().map(held).collect(),
    }
}

fn held(one: &LevelAsOf) -> HeldLevel {
    let level = one.level.or(one.uncounted);
    HeldLevel {
        competency: one.competency.clone(),
        level,
        scale: one.scale.clone(),
        // A level needs no word that it was shown.
        status: Some(one.status)
            .filter(|status| level.is_none() || *status != HoldingStatus::Demonstrated),
    }
}
