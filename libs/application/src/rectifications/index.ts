import type { Type } from '@nestjs/common';
import { BringInLedgerHandler } from './bring-in-ledger.handler.js';
import { IssueActs } from './legal-acts.js';
import { RectificationHandler } from './rectifications.handlers.js';

export { BringInLedger, LedgerRefused, type LedgerReport } from './bring-in-ledger.handler.js';
export * from './facts.js';
export * from './ledger-facts.js';
export * from './legal-acts.js';
export * from './rectifications.handlers.js';

/** What the runtime registers for this slice. */
export const rectificationsHandlers: Type[] = [RectificationHandler, BringInLedgerHandler];

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const rectificationsServices: Type[] = [IssueActs];
