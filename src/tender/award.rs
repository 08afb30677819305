//! From answer to agreement: a new engagement in which the values that a provider offered stand in the
//! blanks of the clauses, its deviations beside them, and each of them waits to be confirmed.
//!
//! The engagement's own text is edited, so that its comments and its order stay.

mod edit;

use toml_edit::{DocumentMut, Item as TomlItem, Table, Value};

use edit::{append, one_line, replace, text};

use crate::engagement::{Engagement, Role};
use crate::tender::value::{Against, Offered};
use crate::tender::{Answer, Asked, Assessed, Item, Offer, Response};

/// What an award makes.
#[derive(Clone, Debug)]
pub struct Award {
    /// The new engagement.
    pub text: String,
    /// Paths of blanks that were set.
    pub set: Vec<String>,
    /// How many points wait to be confirmed.
    pub confirms: usize,
    /// How many requirements are recorded.
    pub agreed: usize,
}

/// Writes the answers of one provider into the text of an engagement.
///
/// # Errors
/// One sentence, if the text writes `confirm` or `agreed` in a form that cannot be added to.
pub fn award(
    text: &str,
    engagement: &Engagement,
    asked: &[Asked],
    response: &Response,
    assessed: &Assessed,
) -> Result<Award, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error| format!("the engagement cannot be edited: {error}"))?;
    let mut writer = Writer {
        document: &mut document,
        provider: &response.provider,
        confirms: Vec::new(),
        agreed: Vec::new(),
        set: Vec::new(),
    };
    writer.party(engagement, response);
    for (one, item) in asked.iter().zip(&assessed.items) {
        writer.requirement(one, item)?;
    }
    for (row, explanation, deviation) in &assessed.others {
        let words = [explanation.as_str(), deviation].join(" ");
        let ask = format!(
            "{row}: the provider wants, where no requirement was asked: {}",
            words.trim()
        );
        writer.confirm(row, &ask);
    }
    let Writer {
        confirms,
        agreed,
        set,
        ..
    } = writer;
    let (confirm_count, agreed_count) = (confirms.len(), agreed.len());
    append(&mut document, "confirm", confirms)?;
    append(&mut document, "agreed", agreed)?;
    Ok(Award {
        text: document.to_string(),
        set,
        confirms: confirm_count,
        agreed: agreed_count,
    })
}

struct Writer<'a> {
    document: &'a mut DocumentMut,
    provider: &'a str,
    confirms: Vec<Table>,
    agreed: Vec<Table>,
    set: Vec<String>,
}

impl Writer<'_> {
    fn confirm(&mut self, what: &str, ask: &str) {
        let mut table = Table::new();
        table.insert("what", text(what));
        table.insert("ask", text(&one_line(ask)));
        table.insert("who", text("Customer"));
        self.confirms.push(table);
    }

    /// The provider that was chosen takes the place of the one that the engagement names.
    fn party(&mut self, engagement: &Engagement, response: &Response) {
        let Some(party) = engagement.parties.iter().find(|one| one.is(Role::Provider)) else {
            return;
        };
        let id = party.id.clone();
        let Some(TomlItem::ArrayOfTables(tables)) = self.document.get_mut("party") else {
            return;
        };
        let own = tables
            .iter_mut()
            .find(|table| table.get("id").and_then(TomlItem::as_str) == Some(&id));
        let Some(own) = own else {
            return;
        };
        let detail = |at: usize| {
            response
                .details
                .get(at)
                .map_or("", |(_, value)| value.as_str())
        };
        let mut changed = Vec::new();
        for (key, value) in [
            ("name", one_line(&response.provider)),
            ("registration", one_line(detail(1))),
        ] {
            let before = own
                .get(key)
                .and_then(TomlItem::as_str)
                .unwrap_or_default()
                .to_owned();
            if !value.is_empty() && before != value {
                replace(own, key, Value::from(value.as_str()));
                changed.push(key);
            }
        }
        if !changed.is_empty() {
            let ask = format!(
                "Taken from the answer: the {} of the Provider. Is it right, and is the address that of the chosen company?",
                changed.join(" and the ")
            );
            self.confirm(&format!("party.{id}"), &ask);
        }
    }

    fn requirement(&mut self, one: &Asked, item: &Item) -> Result<(), String> {
        let mut values = Vec::new();
        for (offer, offered) in one.offers.iter().zip(&item.values) {
            let Some(offered) = offered else { continue };
            values.push(offer.blank.clone());
            if offered.against != Against::Same {
                self.value(one, offer, offered)?;
            }
        }
        for (offer, typed) in one.offers.iter().zip(&item.unread) {
            if !typed.is_empty() {
                let asked = offer.asked.as_ref();
                let asked = asked.map_or("no value", |asked| &asked.printed);
                let ask = format!(
                    "{}: {} The provider wrote \"{typed}\", which cannot be read; asked was {asked}. Which value is agreed?",
                    one.id,
                    ended(&offer.asks)
                );
                self.confirm(&offer.path, &ask);
            }
        }
        let answer = item.answer.unwrap_or(Answer::No);
        if !item.deviation.is_empty() {
            let ask = format!(
                "{}: the provider deviates; is this accepted, and how is it written into the clause? {}",
                one.id, item.deviation
            );
            self.confirm(&path_of(&one.clause), &ask);
        } else if answer != Answer::Comply {
            let ask = format!(
                "{} is answered with {}: {}",
                one.id,
                answer.word(),
                item.explanation
            );
            self.confirm(&path_of(&one.clause), &ask);
        }
        let mut table = Table::new();
        table.insert("requirement", text(&one.id));
        table.insert("clause", text(&one.clause));
        table.insert("answer", text(answer.word()));
        if !values.is_empty() {
            let values: toml_edit::Array = values.into_iter().collect();
            table.insert("values", toml_edit::value(values));
        }
        let otherwise = otherwise(one, item);
        if !otherwise.is_empty() {
            table.insert("deviation", text(&otherwise));
        }
        self.agreed.push(table);
        Ok(())
    }

    /// Sets a blank or a target, with a comment that says where the value comes from, and lets it be
    /// confirmed.
    fn value(&mut self, one: &Asked, offer: &Offer, offered: &Offered) -> Result<(), String> {
        let value: Value = offered
            .literal
            .parse()
            .map_err(|error| format!("the value of {} cannot be written: {error}", one.id))?;
        let asked = offer.asked.as_ref().map_or_else(
            || "no value was asked for".to_owned(),
            |asked| format!("asked was {}", asked.printed),
        );
        let note = format!("{}: offered by {}; {asked}", one.id, self.provider);
        match &offer.target {
            Some(target) => edit::target(self.document, target, value, &note)?,
            None => edit::blank(self.document, &offer.path, value, &note)?,
        }
        self.set.push(offer.path.clone());
        let ask = format!(
            "{}: {} Offered is {} ({}); {asked}. Is it accepted?",
            one.id,
            ended(&offer.asks),
            offered.printed,
            offered.against.word()
        );
        self.confirm(&offer.path, &ask);
        Ok(())
    }
}

/// A question or a name, ended so that a sentence may follow.
fn ended(words: &str) -> String {
    if words.ends_with(['?', '.', '!']) {
        words.to_owned()
    } else {
        format!("{words}:")
    }
}

/// What the provider wants otherwise: its own words, else where its values fall short, else why it
/// does not comply.
fn otherwise(one: &Asked, item: &Item) -> String {
    if !item.deviation.is_empty() {
        return item.deviation.clone();
    }
    let short: Vec<String> = one
        .offers
        .iter()
        .zip(&item.values)
        .filter_map(|(offer, offered)| {
            let offered = offered.as_ref()?;
            let asked = offer.asked.as_ref()?;
            (offered.against == Against::Short).then(|| {
                format!(
                    "offered is {}, asked was {}",
                    offered.printed, asked.printed
                )
            })
        })
        .collect();
    if short.is_empty() && item.counts_as != Answer::Comply {
        let answer = item.answer.map_or("no answer", Answer::word);
        return one_line(&format!("{answer}: {}", item.explanation));
    }
    short.join("; ")
}

/// `clause.audit.right-to-audit` for `audit/right-to-audit`.
fn path_of(clause: &str) -> String {
    match clause.strip_prefix("schedules/") {
        Some(schedule) => format!("schedule.{schedule}"),
        None => format!("clause.{}", clause.replace('/', ".")),
    }
}
