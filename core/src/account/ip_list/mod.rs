//! Is this address of the internet on a list?
//!
//! Words: a **network** is all addresses that begin with the same bits, written `192.0.2.0/24`; the
//! number of these bits is its **prefix**.
//!
//! The network with the longest prefix that holds the address decides; of two equal ones, the one
//! that denies.
//! An IPv4 address inside an IPv6 one (`::ffff:192.0.2.7`, RFC 4291 section 2.5.5.2) is the IPv4
//! address, so that no list is walked around by writing it otherwise.
//!
//! Not here: which address a request comes from; behind a proxy, the host has to know which header to
//! trust.

mod check;
mod network;

pub use check::{IpAnswer, IpRule, IpVerdict, check_ip};

#[cfg(test)]
mod ip_tests;
