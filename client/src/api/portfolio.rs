//! Reports about many people.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::models::{Coverage, Heatmap, LevelDemand, RecurringGaps, RoleSummary};

/// How many people stand, against many roles.
///
/// The people are those whom the caller may see.
#[derive(Clone, Copy)]
pub struct Portfolio<'a>(pub(super) &'a Client);

impl Portfolio<'_> {
    /// The mean and the count above the threshold, for every role and every group of a column.
    pub fn summary(&self, by: Option<&str>) -> Operation<Vec<RoleSummary>> {
        Operation::new(self.0.request(Method::GET, "/portfolio/summary").maybe_query("by", by))
    }

    /// The same as a field of colours.
    pub fn heatmap(&self, by: Option<&str>) -> Operation<Heatmap> {
        Operation::new(self.0.request(Method::GET, "/portfolio/heatmap").maybe_query("by", by))
    }

    /// What people lack for their target roles.
    pub fn recurring_gaps(&self) -> Operation<RecurringGaps> {
        Operation::new(self.0.request(Method::GET, "/portfolio/gaps"))
    }

    /// Who holds what is needed.
    pub fn coverage(&self, demands: &[LevelDemand]) -> Operation<Coverage> {
        Operation::new(self.0.request(Method::POST, "/portfolio/coverage").json(&demands))
    }
}
