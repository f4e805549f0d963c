import { accessEvents, accessRefusals, account } from '../access/index.js';
import { attachmentRefusals } from '../attachments/index.js';
import { certification, certificationEvents, certificationRefusals } from '../certifications/index.js';
import {
  calendarEvents,
  countyDeadlines,
  deadlineEvents,
  deadlineProfileEvents,
  deadlineRefusals,
  holidayYear,
  ladder,
  ladderEvents,
  ladderRefusals,
  schoolTerms,
  schoolTermsEvents,
  stepClock,
} from '../deadlines/index.js';
import {
  inspection,
  inspectionEvents,
  inspectionRefusals,
  recusalEvents,
  recusalRegister,
  responsibility,
  responsibilityEvents,
  visitRule,
  visitRuleEvents,
} from '../inspections/index.js';
import {
  kernelRefusals,
  type Command,
  type Decider,
  type EventCatalogue,
  type Fact,
  type RefusalSentences,
} from '../kernel/index.js';
import {
  codeReservation,
  organization,
  organizationEvents,
  organizationRefusals,
  reservationEvents,
} from '../organizations/index.js';
import {
  commonIssue,
  commonIssueEvents,
  commonIssueRefusals,
  rectification,
  rectificationEvents,
  rectificationRefusals,
} from '../rectifications/index.js';
import { reportCheckRefusals } from '../report-checks/index.js';
import {
  answerRefusals,
  paper,
  paperEvents,
  paperRefusals,
  report,
  reportEvents,
  reportRefusals,
  template,
  templateEvents,
  templateRefusals,
} from '../reports/index.js';
import { replayEvents, replayIncidents, signingKey, signingKeyEvents, signingKeyRefusals } from '../proofs/index.js';
import { countyRecord, countyRecordEvents, standard, standardEvents, standardRefusals } from '../standards/index.js';
import {
  campaign,
  campaignEvents,
  campaignRefusals,
  campaignTask,
  campaignTaskEvents,
  statisticsRefusals,
  submission,
  submissionEvents,
  submissionRefusals,
} from '../submissions/index.js';
import { workbookRefusals } from '../workbooks/index.js';
import { verification, verificationEvents, verificationRefusals } from '../verifications/index.js';

/** A decider whose command, event and state types have been forgotten, so that all stand in one list. */
export type AnyDecider = Decider<Command, Fact, unknown>;

/** The storage contract of every category. Each slice adds its line. */
export const catalogues: readonly EventCatalogue[] = [
  organizationEvents,
  reservationEvents,
  submissionEvents,
  campaignEvents,
  campaignTaskEvents,
  inspectionEvents,
  recusalEvents,
  responsibilityEvents,
  visitRuleEvents,
  rectificationEvents,
  commonIssueEvents,
  ladderEvents,
  standardEvents,
  countyRecordEvents,
  certificationEvents,
  verificationEvents,
  accessEvents,
  calendarEvents,
  schoolTermsEvents,
  deadlineProfileEvents,
  deadlineEvents,
  reportEvents,
  paperEvents,
  templateEvents,
  signingKeyEvents,
  replayEvents,
];

/** Every stream's behaviour. Each slice adds its line. */
export const deciders: readonly AnyDecider[] = [
  organization,
  codeReservation,
  submission,
  campaign,
  campaignTask,
  inspection,
  recusalRegister,
  responsibility,
  visitRule,
  rectification,
  commonIssue,
  ladder,
  standard,
  countyRecord,
  certification,
  verification,
  account,
  holidayYear,
  schoolTerms,
  countyDeadlines,
  stepClock,
  report,
  paper,
  template,
  signingKey,
  replayIncidents,
];

/** The Chinese sentence of every refusal code. Each slice adds its line. */
export const refusalSentences: RefusalSentences = {
  ...kernelRefusals,
  ...organizationRefusals,
  ...submissionRefusals,
  ...campaignRefusals,
  ...statisticsRefusals,
  ...inspectionRefusals,
  ...rectificationRefusals,
  ...commonIssueRefusals,
  ...ladderRefusals,
  ...standardRefusals,
  ...certificationRefusals,
  ...verificationRefusals,
  ...accessRefusals,
  ...attachmentRefusals,
  ...workbookRefusals,
  ...paperRefusals,
  ...answerRefusals,
  ...templateRefusals,
  ...deadlineRefusals,
  ...reportRefusals,
  ...reportCheckRefusals,
  ...signingKeyRefusals,
};
