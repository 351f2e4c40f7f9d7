//! Data that stays on this side between calls.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use crate::evidence::{EvidenceLog, LogIndex, Profile};
use crate::framework::{Framework, LabelIndex};
use crate::portfolio::Cohort;
use crate::problem::Problem;
use crate::readiness::{RoleIndex, Scorer, ScorerInput};
use crate::recommend::{RuleSet, Rules};
use crate::role::{Role, label_index};

/// Something that is handed over once, and named at every call from then on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Handle {
    /// Many people.
    Cohort(HeldCohort),
    /// A framework with the index of its labels.
    Framework(HeldFramework),
    /// A log of evidence, put in order.
    Log(HeldLog),
    /// What one person shows.
    Profile(HeldProfile),
    /// What one position asks.
    Role(HeldRole),
    /// Many roles with the indexes of their titles and of what they ask.
    Roles(HeldRoles),
    /// Rules that were checked.
    Rules(HeldRules),
    /// A role made ready for many people.
    Scorer(HeldScorer),
}

impl Handle {
    /// What it is, in words.
    pub(super) const fn what(&self) -> &'static str {
        match self {
            Self::Cohort(_) => HeldCohort::WHAT,
            Self::Framework(_) => HeldFramework::WHAT,
            Self::Log(_) => HeldLog::WHAT,
            Self::Profile(_) => HeldProfile::WHAT,
            Self::Role(_) => HeldRole::WHAT,
            Self::Roles(_) => HeldRoles::WHAT,
            Self::Rules(_) => HeldRules::WHAT,
            Self::Scorer(_) => HeldScorer::WHAT,
        }
    }
}

/// What can be behind a handle.
pub trait Holdable: Sized {
    /// What it is, in words.
    const WHAT: &'static str;

    /// The plain data it is made from.
    type Data: DeserializeOwned;

    /// Makes it from plain data.
    fn from_data(data: Self::Data) -> Self;

    /// What is behind a handle, where it is one of these.
    fn from_handle(handle: &Handle) -> Option<Self>;
}

/// A framework, whose labels are put in order when they are first looked up.
#[derive(Debug, Clone)]
pub struct HeldFramework(Arc<Indexed<Framework>>);

/// Roles, which are put in numbers when they are first compared, and whose titles are put in order
/// when they are first looked up.
#[derive(Debug, Clone)]
pub struct HeldRoles(Arc<Indexed<RoleIndex>>);

/// What one person shows.
#[derive(Debug, Clone)]
pub struct HeldProfile(Arc<Profile>);

/// Many people, with what each shows.
#[derive(Debug, Clone)]
pub struct HeldCohort(Arc<Cohort>);

/// What one position asks.
#[derive(Debug, Clone)]
pub struct HeldRole(Arc<Role>);

/// A role made ready for many people.
#[derive(Debug, Clone)]
pub struct HeldScorer(Arc<Scorer>);

/// Rules that were checked and made ready once, or what was found wrong with them.
#[derive(Debug, Clone)]
pub struct HeldRules(Arc<Result<Rules, Problem>>);

/// A log of evidence: as it was handed over, or put in order already.
#[derive(Debug, Clone)]
pub enum HeldLog {
    /// As it was handed over.
    Data(Box<EvidenceLog>),
    /// Put in order, for the framework it was ordered for.
    Index(Arc<LogIndex>),
}

#[derive(Debug)]
struct Indexed<T> {
    data: T,
    labels: OnceLock<LabelIndex>,
}

impl<T> Indexed<T> {
    fn new(data: T) -> Arc<Self> {
        Arc::new(Self { data, labels: OnceLock::new() })
    }
}

impl HeldFramework {
    /// The index of its labels.
    #[must_use]
    pub fn labels(&self) -> &LabelIndex {
        self.0.labels.get_or_init(|| LabelIndex::new(&self.0.data))
    }
}

impl HeldRoles {
    /// The index of their titles.
    #[must_use]
    pub fn labels(&self) -> &LabelIndex {
        self.0.labels.get_or_init(|| label_index(self))
    }

    /// The roles in numbers.
    #[must_use]
    pub fn index(&self) -> &RoleIndex {
        &self.0.data
    }
}

impl HeldRules {
    /// The rules, ready to be run.
    ///
    /// # Errors
    ///
    /// * `recommend.invalid_rules` as [`Rules::new`].
    ///
    /// # Cost
    ///
    /// Nothing: they were checked when they were handed over.
    pub fn ready(&self) -> Result<&Rules, Problem> {
        self.0.as_ref().as_ref().map_err(Clone::clone)
    }
}

impl HeldLog {
    /// The log in order, for a framework where one is given.
    ///
    /// A log that is in order already keeps the framework it was ordered for.
    ///
    /// # Errors
    ///
    /// * `evidence.inconsistent_log` as [`parse_log`](crate::evidence::parse_log).
    ///
    /// # Cost
    ///
    /// O(n log n) for plain data, nothing for a log in order.
    pub fn index(self, framework: Option<HeldFramework>) -> Result<Arc<LogIndex>, Problem> {
        let index = match (self, framework) {
            (Self::Index(index), _) => return Ok(index),
            (Self::Data(log), None) => LogIndex::new(*log),
            (Self::Data(log), Some(framework)) => LogIndex::for_framework(*log, &framework),
        };
        Ok(Arc::new(index?))
    }
}

impl Deref for HeldFramework {
    type Target = Framework;

    fn deref(&self) -> &Framework {
        &self.0.data
    }
}

impl Deref for HeldRoles {
    type Target = Vec<Role>;

    fn deref(&self) -> &Vec<Role> {
        self.0.data.roles()
    }
}

impl Deref for HeldProfile {
    type Target = Profile;

    fn deref(&self) -> &Profile {
        &self.0
    }
}

impl Deref for HeldCohort {
    type Target = Cohort;

    fn deref(&self) -> &Cohort {
        &self.0
    }
}

impl Deref for HeldRole {
    type Target = Role;

    fn deref(&self) -> &Role {
        &self.0
    }
}

impl Deref for HeldScorer {
    type Target = Scorer;

    fn deref(&self) -> &Scorer {
        &self.0
    }
}

/// How each of them is made, and which handle it is behind.
macro_rules! holdable {
    ($($name:ident, $handle:ident, $what:literal, $data:ty, $make:expr;)*) => {$(
        impl Holdable for $name {
            const WHAT: &'static str = $what;
            type Data = $data;

            fn from_data(data: $data) -> Self {
                $make(data)
            }

            fn from_handle(handle: &Handle) -> Option<Self> {
                match handle {
                    Handle::$handle(held) => Some(held.clone()),
                    _ => None,
                }
            }
        }
    )*};
}

holdable! {
    HeldCohort, Cohort, "a cohort", Cohort, |data| Self(Arc::new(data));
    HeldFramework, Framework, "a framework", Framework, |data| Self(Indexed::new(data));
    HeldLog, Log, "a log of evidence", Box<EvidenceLog>, Self::Data;
    HeldProfile, Profile, "a profile", Profile, |data| Self(Arc::new(data));
    HeldRole, Role, "a role", Role, |data| Self(Arc::new(data));
    HeldRules, Rules, "rules", RuleSet,
        |data| Self(Arc::new(Rules::new(data).map_err(Problem::from)));
    HeldScorer, Scorer, "a role with options", ScorerInput,
        |data: ScorerInput| Self(Arc::new(Scorer::new(data.role, data.options)));
    HeldRoles, Roles, "a list of roles", Vec<Role>, |data| Self(Indexed::new(RoleIndex::new(data)));
}
