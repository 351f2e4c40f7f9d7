// Why a call failed, as errors of JavaScript.

import type { ErrorKind, Failure } from "../generated/results.js";

/** Marks errors of every copy of this package. */
const BRAND = Symbol.for("prowess.api-error");

/**
 * A call of a client failed; its class tells the kind, and `code` tells what.
 *
 * Everything else that is known is in `failure`.
 */
export class ProwessApiError extends Error {
  /** All of it as plain data. */
  readonly failure: Failure;
  /** What sort of failure. */
  readonly kind: ErrorKind;
  /** Stable name, such as `role.unknown`: of the service, or `client.reason`. */
  readonly code: string;
  /** What to do about it. */
  readonly hint: string | null;
  /** Where to read more. */
  readonly docLink: string | null;
  /** Where in what was given, such as `users[1].email`. */
  readonly path: string | null;
  /** The status of the answer, if one came. */
  readonly status: number | null;
  /** The name of the call in the logs of both sides. */
  readonly requestId: string | null;
  /** How many attempts were made. */
  readonly attempts: number;
  /** How many milliseconds the service asks to wait. */
  readonly retryAfterMs: number | null;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
    this.kind = failure.kind;
    this.code = failure.code;
    this.hint = failure.hint;
    this.docLink = failure.doc_link;
    this.path = failure.path;
    this.status = failure.status;
    this.requestId = failure.request_id;
    this.attempts = failure.attempts;
    this.retryAfterMs = failure.retry_after_ms;
  }

  /** The failure as plain data, the same in every language. */
  toJSON(): Failure {
    return this.failure;
  }
}

/** No answer came: name look-up, connection, TLS, or a connection that broke. */
export class ConnectionFailedError extends ProwessApiError {}
/** A deadline passed; `failure.phase` says which. */
export class TimedOutError extends ProwessApiError {}
/** The caller gave up. */
export class CancelledError extends ProwessApiError {}
/** Credentials are missing, wrong or expired. */
export class AuthError extends ProwessApiError {}
/** The credentials are fine, and this is not allowed. */
export class PermissionDeniedError extends ProwessApiError {}
/** There is no such thing. */
export class NotFoundError extends ProwessApiError {}
/** It contradicts what is there. */
export class ConflictError extends ProwessApiError {}
/** What was sent is wrong, or was refused before it left; `failure.fields` tells more. */
export class ValidationError extends ProwessApiError {}
/** Too many requests; `retryAfterMs` tells when to come back. */
export class RateLimitedError extends ProwessApiError {}
/** It was changed by somebody else since it was read. */
export class PreconditionFailedError extends ProwessApiError {}
/** The service failed. */
export class ServerError extends ProwessApiError {}
/** An answer that cannot be read. */
export class DecodeError extends ProwessApiError {}
/** Pages that do not end, or that repeat. */
export class PaginationError extends ProwessApiError {}
/** The client is set up wrongly, or asked for something that no request can say. */
export class ConfigError extends ProwessApiError {}

const CLASSES: Record<ErrorKind, typeof ProwessApiError> = {
  connection: ConnectionFailedError,
  timeout: TimedOutError,
  cancelled: CancelledError,
  auth: AuthError,
  permission_denied: PermissionDeniedError,
  not_found: NotFoundError,
  conflict: ConflictError,
  validation: ValidationError,
  rate_limited: RateLimitedError,
  precondition_failed: PreconditionFailedError,
  server: ServerError,
  decode: DecodeError,
  pagination: PaginationError,
  config: ConfigError,
};

// On the prototypes, so that a printed error shows its failure alone, and under any bundler.
const named = { ProwessApiError, ...namesOf() };
for (const [name, { prototype }] of Object.entries(named)) {
  Object.defineProperty(prototype, "name", { value: name, writable: true, configurable: true });
}
Object.defineProperty(ProwessApiError.prototype, BRAND, { value: true });

function namesOf(): Record<string, typeof ProwessApiError> {
  return {
    ConnectionFailedError,
    TimedOutError,
    CancelledError,
    AuthError,
    PermissionDeniedError,
    NotFoundError,
    ConflictError,
    ValidationError,
    RateLimitedError,
    PreconditionFailedError,
    ServerError,
    DecodeError,
    PaginationError,
    ConfigError,
  };
}

/** Whether this is a {@link ProwessApiError}, also one of another copy of this package. */
export function isProwessApiError(error: unknown): error is ProwessApiError {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** The error behind what the native side threw; what is no failure goes up as it is. */
export function failureFrom(thrown: unknown): unknown {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  try {
    const failure = JSON.parse(text) as Failure;
    return new CLASSES[failure.kind](failure);
  } catch {
    return thrown;
  }
}
