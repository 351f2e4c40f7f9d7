//! Files in a request body.

use bytes::Bytes;

use super::ids::Entropy;

/// One part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Name of the field.
    pub name: String,
    /// Name of the file, if it is one.
    pub file_name: Option<String>,
    /// What it is, such as `text/csv`.
    pub content_type: Option<String>,
    /// The bytes.
    pub bytes: Bytes,
}

/// The body of a form ([RFC 7578]) and its content type.
///
/// It is whole in memory, so that it can be sent again.
/// Names are written as browsers write them: `"`, CR and LF are percent-encoded, so that no name
/// can end its header.
///
/// [RFC 7578]: https://www.rfc-editor.org/rfc/rfc7578
#[must_use]
pub fn form(parts: &[Part], entropy: &Entropy) -> (Bytes, String) {
    let boundary = format!("prowess-{:032x}", u128::from_le_bytes(*entropy));
    let size: usize = parts.iter().map(|part| part.bytes.len() + 256).sum();
    let mut body = Vec::with_capacity(size + boundary.len());
    for part in parts {
        let mut head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"");
        head.push_str(&escaped(&part.name));
        head.push('"');
        if let Some(file) = &part.file_name {
            head.push_str(&format!("; filename=\"{}\"", escaped(file)));
        }
        if let Some(kind) = &part.content_type {
            let clean: String = kind.chars().filter(|c| !c.is_control()).collect();
            head.push_str(&format!("\r\ncontent-type: {clean}"));
        }
        head.push_str("\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&part.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (body.into(), format!("multipart/form-data; boundary={boundary}"))
}

fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
