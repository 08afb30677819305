//! An engagement with its draft, as planning documents and single forms need it.

use std::path::Path;

use crate::assembly::Draft;
use crate::commands::open::{Opened, open_engagement};
use crate::commands::{Console, LibraryOptions};
use crate::planning;
use crate::template::{Outline, Tables};

/// What was read and drafted.
pub(super) struct Drafted {
    opened: Opened,
    outline: Outline,
    tables: Tables,
    draft: Draft,
}

impl Drafted {
    /// Reads and drafts an engagement; nothing if it has errors, which are then on the console.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(super) fn of(
        engagement: &Path,
        library: &LibraryOptions,
        console: &mut Console<'_>,
    ) -> Result<Option<Self>, String> {
        let mut opened = open_engagement(engagement, library)?;
        let outline = Outline::embedded("agreement")?;
        let tables = Tables::embedded()?;
        let (draft, wrong) = opened.assembled(&outline, &tables, false);
        opened.findings.extend(wrong);
        if opened.is_refused("written", console) {
            return Ok(None);
        }
        Ok(Some(Self {
            opened,
            outline,
            tables,
            draft,
        }))
    }

    pub(super) fn deal(&self) -> planning::Deal<'_> {
        planning::Deal {
            engagement: &self.opened.engagement,
            library: &self.opened.library,
            outline: &self.outline,
            tables: &self.tables,
            draft: &self.draft,
        }
    }

    /// What is wrong with a paper, if anything.
    pub(super) fn complain(
        &self,
        findings: &[crate::finding::Finding],
        console: &mut Console<'_>,
    ) -> bool {
        console.findings(findings, &self.opened.sources);
        super::open::broken(findings)
    }
}
