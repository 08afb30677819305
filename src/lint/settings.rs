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
    /// From which severity on a finding fails a run: error, warning, note or never.
    pub fail_on: Option<String>,
    /// What papers are judged as beside their kind, unless the command line says it.
    #[serde(default)]
    pub profile: Vec<String>,
    /// Severity of rules; "off" silences one.
    #[serde(default)]
    severity: BTreeMap<String, Spanned<String>>,
    /// What is accepted.
    #[serde(default)]
    allow: Vec<Allow>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Allow {
    rule: Spanned<String>,
    path: Option<String>,
    reason: Spanned<String>,
    expires: Option<Spanned<toml::value::Datetime>>,
}

/// Words that fail a run, and none.
const FAILS: [&str; 4] = ["error", "warning", "note", "never"];

/// What to write where the grammar of TOML alone says too little.
const HINTS: &[(&str, &str)] = &[
    (
        "expected a TOML datetime",
        "write a day without quotation marks, such as 2027-12-31",
    ),
    (
        "map, expected a sequence",
        "write `[[allow]]`, one for each",
    ),
    (
        "expected a sequence",
        "write a list, such as [\"dora-critical\"]",
    ),
    (
        "expected a map",
        "write a table: `[severity]`, and below it lines such as `placeholder = \"note\"`",
    ),
    (
        "missing field `reason`",
        "say in a few words why it is right here",
    ),
];

impl Settings {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// All that is wrong, with lines, and what to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        let settings: Self = toml::from_str(text).map_err(|error| {
            let said = error.message();
            let hint = HINTS.iter().find(|(part, _)| said.contains(part));
            let hint = hint.map_or(String::new(), |(_, hint)| format!("; {hint}"));
            let at = error.span().map_or(1, |span| line(span.start));
            format!("line {at}: {said}{hint}")
        })?;
        let mut wrong: Vec<(usize, String)> = Vec::new();
        if let Some(word) = &settings.fail_on
            && !FAILS.contains(&word.as_str())
        {
            let at = text.find("fail-on").unwrap_or(0);
            let words = "write error, warning, note or never";
            wrong.push((line(at), format!("`fail-on` is `{word}`; {words}")));
        }
        for (name, level) in &settings.severity {
            let at = line(level.span().start);
            wrong.extend(no_rule(name).map(|said| (at, said)));
            let level = level.get_ref();
            if level != "off" && severity(level).is_none() {
                wrong.push((
                    at,
                    format!(
                        "the severity of `{name}` is `{level}`; write error, warning, note or off"
                    ),
                ));
            }
        }
        for allow in &settings.allow {
            let name = allow.rule.get_ref();
            wrong.extend(no_rule(name).map(|said| (line(allow.rule.span().start), said)));
            if allow.reason.get_ref().split_whitespace().count() < 3 {
                wrong.push((
                    line(allow.reason.span().start),
                    format!("`{name}` is allowed without a reason; say in a few words why it is right here"),
                ));
            }
            if let Some(expires) = &allow.expires
                && expires.get_ref().date.is_none()
            {
                wrong.push((
                    line(expires.span().start),
                    format!(
                        "`expires` is {}, which is no day; write one, such as 2027-12-31",
                        expires.get_ref()
                    ),
                ));
            }
        }
        if wrong.is_empty() {
            return Ok(settings);
        }
        wrong.sort();
        let said = wrong
            .iter()
            .map(|(line, said)| format!("line {line}: {said}"));
        Err(said.collect::<Vec<_>>().join("\n       "))
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
                let day = allow.expires.as_ref().map(|day| day.get_ref().to_string());
                let day = day.unwrap_or_default();
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
                    finding.severity = severity(level.get_ref())?;
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
        let day = self.expires.as_ref();
        let day = day.and_then(|expires| expires.get_ref().date);
        day.is_some_and(|day| {
            let number = |value: u8| i8::try_from(value).unwrap_or(1);
            let year = i16::try_from(day.year).unwrap_or(i16::MAX);
            Date::new(year, number(day.month), number(day.day)).is_ok_and(|last| as_of > last)
        })
    }
}

/// That there is no such rule, if there is none.
fn no_rule(name: &str) -> Option<String> {
    if rule(name).is_some() {
        return None;
    }
    let near = nearest_rule(name).map_or_else(
        || "`engross rules` lists them".to_owned(),
        |near| format!("did you mean `{}`?", near.name),
    );
    Some(format!("there is no rule `{name}`; {near}"))
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
            ("fail_on = 1", "line 1: unknown field"),
            (
                "fail-on = \"warnings\"",
                "write error, warning, note or never",
            ),
            ("profile = \"dora\"", "write a list"),
            ("[allow]\nrule = \"placeholder\"", "write `[[allow]]`"),
            ("severity = \"low\"", "write a table"),
            (
                "[[allow]]\nrule = \"placeholder\"\nreason = \"a b c\"\nexpires = \"2027-01-31\"",
                "line 4: invalid type: string \"2027-01-31\", expected a TOML datetime; write a day without",
            ),
            (
                "[[allow]]\nrule = \"placeholder\"\nreason = \"a b c\"\nexpires = 10:30:00",
                "line 4: `expires` is 10:30:00, which is no day",
            ),
        ] {
            let error = Settings::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn all_slips_are_named_at_once() {
        let text = "fail-on = \"never\"\n[severity]\nplaceholder = \"low\"\nvage-duty = \"off\"\n\n[[allow]]\nrule = \"place-holder\"\nreason = \"ok\"\n";
        let error = Settings::parse(text).unwrap_err();
        let lines: Vec<&str> = error.lines().map(str::trim).collect();
        assert_eq!(lines.len(), 4, "{error}");
        for (line, said) in lines.iter().zip([
            "line 3: the severity of `placeholder`",
            "line 4: there is no rule `vage-duty`",
            "line 7: there is no rule `place-holder`",
            "line 8: `place-holder` is allowed without a reason",
        ]) {
            assert!(line.starts_with(said), "{error}");
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
