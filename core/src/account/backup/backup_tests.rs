use proptest::prelude::*;

use super::*;
use crate::account::given_tests::{entropy, hostile, sec};
use crate::account::{AccountError, Disclosed, Effect, Secret};

fn made() -> NewBackupCodes {
    generate_backup_codes(sec(0), &entropy(1)).unwrap()
}

fn try_code(code: &str, state: &BackupCodes) -> BackupAnswer {
    verify_backup_code(&Secret::from(code), state, sec(9)).unwrap()
}

fn reason(answer: &BackupAnswer) -> Option<BackupRefusal> {
    match answer {
        BackupAnswer::Accepted { .. } => None,
        BackupAnswer::Refused { reason, problem } => {
            assert_eq!(problem.code, "account.auth_invalid_credentials");
            Some(*reason)
        }
    }
}

#[test]
fn there_are_ten_codes_of_six_groups_and_no_two_are_one() {
    let made = made();
    let mut codes: Vec<&str> = made.codes_once.iter().map(Disclosed::expose).collect();
    for code in &codes {
        assert_eq!(code.len(), 29);
        assert!(code.split('-').all(|group| group.len() == 4), "{code}");
        assert!(!code.contains(['I', 'L', 'O', 'U']), "{code}");
    }
    codes.sort_unstable();
    codes.dedup();
    assert_eq!((codes.len(), made.state.codes.len()), (10, 10));
}

#[test]
fn what_is_stored_tells_nothing_of_the_codes() {
    let made = made();
    let stored = serde_json::to_string(&made.state).unwrap().to_uppercase();
    for code in &made.codes_once {
        let code = code.expose();
        assert!(!stored.contains(code) && !stored.contains(&code.replace('-', "")));
        assert!(!stored.contains(code.get(..9).unwrap()));
    }
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let mut bytes = vec![0_u8; 150];
    bytes[0] = 0b0000_0000; // the first code begins with 00, the second with 1
    bytes[15] = 0b0000_1000;
    let made = generate_backup_codes(sec(0), &Secret::new(bytes)).unwrap();
    assert!(made.codes_once[1].expose().starts_with("1000-"));
    for typed in [
        "1000-0000-0000-0000-0000-0000",
        "l000 0000 0000 0000 0000 0000",
        "IOOOooooOOOOooooOOOOoooo",
        "\t1-0-0-0-0000000000 0000000000\n",
    ] {
        assert_eq!(reason(&try_code(typed, &made.state)), None, "{typed}");
    }
    for typed in ["1000-0000-0000-0000-0000", "U000-0000-0000-0000-0000-0000"] {
        assert_eq!(reason(&try_code(typed, &made.state)), Some(BackupRefusal::Malformed));
    }
    for typed in hostile() {
        let answer = verify_backup_code(&typed, &made.state, sec(0)).unwrap();
        assert_eq!(reason(&answer), Some(BackupRefusal::Malformed));
    }
}

#[test]
fn a_code_works_once_and_the_last_ones_are_announced() {
    let made = made();
    let mut state = made.state;
    for (at, code) in made.codes_once.iter().enumerate() {
        let answer = try_code(code.expose(), &state);
        let BackupAnswer::Accepted { state: next, index, remaining, effects } = answer else {
            panic!("{answer:?}")
        };
        assert_eq!((index as usize, remaining as usize), (at, 9 - at));
        let tells = effects.iter().any(|effect| matches!(effect, Effect::Notify { .. }));
        assert_eq!(tells, remaining <= 2);
        assert_eq!(next.version, state.version + 1);
        assert_eq!(reason(&try_code(code.expose(), &next)), Some(BackupRefusal::Used));
        state = next;
    }
}

#[test]
fn new_codes_void_the_old_ones() {
    let (old, new) = (made(), generate_backup_codes(sec(1), &entropy(2)).unwrap());
    let answer = try_code(old.codes_once[0].expose(), &new.state);
    assert_eq!(reason(&answer), Some(BackupRefusal::Unknown));
}

#[test]
fn too_little_entropy_and_too_many_codes_are_refused() {
    let short = generate_backup_codes(sec(0), &Secret::new(vec![1; 149])).unwrap_err();
    assert!(matches!(short, AccountError::EntropyTooShort(_)));
    let one = made().state.codes[0].clone();
    let state = BackupCodes { codes: vec![one; 101], ..made().state };
    let large = verify_backup_code(&Secret::from("x"), &state, sec(0)).unwrap_err();
    assert!(matches!(large, AccountError::TooLarge(_)));
}

proptest! {
    #[test]
    fn each_code_opens_once_in_any_order(order in prop::collection::vec(0_usize..10, 0..40)) {
        let made = made();
        let (mut state, mut used) = (made.state, [false; 10]);
        for at in order {
            let answer = try_code(made.codes_once[at].expose(), &state);
            let expected = used[at].then_some(BackupRefusal::Used);
            prop_assert_eq!(reason(&answer), expected);
            used[at] = true;
            if let BackupAnswer::Accepted { state: next, remaining, .. } = answer {
                let left = used.iter().filter(|used| !**used).count();
                prop_assert_eq!(remaining as usize, left);
                state = next;
            }
        }
    }
}
