use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Unit, Who};

pub(crate) const RULE: Rule = Rule {
    name: "breach-notice-too-late",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("breach_notice_too_late.md"),
    check: Check::Prose(check),
};

static PERSONAL: Pattern = Pattern::new(
    "phi|protected health information|patient (?:data|information|records)|health (?:data|information)|personal data|personal information|personally identifiable|data subjects?|gdpr|data breach(?:es)?",
);

/// What has happened to the data.
static HAPPENED: Pattern = Pattern::new(
    "breach(?:es)?|incidents?|compromises?|without (?:authori[sz]ation|authority|permission)|gets? (?:at|hold of)|hack(?:ed|s|ing)?|intrusions?|exfiltrat[a-z]*|compromised|disclosed|lost|loss|unauthori[sz]ed|stolen|leak(?:ed|s|age)?|violations?|infringements?",
);
/// Any word for telling the customer.
static TOLD: Pattern = Pattern::new(
    "notif(?:y|ies|ied|ication)|notices?|inform(?:s|ed|ation)?|tells?|told|report(?:s|ed)?|hears? from|lets? (?:you|the [a-z]+) know|attention|alert(?:s|ed)?|advise[sd]?|word of|reach(?:es)?|hears? of|made (?:known|aware)|communicat(?:e|es|ed|ion)|contacts?|discloses?|make (?:it )?known|announce[sd]?|supply|suppl(?:ies|ied)",
);
static LIMIT: Pattern = Pattern::whole(
    "(?-u:\\b)(?:within|latest|later than|more than|in|maximum of|period of|delay of|up to|further|after|has|have|until|at most|by)(?: (?:a|an|the|up to|further|another|period of|maximum of|at most|of))* ?\"?“?$",
);
/// "72 hours after it was confirmed, at the latest".
static LATEST: Pattern = Pattern::whole("^[^.;]{0,90}(?-u:\\b)(?:at the latest|at most)(?-u:\\b)");
/// What follows a first notice, and who is told by the customer.
static LATER: Pattern = Pattern::new(
    "(?:final|full|detailed|further|complete|follow-up|closing|supplementary) (?:written )?(?:reports?|information|details|statement)|root cause|documentation|supervisory authorit(?:y|ies)|data subjects?|affected individuals|regulators?|corrective|remed(?:y|ies|iation)|delet(?:e|es|ed|ion)|request(?:s|ed)?|audit(?:s|ed)?|retain(?:s|ed)?|sub-?processors? (?:to|shall)",
);
static FIRST_NOTICE: Pattern = Pattern::whole(
    "^ ?(?:after|of|from|following) (?:its |the |that |such |a |this |our )?(?:first |initial |written )*(?:notice|notification|report|request|receipt|end)",
);

/// A breach that waits for the next regular report.
static WAITS: Pattern = Pattern::new(
    "(?:notif(?:y|ies|ied)|inform(?:s|ed)?|tells?|told|report(?:s|ed)?|communicated?|disclosed?)[^.;]{0,60}(?:in|with|at|by|through|together with) (?:the |its |each |a |an |their )?(?:next )?(?:regular |ordinary |routine |scheduled |planned )*(?:monthly|quarterly|weekly|annual|yearly|periodic|regular|next|half-yearly)(?: [a-z]+){0,2} (?:reports?|meetings?|reviews?|statements?|newsletters?)",
);
static FIRST_TOLD: Pattern = Pattern::new(
    "(?:summary|list|number|statistics|overview|trend|statuses) of|also|in addition|again|within|without (?:undue )?delay|immediately|lessons",
);

/// A delay that is said to be none, or the time of another clause, replaced.
static TAKEN_AS: Pattern = Pattern::new(
    "(?:delay|period|time|notice|notification|report)[^.;]{0,120}(?:not (?:be )?(?:regarded|deemed|considered|treated|seen) (?:as )?(?:undue|late|delayed)|deemed (?:timely|prompt|without undue delay)|(?:is|be|as) (?:timely|prompt|in time|without undue delay))|(?:replaced|substituted) (?:by|with)|shall read|undue delay (?:means|is|shall mean)",
);

/// Breaches that are told when the next report is due.
fn in_reports(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Breach, Cue::Report]) {
        if !matches!(sentence.kind, Part::Paragraph | Part::Item)
            || !paper.says(sentence, &PERSONAL)
            || paper.says(sentence, &FIRST_TOLD)
        {
            continue;
        }
        if let Some(found) = paper.find(sentence, &WAITS) {
            findings.report(
                paper.place(&found),
                "a breach of personal data is told with the next report: the customer has 72 hours for its own notice under the GDPR",
                "give the processor no more than 24 hours after it became aware, so that the controller can still notify in time",
            );
        }
    }
}

/// Whether security incidents are all that the paper lets the customer know of: it handles personal
/// data, and no sentence gives breaches of these a time of their own.
fn stands_for_personal(paper: &PaperReading<'_>) -> bool {
    let handles = paper.sentences.iter().any(|one| paper.says(one, &PERSONAL));
    let apart = paper.about(&[Cue::Breach]).any(|one| {
        paper.says(one, &PERSONAL)
            && paper.says(one, &TOLD)
            && one.amounts.iter().any(Amount::is_time)
    });
    handles && !apart
}

/// "Harbourline has to notify the regulator": the customer's own notice.
static HAS_TO: Pattern =
    Pattern::new("(?:has|have|needs?|must itself) to (?:[a-z]+ )?(?:notify|report|tell|inform)");
/// The case in which the customer has to notify somebody itself.
static OWN_DUTY: Pattern = Pattern::new(
    "(?:where|if|when|whenever|as)(?: [a-z'’-]+){1,5} (?:has|have|is|are|must|needs?)(?: [a-z]+){0,3} (?:notify|report|tell|inform)|being (?:itself |himself )?(?:obliged|required|bound) to (?:[a-z]+ )?(?:notify|report|tell|inform)|(?:customer|client|bank|controller|authority|buyer|institution|company) (?:itself )?(?:has to|have to|must|is (?:obliged|required|bound) to|needs to) (?:[a-z]+ )?(?:notify|report|tell|inform)",
);
/// What starts the time for a first notice.
static KNOWN: Pattern = Pattern::whole(
    "^[^.;]{0,60}(?-u:\\b)(?:aware|becoming|finding (?:it )?out|finds? out|found out|grounds to believe|receipt of such|knows?|knew|suspicion|suspects?|investigat(?:ion|ed)|establish(?:es|ed)|discover(?:y|s|ed|ing)?|detect(?:ion|s|ed|ing)?|knowledge|learn(?:s|ed|t|ing)?|occur(?:s|red|rence)?|identif(?:y|ies|ied|ication|ying)|confirm(?:s|ed|ation)?)(?-u:\\b)",
);
static SECURITY_INCIDENT: Pattern = Pattern::new(
    "security (?:incidents?|breach(?:es)?|events?)|data incidents?|data (?:has|have|was|were|is|are)(?: been)?(?: [a-z]+,?){0,3}? (?:lost|altered|disclosed|seen|accessed|stolen|leaked|copied|destroyed|compromised)",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    in_reports(paper, findings);
    let stands_for = stands_for_personal(paper);
    for (at, sentence) in paper.sentences.iter().enumerate() {
        if !sentence.cues.has(Cue::Time) {
            continue;
        }
        if !matches!(
            sentence.kind,
            Part::Paragraph | Part::Item | Part::Row { header: false, .. }
        ) {
            continue;
        }
        let row = matches!(sentence.kind, Part::Row { .. });
        let titles = paper.header_of(sentence).map_or("", |one| paper.words(one));
        let personal = paper.says(sentence, &PERSONAL)
            || sentence.cues.has(Cue::Breach)
                && (PERSONAL.is_in(paper.heading_of(sentence))
                    || paper
                        .sentences
                        .iter()
                        .filter(|one| one.block == sentence.block)
                        .any(|one| paper.says(one, &PERSONAL) && paper.says(one, &HAPPENED)));
        // "A delay of up to 120 hours is not undue", behind the sentence on breaches.
        let taken = paper.says(sentence, &TAKEN_AS)
            && [at.checked_sub(2), at.checked_sub(1), Some(at)]
                .into_iter()
                .flatten()
                .any(|one| {
                    let one = &paper.sentences[one];
                    paper.says(one, &PERSONAL) && paper.says(one, &HAPPENED)
                });
        let personal = personal || taken;
        let by_law = personal;
        let personal = personal
            || stands_for
                && paper.says(sentence, &SECURITY_INCIDENT)
                && !paper.says(sentence, &HAS_TO);
        if !personal
            || !taken && !paper.says(sentence, &HAPPENED)
            || !(taken || paper.says(sentence, &TOLD) || row && TOLD.is_in(titles))
            || paper.says(sentence, &LATER) && !paper.says(sentence, &ARTICLE)
        {
            continue;
        }
        let of_customer = sentence
            .duty
            .as_ref()
            .is_some_and(|duty| duty.who == Who::Customer);
        if of_customer && !paper.says(sentence, &PASSIVE) {
            continue;
        }
        for amount in sentence.amounts.iter().filter(|one| one.is_time()) {
            let before = &paper.plain[sentence.span.start..amount.span.start];
            let after = &paper.plain[amount.span.end..sentence.span.end];
            let last = before.rfind(';').map_or(before, |at| &before[at..]);
            let clause = before.rsplit([',', ';']).next().unwrap_or_default();
            let own = OWN_DUTY.is_in(clause);
            if own || row && !is_told_in(paper, sentence, amount) || amount.unit > Unit::Week {
                continue;
            }
            if !(LIMIT.is_in(before) || LATEST.is_in(after) || row)
                || FIRST_NOTICE.is_in(after)
                || !row && !taken && !TOLD.is_in(last) && !TOLD.is_in(after)
                || SO_THAT.is_in(last)
                || !by_law && !KNOWN.is_in(after)
                || !is_late(amount)
                || WRITTEN.is_in(clause)
                    && sentence.amounts.iter().any(|first| {
                        first.is_time() && first.span.end <= amount.span.start && !is_late(first)
                    })
            {
                continue;
            }
            // Laws of the United States give more time.
            let by_hipaa = paper.says(sentence, &HIPAA);
            if by_hipaa
                && amount
                    .about_days()
                    .is_none_or(|days| days < Exact::from(60))
            {
                continue;
            }
            let law = if by_hipaa {
                "60 days for its own notices under HIPAA"
            } else {
                "72 hours for its own notice under the GDPR"
            };
            findings.report(
                paper.place(&amount.span),
                format!("a breach of personal data may be told after {}: the customer has {law}", amount.printed()),
                "give the processor no more than 24 hours after it became aware, so that the controller can still notify in time",
            );
            break;
        }
    }
}

/// Whether the cell of an amount, or its title, says that somebody is told.
fn is_told_in(paper: &PaperReading<'_>, row: &Sentence, amount: &Amount) -> bool {
    let cells = paper.cells(row);
    let Some(at) = cells
        .iter()
        .position(|cell| cell.start <= amount.span.start && amount.span.end <= cell.end)
    else {
        return false;
    };
    let title = paper
        .header_of(row)
        .and_then(|header| paper.cells(header).get(at).cloned());
    let before = &paper.plain[cells[at].start..amount.span.start];
    let text = &paper.plain[cells[at].clone()];
    // "Notice | Trigger | Time": a table of notices.
    let of_notices = paper
        .header_of(row)
        .and_then(|header| paper.cells(header).first().cloned())
        .is_some_and(|first| NOTICES.is_in(&paper.plain[first]));
    title.is_some_and(|title| TOLD.is_in(&paper.plain[title]))
        || of_notices
        || LIMIT.is_in(before) && TOLD.is_in(text) && HAPPENED.is_in(text)
}

static NOTICES: Pattern = Pattern::whole(
    "^(?:notices?|notifications?|alerts?|reports?|reporting|event to be (?:notified|reported))$",
);

/// A second, fuller notice.
static WRITTEN: Pattern = Pattern::new(
    "(?:written|full|detailed|complete|further) (?:and [a-z]+ )?(?:reports?|accounts?|details|descriptions?|statements?)|reports? in writing|in writing",
);
/// Laws of the United States on health data.
static HIPAA: Pattern = Pattern::new(
    "phi|protected health information|hipaa|hitech|164\\.4[01][0-9]|business associate|covered entity",
);

/// Whether a customer that is told so late can keep 72 hours of its own.
fn is_late(amount: &Amount) -> bool {
    match amount.seconds() {
        Some(seconds) => seconds >= Exact::from(72 * 3_600),
        None => {
            amount.unit >= Unit::Day && amount.number >= Exact::from(3) || amount.unit > Unit::Day
        }
    }
}

/// The customer's own time, named as the reason.
static SO_THAT: Pattern = Pattern::new(
    "so that|in order (?:for|that|to)|in time for|to enable|meet (?:the|its)|own (?:notice|notification|duty)|article 33 ?\\(1\\)",
);
/// The facts that a notice has to hold.
static ARTICLE: Pattern = Pattern::new("article 33 ?\\(3\\)|art\\. 33 ?\\(3\\)");
static PASSIVE: Pattern = Pattern::new(
    "(?:customer|controller|client|you|buyer) (?:shall|will|must) (?:be|hear|receive|learn)",
);
