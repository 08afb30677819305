//! From the number a line shows to the whole number of its clause: "(b)" below "4.2" is "4.2(b)".

use crate::import::marker::{Counts, Manner, Marker, in_roman};

/// How the words begin that the parties sign under.
const SIGNED: &[&str] = &[
    "in witness whereof",
    "in witness thereof",
    "signed by",
    "signed for and on behalf of",
    "executed as a deed",
];

/// The clauses that are open at one place of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// "Schedule 2".
    annex: Option<String>,
    /// The last article.
    article: Option<String>,
    /// The last section: 4.2.
    section: Vec<u32>,
    /// As it was shown: "4.02".
    shown: String,
    /// The lists open below it.
    items: Vec<Item>,
    /// Headings with numbers that are open: their levels and whole numbers.
    headings: Vec<(u8, Option<String>)>,
    /// Whether the last heading was a number and nothing else.
    is_alone: bool,
    /// Below a heading without a number: the whole number of the heading it stands under, or
    /// nothing.
    aside: Option<String>,
    /// How many annexes were named in a row, with nothing numbered between them.
    named: u32,
}

/// So many annexes in a row are the end of a list of contents.
const LISTED: u32 = 4;

#[derive(Clone, Debug)]
struct Item {
    manner: Manner,
    count: u32,
    label: String,
}

impl Outline {
    /// Whether a section number goes on from where the document is: 4.3, 5 or 4.2.1 after 4.2.
    pub(super) fn follows(&self, parts: &[u32]) -> bool {
        if self.section.is_empty() {
            return parts.iter().all(|part| *part <= 1);
        }
        let shared = parts
            .iter()
            .zip(&self.section)
            .take_while(|(one, other)| one == other)
            .count();
        let here = self.section.get(shared).copied().unwrap_or(0);
        let rest_is_first = parts.iter().skip(shared + 1).all(|part| *part <= 1);
        parts
            .get(shared)
            .is_some_and(|next| *next > here && *next <= here + 2)
            && rest_is_first
    }

    /// Takes a heading at a level, after its number was taken. One without a number ends what was
    /// numbered below the last numbered heading above it, unless it is the title of a number that
    /// stands alone.
    pub(super) fn head(&mut self, level: u8, words: &str, number: Option<&str>) {
        let was_alone = std::mem::replace(&mut self.is_alone, number == Some(words.trim()));
        let open = self.headings.partition_point(|(known, _)| *known < level);
        if number.is_some() {
            self.headings.truncate(open);
            self.headings.push((level, self.path()));
        } else if !was_alone {
            self.headings.truncate(open);
            let above = self.headings.last().and_then(|(_, clause)| clause.clone());
            self.aside = above.or_else(|| self.whole("")).or(Some(String::new()));
            self.items.clear();
        }
    }

    /// Takes text that is no heading: what comes behind it is no title of the heading before it.
    /// What the parties sign under ends every clause.
    pub(super) fn text(&mut self, words: &str) {
        self.is_alone = false;
        let begins = |signed: &&str| {
            let first = words.as_bytes().get(..signed.len());
            first.is_some_and(|first| first.eq_ignore_ascii_case(signed.as_bytes()))
        };
        if SIGNED.iter().any(begins) {
            self.headings.clear();
            self.items.clear();
            self.aside = Some(self.annex.clone().unwrap_or_default());
        }
    }

    /// Takes the number of a line; gives the whole number of its clause and its depth, from 1.
    pub(super) fn take(&mut self, marker: &Marker) -> (Option<String>, u8) {
        if !matches!(marker.counts, Counts::Item(..) | Counts::Bullet) {
            self.aside = None;
        }
        match &marker.counts {
            Counts::Annex => {
                // "Exhibit 10.1" at the head of a filing numbers the filing, not a part of it.
                let is_head =
                    self.section.is_empty() && self.article.is_none() && self.annex.is_none();
                *self = Self {
                    annex: (!is_head).then(|| marker.shown.clone()),
                    named: self.named + 1,
                    ..Self::default()
                };
                (Some(marker.shown.clone()), 1)
            }
            Counts::Article => {
                self.article = Some(marker.shown.clone());
                self.section.clear();
                self.shown.clear();
                self.items.clear();
                (self.path(), 1)
            }
            Counts::Section(parts) => {
                // "1." below section 5 is a list, unless it goes on with the sections.
                let last = self.section.first().copied().unwrap_or(0);
                if let [one] = parts[..]
                    && !marker.is_named
                    && one <= last
                {
                    let depth = self.item(Manner::Number, one, None, one.to_string());
                    return (self.path(), depth);
                }
                if self.named >= LISTED && parts.iter().all(|part| *part <= 1) {
                    self.annex = None;
                }
                self.named = 0;
                self.section.clone_from(parts);
                self.shown.clone_from(&marker.shown);
                self.items.clear();
                (self.path(), depth(parts.len()))
            }
            Counts::Item(manner, count, other) => {
                let label = marker.shown.trim_matches(['(', ')']).to_owned();
                let depth = self.item(*manner, *count, *other, label);
                (self.path(), depth)
            }
            Counts::Bullet => (self.path(), depth(self.items.len() + 1)),
        }
    }

    /// The whole number of the clause that is open.
    pub(super) fn path(&self) -> Option<String> {
        let mut path = match &self.aside {
            Some(above) => above.clone(),
            None => self.whole(&self.shown).unwrap_or_default(),
        };
        for item in &self.items {
            path.push('(');
            path.push_str(&item.label);
            path.push(')');
        }
        (!path.is_empty()).then_some(path)
    }

    /// The number of a section with those of the annex and article it stands in.
    fn whole(&self, section: &str) -> Option<String> {
        Some(match (&self.annex, &self.article, section) {
            (None, None, "") => return None,
            (None, Some(article), "") => article.clone(),
            (None, _, section) => section.to_owned(),
            (Some(annex), None, "") => annex.clone(),
            (Some(annex), Some(article), "") => format!("{annex}, {article}"),
            (Some(annex), _, section) => format!("{annex}, {section}"),
        })
    }

    /// Opens an item, closing those that it follows; gives its depth below the section.
    fn item(&mut self, manner: Manner, count: u32, other: Option<u32>, label: String) -> u8 {
        let as_roman = match manner {
            Manner::Letter => Some(Manner::Roman),
            Manner::Capital => Some(Manner::CapitalRoman),
            _ => None,
        };
        let follows = |item: &Item, manner: Manner, count: u32| {
            item.manner == manner && item.count < count && count <= item.count + 3
        };
        let letter = self
            .items
            .iter()
            .rposition(|item| item.manner == manner && item.count + 1 == count);
        let numeral = other.zip(as_roman).and_then(|(count, manner)| {
            self.items
                .iter()
                .rposition(|item| follows(item, manner, count))
                .map(|at| (at, manner, count))
        });
        let (at, manner, count) = match (letter, numeral, other.zip(as_roman)) {
            (Some(at), _, _) => (at, manner, count),
            (None, Some(found), _) => found,
            // The first "(i)" of a list.
            (None, None, Some((1, roman))) => (self.items.len(), roman, 1),
            _ => {
                let open = self.items.iter().rposition(|item| item.manner == manner);
                (open.unwrap_or(self.items.len()), manner, count)
            }
        };
        self.items.truncate(at);
        self.items.push(Item {
            manner,
            count,
            label,
        });
        depth(self.items.len())
    }
}

/// The label of an item that is counted, not typed.
pub(super) fn label(manner: Manner, count: u32) -> String {
    let letter = || {
        let within = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        let times = (count.saturating_sub(1) / 26 + 1).min(3) as usize;
        char::from(b'a' + within).to_string().repeat(times)
    };
    match manner {
        Manner::Letter => letter(),
        Manner::Capital => letter().to_uppercase(),
        Manner::Roman => in_roman(count),
        Manner::CapitalRoman => in_roman(count).to_uppercase(),
        Manner::Number => count.to_string(),
    }
}

fn depth(count: usize) -> u8 {
    u8::try_from(count.max(1)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::import::marker::marker;

    #[test]
    fn numbers_are_whole() {
        let mut outline = Outline::default();
        let mut last = String::new();
        for (line, clause) in [
            ("ARTICLE I Terms", "ARTICLE I"),
            ("1.1 Words", "1.1"),
            ("(a) one", "1.1(a)"),
            ("(i) deep", "1.1(a)(i)"),
            ("(ii) deep", "1.1(a)(ii)"),
            ("(b) two", "1.1(b)"),
            ("1.2 More", "1.2"),
            ("(h) eighth", "1.2(h)"),
            ("(i) ninth", "1.2(i)"),
            ("(j) tenth", "1.2(j)"),
            ("5. Fees", "5"),
            ("1. a list", "5(1)"),
            ("2. a list", "5(2)"),
            ("6. Term", "6"),
            ("Schedule 2", "Schedule 2"),
            ("1. Levels", "Schedule 2, 1"),
            ("(a) one", "Schedule 2, 1(a)"),
        ] {
            let (found, _) = outline.take(&marker(line).unwrap());
            assert_eq!(found.as_deref(), Some(clause), "{line} after {last}");
            last = line.to_owned();
        }
    }

    #[test]
    fn a_heading_without_a_number_ends_what_was_numbered() {
        let mut outline = Outline::default();
        let mut take = |level: Option<u8>, line: &str| {
            let number = marker(line);
            if let Some(number) = &number {
                outline.take(number);
            }
            if level.is_none() {
                outline.text(line);
            }
            if let Some(level) = level {
                let shown = number.as_ref().map(|number| number.shown.as_str());
                outline.head(level, line, shown);
            }
            outline.path().unwrap_or_default()
        };
        for (level, line, clause) in [
            (Some(1), "Services", ""),
            (None, "1. Text.", "1"),
            (None, "(a) one", "1(a)"),
            (Some(1), "Exclusions", ""),
            (None, "(a) one", "(a)"),
            (None, "2. Text.", "2"),
            (Some(1), "3. Charges", "3"),
            (None, "3.1 Text.", "3.1"),
            (Some(2), "Credits", "3"),
            (None, "3.2 Text.", "3.2"),
            (Some(1), "Schedule 1", "Schedule 1"),
            (None, "1. Text.", "Schedule 1, 1"),
            (Some(2), "Hours", "Schedule 1"),
            (Some(1), "Contacts", "Schedule 1"),
            (Some(1), "ARTICLE IV", "Schedule 1, ARTICLE IV"),
            (Some(1), "TERM", "Schedule 1, ARTICLE IV"),
            (None, "4.2 Text.", "Schedule 1, 4.2"),
            (None, "In witness whereof, the parties sign.", "Schedule 1"),
        ] {
            assert_eq!(take(level, line), clause, "{line}");
        }
    }

    #[test]
    fn a_list_of_contents_opens_no_annex() {
        let mut outline = Outline::default();
        for line in [
            "1. Words",
            "2. Fees",
            "Schedule 1",
            "Schedule 2",
            "Schedule 3",
            "Schedule 4",
        ] {
            outline.take(&marker(line).unwrap());
        }
        let (found, _) = outline.take(&marker("1. Words").unwrap());
        assert_eq!(found.as_deref(), Some("1"));
    }

    #[test]
    fn sections_follow_each_other() {
        let mut outline = Outline::default();
        assert!(outline.follows(&[1]) && outline.follows(&[1, 1]) && !outline.follows(&[2, 3]));
        outline.take(&marker("4.2 Words").unwrap());
        for next in [vec![4, 3], vec![5], vec![4, 2, 1], vec![5, 1]] {
            assert!(outline.follows(&next), "{next:?}");
        }
        for other in [vec![4, 2], vec![4, 1], vec![15], vec![4, 9], vec![6, 4]] {
            assert!(!outline.follows(&other), "{other:?}");
        }
    }
}
