//! What cannot be measured?

pub(super) mod vague_wording;
