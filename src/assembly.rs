//! Assembly: choose → number → fill → refer → define. An engagement, the library and an outline
//! become one document tree, with everything that is still open beside it.
//!
//! Nothing stops at the first problem: a draft with open points is a working draft.

mod alone;
mod check;
mod choose;
mod data;
mod define;
mod fill;
mod front;
mod met;
mod number;
mod particulars;
mod refer;
mod trace;
mod typography;
mod wordings;
mod write;

pub use alone::{alone, blank, paper, pieces};
pub use choose::Omission;
pub use data::data;
pub use define::{DefinedTerm, plural};
pub use particulars::Particular;
pub use trace::{Carrier, Trace};
pub use wordings::{Line, Wordings, wordings};

use crate::condition::Facts;
use crate::document::{Anchor, Document, Meta};
use crate::engagement::{Engagement, Position, Role};
use crate::finding::Finding;
use crate::library::Library;
use crate::source::Place;
use crate::template::{Data, Outline, Tables};

/// An assembled agreement and what a reader should know about it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The agreement.
    pub document: Document,
    /// What somebody must still decide, in the order of the document.
    pub open_points: Vec<OpenPoint>,
    /// The clauses and schedules that were chosen, in order.
    pub chosen: Vec<ChosenClause>,
    /// The clauses and schedules the engagement leaves out.
    pub omitted: Vec<Omission>,
    /// Each blank that has a value.
    pub particulars: Vec<Particular>,
    /// Which requirements the printed texts and the service levels carry, in document order.
    pub traces: Vec<Trace>,
    /// The terms the draft defines.
    pub terms: Vec<DefinedTerm>,
    /// The facts it was assembled for.
    pub facts: Facts,
}

/// A clause or schedule of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenClause {
    /// Its id in the library.
    pub id: String,
    /// Its number: "14" or "Schedule 3".
    pub number: String,
    /// Its heading.
    pub title: String,
    /// Which wording was taken.
    pub position: Position,
    /// Whether it has a fall-back wording.
    pub negotiable: bool,
}

/// Something somebody must still decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// 1, 2, 3 … in the order of the document.
    pub number: usize,
    /// Path of what is open, such as `clause.audit.right-to-audit.notice`.
    pub path: String,
    /// The question.
    pub question: String,
    /// What to write in the engagement.
    pub write: String,
    /// The clauses and schedules it stands in, in order.
    pub clauses: Vec<Anchor>,
    /// Where in the engagement or library it arises.
    pub place: Option<Place>,
}

/// Assembles a document. With `working`, guidance and the list of open points are in the tree.
pub fn assemble(
    engagement: &Engagement,
    library: &Library,
    outline: &Outline,
    tables: &Tables,
    facts: &Facts,
    working: bool,
) -> (Draft, Vec<Finding>) {
    let mut findings = check::settings(engagement, library);
    let choice = choose::choose(engagement, library, outline, facts, &mut findings);
    let numbered = number::number(&choice, facts);
    let traces = trace::traces(engagement, library, &numbered);
    let data = Data::of(&data(engagement));
    let mut writer = write::Writer::new(
        engagement, library, &choice, &numbered, tables, &data, working,
    );
    if numbered.shows(met::NAME) {
        writer.met = met::tables(engagement, library, facts, &traces);
        writer
            .met
            .extend(met::tender(engagement, &numbered.chosen()));
    }
    let mut body = writer.parts();
    let mut schedules = writer.schedules();
    let mut parties = front::parties(&mut writer, outline);
    let terms = define::define(
        &mut writer,
        outline,
        &mut parties,
        &mut body,
        &mut schedules,
    );
    writer.confirmations();
    // Papers that nobody signs have no such piece.
    let signatures = tables
        .has(&format!("documents/{}/signatures.md", outline.id))
        .then(|| front::signatures(&mut writer, outline));
    let write::Written {
        open_points,
        particulars,
        findings: written,
    } = writer.finish();
    findings.extend(written);
    let mut sections = vec![front::cover(
        engagement,
        outline,
        tables,
        &data,
        &mut findings,
    )];
    if working && !open_points.is_empty() {
        sections.push(front::open_points(&open_points, &numbered));
    }
    sections.push(front::contents());
    sections.push(parties);
    sections.extend(body);
    sections.extend(signatures);
    sections.extend(schedules);
    let draft = Draft {
        document: Document {
            meta: meta(engagement, outline, working),
            sections,
        },
        open_points,
        chosen: numbered.chosen(),
        omitted: choice.omitted,
        particulars,
        traces,
        terms,
        facts: facts.clone(),
    };
    (draft, findings)
}

fn meta(engagement: &Engagement, outline: &Outline, working: bool) -> Meta {
    let header = &engagement.header;
    Meta {
        title: header.title.clone(),
        kind: outline.kind.clone(),
        reference: header.id.clone(),
        version: header.version.clone(),
        language: header.language.clone().unwrap_or_else(|| "en-GB".into()),
        author: engagement
            .parties
            .iter()
            .find(|party| party.is(Role::Customer))
            .map(|party| party.printed().to_owned())
            .unwrap_or_default(),
        date: (header.date.year(), header.date.month(), header.date.day()),
        working,
        internal: false,
    }
}
