//! Whether a reference leads out of the paper: to a law, to another agreement, to its annexes.

use std::cell::OnceCell;
use std::ops::Range;

use crate::recognise::reading::Pattern;

/// What follows a reference to something else.
pub(super) static ELSEWHERE: Pattern = Pattern::whole(
    "^[ ,)]*(?:\\([^()]{0,80}\\) ?)?(?:[a-z0-9(),. ]{0,24} )?(?:of|to|in|under|from|and [0-9]+ of) (?:(?:the|that|such|each|any|its|an?|certain|our|your) )?(?:[a-z0-9&’'.,/-]+ ){0,6}?(?:[a-z-]*agreement|act|code|gdpr|regulations?|directive|law|statute|convention|treaty|rules?|order|msa|scc|sccs|clauses|terms|policy|standard|guidelines?|lease|deed|indenture|constitution|charter|bylaws|by-laws|articles|amendment|contract|u\\.s\\.c|plan|schedule|exhibit|annex|appendix|attachment|addendum|proposal|manual|handbook|statement|specifications?|order form|dpa|note|loan|licen[sc]e|far|iso|part|solicitation|rfp|rfq|document|publication)(?-u:\\b)",
);

/// What follows a reference to the paper itself.
pub(super) static HERE: Pattern = Pattern::whole(
    "^[^.;]{0,40} of (?:this |the agreement|the contract)|^[ ,)]*(?:\\([^()]{0,80}\\) ?)?(?:of|to|in|under) (?:this|these|the (?:present|general|standard)|the agreement|hereof|hereunder)(?-u:\\b)",
);

/// What stands before a reference to a law.
pub(super) static LAW_BEFORE: Pattern = Pattern::whole(
    "(?-u:\\b)(?:gdpr|act|code|regulations?|directive|law|statute|u\\.s\\.c\\.?|c\\.f\\.r\\.?|cfr|usc|far|dfars|sccs?|constitution|treaty|rules?|iso[ /][0-9a-z/:-]+|(?:nist|iec|en|pci|owasp|cis|rfc|fips|enisa|itil|bsi|cobit|ssae|isae|soc|hipaa|sp)[ /-][a-z0-9/:. -]{1,40}|title [0-9]+|internal revenue code|part [0-9]+)[,.;:]?(?: \\(?(?:as amended|eu|uk|20[0-9]{2}|[0-9/]+)\\)?)*,? ?(?:the )?$",
);

/// Laws that a sentence with bare articles speaks of.
pub(super) static LAWS: Pattern = Pattern::new(
    "gdpr|general data protection regulation|data protection act|u\\.?s\\.?c|c\\.?f\\.?r|internal revenue|securities (?:act|exchange act)|exchange act|bankruptcy code|uniform commercial code|ucc|copyright act|lanham act|statute|directive|regulation \\(e[uc]|civil code|criminal code|tax code|commercial code|companies act|petroleum code|code of|erisa|hipaa|fda|sarbanes|law no|law [0-9]+|the law regulated|tfeu|d\\.?l\\.?g?s|federal acquisition|far [0-9]+|scc|standard contractual clauses|model clauses|rule [0-9]+|treasury regulations?",
);

/// A standard, whose annexes are its own.
pub(super) static STANDARD: Pattern = Pattern::new(
    "(?:iso|iec|nist|en|pci|bsi|soc|cobit|csa)[ /-](?:[a-z]+[ /-]?)?[0-9][0-9:.-]*|standard|regulation|directive",
);

/// Whether a reference names a law or another document, by the words around it. `laws` knows
/// whether the sentence speaks of a law, once somebody has asked.
pub(super) fn is_external(words: &str, whole: &Range<usize>, laws: &OnceCell<bool>) -> bool {
    let after = &words[whole.end..];
    let after = &after[..crate::recognise::reading::floor(after, 160)];
    if HERE.is_in(after) {
        return false;
    }
    let from = crate::recognise::reading::floor(words, whole.start.saturating_sub(60));
    ELSEWHERE.is_in(after)
        || LAW_BEFORE.is_in(&words[from..whole.start])
        || *laws.get_or_init(|| LAWS.is_in(words))
}

/// Whether "of the BIA", "of the Master Terms" follows: a name with a capital letter that is not
/// the paper's own. Or "thereof".
pub(super) fn names_another(after: &str) -> bool {
    may_name(after)
        && NAME.groups(after).is_some_and(|groups| {
            let own = [
                "Agreement",
                "Contract",
                "Terms",
                "Section",
                "Article",
                "Clause",
                "Addendum",
            ];
            !own.contains(&groups.text(1))
        })
}

/// Whether "to the TAA", "of the SOW", "thereto" follows an annex. Names in small letters may be
/// those of whom it is sent to.
pub(super) fn names_other_paper(after: &str) -> bool {
    may_name(after)
        && NAME.groups(after).is_some_and(|groups| {
            let name = groups.text(1);
            let letters = name.len() >= 2 && name.bytes().all(|one| one.is_ascii_uppercase());
            letters || name.is_empty() && groups.text(0).contains("there")
        })
}

/// Whether words that lead to a name stand near enough, as they rarely do.
pub(super) fn may_name(after: &str) -> bool {
    let near = |bytes: usize| &after.as_bytes()[..after.len().min(bytes)];
    let has = |near: &[u8], word: &str| near.windows(word.len()).any(|one| one == word.as_bytes());
    after.starts_with('-')
        || [" of ", " in ", " under ", " to "]
            .iter()
            .any(|word| has(near(40), word))
        || has(near(200), " there")
}

pub(super) static NAME: Pattern = Pattern::whole(
    "^[ ,)(0-9a-z.]{0,24}?(?: (?:of|in|under|to) (?:(?:the|that|such|its) )?([A-Z][A-Za-z]*)|[^.;]{0,40} (?:thereof|therein|thereto|thereunder))|^-[0-9]",
);

/// Whether a name with capital letters stands right before: "Framework Schedule 4" belongs to
/// another set of papers.
pub(super) fn of_another_set(before: &str) -> bool {
    let last = before
        .trim_end()
        .rsplit([' ', '\t'])
        .next()
        .unwrap_or_default();
    let opens = before.trim().len() == last.len();
    !opens
        && last.len() >= 3
        && last.starts_with(char::is_uppercase)
        && last.chars().all(|one| one.is_alphabetic() || one == '.')
        && last.chars().any(char::is_lowercase)
        && ![
            "See",
            "The",
            "And",
            "Per",
            "Under",
            "With",
            "From",
            "For",
            "Each",
            "Agreement",
            "Contract",
        ]
        .contains(&last)
}
