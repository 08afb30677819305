//! Faults known by what they mean, in a few clauses and in whatever voice, row or item, beside texts
//! that look like them and are right.

use crate::linted;

/// A rule, whether it speaks, and a paper.
const CASES: &[(&str, bool, &str)] = &[
    (
        "vague-duty",
        true,
        r"# Service Schedule

| Task | Owner | When |
|---|---|---|
| Review of access rights | Supplier | every 3 months |
| Restore test | Supplier | periodically |
",
    ),
    (
        "vague-duty",
        true,
        r"# Managed Services

The Contractor shall:

(a) answer calls within 30 seconds;
(b) keep the Client reasonably informed of open incidents;
(c) hand over a monthly report.
",
    ),
    (
        "vague-duty",
        true,
        r"# SLA

The Vendor's staff attends to hardware faults with the urgency the case deserves.
",
    ),
    (
        "vague-duty",
        true,
        r"# Support

Patches for minor defects are issued by the Licensor as and when it sees fit.
",
    ),
    (
        "vague-duty",
        true,
        r"# Hosting

We keep enough spare capacity.
",
    ),
    (
        "vague-duty",
        true,
        r"# RFP

The Bidder shall deploy sufficient resident engineers at the DC.
",
    ),
    (
        "vague-duty",
        true,
        r"# Outsourcing

Data transfers between the sites will be secured by the Operator in line with the state of the art.
",
    ),
    (
        "vague-duty",
        true,
        r"# Outsourcing

The help desk shall be reachable at convenient hours.
",
    ),
    (
        "vague-duty",
        true,
        r"# Outsourcing

The Provider undertakes to bring in additional technicians should the workload so require.
",
    ),
    (
        "vague-duty",
        true,
        r"# Outsourcing

The Supplier ensures that database queries are answered within an acceptable time span.
",
    ),
    (
        "vague-duty",
        false,
        r"# Outsourcing

The Provider shall give the Customer 10 days' notice of each planned interruption, and shall answer calls within 30 seconds.
",
    ),
    (
        "vague-duty",
        false,
        r"# Outsourcing

The Customer shall promptly return faulty devices. The Provider shall replace them within 2 Business Days after receipt.
",
    ),
    (
        "vague-duty",
        false,
        r"# Outsourcing

The Provider may, from time to time, propose improvements of the service.
",
    ),
    (
        "vague-duty",
        false,
        r"# Outsourcing

The Provider shall keep the platform available for 99.5% of each calendar month, in accordance with Schedule 2.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

| Duty | Text |
|---|---|
| Backup | The host should copy the databases each night |
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

Backups ought to be kept for 30 days.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

The monthly report should reach the Customer by the fifth working day.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

Our people should be on site within four hours.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

The Contractor's technicians ought to carry a badge and should sign the visitors' book.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

Planned maintenance shouldn't take place in trading hours; the Supplier announces it a week before.
",
    ),
    (
        "should-instead-of-shall",
        true,
        r"# SLA

Every ticket should be answered by a human in one hour.
",
    ),
    (
        "should-instead-of-shall",
        false,
        r"# SLA

Should the Provider miss the target, it shall pay a credit of 5% of the monthly fee.
",
    ),
    (
        "should-instead-of-shall",
        false,
        r"# SLA

If a backup should fail, the Provider shall repeat it within 4 hours.
",
    ),
    (
        "should-instead-of-shall",
        false,
        r"# SLA

Users should restart their laptops before they call the Service Desk. The Provider shall answer within 30 seconds.
",
    ),
    (
        "should-instead-of-shall",
        false,
        r"# SLA

The Customer should name two contacts. The Supplier shall answer them within one hour.
",
    ),
    (
        "should-instead-of-shall",
        false,
        r"# SLA

The Provider knew or should have known of the defect.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

Log files are to be reviewed each week.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

1. Spare parts have to be kept on site for the duration of the contract.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

Root cause reports need to be handed in within five days after each major outage.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

Failed disks will be swapped within four hours.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

All laptops must be imaged before delivery and tagged.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

The certificate shall be renewed before it expires.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

- Firewall rules shall be reviewed twice a year.
",
    ),
    (
        "duty-without-actor",
        true,
        r"# Annex

A disaster recovery test shall be held yearly and its results shall be minuted.
",
    ),
    (
        "duty-without-actor",
        false,
        r"# Annex

The Supplier has these duties:

- firewall rules shall be reviewed twice a year;
- logs shall be kept for 12 months.
",
    ),
    (
        "duty-without-actor",
        false,
        r"# Annex

Log files shall be reviewed each week by the Provider.
",
    ),
    (
        "duty-without-actor",
        false,
        r"# Annex

Credits shall be set off against the next invoice.
",
    ),
    (
        "duty-without-actor",
        false,
        r"# Annex

The Provider shall ensure that backups are taken and shall be tested each month.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

The Provider shall install security patches on all servers.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

| Control | Description |
|---|---|
| Patch management | Patches rated critical are installed by the Supplier |
| Logging | Logs are kept for 12 months |
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

Known vulnerabilities are remediated by our team.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

The Vendor keeps operating systems and middleware patched.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

Zero-day exploits are dealt with by the Operator on a priority basis.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

The Processor removes security gaps that come to its knowledge.
",
    ),
    (
        "security-duty-without-time",
        true,
        r"# Security

Libraries with known weaknesses are replaced by the Developer.
",
    ),
    (
        "security-duty-without-time",
        false,
        r"# Security

The Provider shall install critical security patches within 72 hours after their release.
",
    ),
    (
        "security-duty-without-time",
        false,
        r"# Security

The Customer shall install security updates on its own laptops.
",
    ),
    (
        "security-duty-without-time",
        false,
        r"# Security

The Provider shall run a vulnerability scan every month and report the results within 5 days.
",
    ),
    (
        "security-duty-without-time",
        false,
        r"# Security

Security patches are applied in the monthly maintenance window.
",
    ),
    (
        "breach-notice-too-late",
        true,
        r"# DPA

The Processor shall inform the Controller of a Personal Data Breach within 5 working days.
",
    ),
    (
        "breach-notice-too-late",
        true,
        r"# DPA

| Event | Notice to Controller |
|---|---|
| Personal data breach | 96 hours |
| Audit | 30 days |
",
    ),
    (
        "breach-notice-too-late",
        true,
        r"# DPA

The Controller shall be told of any breach of personal data no later than seven days after the Processor has confirmed it.
",
    ),
    (
        "breach-notice-too-late",
        true,
        r"# DPA

Personal data breaches: the Provider has up to 4 days to report them to the Client.
",
    ),
    (
        "breach-notice-too-late",
        true,
        r"# Cloud terms

The Provider reports personal data breaches in its monthly service report.
",
    ),
    (
        "breach-notice-too-late",
        false,
        r"# DPA

The Processor shall notify the Controller of a Personal Data Breach within 24 hours after becoming aware of it.
",
    ),
    (
        "breach-notice-too-late",
        false,
        r"# DPA

The Controller has 72 hours to notify the supervisory authority of a personal data breach; the Processor therefore notifies it within 12 hours.
",
    ),
    (
        "breach-notice-too-late",
        false,
        r"# DPA

The Processor notifies a Personal Data Breach within 24 hours and delivers a full written report within 10 days.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

Availability of the portal: 100 % per calendar month.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

| Priority | Response |
|---|---|
| P1 | 0 min |
| P2 | 1 h |
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

Service hours: 25 hours a day.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

Support is given from 08:00 to 26:00.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

At least 105% of all tickets shall be closed in time.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

No interruption of the service is permitted.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

The system is available 32 days a month.
",
    ),
    (
        "impossible-target",
        true,
        r"# SLA

The operator shall guarantee uninterrupted and error-free operation of the network.
",
    ),
    (
        "impossible-target",
        false,
        r"# SLA

The portal is available for 99.5% of each calendar month. Credits may not exceed 100% of the monthly fee.
",
    ),
    (
        "impossible-target",
        false,
        r"# SLA

The recovery point is 0 minutes: no loss of data is accepted, for the storage is mirrored.
",
    ),
    (
        "impossible-target",
        false,
        r"# SLA

The Provider does not warrant that the service is uninterrupted or free of errors.
",
    ),
    (
        "impossible-target",
        false,
        r"# SLA

Service hours are 24 hours a day, 7 days a week, from 00:00 to 24:00 UTC.
",
    ),
    (
        "impossible-target",
        false,
        r"# SLA

100% of security incidents are logged.
",
    ),
    (
        "window-ends-early",
        true,
        r"# SLA

Support hours: Monday to Friday, 08:00–17:59 CET.
",
    ),
    (
        "window-ends-early",
        true,
        r"# SLA

The availability of 99.5% counts from 00:00 to 23:59 each day.
",
    ),
    (
        "window-ends-early",
        true,
        r"# SLA

| Service | Hours |
|---|---|
| Portal | 06:00-21:59 |
| Desk | 08:00-18:00 |
",
    ),
    (
        "window-ends-early",
        true,
        r"# SLA

Measured from midnight till 11:59 pm; uptime 99.9% a month.
",
    ),
    (
        "window-ends-early",
        true,
        r"# SLA

The measurement month ends at 23:59 on its last day. Availability is 99.9%.
",
    ),
    (
        "window-ends-early",
        false,
        r"# SLA

Support hours: Monday to Friday, 08:00–18:00 CET. Availability 99.5% a month.
",
    ),
    (
        "window-ends-early",
        false,
        r"# SLA

The offer is open until 23:59 on 3 May 2027.
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

The service desk's number is [phone number of service desk].
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

Availability shall be [●]% per month.
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

Uptime 99.X% per month.
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

TODO: add the escalation contacts.
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

Exit fee: to be agreed.
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

| Role | Name |
|---|---|
| Service manager | to be nominated |
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

The cap is EUR [amount].
",
    ),
    (
        "placeholder",
        true,
        r"# SLA

Note to draft: client to confirm the hours.
",
    ),
    (
        "placeholder",
        false,
        r#"# SLA

The abbreviation "TBD" in Annex 2 means "to be determined by the steering committee".
"#,
    ),
    (
        "placeholder",
        false,
        r"# SLA

The number of licences to be agreed on under clause 4 is written in each Order.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Cloud SLA

The uptime is 99.9% per month. The service levels in force are those which the Provider lists on its web page on the day in question.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Support

Response times may be altered by the Vendor by a mere notice to the Client.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# SLA

The Provider is authorised to amend this SLA whenever operational needs call for it.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# SLA of Acme

Acme keeps the right to revise the targets above at the start of each quarter and will tell the customer by e-mail.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Support

4. Amendment. The present Service Levels are valid until the Supplier issues new ones, which replace them without further formality.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Hosting

This Policy may be updated unilaterally by the host. The updated Policy binds the client as soon as it is uploaded.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Managed Services

9.2 A change in the Service Levels shall take effect when the Contractor has announced it in the customer portal.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Managed Services

9.2 The Supplier's service review board decides each year which targets apply in the next.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# Managed Services

If the targets prove too demanding, the Supplier shall set them anew and inform the Customer.
",
    ),
    (
        "one-side-changes-levels",
        true,
        r"# SaaS

Your use of the Service after a change of the SLA counts as your agreement with it. We can change the SLA as our business develops.
",
    ),
    (
        "one-side-changes-levels",
        false,
        r"# Outsourcing

The Service Levels may be changed only by a written amendment signed by both parties.
",
    ),
    (
        "one-side-changes-levels",
        false,
        r"# Outsourcing

The Customer may change the Service Levels on 30 days' notice; the Provider may propose changes to them.
",
    ),
    (
        "one-side-changes-levels",
        false,
        r"# SLA

The Provider may raise the Service Levels at any time, but never lower them.
",
    ),
    (
        "one-side-changes-levels",
        false,
        r"# SLA

The Provider may replace hardware as it sees fit, so long as the Service Levels are kept.
",
    ),
    (
        "one-side-changes-levels",
        false,
        r"# SLA

The Provider may change the SLA with three months' notice; the Customer may then terminate this Agreement before the change takes effect.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Annex 3

| Step | Done by |
|---|---|
| Logging of the ticket | Service Desk of Supplier |
| Assigning the severity | Service Desk of Supplier |
| Closing | Customer |
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Support terms

Severity levels: Critical, High, Normal. It is for Nordhaus to say which level a case has.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Call handling

Calls are logged by the user. The helpdesk agent picks the priority from the list. The chosen priority stays for the life of the call.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r#"# Support

"Severity 1 Error" means an Error which, in the Licensor's reasonable judgment, renders the Software unusable.
"#,
    ),
    (
        "severity-set-by-provider",
        true,
        r"# SLA

Should the Vendor be of the view that a ticket was logged with too high a severity, the Vendor may re-grade it without asking.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Operations

The Provider reserves the right to reclassify any incident to a lower priority.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Operations

Priority assignment: carried out by Provider's triage team; no appeal.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Hosting

We look at your ticket and give it a priority.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# RFP Annexure

7. The decision of the Bidder as to the criticality of an issue shall be final and binding on the Bank.
",
    ),
    (
        "severity-set-by-provider",
        true,
        r"# Maintenance

§ 6 The contractor allocates each defect reported to one of the classes A, B or C at its reasonable discretion (§ 315 BGB).
",
    ),
    (
        "severity-set-by-provider",
        false,
        r"# SLA

The Customer sets the severity when it opens the ticket. The Provider may ask the Customer to lower it.
",
    ),
    (
        "severity-set-by-provider",
        false,
        r"# SLA

The severity is set by the definitions in the table. The Provider may change it only with the Customer's consent in the ticket.
",
    ),
    (
        "severity-set-by-provider",
        false,
        r"# SLA

Severity 1: the platform is down for all users. Severity 2: one function is down. The Customer states the severity in the ticket.
",
    ),
    (
        "severity-set-by-provider",
        false,
        r"# SLA

The Provider assigns each ticket to an engineer and informs the caller of the priority that the caller chose.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# SLA

Availability: 99.9 % per month. Not counted: outages of the Provider's upstream carriers.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Uptime

The guarantee excludes interruptions attributable to software errors in our platform.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Hosting

For the computation of the uptime, the Contractor shall leave out of account any disturbance brought about by the Contractor's own staff.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Hosting

The Provider is not answerable for availability where its cloud provider is down.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Hosting

Exclusions from uptime:

1. maintenance of four hours a month, announced a week before;
2. malfunctions of third-party software which the Provider has built into the platform;
3. acts of the Customer.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Hosting

Uptime of 99.5 % is computed without regard to downtime caused by a change that the Provider has carried out badly.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Hosting

No credit is owed if the outage was the fault of our data centre.
",
    ),
    (
        "own-fault-excluded",
        true,
        r"# Outsourcing

An incident for which the Supplier's personnel is to blame does not reduce the service level.
",
    ),
    (
        "own-fault-excluded",
        true,
        r#"# Outsourcing

"Permitted Downtime" includes outages of the Supplier's monitoring and any unplanned repair.
"#,
    ),
    (
        "own-fault-excluded",
        true,
        r"# Outsourcing

4. Down hours shall not include: hours lost through strike of the Vendor's staff; hours lost through hardware breakdown at the Vendor's DC.
",
    ),
    (
        "own-fault-excluded",
        false,
        r"# SLA

Excluded from downtime: faults of the Customer's network; power failure at the Customer's sites; maintenance in the agreed window of 4 hours a month.
",
    ),
    (
        "own-fault-excluded",
        false,
        r"# SLA

Downtime caused by the Provider's subcontractors counts like downtime caused by the Provider.
",
    ),
    (
        "own-fault-excluded",
        false,
        r"# SLA

Outages caused by events outside the Provider's reasonable control, and not by its subcontractors, are left out of the availability.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# SLA

Resolution: P1 4 h. The clock stops when the ticket is waiting for the customer.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# SLA

| Ticket status | SLA clock |
|---|---|
| Open | runs |
| Waiting for vendor | stopped |
| In progress | runs |
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Support

The time limits of clause 5 are extended by any delay for which the Supplier is not responsible.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Support

The fix time does not begin to run while information the Provider thinks useful is missing.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Support

Only minutes in which one of our engineers is working on the ticket are counted against the four hours.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Outsourcing

The Contractor's obligation to meet the Resolution Times is suspended while a change request is pending with the Client.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Outsourcing

Restoration time: 8 hours, excluding transport, customs clearance and travel.
",
    ),
    (
        "unlimited-pause",
        true,
        r"# Outsourcing

The target times are subject to the customer's cooperation; waiting time goes to the customer's account.
",
    ),
    (
        "unlimited-pause",
        true,
        r#"# Network

The Operator may place a trouble ticket in "deferred" status; deferred time is not counted in MTTR.
"#,
    ),
    (
        "unlimited-pause",
        true,
        r"# Public sector

The vendor can request SLA exclusion for tickets dependent on other agencies.
",
    ),
    (
        "unlimited-pause",
        false,
        r"# SLA

The clock stops only while the Provider waits for an answer to a question that it has recorded in the ticket, and for no more than two working days.
",
    ),
    (
        "unlimited-pause",
        false,
        r"# SLA

The clock never stops while the ticket is with a supplier of the Provider.
",
    ),
    (
        "unlimited-pause",
        false,
        r"# SLA

The resolution time runs until the service works again, and does not stop while parts are awaited.
",
    ),
    (
        "unlimited-pause",
        false,
        r"# Lease

The Tenant's payment period is suspended while invoices are disputed.
",
    ),
];

#[test]
fn faults_are_known_by_what_they_mean() {
    for (rule, is_fault, paper) in CASES {
        let (_, found) = linted::paper("paper.md", paper.as_bytes());
        let speaks = found.iter().any(|one| one.rule == *rule);
        assert_eq!(speaks, *is_fault, "{rule}: {paper}\n{found:#?}");
    }
}
