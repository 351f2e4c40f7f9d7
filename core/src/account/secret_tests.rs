use super::*;

#[test]
fn a_secret_is_never_printed() {
    let secret = Secret::from("canary-7391");
    assert_eq!(format!("{secret} {secret:?}"), "[secret] [secret]");
    let disclosed = Disclosed::new("canary-7391".to_owned());
    assert_eq!(format!("{disclosed:?}"), "[secret]");
}

#[test]
fn secrets_are_equal_when_all_their_bytes_are() {
    assert_eq!(Secret::from("abc"), Secret::from("abc"));
    assert_ne!(Secret::from("abc"), Secret::from("abd"));
    assert_ne!(Secret::from("abc"), Secret::from("abcd"));
}

#[test]
fn what_is_no_text_is_refused_without_being_repeated() {
    for given in ["7391735", "true", "[7391735]", r#"{"a": 7391735}"#] {
        let refused = serde_json::from_str::<Secret<String>>(given).unwrap_err().to_string();
        assert!(!refused.contains("7391735"), "{refused}");
    }
    let refused = serde_json::from_str::<Secret<Vec<u8>>>(r#""canary-7391""#).unwrap_err();
    assert!(!refused.to_string().contains("canary"), "{refused}");
}

#[test]
fn what_is_disclosed_goes_out_as_its_text() {
    let text = serde_json::to_string(&Disclosed::new("a b".to_owned())).unwrap();
    assert_eq!(text, r#""a b""#);
}
