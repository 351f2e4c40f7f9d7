//! What holds for refresh.
