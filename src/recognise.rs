//! What somebody's paper says: commitments, definitions and references, found by reading.

pub mod commitments;
pub mod definitions;
pub mod reading;
pub mod references;
