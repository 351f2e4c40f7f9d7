//! Where a request goes.

use std::net::IpAddr;

use super::Url;

use super::error::ApiError;

/// A path with places for ids, such as `/users/{id}`, filled in and put under a base address.
///
/// Each value becomes one segment: `/`, `?`, `#`, `%` and all but letters, digits and `-._~` are
/// percent-encoded, so that the uri of a competency may be an id.
/// What cannot be a segment is refused: an empty value would name the list instead of one thing,
/// and `.` and `..` would name another path even when encoded ([WHATWG URL]).
///
/// [WHATWG URL]: https://url.spec.whatwg.org/#double-dot-url-path-segment
///
/// # Errors
/// `client.invalid_path`, if a place has no value or a value cannot be a segment.
pub fn address(base: &Url, template: &str, values: &[(&str, &str)]) -> Result<Url, ApiError> {
    let mut path = base.path().trim_end_matches('/').to_owned();
    let invalid = |message: String| {
        ApiError::config("client.invalid_path", message)
            .hint("ids must not be empty, and neither `.` nor `..`")
    };
    for part in template.split('/').skip(1) {
        path.push('/');
        match part.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            None => path.push_str(part),
            Some(name) => {
                let value = values.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
                let value = value.ok_or_else(|| invalid(format!("`{name}` is missing")))?;
                if matches!(value, "" | "." | "..") {
                    return Err(invalid(format!("`{name}` is `{value}`")));
                }
                encode_into(&mut path, value);
            }
        }
    }
    let mut address = base.clone();
    address.set_path(&path);
    address.set_query(None);
    address.set_fragment(None);
    Ok(address)
}

fn encode_into(path: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            path.push('%');
            path.push(char::from(HEX[usize::from(byte >> 4)]));
            path.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Whether two addresses have one origin: scheme, host and port.
#[must_use]
pub fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.origin() == other.origin() && one.origin().is_tuple()
}

/// Whether credentials may be sent there: over TLS, or to this machine itself.
#[must_use]
pub fn is_private(address: &Url) -> bool {
    let host = address.host_str().unwrap_or_default();
    // However it was written, a host of numbers is read into four of them, or into brackets.
    let loopback = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    };
    address.scheme() == "https" || loopback
}
