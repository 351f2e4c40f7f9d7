use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::*;
use crate::account::given_tests::hostile;
use crate::problem::Problem;

use IpVerdict::{Allow, Deny};

fn rules(rules: &[(&str, IpVerdict)]) -> Vec<IpRule> {
    let rule = |(network, verdict): &(&str, IpVerdict)| IpRule {
        network: (*network).to_owned(),
        verdict: *verdict,
    };
    rules.iter().map(rule).collect()
}

fn said(address: &str, list: &[(&str, IpVerdict)]) -> (IpVerdict, Option<u32>) {
    let answer = check_ip(address, &rules(list), Deny).unwrap();
    (answer.verdict, answer.rule)
}

fn code(address: &str, network: &str) -> Option<&'static str> {
    let answer = check_ip(address, &rules(&[(network, Allow)]), Deny);
    answer.map_err(|error| Problem::from(error).code).err()
}

#[test]
fn the_longest_prefix_decides_and_then_the_denial() {
    let list = [
        ("10.0.0.0/8", Deny),
        ("10.1.0.0/16", Allow),
        ("10.1.2.0/24", Deny),
        ("10.1.2.3", Allow),
        ("192.0.2.0/24", Allow),
        ("192.0.2.0/24", Deny),
        ("192.0.2.0/24", Allow),
        ("2001:db8::/32", Allow),
        ("::/0", Deny),
    ];
    for (address, expected) in [
        ("10.200.0.1", (Deny, Some(0))),
        ("10.1.99.1", (Allow, Some(1))),
        ("10.1.2.4", (Deny, Some(2))),
        ("10.1.2.3", (Allow, Some(3))),
        ("192.0.2.9", (Deny, Some(5))),
        ("2001:db8::1", (Allow, Some(7))),
        ("2001:db9::1", (Deny, Some(8))),
        ("203.0.113.1", (Deny, None)),
    ] {
        assert_eq!(said(address, &list), expected, "{address}");
    }
    let answer = check_ip("203.0.113.1", &[], Allow).unwrap();
    assert_eq!((answer.verdict, answer.rule), (Allow, None));
}

#[test]
fn a_list_is_not_walked_around_by_another_spelling() {
    let list = [("192.0.2.0/24", Deny), ("0.0.0.0/0", Allow)];
    for address in ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207", "0:0:0:0:0:FFFF:192.0.2.7"]
    {
        assert_eq!(said(address, &list), (Deny, Some(0)), "{address}");
    }
    // A network that is written in the other form means the same.
    assert_eq!(said("192.0.2.7", &[("::ffff:192.0.2.0/120", Allow)]), (Allow, Some(0)));
    // All of IPv6 is not all of IPv4.
    assert_eq!(said("192.0.2.7", &[("::/0", Allow)]), (Deny, None));
    assert_eq!(check_ip("::ffff:192.0.2.7", &[], Deny).unwrap().address, "192.0.2.7");
}

#[test]
fn what_is_no_address_is_refused() {
    for wrong in [
        "192.0.2",
        "192.0.2.256",
        "192.0.2.07",
        "192.0.2.7:80",
        " 192.0.2.7",
        "192.0.2.7/32",
        "fe80::1%eth0",
        "fe80::1%",
        "[::1]",
        ":::",
        "1::2::3",
        "12345::",
        "localhost",
        "0x7f.1",
    ] {
        assert_eq!(code(wrong, "10.0.0.0/8"), Some("account.invalid_address"), "{wrong}");
    }
    for forged in hostile() {
        assert_eq!(code(forged.expose(), "10.0.0.0/8"), Some("account.invalid_address"));
        assert_eq!(code("10.0.0.1", forged.expose()), Some("account.invalid_address"));
    }
    for wrong in [
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "2001:db8::/129",
        "2001:db8::1/32",
        "fe80::%1/10",
        "/8",
        "10.0.0.0/4294967304",
    ] {
        assert_eq!(code("10.0.0.1", wrong), Some("account.invalid_address"), "{wrong}");
    }
}

#[test]
fn bits_behind_the_prefix_are_explained() {
    let refused = check_ip("10.0.0.1", &rules(&[("10.1.2.3/8", Allow)]), Deny).unwrap_err();
    let problem = Problem::from(refused);
    assert!(problem.message.contains("the network is `10.0.0.0/8`"), "{}", problem.message);
    assert_eq!(problem.path.as_deref(), Some("rules[0].network"));
}

#[test]
fn a_list_has_ten_thousand_rules_at_most() {
    let large = vec![IpRule { network: "10.0.0.0/8".to_owned(), verdict: Allow }; 10_001];
    let refused = check_ip("10.0.0.1", &large, Deny).unwrap_err();
    assert_eq!(Problem::from(refused).code, "account.too_large");
}

/// Bit by bit, as one would explain it.
fn begins_alike(one: &[u8], other: &[u8], prefix: usize) -> bool {
    let bits = |bytes: &[u8]| -> Vec<bool> {
        bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1 == 1)).collect()
    };
    bits(one)[..prefix] == bits(other)[..prefix]
}

proptest! {
    #[test]
    fn a_network_holds_what_begins_alike(
        address in any::<u32>(), other in any::<u32>(), flip in 0_u32..32, prefix in 0_usize..=32,
        is_near in any::<bool>(),
    ) {
        let other = if is_near { address ^ (1 << flip) } else { other };
        let mask = u32::try_from(!(u64::from(u32::MAX) >> prefix) & u64::from(u32::MAX)).unwrap();
        let network = format!("{}/{prefix}", Ipv4Addr::from_bits(address & mask));
        let held = said(&IpAddr::from(Ipv4Addr::from_bits(other)).to_string(), &[(&network, Allow)]);
        let expected = begins_alike(&address.to_be_bytes(), &other.to_be_bytes(), prefix);
        prop_assert_eq!(held.0 == Allow, expected);
    }

    #[test]
    fn a_network_of_ipv6_holds_what_begins_alike(
        address in any::<u128>(), flip in 0_u32..128, prefix in 0_usize..=128,
    ) {
        // Out of the addresses that stand for those of IPv4.
        let address = address | 1 << 127;
        let other = address ^ (1 << flip.min(126));
        let mask = if prefix == 0 { 0 } else { u128::MAX << (128 - prefix) };
        let network = format!("{}/{prefix}", Ipv6Addr::from_bits(address & mask));
        let held = said(&Ipv6Addr::from_bits(other).to_string(), &[(&network, Allow)]);
        let expected = begins_alike(&address.to_be_bytes(), &other.to_be_bytes(), prefix);
        prop_assert_eq!(held.0 == Allow, expected);
    }

    #[test]
    fn no_text_makes_it_panic(address in "\\PC{0,20}", network in "[0-9a-f:./%]{0,30}") {
        let _ = code(&address, "10.0.0.0/8");
        let _ = code("10.0.0.1", &network);
    }
}
