//! Tracked changes, read accepted and rejected.

use engross::import::docx::{Revisions, check, read, read_as};

use super::hostile::changed;
use super::sample::sample;
use super::{docx, lines};

const HEAD: &str = "<w:p><w:pPr><w:pStyle w:val=\"Clause2\"/></w:pPr>";

/// The sample with its first paragraph of a clause inserted or deleted as a whole.
fn revised(tag: &str) -> Vec<u8> {
    let whole = docx(&sample(false));
    changed(&whole, "word/document.xml", |text| {
        let start = text.find(HEAD).expect("a paragraph of a clause") + HEAD.len();
        let end = start + text[start..].find("</w:p>").unwrap();
        let by = "w:author=\"A\" w:date=\"2027-03-01T00:00:00Z\"";
        let mut body = text[start..end]
            .replace("<w:r>", &format!("<w:{tag} ID {by}><w:r>"))
            .replace("</w:r>", &format!("</w:r></w:{tag}>"));
        if tag == "del" {
            body = body
                .replace("<w:t ", "<w:delText ")
                .replace("</w:t>", "</w:delText>")
                .replace("w:instrText", "w:delInstrText");
        }
        let mark = HEAD.replace(
            "</w:pPr>",
            &format!("<w:rPr><w:{tag} ID {by}/></w:rPr></w:pPr>"),
        );
        let mut all = format!(
            "{}{mark}{body}{}",
            &text[..start - HEAD.len()],
            &text[end..]
        );
        let mut id = 7000;
        while all.contains(" ID ") {
            id += 1;
            all = all.replacen(" ID ", &format!(" w:id=\"{id}\" "), 1);
        }
        all
    })
}

#[test]
fn a_paragraph_is_there_before_or_after_it_was_tracked() {
    let plain = read(&docx(&sample(false))).unwrap();
    let whole = lines(&plain);
    for (tag, with) in [("ins", Revisions::Accepted), ("del", Revisions::Rejected)] {
        let bytes = revised(tag);
        assert_eq!(check(&bytes), Vec::<String>::new());
        let without = match with {
            Revisions::Accepted => Revisions::Rejected,
            Revisions::Rejected => Revisions::Accepted,
        };
        assert_eq!(lines(&read_as(&bytes, with).unwrap()), whole, "{tag}");
        let thinner = lines(&read_as(&bytes, without).unwrap());
        let missing: Vec<_> = whole
            .iter()
            .filter(|line| !thinner.contains(line))
            .collect();
        assert_eq!(missing.len(), 1, "{tag}: {missing:?}");
    }
}
