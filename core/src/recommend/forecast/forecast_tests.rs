//! What holds for forecast.
