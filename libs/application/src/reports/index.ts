import type { Type } from '@nestjs/common';
import { IssueReportHandler } from './reports.handlers.js';

export * from './facts.js';
export * from './reports.handlers.js';

/** What the runtime registers for this slice. */
export const reportsHandlers: Type[] = [IssueReportHandler];
