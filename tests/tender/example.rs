//! The example tender from end to end: two companies answer, one wins, an agreement follows.

use std::path::PathBuf;

use engross::assembly::{Draft, assemble};
use engross::engagement::{self, Engagement};
use engross::finding::Severity;
use engross::library;
use engross::measure::Percentage;
use engross::render::{Format, Style, render};
use engross::source::Sources;
use engross::template::{self, Outline, Tables};
use engross::tender::{self, Answer, Approval, Evaluation, Response};

use super::Deal;
use super::filling::{Provider, filled};

/// The engagement of the example.
pub(crate) fn deal() -> Deal {
    Deal::of(&std::fs::read_to_string("examples/tender/engagement.toml").unwrap())
}

/// The workbook of a provider as it is made from what `tests/tender/answers` says.
pub(crate) fn workbook(deal: &Deal, name: &str) -> Vec<u8> {
    let text = std::fs::read_to_string(format!("tests/tender/answers/{name}.toml")).unwrap();
    let provider: Provider = toml::from_str(&text).unwrap();
    let matrix = deal.matrix();
    let book = matrix.workbook(&deal.words).unwrap();
    filled(&book, &matrix, &provider)
}

pub(crate) fn response(deal: &Deal, name: &str) -> Response {
    let bytes = workbook(deal, name);
    Response::read(&format!("{name}.xlsx"), &bytes, &deal.matrix(), &deal.words).unwrap()
}

fn evaluation(deal: &Deal) -> Evaluation {
    let responses = [response(deal, "serra"), response(deal, "praia")];
    Evaluation::of(&deal.engagement, &deal.annex.asked, &responses)
}

/// Run with `ENGROSS_WRITE=1` to write them after a change of the library or the engagement.
#[test]
fn the_workbooks_of_the_example_are_current() {
    let deal = deal();
    for name in ["praia", "serra"] {
        let path = PathBuf::from(format!("examples/tender/answers/{name}.xlsx"));
        let bytes = workbook(&deal, name);
        if std::env::var_os("ENGROSS_WRITE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        // The stamp decides: the packing may differ from one release of a crate to the next.
        let kept = std::fs::read(&path).unwrap();
        let matrix = deal.matrix();
        let kept = Response::read("kept", &kept, &matrix, &deal.words).unwrap();
        let made = Response::read("kept", &bytes, &matrix, &deal.words).unwrap();
        assert_eq!(kept.given, made.given, "{name}: run with ENGROSS_WRITE=1");
        assert_eq!(kept.remarks, [], "{name}: run with ENGROSS_WRITE=1");
    }
}

#[test]
fn providers_are_scored_ranked_and_compared() {
    let deal = deal();
    let evaluation = evaluation(&deal);
    let [first, second] = evaluation.providers.as_slice() else {
        panic!("two providers");
    };
    assert_eq!(
        (first.name.as_str(), first.rank),
        ("Praia Suporte, S.A.", Some(1))
    );
    assert_eq!(
        (second.name.as_str(), second.rank),
        ("Serra Digital, Lda.", Some(2))
    );
    assert!(first.score > second.score);
    let hundred: Percentage = "100%".parse().unwrap();
    assert!(first.score < hundred, "LIAB-4 is met in part");
    // Five topics have points, each other scored requirement one.
    let own = deal.annex.asked.iter().filter(|one| {
        one.priority == library::Priority::Scored
            && !["service-levels", "incidents", "personnel", "audit", "exit"]
                .contains(&one.family.as_str())
    });
    let total = engross::measure::Exact::from(100 + u32::try_from(own.count()).unwrap());
    assert_eq!(evaluation.points.total(), total);
    // EXIT-9 is scored, so a refusal costs its points and no more.
    assert!(second.missed.is_empty());
    let item = |provider: usize, id: &str| {
        evaluation.providers[provider]
            .items
            .iter()
            .find(|one| one.id == id)
            .unwrap()
    };
    assert_eq!(item(1, "EXIT-9").counts_as, Answer::No);
    assert_eq!(
        item(0, "AUD-1").values[0].as_ref().unwrap().against,
        tender::Against::Beyond
    );
    assert_eq!(
        item(1, "AUD-1").values[0].as_ref().unwrap().against,
        tender::Against::Short
    );
    assert_eq!(
        item(0, "INC-6").values[1].as_ref().unwrap().against,
        tender::Against::Named
    );
    let level = |provider: usize| {
        let item = item(provider, "SLA-11/desk-call-answer");
        (item.counts_as, item.values[0].as_ref().unwrap().against)
    };
    assert_eq!(level(0), (Answer::Comply, tender::Against::Beyond));
    assert_eq!(level(1), (Answer::Partly, tender::Against::Short));
    // Says comply, offers 4 hours where 1 is asked.
    assert_eq!(item(1, "INC-1").answer, Some(Answer::Comply));
    assert_eq!(item(1, "INC-1").counts_as, Answer::Partly);
    let rules: Vec<&str> = second.remarks.iter().map(|one| one.rule).collect();
    assert!(
        rules.contains(&"contradiction") && rules.contains(&"short-of-requirement"),
        "{rules:?}"
    );
    let said = second
        .remarks
        .iter()
        .find(|one| one.rule == "short-of-requirement")
        .unwrap();
    assert!(said.cell.starts_with("Answers!K"), "{said:?}");
    assert!(
        second.undecided.contains(&"AUD-1".to_owned()),
        "mandatory and met in part"
    );
    assert_eq!(first.others.len(), 1);
}

#[test]
fn the_report_shows_bars_gaps_and_changes() {
    let deal = deal();
    let evaluation = evaluation(&deal);
    let document = evaluation.document(&deal.engagement);
    let said = document.lines().join("\n");
    for needed in [
        "█",
        "Praia Suporte, S.A.",
        "Gaps of Serra Digital, Lda.",
        "5 Working Days (better than asked)",
        "85% (better than asked)",
        "75% (short of what is asked)",
        "deviation: The liability cap is 125%",
    ] {
        assert!(said.contains(needed), "{needed}");
    }
    for format in [Format::Markdown, Format::Html, Format::Docx] {
        let style = Style::plain().unwrap();
        let one = render(&document, &style, format).unwrap();
        assert_eq!(one, render(&document, &style, format).unwrap());
    }
    let chart = evaluation.chart();
    assert_eq!(chart.matches("<rect").count(), 4);
    let json = evaluation.json();
    assert_eq!(json["providers"][0]["rank"], 1);
    assert_eq!(
        evaluation.csv().lines().count(),
        1 + 2 * deal.annex.asked.len()
    );
}

#[test]
fn the_award_is_an_engagement_that_drafts() {
    let deal = deal();
    let text = std::fs::read_to_string("examples/tender/engagement.toml").unwrap();
    let response = response(&deal, "praia");
    let evaluation = Evaluation::of(
        &deal.engagement,
        &deal.annex.asked,
        std::slice::from_ref(&response),
    );
    let award = tender::award(
        &text,
        &deal.engagement,
        &deal.annex.asked,
        &response,
        &evaluation.providers[0],
    )
    .unwrap();
    // The comments and everything else stay.
    for line in text.lines().filter(|line| line.starts_with('#')) {
        assert!(award.text.contains(line), "{line}");
    }
    assert!(
        award
            .set
            .contains(&"clause.audit.right-to-audit.notice".to_owned()),
        "{:?}",
        award.set
    );
    assert!(
        award.text.contains(
            "# AUD-1: offered by Praia Suporte, S.A.; asked was 10 Working Days\nnotice = \"5bd\""
        ),
        "{}",
        award.text
    );
    let mut sources = Sources::default();
    let file = sources.add("engagement-award.toml", award.text.as_str());
    let (library, _) = library::load(&mut sources, &library::embedded());
    let (engagement, mut findings) =
        engagement::load(&mut sources, file, &template::preset, &template::presets());
    let (facts, wrong) = engagement::facts(&engagement, &library.facts);
    findings.extend(wrong);
    let outline = Outline::embedded("agreement").unwrap();
    let tables = Tables::embedded().unwrap();
    let (draft, wrong) = assemble(&engagement, &library, &outline, &tables, &facts, true);
    findings.extend(wrong);
    let errors: Vec<&str> = findings
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| one.message.as_str())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let said = draft.document.lines().join("\n");
    assert!(said.contains("Praia Suporte, S.A."));
    assert!(said.contains("at least 5 Working Days before it starts"));
    assert!(said.contains("at least 85%"), "the schedule promises it");
    // Each offered value and each deviation waits for a decision.
    let confirm = |what: &str| {
        let path = format!("confirm.{what}");
        draft.open_points.iter().any(|point| point.path == path)
    };
    assert!(confirm("clause.audit.right-to-audit.notice"));
    assert!(confirm("clause.liability.cap-indemnity"));
    assert_eq!(engagement.agreed.len(), deal.annex.asked.len());
    let audit = engagement
        .agreed
        .iter()
        .find(|one| one.requirement.value == "AUD-1")
        .unwrap();
    assert_eq!(
        (audit.clause.as_str(), audit.answer.as_str()),
        ("audit/right-to-audit", "comply")
    );
    ids_run_on(&deal, &draft);
    // The same answers write the same file.
    let again = tender::award(
        &text,
        &deal.engagement,
        &deal.annex.asked,
        &response,
        &evaluation.providers[0],
    )
    .unwrap();
    assert_eq!(again.text, award.text);
    // Whoever endorses it sees the deviation, and signs for it.
    let approval = Approval::of(&engagement, &library, &draft, false);
    assert!(
        approval
            .deviations
            .iter()
            .any(|(what, _)| what.starts_with("LIAB-4"))
    );
    assert_eq!(approval.approvers.len(), 3);
    let sheet = approval
        .document(&engagement, engagement.header.date)
        .lines()
        .join("\n");
    assert!(sheet.contains("Executive board of the foundation"));
    assert!(
        sheet.lines().count() < 90,
        "{} lines do not fit one page",
        sheet.lines().count()
    );
    every_waiver_is_listed(&approval, &engagement);
}

/// The ids run on: to the note beside the clause, and to the schedule that says where each went.
fn ids_run_on(deal: &Deal, draft: &Draft) {
    let said = draft.document.lines().join("\n");
    let audit = draft
        .chosen
        .iter()
        .find(|one| one.id == "audit/right-to-audit")
        .unwrap();
    let mut noted = false;
    draft.document.sections(&mut |section| {
        let is_it = section
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.0 == audit.id);
        noted |= is_it
            && section
                .notes
                .iter()
                .any(|note| note.label == "Tender" && note.text.contains("AUD-1 comply"));
    });
    assert!(noted, "the clause says which requirement it answers");
    for one in &deal.annex.asked {
        let Some(clause) = draft.chosen.iter().find(|chosen| chosen.id == one.clause) else {
            assert!(
                one.number.is_none(),
                "{}: its clause is not in the agreement",
                one.id
            );
            continue;
        };
        let mut row = format!("{}\n{}\n{}", one.id, clause.title, clause.number);
        if one.id.contains('/') {
            let levels = draft
                .chosen
                .iter()
                .find(|one| one.id == "schedules/service-levels");
            row = format!("{row}; {}", levels.unwrap().number);
        }
        assert!(said.contains(&row), "{row}");
    }
}

/// Every waiver stands on the sheet with its reason and last day, however much else there is.
fn every_waiver_is_listed(approval: &Approval, engagement: &Engagement) {
    let mut waived = approval.clone();
    waived.waivers = (1..=12)
        .map(|at| {
            let day = jiff::civil::date(2027, 1, at);
            (format!("rule-{at}: k0{at}"), format!("Reason {at}."), day)
        })
        .collect();
    let as_of = jiff::civil::date(2027, 1, 5);
    let sheet = waived.document(engagement, as_of).lines().join("\n");
    for at in 1..=12 {
        let over = if at < 5 { "expired" } else { "until" };
        let row = format!("rule-{at}: k0{at}\nReason {at}. ({over} {at} January 2027)");
        assert!(sheet.contains(&row), "{row} in {sheet}");
    }
    assert!(
        sheet.contains("Open points: ") && sheet.contains("more"),
        "{sheet}"
    );
}
