//! Whatever the order of events, a token opens its own thing, once.

use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{entropy, interleavings, sec};

#[derive(Debug, Clone)]
enum Action {
    Wait(i64),
    Issue(TokenPurpose),
    ChangeEmail(bool),
    /// A scanner of mail opens a link.
    Look {
        which: usize,
        purpose: TokenPurpose,
    },
    Use {
        which: usize,
        purpose: TokenPurpose,
    },
}

fn purpose() -> impl Strategy<Value = TokenPurpose> {
    prop::sample::select(TokenPurpose::ALL.to_vec())
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        2 => (-100_i64..2000).prop_map(Action::Wait),
        2 => purpose().prop_map(Action::Issue),
        1 => any::<bool>().prop_map(Action::ChangeEmail),
        2 => (0_usize..8, purpose()).prop_map(|(which, purpose)| Action::Look { which, purpose }),
        6 => (0_usize..8, purpose()).prop_map(|(which, purpose)| Action::Use { which, purpose }),
    ]
}

/// What the host knows of a token that was sent.
struct Sent {
    token: Secret<String>,
    purpose: TokenPurpose,
    email: &'static str,
    at: i64,
    open: bool,
}

const ADDRESSES: [&str; 2] = ["ana@example.org", "ana@example.net"];

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn a_token_opens_its_own_thing_once_and_in_time(
        actions in prop::collection::vec(action(), 1..40),
    ) {
        let (mut clock, mut email, mut seed) = (0, ADDRESSES[0], 0);
        let (mut table, mut sent): (Vec<TokenRecord>, Vec<Sent>) = (Vec::new(), Vec::new());
        for action in actions {
            let (which, purpose, is_use) = match action {
                Action::Wait(seconds) => {
                    clock += seconds;
                    continue;
                }
                Action::ChangeEmail(other) => {
                    email = ADDRESSES[usize::from(other)];
                    continue;
                }
                Action::Issue(purpose) => {
                    seed += 1;
                    let new = issue_token(purpose, "ana", Some(email), &table, sec(clock), &entropy(seed));
                    let new = new.unwrap();
                    for old in new.superseded {
                        let stored = table.iter_mut().find(|record| record.hash == old.hash);
                        *stored.unwrap() = old;
                    }
                    sent.iter_mut().filter(|one| one.purpose == purpose).for_each(|one| one.open = false);
                    table.push(new.record);
                    let token = Secret::from(new.token_once.expose());
                    sent.push(Sent { token, purpose, email, at: clock, open: true });
                    continue;
                }
                Action::Look { which, purpose } => (which, purpose, false),
                Action::Use { which, purpose } => (which, purpose, true),
            };
            if sent.is_empty() {
                continue;
            }
            let which = which % sent.len();
            let (record, one) = (&mut table[which], &mut sent[which]);
            let lifetime = i64::from(one.purpose.lifetime_seconds());
            let expected = one.open
                && one.purpose == purpose
                && one.email == email
                && clock < one.at + lifetime;
            let looked = check_token(record, &one.token, purpose, Some(email), sec(clock));
            prop_assert_eq!(matches!(looked, TokenCheck::Usable { .. }), expected);
            if !is_use {
                continue;
            }
            match consume_token(record, &one.token, purpose, Some(email), sec(clock)) {
                TokenAnswer::Accepted { record: next, .. } => {
                    prop_assert!(expected);
                    prop_assert_eq!(next.version, record.version + 1);
                    *record = next;
                    one.open = false;
                }
                TokenAnswer::Refused { .. } => prop_assert!(!expected),
            }
            // What was sent for one thing is of no use as anything else, or as another token.
            for other in TokenPurpose::ALL.into_iter().filter(|other| *other != one.purpose) {
                let hash = token_hash(other, &one.token).unwrap();
                prop_assert!(table.iter().all(|record| record.hash != hash));
            }
        }
    }
}
