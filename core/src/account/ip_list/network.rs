//! Addresses and networks of the internet.

use core::net::{IpAddr, Ipv4Addr};

use crate::account::AccountError;
use crate::problem::Fault;

/// How many bits an IPv6 address has before the IPv4 address that stands in it.
const MAPPED: u32 = 96;

/// All addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Network {
    first: IpAddr,
    prefix: u32,
}

impl Network {
    /// The network of a text: an address is the network of itself.
    ///
    /// # Errors
    ///
    /// * `account.invalid_address`, also where bits behind the prefix are set: it is not clear then
    ///   whether the prefix or the address is meant.
    pub(super) fn parse(text: &str, path: &str) -> Result<Self, AccountError> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let written = parse_written(address, path)?;
        let most = bits(written);
        let prefix = match prefix {
            None => Some(most),
            Some(digits) => digits
                .parse()
                .ok()
                .filter(|number: &u32| *number <= most && number.to_string() == digits),
        };
        let wrong = || invalid(text, path, &format!("has a prefix that is not from 0 to {most}"));
        let prefix = prefix.ok_or_else(wrong)?;
        let network = match written.to_canonical() {
            // A short prefix holds more than the addresses of IPv4, which are then not meant.
            first if first != written && prefix >= MAPPED => {
                Self { first, prefix: prefix - MAPPED }
            }
            _ => Self { first: written, prefix },
        };
        if network.masked(network.first) != network.first {
            let first = network.masked(network.first);
            let reason = format!("has bits behind its prefix; the network is `{first}/{prefix}`");
            return Err(invalid(text, path, &reason));
        }
        Ok(network)
    }

    /// Whether the address begins with the bits of the network.
    pub(super) fn holds(self, address: IpAddr) -> bool {
        address.is_ipv4() == self.first.is_ipv4() && self.masked(address) == self.first
    }

    /// How many bits all addresses have in common.
    pub(super) const fn prefix(self) -> u32 {
        self.prefix
    }

    /// The address with all bits behind the prefix at zero.
    fn masked(self, address: IpAddr) -> IpAddr {
        match address {
            IpAddr::V4(address) => {
                let mask = u32::MAX.checked_shl(32_u32.saturating_sub(self.prefix)).unwrap_or(0);
                Ipv4Addr::from_bits(address.to_bits() & mask).into()
            }
            IpAddr::V6(address) => {
                let mask = u128::MAX.checked_shl(128_u32.saturating_sub(self.prefix)).unwrap_or(0);
                core::net::Ipv6Addr::from_bits(address.to_bits() & mask).into()
            }
        }
    }
}

/// The address of a text; one of IPv4 inside one of IPv6 is the one of IPv4.
///
/// # Errors
///
/// * `account.invalid_address`; `fe80::1%eth0` is none, since a zone means something on one machine
///   alone.
pub(super) fn parse_address(text: &str, path: &str) -> Result<IpAddr, AccountError> {
    parse_written(text, path).map(|address| address.to_canonical())
}

fn parse_written(text: &str, path: &str) -> Result<IpAddr, AccountError> {
    text.parse().map_err(|_| {
        let reason =
            if text.contains('%') { "has a zone" } else { "is no address of the internet" };
        invalid(text, path, reason)
    })
}

const fn bits(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn invalid(value: &str, path: &str, reason: &str) -> AccountError {
    let fault = Fault::new().at(path).with("value", value).with("reason", reason);
    AccountError::InvalidAddress(fault)
}
