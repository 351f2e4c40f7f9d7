//! What a list says of an address.

use serde::{Deserialize, Serialize};

use super::network::{Network, parse_address};
use crate::account::AccountError;
use crate::account::material::not_longer;

/// The most rules that are looked at.
const MOST_RULES: usize = 10_000;

/// What is said of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IpVerdict {
    /// It may come in.
    Allow,
    /// It may not.
    Deny,
}

/// What is said of the addresses of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rule for addresses")]
pub struct IpRule {
    /// The network such as `192.0.2.0/24` or `2001:db8::/32`, or one address.
    pub network: String,
    /// What is said of it.
    pub verdict: IpVerdict,
}

/// What a list says of an address, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IpAnswer {
    /// What it says.
    pub verdict: IpVerdict,
    /// The address that was looked for, in its usual spelling.
    pub address: String,
    /// The place of the rule that decided; nothing where none holds the address.
    pub rule: Option<u32>,
}

/// What a list says of an address: the rule with the longest prefix that holds it decides, of equal
/// ones one that denies, and `otherwise` where there is none.
///
/// # Errors
///
/// * `account.invalid_address` for an address or a network that is none; every rule is read, so a
///   list with a wrong one gives no answer at all.
/// * `account.too_large` for more than 10,000 rules.
///
/// # Cost
///
/// O(n) for n rules.
pub fn check_ip(
    address: &str,
    rules: &[IpRule],
    otherwise: IpVerdict,
) -> Result<IpAnswer, AccountError> {
    not_longer("rules", "rules", rules.len(), MOST_RULES)?;
    let address = parse_address(address, "address")?;
    let mut best: Option<(u32, bool, u32)> = None;
    for (rule, at) in rules.iter().zip(0..) {
        let network = Network::parse(&rule.network, &format!("rules[{at}].network"))?;
        let rank = (network.prefix(), rule.verdict == IpVerdict::Deny);
        let is_better = best.is_none_or(|(prefix, denies, _)| rank > (prefix, denies));
        if network.holds(address) && is_better {
            best = Some((rank.0, rank.1, at));
        }
    }
    let verdict = match best {
        Some((_, true, _)) => IpVerdict::Deny,
        Some((_, false, _)) => IpVerdict::Allow,
        None => otherwise,
    };
    let rule = best.map(|(.., at)| at);
    Ok(IpAnswer { verdict, address: address.to_string(), rule })
}
