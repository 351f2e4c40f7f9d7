//! What holds for roles.
