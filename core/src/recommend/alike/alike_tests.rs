//! What holds for alike.
