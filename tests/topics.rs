//! Topics of the library: every sign recognises its sentences and spares those it must not take.

use engross::coverage;
use engross::import::{self, Paper};
use engross::library::{self, Topics};
use engross::recognise::kind::{self, Kind};
use engross::recognise::topics::{Recogniser, State};
use engross::source::{FileId, Sources};

fn paper(name: &str, text: &str) -> Paper {
    import::read(FileId::from_index(0), name, text.as_bytes())
        .0
        .unwrap()
}

/// The topics of the issue, all of them.
const ALL: &str = "parties definitions service-description service-levels severity-classes support-hours maintenance service-credits reporting governance-escalation change-control personnel-vetting confidentiality asset-protection malware-protection access-control physical-security logging-monitoring backup security-incident-notification business-continuity disaster-recovery-test security-testing audit-rights third-party-assurance-report subcontractors assignment change-of-ownership data-protection data-location data-ownership ipr-ownership licences source-code-escrow warranties indemnities insurance liability-cap liquidated-damages minimum-commitment force-majeure term renewal termination-convenience termination-cause exit-plan post-termination-services data-return data-deletion knowledge-transfer staff-transfer dispute-resolution governing-law price-adjustment-benchmarking compliance-with-law corporate-responsibility";

#[test]
fn every_topic_is_there_and_whole() {
    let (topics, wrong) = Topics::read(&mut Sources::default(), &library::embedded());
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut expected: Vec<&str> = ALL.split_whitespace().collect();
    expected.sort_unstable();
    let known: Vec<&str> = topics.topics.keys().map(String::as_str).collect();
    assert_eq!(known, expected);
    let ready = Recogniser::new(&topics);
    assert_eq!(ready.check(), Vec::<String>::new());
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    for (id, topic) in &topics.topics {
        for clause in &topic.clauses {
            assert!(
                library.clauses.contains_key(clause),
                "{id}: there is no `{clause}`"
            );
        }
        assert!(!topic.clauses.is_empty(), "{id} names no clause of ours");
        assert!(!topic.heading.is_empty(), "{id} has no headings");
        for sign in &topic.signs {
            assert!(
                !sign.words.is_empty() && !sign.pattern.is_empty(),
                "{id}: {}",
                sign.says
            );
        }
        for word in &topic.expected {
            let known = Kind::of_word(word).is_some()
                || ["critical", "personal-data"].contains(&word.as_str());
            assert!(known, "{id} is expected in `{word}`");
        }
    }
}

#[test]
fn signs_recognise_their_sentences_and_spare_others() {
    let topics = Topics::embedded();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (id, topic) in &topics.topics {
        for sign in &topic.signs {
            // Each sign alone, so that none hides behind another.
            let mut alone = topic.clone();
            alone.signs = vec![sign.clone()];
            let alone = Topics {
                topics: [(id.clone(), alone)].into(),
                words: topics.words.clone(),
                profiles: topics.profiles.clone(),
            };
            let ready = Recogniser::new(&alone);
            let says = |sentence: &str| {
                let found = ready.topics(&paper("paper.md", sentence));
                found[0].evidence.iter().any(|one| one.says == sign.says)
            };
            for sentence in &sign.matches {
                tried += 1;
                if !says(sentence) {
                    wrong.push(format!("{id} does not recognise: {sentence}"));
                }
            }
            for sentence in &sign.spare {
                tried += 1;
                if says(sentence) {
                    wrong.push(format!("{id} recognises: {sentence}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 100);
}

#[test]
fn evidence_is_the_sentence_and_its_place() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let text =
        "# Agreement\n\nÆ is a letter. The Provider shall *back up* all Customer Data every day.\n";
    let paper = paper("paper.md", text);
    let found = ready.topics(&paper);
    let backup = found.iter().find(|found| found.id == "backup").unwrap();
    assert_eq!(backup.state, State::Present);
    let quote = &paper.text[backup.evidence[0].span.clone()];
    assert_eq!(
        quote,
        "The Provider shall *back up* all Customer Data every day."
    );
}

#[test]
fn items_are_read_with_the_words_that_lead_into_them() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let text = "The Customer may terminate this Agreement if the Provider:\n\n- commits a breach and does not remedy it; or\n- becomes insolvent.\n";
    let found = ready.topics(&paper("paper.md", text)).into_iter();
    let state = found
        .filter(|found| found.id == "termination-cause")
        .map(|found| found.state)
        .next();
    assert_eq!(state, Some(State::Present));
}

#[test]
fn kinds_follow_titles_and_manner() {
    let of = |name: &str, text: &str| kind::kind(&paper(name, text));
    let duty = "The Provider shall host the software of the Customer in its data centre under this Agreement, and either party may ask the other party for help desk services. ";
    let contract = format!("# Master agreement\n\n{}", duty.repeat(12));
    assert_eq!(of("a.md", &contract), Kind::IctAgreement);
    let supply = "The Seller shall deliver the goods under this Agreement, and either party may inspect them. ";
    let contract = format!("# Supply agreement\n\n{}", supply.repeat(12));
    assert_eq!(of("a.md", &contract), Kind::Agreement);
    assert_eq!(
        of("a.md", "# Service Level Agreement\n\nText."),
        Kind::ServiceLevels
    );
    assert_eq!(
        of("a.md", "# Data Processing Addendum\n\nText."),
        Kind::DataProcessing
    );
    assert_eq!(of("a.md", "# Request for Proposals\n\nText."), Kind::Tender);
    assert_eq!(
        of("a.md", "# Tender for the supply of hosting\n\nText."),
        Kind::Tender
    );
    // A short contract that names itself, and calls itself nothing but that.
    let short = "The Supplier shall host the software of the Buyer in its data centre. ".repeat(9);
    let named = "# Call-Off Contract for Managed Desktops\n\nThis Call-Off Contract begins today. ";
    assert_eq!(of("a.md", &format!("{named}{short}")), Kind::IctAgreement);
    assert_eq!(of("a.md", &format!("# Hosting\n\n{short}")), Kind::Other);
    assert_eq!(of("a.md", "# Mutual NDA\n\nText."), Kind::Nda);
    assert_eq!(
        of("a.md", "# Security requirements\n\nText."),
        Kind::SecurityAnnex
    );
    assert_eq!(of("a.md", "# How we bake\n\nFlour and water."), Kind::Other);
}

#[test]
fn hostile_texts_end_soon() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    for text in [
        "terminate ".repeat(20_000),
        "shall audit books and records of the provider without breach of ".repeat(3_000),
        "(a) ".repeat(30_000),
        "“\"'".repeat(20_000),
        "é".repeat(50_000),
    ] {
        let paper = paper("paper.txt", &text);
        for found in ready.topics(&paper) {
            for one in found.evidence {
                assert!(paper.text.get(one.span).is_some());
            }
        }
    }
}

#[test]
fn a_requirement_is_traced_through_topics() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    let text = "The Customer may audit the records and systems of the Provider.\n";
    let found = ready.topics(&paper("paper.md", text));
    let coverage = coverage::of_paper(&found, &topics, &library, None);
    let state = |id: &str| {
        let all = coverage.frameworks.iter().flat_map(|of| &of.requirements);
        let mut of_id = all.filter(|one| one.requirement.id == id);
        of_id.next().map(|one| one.state.word()).unwrap()
    };
    assert_eq!(state("DORA-30-3-e-i"), "carried");
    assert_eq!(state("DORA-12"), "missing");
    assert_eq!(state("DORA-30-3-d"), "not-applicable");
}

#[test]
fn profiles_name_frameworks_facts_and_words_that_exist() {
    let topics = Topics::embedded();
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    assert!(topics.profiles.len() >= 5);
    for (name, profile) in &topics.profiles {
        for framework in &profile.frameworks {
            let known = library.frameworks().iter().any(|one| one.id == *framework);
            assert!(known, "{name}: no framework `{framework}`");
        }
        for word in &profile.expects {
            let mut expected = topics.topics.values().flat_map(|topic| &topic.expected);
            assert!(
                expected.any(|one| one == word),
                "{name}: nothing expects `{word}`"
            );
        }
        for (fact, value) in &profile.facts {
            let known = library.facts.get(fact);
            let known = known.unwrap_or_else(|| panic!("{name}: no fact `{fact}`"));
            let values = match value {
                toml::Value::String(one) => vec![one.clone()],
                toml::Value::Array(all) => {
                    all.iter().map(|one| one.as_str().unwrap().into()).collect()
                }
                _ => Vec::new(),
            };
            for value in values {
                assert!(
                    known.values.contains(&value),
                    "{name}: `{fact}` is never `{value}`"
                );
            }
        }
    }
}

#[test]
fn a_profile_names_what_its_framework_asks_and_a_paper_does_not_settle() {
    let topics = Topics::embedded();
    let ready = Recogniser::new(&topics);
    let mut sources = Sources::default();
    let (library, _) = library::load(&mut sources, &library::embedded());
    let unmet = |profile: &str, text: &str| {
        let scope = coverage::Scope::of(&[&topics.profiles[profile]], &library.facts).unwrap();
        let found = ready.topics(&paper("paper.md", text));
        coverage::unmet(&found, &topics, &library, &scope)
    };
    let asks = |demands: &coverage::Demands, topic: &str, id: &str| {
        let of_topic = demands.get(topic).into_iter().flatten();
        of_topic.filter(|one| one.requirement == id).count() == 1
    };
    let silent = "The Provider hosts the software of the Customer.\n";
    let audited = "The Customer may audit the records and systems of the Provider.\n";
    assert!(asks(
        &unmet("dora-critical", silent),
        "audit-rights",
        "DORA-30-3-e-i"
    ));
    assert!(!asks(
        &unmet("dora", silent),
        "audit-rights",
        "DORA-30-3-e-i"
    ));
    assert!(!unmet("dora-critical", audited).contains_key("audit-rights"));
    let all = unmet("gdpr-processor", silent);
    let mut all = all.values().flatten();
    assert!(all.any(|one| {
        one.requirement.starts_with("GDPR-28-3") && one.source.contains("Art. 28(3)")
    }));
    let gdpr = library.frameworks().iter().find(|one| one.id == "gdpr");
    let known = &gdpr.unwrap().requirements;
    assert!(all.all(|one| known.iter().any(|known| known.id == one.requirement)));
}
