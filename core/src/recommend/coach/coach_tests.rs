//! What holds for coach.
