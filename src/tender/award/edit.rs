//! Changes the text of an engagement and leaves its comments and its order as they are.

use toml_edit::{ArrayOfTables, DocumentMut, Item as TomlItem, Table, TableLike, Value};

/// Sets the value of a service level, wherever the engagement writes it: in its short form, in
/// its target, or, if a preset has it, in a record that is laid over that of the preset.
pub(super) fn target(
    document: &mut DocumentMut,
    id: &str,
    value: Value,
    note: &str,
) -> Result<(), String> {
    for (list, key) in [("service-level", "target"), ("target", "value")] {
        let Some(records) = document.get_mut(list) else {
            continue;
        };
        let TomlItem::ArrayOfTables(records) = records else {
            return Err(format!(
                "write each entry of `{list}` as `[[{list}]]`, so that {id} can be set"
            ));
        };
        let own = records.iter_mut().find(|record| own_id(record) == id);
        if let Some(own) = own {
            set(own, key, value, note);
            return Ok(());
        }
    }
    let mut fresh = Table::new();
    fresh.insert("id", text(id));
    set(&mut fresh, "value", value, note);
    append(document, "target", vec![fresh])
}

/// Sets a blank in the table of its clause.
pub(super) fn blank(
    document: &mut DocumentMut,
    path: &str,
    value: Value,
    note: &str,
) -> Result<(), String> {
    let keys: Vec<&str> = path.split('.').collect();
    let Some((blank, tables)) = keys.split_last() else {
        return Ok(());
    };
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for (depth, key) in tables.iter().enumerate() {
        let is_last = depth + 1 == tables.len();
        let item = table.entry(key).or_insert_with(|| {
            let mut fresh = Table::new();
            fresh.set_implicit(!is_last);
            TomlItem::Table(fresh)
        });
        table = item.as_table_like_mut().ok_or_else(|| {
            format!("`{key}` is no table in the engagement, so {path} cannot be set")
        })?;
    }
    set(table, blank, value, note);
    Ok(())
}

/// Sets a key, with a comment before it; what was written beside the old value stays.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value, note: &str) {
    let before = table
        .get(key)
        .and_then(TomlItem::as_value)
        .map(|old| old.decor().clone());
    if let Some(decor) = before {
        *value.decor_mut() = decor;
    }
    table.insert(key, TomlItem::Value(value));
    if let Some(mut key) = table.key_mut(key) {
        let prefix = key
            .leaf_decor()
            .prefix()
            .and_then(toml_edit::RawString::as_str)
            .unwrap_or_default()
            .to_owned();
        key.leaf_decor_mut()
            .set_prefix(format!("{prefix}# {}\n", one_line(note)));
    }
}

/// The id of a service level; the short form may leave it to service, kind and severity.
fn own_id(record: &Table) -> String {
    let word = |key: &str| record.get(key).and_then(TomlItem::as_str);
    match word("id") {
        Some(id) => id.to_owned(),
        None => ["service", "kind", "severity"]
            .into_iter()
            .filter_map(word)
            .collect::<Vec<_>>()
            .join("-"),
    }
}

/// Words as a value.
pub(super) fn text(words: &str) -> TomlItem {
    toml_edit::value(words)
}

/// Replaces a value and keeps the comment behind it.
pub(super) fn replace(table: &mut Table, key: &str, mut value: Value) {
    if let Some(old) = table.get(key).and_then(TomlItem::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(key, TomlItem::Value(value));
}

/// Words in one line, as questions and comments are written.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds records at the end of a list.
pub(super) fn append(
    document: &mut DocumentMut,
    name: &str,
    tables: Vec<Table>,
) -> Result<(), String> {
    if tables.is_empty() {
        return Ok(());
    }
    let item = document
        .entry(name)
        .or_insert(TomlItem::ArrayOfTables(ArrayOfTables::new()));
    let Some(list) = item.as_array_of_tables_mut() else {
        return Err(format!(
            "write each entry of `{name}` as `[[{name}]]`, so that more can be added"
        ));
    };
    for table in tables {
        list.push(table);
    }
    Ok(())
}
