//! What it costs to look at passwords: `cargo bench -p prowess --bench account`.

use divan::{Bencher, black_box};
use prowess::account::Secret;
#[cfg(feature = "hash")]
use prowess::account::password::{HashPolicy, hash_password};
use prowess::account::password::{
    PasswordContext, PasswordPolicy, check_password, estimate_guesses, prepare_password,
};

fn main() {
    divan::main();
}

/// A usual one, a passphrase, a common one, a walk, and a hundred marks that stand for letters.
const PASSWORDS: &[&str] = &[
    "Summer-Otter2026!",
    "vivid otter hums 47 opals",
    "p4$$w0rd1",
    "qwertyuiopasdfg",
    "4@8({[</369&#!|10$5+7%24@8({[</369&#!|10$5+7%24@8({[</369&#!|10$5+7%24@8({[</369&#!|10$5+7%24@8({[</3",
];

fn context() -> PasswordContext {
    PasswordContext {
        username: Some("j.doe".to_owned()),
        email: Some("jane.doe@acme-corp.example".to_owned()),
        names: vec!["Jane Mary-Ann Doe".to_owned()],
        tenant: vec!["Acme Corp".to_owned()],
        words: vec!["TalentHub".to_owned()],
        ..PasswordContext::default()
    }
}

#[divan::bench(args = PASSWORDS)]
fn prepare(bencher: Bencher<'_, '_>, password: &str) {
    let secret = Secret::from(password);
    bencher.bench(|| prepare_password(black_box(&secret)));
}

#[divan::bench(args = PASSWORDS)]
fn check(bencher: Bencher<'_, '_>, password: &str) {
    let (policy, context, secret) = (PasswordPolicy::default(), context(), Secret::from(password));
    bencher.bench(|| check_password(black_box(&policy), black_box(&secret), black_box(&context)));
}

/// What the crate that most use for it takes for an estimate, which is a part of `check`.
#[divan::bench(args = PASSWORDS, max_time = 5)]
fn estimate_by_zxcvbn(bencher: Bencher<'_, '_>, password: &str) {
    bencher.bench(|| zxcvbn::zxcvbn(black_box(password), &[]));
}

#[divan::bench(args = PASSWORDS)]
fn estimate(bencher: Bencher<'_, '_>, password: &str) {
    let (context, secret) = (PasswordContext::default(), Secret::from(password));
    bencher.bench(|| estimate_guesses(black_box(&secret), black_box(&context)));
}

/// The memory in KiB and the passes that OWASP lists as equally strong, each with one lane.
#[cfg(feature = "hash")]
const COSTS: [(u32, u32); 5] = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];

#[cfg(feature = "hash")]
#[divan::bench(args = COSTS, max_time = 5)]
fn hash_with_argon2id(bencher: Bencher<'_, '_>, (memory_kib, passes): (u32, u32)) {
    let policy = HashPolicy::Argon2Id { memory_kib, passes, lanes: 1 };
    let (secret, salt) = (Secret::from("Summer-Otter2026!"), Secret::new(vec![7; 16]));
    bencher.bench(|| hash_password(black_box(&secret), &policy, black_box(&salt), None));
}
