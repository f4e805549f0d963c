import type { Type } from '@nestjs/common';
import { AcknowledgeHandler, CampaignHandler } from './campaigns.handlers.js';
import { BringInFiguresHandler } from './bring-in-figures.handler.js';
import { FilingRehearsal } from './filing-rehearsal.js';
import { CampaignActs, FilingActs, ReviewActs } from './legal-acts.js';
import { ReturnChecks } from './return-checks.js';
import { ReturnDrafts } from './return-drafts.js';
import { StatisticsImport } from './statistics-import.js';
import { SubmissionHandler } from './submissions.handlers.js';

export { BringInFigures, PastFiguresRefused, type PastFiguresReport } from './bring-in-figures.handler.js';
export * from './campaign-facts.js';
export * from './campaigns.handlers.js';
export * from './facts.js';
export { FilingRehearsal } from './filing-rehearsal.js';
export { CampaignActs, FilingActs, ReviewActs } from './legal-acts.js';
export * from './past-facts.js';
export * from './return-checks.js';
export * from './return-drafts.js';
export * from './statistics-import.js';
export * from './submissions.handlers.js';
export { SubmissionRequest, type SubmissionAsk } from './submission-request.js';

/** What the runtime registers for this slice. */
export const submissionsHandlers: Type[] = [
  SubmissionHandler,
  CampaignHandler,
  AcknowledgeHandler,
  BringInFiguresHandler,
];

/** What the edge asks directly. */
export const submissionsServices: Type[] = [
  CampaignActs,
  FilingActs,
  FilingRehearsal,
  ReturnChecks,
  ReturnDrafts,
  ReviewActs,
  StatisticsImport,
];
