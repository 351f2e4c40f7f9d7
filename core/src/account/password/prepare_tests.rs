use super::*;
use crate::account::Secret;

#[test]
fn two_ways_to_type_one_letter_are_one_password() {
    let composed = prepare_password(&Secret::from("pass\u{e9}")).unwrap();
    let combined = prepare_password(&Secret::from("passe\u{301}")).unwrap();
    assert_eq!(composed.expose(), combined.expose());
    assert_eq!(combined.length(), 5);
}
