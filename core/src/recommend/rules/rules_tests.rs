//! What holds for rules.
