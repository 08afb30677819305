mod roles;
mod signed;
mod slips;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::reading::AnyOf;
use regex::Regex;

pub(crate) const RULE: Rule = Rule {
    name: "party-name-varies",
    group: Group::References,
    severity: Severity::Warning,
    guide: include_str!("party_name_varies.md"),
    check: Check::Prose(check),
};

/// A firm: its name and its legal form.
static FIRM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"((?:[A-Z][A-Za-z0-9&'’-]*)(?: (?:[A-Z][A-Za-z0-9&'’-]*|of|&)){0,5}?),? (Inc|Incorporated|Ltd|Limited|LLC|L\.L\.C|Corp|Corporation|GmbH|PLC|plc|Plc|B\.V|BV|N\.V|NV|AG|LLP|S\.A|SA|Pty Ltd|Pvt Ltd|Private Limited|Sdn Bhd|Sdn\. Bhd|Oyj|Oy|AB|ApS|A/S|ASA|SARL|SpA)(?-u:\b)\.?").ok()
});

/// Where a legal form stands: the few sentences with one are searched for a firm.
static FORM: AnyOf = AnyOf::new(&[
    " Inc", " Ltd", " Limited", " LLC", " L.L.C", " Corp", " GmbH", " PLC", " plc", " Plc", " B.V",
    " BV", " N.V", " NV", " AG", " LLP", " S.A", " SA", " Pty Ltd", " Oy", " AB", " A/S", " ApS",
    " ASA", " Sdn", " Pvt", " Private",
]);

/// Forms of one kind.
const FORMS: &[&[&str]] = &[
    &["inc", "incorporated"],
    &["ltd", "limited", "pty ltd"],
    &["llc", "l.l.c"],
    &["corp", "corporation"],
    &["plc"],
    &["b.v", "bv"],
    &["n.v", "nv"],
    &["s.a", "sa"],
    &["gmbh"],
    &["ag"],
    &["llp"],
    &["aps"],
    &["a/s"],
    &["pvt ltd", "private limited"],
    &["sdn bhd", "sdn. bhd"],
];

/// No agreement has more parties.
const PARTIES: usize = 60;

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let named = firms(paper, findings);
    for slip in slips::slips(paper, &named) {
        findings.report(
            paper.place(&slip.span),
            format!(
                "\"{}\" is \"{}\" everywhere else",
                paper.short(&slip.span),
                slip.name
            ),
            "call each party by one name, everywhere",
        );
    }
    for one in signed::signed(paper) {
        let finding = findings.report(
            paper.place(&one.span),
            format!(
                "\"{}\" signs, and the party is \"{}\"",
                paper.short(&one.span),
                paper.short(&one.party)
            ),
            "write the name of the party as it stands at the start, wherever it signs",
        );
        let related = (paper.place(&one.party), "the name at the start".into());
        finding.related.push(related);
    }
    for (span, party) in roles::strangers(paper) {
        findings.report(
            paper.place(&span),
            format!("\"{}\" is no party; \"{party}\" is", paper.short(&span)),
            "call each party by the name it has at the start, everywhere",
        );
    }
}

/// Reports firms under other names; the first words of the names of those in the opening.
fn firms(paper: &PaperReading<'_>, findings: &mut Findings) -> BTreeSet<String> {
    let text = paper.subject.paper.prose.text.as_str();
    let mut firms: Vec<(String, String, Range<usize>)> = Vec::new();
    let mut last = 0;
    for hit in FORM.places(text) {
        let at = paper
            .sentences
            .partition_point(|sentence| sentence.span.end <= hit);
        let Some(sentence) = paper.sentences.get(at).filter(|_| at >= last) else {
            continue;
        };
        last = at + 1;
        let words = &text[sentence.span.clone()];
        if !words.contains([',', '.']) && words.len() < 12 {
            continue;
        }
        let all = FIRM.iter().flat_map(|regex| regex.captures_iter(words));
        for groups in all {
            let (Some(whole), Some(name), Some(form)) =
                (groups.get(0), groups.get(1), groups.get(2))
            else {
                continue;
            };
            let name = name
                .as_str()
                .trim_start_matches("The ")
                .trim_start_matches("By ")
                .trim_start_matches("Between ");
            let span = sentence.span.start + whole.start()..sentence.span.start + whole.end();
            firms.push((name.to_owned(), form.as_str().to_lowercase(), span));
        }
    }
    // The parties stand at the start of the paper.
    let opening = text.len().min(4_000);
    let in_opening = firms.partition_point(|(.., span)| span.start < opening);
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, ..) in &firms {
        *uses.entry(name).or_default() += 1;
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (at, (name, form, span)) in firms.iter().enumerate() {
        let before = &firms[..at.min(in_opening)];
        let parties = || {
            before
                .iter()
                .filter(|(name, ..)| name.len() >= 6)
                .take(PARTIES)
        };
        let known = parties().any(|(party, known, _)| party == name && same_form(known, form));
        if known
            || told.contains(&name.as_str())
            || name.starts_with("A ")
            || name.starts_with("An ")
        {
            continue;
        }
        let near = parties().find(|(party, known, _)| {
            is_slip(party, name) || party == name && !same_form(known, form)
        });
        let Some((party, _, place)) = near else {
            continue;
        };
        // A firm with a name of its own is mentioned more than once.
        let uses = uses.get(name.as_str()).copied().unwrap_or(0);
        if party != name && uses > 2 {
            continue;
        }
        told.insert(name);
        let finding = findings.report(
            paper.place(span),
            format!(
                "\"{}\" is \"{}\" at the start",
                paper.short(span),
                paper.short(place)
            ),
            "write the name of the party as it stands in the register, the same everywhere",
        );
        finding
            .related
            .push((paper.place(place), "the name at the start".into()));
        // Another legal form may be another firm of the same group.
        if party == name {
            finding.severity = Severity::Note;
        }
    }
    let first = firms[..in_opening]
        .iter()
        .filter_map(|(name, ..)| name.split(' ').next());
    first.map(str::to_owned).collect()
}

fn same_form(one: &str, other: &str) -> bool {
    one == other
        || FORMS
            .iter()
            .any(|forms| forms.contains(&one) && forms.contains(&other))
}

/// Whether two names differ by a letter or two.
fn is_slip(one: &str, other: &str) -> bool {
    if !digits(one).eq(digits(other)) {
        return false;
    }
    let plain = |name: &str| name.to_lowercase().replace("- ", "-");
    let (one, other) = (plain(one), plain(other));
    one != other
        && one.len() >= 6
        && one.len().abs_diff(other.len()) <= 2
        && strsim::levenshtein(&one, &other) <= if one.len() < 8 { 1 } else { 2 }
        && last_word(&one, &other)
}

fn digits(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_digit)
}

/// Names that differ in a short last word are names of a family of firms.
fn last_word(one: &str, other: &str) -> bool {
    let tail = |name: &str| name.rsplit(' ').next().unwrap_or_default().len();
    tail(one) > 3 && tail(other) > 3 || one.split(' ').next_back() == other.split(' ').next_back()
}
