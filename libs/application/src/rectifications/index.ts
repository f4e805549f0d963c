import type { Type } from '@nestjs/common';
import { BringInLedgerHandler } from './bring-in-ledger.handler.js';
import { CommonIssueHandler, CommonPlanCompletion } from './common-issues.js';
import { IssueActs } from './legal-acts.js';
import { RectificationHandler } from './rectifications.handlers.js';

export { BringInLedger, LedgerRefused, type LedgerReport } from './bring-in-ledger.handler.js';
export * from './common-issues.js';
export * from './facts.js';
export * from './ledger-facts.js';
export * from './legal-acts.js';
export * from './rectifications.handlers.js';

/** What the runtime registers for this slice. */
export const rectificationsHandlers: Type[] = [RectificationHandler, BringInLedgerHandler, CommonIssueHandler];

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const rectificationsServices: Type[] = [IssueActs, CommonPlanCompletion];
