//! Providers that a paper calls by their own names.

use crate::recognise::reading::Reading;

use super::{Sides, is_word, named, starts};

/// So long a paper, in bytes, names its sides by their roles.
pub(super) const NAMES_ROLES: usize = 12_000;

/// What stands behind a name of somebody who acts.
pub(super) const ACTED: &[&str] = &[
    " shall",
    " will",
    " may",
    " must",
    " should",
    " can",
    "'s",
    "’s",
    " has",
    " reserves",
    " provides",
    " retains",
    " keeps",
    " decides",
    " determines",
    " undertakes",
    " ltd",
    " gmbh",
    " inc",
    " oy",
    " asa",
    " ag",
    " plc",
    " llc",
    " b.v",
    " ab",
    " limited",
    " had",
    " issues",
    " monitors",
    " answers",
    " operates",
    " maintains",
    " reviews",
];

/// Names in capitals that act, in a short paper in which nobody is called by a role: "Acme may".
pub(super) fn own_names(reading: &Reading<'_>, known: &Sides) -> Vec<String> {
    let text = &reading.paper.prose.text;
    if text.len() > NAMES_ROLES {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|one: char| !one.is_ascii_alphanumeric()) {
        let start = at;
        at += word.len();
        let name = word.trim_end_matches(|one: char| !one.is_ascii_alphanumeric());
        let is_name = name.len() > 2
            && name.starts_with(|one: char| one.is_ascii_uppercase())
            && name.bytes().any(|one| one.is_ascii_lowercase());
        if !is_name {
            continue;
        }
        let rest = reading.plain.get(start + name.len()..).unwrap_or_default();
        let rest = &rest[..crate::recognise::reading::floor(rest, 24)];
        // "Fenwick Systems may".
        let second = rest.strip_prefix(' ').and_then(|rest| {
            FIRMS
                .iter()
                .find_map(|one| starts(rest, one).then_some(one.len() + 1))
        });
        let long = second.unwrap_or(0);
        let does = |one: &str| {
            let after = rest[long..].strip_prefix(one);
            let ends = |one: &str| !one.as_bytes().first().is_some_and(|byte| is_word(*byte));
            // "Latency shall be low": a thing, which does nothing.
            after.is_some_and(|after| ends(after) && !after.starts_with(" be "))
        };
        if long == 0
            && (name.ends_with('s') && !name.ends_with("is") || !ACTED.iter().any(|one| does(one)))
        {
            continue;
        }
        let lower = name.to_ascii_lowercase();
        let full = reading.plain[start..start + name.len() + long].to_owned();
        let modal = [" may", " shall", " will", " reserves", " retains"];
        let used = modal.iter().any(|one| rest[long..].starts_with(one)) || !named(text, &lower);
        let free = known.side_of(&lower).is_none() && !NOBODY.contains(&lower.as_str());
        if used && free && !found.contains(&full) {
            found.push(full);
        }
        if found.len() > 4 {
            break;
        }
    }
    found
}

/// What firms call themselves behind their names.
pub(super) const FIRMS: &[&str] = &[
    "systems",
    "technologies",
    "software",
    "networks",
    "hosting",
    "cloud",
    "it",
    "solutions",
    "group",
    "digital",
    "data",
    "services",
    "telecom",
];

/// Words in capitals that begin sentences or name things.
pub(super) const NOBODY: &[&str] = &[
    "the",
    "this",
    "that",
    "these",
    "those",
    "each",
    "every",
    "all",
    "any",
    "no",
    "it",
    "they",
    "he",
    "she",
    "who",
    "what",
    "which",
    "there",
    "here",
    "such",
    "both",
    "neither",
    "either",
    "nobody",
    "customer",
    "customers",
    "client",
    "clients",
    "user",
    "users",
    "parties",
    "party",
    "services",
    "service",
    "system",
    "systems",
    "platform",
    "software",
    "availability",
    "uptime",
    "downtime",
    "ticket",
    "tickets",
    "incident",
    "incidents",
    "response",
    "resolution",
    "support",
    "priority",
    "severity",
    "maintenance",
    "data",
    "backup",
    "backups",
    "report",
    "reports",
    "annex",
    "schedule",
    "exhibit",
    "appendix",
    "agreement",
    "contract",
    "terms",
    "sla",
    "level",
    "levels",
    "target",
    "targets",
    "credit",
    "credits",
    "fees",
    "time",
    "times",
    "date",
    "month",
    "monthly",
    "day",
    "network",
    "hosting",
    "notice",
    "changes",
    "change",
    "order",
    "policy",
    "portal",
    "website",
    "may",
    "shall",
    "microsoft",
    "oracle",
    "amazon",
    "google",
    "updates",
    "patches",
    "access",
    "security",
    "personal",
    "faults",
    "fault",
    "error",
    "errors",
    "hardware",
    "equipment",
    "license",
    "licence",
    "application",
    "applications",
    "cloud",
    "table",
    "item",
    "clause",
    "section",
    "article",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "you",
    "your",
    "our",
    "work",
    "payment",
    "training",
    "disaster",
    "recovery",
    "staff",
    "unless",
    "if",
    "when",
    "where",
    "member",
    "members",
    "buyer",
    "authority",
    "bank",
    "county",
];
