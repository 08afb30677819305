//! `engross.toml`: what a team decided about rules for other people's papers.
//!
//! ```toml
//! fail-on = "warning"
//! profile = ["dora-critical"]
//!
//! [severity]
//! placeholder = "note"        # error, warning, note or off
//!
//! [[allow]]
//! rule = "placeholder"
//! path = "templates/**"
//! reason = "Templates have gaps on purpose."
//! expires = 2027-12-31
//! ```

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::finding::{Finding, Severity};
use crate::lint::{Findings, nearest_rule, rule, rules};
use crate::source::{FileId, Place};

/// What `engross.toml` says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// From which severity on a finding fails a run.
    pub fail_on: Option<String>,
    /// What papers are judged as beside their kind, unless the command line says it.
    #[serde(default)]
    pub profile: Vec<String>,
    /// Severity of rules; "off" silences one.
    #[serde(default)]
    severity: BTreeMap<String, String>,
    /// What is accepted.
    #[serde(default)]
    allow: Vec<Allow>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Allow {
    rule: Spanned<String>,
    path: Option<String>,
    reason: String,
    expires: Option<toml::value::Datetime>,
}

impl Settings {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// What is wrong, with line and column, and what to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let settings: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        let named = settings.severity.keys();
        for name in named.chain(settings.allow.iter().map(|allow| allow.rule.get_ref())) {
            if rule(name).is_none() {
                let near = nearest_rule(name).map_or_else(
                    || "`engross rules` lists them".to_owned(),
                    |near| format!("did you mean `{}`?", near.name),
                );
                return Err(format!("there is no rule `{name}`; {near}"));
            }
        }
        for (name, level) in &settings.severity {
            if level != "off" && severity(level).is_none() {
                return Err(format!(
                    "the severity of `{name}` is `{level}`; write error, warning, note or off"
                ));
            }
        }
        for allow in &settings.allow {
            if allow.reason.split_whitespace().count() < 3 {
                return Err(format!(
                    "`{}` is allowed without a reason; say in a few words why it is right here",
                    allow.rule.get_ref()
                ));
            }
        }
        Ok(settings)
    }

    /// Whether anything in it ends on a day.
    pub fn has_expiry(&self) -> bool {
        self.allow.iter().any(|allow| allow.expires.is_some())
    }

    /// What each `[[allow]]` has to do with a paper: nothing if it is for other paths, else whether
    /// something was found that it accepts.
    pub fn uses(&self, path: &str, found: &[Finding]) -> Vec<Option<bool>> {
        let uses = |allow: &Allow| found.iter().any(|one| one.rule == allow.rule.get_ref());
        self.allow
            .iter()
            .map(|allow| allow.covers(path).then(|| uses(allow)))
            .collect()
    }

    /// Findings about each `[[allow]]` that serves no more: its last day is over, or it accepts
    /// nothing in any of the papers it is for. `uses` is what all papers together made of them.
    pub fn stale(&self, file: FileId, uses: &[Option<bool>], as_of: Date) -> Vec<Finding> {
        let mut said = Vec::new();
        for (allow, made) in self.allow.iter().zip(uses) {
            let Some(serves) = made else { continue };
            let name = allow.rule.get_ref();
            let place = Place::new(file, allow.rule.span());
            let of = allow
                .path
                .as_ref()
                .map(|path| format!(" in `{path}`"))
                .unwrap_or_default();
            if allow.is_over(as_of) {
                let day = allow.expires.map(|day| day.to_string()).unwrap_or_default();
                let mut findings = Findings::of(&rules::EXPIRED_WAIVER);
                findings.report(
                    place,
                    format!("what allowed `{name}`{of} expired on {day}"),
                    "mend what it allows and delete it, or have it approved again with a later `expires`",
                );
                said.extend(findings.found);
            } else if !serves {
                let mut findings = Findings::of(&rules::UNUSED_WAIVER);
                findings.report(
                    place,
                    format!("what allows `{name}`{of} allows nothing: no such finding is there"),
                    "delete it, or correct its `rule` or `path`",
                );
                said.extend(findings.found);
            }
        }
        said
    }

    /// The findings of a paper as the file wants them. `path` is that of the paper, as seen from
    /// the folder of the file, with `/` between its parts.
    pub fn apply(&self, path: &str, as_of: Date, found: Vec<Finding>) -> Vec<Finding> {
        found
            .into_iter()
            .filter_map(|mut finding| {
                if let Some(level) = self.severity.get(finding.rule) {
                    finding.severity = severity(level)?;
                }
                let is_allowed = self.allow.iter().any(|allow| {
                    allow.rule.get_ref() == finding.rule
                        && allow.covers(path)
                        && !allow.is_over(as_of)
                });
                (!is_allowed).then_some(finding)
            })
            .collect()
    }
}

impl Allow {
    fn covers(&self, path: &str) -> bool {
        self.path
            .as_ref()
            .is_none_or(|pattern| matches(pattern, path))
    }

    fn is_over(&self, as_of: Date) -> bool {
        let day = self.expires.and_then(|expires| expires.date);
        day.is_some_and(|day| {
            let number = |value: u8| i8::try_from(value).unwrap_or(1);
            let year = i16::try_from(day.year).unwrap_or(i16::MAX);
            Date::new(year, number(day.month), number(day.day)).is_ok_and(|last| as_of > last)
        })
    }
}

fn severity(word: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .find(|severity| severity.word() == word)
}

/// Whether a path fits a pattern: `*` stands for anything but `/`, `**` for anything; a folder
/// stands for all in it.
fn matches(pattern: &str, path: &str) -> bool {
    let folder = pattern.trim_end_matches('/');
    if path == folder
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    {
        return true;
    }
    fits(pattern.as_bytes(), path.as_bytes())
}

fn fits(pattern: &[u8], path: &[u8]) -> bool {
    // Where to go on after the last star of each kind.
    let mut shallow: Option<(usize, usize)> = None;
    let mut deep: Option<(usize, usize)> = None;
    let (mut at, mut next) = (0, 0);
    while next < path.len() {
        match pattern.get(at) {
            Some(b'*') if pattern.get(at + 1) == Some(&b'*') => {
                at += 2;
                if pattern.get(at) == Some(&b'/') {
                    at += 1;
                }
                deep = Some((at, next));
                shallow = None;
                continue;
            }
            Some(b'*') => {
                at += 1;
                shallow = Some((at, next));
                continue;
            }
            Some(one) if *one == path[next] => {
                at += 1;
                next += 1;
                continue;
            }
            _ => {}
        }
        (at, next) = match (shallow, deep) {
            (Some((after, from)), _) if path[from] != b'/' => {
                shallow = Some((after, from + 1));
                (after, from + 1)
            }
            (_, Some((after, from))) => {
                deep = Some((after, from + 1));
                shallow = None;
                (after, from + 1)
            }
            _ => return false,
        };
    }
    pattern[at..].iter().all(|one| *one == b'*')
}

#[cfg(test)]
mod tests {
    use super::{Settings, matches};

    #[test]
    fn patterns_stand_for_paths() {
        for (pattern, path, fit) in [
            ("templates/**", "templates/a/b.md", true),
            ("templates", "templates/a/b.md", true),
            ("*.md", "b.md", true),
            ("*.md", "a/b.md", false),
            ("**/*.md", "a/b.md", true),
            ("**/*.md", "b.md", true),
            ("a/*.docx", "a/x.docx", true),
            ("a/*.docx", "a/x.pdf", false),
            ("b", "ab", false),
        ] {
            assert_eq!(matches(pattern, path), fit, "{pattern} {path}");
        }
    }

    #[test]
    fn slips_are_named() {
        for (text, said) in [
            (
                "[severity]\nplaceholders = \"note\"",
                "did you mean `placeholder`?",
            ),
            (
                "[severity]\nplaceholder = \"low\"",
                "write error, warning, note or off",
            ),
            (
                "[[allow]]\nrule = \"placeholder\"\nreason = \"ok\"",
                "without a reason",
            ),
            ("fail_on = 1", "unknown field"),
        ] {
            let error = Settings::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn exceptions_that_serve_no_more_are_reported() {
        use crate::finding::{Finding, Group};
        use crate::source::{FileId, Place};
        let text = r#"
[[allow]]
rule = "placeholder"
path = "templates/**"
reason = "templates have gaps on purpose"

[[allow]]
rule = "vague-duty"
reason = "accepted by the board until the end of January"
expires = 2027-01-31

[[allow]]
rule = "impossible-date"
path = "old/**"
reason = "old papers are as they are"
"#;
        let settings = Settings::parse(text).unwrap();
        let file = FileId::from_index(0);
        let place = Place::new(file, 0..1);
        let found = [Finding::error(
            "vague-duty",
            Group::Measurability,
            place,
            "vague",
        )];
        let uses = settings.uses("templates/a.md", &found);
        assert_eq!(uses, [Some(false), Some(true), None]);
        let said: Vec<_> = settings
            .stale(file, &uses, jiff::civil::date(2027, 3, 1))
            .into_iter()
            .map(|one| (one.rule, one.message))
            .collect();
        assert_eq!(
            said,
            [
                (
                    "unused-waiver",
                    "what allows `placeholder` in `templates/**` allows nothing: no such finding is there".to_owned()
                ),
                (
                    "expired-waiver",
                    "what allowed `vague-duty` expired on 2027-01-31".to_owned()
                ),
            ]
        );
    }
}
