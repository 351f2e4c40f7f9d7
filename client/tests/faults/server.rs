//! A service on a real socket that misbehaves on purpose.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// What the service does, one after the other.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    Write(Vec<u8>),
    Pause(u64),
    /// Breaks the connection with a reset.
    Reset,
    /// Ends the connection.
    Close,
    /// Says nothing until the client ends the connection, and counts that.
    AwaitClose,
}

/// A whole answer.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Vec<Act> {
    let mut text = format!("HTTP/1.1 {status} x\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(body);
    vec![Act::Write(text.into_bytes())]
}

/// A whole answer of JSON.
pub(crate) fn json(status: u16, body: &str) -> Vec<Act> {
    answer(status, &[("content-type", "application/json")], body)
}

/// The head of an answer of that length, and the beginning of its body.
pub(crate) fn half(length: usize, body: &str) -> Act {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    Act::Write(format!("{head}{length}\r\n\r\n{body}").into_bytes())
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    record: Arc<Record>,
}

#[derive(Default)]
struct Record {
    seen: Mutex<Vec<Seen>>,
    closed: AtomicUsize,
}

impl Server {
    /// A service that does what `decide` says; it is told the request, and how many came before.
    pub(crate) async fn start(
        decide: impl Fn(&Seen, usize) -> Vec<Act> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let kept = Arc::new(Record::default());
        let (record, decide) = (kept.clone(), Arc::new(decide));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, record.clone(), decide.clone()));
            }
        });
        Self { address, record: kept }
    }

    /// The same over TLS.
    pub(crate) async fn start_tls(
        config: rustls::ServerConfig,
        decide: impl Fn(&Seen, usize) -> Vec<Act> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let kept = Arc::new(Record::default());
        let (record, decide) = (kept.clone(), Arc::new(decide));
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that does not trust the certificate ends the handshake.
                if let Ok(stream) = acceptor.accept(stream).await {
                    tokio::spawn(serve(stream, record.clone(), decide.clone()));
                }
            }
        });
        Self { address, record: kept }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.record.seen.lock().unwrap().clone()
    }

    /// How many connections the client ended while it was waiting.
    pub(crate) fn closed(&self) -> usize {
        self.record.closed.load(Ordering::SeqCst)
    }

    pub(crate) fn count(&self, path: &str) -> usize {
        self.seen().iter().filter(|one| one.path == path).count()
    }
}

/// A connection that can be broken with a reset.
trait Breakable: AsyncRead + AsyncWrite + Unpin {
    fn break_off(&self);
}

impl Breakable for TcpStream {
    fn break_off(&self) {
        self.set_zero_linger().unwrap();
    }
}

impl Breakable for tokio_rustls::server::TlsStream<TcpStream> {
    fn break_off(&self) {
        self.get_ref().0.break_off();
    }
}

async fn serve(
    mut stream: impl Breakable,
    record: Arc<Record>,
    decide: Arc<impl Fn(&Seen, usize) -> Vec<Act>>,
) {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer).await {
        let acts = {
            let mut all = record.seen.lock().unwrap();
            let acts = decide(&request, all.len());
            all.push(request);
            acts
        };
        for act in acts {
            match act {
                Act::Write(bytes) => {
                    if stream.write_all(&bytes).await.is_err() {
                        return;
                    }
                }
                Act::Pause(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
                Act::Reset => {
                    // Whatever was written arrives first.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    stream.break_off();
                    return;
                }
                Act::Close => return,
                Act::AwaitClose => {
                    while stream.read_buf(&mut buffer).await.is_ok_and(|length| length > 0) {}
                    record.closed.fetch_add(1, Ordering::SeqCst);
                    return;
                }
            }
        }
    }
}

async fn read(stream: &mut impl Breakable, buffer: &mut Vec<u8>) -> Option<Seen> {
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let headers: Vec<_> = lines.filter_map(header).collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    while buffer.len() < end + 4 + length {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    let body = String::from_utf8_lossy(&buffer[end + 4..end + 4 + length]).into_owned();
    buffer.drain(..end + 4 + length);
    Some(Seen { method, path, headers, body })
}
