use proptest::prelude::*;

use super::*;
use crate::account::given_tests::{interleavings, sec};
use crate::account::{AccountError, Effect};

use AccountEvent as E;
use AccountState as S;

fn record(state: S) -> AccountRecord {
    AccountRecord { state, since: sec(0), version: 3 }
}

/// The arrows of the drawing at the head of the room, and no others.
fn arrows() -> Vec<(S, E, S)> {
    let locked = S::Locked { until: sec(600) };
    let lock = E::Lock { until: sec(600) };
    let mut arrows = vec![
        (S::Invited {}, E::Join {}, S::PendingVerification {}),
        (S::PendingVerification {}, E::VerifyEmail {}, S::Active {}),
        (S::Active {}, E::Suspend {}, S::Suspended {}),
        (S::Suspended {}, E::Resume {}, S::Active {}),
        (S::Active {}, lock, locked),
        (locked, lock, locked),
        (locked, E::Unlock {}, S::Active {}),
        (locked, E::Suspend {}, S::Suspended {}),
        (S::Deactivated {}, E::Erase {}, S::Erased {}),
    ];
    for open in [S::Invited {}, S::PendingVerification {}, S::Active {}, S::Suspended {}, locked] {
        arrows.push((open, E::Deactivate {}, S::Deactivated {}));
    }
    arrows
}

fn states() -> Vec<S> {
    let locked = S::Locked { until: sec(600) };
    let open = [S::Invited {}, S::PendingVerification {}, S::Active {}, S::Suspended {}, locked];
    [&open[..], &[S::Deactivated {}, S::Erased {}]].concat()
}

fn events() -> Vec<E> {
    vec![
        E::Join {},
        E::VerifyEmail {},
        E::Suspend {},
        E::Resume {},
        E::Lock { until: sec(600) },
        E::Unlock {},
        E::Deactivate {},
        E::Erase {},
    ]
}

#[test]
fn an_account_goes_along_the_arrows_and_nowhere_else() {
    for state in states() {
        for event in events() {
            let step = step_account(&record(state), &event, &AdminStanding::default(), sec(5));
            let arrow = arrows().into_iter().find(|(from, by, _)| (*from, *by) == (state, event));
            match (step, arrow) {
                (Ok(step), Some((.., to))) => {
                    let expected = AccountRecord { state: to, since: sec(5), version: 4 };
                    assert_eq!(step.record, expected);
                    assert_eq!(step.may_sign_in, to == S::Active {});
                    assert!(matches!(step.effects.last(), Some(Effect::Audit { .. })));
                }
                (Err(error), None) => assert!(matches!(error, AccountError::InvalidTransition(_))),
                (step, arrow) => panic!("{state:?} {event:?}: {step:?}, {arrow:?}"),
            }
        }
    }
}

#[test]
fn a_lock_ends_by_itself_and_is_never_made_shorter() {
    let none = AdminStanding::default();
    let locked = record(S::Locked { until: sec(600) });
    let step = |event: E, seconds| step_account(&locked, &event, &none, sec(seconds));
    let until = |step: AccountStep| match step.record.state {
        S::Locked { until } => until,
        other => panic!("{other:?}"),
    };
    assert_eq!(until(step(E::Lock { until: sec(300) }, 100).unwrap()), sec(600));
    assert_eq!(until(step(E::Lock { until: sec(900) }, 100).unwrap()), sec(900));
    assert_eq!(until(step(E::Lock { until: sec(900) }, 600).unwrap()), sec(900));
    assert!(step(E::Unlock {}, 600).is_err(), "it is active again");
    assert!(step(E::Lock { until: sec(600) }, 600).is_err(), "a lock that is over locks nothing");
}

#[test]
fn a_closed_account_has_no_way_in_left() {
    let none = AdminStanding::default();
    for (state, event) in [
        (S::Active {}, E::Suspend {}),
        (S::Active {}, E::Deactivate {}),
        (S::Deactivated {}, E::Erase {}),
    ] {
        let effects = step_account(&record(state), &event, &none, sec(5)).unwrap().effects;
        for needed in [
            Effect::EndSessions,
            Effect::RevokeRefreshFamilies,
            Effect::VoidTokens { purpose: None },
        ] {
            assert!(effects.contains(&needed), "{event:?}");
        }
        assert_eq!(effects.contains(&Effect::EraseData), event == E::Erase {});
    }
    // A lock is what strangers can bring about: it ends nobody's session.
    let lock = E::Lock { until: sec(600) };
    let effects = step_account(&record(S::Active {}), &lock, &none, sec(5)).unwrap().effects;
    assert!(!effects.contains(&Effect::EndSessions));
}

fn account() -> impl Strategy<Value = (usize, E)> {
    (0_usize..4, prop::sample::select(events()))
}

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn a_tenant_always_has_an_administrator(
        steps in prop::collection::vec(account(), 1..60),
        admins in 1_usize..4,
    ) {
        let mut all = vec![record(S::Active {}); 4];
        let administers = |state: S| matches!(state, S::Active {} | S::Locked { .. });
        for (clock, (who, event)) in (0..).zip(steps) {
            let others = |all: &[AccountRecord]| {
                let mut others = all.iter().enumerate().take(admins).filter(|(at, _)| *at != who);
                others.by_ref().filter(|(_, one)| administers(one.state)).count()
            };
            let standing = AdminStanding {
                is_admin: who < admins,
                other_active_admins: u32::try_from(others(&all)).unwrap(),
            };
            if let Ok(step) = step_account(&all[who], &event, &standing, sec(clock)) {
                prop_assert!(all[who].state != S::Erased {}, "nothing comes back");
                let is_end = step.record.state == S::Erased {};
                prop_assert!(all[who].state != S::Deactivated {} || is_end, "it comes back");
                all[who] = step.record;
            }
            let left = all.iter().take(admins).filter(|one| administers(one.state)).count();
            prop_assert!(left >= 1, "nobody is left after {event:?}");
        }
    }
}
