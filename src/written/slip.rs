//! What somebody who never saw TOML meant: a parser names the character that it stumbled over,
//! which is seldom the one to mend.

use std::ops::Range;

/// A syntax error as people can mend it.
pub(super) struct Slip {
    /// What is wrong.
    pub(super) message: String,
    /// What to write.
    pub(super) help: String,
    /// Where the same thing was written before.
    pub(super) before: Option<Range<usize>>,
}

/// Explains what the parser says about `range` of `text`.
pub(super) fn explain(text: &str, range: Range<usize>, said: &str) -> Slip {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, line) = line_at(text, range.start);
    let slip = |message: &str, help: String| Slip {
        message: message.to_owned(),
        help,
        before: None,
    };
    if said == "duplicate key"
        && let Some(twice) = twice(text, start, line, text.get(range).unwrap_or_default())
    {
        return twice;
    }
    let assigned = assigned(line);
    if let Some(curly) = line.chars().find(|one| "“”„‟‘’«»".contains(*one))
        && (said.starts_with("string values") || said.starts_with("unexpected key or value"))
    {
        let help = match assigned {
            Some((key, value)) => {
                let inner = value.trim_matches(|one| "“”„‟‘’«»".contains(one));
                format!("write {key} = \"{inner}\"")
            }
            None => "write straight quotation marks: \"".to_owned(),
        };
        return slip(&format!("`{curly}` is not a straight quotation mark"), help);
    }
    if line.contains('\u{a0}') && said.starts_with("invalid unquoted key") {
        return slip(
            "there is a no-break space before the `=`",
            "delete it and type an ordinary space".to_owned(),
        );
    }
    let help = match said.as_str() {
        said if said.starts_with("invalid date") => {
            "write a day that exists as year-month-day, such as 2027-01-31".to_owned()
        }
        said if said.contains("basic string") || said.contains("literal string, expected `'`") => {
            "close the text with a quotation mark at its end".to_owned()
        }
        said if said.contains("unicode value") || said.contains("escape") => {
            "write `\\\\` for each `\\`, or put the text between single quotation marks".to_owned()
        }
        said if said.starts_with("missing comma between array") => {
            "put commas between the parts of the list and close it with `]`".to_owned()
        }
        said if said.starts_with("key with no value") => match worded(line) {
            Some(written) => format!("write {written}"),
            None => "write a name, `=` and a value; remarks begin with `#`".to_owned(),
        },
        said if said.starts_with("carriage return") => {
            "save the file with ordinary line ends".to_owned()
        }
        said if said.starts_with("string values")
            || said.starts_with("invalid float")
            || said.starts_with("invalid boolean")
            || said.starts_with("unexpected leading zero")
            || said.starts_with("unexpected key or value") =>
        {
            if let Some((key, value)) = assigned.filter(|(_, value)| is_bare(value)) {
                return unquoted(key, value);
            }
            generic()
        }
        _ => generic(),
    };
    slip(&said, help)
}

fn generic() -> String {
    "mend the line; the format is described at https://toml.io".to_owned()
}

/// A value that stands there without quotation marks.
fn unquoted(key: &str, value: &str) -> Slip {
    let (message, help) = match value.to_lowercase().as_str() {
        "" => (
            format!("`{key}` has no value"),
            "write the value, or put a `#` before the line".to_owned(),
        ),
        "yes" | "true" => (
            format!("`{value}` is neither `true` nor `false`"),
            format!("write {key} = true"),
        ),
        "no" | "false" => (
            format!("`{value}` is neither `true` nor `false`"),
            format!("write {key} = false"),
        ),
        _ if is_like_a_date(value) => (
            format!("`{value}` is not a date"),
            format!("write the day as year-month-day: {key} = 2027-01-31"),
        ),
        _ => (
            "a text or an amount with its unit needs quotation marks".to_owned(),
            format!("write {key} = \"{value}\""),
        ),
    };
    Slip {
        message,
        help,
        before: None,
    }
}

/// A heading or key that stands there before.
fn twice(text: &str, start: usize, line: &str, key: &str) -> Option<Slip> {
    let heading = heading(line);
    let mut found = None;
    let mut at = 0;
    for earlier in text[..start].split_inclusive('\n') {
        match heading {
            // The first of equal headings.
            Some(heading) if found.is_none() && self::heading(earlier) == Some(heading) => {
                found = Some(at + earlier.find('[').unwrap_or(0));
            }
            // The last of equal keys since a heading.
            None if self::heading(earlier).is_some() => found = None,
            None if assigned(earlier).is_some_and(|(other, _)| other == key) => {
                found = Some(at + earlier.len() - earlier.trim_start().len());
            }
            _ => {}
        }
        at += earlier.len();
    }
    let found = found?;
    Some(match heading {
        Some(heading) => Slip {
            message: format!("`{heading}` stands in the file twice"),
            help: "write these lines under the first one, and delete this heading".to_owned(),
            before: Some(found..found + heading.len()),
        },
        None => Slip {
            message: format!("`{key}` is written twice"),
            help: "delete one of the two".to_owned(),
            before: Some(found..found + key.len()),
        },
    })
}

/// Where the line of a byte starts.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |end| end + 1)
}

/// The line at a byte, and where it starts.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = line_start(text, at);
    let line = text[start..].split('\n').next().unwrap_or_default();
    (start, line.trim_end_matches('\r'))
}

/// `[law]` of a line that is a heading.
fn heading(line: &str) -> Option<&str> {
    let line = line.split('#').next()?.trim();
    (line.starts_with('[') && line.ends_with(']')).then_some(line)
}

/// Key and value of a line, without the remark behind them.
fn assigned(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let value = match value.split_once(" #") {
        Some((value, _)) if !value.contains('"') => value,
        _ => value,
    };
    is_key(key).then_some((key, value.trim()))
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || "-_.".contains(one))
}

/// Whether a value neither is nor holds a quoted text, a list or a table.
fn is_bare(value: &str) -> bool {
    value.len() <= 80 && !value.contains(['"', '\'', '[', '{', '\\'])
}

fn is_like_a_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['.', '/', '-']).collect();
    parts.len() == 3
        && parts.iter().all(|part| {
            let part = part.trim();
            !part.is_empty() && part.len() <= 4 && part.chars().all(|one| one.is_ascii_digit())
        })
}

/// `governing: Ireland` as TOML writes it.
fn worded(line: &str) -> Option<String> {
    let line = line.trim();
    let end = line.find(|one: char| one == ':' || one.is_whitespace())?;
    let (key, value) = line.split_at(end);
    let value = value.trim_start_matches(':').trim();
    (is_key(key) && !value.is_empty() && !value.contains('=') && value.len() <= 80).then(|| {
        let is_value = format!("x = {value}").parse::<toml::Table>().is_ok();
        if is_value {
            format!("{key} = {value}")
        } else if is_bare(value) {
            format!("{key} = \"{value}\"")
        } else {
            format!("{key} = …")
        }
    })
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    /// What is said about the first error of a text.
    fn said(text: &str) -> (String, String) {
        let (_, errors) = DeTable::parse_recoverable(text);
        let error = errors.first().unwrap();
        let slip = super::explain(text, error.span().unwrap(), error.message());
        (slip.message, slip.help)
    }

    #[test]
    fn words_and_amounts_without_quotation_marks_are_written_out() {
        for (line, right) in [
            ("governing = Ireland", "governing = \"Ireland\""),
            (
                "governing = the law of Ireland # ours",
                "governing = \"the law of Ireland\"",
            ),
            ("governing = “Ireland”", "governing = \"Ireland\""),
            ("governing: Ireland", "governing = \"Ireland\""),
            ("term-months 36", "term-months = 36"),
            ("rto = 4h", "rto = \"4h\""),
            ("target = 99.9%", "target = \"99.9%\""),
            ("monthly = 20.000,00 EUR", "monthly = \"20.000,00 EUR\""),
            ("training = yes", "training = true"),
            ("training = False", "training = false"),
            ("date = 02.11.2026", "date = 2027-01-31"),
        ] {
            let (message, help) = said(line);
            assert!(help.ends_with(right), "{line}: {message}: {help}");
            assert!(right.parse::<toml::Table>().is_ok());
        }
    }

    #[test]
    fn what_stands_there_twice_is_found() {
        assert_eq!(
            said("[law]\nx = 1\n[a]\n[law]\ny = 2").0,
            "`[law]` stands in the file twice"
        );
        assert_eq!(
            said("[a]\nx = 1\n[b]\nx = 1\nx = 2").0,
            "`x` is written twice"
        );
        assert_eq!(said("a.b = 1\n[a]").0, "duplicate key");
    }
}
