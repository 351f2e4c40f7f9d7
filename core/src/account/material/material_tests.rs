use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::kernel::Instant;

/// RFC 4648 section 10, without padding.
#[test]
fn texts_are_spelled_as_rfc_4648_spells_them() {
    let rows = [
        ("", "", "", ""),
        ("f", "66", "MY", "Zg"),
        ("fo", "666f", "MZXQ", "Zm8"),
        ("foo", "666f6f", "MZXW6", "Zm9v"),
        ("foob", "666f6f62", "MZXW6YQ", "Zm9vYg"),
        ("fooba", "666f6f6261", "MZXW6YTB", "Zm9vYmE"),
        ("foobar", "666f6f626172", "MZXW6YTBOI", "Zm9vYmFy"),
    ];
    for (plain, hex, base32, base64) in rows {
        for (letters, text) in [(HEX, hex), (BASE32, base32), (BASE64, base64)] {
            assert_eq!(letters.encode(plain.as_bytes()), text);
            assert_eq!(letters.decode(text).unwrap().as_slice(), plain.as_bytes());
        }
    }
    assert_eq!(BASE64_URL.encode(&[0xfb, 0xff]), "-_8");
    assert_eq!(CROCKFORD.encode(&[0xff; 5]), "ZZZZZZZZ");
}

#[test]
fn bytes_have_one_spelling() {
    for (letters, text) in [
        (HEX, "6"),
        (HEX, "6G"),
        (HEX, "AB"),
        (BASE32, "MZ1"),
        (BASE32, "M"),
        (BASE32, "MZ"), // the last two bits are not zero
        (BASE32, "my"),
        (BASE32, "MY======"),
        (CROCKFORD, "0U"),
        (BASE64, "Z"),
        (BASE64, "Zh"), // as "Zg", with a bit too many
        (BASE64, "Zm9v "),
        (BASE64_URL, "+/8"),
        (BASE64, "Zé"),
    ] {
        assert!(letters.decode(text).is_none(), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_spelled_is_read_again(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for letters in [HEX, BASE32, CROCKFORD, BASE64, BASE64_URL] {
            let read = letters.decode(&letters.encode(&bytes)).unwrap();
            prop_assert_eq!(read.as_slice(), &bytes);
        }
    }

    #[test]
    fn what_is_read_is_spelled_again(text in "[0-9A-Za-z+/_-]{0,20}") {
        for letters in [HEX, BASE32, CROCKFORD, BASE64, BASE64_URL] {
            if let Some(bytes) = letters.decode(&text) {
                prop_assert_eq!(letters.encode(&bytes), text.as_str());
            }
        }
    }

    #[test]
    fn fields_cannot_flow_into_one_another(
        one in prop::collection::vec("[ab]{0,3}", 0..4),
        other in prop::collection::vec("[ab]{0,3}", 0..4),
    ) {
        let mac = |fields: &[String]| {
            let fields: Vec<&[u8]> = fields.iter().map(String::as_bytes).collect();
            framed_mac(&[7; 32], "test", &fields)
        };
        prop_assert_eq!(mac(&one) == mac(&other), one == other);
    }
}

/// RFC 2202 section 3 for SHA-1, RFC 4231 section 4 for the others; case 5 is one of cut output.
#[test]
fn hmac_is_that_of_its_published_vectors() {
    let fifty_dd: &[u8] = &[0xdd; 50];
    let counting: Vec<u8> = (1..=25).collect();
    let long = b"Test Using Larger Than Block-Size Key - Hash Key First";
    let sha1: [(&[u8], &[u8], &str); 5] = [
        (&[0x0b; 20], b"Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
        (b"Jefe", b"what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (&[0xaa; 20], fifty_dd, "125d7342b9ac11cd91a39af48aa17b4f63f175d3"),
        (&counting, &[0xcd; 50], "4c9007f4026250c6bc8414f9bf50c86c2d7235da"),
        (&[0xaa; 80], long, "aa4ae5e15272d00e95705637ce8a3b55ed402112"),
    ];
    for (key, text, expected) in sha1 {
        assert_eq!(HEX.encode(&hmac_sha1(key, &[text])), expected);
    }
    let sha2: [(&[u8], &[u8], &str, &str); 4] = [
        (
            &[0x0b; 20],
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde\
             daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
             9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        ),
        (
            &[0xaa; 20],
            fifty_dd,
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39\
             bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb",
        ),
        (
            &[0xaa; 131],
            long,
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352\
             6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
        ),
    ];
    for (key, text, by_256, by_512) in sha2 {
        assert_eq!(HEX.encode(&hmac_sha256(key, &[text])), by_256);
        assert_eq!(HEX.encode(&hmac_sha512(key, &[text])), by_512);
    }
}

/// Google's Project Wycheproof: codes of all kinds of keys and texts, and such as are wrong by a bit.
#[test]
fn hmac_takes_and_refuses_the_codes_of_wycheproof() {
    use wycheproof::{TestResult, mac::TestName, mac::TestSet};
    type Hmac = fn(&[u8], &[u8]) -> Vec<u8>;
    let hashes: [(TestName, Hmac); 3] = [
        (TestName::HmacSha1, |key, text| hmac_sha1(key, &[text]).to_vec()),
        (TestName::HmacSha256, |key, text| hmac_sha256(key, &[text]).to_vec()),
        (TestName::HmacSha512, |key, text| hmac_sha512(key, &[text]).to_vec()),
    ];
    for (name, hmac) in hashes {
        let (mut taken, mut refused) = (0, 0);
        for group in TestSet::load(name).unwrap().test_groups {
            for case in group.tests {
                let code = hmac(&case.key, &case.msg);
                // Some codes are cut, to as many bits as their group says.
                let is_taken = same(&code[..group.tag_size / 8], &case.tag);
                assert_eq!(
                    is_taken,
                    case.result == TestResult::Valid,
                    "{name:?}, case {}",
                    case.tc_id
                );
                if is_taken { taken += 1 } else { refused += 1 }
            }
        }
        assert!(taken > 50 && refused > 50, "{name:?}: {taken}, {refused}");
    }
}

#[test]
fn a_value_in_parts_is_the_value() {
    assert_eq!(hmac_sha256(b"key", &[b"ab", b"c"]), hmac_sha256(b"key", &[b"abc"]));
}

#[test]
fn one_label_keeps_a_fingerprint_apart_from_another() {
    assert_ne!(fingerprint("reset", b"token"), fingerprint("invite", b"token"));
    // Without the zero between them, these two would be one.
    assert_ne!(fingerprint("ab", b"c"), fingerprint("a", b"bc"));
}

#[test]
fn what_is_compared_is_equal_when_all_its_bytes_are() {
    assert!(same(b"abc", b"abc") && same_text("", ""));
    assert!(!same(b"abc", b"abd") && !same(b"abc", b"abcd") && !same_text("abc", ""));
}

#[test]
fn too_little_entropy_is_refused_without_being_repeated() {
    let refused = take::<32>(&Secret::new(vec![77; 31])).unwrap_err();
    assert_eq!(refused.to_string(), "there are `31` bytes of entropy; at least 32 are needed");
    assert_eq!(*take::<2>(&Secret::new(vec![1, 2, 3])).unwrap(), [1, 2]);
    let refused = key_bytes(&Secret::from("canary"), "keys[1]").unwrap_err();
    assert_eq!(refused.to_string(), "the key has `6` bytes; at least 32 are needed");
}

#[test]
fn the_calendar_ends_where_years_have_four_digits() {
    let at = |text: &str| Instant::parse(text).unwrap();
    let last = at("9999-12-31T23:59:59.999Z");
    assert_eq!(later(at("9999-12-31T23:59:00Z"), u32::MAX), last);
    assert_eq!(later(last, 0), last);
    assert_eq!(later(at("2026-01-31T23:59:59.5Z"), 1), at("2026-02-01T00:00:00.5Z"));
    assert_eq!(whole(at("2026-01-01T00:00:00.123456789Z")), at("2026-01-01T00:00:00.123Z"));
    assert_eq!(since(last, at("0000-01-01T00:00:00Z")), -315_569_519_999_999);
}
