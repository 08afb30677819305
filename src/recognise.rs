//! What somebody's paper says: what kind of document it is, which topics it settles, its
//! commitments, definitions and references, found by reading.

pub mod commitments;
pub mod credits;
pub mod definitions;
pub mod facts;
pub mod kind;
mod matcher;
pub mod money;
pub mod periods;
pub mod reading;
pub mod references;
pub mod sentences;
pub mod topics;
