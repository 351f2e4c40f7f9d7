//! Whatever the order of events, there are few guesses, and strangers do not lock the owner out.

use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{entropy, interleavings, sec};

#[derive(Debug, Clone)]
enum Action {
    Wait(i64),
    /// Somebody without a known device guesses, many times at once.
    Strangers {
        times: u32,
    },
    /// The owner mistypes on a device.
    Mistype {
        device: usize,
    },
    /// The owner signs in on a device, known or new.
    SignIn {
        device: usize,
    },
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (-500_i64..5000).prop_map(Action::Wait),
        3 => (1_u32..20).prop_map(|times| Action::Strangers { times }),
        2 => (0_usize..7).prop_map(|device| Action::Mistype { device }),
        2 => (0_usize..7).prop_map(|device| Action::SignIn { device }),
    ]
}

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn guesses_are_few_and_the_owner_gets_in(
        actions in prop::collection::vec(action(), 1..60),
    ) {
        let policy = LockoutPolicy::default();
        let devices: Vec<Secret<String>> = (0..7)
            .map(|seed| Secret::from(generate_device(&entropy(seed)).unwrap().device_once.expose()))
            .collect();
        let (mut state, mut clock) = (Lockout::default(), 0);
        // Failures in a row on each device, and of strangers since somebody new got in.
        let (mut mistyped, mut known, mut guesses) = ([0_u32; 7], Vec::<usize>::new(), 0_u32);
        let mut in_a_row = 0_u32;
        for action in actions {
            let before = state.clone();
            match action {
                Action::Wait(seconds) => clock += seconds,
                Action::Strangers { times } => {
                    let mut counted = 0;
                    for _ in 0..times {
                        let record = record_login_failure(&state, None, &policy, sec(clock)).unwrap();
                        counted += u32::from(record.counted);
                        state = record.state;
                    }
                    // At once, there are the free tries, or one after a wait.
                    prop_assert!(guesses + counted <= policy.free_tries.max(guesses + 1));
                    guesses += counted;
                    in_a_row += counted;
                    prop_assert!(guesses <= policy.most_failures);
                    prop_assert_eq!(state.strangers.failures, guesses);
                    for at in &known {
                        let until = |state| {
                            let gate = login_gate(state, Some(&devices[*at]), &policy, sec(clock));
                            match gate.unwrap() {
                                LoginGate::Open { .. } => None,
                                LoginGate::Wait { until, .. } => Some(until),
                                LoginGate::Disabled { .. } => panic!("a known device is disabled"),
                            }
                        };
                        prop_assert_eq!(until(&state), until(&before));
                    }
                }
                Action::Mistype { device } => {
                    let is_known = known.contains(&device);
                    let record =
                        record_login_failure(&state, Some(&devices[device]), &policy, sec(clock));
                    let record = record.unwrap();
                    state = record.state;
                    in_a_row += u32::from(record.counted);
                    if is_known {
                        mistyped[device] += u32::from(record.counted);
                        prop_assert_eq!(state.strangers.failures, guesses);
                        if mistyped[device] == policy.device_failures {
                            known.retain(|at| *at != device);
                        }
                    } else {
                        guesses += u32::from(record.counted);
                    }
                }
                Action::SignIn { device } => {
                    let gate = login_gate(&state, Some(&devices[device]), &policy, sec(clock));
                    let is_open = matches!(gate.unwrap(), LoginGate::Open { .. });
                    let is_known = known.contains(&device);
                    if is_known && mistyped[device] < policy.free_tries {
                        prop_assert!(is_open, "the owner is kept out of a known device");
                    }
                    let record =
                        record_login_success(&state, Some(&devices[device]), &policy, sec(clock));
                    let record = record.unwrap();
                    prop_assert_eq!(record.counted, is_open);
                    state = record.state;
                    if is_open {
                        in_a_row = 0;
                        guesses = if is_known { guesses } else { 0 };
                        mistyped[device] = 0;
                        known.retain(|at| *at != device);
                        known.push(device);
                        if known.len() > 5 {
                            known.remove(0);
                        }
                    }
                }
            }
            prop_assert_eq!(state.devices.len(), known.len());
            let standing: u32 = state.devices.iter().map(|device| device.bucket.failures).sum();
            prop_assert!(standing + state.strangers.failures <= 100);
            prop_assert!(in_a_row <= 100, "{in_a_row} failures in a row");
        }
    }
}
