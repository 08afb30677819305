//! Plain text and Markdown.

use super::{parts, read};

/// A filing as it comes from the register: hard line breaks, marks of pages, page numbers.
const FILING: &str = "\
<PAGE>
                                                                    EXHIBIT 10.7

                          HOSTING SERVICES AGREEMENT

                               TABLE OF CONTENTS

ARTICLE I    SERVICES .................................................. 1
ARTICLE II   CHARGES ................................................... 2
ARTICLE III  GENERAL ................................................... 3

                                      i
<PAGE>
     This Hosting Services Agreement is made by Alder Ltd. (\"Alder\") and
Birch Inc. (\"Birch\").

                                   ARTICLE I
                                   SERVICES

     1.1  Hosting. Birch hosts the Website as Section 2.1 of this Agreement
says, for as long as the parties
                                       1
<PAGE>
Alder Hosting                                                     Confidential

agree. Birch keeps

     (a)  one copy of the data, as described in
Section 4.2 of Exhibit B; and

     (b)  a log

          (i)   of each access; and
          (ii)  of each change.

     1.2  Times.

     Class       Answer       Repair
     -------     --------     --------
     High        1 hour       4 hours
     Low         8 hours      5 days

                                       2
<PAGE>
Alder Hosting                                                     Confidential

                                   ARTICLE II
                                    CHARGES

     2.1  Fee. Alder pays $5,000 each month.
                                       3
<PAGE>
Alder Hosting                                                     Confidential

     2.2  Tax. Alder pays all tax.

                                   EXHIBIT B

     1. Access. Birch names all persons with access.
";

#[test]
fn filings_with_hard_line_breaks_are_read() {
    let paper = read("filing.txt", FILING.as_bytes());
    assert_eq!(
        parts(&paper),
        [
            "h1 EXHIBIT 10.7: EXHIBIT 10.7",
            "h1 -: HOSTING SERVICES AGREEMENT",
            "p -: This Hosting Services Agreement is made by Alder Ltd. (\"Alder\") and Birch Inc. (\"Birch\").",
            "h1 ARTICLE I: ARTICLE I SERVICES",
            "p 1.1: 1.1 Hosting. Birch hosts the Website as Section 2.1 of this Agreement says, for as long as the parties",
            "… 1.1: agree. Birch keeps",
            "i1 1.1(a): (a) one copy of the data, as described in Section 4.2 of Exhibit B; and",
            "i1 1.1(b): (b) a log",
            "i2 1.1(b)(i): (i) of each access; and",
            "i2 1.1(b)(ii): (ii) of each change.",
            "h2 1.2: 1.2 Times.",
            "th0 1.2: Class | Answer | Repair",
            "tr0 1.2: High | 1 hour | 4 hours",
            "tr0 1.2: Low | 8 hours | 5 days",
            "h1 ARTICLE II: ARTICLE II CHARGES",
            "p 2.1: 2.1 Fee. Alder pays $5,000 each month.",
            "p 2.2: 2.2 Tax. Alder pays all tax.",
            "h1 EXHIBIT B: EXHIBIT B",
            "p EXHIBIT B, 1: 1. Access. Birch names all persons with access.",
        ]
    );
    let pages: Vec<Option<u32>> = paper.blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages[0], Some(1));
    assert_eq!(pages[4], Some(2));
    assert_eq!(pages[5], Some(3));
    assert_eq!(pages[16], Some(5));
    assert_eq!(paper.text, FILING, "the text is the file");
}

#[test]
fn lines_that_hold_many_clauses_are_cut() {
    let text = "1. Terms 1.1 Words. In this paper \"Site\" means what Section 2.1 says, and Sections 1.2 and 2.1 rank before it in every case whatever. 1.2 Rank. The order is as printed. 2. SERVICE 2.1 Site. Birch runs the Site in 24.5 hours a day, in accordance with clause 1.2. 3. Fees. Alder pays.     A) Alder pays monthly.     B) Birch sends bills.";
    assert_eq!(
        parts(&read("long.txt", text.as_bytes())),
        [
            "h1 1: 1. Terms",
            "p 1.1: 1.1 Words. In this paper \"Site\" means what Section 2.1 says, and Sections 1.2 and 2.1 rank before it in every case whatever.",
            "p 1.2: 1.2 Rank. The order is as printed.",
            "h1 2: 2. SERVICE",
            "p 2.1: 2.1 Site. Birch runs the Site in 24.5 hours a day, in accordance with clause 1.2.",
            "p 3: 3. Fees. Alder pays.",
            "i1 3(A): A) Alder pays monthly.",
            "i1 3(B): B) Birch sends bills.",
        ]
    );
}

#[test]
fn a_long_line_may_begin_with_the_heading_of_an_annex() {
    let long = "Birch answers each call of Alder within 15 minutes after it was made, on every day of the year and at every hour of the day, and it keeps a record of each call, of the answer and of the person who gave it. ";
    let text = format!(
        "9. Law. The law of Norway applies.\n\nEXHIBIT C SERVICE LEVELS   {long}\n\nEXHIBIT D   {long}\n\nEXHIBIT E sets out what follows. {long}\n"
    );
    let found = parts(&read("annexes.txt", text.as_bytes()));
    let heads: Vec<&str> = found
        .iter()
        .map(|part| &part[..part.len().min(46)])
        .collect();
    assert_eq!(
        heads,
        [
            "p 9: 9. Law. The law of Norway applies.",
            "h1 EXHIBIT C: EXHIBIT C SERVICE LEVELS",
            "p EXHIBIT C: Birch answers each call of Alder ",
            "h1 EXHIBIT D: EXHIBIT D",
            "p EXHIBIT D: Birch answers each call of Alder ",
            "p EXHIBIT D: EXHIBIT E sets out what follows. ",
        ]
    );
}

#[test]
fn markdown_is_read_with_its_marks() {
    let text = "\
# Terms

1. <span class=\"h\">Service</span>
    1. **Hours.** Birch answers\n       in 4&nbsp;hours.
    2. Times:
        1. first
        2. second
2. Fees

| Class | *Time* |
|---|---|
| `High` | 4 \\* 2 h |

- a point[^1]

[^1]: A remark.

<!-- not to be read -->
";
    let paper = read("terms.md", text.as_bytes());
    assert_eq!(
        parts(&paper),
        [
            "h1 -: Terms",
            "i1 1: Service",
            "i2 1.1: Hours. Birch answers in 4 hours.",
            "i2 1.2: Times:",
            "i3 1.2(a): first",
            "i3 1.2(b): second",
            "i1 2: Fees",
            "th0 2: Class | Time",
            "tr0 2: High | 4 * 2 h",
            "i1 2: a point",
            "note 2: A remark.",
        ]
    );
    let at = paper.prose.text.find("4 * 2 h").unwrap();
    assert_eq!(&text[paper.prose.span(at..at + 7)], "4 \\* 2 h");
}

#[test]
fn typed_numbers_count_in_markdown_too() {
    let text = "- Attachment 3 - [Prices](prices.md)\n\n**16. Liability**.\n\n**16.1.** **Cap.** As Section 16.3 says.\n\n16.2 the rest\n\n(a) one\n\n17 Notices\n\n17.1.1 to Birch\n";
    assert_eq!(
        parts(&read("typed.md", text.as_bytes())),
        [
            "i1 -: Attachment 3 - Prices",
            "h1 16: 16. Liability.",
            "p 16.1: 16.1. Cap. As Section 16.3 says.",
            "p 16.2: 16.2 the rest",
            "i1 16.2(a): (a) one",
            "h1 17: 17 Notices",
            "p 17.1.1: 17.1.1 to Birch",
        ]
    );
}

#[test]
fn other_encodings_are_read() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            "Caf\u{e9} \u{201c}A\u{201d}"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    assert_eq!(read("a.txt", &utf16).text, "Café “A”");
    assert_eq!(read("a.txt", b"Caf\xe9 \x93A\x94").text, "Café “A”");
    let with_mark = "\u{feff}4.1 Term. It begins.";
    let paper = read("a.txt", with_mark.as_bytes());
    assert_eq!(paper.text, with_mark, "the text is the file");
    assert_eq!(parts(&paper), ["p 4.1: 4.1 Term. It begins."]);
}

#[test]
fn the_head_of_each_page_is_no_part_of_a_long_line() {
    let head = "Some words of this exhibit were taken out because the parties agreed that they would harm the one who wrote them if others read them.";
    let body = "The Provider keeps one copy of the data in a second place that the Customer has named, and shows it to the Customer once in each month.";
    let page = |words: &str| format!("{head} {words} {body}\n\n");
    let text = [
        page("1. Hosting."),
        page("2. Copies."),
        page("Schedule 1 Prices"),
        page("3. Access."),
    ]
    .concat();
    let paper = read("pages.txt", text.as_bytes());
    let found = parts(&paper);
    let heads = found.iter().filter(|one| one.contains("taken out")).count();
    assert_eq!(heads, 1, "{found:#?}");
    assert!(
        found.iter().any(|one| one.contains("Schedule 1 Prices")),
        "{found:#?}"
    );
}
