//! Compares two values to the last bit of their numbers.

use serde_json::Value;

/// The first place where two values differ, and how; `4` and `4.0` are the same number.
pub(super) fn difference(path: &str, expected: &Value, got: &Value) -> Option<String> {
    match (expected, got) {
        (Value::Number(a), Value::Number(b)) => {
            let bits = |number: &serde_json::Number| number.as_f64().map(f64::to_bits);
            (bits(a) != bits(b)).then(|| format!("{path}: expected {a}, got {b}"))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs.into_iter().find_map(|(at, (a, b))| difference(&format!("{path}[{at}]"), a, b))
        }
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(key, a)| difference(&format!("{path}.{key}"), a, &b[key]))
        }
        _ if expected == got => None,
        _ => Some(format!("{path}: expected {expected}, got {got}")),
    }
}

#[test]
fn one_bit_more_is_a_difference_and_another_spelling_is_none() {
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(difference("", &value("[4]"), &value("[4.0]")), None);
    let next = difference("", &value(r#"{"a": [0.3]}"#), &value(r#"{"a": [0.30000000000000004]}"#));
    assert_eq!(next.as_deref(), Some(".a[0]: expected 0.3, got 0.30000000000000004"));
    assert!(difference("", &value("[]"), &value("{}")).is_some());
    assert!(difference("", &value(r#"{"a": 1}"#), &value(r#"{"b": 1}"#)).is_some());
}
