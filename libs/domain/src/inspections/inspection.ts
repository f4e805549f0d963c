import type { Decider } from '../kernel/index.js';
import type { InspectionCommand } from './commands.js';
import type { InspectionEvent } from './events.js';
import { evolve } from './evolve.js';
import {
  answerDefence,
  fileDefence,
  fileReport,
  issueLetter,
  issuePreliminaryOpinion,
  waiveDefence,
} from './hearing.js';
import { settleLetterDate } from './letter-date.js';
import { cancel, changeTeam, plan, reschedule, sendNotice, start } from './planning.js';
import { answerReview, requestReview } from './review.js';
import type { InspectionState } from './state.js';
import { answerQuestion, complete, raiseFinding, withdrawFinding } from './visit.js';

/** One inspection, from plan to 督导意见书. The stream's id is the inspection's. */
export const inspection: Decider<InspectionCommand, InspectionEvent, InspectionState> = {
  category: 'inspection',
  initial: { status: 'none' },
  evolve,
  decide(command, state, context) {
    switch (command.type) {
      case 'PlanInspection':
        return plan(command, state, context);
      case 'ChangeTeam':
        return changeTeam(command, state, context);
      case 'Reschedule':
        return reschedule(command, state, context);
      case 'SendNotice':
        return sendNotice(command, state, context);
      case 'StartInspection':
        return start(command, state, context);
      case 'AnswerQuestion':
        return answerQuestion(command, state, context);
      case 'RaiseFinding':
        return raiseFinding(command, state, context);
      case 'WithdrawFinding':
        return withdrawFinding(command, state, context);
      case 'CompleteInspection':
        return complete(command, state, context);
      case 'FileReport':
        return fileReport(command, state, context);
      case 'IssuePreliminaryOpinion':
        return issuePreliminaryOpinion(command, state, context);
      case 'FileDefence':
        return fileDefence(command, state, context);
      case 'WaiveDefence':
        return waiveDefence(command, state, context);
      case 'AnswerDefence':
        return answerDefence(command, state, context);
      case 'IssueOpinionLetter':
        return issueLetter(command, state, context);
      case 'SettleLetterDate':
        return settleLetterDate(command, state, context);
      case 'RequestReview':
        return requestReview(command, state, context);
      case 'AnswerReview':
        return answerReview(command, state, context);
      case 'CancelInspection':
        return cancel(command, state, context);
    }
  },
};
