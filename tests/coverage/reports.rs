//! Coverage and the register as programs and spreadsheets read them.

use calamine::{Data, Reader};
use engross::coverage;
use engross::report;

use super::{all_rules_silent, clean, example, library};

#[test]
fn the_json_has_the_shape_that_is_promised() {
    let library = library();
    let (_, draft) = clean(&example("managed-hosting"), &library);
    let evidence = all_rules_silent();
    let coverage = coverage::of_draft(&draft, &library, &evidence);
    let json: serde_json::Value =
        serde_json::from_str(&report::coverage_json(&coverage, Vec::new())).unwrap();
    let keys = |value: &serde_json::Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&json), ["topics", "frameworks"]);
    assert_eq!(json["topics"], serde_json::json!([]));
    let mut entries = 0;
    for framework in json["frameworks"].as_array().unwrap() {
        assert_eq!(keys(framework), ["id", "requirements"]);
        for requirement in framework["requirements"].as_array().unwrap() {
            entries += 1;
            assert_eq!(keys(requirement), ["id", "state", "by", "reason"]);
            for by in requirement["by"].as_array().unwrap() {
                assert_eq!(keys(by), ["kind", "id", "number"]);
            }
        }
    }
    assert_eq!(
        entries,
        coverage
            .frameworks
            .iter()
            .map(|of| of.requirements.len())
            .sum::<usize>()
    );
    let dora = json["frameworks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|framework| framework["id"] == "dora")
        .unwrap();
    let first = dora["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "DORA-30-2-f")
        .unwrap();
    assert_eq!(first["state"], "carried");
    assert!(first["by"].as_array().unwrap().len() >= 3);
}

#[test]
fn workbooks_are_the_same_twice_and_hold_no_formula() {
    let mut table = report::TextTable::new([
        ("=HYPERLINK(\"x\")", report::Side::Left),
        ("count", report::Side::Right),
    ]);
    table.row(["=1+1", "42"]);
    table.row(["@SUM(A1)", "4x"]);
    table.row(["-2", "+3"]);
    let properties = report::Properties {
        title: "=1+1".to_owned(),
        author: "A & B".to_owned(),
        date: (2027, 1, 4),
    };
    let sheets = [
        ("a/b:c".to_owned(), table.clone()),
        ("A B C".to_owned(), table.clone()),
        (String::new(), table.clone()),
    ];
    let bytes = report::workbook(&sheets, &properties).unwrap();
    assert_eq!(bytes, report::workbook(&sheets, &properties).unwrap());
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["a b c", "A B C 2", "Sheet 3"]);
    let range = book.worksheet_range("a b c").unwrap();
    let cell = |row, column| range.get((row, column)).unwrap().clone();
    assert_eq!(cell(1, 0), Data::String("=1+1".to_owned()));
    assert_eq!(cell(1, 1), Data::Float(42.0));
    assert_eq!(cell(2, 1), Data::String("4x".to_owned()));
    assert!(book.worksheet_formula("a b c").unwrap().is_empty());
    assert_eq!(
        report::csv(&table),
        "\"'=HYPERLINK(\"\"x\"\")\",count\r\n'=1+1,42\r\n'@SUM(A1),4x\r\n'-2,'+3\r\n"
    );
}

#[test]
fn the_register_says_what_it_holds_and_what_it_lacks() {
    let library = library();
    let text = example("managed-hosting").replacen(
        "id = \"provider\"\nrole = \"provider\"\n",
        "id = \"provider\"\nrole = \"provider\"\nlei = \"724500AAAAAAAAAAAA00\"\n",
        1,
    );
    let (engagement, draft) = clean(&text, &library);
    let fields = coverage::register(&engagement, &draft).unwrap();
    let values = |row: &str, code: &str| -> Vec<&str> {
        fields
            .iter()
            .filter(|field| field.row == row && field.code == code)
            .map(|field| field.value.as_str())
            .collect()
    };
    assert_eq!(values("eng-2027-014", "B_02.01.0050"), ["744000.00"]);
    assert_eq!(values("host", "B_02.02.0030"), ["724500AAAAAAAAAAAA00"]);
    assert_eq!(values("host", "B_02.02.0060"), ["S07", "S14"]);
    assert_eq!(values("host", "B_02.02.0080"), ["2029-12-31"]);
    assert_eq!(values("host", "B_02.02.0150"), ["DE", "NL"]);
    assert_eq!(values("host/provider", "B_05.02.0050"), ["1"]);
    assert_eq!(values("host/iaas", "B_05.02.0050"), ["2"]);
    assert_eq!(values("desk/iaas", "B_05.02.0050"), [""; 0]);
    assert_eq!(values("host", "B_06.01.0080"), ["4"]);
    let lacks = fields
        .iter()
        .find(|field| field.code == "B_02.02.0020")
        .unwrap();
    assert_eq!(
        (lacks.value.as_str(), lacks.missing.as_str()),
        ("", "write `lei` in the [[party]] of the customer")
    );
    for field in &fields {
        assert!(field.code.starts_with(&field.template));
        assert!(field.value.is_empty() || field.missing.is_empty());
    }
}
