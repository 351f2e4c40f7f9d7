//! What holds for next.
