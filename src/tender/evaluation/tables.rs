//! An evaluation as rows: for programs (JSON) and for spreadsheets (CSV).

use serde_json::{Value, json};

use super::{Evaluation, Item};
use crate::spreadsheet::line;
use crate::tender::Answer;

impl Evaluation {
    /// The evaluation as one object. `format` is 1 as long as no key changes its meaning.
    pub fn json(&self) -> Value {
        let providers: Vec<Value> = self
            .providers
            .iter()
            .map(|provider| {
                let answers: Vec<Value> = provider.items.iter().map(answer).collect();
                let remarks: Vec<Value> = provider
                    .remarks
                    .iter()
                    .map(|one| {
                        json!({
                            "rule": one.rule,
                            "severity": one.severity.word(),
                            "cell": one.cell,
                            "requirement": one.requirement,
                            "message": one.message,
                            "help": one.help,
                        })
                    })
                    .collect();
                let others: Vec<Value> = provider
                    .others
                    .iter()
                    .map(|(row, explanation, deviation)| {
                        json!({ "row": row, "explanation": explanation, "deviation": deviation })
                    })
                    .collect();
                json!({
                    "provider": provider.name,
                    "file": provider.file,
                    "rank": provider.rank,
                    "score": Self::shown(&provider.score),
                    "points": provider.earned.to_string(),
                    "mandatory-refused": provider.missed,
                    "mandatory-to-decide": provider.undecided,
                    "answers": answers,
                    "other-deviations": others,
                    "remarks": remarks,
                })
            })
            .collect();
        let asked: Vec<Value> = self
            .asked
            .iter()
            .map(|one| {
                json!({
                    "id": one.id,
                    "topic": one.topic,
                    "priority": one.priority.word(),
                    "clause": one.clause,
                    "points": self.points.get(&one.id).to_string(),
                })
            })
            .collect();
        json!({ "format": 1, "requirements": asked, "providers": providers })
    }

    /// One row for each requirement and provider; no cell can act as a formula.
    pub fn csv(&self) -> String {
        let mut out = String::from(
            "provider,rank,score,requirement,priority,answer,counts as,points,of,value,against,deviation,explanation,evidence\r\n",
        );
        for provider in &self.providers {
            let rank = provider
                .rank
                .map(|rank| rank.to_string())
                .unwrap_or_default();
            for (item, one) in provider.items.iter().zip(&self.asked) {
                let against: Vec<&str> = item
                    .values
                    .iter()
                    .flatten()
                    .map(|value| value.against.word())
                    .collect();
                let cells: [&str; 14] = [
                    &provider.name,
                    &rank,
                    &Self::shown(&provider.score),
                    &item.id,
                    one.priority.word(),
                    item.answer.map_or("", Answer::word),
                    item.counts_as.word(),
                    &item.earned.to_string(),
                    &self.points.get(&item.id).to_string(),
                    &item.values_printed(),
                    &against.join("; "),
                    &item.deviation,
                    &item.explanation,
                    &item.evidence,
                ];
                line(cells, &mut out);
            }
        }
        out
    }
}

fn answer(item: &Item) -> Value {
    let values: Vec<Value> = item
        .values
        .iter()
        .map(|value| {
            value.as_ref().map_or(
                Value::Null,
                |value| json!({ "value": value.printed, "against": value.against.word() }),
            )
        })
        .collect();
    json!({
        "requirement": item.id,
        "answer": item.answer.map(Answer::word),
        "counts-as": item.counts_as.word(),
        "points": item.earned.to_string(),
        "values": values,
        "unread": item.unread,
        "deviation": item.deviation,
        "explanation": item.explanation,
        "evidence": item.evidence,
    })
}
