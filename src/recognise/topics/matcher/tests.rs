//! That parts match what regular expressions do.

use super::{Matcher, Stack, Starts};
use regex::bytes::RegexBuilder;

fn end(pattern: &str, text: &str) -> Option<usize> {
    let matcher = Matcher::new(pattern).unwrap();
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
fn starts_hold_every_start() {
    let has = |pattern: &str, start: &[u8]| {
        let starts = Matcher::new(pattern).unwrap().starts();
        starts.has(Starts::at(start, 0))
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
        assert!(Matcher::new(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn hopeless_texts_end_soon() {
    let text = "a ".repeat(2000);
    assert_eq!(end("(?:(?:[a-z]+ ?)+)+b", &text), None);
}
