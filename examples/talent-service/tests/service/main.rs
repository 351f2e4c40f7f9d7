//! The service as its clients see it: over real sockets, in SQLite, and in PostgreSQL where
//! `PROWESS_TEST_POSTGRES` names a server in which databases may be made.

mod accounts;
mod decisions;
mod described;
mod durability;
mod hostile;
mod imports;
mod limits;
mod readme;
mod support;
mod talent;
