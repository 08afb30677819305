//! Changes TOML text line by line, so that everything else keeps its place.

use std::ops::Range;

/// An engagement and the preset under it.
#[derive(Clone)]
pub(super) struct Files {
    /// Name and lines of the engagement, then of its preset.
    pub(super) files: Vec<(String, Vec<String>)>,
}

impl Files {
    pub(super) fn text(&self, file: usize) -> String {
        self.files[file].1.join("\n") + "\n"
    }

    /// Writes a value under `table.id.key`, in the engagement.
    pub(super) fn set(&mut self, path: &str, value: &str) {
        let (record, key) = path.rsplit_once('.').unwrap();
        let written = format!("{key} = {value}");
        let Some(block) = self.block(0, record) else {
            let (table, id) = record.split_once('.').unwrap_or((record, ""));
            let lines = if id.is_empty() {
                vec![String::new(), format!("[{table}]"), written]
            } else {
                vec![
                    String::new(),
                    format!("[[{table}]]"),
                    format!("id = \"{id}\""),
                    written,
                ]
            };
            self.files[0].1.extend(lines);
            return;
        };
        let first = block.start + 1;
        let old = self.key(0, &block, key).unwrap_or(first..first);
        self.files[0].1.splice(old, [written]);
    }

    /// Takes a key out wherever it stands.
    pub(super) fn drop(&mut self, path: &str) {
        let (record, key) = path.rsplit_once('.').unwrap();
        let mut found = false;
        for file in 0..self.files.len() {
            let lines = self
                .block(file, record)
                .and_then(|block| self.key(file, &block, key));
            if let Some(lines) = lines {
                self.files[file].1.drain(lines);
                found = true;
            }
        }
        assert!(found, "{path} is not there");
    }

    /// Takes a record out wherever it stands.
    pub(super) fn delete(&mut self, record: &str) {
        let mut found = false;
        for file in 0..self.files.len() {
            if let Some(block) = self.block(file, record) {
                self.files[file].1.drain(block);
                found = true;
            }
        }
        assert!(found, "{record} is not there");
    }

    /// Adds TOML at the end of the engagement.
    pub(super) fn add(&mut self, text: &str) {
        self.files[0].1.extend(text.lines().map(str::to_owned));
    }

    /// The lines of a record, or of a key of it, in every file that has them.
    pub(super) fn lines(&self, path: &str) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        for (file, (name, _)) in self.files.iter().enumerate() {
            let whole = self.block(file, path);
            let key = path.rsplit_once('.').and_then(|(record, key)| {
                self.block(file, record)
                    .and_then(|block| self.key(file, &block, key))
            });
            found.extend(whole.or(key).map(|lines| (name.clone(), lines)));
        }
        found
    }

    /// The lines of `table`, or of the record of `table.id`.
    fn block(&self, file: usize, record: &str) -> Option<Range<usize>> {
        let lines = &self.files[file].1;
        let (table, id) = record.split_once('.').unwrap_or((record, ""));
        let head = if id.is_empty() {
            format!("[{table}]")
        } else {
            format!("[[{table}]]")
        };
        let named = |line: &String| {
            id.is_empty()
                || line.starts_with(&format!("id = \"{id}\""))
                || table == "continuity" && line.starts_with(&format!("service = \"{id}\""))
        };
        (0..lines.len())
            .filter(|at| lines[*at] == head)
            .find_map(|start| {
                let length = lines[start + 1..]
                    .iter()
                    .take_while(|line| !is_head(line))
                    .count();
                let block = start..start + 1 + length;
                lines[block.clone()].iter().any(named).then_some(block)
            })
    }

    /// The lines of a key in a block, its whole value included.
    fn key(&self, file: usize, block: &Range<usize>, key: &str) -> Option<Range<usize>> {
        let lines = &self.files[file].1;
        let start = block
            .clone()
            .find(|at| lines[*at].starts_with(&format!("{key} = ")))?;
        let mut open = 0_i32;
        for (at, line) in lines.iter().enumerate().take(block.end).skip(start) {
            let code = line.split(" #").next().unwrap_or_default();
            let count = |ones: [char; 2]| i32::try_from(code.matches(ones).count()).unwrap();
            open += count(['[', '{']) - count([']', '}']);
            if open <= 0 {
                return Some(start..at + 1);
            }
        }
        None
    }
}

fn is_head(line: &str) -> bool {
    line.starts_with('[')
}
