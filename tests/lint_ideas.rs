//! Each idea for a rule is a rule, or there is a reason why it is none.

use std::collections::BTreeSet;

use engross::lint;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ideas {
    idea: Vec<Idea>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Idea {
    id: String,
    finds: String,
    #[serde(default)]
    rules: Vec<String>,
    reason: Option<String>,
}

#[test]
fn every_idea_is_a_rule_or_has_a_reason() {
    let ideas: Ideas = toml::from_str(include_str!("lint-ideas.toml")).unwrap();
    let ids: BTreeSet<&str> = ideas.idea.iter().map(|idea| idea.id.as_str()).collect();
    assert_eq!((ids.len(), ideas.idea.len()), (58, 58));
    for idea in &ideas.idea {
        for rule in &idea.rules {
            assert!(lint::rule(rule).is_some(), "{}: no rule `{rule}`", idea.id);
        }
        assert_ne!(
            idea.rules.is_empty(),
            idea.reason.is_none(),
            "{} is a rule or has a reason",
            idea.id
        );
        assert!(idea.finds.ends_with('.'), "{}", idea.id);
        let words = |text: &String| text.split_whitespace().count();
        assert!(
            idea.reason.as_ref().is_none_or(|reason| words(reason) > 8),
            "{}",
            idea.id
        );
    }
}
