//! Whatever the order of events, a session lasts as long as it may, and no longer.

use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{entropy, interleavings, sec};

#[derive(Debug, Clone)]
enum Action {
    Wait(i64),
    Use,
    UseOldId,
    Renew,
    StepUp,
    End,
}

fn action(earliest: i64) -> impl Strategy<Value = Action> {
    prop_oneof![
        6 => (earliest..40).prop_map(Action::Wait),
        2 => (0_i64..900).prop_map(Action::Wait),
        6 => Just(Action::Use),
        2 => Just(Action::UseOldId),
        2 => Just(Action::Renew),
        1 => Just(Action::StepUp),
        1 => prop::bool::weighted(0.1).prop_map(|ends| if ends { Action::End } else { Action::Use }),
    ]
}

const ABSOLUTE: i64 = 3600;
const IDLE: i64 = 600;
const TOUCH: i64 = 60;

fn policy() -> SessionPolicy {
    SessionPolicy {
        absolute_seconds: 3600,
        idle_seconds: Some(600),
        touch_seconds: 60,
        renew_seconds: Some(300),
        overlap_seconds: 30,
        warn_seconds: 60,
    }
}

/// Plays the actions; hands each use to the test with the time of the last one that was let in.
fn play(
    actions: Vec<Action>,
    mut check: impl FnMut(i64, i64, bool, &SessionAnswer) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let new = start_session("ana", AssuranceLevel::Aal1, &policy(), sec(0), &entropy(0)).unwrap();
    let id = |new: &NewSession| Secret::from(new.id_once.expose());
    let (mut present, mut old, mut session) = (id(&new), None, new.session);
    let (mut clock, mut last_use, mut seed, mut ended) = (0, 0, 0, false);
    let mut old_until = i64::MIN;
    for action in actions {
        let (level, overlap) = match action {
            Action::Wait(seconds) => {
                clock += seconds;
                continue;
            }
            Action::End => {
                session = end_session(&session, sec(clock));
                ended = true;
                continue;
            }
            Action::Use | Action::UseOldId => {
                let is_old = matches!(action, Action::UseOldId);
                let Some(shown) = (if is_old { old.clone() } else { Some(present.clone()) }) else {
                    continue;
                };
                let need = SessionNeed::default();
                let answer =
                    evaluate_session(&session, &shown, &need, &policy(), sec(clock)).unwrap();
                let may = !ended && (!is_old || clock < old_until);
                check(clock, last_use, may, &answer)?;
                if let SessionAnswer::Active { session: next, touched, .. } = answer {
                    prop_assert_eq!(touched, next != session);
                    prop_assert_eq!(next.version, session.version + u32::from(touched));
                    prop_assert!(next.last_seen_at >= session.last_seen_at);
                    (session, last_use) = (next, clock);
                }
                continue;
            }
            Action::Renew => (None, 30),
            Action::StepUp => (Some(AssuranceLevel::Aal2), 0),
        };
        seed += 1;
        let new = renew_session(&session, level, &policy(), sec(clock), &entropy(seed));
        prop_assert_eq!(new.is_ok(), !ended && clock < ABSOLUTE);
        if let Ok(new) = new {
            prop_assert_eq!(new.session.expires_at, sec(ABSOLUTE), "the absolute end is constant");
            old = Some(std::mem::replace(&mut present, id(&new)));
            old_until = if overlap > 0 { clock + overlap } else { i64::MIN };
            session = new.session;
            if level.is_some() {
                last_use = clock;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn whoever_is_away_is_out_and_whoever_is_there_stays(
        actions in prop::collection::vec(action(0), 1..60),
    ) {
        play(actions, |clock, last_use, may, answer| {
            let is_active = matches!(answer, SessionAnswer::Active { .. });
            if clock >= ABSOLUTE || clock - last_use >= IDLE || !may {
                prop_assert!(!is_active, "let in at {clock} after {last_use}");
            }
            if clock < ABSOLUTE && clock - last_use < IDLE - TOUCH && may {
                prop_assert!(is_active, "{answer:?} at {clock} after {last_use}");
            }
            if let SessionAnswer::Active { expires_at, warn_at, .. } = answer {
                prop_assert!(*expires_at <= sec(ABSOLUTE) && *expires_at > sec(clock));
                prop_assert!(warn_at < expires_at);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_clock_that_goes_back_moves_no_end(actions in prop::collection::vec(action(-90), 1..60)) {
        play(actions, |clock, _, may, answer| {
            if clock >= ABSOLUTE || !may {
                let is_active = matches!(answer, SessionAnswer::Active { .. });
                prop_assert!(!is_active, "let in at {clock}");
            }
            if let SessionAnswer::Active { expires_at, session, .. } = answer {
                prop_assert!(*expires_at <= sec(ABSOLUTE));
                prop_assert_eq!(session.expires_at, sec(ABSOLUTE));
            }
            Ok(())
        })?;
    }
}
