use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "security-duty-without-time",
    group: Group::Measurability,
    severity: Severity::Warning,
    guide: include_str!("security_duty_without_time.md"),
    check: Check::Prose(check),
};

macro_rules! flaw {
    () => {
        "(?:vulnerabilit(?:y|ies)|(?:security|critical) (?:patch(?:es)?|updates?|fix(?:es)?|flaws?|holes?|gaps?|releases?|weakness(?:es)?|advisor(?:y|ies)|bulletins?|deficienc(?:y|ies)|issues?|findings?)|(?:critical )?patch(?:es)?(?: updates?)?|hot-?fix(?:es)?|cves?|exploits?|zero-days?|weakness(?:es)?|(?:security |manufacturer's )?advisor(?:y|ies)|(?:revealed|found|identified|reported|shown|detected) (?:by|in|during|through) (?:the |a |an |each |any |its )?(?:annual |yearly |external |security )*(?:penetration|pen|security|intrusion) ?(?:tests?|scans?|audits?|reviews?|assessments?)|bug bounty|valid reports|malware signatures?|updates? of (?:windows|wordpress|linux|the operating)[a-z ]*|operating system updates?|unsupported (?:software|versions?)|end[- ]of[- ]life)"
    };
}
macro_rules! mend {
    () => {
        "(?:clos(?:e|es|ed|ing|ure)|fix(?:es|ed|ing)?|remed(?:y|ies|ied|ying|iate|iates|iated|iation|iating)|patch(?:es|ed|ing)|deploy(?:s|ed|ing|ment)?|roll(?:s|ed|ing)? ?out|rolled|appl(?:y|ies|ied|ying|ication)|install(?:s|ed|ing|ation)?|upgrad(?:e|es|ed|ing)|rebuild(?:s|ing)?|rebuilt|correct(?:s|ed|ing|ion)?|mitigat(?:e|es|ed|ing|ion)|repair(?:s|ed|ing)?|remov(?:e|es|ed|ing|al)|eliminat(?:e|es|ed|ing|ion)|plug(?:s|ged|ging)?|import(?:s|ed|ing)?|replac(?:e|es|ed|ing|ement)|address(?:es|ed|ing)?|rectif(?:y|ies|ied|ication)|resolv(?:e|es|ed|ing)|implement(?:s|ed|ing|ation)?|updat(?:es|ed|ing)|put(?:s|ting)? in|dealt with|deal(?:s|ing)? with|tak(?:e|es|en|ing) care of|see(?:s|n)? to|bring(?:s|ing)? up to date|keep(?:s|ing)?[a-z ]{0,40}(?:current|up to date|up-to-date))"
    };
}

/// What is owed of patches and of vulnerabilities, in either order of words.
static MENDED: Pattern = Pattern::new(
    "(?:appl(?:y|ies|ied|ying|ication)|install(?:s|ed|ing|ation)?|deploy(?:s|ed|ing|ment)?|implement(?:s|ed|ing|ation)?|keeps?|kept|keeping|maintain(?:s|ed|ing)?|roll(?:s|ed|ing)? out|up to date|up-to-date|provided?|issue[sd]?|release[sd]?|bring[s]? in|patch(?:es|ed|ing)?)[^;]{0,60} (?:(?:security|critical) (?:patch(?:es)?|updates?|fix(?:es)?)|hot-?fix(?:es)?|patch(?:es|ed|ing)?|up to date|up-to-date)|(?:(?:security|critical) (?:patch(?:es)?|updates?|fix(?:es)?)|hot-?fix(?:es)?|patch(?:es|ed|ing)?)[^;]{0,60} (?:applied|installed|installation|application|deployed|deployment|implemented|implementation|kept|maintained|rolled out|provided|issued|released|brought in|up to date|up-to-date)|(?:security )?(?:patch(?:es)?|updates?)[^;]{0,60} (?:install|apply|deploy)s? (?:those|them|these|such|each|all|any|the relevant)|(?:kept|keeps?)[^;]{0,50} free (?:of|from) (?:all |any |every )?(?:known )?(?:security )?(?:vulnerabilit(?:y|ies)|flaws?|weakness(?:es)?)|(?:remediat(?:e|es|ed|ing|ion)|fix(?:es|ing)?|clos(?:e|es|ed|ing|ure)|eliminat(?:e|es|ed|ing|ion)|remed(?:y|ies|ied)|correct(?:s|ed|ion|ing)?|mitigat(?:e|es|ed|ing|ion)|address(?:es|ed|ing)?|patch(?:es|ed|ing)?|rectif(?:y|ies|ied|ication)|removed?|resolved?)[^;]{0,50} (?:vulnerabilit(?:y|ies)|(?:security|known) flaws?|weakness(?:es)?)|(?:vulnerabilit(?:y|ies)|(?:security|known) flaws?|weakness(?:es)?)[^;]{0,60} (?:remediated|remediation|fixed|closed|closure|eliminated|remedied|corrected|correction|mitigated|mitigation|addressed|patched|rectified|rectification|removed|resolved)",
);
/// Other duties about them.
static WATCHED: Pattern = Pattern::new(
    "view|(?:vulnerability|security|penetration) (?:scan(?:s|ning)?|tests?|testing|assessments?|reports?)|scan(?:s|ned|ning)? for|reports? (?:on|of|about)|notif(?:y|ies|ied)|inform(?:s|ed)?|aware|advis(?:e|es|ed)|test(?:s|ed|ing)? (?:all |each |the |every )*(?:patch|update)",
);
static OWN: Pattern = Pattern::new(
    "(?:security|critical) (?:patch(?:es)?|updates?|fix(?:es)?)|hot-?fix(?:es)?|patch(?:es|ed|ing)?|vulnerabilit(?:y|ies)|(?:security|known) flaws?",
);
static DUTIES: Pattern = Pattern::new(
    "keeps?[^;]{0,50}(?:fully )?patched|(?:installation|application|deployment|implementation) of[^;]{0,40}(?:patch(?:es)?|security updates?)|patch(?:es)?[^;]{0,20} all (?:[a-z]+ ){0,3}(?:servers|systems)|(?:apply|install|deploy|implement|provide|issue|release)[^;]{0,50}(?:security )?(?:patch(?:es)?|security updates?)|(?:remediate|fix|mitigate|address|correct|patch|remedy)[^;]{0,50}vulnerabilit(?:y|ies)|(?:patch(?:es)?|security updates?|vulnerabilit(?:y|ies))[^;]{0,40} (?:be |are |is )?(?:remedied|closed|eliminated|applied|installed|remediated|fixed|mitigated|addressed|patched)|(?:revoke|remove|disable|terminate)s?[^;]{0,40}(?:user |system |their |all )?access(?: rights)?",
);
static ON_EVENT: Pattern =
    Pattern::new("upon (?:termination|expiration|request)|if (?:the )?(?:customer|you)|may");

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    let patched = paper.of_kinds(&[Kind::PatchTime]).next().is_some() || is_tabled(paper);
    for sentence in &paper.sentences {
        if patched && sentence.cues.has(Cue::Patch) {
            continue;
        }
        let open = || untimed(paper, sentence).filter(|_| !patched);
        let mended = || mended(paper, sentence).filter(|_| !patched);
        if let Some(span) = open().or_else(|| owed(paper, sentence)).or_else(mended) {
            findings.report(
                paper.place(&span),
                format!("\"{}\" has no time", paper.short(&span)),
                "give a time for each severity, such as \"critical vulnerabilities within 72 hours after the patch was released\"",
            );
        }
    }
}

/// What a duty to patch or to take access away leaves without a time.
fn owed(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    if !sentence.cues.has(Cue::Patch) && !paper.words(sentence).contains("access") {
        return None;
    }
    let duty = sentence.duty.as_ref()?;
    if duty.who == Who::Customer
        || !sentence.cues.has(Cue::Duty)
        || sentence.amounts.iter().any(Amount::is_time)
        || paper.says(sentence, &OFTEN)
    {
        return None;
    }
    let start = if duty.is_led {
        sentence.span.start
    } else {
        duty.modal.start
    };
    let here = &paper.plain[start..sentence.span.end.max(start)];
    let patches = sentence.cues.has(Cue::Patch);
    let named = DUTIES
        .find(here)
        .map(|found| start + found.start..start + found.end);
    let mended = || {
        let mends = patches && duty.who != Who::Both;
        let found = paper.find(sentence, &OWN)?;
        (mends && paper.says(sentence, &MENDED) && !paper.says(sentence, &WATCHED)).then_some(found)
    };
    let span = named.or_else(mended)?;
    // A patch by which a program is repaired is no measure of security.
    let about = if patches {
        paper.says(sentence, &SECURED) || SECURED.is_in(paper.heading_of(sentence))
    } else {
        here.contains("personnel") || here.contains("employee")
    };
    (about && !ON_EVENT.is_in(here)).then_some(span)
}

static SECURED: Pattern = Pattern::new(
    "secur(?:e|ity|ed)|vulnerabilit(?:y|ies)|threats?|cves?|cvss|flaws?|exploits?|attacks?|patched|patching|patch management|operating systems?|servers?|critical|latest|hardening|hot-?fix(?:es)?|middleware",
);

/// A clause about weaknesses that are mended, or about patches that are applied, without a time of
/// its own, whatever the rest of the sentence times.
fn untimed(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    let prose = matches!(sentence.kind, Part::Paragraph | Part::Item);
    let words = paper.words(sentence);
    if !prose || !paper.says(sentence, &WEAK) {
        return None;
    }
    let mut from = 0;
    let ends = BORDERS.find_all(words).into_iter().map(|one| one.start);
    for end in ends.chain([words.len()]) {
        let clause = &words[from..end];
        let (start, stop) = (sentence.span.start + from, sentence.span.start + end);
        let timed = sentence
            .amounts
            .iter()
            .any(|one| one.is_time() && start <= one.span.start && one.span.end <= stop);
        let found = REMOVED
            .find(clause)
            .or_else(|| APPLIED.find(clause).filter(|_| sentence.duty.is_none()));
        if let Some(found) = found
            && !timed
            && !OFTEN.is_in(clause)
            && !ON_EVENT.is_in(clause)
            && !CUSTOMERS.is_in(clause)
        {
            return Some(start + found.start..start + found.end);
        }
        from = end;
    }
    None
}

/// What is mended, and that it is, in whatever form: "closing of vulnerabilities that the scanner
/// reports", "valid reports get fixed", "rebuilds the images when a security release is issued".
fn mended(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    let is_part = matches!(
        sentence.kind,
        Part::Paragraph | Part::Item | Part::Row { header: false, .. }
    );
    if !is_part || !paper.is_served() || !paper.says(sentence, &FLAWS) || !paper.is_ict() {
        return None;
    }
    // "Correct by patch what does not comply" is a warranty, no measure of security.
    let is_security = paper.says(sentence, &SECURED) || SECURED.is_in(paper.heading_of(sentence));
    let is_freed = FREED.is_in(paper.lead_of(sentence));
    let of_customer = sentence
        .duty
        .as_ref()
        .is_some_and(|duty| duty.who == Who::Customer);
    let next = paper
        .sentences
        .partition_point(|one| one.span.start <= sentence.span.start);
    let timed_next = paper.sentences.get(next).is_some_and(|one| {
        one.block == sentence.block
            && one.amounts.iter().any(Amount::is_time)
            && paper.says(one, &GOES_ON)
    });
    if of_customer
        || !is_security
        || is_freed
        || timed_next
        || sentence.amounts.iter().any(Amount::is_time)
        || paper.says(sentence, &OFTEN)
        || paper.says(sentence, &NOT_MENDED)
        || paper.says(sentence, &ON_EVENT)
    {
        return None;
    }
    let found = FIXED.iter().find_map(|one| paper.find(sentence, one))?;
    let titles = paper
        .header_of(sentence)
        .map_or("", |header| paper.words(header));
    (!NOT_MENDED.is_in(titles)).then_some(found)
}

static FLAWS: Pattern = Pattern::new(concat!("firmware|", flaw!()));
static FIXED: [Pattern; 4] = [
    Pattern::new(
        "(?:upgrades?|updates?|updating|upgrading|patches) (?:the )?firmware|firmware (?:[a-z]+ ){0,6}?(?:upgraded|updated|patched|kept)",
    ),
    Pattern::new(concat!(
        mend!(),
        "(?:,? [a-z0-9'’()/\"“”-]+){0,10}?,? ",
        flaw!()
    )),
    Pattern::new(concat!(
        flaw!(),
        "(?:,? [a-z0-9'’()/\"“”-]+){0,14}?,? ",
        mend!()
    )),
    Pattern::new(
        "(?:security )?patching|patch management|security (?:updates?|maintenance) (?:of|for) [a-z]+|hardening of [a-z]+",
    ),
];
/// What leads into a list of what is nobody's duty.
static FREED: Pattern = Pattern::new(
    "not (?:be )?(?:responsible|liable|obliged|required)|no (?:obligation|duty|responsibility)|out of scope|excluded|does not include",
);
static GOES_ON: Pattern =
    Pattern::new("this|these|that|it|they|such|those|so|deadlines?|time|latest");
/// Other duties, and what is only told of.
static NOT_MENDED: Pattern = Pattern::new(
    "(?:number|share|list|count|overview|status|age|percentage|reports?) of|open by|by (?:level|severity)|reports?|statistics|figures|has been|have been|was|were|view|may|vulnerability scan(?:s|ning)?|scans? for|customer(?:'s)? (?:shall|must|will|does)|not (?:be )?(?:responsible|liable|obliged)|annex [0-9a-z]+|schedule [0-9a-z]+|(?:severity|cvss) (?:table|times)|deadlines?|within|time limits?|policy|if|unless|evaluat(?:e|es|ed) only|warrant(?:y|ies|s)|represents?|personal data of",
);

static WEAK: Pattern = Pattern::new(
    "findings?|vulnerabilit(?:y|ies)|weakness(?:es)?|security (?:updates?|patch(?:es)?|flaws?)",
);
/// Where one duty of a sentence ends and the next begins.
static BORDERS: Pattern =
    Pattern::new(", and shall|, shall| and shall|, and must| and must|, and will|, and then|;");
static REMOVED: Pattern = Pattern::new(
    "(?:shall|must|will|ll|then|and)(?: [a-z]+)? (?:removes?|closes?|remed(?:y|ies)|fix(?:es)?|corrects?|mitigates?|rectif(?:y|ies)|eliminates?|resolves?|repairs?|puts? right|address(?:es)?)(?: [a-z]+){0,4}? (?:findings?|vulnerabilit(?:y|ies)|weakness(?:es)?|what (?:it|they|the test|this)[a-z ]* (?:found|finds|shows?|shown|reveals?|revealed))",
);
static APPLIED: Pattern = Pattern::new(
    "security (?:updates?|patch(?:es)?)(?: [a-z]+){0,6}? (?:is|are)(?: [a-z]+){0,5}? (?:applied|installed|deployed|rolled out|put in place) by (?:it|the (?:provider|supplier|contractor|vendor|operator))",
);
static CUSTOMERS: Pattern = Pattern::new(
    "(?:customer|client|buyer|bank|institution|department) (?:shall|must|will)|by the (?:customer|client|buyer|bank)",
);

/// Whether a table says how soon patches are applied, in whatever units.
fn is_tabled(paper: &PaperReading<'_>) -> bool {
    paper.tables().iter().any(|rows| {
        rows.first().is_some_and(|header| {
            paper.says(header, &TITLE)
                && (header.cues.has(Cue::Patch)
                    || PATCHES.is_in(paper.lead_of(header))
                    || PATCHES.is_in(paper.heading_of(header)))
        })
    })
}

static TITLE: Pattern = Pattern::new(
    "time|times|within|deadline|days|hours|(?:to )?(?:install|installation|apply|patch|remediate|remediation|fix)",
);
static PATCHES: Pattern = Pattern::new("patch(?:es|ing)?|security updates?|vulnerabilit(?:y|ies)");

/// A rhythm is a time too.
static OFTEN: Pattern = Pattern::new(
    "(?:once|twice|(?:every|each|per|a)) (?:a |per |each |every )?(?:calendar )?(?:day|week|month|quarter)|daily|weekly|monthly|quarterly|(?:by|before|on) the [a-z0-9]+ (?:\\([0-9a-z]+\\) )?(?:calendar |working |business )?day|by the end of|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fourteenth|fifteenth|twentieth|thirtieth|sixtieth|ninetieth|[0-9]+(?:st|nd|rd|th)) (?:calendar |working |business )?(?:day|week|month)|(?:no|not) later than (?:on )?the [a-z-]+ (?:(?:calendar|working|business) )?(?:day|week|month|night|(?:sun|mon|tues|wednes|thurs|fri|satur)day|weekend|window)|(?:by|on|in) the (?:first|second|third|next|following|last) (?:[a-z]+ )?(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|weekend|(?:maintenance |service )?window|night)|the (?:limit|time|deadline) is the [a-z-]+ (?:calendar |working |business )?(?:day|week|month)|same day|next (?:business |working )?day|schedule [0-9a-z]+|annex [0-9a-z]+",
);
