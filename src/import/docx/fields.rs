//! Fields while a document is read: instructions are not text, answers are.

/// The fields that are open at one place, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    has_answer: bool,
}

impl Fields {
    /// Takes note of a mark: begin, separate or end.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.has_answer = true;
                }
            }
            "end" => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// Takes note of a piece of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Whether text here is part of an instruction.
    pub(super) fn is_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.has_answer)
    }

    /// Whether text here is part of a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.0.iter().any(|field| word(&field.instruction) == "TOC")
    }

    /// The bookmark that text here is the number of.
    pub(super) fn target(&self) -> Option<&str> {
        let field = self.0.last()?;
        (word(&field.instruction) == "REF")
            .then(|| field.instruction.split_whitespace().nth(1))
            .flatten()
    }
}

fn word(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}
