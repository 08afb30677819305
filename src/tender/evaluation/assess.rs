//! One provider's answers, requirement by requirement: what is answered, what it counts as, what
//! contradicts itself.

use super::{Assessed, Item, Points};
use crate::finding::Severity;
use crate::library::Priority;
use crate::measure::{Exact, Percentage};
use crate::tender::value::{self, Against, Offered};
use crate::tender::{Answer, Asked, Given, Remark, Response};

/// Shares of the points that answers between comply and no earn.
pub(super) struct Credits {
    pub(super) partly: Percentage,
    pub(super) alternative: Percentage,
}

impl Credits {
    fn earned(&self, answer: Answer, points: &Exact) -> Exact {
        match answer {
            Answer::Comply => points.clone(),
            Answer::Partly => self.partly.of(points),
            Answer::Alternative => self.alternative.of(points),
            Answer::No => Exact::zero(),
        }
    }
}

pub(super) fn assess(
    response: &Response,
    asked: &[Asked],
    points: &Points,
    credits: &Credits,
) -> Assessed {
    let mut remarks = response.remarks.clone();
    let mut items = Vec::new();
    let (mut missed, mut undecided) = (Vec::new(), Vec::new());
    let mut earned = Exact::zero();
    for one in asked {
        let item = item(one, response, points, credits, &mut remarks);
        if one.priority == Priority::Mandatory {
            match item.counts_as {
                Answer::No => missed.push(one.id.clone()),
                Answer::Partly | Answer::Alternative => undecided.push(one.id.clone()),
                Answer::Comply if !item.deviation.is_empty() => undecided.push(one.id.clone()),
                Answer::Comply => {}
            }
        }
        earned = earned + &item.earned;
        items.push(item);
    }
    let share = earned.checked_div(&points.total());
    let score = Percentage::clamped_share(&share.unwrap_or_else(Exact::zero));
    let others = response
        .given
        .iter()
        .filter(|(key, given)| {
            key.starts_with("OTHER-")
                && (!given.deviation.is_empty() || !given.explanation.is_empty())
        })
        .map(|(key, given)| {
            (
                key.clone(),
                given.explanation.clone(),
                given.deviation.clone(),
            )
        })
        .collect();
    Assessed {
        name: response.provider.clone(),
        file: response.file.clone(),
        rank: None,
        score,
        earned,
        missed,
        undecided,
        items,
        others,
        remarks,
    }
}

fn item(
    one: &Asked,
    response: &Response,
    points: &Points,
    credits: &Credits,
    remarks: &mut Vec<Remark>,
) -> Item {
    let none = Given::default();
    let given = response.given.get(&one.id).unwrap_or(&none);
    let is_there = response.given.contains_key(&one.id);
    let say = |rule, severity, letter: &str, row: u32, message: String, help: &str| {
        Remark::new(rule, severity, message, help)
            .at(response.cell(letter, row))
            .about(&one.id)
    };
    let letters = &response.letters;
    let is_unknown = response
        .remarks
        .iter()
        .any(|said| said.rule == "unknown-answer" && said.requirement == one.id);
    if given.answer.is_none() && is_there && !is_unknown {
        remarks.push(say(
            "no-answer",
            if one.priority == Priority::Mandatory {
                Severity::Error
            } else {
                Severity::Warning
            },
            &letters.answer,
            given.row,
            format!("{} has no answer", one.id),
            "it counts as no",
        ));
    }
    let offers = values(one, given.answer, response, remarks);
    let unread: Vec<String> = offers.iter().map(Read::unread).collect();
    let (values, cells): (Vec<Option<Offered>>, Vec<String>) = offers
        .into_iter()
        .map(|read| (read.value, read.cell))
        .unzip();
    // The cell of the first value that is so: a further value stands in a row of its own.
    let cell_where = |holds: &dyn Fn(&Offered) -> bool| {
        let both = values.iter().zip(&cells);
        let found = both.filter_map(|(value, cell)| Some((value.as_ref()?, cell)));
        let mut found = found.filter(|(value, _)| holds(value));
        found.next().map(|(_, cell)| cell.clone())
    };
    let short = cell_where(&|value| value.against == Against::Short);
    let answer = given.answer.unwrap_or(Answer::No);
    let mut counts_as = answer;
    if answer == Answer::Comply
        && let Some(cell) = short
    {
        counts_as = Answer::Partly;
        let message = format!("{} says comply, but offers less than what is asked", one.id);
        let help = "it counts as partly; ask the provider which of the two it means";
        let remark = Remark::new("contradiction", Severity::Error, message, help);
        remarks.push(remark.at(cell).about(&one.id));
    }
    if answer == Answer::Comply && !given.deviation.is_empty() {
        remarks.push(say(
            "contradiction",
            Severity::Warning,
            &letters.deviation,
            given.row,
            format!("{} says comply and states a deviation", one.id),
            "decide about the deviation, or ask the provider to withdraw it",
        ));
    }
    if given.answer == Some(Answer::No)
        && let Some(cell) = cell_where(&|_| true)
    {
        let message = format!("{} says no and offers a value", one.id);
        let help = "it counts as no; ask the provider what the value means";
        let remark = Remark::new("contradiction", Severity::Warning, message, help);
        remarks.push(remark.at(cell).about(&one.id));
    }
    remarks.extend(unsupported(one, given, response));
    Item {
        id: one.id.clone(),
        answer: given.answer,
        counts_as,
        earned: credits.earned(counts_as, &points.get(&one.id)),
        values,
        unread,
        explanation: given.explanation.clone(),
        evidence: given.evidence.clone(),
        deviation: given.deviation.clone(),
    }
}

/// What an answer owes and does not give: an explanation, or evidence.
fn unsupported(one: &Asked, given: &Given, response: &Response) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let letters = &response.letters;
    let warn = |rule, letter: &str, message: String, help: &str| {
        Remark::new(rule, Severity::Warning, message, help)
            .at(response.cell(letter, given.row))
            .about(&one.id)
    };
    let is_silent = given.explanation.is_empty() && given.deviation.is_empty();
    if matches!(given.answer, Some(Answer::Partly | Answer::Alternative)) && is_silent {
        remarks.push(warn(
            "unexplained",
            &letters.explanation,
            format!(
                "{} is answered with {} and says nothing more",
                one.id,
                given.answer.map_or("", Answer::word)
            ),
            "ask which part is not met, or how the purpose is reached",
        ));
    }
    if matches!(given.answer, Some(Answer::Comply | Answer::Alternative))
        && given.evidence.is_empty()
    {
        remarks.push(warn(
            "no-evidence",
            &letters.evidence,
            format!("{} names no evidence", one.id),
            "ask for it before you rely on the answer",
        ));
    }
    remarks
}

/// One value as it was offered.
struct Read {
    value: Option<Offered>,
    typed: String,
    cell: String,
}

impl Read {
    /// What was typed, if it cannot be read.
    fn unread(&self) -> String {
        match self.value {
            Some(_) => String::new(),
            None => self.typed.clone(),
        }
    }
}

/// The values that were offered, in the order of the blanks.
fn values(
    one: &Asked,
    answer: Option<Answer>,
    response: &Response,
    remarks: &mut Vec<Remark>,
) -> Vec<Read> {
    let mut values = Vec::new();
    for (at, offer) in one.offers.iter().enumerate() {
        let key = if at == 0 {
            one.id.clone()
        } else {
            format!("{}/{}", one.id, offer.blank)
        };
        let given = response.given.get(&key);
        let typed = given.map_or("", |given| given.offered.as_str());
        let cell = given.map_or_else(String::new, |given| {
            response.cell(&response.letters.offered, given.row)
        });
        let say = |rule, severity, message: String, help: String| {
            Remark::new(rule, severity, message, help)
                .at(cell.clone())
                .about(&one.id)
        };
        if typed.is_empty() {
            let promises = matches!(
                answer,
                Some(Answer::Comply | Answer::Alternative | Answer::Partly)
            );
            if promises && offer.asked.is_none() {
                remarks.push(say(
                    "no-value",
                    Severity::Warning,
                    format!("{key} offers no value, and the request states none"),
                    "ask for the value: the clause needs it".into(),
                ));
            }
            values.push(Read {
                value: None,
                typed: String::new(),
                cell,
            });
            continue;
        }
        let value = match value::read(typed, offer) {
            Ok(offered) => {
                let asked = offer
                    .asked
                    .as_ref()
                    .map_or("", |asked| asked.printed.as_str());
                let (rule, severity) = match offered.against {
                    Against::Short => ("short-of-requirement", Severity::Warning),
                    Against::Beyond => ("beyond-requirement", Severity::Note),
                    Against::Differs => ("differs-from-requirement", Severity::Note),
                    Against::Same | Against::Named => ("", Severity::Note),
                };
                if !rule.is_empty() {
                    remarks.push(say(
                        rule,
                        severity,
                        format!("{key} offers {}, asked is {asked}", offered.printed),
                        match offered.against {
                            Against::Differs => "decide which of the two is better for you".into(),
                            Against::Short => "negotiate, or accept it as a deviation".into(),
                            _ => "take it into the agreement".into(),
                        },
                    ));
                }
                if !offered.assumed.is_empty() {
                    remarks.push(say(
                        "assumed-unit",
                        Severity::Warning,
                        format!("{key}: {}", offered.assumed),
                        "ask the provider to confirm it".into(),
                    ));
                }
                Some(offered)
            }
            Err((message, help)) => {
                remarks.push(say(
                    "unreadable-value",
                    Severity::Error,
                    format!("{key}: {message}"),
                    help,
                ));
                None
            }
        };
        values.push(Read {
            value,
            typed: typed.to_owned(),
            cell,
        });
    }
    values
}
