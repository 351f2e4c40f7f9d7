//! Laws, against brute force.
