//! Certificates that nobody trusts, and those of a company.

use std::sync::Arc;

use prowess_client::transport::TransportOptions;
use prowess_client::{Auth, ErrorKind, Reach};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

use super::server::{Server, json};
use super::{direct, quick};

/// The settings of a service named `localhost`, and its certificate as PEM.
fn certified(name: &str) -> (ServerConfig, String) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    (builder.with_single_cert(vec![made.cert.der().clone()], key).unwrap(), made.cert.pem())
}

async fn service(name: &str) -> (Server, String, String) {
    let (config, pem) = certified(name);
    let server = Server::start_tls(config, |_, _| json(200, "{}")).await;
    let url = format!("https://localhost:{}", server.address.port());
    (server, url, pem)
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_ends_the_call_before_anything_is_sent() {
    let (server, url, _) = service("localhost").await;
    let client = quick(&url).auth(Auth::Bearer("secret-token".into())).build().unwrap();
    let error = client.auth().me().send_raw().await.unwrap_err();
    assert_eq!((error.kind, error.reach), (ErrorKind::Connection, Reach::NotSent));
    assert_eq!(error.attempts, 1, "it stays as it is");
    assert!(error.hint.as_deref().unwrap().contains("extra_authorities_pem"));
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn the_authority_of_a_company_is_trusted_once_it_is_given() {
    let (server, url, pem) = service("localhost").await;
    let extra_authorities_pem = Some(pem.into_bytes());
    let options = TransportOptions { extra_authorities_pem, ..direct() };
    let client = quick(&url).transport_options(options).build().unwrap();
    client.auth().me().send_raw().await.unwrap();
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_certificate_of_another_name_is_not_trusted_even_from_a_known_authority() {
    let (_server, url, pem) = service("elsewhere.example").await;
    let extra_authorities_pem = Some(pem.into_bytes());
    let options = TransportOptions { extra_authorities_pem, ..direct() };
    let client = quick(&url).transport_options(options).build().unwrap();
    let error = client.auth().me().send_raw().await.unwrap_err();
    assert_eq!((error.kind, error.attempts), (ErrorKind::Connection, 1));
}
