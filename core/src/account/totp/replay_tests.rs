//! Whatever the order of events, a code opens the door once.

use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{interleavings, sec};

#[derive(Debug, Clone)]
enum Action {
    /// The clock moves, perhaps back.
    Wait(i64),
    /// The owner types what the authenticator shows; it may be off by some steps.
    Owner { ahead: i64 },
    /// Somebody types a code that was seen before.
    Replay { which: usize },
    /// Somebody types digits.
    Guess(u32),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (-90_i64..200).prop_map(Action::Wait),
        3 => (-2_i64..=2).prop_map(|ahead| Action::Owner { ahead }),
        3 => any::<prop::sample::Index>().prop_map(|at| Action::Replay { which: at.index(1000) }),
        1 => (0_u32..1_000_000).prop_map(Action::Guess),
    ]
}

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn no_step_is_taken_twice(
        actions in prop::collection::vec(action(), 1..30),
        skew_steps in 0_u32..3,
    ) {
        let secret = Secret::from("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let options = TotpOptions { skew_steps, ..TotpOptions::default() };
        let (mut clock, mut state) = (0, TotpState::default());
        let (mut seen, mut taken): (Vec<String>, Vec<u32>) = (Vec::new(), Vec::new());
        for action in actions {
            let typed = match action {
                Action::Wait(seconds) => {
                    clock += seconds;
                    continue;
                }
                Action::Owner { ahead } => {
                    let shown = totp_code(&secret, sec(clock + 30 * ahead), &options).unwrap();
                    seen.push(shown.expose().to_owned());
                    shown.expose().to_owned()
                }
                Action::Replay { .. } if seen.is_empty() => continue,
                Action::Replay { which } => seen[which % seen.len()].clone(),
                Action::Guess(number) => format!("{number:06}"),
            };
            let typed = Secret::new(typed);
            let answer = verify_totp(&secret, &typed, sec(clock), state, &options).unwrap();
            if let TotpAnswer::Accepted { state: next, drift } = answer {
                let step = next.last_step.unwrap();
                prop_assert!(taken.iter().all(|before| step > *before), "{step} after {taken:?}");
                prop_assert!(drift.unsigned_abs() <= skew_steps);
                // An authenticator of this step really shows it.
                let shown = totp_code(&secret, sec(clock + 30 * i64::from(drift)), &options);
                let shown = shown.unwrap();
                prop_assert_eq!(shown.expose(), typed.expose());
                prop_assert_eq!(next.version, state.version + 1);
                taken.push(step);
                state = next;
            }
        }
    }

    #[test]
    fn no_counter_is_taken_twice(typed in prop::collection::vec(0_u32..12, 1..30)) {
        let secret = Secret::from("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let (options, mut state) = (HotpOptions::default(), HotpState::default());
        for counter in typed {
            let code = hotp_code(&secret, counter, &options).unwrap();
            let code = Secret::from(code.expose());
            let answer = verify_hotp(&secret, &code, state, &options).unwrap();
            let is_near = (state.counter..=state.counter + options.look_ahead).contains(&counter);
            prop_assert_eq!(matches!(answer, HotpAnswer::Accepted { .. }), is_near);
            if let HotpAnswer::Accepted { state: next, .. } = answer {
                prop_assert_eq!(next.counter, counter + 1);
                state = next;
            }
        }
    }
}
