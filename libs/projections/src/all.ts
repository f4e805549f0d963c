import { accounts } from './access/index.js';
import { evidenceUses } from './attachments/index.js';
import { certificationEventRows } from './certifications/index.js';
import { countyLimits, dueRow, holidayYears, issueRungs, schoolTermRows, stepDeadlines } from './deadlines/index.js';
import { inspectionList, inspectionTeams, recusals, responsibilities, visitRules } from './inspections/index.js';
import { statementRegister } from './indicators/index.js';
import { anyProjection } from './kernel/index.js';
import { notices } from './notifications/index.js';
import { countySequence, organizationTree } from './organizations/index.js';
import { commonIssues, issueDueDates, issueLedger, issueNotes } from './rectifications/index.js';
import { issuedPapers, issuedReports, paperTemplates } from './reports/index.js';
import { adoptedStandards, countyRecords } from './standards/index.js';
import { campaignRegister, submissionRegister } from './submissions/index.js';
import { trail } from './audit/index.js';
import type { Projection } from './kernel/index.js';

/** Every read model. Each slice adds its line: `anyProjection(issueLedger)`. */
export const allProjections: readonly Projection[] = [
  anyProjection(organizationTree),
  anyProjection(countySequence),
  anyProjection(submissionRegister),
  anyProjection(campaignRegister),
  anyProjection(adoptedStandards),
  anyProjection(countyRecords),
  anyProjection(certificationEventRows),
  anyProjection(statementRegister),
  anyProjection(accounts),
  evidenceUses,
  anyProjection(inspectionList),
  anyProjection(inspectionTeams),
  anyProjection(recusals),
  anyProjection(responsibilities),
  anyProjection(visitRules),
  anyProjection(issueLedger),
  anyProjection(issueDueDates),
  anyProjection(issueNotes),
  anyProjection(commonIssues),
  anyProjection(dueRow),
  anyProjection(notices),
  anyProjection(holidayYears),
  anyProjection(schoolTermRows),
  anyProjection(countyLimits),
  anyProjection(issueRungs),
  anyProjection(stepDeadlines),
  anyProjection(issuedReports),
  anyProjection(issuedPapers),
  anyProjection(paperTemplates),
  trail,
];
