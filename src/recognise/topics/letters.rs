//! The letters that a part of a pattern can start with.

/// No more starts than these; what follows is left to the regular expression.
const MOST: usize = 160;

/// One way to start.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Start {
    letters: Vec<u8>,
    /// Whether nothing follows.
    whole: bool,
}

/// The letters that a regular expression can start with, and whether they are all there is to it.
/// Nothing if it can start with anything.
pub(super) fn letters(pattern: &str) -> Option<(Vec<Vec<u8>>, bool)> {
    let mut reader = Reader {
        left: pattern.as_bytes(),
    };
    let starts = reader.alternatives();
    let whole = reader.left.is_empty() && starts.iter().all(|start| start.whole);
    let mut letters: Vec<Vec<u8>> = starts.into_iter().map(|start| start.letters).collect();
    letters.sort();
    letters.dedup();
    let is_useful = letters.iter().all(|letters| letters.len() >= 2);
    (is_useful && !letters.is_empty()).then_some((letters, whole))
}

struct Reader<'a> {
    left: &'a [u8],
}

impl Reader<'_> {
    fn next_is(&self, byte: u8) -> bool {
        self.left.first() == Some(&byte)
    }

    fn skip(&mut self, count: usize) {
        self.left = self.left.get(count..).unwrap_or_default();
    }

    fn alternatives(&mut self) -> Vec<Start> {
        let mut all = self.sequence();
        while self.next_is(b'|') {
            self.skip(1);
            all.extend(self.sequence());
        }
        all
    }

    fn sequence(&mut self) -> Vec<Start> {
        let mut all = vec![Start {
            letters: Vec::new(),
            whole: true,
        }];
        while let Some(byte) = self.left.first() {
            if matches!(byte, b'|' | b')') {
                break;
            }
            let mut atom = self.atom();
            if self.next_is(b'?') {
                self.skip(1);
                if self.next_is(b'?') {
                    self.skip(1);
                }
                atom.push(Start {
                    letters: Vec::new(),
                    whole: true,
                });
            } else if self.next_is(b'*') || self.next_is(b'{') {
                self.skip_count();
                atom = open();
            } else if self.next_is(b'+') {
                self.skip_count();
                for start in &mut atom {
                    start.whole = false;
                }
            }
            all = joined(all, &atom);
        }
        all
    }

    /// A count and the mark that makes it lazy.
    fn skip_count(&mut self) {
        if self.next_is(b'{') {
            let end = self.left.iter().position(|byte| *byte == b'}');
            self.skip(end.unwrap_or(0));
        }
        self.skip(1);
        if self.next_is(b'?') {
            self.skip(1);
        }
    }

    fn atom(&mut self) -> Vec<Start> {
        match self.left {
            [b'(', b'?', b':', ..] => {
                self.skip(3);
                let inner = self.alternatives();
                self.skip(1);
                inner
            }
            [b'(', ..] => {
                self.skip(1);
                let inner = self.alternatives();
                self.skip(1);
                inner
            }
            [b'[', rest @ ..] => {
                let end = rest.iter().skip(1).position(|byte| *byte == b']');
                let class = rest.get(..end.map_or(0, |end| end + 1)).unwrap_or_default();
                let is_plain = !class.is_empty()
                    && class.len() <= 4
                    && class.iter().all(|byte| {
                        byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'/')
                    })
                    && !class
                        .iter()
                        .enumerate()
                        .any(|(at, byte)| *byte == b'-' && at > 0 && at + 1 < class.len());
                let starts = if is_plain {
                    class.iter().map(|byte| one(*byte)).collect()
                } else {
                    open()
                };
                self.skip(class.len() + 2);
                starts
            }
            [b'\\', byte, ..] if byte.is_ascii_alphanumeric() => {
                self.skip(2);
                open()
            }
            [b'\\', byte, ..] => {
                let start = one(*byte);
                self.skip(2);
                vec![start]
            }
            [b'.' | b'^' | b'$', ..] => {
                self.skip(1);
                open()
            }
            [byte, ..] => {
                let start = one(*byte);
                self.skip(1);
                vec![start]
            }
            [] => Vec::new(),
        }
    }
}

fn one(byte: u8) -> Start {
    Start {
        letters: vec![byte],
        whole: true,
    }
}

/// Anything may follow.
fn open() -> Vec<Start> {
    vec![Start {
        letters: Vec::new(),
        whole: false,
    }]
}

/// Each start with each way to go on, unless there are too many.
fn joined(all: Vec<Start>, atom: &[Start]) -> Vec<Start> {
    let growing = all.iter().filter(|start| start.whole).count();
    if growing == 0 {
        return all;
    }
    let mut longer = Vec::new();
    for start in all {
        if !start.whole {
            longer.push(start);
        } else if growing * atom.len() > MOST {
            longer.push(Start {
                whole: false,
                ..start
            });
        } else {
            longer.extend(atom.iter().map(|next| Start {
                letters: [start.letters.as_slice(), next.letters.as_slice()].concat(),
                whole: next.whole,
            }));
        }
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::letters;

    fn found(pattern: &str) -> Option<(Vec<String>, bool)> {
        letters(pattern).map(|(letters, whole)| {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            (letters.into_iter().map(text).collect(), whole)
        })
    }

    fn all(letters: &[&str], whole: bool) -> (Vec<String>, bool) {
        (letters.iter().map(|one| (*one).to_owned()).collect(), whole)
    }

    #[test]
    fn starts_are_read_from_patterns() {
        assert_eq!(found("audit"), Some(all(&["audit"], true)));
        assert_eq!(
            found("(?:licen[cs]e|grant)s?"),
            Some(all(
                &[
                    "grant", "grants", "licence", "licences", "license", "licenses"
                ],
                true
            ))
        );
        assert_eq!(found("terminat[a-z]* now"), Some(all(&["terminat"], false)));
        assert_eq!(
            found("may\\b|right to"),
            Some(all(&["may", "right to"], false))
        );
        assert_eq!(found("(?:[a-z]+ ){0,3}audit"), None);
        assert_eq!(found("\\d+ days"), None);
        assert_eq!(
            found("(?:the )?(?:books|records)"),
            Some(all(&["books", "records", "the books", "the records"], true))
        );
    }
}
