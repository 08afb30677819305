use crate::finding::{Group, Severity};
use crate::lint::{Check, Findings, PaperReading, Rule};
use crate::measure::Exact;
use crate::recognise::commitments::CommitmentKind as Kind;
use crate::recognise::reading::{Cue, Part, Pattern, Who};

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
        let over = |one: &&crate::recognise::reading::Amount| {
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
        let words = paper.words(sentence);
        let Some(found) = NEVER_DOWN.find(words) else {
            continue;
        };
        let from = duty.modal.start.max(sentence.span.start) - sentence.span.start;
        let near = found.start.abs_diff(from) < 120;
        if near && paper.says(sentence, &SERVICE) && !paper.says(sentence, &BUT) {
            let span = sentence.within(&found);
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

fn check(paper: &PaperReading<'_>, findings: &mut Findings) {
    in_tables(paper, findings);
    in_sentences(paper, findings);
    in_words(paper, findings);
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
