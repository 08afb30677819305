//! A baseline: findings that were there before, known by their rule and the words around them,
//! never by their lines.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::finding::Finding;
use crate::source::Sources;

/// Words on each side of a finding that make it known.
const AROUND: usize = 4;
/// Words of a finding that make it known.
const MOST: usize = 24;

/// Findings that are known.
#[derive(Clone, Debug, Default)]
pub struct Baseline(BTreeMap<String, usize>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    /// For people: the file it was found in and what was said.
    path: String,
    message: String,
    key: String,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// If the text is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.version != 1 {
            return Err(format!(
                "it has version {}, and this program reads version 1",
                file.version
            ));
        }
        let mut keys = BTreeMap::new();
        for known in file.findings {
            *keys.entry(known.key).or_insert(0) += 1;
        }
        Ok(Self(keys))
    }

    /// The findings that are new; each known one hides one.
    pub fn apply(&self, found: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
        let mut left = self.0.clone();
        found
            .into_iter()
            .filter(
                |finding| match left.get_mut(&fingerprint(finding, sources)) {
                    Some(count) if *count > 0 => {
                        *count -= 1;
                        false
                    }
                    _ => true,
                },
            )
            .collect()
    }
}

/// The text of a baseline that knows these findings.
pub fn baseline(found: &[Finding], sources: &Sources) -> String {
    let findings = found
        .iter()
        .map(|finding| Known {
            rule: finding.rule.to_owned(),
            path: finding
                .place
                .map(|place| sources.file(place.file).name.clone())
                .unwrap_or_default(),
            message: finding.message.clone(),
            key: fingerprint(finding, sources),
        })
        .collect();
    let file = File {
        version: 1,
        findings,
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// What makes a finding known, in hexadecimal digits: its rule, its words and those around them; where it has no words,
/// what is said of it.
pub fn fingerprint(finding: &Finding, sources: &Sources) -> String {
    let mut hash = Sha256::new();
    hash.update(finding.rule);
    let place = finding.place.filter(|place| place.start < place.end);
    if let Some(place) = place {
        let text = &sources.file(place.file).text;
        let range = place.range();
        // What stands on other lines may change without changing this finding.
        let before = text.get(..range.start).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        let mut around: Vec<&str> = words(before).rev().take(AROUND).collect();
        around.reverse();
        around.extend(words(sources.text(place)).take(MOST));
        around.extend(words(after).take(AROUND));
        for word in around {
            hash.update(" ");
            hash.update(word.to_lowercase());
        }
    } else {
        hash.update(" ");
        hash.update(&finding.message);
    }
    let digest = hash.finalize();
    let mut key = String::new();
    for byte in &digest[..12] {
        let _ = write!(key, "{byte:02x}");
    }
    key
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
