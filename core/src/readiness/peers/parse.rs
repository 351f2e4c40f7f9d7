//! Reads the formula of a peer.

use super::PeerFormula;
use crate::kernel::read_json;
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The formula a JSON text holds: its name as `kind`, and its parameters beside it.
///
/// Parameters that are left out are those of the peer.
/// Whether they make sense for a role is found out by [`peer_score`](super::peer_score()).
///
/// ```
/// use prowess::Problem;
/// use prowess::readiness::{PeerFormula, parse_peer_formula};
///
/// let odoo = parse_peer_formula(r#"{"kind": "overcapped_sum"}"#)?;
/// assert_eq!(odoo, PeerFormula::OvercappedSum { degrees: None });
///
/// let problem = Problem::from(parse_peer_formula(r#"{"kind": "odoo"}"#).unwrap_err());
/// assert_eq!(problem.code, "readiness.malformed_formula");
/// # Ok::<(), Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.malformed_formula` when no formula has this name, or when a parameter is not known
///   or has no sense as it is written; the help lists the names.
pub fn parse_peer_formula(text: &str) -> Result<PeerFormula, ReadinessError> {
    // A list would be read as a name and its parameters in their order.
    if text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('[') {
        let fault = Fault::new().at("formula").with("reason", "it is a list");
        return Err(ReadinessError::MalformedFormula(fault));
    }
    read_json(text, "formula").map_err(ReadinessError::MalformedFormula)
}
