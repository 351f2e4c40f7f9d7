//! Connections and TLS of the native transport.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Proxy;
use reqwest::redirect::Policy;
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

use super::TransportOptions;
use super::reqwest::described;
use crate::proto::ApiError;

pub(super) fn client(options: &TransportOptions) -> Result<reqwest::Client, ApiError> {
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls(options)?)
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(Duration::from_millis(options.connect_ms))
        .pool_idle_timeout(Duration::from_secs(30));
    if options.no_proxy {
        builder = builder.no_proxy();
    } else if let Some(address) = &options.proxy {
        // The error of reqwest would repeat the address, which may hold a password.
        let proxy = Proxy::all(address).map_err(|_| {
            ApiError::config("client.invalid_proxy", "the address of the proxy cannot be read")
                .hint("write it as `http://host:port`")
        })?;
        builder = builder.proxy(proxy);
    }
    #[cfg(unix)]
    if let Some(path) = &options.unix_socket {
        builder = builder.unix_socket(path.clone());
    }
    builder.build().map_err(|error| ApiError::config("client.transport", described(&error)))
}

/// TLS by rustls and ring, without touching the settings of the process.
///
/// The certificates of the machine count, and those of a company beside them.
fn tls(options: &TransportOptions) -> Result<ClientConfig, ApiError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let transport = |error: rustls::Error| ApiError::config("client.transport", described(&error));
    let verifier = match &options.extra_authorities_pem {
        None => Verifier::new(provider.clone()),
        Some(pem) => Verifier::new_with_extra_roots(authorities(pem)?, provider.clone()),
    };
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(transport)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier.map_err(transport)?))
        .with_no_client_auth())
}

fn authorities(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, ApiError> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    read.ok().filter(|found| !found.is_empty()).ok_or_else(|| {
        ApiError::config("client.invalid_authority", "there is no certificate in the PEM text")
            .hint("a certificate stands between `-----BEGIN CERTIFICATE-----` and its end")
    })
}
