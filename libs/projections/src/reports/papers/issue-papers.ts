import {
  closureApplication,
  closureApplicationOf,
  rectificationNotice,
  rectificationNoticeOf,
  rectificationReport,
  rectificationReportOf,
  supervisionSlip,
  supervisionSlipOf,
} from '@app/domain/reports';
import { issuePaper } from './issue-asked.js';
import type { PaperSource } from './source.js';

/** The papers of one issue, in the order of its life. */
export const issuePapers: readonly PaperSource[] = [
  issuePaper(rectificationNotice, rectificationNoticeOf),
  issuePaper(supervisionSlip, supervisionSlipOf),
  issuePaper(closureApplication, closureApplicationOf),
  issuePaper(rectificationReport, rectificationReportOf),
];
