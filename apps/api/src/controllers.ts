import type { Type } from '@nestjs/common';
import { AccountsController } from './access/accounts.controller.js';
import { JournalController } from './access/journal.controller.js';
import { SessionController } from './access/session.controller.js';
import { SetUpController } from './access/set-up.controller.js';
import { TokensController } from './access/tokens.controller.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { ProofsController } from './audit/proofs.controller.js';
import { CertificationsController } from './certifications/certifications.controller.js';
import { PublicNoticesController } from './certifications/public-notices.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { CalendarsController } from './deadlines/calendars.controller.js';
import { CountyLimitsController } from './deadlines/county-limits.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { StepDeadlinesController } from './deadlines/step-deadlines.controller.js';
import { HelpController } from './help/help.controller.js';
import { DifferencesController } from './indicators/differences.controller.js';
import { ExplanationsController } from './indicators/explanations.controller.js';
import { BesideController } from './indicators/beside.controller.js';
import { CountyBoardController } from './indicators/county-board.controller.js';
import { SeriesController } from './indicators/series.controller.js';
import { WarningsController } from './indicators/warnings.controller.js';
import { TrendController } from './indicators/trend.controller.js';
import { ResponsibilitiesController } from './inspections/responsibilities.controller.js';
import { VisitDutyController } from './inspections/visit-duty.controller.js';
import { VisitProposalsController } from './inspections/visit-proposals.controller.js';
import { VisitRulesController } from './inspections/visit-rules.controller.js';
import { SimulationController } from './indicators/simulation.controller.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { VerificationsController } from './verifications/verifications.controller.js';
import { InspectionsController } from './inspections/inspections.controller.js';
import { PreparationsController } from './inspections/preparations.controller.js';
import { RecusalsController } from './inspections/recusals.controller.js';
import { VisitsController } from './inspections/visits.controller.js';
import { CountyDeliveryController } from './notifications/county-delivery.controller.js';
import { IssueDeliveriesController } from './notifications/issue-deliveries.controller.js';
import { MyDeliveryController } from './notifications/my-delivery.controller.js';
import { InboxController } from './notifications/inbox.controller.js';
import { InternalWakesController } from './internal/wakes.controller.js';
import { BackupsController } from './operations/backups.controller.js';
import { HealthController } from './operations/health.controller.js';
import { ProbesController } from './operations/probes.controller.js';
import { PaperDraftsController } from './reports/paper-drafts.controller.js';
import { PaperTemplatesController } from './reports/paper-templates.controller.js';
import { PapersController } from './reports/papers.controller.js';
import { PublicReportsController } from './reports/public-reports.controller.js';
import { ReportChecksController } from './report-checks/report-checks.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { SchoolsController } from './organizations/schools.controller.js';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { CountyRecordsController } from './standards/county-records.controller.js';
import { ExemptionsController } from './standards/exemptions.controller.js';
import { StandardsController } from './standards/standards.controller.js';
import { ClocksController } from './rectifications/clocks.controller.js';
import { ClosuresController } from './rectifications/closures.controller.js';
import { IssueCommonController } from './rectifications/issue-common.controller.js';
import { IssueDifferenceController } from './rectifications/issue-difference.controller.js';
import { IssueFiguresController } from './rectifications/issue-figures.controller.js';
import { IssuePeopleController } from './rectifications/issue-people.controller.js';
import { IssueBatchController } from './rectifications/issue-batch.controller.js';
import { CommonIssuesController } from './rectifications/common-issues.controller.js';
import { IssueWorkbookController } from './rectifications/issue-workbook.controller.js';
import { IssuesController } from './rectifications/issues.controller.js';
import { PastFiguresController } from './submissions/past-figures.controller.js';
import { LedgersController } from './rectifications/ledgers.controller.js';
import { RectificationsController } from './rectifications/rectifications.controller.js';
import { CampaignBoardsController } from './submissions/campaign-boards.controller.js';
import { CampaignsController } from './submissions/campaigns.controller.js';
import { ReturnDraftsController } from './submissions/return-drafts.controller.js';
import { ReturnsController } from './submissions/returns.controller.js';
import { ReviewPageController } from './submissions/review-page.controller.js';
import { ReviewsController } from './submissions/reviews.controller.js';
import { MyReturnsController } from './submissions/my-returns.controller.js';
import { OwedReturnsController } from './submissions/owed-returns.controller.js';
import { StatisticsController } from './submissions/statistics.controller.js';
import { CountyLaddersController } from './supervision/county-ladders.controller.js';
import { IssueLadderController } from './supervision/issue-ladder.controller.js';
import { ScoreboardController } from './supervision/scoreboard.controller.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { SearchController } from './search/search.controller.js';
import { TodosController } from './todos/todos.controller.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { WorkbookUploadsController } from './submissions/workbook-uploads.controller.js';
import { WorkbooksController } from './submissions/workbooks.controller.js';

/** Every route. Each slice adds its line. */
export const controllers: readonly Type[] = [
  SetUpController,
  SessionController,
  TokensController,
  AccountsController,
  JournalController,
  TodosController,
  InboxController,
  MyDeliveryController,
  CountyDeliveryController,
  IssueDeliveriesController,
  SearchController,
  AttachmentsController,
  OrganizationsController,
  SchoolsController,
  StandardsController,
  CountyRecordsController,
  ExemptionsController,
  CertificationsController,
  PublicNoticesController,
  CalendarsController,
  CountyLimitsController,
  DeadlinesController,
  StepDeadlinesController,
  ReviewPageController,
  ReviewsController,
  ReturnsController,
  SubmissionsController,
  CampaignBoardsController,
  CampaignsController,
  OwedReturnsController,
  MyReturnsController,
  ReturnDraftsController,
  StatisticsController,
  WorkbooksController,
  WorkbookUploadsController,
  IndicatorsController,
  TrendController,
  WarningsController,
  CountyBoardController,
  BesideController,
  ExplanationsController,
  SimulationController,
  DifferencesController,
  SeriesController,
  HelpController,
  VerificationsController,
  PreparationsController,
  InspectionsController,
  VisitsController,
  VisitDutyController,
  VisitProposalsController,
  VisitRulesController,
  ResponsibilitiesController,
  RecusalsController,
  IssueBatchController,
  CommonIssuesController,
  IssueWorkbookController,
  IssuesController,
  IssueCommonController,
  IssueDifferenceController,
  IssueFiguresController,
  IssuePeopleController,
  RectificationsController,
  SupervisionController,
  ScoreboardController,
  IssueLadderController,
  CountyLaddersController,
  ClosuresController,
  ClocksController,
  LedgersController,
  PastFiguresController,
  AuditController,
  ProofsController,
  ReportsController,
  PublicReportsController,
  ReportChecksController,
  PaperDraftsController,
  PapersController,
  PaperTemplatesController,
  ChangesController,
  HealthController,
  ProbesController,
  InternalWakesController,
  BackupsController,
];
