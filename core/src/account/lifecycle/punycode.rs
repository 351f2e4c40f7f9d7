//! A label of a domain in ASCII (RFC 3492).

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;

/// The label as it stands in the system of domain names: `xn--` and Punycode where it is not ASCII.
///
/// Nothing where a number grows beyond 32 bits, which a label of 63 letters never needs.
pub(super) fn ascii_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let plain: String = label.chars().filter(char::is_ascii).collect();
    let mut text = format!("xn--{plain}{}", if plain.is_empty() { "" } else { "-" });
    let mut done = u32::try_from(plain.len()).ok()?;
    let (mut least, mut delta, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut is_first = true;
    loop {
        // The next letter in the order of code points, wherever it stands.
        let Some(next) = label.chars().map(u32::from).filter(|point| *point >= least).min() else {
            return Some(text);
        };
        delta = delta.checked_add((next - least).checked_mul(done + 1)?)?;
        for point in label.chars().map(u32::from) {
            if point < next {
                delta = delta.checked_add(1)?;
            }
            if point == next {
                push_number(&mut text, delta, bias);
                bias = adapted(delta, done + 1, is_first);
                (delta, is_first) = (0, false);
                done += 1;
            }
        }
        (delta, least) = (delta.checked_add(1)?, next + 1);
    }
}

/// A number with digits whose worth hangs on the bias (section 6.3).
fn push_number(text: &mut String, number: u32, bias: u32) {
    let (mut rest, mut place) = (number, BASE);
    loop {
        let threshold = place.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < threshold {
            text.push(digit(rest));
            return;
        }
        let span = BASE - threshold;
        text.push(digit(threshold + (rest - threshold) % span));
        rest = (rest - threshold) / span;
        place += BASE;
    }
}

/// The bias after a number (section 6.1).
fn adapted(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut shift = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        shift += BASE;
    }
    shift + (BASE - T_MIN + 1) * delta / (delta + 38)
}

/// `a` to `z`, then `0` to `9`.
fn digit(value: u32) -> char {
    char::from_digit((value + 10) % BASE, BASE).unwrap_or('?')
}
