//! Faults known by their parts, whatever the words, beside texts that look like them and are right.

use crate::linted;

/// A rule, whether it speaks, and a paper.
const CASES: &[(&str, bool, &str)] = &[
    (
        "party-name-varies",
        true,
        "# Payroll agreement\n\nThis agreement is made between North Wages Limited (\"the Company\") and Elm plc (\"the Employer\").\n\n1. The Employer delivers time sheets by Tuesday.\n2. The Company makes up wages by Thursday.\n3. Where a sheet is late the Bureau shall use the figures of the week before.\n4. The Company charges 41p a payslip.\n",
    ),
    (
        "party-name-varies",
        false,
        "# Payroll agreement\n\nThis agreement is made between North Wages Limited (\"the Company\") and Elm plc (\"the Employer\"). \"Bureau\" means the office of the Company in Leeds.\n\n1. The Employer delivers time sheets by Tuesday.\n2. The Company makes up wages by Thursday.\n3. Where a sheet is late the Bureau shall use the figures of the week before.\n",
    ),
    (
        "reference-to-itself",
        true,
        "# Hosting contract\n\n1. The host runs two servers.\n\n2. The host ranks each ticket as described in clause 2 and answers it.\n\n3. The client pays.\n\n4. Swedish law applies.\n",
    ),
    (
        "reference-to-itself",
        false,
        "# Hosting contract\n\n1. The host runs two servers.\n\n2. The host ranks each ticket as described in clause 3 and answers it.\n\n3. The client pays.\n\n4. Swedish law applies.\n",
    ),
    (
        "reference-to-nothing",
        true,
        "# Hosting contract\n\n1. The host runs two servers.\n2. The client pays within 30 days.\n3. The host may suspend the service after the warning of clause 12.4.\n4. Swedish law applies.\n",
    ),
    (
        "reference-to-nothing",
        true,
        "# Hosting contract\n\n6. Incidents\n6.1 The user calls the desk.\n6.2 The desk ranks the call in accordance with 6.3 below.\n\n7. Problems\n7.1 The host seeks the cause.\n",
    ),
    (
        "reference-to-nothing",
        true,
        "# Hosting contract\n\n10.1 The contract runs for three years.\n10.2 The client may end it if the host\n a) is insolvent;\n b) loses its certificate;\n c) changes hands.\n10.3 In the event of 10.2(e) the client waits 30 days.\n",
    ),
    (
        "reference-to-nothing",
        true,
        "# Hosting contract\n\nSection 1 Hosting\n\n(1) The host runs two servers.\n(2) They stand in Lund.\n(3) The host patches them.\n\nSection 2 Changes\n\n(1) A change is signed by both parties in the form of Section 1 para. 7.\n(2) Nothing else is changed.\n",
    ),
    (
        "reference-to-nothing",
        false,
        "# Hosting contract\n\n1. The host runs two servers.\n2. The client pays within 30 days.\n3. The host may suspend the service after the warning of clause 12.4 of the Framework Agreement.\n4. Swedish law applies.\n",
    ),
    (
        "schedule-missing",
        true,
        "# Hosting contract\n\n1. The price is that of Annex IV; the servers are those of Annex I.\n\n**Annex I** – two servers in Lund.\n\n**Annex II** – secrecy.\n\n**Annex III** – contacts.\n",
    ),
    (
        "reference-title-differs",
        true,
        "# Hosting contract\n\n1. Services\nThe host runs two servers.\n\n2. Charges\nThe client pays 900 a month.\n\n3. Secrecy\nEach party keeps secrets.\n\n4. Limitation of Liability\nSubject to clause 3 (Limitation of Liability), a party in breach pays the loss.\n",
    ),
    (
        "reference-title-differs",
        true,
        "# Hosting contract\n\nThe host restores the ERP as laid down in Schedule 3 (Disaster Recovery).\n\n**Schedule 1 – Prices.** 900 Swedish crowns a month, in arrears.\n\n**Schedule 2 – Disaster recovery.** Six hours from the call of the client.\n\n**Schedule 3 – Contacts.** The duty officer of the host in Lund.\n",
    ),
    (
        "reference-title-differs",
        false,
        "# Hosting contract\n\nThe host restores the ERP as laid down in Schedule 2 (Disaster Recovery).\n\n**Schedule 1 – Prices.** 900 Swedish crowns a month, in arrears.\n\n**Schedule 2 – Disaster recovery.** Six hours from the call of the client.\n\n**Schedule 3 – Contacts.** The duty officer of the host in Lund.\n",
    ),
    (
        "clause-number-skipped",
        true,
        "# Terms\n\n6.1 The host keeps logs.\n6.2 They are kept for 90 days.\n6.4 The client may read them.\n6.5 The host deletes them.\n",
    ),
    (
        "clause-number-skipped",
        true,
        "# Terms\n\n1. Hosting.\n2. Prices.\n3. Secrecy.\n5. Law.\n6. Courts.\n",
    ),
    (
        "clause-number-skipped",
        true,
        "# Terms\n\nARTICLE I – The bureau prints.\nARTICLE II – The firm pays.\nARTICLE III – Slips are mended.\nARTICLE V – The term is a year.\n",
    ),
    (
        "clause-number-skipped",
        true,
        "The host answers for no delay to the extent that\n(a) the client changed the plan;\n(b) a strike closed the port;\n(c) a permit was late;\n(e) the hall was closed.\n",
    ),
    (
        "clause-number-skipped",
        false,
        "# Terms\n\n6.1 The host keeps logs.\n6.2 They are kept for 90 days.\n6.3 Not used.\n6.4 The client may read them.\n6.5 The host deletes them.\n",
    ),
    (
        "clause-number-skipped",
        false,
        "# Terms\n\n1. Hosting.\n1. Prices.\n1. Secrecy.\n1. Law.\n1. Courts.\n",
    ),
    (
        "clause-number-repeated",
        true,
        "# Terms\n\n§ 4 Price. EUR 410 a month.\n§ 5 Liability. By statute.\n§ 5 Secrecy. Five years.\n§ 6 Form. Writing.\n§ 7 Courts. Ulm.\n",
    ),
    (
        "clause-number-repeated",
        true,
        "# Terms\n\n1. Hosting.\n2. Prices.\n3. Secrecy.\n3. Law.\n4. Courts.\n5. Copies.\n",
    ),
    (
        "clause-number-repeated",
        false,
        "# Terms\n\n2.1 The desk answers.\n2.2 It logs calls.\n\n3.1 The host patches.\n3.2 It tells the client.\n\n4.1 The client pays.\n",
    ),
    (
        "clause-without-text",
        true,
        "# Terms\n\n## 1. Hosting\nThe host runs two servers in Lund.\n\n## 2. Prices\nThe client pays 900 a month.\n\n## 3. Insurance\n\n## 4. Law\nSwedish law applies.\n",
    ),
    (
        "clause-without-text",
        true,
        "2.1. Copies are made at 01:00 CET.\n2.2.\n2.3. A file is restored in four hours.\n2.4. A restore is tried each quarter.\n",
    ),
    (
        "clause-without-text",
        false,
        "The client hands back\n(a) laptops\n(b) phones\n(c) badges\n(d) keys\n",
    ),
    (
        "term-defined-by-itself",
        true,
        "\"Urgent Fault\" means a fault which is urgent. The host mends an Urgent Fault in two hours.\n",
    ),
    (
        "term-defined-by-itself",
        false,
        "\"Urgent Fault\" means a fault which stops a ward. The host mends an Urgent Fault in two hours.\n",
    ),
    (
        "term-not-defined",
        true,
        "# Agreement\n\n\"Host\" means Lund AB. \"Client\" means the region. \"Hall\" means the hall in Lund.\n\n1. The Host keeps copies in Approved Locations near the Hall. The Client pays the Host.\n",
    ),
    (
        "term-not-defined",
        true,
        "# Agreement\n\nDefinitions: Host – Lund AB; Client – the region; Hall – the hall in Lund.\n\n1. The Host pays no rebate during the Settling Period. The Client pays the Host for the Hall.\n",
    ),
    (
        "term-not-defined",
        false,
        "# Agreement\n\n\"Host\" means Lund AB. \"Client\" means the region. By Settling Period the parties understand the first 30 days.\n\n1. The Host pays the Client no rebate during the Settling Period.\n",
    ),
    (
        "placeholder",
        true,
        "3.1 The monthly charge amounts to SEK xx xxx excluding VAT and is invoiced in arrears.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The Service Desk can be reached at telephone number <number to be added by the Supplier>.
",
    ),
    (
        "placeholder",
        true,
        "| Service | Target | Measured at |
|---|---|---|
| Portal | 99.8% | probe |
| Interface | under negotiation | probe |
",
    ),
    (
        "placeholder",
        true,
        "3.1 The liability of the Provider is limited to EUR ?? per contract year.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The recovery time is yet to be agreed.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The Supplier shall replicate the database to Aarhus (second site still to be confirmed) every 5 minutes.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The fee for additional storage is as agreed later, invoiced monthly.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The contract manager of the Supplier is {insert name}, who answers within one day.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The hourly rate is «rate» and includes travel.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The rate for on-site work has not yet been agreed.
",
    ),
    (
        "placeholder",
        true,
        "3.1 The bank guarantee amounts to INR #,##,### and stays valid for 12 months.
",
    ),
    (
        "placeholder",
        false,
        "3.1 If the price of a change has not yet been agreed, the Supplier shall start the work at the rates of Schedule 2.
",
    ),
    (
        "placeholder",
        false,
        "3.1 Additional services are provided at prices to be agreed in writing between the parties.
",
    ),
    (
        "placeholder",
        false,
        "3.1 The Supplier shall provide the documents to be supplied by the Customer under clause 4 with a date stamp.
",
    ),
    (
        "placeholder",
        false,
        "| Phase | Deliverable | Due |
|---|---|---|
| 1 | Interface | to be completed within 30 days after the Start Date |
| 2 | Report | to be delivered each month |
",
    ),
    (
        "contradicting-periods",
        true,
        "1.5 An offer stays valid for 90 days after the closing date.

3.4 Every offer lapses 60 days after the closing date.
",
    ),
    (
        "contradicting-periods",
        true,
        "1.5 A Bidder may ask for a debriefing within 30 days after the award notice.

3.4 An application for a debriefing that arrives more than 15 days after the award notice is disregarded.
",
    ),
    (
        "contradicting-periods",
        true,
        "5.1 The Supplier shall send the service report no later than the fifth Working Day of each month.

9.2 In the service review the parties discuss the report, which the Supplier delivers by the 12th Working Day of the month.
",
    ),
    (
        "contradicting-periods",
        true,
        "5.1 The Customer may object to an invoice within 30 days after receipt.

9.2 Objections to an invoice, which the Customer must raise no later than 14 days after receipt, are answered within a week.
",
    ),
    (
        "contradicting-periods",
        true,
        "5.1 The Provider retains measurement data and tickets for 24 months.

9.2 The Provider keeps tickets for 12 months after the end of the month concerned.
",
    ),
    (
        "contradicting-periods",
        true,
        "12.1 Client may terminate this Agreement at any time without cause on 120 days' written notice.

13.4 After a termination under clause 12.1 on 60 days' notice, Vendor invoices the remaining fees.
",
    ),
    (
        "contradicting-periods",
        true,
        "12.1 Either party may terminate this Agreement by 90 days' written notice.

17.4 This Agreement may be terminated by the Customer with 60 days' notice.
",
    ),
    (
        "contradicting-periods",
        false,
        "12.1 Either party may terminate this Agreement by 90 days' written notice.

17.4 If the Supplier is in material breach, this Agreement may be terminated by the Customer with 10 days' notice.
",
    ),
    (
        "contradicting-periods",
        false,
        "6.5 Vendor shall notify Customer of each security incident within 24 hours after Vendor discovers it.

17.4 In addition to the notice under Section 6.5, Vendor shall report the cause of each security incident within 5 days after discovery.
",
    ),
    (
        "contradicting-periods",
        false,
        "5.1 The Provider retains measurement data for 24 months.

9.2 The Provider keeps call recordings and tickets for 12 months.
",
    ),
    (
        "contradicting-targets",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.4 If Availability falls short of the agreed level of 99.5% in two months, the Customer may terminate.
",
    ),
    (
        "contradicting-targets",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.4 Below the guaranteed availability of 99.5% the Supplier pays a service credit of 5% of the monthly fee.
",
    ),
    (
        "contradicting-targets",
        false,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.4 If Availability falls below 99.0% in two months, the Customer may terminate.
",
    ),
    (
        "credit-over-cap",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.2 If it misses this level, it pays a Penalty of 15% of the Monthly Fee.

3.3 The overall amount at risk for Penalties of a month is 10% of the Monthly Fee.
",
    ),
    (
        "credit-bands-do-not-fit",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

| Result | Credit |
|---|---|
| 99.5 % inclusive up to 99.9 % exclusive | 5 % of the fee |
| from and including 99.0 % up to, but excluding, 99.4 % | 10 % of the fee |
| below 99.0 % | 20 % of the fee |
",
    ),
    (
        "claim-before-report",
        true,
        "1.1 “Rebate” means a reduction of the Monthly Fee for a missed Service Target.

3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.2 The Supplier shall send the performance report for each month by the 10th Working Day of the following month.

3.3 The Customer has to claim the Rebate within five days of the end of the month.
",
    ),
    (
        "sole-remedy-with-termination",
        true,
        "1.1 “Penalty” means a reduction of the Monthly Fee for a missed Service Target.

3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.3 Once the Penalty is paid, the Customer has no further claims.

3.4 The Customer may terminate the Agreement if Availability is below 99.0% in two consecutive months.
",
    ),
    (
        "no-right-after-repeated-misses",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.2 For each month in which it misses this level, it grants a service credit of 5% of the monthly fee.

3.3 Missed service levels, even if repeated, shall never constitute a material breach entitling the Customer to terminate.
",
    ),
    (
        "records-kept-too-short",
        true,
        "3.2 The Supplier keeps the monitoring data until the end of the following month.

3.3 The Customer may dispute the availability reported for a month within 60 days.
",
    ),
    (
        "own-fault-excluded",
        true,
        "3.1 The Supplier shall keep the Platform available for at least 99.9% of each calendar month.

3.2 Not counted as downtime are (a) faults of the Customer's network and (b) works which the Supplier considers necessary at short notice.
",
    ),
    (
        "reference-to-nothing",
        true,
        "1.1 This SLA supplements the framework agreement. It starts on 1 May. See clause 1.2.

1.2 The terms of clause 2.1 apply.

2.1 Clause 1.2 defines the period.

2.2 Clause 2.1 and clause 1.1 apply, and clause 3.1 too.

3.1 Reports follow clause 2.2.

3.2 The Supplier escalates in accordance with clause 3.9.
",
    ),
    (
        "duty-without-actor",
        true,
        "3.1 The Supplier hosts the System.

4.1 Every security incident must be announced by telephone within one hour after it was detected.
",
    ),
    (
        "party-name-varies",
        true,
        "This Agreement is between Northfield Inc. (“Client”) and Baker LLC (“Vendor”).

1.1 Vendor shall host the system. Vendor shall support it. Vendor shall report. Vendor is paid by Client. Vendor warrants it. Client pays Vendor. Client may audit Vendor. Vendor keeps logs.

1.2 Supplier shall replace its staff on request.
",
    ),
    (
        "party-name-varies",
        false,
        "This Agreement is between Northfield Inc. (“Client”) and Baker LLC (“Vendor”).

1.1 Vendor shall host the system. Vendor shall support it. Vendor shall report. Vendor is paid by Client. Vendor warrants it. Client pays Vendor. Client may audit Vendor. Vendor keeps logs.

1.2 A Contractor of Client may enter the site. Any Supplier shall sign in.
",
    ),
    (
        "term-varies",
        true,
        "1.1 “Temporary Fix” means a workaround. “Fee” means the amount in Annex 1. “Term” means three years.

2.1 The Supplier shall install an Interim Fix within 4 hours.
",
    ),
    (
        "too-few-cases",
        true,
        "3.1 The Supplier shall meet the following:

| Level | Requirement per month |
|---|---|
| Orders processed within 8 hours | at least 95% (usually 10 orders a month) |
",
    ),
    (
        "impossible-target",
        true,
        "| Level | Requirement |
|---|---|
| Alarms handled within 15 minutes | min. 980 % of the alarms |
",
    ),
    (
        "party-name-varies",
        true,
        "This Agreement is between Northfield Inc. (“Client”) and Baker LLC (“Provider”).

1.1 Provider shall keep the logs of year 1.

2.1 Provider shall keep the logs of year 2.

3.1 Provider shall keep the logs of year 3.

4.1 Provider shall keep the logs of year 4.

5.1 Provider shall keep the logs of year 5.

6.1 Provider shall keep the logs of year 6.

7.1 Provider shall keep the logs of year 7.

8.1 Provider shall keep the logs of year 8.

9.1 Provider shall keep the logs of year 9.

10.1 Provider shall keep the logs of year 10.

11.1 Provider shall keep the logs of year 11.

12.1 Provder shall host the system.
",
    ),
    (
        "contradicting-periods",
        true,
        "3.1 The Supplier shall keep each backup for 35 days.

9.1 Backups are deleted 14 days after they were made.
",
    ),
    (
        "term-varies",
        true,
        "1.1 “Quarterly charge” means the charges for one calendar quarter. “Fee” means money. “Term” means three years.

2.1 The Quarterly Charge is invoiced. The Quarterly Charge is due in 30 days.
",
    ),
    (
        "placeholder",
        true,
        "3.1 Delivery within ??? days after the order.
",
    ),
];

#[test]
fn faults_are_known_by_their_parts() {
    for (rule, is_fault, paper) in CASES {
        let (_, found) = linted::paper("paper.md", paper.as_bytes());
        let speaks = found.iter().any(|one| one.rule == *rule);
        assert_eq!(speaks, *is_fault, "{rule}: {paper}\n{found:#?}");
    }
}
