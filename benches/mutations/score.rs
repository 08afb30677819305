//! How many changes are noticed, and how they are listed.

use rayon::prelude::*;

/// A change: its name, and the text it makes.
pub(crate) struct Change<T> {
    /// The name it is listed under.
    pub(crate) name: String,
    /// The text with it.
    pub(crate) text: String,
    /// What is needed to tell whether a finding is about it.
    pub(crate) about: T,
}

/// Changes that were noticed, among all.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    caught: usize,
    all: usize,
}

impl Score {
    pub(crate) fn add(&mut self, other: Self) {
        self.caught += other.caught;
        self.all += other.all;
    }

    pub(crate) fn say(&self, what: &str) {
        let share = 100.0 * self.caught as f64 / self.all.max(1) as f64;
        println!(
            "  {what:36} {:>5} of {:>5} caught, {share:.1} %",
            self.caught, self.all
        );
    }

    /// Judges each change; `caught` says by what it is noticed.
    pub(crate) fn of<T: Sync>(
        what: &str,
        changes: &[Change<T>],
        caught: impl Fn(&Change<T>) -> Option<String> + Sync,
    ) -> Self {
        let says_how = std::env::args().any(|one| one == "--how");
        let said: Vec<Option<String>> = changes.par_iter().map(&caught).collect();
        let score = Self {
            caught: said.iter().flatten().count(),
            all: changes.len(),
        };
        score.say(what);
        for (change, how) in changes.iter().zip(said) {
            match how {
                None => println!("      unseen: {}", change.name),
                Some(how) if says_how => println!("      {}: {how}", change.name),
                Some(_) => {}
            }
        }
        score
    }
}
