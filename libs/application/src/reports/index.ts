import type { Type } from '@nestjs/common';
import { IssuePaperHandler, TakeTemplateOutOfUseHandler, UploadTemplateHandler } from './papers.js';
import { IssueReportHandler } from './reports.handlers.js';

export * from './facts.js';
export * from './papers.js';
export * from './reports.handlers.js';

/** What the runtime registers for this slice. */
export const reportsHandlers: Type[] = [
  IssueReportHandler,
  IssuePaperHandler,
  UploadTemplateHandler,
  TakeTemplateOutOfUseHandler,
];
