//! The page that `doc_link` leads to: every code, what it means and what to do about it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use prowess::problem::Kind;
use serde::Deserialize;

use crate::http::problem::status_of;

/// The codes of the core, with an example of each.
const OF_THE_CORE: &str = include_str!("../../../../tests/problems.json");

/// The codes of the service: status, what happened, and what to do about it.
#[rustfmt::skip] // one line for each code
const OWN: &[(&str, u16, &str, &str)] = &[
    ("access.denied", 403, "This needs a grant that the account does not have.", "Ask an administrator of your company."),
    ("access.expired", 401, "The access token is not valid, or no longer.", "Renew it with the refresh token, or sign in."),
    ("access.rate_limited", 429, "There were too many requests.", "Wait as long as `Retry-After` says."),
    ("access.second_factor_needed", 401, "The password is right, and a code of the authenticator is needed too.", "Sign in again with `code`."),
    ("access.unauthenticated", 401, "Nobody is signed in.", "Sign in, and send `Authorization: Bearer` with the access token."),
    ("access.unverified", 403, "The account cannot be used yet, or not any more.", "Confirm the address with the token of the mail, or ask an administrator."),
    ("account.exists", 409, "The address has an account already.", "Sign in with it, or take another address."),
    ("account.has_authenticator", 409, "The account has an authenticator already.", "Remove that one first."),
    ("account.last_admin", 409, "The company would have no active administrator any more.", "Make somebody else an administrator first."),
    ("account.password_refused", 422, "The policy does not take the password; `errors` has all reasons.", "Take a longer one, such as four words that have nothing in common."),
    ("account.token_invalid", 422, "The token of the mail is not valid: used, replaced, too old, or none at all.", "Ask for a new one."),
    ("account.wrong_code", 422, "The code is not the one that the authenticator shows.", "Look at the clock of the device, and take the next code."),
    ("account.wrong_password", 422, "This is not the password there is.", "Try again, or set a new one by mail."),
    ("service.body", 400, "The body of the request broke off.", "Send the request again under the same `Idempotency-Key`."),
    ("service.busy", 503, "The database has no connection free.", "Wait as long as `Retry-After` says."),
    ("service.changed", 412, "It was changed by somebody else since it was read.", "Read it anew, and make the change there."),
    ("service.exists", 409, "There is such a thing already.", "Change the one there is, or take another name."),
    ("service.failed", 500, "The service failed.", "Try again; if it stays, give the request id to whoever runs the service."),
    ("service.invalid_body", 422, "The body is JSON, and not of the shape; `path` says where.", "Look the shape up in `/openapi.json`."),
    ("service.invalid_cursor", 422, "The cursor is none of this list.", "Begin without a cursor, and hand on the one of the page before."),
    ("service.invalid_form", 422, "The form cannot be read, or has no part `file`.", "Send `multipart/form-data` with a part named `file`."),
    ("service.invalid_key", 422, "The `Idempotency-Key` is none.", "Send 1 to 255 visible characters."),
    ("service.invalid_name", 422, "A name is empty, too long, or has control characters.", "Send 1 to 200 letters."),
    ("service.invalid_query", 422, "A parameter of the address cannot be read.", "Look the parameters up in `/openapi.json`."),
    ("service.key_reused", 422, "The `Idempotency-Key` was used for another request.", "Make a new key for each new request."),
    ("service.locked", 409, "Somebody else changes the same thing just now.", "Send the request again."),
    ("service.malformed_json", 400, "The body is no JSON.", "Send one value of JSON, not deeper than 127 levels."),
    ("service.media_type", 415, "The body has to be JSON.", "Send `Content-Type: application/json`."),
    ("service.method", 405, "This place does not know the method.", "The header `Allow` says which it knows."),
    ("service.no_groups", 422, "Nobody is in any group.", "Name the column with `by`."),
    ("service.no_such_place", 404, "There is nothing at this address.", "Look the places up in `/openapi.json`."),
    ("service.not_found", 404, "There is no such thing, or you may not know that there is.", "Look at the list of what there is, and at whether you may see it."),
    ("service.one_file", 422, "This format is one file, and there are several.", "Send one part named `file`."),
    ("service.one_role", 422, "Exactly one role is assessed.", "Ask `/readiness/compare` about several."),
    ("service.other_id", 422, "The id in the body is not the one of the address.", "Send the same in both."),
    ("service.slow_body", 408, "The body took too long to arrive.", "Send it faster, or less of it."),
    ("service.too_large", 413, "The body is too large.", "Send less at once: JSON up to 2 MiB, files up to 10 MiB."),
    ("service.too_many_items", 422, "There are too many things for one request.", "Send at most 1000 things in one request."),
    ("service.too_many_rows", 422, "The table is too long for this format.", "Take it as CSV."),
    ("service.too_slow", 504, "The answer took too long.", "Ask for less, or again later."),
];

/// One code of the core.
#[derive(Deserialize)]
struct Known {
    code: String,
    example: String,
    help: String,
    kind: Kind,
}

/// The page in HTML; each code is an anchor.
#[must_use]
#[expect(clippy::expect_used, reason = "a test holds the list against the core")]
pub fn page() -> String {
    let known: Vec<Known> = serde_json::from_str(OF_THE_CORE).expect("the list of the core is one");
    let mut all: BTreeMap<&str, (u16, &str, &str)> = BTreeMap::new();
    for Known { code, example, help, kind } in &known {
        all.insert(code, (status_of(*kind).as_u16(), example, help));
    }
    all.extend(OWN.iter().map(|(code, status, what, help)| (*code, (*status, *what, *help))));
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Problems</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>\
         body{font:16px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}\
         dt{font-family:monospace;font-weight:bold;margin-top:1rem}dt:target{background:#fe8}\
         </style><h1>Problems</h1><p>Whatever is refused has one of these codes, which never \
         change their meaning.</p><dl>",
    );
    for (code, (status, what, help)) in all {
        let (what, help) = (escaped(what), escaped(help));
        // Writing to memory does not fail.
        let _ =
            write!(page, "<dt id=\"{code}\">{code} <small>{status}</small><dd>{what}<dd>{help}");
    }
    page + "</dl></html>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
