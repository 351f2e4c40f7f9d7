//! What may be said of connections.

/// How connections are made. In a browser, the browser decides.
#[derive(Debug, Clone)]
pub struct TransportOptions {
    /// How long it may take until a connection stands, in milliseconds.
    pub connect_ms: u64,
    /// Certificates of authorities to trust beside those that the machine trusts, as PEM.
    pub extra_authorities_pem: Option<Vec<u8>>,
    /// The address of a proxy for everything; without it, what `HTTPS_PROXY`, `HTTP_PROXY` and
    /// `NO_PROXY` say.
    pub proxy: Option<String>,
    /// Whether to go through no proxy at all, whatever the variables say.
    pub no_proxy: bool,
    /// The path of a Unix socket to speak over, in place of TCP.
    pub unix_socket: Option<std::path::PathBuf>,
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self {
            connect_ms: 10_000,
            extra_authorities_pem: None,
            proxy: None,
            no_proxy: false,
            unix_socket: None,
        }
    }
}
