//! The linter: rules that judge an engagement, its draft and the clause library.
//!
//! A rule is a file `rules/<group>/<rule>.rs` with its guide `<rule>.md` beside it, and one line
//! in [`RULES`]. It reads values, never files. Faults that are reported while reading have their
//! guide here too, but nothing to run.

mod allow;
mod baseline;
mod capitals;
mod counted;
mod credits;
mod dangling_terms;
mod disagreements;
mod exclusions;
mod judge;
mod levels;
mod path;
mod prose;
mod reading;
mod repeated_misses;
mod rules;
mod settings;
mod sides;
mod silent_duties;
mod subject;
mod tiers;
mod topic_signs;
mod two_numbers;
mod uncarried;
mod unknown_terms;
mod waive;

pub use baseline::{Baseline, baseline, fingerprint};
pub use dangling_terms::dangling_terms;
pub use judge::{Judge, Judged, JudgedAs, Unmet};
pub use levels::Levels;
pub use reading::PaperReading;
pub use rules::RULES;
pub use settings::Settings;
pub use silent_duties::silent_duties;
pub use subject::{Asked, Known, PaperSubject};
pub use topic_signs::topic_signs;
pub use uncarried::uncarried;
pub use unknown_terms::unknown_terms;

use jiff::civil::Date;

use crate::assembly::{ChosenClause, Draft};
use crate::condition::Facts;
use crate::coverage::{Evidence, RuleTrace};
use crate::engagement::{Engagement, Party, Position, Role, Status};
use crate::finding::{Finding, Group, Severity};
use crate::library::{Library, Text};
use crate::source::{Place, Sources, nearest};
use crate::written::{Amount, Node};

/// Everything a rule may look at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The texts that places point into.
    pub sources: &'a Sources,
    /// The engagement.
    pub engagement: &'a Engagement,
    /// The library the draft was made from.
    pub library: &'a Library,
    /// The draft.
    pub draft: &'a Draft,
    /// The answers to all facts.
    pub facts: &'a Facts,
    /// The day that matters: waivers expire by it.
    pub as_of: Date,
}

impl Subject<'_> {
    /// Whether nothing may be open any more.
    pub(crate) fn is_final(&self) -> bool {
        self.engagement.header.status == Status::Final
    }

    /// The start of the engagement's file: where something that is missing would stand.
    pub(crate) fn top(&self) -> Place {
        Place::new(self.engagement.file, 0..0)
    }

    /// The records `[[name]]`, in file order.
    pub(crate) fn records(&self, name: &str) -> impl Iterator<Item = Record<'_>> {
        self.engagement
            .node
            .get(name)
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .map(Record::of)
    }

    /// The wording of a clause of the draft.
    pub(crate) fn wording(&self, chosen: &ChosenClause) -> Option<&Text> {
        let clause = self.library.clauses.get(&chosen.id)?;
        Some(match (&clause.acceptable, chosen.position) {
            (Some(wording), Position::Acceptable) => &wording.text,
            _ => &clause.preferred,
        })
    }

    /// The id and role of the two parties of the agreement.
    pub(crate) fn parties(&self) -> impl Iterator<Item = (&Party, Role)> {
        self.engagement.parties.iter().filter_map(|party| {
            let role = party.role.as_ref()?.value;
            matches!(role, Role::Customer | Role::Provider).then_some((party, role))
        })
    }
}

/// A record of the engagement: its id, where that stands, and its values.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Its id, or nothing if it has none.
    pub(crate) id: &'a str,
    /// Where its id stands, or the record.
    pub(crate) place: Place,
    /// Its values.
    pub(crate) node: &'a Node,
}

impl<'a> Record<'a> {
    fn of(node: &'a Node) -> Self {
        let id = node.get("id");
        Self {
            id: id.and_then(Node::text).unwrap_or_default(),
            place: id.map_or(node.place, |id| id.place),
            node,
        }
    }

    /// A text under a key; nothing if it is missing.
    pub(crate) fn text(&self, key: &str) -> &'a str {
        self.node.get(key).and_then(Node::text).unwrap_or_default()
    }

    /// The texts of a list under a key.
    pub(crate) fn texts(&self, key: &str) -> Vec<&'a str> {
        self.node
            .get(key)
            .map(Node::elements)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::text)
            .collect()
    }

    /// Those of these keys that are missing, as "`country`, `address`".
    pub(crate) fn missing(&self, keys: &[&'static str]) -> Vec<&'static str> {
        keys.iter()
            .copied()
            .filter(|key| self.node.get(key).is_none())
            .collect()
    }
}

/// "`country`, `address` and `registration`".
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    Amount::Several(quoted).printed("and")
}

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Kebab-case name of the fault; its only identity.
    pub name: &'static str,
    /// The question it answers.
    pub group: Group,
    /// How much its findings matter, unless the rule weighs one otherwise.
    pub severity: Severity,
    /// What `engross explain` prints, and the rule's test.
    pub guide: &'static str,
    /// Who finds it.
    pub check: Check,
}

/// Who finds a fault.
#[derive(Clone, Copy)]
pub enum Check {
    /// The readers, or the treatment of waivers: there is nothing to run.
    Elsewhere,
    /// A look at the engagement and its draft.
    Deal(fn(&Subject<'_>, &mut Findings)),
    /// A look at the service levels of the engagement.
    Levels(fn(&Levels<'_>, &mut Findings)),
    /// A look at the library alone.
    Library(fn(&Library, &mut Findings)),
    /// A look at somebody's paper.
    Paper(fn(&PaperSubject<'_>, &mut Findings)),
    /// A look at what somebody's paper says: commitments, terms, references.
    Prose(fn(&PaperReading<'_>, &mut Findings)),
    /// Several looks.
    Several(&'static [Check]),
}

impl Check {
    /// The looks it is made of.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::Several(checks) => checks,
            one => std::slice::from_ref(one),
        }
    }

    /// Whether it looks at the library.
    pub fn reads_libraries(&self) -> bool {
        self.each()
            .iter()
            .any(|check| matches!(check, Self::Library(_)))
    }

    /// Whether it looks at somebody's paper.
    pub fn reads_papers(&self) -> bool {
        self.each()
            .iter()
            .any(|check| matches!(check, Self::Paper(_) | Self::Prose(_)))
    }
}

impl Rule {
    /// The requirements of frameworks that it holds an engagement to: the names under the heading
    /// "Satisfies" of its guide.
    pub fn satisfies(&self) -> Vec<&'static str> {
        let Some((_, list)) = self.guide.split_once("\n## Satisfies\n") else {
            return Vec::new();
        };
        let list = list.split("\n## ").next().unwrap_or_default();
        list.split('`').skip(1).step_by(2).collect()
    }

    /// What it reports: the line below the heading of its guide.
    pub fn summary(&self) -> &'static str {
        self.guide
            .lines()
            .skip(1)
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }
}

/// What one rule finds; it stamps the rule's name, group and severity.
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Findings {
    fn of(rule: &'static Rule) -> Self {
        Self {
            rule,
            found: Vec::new(),
        }
    }

    /// Whether a fault was reported here, or with this as the other place.
    pub(crate) fn tell_of(&self, place: &Place) -> bool {
        self.found.iter().any(|one| {
            one.place.as_ref() == Some(place) || one.related.iter().any(|(other, _)| other == place)
        })
    }

    /// Reports a fault; what is returned can be given related places or other weight.
    pub fn report(
        &mut self,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        let at = self.found.len();
        self.found.push(
            Finding::error(self.rule.name, self.rule.group, place, message)
                .weighing(self.rule.severity)
                .help(help),
        );
        &mut self.found[at]
    }
}

/// So many findings of one rule in one paper are listed; the last one says how many more there are.
const MOST: usize = 1_000;

impl Findings {
    /// What was found, as far as it is listed.
    fn listed(self) -> Vec<Finding> {
        let Self { rule, mut found } = self;
        if found.len() <= MOST {
            return found;
        }
        sort(&mut found);
        let more = found.len() - MOST;
        let place = found[MOST].place;
        found.truncate(MOST);
        found.extend(place.map(|place| {
            Finding::error(
                rule.name,
                rule.group,
                place,
                format!("{more} more findings of this rule, from here on, are not listed"),
            )
            .weighing(Severity::Note)
            .help("mend what is listed, then lint again")
        }));
        found
    }
}

/// Judges an engagement, its draft and its library. `read` is what the readers found; waivers
/// apply to both. Sorted by place. If a part of a file could not be read, only what was found
/// while reading is returned: whatever seems to be missing may well stand there.
pub fn run(subject: &Subject<'_>, read: Vec<Finding>) -> Vec<Finding> {
    let levels = Levels::of(subject);
    let mut found = read;
    if found.iter().any(Finding::hides_others) {
        found.retain(|finding| finding.group == Group::Reading);
        sort(&mut found);
        return found;
    }
    for rule in RULES {
        let mut findings = Findings::of(rule);
        for check in rule.check.each() {
            match check {
                Check::Deal(check) => check(subject, &mut findings),
                Check::Levels(check) => check(&levels, &mut findings),
                _ => {}
            }
        }
        found.extend(findings.found);
    }
    found.extend(library(subject.library));
    let mut found = waive::waive(subject, found);
    sort(&mut found);
    found
}

/// Judges a library alone.
pub fn library(library: &Library) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut findings = Findings::of(rule);
        for check in rule.check.each() {
            if let Check::Library(check) = check {
                check(library, &mut findings);
            }
        }
        found.extend(findings.found);
    }
    sort(&mut found);
    found
}

/// Judges somebody's paper. `read` is what its reader found. Sorted by place.
pub fn paper(subject: &PaperSubject<'_>, read: Vec<Finding>) -> Vec<Finding> {
    reading(&PaperReading::of(subject), read)
}

/// The same of a paper that has been read already.
pub fn reading(reading: &PaperReading<'_>, read: Vec<Finding>) -> Vec<Finding> {
    let mut found = read;
    for rule in RULES {
        found.extend(by_rule(rule, reading));
    }
    let mut found = allow::apply(reading.subject.paper, reading.subject.file, found);
    sort(&mut found);
    found
}

/// What one rule finds in somebody's paper, whether the paper accepts it or not.
pub fn by_rule(rule: &'static Rule, reading: &PaperReading<'_>) -> Vec<Finding> {
    let mut findings = Findings::of(rule);
    for check in rule.check.each() {
        match check {
            Check::Paper(check) => check(reading.subject, &mut findings),
            Check::Prose(check) => check(reading, &mut findings),
            _ => {}
        }
    }
    findings.listed()
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        (one.place, one.rule, &one.message).cmp(&(other.place, other.rule, &other.message))
    });
}

/// What the rules carry, for coverage. `reports` says whether a rule of this name has something to
/// report about a requirement.
pub fn evidence(reports: &dyn Fn(&str, &str) -> bool) -> Evidence<'static> {
    Evidence {
        rules: RULES
            .iter()
            .map(|rule| RuleTrace {
                name: rule.name,
                satisfies: rule.satisfies(),
                reported: rule
                    .satisfies()
                    .into_iter()
                    .filter(|requirement| reports(rule.name, requirement))
                    .collect(),
            })
            .filter(|rule| !rule.satisfies.is_empty())
            .collect(),
    }
}

/// Whether a finding says that a requirement is not met: one about a clause does so only if the
/// clause carries it, one about a waived or lesser thing never.
pub fn denies(finding: &Finding, requirement: &str, library: &Library) -> bool {
    let clause = finding
        .about
        .as_ref()
        .and_then(|id| library.clauses.get(id));
    finding.severity > Severity::Note
        && clause.is_none_or(|clause| {
            clause
                .satisfies
                .iter()
                .chain(clause.paragraphs.values().flat_map(|rule| &rule.satisfies))
                .any(|id| id.value == requirement)
        })
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The rule whose name is most like a misspelt one.
pub fn nearest_rule(name: &str) -> Option<&'static Rule> {
    nearest(name, RULES.iter().map(|rule| rule.name)).and_then(rule)
}
