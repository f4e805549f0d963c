import type { Provider, Type } from '@nestjs/common';
import { AccessFacts, accessHandlers, accessServices } from '@app/application/access';
import { CertificationFacts, certificationsHandlers, certificationsServices } from '@app/application/certifications';
import { DeadlineFacts, deadlinesHandlers, deadlinesServices, LadderFacts } from '@app/application/deadlines';
import { InspectionFacts, inspectionsHandlers, inspectionsServices } from '@app/application/inspections';
import { OrganizationFacts, organizationsHandlers, SchoolListFacts } from '@app/application/organizations';
import {
  CommonIssueFacts,
  LedgerFacts,
  RectificationFacts,
  rectificationsHandlers,
  rectificationsServices,
} from '@app/application/rectifications';
import { PaperFacts, ReportFacts, reportsHandlers } from '@app/application/reports';
import { StandardFacts, standardsHandlers } from '@app/application/standards';
import {
  CampaignFacts,
  PastFiguresFacts,
  SubmissionFacts,
  submissionsHandlers,
  submissionsServices,
} from '@app/application/submissions';
import { VerificationFacts, verificationsHandlers } from '@app/application/verifications';
import { CompletedCommands } from './completed-commands.js';
import { ReadAccessFacts } from './facts/access.js';
import { ReadCertificationFacts } from './facts/certifications.js';
import { ReadCommonIssueFacts } from './facts/common-issues.js';
import { ReadCampaignFacts } from './facts/campaigns.js';
import { ReadLadderFacts } from './facts/ladders.js';
import { ReadDeadlineFacts } from './facts/deadlines.js';
import { ReadLedgerFacts } from './facts/ledger.js';
import { ReadOrganizationFacts } from './facts/organizations.js';
import { ReadPastFiguresFacts } from './facts/past-figures.js';
import { MakeReportFacts } from './reports/facts.js';
import { MakePaperFacts } from './reports/papers/facts.js';
import { PaperGathering } from './reports/papers/gathering.js';
import { Papers } from './reports/papers/papers.js';
import { PaperPrinting } from './reports/papers/printing.js';
import { PaperTemplates } from './reports/papers/templates.js';
import { Reports } from './reports/reports.js';
import { ReadSchoolListFacts } from './facts/school-list.js';
import { ReadStandardFacts } from './facts/standards.js';
import { ReadSubmissionFacts } from './facts/submissions.js';
import { ReadInspectionFacts, ReadRectificationFacts } from './facts/supervision.js';
import { ReadVerificationFacts } from './facts/verifications.js';

/** Command handlers of every slice. Each slice adds its line. */
export const handlers: readonly Type[] = [
  ...organizationsHandlers,
  ...submissionsHandlers,
  ...verificationsHandlers,
  ...standardsHandlers,
  ...certificationsHandlers,
  ...inspectionsHandlers,
  ...rectificationsHandlers,
  ...accessHandlers,
  ...deadlinesHandlers,
  ...reportsHandlers,
];

/** What decisions must know beyond their stream, out of the read models. Each slice adds its line. */
export const facts: readonly Provider[] = [
  { provide: AccessFacts, useClass: ReadAccessFacts },
  { provide: OrganizationFacts, useClass: ReadOrganizationFacts },
  { provide: SchoolListFacts, useClass: ReadSchoolListFacts },
  { provide: CertificationFacts, useClass: ReadCertificationFacts },
  { provide: StandardFacts, useClass: ReadStandardFacts },
  { provide: SubmissionFacts, useClass: ReadSubmissionFacts },
  { provide: PastFiguresFacts, useClass: ReadPastFiguresFacts },
  { provide: CampaignFacts, useClass: ReadCampaignFacts },
  { provide: VerificationFacts, useClass: ReadVerificationFacts },
  { provide: InspectionFacts, useClass: ReadInspectionFacts },
  { provide: RectificationFacts, useClass: ReadRectificationFacts },
  { provide: CommonIssueFacts, useClass: ReadCommonIssueFacts },
  { provide: LedgerFacts, useClass: ReadLedgerFacts },
  { provide: LadderFacts, useClass: ReadLadderFacts },
  { provide: ReportFacts, useClass: MakeReportFacts },
  { provide: PaperFacts, useClass: MakePaperFacts },
  { provide: DeadlineFacts, useClass: ReadDeadlineFacts },
];

/** Services of a slice that are no handlers, for the edge. */
export const services: readonly Type[] = [
  ...accessServices,
  ...certificationsServices,
  ...submissionsServices,
  ...rectificationsServices,
  ...inspectionsServices,
  ...deadlinesServices,
  CompletedCommands,
  Reports,
  PaperGathering,
  PaperPrinting,
  Papers,
  PaperTemplates,
];
