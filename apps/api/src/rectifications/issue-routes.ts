import type { IssueActName } from '@app/domain/rectifications';
import type { Route } from '@app/platform/http';
import { ClocksController } from './clocks.controller.js';
import { ClosuresController } from './closures.controller.js';
import { IssueLadderController } from '../supervision/issue-ladder.controller.js';
import { RectificationsController } from './rectifications.controller.js';

const does = (method: keyof RectificationsController): Route => [RectificationsController, method];
const climbs = (method: keyof IssueLadderController): Route => [IssueLadderController, method];
const closes = (method: keyof ClosuresController): Route => [ClosuresController, method];
const clocks = (method: keyof ClocksController): Route => [ClocksController, method];

/** Through which route each act of an issue goes. */
export const issueRoutes: Readonly<Record<IssueActName, Route>> = {
  AssignRectification: does('assign'),
  ReassignIssue: does('reassign'),
  RequestConsultation: does('consult'),
  AcceptConsultation: does('acceptConsultation'),
  DeclineConsultation: does('declineConsultation'),
  WithdrawConsultation: does('withdrawConsultation'),
  AcknowledgeRectification: does('acknowledge'),
  SubmitRectificationPlan: does('plan'),
  ApproveRectificationPlan: does('approvePlan'),
  ReturnRectificationPlan: does('returnPlan'),
  ReportProgress: does('progress'),
  ApproveRectificationReport: does('approveReport'),
  RequestClosure: closes('request'),
  WithdrawClosureRequest: closes('takeBack'),
  VerifyOnSite: closes('verify'),
  RejectClosure: closes('reject'),
  CloseIssue: closes('close'),
  RequestExtension: closes('requestExtension'),
  GrantExtension: closes('grantExtension'),
  RefuseExtension: closes('refuseExtension'),
  SuspendClock: clocks('suspend'),
  WaiveIssue: clocks('waive'),
  ResumeClock: clocks('resume'),
  HandOverResponsibility: clocks('handOver'),
  FilePostedReport: clocks('filePosted'),
  RequestLongTerm: clocks('requestLongTerm'),
  GrantLongTerm: clocks('grantLongTerm'),
  RefuseLongTerm: clocks('refuseLongTerm'),
  ReviewStage: clocks('reviewStage'),
  RemindNow: climbs('remind'),
  AnswerRung: climbs('answer'),
  AcceptRungAnswer: climbs('accept'),
  DecideEscalation: climbs('decide'),
  WithdrawIssue: does('withdraw'),
  SupersedeIssue: does('supersede'),
  ReopenIssue: does('reopen'),
};
