//! That parts match what regular expressions do.

use super::{Found, Matcher, Node, Room, Search, Stack, Starts};
use regex::Regex;
use regex::bytes::RegexBuilder;

fn read(pattern: &str) -> Result<Matcher, String> {
    Matcher::of(&Node::read(pattern, false)?)
}

fn end(pattern: &str, text: &str) -> Option<usize> {
    let matcher = read(pattern).unwrap();
    matcher.end(text.as_bytes(), 0, &Stack::default())
}

#[test]
fn it_ends_where_a_regular_expression_does() {
    let patterns = [
        "audit(?:s|ed)?\\b",
        "(?:[a-z]+ ){0,3}?audit",
        "(?:[a-z]+ ){0,3}audit",
        "[a-z ]{0,12}?right",
        "[a-z ]{0,12}right",
        "(?:any|a|an|and)+b?",
        "(?:ab|a)*?c",
        "(?:ab|a)*c",
        "a|ab|abc",
        "abc|ab|a",
        "[^.;]{0,5}[.;]",
        "\\d+(?:[.,]\\d{3})*(?: ?%)?",
        "x?y{2,}z??",
        "(?:a|b|(?:cd?)){2}e?$",
        "^a\\s*b",
        ".{0,4}d",
    ];
    let texts = [
        "audits of records",
        "the right to audit it",
        "a very long right",
        "anandab",
        "ababac",
        "ac",
        "abc",
        "abcd",
        "one. two; three",
        "12,345,678 %",
        "yyyz",
        "yy",
        "acde",
        "cdab",
        "a  b",
        "audit",
        "",
        "right",
        "xyyyz",
        "zzzzd",
    ];
    for pattern in patterns {
        let regex = RegexBuilder::new(&format!("\\A(?:{pattern})"))
            .unicode(false)
            .dot_matches_new_line(true)
            .build()
            .unwrap();
        for text in texts {
            let expected = regex.find(text.as_bytes()).map(|found| found.end());
            assert_eq!(end(pattern, text), expected, "{pattern} on {text}");
        }
    }
}

#[test]
fn it_finds_what_a_regular_expression_does() {
    let patterns = [
        "(?-u:\\b)(?:the |an? )?(provider|customer)(?:['’]s)?(?-u:\\b)",
        "(?-u:\\b)(?:(?:part(?:y|ies)|[a-z]+),? (may|shall)(?:,? [a-z’'-]+){0,3}?,? (amend|change)s?)(?-u:\\b)",
        "^[^.;]{0,12}? (?:of|in) ([a-z]*)",
        "[^a-z]{1,4}([0-9]+)(?:[.,]([0-9]{2}))?",
        "[“”\"](\\W?)([^“”\"]{1,20}?)\\W?[”\"]",
        "(?:(a)|(b)|c)*d",
        "(?-u:\\b)(?:within .{1,20}days|[0-9]{1,3} ?%)",
        "\\w+\\t\\w*é?",
        "x*",
        "(?:[a-z]+ ?){2,4}[–—]",
        "[0-9–-]+$",
        "[]-]|[^]]é",
        "\\s?[a-z]\\s{2}|“\\s*”",
        "(?i:part|[x-z]{2}) a|(?i:AB?|[^a-c ]{3})D",
    ];
    let texts = [
        "the provider’s users, and a customer's",
        "either party may at its own discretion amend it; the provider shall, always, change",
        "§ 4 of the act, in part",
        "pays € 1.50, 2,75 or 12",
        "“naïve” means “ no – really ” or \"so\"",
        "abcabd abd acd",
        "within ten (10) working days, 99 % – or 5%",
        "größe\twert é",
        "xx y",
        "one two three — four – ",
        "12–14",
        "a\u{a0} b \u{2003}“ \u{a0}”",
        "]é-",
        "",
        "é",
    ];
    for pattern in patterns {
        let regex = Regex::new(pattern).unwrap();
        let search = Search::new(pattern).unwrap();
        let mut room = Room::default();
        for text in texts {
            for from in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let groups = |found: regex::Captures<'_>| {
                    let places = found.iter().map(|one| Some(one?.range()));
                    places.collect::<Vec<_>>()
                };
                let expected = regex.captures_at(text, from).map(groups);
                let found = match search.find(text, from, &mut room) {
                    Found::At(place) => {
                        let whole = std::iter::once(Some(place));
                        Some(whole.chain(search.groups(&room)).collect::<Vec<_>>())
                    }
                    other => {
                        assert_eq!(other, Found::Nowhere);
                        None
                    }
                };
                assert_eq!(found, expected, "{pattern} on {text} from {from}");
            }
        }
    }
}

#[test]
fn what_failed_is_not_tried_again() {
    let search = Search::new("(?:(?:[a-z]+ ?)+)+b!").unwrap();
    let text = "ab ".repeat(200);
    let found = search.find(&text, 0, &mut Room::default());
    assert_eq!(found, Found::Unknown);
    let search = Search::new("(?:[a-z]+,? ){0,14}?(?:[a-z]+,? ){0,14}?end").unwrap();
    let found = search.find(&text[..150], 0, &mut Room::default());
    assert_eq!(found, Found::Nowhere);
}

#[test]
fn starts_hold_every_start() {
    let has = |pattern: &str, start: &[u8]| {
        let matcher = read(pattern).unwrap();
        matcher.starts().has(Starts::at(start, 0))
    };
    assert!(has("audit|(?:an? )?inspect", b"audit"));
    assert!(has("audit|(?:an? )?inspect", b"inspect"));
    assert!(has("audit|(?:an? )?inspect", b"an inspect"));
    assert!(has("audit|(?:an? )?inspect", b"a inspect"));
    assert!(!has("audit|(?:an? )?inspect", b"rep"));
    assert!(has("\\$|eur", b"$5"));
    assert!(has("[a-z]*x", b"zzx"));
    assert!(has("a?", b"qqq"));
    assert!(has("(?:shall|to)[a-z]*\\b", b"to go"));
    assert!(has("(?:shall|to)\\b", b"to"));
    assert!(!has("(?:shall|to)\\b", b"tow it"));
    assert!(has("\\d{2,} days", b"3650 days"));
}

#[test]
fn mistakes_are_told() {
    for wrong in [
        "(?:a", "a)", "[a", "[é]", "a{3", "\\q", "*a", "(?i:a)", "\\b+", "(?:a?)*",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    for wrong in ["\\b", "\\d", "[\\w]", "[“", "(a", "(?-u:\\w)"] {
        assert!(Search::new(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn hopeless_texts_end_soon() {
    let text = "a ".repeat(2000);
    assert_eq!(end("(?:(?:[a-z]+ ?)+)+b", &text), None);
}
