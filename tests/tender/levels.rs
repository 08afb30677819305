//! Each Service Level is asked for in a row of its own, answered, compared, scored and awarded.

use std::path::Path;

use engross::tender::{Against, Answer, Evaluation, Response};

use super::example::{deal, workbook};
use super::filling::{ANSWERS, fill, line};
use super::{Deal, centrepiece};

/// The answers of the first provider with other values of one row.
fn answered(deal: &Deal, key: &str, cells: &[(&str, &str)]) -> Response {
    let at = line(&deal.matrix(), key);
    let cells: Vec<(String, String)> = cells
        .iter()
        .map(|(column, text)| (format!("{column}{at}"), (*text).to_owned()))
        .collect();
    let book = fill(&workbook(deal, "praia"), ANSWERS, &cells);
    Response::read("praia.xlsx", &book, &deal.matrix(), &deal.words).unwrap()
}

#[test]
fn each_service_level_has_a_row_with_its_value_and_unit() {
    for deal in [deal(), Deal::of(&centrepiece())] {
        let matrix = deal.matrix();
        let levels = engross::service_levels::ServiceLevels::of(&deal.engagement);
        assert!(!levels.targets.is_empty());
        for target in &levels.targets {
            let target = &target.value;
            let row = matrix.row(&format!("SLA-11/{}", target.id)).unwrap();
            let value = &target.value.as_ref().unwrap().value;
            assert_eq!(row.asked, value.to_string());
            assert!(row.kind.offers() && row.kind.answers(), "{}", row.key);
            assert!(row.text.contains(&row.asked), "{}", row.text);
            assert!(
                row.text.starts_with("The Provider shall") && row.text.contains("counted over"),
                "{}",
                row.text
            );
            if row.asked.contains('%') {
                assert_eq!(row.unit, "%");
            }
        }
    }
    let deal = deal();
    let matrix = deal.matrix();
    let row = matrix.row("SLA-11/desk-call-answer").unwrap();
    assert_eq!(
        row.text,
        "The Provider shall meet the Service Level Calls answered in time (Service desk): at least 80%, counted over each calendar month."
    );
    assert_eq!(
        matrix
            .row("SLA-11/desk-customer-satisfaction")
            .unwrap()
            .unit,
        "1–5"
    );
    assert!(
        matrix.row("SLA-11").is_none(),
        "only the single levels are asked"
    );
}

#[test]
fn better_and_worse_follow_the_direction_of_the_target() {
    let deal = Deal::of(&centrepiece());
    let levels = engross::service_levels::ServiceLevels::of(&deal.engagement);
    let offer = |id: &str| {
        let one = deal
            .annex
            .asked
            .iter()
            .find(|one| one.id == format!("SLA-11/{id}"));
        one.unwrap().offers[0].clone()
    };
    let mut low = 0;
    for target in &levels.targets {
        let target = &target.value;
        let is_low = target.comparator.as_ref().unwrap().value == engross::sla::Comparator::AtMost;
        low += usize::from(is_low);
        let better = offer(&target.id).better.unwrap();
        assert_eq!(
            better == engross::library::Better::Lower,
            is_low,
            "{}",
            target.id
        );
    }
    assert!(low > 0 && low < levels.targets.len());
}

#[test]
fn offered_levels_are_compared_scored_and_awarded() {
    let deal = deal();
    let text = std::fs::read_to_string("examples/tender/engagement.toml").unwrap();
    let key = "SLA-11/desk-call-answer";
    for (offered, against, counts_as, written) in [
        (
            "85",
            Against::Beyond,
            Answer::Comply,
            Some("target = \"85%\""),
        ),
        (
            "85,5 %",
            Against::Beyond,
            Answer::Comply,
            Some("target = \"85.5%\""),
        ),
        (
            "0.85",
            Against::Beyond,
            Answer::Comply,
            Some("target = \"85%\""),
        ),
        ("80%", Against::Same, Answer::Comply, None),
        ("≥ 80 %", Against::Same, Answer::Comply, None),
        (
            "75%",
            Against::Short,
            Answer::Partly,
            Some("target = \"75%\""),
        ),
    ] {
        let response = answered(&deal, key, &[("K", offered)]);
        let evaluation = Evaluation::of(
            &deal.engagement,
            &deal.annex.asked,
            std::slice::from_ref(&response),
        );
        let assessed = &evaluation.providers[0];
        let item = assessed.items.iter().find(|one| one.id == key).unwrap();
        let value = item.values[0].as_ref().unwrap();
        assert_eq!(
            (value.against, item.counts_as),
            (against, counts_as),
            "{offered}"
        );
        let points = evaluation.points.get(key);
        assert!(!points.is_zero());
        assert_eq!(
            item.earned == points,
            counts_as == Answer::Comply,
            "{offered}"
        );
        let award = engross::tender::award(
            &text,
            &deal.engagement,
            &deal.annex.asked,
            &response,
            assessed,
        )
        .unwrap();
        match written {
            Some(line) => assert!(award.text.contains(line), "{offered}: {}", award.text),
            None => assert!(award.text.contains("target = \"80%\"")),
        }
        let is_set = award
            .set
            .contains(&"target.desk-call-answer.value".to_owned());
        assert_eq!(is_set, written.is_some(), "{offered}");
        // The agreement that follows promises what was offered.
        let awarded = Deal::of(&award.text);
        let levels = engross::service_levels::ServiceLevels::of(&awarded.engagement);
        let target = &levels.target("desk-call-answer").unwrap().value;
        let promised = target.value.as_ref().unwrap().value.to_string();
        assert_eq!(promised, value.printed, "{offered}");
        let agreed = &awarded.engagement.agreed;
        let agreed = agreed
            .iter()
            .find(|one| one.requirement.value == key)
            .unwrap();
        assert_eq!(agreed.clause, "service-levels/incorporation");
    }
}

#[test]
fn what_is_no_value_of_a_service_level_is_named() {
    let deal = deal();
    let key = "SLA-11/desk-call-answer";
    for (offered, said) in [
        ("4 hours", "asked is a percentage"),
        ("≤ 80%", "wrong side"),
        ("120%", "120"),
        ("2027-10-12", "holds the day 12 October 2027"),
        ("8:30", "time of day"),
    ] {
        let response = answered(&deal, key, &[("K", offered)]);
        let evaluation = Evaluation::of(&deal.engagement, &deal.annex.asked, &[response]);
        let remarks = &evaluation.providers[0].remarks;
        let found = remarks
            .iter()
            .find(|one| one.rule == "unreadable-value")
            .unwrap();
        assert!(found.message.contains(said), "{offered}: {}", found.message);
        assert_eq!(
            found.cell,
            format!("Answers!K{}", line(&deal.matrix(), key))
        );
    }
}

#[test]
fn a_target_in_its_long_form_is_set_where_it_stands() {
    let text = centrepiece();
    let deal = Deal::of(&text);
    let matrix = deal.matrix();
    let row = matrix
        .rows
        .iter()
        .find(|row| row.key.starts_with("SLA-11/") && row.asked.ends_with('%'))
        .unwrap();
    let id = row.key.trim_start_matches("SLA-11/");
    let book = matrix.workbook(&deal.words).unwrap();
    let at = line(&matrix, &row.key);
    let cells = [
        (format!("H{at}"), "comply".to_owned()),
        (format!("K{at}"), "100%".to_owned()),
    ];
    let response = Response::read(
        "a.xlsx",
        &fill(&book, ANSWERS, &cells),
        &matrix,
        &deal.words,
    )
    .unwrap();
    let asked = &deal.annex.asked;
    let evaluation = Evaluation::of(&deal.engagement, asked, std::slice::from_ref(&response));
    let award = engross::tender::award(
        &text,
        &deal.engagement,
        asked,
        &response,
        &evaluation.providers[0],
    )
    .unwrap();
    assert!(
        award.set.contains(&format!("target.{id}.value")),
        "{:?}",
        award.set
    );
    let awarded = Deal::of(&award.text);
    let levels = engross::service_levels::ServiceLevels::of(&awarded.engagement);
    let value = levels.target(id).unwrap().value.value.as_ref().unwrap();
    assert_eq!(value.value.to_string(), "100%");
}

#[test]
fn levels_are_weighed_and_ranked_by_their_common_id_or_their_own() {
    let text = std::fs::read_to_string("examples/tender/engagement.toml").unwrap();
    assert!(Path::new("examples/tender").is_dir());
    let text = text.replace(
        "{ of = \"service-levels\", points = 30 },",
        "{ of = \"SLA-11\", points = 30 }, { of = \"SLA-11/desk-call-answer\", points = 8 },",
    );
    let text = text.replace(
        "priorities = [",
        "priorities = [{ of = \"SLA-11/desk-response-time-p2\", priority = \"not-asked\", reason = \"Asked by another tender.\" },",
    );
    let deal = Deal::of(&text);
    let errors: Vec<_> = deal.findings.iter().map(|one| &one.message).collect();
    assert!(
        !errors.iter().any(|one| one.contains("no requirement")),
        "{errors:?}"
    );
    let evaluation = Evaluation::of(&deal.engagement, &deal.annex.asked, &[]);
    let points = |id: &str| evaluation.points.get(&format!("SLA-11/{id}")).to_string();
    assert_eq!(points("desk-call-answer"), "8");
    assert_eq!(points("desk-first-contact-resolution"), "15");
    assert_eq!(points("desk-customer-satisfaction"), "15");
    assert!(deal.matrix().row("SLA-11/desk-response-time-p2").is_none());
}
