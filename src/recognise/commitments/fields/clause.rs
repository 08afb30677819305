//! Numbers of clauses, and which clause stands in which.

use crate::recognise::reading::{Pattern, Reading};

/// The parts of a clause's number: "Annex 2(4)" is `annex 2`, `4`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause(Vec<String>);

impl Clause {
    /// The clause that a block stands in.
    pub(super) fn at(reading: &Reading<'_>, block: usize) -> Self {
        let block = reading.paper.blocks.get(block);
        let written = block.and_then(|block| block.clause.as_deref());
        Self::read(&written.unwrap_or_default().to_ascii_lowercase())
    }

    fn read(written: &str) -> Self {
        let parts = written.split(['.', '(', ')', ',', ':']);
        let named = parts.map(str::trim).filter(|part| !part.is_empty());
        Self(named.map(str::to_owned).collect())
    }

    /// The clauses that words name: "sections 3.3 and 7.9", "No. 7 of Annex 2".
    pub(super) fn named(words: &str) -> Vec<Self> {
        const MOST: usize = 12;
        let mut found = Vec::new();
        for groups in NAMED.all_groups(words).into_iter().take(MOST) {
            let annex = groups.text(2);
            if annex.is_empty() {
                let list = NUMBER.find_all(groups.text(1));
                let of =
                    |range: &std::ops::Range<usize>| Self::read(&groups.text(1)[range.clone()]);
                found.extend(list.iter().take(MOST).map(of));
            } else {
                found.push(Self(vec![annex.to_owned()]));
            }
        }
        found
    }

    /// Whether another clause is this one or a part of it, as named from a place.
    pub(super) fn holds(&self, other: &Self, from: &Self) -> bool {
        if self.0.is_empty() {
            return false;
        }
        if other.0.starts_with(&self.0) {
            return true;
        }
        // "No. 6" in an annex is a number of that annex.
        let (Some(annex), Some(same)) = (other.0.first(), from.0.first()) else {
            return false;
        };
        annex == same && annex.contains(' ') && other.0[1..].starts_with(&self.0)
    }

    /// Whether both are the same numbered part of a clause.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.0.len() > 1 && self == other
    }
}

static NAMED: Pattern = Pattern::whole(
    "(?-u:\\b)(?:(?:sections?|clauses?|paragraphs?|nos?\\.|numbers?|items?|articles?|points?|sub-?clauses?) |§+ ?)([0-9]+(?:[.(][0-9a-z]+\\)?)*(?:(?: and | or | to |, and | or section | and section )[0-9]+(?:[.(][0-9a-z]+\\)?)*|, [0-9]+[.(][0-9a-z.()]*)*)|(?-u:\\b)((?:annex|schedule|exhibit|attachment|appendix|part) (?:[0-9]+|[a-z]))(?-u:\\b)",
);
static NUMBER: Pattern = Pattern::whole("[0-9]+(?:[.(][0-9a-z]+\\)?)*");

#[cfg(test)]
mod tests {
    use super::Clause;

    #[test]
    fn named_clauses_hold_what_stands_in_them() {
        let names = Clause::named("if we miss section 3.3 or 7.9, and no. 6 of annex 2");
        let at = |written: &str| Clause::read(written);
        assert_eq!(names, [at("3.3"), at("7.9"), at("6"), at("annex 2")]);
        assert!(names[0].holds(&at("3.3(a)"), &at("6.2")));
        assert!(!names[0].holds(&at("3.30"), &at("6.2")));
        assert!(names[2].holds(&at("annex 2(6)"), &at("annex 2(7)")));
        assert!(!names[2].holds(&at("annex 2(6)"), &at("annex 3(7)")));
    }
}
