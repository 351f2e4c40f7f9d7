// Everything of the client that both packages for JavaScript offer.

export {
  AuthError,
  CancelledError,
  ConfigError,
  ConflictError,
  ConnectionFailedError,
  DecodeError,
  NotFoundError,
  PaginationError,
  PermissionDeniedError,
  PreconditionFailedError,
  ProwessApiError,
  RateLimitedError,
  ServerError,
  TimedOutError,
  ValidationError,
  isProwessApiError,
} from "./error.js";
export type { BulkOptions, CallOptions, ListOptions } from "./caller.js";
export { Client } from "./client.js";
export type {
  Auth,
  ClientOptions,
  Fetch,
  FetchRequest,
  RawAnswer,
  RawRequest,
  Tokens,
} from "./client.js";
export { Download, type OnProgress } from "./download.js";
export { Listing, type Page } from "./listing.js";
export type { Upload } from "./native.js";
