use std::ops::Range;

use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Amount, Cue, Part, Pattern, Sentence, Who};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-target",
    group: Group::Consistency,
    severity: Severity::Warning,
    guide: include_str!("impossible_target.md"),
    check: Check::Prose(check),
};

/// A service that never stops, in words.
static NEVER_DOWN: Pattern = Pattern::new(
    "(?:no|zero|without (?:any )?) ?(?:down-?time|outages?|unavailability)|without (?:any |the slightest )?(?:interruptions?|down-?time|outages?|failures?)|never (?:be |become |go )?(?:unavailable|down|interrupted|fail|offline)|not be (?:unavailable|down|interrupted|offline)(?: [a-z]+)? at any time|uninterrupted(?:ly)?(?: and error-free)?|(?:error-free|fault-free)(?: and)? (?:and |or )?uninterrupted|(?:free (?:of|from)) (?:any |all )?(?:interruptions?|down-?time|outages?)",
);
/// What runs.
static SERVICE: Pattern = Pattern::new(
    "services?|systems?|platforms?|software|solutions?|applications?|networks?|operation|sites?|infrastructure|portals?|servers?|hosting|availab(?:le|ility)",
);
/// Exceptions, disclaimers and efforts.
static BUT: Pattern = Pattern::new(
    "except|other than|apart from|excluding|subject to|scheduled|planned|maintenance|(?:does|do|will|shall) not (?:warrant|guarantee|represent|promise)|not (?:warrant|guarantee)|no (?:warranty|guarantee|representation)|nor|disclaim[s]?|efforts?|endeavou?rs?|aims?|if|where|unless|caused by|migrat(?:e|ion|ing)|transition|upgrades?|cut-?over|during (?:a|an|any|the|planned|scheduled|such)? ?(?:maintenance|upgrade|move|work|change)|so that|in order to|to ensure|designed|fail-?over|redundan(?:t|cy)|ups|power|credits?|accrue|may|right|warrant(?:s|y|ies)|represent(?:s|ation|ations)?|quiet|possession|access to (?:the )?premises|use of the premises",
);

/// Shares of cases, by their names in tables: none can be more than all.
static OF_CASES: Pattern = Pattern::new(
    "satisf(?:action|ied)|answer(?:s|ed)?|resol(?:ution|ved)|availab(?:le|ility)|up-?time|within|accuracy|accurate|success(?:ful)?|deliver(?:y|ed)|complet(?:e|ed|ion)|on time|in time|complian(?:t|ce)|met|kept|closed|quality|return(?:ed|s)?|respon(?:d|ds|se|ses|ded)|processed|load(?:ed)?|handled|created|opened|alarms|alerts|users|orders|searches|transactions|requests|calls|tickets|incidents|faults",
);
static TARGETS: Pattern = Pattern::new(
    "targets?|service levels?|slas?|kpis?|objectives?|values?|commitments?|thresholds?|minimum|requirements?|required|standards?|goals?|promised?|levels?",
);

/// Shares of more than all in the rows of tables whose kind nobody knows.
fn in_tables(paper: &PaperReading<'_>, findings: &mut Findings) {
    for row in paper.about(&[Cue::Share]) {
        let Part::Row { header: false, .. } = row.kind else {
            continue;
        };
        let hundred = Exact::hundred();
        let over = |one: &&Amount| {
            one.is_percent()
                && one.number > hundred
                && !paper
                    .judged()
                    .iter()
                    .any(|known| known.target.span == one.span)
        };
        let Some(amount) = row.amounts.iter().find(over) else {
            continue;
        };
        let cells = paper.cells(row);
        let column = cells
            .iter()
            .position(|cell| cell.contains(&amount.span.start));
        let title = paper
            .header_of(row)
            .zip(column)
            .and_then(|(header, at)| Some(&paper.plain[paper.cells(header).get(at)?.clone()]));
        // "SL-3 | Calls answered in time | 102%": the name may stand behind a number.
        let before = column.map_or("", |at| &paper.plain[row.span.start..cells[at].start]);
        if title.is_some_and(|title| TARGETS.is_in(title)) && OF_CASES.is_in(before) {
            findings.report(
                paper.place(&amount.span),
                format!("the target of {} is more than there is", amount.printed()),
                "correct the number",
            );
        }
    }
}

/// "102% of all searches shall return a result".
fn in_sentences(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in paper.about(&[Cue::Share, Cue::Duty]) {
        if matches!(sentence.kind, Part::Row { .. } | Part::Heading) {
            continue;
        }
        let of_money = paper.says(sentence, &MONEY);
        let over = sentence.amounts.iter().find(|one| {
            one.is_percent()
                && one.number > Exact::hundred()
                && SHARE_OF.is_in(&paper.plain[one.span.end..sentence.span.end])
                && (!of_money || ALL_CASES.is_in(&paper.plain[one.span.end..sentence.span.end]))
                && !paper
                    .judged()
                    .iter()
                    .any(|known| known.target.span == one.span)
        });
        if let Some(amount) = over.filter(|_| paper.says(sentence, &OF_CASES)) {
            findings.report(
                paper.place(&amount.span),
                format!("the target of {} is more than there is", amount.printed()),
                "correct the number",
            );
        }
    }
}

static ALL_CASES: Pattern = Pattern::whole(
    "^ of (?:the |all |each |every |any |its |such )*(?:[a-z-]+ ){0,2}?(?:searches|transactions|requests|calls|tickets|incidents|faults|queries|pages|messages|orders|jobs|cases|changes|users|minutes|hours)(?-u:\\b)",
);
static SHARE_OF: Pattern = Pattern::whole("^ of (?:the|all|each|every|any|its|such|[a-z-]+s) ");
static MONEY: Pattern = Pattern::new(
    "charges?|fees?|price|cost|costs|amounts?|payable|paid|pay|credits?|liabilit(?:y|ies)|value|cap|capacity|load|insurance|salary|rates?|budget|baseline|forecast|volumes?|quantit(?:y|ies)",
);

/// Promises that nothing ever fails.
fn in_words(paper: &PaperReading<'_>, findings: &mut Findings) {
    for sentence in &paper.sentences {
        let Some(duty) = sentence.duty.as_ref() else {
            continue;
        };
        if duty.who == Who::Customer || matches!(sentence.kind, Part::Heading | Part::Note) {
            continue;
        }
        let Some(span) = paper.find(sentence, &NEVER_DOWN) else {
            continue;
        };
        let from = duty.modal.start.max(sentence.span.start);
        let near = span.start.abs_diff(from) < 120;
        if near && paper.says(sentence, &SERVICE) && !paper.says(sentence, &BUT) {
            findings.report(
                paper.place(&span),
                format!(
                    "\"{}\" allows no failure at all, so it will be missed",
                    paper.short(&span)
                ),
                "promise a number that can be kept, and say what a miss costs",
            );
            return;
        }
    }
}

/// Numbers that no clock and no calendar has: 0 minutes to answer, 61 minutes of an hour, 25:00.
fn in_numbers(paper: &PaperReading<'_>, findings: &mut Findings) {
    if !paper.is_served() {
        return;
    }
    for sentence in &paper.sentences {
        if matches!(sentence.kind, Part::Heading | Part::Note) {
            continue;
        }
        if sentence.cues.has(Cue::Time) || sentence.cues.has(Cue::Share) {
            for amount in &sentence.amounts {
                if let Some(why) = beyond(paper, sentence, amount) {
                    findings.report(
                        paper.place(&amount.span),
                        format!("\"{}\" {why}", paper.short(&amount.span)),
                        "correct the number",
                    );
                    break;
                }
            }
        }
        if sentence.cues.has(Cue::Clock)
            && let Some(span) = paper.find(sentence, &NO_HOUR)
        {
            findings.report(
                paper.place(&span),
                format!("\"{}\" is no time of a day", paper.short(&span)),
                "correct the number",
            );
        }
        if (sentence.cues.has(Cue::Share) || paper.says(sentence, &HUNDRED))
            && paper.says(sentence, &ALWAYS)
            && !paper.says(sentence, &NO_PROMISE)
            && !sentence
                .amounts
                .iter()
                .any(|one| one.is_percent() && one.number < Exact::from(100))
            && let Some(span) = paper.find(sentence, &HUNDRED)
        {
            let known = paper.judged().iter().any(|known| {
                known.target.span.start < span.end && span.start < known.target.span.end
            });
            if !known {
                findings.report(
                    paper.place(&span),
                    format!(
                        "\"{}\" allows no failure at all, so it will be missed",
                        paper.short(&span)
                    ),
                    "promise a number that can be kept, and say what a miss costs",
                );
            }
        }
        if paper.is_excerpt()
            && let Some(span) = never(paper, sentence)
        {
            findings.report(
                paper.place(&span),
                format!(
                    "\"{}\" allows no failure at all, so it will be missed",
                    paper.short(&span)
                ),
                "promise a number that can be kept, and say what a miss costs",
            );
        }
    }
}

/// What is wrong with an amount that cannot be.
fn beyond(paper: &PaperReading<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'static str> {
    let before = &paper.plain[sentence.span.start..amount.span.start];
    let after = &paper.plain[amount.span.end..sentence.span.end];
    if amount.is_percent() {
        let is_negative = before.ends_with(" -")
            || before.ends_with('−')
            || before.ends_with("\t-")
            || before.ends_with("minus ");
        let of_service = sentence.cues.any(&[Cue::Available, Cue::Level]);
        return (is_negative
            && of_service
            && !before
                .trim_end_matches(['-', '−', ' '])
                .ends_with(|one: char| one.is_ascii_digit() || one == '%'))
        .then_some("is less than nothing");
    }
    if amount.number == Exact::zero() {
        let title = paper
            .header_of(sentence)
            .map_or("", |header| paper.words(header));
        let timed = sentence.cues.any(&[
            Cue::Respond,
            Cue::Resolve,
            Cue::Restore,
            Cue::Answer,
            Cue::Speed,
        ]) || DONE_IN.is_in(before)
            || TIMED.is_in(title);
        return (timed && !paper.says(sentence, &NO_ZERO))
            .then_some("leaves no time at all, so it will be missed");
    }
    // "61 minutes in every hour".
    let window = OF_WINDOW.groups(after)?;
    let most = match window.text(1) {
        "minute" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 604_800,
        "month" => 31 * 86_400,
        "quarter" => 92 * 86_400,
        "year" => 366 * 86_400,
        _ => return None,
    };
    let runs = sentence.cues.has(Cue::Available) || RUNS.is_in(before);
    (runs && amount.seconds()? > Exact::from(most)).then_some("is more than there is")
}

/// A window right behind an amount.
static OF_WINDOW: Pattern = Pattern::whole(
    "^ ?(?:in|of|per|a|an|each|every|out of|during|/)(?: (?:a|an|the|any|each|every|one))? ?(?:calendar )?(minute|hour|day|week|month|quarter|year)(?-u:\\b)",
);
static RUNS: Pattern = Pattern::new(
    "available|availability|operational|operate[sd]?|operation|run|runs|running|reachable|open|manned|staffed|service hours|support|up|accessible|attended|on duty|online|working",
);
/// What a time is for.
static DONE_IN: Pattern = Pattern::new(
    "(?:response|reaction|resolution|repair|recovery|restoration|fix|answering|waiting|switch-?over|fail-?over|delay|latency|load(?:ing)?|processing|target) ?(?:times?)?|rto|in|within|displayed|answered|loads?|delivered|after",
);
static TIMED: Pattern =
    Pattern::new("times?|targets?|response|resolution|reaction|repair|restore|fix|rto|recovery");
/// Zeros that are no promise: no loss of data, no charge, a clock at nought.
static NO_ZERO: Pattern = Pattern::new(
    "rpo|recovery point|loss|lost|data loss|replication|synchronous|charges?|free|fee|penalt(?:y|ies)|credits?|from 0|0 (?:to|-|–)|deduct[a-z]*|score|points|between|less than|fewer than|below|time zone|utc|gmt|working days? 0|day 0|warranty|counts? as|rounded|not applicable|n/a",
);
/// An hour that no day has.
static NO_HOUR: Pattern = Pattern::whole(
    "(?:from|to|until|till|between|and|–|—|-|at|by|before|hours?:?) ?(?:2[5-9]|[3-9][0-9])[:.h](?:[0-5][0-9])(?: ?(?:h|hours|hrs))?(?-u:\\b)|(?:to|until|till|–|—|-) ?24[:.h](?:0[1-9]|[1-5][0-9])(?-u:\\b)",
);
/// All of them.
static HUNDRED: Pattern = Pattern::new(
    "100(?:[.,]0+)? ?(?:%|percent|per cent)|(?:one|a) hundred (?:percent|per cent)|all (?:tickets?|calls?|incidents?|requests?|faults?|messages|transactions|jobs|orders|e-?mails?|queries|changes|deliveries)|every (?:single )?(?:tickets?|calls?|incidents?|requests?|faults?|messages?|transactions?|jobs?)",
)
.needing(&["100", "hundred", "all ", "every "]);
/// Without any exception.
static ALWAYS: Pattern = Pattern::new(
    "(?:in|of|at|on|for) (?:every|any|each) (?:single )?(?:runs?|load|destination|case|circumstances?|time|hour|minute|day)|(?:of|whatever) (?:whatever )?kind|whatsoever|whatever (?:the )?(?:kind|cause|load)|no exceptions?|without (?:any )?exceptions?|of all (?:calls|tickets|incidents|requests|transactions|messages|orders|jobs|queries|e-?mails?|cases)|at all times|first (?:call|time|contact)(?: right)?|always|never|no errors?|free of errors?|error-free|faultless(?:ly)?",
);
static NO_PROMISE: Pattern = Pattern::new(
    "fees?|charges?|pay(?:able|ment|s)?|invoices?|credits?|refund|liabilit(?:y|ies)|cap|cost|costs|log(?:ged|s)?|record(?:ed|s)?|report(?:ed|s|ing)?|monitor(?:ed|s|ing)?|review(?:ed|s)?|encrypt(?:ed)?|notif[a-z]*|assign[a-z]*|classif[a-z]*|capacity|utili[sz]ation|minus|divided|formula|x 100|× 100|\\* 100|less than|below|may|not|confidential(?:ity)?|back(?:ed)? up|acknowledg[a-z]*|register(?:ed)?|documented|owned|shares?|track(?:ed)?|target is the share|weight",
);

/// "Failures must not occur", "zero downtime", "without any stop", in a few clauses about services.
fn never(paper: &PaperReading<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let of_customer = sentence
        .duty
        .as_ref()
        .is_some_and(|duty| duty.who == Who::Customer);
    if of_customer || paper.says(sentence, &NOT_ABSOLUTE) {
        return None;
    }
    paper.find(sentence, &NEVER)
}

static NEVER: Pattern = Pattern::new(
    "zero (?:down-?time|outages?|failures?|interruptions?|errors?|defects?|disruptions?|loss of service)|no (?:down-?time|outages?|failures?|interruptions?|disruptions?|unavailability|errors?)(?: [a-z]+){0,3}? (?:whatever|whatsoever|at all|ever|of any kind|shall occur|will occur|may occur|occurs?|is allowed|are allowed|is permitted|are permitted|is accepted|are accepted|is tolerated|are tolerated)|(?:failures?|outages?|interruptions?|faults?|errors?|disruptions?|down-?time|defects?)(?: [a-z]+){0,6}? (?:must|shall|may|will|can|do|does|is to|are to) (?:not|never) (?:occur|happen|arise|take place|be)|(?:must|shall|will|may|can|is|are) (?:never|at no time) (?:be |become |go )?(?:off-?line|unavailable|down|interrupted|fails?|out of service|stops?|stopped|inaccessible|unreachable)|without (?:any |a single |the slightest )(?:outages?|interruptions?|stops?|failures?|down-?time|pause|break)(?: or [a-z ]{3,30})?|not (?:for )?(?:a|one|a single) (?:second|minute|moment)|never (?:off-?line|down|fails?|interrupted|unavailable|stops?)|(?:fault|failure|error|interruption)-free (?:operation|at all times|service)",
);
static NOT_ABSOLUTE: Pattern = Pattern::new(
    "(?:does|do|will|shall|can|could) ?not (?:warrant|guarantee|promise|represent)|cannot (?:promise|guarantee)|nobody|no (?:warranty|guarantee)|efforts?|endeavou?rs?|aims?|strives?|nor|disclaim[s]?|unless|except|if|where|other than|apart from|designed|goal|ideal|month[s]? (?:with|without|in which)|bonus|no down-?time (?:occurs|occurred) (?:in|during)|upgrades?|migrat(?:e|ion|ing)|during (?:the|a|an|any) (?:change|move|switch|cut)|does not mean|not downtime|(?:does|do|is|are) not count",
);

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    in_tables(paper, findings);
    in_sentences(paper, findings);
    in_words(paper, findings);
    in_numbers(paper, findings);
    for one in paper.of_kinds(&[Kind::Availability, Kind::InTime]) {
        let hundred = Exact::hundred();
        let (message, help) = if one.target.number > hundred {
            ("is more than there is", "correct the number")
        } else if one.target.number == hundred && one.kind == Kind::Availability {
            (
                "allows no failure at all, so it will be missed",
                "promise a number that can be kept, and say what a miss costs",
            )
        } else {
            continue;
        };
        findings.report(
            paper.place(&one.target.span),
            format!(
                "the {} of {} {message}",
                one.kind.printed(),
                one.target.printed()
            ),
            help,
        );
    }
}
