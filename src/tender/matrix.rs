//! The response matrix: what providers fill in. One row for each requirement, one more for each
//! further value that it asks for, and some for deviations to which no requirement belongs.

mod csv;
mod styles;
mod summary;
mod workbook;

use std::fmt::Write as _;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::engagement::{Engagement, Role};
use crate::library::Priority;
use crate::tender::{Asked, Words};

/// How many rows there are for deviations to which no requirement belongs.
const OTHER_ROWS: usize = 8;

/// The response matrix of one tender.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Reference of the request.
    pub reference: String,
    /// Title of the engagement.
    pub title: String,
    /// Who asks.
    pub customer: String,
    /// Day on which it goes out; every date in the file's properties.
    pub issued: Date,
    /// Last day for answers.
    pub until: Option<Date>,
    /// Rows in order.
    pub rows: Vec<Row>,
    /// Changes whenever a row changes.
    pub stamp: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Names the row for ever: `AUD-1`, or `AUD-1/cause-notice` for a further value.
    pub key: String,
    /// Id as printed.
    pub id: String,
    /// Topic.
    pub topic: String,
    /// The requirement, or the question of a further value.
    pub text: String,
    /// `mandatory` or `scored`; empty for a further value.
    pub priority: String,
    /// What to enclose.
    pub evidence: String,
    /// What a measurable answer looks like.
    pub measure: String,
    /// The value asked for, as printed.
    pub asked: String,
    /// The unit of the value.
    pub unit: String,
    /// What a provider fills in.
    pub kind: RowKind,
}

/// What a provider fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Answer, explanation, evidence and deviation.
    Answer,
    /// The same, and a value.
    AnswerWithValue,
    /// A value only: the answer stands in the row of the requirement.
    Value,
    /// Explanation and deviation.
    Deviation,
}

impl RowKind {
    /// Whether the row has an answer.
    pub fn answers(self) -> bool {
        matches!(self, Self::Answer | Self::AnswerWithValue)
    }

    /// Whether the row offers a value.
    pub fn offers(self) -> bool {
        matches!(self, Self::AnswerWithValue | Self::Value)
    }
}

impl Row {
    /// A short digest of what the provider must not change.
    pub fn check(&self) -> String {
        let mut hash = Sha256::new();
        for text in [
            &self.key,
            &self.id,
            &self.topic,
            &self.text,
            &self.priority,
            &self.evidence,
            &self.measure,
            &self.asked,
            &self.unit,
        ] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        short(&hash.finalize())
    }
}

/// The first 16 hexadecimal digits of a digest.
fn short(digest: &[u8]) -> String {
    let mut out = String::new();
    for byte in digest.iter().take(8) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

impl Matrix {
    /// The matrix of what is asked.
    pub fn of(engagement: &Engagement, asked: &[Asked], words: &Words) -> Self {
        let mut rows: Vec<Row> = asked.iter().flat_map(rows).collect();
        for at in 1..=OTHER_ROWS {
            rows.push(Row {
                key: format!("OTHER-{at}"),
                id: format!("OTHER-{at}"),
                topic: words.other.topic.clone(),
                text: words.other.requirement.clone(),
                priority: words.other.priority.clone(),
                evidence: String::new(),
                measure: String::new(),
                asked: String::new(),
                unit: String::new(),
                kind: RowKind::Deviation,
            });
        }
        let mut hash = Sha256::new();
        for row in &rows {
            hash.update(row.check().as_bytes());
        }
        let tender = &engagement.tender;
        let header = &engagement.header;
        Self {
            reference: tender
                .reference
                .clone()
                .unwrap_or_else(|| header.id.clone()),
            title: header.title.clone(),
            customer: engagement
                .parties
                .iter()
                .find(|party| party.is(Role::Customer))
                .map(|party| party.printed().to_owned())
                .unwrap_or_default(),
            issued: tender.issued.unwrap_or(header.date),
            until: tender.answers_until,
            rows,
            stamp: short(&hash.finalize()),
        }
    }

    /// The row of a key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The workbook.
    ///
    /// # Errors
    /// What the writer of workbooks says.
    pub fn workbook(&self, words: &Words) -> Result<Vec<u8>, String> {
        workbook::write(self, words).map_err(|error| format!("the response matrix: {error}"))
    }

    /// The rows as a table for spreadsheets, with empty cells to fill.
    pub fn csv(&self, words: &Words) -> String {
        csv::write(self, words)
    }
}

fn rows(one: &Asked) -> Vec<Row> {
    let evidence: Vec<String> = one
        .evidence
        .iter()
        .map(|proof| format!("{}: {}", proof.kind.word(), proof.text))
        .collect();
    let shown = |at: usize| {
        let offer = one.offers.get(at)?;
        let asked = offer.asked.as_ref().map(|asked| asked.printed.clone());
        Some((asked.unwrap_or_default(), offer.unit.clone()))
    };
    let (asked, unit) = shown(0).unwrap_or_default();
    let mut rows = vec![Row {
        key: one.id.clone(),
        id: one.id.clone(),
        topic: one.topic.clone(),
        text: one.text.clone(),
        priority: match one.priority {
            Priority::Mandatory => "mandatory".to_owned(),
            Priority::Scored => "scored".to_owned(),
        },
        evidence: evidence.join("\n"),
        measure: one.measure.clone(),
        asked,
        unit,
        kind: if one.offers.is_empty() {
            RowKind::Answer
        } else {
            RowKind::AnswerWithValue
        },
    }];
    for (at, offer) in one.offers.iter().enumerate().skip(1) {
        let (asked, unit) = shown(at).unwrap_or_default();
        rows.push(Row {
            key: format!("{}/{}", one.id, offer.blank),
            id: one.id.clone(),
            topic: one.topic.clone(),
            text: offer.asks.clone(),
            priority: String::new(),
            evidence: String::new(),
            measure: String::new(),
            asked,
            unit,
            kind: RowKind::Value,
        });
    }
    rows
}
