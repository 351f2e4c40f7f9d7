//! Tables to take away.

use http::Method;

use crate::client::Client;
use crate::download::Download;
use crate::proto::ApiError;

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExportFormat {
    /// Values between commas.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Tables to take away.
#[derive(Clone, Copy)]
pub struct Exports<'a>(pub(super) &'a Client);

impl Exports<'_> {
    /// Begins to download a table, such as `competencies`, `roles`, `evidence` or `readiness`.
    ///
    /// # Errors
    /// As [`Request::stream`](crate::Request::stream).
    pub async fn download(&self, name: &str, format: ExportFormat) -> Result<Download, ApiError> {
        let (format, kind) = match format {
            ExportFormat::Csv => ("csv", "text/csv"),
            ExportFormat::Xlsx => {
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
        };
        let request = self.0.request(Method::GET, "/exports/{name}").path("name", name);
        request.query("format", format).accept(kind).stream().await
    }

    /// The table as values between commas.
    ///
    /// # Errors
    /// As [`Request::stream`](crate::Request::stream).
    pub async fn csv(&self, name: &str) -> Result<Download, ApiError> {
        self.download(name, ExportFormat::Csv).await
    }

    /// The table as a workbook.
    ///
    /// # Errors
    /// As [`Request::stream`](crate::Request::stream).
    pub async fn xlsx(&self, name: &str) -> Result<Download, ApiError> {
        self.download(name, ExportFormat::Xlsx).await
    }
}
