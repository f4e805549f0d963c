import type { Type } from '@nestjs/common';
import { BringInLedgerHandler } from './bring-in-ledger.handler.js';
import { RectificationHandler } from './rectifications.handlers.js';

export { BringInLedger, LedgerRefused, type LedgerReport } from './bring-in-ledger.handler.js';
export * from './facts.js';
export * from './ledger-facts.js';
export * from './rectifications.handlers.js';

/** What the runtime registers for this slice. */
export const rectificationsHandlers: Type[] = [RectificationHandler, BringInLedgerHandler];
