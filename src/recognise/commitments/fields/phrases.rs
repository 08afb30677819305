//! The words by which the parts of a commitment are known.

use crate::recognise::reading::Pattern;

pub(super) static WINDOW: Pattern = Pattern::new(
    "(?:(?:per|each|every|any|of an?|of each|in an?|during an?|over an?|for an?|an?|of the|in the|during the|that|such|given|applicable|relevant) )(?:given |calendar |contract |rolling |consecutive |single |whole |billing |service |fiscal |measurement |reporting |trailing |twelve[- ]|three[- ]|six[- ]|[0-9]+[- ](?:day|month|week)[- ]?)*(?:[0-9]+[- ]day periods?|[0-9]+[- ]hours? periods?|months?|quarters?|years?|weeks?|windows?|(?:measurement|measuring|reporting|billing|service|assessment|charging) periods?|30[- ]day period|day period)|(?:calendar|contract) (?:month|quarter|year|week)|monthly|quarterly|annual(?:ly)?|yearly|weekly|per annum|per day|a day|a quarter|each day|daily|24 ?hours? per day",
);
pub(super) static START: Pattern = Pattern::new(
    "of (?:the |its |such |any |a |an |their |each |every )*(?:receipt|receiv|notif|detect|discover|becom|occurr|submi|learn|knowledge|aware|identif|logging|opening|being|release|publication|failure|outage|loss|decla)[a-z]*|(?:from|after|upon|once|since|when|starting|beginning|commencing)(?: (?:with|on|at))? (?:the |its |such |any |a |an |their |your |our |each |every |that |first |initial |having )*time[a-z]*|(?:from|after|following|upon|once|since|when|starting|beginning|commencing)(?: (?:with|on|at))? (?:the |its |such |any |a |an |their |your |our |each |every |that |first |initial |having )*(?:customer|client|user|receipt|receiv|notif|notice|report|detect|log|open|creat|discover|becom|request|call|confirm|assign|incident|occurr|submi|regist|ticket|event|alert|problem|failure|outage|error|disaster|declar|interruption|qualif|diagnos|knowledge|aware|identif|learn|being|release|publication|end of|service desk|provider|supplier)[a-z]*|(?:from|after|upon|following) (?:the |first |initial |customer(?:'s|’s) |client(?:'s|’s) )*contact|receipt of|of (?:being )?(?:notified|reported|logged|detected|receipt)|is reported|are reported|has been reported|becoming aware|receives|(?:starts?|begins?|runs?|commences?|is counted|are counted|is measured|are measured|starting|beginning) (?:to run |running |only |to count )?(?:from|as from|as of|when|at the|on|after|upon|with|once|as soon as|starts? (?:[a-z]+(?:'|’)s |the |its |our |your |this |that )*(?:clocks?|times?|periods?|deadlines?)|the moment)|(?:counted|measured|calculated|reckoned|taken|running|timed|computed) (?:in each case )?(?:from|as from|as of|since|after|upon)|from the (?:moment|time|point|instant)|as soon as|(?:from|after|following|upon) (?:submission|registration|receipt|notification|discovery|detection|opening|entry)",
);
pub(super) static STOP: Pattern = Pattern::new(
    "until|(?:is|are|be|been|was) (?:considered |deemed )?(?:resolved|restored|closed|fixed|complete[d]?) (?:when|if|once|upon|means)|clos(?:ed|ure) (?:of|by)|confirm(?:s|ed|ation)? (?:by|that|of)|verified|work-?around|accepted by|resolution (?:means|is|shall mean)|resolved\\W+ (?:means|shall mean)|to the customer(?:'s)? satisfaction",
);
pub(super) static METHOD: Pattern = Pattern::new(
    "(?:availability|up-?time|service level|[a-z]) ?= ?\\(?[a-z0-9]|[a-z]\\)? ?÷ ?\\(?[a-z]|works? out|worked out|calculat(?:e|es|ed|ion|ed by|ing)|comput(?:e|es|ed|ation)|formula|divid(?:e|ed|ing)|measured (?:as|by|over|from|at|on)|expressed as|percentage of (?:the )?(?:total|time|minutes|hours)|equals?|ratio|quotient|(?:is|means|being) (?:the )?(?:number|total|share|percentage|proportion|sum)|less the|minus|total (?:number of )?(?:minutes|hours|time)|number of (?:minutes|hours|incidents)",
);
pub(super) static SOURCE: Pattern = Pattern::new(
    "(?:probe|ticket system|monitoring system)(?: [a-z]+){0,3}? (?:shows?|records?|runs|makes)|(?:monitoring|ticket(?:ing)?|service management|logging|measurement|reporting|telephony|uptime) (?:tools?|systems?|servers?|software|services?|platform|data|logs?|records?|compan(?:y|ies)|institutes?|firms?|points?|agents?|results?)|raw data|ticket(?:s|ing)? (?:records?|history|timestamps?|times)|(?:recorded|logged|shown|stated|documented|time-?stamped|stored) (?:in|by) (?:the |its )?(?:[a-z]+ ){0,2}(?:ticket|system|tool|log|portal|platform)|call records|measurement data|(?:monitor|probe|console)s?|test quer(?:y|ies)|(?:measuring|independent|neutral) [a-z ]{0,24}(?:institute|body|company|firm|party)|(?:access|error|system|server|audit|event|web|call|such|monitoring) logs?|(?:its|whose|our|their|the|these|those) logs?|logs? (?:of|from|kept|that|show)|in an? (?:[a-z]+ )?log|log files|status page|server records|records of|ping|probes?|pingdom|nagios|third[- ]party monitor|trouble tickets?|help ?desk system",
);
pub(super) static MEASURER: Pattern = Pattern::new(
    "(?:measured|monitored|recorded|calculated|as (?:determined|reported)) (?:solely )?by (?:the )?[a-z]+|(?:provider|supplier|vendor|contractor|customer|client|we|host|company|institute|operator|desk|firm) (?:shall |will |must )?(?:continuously |also |automatically )?(?:measures?|monitors?|records?|calculates?|tracks?|probes?|determines?|performs? [a-z ]{0,30}(?:probes?|checks?|tests?))|(?:sent|performed|carried out|taken|run|operated|tracked|timed|probed|polled|checked|done) (?:[a-z]+ ){0,5}by (?:the |an? |our )?(?:[a-z]+ ){0,2}(?:monitoring|measuring|independent|service|provider|supplier|contractor|vendor|customer|company|institute)",
);
pub(super) static EXCLUSION: Pattern = Pattern::new(
    "exclud(?:e|es|ed|ing)|exclusions?|excused|exclusive of|left out|leav(?:e|es|ing) out|not including|not counting|not affected by|net of|not (?:be )?(?:count(?:ed|s)?|included?|considered|deemed)|disregard(?:s|ed)?|does not include|other than|except (?:for|during)|excepted",
);
pub(super) static HOURS: Pattern = Pattern::new(
    "24 ?(?:x|×|/|by|\\*) ?7(?: ?(?:x|×|/) ?(?:365|52))?|24 hours (?:a|per|each) day|twenty-?four (?:\\(24\\) )?hours,? (?:a|per|each|every|seven|7)|(?:7|seven) (?:\\(7\\) )?days (?:a|per) week|around the clock|(?:business|working|support|office|service|normal|core|operating|coverage) (?:business )?(?:hours|days?)|[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m\\.?|p\\.?m\\.?)? ?(?:to|-|–|and|until|through) ?[0-2]?[0-9](?:[:.][0-5][0-9])? ?(?:a\\.?m|p\\.?m)|[0-2][0-9]:[0-5][0-9] ?(?:to|-|–|and|until) ?[0-2][0-9]:[0-5][0-9]|at all (?:times|hours)|(?:all|every) (?:calendar )?days? of the (?:year|week)|day and night|00:00 (?:to|until|-|–) 24:00",
);
pub(super) static REMEDY: Pattern = Pattern::new(
    "(?:pays?|paid|owes?)[^.;]{0,30} (?:lads?|damages)|lads?|liquidated (?:and )?ascertained damages|(?:intervene|material breach|event of default)|(?:service|performance|sla|availability|uptime|fee) credits?|credit(?:s|ed)?|liquidated damages|service penalt(?:y|ies)|refund|(?:may|right to|entitled to) (?:immediately )?terminate|step[- ]in|corrective action|penalt(?:y|ies)|root cause|remedial plan|remediation plan|rectification plan|reduction (?:of|in) (?:the )?(?:fees?|charges?)|abatement|deduct(?:ion|ed)?|withhold|waived|free of charge",
);
pub(super) static REPORTS: Pattern = Pattern::new(
    "(?:statement|account|summary|overview|breakdown|return|figures?) (?:of|showing|on|setting out|with|in which)|(?:monthly|quarterly|weekly|annual|performance|service level|sla|availability|status|management|written|uptime|summary) (?:service |performance |status )*(?:reports?|logs?)|reports? (?:of the (?:month|quarter|period|service|results)|on|about|showing|with|to the (?:customer|client)|in detail|of (?:the |its )?(?:service|performance|availability))|(?:provid(?:e|es|ing)|deliver(?:s|ing)?|send(?:s|ing)?|submit(?:s|ting)?|issu(?:e|es)|prepar(?:e|es|ing)|produc(?:e|es|ing)|furnish(?:es|ing)?|present(?:s|ing)?|hand(?:s)?|giv(?:e|es)|suppl(?:y|ies)|forward(?:s)?|publish(?:es|ing)?|mak(?:e|es)|receiv(?:e|es)|get)[^;]{0,90}(?:reports?|statements?|results|figures|record)|reports? [^;]{0,60}(?:is|are|be) (?:delivered|sent|submitted|issued|provided|furnished|published|presented|made available|handed over)|reporting (?:of|on|frequency|interval|to|shall|will|is|each|every|per)|(?:shall|will|must|we) (?:[a-z]+ )?report (?:on|to|the|its|each|every|all)|dashboards?|scorecards?|statements? (?:of|showing)|status page|make our uptime public",
);
/// Reports of other things.
pub(super) static OF_CASES: Pattern = Pattern::new(
    "statements? of work|account of (?:costs|expenses)|counted as sales|sales|status reports? for|after (?:the |a |its )?report|report(?:s|ed|ing)? (?:to [a-z ]{1,24} )?(?:an?|any|all|each|every|the|such|its) (?:[a-z]+ )?(?:errors?|bugs?|defects?|faults?|incidents?|problems?|breach(?:es)?|violations?|failures?|disruptions?|outages?)|(?:dispute|challenge|object to|contest)[^;]{0,30}reports?|test reports?|audit reports?|financial (?:report|statement|position)|(?:reports?|reporting|reported) (?:of )?(?:an?|the|each|any) (?:incident|disruption|fault|breach|error)",
);
pub(super) static SLA: Pattern = Pattern::new(
    "service (?:levels?|goals?|targets?)|slas?|kpis?|performance (?:standards?|targets?|levels?|report|against|in|during|for|of)|its performance|availability|up-?time|response times?|resolution times?|performance of the services|severity|monthly service|services? (?:results|quality)|missed times?|each target|targets",
);
/// The part of an agreement that holds the levels.
pub(super) static THIS_PART: Pattern = Pattern::new(
    "(?:breach(?:es)?|miss(?:es)?|failures?) (?:of|under) this (?:exhibit|schedule|annex|attachment|appendix|sla)",
);
/// Checks that see whether something is up.
pub(super) static PROBED: Pattern = Pattern::new(
    "(?:probes?|pings?|polls?|checks?|tests?|monitor(?:s|ing)?|quer(?:y|ies)|signs? (?:on|in)|calls the|sign-?ins?|log-?ins?|measur(?:es|ing|ements?))[^;]{0,90} (?:every|each|once|twice|times (?:a|per)|per|endpoint|login|gateway|server|continuous(?:ly)?)",
);
pub(super) static NAMED_WINDOW: Pattern = Pattern::new(
    "(?:monthly|quarterly|annual|yearly|weekly) (?:up-?time|availability|service level)(?: percentage| commitment)?|(?:up-?time|availability) (?:percentage )?(?:means|is|for|during|in|per|over)[^;]{0,80}?(?:month|quarter|year|week)",
);
/// What is counted from a disaster.
pub(super) static OBJECTIVE: Pattern = Pattern::new("recovery (?:time|point)|rtos?|rpos?");
/// "Response time is measured from …".
pub(super) static STARTS: Pattern = Pattern::new(
    "(?:clocks?|times?|period)[^;]{0,60} (?:set running|set off|triggered|started) by|(?:clocks?|times?|period|measured|counted|begins?|starts?|runs?|means)[^;]{0,80}? (?:from|upon|after|when|once) (?:[a-z'’]+ ){0,6}?(?:receipt|receives?|received|notif[a-z]*|reports?|reported|detects?|detected|detection|logs?|logged|opens?|opened|raises?|raised|submits?|submitted|registers?|registered|picks? up|tickets?)|(?:clock|times?|periods?) (?:is|are) (?:set running|started|triggered) (?:by|with|when|upon|at)|starts? (?:the|its|each|every) (?:clock|time|period)|(?:clock|times?|period|measured|measurement|calculated|begins?|starts?|commences?|runs?|means|counted)[^;]{0,80}? (?:from|between|upon|after|when|at|elapsed between) (?:the |its |a |an |your |our |which |time |moment |point |of |at |that |first |initial |earlier |you |we |it |they |a user |when |has |have |had |each |every |any |customer(?:'s|’s)? |client(?:'s|’s)? |user(?:'s|’s)? |buyer(?:'s|’s)? |bank(?:'s|’s)? |incident |ticket |error |fault |call |is |has been |was |provider |supplier |vendor )*(?:receipt|receiv|notif|report|detect|log|open|creat|request|submi|assign|contact|call|ticket)[a-z]*|(?:response|resolution|restoration|restore|correction) times?\\W{0,3} (?:means|shall mean|is|are|refers to)[^.;]{0,60} (?:beginning|starting|commencing|begins|starts|commences|elapsed|measured|counted) (?:when|from|upon|at|after|with|between)",
);
pub(super) static STOP_DEFINED: Pattern = Pattern::new(
    "(?:resolution|remedy|fix|repair|restoration|recovery|solution)(?: times?)?[^a-z0-9]{1,6}(?:the time|time) [^.;]{0,240}until|(?:resolution|remedy|fix|repair|restoration|solution)(?: time)?\\t(?:the|an?|when|means) |(?:fix|remedy|solution)[\"”*]{0,4} (?:means|shall mean|is)|(?:resol(?:ution|ved?|ution time)|restor(?:ation|ed?)|repair(?:ed)?|fix(?:ed)?|correction)(?: time)?\\W{0,3} ?(?:of [a-z ]{1,30} )?(?:means|shall mean|is defined|is (?:achieved|complete|deemed|reached)|(?:shall )?ends?|occurs when|has the meaning|refers to|time means)|(?:incident|problem|ticket|error|case|fault|service|system|platform) (?:is|shall be|will be) (?:considered |deemed )?(?:to be )?(?:resolved|closed|restored) (?:when|if|once|upon|after|by)",
);
/// That clocks run, whatever they time.
pub(super) static SET_RUNNING: Pattern = Pattern::new(
    "(?:these|those|such|all|each|every|the|both)(?: of)?(?: the| these| such)? (?:times|clocks?|time)(?: [a-z]+){0,4}? (?:starts?|begins?|runs?|commences?|(?:is|are) (?:set running|set off|triggered|counted|measured|reckoned|started))(?: [a-z]+){0,4}? (?:when|from|by|upon|after|once|at|as soon as|with)",
);
