import type { Decider } from '../kernel/index.js';
import { acknowledge, assign, raiseIssue, reassign } from './assignment.js';
import { bringIn } from './bringing-in.js';
import { close, rejectClosure, requestClosure, verifyOnSite, withdrawClosureRequest } from './closure.js';
import { settleDueDate } from './clock-settling.js';
import { expireWaiver, handOver, resumeClock, suspendClock, waiveIssue } from './clock-stops.js';
import type { RectificationCommand } from './commands.js';
import { adoptCommonPlan } from './common/adopt-plan.js';
import { acceptConsultation, declineConsultation, requestConsultation, withdrawConsultation } from './consultation.js';
import { reopen, supersede, withdraw } from './ending.js';
import type { RectificationEvent } from './events.js';
import { evolve } from './evolve.js';
import { grantExtension, refuseExtension, requestExtension } from './extension.js';
import { advanceLadder } from './ladder.js';
import { acceptRungAnswer, answerRung, decideEscalation, remindNow } from './ladder-answers.js';
import { grantLongTerm, refuseLongTerm, requestLongTerm, reviewStage } from './long-term.js';
import { filePostedReport } from './posted-report.js';
import type { RectificationState } from './state.js';
import { approvePlan, approveReport, reportProgress, returnPlan, submitPlan } from './work.js';

/** One issue, from finding to 销号 and, when it comes back, on to the next round. The stream's id is the issue's. */
export const rectification: Decider<RectificationCommand, RectificationEvent, RectificationState> = {
  category: 'rectification',
  initial: { status: 'none' },
  evolve,
  decide(command, state, context) {
    switch (command.type) {
      case 'RaiseIssue':
        return raiseIssue(command, state, context);
      case 'BringInIssue':
        return bringIn(command, state, context);
      case 'RequestConsultation':
        return requestConsultation(command, state, context);
      case 'AcceptConsultation':
        return acceptConsultation(command, state, context);
      case 'DeclineConsultation':
        return declineConsultation(command, state, context);
      case 'WithdrawConsultation':
        return withdrawConsultation(command, state, context);
      case 'AssignRectification':
        return assign(command, state, context);
      case 'ReassignIssue':
        return reassign(command, state, context);
      case 'AcknowledgeRectification':
        return acknowledge(command, state, context);
      case 'SubmitRectificationPlan':
        return submitPlan(command, state, context);
      case 'AdoptCommonPlan':
        return adoptCommonPlan(command, state, context);
      case 'ApproveRectificationPlan':
        return approvePlan(command, state, context);
      case 'ReturnRectificationPlan':
        return returnPlan(command, state, context);
      case 'ReportProgress':
        return reportProgress(command, state, context);
      case 'ApproveRectificationReport':
        return approveReport(command, state, context);
      case 'RequestClosure':
        return requestClosure(command, state, context);
      case 'WithdrawClosureRequest':
        return withdrawClosureRequest(command, state, context);
      case 'VerifyOnSite':
        return verifyOnSite(command, state, context);
      case 'RejectClosure':
        return rejectClosure(command, state, context);
      case 'CloseIssue':
        return close(command, state, context);
      case 'RequestExtension':
        return requestExtension(command, state, context);
      case 'GrantExtension':
        return grantExtension(command, state, context);
      case 'RefuseExtension':
        return refuseExtension(command, state, context);
      case 'SuspendClock':
        return suspendClock(command, state, context);
      case 'WaiveIssue':
        return waiveIssue(command, state, context);
      case 'ResumeClock':
        return resumeClock(command, state, context);
      case 'ExpireWaiver':
        return expireWaiver(command, state, context);
      case 'SettleDueDate':
        return settleDueDate(command, state, context);
      case 'FilePostedReport':
        return filePostedReport(command, state, context);
      case 'HandOverResponsibility':
        return handOver(command, state, context);
      case 'RequestLongTerm':
        return requestLongTerm(command, state, context);
      case 'GrantLongTerm':
        return grantLongTerm(command, state, context);
      case 'RefuseLongTerm':
        return refuseLongTerm(command, state, context);
      case 'ReviewStage':
        return reviewStage(command, state, context);
      case 'WithdrawIssue':
        return withdraw(command, state, context);
      case 'SupersedeIssue':
        return supersede(command, state, context);
      case 'ReopenIssue':
        return reopen(command, state, context);
      case 'AdvanceLadder':
        return advanceLadder(command, state, context);
      case 'RemindNow':
        return remindNow(command, state, context);
      case 'AnswerRung':
        return answerRung(command, state, context);
      case 'AcceptRungAnswer':
        return acceptRungAnswer(command, state, context);
      case 'DecideEscalation':
        return decideEscalation(command, state, context);
    }
  },
};
